"""The Chroma side: passages in, nearest passages out. An index, rebuilt from records at will."""

import os

# Threads that sleep while they wait, instead of spinning, leave the processor to the processes
# that read the next papers. It counts only if it is said before torch is imported.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

from vectorstore.embedding import PACKAGED_MODEL, SentenceEmbedder  # noqa: E402
from vectorstore.index import (  # noqa: E402
    Index,
    IndexMismatchError,
    clear_index,
    open_index,
)

__all__ = [
    "PACKAGED_MODEL",
    "Index",
    "IndexMismatchError",
    "SentenceEmbedder",
    "clear_index",
    "open_index",
]
