"""Open the stores once for all readers of the app, and say plainly when that cannot be done."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from ingest.stores import Stores, open_stores
from papers import Reader
from screens.verbatim import say

if TYPE_CHECKING:  # the model behind it takes seconds to import; a first page should not wait
    from langchain_core.language_models import BaseChatModel

    from assistant.retrieve import Library

log = logging.getLogger(__name__)

CANNOT_OPEN = (
    "The folder that holds the papers could not be opened. Ask whoever looks after this system to "
    "check that the folder is there and that this app may write to it. Then reload this page."
)
OTHER_MODEL = (
    "The papers can be listed but not searched: the search index was made with other settings "
    "than this app has now. Ask whoever looks after this system to run "
    "‘line-of-sight check --repair’, or to put the settings back. Then reload this page."
)
NO_SEARCH = (
    "The papers can be listed but not searched: the search could not be started. Ask whoever "
    "looks after this system to look at its log. Then reload this page."
)
NO_WRITING = (
    "The writing assistant is not set up rightly, so answers are taken word for word from the "
    "papers. Ask whoever looks after this system to look at its log."
)
WENT_WRONG = (
    "Something went wrong and this page could not be shown in full. Reload it to try again. If it "
    "happens again, tell whoever looks after this system: its log says what happened."
)


@dataclass(frozen=True)
class Desk:
    """Where the papers are and who is reading: plain values from the settings, as text."""

    data_dir: str
    database_url: str
    chroma_url: str
    embedding_model: str
    reader: Reader
    chat_model: str = ""
    reranker: str = ""


class NotReadyError(Exception):
    """The app cannot do its work as it is set up. The message is for a person to act on."""


def stores_of(desk: Desk) -> Stores:
    """Open the stores of the data folder, once; raises NotReadyError where that fails."""
    return _stores(desk.data_dir, desk.database_url, desk.chroma_url, desk.embedding_model)


def library_of(desk: Desk) -> "Library":
    """Open all that the assistant reads from, once; raises NotReadyError where that fails.

    The first call takes seconds, since it loads the model that searches by meaning.
    """
    where = (desk.data_dir, desk.database_url, desk.chroma_url)
    return _library(*where, desk.embedding_model, desk.reranker)


def chat_of(desk: Desk) -> "BaseChatModel | None":
    """The chat model that writes answers, if one is set; raises NotReadyError if it is wrong."""
    return _chat(desk.chat_model) if desk.chat_model else None


def guarded(screen: Callable[[], None]) -> Callable[[], None]:
    """``screen``, with a plain sentence in place of whatever it raises; the log keeps the rest."""

    def shown() -> None:
        try:
            screen()
        except NotReadyError as error:
            say("The papers cannot be reached", "h2", "los-headline")
            st.error(str(error))
        except Exception:
            log.exception("a page could not be shown")
            st.error(WENT_WRONG)

    return shown


@st.cache_resource(show_spinner=False)
def _stores(data_dir: str, database_url: str, chroma_url: str, embedding_model: str) -> Stores:
    try:
        return open_stores(
            Path(data_dir), database_url or None, chroma_url or None, embedding_model or None
        )
    except Exception as error:
        log.exception("the data folder %s could not be opened", data_dir)
        raise NotReadyError(CANNOT_OPEN) from error


@st.cache_resource(show_spinner=False)
def _chat(name: str) -> "BaseChatModel":
    from assistant.chat import ChatModelError, chat_model

    try:
        return chat_model(name)
    except ChatModelError as error:
        log.exception("the chat model could not be made")
        raise NotReadyError(NO_WRITING) from error


@st.cache_resource(show_spinner="Getting the papers ready to be searched…")
def _library(
    data_dir: str, database_url: str, chroma_url: str, embedding_model: str, reranker: str
) -> "Library":
    stores = _stores(data_dir, database_url, chroma_url, embedding_model)
    from assistant.retrieve import Library
    from vectorstore import IndexMismatchError

    try:
        library = Library(stores.records, stores.open_index(), stores.open_embedder())
        if not reranker:
            return library
        from vectorstore.reranker import Reranker

        return replace(library, reranker=Reranker(reranker))
    except IndexMismatchError as error:
        log.exception("the index does not fit the embedding model")
        raise NotReadyError(OTHER_MODEL) from error
    except Exception as error:
        log.exception("the search could not be started")
        raise NotReadyError(NO_SEARCH) from error
