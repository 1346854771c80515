"""Passages in Chroma: add them, find the nearest to a question, keep up with other writers."""

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Any
from urllib.parse import urlparse

import chromadb
import numpy
from chromadb.api import ClientAPI
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma

from papers import Paper, Passage, Scope
from vectorstore.embedding import SentenceEmbedder

COLLECTION = "passages"
# Chroma takes many at once; this many keep a question asked meanwhile from waiting long.
BATCH = 256
# So many times as many passages as are wanted are asked for, that enough may be seen.
WIDER = (1.25, 5)


class IndexMismatchError(RuntimeError):
    """The index was made with another embedding model; the message says how to re-index."""


class Index:
    """The passages of one data folder, by meaning. Safe to share between threads.

    Embedded Chroma does not show one process what another wrote until it is opened anew, so
    every search names the ``generation`` that the records are at.
    """

    def __init__(self, connect: Callable[[], ClientAPI], embedder: SentenceEmbedder) -> None:
        """Open the collection; raises IndexMismatchError if another model made it."""
        self._connect = connect
        self._embedder = embedder
        self._lock = RLock()
        self._generation = -1
        self._chroma = self._open()

    def _open(self) -> Chroma:
        made_with = {"embedding_model": self._embedder.name, "dimension": self._embedder.dimension}
        chroma = Chroma(
            collection_name=COLLECTION,
            client=self._connect(),
            embedding_function=self._embedder,
            collection_metadata={"hnsw:space": "cosine", **made_with},
        )
        found = chroma._collection.metadata or {}
        if any(found.get(name) != value for name, value in made_with.items()):
            raise IndexMismatchError(
                f"The index was made with the embedding model {found.get('embedding_model')}, "
                f"but {self._embedder.name} is set. Set LOS_EMBEDDING_MODEL back, or run "
                "'line-of-sight check --repair' to index all papers anew."
            )
        return chroma

    def add(self, entries: Sequence[tuple[Passage, Paper]]) -> None:
        """Embed and store passages; one that is there already is replaced."""
        # Embedding takes the time; questions go on being answered while it runs.
        vectors = self._embedder.encode([_embedded_text(passage) for passage, _ in entries])
        for first in range(0, len(entries), BATCH):
            batch = entries[first : first + BATCH]
            with self._lock:
                self._chroma._collection.upsert(
                    ids=[passage.key for passage, _ in batch],
                    embeddings=vectors[first : first + BATCH],
                    metadatas=[_metadata(passage, paper) for passage, paper in batch],
                    documents=[_embedded_text(passage) for passage, _ in batch],
                )

    def remove(self, keys: Iterable[str]) -> None:
        """Forget these passages; a key that is not there is no error."""
        gone = list(keys)
        with self._lock:
            for first in range(0, len(gone), BATCH):
                self._chroma.delete(ids=gone[first : first + BATCH])

    def nearest(
        self, question: list[float], scope: Scope, limit: int, generation: int
    ) -> list[tuple[str, float]]:
        """Keys and cosine similarities of the passages nearest to ``question``, best first.

        ``question`` is a unit vector of the index's own model. ``generation`` is the records'.
        """
        with self._lock:
            if generation != self._generation:
                self.open_anew()
                self._generation = generation
            # To filter, Chroma reads what it holds of every passage: half a second for 100,000.
            # So it is asked for more than enough, and told to filter only where few may be seen.
            for asked in (round(limit * times) for times in WIDER):
                found = self._query(question, asked)
                within = [(key, like) for key, like, said in found if _is_within(said, scope)]
                if len(within) >= limit or len(found) < asked:
                    return within[:limit]
            return [(key, like) for key, like, _ in self._query(question, limit, _where(scope))]

    def _query(
        self, question: list[float], limit: int, where: dict[str, Any] | None = None
    ) -> list[tuple[str, float, Mapping[str, Any]]]:
        """Keys, similarities and what is said of the nearest passages, whoever may see them."""
        found = self._chroma._collection.query(
            query_embeddings=numpy.asarray([question], dtype=numpy.float32),
            n_results=limit,
            where=where,
            include=["metadatas", "distances"],
        )
        said, distances = found["metadatas"] or [[]], found["distances"] or [[]]
        return [
            (str(one["key"]), 1.0 - distance, one)
            for one, distance in zip(said[0], distances[0], strict=True)
        ]

    def keys(self) -> set[str]:
        """The keys of every passage in the index."""
        with self._lock:
            return set(self._chroma.get(include=[])["ids"])

    def stale(self, entries: Sequence[tuple[Passage, Paper]]) -> set[str]:
        """The keys of those passages that the index holds, but describes or words otherwise."""
        differing: set[str] = set()
        for first in range(0, len(entries), BATCH):
            expected = {
                passage.key: (_embedded_text(passage), _known(_metadata(passage, paper)))
                for passage, paper in entries[first : first + BATCH]
            }
            with self._lock:
                held = self._chroma.get(ids=list(expected), include=["documents", "metadatas"])
            found = zip(held["ids"], held["documents"], held["metadatas"], strict=True)
            differing |= {key for key, *what in found if tuple(what) != expected[key]}
        return differing

    def open_anew(self) -> None:
        """Open what is on the disk now, whichever process wrote it."""
        with self._lock:
            SharedSystemClient.clear_system_cache()
            self._chroma = self._open()


