"""A sentence whose meaning hangs on another is never quoted alone, nor is half of one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.places import Place
from assistant.question import read_question
from assistant.retrieve import Found, Library, search
from assistant.surroundings import with_surroundings
from ingest.describe import describe
from ingest.load import load
from ingest.stores import Stores
from ingest.structure.blocks import blocks_of, running_lines
from ingest.structure.items import items_of
from ingest.structure.passages import passages_of
from papers import Page, Reading, Scope

MINUTES = """MARLBECK BOROUGH COUNCIL
CABINET
Tuesday 4th June, 2024

Minutes of the meeting

12. GARDEN WASTE

The following proposals were rejected:-

- Introduce a garden waste charge of £45 a year from April 2025.
- Close the Fennside recycling centre on Sundays.

13. PARKING PERMITS

The Leader stated that, contrary to the press report, it was not the case that:

1. residents would be charged £120 for a second permit;
2. visitor vouchers would be withdrawn in the Old Town.

14. WASTE PARTNERSHIP

Councillor Penhallow moved an amendment, seconded by Councillor Sze:

That the Council withdraw from the regional waste partnership by December 2025.

The amendment was put to the vote. The amendment was LOST.

15. MARKET

Councillor Tindall asked when the covered market would open again.

The Director replied that the roof was being mended. It would open on 2nd September.

16. LIBRARY

The report was received. Opening hours were as follows:

- Monday to Friday, nine until six.

17. FOSTER CARERS

The number of foster carers in May had been recorded as 88. The correct figure was 68.
"""


@pytest.fixture
def library(tmp_path: Path, empty_stores: Callable[[str], Stores]) -> Library:
    stores = empty_stores("data")
    (tmp_path / "minutes.txt").write_text(MINUTES)
    load([tmp_path / "minutes.txt"], stores)
    return Library(stores.records, stores.open_index(), stores.open_embedder())


@pytest.mark.parametrize(
    ("question", "words", "with_them"),
    [
        ("Will there be a garden waste charge?", "£45 a year", "proposals were rejected"),
        ("Will the Fennside recycling centre close on Sundays?", "Fennside", "were rejected"),
        ("What will residents be charged for a second permit?", "£120", "it was not the case"),
        ("Will visitor vouchers be withdrawn in the Old Town?", "vouchers", "it was not the case"),
        ("Will the Council withdraw from the regional waste partnership?", "withdraw", "was LOST"),
        ("When will the covered market open again?", "asked when", "2nd September"),
    ],
)
def test_what_a_sentence_hangs_on_is_quoted_with_it(
    library: Library, question: str, words: str, with_them: str
) -> None:
    answer = ask(library, question)
    text = " ".join(sentence.text for sentence in answer.sentences)
    assert words in text, "the sentence itself should be found"
    assert with_them in text


def test_a_lead_in_stands_before_its_limb(library: Library) -> None:
    texts = [one.text for one in ask(library, "Will there be a garden waste charge?").sentences]
    lead_in = next(n for n, text in enumerate(texts) if "were rejected" in text)
    limb = next(n for n, text in enumerate(texts) if "£45" in text)
    assert lead_in < limb


def test_a_correction_comes_with_what_it_corrects(library: Library) -> None:
    question = read_question("How many foster carers were recorded in May?")
    found = search(library, question, Scope(), 5)[0]
    places = [Place(found, number) for number in range(len(found.passage.sentences))]
    wrong = next(place for place in places if "88" in place.text)
    quoted = [place.text for place in with_surroundings(library, wrong, Scope())]
    assert quoted == [wrong.text, "The correct figure was 68."]


FIRST_PAGE = """MARLBECK BOROUGH COUNCIL
CABINET
Tuesday 4th June, 2024

Minutes of the meeting

12. TOWN BRIDGE

The Director reported on the bridge. The new footbridge over the Fenn is expected to cost
"""
NEXT_PAGE = """some £2.4m, of which the county will pay one half. Work begins in May.

13. CAR PARKS

The takings of each car park were as set out below.

Car park | Takings 2022-23 | Takings 2023-24
Corn Street | £41,200 | £44,900
Quayside | £12,050 | £9,870
"""


@pytest.fixture
def paged(tmp_path: Path, empty_stores: Callable[[str], Stores]) -> Library:
    stores = empty_stores("paged")
    pages = (Page(1, FIRST_PAGE), Page(2, NEXT_PAGE))
    running = running_lines(pages)
    blocks = tuple(tuple(blocks_of(page.text, running)) for page in pages)
    items = items_of(pages, blocks)
    paper = describe("0" * 64, "2024-06-04-cabinet-minutes.txt", pages)
    embedder = stores.open_embedder()
    passages = passages_of(paper, pages, blocks, items, embedder.window, embedder.count_pieces)
    stores.records.add(Reading(paper, pages, items, passages))
    index = stores.open_index()
    index.add([(one, paper) for one in passages])
    return Library(stores.records, index, embedder)


@pytest.mark.parametrize(
    "question", ["What is the new footbridge over the Fenn to cost?", "Will the county pay half?"]
)
def test_a_sentence_over_two_pages_is_quoted_whole(paged: Library, question: str) -> None:
    answer = ask(paged, question)
    sentence = next(one for one in answer.sentences if "footbridge" in one.text)
    assert sentence.text == (
        "The new footbridge over the Fenn is expected to cost some £2.4m, of which the county will "
        "pay one half."
    )
    assert sentence.shown == sentence.text
    cited = [one for one in answer.citations if one.n in sentence.citations]
    assert [one.page for one in cited] == [1, 2]
    for one, page in zip(cited, (FIRST_PAGE, NEXT_PAGE), strict=True):
        assert page[one.start : one.end] == one.quote
    assert sum("one half" in one.text for one in answer.sentences) == 1


def test_a_row_is_quoted_whole_under_its_header(paged: Library) -> None:
    found = [
        Found(passage, paper, 1.0)
        for passage, paper in paged.records.passages_of("0" * 64, Scope()).values()
        if "Quayside" in passage.text
    ]
    places = [Place(one, n) for one in found for n in range(len(one.passage.sentences))]
    row = next(place for place in places if "Quayside" in place.text)
    assert [place.text for place in with_surroundings(paged, row, Scope())] == [
        "Car park | Takings 2022-23 | Takings 2023-24",
        "Quayside | £12,050 | £9,870",
    ]
