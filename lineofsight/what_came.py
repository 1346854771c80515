"""What later papers say came of an action: which sentences speak of it, and what they say."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy

from assistant.facts import folded
from assistant.words import stem, words_of
from lineofsight.due_dates import DAY, IN_MONTH, day_told, month_told
from lineofsight.later_papers import CouncilPapers, Said, Weights
from lineofsight.report_words import (
    CAME_BACK,
    FINISHED,
    NOT_YET,
    PARTICIPLE,
    TELLS,
    TO_COME,
    UPDATES,
    Came,
    clauses_of,
    families_of,
)
from lineofsight.subjects import ACTING_STEMS, Subject, stems_told, subject_of
from papers import Action, Paper

# So much of what an action is about (as a share of its words' rarity) a sentence must hold to say
# what came of it: less at the next meetings, where that is mostly said, than long after, and more
# in papers that are no minutes. Of a long action so much is enough as seven rare words weigh. A
# mention takes less, so that nothing is called silent lightly. Set by hand on labelled actions, to
# round values; as many others were held out.
NEXT, SOON, LATER, ELSEWHERE = 0.35, 0.5, 0.7, 0.7
# A sentence that names the day of the meeting at which it was agreed speaks of it all the more.
REFERRED = 0.25
NEXT_MEETINGS, SOON_MEETINGS = 2, 4
TELLS_OF = 0.6
MENTIONS = 0.35
ENOUGH = 36.0
# Whatever share it is, two words that all papers have make no mention of anything: together they
# must be nearly as rare as a word that stands but once in them.
FEWEST_SHARED, LEAST_RARITY = 2, 0.95
# So alike a sentence and an action are copies: the later paper prints it once more.
COPY = 0.8
# How many sentences are quoted as evidence at most.
MOST_QUOTED = 2
ONGOING = re.compile(
    r"\b(?:every|each|regular(?:ly)?|quarterly|monthly|weekly|annually|continue[sd]?|ongoing"
    r"|at least (?:once|twice|\w+ times)|until|always|future)\b",
    re.IGNORECASE,
)
OF_MEETING = re.compile(
    r"\b(?:minutes?|meetings?|no\.? ?\d+|resolution|action)\b.{0,40}$", re.IGNORECASE
)
ASIDE = re.compile(r"\([^()]*\)")
# Papers that tell what was said and done; others tell of much besides.
MINUTED = ("minutes", "decision_record")


@dataclass(frozen=True)
class Later:
    """What later papers say of an action: what came of it, in which sentences, the last mention.

    ``can_tell`` is false where its words are too few to know a mention by.
    """

    can_tell: bool
    mentioned: date
    came: Came = "reported_back"
    told: tuple[Said, ...] = ()


def later_of(action: Action, paper: Paper, met: date, council: CouncilPapers) -> Later:
    """What the papers after ``met``, the day of an action's meeting, say of the action."""
    before = council.before(paper.paper_id, action.page, action.start)
    subject = subject_of(action, before)
    every = sum(weight * council.rarity(stem) for stem, weight in subject.weights.items())
    whole = min(ENOUGH, every)
    rare = LEAST_RARITY * math.log(1 + len(council.said))
    if whole < rare:
        return Later(False, met)
    alone, together, count = council.held(subject.weights)
    needed = _needed(council, paper.committee, met)
    after = council.days > met.toordinal()
    near = after & (together >= max(rare, REFERRED * whole))
    told: dict[Came, list[Said]] = {"done": [], "reported_back": []}
    mentioned = met
    for number in numpy.flatnonzero(near):
        said = council.said[number]
        share = float(alone[number] / whole)
        if share >= TELLS_OF and _is_copy(said, action):
            continue
        refers = _refers_to(said, met)
        if refers or together[number] >= MENTIONS * whole:
            mentioned = said.paper.meeting_date or mentioned
        least = float(needed[number])
        if said.paper.kind not in MINUTED:
            least = ELSEWHERE * every / whole
        is_letter = subject.is_letter(said.text)
        if (
            share < (REFERRED if refers or is_letter else least)
            or alone[number] < rare
            or count[number] < FEWEST_SHARED
            or not (is_letter or subject.is_told_in(said.stems))
            or said.paper.kind == "appendix"
            or _is_of_before(said, met)
        ):
            continue
        says = _came(said, action, subject, share >= TELLS_OF)
        if says is not None and all(said.text != other.text for other in told[says]):
            told[says].append(said)
    came: Came = "done" if told["done"] else "reported_back"
    # The same committee's own papers first, then the earliest.
    ranked = sorted(told[came], key=lambda one: one.paper.committee != paper.committee)
    return Later(True, mentioned, came, tuple(ranked[:MOST_QUOTED]))


