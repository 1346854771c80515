"""What a sentence cannot be quoted without: its lead-in, its reply, the fate of its motion.

A limb under "The following proposals were rejected:-" says the opposite of itself alone, a
motion that was lost is no decision, a row of figures needs the header over its columns, and a
sentence that goes on over the page needs both its halves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.candidates import asks
from assistant.question import Wanted
from assistant.retrieve import Found, Library
from assistant.rows import has_cells, is_header, is_row
from assistant.votes import FATE, is_of_a_motion, is_of_a_vote, is_put, vote_in
from papers import Scope

# How many sentences after a question are taken for the reply to it.
REPLY = 2
# A sentence before or after is brought along only if it is short; a lead-in may be longer.
LONGEST_NEIGHBOUR = 40
LONGEST_LEAD_IN = 70
# How far a lead-in, or the vote on a motion, may stand from the sentence.
LIMBS = 15
VOTE = 12
# How far above its wording it may stand that something was moved.
MOVED_BEFORE = 4
# How far a vote may stand from the motion, and its beginning from its end.
VOTE_AFTER, VOTE_BEFORE = 40, 12
# How far above a row its header may stand, in sentences and in passages.
ROWS = 60
# A cell of figures: a first row that holds one heads nothing.
HOLDS_FIGURES = re.compile(r"\d%|£\d|(?:^|[|\t])\s*[-+]?\d[\d,.]*\s*(?:[|\t]|$)")
PASSAGES_BACK = 1

# "That the report be noted" is a resolution; "That was too high" leans on what came before.
LEANS_BACK = re.compile(
    r"^(?:this|these|they|it|he|she|such|however|also|nevertheless|the latter|both|his|her|their|"
    r"that (?:is|was|has|had|would|will|meant|figure))\b",
    re.IGNORECASE,
)
# A sentence that puts the one before it right: a figure that was wrong is never quoted alone.
CORRECTS = re.compile(
    r"\bcorrect(?:ed)? (?:figure|number|date|name|wording|percentage|rate|amount|total)\b|"
    r"\bshould (?:have )?(?:read|been)\b|\bin error\b|\bwas (?:amended|corrected) to\b",
    re.IGNORECASE,
)
MARKED = re.compile(r"\s*(?:[-–—•·▪◦●*\uf0b7\uf0a7]|\(?\w{1,4}[.)])\s*$")
LEADS_IN = re.compile(r":\s*[-–—]?\s*$")


@dataclass(frozen=True)
class Place:
    """A sentence of a found passage, by its number there from 0."""

    found: Found
    number: int

    @property
    def span(self) -> tuple[int, int]:
        """Its span in the page's text."""
        return self.found.passage.sentences[self.number]

    @property
    def text(self) -> str:
        """Its words as they stand on the page."""
        start, end = self.span
        first = self.found.passage.start
        return self.found.passage.text[start - first : end - first]

    @property
    def is_limb(self) -> bool:
        """Whether it is one of a list: marked as such, begun in small letters, or ended by ";"."""
        before = self.found.passage.text[: self.span[0] - self.found.passage.start]
        marked = MARKED.fullmatch(before.rsplit("\n", 1)[-1]) is not None
        return marked or self.text[:1].islower() or self.text.rstrip(" and").endswith(";")


def with_surroundings(
    library: Library, place: Place, scope: Scope, wanted: Wanted = "anything"
) -> list[Place]:
    """A sentence with those it needs, in reading order; empty if it may not be quoted.

    A half of a sentence stands for the whole of it: :func:`whole` gives both halves. Where a
    vote is ``wanted``, a motion brings the vote on it, and a part of a vote the rest.
    """
    place = whole(library, place, scope)[0]
    if wanted == "vote" and (vote := _vote(library, place, scope)):
        return vote
    before: list[Place] = []
    if is_row(place.text):
        header = _header(library, place, scope)
        return [header, place] if header else [place]
    if place.is_limb:
        lead_in = _lead_in(library, place, scope)
        if lead_in is not None and _length(lead_in) > LONGEST_LEAD_IN:
            return []  # its meaning hangs on more than can be shown
        before = [lead_in] if lead_in else []
    if not before and LEANS_BACK.match(place.text):
        before = [one for one in _steps(library, place, -1, 1, scope) if _is_short(one)]
    after: list[Place] = []
    if asks(place.text):
        after = [one for one in _steps(library, place, +1, REPLY, scope) if _is_short(one)]
    elif place.text.startswith("That "):
        after = _fate(library, place, scope)
    else:
        following = _steps(library, place, +1, 1, scope)
        after = [one for one in following if CORRECTS.search(one.text) and _is_short(one)]
    return [*before, place, *after]


