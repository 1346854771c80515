"""What a question asks for: its words, the kind of answer, the dates and bodies it names."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from assistant.words import words_of

Wanted = Literal["figure", "date", "person", "reason", "decision", "undertaking", "anything"]

MONTHS = (
    "january february march april may june july august september october november december"
).split()
_MONTH = r"(?P<month>" + "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS) + r"|sept)"
FULL_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\.?,?\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
MONTH_OF_YEAR = re.compile(rf"\b{_MONTH}\.?,?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?P<year>(?:19|20)\d\d)\b(?!\s*[-/–]\s*\d)")

# Asked in this order: "how many were resolved" wants a figure, "who promised" a person.
WANTED: tuple[tuple[Wanted, str], ...] = (
    (
        "date",
        r"^(?:and )?(?:when|by when|on what date|since when)\b|\b(?:what|which) (?:date|day)s?\b",
    ),
    (
        "figure",
        r"\bhow (?:many|much|big|large|far|high|low|often|long)\b|\bhow .{0,40}\bvote\b|"
        r"\b(?:what|which)(?:'s| is| was| were)? (?:the )?(?:\w+ ){0,3}"
        r"(?:percentage|proportion|share|rate|figure|total|cost|number|average|level|amount|budget|"
        r"turnout|price|caseload)s?\b|^number of\b|\bwhat %|\bwhat caseload\b",
    ),
    ("person", r"^(?:and )?who(?:se|m)?\b|\bwhich (?:councillor|member|officer|director|firm)s?\b"),
    ("reason", r"^(?:and )?why\b|\bfor what reason\b|\bwhat (?:is|was) the reason\b"),
    ("undertaking", r"\b(?:promis|undert(?:ak|ook)|agree to|offer to|commit)\w*"),
    ("decision", r"\b(?:resolv|decid|decision|recommend|agreed|approv|vote)\w*|\bpass(?:ed)?\b"),
)


@dataclass(frozen=True)
class Period:
    """A stretch of days, both ends included, that a question names: a day, a month, a year."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Whether ``day`` is known and lies within."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True)
class Question:
    """A question that can be understood by itself, and what was read from it."""

    text: str
    words: tuple[str, ...]
    wanted: Wanted
    periods: tuple[Period, ...]


def read_question(text: str) -> Question:
    """Read a standalone question."""
    text = text.encode("utf-8", "replace").decode("utf-8")  # no model reads half a character
    small = text.strip().lower()
    wanted: Wanted = next((kind for kind, form in WANTED if re.search(form, small)), "anything")
    return Question(text.strip(), tuple(words_of(text)), wanted, _periods(text))


def _periods(text: str) -> tuple[Period, ...]:
    periods: list[Period] = []
    rest = text
    for pattern in (FULL_DATE, MONTH_OF_YEAR, YEAR):
        for match in pattern.finditer(rest):
            period = _period(match.groupdict())
            if period and period not in periods:
                periods.append(period)
        rest = pattern.sub(" ", rest)
    return tuple(periods)


def _period(named: dict[str, str | None]) -> Period | None:
    year = int(named["year"] or 0)
    if not named.get("month"):
        return Period(date(year, 1, 1), date(year, 12, 31))
    month = next(
        n for n, name in enumerate(MONTHS, 1) if name.startswith((named["month"] or "")[:3].lower())
    )
    if named.get("day"):
        try:
            day = date(year, month, int(named["day"] or 0))
        except ValueError:
            return None
        return Period(day, day)
    following = date(year + month // 12, month % 12 + 1, 1)
    return Period(date(year, month, 1), following - timedelta(days=1))
