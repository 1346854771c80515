"""Choose the sentences that answer: verbatim, few, each with its citation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy

from assistant.candidates import Candidate, candidates_of, share_held, weigh_words
from assistant.question import Question
from assistant.retrieve import Found, Library
from assistant.surroundings import Place, whole, with_surroundings
from assistant.words import stems_of
from papers import Citation, Page, Scope

# Only so many sentences, and of each so many words, are compared by meaning: they cost the
# model some milliseconds each.
COMPARED = 28
LIKENED_WORDS = 48
MOST_SENTENCES = 6
MOST_WORDS = 105
# A sentence gains from a strong neighbour, and from words of the question not yet answered.
NEIGHBOUR = 0.2
NEW_WORDS = 1.0
# A sentence this much weaker than the best one adds little; one this alike says the same again.
WEAKEST = 0.6
SAME_AGAIN = 0.92


@dataclass(frozen=True)
class Quote:
    """A span of a page to quote, in a passage that was found.

    ``goes_on`` is the other half of a sentence that goes on over the page.
    """

    found: Found
    start: int
    end: int
    goes_on: "Quote | None" = None

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
    """The chosen quotes, and the evidence on which to decide whether they answer.

    ``held`` is the largest share of the question's words, 0 to 1, that one found passage
    holds; ``likeness`` the cosine similarity to the question of the nearest sentence.
    """

    quotes: tuple[Quote, ...]
    held: float
    likeness: float


@dataclass(frozen=True)
class _Scored:
    candidate: Candidate
    likeness: float
    vector: numpy.ndarray
    score: float


def choose(library: Library, question: Question, found: Sequence[Found], scope: Scope) -> Selection:
    """The sentences of the ``found`` passages that answer best, grouped by meeting.

    The meeting with the best sentence comes first; within a meeting they stand in the order
    of the paper. A sentence that leans on the one before brings it along; one that only asks
    brings the reply.
    """
    weights = weigh_words(library, question)
    candidates = candidates_of(question, found, weights)[:COMPARED]
    if not candidates:
        return Selection((), 0.0, 0.0)
    scored = _score(library, question, candidates)
    picked = _pick(scored, weights)
    quotes = _with_neighbours(library, picked, scope)
    return Selection(
        quotes=tuple(_by_meeting(quotes)),
        held=max(_held(weights, one) for one in found),
        likeness=max(one.likeness for one in scored),
    )


def cite(quote: Quote, number: int, page: Page | None = None) -> Citation:
    """The citation of a quote: its paper, page and item, and the words exactly as they stand.

    ``page`` is the page it stands on, for its printed number and how it was read.
    """
    passage, paper = quote.found.passage, quote.found.paper
    return Citation(
        n=number,
        paper_id=paper.paper_id,
        file=paper.file,
        title=paper.title,
        council=paper.council,
        committee=paper.committee,
        meeting_date=paper.meeting_date,
        kind=paper.kind,
        status=paper.status,
        access="exempt" if "exempt" in (paper.access, passage.access) else "public",
        page=passage.page,
        printed_page=page.printed if page else None,
        item=passage.item,
        quote=quote.text,
        start=quote.start,
        end=quote.end,
        ocr=page is not None and page.ocr,
    )


def _score(library: Library, question: Question, candidates: Sequence[Candidate]) -> list[_Scored]:
    texts = [" ".join(candidate.text.split()[:LIKENED_WORDS]) for candidate in candidates]
    vectors = library.embedder.encode([question.text, *texts])
    likeness = [float(like) for like in vectors[1:] @ vectors[0]]
    alone = {
        (candidate.found.passage.key, candidate.place): candidate.weight + like
        for candidate, like in zip(candidates, likeness, strict=True)
    }
    scored = []
    for candidate, like, vector in zip(candidates, likeness, vectors[1:], strict=True):
        key, place = candidate.found.passage.key, candidate.place
        beside = max(alone.get((key, place - 1), 0.0), alone.get((key, place + 1), 0.0))
        scored.append(_Scored(candidate, like, vector, alone[key, place] + NEIGHBOUR * beside))
    return sorted(scored, key=lambda one: -one.score)


def _held(weights: dict[str, float], one: Found) -> float:
    """The share of the question's words in a passage and its context, each word counted alike."""
    stems = stems_of(f"{one.passage.context}\n{one.passage.text}")
    return sum(word in stems for word in weights) / len(weights) if weights else 0.0


def _pick(scored: list[_Scored], weights: dict[str, float]) -> list[_Scored]:
    """The best, then again and again the one that adds most, within the limits on length."""
    chosen: list[_Scored] = []
    said: frozenset[str] = frozenset()
    words = 0
    left = list(scored)
    while left and len(chosen) < MOST_SENTENCES:
        left.sort(
            key=lambda one: (
                -one.score
                - NEW_WORDS * share_held(weights, one.candidate.stems - said) * bool(chosen)
            )
        )
        one = left.pop(0)
        length = len(one.candidate.text.split())
        weak = one.score < WEAKEST * scored[0].score
        if chosen and (weak or words + length > MOST_WORDS):
            continue
        if any(float(one.vector @ other.vector) > SAME_AGAIN for other in chosen):
            continue
        chosen.append(one)
        words += length
        said |= one.candidate.stems
    return chosen


def _with_neighbours(library: Library, picked: Sequence[_Scored], scope: Scope) -> list[Quote]:
    """The picked sentences as quotes, best first, each with the neighbours it needs.

    A neighbour that completes a better sentence takes the room of a weaker sentence.
    """
    quotes: list[Quote] = []
    words = 0
    for one in picked:
        taken = {quote.place for quote in quotes}
        whole_group = _group(library, one.candidate, scope)
        group = [quote for quote in whole_group if quote.place not in taken]
        length = sum(quote.words for quote in group)
        full = words + length > MOST_WORDS or len(quotes) + len(group) > MOST_SENTENCES
        if quotes and full:
            continue
        quotes += group
        words += length
    return quotes


def _group(library: Library, candidate: Candidate, scope: Scope) -> list[Quote]:
    """A sentence and those it needs as quotes, each once, its halves over a page joined."""
    places = with_surroundings(library, Place(candidate.found, candidate.place), scope)
    quotes: dict[tuple[str, int], Quote] = {}
    for place in places:
        first, *rest = (Quote(one.found, *one.span) for one in whole(library, place, scope))
        quote = replace(first, goes_on=rest[0]) if rest else first
        quotes.setdefault(quote.place, quote)
    return list(quotes.values())


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
    return (paper.meeting_date, paper.committee or paper.council)