def _needed(council: CouncilPapers, committee: str | None, met: date) -> Weights:
    """For each sentence the share that it must hold, by how many meetings after ``met`` it is."""
    days = [day.toordinal() for day in council.meetings(committee) if day > met]
    needed = numpy.full(len(council.said), LATER)
    for many, share in ((SOON_MEETINGS, SOON), (NEXT_MEETINGS, NEXT)):
        needed[council.days <= (days[:many] or [met.toordinal()])[-1]] = share
    return needed


def _is_copy(said: Said, action: Action) -> bool:
    """Whether a later paper only prints the action's words again."""
    words, own = (
        set(re.findall(r"\w+", folded(text).lower())) for text in (said.text, action.text)
    )
    return len(words & own) >= COPY * len(words | own)


def _is_of_before(said: Said, met: date) -> bool:
    """Whether a sentence gives a day or a month that was past when the action was agreed.

    What was done on that very day was done before it too, unless its meeting is meant.
    """
    text = folded(said.text)
    near = said.paper.meeting_date or met
    months = [month_told(match, near) for match in IN_MONTH.finditer(text)]
    return any(
        day is not None and (day < met or (day == met and not of_meeting))
        for day, of_meeting in [*_days_in(text, near), *((month, True) for month in months)]
    )


def _refers_to(said: Said, met: date) -> bool:
    """Whether a sentence names the meeting of that day: "(Minute No. 15 of 9th October refers)"."""
    near = said.paper.meeting_date or met
    # Few sentences name a day at all, and folding each one takes long.
    return DAY.search(said.text) is not None and (met, True) in _days_in(folded(said.text), near)


@lru_cache(maxsize=20_000)
def _days_in(text: str, near: date) -> list[tuple[date | None, bool]]:
    """The days that a folded text gives, and whether each is told as a meeting's."""
    return [
        (day_told(match, near), OF_MEETING.search(text, 0, match.start()) is not None)
        for match in DAY.finditer(text)
    ]


def _came(said: Said, action: Action, subject: Subject, tells: bool) -> Came | None:
    """Whether a sentence says that an action was done, or that something of it came back."""
    text = ASIDE.sub("", folded(said.text))
    if text.endswith(("?", ":")):
        return None
    undone = NOT_YET.search(text) is not None
    clauses = clauses_of(text)
    if not undone and any(
        _is_done_in(clause, text, action) and (tells or subject.matter & stems_told(clause))
        for clause in clauses
    ):
        # What is to be done again and again is not done by being done once.
        return "reported_back" if ONGOING.search(folded(action.text)) else "done"
    if any(_told_in(clause, (CAME_BACK,)) and not NOT_YET.search(clause) for clause in clauses):
        return "reported_back"
    if (
        tells
        and not undone
        and _told_in(text, (TELLS,))
        and (UPDATES.search(said.passage.heading or "") or _names_owner(text, action))
    ):
        return "reported_back"
    return None


def _is_done_in(clause: str, text: str, action: Action) -> bool:
    """Whether a clause of a sentence says that what an action asks for was done."""
    done = [FINISHED]
    said = folded(action.text)
    for family in families_of(said):
        if family.passive.search(said):
            continue  # its own words tell that it was done already
        done.append(family.passive)
        if family.anybody or action.owner is None or _names_owner(text, action):
            done.append(family.active)
    asked = {stem(word) for word in words_of(said)} - ACTING_STEMS
    if any(stem(match["verb"].lower()) in asked for match in PARTICIPLE.finditer(clause)):
        done.append(PARTICIPLE)
    return _told_in(clause, done)


def _told_in(clause: str, patterns: Sequence[re.Pattern[str]]) -> bool:
    """Whether a clause holds one of ``patterns``, and nothing before it puts that in the future."""
    to_come = TO_COME.search(clause)
    for pattern in patterns:
        match = pattern.search(clause)
        if match and (to_come is None or to_come.start() >= match.end()):
            return True
    return False


def _names_owner(text: str, action: Action) -> bool:
    owner = (action.owner or "").split()
    return bool(owner) and owner[-1].lower() in text.lower()
