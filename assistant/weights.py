"""How much each word of a question says, and how much of the question a text holds."""

import math
from dataclasses import dataclass, field

from assistant.question import Question
from assistant.retrieve import Library
from assistant.terms import Term, read_terms
from assistant.words import stem, stems_of
from papers import Scope

# Words that ask for a vote, of which minutes tell in others: "put to the vote", "Amendment lost".
VOTING = frozenset("vote votes voted voting pass passed member members councillors".split())
# "What does … mean?" is answered by sentences that do not say so.
DEFINING = frozenset("mean means meant meaning".split())
# What a follow-up is about counts for more than what the turns before it were about.
EARLIER = 0.6


@dataclass(frozen=True)
class Weights:
    """The share of a question, 0 to 1, that each of its words carries, by stem.

    ``same`` are the stems that together stand for a word, as "looked after children" does for
    "LAC": a text that holds all of one set holds the word.
    """

    shares: dict[str, float]
    same: dict[str, tuple[frozenset[str], ...]] = field(default_factory=dict)

    def held(self, stems: frozenset[str]) -> set[str]:
        """The words of the question that a text with these ``stems`` holds."""
        return {
            word
            for word in self.shares
            if word in stems or any(other <= stems for other in self.same.get(word, ()))
        }

    def share(self, stems: frozenset[str]) -> float:
        """The share of the question, 0 to 1, that a text with these ``stems`` holds."""
        return sum(self.shares[word] for word in self.held(stems))


def weigh(library: Library, question: Question, scope: Scope) -> Weights:
    """How much each word of ``question`` says: inverse document frequency, shares of one.

    ``log(1 + passages / (1 + passages with the word))``, divided by the sum over the question
    (Spärck Jones, 1972). Words are taken in the papers' own spelling, with their other names.
    """
    occurrences = library.occurrences.get(scope.reader)
    terms = read_terms(question, occurrences, library.records, scope).words
    # A term that only stands for words of the question is not another word of it.
    names = {other for term in terms for other in term.same}
    asked = [term for term in terms if term.word not in names or _is_asked(term, question)]
    asked = [term for term in asked if term.word not in DEFINING] or asked
    if question.wanted == "vote":
        asked = [term for term in asked if term.word not in VOTING] or asked
    raw = {
        stem(term.word): math.log(1 + len(occurrences) / (1 + len(occurrences.of(term.word))))
        for term in asked
    }
    earlier = {stem(word) for word in question.earlier}
    raw = {word: weight * (EARLIER if word in earlier else 1.0) for word, weight in raw.items()}
    whole = sum(raw.values()) or 1.0
    same = {
        stem(term.word): tuple(stems_of(other) for other in term.same if stems_of(other))
        for term in asked
    }
    return Weights({word: weight / whole for word, weight in raw.items()}, same)


def _is_asked(term: Term, question: Question) -> bool:
    return stem(term.word) in {stem(word) for word in question.words}
