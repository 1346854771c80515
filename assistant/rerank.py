"""Put the best passages into a cross-encoder's order, where one is set."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.found import Found

if TYPE_CHECKING:
    from vectorstore.reranker import Reranker

# So many passages are read anew with the question; the rest stay as they are.
READ = 30


def rerank(reranker: "Reranker", question: str, found: Sequence[Found]) -> list[Found]:
    """``found`` with the first READ passages in the order of ``reranker``.

    The scores stay where they are, best first: only the passages change places.
    """
    first = list(found[:READ])
    # Of two that the model holds equal, the one found first stays first.
    texts = [f"{one.passage.context}\n{one.passage.text}".strip() for one in first]
    likeness = reranker.score(question, texts)
    order = sorted(range(len(first)), key=lambda n: -likeness[n])
    moved = [replace(first[n], score=held.score) for n, held in zip(order, first, strict=True)]
    return moved + list(found[READ:])
