"""Abbreviations as the papers themselves explain them: "Looked After Children (LAC)"."""

import re

from assistant.words import STOP
from papers import Scope
from records import Records
from records.occurrences import Occurrences
from records.search import texts_with

# "LAC", "SEND", "EHCPs", "MoU"; and the words that an abbreviation may leave out.
ABBREVIATION = re.compile(r"\b[A-Z](?:[A-Z]|[a-z](?=[A-Z])){1,6}(?=s?\b)")
LEFT_OUT = frozenset("a an and at by for in of on or the to with".split())
WORD = re.compile(r"[^\W\d_]+")
# The most words that stand for an abbreviation, and how many of its passages are looked at.
MOST_WORDS, LOOKED_AT = 7, 8


def meanings(text: str, occurrences: Occurrences, records: Records, scope: Scope) -> dict[str, str]:
    """What is written two ways in the papers and stands in ``text`` in one of them.

    ``{"lac": "looked after children"}``, in small letters, for a question with "LAC" in it as
    for one with "looked after children". Only what a paper within ``scope`` explains counts.
    """
    found: dict[str, str] = {}
    for match in ABBREVIATION.finditer(text):
        meaning = _meaning(match.group(), occurrences, records, scope)
        if meaning:
            found[match.group().lower()] = meaning
    words = [word.lower() for word in WORD.findall(text)]
    for first, word in enumerate(words):
        if word in STOP:
            continue
        for last in range(first + 2, min(len(words), first + MOST_WORDS) + 1):
            run = words[first:last]
            if run[-1] in STOP:
                continue
            for letters in {_initials(run), _initials([w for w in run if w not in LEFT_OUT])}:
                if len(letters) > 1 and _stand_together(run, letters, occurrences, scope):
                    found[letters] = " ".join(run)
    return found


def spelled_out(before: str, abbreviation: str) -> str | None:
    """The words at the end of ``before`` that an abbreviation after them stands for."""
    letters = abbreviation.lower()
    left = len(letters)
    taken: list[str] = []
    for word in reversed(WORD.findall(before)[-MOST_WORDS:]):
        small = word.lower()
        if small[0] == letters[left - 1]:
            left -= 1
        elif small not in LEFT_OUT or not taken:
            return None
        taken.append(small)
        if not left:
            return " ".join(reversed(taken)) if len(taken) > 1 else None
    return None


def _meaning(
    abbreviation: str, occurrences: Occurrences, records: Records, scope: Scope
) -> str | None:
    if not len(occurrences.of(abbreviation)):
        return None
    for ending in (")", "s)"):
        bracket = f"({abbreviation}{ending}"
        for text in texts_with(records, abbreviation, bracket, scope, LOOKED_AT):
            meaning = spelled_out(text[: text.find(bracket)], abbreviation)
            if meaning:
                return meaning
    return None


def _stand_together(run: list[str], letters: str, occurrences: Occurrences, scope: Scope) -> bool:
    """Whether a paper says the words with their first letters behind: "Free School Meals (FSM)"."""
    if not len(occurrences.of(letters)):
        return False
    places = occurrences.of(" ".join([*run, letters]))
    return bool(occurrences.seen(scope)[places].any())


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)
