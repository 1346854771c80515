"""Choose the sentences that answer: verbatim, few, each with its citation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.candidates import Candidate, candidates_of
from assistant.citing import citation_of
from assistant.copies import TURNS
from assistant.places import Place, whole
from assistant.question import Question, Wanted
from assistant.retrieve import Found, Library
from assistant.rivals import newest_first, rival_of
from assistant.said_again import said_again
from assistant.surroundings import with_surroundings
from assistant.weights import Weights, weigh
from assistant.words import stem
from papers import Citation, Reader, Scope
from records.structure import earlier_versions

# So many sentences are looked at.
COMPARED = 40
MOST_SENTENCES = 6
# An answer has fewer words where it is likely that its sentences do answer.
MOST_WORDS, MOST_WORDS_UNSURE = 110, 160
# A sentence gains from words of the question that are not yet answered.
NEW_WORDS = 0.5
# A sentence this much weaker than the best one adds little; two that share so many of their
# words say the same.
WEAKEST = 0.5
SAME_AGAIN = 0.8
TURNING = frozenset(stem(word) for word in TURNS)


@dataclass(frozen=True)
class Quote:
    """A span of a page to quote, in a passage that was found.

    ``goes_on`` is the other half of a sentence that goes on over the page; ``again`` are other
    places that say the same.
    """

    found: Found
    start: int
    end: int
    goes_on: "Quote | None" = None
    again: "tuple[Quote, ...]" = ()

    @property
    def text(self) -> str:
        """The words exactly as they stand on the page."""
        passage = self.found.passage
        return passage.text[self.start - passage.start : self.end - passage.start]

    @property
    def words(self) -> int:
        """How many words the whole sentence has, both its halves counted."""
        return len(self.text.split()) + (self.goes_on.words if self.goes_on else 0)

    @property
    def place(self) -> tuple[str, int]:
        """What tells it from other quotes: its passage and where it starts."""
        return self.found.passage.key, self.start


@dataclass(frozen=True)
class Selection:
    """The chosen quotes, and what they were chosen from: the evidence that they answer.

    ``weights`` is how much each word of the question says.
    """

    quotes: tuple[Quote, ...]
    candidates: tuple[Candidate, ...]
    weights: Weights


def choose(library: Library, question: Question, found: Sequence[Found], scope: Scope) -> Selection:
    """The sentences of the ``found`` passages that answer best, grouped by meeting.

    The meeting with the best sentence comes first; within a meeting they stand in the order
    of the paper. A sentence that leans on the one before brings it along; one that only asks
    brings the reply.
    """
    weights = weigh(library, question, scope)
    candidates = candidates_of(question, found, weights)[:COMPARED]
    quotes = _with_neighbours(library, question, candidates, weights, scope, MOST_WORDS)
    return Selection(tuple(_by_meeting(quotes)), tuple(candidates), weights)


def in_full(
    library: Library, question: Question, selection: Selection, scope: Scope, sure: bool
) -> list[Quote]:
    """The quotes to show: those chosen, and more where it is not ``sure`` that they answer.

    Each comes with the other places that say the same, in the order of :func:`choose`.
    """
    quotes = list(selection.quotes)
    candidates = selection.candidates
    if not sure:
        quotes = _with_neighbours(
            library, question, candidates, selection.weights, scope, MOST_WORDS_UNSURE
        )
    return _also_said(library, _by_meeting(quotes), candidates, scope)


def cite(library: Library, quote: Quote, number: int, reader: Reader) -> Citation:
    """The citation of a quote: its paper, page and item, and the words exactly as they stand.

    Whatever else it names, an earlier version or another paper with the same words, is what
    ``reader`` may see.
    """
    passage, paper = quote.found.passage, quote.found.paper
    page = library.records.page(paper.paper_id, passage.page, reader)
    before = earlier_versions(library.records, paper.paper_id, reader)
    citation = citation_of(
        paper, passage.page, quote.text, (quote.start, quote.end),
        item=passage.item, printed=page.printed if page else None,
        exempt=quote.found.is_exempt, ocr=page is not None and page.ocr, n=number,
    )  # fmt: skip
    return replace(
        citation,
        also_in=tuple(dict.fromkeys(other.file for other in quote.found.copies)),
        replaces=tuple(dict.fromkeys(other.file for other in before)),
    )


def _ranked(candidates: Sequence[Candidate], weights: Weights) -> Iterator[Candidate]:
    """The best, then again and again the one that adds most to those before it."""
    chosen: list[Candidate] = []
    said: frozenset[str] = frozenset()
    left = list(candidates)
    while left:
        one = max(
            left,
            key=lambda one: one.weight + NEW_WORDS * weights.share(one.stems - said),
        )
        left.remove(one)
        weak = one.weight < WEAKEST * candidates[0].weight
        if weak or any(_is_same(one, other) for other in chosen):
            continue
        chosen.append(one)
        said |= one.stems
        yield one


def _is_same(one: Candidate, other: Candidate) -> bool:
    if (one.stems ^ other.stems) & TURNING:
        return False  # a decision, and the one that reversed it
    return len(one.stems & other.stems) > SAME_AGAIN * len(one.stems | other.stems)


def _with_neighbours(
    library: Library,
    question: Question,
    candidates: Sequence[Candidate],
    weights: Weights,
    scope: Scope,
    room: int,
) -> list[Quote]:
    """The best sentences as quotes, each with those it needs beside it, in ``room`` words.

    A neighbour that completes a better sentence takes the room of a weaker sentence; so does
    one of another paper that gives other figures.
    """
    quotes: list[Quote] = []
    words = 0
    for one in _ranked(candidates, weights):
        taken = {quote.place for quote in quotes}
        together = newest_first([one, *rival_of(one, candidates, question)])
        group = [
            quote
            for each in together
            for quote in _group(library, each, scope, question.wanted)
            if quote.place not in taken
        ]
        length = sum(quote.words for quote in group)
        full = words + length > room or len(quotes) + len(group) > MOST_SENTENCES
        if quotes and full:
            continue
        quotes += group
        words += length
    return quotes


def _group(
    library: Library, candidate: Candidate, scope: Scope, wanted: Wanted = "anything"
) -> list[Quote]:
    """A sentence and those it needs as quotes, each once, its halves over a page joined."""
    here = Place(candidate.found, candidate.place)
    places = with_surroundings(library, here, scope, wanted)
    quotes: dict[tuple[str, int], Quote] = {}
    for place in places:
        first, *rest = (Quote(one.found, *one.span) for one in whole(library, place, scope))
        quote = replace(first, goes_on=rest[0]) if rest else first
        quotes.setdefault(quote.place, quote)
    return list(quotes.values())


def _also_said(
    library: Library, quotes: Sequence[Quote], candidates: Sequence[Candidate], scope: Scope
) -> list[Quote]:
    """The quotes with the other places, on pages not yet cited, that say the same."""
    taken = {_page(quote) for quote in quotes}
    joined: list[Quote] = []
    for quote in quotes:
        others: list[Candidate] = []
        if not quote.goes_on:
            others = said_again(library, quote.text, quote.found, candidates, taken, scope)
        again = tuple(Quote(one.found, one.start, one.end) for one in others)
        taken |= {_page(one) for one in again}
        joined.append(replace(quote, again=again))
    return joined


def _page(quote: Quote) -> tuple[str, int]:
    return quote.found.paper.paper_id, quote.found.passage.page


def _by_meeting(quotes: Sequence[Quote]) -> list[Quote]:
    """Meetings in the order of their best quote; a meeting's quotes in the order of its paper."""
    first: dict[object, int] = {}
    for n, quote in enumerate(quotes):
        first.setdefault(_meeting(quote), n)
    return sorted(
        quotes,
        key=lambda quote: (
            first[_meeting(quote)],
            quote.found.paper.file,
            quote.found.passage.page,
            quote.start,
        ),
    )


def _meeting(quote: Quote) -> object:
    paper = quote.found.paper
    if paper.meeting_date is None:
        return paper.paper_id
    return paper.meeting_date, paper.council, paper.committee
