"""A sound answer, and the same answer with one known fault in it."""

from dataclasses import dataclass

from assistant.answer import Answer
from eval.cases import Case
from eval.faults import FaultKind


@dataclass(frozen=True)
class Original:
    """A sound answer. ``id`` tells it from others, ``case`` is its question where one is known."""

    id: str
    answer: Answer
    case: Case | None = None


@dataclass(frozen=True)
class Mutant:
    """An answer with one fault of a ``kind``, and where it was planted.

    ``sentence`` is the 0-based number of the sentence, ``citation`` the number of the citation;
    None where it is of neither. ``change`` says in words what was done.
    """

    kind: FaultKind
    original: Original
    answer: Answer
    sentence: int | None
    citation: int | None
    change: str
