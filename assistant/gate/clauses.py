"""The clauses of a page's sentences, and how far round itself each of their facts speaks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.candidates import asks
from assistant.gate.facts import Fact, facts_in
from assistant.surroundings import LEANS_BACK
from assistant.words import stems_of

CLAUSE = re.compile(
    r"[,;:)|\t]\s|\s[(-]|\b(?:and|but|while|whilst|whereas|although|though|which|who|compared|"
    r"against|however|because|since|with)\b"
)
REPLIES = re.compile(r"\b(?:repl|respond|answer|confirm|explain|advis|said)", re.IGNORECASE)


@dataclass(frozen=True)
class Clause:
    """A clause: the stems of its words, figures and dates apart; its facts; its sentence."""

    stems: frozenset[str]
    facts: tuple[Fact, ...]
    sentence: int


@dataclass(frozen=True)
class Stand:
    """Neighbouring sentences of a page, folded, as clauses in a row.

    ``leaning`` are the numbers of the sentences that go on about what the one before them said.
    """

    sentences: tuple[str, ...]
    clauses: tuple[Clause, ...]
    leaning: frozenset[int]

    def region(self, place: int, fact: Fact) -> list[Clause]:
        """The clauses that a fact speaks for: its own, and on until another fact of its kind."""
        region = [self.clauses[place]]
        for step in (-1, 1):
            here = place
            while 0 <= here + step < len(self.clauses):
                after = self.clauses[here + step]
                later = max(after.sentence, self.clauses[here].sentence)
                if after.sentence != self.clauses[here].sentence and later not in self.leaning:
                    break
                if any(one.kind == fact.kind and one.key != fact.key for one in after.facts):
                    break
                region.append(after)
                here += step
        return region

    def nearest(self, clause: Clause) -> Clause | None:
        """The one clause that shares most words with ``clause``; None if none shares any."""
        best = max(self.clauses, key=lambda one: len(one.stems & clause.stems), default=None)
        return best if best is not None and best.stems & clause.stems else None

    def about(self, clause: Clause) -> Iterator[Clause]:
        """The clauses that speak of the same as ``clause``, in the sentence that shares most."""
        shared: dict[int, set[str]] = {}
        for part in self.clauses:
            shared.setdefault(part.sentence, set()).update(part.stems & clause.stems)
        best = max(shared, key=lambda number: len(shared[number]), default=-1)
        for part in self.clauses:
            if part.sentence == best and part.stems & clause.stems:
                yield part


def stand_of(sentences: Sequence[str]) -> Stand:
    """Read neighbouring ``folded`` sentences."""
    leaning = {
        n
        for n, sentence in enumerate(sentences)
        if n
        and (LEANS_BACK.match(sentence) or (asks(sentences[n - 1]) and REPLIES.search(sentence)))
    }
    clauses = tuple(one for n, text in enumerate(sentences) for one in clauses_of(text, n))
    return Stand(tuple(sentences), clauses, frozenset(leaning))


@lru_cache(maxsize=4096)
def clauses_of(sentence: str, number: int = 0) -> tuple[Clause, ...]:
    """The clauses of a folded sentence; no fact is cut in two."""
    facts = facts_in(sentence)
    held = [fact for fact in facts if fact.kind in ("figure", "date", "name", "quantity", "rating")]
    words = sentence  # figures and dates are compared by value, not as words
    for fact in facts:
        if fact.kind in ("figure", "date"):
            words = f"{words[: fact.start]}{' ' * (fact.end - fact.start)}{words[fact.end :]}"
    cuts = [0]
    for match in CLAUSE.finditer(sentence):
        if not any(fact.start < match.end() and match.start() < fact.end for fact in held):
            cuts.append(match.start())
    cuts.append(len(sentence) + 1)
    return tuple(
        Clause(
            stems_of(words[start:end]),
            tuple(fact for fact in facts if start <= fact.start < end),
            number,
        )
        for start, end in zip(cuts, cuts[1:], strict=False)
    )
