"""Blocks, sentences, items and passages: spans of the page, nothing lost, nothing too long."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.blocks import blocks_of, running_lines, sentences_of
from ingest.describe import Overrides
from ingest.items import items_of
from ingest.load import LoadReport
from ingest.passages import passages_of
from ingest.read import Draft, Source, read_content, read_draft
from ingest.stores import Stores
from papers import Item, Page, Paper, Passage
from samples import PAPERS
from vectorstore import SentenceEmbedder

FILES = sorted(path for path in PAPERS.iterdir() if path.suffix in {".pdf", ".txt", ".md", ".html"})
MARKERS = 2


def blocks_in(text: str) -> list[str]:
    return [text[block.start : block.end] for block in blocks_of(text, set())]


def sentences_in(text: str) -> list[str]:
    return [
        text[start:end]
        for block in blocks_of(text, set())
        for start, end in sentences_of(text, block)
    ]


def draft_of(*texts: str) -> Draft:
    pages = tuple(Page(n, text) for n, text in enumerate(texts, start=1))
    running = running_lines(pages)
    blocks = tuple(tuple(blocks_of(page.text, running)) for page in pages)
    paper = Paper(
        "0" * 64, "paper.txt", "A paper", None, None, None, "other", "approved", "public",
        len(pages),
    )  # fmt: skip
    return Draft(paper, pages, blocks, items_of(pages, blocks))


def items_in(*texts: str) -> list[tuple[str, str]]:
    return [(item.number, item.heading) for item in draft_of(*texts).items]


def of_file(path: Path) -> Draft:
    source = Source(path, path.name)
    return read_draft(source, read_content(source), Overrides())


# -- blocks --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("one\n\ntwo", ["one", "two"]),
        ("a line that is wrapped\nand goes on", ["a line that is wrapped\nand goes on"]),
        ("- one\n- two", ["- one", "- two"]),
        ("\uf0b7 one\n\uf0b7 two", ["\uf0b7 one", "\uf0b7 two"]),
        ("39. First\ntext\n40. Second", ["39. First\ntext", "40. Second"]),
        ("1.1 First\n1.2 Second", ["1.1 First", "1.2 Second"]),
        ("(a) first\n(b) second", ["(a) first", "(b) second"]),
        ("Text before.\nResolved:- That it be noted.",
         ["Text before.", "Resolved:- That it be noted."]),
        ("APOLOGIES FOR ABSENCE\nThere were none.", ["APOLOGIES FOR ABSENCE", "There were none."]),
        ("Measure | Q1 | Q2\nAgency | 23 | 18", ["Measure | Q1 | Q2", "Agency | 23 | 18"]),
        ("  indented  \n\n\n", ["indented"]),
        ("The text of the page\n7", ["The text of the page"]),
        ("Page 3 of 9\nThe text of the page", ["The text of the page"]),
        # a column of figures at the foot of a page is no page number
        ("Agency workers\n23\n18", ["Agency workers\n23\n18"]),
        ("", []),
        (" \n\t\n", []),
    ],
)  # fmt: skip
def test_blocks(text: str, blocks: list[str]) -> None:
    found = blocks_in(text)
    assert [" ".join(block.split()) for block in found] == [" ".join(b.split()) for b in blocks]


def test_what_runs_through_a_paper_is_left_out() -> None:
    pages = [
        Page(n, f"SCRUTINY COMMISSION - 0{n}/07/15\nWords of page {'abcde'[n]}.\nPage {n}\n")
        for n in range(4)
    ]
    running = running_lines(pages)
    left = [page.text[b.start : b.end] for page in pages for b in blocks_of(page.text, running)]
    assert left == [f"Words of page {letter}." for letter in "abcd"]


def test_what_stands_on_two_pages_only_is_kept() -> None:
    pages = [Page(n, f"HEADING\n\nWords of page {n}.") for n in (1, 2)]
    assert blocks_in(pages[0].text) == ["HEADING", "Words of page 1."]
    assert "HEADING" not in running_lines(pages)


# -- sentences -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One is here. Two is there.", ["One is here.", "Two is there."]),
        ("Cllr. Oakes asked. Cllrs. Birch and Ash agreed.",
         ["Cllr. Oakes asked.", "Cllrs. Birch and Ash agreed."]),
        ("Mrs. Oakes and Dr. Birch spoke.", ["Mrs. Oakes and Dr. Birch spoke."]),
        ("Councillors P. Whitlam and D. Whitlam spoke.",
         ["Councillors P. Whitlam and D. Whitlam spoke."]),
        ("It ended at 4.45 p.m. The next is in May.",
         ["It ended at 4.45 p.m. The next is in May."]),
        ("Seen at No. 5 High St. Councillor Oakes agreed.",
         ["Seen at No. 5 High St. Councillor Oakes agreed."]),
        ("It rose to 12.4%. £5 was left.", ["It rose to 12.4%.", "£5 was left."]),
        ("Why? Because it was! “Yes.” No.", ["Why?", "Because it was!", "“Yes.”", "No."]),
        ("• one is here. Two is there.", ["one is here.", "Two is there."]),
        ("- first", ["first"]),
        ("(1) That the report be noted.", ["That the report be noted."]),
        ("(a) That it be noted. Next.", ["That it be noted.", "Next."]),
        ("12. The figure fell.", ["The figure fell."]),
        ("2.1 The figure fell.", ["The figure fell."]),
        ("## 2. Findings", ["Findings"]),
        ("He said e.g. Oakmere and i.e. Birch.", ["He said e.g. Oakmere and i.e. Birch."]),
        ("wrapped over\ntwo lines. Then more", ["wrapped over\ntwo lines.", "Then more"]),
        ("no full stop", ["no full stop"]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text: str, sentences: list[str]) -> None:
    assert sentences_in(text) == sentences


# -- items ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "items"),
    [
        (["39. APOLOGIES\n\nNone.\n\n40. MINUTES\n\nAgreed."],
         [("39", "APOLOGIES"), ("40", "MINUTES")]),
        (["#### 40. Declarations\n\nNone.\n\n#### 41. Questions\n\nNone."],
         [("40", "Declarations"), ("41", "Questions")]),
        (["**7 Police report**\n\nHeard.\n\n**8 Highways**\n\nHeard."],
         [("7", "Police report"), ("8", "Highways")]),
        (["A26/17 Apologies\n\nNone.\n\nA27/17 Minutes\n\nAgreed."],
         [("A26/17", "Apologies"), ("A27/17", "Minutes")]),
        (["19.11.01 Apologies: none.\n\n19.11.02 Police Report:  Attached."],
         [("19.11.01", "Apologies"), ("19.11.02", "Police Report")]),
        (["1.1 The first point\n\n1.2 The second point\n\n2.1 The third"],
         [("1.1", "The first point"), ("1.2", "The second point"), ("2.1", "The third")]),
        (["Item 4 Budget\n\nText.\n\nItem 5 Housing\n\nText."],
         [("4", "Budget"), ("5", "Housing")]),
        # minutes go on over a page, and one number may be missing
        (["11. FIRST\n\nText.", "12. SECOND\n\nText.\n\n14. FOURTH\n\nText."],
         [("11", "FIRST"), ("12", "SECOND"), ("14", "FOURTH")]),
        # figures and years at the start of a line are no minutes
        (["15. PERFORMANCE\n\nIt will be done by the end of\n\n2026. The Chair agreed.\n\n"
          "16. NEGLECT\n\nText."],
         [("15", "PERFORMANCE"), ("16", "NEGLECT")]),
        (["2026. The year began well.\n\nText follows."], []),
        (["318 Children were looked after.\n\n305 Children were in March."], []),
        (["Nothing is numbered here.\n\nNor here."], []),
        ([""], []),
    ],
)  # fmt: skip
def test_items(texts: list[str], items: list[tuple[str, str]]) -> None:
    assert items_in(*texts) == items


@pytest.mark.parametrize(
    ("file", "numbers"),
    [
        ("2024-03-13-childrens-scrutiny-minutes.pdf", range(58, 67)),
        ("2024-07-03-childrens-scrutiny-minutes.pdf", range(1, 10)),
        ("2024-10-09-childrens-scrutiny-minutes.html", range(10, 20)),
        ("2025-01-15-childrens-scrutiny-minutes.pdf", range(31, 41)),
        ("2025-01-15-childrens-scrutiny-minutes-approved.pdf", range(31, 41)),
        ("2025-02-11-cabinet-minutes.html", range(88, 98)),
        ("2025-03-12-childrens-scrutiny-minutes.pdf", range(41, 51)),
        ("2025-07-02-childrens-scrutiny-agenda.txt", range(1, 12)),
        ("2025-09-17-childrens-scrutiny-minutes.pdf", range(11, 21)),
    ],
)
def test_the_minutes_of_a_sample_paper(file: str, numbers: range) -> None:
    draft = of_file(PAPERS / file)
    assert [item.number for item in draft.items] == [str(number) for number in numbers]
    whole = "\f".join(page.text for page in draft.pages)
    for item, following in zip(draft.items, [*draft.items[1:], None], strict=True):
        assert item.heading in " ".join(whole[item.char_start : item.char_end].split())
        assert item.char_end == (following.char_start if following else len(whole))


# -- passages ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def embedder(loaded_samples: tuple[Stores, LoadReport]) -> SentenceEmbedder:
    return loaded_samples[0].open_embedder()


def assert_sound(draft: Draft, passages: tuple[Passage, ...], embedder: SentenceEmbedder) -> None:
    """Slices of the page, inside the model's window, every character of every block held."""
    pages = {page.number: page.text for page in draft.pages}
    whole = "\f".join(pages[number] for number in sorted(pages))
    sizes = embedder.count_pieces([f"{one.context}\n{one.text}" for one in passages])
    for passage, size in zip(passages, sizes, strict=True):
        assert passage.text == pages[passage.page][passage.start : passage.end]
        assert passage.text == whole[passage.char_start : passage.char_end]
        assert passage.text.strip() == passage.text != ""
        assert size + MARKERS <= embedder.window, passage.text
        for start, end in passage.sentences:
            assert passage.start <= start < end <= passage.end
    for page, blocks in zip(draft.pages, draft.blocks, strict=True):
        held = {
            at for one in passages if one.page == page.number for at in range(one.start, one.end)
        }
        lost = [
            page.text[at]
            for block in blocks
            for at in range(block.start, block.end)
            if at not in held and not page.text[at].isspace()
        ]
        assert not lost
    assert len({passage.key for passage in passages}) == len(passages)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.stem))
