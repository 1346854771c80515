"""The numbers printed on pages: taken where they count up through the paper, and only there."""

import pytest

from ingest.printed import with_printed
from papers import Page


def printed(*texts: str) -> list[str | None]:
    pages = tuple(Page(number, text) for number, text in enumerate(texts, start=1))
    return [page.printed for page in with_printed(pages)]


def body(number: int) -> str:
    """The text of a page, with a number in it that is no page number."""
    return f"The Board met {number * 7} times.\nIt heard of {number} matters.\nAll were noted.\nSo"


@pytest.mark.parametrize(
    "form",
    [
        "Page {}",
        "page {}",
        "Page {} of 90",
        "{}",
        "- {} -",
        "{} of 90",
        "{}/90",
        "Page | {}",
        "{} | Page",
        "P a g e | {}",
        "Tudalen {}",
        "Marlbeck Borough Council – Local Plan – Page {}",
        "Corporate Plan  {}",
    ],
)
def test_each_form_of_page_number(form: str) -> None:
    assert printed(*(f"{body(n)}\n{form.format(n + 22)}" for n in range(1, 6))) == [
        "23",
        "24",
        "25",
        "26",
        "27",
    ]
    assert printed(*(f"{form.format(n + 22)}\n{body(n)}" for n in range(1, 6)))[0] == "23"


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        # Without a series there is no number.
        (["2024", "2024", "2024", "2024"], [None] * 4),
        (["1", "1", "1"], [None] * 3),
        (["12 children", "7 children", "30 children"], [None] * 3),
        (["Page 3"], [None]),
        (["5", "6"], [None, None]),
        (["(1)", "(2)", "(3)"], [None] * 3),
        (["1. Apologies", "2. Minutes", "3. Budget"], [None] * 3),
        # Two pages are enough where the word stands.
        (["Page 5", "Page 6"], ["5", "6"]),
        (["Page 5 of 6", "Page 6 of 6"], ["5", "6"]),
        # A page that does not bear its number gets none.
        (["Cover", "2", "3", "4"], [None, "2", "3", "4"]),
        (["Page 11", "", "Page 13", "Page 14"], ["11", None, "13", "14"]),
        # Fewer than most pages may be chance.
        (["1", "2", "3", "a", "b", "c", "d"], [None] * 7),
    ],
)
def test_only_what_counts_up_is_taken(texts: list[str], numbers: list[str | None]) -> None:
    assert printed(*texts) == numbers


def test_in_a_pack_the_numbers_of_the_pack_are_taken() -> None:
    first = [f"The first report\nPage {n} of 3\nPage {n + 10}" for n in (1, 2, 3)]
    second = [f"The second report\n{n}\nPage {n + 13}" for n in (1, 2, 3, 4)]
    assert printed(*first, *second) == ["11", "12", "13", "14", "15", "16", "17"]


def test_a_number_in_the_middle_of_a_page_is_none_of_the_pages() -> None:
    assert printed(*(f"a\nb\nc\nd\nPage {n}\nw\nx\ny\nz" for n in range(1, 6))) == [None] * 5


def test_the_labels_of_the_file_stand() -> None:
    pages = [Page(n, f"Page {n}", label) for n, label in enumerate(["i", None, None], start=1)]
    assert [page.printed for page in with_printed(pages)] == ["i", "2", "3"]
