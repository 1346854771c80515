"""The days and periods that a text gives, and the last day of each."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from month_names import month_number
from number_words import without_marks

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_YEAR = r"(?:(?:19|20)\d\d)"
_TH = r"(?:\s*<sup>)?\s?(?:st|nd|rd|th)?(?:\s*</sup>)?"
_TWO = rf"{_YEAR}\s?[-/–]\s?(?:20)?\d\d(?!\d)"
# Two years that follow one another, written short: "in 24-25", "the 24/25 budget".
_SHORT_TWO = "|".join(f"{n}[-/–]{n + 1}" for n in range(10, 40))
_QUARTER = (
    r"(?:Q(?P<q>[1-4])|Quarter\s(?P<quarter>[1-4]|one|two|three|four)|(?P<nth>1st|2nd|3rd"
    r"|4th|first|second|third|fourth)\s(?:quarter|qtr))"
)
# In this order: the fuller form first. The named groups say what a form gives.
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<month>{_MONTH})[-'’](?P<short>\d\d)\b",
        rf"\b(?P<day>3[01]|[12]\d"
        rf"|0?[1-9]){_TH}\s+(?:day\s+)?(?:of\s+)?(?P<month>{_MONTH}),?[\s-]+(?P<year>{_YEAR})\b",
        rf"\b(?P<month>{_MONTH})\s+(?P<day>3[01]|[12]\d|0?[1-9]){_TH},?\s+(?P<year>{_YEAR})\b",
        r"\b(?P<day>3[01]|[12]\d|0?[1-9])[/.](?P<number>1[0-2]|0?[1-9])[/.](?P<year>(?:19|20)\d\d"
        r"|\d\d)\b(?![/.]?\d)",
        r"\b(?P<year>(?:19|20)\d\d)-(?P<number>1[0-2]|0[1-9])-(?P<day>3[01]|[12]\d|0[1-9])\b",
        rf"\b{_QUARTER}(?:\s+of)?(?:\s+the)?(?:\s+(?:financial"
        rf"|municipal)\s+year)?[\s,:(–-]*(?P<two>{_TWO}|\d\d/\d\d)",
        rf"\b(?P<two>{_TWO}|\d\d/\d\d)[\s,:(–-]*{_QUARTER}",
        rf"\b{_QUARTER}[\s,:(–-]*(?P<year>{_YEAR})\b",
        rf"\b(?P<academic>academic|school)\s+year\s+(?P<two>{_TWO})"
        rf"|(?P<two_>{_TWO})\s+(?P<academic_>academic|school)\s+year",
        rf"\b(?P<month>{_MONTH})[\s,]+(?:of\s+)?(?P<year>{_YEAR})\b",
        rf"\b(?P<month>{_MONTH}) ['’]?(?P<short>[012]\d)\b(?!\s*(?:per|%|[a-z])|[.,]\d|/)",
        rf"\b(?P<two>{_TWO})",
        rf"(?:(?<=in )|(?<=for )|(?<=the )|(?<=during )|(?<=from )|(?<=of ))(?P<two>{_SHORT_TWO})"
        rf"(?!\d|\s?(?:%|per\b|cases?|days?|hours?|weeks?|year|places|pupils|children|people|\w+s\b))",
        rf"\b(?P<day>3[01]|[12]\d|0?[1-9]){_TH}\s+(?:of\s+)?(?P<month>{_MONTH})(?!\w)",
        rf"\b{_QUARTER}\b",
        rf"\b(?:end|start|beginning)\s+of\s+(?P<month>(?-i:{_MONTH}))",
        r"\b(?P<month>(?-i:January|February|March|April|June|July|August|September|October"
        r"|November|December))\b",
        r"(?<=[Ii]n )(?P<month>(?-i:May|Jan|Feb|Aug|Sept|Oct|Nov|Dec))\b"
        r"|(?<=[Ss]ince )(?P<month_>(?-i:May))\b",
        rf"(?<![£$€\d.,])\b(?P<year>{_YEAR})\b(?!\s?%|[.,]\d|/)(?!\s+(?:people|children|staff"
        rf"|homes|cases|properties))",
    )
)
_WITHIN = r"(?:\s+(?:the|early|late|mid|about|end|start|beginning|of))*\s*$"
# A day that something began on or is named after; and one it is due by, unless it has come.
NAMED_AFTER = re.compile(
    rf"\b(?:since|from|starting|due to \w+ (?:in|on)|(?:to|will) (?:start|begin|open) (?:in|on)|"
    r"act|regulations|order|rules|bill|measure|agreed in|held (?:on|in)|"
    rf"meeting (?:on|of|in)|dated){_WITHIN}",
    re.IGNORECASE,
)
# Without one of these there is no date.
_ANY = re.compile(
    r"(?:19|20)\d\d|\b\d\d[-–]\d\d\b|\bQ[1-4]|[Qq]uarter|\b\d{1,2}[/.]\d|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep"
    r"|Oct|"
    r"Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)|\d(?:st|nd|rd|th)\b"
)
BEGINNING = re.compile(r"\b(?:start|beginning) of\b(?: the)?\s*(?:$|(?=[A-Z]))", re.IGNORECASE)
DUE = re.compile(rf"\b(?:by|until|before|due in|begins? in){_WITHIN}", re.IGNORECASE)
_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
}


@dataclass(frozen=True)
class Period:
    """A day or period in a text: its span, its last day, and whether it can be when a value was so.

    ``then`` is false for a day that only bounds something: "by March 2025", "Children Act 1989".
    ``a_day`` says that it is one day, not a month, quarter or year.
    """

    start: int
    end: int
    last: date | None
    then: bool
    a_day: bool


def periods_in(text: str, meeting: date | None) -> list[Period]:
    """Every day and period in ``text``, in order.

    What lacks its year is of the last such day before ``meeting``, or on it; financial years end
    on 31 March, academic years on 31 August.
    """
    found: list[Period] = []
    rest = text = without_marks(text)
    if not _ANY.search(text):
        return found
    for form in _FORMS:
        matches = list(form.finditer(rest))
        for match in matches:
            given = {name.rstrip("_"): said for name, said in match.groupdict().items() if said}
            last = last_day(given, meeting)
            before = text[max(0, match.start() - 40) : match.start()]
            if last and "day" not in given:
                if BEGINNING.search(before) or BEGINNING.match(match.group()):
                    last = date(last.year, 1, 1) if "month" not in given else last.replace(day=1)
                elif (
                    meeting
                    and last > meeting
                    and "month" in given
                    and (last.year, last.month) == (meeting.year, meeting.month)
                ):
                    last = meeting  # so far
            ahead = last is not None and meeting is not None and last > meeting
            then = not NAMED_AFTER.search(before) and not (ahead and DUE.search(before))
            found.append(Period(match.start(), match.end(), last, then, "day" in given))
        for match in matches:
            rest = rest[: match.start()] + "\0" * len(match.group()) + rest[match.end() :]
    return sorted(found, key=lambda period: period.start)


def last_day(given: dict[str, str], meeting: date | None) -> date | None:
    """The last day of what was ``given``: day, month, number, year, two years, quarter; or None."""
    year = int(given["year"]) if "year" in given else None
    if "short" in given:
        year = 2000 + int(given["short"])
    if year is not None and year < 100:
        year += 2000
    quarter = _quarter(given)
    if "two" in given:
        first = int(given["two"][:4]) if len(given["two"]) > 5 else 2000 + int(given["two"][:2])
        last_two = int(given["two"][-2:])
        if (first + 1) % 100 != last_two:
            # "2018/2020" or a span of more years ends with the last of them.
            return _safe(first - first % 100 + last_two, 3, 31) if last_two > first % 100 else None
        if quarter:
            return _end_of_quarter(first, quarter)
        return date(first + 1, 8, 31) if "academic" in given else date(first + 1, 3, 31)
    if quarter:
        if year is None:
            if meeting is None:
                return None
            year = meeting.year
            while _end_of_quarter(year, quarter) > meeting:
                year -= 1
        return _end_of_quarter(year, quarter)
    month = int(given["number"]) if "number" in given else _month(given.get("month"))
    day = int(given["day"]) if "day" in given else None
    if month is None:
        return date(year, 12, 31) if year else None
    if year is None:
        if meeting is None:
            return None
        year = meeting.year
        first_day = _safe(year, month, day or 1)
        if first_day is None or first_day > meeting:
            year -= 1
    return _safe(year, month, day) if day else _end_of_month(year, month)


def _quarter(given: dict[str, str]) -> int | None:
    said = given.get("q") or given.get("quarter") or given.get("nth")
    return None if said is None else _NUMBERS.get(said.lower()) or int(said[0])


def _end_of_quarter(first: int, quarter: int) -> date:
    """The last day of a quarter of the financial year that begins in April of ``first``."""
    month = 3 + 3 * quarter
    return _end_of_month(first + (month > 12), month - 12 * (month > 12))


def _month(name: str | None) -> int | None:
    return None if name is None else month_number(name)


def _end_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
