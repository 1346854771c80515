"""What a reader's own search finds of a word. Not a test."""

from assistant.places import Place
from assistant.question import read_question
from assistant.retrieve import Found, Library, search
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


def first_place(stores: Stores, words: str) -> tuple[Library, Place]:
    """The first sentence the public may see that holds some words, and the library it is in."""
    library = Library(stores.records, stores.open_index(), stores.open_embedder())
    for row in stores.records.papers(Scope()):
        for passage, paper in stores.records.passages_of(row.paper.paper_id, Scope()).values():
            for number in range(len(passage.sentences)):
                place = Place(Found(passage, paper, 1.0), number)
                if words in place.text:
                    return library, place
    raise AssertionError(f"{words} was not found")
