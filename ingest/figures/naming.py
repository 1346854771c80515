"""The name of what is measured, by the words right beside a value."""

import re
from collections.abc import Sequence

from ingest.figures import wording
from ingest.figures.name_shape import LONGEST_WORDS, MOST_SUBJECT, shortened
from ingest.figures.name_words import (
    ACCOUNTS,
    AT_A,
    BREAKS,
    COPULA,
    DESCRIBES,
    DETERMINERS,
    DONE_SO,
    FINITE,
    HEADS,
    LEADS,
    LINKS,
    NO_HEADS,
    OF,
    PARTICIPLE,
    PASSIVE,
    PREPOSITION,
    STOPS,
    WHICH_WAS,
)
from ingest.figures.numbers import Number

# With one of these what stands between two values is no name.
TOLD = frozenset("was were had will would from to against compared of".split())
# So many words at most make a name in a list of values.
MOST_LISTED = 10
# A name of so few words that ends in a word such as "overspend" goes with what overspends.
FEW = 3


def beside(before: str, after: str, unit: str | None) -> str:
    """What is measured where the words right beside a value name it; "" where they do not.

    "a saving of £1m" and "a £1m saving" are a saving; "£40m of the recovery grant" is that grant.
    ``before`` and ``after`` are the words of the same statement. A word that only says that
    something rises or is spent goes with what it is of, if the statement begins with that.
    """
    name, rest = "", before
    if unit in ("£", "%") and DESCRIBES.search(before):
        name = _described(after)
    of = OF.search(before)
    if not name and of:
        name, rest = _before_of(before[: of.start()])
    if not name and unit == "£" and re.match(r"\s+of\s+(?!which\b|whom\b)", after):
        return _described(re.sub(r"^\s+of\s+", "", after))
    if not name or wording.is_generic(name):
        return ""
    words = name.lower().split()
    alone = words[0] in HEADS and all(PARTICIPLE.fullmatch(one) for one in words[1:])
    if not alone and (words[-1] not in HEADS or len(words) > FEW):
        return name
    name = name.split()[0] if alone else name
    bought = AT_A.search(rest)
    subject = _before_of(rest[: bought.start()])[0] if bought else _subject(rest)
    if subject and not wording.is_generic(subject):
        return f"{subject}: {name}"
    return "" if alone else name


def share_of(before: str, whole: str) -> tuple[str | None, str] | None:
    """Subject and measure of "these services account for 71% of the budget"; None for others."""
    verb = ACCOUNTS.search(before)
    if verb is None:
        return None
    subject = wording.plain(before[: verb.start()])
    return None if wording.is_generic(subject) else subject, f"share of {whole}"


def counted(before: str, after: str) -> str:
    """The things that a number counts, where a clause of its own stands before it; else "".

    "the council was in touch with 137 care leavers aged 18 to 21" counts care leavers.
    """
    if wording.is_generic(wording.plain(before)) or not FINITE.search(before):
        return ""
    return _described(after)


def before_which(before: str) -> str:
    """What ", which was" right before a value is said of; "" where it is not there."""
    match = WHICH_WAS.search(before)
    if match is None:
        return ""
    name, rest = _before_of(before[: match.start()])
    figure = re.search(r"\b(?:figure|rate|level|total|result)s? (?:for|of) (?:the )?$", rest)
    of = re.search(r"\b(?:for|of|in|on) (?:the |a |an )?$", rest)
    return name if figure or of or len(name.split()) > 1 else ""


def bracketed(before: str) -> str:
    """The name right before a bracket that only holds its value: "spending growth (£93m)"."""
    said = before.rstrip().removesuffix("(")
    name = _before_of(said)[0]
    if said.lstrip().startswith(")") and len(said.split()) <= LONGEST_WORDS:
        name = wording.plain(said.lstrip(" ),;"))  # the next of a list of such
    return "" if wording.is_generic(name) else name


def part_of(whole: str, after: str) -> str:
    """What a value is after "of which": "new posts", or of the ``whole`` what was done with it."""
    said = re.sub(rf"^\s*{COPULA}\b", "", after)
    part = wording.plain(said)
    done = PARTICIPLE.match(part) is not None
    return "" if wording.is_generic(part) else f"{whole} {part}" if done else part


