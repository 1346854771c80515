"""Rows of tables told from text, whole, and with the header over their columns."""

import pytest

from ingest.structure.blocks import blocks_of
from ingest.structure.rows import is_header, is_row, whole_rows
from ingest.structure.tables import tables_of
from papers import Page


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Home Care  586.1 621.6 +35.4 +6.0%", True),
        ("Plan type\tLowest\t29 May 2015", True),
        ("Measure | Q1 | Q2", True),
        ("Members | Officers", True),
        ("Agency workers 318 305", True),
        ("-2.4 0.0 0.0 Schools Core", True),
        ("1 3,800.7 Partnership 1,498.2 3,675.4 5,173.6", True),
        ("Parks 12.0 - 13.5", True),
        ("3 | Budget forecast", False),
        ("1.\tApologies", False),
        ("From:\tJane Birch", False),
        ("Year 1 Year 2 Year 3 Year 4", False),
        ("2024-25 2025-26 2026-27", False),
        ("£000s £000s £000s", False),
        ("telephone 01632 960147", False),
        ("held on 8 October 2015 at 10.30", False),
        ("9. Response of the Cabinet (Pages 19 - 24)", False),
        ("1) Mr Oakes declared an interest in item 12 –", False),
        ("£5.2m and £6.1m were", False),
        ("It rose to 12.4 and 13.1 and 14.2.", False),
    ],
)
def test_is_row(line: str, row: bool) -> None:
    assert is_row(line) is row


@pytest.mark.parametrize(
    ("line", "header"),
    [
        ("Service  Budget 2024-25  Forecast 2024-25", True),
        ("£000s £000s £000s", True),
        ("Year 1 Year 2 Year 3", True),
        ("Interest rate risk indicator Actual", True),
        ("The budget for 2024-25 was agreed by the Council in February and it", False),
        ("Total 318 305", False),
        ("Home Care 12.4 13.1", False),
        ("The budget was agreed.", False),
    ],
)
def test_is_header(line: str, header: bool) -> None:
    assert is_header(line) is header


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["Care (Integrated &", "Adults)  22.1 23.2 +1.0"], {0: 1}),
        (["It ended.", "Older People -", "Homes", "", "97.5 124.9 +27.4", "More came."], {1: 4}),
        (["Parks 12.0 13.0 Other (Paths,", "Trees,", "Walls)", "Core"], {0: 2}),
        # a row's number is no reason to take the line above
        (["Core", "78 3,789.0 Growth 3,145.2 1,715.8"], {1: 1}),
        (["The whole sentence ends here.", "12.4 13.1 14.0"], {1: 1}),
    ],
)
def test_whole_rows(lines: list[str], rows: dict[int, int]) -> None:
    assert whole_rows(lines) == rows


def tables_in(*texts: str) -> list[tuple[int, str, str]]:
    pages = tuple(Page(n, text) for n, text in enumerate(texts, start=1))
    blocks = tuple(tuple(blocks_of(page.text, set())) for page in pages)
    return [
        (table.page, table.header, texts[table.page][table.start : table.end].split("\n")[0])
        for table in tables_of(pages, blocks)
    ]


HEADER = "Service  Budget 2024-25  Forecast 2024-25"
ROWS = "Home Care  12.4 13.1\nParks  5.0 4.9\nRoads  7.7 8.8"
FOLDED = "Service Budget 2024-25 Forecast 2024-25"


@pytest.mark.parametrize(
    ("texts", "tables"),
    [
        ([f"It was so.\n\n{HEADER}\n{ROWS}"], [(0, FOLDED, "Home Care  12.4 13.1")]),
        ([f"It was so.\n\n{HEADER}\nAdults and Older People\n{ROWS}"],
         [(0, FOLDED, "Home Care  12.4 13.1")]),
        (["Plan\tLowest\tMay 2015\nHomes\t36%\t87%\nPaths\t63%\t84%"],
         [(0, "Plan Lowest May 2015", "Homes\t36%\t87%")]),
        # a table goes on with its header, or its header comes before the page ends
        ([f"{HEADER}\n{ROWS}", ROWS],
         [(0, FOLDED, "Home Care  12.4 13.1"), (1, FOLDED, "Home Care  12.4 13.1")]),
        ([f"It was so.\n\n{HEADER}", ROWS], [(1, FOLDED, "Home Care  12.4 13.1")]),
        # none is made up
        ([f"It was so, and the Council agreed with all of it.\n\n{ROWS}"],
         [(0, "", "Home Care  12.4 13.1")]),
        ([f"{HEADER}\n{ROWS}\n\nAll of this was noted.", f"Text.\n\n{ROWS}"],
         [(0, FOLDED, "Home Care  12.4 13.1"), (1, "", "Home Care  12.4 13.1")]),
        (["Nothing is in columns here.\n\nNor here."], []),
    ],
)  # fmt: skip
def test_tables(texts: list[str], tables: list[tuple[int, str, str]]) -> None:
    assert tables_in(*texts) == tables
