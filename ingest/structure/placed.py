"""The blocks of a paper in the order of its text, each with its words and its item."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.structure.blocks import Block
from papers import Item, Page


@dataclass(frozen=True)
class Placed:
    """A block with its text, its span in the whole paper, and the item it stands under.

    ``item`` is the item's place in the row of items, -1 before the first.
    """

    text: str
    char_start: int
    char_end: int
    heading: bool
    row: bool
    item: int


def placed_blocks(
    pages: Sequence[Page], blocks: Sequence[Sequence[Block]], items: Sequence[Item]
) -> Iterator[Placed]:
    """The blocks of a paper, from the ``blocks`` of each of its pages, in order."""
    starts = [item.char_start for item in items]
    offset = 0
    for page, page_blocks in zip(pages, blocks, strict=True):
        for block in page_blocks:
            start, end = offset + block.start, offset + block.end
            item = bisect_right(starts, start) - 1
            text = page.text[block.start : block.end]
            yield Placed(text, start, end, block.heading, block.row, item)
        offset += len(page.text) + 1