def test_the_passages_of_a_sample_paper(path: Path, embedder: SentenceEmbedder) -> None:
    draft = of_file(path)
    reading = draft.cut(embedder.window, embedder.count_pieces)
    assert len(reading.passages) > 5
    assert_sound(draft, reading.passages, embedder)
    numbers = {item.number for item in reading.items}
    assert {one.item for one in reading.passages if one.item} <= numbers
    for passage in reading.passages:
        inside = [i for i in reading.items if i.char_start <= passage.char_start < i.char_end]
        assert [item.number for item in inside] == ([passage.item] if passage.item else [])


@pytest.mark.parametrize(
    "text",
    [
        "," * 5000,
        "12.4%," * 900,
        "£1." * 1700,
        "word" + "-word" * 1000,
        "目" * 5000,
        ("The Commission heard that it was so " * 150).strip(),
        "a " * 2500 + ".",
        "\n".join(f"Row {n} | {n * 7}% | {n * 3}" for n in range(200)),
        "One is here. " * 400,
    ],
    ids=["commas", "figures", "points", "hyphens", "script", "words", "short", "rows",
         "sentences"],
)  # fmt: skip
def test_what_is_too_long_is_cut_and_not_lost(text: str, embedder: SentenceEmbedder) -> None:
    draft = draft_of(f"Before it.\n\n{text}\n\nAfter it.")
    passages = draft.cut(embedder.window, embedder.count_pieces).passages
    assert len(passages) > 1
    assert_sound(draft, passages, embedder)


