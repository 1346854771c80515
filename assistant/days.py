"""Dates as a text gives them: whole, or a month, a year or a weekday alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from month_names import MONTH, month_number
from number_words import without_marks

_MONTH = rf"(?P<month>{MONTH})\b\.?"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
# In this order: the fuller form first.
_PATTERNS = tuple(
    re.compile(rf"(?<![\w£.]){form}", re.IGNORECASE)
    for form in (
        rf"{_DAY}\s+(?:day\s+)?(?:of\s+)?{_MONTH}(?:,?\s*(?P<year>{_YEAR})(?!\d))?",
        rf"{_MONTH}\s+{_DAY},?\s+(?P<year>{_YEAR})(?!\d)",
        rf"{_DAY}[/.](?P<number>1[0-2]|0?[1-9])[/.](?P<year>{_YEAR}|\d\d)(?![\d/])",
        rf"{_MONTH},?\s+(?:of\s+)?(?P<year>{_YEAR})(?!\d)",
        rf"(?P<span>{_YEAR}\s?[/-]\s?(?:20)?\d\d)(?![\d/])",
        rf"(?P<year>{_YEAR})(?!\d|[,.]\d|%)",
        rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})s?\b",
    )
) + (
    # A month alone needs its capital, and "May" a word such as "in" before it: may is a verb.
    re.compile(
        r"\b(?P<month>January|February|March|April|June|July|August|September|October|November|"
        r"December|(?:(?<=in )|(?<=of )|(?<=by )|(?<=since )|(?<=until )|(?<=from )|(?<=to ))May)\b"
    ),
)


@dataclass(frozen=True)
class Day:
    """A date so far as it is given; ``span`` is a year that runs over two, such as 2015/16."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: str | None = None
    span: str | None = None

    def bears_out(self, said: "Day") -> bool:
        """Whether everything that ``said`` gives stands here too."""
        pairs = zip(self._parts, said._parts, strict=True)
        return all(theirs is None or mine == theirs for mine, theirs in pairs)

    @property
    def _parts(self) -> tuple[int | str | None, ...]:
        return (self.year, self.month, self.day, self.weekday, self.span)


def day_of(day: date) -> Day:
    """A calendar day as a :class:`Day`."""
    return Day(day.year, day.month, day.day, WEEKDAYS[day.weekday()])


def days_in(text: str) -> Iterator[tuple[Day, int, int]]:
    """Every date in ``text`` with its span, none within another."""
    rest = without_marks(text)
    for pattern in _PATTERNS:
        for match in pattern.finditer(rest):
            yield _day(match.groupdict()), match.start(), match.end()
        rest = pattern.sub(lambda found: "\0" * len(found.group()), rest)


def _day(given: dict[str, str | None]) -> Day:
    span, weekday = given.get("span"), given.get("weekday")
    if span:
        first, last = re.findall(r"\d+", span)
        return Day(span=f"{first}/{last[-2:]}")
    if weekday:
        return Day(weekday=weekday.lower())
    year, day, name = given.get("year"), given.get("day"), given.get("month")
    month = given.get("number")
    number = month_number(name) if name else int(month) if month else None
    return Day(
        year=(int(year) + 2000 if len(year) == 2 else int(year)) if year else None,
        month=number,
        day=int(re.sub(r"\D", "", day)) if day else None,
    )
