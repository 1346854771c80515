"""The period that a report is on: its figures are of then, unless they say otherwise."""

import re
from collections.abc import Sequence
from datetime import date

from ingest.figures.as_of import periods_in
from papers import Page, Paper

# A heading or title of a report on how things stood gives its figures their date.
REPORTING = re.compile(
    r"\b(?:performance|monitoring|quarter(?:ly)?|Q[1-4]|scorecard|dashboard|outturn|statistics|"
    r"data|figures|progress|position|indicators?|as at|activity)\b",
    re.IGNORECASE,
)
REPORT = re.compile(
    r"\b(?:performance|monitoring|quarter(?:ly)?|Q[1-4]|scorecard|dashboard|outturn|as at)\b",
    re.IGNORECASE,
)
FIGURES_AT = re.compile(
    r"\b(?:figures|data|statistics|information) (?:in this report |given |shown |below |here )*"
    r"(?:are|is|as|relate to|were)\b[^.\n]{0,40}?(?:\bat|\bto)\b",
    re.IGNORECASE,
)
MOST_FIRST = 14
MOST_TITLE_WORDS = 20


def reported_on(context: str, meeting: date | None) -> tuple[date, str] | None:
    """The period that a report's heading says it is on, if it is over."""
    if not REPORTING.search(context):
        return None
    for part in context.split(" · "):
        if not REPORTING.search(part):
            continue
        for period in periods_in(part, meeting):
            said = part[period.start : period.end]
            if period.a_day and not re.search(
                r"\bas (?:at|of)\s*$|\bending\s*$|\bended\s*$", part[: period.start], re.I
            ):
                continue
            if period.last and period.then and (meeting is None or period.last <= meeting):
                return period.last, said
    return None


def period_of(paper: Paper, pages: Sequence[Page]) -> tuple[date, str] | None:
    """The period that a report is on, by its first lines: "Quarter 3, 2024/25"."""
    if not pages:
        return None
    lines = [line for line in pages[0].text.split("\n") if line.strip()][:MOST_FIRST]
    for line in [paper.title, *lines]:
        is_title = len(line.split()) < MOST_TITLE_WORDS and line.rstrip()[-1:] not in ".,;"
        if not (is_title and REPORT.search(line)):
            continue
        found = reported_on(line, paper.meeting_date)
        if found:
            return found
    return None


def stated_in(pages: Sequence[Page], meeting: date | None) -> tuple[date, str] | None:
    """The day that the first pages say all their figures are of."""
    for page in pages[:2]:
        match = FIGURES_AT.search(page.text)
        if match:
            said = page.text[match.end() : match.end() + 40]
            for period in periods_in(said, meeting):
                if period.start < 8:
                    return (period.last, said[period.start : period.end]) if period.last else None
    return None
