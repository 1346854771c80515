"""How sure a measure is: 95% intervals by drawing the cases anew (Efron's bootstrap).

The cases are drawn with replacement, as many as there are, and the measure is taken of each draw;
the interval runs from the 2.5th to the 97.5th percentile of the draws (Efron and Tibshirani, An
Introduction to the Bootstrap, 1993, chapter 13). Sentences and citations are never drawn by
themselves: those of one answer are alike. Blind spot: it says how far chance in the choice of
cases may reach, and nothing of cases unlike these; where every case gives the same, it shows none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from eval.catalogue import Kept, Numbers, nearest_rank
from eval.scores import Score

# How often the cases are drawn anew, and from which seed: the same cases give the same interval.
DRAWS, SEED = 2000, 7
LOWEST, HIGHEST = 2.5, 97.5
# With fewer cases than this there is nothing to draw from.
FEWEST = 2
# Where more than this share of the draws has no value, neither has the interval.
MOST_EMPTY = 0.05

Drawn = NDArray[numpy.int64]


@dataclass(frozen=True)
class Interval:
    """The bounds within which 95 of 100 drawn values lie."""

    low: float
    high: float


def draw_cases(count: int) -> Drawn:
    """DRAWS draws of ``count`` cases each, as an array (DRAWS, count) of their 0-based places."""
    return numpy.random.default_rng(SEED).integers(count, size=(DRAWS, count))


def interval(kept: Kept, scores: Sequence[Score], drawn: Drawn) -> Interval | None:
    """The interval of a measure over ``scores``, of which ``drawn`` holds the draws.

    None where fewer than FEWEST cases bear on it.
    """
    parts, wholes = kept.columns(scores)
    if int((wholes > 0).sum()) < FEWEST:
        return None
    return bounds(drawn_values(parts, wholes, drawn, kept.percentile))


def drawn_values(
    parts: Numbers, wholes: Numbers, drawn: Drawn, percentile: int | None = None
) -> Numbers:
    """The value of each draw: the ratio of the sums, or a percentile; NaN for a draw of nothing."""
    if percentile is None:
        return ratios(parts[drawn], wholes[drawn])
    return numpy.array([percentile_of(parts[one], wholes[one], percentile) for one in drawn])


def ratios(parts: Numbers, wholes: Numbers) -> Numbers:
    """Sum each row (draws, cases) and divide: an array of draws, NaN where the whole is nought."""
    part, whole = parts.sum(axis=1), wholes.sum(axis=1)
    empty: Numbers = numpy.full(len(whole), numpy.nan)
    numpy.divide(part, whole, out=empty, where=whole > 0)
    return empty


def percentile_of(parts: Numbers, wholes: Numbers, percentile: int) -> float:
    """The percentile of the parts whose whole is not nought, by nearest rank; NaN of none."""
    held = numpy.sort(parts[wholes > 0])
    return float(nearest_rank(held, percentile)) if len(held) else float("nan")


def bounds(values: Numbers) -> Interval | None:
    """The interval that the drawn values give; None where too many draws have no value."""
    known = values[~numpy.isnan(values)]
    if len(known) < (1 - MOST_EMPTY) * len(values):
        return None
    low, high = numpy.percentile(known, [LOWEST, HIGHEST])
    return Interval(float(low), float(high))
