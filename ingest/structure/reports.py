"""Find the reports and appendices inside an agenda pack, by their heads.

A pack is one file that holds several papers one after the other; each has a head of its own at
the top of a page: "From: … To: … Subject: …", "Report of the Director", "Appendix B".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structure.blocks import LEFT_BLANK, PAGE_NUMBER, Block
from papers import Page

# How many lines at the top of a page are looked at for a report's head.
HEAD_LINES = 26
# Two of these labels make a head.
LABEL = re.compile(
    r"[\W_]*(?P<label>from|to|by|subject|title|report title|report (?:to|of|by)|"
    r"decision (?:no|number)|classification|(?:past|future) pathway[^:]*|"
    r"electoral divisions?|"
    r"wards?(?: affected)?|portfolio(?: holder)?|cabinet member|lead (?:member|officer|director)|"
    r"report author|author|contact officer|agenda item(?: no\.?)?|key decision|"
    r"status|purpose of (?:the )?report|executive member|accountable officer)\W{0,3}(?::|\||\t)",
    re.IGNORECASE,
)
REPORT_OF = re.compile(r"[\W_]*(?:joint )?report (?:of|by|to|from) the\b", re.IGNORECASE)
FEWEST_LABELS = 2
SUBJECT = re.compile(
    r"[\W_]*(?:subject|title|report title|title of (?:report|decision)|decision title)\W{0,3}[:|\t]"
    r"[\s|*]*(?P<title>.*)",
    re.IGNORECASE,
)
APPENDIX = re.compile(
    r"[\W_]*(?P<name>(?:appendix|annex|schedule|enclosure)\s+(?:[A-Z]{1,2}|\d{1,2}|[IVX]{1,4})\d?)"
    r"(?![\w’'])(?!\s+(?:sets?|shows?|provides?|to|of|and|is|contains?|includes?|details?|outlines?)\b)",
    re.IGNORECASE,
)
# Forms that are papers by themselves.
FORM = re.compile(
    r"[\W_]*(?:(?:proposed )?record of decisions?|eqia submission|"
    r"equality (?:impact|analysis)\b.{0,30}(?:assessment|form|screening)|"
    r"data protection impact assessment|budget amendment form|"
    r"minutes of (?:a|the) (?:\w+ ){0,3}meeting)\b",
    re.IGNORECASE,
)
LONGEST_TITLE = 160
LONGEST_LINE = 110


@dataclass(frozen=True)
class Report:
    """One paper inside a pack: its title, "" if it names none, and its span in the pack's text."""

    title: str
    char_start: int
    char_end: int


def reports_of(pages: Sequence[Page], blocks: Sequence[Sequence[Block]]) -> tuple[Report, ...]:
    """The papers inside a pack in order; none where the file holds a single one.

    Together they cover the whole text. The first may be the pack's own front sheet.
    """
    starts: list[tuple[int, str]] = []
    last_name = ""
    after_blank = False
    offset = 0
    for page, page_blocks in zip(pages, blocks, strict=True):
        if any(LEFT_BLANK.fullmatch(line) for line in page.text.split("\n")) and not page_blocks:
            after_blank = True
        elif page_blocks:
            lines = _top(page.text)
            name = _name(lines)
            begins = bool(name) and name != last_name
            if begins or after_blank or not starts or _has_head(lines):
                starts.append((offset, _title(lines)))
            # An appendix's name runs on as a header over all its pages.
            last_name = name if name or begins or after_blank else last_name
            after_blank = False
        offset += len(page.text) + 1
    if len(starts) < 2:
        return ()
    ends = [start for start, _ in starts[1:]] + [offset - 1]
    return tuple(
        Report(title, start if place else 0, end)
        for place, ((start, title), end) in enumerate(zip(starts, ends, strict=True))
    )


def _top(text: str) -> list[str]:
    """The first lines of a page that say something, from its top."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return [line for line in lines if line and not PAGE_NUMBER.fullmatch(line)][:HEAD_LINES]


def _name(lines: Sequence[str]) -> str:
    """The name of the appendix or form whose head a page is: "appendix b"; "" for none."""
    for place, line in enumerate(lines[:3]):
        appendix = APPENDIX.match(line) if place == 0 else None
        if appendix and len(line) <= LONGEST_LINE and not line.endswith("."):
            return " ".join(appendix["name"].lower().split())
        form = FORM.match(line)
        if form and len(line) <= LONGEST_LINE and not line.endswith("."):
            return form.group().strip().lower()
    return ""


def _has_head(lines: Sequence[str]) -> bool:
    """Whether a page's first lines are the head of a report."""
    labels = {match["label"].lower() for match in map(LABEL.match, lines) if match}
    early = any(LABEL.match(line) or REPORT_OF.match(line) for line in lines[:8])
    of = any(REPORT_OF.match(line) for line in lines[:10])
    return early and len(labels) + of >= FEWEST_LABELS and bool(
        of or labels & {"from", "to", "subject", "title", "report title", "report to", "report of",
                        "report by", "report author"}
    )  # fmt: skip


def _title(lines: Sequence[str]) -> str:
    """What a paper inside a pack is called: its subject, its appendix, its form; "" if unsaid."""
    for place, line in enumerate(lines):
        subject = SUBJECT.match(line)
        if subject:
            title = subject["title"].strip(" *|")
            more = lines[place + 1] if place + 1 < len(lines) else ""
            if not title or (more and not LABEL.match(more) and not more.endswith(".")):
                title = f"{title} {more}".strip(" *|")
            if title:
                return title[:LONGEST_TITLE]
    if not _name(lines) and not _has_head(lines):
        return ""
    first = lines[0].strip(" #*_|")
    appendix = APPENDIX.match(first)
    if appendix and len(first) <= len(appendix["name"]) + 4 and len(lines) > 1:
        first = f"{first}: {lines[1].strip(' #*_|')}"
    return first[:LONGEST_TITLE]
