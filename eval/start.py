"""What every evaluation command starts with: settings, stores; and how it stops and prints."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from pydantic import ValidationError
from rich.console import Console

from papers import Reader, Scope
from settings import Settings

if TYPE_CHECKING:  # the assistant takes seconds to import, and bad usage never needs it
    from assistant.retrieve import Library
    from ingest.stores import Stores

DONE, NOT_DONE, BAD_USAGE = 0, 1, 2


class Voice:
    """Where a command speaks: people are told on stderr, one JSON document goes to stdout."""

    def __init__(self, as_json: bool) -> None:
        """``as_json`` says that a stop is told on stdout too, as ``{"error": …}``."""
        self.messages = Console(stderr=True)
        self.as_json = as_json

    def tell(self, sentence: str, style: str | None = None) -> None:
        """Say a sentence on stderr, whatever signs are in it."""
        self.messages.print(sentence, style=style, markup=False, highlight=False, soft_wrap=True)

    def stop(self, sentence: str, status: int) -> typer.Exit:
        """Tell what went wrong, as JSON too where that was asked for; the exit to raise."""
        self.tell(sentence, "red")
        if self.as_json:
            typer.echo(document({"error": sentence}))
        return typer.Exit(status)

    @contextmanager
    def stopping(self, status: int, *kinds: type[Exception]) -> Iterator[None]:
        """Stop with ``status`` at an error of these ``kinds``; its message is told."""
        try:
            yield
        except kinds as error:
            raise self.stop(str(error), status) from error


def document(data: dict[str, Any]) -> str:
    """One JSON document, for people to read too. Raises ValueError for a number that is none."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)


def read_settings(voice: Voice) -> Settings:
    """The configuration; raises the exit with status 2 where it is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = ", ".join(f"LOS_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        raise voice.stop(f"The configuration is wrong. {wrong}.", BAD_USAGE) from error


def open_data(settings: Settings, data_dir: Path | None, voice: Voice) -> "Stores":
    """Both stores of ``data_dir``, or of the configured folder where it is None.

    Raises the exit with status 1 where they cannot be opened.
    """
    from ingest.stores import open_stores

    try:
        return open_stores(
            data_dir or settings.data_dir,
            settings.database_url or None,
            settings.chroma_url or None,
            settings.embedding_model,
        )
    except (OSError, ValueError, RuntimeError) as error:
        raise voice.stop(f"Could not go on: {error}", NOT_DONE) from error


def open_papers(
    settings: Settings, data_dir: Path | None, reader: Reader | None, voice: Voice
) -> "tuple[Stores, Scope]":
    """The stores as :func:`open_data` has them, and all that ``reader`` may see in them.

    Raises the exit with status 1 where that is no paper.
    """
    stores = open_data(settings, data_dir, voice)
    scope = Scope(reader=reader or settings.reader)
    if not stores.records.coverage(scope).papers:
        said = "No papers have been read into this data folder: load some, then try again."
        raise voice.stop(said, NOT_DONE)
    return stores, scope


def open_library(stores: "Stores", settings: Settings, voice: Voice) -> "Library":
    """The stores as they are asked, with the reranker if one is set.

    Raises the exit with status 1 where the index or the model cannot be opened.
    """
    from assistant.retrieve import Library
    from vectorstore import IndexMismatchError
    from vectorstore.reranker import Reranker

    try:
        reranker = Reranker(settings.reranker) if settings.reranker else None
        return Library(stores.records, stores.open_index(), stores.open_embedder(), reranker)
    except (IndexMismatchError, OSError, ValueError, RuntimeError) as error:
        raise voice.stop(str(error), NOT_DONE) from error
