"""What every command starts with: settings, stores, a scope; and how it stops in plain words."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer
from pydantic import ValidationError

from ingest.describe import Overrides
from ingest.load import LoadReport, load
from ingest.lock import BusyError
from ingest.progress import show_progress, tell
from ingest.stores import Stores, open_stores
from papers import Reader, Scope
from records.choices import UnknownNameError, choose_council_and_committee
from settings import Settings

if TYPE_CHECKING:  # the models take seconds to import, and most commands never need them
    from langchain_core.language_models import BaseChatModel

    from assistant.retrieve import Library

DONE, NOT_DONE, BAD_USAGE = 0, 1, 2


def read_settings() -> Settings:
    """The configuration; stops with exit status 2 where it is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = ", ".join(f"LOS_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        stop(f"The configuration is wrong. {wrong}.", BAD_USAGE)


def open_all(settings: Settings, threads: int = 1) -> Stores:
    """Both stores of the data folder, for a model that may use so many ``threads``."""
    with plain_failures():
        where = (settings.data_dir, settings.database_url, settings.chroma_url)
        return open_stores(*where, settings.embedding_model, threads)


@dataclass(frozen=True)
class Asked:
    """What a command about the papers starts from, and the Scope it was asked for."""

    settings: Settings
    stores: Stores
    scope: Scope

    def library(self) -> "Library":
        """The stores as they are asked, with the reranker if one is set."""
        return open_library(self.stores, self.settings.reranker)


def open_asked(
    reader: Reader | None,
    council: str | None = None,
    committee: str | None = None,
    first: datetime | None = None,
    last: datetime | None = None,
) -> Asked:
    """Read the settings, open the stores, and find out what may be searched: see the functions."""
    settings = read_settings()
    stores = open_all(settings)
    scope = scope_of(stores, reader or settings.reader, council, committee, first, last)
    return Asked(settings, stores, scope)


def open_library(stores: Stores, reranker: str = "") -> "Library":
    """The stores as they are asked; says so where nothing has been read into them.

    ``reranker`` names the cross-encoder that puts what was found in order, if one is set.
    """
    if not stores.records.current():
        tell(f"No papers have been read in {stores.folder.resolve()}.")
    with plain_failures():
        from assistant.retrieve import Library

        library = Library(stores.records, stores.open_index(), stores.open_embedder())
        if not reranker:
            return library
        from vectorstore.reranker import Reranker

        return replace(library, reranker=Reranker(reranker))


def open_chat(settings: Settings) -> "BaseChatModel | None":
    """The chat model that writes answers, if one is set; exit status 2 where it cannot be made."""
    if not settings.chat_model:
        return None
    from assistant.chat import ChatModelError, chat_model

    try:
        return chat_model(settings.chat_model)
    except ChatModelError as error:
        stop(str(error), BAD_USAGE)


def load_papers(
    paths: list[Path], stores: Stores, overrides: Overrides, workers: int
) -> LoadReport:
    """Load papers with the progress on stderr; stops with a sentence where that cannot go on."""
    with plain_failures(), show_progress() as progress:
        return load(paths, stores, overrides, workers, progress, notice=tell)


def scope_of(
    stores: Stores,
    reader: Reader,
    council: str | None,
    committee: str | None,
    first: datetime | None,
    last: datetime | None,
) -> Scope:
    """What may be searched; stops with exit status 2 for a name that no paper bears.

    So it does for a first date after the last.
    """
    if first and last and first > last:
        stop("The first date is after the last. Change --from or --to.", BAD_USAGE)
    try:
        names = choose_council_and_committee(stores.records, reader, council, committee)
    except UnknownNameError as error:
        stop(str(error), BAD_USAGE)
    return Scope(reader, *names, first and first.date(), last and last.date())


@contextmanager
def plain_failures() -> Iterator[None]:
    """Turn what can go wrong with the stores into a sentence and exit status 1."""
    try:
        yield
    except BusyError as error:
        stop(str(error), NOT_DONE)
    except (OSError, ValueError, RuntimeError) as error:
        logging.getLogger("line-of-sight").debug("could not go on", exc_info=True)
        stop(f"Could not go on: {error}", NOT_DONE)


def stop(sentence: str, status: int) -> NoReturn:
    """Say why on stderr and end with this exit status."""
    tell(sentence)
    raise typer.Exit(status)
