"""Whether a page bears out each fact of a clause, beside the words it is said of.

It is not enough that a figure stands on the page: it must stand in the sentence spoken of, and a
fact of the page speaks for its own clause and for those around it up to the next of its kind.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.days import Day, day_of
from assistant.gate.clauses import Clause, Stand, clauses_of
from assistant.gate.facts import Fact, Kind, facts_in, folded, name_words
from assistant.words import stem, stems_of, words_of

# The share of a clause's words that must stand around the fact that bears it out.
BESIDE = 0.6
COUNTED = re.compile(r"\s*(?:of\s+)?(?:the\s+|its\s+|their\s+)?([A-Za-z-]+)")


@dataclass(frozen=True)
class Around:
    """What stands over a page's sentences: its headings, the day its body met.

    ``bodies`` are whom a sentence may name without their being named there: council, committee.
    """

    text: str = ""
    met: date | None = None
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """A folded claim beside the sentences it is to rest on."""

    claim: str
    stand: Stand
    around: Around


def wrong_fact(case: Case, clause: Clause) -> Kind | None:
    """The kind of the first fact of a clause that the page does not bear out."""
    for fact in clause.facts:
        if fact.kind in ("negation", "verdict", "hedge"):
            continue  # these turn a whole clause round: see _turned
        if fact.kind == "name":
            borne_out = _named(case, clause, fact)
        else:
            borne_out = _is_of_meeting(case, fact) or _stands(case, clause, fact)
        if not borne_out:
            return fact.kind
    return None


def _stands(case: Case, clause: Clause, fact: Fact) -> bool:
    """Whether a fact stands on the page, beside the words it is said of."""
    spoken_of = _sentences_of(case, clause)
    loose = fact.kind in ("direction", "decision")
    for place, part in enumerate(case.stand.clauses):
        for other in part.facts:
            if same_fact(fact, other) and (loose or part.sentence in spoken_of):
                region = case.stand.region(place, other)
                if loose or _beside(case, clause, fact, region, part.sentence):
                    return True
    return False


def same_fact(said: Fact, other: Fact) -> bool:
    """Whether a fact of the page comes to what was said."""
    if said.kind != other.kind:
        return False
    if isinstance(said.key, Day) and isinstance(other.key, Day):
        return other.key.bears_out(said.key)
    if said.kind == "figure" and said.key == other.key:
        # "over 62" is not 62, nor is "from 27" 27; "rose to 27" is.
        free = {"", "to"}, {"", "by"}
        return said.before == other.before or any({said.before, other.before} <= f for f in free)
    return said.key == other.key


def _beside(
    case: Case, clause: Clause, fact: Fact, region: Sequence[Clause], sentence: int
) -> bool:
    """Whether what is said around the fact is also around it on the page.

    Whoever is named in the very ``sentence`` of the page goes before those named in another.
    """
    stems = frozenset(one for part in region for one in part.stems)
    own = stems_of(case.claim[fact.start : fact.end])
    words = clause.stems - own
    if len(words) < 2:  # a clause of hardly a word leans on the whole sentence
        words = frozenset(one for part in clauses_of(case.claim) for one in part.stems) - own
    if len(words & stems) < BESIDE * len(words):
        return False
    counted = COUNTED.match(case.claim[fact.end :])
    if fact.kind == "figure" and counted:
        thing = words_of(counted.group(1))
        if thing and stem(thing[0]) not in stems:
            return False
    facts = [
        one
        for part in region
        for one in part.facts
        if one.kind != "name" or part.sentence == sentence
    ]
    said = [one for one in clause.facts if one.kind != fact.kind]
    if not holds(said, "rating"):  # "62% of plans and 91% of visits were rated Green"
        after = (one for one in facts_in(case.claim) if one.start > fact.start)
        said += [one for one in after if one.kind == "rating" != fact.kind][:1]
    return all(_agrees(one, facts) for one in said)


def _agrees(said: Fact, facts: Sequence[Fact]) -> bool:
    """Whether a fact said beside another has no rival of its kind beside it on the page."""
    if said.kind not in ("figure", "date", "rating", "name", "quantity"):
        return True
    rivals = [one for one in facts if one.kind == said.kind]
    if said.kind == "name":
        return not rivals or any(set(_words(said)) & set(_words(one)) for one in rivals)
    return not rivals or any(same_fact(said, one) for one in rivals)


def _named(case: Case, clause: Clause, fact: Fact) -> bool:
    """Whether the name stands, in one piece, in the very sentence spoken of, or over it."""
    words = _words(fact)
    bare = set(words) - {"of", "for", "the"}
    if any(bare <= set(name_words(folded(part))) for part in case.around.bodies):
        return True
    spoken_of = [case.stand.sentences[n] for n in _sentences_of(case, clause)]
    if len(words) == 1 and fact.start <= 1 and stem(words[0]) in stems_of(" ".join(spoken_of)):
        return True  # any word has a capital at the start
    size = len(words)
    for sentence in spoken_of:
        there = name_words(sentence)
        if any(there[n : n + size] == words for n in range(len(there) - size + 1)):
            return True
    return False


def _sentences_of(case: Case, clause: Clause) -> set[int]:
    """The sentences that a clause speaks of, its names apart, with those that they lean on."""
    names = stems_of(" ".join(" ".join(_words(one)) for one in facts_in(case.claim)))
    words = clause.stems - names
    if len(words) < 2:
        words = frozenset(one for part in clauses_of(case.claim) for one in part.stems) - names
    shared = dict.fromkeys(range(len(case.stand.sentences)), 0)
    for part in case.stand.clauses:
        shared[part.sentence] += len(part.stems & words)
    most = max(shared.values())
    best = {number for number, count in shared.items() if count == most}
    return best | {number - 1 for number in best & case.stand.leaning}


def _words(fact: Fact) -> tuple[str, ...]:
    return fact.key if isinstance(fact.key, tuple) else ()


def _is_of_meeting(case: Case, fact: Fact) -> bool:
    """Whether a date is the meeting's own, and the sentences name no other that it could be."""
    if case.around.met is None or not isinstance(fact.key, Day):
        return False
    facts = (one.key for part in case.stand.clauses for one in part.facts)
    others = [key for key in facts if isinstance(key, Day)]
    return day_of(case.around.met).bears_out(fact.key) and not any(
        day.year is not None or day.span is not None for day in others
    )


def holds(facts: Sequence[Fact], kind: Kind) -> bool:
    """Whether any of the facts is of this kind."""
    return any(one.kind == kind for one in facts)
