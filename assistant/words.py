"""The words of a question that carry its meaning, stemmed as the full-text search stems them."""

import re
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
# A letter is a word where it names a thing, as in "band D": not in "J. Smith".
LETTER = re.compile(r"(?<=\b[Bb]and )[A-Za-z]\b|(?<![\w.'’&])[B-HJ-Z](?![\w.'’&])")
# Words that ask or join and say nothing of the matter.
STOP = frozenset(
    """a about after again all also am an and any anyone are as at be because been before being
    between both but by can could did do does doing during each ever for from further get gets
    getting give gave given go goes going got had has have having he her here hers him his how i if
    in into is it its itself just kind let like made make many may me might more most much must my
    of off on once one only or other our out over own please s said same say says she should so
    some such tell than that the their them then there these they thing this those through to too
    under until up us use very was we were what when where whether which while who whom whose why
    will with would you your actually really according show list compare""".split()
)
_STEMMER = snowballstemmer.stemmer("porter")


def words_of(text: str) -> list[str]:
    """The meaningful words of ``text`` in order, in small letters, each once."""
    found: dict[str, None] = {}
    letters = {match.start() for match in LETTER.finditer(text)}
    for match in WORD.finditer(text):
        word = re.sub(r"['’]s?$", "", match.group().lower()).replace("’", "'")
        word = re.sub(r"'s$", "", word)
        names = match.start() in letters
        if names or (word and word not in STOP and (len(word) > 1 or word.isdigit())):
            found.setdefault(word)
    return list(found)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Porter stem of one word in small letters (Porter, 1980).

    Fewer than three letters are left as they are, as by the full-text search.
    """
    return str(_STEMMER.stemWord(word)) if len(word) > 2 else word


def stems_of(text: str) -> frozenset[str]:
    """The stems of the meaningful words of ``text``."""
    return frozenset(stem(word) for word in words_of(text))
