"""A cross-encoder that reads question and passage together, where one is set."""

from collections.abc import Sequence

import numpy
from sentence_transformers import CrossEncoder


class Reranker:
    """Question and texts in, one score a text out, through a sentence-transformers model.

    ``name`` is the path of a model folder or a model's name on a hub; it must give one score.
    """

    def __init__(self, name: str) -> None:
        """Load the model; raises OSError if there is none, ValueError if it gives more scores."""
        self.name = name
        self.model = CrossEncoder(name, device="cpu")
        if self.model.num_labels != 1:
            raise ValueError(
                f"The reranker {name} gives {self.model.num_labels} scores for a passage; "
                "LOS_RERANKER needs a model that gives one."
            )

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        """How well each text answers ``question``; comparable within one question only."""
        if not texts:
            return []
        pairs = [(question, text) for text in texts]
        scores = self.model.predict(pairs, show_progress_bar=False)
        return [float(score) for score in numpy.asarray(scores).reshape(-1)]
