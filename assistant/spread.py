"""The order in which matches are shown: best first, but not one debate over and over."""

from collections.abc import Mapping

import numpy

from assistant.match import Scores
from records.occurrences import Occurrences

# What a passage loses for each one before it that stands so near it in the same paper. The reply
# to a question that was found loses nothing by it, and gains part of what the question has more.
LOSS, NEAR = 0.3, 2
REPLY = 0.3


def best(scores: Scores, occurrences: Occurrences, pool: int) -> dict[int, float]:
    """The places of the ``pool`` best scores above nothing, with the scores; replies lifted."""
    count = min(pool, len(scores))
    if not count:
        return {}
    places = numpy.argpartition(-scores, count - 1)[:count]
    found = {int(place): float(scores[place]) for place in places if scores[place] > 0}
    for question, reply in _replies(found, occurrences.replies):
        own = float(scores[reply])
        if own > 0:
            found[reply] = max(found.get(reply, own), own + REPLY * (found[question] - own))
    return found


def spread(
    scores: dict[int, float], occurrences: Occurrences, limit: int
) -> list[tuple[int, float]]:
    """At most ``limit`` places with their scores, best first, other debates before more of one."""
    left = dict(scores)
    order: list[tuple[int, float]] = []
    while left and len(order) < limit:
        place = max(left, key=lambda one: (left[one], -one))
        order.append((place, left.pop(place)))
        for other in range(place - NEAR, place + NEAR + 1):
            if (
                other in left
                and occurrences.papers[other] == occurrences.papers[place]
                and occurrences.replies.get(place) != other
            ):
                left[other] = max(left[other] - LOSS, left[other] / 2)
    return order


def _replies(found: Mapping[int, float], replies: Mapping[int, int]) -> list[tuple[int, int]]:
    return [(question, replies[question]) for question in found if question in replies]
