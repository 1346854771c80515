"""Cut a paper into passages that the embedding model can see whole, and quote from exactly."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ingest.structure.blocks import Block, Span, goes_on, sentences_of, trim
from ingest.structure.reports import Report
from ingest.structure.speakers import Turn, speaker_at
from ingest.structure.tables import Table, tables_of
from papers import Exchange, Item, Page, Paper, Passage, spoken_date

# Word pieces kept free for the model's two markers and for the context put before the text.
MARKERS = 2
MOST_CONTEXT = 56
# Passages are made about this long: shorter ones match one question more sharply.
AIM = 150
# A section that is no longer than this, in characters, is a heading over its first paragraph.
MOST_HEADING = 160

CountPieces = Callable[[list[str]], list[int]]


@dataclass(frozen=True)
class _Sentence:
    """A sentence on a page, its length in word pieces, and the item and exchange it is in."""

    start: int
    end: int
    quotable: bool
    item: int | None
    new_block: bool
    pieces: int
    exchange: int | None = None


@dataclass(frozen=True)
class _Surroundings:
    """What a paper says of its passages beside their text: reports, turns, exchanges, tables."""

    reports: Sequence[Report]
    turns: Sequence[Turn]
    exchanges: Sequence[Exchange]
    tables: Sequence[Table]

    def report_at(self, char: int) -> str:
        """The title of the report inside a pack in which a place stands; "" outside of any."""
        return next((r.title for r in self.reports if r.char_start <= char < r.char_end), "")

    def header_at(self, page: int, start: int) -> str:
        """The header of the table whose rows a place on a page stands among; "" if in none."""
        return next(
            (t.header for t in self.tables if t.page == page and t.start <= start < t.end), ""
        )

    def exchange_at(self, char: int) -> int | None:
        """The number of the exchange in which a place stands."""
        place = bisect_right([one.char_start for one in self.exchanges], char) - 1
        return place if place >= 0 and char < self.exchanges[place].char_end else None


def passages_of(
    paper: Paper,
    pages: Sequence[Page],
    blocks: Sequence[Sequence[Block]],
    items: Sequence[Item],
    window: int,
    count_pieces: CountPieces,
    reports: Sequence[Report] = (),
    turns: Sequence[Turn] = (),
    exchanges: Sequence[Exchange] = (),
) -> tuple[Passage, ...]:
    """The passages of a paper in reading order.

    Together they hold every character of every block. No passage crosses a page or an item,
    and none, its context included, takes more than ``window`` word pieces by ``count_pieces``.
    A question and its reply stay in one passage where both fit. ``reports`` are the reports
    inside a pack, ``turns`` say who speaks.
    """
    around = _Surroundings(reports, turns, exchanges, tables_of(pages, blocks))
    passages: list[Passage] = []
    offset = 0
    starts = _starts(items)
    firsts: list[int] = []
    for number, (page, page_blocks) in enumerate(zip(pages, blocks, strict=True)):
        firsts.append(len(passages))
        sentences = _sentences(page, page_blocks, offset, starts, window, count_pieces, around)
        for group in _groups(sentences, window):
            item = items[group[0].item] if group[0].item is not None else None
            start, end = group[0].start, group[-1].end
            header = around.header_at(number, start)
            report = around.report_at(offset + start)
            passages.append(
                Passage(
                    key=f"{paper.paper_id[:20]}-{len(passages):05d}",
                    paper_id=paper.paper_id,
                    page=page.number,
                    start=start,
                    end=end,
                    char_start=offset + start,
                    text=page.text[start:end],
                    context=_context(paper, item, report, header, count_pieces),
                    item=(item.number or None) if item else None,
                    heading=item.heading if item else None,
                    sentences=tuple(
                        _quotable(page.text, sentence) for sentence in group if sentence.quotable
                    ),
                    access=paper.access,
                    speaker=speaker_at(turns, offset + start),
                )
            )
        offset += len(page.text) + 1
    return _joined_over_pages(passages, pages, blocks, firsts)


def _starts(items: Sequence[Item]) -> list[int]:
    """Where each item's passages start: "2.1" with the bare heading of section 2 over it."""
    starts = [item.char_start for item in items]
    for place, (item, following) in enumerate(zip(items, items[1:], strict=False)):
        beneath = bool(item.number) and following.number.startswith(f"{item.number}.")
        if beneath and following.char_start - item.char_start <= MOST_HEADING:
            starts[place + 1] = starts[place]
    return starts


