"""How near a text comes to a word that it does not say: "kids" to one that says "children"."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from vectorstore import SentenceEmbedder

# Two words whose vectors are no more alike than this have nothing to do with each other; from
# the second on, one is as good as the other. Set on the development questions and on the
# samples to round values; neighbouring values do as well.
UNLIKE, SAME = 0.2, 0.6


def nearness(
    embedder: "SentenceEmbedder", wanted: Mapping[str, str], texts: Sequence[Sequence[str]]
) -> list[dict[str, float]]:
    """For each text, given as its words, how near it comes to each word that is ``wanted``.

    ``wanted`` are words by any name; the result has those names, each with the nearness from 0
    to 1 of the nearest word in the text.
    """
    words = list(dict.fromkeys(word for text in texts for word in text))
    if not words or not wanted:
        return [dict.fromkeys(wanted, 0.0) for _ in texts]
    vectors = embedder.words.of([*wanted.values(), *words])
    alike = vectors[len(wanted) :] @ vectors[: len(wanted)].T
    near = numpy.clip((alike - UNLIKE) / (SAME - UNLIKE), 0.0, 1.0)
    place = {word: number for number, word in enumerate(words)}
    found = []
    for text in texts:
        rows = [place[word] for word in text]
        best = near[rows].max(axis=0) if rows else numpy.zeros(len(wanted))
        found.append({name: float(one) for name, one in zip(wanted, best, strict=True)})
    return found
