"""Several values in one sentence: given in order, sharing a measure, or with a target."""

import re
from dataclasses import replace
from datetime import date

from ingest.figures.numbers import Number
from ingest.figures.sentence_dates import Segment
from ingest.figures.told import Told, kind_of
from papers import Sense

# Between a value and the target that is its own.
BESIDE = re.compile(
    r"\s*[(,]?\s*(?:against |with )?(?:its |the |a |our )?targets?(?: of|:)?\s*", re.IGNORECASE
)
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


def with_targets(text: str, found: list[Told], targets: list[Number]) -> list[Told]:
    """The values with the targets that ``text`` gives, each of the same kind of unit.

    "91% (target 95%)" gives the value right before it its target; otherwise it is the newest of
    the values of the same measure that has one: what a value is compared with has none.
    """
    made = list(found)
    for target in targets:
        alike = [n for n, t in enumerate(made) if kind_of(t.unit) == kind_of(target.unit)]
        if not alike and target.bare:
            alike = list(range(len(made)))
        if not alike:
            continue
        nearest = min(alike, key=lambda n: abs(made[n].start - target.start))
        if not BESIDE.fullmatch(text[made[nearest].end : target.start]):
            of = (made[nearest].measure, made[nearest].subject)
            same = [n for n in alike if (made[n].measure, made[n].subject) == of]
            nearest = max(same, key=lambda n: (newness(made[n].as_of, made[n].sense), -n))
        made[nearest] = replace(made[nearest], target=target.value)
    return made


def newness(as_of: date | None, sense: Sense | None) -> tuple[bool, date]:
    """How new a value is among those told together: one without a date is of now."""
    return sense != "from", as_of or date.max
