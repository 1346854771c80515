"""The Chroma side: passages in, nearest passages out. An index, rebuilt from records at will."""

from vectorstore.embedding import PACKAGED_MODEL, SentenceEmbedder
from vectorstore.index import Index, IndexMismatchError, clear_index, open_index

__all__ = [
    "PACKAGED_MODEL",
    "Index",
    "IndexMismatchError",
    "SentenceEmbedder",
    "clear_index",
    "open_index",
]