def _joined_over_pages(
    passages: list[Passage],
    pages: Sequence[Page],
    blocks: Sequence[Sequence[Block]],
    firsts: Sequence[int],
) -> tuple[Passage, ...]:
    """The passages, with the key of the next page's where a sentence goes on over the page.

    ``firsts`` are the places of each page's first passage.
    """
    continued = False
    for number in range(len(pages) - 1):
        first, following = firsts[number], firsts[number + 1]
        joins = (
            first < following < len(passages)
            and passages[following].page == pages[number + 1].number
            and goes_on(
                pages[number].text,
                blocks[number][-1],
                pages[number + 1].text,
                blocks[number + 1][0],
                continued and len(blocks[number]) == 1,
            )
        )
        last = passages[following - 1] if joins else None
        if last is not None:
            after = passages[following]
            same = (last.item, last.heading) == (after.item, after.heading)
            joins = same and bool(last.sentences) and bool(after.sentences)
            if joins:
                passages[following - 1] = replace(last, runs_on=after.key)
        continued = joins
    return tuple(passages)


def _sentences(
    page: Page,
    blocks: Sequence[Block],
    offset: int,
    starts: list[int],
    window: int,
    count_pieces: CountPieces,
    around: _Surroundings,
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
                        around.exchange_at(offset + start),
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
    for place, sentence in enumerate(sentences):
        same_item = bool(groups) and groups[-1][0].item == sentence.item
        full = size + sentence.pieces > (AIM if sentence.new_block else most)
        if not same_item:
            groups.append([])
            size = 0
        elif full:
            held = _held_together(sentences, place, groups[-1], most)
            if held is None:
                groups.append([])
            elif held:
                del groups[-1][-len(held) :]
                groups.append(held)
            size = 0 if held is None else sum(one.pieces for one in groups[-1])
        groups[-1].append(sentence)
        size += sentence.pieces
    return groups


def _held_together(
    sentences: list[_Sentence], place: int, group: list[_Sentence], most: int
) -> list[_Sentence] | None:
    """What must go into the next passage with a sentence: the question that it replies to.

    None where nothing must; [] where the sentence still fits into this passage, after it.
    """
    exchange = sentences[place].exchange
    before = [one for one in group if exchange is not None and one.exchange == exchange]
    whole = sum(one.pieces for one in sentences if one.exchange == exchange)
    if not before or whole > most:
        return None
    if len(before) < len(group):
        return before
    return [] if sum(one.pieces for one in group) + sentences[place].pieces <= most else None


def _quotable(text: str, sentence: _Sentence) -> Span:
    """The span to quote: the sentence without the bullet or number before it."""
    block = Block(sentence.start, sentence.end, heading=False)
    spans = sentences_of(text, block)
    return (spans[0][0], spans[-1][1]) if spans else (sentence.start, sentence.end)


def _context(
    paper: Paper, item: Item | None, report: str, header: str, count_pieces: CountPieces
) -> str:
    """Council, committee, date, heading and table header, as many as the window has room for."""
    title = report or (paper.title if item is None or not item.number else None)
    parts = [
        paper.council,
        paper.committee,
        spoken_date(paper.meeting_date) if paper.meeting_date else None,
        title,
        item.heading if item else None,
        header,
    ]
    context = " · ".join(part for part in parts if part)
    while count_pieces([context])[0] > MOST_CONTEXT and " " in context:
        context = context.rsplit(" ", 1)[0]
    return context
