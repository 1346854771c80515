"""Know a row of a table and the header over its columns, by their words alone."""

import re

FIGURE = re.compile(r"\(?[-+–−]?£?\d[\d,]*(?:\.\d+)?(?:%|m|k|bn)?\)?")
YEAR = re.compile(r"(?:19|20)\d\d")
# Words and signs that stand over columns; a header holds two of them at least.
COLUMN = re.compile(
    r"\b(?:19|20)\d\d(?:[-/–]\d{2,4})?(?!\d)|\b\d\d/\d\d/\d\d|£\s?'?(?:000'?s?|m|k)\b|%|\bQ[1-4]\b|"
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b|"
    r"\b(?:Year|Quarter|Actual|Target|Budget|Forecast|Outturn|Variance|Total|Baseline|Estimate|"
    r"Revised|Net|Gross|Income|Expenditure|Number|Percentage|Rate|Rating|Lowest|Highest|Average|"
    r"Previous|Current|Change|Trend|Amount|Cost|Balance|Measure|Indicator|Type|Category|"
    r"Description|Directorate|England|National)s?\b",
    re.IGNORECASE,
)
FEWEST_COLUMNS = 2
# A cell of figures: a row that holds one heads nothing. "£000" and "£m" are units, and a row
# of years alone heads columns.
CELL_OF_FIGURES = re.compile(
    r"\d%|£(?!\s?'?000)\s?\d|^[(]?[-+–−]?\d[\d,.]*(?:m|k|bn)?[)]?$", re.IGNORECASE
)
# What stands in a cell for a figure that is not there, or for a rating.
FILLER = re.compile(
    r"[-–—*.]*|tb[ca]|n/?[ak]|nil|none|not known|not available|unknown|yes|no|red|amber|green",
    re.IGNORECASE,
)
MOST_HEADER_WORDS = 60


def is_row(text: str) -> bool:
    """Whether a sentence of a passage is a row: cells parted by bars or tabs, or figures in a run.

    What ends in a full stop is a sentence, however many figures it holds.
    """
    if has_cells(text):
        return True
    if text.rstrip().endswith((".", ":", ";")):
        return False
    words = text.split()
    run = longest = 0
    for word in words:
        figure = FIGURE.fullmatch(word) is not None and not YEAR.fullmatch(word)
        run = run + 1 if figure else 0
        longest = max(longest, run)
    return longest >= 3 or run >= 2


def has_cells(text: str) -> bool:
    """Whether a text is parted into cells by bars or tabs."""
    return text.count("|") >= 2 or " | " in text or "\t" in text.strip()


def is_header(text: str) -> bool:
    """Whether a sentence of a passage can head the columns of a table."""
    if text.rstrip().endswith((".", ";", "?")) or len(text.split()) > MOST_HEADER_WORDS:
        return False
    amounts = re.search(r"\d[.,]\d|\d%", re.sub(r"\d\d[./]\d\d[./]\d\d", "", text))
    return amounts is None and len(COLUMN.findall(text)) >= FEWEST_COLUMNS


def cells_of(text: str) -> list[str]:
    """The cells of a row that bars or tabs part, without the bars at its ends."""
    return [cell.strip(" *") for cell in re.split(r"[|\t]", text.strip().strip("|"))]


def holds_figures(text: str) -> bool:
    """Whether a row holds a cell of figures; years alone are none."""
    cells = [cell for cell in cells_of(text) if CELL_OF_FIGURES.search(cell)]
    return any(not YEAR.fullmatch(cell) for cell in cells)


def heads(text: str) -> bool:
    """Whether a row of cells can stand over columns: it has names for two and no figures."""
    cells = [cell for cell in cells_of(text) if cell]
    return (
        len(cells) >= FEWEST_COLUMNS
        and not holds_figures(text)
        and not any(FILLER.fullmatch(cell) for cell in cells)
    )
