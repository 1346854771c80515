"""The date of the meeting a paper belongs to."""

import re
from datetime import date

from month_names import MONTH, month_number
from number_words import without_marks

DAY = re.compile(
    r"\b(?P<day>\d{1,2})\s*(?:<sup>)?\s*(?:st|nd|rd|th)?\s*(?:</sup>)?[\s-]+(?:day\s+of\s+)?"
    rf"(?P<month>{MONTH})\b[,\s-]+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
SLASHED = re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\b")
IN_NAME = re.compile(
    r"(?<![0-9A-Za-z])(?P<year>(?:19|20)\d\d)[-_. ]?(?P<month>0[1-9]|1[0-2])[-_. ]?"
    r"(?P<day>0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])"
)
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
# Words just before a date, on its own line or the wrapped line above, for and against it being
# the date of the meeting.
OF_MEETING = re.compile(
    r"\b(?:held|meeting|to be held|report (?:to|for)|seminar|cabinet|council|committee|"
    r"commission|board|panel|date of meeting)\b|^\W*to\W*:",
    re.IGNORECASE,
)
OF_SOMETHING_ELSE = re.compile(
    r"\bpathway\b|\bprevious\b|\blast meeting\b|\bdate (?:and time )?of (?:the )?next meeting\b|"
    r"\bpublished\b|\bdated\b|\bsigned\b|\b(?:correct|accurate|true) record\b|^\W*\d+[.)]\s|"
    r"\bby\s*$|\bas at\b|\bend(?:ing|ed)\b|\bon or before\b|"
    r"\b(?:first|second|earlier) report\b|\brefers?\b",
    re.IGNORECASE,
)
LETTER_DATE = re.compile(r"^\W*(?:date|published)\W*:", re.IGNORECASE)
ENOUGH = 2
# A line at least this long has probably been wrapped, and belongs with the next.
WRAPPED = 60
RUNS_ON = re.compile(r"(?:,|\b(?:on|of|by|the|held|and))$", re.IGNORECASE)


def meeting_date_in(head: list[str]) -> date | None:
    """The meeting date that the top lines of a paper give, or None: a date is never invented.

    Every date is weighed by the words before it: "held on", "To: Cabinet –", a weekday and a
    line of its own speak for it; "previous", "pathway", "approved as a correct record" against.
    """
    best: tuple[int, date] | None = None
    for place, line in enumerate(head):
        above = head[place - 1] if place else ""
        runs_on = len(above) >= WRAPPED or RUNS_ON.search(above) or not dates_in(line)
        before = f"{above} " if runs_on else ""
        for start, end, day in _found(before + line):
            if end <= len(before):
                continue  # all of it on the line above, weighed there
            weight = _weight((before + line)[:start], before + line, place)
            if weight >= ENOUGH and (best is None or weight > best[0]):
                best = (weight, day)
    return best[1] if best else None


def _weight(before: str, line: str, place: int) -> int:
    weekday = WEEKDAY.search(line) is not None
    weight = int(weekday) + (1 if place < 8 else 0)
    if OF_MEETING.search(before[-90:]):
        weight += 2
    if len(re.findall(r"[A-Za-z]{3,}", DAY.sub("", line))) <= 6:
        weight += 1  # the date is most of the line
    if OF_SOMETHING_ELSE.search(before[-90:]):
        weight -= 3
    if LETTER_DATE.search(line) and not weekday:
        weight -= 3
    return weight


def dates_in(text: str) -> list[date]:
    """Every full date in ``text``, in order: "15th July, 2015", "19 Sept 2017", "1/10/2015"."""
    return [day for _, _, day in _found(text)]


def _found(text: str) -> list[tuple[int, int, date]]:
    """Where each date starts and ends in ``text``, and the date."""
    text = without_marks(text)
    written = [(m, month_number(m["month"])) for m in DAY.finditer(text)]
    slashed = [(m, int(m["month"])) for m in SLASHED.finditer(text)]
    days = [
        (m.start(), m.end(), _date(int(m["year"]), month, int(m["day"])))
        for m, month in written + slashed
    ]
    return sorted((start, end, day) for start, end, day in days if day is not None)


def date_in_name(name: str) -> date | None:
    """The date in a file's or folder's name: "20180625.pdf", "2025-01-30", "13th-Feb-2025"."""
    spaced = name.replace("_", " ")
    written = dates_in(spaced)
    if written:
        return written[-1]
    match = IN_NAME.search(name)
    return _date(int(match["year"]), int(match["month"]), int(match["day"])) if match else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