def listed(text: str, numbers: Sequence[Number]) -> dict[int, str | None]:
    """The names in a list of values, by each number's start; {} where ``text`` is no list.

    In "Seat £200 Swings £450 Slide £90" each name stands before its value, in "40% Yes 35% No
    25% Not known" after it. None for a value that a list of names before values leaves without.
    """
    if len(numbers) < 3 or len({one.unit for one in numbers}) > 1 or numbers[0].bare:
        return {}
    gaps = [text[a.end : b.start] for a, b in zip(numbers, numbers[1:], strict=False)]
    first, last = text[: numbers[0].start], text[numbers[-1].end :]
    if any(not _is_label(gap) for gap in gaps):
        return {}
    if not _letters(last):
        before = [first, *gaps]
        names = [wording.plain(LEADS.sub("", one)) or None for one in before]
        if names[0] is None or _is_label(first):
            return {one.start: name for one, name in zip(numbers, names, strict=True)}
    elif not _letters(first) and _is_label(last):
        return {
            one.start: wording.plain(name) or None
            for one, name in zip(numbers, [*gaps, last], strict=True)
        }
    return {}


def _before_of(before: str) -> tuple[str, str]:
    """The name that ends here and what stands before it; ("", …) where none does."""
    words = [(match.group(), match.start()) for match in re.finditer(r"\S+", before)]
    place = len(words)
    first = place
    while place > 0:
        word = words[place - 1][0]
        bare = word.lower().strip("(“\"'")
        of_year = bare == "in" and place < len(words) and words[place][0].lower() == "year"
        joins = word == "&" or (
            bare == "and"
            and 1 < place < len(words)
            and words[place][0][0].isupper()
            and words[place - 2][0][0].isupper()
        )
        ends = word[-1] in ',;:)”"' or (bare in BREAKS and not of_year) or not _letters(word)
        if ends and not joins:
            break
        place -= 1
        first = place
        if word[0] in '(“"':
            break
    name = before[words[first][1] :] if first < len(words) else ""
    taken = name.split()
    if not taken or taken[-1].lower() in NO_HEADS:
        return "", before
    if len(taken) == 1 and taken[0].islower() and PARTICIPLE.fullmatch(taken[0]):
        return "", before
    # "an increase in our net budget": the increase is what has the value.
    back = first
    if back and words[back - 1][0].lower() in DETERMINERS:
        back -= 1
    if back < 2:
        return wording.plain(name), before[: words[first][1]]
    link, head_word = words[back - 1][0].lower(), words[back - 2][0].lower()
    of_noun = link == "of" and head_word.isalpha() and head_word not in BREAKS | NO_HEADS
    if of_noun or (link in LINKS and head_word in HEADS):
        head = back - 2
        while head > 0 and not _breaks(words[head - 1][0]):
            head -= 1
        name, first = before[words[head][1] :], head
    return wording.plain(name), before[: words[first][1]]


def _breaks(word: str) -> bool:
    return word.lower() in BREAKS or word[-1] in ",;:"


def _described(after: str) -> str:
    """The name that follows a value, up to where a clause begins."""
    said = PASSIVE.sub("", after.strip())
    if not re.match(r"[A-Za-z‘“\"’]", said) or DONE_SO.match(said) or PREPOSITION.match(said):
        return ""
    stop = STOPS.search(said)
    if stop and stop.group() == "in" and set(said[: stop.start()].lower().split()) & HEADS:
        stop = STOPS.search(said, stop.end())  # "increase in the tax base"
    name = wording.plain(shortened(said[: stop.start() if stop else None]))
    return "" if wording.is_generic(name) else name


def _subject(before: str) -> str:
    """What a statement begins with, up to its verb, if that can be a name."""
    verb = FINITE.search(f" {before}")
    said = before[: max(0, verb.start() - 1)] if verb else ""
    name = wording.plain(LEADS.sub("", said))
    if wording.is_generic(name) or len(name.split()) > MOST_SUBJECT:
        return ""
    return name


def _is_label(said: str) -> bool:
    """Whether the words between two values of a list can be one name."""
    words = [word.lower() for word in said.split()]
    ends = re.search(r"[.;]\s", said)
    return _letters(said) > 0 and len(words) <= MOST_LISTED and not ends and not TOLD & set(words)


def _letters(said: str) -> int:
    return sum(letter.isalpha() for letter in said)
