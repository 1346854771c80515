"""Blocks, sentences, items and passages: spans of the page, nothing lost, nothing too long."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.load import LoadReport
from ingest.read import Draft, Source, read_content, read_draft
from ingest.stores import Stores
from ingest.structure.attendance import attendance_of
from ingest.structure.blocks import blocks_of, running_lines, sentences_of
from ingest.structure.exchanges import exchanges_of
from ingest.structure.items import items_of
from ingest.structure.passages import passages_of
from ingest.structure.reports import reports_of
from ingest.structure.speakers import turns_of
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


def of_file(path: Path) -> Draft:
    source = Source(path, path.name)
    return read_draft(source, read_content(source))


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
        # a sentence or a bullet cut by a stray blank line is one block
        ("- Families who still need help are provided with ongoing\n\nsupport at the lower end.",
         ["- Families who still need help are provided with ongoing\n\nsupport at the lower end."]),
        ("Training had been rolled out to staff and\n\nMembers. All knew of it.",
         ["Training had been rolled out to staff and\n\nMembers. All knew of it."]),
        ("The officers noted:\n\nthe report", ["The officers noted:", "the report"]),
        # short limbs without marks are no cut sentence
        ("review the plan\n\nagree the budget", ["review the plan", "agree the budget"]),
        ("One whole sentence stands here, as long as it takes.\n\nand more",
         ["One whole sentence stands here, as long as it takes.", "and more"]),
        # rows of figures, each with the first cell that wraps
        ("Care Homes  12.4 13.1 +0.7\nHome Care and\nSupport  22.1 23.2 +1.1",
         ["Care Homes  12.4 13.1 +0.7", "Home Care and\nSupport  22.1 23.2 +1.1"]),
        ("Older People\n97.5 124.9 +27.4\nMore people were helped.",
         ["Older People\n97.5 124.9 +27.4", "More people were helped."]),
        ("Parks 1.0 2.0 Other (Paths,\nTrees)\nCore",
         ["Parks 1.0 2.0 Other (Paths,\nTrees)", "Core"]),
        # what is printed on a page but is no part of it
        ("This page is intentionally left blank", []),
        ("! 3\nThe text of the page", ["The text of the page"]),
        ("The text of the page\nPage 1\nAgenda Item 7", ["The text of the page"]),
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
        # a row of a table is one sentence, whatever it holds
        ("Agency | See p. 4. It fell. | 18%", ["Agency | See p. 4. It fell. | 18%"]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text: str, sentences: list[str]) -> None:
    assert sentences_in(text) == sentences


# -- items of the samples ---------------------------------------------------------------


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
        # A passage that begins with the bare heading of a section is of its first paragraph.
        first = [f"{item.number}.1" for item in inside]
        allowed = {*(item.number or None for item in inside), *first} if inside else {None}
        assert passage.item in allowed


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


# -- over pages, in tables, by speakers ------------------------------------------------------


def cut(embedder: SentenceEmbedder, *texts: str) -> tuple[Passage, ...]:
    """The passages of a paper with everything that is known of it."""
    draft = draft_of(*texts)
    pages, blocks = draft.pages, draft.blocks
    reports = reports_of(pages, blocks)
    items = items_of(pages, blocks, reports)
    attendance = attendance_of(pages, blocks, items)
    passages = passages_of(
        draft.paper, pages, blocks, items, embedder.window, embedder.count_pieces, reports,
        turns_of(pages, blocks, items), exchanges_of(pages, blocks, items, attendance),
    )  # fmt: skip
    assert_sound(draft, passages, embedder)
    return passages


@pytest.mark.parametrize(
    ("first", "second", "joins"),
    [
        ("The strategy was expected to be", "published later in the summer.", True),
        ("The Council heard that the number of homes in the town had", "risen to 412.", True),
        ("The report was noted.", "and so it went on.", False),
        ("The share of homes brought back into use this year rose to", "2. NEXT\n\nText.", False),
        ("APPENDIX OF THE REPORT", "it was noted.", False),
        ("Agency 12 14 18", "it was noted.", False),
    ],
)
def test_a_sentence_that_goes_on_over_the_page(
    embedder: SentenceEmbedder, first: str, second: str, joins: bool
) -> None:
    passages = cut(embedder, f"1. FIRST\n\nIt was so.\n\n{first}", second)
    before = [one for one in passages if one.page == 1][-1]
    after = next(one for one in passages if one.page == 2)
    assert before.runs_on == (after.key if joins else None)


def test_a_passage_among_rows_is_searched_with_their_header(embedder: SentenceEmbedder) -> None:
    rows = "\n".join(f"Service number {n}  {n}.5 {n + 1}.2 +0.7" for n in range(10, 40))
    header = "Service  Budget 2024-25  Forecast 2024-25  Variance"
    passages = cut(embedder, f"All went well.\n\n{header}\n{rows}", rows)
    first, *others = passages
    assert header in " ".join(first.text.split("\n"))
    assert len(others) > 3
    assert all("Budget 2024-25 Forecast 2024-25 Variance" in one.context for one in others)


def test_the_bare_heading_of_a_section_goes_with_its_first_paragraph(
    embedder: SentenceEmbedder,
) -> None:
    passages = cut(
        embedder, "1. Introduction\n\n1.1 It was so\n\n2. Homes\n\n2.1 They grew\n\n2.2 More"
    )
    assert [(one.item, one.heading) for one in passages] == [
        ("1.1", "It was so"),
        ("2.1", "They grew"),
        ("2.2", "More"),
    ]
    assert "Homes" in passages[1].text


def test_a_question_stays_with_its_reply(embedder: SentenceEmbedder) -> None:
    filler = "The Commission heard of the work of the past year at some length and in detail. "
    asked = "Councillor Birch asked whether the homes would be let by May. " + filler * 3
    replied = "The Director replied that they would. " + filler * 2
    passages = cut(embedder, f"{filler * 5}\n\n{asked}\n\n{replied}\n\n{filler * 6}")
    held = next(one for one in passages if "asked whether" in one.text)
    assert "replied that" in held.text


def test_who_speaks_is_kept_where_it_is_said(embedder: SentenceEmbedder) -> None:
    long = "The roads were mended in every ward of the borough before the winter came. " * 6
    passages = cut(
        embedder,
        "1. UPDATES\n\nMr R Oakes, Cabinet Member for Roads, provided an update on:\n\n"
        f"(a) {long * 2}\n\n(b) {long * 2}\n\nThe report was noted.\n\n2. OTHER\n\nNone.",
    )
    speakers = [one.speaker for one in passages]
    assert speakers[0] is speakers[-1] is None
    assert set(speakers[1:-1]) == {"Mr R Oakes"}


def test_a_report_inside_a_pack_gives_its_title(embedder: SentenceEmbedder) -> None:
    passages = cut(
        embedder,
        "AGENDA\n\n1. Apologies\n\n2. Homes",
        "From: Jane Birch, Director\nTo: Cabinet, 4 June 2024\nSubject: Homes for Fennside\n\n"
        "1. Introduction\n\n1.1 Homes are few.",
    )
    assert passages[-1].item == "1.1"
    assert "Homes for Fennside" in passages[-1].context
    assert "Homes for Fennside" not in passages[0].context


def test_a_running_header_with_a_date_in_figures_is_no_table_header() -> None:
    header = "Marlbeck Borough Council AUDIT COMMITTEE - 03/07/24\n"
    pages = [f"{header}{word} was mended in the spring.\nPage {n}\n" for n, word in
             enumerate(("The weir", "The ford", "The bridge"), start=1)]  # fmt: skip
    draft = draft_of(*pages)
    texts = [page.text[b.start : b.end] for page, bb in zip(draft.pages, draft.blocks, strict=True)
             for b in bb]  # fmt: skip
    assert texts == [f"{word} was mended in the spring." for word in
                     ("The weir", "The ford", "The bridge")]  # fmt: skip
