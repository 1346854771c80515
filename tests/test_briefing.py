"""Briefings: every statement cited, in the order asked for, for the right eyes, and re-made."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.retrieve import Library
from ingest.load import load
from ingest.stores import Stores
from lineofsight.briefing.make import arrange, gather, keep, make_briefing
from lineofsight.briefing.order import Choice, Options, moved, read_sections
from lineofsight.briefing.parts import (
    HEADINGS,
    SECTIONS,
    Briefing,
    Cell,
    Picture,
    Row,
    SectionName,
    Statement,
    Subheading,
    Table,
    Wording,
)
from lineofsight.briefing.versions import cite_again
from lineofsight.briefing.words import file_name, readable
from lineofsight.sightline import view_of
from lineofsight.theme import Theme
from papers import Reader
from records.briefings import Kept

TOPIC = Theme("agency social workers")
DAY = date(2026, 1, 5)
EXEMPT_TOPIC = Theme("residential placements")


@pytest.fixture(scope="module")
def briefing(sample_library: Library) -> Briefing:
    return make_briefing(sample_library, TOPIC, Reader.PUBLIC, made_on=DAY)


def library_on(stores: Stores) -> Library:
    return Library(stores.records, stores.open_index(), stores.open_embedder())


def words_of(briefing: Briefing, name: SectionName) -> str:
    """Everything that a section says, its fixed wording too."""
    (section,) = (one for one in briefing.sections if one.name == name)
    said: list[str] = []
    for block in section.blocks:
        if isinstance(block, Statement | Wording | Subheading):
            said += [getattr(block, "lead", ""), block.words]
        elif isinstance(block, Table):
            said += [cell.words for row in block.rows for cell in row.cells]
    return "\n".join(said)


# -- what it says ----------------------------------------------------------------------------


def test_it_has_every_section_in_order_and_each_says_something(briefing: Briefing) -> None:
    assert [section.name for section in briefing.sections] == list(SECTIONS)
    assert [section.heading for section in briefing.sections] == list(HEADINGS.values())
    assert all(section.blocks for section in briefing.sections)
    assert briefing.statements > 20
    assert briefing.about == "Made on 5 January 2026 from 13 papers."


def test_every_citation_is_numbered_in_order_and_holds(
    briefing: Briefing, sample_library: Library
) -> None:
    assert [one.n for one in briefing.citations] == list(range(1, len(briefing.citations) + 1))
    for citation in briefing.citations:
        page = sample_library.records.page(citation.paper_id, citation.page, Reader.PUBLIC)
        assert page is not None and page.text[citation.start : citation.end] == citation.quote


def test_what_stands_between_quotation_marks_is_the_papers_own(briefing: Briefing) -> None:
    quoted = 0
    for section in briefing.sections:
        for said in section.said:
            for part in (said,) if isinstance(said, Statement) else said.cells:
                if part.is_quoted:
                    quoted += 1
                    told = " ".join(one.quote for one in part.citations)
                    assert part.words == readable(told)
    assert quoted > 15


def test_a_note_gives_the_place_as_a_council_writes_it(briefing: Briefing) -> None:
    first = briefing.citations[0]
    assert briefing.notes[0] == f"{readable(first.place)}."
    assert all(note.startswith(readable(one.place)) for note, one in zip(
        briefing.notes, briefing.citations, strict=True
    ))  # fmt: skip
    figure = next(s for s in briefing.sections if s.name == "figures")
    row = next(one for one in figure.said if isinstance(one, Row))
    quotation = readable(row.citations[0].quote)
    assert briefing.notes[row.citations[0].n - 1].endswith(f": “{quotation}”")


def test_the_figures_have_a_chart_with_its_values_in_words(briefing: Briefing) -> None:
    (figures,) = (one for one in briefing.sections if one.name == "figures")
    charts = [block for block in figures.blocks if isinstance(block, Picture)]
    assert charts and charts[0].png.startswith(b"\x89PNG")
    assert "27.5% on 13 March 2024" in charts[0].alt and "table gives the same" in charts[0].alt
    assert "Red" in words_of(briefing, "figures")
    assert "Restated: another paper or place gives 14.2%" in words_of(briefing, "figures")


def test_promises_come_with_their_state_and_gaps_with_a_question(briefing: Briefing) -> None:
    promises = words_of(briefing, "promises")
    assert "She agreed to provide the actual cost to all Members" in promises
    assert "Silent since 13 March 2024" in promises
    assert "Members asked" in words_of(briefing, "timeline")
    assert "?" in words_of(briefing, "enquiries")
    assert "No front-line voice in these papers" in words_of(briefing, "coverage")
    assert "2024-03-13-childrens-scrutiny-minutes.pdf" in words_of(briefing, "sources")


def test_a_topic_that_no_paper_mentions_is_an_honest_briefing(sample_library: Library) -> None:
    made = make_briefing(sample_library, Theme("zebra crossings in Patagonia"), Reader.PUBLIC)
    assert "do not say" in words_of(made, "papers_say")
    assert "13 papers were searched" in words_of(made, "coverage")
    assert not any(section.name == "figures" and list(section.said) for section in made.sections)


def test_nothing_may_stand_without_a_citation() -> None:
    with pytest.raises(ValueError, match="has a citation"):
        Statement("Caseloads fell.", ())
    with pytest.raises(ValueError, match="has a citation"):
        Table("Values", ("Date",), (1,), (Row((Cell("2 May 2025"),)),))


@pytest.mark.parametrize("words", ["", "  \n "])
def test_a_briefing_needs_a_topic(sample_library: Library, words: str) -> None:
    with pytest.raises(ValueError, match="topic"):
        make_briefing(sample_library, Theme(words), Reader.PUBLIC)


def test_it_can_be_made_of_the_view_of_a_sightline(
    sample_library: Library, briefing: Briefing
) -> None:
    view = view_of(sample_library, TOPIC, Reader.PUBLIC)
    made = make_briefing(sample_library, view, Reader.PUBLIC, made_on=DAY)
    assert made == briefing
    with pytest.raises(ValueError, match="reader who opened"):
        make_briefing(sample_library, view, Reader.OFFICER)


def test_it_is_limited_to_the_papers_that_were_chosen(sample_library: Library) -> None:
    theme = replace(TOPIC, committees=("Cabinet",))
    made = make_briefing(sample_library, theme, Reader.PUBLIC, made_on=DAY)
    assert {one.committee for one in made.citations} == {"Cabinet"}
    assert made.about == "Made on 5 January 2026 from 1 paper of Cabinet."


# -- sections --------------------------------------------------------------------------------


def test_sections_can_be_left_out_reordered_and_renamed(sample_library: Library) -> None:
    material = gather(sample_library, TOPIC, Reader.PUBLIC)
    options = Options("Agency staff", read_sections("sources,timeline=Meeting by meeting,purpose"))
    made = arrange(material, options)
    assert [one.name for one in made.sections] == ["sources", "timeline", "purpose"]
    assert [one.heading for one in made.sections] == ["Sources", "Meeting by meeting", "Purpose"]
    assert made.title == "Agency staff"
    cited = {one.file for one in made.citations}
    assert all(file in words_of(made, "sources") for file in cited)
    assert [one.n for one in made.citations] == list(range(1, len(made.citations) + 1))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("purpose", (Choice("purpose"),)),
        (" Papers-say , sources ", (Choice("papers_say"), Choice("sources"))),
        ("papers say=Now", (Choice("papers_say", "Now"),)),
        ("figures = A = B", (Choice("figures", "A = B"),)),
    ],
)
def test_sections_are_read(written: str, expected: tuple[Choice, ...]) -> None:
    assert read_sections(written) == expected


@pytest.mark.parametrize(
    ("written", "said"),
    [("annex", "no section “annex”"), ("purpose,,sources", "no section “”"),
     ("purpose,purpose", "named twice")],
)  # fmt: skip
def test_sections_that_there_are_not(written: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_sections(written)


@pytest.mark.parametrize(
    ("place", "by", "expected"),
    [(0, 1, "bac"), (0, -1, "abc"), (2, -1, "acb"), (2, 5, "abc"), (1, -9, "bac"), (0, 2, "bca")],
)
def test_a_section_moves_no_further_than_either_end(place: int, by: int, expected: str) -> None:
    names: dict[str, SectionName] = {"a": "purpose", "b": "figures", "c": "sources"}
    after = moved(tuple(Choice(name) for name in names.values()), place, by)
    assert [choice.name for choice in after] == [names[letter] for letter in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain  and\nfolded\x0c", "plain and folded"),
        ("a\x00b\x08c", "a\ufffdb\ufffdc"),
        ("half\ud800", "half\ufffd"),
        ("\ufffe\uffff", "\ufffd\ufffd"),
        ("soft\u00adhyphen \u202etxt.exe", "softhyphen txt.exe"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
        ("=HYPERLINK(“x”) <script>", "=HYPERLINK(“x”) <script>"),
    ],
)
def test_words_that_a_file_can_hold(text: str, expected: str) -> None:
    assert readable(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Briefing: agency social workers", "briefing-agency-social-workers.docx"),
        ("../../etc/passwd", "etc-passwd.docx"),
        ("“?”", "briefing.docx"),
        ("x" * 200, "x" * 80 + ".docx"),
    ],
)
def test_file_names(title: str, expected: str) -> None:
    assert file_name(title, ".docx") == expected


# -- who may see what ------------------------------------------------------------------------


def test_what_is_exempt_is_for_cleared_readers_and_says_so(sample_library: Library) -> None:
    public = make_briefing(sample_library, EXEMPT_TOPIC, Reader.PUBLIC)
    officer = make_briefing(sample_library, EXEMPT_TOPIC, Reader.OFFICER)
    assert not public.is_exempt and {one.access for one in public.citations} <= {"public"}
    assert "exempt-placements" not in str(public)
    assert officer.is_exempt and "exempt" in {one.access for one in officer.citations}
    assert any("not for publication" in note for note in officer.notes)


def test_a_briefing_that_only_counts_an_exempt_paper_says_so_too(sample_library: Library) -> None:
    options = Options(sections=(Choice("coverage"),))
    assert make_briefing(sample_library, TOPIC, Reader.OFFICER, options).is_exempt
    assert not make_briefing(sample_library, TOPIC, Reader.PUBLIC, options).is_exempt


# -- made again ------------------------------------------------------------------------------


def minutes(day: str, said: str) -> str:
    return (
        f"MARLBECK BOROUGH COUNCIL\n\nHERON PANEL\n\nMinutes of a meeting held on {day}\n\n"
        f"1. Heron counts\n\n{said}\n"
    )


@pytest.fixture
def herons(
    empty_stores: Callable[[str], Stores], tmp_path: Path
) -> Callable[[dict[str, str]], Library]:
    """Papers on herons, to be loaded in turns into one data folder."""
    stores = empty_stores("herons")

    def load_them(texts: dict[str, str]) -> Library:
        folder = tmp_path / "papers"
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, "utf-8")
        load([folder], stores)
        return library_on(stores)

    return load_them


HERONS = Theme("heron nests")
FIRST = "The Ranger reported that the number of heron nests was 41 at 31st March, 2025."


def told(library: Library, options: Options | None = None) -> tuple[str, list[str]]:
    """What the section on changes says, and the kind of each change."""
    options = options or Options()
    material = gather(library, HERONS, Reader.PUBLIC, options.names)
    said = words_of(arrange(material, options), "changes")
    keep(library.records, material, options.names)
    return said, [one.kind for one in material.changes.changes]


def test_the_next_version_tells_what_was_added(
    herons: Callable[[dict[str, str]], Library],
) -> None:
    library = herons({"a.txt": minutes("2 May 2025", FIRST)})
    assert told(library) == ("\nThis is the first version of this briefing.", [])
    said, kinds = told(library)
    assert "Nothing has changed since the last version" in said and not kinds
    library = herons({"b.txt": minutes("4 July 2025", "Two heron nests had moved to the island.")})
    said, kinds = told(library)
    assert "New in this version" in said and "Two heron nests had moved to the island." in said
    assert kinds and set(kinds) == {"added"}


def test_the_next_version_tells_what_is_gone_and_what_was_restated(
    herons: Callable[[dict[str, str]], Library],
) -> None:
    gone = "The Ranger said that the heron nests were counted by volunteers."
    library = herons({"a.txt": minutes("2 May 2025", f"{FIRST}\n\n{gone}")})
    told(library)
    library = herons({"a.txt": minutes("2 May 2025", FIRST.replace("41", "38"))})
    said, kinds = told(library)
    assert "No longer in this briefing" in said and gone in said
    assert "gone" in kinds
    assert "restated" in kinds and "Was 41, is now 38" in said


def test_what_is_gone_is_told_only_as_far_as_it_may_be_seen(
    herons: Callable[[dict[str, str]], Library],
) -> None:
    secret = "The Ranger said that the heron nest at Alder Weir was for sale."
    library = herons({"a.txt": minutes("2 May 2025", f"{FIRST}\n\n{secret}")})
    told(library)
    shut = minutes("2 May 2025", f"{FIRST}\n\n{secret}").replace(
        "HERON PANEL", "EXEMPT – NOT FOR PUBLICATION\n\nHERON PANEL"
    )
    library = herons({"a.txt": shut})
    assert {one.access for one in library.records.current()} == {"exempt"}
    said, _ = told(library)
    assert "Alder Weir" not in said and "removed or restricted" in said


def test_a_place_that_is_blacked_out_by_now_is_not_cited_again(sample_library: Library) -> None:
    records = sample_library.records
    (paper,) = (one for one in records.current() if one.file == "2025-02-11-cabinet-minutes.html")
    page = records.page(paper.paper_id, 1, Reader.OFFICER)
    assert page is not None and page.exempt and paper.access == "public"
    start, end = page.exempt[0]
    kept = Kept("timeline", "key", "", paper.paper_id, 1, start + 5, end - 5, "2")
    for partly in (kept, replace(kept, start=start - 30), replace(kept, end=end + 30)):
        assert cite_again(records, partly, Reader.PUBLIC) is None
        again = cite_again(records, partly, Reader.OFFICER)
        assert again is not None and again.access == "exempt"
    open_to_all = cite_again(records, replace(kept, start=0, end=40), Reader.PUBLIC)
    assert open_to_all is not None and open_to_all.access == "public"
    assert cite_again(records, replace(kept, page=99), Reader.OFFICER) is None


def test_versions_under_a_clearance_are_compared_among_themselves(sample_data: Path) -> None:
    from ingest.stores import open_stores

    library = library_on(open_stores(sample_data))
    officer = gather(library, EXEMPT_TOPIC, Reader.OFFICER)
    keep(library.records, officer, SECTIONS)
    public = gather(library, EXEMPT_TOPIC, Reader.PUBLIC)
    assert public.changes.since is None
    assert gather(library, EXEMPT_TOPIC, Reader.MEMBER).changes.since is not None


def test_only_sections_that_both_versions_have_are_compared(
    herons: Callable[[dict[str, str]], Library],
) -> None:
    library = herons({"a.txt": minutes("2 May 2025", FIRST)})
    told(library, Options(sections=(Choice("figures"), Choice("changes"))))
    said, kinds = told(library)
    assert "Nothing has changed" in said and not kinds
    told(library, Options(sections=(Choice("timeline"), Choice("changes"))))
    library = herons({"b.txt": minutes("4 July 2025", "Two heron nests had moved to the island.")})
    assert "added" in told(library)[1]


def test_a_kept_version_holds_no_words_of_a_paper(sample_data: Path) -> None:
    from sqlalchemy import select

    from ingest.stores import open_stores
    from records import schema

    library = library_on(open_stores(sample_data))
    keep(library.records, gather(library, TOPIC, Reader.PUBLIC), SECTIONS)
    with library.records.engine.connect() as connection:
        (row,) = connection.execute(select(schema.briefings)).all()
    assert "actual cost" not in row.statements and "Commission" not in row.statements
