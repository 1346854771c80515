"""Several values in one sentence: given in order, sharing a measure, or with a target."""

import re
from dataclasses import replace

from ingest.figures.numbers import Number
from ingest.figures.sentence_dates import Segment
from ingest.figures.told import Told

RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)


def in_order(text: str, found: list[Told], segments: list[Segment]) -> list[Told]:
    """Values given in the order of those before: "compared to 80%, 82% and 32% respectively"."""
    said = RESPECTIVELY.search(text)
    if said is None:
        return found
    segment = next(s for s in segments if s.start <= said.start() < s.end)
    later = [t for t in found if segment.start <= t.start < said.start()]
    first = [t for t in found if t.start < segment.start]
    if not later or len(later) != len(first):
        return found
    first = sharing(first)
    paired = [
        replace(t, measure=f.measure, subject=f.subject) for t, f in zip(later, first, strict=True)
    ]
    return first + paired + [t for t in found if t.start > said.start()]


def sharing(found: list[Told]) -> list[Told]:
    """The same, where "98% of A, 97% of B and 90% of C with plans" gives the measure once."""
    made = list(found)
    for place in range(len(made) - 2, -1, -1):
        one, other = made[place], made[place + 1]
        alone = one.unit == "%" and one.subject is None and other.unit == "%" and other.subject
        if alone and one.as_of == other.as_of and one.measure and other.start - one.end < 90:
            made[place] = replace(one, subject=one.measure, measure=other.measure)
    return made


def with_targets(found: list[Told], targets: list[Number]) -> list[Told]:
    """Each value with the target that stands nearest to it, if it is of the same kind."""
    made = list(found)
    for target in targets:
        alike = [
            n for n, t in enumerate(made) if (t.unit == "%") == (target.unit == "%") or target.bare
        ]
        if alike:
            nearest = min(alike, key=lambda n: abs(made[n].start - target.start))
            made[nearest] = replace(made[nearest], target=target.value)
    return made
