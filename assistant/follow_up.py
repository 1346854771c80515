"""Make a follow-up question stand by itself, without a model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.question import has_time, without_times
from assistant.words import words_of

OPENS = re.compile(r"^(?:and|but|so|or|what about|how about)\b", re.IGNORECASE)
POINTS_BACK = re.compile(
    r"\b(?:it|that|this|these|those|they|them|their|he|she|him|her|his|its|the same|there)\b",
    re.IGNORECASE,
)
# With this many words of its own a question names its matter, whatever it points back to; with
# so few it cannot stand alone after another.
ENOUGH_WORDS = 6
FEW_WORDS = 3


@dataclass(frozen=True)
class Turn:
    """An earlier question with its answer, as the reader saw it."""

    question: str
    answer: str


def standalone(question: str, history: Sequence[Turn]) -> str:
    """``question`` with what it leans on from the turn before it, if it leans on anything.

    A question that names its own matter is left as it is, so that a new subject is never
    answered about the old one. A time that it names takes the place of those named before.
    """
    if not history:
        return question
    own = len(words_of(question))
    leans = OPENS.search(question) or (POINTS_BACK.search(question) and own < ENOUGH_WORDS)
    if not leans and own >= FEW_WORDS:
        return question
    before = standalone(history[-1].question, history[:-1])
    if has_time(question):
        before = without_times(before)
    return f"{question.strip()} ({before.strip()})"
