"""Ratings as papers print them: red, amber, green, in full or as R, A, G; never worked out."""

import re

from papers import Rating

_WORD = re.compile(
    r"\b(?:rated |rag[ -]rated |status[: ]+|rating[: ]+|is |was |now |remains? |\()?(?P<word>red"
    r"|amber|green)\b(?!\s+(?:space|belt|waste|bin|party|book|paper|tape|lion|cross|diesel|line"
    r"|route|flag|energy|infrastructure|card))",
    re.IGNORECASE,
)
_RATED = re.compile(
    r"(?i:\brated\s+(?:as\s+)?|\brag[ -]rat\w+\s+(?:as\s+|of\s+)?|\bstatus\s*(?:is|was|of|:)?\s+"
    r"|\brating\s*(?:is|was|of|:)?\s+|\bremains?\s+|[(,–-]\s*)(?P<word>(?i:red|amber|green))\b"
)
CELLS: dict[str, Rating] = {
    "red": "red", "amber": "amber", "green": "green", "r": "red", "a": "amber", "g": "green",
    "🔴": "red", "🟠": "amber", "🟡": "amber", "🟢": "green", "yellow": "amber",
}  # fmt: skip


def rating_near(text: str, start: int, end: int) -> Rating | None:
    """The rating that a sentence gives a value between two places in it; None if it gives none."""
    match = _RATED.search(text, max(0, start - 1), min(end, start + 70))
    return CELLS[match["word"].lower()] if match else None


def rating_of(cell: str, whole: bool = False) -> Rating | None:
    """The rating in a table's cell; a letter alone only where the ``whole`` column has ratings."""
    bare = cell.strip().strip("*").lower()
    if len(bare) == 1 and bare.isalpha() and not whole:
        return None
    if bare in CELLS:
        return CELLS[bare]
    match = _WORD.match(bare) if len(bare) < 30 else None
    return CELLS[match["word"].lower()] if match else None