@pytest.mark.parametrize("word", ["abcdefghij" * 500, "1" * 5000], ids=["letters", "digits"])
def test_a_word_of_5000_letters_is_not_lost(word: str, embedder: SentenceEmbedder) -> None:
    # One unknown piece to the model, however long: it need not be cut, but must be kept.
    draft = draft_of(f"Before it.\n\n{word}\n\nAfter it.")
    passages = draft.cut(embedder.window, embedder.count_pieces).passages
    assert_sound(draft, passages, embedder)
    assert any(word in passage.text for passage in passages)


def test_a_long_context_leaves_room_for_the_text(embedder: SentenceEmbedder) -> None:
    heading = " ".join(f"Subject{n}" for n in range(200))
    draft = draft_of(f"1. {heading}\n\n" + "Yes. " * 400 + "\n\n2. Next\n\nA.")
    assert [item.number for item in draft.items] == ["1", "2"]
    long = Item("1", heading, draft.items[0].char_start, draft.items[0].char_end)
    passages = passages_of(
        draft.paper,
        draft.pages,
        draft.blocks,
        (long, draft.items[1]),
        embedder.window,
        embedder.count_pieces,
    )
    assert passages[0].context.startswith("Subject0 Subject1")
    assert_sound(draft, passages, embedder)


def test_no_passage_crosses_a_page_or_an_item(embedder: SentenceEmbedder) -> None:
    draft = draft_of(
        "1. FIRST\n\nShort.\n\n2. SECOND\n\nShort.", "It goes on.\n\n3. THIRD\n\nShort."
    )
    passages = draft.cut(embedder.window, embedder.count_pieces).passages
    assert [(one.page, one.item, " ".join(one.text.split())) for one in passages] == [
        (1, "1", "1. FIRST Short."),
        (1, "2", "2. SECOND Short."),
        (2, "2", "It goes on."),
        (2, "3", "3. THIRD Short."),
    ]


def test_a_heading_is_searched_but_never_quoted(embedder: SentenceEmbedder) -> None:
    draft = draft_of("1. AGENCY WORKERS\n\nThe share fell.\n\n2. VISITS\n\nNone took place.")
    first, second = draft.cut(embedder.window, embedder.count_pieces).passages
    assert first.text.startswith("1. AGENCY WORKERS")
    page = draft.pages[0].text
    assert [page[a:b] for one in (first, second) for a, b in one.sentences] == [
        "The share fell.",
        "None took place.",
    ]


def test_cutting_twice_gives_the_same(embedder: SentenceEmbedder) -> None:
    cut: Callable[[], tuple[Passage, ...]] = lambda: (  # noqa: E731
        of_file(FILES[0]).cut(embedder.window, embedder.count_pieces).passages
    )
    assert cut() == cut()
