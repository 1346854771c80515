"""The names and ratings of a sentence that its quotations do not give."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.gate.facts import OPENERS
from assistant.words import STOP, stem
from eval.faults.evidence import Evidence
from eval.faults.fault import FaultKind

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
TITLES = frozenset(
    """councillor councillors cllr cllrs mr mrs ms miss dr prof professor sir dame lord lady rev
    alderman i""".split()
)
# Whom every paper speaks of: they name nobody in particular.
ANYBODY = frozenset(
    """council authority borough county district town parish city government member members
    officer officers staff councillors report reports minutes paper papers page item minute
    appendix resolved annex agenda""".split()
)
MONTHS_AND_DAYS = frozenset(
    """january february march april may june july august september october november december jan
    feb mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday
    sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays""".split()
)
RATINGS = ("red", "amber", "green", "inadequate", "adequate", "good", "outstanding",
           "satisfactory", "unsatisfactory", "poor", "excellent")  # fmt: skip
RATING = re.compile(rf"\b(?:{'|'.join(RATINGS)}|requir\w+ improvement)\b", re.IGNORECASE)
# What only a person does: before it, even the first word of a sentence is a name.
SPEAKS = frozenset(
    """asked said stated replied explained confirmed agreed told undertook promised declared moved
    seconded proposed welcomed presented chaired reported responded queried advised""".split()
)
SENTENCE_START = re.compile(r"(?:^|[.!?:;])[\s\"'(]*$")
# The words of a name stand so near each other, at most, where they stand in one text.
NEAR = 4


@dataclass(frozen=True)
class Word:
    """A word as printed, its stem, where it stands, and whether a sentence opens with it."""

    text: str
    stem: str
    start: int
    end: int
    opens: bool


def words_in(text: str) -> list[Word]:
    """The words of a folded text, figures left out."""
    words = []
    for match in WORD.finditer(text):
        bare = re.sub(r"'s?$", "", match.group())
        opens = SENTENCE_START.search(text[: match.start()]) is not None
        words.append(Word(bare, stem(bare.lower()), match.start(), match.end(), opens))
    return words


def wrong_names(claim: str, evidence: Evidence) -> Iterator[tuple[FaultKind, str]]:
    """Each name of a folded ``claim`` that stands in no text of the evidence, and a sentence.

    A name is a run of words with capitals. Each word of it must stand in the quotations, in the
    sentence before them or over the page, and neighbours must be near each other in one of these;
    an abbreviation may stand for its words, and words for their abbreviation.
    """
    texts = _texts(evidence)
    stems = {word.stem for words in texts for word in words}
    said = words_in(claim)
    known = stems | abbreviated(claim, evidence)
    for number, word in enumerate(said):
        if _is_name(said, number, stems) and word.stem not in known:
            yield "name", f"“{word.text}” is not named where the quotation stands."
    for one, other in pairwise(said):
        if not _joined(claim, one, other):
            continue
        if not all(word.stem in stems and _is_proper(word) for word in (one, other)):
            continue
        if not any(_near(one, other, words) for words in texts):
            yield "name", f"“{one.text} {other.text}” is not named where the quotation stands."


def abbreviated(claim: str, evidence: Evidence) -> set[str]:
    """The stems of a claim's words that the evidence has as an abbreviation, or the reverse.

    "MASH" stands for a run of words with these initials, in capitals or not.
    """
    texts, said = _texts(evidence), words_in(claim)
    shorts = {short for words in texts for short in _initials(words)}
    capitals = {word.text.lower() for words in texts for word in words if word.text.isupper()}
    found: set[str] = set()
    for number, word in enumerate(said):
        short = word.text.rstrip("s")
        if (short.isupper() and short.lower() in shorts) or _is_spelled_out(said, number, capitals):
            found.add(word.stem)
    return found


def wrong_ratings(claim: str, evidence: Evidence) -> Iterator[tuple[FaultKind, str]]:
    """Each rating word of a folded ``claim`` that the quotations do not have, and a sentence."""
    there = {_rating(match.group()) for match in RATING.finditer(evidence.text)}
    for match in RATING.finditer(claim):
        if _rating(match.group()) not in there:
            yield "rating", f"“{match.group()}” is not a rating that the quotation gives."


def _texts(evidence: Evidence) -> list[list[Word]]:
    texts = (*evidence.quotes, evidence.before, evidence.over)
    return [words_in(text) for text in texts if text]


def _rating(words: str) -> str:
    return "requires improvement" if " " in words else words.lower()


def _is_proper(word: Word) -> bool:
    """Whether a word is written with a capital and may be part of somebody's name."""
    small = word.text.lower()
    return (
        word.text[:1].isupper()
        and small not in TITLES
        and small not in ANYBODY
        and small not in STOP
        and small not in MONTHS_AND_DAYS
        and small not in RATINGS
    )


def _is_name(said: Sequence[Word], number: int, stems: set[str]) -> bool:
    """Whether a word of a sentence is part of a name, and does not owe its capital to its place."""
    word = said[number]
    if number and word.text[:1].isupper() and said[number - 1].text.lower() in TITLES:
        return word.text.lower() not in ANYBODY | TITLES  # even "Mr May"
    if not _is_proper(word):
        return False
    if not word.opens:
        return True
    small = word.text.lower()
    if word.stem in stems or small in OPENERS or small.endswith(("ly", "ing", "ed")):
        return False
    after = said[number + 1] if number + 1 < len(said) else None
    return after is not None and (_is_proper(after) or after.text in SPEAKS)


def _initials(words: Sequence[Word]) -> Iterator[str]:
    """The initials of every run of two to six words with capitals: "mash" of its four words."""
    run = ""
    for word in words:
        if word.text[:1].isupper():
            run += word.text[0].lower()
            for length in range(2, min(6, len(run)) + 1):
                yield run[-length:]
        elif word.text not in ("of", "and", "for", "the", "in"):
            run = ""


def _is_spelled_out(said: Sequence[Word], number: int, capitals: set[str]) -> bool:
    """Whether a word belongs to a run of which the evidence has the abbreviation, in capitals."""
    for start in range(max(0, number - 5), number + 1):
        letters = ""
        for end in range(start, min(len(said), start + 8)):
            if said[end].text in ("of", "and", "for", "the", "in"):
                continue
            letters += said[end].text[0].lower()
            if end >= number and len(letters) > 1 and letters in capitals:
                return True
    return False


def _joined(claim: str, one: Word, other: Word) -> bool:
    return claim[one.end : other.start] in (" ", ". ") and not other.opens


def _near(one: Word, other: Word, words: Sequence[Word]) -> bool:
    ones = [n for n, word in enumerate(words) if word.stem == one.stem]
    others = [n for n, word in enumerate(words) if word.stem == other.stem]
    return any(abs(a - b) <= NEAR for a in ones for b in others)
