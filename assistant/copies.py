"""Passages that say the same in the same words: the newest is shown, the older are named."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.found import Found

WORDS = re.compile(r"[^\W\d_]+")
NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")
# So large a share of their words two passages have in common to be copies. Their figures are the
# same to the last digit: a draft budget and the final one are two things to know.
ALIKE = 0.9
# A few words are soon the same by chance.
FEWEST_WORDS = 8
# One of these more or less, and the same words say the opposite.
TURNS = frozenset(
    """not no never nor none neither without nobody nothing cannot lost carried rejected accepted
    refused defeated approved deferred withdrawn opposed against untrue incorrect wrong unless
    except failed passed overturned rescinded denied declined abandoned cancelled""".split()
)


def fold(found: Sequence[Found]) -> list[Found]:
    """``found``, best first, with copies in one place: the best of their places.

    The one with the newest meeting stands there, or the better match where none is newer; its
    ``copies`` are the papers that the others stand in.
    """
    groups: list[list[Found]] = []
    marks: list[tuple[frozenset[str], tuple[str, ...]]] = []
    for one in found:
        words = frozenset(WORDS.findall(one.passage.text.lower()))
        numbers = tuple(sorted(NUMBERS.findall(one.passage.text)))
        for (other_words, other_numbers), group in zip(marks, groups, strict=True):
            if (
                numbers == other_numbers
                and _alike(words, other_words)
                and all(one.paper.paper_id != held.paper.paper_id for held in group)
            ):
                group.append(one)
                break
        else:
            groups.append([one])
            marks.append((words, numbers))
    return [_newest(group) for group in groups]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if (one ^ other) & TURNS:
        return False
    fewest = min(len(one), len(other))
    return fewest >= FEWEST_WORDS and len(one & other) >= ALIKE * len(one | other)


def _newest(group: Sequence[Found]) -> Found:
    newest = max(group, key=lambda one: (one.paper.meeting_date or date.min, one.score))
    others = tuple(one.paper for one in group if one is not newest)
    return replace(newest, score=group[0].score, copies=others)
