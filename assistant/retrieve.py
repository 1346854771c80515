"""Find the passages that may answer: full-text and nearest in meaning, joined by rank."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.question import Question, read_question
from papers import Paper, Passage, Scope
from records import Records
from records.search import full_text
from vectorstore import Index, SentenceEmbedder

# Reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009): 1 / (60 + rank), added up.
FUSION = 60
# How deep each of the two searches goes before they are joined.
DEPTH = 60
# What a passage gains when its meeting lies in a period, or is of a body, that the question names.
NAMED_DATE = 1.25
NAMED_BODY = 1.25
GENERIC = frozenset(
    """council county borough city district metropolitan london royal of and the upon community
    parish town committee commission sub cabinet panel board select scrutiny full""".split()
)


@dataclass(frozen=True)
class Found:
    """A passage with its paper, and how well it matches: comparable within one search only."""

    passage: Passage
    paper: Paper
    score: float


@dataclass(frozen=True)
class Library:
    """All that the assistant reads from: both stores and the model that joins them."""

    records: Records
    index: Index
    embedder: SentenceEmbedder


class PassageRetriever(BaseRetriever):
    """LangChain's view of :func:`search`: a question in, passages as documents out.

    Each document's ``metadata["found"]`` is a :class:`Found`.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    scope: Scope = Scope()
    limit: int = 20

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        found = search(self.library, read_question(query), self.scope, self.limit)
        return [Document(one.passage.text, metadata={"found": one}) for one in found]


def search(library: Library, question: Question, scope: Scope, limit: int) -> list[Found]:
    """The passages within ``scope`` that best match ``question``, best first."""
    vector = library.embedder.embed_query(question.text)
    nearest = library.index.nearest(vector, scope, DEPTH, library.records.generation())
    by_meaning = [key for key, _ in nearest]
    by_words = full_text(library.records, list(question.words), scope, DEPTH)
    scores: dict[str, float] = {}
    for ranking in (by_meaning, by_words):
        for rank, key in enumerate(ranking, start=1):
            scores[key] = scores.get(key, 0.0) + 1.0 / (FUSION + rank)
    passages = library.records.passages(list(scores), scope)
    found = [
        Found(passage, paper, scores[key] * _boost(question, paper))
        for key, (passage, paper) in passages.items()
    ]
    found.sort(key=lambda one: (-one.score, one.passage.key))
    return found[:limit]


def _boost(question: Question, paper: Paper) -> float:
    boost = 1.0
    if any(period.holds(paper.meeting_date) for period in question.periods):
        boost *= NAMED_DATE
    if names_body(question.words, (paper.council, paper.committee)):
        boost *= NAMED_BODY
    return boost


def names_body(words: Sequence[str], bodies: Sequence[str | None]) -> bool:
    """Whether a word of the question is a proper part of a council's or committee's name."""
    names = {
        word
        for body in bodies
        if body
        for word in re.findall(r"[a-z]+", body.lower())
        if word not in GENERIC
    }
    return any(word in names for word in words)
