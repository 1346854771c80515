"""What a question asks for: its words, the kind of answer, the dates and bodies it names."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from assistant.words import words_of
from month_names import MONTH, month_number

Wanted = Literal[
    "figure", "date", "person", "reason", "decision", "undertaking", "vote", "anything"
]

_MONTH = rf"(?P<month>{MONTH})"
FULL_DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\.?,?\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
MONTH_OF_YEAR = re.compile(rf"\b{_MONTH}\.?,?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
# A day without its year is one of any year: the papers tell of which.
DAY_OF_MONTH = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b", re.IGNORECASE
)
YEARS = range(1990, 2060)
YEAR = re.compile(r"\b(?P<year>(?:19|20)\d\d)\b(?!\s*[-/–]\s*\d)")

# "2024-25", "24/25"; ages, as in "aged 16-17" and "a 16-17 year old", are none.
FINANCIAL_YEAR = re.compile(
    r"(?<!aged )\b(?:20)?(?P<first>\d\d)\s?[-/–]\s?(?:20)?(?P<second>\d\d)(?![\d/-]|\s+year)"
)
TIMES = (FULL_DATE, MONTH_OF_YEAR, DAY_OF_MONTH, YEAR)
LEADS_TO_TIME = r"(?:\b(?:(?:at|by|in|on|for|of|to|from|since|during|the|end|start|as) )*)"

# Asked in this order: "how many were resolved" wants a figure, "who promised" a person.
WANTED: tuple[tuple[Wanted, str], ...] = (
    (
        "date",
        r"^(?:and )?(?:when|by when|on what date|since when)\b|\b(?:what|which) (?:date|day)s?\b|"
        r", when (?:is|was|are|were|will|would|did|does|do|can|could|should)\b|\bdate of birth\b",
    ),
    (
        "vote",
        r"^(?!.*\bhow (?:many|much)\b).*\bvot(?:e|es|ed|ing)\b|\babstain|"
        r"\bhow many (?:\w+ ){0,2}voted\b|"
        r"\b(?:amendment|motion|proposal|budget)s?\b.{0,60}"
        r"\b(?:pass|carr(?:y|ied)|lost|lose|defeat|fail|reject|fall|fell)\w*|"
        r"^(?:and |so |but )?did (?:it|that|this|they) (?:pass|fail|go through|get through)\b",
    ),
    (
        "figure",
        r"\bhow (?:many|much|big|large|far|high|low|often|long)\b|"
        r"\b(?:what|which)(?:'s| is| was| were)? (?:the )?(?:\w+ ){0,3}"
        r"(?:percentage|proportion|share|rate|figure|total|cost|number|average|level|amount|budget|"
        r"turnout|price|caseload|precept|fee|fine|rent|value|outturn|salary|sum)s?\b|"
        r"^(?!.*\b(?:say|said|about|promise\w*|happen\w*|plan\w*)\b)(?:and )?what(?:'s)?\b.{0,80}"
        r"\b(?:costs?|pay|paid|paying|charged?|worth|spend|spent|owed?|raised?|put at)\b|"
        r"^number of\b|\bwhat %",
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

    @property
    def is_longer_than_a_month(self) -> bool:
        """Whether it is a year: a time too long to tell two meetings apart."""
        return (self.last - self.first).days >= 31


@dataclass(frozen=True)
class Question:
    """A question that can be understood by itself, and what was read from it.

    ``earlier`` are those of its words that a follow-up takes over from the turns before it.
    """

    text: str
    words: tuple[str, ...]
    wanted: Wanted
    periods: tuple[Period, ...]
    earlier: frozenset[str] = frozenset()


def read_question(text: str, asked: str | None = None) -> Question:
    """Read a standalone question; ``asked`` is how it was put, where it is a follow-up."""
    text = text.encode("utf-8", "replace").decode("utf-8")  # no model reads half a character
    small = text.strip().lower()
    wanted: Wanted = next((kind for kind, form in WANTED if re.search(form, small)), "anything")
    words = tuple(words_of(text))
    earlier = frozenset(words) - frozenset(words_of(asked)) if asked else frozenset()
    return Question(text.strip(), words, wanted, _periods(text), earlier)


def has_time(text: str) -> bool:
    """Whether a text names a time: a day, a month of a year, a year or a financial year."""
    return bool(financial_years(text)) or any(pattern.search(text) for pattern in TIMES)


def financial_years(text: str) -> set[int]:
    """The calendar years in which the financial years of a text, "2024-25" or "24/25", begin.

    Ages and longer spans, "aged 16-17" or "2025-35", are none.
    """
    found = filter(_is_financial, FINANCIAL_YEAR.finditer(text))
    return {2000 + int(match["first"]) for match in found}


def without_times(text: str) -> str:
    """``text`` without the times it names, and what leads up to them: "in", "at the end of"."""
    years = re.compile(rf"{LEADS_TO_TIME}(?:{FINANCIAL_YEAR.pattern})", re.IGNORECASE)
    text = years.sub(lambda match: "" if _is_financial(match) else match[0], text)
    for pattern in TIMES:
        text = re.sub(rf"{LEADS_TO_TIME}(?:{pattern.pattern})", "", text, flags=re.IGNORECASE)
    return " ".join(text.split()).replace(" ?", "?").replace(" )", ")")


def _is_financial(match: re.Match[str]) -> bool:
    return int(match["second"]) == (int(match["first"]) + 1) % 100


def _periods(text: str) -> tuple[Period, ...]:
    periods: list[Period] = []
    rest = text
    for pattern in (FULL_DATE, MONTH_OF_YEAR, YEAR):
        for match in pattern.finditer(rest):
            period = _period(match.groupdict())
            if period and period not in periods:
                periods.append(period)
        rest = pattern.sub(" ", rest)
    for match in DAY_OF_MONTH.finditer(rest):
        named = (_period({**match.groupdict(), "year": str(year)}) for year in YEARS)
        periods += [period for period in named if period]
    return tuple(periods)


def _period(named: dict[str, str | None]) -> Period | None:
    year = int(named["year"] or 0)
    if not named.get("month"):
        return Period(date(year, 1, 1), date(year, 12, 31))
    month = month_number(named["month"] or "")
    if named.get("day"):
        try:
            day = date(year, month, int(named["day"] or 0))
        except ValueError:
            return None
        return Period(day, day)
    following = date(year + month // 12, month % 12 + 1, 1)
    return Period(date(year, month, 1), following - timedelta(days=1))
