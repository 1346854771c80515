"""What later papers say came of an action: which sentences speak of it, and what they say."""

import math
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy

from assistant.gate.facts import folded
from lineofsight.actions.due_dates import DAY, IN_MONTH, day_told, month_told
from lineofsight.actions.judge import TAKES_UP, Telling, came, owner_did, told_in, topic_of
from lineofsight.actions.later_papers import CouncilPapers, Said, Weights
from lineofsight.actions.report_words import ASKS_REPORT, REPORT_HEARD, THIS_REPORT, TO_COME, Came
from lineofsight.actions.subjects import BODY, FEW_WORDS, Subject, stems_told, subject_of
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
# So much less will do where the matter is what the sentence names as its topic.
ON_TOPIC = 0.1
TELLS_OF = 0.6
# So much of it (all of its words taken) the heading of an item must hold that is a report of it.
REPORT_OF = 0.6
MENTIONS = 0.35
ENOUGH, LONGEST = 36.0, 3.0
# Whatever share it is, two words that all papers have make no mention of anything: together they
# must be nearly as rare as a word that stands but once in them.
FEWEST_SHARED, LEAST_RARITY = 2, 0.95
# So alike a sentence and an action are copies: the later paper prints it once more.
COPY = 0.8
LONG, WHOLE = 12, 0.95
# How many sentences are quoted as evidence at most.
MOST_QUOTED = 2
OF_MEETING = re.compile(
    r"\b(?:minutes?|meetings?|no\.? ?\d+|resolution|action)\b.{0,40}$", re.IGNORECASE
)
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
    whole = max(min(ENOUGH, every), every / LONGEST)
    rare = LEAST_RARITY * math.log(1 + len(council.said))
    if whole < rare:
        return Later(False, met)
    alone, together, _ = council.held(subject.weights)
    needed = _needed(council, paper.committee, met)
    after = council.days > met.toordinal()
    near = after & (together >= max(rare, REFERRED * whole))
    printed = [action.text] + [before] * subject.rests_on_before
    told: dict[Came, list[Said]] = {"done": [], "reported_back": []}
    mentioned = met
    for number in numpy.flatnonzero(near).tolist():
        said = council.said[number]
        if alone[number] >= TELLS_OF * whole and any(_is_copy(said.text, one) for one in printed):
            continue
        refers = _refers_to(said, met)
        if refers or together[number] >= MENTIONS * whole:
            mentioned = said.paper.meeting_date or mentioned
        takes_up = bool(council.same_passage[number]) and TAKES_UP.match(said.text) is not None
        whole_said = council.with_before(number) if takes_up else said
        held = float((together if takes_up else alone)[number])
        on_topic = any(
            sum(subject.weights[one] * council.rarity(one) for one in stems) >= rare
            for stems in _topics(whole_said, subject)
        )
        least = float(needed[number])
        brief = least == NEXT and said.stems <= subject.weights.keys()
        if takes_up:
            least = max(SOON, least)
        elif brief:
            least = REFERRED
        elif on_topic:
            least = max(NEXT, least - ON_TOPIC)
        if len(subject.weights) <= FEW_WORDS:
            least = max(least, LATER)
        if said.paper.kind not in MINUTED:
            least = ELSEWHERE * every / whole
        did = held >= SOON * whole and owner_did(said.text, action)
        is_letter = subject.is_letter(said.text)
        if (
            held < max(rare, (REFERRED if refers or is_letter else least) * whole)
            or len(whole_said.stems & subject.weights.keys()) < (1 if did else FEWEST_SHARED)
            or not (is_letter or did or subject.is_told_in(whole_said.stems, on_topic))
            or said.paper.kind == "appendix"
            or _is_of_before(said, met)
        ):
            continue
        telling = Telling(
            said.text, said.passage.heading or "", held >= TELLS_OF * whole, on_topic, takes_up,
            any(name <= said.stems for name in subject.people),
        )  # fmt: skip
        says = came(telling, action, subject)
        if says is not None:
            told[says] = [one for one in told[says] if one.text not in whole_said.text]
            told[says].append(whole_said)
    if ASKS_REPORT.search(folded(action.text)):
        least = max(rare, REPORT_OF * every)
        told["reported_back"] += _reports_of(subject, paper, met, council, least)
    best: Came = "done" if told["done"] else "reported_back"
    # The same committee's own papers first, then the earliest.
    ranked = sorted(told[best], key=lambda one: one.paper.committee != paper.committee)
    return Later(True, mentioned, best, tuple(ranked[:MOST_QUOTED]))


def _reports_of(
    subject: Subject, paper: Paper, met: date, council: CouncilPapers, least: float
) -> list[Said]:
    """The sentences that tell of a report of that name on a later agenda of the committee."""
    found: list[Said] = []
    for number, stems in council.reports:
        said = council.said[number]
        shared = stems & subject.weights.keys()
        if (
            council.days[number] > met.toordinal()
            and said.paper.committee == paper.committee
            and len(shared) >= FEWEST_SHARED
            and sum(subject.weights[one] * council.rarity(one) for one in shared) >= least
            and told_in(folded(said.text), (REPORT_HEARD, THIS_REPORT))
        ):
            found.append(said)
    return found


def _topics(said: Said, subject: Subject) -> list[frozenset[str]]:
    """What of an action's matter a sentence, and its heading, name as their topic.

    A body that has to do with many matters is none.
    """
    topics = (topic_of(" ".join(said.text.split())), said.passage.heading or "")
    return [stems_told(topic) & subject.matter for topic in topics if not BODY.search(topic)]


def _needed(council: CouncilPapers, committee: str | None, met: date) -> Weights:
    """For each sentence the share that it must hold, by how many meetings after ``met`` it is."""
    days = [day.toordinal() for day in council.meetings(committee) if day > met]
    needed = numpy.full(len(council.said), LATER)
    for many, share in ((SOON_MEETINGS, SOON), (NEXT_MEETINGS, NEXT)):
        needed[council.days <= (days[:many] or [met.toordinal()])[-1]] = share
    return needed


def _is_copy(said: str, before: str) -> bool:
    """Whether a later paper only prints words of this one again, or more of them."""
    words, own = (set(re.findall(r"\w+", folded(text).lower())) for text in (said, before))
    longer = len(own) >= LONG and len(words & own) >= WHOLE * len(own)
    return longer or len(words & own) >= COPY * len(words | own)


def _is_of_before(said: Said, met: date) -> bool:
    """Whether a sentence gives a day or a month that was past when the action was agreed.

    What was done on that very day was done before it too, unless its meeting is meant.
    """
    text = folded(said.text)
    near = said.paper.meeting_date or met
    months = [
        month_told(match, near)
        for match in IN_MONTH.finditer(text)
        if match["year"] or not TO_COME.search(text, 0, match.start())
    ]
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
