"""The exempt parts of a public paper: items under a mark, behind a divider, or held in private.

The public may be excluded from part of a meeting (Local Government Act 1972, section 100A), and
what is said there is not theirs to read. In doubt a part is exempt.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.access import is_exempt_mark
from ingest.exempt_doors import opened_in, shut_in
from ingest.exempt_marks import (
    APPENDIX,
    BARE_PART,
    CELL,
    CELLS,
    DIVIDER,
    EXEMPT_ENDS,
    EXEMPT_STARTS,
    ITEM_MARK,
    LEGEND,
    NOTE_MARK,
    NOTHING,
    NUMBERING,
    STARTS_WITH_MARK,
    bare,
)
from ingest.exempt_told import FOLLOWING, NOT_EXCLUDED
from ingest.structure.blocks import Block, Span
from ingest.structure.placed import Placed, placed_blocks
from ingest.structure.reports import Report
from papers import Access, Action, Item, Page, Paper, Passage

LONGEST_MARK = 110
FEW_WORDS = 7


def exempt_spans(
    paper: Paper,
    pages: Sequence[Page],
    blocks: Sequence[Sequence[Block]],
    items: Sequence[Item],
    reports: Sequence[Report] = (),
) -> tuple[Span, ...]:
    """The spans of the whole paper's text that the public may not see: all of an exempt paper.

    ``items`` are whole: each with all that stands under it. ``reports`` are those in a pack.
    """
    if paper.access == "exempt":
        return ((0, sum(len(page.text) + 1 for page in pages)),)
    return (
        *_marked_pages(pages, blocks),
        *_signed_items(pages, items),
        *_spans(paper, pages, blocks, items, reports),
    )


def mark_pages(pages: Sequence[Page], exempt: Sequence[Span]) -> tuple[Page, ...]:
    """The pages, each with those parts of the ``exempt`` spans that lie on it."""
    marked, offset = [], 0
    for page in pages:
        on_page = [
            (max(0, start - offset), min(len(page.text), end - offset)) for start, end in exempt
        ]
        parts = tuple(sorted(span for span in on_page if span[0] < span[1]))
        marked.append(replace(page, exempt=parts))
        offset += len(page.text) + 1
    return tuple(marked)


def mark_items(items: Sequence[Item], exempt: Sequence[Span]) -> tuple[Item, ...]:
    """The items, each exempt whose heading stands in an ``exempt`` span."""
    return tuple(
        replace(item, access=_access((item.char_start, item.char_start + 1), exempt))
        for item in items
    )


def mark_passages(passages: Sequence[Passage], exempt: Sequence[Span]) -> tuple[Passage, ...]:
    """The passages, each exempt that holds any part of an ``exempt`` span."""
    return tuple(
        replace(passage, access=_access((passage.char_start, passage.char_end), exempt))
        for passage in passages
    )


def mark_actions(actions: Sequence[Action], pages: Sequence[Page]) -> tuple[Action, ...]:
    """The actions, each exempt that stands on an exempt part of one of the marked ``pages``."""
    exempt = {page.number: page.exempt for page in pages}
    return tuple(
        replace(one, access=_access((one.start, one.end), exempt.get(one.page, ())))
        for one in actions
    )


def _access(span: Span, exempt: Sequence[Span]) -> Access:
    """Exempt if ``span`` shares a character with any of the ``exempt`` ones."""
    shut = any(span[0] < end and start < span[1] for start, end in exempt)
    return "exempt" if shut else "public"


def _spans(
    paper: Paper,
    pages: Sequence[Page],
    blocks: Sequence[Sequence[Block]],
    items: Sequence[Item],
    reports: Sequence[Report],
) -> list[Span]:
    pieces = list(placed_blocks(pages, blocks, items))
    length = pieces[-1].char_end + 1 if pieces else 0
    spans: list[Span] = []
    since: int | None = None
    for place, piece in enumerate(pieces):
        before = pieces[place - 1].text if place else ""
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        at = 0
        if since is None:
            if piece.row and any(CELL.fullmatch(bare(cell)) for cell in CELLS.split(piece.text)):
                spans.append((piece.char_start, piece.char_end))
                continue
            ended = EXEMPT_ENDS.search(piece.text)
            if ended is not None and not EXEMPT_STARTS.search(piece.text, 0, ended.start()):
                # It ended here, and where it began is not known.
                spans.append(_item_span(piece, items, length))
                continue
            divided = _divides_at(piece, following, paper)
            if divided is None and _is_marked(piece, following, items):
                spans += _marked(piece, following, items, reports, length)
                continue
            if divided is not None:
                at, since = divided, piece.char_start + divided
        while True:  # the doors may shut and open more than once in a block
            if since is not None:
                opened = opened_in(piece, at)
                if opened is None:
                    break
                spans.append((since, piece.char_start + opened[0]))
                since, at = None, opened[1]
            shut = shut_in(piece, before, paper, at)
            if shut is None:
                break
            at = shut.at
            if shut.reach == "item":
                next_too = following if FOLLOWING.search(piece.text) else None
                spans += _marked(piece, next_too, items, (), length)
            elif shut.reach == "next" and piece.item + 1 < len(items):
                # With whatever stands between: it may be the item, its number not understood.
                spans.append((piece.char_start + at, items[piece.item + 1].char_end))
            else:
                since = piece.char_start + at
    if since is not None:
        spans.append((since, length))
    return [span for span in spans if span[0] < span[1]]


def _divides_at(piece: Placed, following: Placed | None, paper: Paper) -> int | None:
    """Where in a block's text the exempt part of a meeting starts, if a line there says so."""
    line = bare(piece.text)
    meeting = paper.kind in ("minutes", "agenda")
    if DIVIDER.fullmatch(line) or (meeting and BARE_PART.fullmatch(line)):
        return None if following and NOTHING.match(following.text) else 0
    started = EXEMPT_STARTS.search(piece.text)
    return started.start() if started else None


