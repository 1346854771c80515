"""The exempt parts of a public paper: items under a mark, behind a divider, or held in private.

The public may be excluded from part of a meeting (Local Government Act 1972, section 100A), and
what is said there is not theirs to read. In doubt a part is exempt.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.access import is_exempt_mark
from ingest.structure.blocks import Block, Span
from papers import Access, Action, Item, Page, Paper, Passage

# A line by itself that starts the part of a meeting from which the public is excluded …
DIVIDER = re.compile(
    r"\W*(?:part (?:ii|2|two|b)\b(?!\w).{0,60}|"
    r"(?:exempt|confidential|private|restricted)(?: and \w+| or \w+)? "
    r"(?:items?|business|session|minutes|matters|part|section)(?: of business)?|"
    r"(?:items|matters|business) (?:to be )?(?:considered|taken|heard|held) in private|"
    r"items? (?:not for publication|from which the public .{0,60}excluded))\W*",
    re.IGNORECASE,
)
# … and one that ends it.
REOPENED = re.compile(
    r"\bre-?admit|\breturned to (?:open|public)\b|\b(?:open|public) session (?:was )?resumed\b|"
    r"\bresumed in (?:open|public)\b|^\W*part (?:i|1|one|a)\b(?!\w)|"
    r"^\W*(?:open|public|unrestricted) (?:items?|session|business|minutes)\W*$",
    re.IGNORECASE,
)
# The resolution that shuts the doors, and what it shuts them for.
EXCLUDED = re.compile(
    r"\b(?:public|press)\b[^.;]{0,120}\b(?:be|were|was|are|is|being)\b[^.;]{0,20}\bexcluded\b|"
    r"\bexclu(?:de|ded|ding|sion of)\b[^.;]{0,30}\b(?:press|public)\b",
    re.IGNORECASE,
)
DECIDED = re.compile(r"\b(?:resolved|agreed|were excluded|was excluded|carried)\b", re.IGNORECASE)
ONE_ITEM = re.compile(
    r"\b(?:the (?:following|next) (?:agenda )?item|this (?:agenda )?item)\b", re.IGNORECASE
)
THIS_ITEM = re.compile(r"\bthis (?:agenda )?item\b", re.IGNORECASE)
NOTHING = re.compile(
    r"\b(?:there (?:were|was|are|is) (?:no|none)|no (?:exempt|confidential|private)|none|nil|"
    r"not applicable)\b",
    re.IGNORECASE,
)
# A mark set as a sentence says so first: "Exempt under paragraph 3 …".
STARTS_WITH_MARK = re.compile(
    r"\W*(?:this (?:report|item|paper|appendix|minute|part) (?:is|contains|has) )?"
    r"(?:not for publication|exempt|confidential|private|restricted|by virtue)\b",
    re.IGNORECASE,
)
LONGEST_MARK = 110
# How far below an item's heading a mark may stand and still be of the whole item, in characters.
NEAR_HEADING = 250


@dataclass(frozen=True)
class _Piece:
    """A block with its text, its span in the whole paper, and the item it stands under."""

    text: str
    start: int
    end: int
    heading: bool
    item: int


def exempt_spans(
    paper: Paper, pages: Sequence[Page], blocks: Sequence[Sequence[Block]], items: Sequence[Item]
) -> tuple[Span, ...]:
    """The spans of the whole paper's text that the public may not see: all of an exempt paper."""
    if paper.access == "exempt":
        return ((0, sum(len(page.text) + 1 for page in pages)),)
    return tuple(_spans(paper, pages, blocks, items))


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
    paper: Paper, pages: Sequence[Page], blocks: Sequence[Sequence[Block]], items: Sequence[Item]
) -> list[Span]:
    pieces = list(_pieces(pages, blocks, items))
    length = pieces[-1].end if pieces else 0
    spans: list[Span] = []
    since: int | None = None
    for place, piece in enumerate(pieces):
        following = pieces[place + 1].text if place + 1 < len(pieces) else ""
        if since is not None and REOPENED.search(piece.text):
            spans.append((since, piece.start))
            since = None
        elif since is not None:
            continue
        elif DIVIDER.fullmatch(_bare(piece.text)) and not NOTHING.search(following[:200]):
            since = piece.start
        elif _is_marked(piece, items):
            spans.append(_item_span(piece, items, length))
        elif paper.kind == "minutes" and EXCLUDED.search(piece.text):
            said = f"{piece.text} {following}" if piece.text.rstrip().endswith(":") else piece.text
            if not DECIDED.search(said) or NOTHING.search(piece.text):
                continue
            if THIS_ITEM.search(said):
                spans.append((piece.end, _item_span(piece, items, length)[1]))
            elif ONE_ITEM.search(said) and piece.item + 1 < len(items):
                following_item = items[piece.item + 1]
                spans.append((following_item.char_start, following_item.char_end))
            else:
                since = piece.end
    if since is not None:
        spans.append((since, length + 1))
    return spans


def _pieces(
    pages: Sequence[Page], blocks: Sequence[Sequence[Block]], items: Sequence[Item]
) -> Iterator[_Piece]:
    starts = [item.char_start for item in items]
    offset = 0
    for page, page_blocks in zip(pages, blocks, strict=True):
        for block in page_blocks:
            start, end = offset + block.start, offset + block.end
            item = bisect_right(starts, start) - 1
            yield _Piece(page.text[block.start : block.end], start, end, block.heading, item)
        offset += len(page.text) + 1


def _is_marked(piece: _Piece, items: Sequence[Item]) -> bool:
    """Whether a mark stands here: a short line of its own, or in an item's heading."""
    lines = [line.strip() for line in piece.text.split("\n")[:3]]
    heads_item = piece.item >= 0 and piece.start == items[piece.item].char_start
    return any(
        len(line) <= LONGEST_MARK
        and is_exempt_mark(line)
        and (heads_item or piece.heading or not line.endswith(".") or STARTS_WITH_MARK.match(line))
        for line in lines
    )


def _item_span(piece: _Piece, items: Sequence[Item], length: int) -> Span:
    """The whole item if the mark stands near its heading; else from the mark to the item's end."""
    if piece.item < 0:
        return piece.start, items[0].char_start if items else length + 1
    item = items[piece.item]
    near = piece.start - item.char_start <= NEAR_HEADING
    return (item.char_start if near else piece.start), item.char_end


def _bare(text: str) -> str:
    return " ".join(text.strip(" #*_\n").split())
