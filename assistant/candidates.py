"""The sentences that might answer, each weighed by the words it shares with the question."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.question import Question, Wanted
from assistant.retrieve import Found, Library
from assistant.words import stem, stems_of
from records.search import document_frequencies

# What speaks for a sentence, by weight: the question's words in it, its passage's rank, and a
# sign of the kind of answer wanted; a sentence that only asks speaks against itself. Set by
# hand on the development questions to round values; neighbouring values do as well.
SHARED_WORDS = 0.8
RANK = 0.35
SIGN = 0.12
ASKS = 0.12
# A few words without a figure are a label or a heading more often than a statement.
LABEL, LABEL_WORDS = 0.2, 7
# A word that stands only in the heading over a sentence counts for less than in the sentence.
IN_CONTEXT = 0.4
FEWEST_WORDS = 3

_NUMBER_WORDS = (
    "none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    "forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|third|quarter|double|"
    "twice"
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
SIGNS: dict[Wanted, re.Pattern[str]] = {
    "figure": re.compile(rf"\d|£|\b(?:{_NUMBER_WORDS})\b", re.IGNORECASE),
    "date": re.compile(
        rf"\b(?:{_MONTHS}|spring|summer|autumn|winter|new year|(?:week|month|year)s?)\b"
        r"|\b(?:19|20)\d\d\b",
        re.IGNORECASE,
    ),
    "person": re.compile(
        r"\b(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Sir|Chair\w*|Director|Commissioner|Officer"
        r"|Head)\b|\b[A-Z][a-z]+ [A-Z][a-z]+\b"
    ),
    "reason": re.compile(
        r"\b(?:because|due to|owing to|as a result|in order to|so that|reason|therefore|since|"
        r"necessity|meant that|given that|to ensure)\b",
        re.IGNORECASE,
    ),
    "decision": re.compile(
        r"\b(?:resolv|agree|approv|carried|lost|decid|recommend|endors|defer|vot)\w*|^That\b",
        re.IGNORECASE,
    ),
    "undertaking": re.compile(
        r"\b(?:agreed to|undert\w+|would|will|promis\w+|confirmed|assur\w+|commit\w+)\b",
        re.IGNORECASE,
    ),
}
ASKING = re.compile(
    r"\?\s*$|\b(?:asked|enquired|queried|wondered|sought clarification|requested)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Candidate:
    """A sentence of a found passage: its span in the page's text, its stems, its weight.

    ``place`` is its number among the passage's sentences, from 0.
    """

    found: Found
    place: int
    start: int
    end: int
    text: str
    stems: frozenset[str]
    weight: float


def weigh_words(library: Library, question: Question) -> dict[str, float]:
    """How much each stem of the question says: inverse document frequency, shares of one.

    ``log(1 + passages / (1 + passages with the word))``, divided by the sum over the question
    (Spärck Jones, 1972). Empty for a question without meaningful words.
    """
    counts = document_frequencies(library.records, list(question.words))
    passages = library.records.passage_count()
    raw = {stem(word): math.log(1 + passages / (1 + n)) for word, n in counts.items()}
    whole = sum(raw.values()) or 1.0
    return {word: weight / whole for word, weight in raw.items()}


def candidates_of(
    question: Question, found: Sequence[Found], weights: dict[str, float]
) -> list[Candidate]:
    """Every quotable sentence of the ``found`` passages, the weightiest first."""
    best = max((one.score for one in found), default=1.0)
    candidates = [
        candidate
        for one in found
        for candidate in _of_passage(question, one, one.score / best, weights)
    ]
    return sorted(candidates, key=lambda candidate: -candidate.weight)


def share_held(weights: dict[str, float], stems: frozenset[str]) -> float:
    """The share of the question, 0 to 1, whose words are among ``stems``."""
    return sum(weight for word, weight in weights.items() if word in stems)


def asks(text: str) -> bool:
    """Whether a sentence asks rather than tells: what follows it is the answer."""
    return ASKING.search(text) is not None


def _is_label(text: str) -> bool:
    return len(text.split()) <= LABEL_WORDS and not any(c.isdigit() for c in text)


def _of_passage(
    question: Question, one: Found, rank: float, weights: dict[str, float]
) -> list[Candidate]:
    passage = one.passage
    around = stems_of(passage.context)
    sign = SIGNS.get(question.wanted)
    found: list[Candidate] = []
    for place, (start, end) in enumerate(passage.sentences):
        text = passage.text[start - passage.start : end - passage.start]
        if len(text.split()) < FEWEST_WORDS:
            continue
        stems = stems_of(text)
        held = share_held(weights, stems)
        weight = SHARED_WORDS * (held + IN_CONTEXT * share_held(weights, around - stems))
        weight += RANK * rank
        weight += SIGN if sign is not None and sign.search(text) else 0.0
        weight -= ASKS if asks(text) else 0.0
        weight -= LABEL if _is_label(text) else 0.0
        found.append(Candidate(one, place, start, end, text, stems, weight))
    return found
