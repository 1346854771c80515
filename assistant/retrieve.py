"""Find the passages that may answer: by words, by what stands beside them, and by meaning."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, InstanceOf

from assistant.copies import fold
from assistant.found import Found
from assistant.match import by_meaning, by_words
from assistant.named import asks_for_last, boost, last_meeting
from assistant.question import Question, read_question
from assistant.rerank import READ, rerank
from assistant.spread import best, spread
from assistant.terms import read_terms
from papers import Scope
from records import Records
from records.occurrences import LatestOccurrences

if TYPE_CHECKING:  # what is behind them takes seconds to import; whoever opens the stores pays
    from vectorstore import Index, SentenceEmbedder
    from vectorstore.reranker import Reranker

__all__ = ["Found", "Library", "PassageRetriever", "search"]

# How many passages are compared by meaning, and how many matches are looked at in the end.
NEAREST, POOL = 200, 200
# More are fetched than were asked for, since copies are folded into one.
SPARE = 1.5


@dataclass(frozen=True)
class Library:
    """All that the assistant reads from: both stores and the model that joins them.

    A ``reranker``, where there is one, has the last word on the order of what was found.
    """

    records: Records
    index: "Index"
    embedder: "SentenceEmbedder"
    reranker: "Reranker | None" = None

    @cached_property
    def occurrences(self) -> LatestOccurrences:
        """Where words stand in the papers, remembered from one question to the next."""
        return LatestOccurrences(self.records)


class PassageRetriever(BaseRetriever):
    """LangChain's view of :func:`search`: a question in, passages as documents out.

    Each document's ``metadata["found"]`` is a :class:`Found`.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: InstanceOf[Library]
    scope: Scope = Scope()
    limit: int = 20

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        found = search(self.library, read_question(query), self.scope, self.limit)
        return [Document(one.passage.text, metadata={"found": one}) for one in found]


def search(library: Library, question: Question, scope: Scope, limit: int) -> list[Found]:
    """The passages within ``scope`` that best match ``question``, best first.

    What stands in two papers in the same words is found once.
    """
    occurrences = library.occurrences.get(scope.reader)
    terms = read_terms(question, occurrences, library.records, scope)
    vector = library.embedder.embed_query(terms.text)
    nearest = library.index.nearest(vector, scope, NEAREST, occurrences.generation)
    scores = by_words(terms, occurrences) + by_meaning(nearest, occurrences)
    seen = occurrences.seen(scope)
    scores[~seen] = 0.0
    pool = best(scores, occurrences, max(POOL, 4 * limit))
    papers = {place: occurrences.paper_of[int(occurrences.papers[place])] for place in pool}
    last = None
    if asks_for_last(question):
        open_ones = {int(number) for number in occurrences.papers[seen]}
        last = last_meeting(question, [occurrences.paper_of[number] for number in open_ones])
    boosts = {paper: boost(question, paper, last) for paper in set(papers.values())}
    weighed = {place: score * boosts[papers[place]] for place, score in pool.items()}
    wanted = max(limit, READ) if library.reranker else limit
    order = spread(weighed, occurrences, round(SPARE * wanted) + 1)
    # The records have the last word on what may be seen.
    entries = library.records.passages([occurrences.keys[place] for place, _ in order], scope)
    found = [
        Found(*entries[occurrences.keys[place]], score=score)
        for place, score in order
        if occurrences.keys[place] in entries
    ]
    folded = fold(found)
    if library.reranker:
        folded = rerank(library.reranker, terms.text, folded)
    return folded[:limit]