def open_index(folder: Path, embedder: SentenceEmbedder, url: str | None = None) -> Index:
    """The index in ``folder``, or on the Chroma server at ``url`` (http://host:port) if given."""
    return Index(_connector(folder, url), embedder)


def clear_index(folder: Path, url: str | None = None) -> None:
    """Remove the whole index, whichever model made it; it can be rebuilt from records.

    An embedded one goes with its files: they may be damaged past opening.
    """
    SharedSystemClient.clear_system_cache()
    if not url:
        shutil.rmtree(folder, ignore_errors=True)
        return
    client = _connector(folder, url)()
    if COLLECTION in {collection.name for collection in client.list_collections()}:
        client.delete_collection(COLLECTION)


def _connector(folder: Path, url: str | None) -> Callable[[], ClientAPI]:
    quiet = ChromaSettings(anonymized_telemetry=False)

    def connect() -> ClientAPI:
        if not url:
            folder.mkdir(parents=True, exist_ok=True)
            return chromadb.PersistentClient(str(folder), settings=quiet)
        server = urlparse(url)
        return chromadb.HttpClient(
            server.hostname or "localhost",
            server.port or 8000,
            ssl=server.scheme == "https",
            settings=quiet,
        )

    return connect


def _embedded_text(passage: Passage) -> str:
    return f"{passage.context}\n{passage.text}" if passage.context else passage.text


def _metadata(passage: Passage, paper: Paper) -> dict[str, Any]:
    """What a search can filter on. None, for what is not known, takes away what Chroma held."""
    return {
        "key": passage.key,
        "access": "exempt" if "exempt" in (passage.access, paper.access) else "public",
        "council": paper.council,
        "committee": paper.committee,
        "meeting_day": paper.meeting_date and _day(paper.meeting_date),
    }


def _known(metadata: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in metadata.items() if value is not None}


def _where(scope: Scope) -> dict[str, Any]:
    conditions: list[dict[str, Any]] = [{"access": {"$in": list(scope.reader.may_see)}}]
    if scope.council is not None:
        conditions.append({"council": scope.council})
    if scope.committee is not None:
        conditions.append({"committee": scope.committee})
    if scope.first_date is not None:
        conditions.append({"meeting_day": {"$gte": _day(scope.first_date)}})
    if scope.last_date is not None:
        conditions.append({"meeting_day": {"$lte": _day(scope.last_date)}})
    return conditions[0] if len(conditions) == 1 else {"$and": conditions}


def _is_within(said: Mapping[str, Any], scope: Scope) -> bool:
    """Whether what is said of a passage fits ``scope``: the rule of :func:`_where`."""
    day = said.get("meeting_day")
    return (
        said.get("access") in scope.reader.may_see
        and scope.council in (None, said.get("council"))
        and scope.committee in (None, said.get("committee"))
        and (scope.first_date is None or (day is not None and day >= _day(scope.first_date)))
        and (scope.last_date is None or (day is not None and day <= _day(scope.last_date)))
    )


def _day(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
