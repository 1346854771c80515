"""Recorded votes: the numbers for and against stand far from the words that were voted on."""

import re
from collections.abc import Sequence

# "For (41)", "Against: 10.", "Abstentions (2)", by itself or before the names; not "For 2025-26".
TALLY = re.compile(
    r"(?:for|against|abstain(?:ed|ing)?|abstentions?|in favour)\b\s*[-–:]?\s*"
    r"(?:\(\d{1,3}\)|\d{1,3}\s*(?:votes?\b|[.,;]|$))",
    re.IGNORECASE,
)
# What comes before the numbers, and what was decided by them.
PUT = re.compile(r"\b(?:put to the vote|voting was|recorded vote|vote was (?:taken|held))\b", re.I)
MOTION = re.compile(r"\b(?:moved|proposed|seconded|amendment|motion)\b", re.IGNORECASE)
FATE = re.compile(
    r"\b(?:amendment|motion|proposal|recommendation)s?\b.{0,60}"
    r"\b(?:lost|carried|fell|defeated|withdrawn|rejected|not agreed|agreed)\b",
    re.IGNORECASE,
)
# Three numbers at most, each with its names after it, and then the fate.
MOST_LINES = 12


def is_of_a_vote(text: str) -> bool:
    """Whether a sentence belongs to a vote itself: it was taken, its numbers, what became of it."""
    return is_put(text) or FATE.search(text) is not None or TALLY.match(text) is not None


def is_put(text: str) -> bool:
    """Whether a sentence says that a vote was taken, so that its numbers follow."""
    return PUT.search(text) is not None


def is_of_a_motion(text: str) -> bool:
    """Whether a sentence speaks of a motion, on which a vote may follow."""
    return MOTION.search(text) is not None


def vote_in(texts: Sequence[str]) -> list[int]:
    """Which of ``texts``, sentences in reading order, tell of the first vote among them.

    That it was taken, the numbers, and what became of the motion, as places in ``texts``. The
    names of those who voted, between the numbers, are left out.
    """
    told: list[int] = []
    counted = False
    for place, text in enumerate(texts):
        if told and (place - told[-1] > MOST_LINES or (counted and is_put(text))):
            break
        if TALLY.match(text):
            told.append(place)
            counted = True
        elif FATE.search(text):
            return [*told, place]
        elif is_put(text):
            told = [place]
    return told
