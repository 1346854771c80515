"""Which figures of a PDF's page are raised: smaller than the text they stand at, and above it.

The file says of no figure that it is the mark of a footnote; PDFium says where each is drawn and
how large.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.readers.raised import RAISED

# Against the size of the text beside it: programs make a raised figure six to eight tenths as
# large, and raise it by a third to a half.
SMALLEST, LARGEST = 0.45, 0.86
LOWEST, HIGHEST = 0.15, 0.75
# How far a mark may stand from the word before it, and a footnote's words from its mark, in
# sizes of the text; and how far the two may overlap.
GAP_BEFORE, GAP_AFTER, OVERLAP = 0.35, 1.5, 0.25
# Longer numbers are no marks, however they are set.
LONGEST = 3
# What may be raised beside the figures of a mark: "1,2", "(3)".
BESIDE = frozenset("0123456789,;.()[]*†‡–—-−")
MOST_BESIDE = 8
# Two signs stand on one line if their baselines differ by less, in points.
LEVEL = 0.3
FIGURES = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class _Sign:
    """A sign as it is drawn, in points: where its baseline starts, and its size upwards.

    ``up`` is the way up from the baseline, one point long: (0, 1) where the page is upright.
    """

    x: float
    y: float
    up: tuple[float, float]
    size: float

    def height(self, x: float, y: float) -> float:
        """How far a point is above the sign's baseline."""
        return (x - self.x) * self.up[0] + (y - self.y) * self.up[1]

    def along(self, x: float, y: float) -> float:
        """How far a point is beyond the sign's start, in the direction of reading."""
        return (x - self.x) * self.up[1] - (y - self.y) * self.up[0]


class RaisedFigures:
    """Finds the raised figures of one page of a PDF."""

    def __init__(self, page: pypdfium2.PdfTextPage, text: str) -> None:
        """Look at ``page``, whose text is ``text`` as PDFium gives it."""
        self._page = page
        self._text = text
        self._origins: dict[int, tuple[float, float]] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._matrix, self._box = pdfium.FS_MATRIX(), pdfium.FS_RECTF()

    def written(self) -> str:
        """The text with its raised figures as superscripts."""
        if not self._text or max(self._text) > "\uffff":
            return self._text  # PDFium counts such a letter as two
        signs = list(self._text)
        for start, end in self._runs():
            if end - start <= LONGEST and self._is_mark(start, end):
                signs[start:end] = self._text[start:end].translate(RAISED)
        return "".join(signs)

    def _runs(self) -> Iterator[tuple[int, int]]:
        """The spans of the figures, those apart that stand on another line than the one before."""
        for match in FIGURES.finditer(self._text):
            start = match.start()
            for place in range(start + 1, match.end()):
                if not self._level(place - 1, place):
                    yield start, place
                    start = place
            yield start, match.end()

    def _is_mark(self, start: int, end: int) -> bool:
        before, after = self._beside(start, -1), self._beside(end - 1, 1)
        if before is not None and self._level(before, start):
            return False  # the end of a number, or one of several words that are raised
        if after is not None and self._level(after, start):
            return False
        mark = self._sign(start)
        if before is not None:
            base = self._sign(before)
            gap = base.along(*self._origin(self._first_after(before))) - self._width(before, base)
            if -OVERLAP * base.size <= gap <= GAP_AFTER * base.size and (
                abs(base.height(mark.x, mark.y)) < base.size
            ):
                return gap <= GAP_BEFORE * base.size and _is_raised(mark, base)
        if after is None:
            return False
        base, last = self._sign(after), self._sign(end - 1)
        gap = last.along(base.x, base.y) - self._width(end - 1, last)
        return -OVERLAP <= gap / base.size <= GAP_AFTER and _is_raised(mark, base)

    def _beside(self, place: int, step: int) -> int | None:
        """The next sign that is no part of the mark at ``place``; None at either end."""
        other, seen = place + step, 0
        while 0 <= other < len(self._text):
            sign = self._text[other]
            if not sign.isspace():
                seen += 1
                if sign not in BESIDE or seen > MOST_BESIDE or not self._level(place, other):
                    return other
            other += step
        return None

    def _first_after(self, place: int) -> int:
        """The first sign after ``place`` that is no space; ``place`` itself where there is none."""
        following = range(place + 1, len(self._text))
        return next((other for other in following if not self._text[other].isspace()), place)

    def _level(self, one: int, other: int) -> bool:
        """Whether two signs stand on one line."""
        other_x, other_y = self._origin(other)
        upright = abs(self._origin(one)[1] - other_y) < LEVEL
        return upright or abs(self._sign(one).height(other_x, other_y)) < LEVEL

    def _origin(self, place: int) -> tuple[float, float]:
        known = self._origins.get(place)
        if known is None:
            index = pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, place)
            pdfium.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
            known = self._origins[place] = (self._x.value, self._y.value)
        return known

    def _sign(self, place: int) -> _Sign:
        x, y = self._origin(place)
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, place)
        pdfium.FPDFText_GetMatrix(self._page, index, self._matrix)
        up = (float(self._matrix.c), float(self._matrix.d))
        scale = (up[0] ** 2 + up[1] ** 2) ** 0.5 or 1.0
        size = float(pdfium.FPDFText_GetFontSize(self._page, index)) * scale
        return _Sign(x, y, (up[0] / scale, up[1] / scale), size or 1.0)

    def _width(self, place: int, sign: _Sign) -> float:
        """How far the sign at ``place`` reaches from its start."""
        index = pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, place)
        pdfium.FPDFText_GetLooseCharBox(self._page, index, self._box)
        corners = ((x, y) for x in (self._box.left, self._box.right)
                   for y in (self._box.bottom, self._box.top))  # fmt: skip
        return max(sign.along(x, y) for x, y in corners)


def _is_raised(mark: _Sign, base: _Sign) -> bool:
    height = base.height(mark.x, mark.y)
    return (
        SMALLEST * base.size <= mark.size <= LARGEST * base.size
        and LOWEST * base.size <= height <= HIGHEST * base.size
    )
