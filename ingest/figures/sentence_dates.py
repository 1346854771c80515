"""When a value in a sentence was so: the dates beside it, and those that a comparison has."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.figures.as_of import Period
from ingest.figures.numbers import Number
from ingest.figures.told import Earlier

# What a value is set against: what follows has a date of its own.
AGAINST = re.compile(
    r"\bcompar(?:ed|ing|es)\s+(?:to|with)\b|\bin comparison (?:to|with)\b|\bas against\b"
    r"|\bagainst\b|"
    r"\bversus\b|\bvs\.?(?=\s)|\b(?:up|down)\s+(?:by [^,;]{1,20} )?from\b|\bwhereas\b|"
    r"\ban? (?:increase|rise|decrease|fall|reduction|improvement|drop)\s+(?:from|on)\b",
    re.IGNORECASE,
)
A_YEAR_BEFORE = re.compile(
    r"\b(?:last year|previous year|prior year|a year ago|(?:the )?year before|a year earlier|"
    r"twelve months (?:ago|earlier)|12 months (?:ago|earlier)|same (?:period|time|quarter"
    r"|month) (?:of )?(?:last|the previous) year)\b",
    re.IGNORECASE,
)
A_QUARTER_BEFORE = re.compile(
    r"\b(?:last|previous|prior) quarter\b|\bthe quarter before\b", re.IGNORECASE
)
A_MONTH_BEFORE = re.compile(
    r"\b(?:last|previous|prior) month\b|\bthe month before\b", re.IGNORECASE
)
SAME_DATE = re.compile(
    r"\b(?:at|on|by) (?:the same|that|this) (?:date|time|point|day)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Segment:
    """A stretch of a sentence within which a date goes with its values."""

    start: int
    end: int
    against: bool


def segments_of(text: str) -> list[Segment]:
    """The stretches of a sentence, parted where it compares and where it breaks off."""
    cuts = [(0, False)]
    cuts += [(match.start(), True) for match in AGAINST.finditer(text) if match.start()]
    cuts += [(match.start(), False) for match in re.finditer(r";\s|\s[–—]\s|\.\s+(?=[A-Z])", text)]
    cuts.sort()
    ends = [start for start, _ in cuts[1:]] + [len(text) + 1]
    return [Segment(start, end, against) for (start, against), end in zip(cuts, ends, strict=True)]


def date_of(
    text: str, one: Number, numbers: list[Number], periods: list[Period],
    segments: list[Segment], segment: Segment, meeting: date | None, earlier: Earlier,
) -> tuple[date | None, str | None]:  # fmt: skip
    """The day a value is of, by what the sentence says, and in its words."""
    following = min((n.start for n in numbers if n.start >= one.end), default=len(text) + 1)
    inside = [p for p in periods if segment.start <= p.start < segment.end and p.then]
    before = [p for p in inside if p.end <= one.start]
    after = [p for p in inside if one.end <= p.start < following]
    chosen: Period | None = None
    if after:
        between = text[one.end : after[0].start]
        parted = re.search(
            r"[,;]\s*(?:and |but )?(?:in|at|during|as at)?\s*(?:the )?$|\band (?:in|at|by) $",
            between,
        )
        introduces = parted and following <= len(text)
        if not introduces or not before:
            chosen = after[0]
    if chosen is None and before:
        chosen = before[-1]
    if chosen is not None:
        return chosen.last, text[chosen.start : chosen.end]
    stretch = text[segment.start : min(segment.end, following)]
    for form, months in ((A_YEAR_BEFORE, 12), (A_QUARTER_BEFORE, 3), (A_MONTH_BEFORE, 1)):
        said = form.search(stretch)
        if (
            said
            and meeting is not None
            and (segment.against or said.start() + segment.start > one.end or len(numbers) == 1)
        ):
            return months_before(meeting, months), said.group()
    dated = [told for listed in earlier.values() for told in listed if told.as_of]
    if SAME_DATE.search(text[: one.start]) and dated:
        return dated[-1].as_of, dated[-1].as_of_text
    shared = [p for p in periods if p.then and p.end <= one.start]
    wide = re.match(
        r"\W*\w+(?: \w+)?\W+(?:an? |the )?(?:\w+ ){0,2}(?:national|target|statistical|england"
        r"|regional|average)",
        text[segment.start :],
        re.I,
    )
    if shared and (not segment.against or wide):
        return shared[-1].last, text[shared[-1].start : shared[-1].end]
    return None, None


def months_before(day: date, months: int) -> date:
    """The day so many months before; the end of a month goes to the end of a month."""
    last_of_month = (day + timedelta(days=1)).day == 1
    month = day.month - months
    year = day.year + (month - 1) // 12
    month = (month - 1) % 12 + 1
    for last in (31 if last_of_month else day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, 28)
