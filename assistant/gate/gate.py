"""The gate: a sentence that a chat model wrote is shown only if the passages it cites hold it.

It fails closed: whatever cannot be followed, read or checked is withheld, with the reason.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.gate.borne_out import Around, holds
from assistant.gate.facts import facts_in, folded
from assistant.gate.statements import Claim, Statement
from assistant.gate.support import TOO_FAR, UNBORNE, covered, fault
from assistant.places import Place
from assistant.quotes import Quote
from assistant.retrieve import Found, Library
from assistant.surroundings import LEANS_BACK, with_surroundings
from assistant.undone import DENIES, undone_by
from assistant.votes import is_refused
from papers import Scope

if TYPE_CHECKING:
    from vectorstore import SentenceEmbedder

# A sentence may rest on so many neighbouring sentences of one passage.
LONGEST_RUN = 3
# How near in meaning (cosine) the sentences must be that it rests on. Set, with COVERED in
# support.py, on the even rows of the attribution pairs: see eval/attribution.py.
NEAR = 0.6
MOST_WORDS = 80

UNCITED = "it did not say which passage it came from"
UNKNOWN = "it cited a passage that it was not given"
UNREADABLE = "its citation could not be followed"
MARKED_UP = "it held a link, a picture or markup of its own"
TOO_LONG = "it was too long to be checked"
ASKED = "it asked a question instead of answering one"
REPLACED = "it took a paper that has been replaced by a later version as the current one"
CURRENT = "it took a current paper for one that has been replaced"
LEANS = "it leaned on a sentence that was withheld"

OWN_MARKUP = re.compile(
    r"[a-z][a-z0-9+.-]*://|\bwww\.|\bmailto:|\bjavascript:|!\[|\]\s*\(|<[a-z!/?]|&#?\w+;|\{\{|\$\$",
    re.IGNORECASE,
)
SAYS_REPLACED = re.compile(
    r"\b(?:in |from )?(?:an?|the|this)?\s*(?:superseded|replaced|earlier|previous)\s+"
    r"(?:draft|version|minutes|paper|report)s?(?: of the (?:minutes|report|paper))?\b,?",
    re.IGNORECASE,
)
# A sentence of a paper that speaks to a model, not to people: it may be quoted, and bears
# nothing out.
ADDRESSES_A_MODEL = re.compile(
    r"\b(?:ignor|disregard|forget|overrid)\w*\b.{0,60}\b(?:passages?|instructions?|rules?|"
    r"prompts?|papers?|sources?|context|above|previous)\b"
    r"|(?:^|[.:;,]\s+|\band |\bthen )(?:please )?(?:answer|reply|respond|say|state|write|tell)"
    r"(?: only| simply| the \w+)*(?: that|:| with\b)"
    r"|\bsystem prompt\b|\byou are (?:an?|now)\b|\bas an ai\b|\bassistant\s*:"
    r"|\b(?:language|chat|ai) (?:model|assistant|bot)s?\b"
    r"|<\|?\w+\|?>|\[/?inst\]|#{2,}\s*(?:system|instruction)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Gate:
    """Judges sentences against the passages a chat model was ``given``, numbered from 1."""

    library: Library
    scope: Scope
    given: tuple[Found, ...]

    def judge(self, statement: Statement) -> tuple[Quote, ...] | str:
        """The quotations that hold a sentence, or why it must be withheld."""
        reason = self._unfit(statement)
        if reason is not None:
            return reason
        quotes: list[Quote] = []
        for claim in statement.claims:
            held = [self._held(claim, number) for number in claim.cites]
            good = [one for one in held if isinstance(one, Quote)]
            if not good:
                return next((one for one in held if isinstance(one, str)), UNCITED)
            quotes += good
        return tuple({quote.place: quote for quote in quotes}.values())

    def _unfit(self, statement: Statement) -> str | None:
        """What is wrong with a sentence before any page is looked at."""
        if statement.unreadable:
            return UNREADABLE
        if not statement.cites or any(not claim.cites for claim in statement.claims):
            return UNCITED
        if any(not 1 <= number <= len(self.given) for number in statement.cites):
            return UNKNOWN
        if OWN_MARKUP.search(statement.text):
            return MARKED_UP
        if len(statement.text.split()) > MOST_WORDS:
            return TOO_LONG
        return ASKED if statement.text.rstrip("\"'”’)").endswith("?") else None

    def _held(self, claim: Claim, number: int) -> Quote | str:
        found = self.given[number - 1]
        text = claim.text
        if found.paper.status == "superseded":
            if not SAYS_REPLACED.search(text):
                return REPLACED
            text = SAYS_REPLACED.sub("", text).strip(" ,")
        elif "supersed" in text.lower() and "supersed" not in found.passage.text.lower():
            return CURRENT
        first = found.passage.start
        spans = found.passage.sentences
        sentences = [found.passage.text[start - first : end - first] for start, end in spans]
        run = held_by(self.library.embedder, text, sentences, around(found))
        if isinstance(run, str):
            return run
        if self._is_undone(text, found, run):
            return UNBORNE["verdict"]
        return Quote(found, spans[run[0]][0], spans[run[1] - 1][1])

    def _is_undone(self, text: str, found: Found, run: tuple[int, int]) -> bool:
        """Whether what the run cannot be quoted without says otherwise: a motion lost, a denial.

        So does a list whose lead-in is too long to be quoted: what it says is not known.
        """
        beyond: list[str] = []
        for place in (Place(found, number) for number in range(*run)):
            needed = undone_by(self.library, place, self.scope)
            if place.is_limb or place.text.startswith("That "):
                needed = with_surroundings(self.library, place, self.scope)
                if not needed:
                    return True
            beyond += [one.text for one in needed if not _within(one, found, run)]
        if any(DENIES.search(other) for other in beyond):
            return True
        turned = any(
            is_refused(other) or holds(facts_in(folded(other)), "verdict") for other in beyond
        )
        return turned and not holds(facts_in(folded(text)), "verdict")


def held_by(
    embedder: "SentenceEmbedder", claim: str, sentences: Sequence[str], over: Around
) -> tuple[int, int] | str:
    """The run of neighbouring sentences (first, end) that bears a claim out; or why none does.

    The shortest of those that hold most of its words; its meaning must be near enough too.
    """
    sound = sorted(
        _runs(sentences),
        key=lambda run: (-covered(claim, sentences[run[0] : run[1]], over), run[1] - run[0]),
    )
    faults = []
    for start, end in sound:
        wrong = fault(claim, sentences[start:end], over)
        if wrong is None:
            if likeness(embedder, claim, sentences[start:end], over) >= NEAR:
                return start, end
            wrong = TOO_FAR
        faults.append(wrong)
    return faults[0] if faults else TOO_FAR


def likeness(
    embedder: "SentenceEmbedder", claim: str, sentences: Sequence[str], over: Around
) -> float:
    """How near in meaning the sentences are to the claim (cosine), with or without headings."""
    text = folded(" ".join(sentences))
    vectors = embedder.encode([folded(claim), text, f"{over.text}. {text}"])
    return float(max(vectors[1:] @ vectors[0]))


def leans_back(text: str) -> bool:
    """Whether a sentence says nothing without the one before it."""
    return LEANS_BACK.match(text) is not None


def around(found: Found) -> Around:
    """What stands over a passage: its council, committee, title and heading, and the day."""
    paper, passage = found.paper, found.passage
    item = f"minute {passage.item} item {passage.item} page {passage.page}" if passage.item else ""
    parts = (paper.council, paper.committee, paper.title, passage.heading, passage.speaker, item)
    bodies = (paper.council, paper.committee, passage.speaker)
    return Around(
        ". ".join(part for part in parts if part),
        paper.meeting_date,
        tuple(one for one in bodies if one),
    )


def _within(place: Place, found: Found, run: tuple[int, int]) -> bool:
    return place.found.passage.key == found.passage.key and run[0] <= place.number < run[1]


def _runs(sentences: Sequence[str]) -> Iterator[tuple[int, int]]:
    for length in range(1, LONGEST_RUN + 1):
        for start in range(len(sentences) - length + 1):
            if not any(ADDRESSES_A_MODEL.search(one) for one in sentences[start : start + length]):
                yield start, start + length
