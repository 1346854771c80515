"""The day that a paper's own words set: "by 30 June", "the next meeting", "in six months"."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from month_names import MONTH, month_number
from number_words import VALUES

NAMED = rf"(?P<month>{MONTH})\b\.?"
YEAR = r"(?:,? (?:of )?(?P<year>(?:19|20)\d{2}))?"
DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}}) ?(?:st|nd|rd|th)?(?: of)? {NAMED}{YEAR}", re.IGNORECASE
)  # "23rd March, 2016"
IN_MONTH = re.compile(rf"\b(?P<part>early|mid)?-? ?\b{NAMED}{YEAR}", re.IGNORECASE)
SEASON = re.compile(rf"\b(?P<season>spring|summer|autumn|winter|new year){YEAR}", re.IGNORECASE)
# The last day of each season, and of January for "the new year".
SEASONS = {"spring": (5, 31), "summer": (8, 31), "autumn": (11, 30), "winter": (2, 28),
           "new year": (1, 31)}  # fmt: skip
NUMBERS = VALUES | {"a": 1, "an": 1, "the": 1}
SPAN = re.compile(
    r"\b(?:within|in) (?:the next )?(?:(?P<number>\d{1,3}|[a-z]+) )(?:\w+ )?"
    r"(?P<unit>day|week|month|year)s?\b",
    re.IGNORECASE,
)
END_OF = re.compile(
    r"\bend of (?:the |this )?(?P<what>financial year|municipal year|year|quarter|month|week)",
    re.IGNORECASE,
)
NEXT = re.compile(r"\bnext (?P<what>week|month|quarter|year)\b", re.IGNORECASE)
NEXT_MEETING = re.compile(r"\b(?:next|following|forthcoming)\b.{0,40}\bmeeting", re.IGNORECASE)
# A pace or a start sets no day by which a thing is done; "as soon as possible" sets none at all.
NO_DAY = re.compile(
    r"\b(?:basis|quarterly|monthly|weekly|annually|starting|whil(?:e|st)|once|until such)\b",
    re.IGNORECASE,
)
STARTS = re.compile(r"\b(?:from|since|until|starting(?: on| in)?|as at|dated)\s*$", re.IGNORECASE)
# A day without a year is in the year that follows the meeting; a longer while ago is past.
DAYS_IN_WEEK = 7


def due_day(due: str, said: str, met: date, meetings: Sequence[date] = ()) -> date | None:
    """The last day on which an action is in time; None where its words set no such day.

    ``due`` are the words that set it, ``said`` those of the whole action, ``met`` the day of the
    meeting they were said at, ``meetings`` the days on which that committee met, as the papers
    show. A month, a season or a year ends with its last day; "the next meeting" is the next one
    in the papers. What lies before the meeting was not set by it.
    """
    due, said = (" ".join(words.split()) for words in (due, said))
    before = said[: said.find(due)] if due in said else ""
    if NO_DAY.search(due) or STARTS.search(before):
        return None
    day = _day_in(re.sub(r"<[^>]*>", "", due), met, meetings)
    return day if day is not None and day > met else None


def _day_in(due: str, met: date, meetings: Sequence[date]) -> date | None:
    if match := DAY.search(due):
        return _dated(int(match["day"]), month_number(match["month"]), match["year"], met)
    if match := END_OF.search(due):
        return _end_of(match["what"].lower(), due, met)
    if match := IN_MONTH.search(due):
        month = month_number(match["month"])
        held = [day for day in meetings if day > met and day.month == month]
        if held and "meeting" in due.lower():
            return held[0]
        last = {"early": 10, "mid": 20}.get((match["part"] or "").lower(), 31)
        return _dated(last, month, match["year"], met)
    if match := SEASON.search(due):
        month, last = SEASONS[match["season"].lower()]
        return _dated(last, month, match["year"], met)
    if NEXT_MEETING.search(due):
        return min((day for day in meetings if day > met), default=None)
    if match := NEXT.search(due):
        return _later(met, match["what"].lower(), 2 if match["what"].lower() == "week" else 1)
    if match := SPAN.search(due):
        number = match["number"].lower()
        many = int(number) if number.isdigit() else NUMBERS.get(number)
        return _later(met, match["unit"].lower(), many) if many else None
    return None


def day_told(match: re.Match[str], near: date) -> date | None:
    """The day that a match of DAY tells; without a year the one nearest to ``near``."""
    month, day = month_number(match["month"]), int(match["day"])
    years = (int(match["year"]),) if match["year"] else (near.year - 1, near.year, near.year + 1)
    days = [date(year, month, day) for year in years if 1 <= day <= monthrange(year, month)[1]]
    return min(days, key=lambda one: abs((one - near).days), default=None)


def month_told(match: re.Match[str], near: date) -> date | None:
    """The last day of the month that a match of IN_MONTH tells; without a year the one nearest.

    None where the word is no month but "may" or "march", in small letters.
    """
    if not match["month"][0].isupper():
        return None
    month = month_number(match["month"])
    years = (int(match["year"]),) if match["year"] else (near.year - 1, near.year, near.year + 1)
    ends = [date(year, month, monthrange(year, month)[1]) for year in years]
    return min(ends, key=lambda one: abs((one - near).days))


def _dated(day: int, month: int, year: str | None, met: date) -> date | None:
    """The day of a month, or the month's last; in the year that follows ``met`` if none is said."""
    for number in (int(year),) if year else (met.year, met.year + 1):
        found = date(number, month, max(1, min(day, monthrange(number, month)[1])))
        if year or found > met:
            return found
    return None


def _end_of(what: str, due: str, met: date) -> date | None:
    if match := re.search(rf"\bend of (?:the )?{NAMED}{YEAR}", due, re.IGNORECASE):
        return _dated(31, month_number(match["month"]), match["year"], met)
    if what == "financial year":
        return _dated(31, 3, None, met)
    if what == "municipal year":
        return _dated(31, 5, None, met)
    if what == "year":
        return date(met.year, 12, 31)
    if what == "week":
        return met + timedelta(days=6 - met.weekday())
    month = met.month if what == "month" else (met.month + 2) // 3 * 3
    return date(met.year, month, monthrange(met.year, month)[1])


def _later(met: date, unit: str, many: int) -> date | None:
    if unit in ("day", "week"):
        return met + timedelta(days=many * (DAYS_IN_WEEK if unit == "week" else 1))
    months = met.month - 1 + many * {"month": 1, "quarter": 3, "year": 12}[unit]
    year, month = met.year + months // 12, months % 12 + 1
    return date(year, month, min(met.day, monthrange(year, month)[1])) if year < 2200 else None
