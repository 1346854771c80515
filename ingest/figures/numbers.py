"""Numbers as papers write them: digits and words, percentages, money, ranges, shares of a whole."""

import re
from dataclasses import dataclass, replace

from ingest.figures.not_figures import blanked, counts_off
from number_words import IN_WORDS, MULTIPLES, SCALES, VALUES, value_in_words, without_marks
from papers import Sense

# "bin" is how a scan may read "bn".
SCALE = MULTIPLES | {"bin": 10**9}
_SCALE = "|".join(SCALES)
_TENS = frozenset(range(20, 100, 10))
_WORD = "|".join(sorted(VALUES, key=len, reverse=True))
_NUMBER = (
    r"(?P<sign>[-+–−](?=[£\d]))?(?P<money>[£$€])?\s?(?P<minus>[-−](?=\d))?"
    rf"(?:(?P<digits>\d+(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    rf"(?:\s?(?P<scale>{_SCALE}|bn|bin|mn|m|k)\b)?(?![A-Za-z\d]|[.,/]\d)"
    rf"|(?P<words>{IN_WORDS})(?=\b|(?:{_WORD})\b))"
    r"(?:\s?(?P<percent>%(?!s\b)|per\s?cent\b(?:age\spoints?)?|percentage\spoints?\b|pp\b))?"
    r"(?:\s?(?P<pounds>pounds?|pence|p)\b)?"
)
_BEGINS = r"(?<![\w.,/£$€])"
NUMBER = re.compile(_BEGINS + _NUMBER, re.IGNORECASE)
# Two number words whose dash was lost: "eighteentwenty-two", "sixtysix".
RUN_TOGETHER = re.compile(rf"(?<![^\W\d_])(?:{_WORD})(?=(?:{_WORD})\b)", re.IGNORECASE)
_AFTER_WORD = "|".join(f"(?<={word})" for word in VALUES)
NUMBER_AFTER_WORD = re.compile(rf"(?:{_BEGINS}|{_AFTER_WORD}){_NUMBER}", re.IGNORECASE)
# Between the ends of a range; "and" only after "between".
_DASH = re.compile(r"\s*(?:-|–|—)\s*")
_TO = re.compile(r"\s+(?:to|and|up to)\s+(?:around |about |approximately |over )?")
_BETWEEN = re.compile(
    r"\b(?:between|from|of|at|in the range(?: of)?|ranged?|ranging|varied|vary)\b[^.;]{0,25}$", re.I
)
_CHANGE = re.compile(
    r"\b(?:ris\w*|rose|increas\w*|fall\w*|fell|reduc\w*|improv\w*|decreas\w*|drop\w*|declin\w*|"
    r"went|gone|mov\w*|grow\w*|grew|grown|cut|rais\w*|lower\w*|chang\w*|up|down"
    r"|from)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:out\s+of|of)\s+(?:the\s+|these\s+|all\s+|a total of\s+)?(?:\w+ )?$"
)
_ABOUT = re.compile(
    r"\b(?:about|around|approx(?:imately|\.)?|circa|c\.|nearly|almost|roughly|some|over|"
    r"more than|under|fewer than|less than|up to|at least|just (?:over|under)|in excess of|"
    r"estimated(?: at)?)\s*$|~\s?$",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s*\(?(?:approx\.?|approximately)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Number:
    """A number in a text: its span, its value, "%" or "£" or None, and its sense if it has one.

    ``bare`` says that it is written without sign or unit; ``worded`` that it is in words, ``scale``
    what "m" or "thousand" multiplied it by.
    """

    start: int
    end: int
    value: float
    unit: str | None
    sense: Sense | None = None
    bare: bool = False
    worded: bool = False
    scale: float = 1.0


def numbers_in(text: str) -> list[Number]:
    """The numbers in ``text`` that can be figures, in order.

    ``text`` is a sentence with its dates already blanked out. Of "39 of 160" only the 39 is
    given: the whole is part of what is measured.
    """
    rest = blanked(without_marks(text))
    rest = re.sub(r"\b\d0%s\b", lambda match: " " * len(match.group()), rest)  # "in the high 90%s"
    found: list[Number] = []
    for match in (NUMBER_AFTER_WORD if RUN_TOGETHER.search(rest) else NUMBER).finditer(rest):
        number = _number(match, rest)
        if number is None:
            continue
        before = found[-1] if found else None
        if before and before.end == number.start and before.value in _TENS and number.value < 10:
            # "sixtysix" is one number, whose dash stands within it.
            found[-1] = replace(number, start=before.start, value=before.value + number.value)
        else:
            found.append(number)
    return [one for one in _shares(rest, _ranges(rest, found)) if not _is_loose(rest, one)]


def value_of(said: str) -> tuple[float, str | None] | None:
    """The value and unit of a table's cell ("£1,234.5", "(12.3)", "95 %"), if it is a number."""
    bare = without_marks(said).strip().strip("*").strip()
    negative = bare.startswith("(") and bare.endswith(")")
    match = NUMBER.fullmatch(bare.strip("()").strip() if negative else bare.rstrip("*").strip())
    if match is None or match["words"]:
        return None
    number = _number(match, bare)
    if number is None:
        return None
    turned = negative and "+" not in bare
    return (-number.value if turned else number.value), number.unit


def _number(match: "re.Match[str]", text: str) -> Number | None:
    words, scale = match["words"], 1.0
    if words:
        value = float(value_in_words(words))
    else:
        value = float(match["digits"].replace(",", ""))
        scale = float(SCALE.get((match["scale"] or "").lower(), 1))
        value *= scale
    sign = match["sign"]
    before = text[: match.start()]
    # "offset by -£0.8m", but not "Hall hire -£25.00", where the sign is a dash.
    less = sign not in (None, "+") and re.search(r"(?:^|[(|\t,])\s*$|\b[a-z]+ $", before)
    if less or match["minus"]:
        value = -value
    unit = "%" if match["percent"] else None
    if match["money"] or match["pounds"]:
        unit = "£" if match["money"] in (None, "£") else match["money"]
        if (match["pounds"] or "").lower() in ("pence", "p"):
            value = round(value / 100, 4)
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    if sign and value >= 0 and sign != "+":
        start += 1
    start += len(text[start : match.end()]) - len(text[start : match.end()].lstrip())
    sense: Sense | None = None
    if _ABOUT.search(text[max(0, start - 25) : start]) or _TAIL.match(text[match.end() :]):
        sense = "about"
    bare = unit is None and not match["scale"]
    return Number(start, match.end(), round(value, 6), unit, sense, bare, bool(words), scale=scale)


def _ranges(text: str, numbers: list[Number]) -> list[Number]:
    """``numbers``, those that are the two ends of a range with their sense."""
    made = list(numbers)
    for place in range(len(made) - 1):
        one, other = made[place], made[place + 1]
        between = text[one.end : other.start]
        before = text[max(0, one.start - 90) : one.start]
        dash = _DASH.fullmatch(between) is not None or (
            not between and one.worded and other.worded  # run together: the dash was lost
        )
        to = _TO.fullmatch(between) is not None and (
            _BETWEEN.search(before) is not None or " to " in between
        )
        if to and re.search(r"\bby\s*$", before):
            continue  # by how much it went up, and to what
        if not (dash or to) or one.sense in ("from", "to") or one.value > other.value:
            if to and " to " in between and _CHANGE.search(before):
                made[place : place + 2] = _changed(one, other)
            continue
        if to and _CHANGE.search(before) and "between" not in before[-12:].lower():
            made[place : place + 2] = _changed(one, other)
            continue
        unit = one.unit or other.unit
        # "£4-6m": the scale of the second is the first one's too.
        shared = other.scale if one.scale == 1 and one.value * other.scale <= other.value else 1
        first = replace(one, value=one.value * shared)
        made[place] = replace(first, unit=unit, sense="from", bare=one.bare and unit is None)
        made[place + 1] = replace(other, unit=unit, sense="to", bare=other.bare and unit is None)
    return made


def _changed(one: Number, other: Number) -> list[Number]:
    unit = one.unit or other.unit
    return [
        replace(one, unit=unit, sense="from"),
        replace(other, unit=other.unit or unit, sense="to"),
    ]


def _shares(text: str, numbers: list[Number]) -> list[Number]:
    """``numbers`` without the wholes that others are parts of: "41 of 58", "41 out of 58"."""
    kept: list[Number] = []
    for one in numbers:
        before = kept[-1] if kept else None
        between = text[before.end : one.start] if before else ""
        of_whole = before is not None and _OF_WHOLE.fullmatch(between) is not None
        if not (of_whole and before and before.bare and one.bare and before.value <= one.value):
            kept.append(one)
    return kept


def _is_loose(text: str, number: Number) -> bool:
    """Whether a bare number counts off parts of the text, or nothing that can be told."""
    if not number.bare or number.sense in ("from", "to"):
        return False
    after = text[number.end :]
    if counts_off(after):
        return True
    if number.worded and number.value == 1:
        return re.search(r"\bonly $", text[: number.start]) is None
    return re.match(r"\s*[-–/]\s*\w", after) is not None and not re.match(r"\s+[-–]\s", after)
