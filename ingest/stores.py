"""Both stores of a data folder, the model and the index opened only when something needs them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.space import stops_plainly
from records import Records, open_records

if TYPE_CHECKING:  # the model takes seconds to import, and unchanged folders never need it
    from vectorstore import Index, SentenceEmbedder


@dataclass(frozen=True)
class Stores:
    """The records, and how to come by the embedding model and the index (once each).

    ``clear_index`` removes an index that another embedding model made, or that is damaged;
    ``index_is_sound`` tells whether it is.
    """

    folder: Path
    records: Records
    open_embedder: "Callable[[], SentenceEmbedder]"
    open_index: "Callable[[], Index]"
    clear_index: Callable[[], None]
    index_is_sound: Callable[[], bool]


def open_stores(
    folder: Path,
    records_url: str | None = None,
    chroma_url: str | None = None,
    embedding_model: str | None = None,
    threads: int = 1,
    embedder: "SentenceEmbedder | None" = None,
) -> Stores:
    """Open the data ``folder``, making what is missing.

    Without a ``records_url`` the records are ``records.db`` in the folder; without a
    ``chroma_url`` Chroma runs embedded in it; without an ``embedding_model`` the packaged one
    is used, with so many ``threads``; an ``embedder`` that is loaded already is used instead.
    """
    with stops_plainly(folder):
        folder.mkdir(parents=True, exist_ok=True)
        records = open_records(records_url or f"sqlite:///{folder.resolve() / 'records.db'}")

    @cache
    def open_embedder() -> "SentenceEmbedder":
        from vectorstore import PACKAGED_MODEL

        return embedder or _embedder(embedding_model or PACKAGED_MODEL, threads)

    @cache
    def open_index() -> "Index":
        from vectorstore import open_index as open_chroma

        return open_chroma(folder / "index", open_embedder(), chroma_url)

    def clear_index() -> None:
        from vectorstore import clear_index as clear_chroma

        clear_chroma(folder / "index", chroma_url)

    def index_is_sound() -> bool:
        from vectorstore.soundness import is_sound

        return bool(chroma_url) or is_sound(folder / "index")

    return Stores(folder, records, open_embedder, open_index, clear_index, index_is_sound)


@cache
def _embedder(model: str, threads: int) -> "SentenceEmbedder":
    """The model of this name, loaded once in a process however many folders it opens."""
    from vectorstore import SentenceEmbedder

    return SentenceEmbedder(model, threads)
