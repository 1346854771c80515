"""Raised figures: the mark of a footnote and the power of a unit, written "¹" and "m²".

Written as plain figures they would run into the number before them: "£120,000" with the mark of
its first footnote would read "£120,0001".
"""

import itertools
import re
from collections.abc import Iterable, Iterator

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# Raised text that is figures, with what may stand between and around them: "1", "1,2", "(3)".
# Raised words and amounts are text in small print, and ordinals are letters.
MARK = re.compile(r"[\s\d,;.*†‡/()\[\]–—−-]*\d[\s\d,;.*†‡/()\[\]–—−-]*", re.ASCII)
# The minus sign of a power: "10" with a raised "-3".
MINUS = re.compile(r"^\s*[-−](?=\d)")
# How much of the page before and after a raised figure tells where it stands, the surest first.
AROUND = ((24, 24), (24, 6), (6, 24), (12, 0), (0, 12))


class Raised(str):
    """A piece of text that is printed raised."""

    __slots__ = ()


def with_raised(pieces: Iterable[str]) -> str:
    """The ``pieces`` of a text joined, the figures of those that are Raised as superscripts.

    Raised words stay as they are, and so does a number that stands alone on its line or is the
    upper one of a fraction. Pieces with a line break part the lines.
    """
    written: list[str] = []
    line: list[str] = []
    for piece in pieces:
        if "\n" in piece:
            written += [*_line(line), piece]
            line = []
        elif piece:
            line.append(piece)
    return "".join([*written, *_line(line)])


def _line(pieces: list[str]) -> Iterator[str]:
    groups = [
        ("".join(group), is_raised)
        for is_raised, group in itertools.groupby(pieces, lambda piece: isinstance(piece, Raised))
    ]
    for count, (text, is_raised) in enumerate(groups):
        before = groups[count - 1][0] if count else ""
        after = groups[count + 1][0] if count + 1 < len(groups) else ""
        yield _as_mark(text, before, after) if is_raised else text


def _as_mark(text: str, before: str, after: str) -> str:
    alone = not before.strip() and not after.strip()
    fraction = after.startswith(("/", "⁄")) and not before[-1:].isdigit()
    if alone or fraction or not MARK.fullmatch(text):
        return text
    return MINUS.sub("⁻", text).translate(RAISED)


def raised_as_in(text: str, other: str) -> str:
    """``text`` with the figures raised that are raised in ``other``, another reading of the page.

    A raised figure is found by the letters and figures around it; one that cannot be found, or
    could be any of several, stays as it is.
    """
    if other.translate(PLAIN) == other:
        return text
    here, places = _squeezed(text)
    there, places_there = _squeezed(other)
    signs = list(text)
    for start, end in _runs(other, places_there):
        found = _same_place(here, there, start, end)
        if found is None:
            continue
        for place in places[found : found + end - start]:
            signs[place] = signs[place].translate(RAISED)
    return "".join(signs)


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The letters and figures of ``text``, none raised, and where in it each of them stands."""
    places = [place for place, sign in enumerate(text) if sign.isalnum()]
    return "".join(text[place] for place in places).translate(PLAIN), places


def _runs(text: str, places: list[int]) -> Iterator[tuple[int, int]]:
    """The spans of the raised figures among the letters and figures of ``text``."""
    start: int | None = None
    for count, place in enumerate(places):
        is_raised = text[place] in "⁰¹²³⁴⁵⁶⁷⁸⁹"
        if start is not None and not (is_raised and place == places[count - 1] + 1):
            yield start, count
            start = None
        if is_raised and start is None:
            start = count
    if start is not None:
        yield start, len(places)


def _same_place(here: str, there: str, start: int, end: int) -> int | None:
    """Where in ``here`` stands what is at ``start`` to ``end`` in ``there``."""
    for before, after in AROUND:
        first = max(0, start - before)
        wanted = there[first : end + after]
        if len(wanted) == end - start and len(there) > len(wanted):
            continue
        if here.count(wanted) == 1 and there.count(wanted) == 1:
            return here.index(wanted) + start - first
    return None
