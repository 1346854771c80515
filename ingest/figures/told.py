"""A figure on its way: what a sentence or a row tells, before it is known of which paper."""

from dataclasses import dataclass
from datetime import date

from papers import Rating, Sense


@dataclass(frozen=True)
class Told:
    """One value with what is measured; ``start`` and ``end`` are the number's own span.

    The spans count within the text it was found in; the rest is as in ``papers.Figure``.
    """

    measure: str
    subject: str | None
    value: float
    printed: str
    unit: str | None
    sense: Sense | None
    start: int
    end: int
    as_of: date | None = None
    as_of_text: str | None = None
    target: float | None = None
    rating: Rating | None = None


# What the sentences before told last, by kind of value, which the next one may lean on.
Earlier = dict[str, tuple[Told, ...]]
# So many are remembered of each kind.
REMEMBERED = 4


def remembered(earlier: Earlier, found: list[Told]) -> Earlier:
    """``earlier`` with what was found since, the latest last."""
    now = dict(earlier)
    for told in found:
        kind = kind_of(told.unit)
        now[kind] = (*now.pop(kind, ()), told)[-REMEMBERED:]
    return now


def leant_on(earlier: Earlier, unit: str | None, sense: Sense | None) -> Told | None:
    """The figure told before that one without a measure of its own is of: of the same kind.

    An average leans on an average rather than on what was told last.
    """
    told = earlier.get(kind_of(unit), ())
    alike = [
        one for one in told if sense in ("average", "highest", "lowest") and one.sense == sense
    ]
    found = alike or list(told)
    return found[-1] if found else None


def kind_of(unit: str | None) -> str:
    """Which values can be of one measure: percentages, money, or numbers of things."""
    return unit if unit in ("%", "£") else ""