def whole(library: Library, place: Place, scope: Scope) -> tuple[Place, ...]:
    """The one or two places that make up a sentence: two where it goes on over the page."""
    passage = place.found.passage
    if place.number == len(passage.sentences) - 1 and passage.runs_on is not None:
        entry = library.records.passages([passage.runs_on], scope).get(passage.runs_on)
        if entry is not None and entry[0].sentences:
            return place, Place(Found(*entry, score=place.found.score), 0)
    elif place.number == 0:
        before = _next_passage(library, place.found, -1, scope)
        if before is not None and before.passage.runs_on == passage.key:
            return Place(before, len(before.passage.sentences) - 1), place
    return (place,)


def _header(library: Library, place: Place, scope: Scope) -> Place | None:
    """The header over a row's columns, in the same passage or the one before."""
    cells = has_cells(place.text)
    nearest: Place | None = None
    for one in _steps(library, place, -1, ROWS, scope, PASSAGES_BACK):
        if cells:
            if not has_cells(one.text):
                break
            nearest = one
        elif is_header(one.text):
            return one
        elif _length(one) > LONGEST_NEIGHBOUR and not is_row(one.text):
            return None  # text between tables
    return nearest if nearest and not HOLDS_FIGURES.search(nearest.text) else None


def _lead_in(library: Library, place: Place, scope: Scope) -> Place | None:
    """The sentence ending in a colon that a list hangs on, if the list hangs on one."""
    for one in _steps(library, place, -1, LIMBS, scope):
        if LEADS_IN.search(one.text):
            return one
        if not one.is_limb:
            return None
    return None


def _fate(library: Library, place: Place, scope: Scope) -> list[Place]:
    """What became of a motion or an amendment, where the sentence is the wording of one."""
    if not _speaks_of_a_motion(library, place, scope):
        return []
    following = _steps(library, place, +1, VOTE, scope)
    return [one for one in following if FATE.search(one.text) and _is_short(one)][:1]


def _speaks_of_a_motion(library: Library, place: Place, scope: Scope) -> bool:
    near = [place, *_steps(library, place, -1, MOVED_BEFORE, scope)]
    return any(is_of_a_motion(one.text) for one in near)


def _vote(library: Library, place: Place, scope: Scope) -> list[Place]:
    """The vote that a sentence belongs to, or that follows the motion it speaks of."""
    first = place
    if is_of_a_vote(place.text):
        for one in [place, *_steps(library, place, -1, VOTE_BEFORE, scope)]:
            if is_put(one.text):
                first = one
                break
    elif not _speaks_of_a_motion(library, place, scope):
        return []
    near = [first, *_steps(library, first, +1, VOTE_AFTER, scope)]
    return [near[n] for n in vote_in([one.text for one in near])]


def _steps(
    library: Library,
    place: Place,
    step: int,
    most: int,
    scope: Scope,
    most_passages: int = LIMBS,
) -> Iterator[Place]:
    """The next sentences of the same item, one by one, forward (+1) or back (-1)."""
    found, number = place.found, place.number
    for _ in range(most):
        number += step
        if not 0 <= number < len(found.passage.sentences):
            if most_passages == 0:
                return
            most_passages -= 1
            beyond = _next_passage(library, found, step, scope)
            if beyond is None:
                return
            found = beyond
            number = 0 if step > 0 else len(found.passage.sentences) - 1
        yield Place(found, number)


def _next_passage(library: Library, found: Found, step: int, scope: Scope) -> Found | None:
    paper, _, number = found.passage.key.rpartition("-")
    key = f"{paper}-{int(number) + step:05d}"
    entry = library.records.passages([key], scope).get(key)
    here = (found.passage.item, found.passage.heading)
    if entry is None or (entry[0].item, entry[0].heading) != here or not entry[0].sentences:
        return None
    return Found(*entry, score=found.score)


def _length(place: Place) -> int:
    return len(place.text.split())


def _is_short(place: Place) -> bool:
    return _length(place) <= LONGEST_NEIGHBOUR
