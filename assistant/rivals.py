"""Sentences of two papers that say the same but for their figures: never silently one of them."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.candidates import Candidate
from assistant.days import days_in
from assistant.question import Question

# So large a share of their words, figures aside, two sentences have in common to be about the
# same thing; and fewer words than these are soon the same by chance.
SAME_WORDS = 0.8
FEWEST_WORDS = 5
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def rival_of(
    one: Candidate, others: Sequence[Candidate], question: Question
) -> tuple[Candidate, ...]:
    """The newest of ``others`` that gives other figures than ``one``, if one does; else none.

    Both are of the same time, as far as they say: a draft budget and the final one. Where the
    question names a time, a paper of another time is no rival.
    """
    rivals = [other for other in others if _differ(one, other) and _is_asked_for(other, question)]
    rivals.sort(key=lambda other: other.found.paper.meeting_date or date.min, reverse=True)
    return tuple(rivals[:1])


def newest_first(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates by the dates of their meetings, the newest first, those without one last."""
    return sorted(
        candidates, key=lambda one: one.found.paper.meeting_date or date.min, reverse=True
    )


def _differ(one: Candidate, other: Candidate) -> bool:
    if one.found.paper.paper_id == other.found.paper.paper_id:
        return False
    if one.found.paper.council != other.found.paper.council:
        return False
    words, others = (_without_numbers(side.stems) for side in (one, other))
    if min(len(words), len(others)) < FEWEST_WORDS:
        return False
    if len(words & others) < SAME_WORDS * len(words | others):
        return False
    figures, differing = (sorted(NUMBER.findall(side.text)) for side in (one, other))
    return bool(figures and differing) and figures != differing and _days(one) == _days(other)


def _without_numbers(stems: frozenset[str]) -> frozenset[str]:
    return frozenset(stem for stem in stems if not stem[0].isdigit())


def _days(one: Candidate) -> set[object]:
    return {day for day, _, _ in days_in(one.text)}


def _is_asked_for(one: Candidate, question: Question) -> bool:
    days = [period for period in question.periods if not period.is_longer_than_a_month]
    return not days or any(period.holds(one.found.paper.meeting_date) for period in days)
