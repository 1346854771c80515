"""What a reader's own search finds of a word. Not a test."""

from assistant.question import read_question
from assistant.retrieve import Library, search
from ingest.stores import Stores
from papers import Reader, Scope


def files_with(stores: Stores, word: str, scope: Scope | None = None) -> list[str]:
    """The files with passages that hold ``word`` and are found by it within ``scope``.

    Without a ``scope`` all is searched, as an officer may.
    """
    library = Library(stores.records, stores.open_index(), stores.open_embedder())
    found = search(library, read_question(word), scope or Scope(reader=Reader.OFFICER), 50)
    hits = [one for one in found if word.casefold() in one.passage.text.casefold()]
    assert {one.passage.key for one in hits} <= stores.open_index().keys()
    return sorted({one.paper.file for one in hits})
