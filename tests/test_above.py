"""A sentence is quoted with the lead-in, the heading or the header that stands above it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from searching import first_place

from assistant.above import refusing_headings
from assistant.places import Place
from assistant.retrieve import Library
from assistant.rows import cells_of, heads, holds_figures
from assistant.surroundings import with_surroundings
from ingest.load import load
from ingest.stores import Stores
from papers import Scope

HEAD = """MARLBECK BOROUGH COUNCIL

CABINET

Minutes of the meeting held on 4 June 2024

"""
HTML = """<html><body><h1>Marlbeck Borough Council</h1><h2>Cabinet</h2>
<p>Minutes of the meeting held on 4 June 2024</p>"""
TABLE = """<table>{caption}<tr><th>Project</th><th>Cost</th></tr>
<tr><td>Corn Street bridge</td><td>£90,000</td></tr></table>"""

Quoted = Callable[[str, str], list[str]]


@pytest.fixture
def place_of(
    tmp_path: Path, empty_stores: Callable[[str], Stores]
) -> Callable[[str, str], tuple[Library, Place]]:
    """The first sentence of a paper that holds some words."""

    def place_of(text: str, words: str) -> tuple[Library, Place]:
        stores = empty_stores("data")
        file = tmp_path / ("minutes.html" if text.startswith("<html") else "minutes.txt")
        file.write_text(text)
        load([file], stores)
        return first_place(stores, words)

    return place_of


@pytest.fixture
def quoted(place_of: Callable[[str, str], tuple[Library, Place]]) -> Quoted:
    """A sentence of a paper as it is quoted, with what it needs."""

    def quoted(text: str, words: str) -> list[str]:
        library, place = place_of(text, words)
        return [one.text for one in with_surroundings(library, place, Scope())]

    return quoted


@pytest.mark.parametrize(
    "lead_in",
    [
        "The Panel rejected the following proposals",
        "The Panel did not support the following.",
        "The Panel was asked to drop the proposals below.",
        "The Panel rejected all five proposals.",
        "The Panel decided not to:",
    ],
)
def test_a_lead_in_needs_no_colon(quoted: Quoted, lead_in: str) -> None:
    item = f"7. SAVINGS\n\n{lead_in}\n\n(a) Let the town hall.\n(b) Close the Corn Street depot.\n"
    assert quoted(HEAD + item, "Corn Street") == [lead_in, "Close the Corn Street depot."]


@pytest.mark.parametrize("before", ["The amendment was lost.", "Members spoke about it."])
def test_what_is_no_lead_in_stays_away(quoted: Quoted, before: str) -> None:
    item = f"7. SAVINGS\n\n{before}\n\n(a) Let the hall.\n(b) Close the Corn Street depot.\n"
    assert quoted(HEAD + item, "Corn Street") == ["Close the Corn Street depot."]


def test_a_list_within_a_list_brings_both_lead_ins(quoted: Quoted) -> None:
    item = (
        "7. SAVINGS\n\nThe Panel voted against the following:\n\n"
        "(a) savings on buildings, namely:\n- close the Corn Street depot;\n- let the hall.\n"
    )
    assert quoted(HEAD + item, "Corn Street") == [
        "The Panel voted against the following:",
        "savings on buildings, namely:",
        "close the Corn Street depot;",
    ]


def test_a_numbered_paragraph_with_a_list_stands_by_itself(quoted: Quoted) -> None:
    item = (
        "7. SAVINGS\n\nThe following amendment was put forward:\n\n"
        "1) let the hall;\n\n2) RESOLVED that Cabinet:\n\n- Close the Corn Street depot.\n"
    )
    assert quoted(HEAD + item, "Corn Street")[-2:] == [
        "RESOLVED that Cabinet:",
        "Close the Corn Street depot.",
    ]
    assert not any("amendment" in one for one in quoted(HEAD + item, "Corn Street"))


@pytest.mark.parametrize(
    "heading", ["REJECTED", "REJECTED PROPOSALS", "NOT AGREED", "DEPOT (ITEM WITHDRAWN)"]
)
def test_a_heading_that_refuses_is_quoted(quoted: Quoted, heading: str) -> None:
    body = "The Corn Street depot would be closed from May.\n"
    text = f"{HEAD}7. SAVINGS\n\nMembers spoke.\n\n{heading}\n\n{body}"
    assert quoted(text, "Corn Street") == [heading, body.strip()]


@pytest.mark.parametrize("heading", ["LOST PROPERTY", "DEFERRED PAYMENTS", "AGREED", "DEPOT"])
def test_another_heading_is_not(quoted: Quoted, heading: str) -> None:
    body = "The Corn Street depot would be closed from May.\n"
    text = f"{HEAD}7. SAVINGS\n\nMembers spoke.\n\n{heading}\n\n{body}"
    assert quoted(text, "Corn Street") == [body.strip()]


def test_the_nearest_heading_counts(quoted: Quoted) -> None:
    text = f"{HEAD}7. SAVINGS\n\nREJECTED\n\nThe hall be let.\n\nAGREED\n\nThe depot be closed.\n"
    assert quoted(text, "depot") == ["The depot be closed."]
    assert quoted(text, "hall") == ["REJECTED", "The hall be let."]


def test_what_stands_under_a_refusing_heading_that_cannot_be_quoted_is_withheld(
    place_of: Callable[[str, str], tuple[Library, Place]],
) -> None:
    library, place = place_of(f"{HEAD}7. SAVINGS\n\nThe depot be closed.\n", "depot")
    text = place.text
    start, end = place.span
    passage = replace(place.found.passage, text=text, start=start, end=end, heading="Rejected")
    bare = Place(replace(place.found, passage=replace(passage, sentences=((start, end),))), 0)
    assert refusing_headings(library, bare, Scope()) is None
    assert with_surroundings(library, bare, Scope()) == []


@pytest.mark.parametrize(
    ("body", "over"),
    [
        ("<h3>5. Works</h3><p>Not delivered:</p>" + TABLE.format(caption=""), "Not delivered:"),
        (
            "<h3>5. Works</h3>" + TABLE.format(caption="<caption>Projects abandoned</caption>"),
            "Projects abandoned",
        ),
    ],
)
def test_a_row_brings_the_caption_that_refuses(quoted: Quoted, body: str, over: str) -> None:
    rows = ["Project | Cost", "Corn Street bridge | £90,000"]
    assert quoted(f"{HTML}{body}</body></html>", "Corn Street") == [over, *rows]


FIRST = "Service | Budget £000 | Spent £000\nLibraries | 410 | 432\nMuseums | 220 | 215\n"
SAME = "Service | Posts | Vacant posts\nLibraries | 41 | 3\nHalls | 12 | 1\n"
OTHER = "Site | Posts\nLibraries | 41\nHalls | 12\n"


@pytest.mark.parametrize(
    ("tables", "row", "header"),
    [
        (FIRST, "Museums", ["Service | Budget £000 | Spent £000"]),
        (f"{FIRST}\n{SAME}", "Halls", ["Service | Posts | Vacant posts"]),
        (f"{FIRST}\n{OTHER}", "Halls", ["Site | Posts"]),
        (f"{SAME}\n{FIRST}", "Museums", ["Service | Budget £000 | Spent £000"]),
        ("Park | 2023 | 2024\nFen | 41 | 38\n", "Fen", ["Park | 2023 | 2024"]),
        (
            "Park | Site | Cost\nFen | tbc | n/a\nMere | Hill | £3m\n",
            "Mere",
            ["Park | Site | Cost"],
        ),
        ("Work | Lead\nFen gate | Clerk\nMere gate | Mayor\n", "Mere", ["Work | Lead"]),
    ],
)
def test_a_row_brings_the_header_of_its_own_table(
    quoted: Quoted, tables: str, row: str, header: list[str]
) -> None:
    given = quoted(f"{HEAD}7. SERVICES\n\nThe figures were given.\n\n{tables}", row)
    assert given[:-1] == header
    assert given[-1].startswith(row)


@pytest.mark.parametrize(
    ("row", "figures", "header"),
    [
        ("Service | Budget £000 | Spent £'000", False, True),
        ("Service | £m | %", False, True),
        ("Libraries | £410 | £0.4m", True, False),
        ("Libraries | 410 | 432", True, False),
        ("Library | 2023 | 2024", False, True),
        ("Library | tbc | n/a", False, False),
        ("| Total | | |", False, False),
    ],
)
def test_what_can_stand_over_columns(row: str, figures: bool, header: bool) -> None:
    assert holds_figures(row) is figures
    assert heads(row) is header


def test_the_cells_of_a_row() -> None:
    assert cells_of("| **Total** | 4 | |") == ["Total", "4", ""]
