"""Whether a sentence is of the time that a question names."""

import re
from datetime import date

from assistant.candidates import Candidate
from assistant.question import FULL_DATE, YEAR, Period, Question, financial_years
from month_names import MONTHS

HALF_A_YEAR = 183


def is_timely(one: Candidate, question: Question, text: str) -> bool:
    """Whether a sentence, by its paper's date or its own words, is of a time the question names."""
    met = one.found.paper.meeting_date
    years = financial_years(question.text)
    if not question.periods and not years:
        return True
    # The day of the meeting, over a sentence, does not say of which year it tells.
    told = f"{one.text} {FULL_DATE.sub(' ', text)}"
    if any(_is_written(period, told, met) for period in question.periods):
        return True
    if any(period.holds(met) and not _tells_of_another(one, period) for period in question.periods):
        return True
    named = financial_years(f"{text} {one.found.paper.title}")
    return bool(years & named) or any(
        met is not None and date(year, 4, 1) <= met <= date(year + 1, 12, 31) for year in years
    )


def _tells_of_another(one: Candidate, period: Period) -> bool:
    """Whether a sentence tells of other years than the one asked for: "in 2024", told in 2025."""
    return period.is_longer_than_a_month and YEAR.search(one.text) is not None


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
