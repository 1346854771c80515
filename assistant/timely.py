"""Whether a sentence is of the time that a question names."""

import re
from datetime import date

from assistant.candidates import Candidate
from assistant.question import Period, Question
from month_names import MONTHS

FINANCIAL_YEAR = re.compile(
    r"(?<!aged )\b(?:20)?(?P<first>\d\d)\s?[-/–]\s?(?:20)?(?P<second>\d\d)(?![\d/-]|\s+year)"
)
HALF_A_YEAR = 183


def is_timely(one: Candidate, question: Question, text: str) -> bool:
    """Whether a sentence, by its paper's date or its own words, is of a time the question names."""
    met = one.found.paper.meeting_date
    years = _financial_years(question.text)
    if not question.periods and not years:
        return True
    if any(period.holds(met) or _is_written(period, text, met) for period in question.periods):
        return True
    told = f"{text} {one.found.paper.title}"
    return bool(years & _financial_years(told)) or any(
        met is not None and date(year, 4, 1) <= met <= date(year + 1, 12, 31) for year in years
    )


def _financial_years(text: str) -> set[int]:
    """The calendar years in which the financial years of a text, "2024-25" or "24/25", begin.

    Ages and longer spans, "aged 16-17" or "2025-35", are none.
    """
    pairs = ((int(m["first"]), int(m["second"])) for m in FINANCIAL_YEAR.finditer(text))
    return {2000 + first for first, second in pairs if second == (first + 1) % 100}


def _is_written(period: Period, text: str, met: date | None) -> bool:
    """Whether the year, or the month of it, stands in a text in words.

    A month without its year is the one nearest to the day of the meeting.
    """
    if period.is_longer_than_a_month:
        return str(period.first.year) in text
    month = MONTHS[period.first.month - 1]
    if re.search(rf"{month},?\s+(?:of )?{period.first.year}", text, re.IGNORECASE):
        return True
    near = met is not None and abs((period.first - met).days) <= HALF_A_YEAR
    return near and re.search(rf"\b{month}\b(?!,?\s+(?:of )?\d{{4}})", text, re.I) is not None
