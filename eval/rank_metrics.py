"""Measures of a ranking, each between 0 and 1 for one question; and their means with intervals."""

import math
import random
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from statistics import fmean

# How often the questions are drawn anew for an interval, and from which seed.
DRAWS, SEED = 2000, 7


@dataclass(frozen=True)
class Mean:
    """A mean over questions, with the bounds within which 95 of 100 redrawn means lie."""

    value: float
    low: float
    high: float


def hit(ranked: Sequence[Hashable], relevant: Collection[Hashable], k: int) -> float:
    """1 where one of the first ``k`` is relevant, else 0."""
    return float(any(one in relevant for one in ranked[:k]))


def recall(ranked: Sequence[Hashable], relevant: Collection[Hashable], k: int) -> float:
    """The share of the relevant ones among the first ``k``, of at most ``k`` that could be there.

    Where nothing is relevant there is nothing to miss: 1.
    """
    most = min(k, len(relevant))
    return sum(one in relevant for one in ranked[:k]) / most if most else 1.0


def reciprocal_rank(ranked: Sequence[Hashable], relevant: Collection[Hashable], k: int) -> float:
    """One over the rank of the first relevant one among the first ``k``; 0 where none is."""
    ranks = (1 / rank for rank, one in enumerate(ranked[:k], start=1) if one in relevant)
    return next(ranks, 0.0)


def ndcg(ranked: Sequence[Hashable], relevant: Collection[Hashable], k: int) -> float:
    """Normalised discounted cumulative gain (Järvelin and Kekäläinen, 2002), relevant or not."""
    gained = sum(1 / math.log2(n + 2) for n, one in enumerate(ranked[:k]) if one in relevant)
    ideal = sum(1 / math.log2(n + 2) for n in range(min(k, len(relevant))))
    return gained / ideal if ideal else 1.0


def mean(values: Sequence[float]) -> Mean:
    """The mean of ``values`` (one at least), and its 95% bootstrap interval."""
    chance = random.Random(SEED)  # noqa: S311 - drawn again the same, for the same interval
    drawn = sorted(fmean(chance.choices(values, k=len(values))) for _ in range(DRAWS))
    return Mean(fmean(values), drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS) - 1])
