"""The cells of a row: parted by bars or tabs, or only by what they hold."""

import re
from collections.abc import Sequence

from ingest.figures.columns import LABEL
from ingest.figures.numbers import value_of
from ingest.figures.ratings import rating_of
from ingest.structure.rows import EMPTY_CELL

# Longer cells hold sentences.
LONGEST_CELL_WORDS = 8
BLANK = re.compile(
    r"not (?:reported|available|known|applicable|set)|no data|new(?: measure)?|suppressed",
    re.IGNORECASE,
)
RULE = re.compile(r"[\s|:=-]+")
TOKEN = re.compile(rf"(?:{BLANK.pattern})(?=\s|$)|\S+", re.IGNORECASE)
# What the page's reader made of signs it could not read.
GARBLED = re.compile(r"[<>|=\]\[~]\s*$|\d\s*[<>=|]|^\W*\w?\W*$")
GLUED = re.compile(r"\d\.\d+[A-Z][a-z]")
PAIR = re.compile(r"(?P<label>[A-Za-z(][^|\t]*?)\s+(?P<value>[-−(]?£?\s?\d[\d,]*\.\d\d\)?)(?=\s|$)")


def cells_of(row: str) -> list[tuple[str, int]]:
    """The cells of a row parted by bars or tabs, each with its place in it; [] if it has none."""
    sign = "|" if "|" in row else "\t" if "\t" in row else ""
    if not sign:
        return []
    cells: list[tuple[str, int]] = []
    at = 0
    for cell in row.split(sign):
        cells.append((cell.strip(), at + len(cell) - len(cell.lstrip())))
        at += len(cell) + 1
    if sign == "|" and cells and not cells[0][0]:
        cells = cells[1:]
    if sign == "|" and cells and not cells[-1][0]:
        cells = cells[:-1]
    return cells


def is_rule(row: str) -> bool:
    """Whether a row only rules off the header: "|---|---|"."""
    return RULE.fullmatch(row) is not None


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row of cells heads columns: titles, or days and years, and no values."""
    filled = [cell for cell in cells[1:] if cell]
    if not filled or (value_of(cells[0]) is not None):
        return False
    values = [
        cell
        for cell in filled
        if value_of(cell) is not None and not re.fullmatch(r"(?:19|20)\d\d", cell)
    ]
    return (
        not values
        and (LABEL.fullmatch(cells[0]) is not None or len(filled) >= 1)
        and all(len(cell.split()) <= LONGEST_CELL_WORDS + 4 for cell in filled)
    )


def split_row(row: str) -> tuple[str, list[tuple[str, int]]]:
    """A row without cells: its label, and its values with their places.

    The values are those at its end or, where words follow them, the longest run of them.
    """
    tokens = [(match.group(), match.start()) for match in TOKEN.finditer(row)]
    runs: list[tuple[int, int]] = []
    for place, (token, _) in enumerate(tokens):
        if not _is_cell(token):
            continue
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    if not runs:
        return " ".join(row.split()), []
    first, last = runs[-1]
    if last < len(tokens):
        first, last = max(runs, key=lambda run: (run[1] - run[0], run[0]))
    begins = next((n for n, (token, _) in enumerate(tokens[:first]) if not _is_cell(token)), first)
    label = row[tokens[begins][1] : tokens[first][1]] if begins < first else ""
    return " ".join(label.split()), tokens[first:last]


def paired(row: str) -> list[tuple[str, str, int]]:
    """The labels, values and values' places of a row that holds two or more accounts' lines.

    "Bank interest 1.08 Hire of hall 40.00" is such a row: each label has one amount. [] for others.
    """
    found: list[tuple[str, str, int]] = []
    end = 0
    for match in PAIR.finditer(row):
        if row[end : match.start()].strip():
            return []
        found.append((match["label"].rstrip(" £"), match["value"], match.start("value")))
        end = match.end()
    return found if len(found) > 1 and not row[end:].strip() else []


def is_readable(cells: Sequence[tuple[str, int]]) -> bool:
    """Whether the cells of a row without a header hold a label and one value at most."""
    filled = [cell for cell, _ in cells[1:] if cell and not EMPTY_CELL.fullmatch(cell)]
    return len(filled) < 2


def _is_cell(token: str) -> bool:
    return (
        value_of(token) is not None
        or EMPTY_CELL.fullmatch(token) is not None
        or BLANK.fullmatch(token) is not None
        or rating_of(token) is not None
    )
