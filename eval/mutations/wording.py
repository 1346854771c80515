"""One word of a sentence changed so that it says what its quotation does not."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from eval.faults import FaultKind
from eval.faults.names import ANYBODY
from month_names import MONTHS

T = TypeVar("T")

NAMES = [month.capitalize() for month in MONTHS]
RATINGS = ("Red", "Amber", "Green"), ("Inadequate", "Good", "Outstanding", "Poor")
DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?P<th>st|nd|rd|th)?\s+(?P<month>{'|'.join(NAMES)}),?"
    r"(?:\s+(?P<year>(?:19|20)\d\d))?\b"
)
YEAR = re.compile(r"(?<![\d/.,£-])(?:19|20)\d\d(?![\d/.,%-]\d|%)")
NUMBER = re.compile(r"(?<![\w.,/£$€-])[£$€]?\d+(?:,\d{3})*(?:\.\d+)?%?(?![\w/-]|[.,]\d)")
RATING = re.compile(
    r"\b(?-i:Red|Amber|Green)\b|\b(?:rated|judged|graded|as|be|was|were)\s+(?:as\s+|to\s+be\s+)?"
    r"(?P<word>inadequate|good|outstanding|poor)\b",
    re.IGNORECASE,
)
# "Minute No. 5", "not only", "no later than" deny nothing.
DENIAL = re.compile(
    r"\b(?P<aux>was|were|is|are|had|has|have|did|does|do|would|could|should|will|can|be)"
    r"\s+not\b(?!\s+(?:only|least))",
    re.IGNORECASE,
)
CANNOT = re.compile(
    r"\b(?P<word>cannot|never|without)\b|"
    r"\b(?P<no>[Nn]o|[Nn]one)\b(?! \d|[.,]| (?:more|less|fewer|later|earlier|doubt)\b)"
)
AFFIRMED = {"cannot": "can", "never": "always", "without": "with", "no": "some", "none": "some"}
AUXILIARY = re.compile(
    r"\b(?:was|were|is|are|had|has|would|will|should)\b(?!\s+(?:not|no|never|only|least)\b)"
)
TITLED = re.compile(
    r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\.?\s+(?:[A-Z]\.?\s+)?(?P<name>[A-Z][a-z]{2,})\b"
)
PERSON = re.compile(
    r"(?<=[a-z,] )(?P<first>[A-Z][a-z]{2,}) (?P<name>[A-Z][a-z]{2,})"
    r"(?=,? (?:\(|asked|said|stated|replied|explained|confirmed|agreed|presented|reported))"
)


@dataclass(frozen=True)
class Change:
    """The span of a text to replace, and by what."""

    start: int
    end: int
    new: str

    def made_in(self, text: str) -> str:
        """The text with the change made."""
        return text[: self.start] + self.new + text[self.end :]


Changer = Callable[[str, str, Sequence[str], Random], Iterator[Change]]
"""From a sentence, all that it may rest on, names to put in and a source of chance: changes."""


def altered_numbers(
    text: str, around: str, names: Sequence[str], chance: Random
) -> Iterator[Change]:
    """One digit of a number, so that the number stands nowhere in what the sentence rests on."""
    dates = [match.span() for pattern in (DATE, YEAR) for match in pattern.finditer(text)]
    there = {run.replace(",", "") for run in re.findall(r"\d+(?:,\d{3})*", around)}
    for match in _shuffled(NUMBER.finditer(text), chance):
        if any(start < match.end() and match.start() < end for start, end in dates):
            continue
        if re.search(r"\b(?:nos?|minute|item|page|paragraph)\.?\s*$", text[: match.start()], re.I):
            continue
        digits = [n for n in range(*match.span()) if text[n].isdigit()]
        for place in _shuffled(digits, chance):
            new = chance.choice([d for d in "123456789" if d != text[place]])
            number = text[match.start() : place] + new + text[place + 1 : match.end()]
            runs = {run.replace(",", "") for run in re.findall(r"\d+(?:,\d{3})*", number)}
            if not runs <= there:
                yield Change(*match.span(), number)


def shifted_dates(text: str, around: str, names: Sequence[str], chance: Random) -> Iterator[Change]:
    """A day, a month or a year moved on to one that stands nowhere in what it rests on."""
    runs = set(re.findall(r"\d+", around))
    for match in _shuffled(DATE.finditer(text), chance):
        day, month, year = int(match["day"]), match["month"], match["year"]
        choices = []
        for other in range(1, 28):
            if other != day and str(other) not in runs:
                choices.append(Change(*match.span("day"), str(other)))
        for name in NAMES:
            if name != month and name[:3].lower() not in around.lower():
                choices.append(Change(*match.span("month"), name))
        for step in (-1, 1, 2):
            if year and str(int(year) + step) not in runs:
                choices.append(Change(*match.span("year"), str(int(year) + step)))
        yield from _shuffled(choices, chance)
    for match in _shuffled(YEAR.finditer(text), chance):
        for step in (-1, 1, 2):
            if (moved := str(int(match.group()) + step)) not in runs:
                yield Change(*match.span(), moved)


def flipped_ratings(
    text: str, around: str, names: Sequence[str], chance: Random
) -> Iterator[Change]:
    """A rating, for another of its scale that stands nowhere in what the sentence rests on."""
    for match in _shuffled(RATING.finditer(text), chance):
        span = match.span("word") if match["word"] else match.span()
        old = text[slice(*span)]
        scale = next(one for one in RATINGS if old.title() in one)
        for other in _shuffled(scale, chance):
            if other.lower() not in around.lower():
                yield Change(*span, other if old[0].isupper() else other.lower())


def dropped_denials(
    text: str, around: str, names: Sequence[str], chance: Random
) -> Iterator[Change]:
    """A "not" left out, "cannot" made "can", "no" made "every"."""
    for match in _shuffled(DENIAL.finditer(text), chance):
        yield Change(*match.span(), match["aux"])
    for match in _shuffled(CANNOT.finditer(text), chance):
        old = match.group().strip()
        new = AFFIRMED[old.lower()]
        yield Change(
            match.start(), match.start() + len(old), new.title() if old[0].isupper() else new
        )


def added_denials(text: str, around: str, names: Sequence[str], chance: Random) -> Iterator[Change]:
    """A "not" put behind the first verb that takes one, where the sentence denies nothing."""
    if re.search(r"\b(?:not|no|none|never|nor|without|cannot)\b|n't\b|\?", text, re.IGNORECASE):
        return
    for match in _shuffled(AUXILIARY.finditer(text), chance):
        yield Change(match.end(), match.end(), " not")


def swapped_names(text: str, around: str, names: Sequence[str], chance: Random) -> Iterator[Change]:
    """Somebody's last name, for one that stands nowhere in what the sentence rests on."""
    found = [match.span("name") for match in (*TITLED.finditer(text), *PERSON.finditer(text))]
    spans = [span for span in dict.fromkeys(found) if text[slice(*span)] in names]
    others = [name for name in names if name.lower() not in around.lower()]
    for span in _shuffled(spans, chance):
        if others:
            yield Change(*span, chance.choice(others))


CHANGERS: tuple[tuple[FaultKind, str, Changer], ...] = (
    ("number", "a digit altered", altered_numbers),
    ("date", "a date shifted", shifted_dates),
    ("rating", "a rating flipped", flipped_ratings),
    ("negation", "a denial dropped", dropped_denials),
    ("negation", "a denial added", added_denials),
    ("name", "a name swapped", swapped_names),
)


def last_names(texts: Sequence[str]) -> tuple[str, ...]:
    """The last names of the people in some texts, in the order of the alphabet.

    A word that stands there in small letters too is no name.
    """
    found = {
        match["name"]
        for text in texts
        for match in (*TITLED.finditer(text), *PERSON.finditer(text))
    }
    ordinary = {word for text in texts for word in re.findall(r"\b[a-z]+\b", text)}
    ordinary |= {*MONTHS, *ANYBODY}
    return tuple(sorted(name for name in found if name.lower() not in ordinary))


def _shuffled(items: Iterable[T], chance: Random) -> list[T]:
    listed = list(items)
    chance.shuffle(listed)
    return listed
