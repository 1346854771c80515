"""Whether some neighbouring sentences of a page bear out what a model said of them.

Facts first (``borne_out.py``), then the small words that turn a sentence round, the order in which
figures and names stand, and how much of the wording is there at all. Whatever cannot be told counts
as not borne out.
"""

import re
from collections.abc import Sequence

from assistant.gate.borne_out import Around, Case, holds, wrong_fact
from assistant.gate.clauses import Clause, Stand, clauses_of, stand_of
from assistant.gate.facts import Fact, Kind, facts_in, folded
from assistant.rows import is_row
from assistant.words import stems_of

QUOTED = re.compile(r"\"([^\"]+)\"|(?<!\w)'([^']{4,})'(?!\w)")
# The share of all its words that must stand in the sentences it rests on, or over them.
COVERED = 0.7
FEWEST_WORDS = 3
TURNS: tuple[Kind, ...] = ("negation", "verdict")
LIMITS = frozenset({"some", "few", "half", "third", "quarter", "most"})

UNBORNE: dict[Kind, str] = {
    "figure": "a figure in it is not what the page cited says",
    "date": "a date in it is not what the page cited says",
    "rating": "a rating in it is not what the page cited says",
    "name": "a name in it is not what the page cited says",
    "quantity": "the page cited does not say how many or how often, as it does",
    "negation": "the page cited does not deny, or does not affirm, what it does",
    "verdict": "the page cited does not refuse, or does not agree to, what it does",
    "hedge": "it takes as certain what the page cited does not",
    "direction": "it says that something rose or fell where the page cited does not",
    "decision": "the page cited does not record that decision",
}
MISQUOTED = "its quotation marks hold words that do not stand so on the page cited"
TOO_SHORT = "it says too little to be checked"
TOO_FAR = "the page cited says something else"
TABLE = "it takes a figure from a row of several, which cannot be checked"
RESPECTIVELY = "it pairs figures in a way that cannot be checked"


def fault(claim: str, sentences: Sequence[str], around: Around) -> str | None:
    """Why ``sentences`` do not bear the claim out, in words for a person; None if they do."""
    stand = stand_of([folded(sentence) for sentence in sentences])
    case = Case(folded(claim), stand, around)
    stems = stems_of(case.claim)
    if _is_word_for_word(case):
        return None
    if len(stems) < FEWEST_WORDS:
        return TOO_SHORT
    if not _quotes_stand(case):
        return MISQUOTED
    if any("respectively" in text.lower() for text in (case.claim, *stand.sentences)):
        return RESPECTIVELY
    for clause in clauses_of(case.claim):
        wrong = wrong_fact(case, clause) or _turned(clause, stand)
        if wrong is not None:
            return UNBORNE[wrong]
    if not _in_order(case):
        return UNBORNE["figure"]
    if _reads_a_table(case):
        return TABLE
    return None if covered(claim, sentences, around) >= COVERED else TOO_FAR


def covered(claim: str, sentences: Sequence[str], around: Around) -> float:
    """The share of the claim's words, 0 to 1, that stand in the sentences or over them."""
    stems = {stem for clause in clauses_of(folded(claim)) for stem in clause.stems}
    held = stems_of(" ".join([around.text, *(folded(one) for one in sentences)]))
    return len(stems & held) / len(stems) if stems else 0.0


def _is_word_for_word(case: Case) -> bool:
    """Whether the claim is one of the sentences, or all of them, as they stand."""
    bare = case.claim.strip(" .\"'")
    whole = (*case.stand.sentences, " ".join(case.stand.sentences))
    return bare in {one.strip(" .\"'") for one in whole}


def _quotes_stand(case: Case) -> bool:
    """Whether each quotation stands in one piece on the page, and none is left open."""
    if case.claim.count('"') % 2:
        return False
    text = " ".join(case.stand.sentences).lower()
    for match in QUOTED.finditer(case.claim):
        words = (match.group(1) or match.group(2)).strip(" ,.;:").lower()
        if not re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text):
            return False
    return True


def _turned(clause: Clause, stand: Stand) -> Kind | None:
    """The kind of word that turns the clause, or what the page says of the same, round."""
    nearest = stand.nearest(clause)
    if nearest is None:
        return None
    for kind in TURNS:
        if _count(clause.facts, kind) != _count(nearest.facts, kind):
            return kind
    facts = [one for part in stand.about(clause) for one in part.facts]
    for kind in TURNS:
        if holds(clause.facts, kind) != holds(facts, kind):
            return kind
    if holds(facts, "hedge") and not holds(clause.facts, "hedge"):
        return "hedge"
    limited = any(one.kind == "quantity" and one.key in LIMITS for one in facts)
    if limited and not holds(clause.facts, "quantity"):
        return "quantity"
    ways = {one.key for one in facts if one.kind == "direction"}
    said = {one.key for one in clause.facts if one.kind == "direction"}
    return "direction" if said and not said & ways else None


def _count(facts: Sequence[Fact], kind: Kind) -> int:
    return sum(one.kind == kind for one in facts)


def _in_order(case: Case) -> bool:
    """Whether figures, and names, that share a sentence of the page stand in its order."""
    said = facts_in(case.claim)
    for kind in ("figure", "name"):
        keys = dict.fromkeys(_short(one) for one in said if one.kind == kind)
        for sentence in case.stand.sentences:
            there = [_short(one) for one in facts_in(sentence) if one.kind == kind]
            places = [there.index(key) for key in keys if key in there]
            if places != sorted(places):
                return False
    return True


def _short(fact: Fact) -> object:
    """A figure's value, or the last word of a name: a person may be named with title or without."""
    return fact.key[-1] if fact.kind == "name" and isinstance(fact.key, tuple) else fact.key


def _reads_a_table(case: Case) -> bool:
    """Whether a figure is taken from a row of several: which is which, only its header tells."""
    if not holds(facts_in(case.claim), "figure"):
        return False
    rows = (sentence for sentence in case.stand.sentences if is_row(sentence))
    return any(len({one.key for one in facts_in(r) if one.kind == "figure"}) > 1 for r in rows)
