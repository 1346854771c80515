"""What a question looks for, word by word: in the papers' own spelling and with its other names."""

import re
from dataclasses import dataclass

from assistant.abbreviations import meanings
from assistant.question import Question
from assistant.same_words import read_same_words
from assistant.spelling import put_right
from assistant.words import STOP, words_of
from papers import Scope
from records import Records
from records.occurrences import Occurrences

# Words that say what is wanted of the matter ("summarise the discussion about …") and not what
# the matter is. They stand in every minute.
ASKING = frozenset(
    """according believe believed committee concerning debate debated debates debating describe
    described discuss discussed discussing discussion discussions explain explained explaining
    group meeting mention mentioned opinion opinions outline people point points regarding
    respond response responses summarise summarize summary talk talked talking think thinking
    thought thoughts view views""".split()
)
PAIR = re.compile(r"[^\W_]+")
SAME_WORDS = read_same_words()


@dataclass(frozen=True)
class Term:
    """A word to look for, and what counts as the same: "lac" for "children"."""

    word: str
    same: tuple[str, ...] = ()


@dataclass(frozen=True)
class Terms:
    """What a question looks for.

    ``pairs`` are its words that stand side by side ("social workers"); ``text`` is the question
    with its abbreviations spelled out, to be compared by meaning.
    """

    words: tuple[Term, ...]
    pairs: tuple[str, ...]
    text: str


def read_terms(
    question: Question, occurrences: Occurrences, records: Records, scope: Scope
) -> Terms:
    """Read what ``question`` looks for in the papers within ``scope``."""
    asked = [word for word in question.words if word not in ASKING] or list(question.words)
    names = {word.lower() for word in re.findall(r"(?<=\s)[A-Z]\w+", question.text)}
    right = {word: put_right(word, word in names, occurrences) for word in asked}
    same: dict[str, list[str]] = {right[word] or word: [] for word in asked}
    text = question.text
    for short, long in meanings(text, occurrences, records, scope).items():
        if re.search(rf"\b{re.escape(short)}s?\b", text, re.IGNORECASE):
            text = re.sub(rf"\b({re.escape(short)}s?)\b", rf"{long} (\1)", text, flags=re.I)
            same.setdefault(short, []).append(long)
        for word in words_of(long):
            if word in same:
                same[word].append(short)
    for name, others in SAME_WORDS.in_text(question.text).items():
        for word in words_of(name):
            if word in same:
                same[word] += others
    words = tuple(Term(word, tuple(dict.fromkeys(also))) for word, also in same.items())
    return Terms(words, tuple(_pairs(question.text)), text)


def _pairs(text: str) -> list[str]:
    words = [word.lower() for word in PAIR.findall(text)]
    return list(
        dict.fromkeys(
            f"{one} {other}"
            for one, other in zip(words, words[1:], strict=False)
            if not {one, other} & STOP
        )
    )
