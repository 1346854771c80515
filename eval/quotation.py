"""Whether a quotation stands in a text that another program read from the same page.

Two programs that read a page seldom agree on white space, on hyphens at the ends of lines, on
ligatures, quotation marks, dashes and the bars between cells. These are folded; letters, figures
and all other signs must be the same, and in the same order.
"""

import re
import unicodedata
from dataclasses import dataclass

_QUOTES = str.maketrans({c: "'" for c in "‘’‚‛`´′"} | {c: '"' for c in "“”„‟«»″"})
_DASHES = frozenset("-‐‑‒–—―−\u00ad\ufffe\x02")
_UNSEEN = frozenset("|•·▪■●○◦‣")
# The number, letter or dash that an office program or a browser puts before a point of a list.
_MARKER = re.compile(r"^\s*(?:[-–•*]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])\s+")


@dataclass(frozen=True)
class Folded:
    """The letters, figures and signs of a text, and where in the text each of them stands."""

    letters: str
    places: tuple[int, ...]


def fold(text: str) -> Folded:
    """Fold a text; ``places`` has one 0-based position in ``text`` for each letter.

    A space is kept between two figures, and a dash beside one: "12 18" is not "1218" and "-5" is
    not "5".
    """
    letters: list[str] = []
    places: list[int] = []
    spaced = dashed = -1
    for place, sign in enumerate(text):
        if sign.isspace():
            spaced = place
        elif sign in _DASHES:
            dashed = place
        else:
            for letter in unicodedata.normalize("NFKD", sign).translate(_QUOTES):
                if _is_unseen(letter):
                    continue
                figure = letter.isdigit()
                before = bool(letters) and letters[-1].isdigit()
                if dashed >= 0 and (figure or before):
                    letters.append("-")
                    places.append(dashed)
                elif spaced >= 0 and figure and before:
                    letters.append(" ")
                    places.append(spaced)
                letters.append(letter)
                places.append(place)
                spaced = dashed = -1
    return Folded("".join(letters), tuple(places))


def find_quotation(quote: str, text: str) -> tuple[int, int] | None:
    """Where ``quote`` first stands in ``text``, as a span of it; None where it does not.

    It may not begin or end within a number or a word: "2.4%" does not stand in "12.4%".
    """
    return find_folded(fold(quote), fold(text))


def find_folded(quote: Folded, text: Folded) -> tuple[int, int] | None:
    """As :func:`find_quotation`, for texts that are folded already."""
    wanted = quote.letters
    if not any(letter.isalnum() for letter in wanted):
        return None
    start = text.letters.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not _cuts(text, start) and not _cuts(text, end):
            return text.places[start], text.places[end - 1] + 1
        start = text.letters.find(wanted, start + 1)
    return None


def find_by_points(quote: str, text: Folded) -> tuple[int, int] | None:
    """Where the lines of ``quote`` stand in order, each without the number its list gives it.

    For texts whose lists are numbered by the program that shows them: there the numbers stand in
    no file, and only what was read with them has them.
    """
    start, end = -1, 0
    for line in quote.splitlines():
        bare = _MARKER.sub("", line)
        if not any(sign.isalnum() for sign in bare):
            continue
        first = next((n for n, place in enumerate(text.places) if place >= end), None)
        if first is None:
            return None
        rest = Folded(text.letters[first:], text.places[first:])
        span = find_folded(fold(bare), rest)
        if span is None:
            return None
        start, end = span[0] if start < 0 else start, span[1]
    return (start, end) if start >= 0 else None


def _cuts(text: Folded, place: int) -> bool:
    """Whether a quotation that begins or ends here would cut a number or a word in two."""
    if not 0 < place < len(text.letters):
        return False
    before, after = text.letters[place - 1], text.letters[place]
    if text.places[place] - text.places[place - 1] > 1:
        return False  # something that was folded away parts them
    if before.isalpha() and after.isalpha():
        return True
    point = before in ".," and text.letters[place - 2 : place - 1].isdigit() and after.isdigit()
    point |= after in ".," and text.letters[place + 1 : place + 2].isdigit() and before.isdigit()
    return (before.isdigit() and after.isdigit()) or point


def _is_unseen(letter: str) -> bool:
    return (
        letter in _UNSEEN
        or letter.isspace()
        or unicodedata.category(letter) in ("Mn", "Cf", "Co", "Cc")
    )
