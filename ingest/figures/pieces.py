"""Where figures are looked for: every sentence and row of a paper, with what stands over it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.figures import tables
from ingest.figures.cells import LONGEST_CELL_WORDS, cells_of, is_header, is_rule, split_row
from ingest.figures.columns import heads_on
from ingest.figures.report_dates import reported_on
from ingest.figures.stacked import Stack, stack_above
from ingest.figures.wording import plain
from ingest.structure.blocks import Block, sentences_of
from ingest.structure.reports import Report
from ingest.structure.rows import SMALL, column_signs
from ingest.structure.tables import Table, tables_of
from papers import Item, Page, Paper

YEARS = re.compile(r"20\d\d[-/–]\d\d")
SHOWN = re.compile(r"\b(?:tables?|below|following|shows?|set out|summarised)\b", re.IGNORECASE)
SHOWING = re.compile(
    r"^.*?\b(?:table|chart|graph)s?(?: \d+)?(?: below| above)?(?: (?:below )?(?:shows?|sets? out|"
    r"gives|summarises|details|provides|lists))\b\s*|,?\s*(?:and )?(?:as )?(?:can be seen|"
    r"is|are|as) (?:shown|set out|seen|summarised|from|in)?\b.*$",
    re.IGNORECASE,
)
FINITE = re.compile(
    r"\b(?:was|were|is|are|has|had|have|will|would|said|asked|noted|there)\b", re.IGNORECASE
)
NEW_TABLE = re.compile(r"\s*Table \d", re.IGNORECASE)
MOST_TOPIC_WORDS = 12
MOST_LABEL, FEWEST_LEAD, LONGEST_LEAD = 6, 8, 50
# In running text more than this share of the words begin with a small letter.
RUNNING = 0.3
# A text of more words between two rows ends their table.
MOST_BETWEEN = 14
LONGEST = 2000
MOST_CAPTION = 160
MOST_CONTEXT = 300


@dataclass(frozen=True)
class Piece:
    """Where figures are looked for: a slice of a page with what is known around it.

    ``section`` is the item's number down to its first point, ``topic`` what the paragraph's own
    heading says it is about.
    """

    page: int
    start: int
    end: int
    row: bool
    item: int
    context: str
    over: tables.Over | None = None
    section: str = ""
    topic: str = ""


def pieces_of(
    paper: Paper,
    pages: Sequence[Page],
    blocks: Sequence[Sequence[Block]],
    items: Sequence[Item],
    reports: Sequence[Report],
) -> Iterator[Piece]:
    """Every sentence and row, in order, with the header and caption of its table."""
    held = tables_of(pages, blocks)
    starts = [item.char_start for item in items]
    offset = 0
    cells: tables.Over | None = None
    heading_rows: tables.Over | None = None
    for number, (page, page_blocks) in enumerate(zip(pages, blocks, strict=True)):
        before = ""
        stack: Stack | None = None
        heads = heads_on(page.text)
        for place, block in enumerate(page_blocks):
            at = offset + block.start
            item = bisect_right(starts, at) - 1
            report = next((r.title for r in reports if r.char_start <= at < r.char_end), "")
            heading = items[item].heading if item >= 0 else ""
            context = _context(heading, report or paper.title)
            text = page.text[block.start : block.end]
            if not block.row:
                if not (cells and len(text.split()) < 4):
                    cells = None
                above, before = before, text
                if len(text.split()) > MOST_BETWEEN or NEW_TABLE.match(text):
                    stack = heading_rows = None
                spans = sentences_of(page.text, block) if not block.heading else []
                topic = _topic([page.text[start:end] for start, end in spans]) or _label(above)
                section = f"{report} {items[item].number.split('.')[0]}" if item >= 0 else report
                for start, end in spans:
                    if end - start <= LONGEST:
                        yield Piece(
                            number, start, end, False, item, context, section=section, topic=topic
                        )
                continue
            caption = _caption(before, heading, report or paper.title)
            parted = [cell for cell, _ in cells_of(text)]
            if parted:
                if is_rule(text):
                    continue
                if is_header(parted) and (cells is None or _heads(page_blocks, place, page.text)):
                    period = reported_on(f"{before} · {context}", paper.meeting_date)
                    cells = tables.over_cells(parted, caption, paper.meeting_date)
                    if period:
                        cells = replace(cells, period=period[0], period_text=period[1])
                    continue
                over = cells or tables.Over(caption=caption)
                yield Piece(
                    number, block.start, block.end, True, item, _over_row(context, over), over
                )
                yield from _long_cells(number, block, text, item, context)
                continue
            header = _header_at(held, number, block.start) or before.rstrip().split("\n")[-1]
            count = len(split_row(text)[1])
            over = tables.over_line(header, count, caption, paper.meeting_date)
            over = tables.over_heads(heads, count, block.start, over, paper.meeting_date)
            if not over.columns:
                if stack is None:
                    stack = stack_above(page.text, block.start)
                over = tables.over_stack(stack, count, over, paper.meeting_date)
            if over.columns:
                heading_rows = over
            elif heading_rows is not None and len(heading_rows.columns) == count + 1:
                over = replace(heading_rows, caption=over.caption)  # a new group of the same table
            period = reported_on(context, paper.meeting_date)
            if period:
                over = replace(over, period=period[0], period_text=period[1])
            over = replace(over, lead=_lead(page.text, page_blocks, place))
            yield Piece(number, block.start, block.end, True, item, _context(context, header), over)
        offset += len(page.text) + 1


def _long_cells(number: int, block: Block, text: str, item: int, context: str) -> Iterator[Piece]:
    """The cells of a row that hold sentences."""
    for cell, at in cells_of(text)[1:]:
        if len(cell.split()) > LONGEST_CELL_WORDS:
            start = block.start + at
            yield Piece(number, start, start + len(cell), False, item, context)


def _topic(sentences: Sequence[str]) -> str:
    """What a paragraph that begins with a few words and a stop is about: "Caseloads. It was …"."""
    if len(sentences) < 2 or len(sentences[0].split()) > MOST_TOPIC_WORDS:
        return ""
    return "" if FINITE.search(sentences[0]) else plain(sentences[0])


def _lead(text: str, blocks: Sequence[Block], place: int) -> str:
    """The line above a row that its label goes on from: a long one that nothing ends; else ""."""
    above = blocks[place - 1] if place else None
    if (
        above is None
        or above.row
        or above.heading
        or text[above.end : blocks[place].start].strip(" \n")
    ):
        return ""
    if text.count("\n", above.end, blocks[place].start) > 1:
        return ""
    whole = " ".join(text[above.start : above.end].split())
    line = text[above.start : above.end].rstrip().split("\n")[-1].strip()
    words = [word for word in line.split() if word.lower() not in SMALL]
    titled = sum(word[0].islower() for word in words) < RUNNING * len(words)
    is_header = titled or column_signs(line) > 1 or NEW_TABLE.match(line) is not None
    ended = line[-1:] in ".:;?!)" or len(line.split()) < FEWEST_LEAD
    if is_header or ended:
        return ""
    return whole if len(whole.split()) <= LONGEST_LEAD else line


def _label(above: str) -> str:
    """What stands alone over a text and ends in a colon: "Proposed amount:"; "" for other text."""
    said = " ".join(above.split())
    return said[:-1] if said.endswith(":") and len(said.split()) <= MOST_LABEL else ""


def _heads(blocks: Sequence[Block], place: int, text: str) -> bool:
    """Whether a row without values heads a new table: nothing, or a rule, stands around it."""
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    rule = following is not None and is_rule(text[following.start : following.end])
    return rule or place == 0 or not blocks[place - 1].row


def _header_at(held: Sequence[Table], page: int, start: int) -> str:
    return next((t.header for t in held if t.page == page and t.start <= start < t.end), "")


def _caption(before: str, heading: str, title: str) -> str:
    """What a table shows: as the sentence before it says, else the heading over it."""
    sentence = re.split(r"(?<=[.:?!])\s+(?=[A-Z])", " ".join(before.split()))[-1]
    said = plain(SHOWING.sub("", sentence)) if SHOWN.search(sentence) else ""
    if said and len(said.split()) > 2 and not re.search(r"\bth(?:is|ese) (?!table)", sentence):
        return said[:MOST_CAPTION]
    if column_signs(before) > 1 and not YEARS.fullmatch(before.strip()[-7:]):
        before = ""  # the header of the table, not what it shows
    words = before.split()
    if words and not SHOWN.search(before) and len(words) < 15 and before.rstrip()[-1] not in ".;":
        return plain(before)[:MOST_CAPTION]
    return plain(heading or title)[:MOST_CAPTION]


def _context(*parts: str) -> str:
    kept = [" ".join(part.split()) for part in parts if part]
    return " · ".join(dict.fromkeys(kept))[:MOST_CONTEXT]


def _over_row(context: str, over: tables.Over) -> str:
    return _context(context, over.caption, " | ".join(c.words for c in over.columns if c.words))
