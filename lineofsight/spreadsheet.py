"""Rows as CSV for a spreadsheet: plain cells, none of which a program would run."""

import csv
import io
from collections.abc import Iterable, Sequence

# What a spreadsheet takes for a formula where it stands first in a cell.
FORMULA = ("=", "+", "-", "@")


def sheet(heads: Sequence[str], rows: Iterable[Sequence[str | float]]) -> bytes:
    """The rows under a row of ``heads``, as CSV in UTF-8 with a byte-order mark.

    Words are made safe (:func:`safe_cell`); a number stands as a number, with at most ten digits.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(heads)
    for row in rows:
        writer.writerow(
            safe_cell(cell) if isinstance(cell, str) else f"{cell:.10g}" for cell in row
        )
    return out.getvalue().encode("utf-8-sig", "replace")


def safe_cell(text: str) -> str:
    """``text`` on one line, with an apostrophe before what would be taken for a formula.

    The rule is OWASP's, "CSV Injection".
    """
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(FORMULA) else line
