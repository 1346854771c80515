"""Single words as the embedding model knows them before it reads any text."""

from collections.abc import Sequence

import numpy
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from transformers import PreTrainedTokenizerBase

# The words of many papers; when there are more, they are worked out anew.
MOST_KEPT = 20_000


class WordVectors:
    """Words in, unit vectors out: the mean of a word's pieces in the model's own table.

    The mean of the whole table is taken off first, since all its rows lean one way (Mu and
    Viswanath, 2018, "All-but-the-Top"). A model without such a table gives vectors of noughts:
    no word is then like another.
    """

    def __init__(self, model: SentenceTransformer) -> None:
        """Take the table and the word pieces of ``model``."""
        self._table = _table_of(model)
        self._tokenizer = getattr(model, "tokenizer", None)
        self._kept: dict[str, NDArray[numpy.float32]] = {}

    def of(self, words: Sequence[str]) -> NDArray[numpy.float32]:
        """One unit vector a word, as an array of shape (words, dimension)."""
        if self._table is None or not words:
            return numpy.zeros((len(words), 1), dtype=numpy.float32)
        kept = self._kept if len(self._kept) < MOST_KEPT else {}
        new = [word for word in dict.fromkeys(words) if word not in kept]
        if new:
            kept = {**kept, **dict(zip(new, self._made(new), strict=True))}
            self._kept = kept
        return numpy.stack([kept[word] for word in words])

    def _made(self, words: list[str]) -> list[NDArray[numpy.float32]]:
        assert isinstance(self._tokenizer, PreTrainedTokenizerBase)  # noqa: S101
        assert self._table is not None  # noqa: S101
        pieces = self._tokenizer(words, add_special_tokens=False, verbose=False)["input_ids"]
        made = []
        for ids in pieces:
            vector = self._table[ids].mean(axis=0) if ids else numpy.zeros(self._table.shape[1])
            made.append((vector / (numpy.linalg.norm(vector) or 1.0)).astype(numpy.float32))
        return made


def _table_of(model: SentenceTransformer) -> NDArray[numpy.float32] | None:
    for module in model.modules():
        find = getattr(module, "get_input_embeddings", None)
        table = getattr(find(), "weight", None) if callable(find) else None
        if isinstance(table, torch.Tensor) and table.ndim == 2:
            rows = table.detach().float().numpy()
            return numpy.asarray(rows - rows.mean(axis=0), dtype=numpy.float32)
    return None
