"""Meetings that a question names: by date, by council or committee, or as the last one."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import dropwhile

from assistant.question import Question
from assistant.words import STOP
from papers import Paper

# What a passage gains when its meeting lies in a period, or is of a body, that the question
# names; or is the last one where the question asks for that.
NAMED_DATE, NAMED_BODY, LAST = 1.25, 1.25, 1.25
LAST_MEETING = re.compile(
    r"\b(?:last|latest|most recent|newest)\s+(?:\w+\s+){0,3}"
    r"(?:meeting|minutes|session|paper|report)"
    r"|\bwhen (?:they|it|we|the \w+) last met\b",
    re.IGNORECASE,
)
COUNCIL = re.compile(
    r"\b((?:[A-Z][a-z]+ )+?)(?:(?:Town|County|Borough|City|District|Parish|Community) )*Council\b"
)
GENERIC = frozenset(
    """council county borough city district metropolitan london royal of and the upon community
    parish town committee commission sub cabinet panel board select scrutiny full""".split()
)


def boost(question: Question, paper: Paper, last: date | None) -> float:
    """What the matches in a ``paper`` are multiplied by, since the question names its meeting.

    ``last`` is the day of the last meeting, where the question asks for it.
    """
    factor = 1.0
    if any(period.holds(paper.meeting_date) for period in question.periods):
        factor *= NAMED_DATE
    if names_body(question.words, (paper.council, paper.committee)):
        factor *= NAMED_BODY
    if last is not None and paper.meeting_date == last:
        factor *= LAST
    return factor


def councils_named(question: Question) -> list[str]:
    """The councils that a question names in full, without what kind they are: "Highfield"."""
    found = []
    for name in COUNCIL.findall(question.text):
        # A question may begin with the name: "Did Highfield …", "At Highfield …".
        words = list(dropwhile(lambda word: word.lower() in STOP, name.split()))
        # "Full Council" and "County Council" name none.
        found += [" ".join(words)] if {word.lower() for word in words} - GENERIC else []
    return found


def is_of(name: str, paper: Paper) -> bool:
    """Whether a paper is of the council with a ``name``, as far as the paper tells."""
    return name.lower() in f"{paper.council or ''} {paper.committee or ''}".lower()


def is_elsewhere(names: Sequence[str], paper: Paper, text: str) -> bool:
    """Whether a sentence is of a council that is none of ``names``, and speaks of none of them."""
    if not names or not paper.council:
        return False
    return not any(is_of(name, paper) or name.lower() in text.lower() for name in names)


def asks_for_last(question: Question) -> bool:
    """Whether a question asks for the last meeting or the latest report."""
    return LAST_MEETING.search(question.text) is not None


def last_meeting(question: Question, papers: Iterable[Paper]) -> date | None:
    """The newest date among ``papers``: of those of a body that the question names, if any."""
    dated = [paper for paper in papers if paper.meeting_date is not None]
    named = [one for one in dated if names_body(question.words, (one.council, one.committee))]
    return max((one.meeting_date for one in named or dated if one.meeting_date), default=None)


def names_body(words: Sequence[str], bodies: Sequence[str | None]) -> bool:
    """Whether a word of the question is a proper part of a council's or committee's name."""
    names = {
        word
        for body in bodies
        if body
        for word in re.findall(r"[a-z]+", body.lower())
        if word not in GENERIC
    }
    return any(word in names for word in words)
