"""A row of a table as text: one line for a row of data, blocks for a row that sets out a page."""

import re
from collections.abc import Sequence

# A number by itself in the first of two cells: the item's, with its text in the second.
ITEM_NUMBER = re.compile(r"(?:item )?[A-Z]{0,3}/?\d{1,4}[a-z]?(?:/\d{1,4})?[.)]?", re.IGNORECASE)
# A cell of more paragraphs than this sets out the page; it is no cell of a table of figures.
MOST_LINES = 3


def row_of(cells: Sequence[str]) -> str:
    """A row, its cells parted by bars; each cell comes with line breaks between its paragraphs.

    "1." beside an item's title is written "1. Title", with what follows it in the cell below.
    Where a cell holds many paragraphs, the cells follow one another.
    """
    lines = [
        [" ".join(line.split()) for line in cell.split("\n") if line.strip()] for cell in cells
    ]
    if len(cells) == 2 and lines[1] and ITEM_NUMBER.fullmatch(cells[0].strip()):
        number = cells[0].strip()
        if number.endswith((".", ")")) or len(lines[1]) > MOST_LINES:
            return f"\n{number} " + "\n\n".join(lines[1]) + "\n"
    elif any(len(cell) > MOST_LINES for cell in lines):
        return "\n" + "\n\n".join(line for cell in lines for line in cell) + "\n"
    return " | ".join(" ".join(cell) for cell in lines).strip("| ")
