"""The sentences that might answer, each weighed by the words it shares with the question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.named import councils_named, is_elsewhere
from assistant.question import Question, Wanted
from assistant.retrieve import Found
from assistant.signs import has_sign, without_dates
from assistant.weights import Weights
from assistant.words import stems_of
from month_names import MONTHS
from papers import Paper

# What speaks for a sentence, by weight: the question's words in it, its passage's rank, and a
# sign of the kind of answer wanted; a sentence that only asks speaks against itself. Set by
# hand on the development questions to round values; neighbouring values do as well.
SHARED_WORDS = 0.8
RANK = 0.6
SIGN = 0.2
ASKS = 0.12
# A few words without a figure are a label or a heading more often than a statement.
LABEL, LABEL_WORDS = 0.2, 7
# Over a paper stands what it is, at its beginning who was there.
HEAD = stems_of("minutes meeting held agenda report")
# An apology to a family, or "present arrangements", are no such list.
ROLL = re.compile(
    r"^\W*(?:also )?(?:present|in attendance)\b\s*(?:[:–—-]|were\b|(?:cllrs?|councillors?|mr|mrs|ms"
    r"|dr)\b)|^\W*apologies\b|\bapolog(?:y|ies) for absence\b|"
    r"\bapologies (?:had been |were |was )?(?:received|given|sent|submitted|tendered|noted)\b",
    re.IGNORECASE,
)
ASKS_WHO_CAME = re.compile(
    r"\b(?:present|attend\w*|apolog\w*|absent|chair\w*)\b|^who\b", re.IGNORECASE
)
# What members ask about was mostly said at a meeting, which its minutes tell, and a report only
# leads up to; all the more what was decided, voted on or promised there.
MINUTED, DECIDED = 0.2, 0.4
OF_RECORD: tuple[Wanted, ...] = ("decision", "vote", "undertaking")
# A word that names the paper (its council, committee, date, title) is never said again in its
# sentences; one that stands only in the heading over a sentence counts for less than in it.
NAMES_PAPER, IN_CONTEXT = 0.7, 0.4
# A sentence of another council than the question names.
OF_ANOTHER_COUNCIL = 0.4
# A sentence gains a little from a strong neighbour, and loses a little for every hundred words
# it has: it takes the room of others.
BESIDE, LENGTH = 0.1, 0.1
FEWEST_WORDS = 3

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

    @property
    def at(self) -> tuple[str, int]:
        """What tells it from other sentences: its passage, and its number there."""
        return self.found.passage.key, self.place


def candidates_of(question: Question, found: Sequence[Found], weights: Weights) -> list[Candidate]:
    """Every quotable sentence of the ``found`` passages, the weightiest first."""
    best = max((one.score for one in found), default=1.0)
    candidates = [
        candidate
        for one in found
        for candidate in _of_passage(question, one, one.score / best, weights)
    ]
    alone = {one.at: one.weight for one in candidates}
    beside = [
        replace(one, weight=one.weight + BESIDE * max(_neighbours(one, alone), default=0.0))
        for one in candidates
    ]
    return sorted(beside, key=lambda candidate: -candidate.weight)


def stems_of_paper(paper: Paper) -> frozenset[str]:
    """The stems of what names a paper: its council, committee and title, and its meeting's date."""
    day = paper.meeting_date
    names = [paper.council, paper.committee, paper.title]
    names.append(f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else None)
    return stems_of(" ".join(name for name in names if name))


def asks(text: str) -> bool:
    """Whether a sentence asks rather than tells: what follows it is the answer."""
    return ASKING.search(text) is not None


def _is_roll(text: str, question: Question) -> bool:
    """Whether a sentence lists who was there, which tells nothing that anybody said or did.

    It does where that is what the ``question`` asks.
    """
    return ROLL.search(text) is not None and not ASKS_WHO_CAME.search(question.text)


def _neighbours(one: Candidate, alone: dict[tuple[str, int], float]) -> list[float]:
    key, place = one.at
    return [alone[near] for near in ((key, place - 1), (key, place + 1)) if near in alone]


def _is_label(text: str) -> bool:
    """Whether a text is a few words without a figure: a date or a number before it is none."""
    return len(text.split()) <= LABEL_WORDS and not any(c.isdigit() for c in without_dates(text))


def _of_passage(question: Question, one: Found, rank: float, weights: Weights) -> list[Candidate]:
    passage = one.passage
    paper = stems_of_paper(one.paper)
    around = stems_of(passage.context) - paper
    minuted = 0.0
    if one.paper.kind in ("minutes", "decision_record"):
        minuted = DECIDED if question.wanted in OF_RECORD else MINUTED
    councils = councils_named(question)
    found: list[Candidate] = []
    for place, (start, end) in enumerate(passage.sentences):
        text = passage.text[start - passage.start : end - passage.start]
        if len(text.split()) < FEWEST_WORDS:
            continue
        stems = stems_of(text)
        if _is_roll(text, question) or (stems <= paper | HEAD and question.wanted != "date"):
            continue
        own = weights.share(stems)
        held = own + NAMES_PAPER * weights.share(paper - stems)
        held += IN_CONTEXT * weights.share(around - stems)
        weight = SHARED_WORDS * held
        weight += RANK * rank + (minuted if own else 0.0)
        weight += SIGN if has_sign(question, text) else 0.0
        weight -= ASKS if asks(text) else 0.0
        weight -= LABEL if _is_label(text) else 0.0
        weight -= LENGTH * len(text.split()) / 100
        weight -= OF_ANOTHER_COUNCIL if is_elsewhere(councils, one.paper, text) else 0.0
        found.append(Candidate(one, place, start, end, text, stems, weight))
    return found
