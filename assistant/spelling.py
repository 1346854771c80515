"""Words that no paper has, put right where the papers have one that is nearly the same."""

from difflib import get_close_matches

from assistant.words import stem
from records.occurrences import Occurrences

# Shorter words have too many neighbours. A name must be nearly as typed: another name is
# another person.
SHORTEST = 6
CLOSE, CLOSE_NAME = 0.83, 0.92


def put_right(word: str, is_name: bool, occurrences: Occurrences) -> str | None:
    """The stem, nearest in spelling, that papers have in place of a ``word`` that none has.

    None where the papers have the word, or nothing near it.
    """
    if len(word) < SHORTEST or not word.isalpha() or _stands(word, occurrences):
        return None
    stemmed = stem(word)
    alike = [
        term
        for term in occurrences.vocabulary.get(stemmed[0], ())
        if abs(len(term) - len(stemmed)) <= 2 and term.isalpha()
    ]
    cutoff = CLOSE_NAME if is_name else CLOSE
    close = get_close_matches(stemmed, alike, n=len(alike) or 1, cutoff=cutoff)
    # A word that only others may read is no word to put it right by.
    return next((term for term in close if occurrences.holds(term)), None)


def _stands(word: str, occurrences: Occurrences) -> bool:
    return bool(len(occurrences.of(word)) or len(occurrences.of(word, "context")))
