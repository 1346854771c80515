"""Find the tables of a paper and the line that heads each one's columns.

A row says little without its header: "Children in Need 36% 87%" needs "Lowest · 29 May 2015".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structure.blocks import Block
from ingest.structure.rows import column_signs, has_bars, holds_figures, is_header, is_row
from papers import Page

# Text that may stand between two rows of one table: the details of the row above.
MOST_BETWEEN = 150
# How many lines a header may be printed over, and how short a line of a narrow cell is.
HEADER_LINES = 18
NARROW = 3
# How long a line between the header and the first row may be that names a group of rows.
LABEL = 9
# How many columns must show before lines of text are taken for a header.
FEWEST_SIGNS = 2
# A header at the foot of a page is no more than this.
MOST_AT_FOOT = 4


@dataclass(frozen=True)
class Table:
    """The rows of a table on one page: from its first row to its last, and what heads them.

    ``page`` counts from 0 in the paper's pages; ``start`` and ``end`` are places in the page's
    text. ``header`` is its words, white space folded, and empty where none was found; it may
    stand on an earlier page.
    """

    page: int
    start: int
    end: int
    header: str


def tables_of(pages: Sequence[Page], blocks: Sequence[Sequence[Block]]) -> tuple[Table, ...]:
    """The tables of a paper in order, each page's part of a long table by itself.

    A table at the top of a page without a header of its own takes that of the table, or of the
    bare header, at the foot of the page before.
    """
    tables: list[Table] = []
    carried, at_foot = "", False
    for number, (page, page_blocks) in enumerate(zip(pages, blocks, strict=True)):
        text = page.text
        runs = _runs(text, page_blocks)
        header = ""
        for first, last in runs:
            is_header_row = _is_header_row(text, page_blocks, first)
            if is_header_row:
                header, top = _folded(text, page_blocks[first]), page_blocks[first].start
            else:
                header, top = _header_above(text, page_blocks[first].start)
            if carried and (first, last) == runs[0] and page_blocks[0].start >= top:
                header = f"{carried} {header}".strip() if at_foot or not header else header
            rows = page_blocks[first + is_header_row : last + 1]
            tables.append(Table(number, rows[0].start, rows[-1].end, header))
        runs_off = bool(runs) and runs[-1][1] >= len(page_blocks) - 2
        carried, at_foot = header if runs_off else "", False
        if page_blocks and not runs_off:
            carried, at_foot = _header_at_foot(text, page_blocks), True
    return tuple(tables)


def _runs(text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The first and last row of each table on a page, by the blocks' numbers."""
    runs: list[tuple[int, int]] = []
    between = 0
    for number, block in enumerate(blocks):
        if not block.row:
            between += len(text[block.start : block.end].split())
            between += MOST_BETWEEN if block.heading else 0
            continue
        alike = bool(runs) and _has_bars(text, blocks[runs[-1][1]]) == _has_bars(text, block)
        if alike and between <= (0 if _has_bars(text, block) else MOST_BETWEEN):
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
        between = 0
    return [(first, last) for first, last in runs if last > first]


def _is_header_row(text: str, blocks: Sequence[Block], first: int) -> bool:
    """Whether a table parted by bars or tabs begins with its header."""
    row = text[blocks[first].start : blocks[first].end]
    if not has_bars(row) or holds_figures(row):
        return False
    second = text[blocks[first + 1].start : blocks[first + 1].end]
    return row.count("|") == second.count("|")


def _header_above(text: str, start: int) -> tuple[str, int]:
    """The header over the row at ``start`` and where it begins; ("", ``start``) if none is sure."""
    lines = text[:start].split("\n")[:-1]
    taken: list[str] = []
    top, at = start, start
    for line in reversed(lines):
        at -= len(line) + 1
        bare = line.strip()
        if not bare:
            if taken:
                break
            continue
        label = bare[0].isupper() and bare[-1] not in ".;:?!" and not is_row(bare)
        words = len(bare.split())
        if len(taken) == HEADER_LINES or not (is_header(bare) or (label and words <= NARROW)):
            if taken or at + len(line) + 1 != start or not label or words > LABEL:
                break
            continue  # what the first rows are about
        taken.insert(0, bare)
        top = max(at, 0)
    header = " ".join(" ".join(taken).split())
    return (header, top) if column_signs(header) >= FEWEST_SIGNS else ("", start)


def _header_at_foot(text: str, blocks: Sequence[Block]) -> str:
    """The header of a table whose rows begin on the next page."""
    end = blocks[-1].end
    header, top = _header_above(text[:end] + "\n", end + 1)
    return header if text[top:end].strip().count("\n") < MOST_AT_FOOT else ""


def _has_bars(text: str, block: Block) -> bool:
    return has_bars(text[block.start : block.end])


def _folded(text: str, block: Block) -> str:
    return " ".join(text[block.start : block.end].split())