def _marked(
    piece: Placed,
    following: Placed | None,
    items: Sequence[Item],
    reports: Sequence[Report],
    length: int,
) -> list[Span]:
    """What a mark is of: the report in a pack that it stands in, its item, or the next one.

    A mark right before the heading of an item may be of either: then both are exempt.
    """
    inside = next((r for r in reports if r.char_start <= piece.char_start < r.char_end), None)
    heads_item = piece.item >= 0 and piece.char_start == items[piece.item].char_start
    if inside is not None and not heads_item:
        return [(inside.char_start, inside.char_end)]
    spans = [_item_span(piece, items, length)]
    if following is not None and following.item > piece.item:
        spans.append((following.char_start, items[following.item].char_end))
    return spans


def _marked_pages(pages: Sequence[Page], blocks: Sequence[Sequence[Block]]) -> Iterator[Span]:
    """Whole pages with a mark in their running header or footer, which no block holds."""
    offset = 0
    for page, page_blocks in zip(pages, blocks, strict=True):
        at = 0
        for line in page.text.split("\n"):
            held = any(block.start <= at < block.end for block in page_blocks)
            if not held and len(line) <= LONGEST_MARK and is_exempt_mark(line.strip()):
                yield offset, offset + len(page.text) + 1
                break
            at += len(line) + 1
        offset += len(page.text) + 1


def _signed_items(pages: Sequence[Page], items: Sequence[Item]) -> Iterator[Span]:
    """The items with a sign by their heading that the paper says is for exempt ones."""
    text = "\n".join(page.text for page in pages)
    signs = {match[1] or match[2] for match in LEGEND.finditer(text)}
    for sign in map(re.escape, signs):
        # By itself: two asterisks are a word in bold.
        alone = re.compile(rf"(?<!{sign}){sign}(?!{sign})")
        for item in items:
            heading = text[item.char_start : item.char_end].lstrip().split("\n")[0]
            if alone.search(heading):
                yield item.char_start, item.char_end


def _is_marked(piece: Placed, following: Placed | None, items: Sequence[Item]) -> bool:
    """Whether a mark stands here: a short line of its own, or in an item's heading."""
    heads_item = piece.item >= 0 and piece.char_start == items[piece.item].char_start
    lines = [line.strip() for line in piece.text.split("\n")]
    # "Reason for confidentiality:" may have what it says of it on the next line.
    below = [*lines[1:], following.text if following and following.item == piece.item else ""]
    labels = [f"{a} {b}" if a.endswith(":") else a for a, b in zip(lines, below, strict=True)]
    if any(NOTE_MARK.match(label) for label in labels):
        return True
    return any(
        # Below the first lines only what is set like a label: "Classification: Exempt".
        (n < 3 or ":" in line or STARTS_WITH_MARK.match(line))
        and _is_mark(line, heads_item and n == 0, piece.heading)
        for n, line in enumerate(lines)
    )


def _is_mark(line: str, heads_item: bool, heading: bool) -> bool:
    words = NUMBERING.sub("", bare(line))
    if len(words) > LONGEST_MARK or NOT_EXCLUDED.search(words):
        return False
    if APPENDIX.search(words) and len(words.split()) > FEW_WORDS:
        return False
    if (heads_item or heading) and ITEM_MARK.search(words):
        return True
    sentence = line.endswith(".") and not STARTS_WITH_MARK.match(words)
    return is_exempt_mark(words) and (heads_item or heading or not sentence)


def _item_span(piece: Placed, items: Sequence[Item], length: int) -> Span:
    """The whole item that a piece stands in; before the first item, all up to it."""
    if piece.item < 0:
        return piece.char_start, items[0].char_start if items else length
    item = items[piece.item]
    # An item that ended before this piece (the next report's head) is not what is marked.
    return item.char_start, max(item.char_end, piece.char_end)
