"""Cut a paper into passages that the embedding model can see whole, and quote from exactly."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.blocks import Block, Span, sentences_of, trim
from papers import Item, Page, Paper, Passage, spoken_date

# Word pieces kept free for the model's two markers and for the context put before the text.
MARKERS = 2
MOST_CONTEXT = 56
# Passages are made about this long: shorter ones match one question more sharply.
AIM = 150

CountPieces = Callable[[list[str]], list[int]]


@dataclass(frozen=True)
class _Sentence:
    """A sentence on a page, the item it stands under, and its length in word pieces."""

    start: int
    end: int
    quotable: bool
    item: int | None
    new_block: bool
    pieces: int


def passages_of(
    paper: Paper,
    pages: Sequence[Page],
    blocks: Sequence[Sequence[Block]],
    items: Sequence[Item],
    window: int,
    count_pieces: CountPieces,
) -> tuple[Passage, ...]:
    """The passages of a paper in reading order.

    Together they hold every character of every block. No passage crosses a page or an item,
    and none, its context included, takes more than ``window`` word pieces by ``count_pieces``.
    """
    passages: list[Passage] = []
    offset = 0
    starts = [item.char_start for item in items]
    for page, page_blocks in zip(pages, blocks, strict=True):
        sentences = _sentences(page, page_blocks, offset, starts, window, count_pieces)
        for group in _groups(sentences, window):
            item = items[group[0].item] if group[0].item is not None else None
            start, end = group[0].start, group[-1].end
            passages.append(
                Passage(
                    key=f"{paper.paper_id[:20]}-{len(passages):05d}",
                    paper_id=paper.paper_id,
                    page=page.number,
                    start=start,
                    end=end,
                    char_start=offset + start,
                    text=page.text[start:end],
                    context=_context(paper, item, count_pieces),
                    item=item.number if item else None,
                    heading=item.heading if item else None,
                    sentences=tuple(
                        _quotable(page.text, sentence) for sentence in group if sentence.quotable
                    ),
                    access=paper.access,
                )
            )
        offset += len(page.text) + 1
    return tuple(passages)


def _sentences(
    page: Page,
    blocks: Sequence[Block],
    offset: int,
    starts: list[int],
    window: int,
    count_pieces: CountPieces,
) -> list[_Sentence]:
    """Every sentence of a page; what is too long for a passage is cut at white space."""
    most = window - MARKERS - MOST_CONTEXT
    found: list[_Sentence] = []
    spans: list[tuple[Span, Block, bool]] = []
    for block in blocks:
        begin = block.start
        for n, (_, end) in enumerate(sentences_of(page.text, block) or [(block.start, block.end)]):
            spans.append(((begin, end), block, n == 0))
            begin = end
    texts = [page.text[start:end] for (start, end), _, _ in spans]
    for (span, block, first), pieces in zip(spans, count_pieces(texts), strict=True):
        item = bisect_right(starts, offset + block.start) - 1
        for n, (start, end, size) in enumerate(_cut(page.text, span, pieces, most, count_pieces)):
            start, end = trim(page.text, (start, end))
            if start < end:
                found.append(
                    _Sentence(
                        start,
                        end,
                        not block.heading,
                        item if item >= 0 else None,
                        first and n == 0,
                        size,
                    )
                )
    return found


def _cut(
    text: str, span: Span, pieces: int, most: int, count_pieces: CountPieces
) -> list[tuple[int, int, int]]:
    """Halve a span at white space (else anywhere) until every part fits ``most`` word pieces."""
    start, end = span
    if pieces <= most or end - start < 2:
        return [(start, end, pieces)]
    middle = (start + end) // 2
    gaps = [at for at in range(start + 1, end - 1) if text[at].isspace()]
    cut = min(gaps, key=lambda at: abs(at - middle), default=middle)
    left, right = count_pieces([text[start:cut], text[cut:end]])
    return _cut(text, (start, cut), left, most, count_pieces) + _cut(
        text, (cut, end), right, most, count_pieces
    )


def _groups(sentences: list[_Sentence], window: int) -> list[list[_Sentence]]:
    """Sentences joined up to about AIM word pieces, parted where items part."""
    most = window - MARKERS - MOST_CONTEXT
    groups: list[list[_Sentence]] = []
    size = 0
    for sentence in sentences:
        same_item = bool(groups) and groups[-1][0].item == sentence.item
        full = size + sentence.pieces > (AIM if sentence.new_block else most)
        if not same_item or full:
            groups.append([])
            size = 0
        groups[-1].append(sentence)
        size += sentence.pieces
    return groups


def _quotable(text: str, sentence: _Sentence) -> Span:
    """The span to quote: the sentence without the bullet or number before it."""
    block = Block(sentence.start, sentence.end, heading=False)
    spans = sentences_of(text, block)
    return (spans[0][0], spans[-1][1]) if spans else (sentence.start, sentence.end)


def _context(paper: Paper, item: Item | None, count_pieces: CountPieces) -> str:
    """Council, committee, date and heading, as many of them as the window has room for."""
    parts = [
        paper.council,
        paper.committee,
        spoken_date(paper.meeting_date) if paper.meeting_date else None,
        item.heading if item else paper.title,
    ]
    context = " · ".join(part for part in parts if part)
    while count_pieces([context])[0] > MOST_CONTEXT and " " in context:
        context = context.rsplit(" ", 1)[0]
    return context
