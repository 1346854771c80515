"""Where the values are written in a chart: where they cover no mark, line or other value.

How wide the chart is drawn is known only on the screen. So the places are worked out for several
widths, and the chart takes those of the widest that it has room for. A value that has no room is
left out: the table has them all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

# The widths, in pixels, of the area drawn on, for which places are worked out.
WIDTHS = (200, 280, 360, 440, 540, 660, 800)
# What is left free on either side for values at the ends, and the size of a mark, in pixels.
ASIDE, MARK = 48, 13
# What a letter of the values takes, and a line of them.
LETTER, LINE = 7.0, 15
# Where a value may stand: its name, how it is aligned, how far across and down from its mark.
PLACES: tuple[tuple[str, Literal["left", "center", "right"], int, int], ...] = (
    ("above", "center", 0, -14),
    ("below", "center", 0, 15),
    ("above right", "left", -6, -14),
    ("below right", "left", -6, 15),
    ("above left", "right", 6, -14),
    ("right", "left", 11, 0),
    ("left", "right", -11, 0),
)
NOWHERE = ""


@dataclass(frozen=True)
class Mark:
    """A value in the chart: how far across it lies, 0 to 1, how far up, and what is written.

    ``line`` is the same for marks that are joined, in the order of their days. ``size`` is how wide
    it is drawn, in pixels.
    """

    across: float
    up: float
    said: str
    line: str | None = None
    size: float = MARK


@dataclass(frozen=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def places(marks: Sequence[Mark], height: float) -> list[list[str]]:
    """For each mark the place of its value at each of ``WIDTHS``; "" where it has no room.

    ``height`` is that of the area drawn on, in pixels. The newest and the highest go first.
    """
    by_width = [_at(marks, width, height) for width in WIDTHS]
    return [list(one) for one in zip(*by_width, strict=True)]


def width_number() -> str:
    """The Vega expression for the place in ``WIDTHS`` of the widest that there is room for."""
    said = str(len(WIDTHS) - 1)
    for number in range(len(WIDTHS) - 1, 0, -1):
        said = f"width < {WIDTHS[number]} ? {number - 1} : {said}"
    return said


def _at(marks: Sequence[Mark], width: float, height: float) -> list[str]:
    spots = [(ASIDE + one.across * (width - 2 * ASIDE), height * (1 - one.up)) for one in marks]
    taken = [
        _Box(x - one.size / 2, y - high, x + one.size / 2, y + high)
        for one, (x, y) in zip(marks, spots, strict=True)
        for high in [MARK / 2 if one.said or one.size == MARK else 2]
    ]
    lines = list(_lines(marks, spots))
    found = [NOWHERE] * len(marks)
    order = sorted(range(len(marks)), key=lambda n: (-marks[n].across, -marks[n].up))
    for place in order:
        said = marks[place].said
        if not said:
            continue
        boxes = [(name, _box(spots[place], said, align, across, down))
                 for name, align, across, down in PLACES]  # fmt: skip
        free = [
            (name, box)
            for name, box in boxes
            if box.left >= -8 and box.right <= width and box.bottom <= height and box.top >= -LINE
            and not any(box.meets(other) for other in taken)
        ]  # fmt: skip
        clear = [pair for pair in free if not any(_crosses(one, pair[1]) for one in lines)]
        if clear or free:
            name, box = (clear or free)[0]
            found[place] = name
            taken.append(box)
    return found


def _box(spot: tuple[float, float], said: str, align: str, across: float, down: float) -> _Box:
    x, y = spot[0] + across, spot[1] + down
    wide = LETTER * len(said)
    left = x if align == "left" else x - wide if align == "right" else x - wide / 2
    return _Box(left, y - LINE / 2, left + wide, y + LINE / 2)


Line = tuple[tuple[float, float], tuple[float, float]]


def _lines(marks: Sequence[Mark], spots: Sequence[tuple[float, float]]) -> Iterator[Line]:
    last: dict[str, tuple[float, float]] = {}
    for mark, spot in sorted(zip(marks, spots, strict=True), key=lambda pair: pair[1]):
        if mark.line is not None:
            if mark.line in last:
                yield last[mark.line], spot
            last[mark.line] = spot


def _crosses(line: Line, box: _Box) -> bool:
    """Whether a line goes through a box: at some point within its breadth it is in its height."""
    (x1, y1), (x2, y2) = line
    left, right = max(box.left, x1), min(box.right, x2)
    if left > right:
        return False
    if x1 == x2:
        return min(y1, y2) < box.bottom and max(y1, y2) > box.top
    at_left, at_right = (y1 + (y2 - y1) * (x - x1) / (x2 - x1) for x in (left, right))
    return min(at_left, at_right) < box.bottom and max(at_left, at_right) > box.top
