"""Make a follow-up question stand by itself, without a model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.words import words_of

LEANS = re.compile(
    r"^(?:and|but|so|what about|how about|or)\b|"
    r"\b(?:it|that|this|these|those|they|them|their|he|she|him|her|his|its|the same|one|there)\b",
    re.IGNORECASE,
)
# A question with so few words of its own cannot stand alone after another.
FEW_WORDS = 3


@dataclass(frozen=True)
class Turn:
    """An earlier question with its answer, as the reader saw it."""

    question: str
    answer: str


def standalone(question: str, history: Sequence[Turn]) -> str:
    """``question`` with what it leans on from the turn before it, if it leans on anything.

    A question that names its own matter is left as it is, so that a new subject is never
    answered about the old one.
    """
    if not history:
        return question
    own = words_of(question)
    if not LEANS.search(question) and len(own) >= FEW_WORDS:
        return question
    before = standalone(history[-1].question, history[:-1])
    return f"{question.strip()} ({before.strip()})"
