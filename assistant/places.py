"""A sentence at its place in a paper, the heading over it, and the sentences before and after."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.retrieve import Found, Library
from papers import Scope

# A sentence before or after is brought along only if it is short.
LONGEST_NEIGHBOUR = 40
# How many passages on or back a list or a debate is followed.
MOST_PASSAGES = 15
MARKED = re.compile(r"\s*(?:[-–—•·▪◦●*\uf0b7\uf0a7]|\(?\w{1,4}[.)])\s*$")


@dataclass(frozen=True)
class Place:
    """A sentence of a found passage, by its number there from 0.

    ``line`` is given for a heading instead: its span in the page's text, above that sentence.
    """

    found: Found
    number: int
    line: tuple[int, int] | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Its span in the page's text."""
        return self.line or self.found.passage.sentences[self.number]

    @property
    def text(self) -> str:
        """Its words as they stand on the page."""
        start, end = self.span
        first = self.found.passage.start
        return self.found.passage.text[start - first : end - first]

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def is_short(self) -> bool:
        """Whether it is short enough to be brought along with another sentence."""
        return self.words <= LONGEST_NEIGHBOUR

    @property
    def is_limb(self) -> bool:
        """Whether it is one of a list: marked as such, begun in small letters, or ended by ";"."""
        before = self.found.passage.text[: self.span[0] - self.found.passage.start]
        marked = MARKED.fullmatch(before.rsplit("\n", 1)[-1]) is not None
        return marked or self.text[:1].islower() or self.text.rstrip(" and").endswith(";")

    @property
    def lines_above(self) -> list["Place"]:
        """The lines between it and the sentence before that are no sentences, the nearest first.

        Headings are such lines; so are marks of a list, and they hold no word.
        """
        passage = self.found.passage
        start = passage.sentences[self.number - 1][1] if self.number else passage.start
        gap = passage.text[start - passage.start : self.span[0] - passage.start]
        lines = [
            Place(self.found, self.number, (start + one.start(), start + one.end()))
            for one in re.finditer(r"\S(?:[^\n]*\S)?", gap)
            if re.search(r"[^\W\d_]{3}", one.group()) and not MARKED.fullmatch(one.group())
        ]
        return lines[::-1]


def whole(library: Library, place: Place, scope: Scope) -> tuple[Place, ...]:
    """The one or two places that make up a sentence: two where it goes on over the page."""
    passage = place.found.passage
    if place.line is not None:
        return (place,)
    if place.number == len(passage.sentences) - 1 and passage.runs_on is not None:
        entry = library.records.passages([passage.runs_on], scope).get(passage.runs_on)
        if entry is not None and entry[0].sentences:
            return place, Place(Found(*entry, score=place.found.score), 0)
    elif place.number == 0:
        before = next_passage(library, place.found, -1, scope)
        if before is not None and before.passage.runs_on == passage.key:
            return Place(before, len(before.passage.sentences) - 1), place
    return (place,)


def steps(
    library: Library,
    place: Place,
    step: int,
    most: int,
    scope: Scope,
    most_passages: int = MOST_PASSAGES,
) -> Iterator[Place]:
    """The next sentences of the same item, one by one, forward (+1) or back (-1)."""
    found, number = place.found, place.number
    for _ in range(most):
        number += step
        if not 0 <= number < len(found.passage.sentences):
            if most_passages == 0:
                return
            most_passages -= 1
            beyond = next_passage(library, found, step, scope)
            if beyond is None:
                return
            found = beyond
            number = 0 if step > 0 else len(found.passage.sentences) - 1
        yield Place(found, number)


def next_passage(
    library: Library, found: Found, step: int, scope: Scope, same_item: bool = True
) -> Found | None:
    """The passage after (+1) or before (-1) a passage, if it is of the same heading and item."""
    paper, _, number = found.passage.key.rpartition("-")
    key = f"{paper}-{int(number) + step:05d}"
    entry = library.records.passages([key], scope).get(key)
    if entry is None or not entry[0].sentences or entry[0].heading != found.passage.heading:
        return None
    if same_item and entry[0].item != found.passage.item:
        return None
    return Found(*entry, score=found.score)
