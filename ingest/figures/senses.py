"""Whether a value in a sentence is an average, or the highest or lowest of several."""

import re

from ingest.figures.numbers import Number
from papers import Sense

SENSES: tuple[tuple[Sense, "re.Pattern[str]", "re.Pattern[str]"], ...] = (
    (
        "average",
        re.compile(r"\b(?:averages?|averag(?:ing|ed)|mean|median)\b[^.;]{0,60}$", re.IGNORECASE),
        re.compile(r"[^.;,\d]{0,30}\bon average\b", re.IGNORECASE),
    ),
    (
        "highest",
        re.compile(
            r"\b(?:max(?:imum)?|highest|peak(?:ed|ing)?|high of|up to a high)\b[^.;,]{0,35}$",
            re.IGNORECASE,
        ),
        re.compile(r"\s*(?:being |as )?(?:the |its |a )?(?:maximum|highest|peak)\b", re.IGNORECASE),
    ),
    (
        "lowest",
        re.compile(r"\b(?:min(?:imum)?|lowest|low of|trough)\b[^.;,]{0,35}$", re.IGNORECASE),
        re.compile(r"\s*(?:being |as )?(?:the |its |a )?(?:minimum|lowest)\b", re.IGNORECASE),
    ),
)  # fmt: skip


def sense_of(bare: str, one: Number, lead: int) -> Sense | None:
    """The sense of a number by the words of its statement, which begins at ``lead``; or None."""
    if one.sense not in (None, "about"):
        return one.sense
    near = bare[max(lead, one.start - 80) : one.start]
    for name, left, right in SENSES:
        if left.search(near) or right.match(bare[one.end :]):
            return name
    return one.sense
