"""Briefings as files: Word, Markdown and HTML, whatever stands in the papers."""

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from docx import Document
from docx.document import Document as WordDocument
from lxml import etree
from markdown_it import MarkdownIt

from assistant.retrieve import Library
from lineofsight.briefing.files import FORMATS, marked, save
from lineofsight.briefing.make import make_briefing
from lineofsight.briefing.markdown import escaped, markdown
from lineofsight.briefing.parts import (
    NOT_FOR_PUBLICATION,
    Briefing,
    Cell,
    Picture,
    Row,
    Section,
    Statement,
    Subheading,
    Table,
    Wording,
)
from lineofsight.briefing.web_page import preview, web_page
from lineofsight.briefing.word import word
from lineofsight.theme import Theme
from papers import Access, Citation, Reader

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What a paper may hold that a file must not: forbidden characters, markup, formulas, links.
HOSTILE = (
    "=HYPERLINK(“http://evil.example”) \x00\x08\ud800\uffff <script>alert(1)</script> & *x* _y_ "
    "[l](http://evil.example) ![i](http://evil.example/i.png) | `c` # {x} $z$ www.evil.example"
)
SHOWN = re.sub("[\x00\x08\ud800\uffff]", "\ufffd", HOSTILE)


def citation(n: int, quote: str, access: Access = "public") -> Citation:
    return Citation(
        n=n, paper_id=f"{n:064}", file=f"paper-{n}.pdf", title="Minutes",
        council="Marlbeck Borough Council", committee="Heron Panel",
        meeting_date=date(2025, 5, 2), kind="minutes", status="draft", access=access, page=n,
        printed_page=None, item="7", quote=quote, start=0, end=len(quote),
    )  # fmt: skip


def pixel() -> bytes:
    from PIL import Image

    held = BytesIO()
    Image.new("RGB", (40, 20), "white").save(held, format="PNG")
    return held.getvalue()


def hostile(access: Access = "public") -> Briefing:
    quoted = Statement(HOSTILE, (citation(1, HOSTILE, access),), lead="Members asked")
    told = Statement("Why?", (citation(2, "It fell."),), lead=f"Why “{HOSTILE}”", is_quoted=False)
    row = Row((Cell(HOSTILE, (citation(3, "Row"),)), Cell(""), Cell("=1+1")))
    table = Table(f"Values {HOSTILE}", ("Value", "Date", "|Note"), (2, 1, 1), (row,))
    blocks = (Subheading(HOSTILE), quoted, told, Picture(pixel(), HOSTILE, 40, 20), table)
    return Briefing(
        title=f"Briefing {HOSTILE}", about=HOSTILE, made_on=date(2026, 1, 5), reader=Reader.PUBLIC,
        is_exempt=access == "exempt",
        sections=(
            Section("purpose", "Purpose & <aim>", (Wording("1. This is fixed wording."),)),
            Section("timeline", HOSTILE, blocks),
        ),
    )  # fmt: skip


@pytest.fixture(scope="module")
def briefing(sample_library: Library) -> Briefing:
    made = make_briefing(sample_library, Theme("agency social workers"), Reader.PUBLIC)
    assert made.statements
    return made


# -- Word ------------------------------------------------------------------------------------


def opened(content: bytes) -> WordDocument:
    return Document(BytesIO(content))


def part(content: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def test_word_has_real_headings_footnotes_tables_and_pictures(briefing: Briefing) -> None:
    content = word(briefing)
    document = opened(content)
    styles = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs
              if paragraph.style]  # fmt: skip
    assert [text for style, text in styles if style == "Heading 1"] == [
        section.heading for section in briefing.sections
    ]
    assert ("Title", briefing.title) in styles
    references = [int(one.get(f"{W}id", "0")) for one in
                  part(content, "word/document.xml").iter(f"{W}footnoteReference")]  # fmt: skip
    assert references == list(range(1, len(briefing.notes) + 1))
    notes = {
        int(one.get(f"{W}id", "")): "".join(one.itertext()).strip()
        for one in part(content, "word/footnotes.xml").iter(f"{W}footnote")
    }
    assert [notes[n] for n in references] == list(briefing.notes)
    assert {notes[-1], notes[0]} == {""}  # the two separators, which the settings name
    named = part(content, "word/settings.xml").find(f"{W}footnotePr")
    assert named is not None and len(named) == 2
    for style in ("FootnoteText", "FootnoteReference", "TOC1"):
        assert style in {one.style_id for one in document.styles}
    assert document.tables
    for table in document.tables:
        assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
    pictures = [shape._inline.docPr for shape in document.inline_shapes]
    assert pictures and all(len(one.get("descr", "")) > 40 for one in pictures)


def test_word_has_a_filled_contents_list_whose_links_lead_to_headings(briefing: Briefing) -> None:
    body = part(word(briefing), "word/document.xml")
    links = list(body.iter(f"{W}hyperlink"))
    assert ["".join(one.itertext()) for one in links] == [one.heading for one in briefing.sections]
    marks = {one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")}
    assert {one.get(f"{W}anchor") for one in links} == marks
    instructions = ["".join(one.itertext()).split()[0] for one in body.iter(f"{W}instrText")]
    kinds = [one.get(f"{W}fldCharType") for one in body.iter(f"{W}fldChar")]
    assert instructions == ["TOC"] and kinds == ["begin", "separate", "end"]
    assert part(word(briefing), "word/settings.xml").find(f"{W}updateFields") is None


def test_word_is_in_british_english_on_a4_with_numbered_pages(briefing: Briefing) -> None:
    content = word(briefing)
    document = opened(content)
    about = document.core_properties
    assert (about.title, about.language) == (briefing.title, "en-GB")
    styles = part(content, "word/styles.xml")
    assert {one.get(f"{W}val") for one in styles.iter(f"{W}lang")} == {"en-GB"}
    page = document.sections[0]
    assert (page.page_width and page.page_width.mm, page.page_height and page.page_height.mm) == (
        pytest.approx(210, abs=0.5), pytest.approx(297, abs=0.5),
    )  # fmt: skip
    foot = "".join(page.footer._element.itertext())
    assert "PAGE" in foot and "NUMPAGES" in foot


def test_word_survives_what_papers_hold() -> None:
    content = word(hostile())
    document = opened(content)
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert f"Members asked: “{SHOWN}”" in text and "\x00" not in text
    assert document.tables[0].cell(1, 0).text == SHOWN
    assert document.core_properties.title == f"Briefing {SHOWN}"[:255]
    relationships = ZipFile(BytesIO(content)).read("word/_rels/document.xml.rels").decode()
    assert "evil" not in relationships


SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine")
def test_word_takes_a_title_of_any_length() -> None:
    title = "agency " * 700
    document = opened(word(replace(hostile(), title=title)))
    assert document.core_properties.title == title[:255]
    assert document.paragraphs[0].text == title.strip()


def test_word_opens_in_libreoffice(briefing: Briefing, tmp_path: Path) -> None:
    for name, made in (("sample", briefing), ("hostile", hostile("exempt"))):
        place = save(made, tmp_path / f"{name}.docx")
        subprocess.run(
            [str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless",
             "--convert-to", "pdf", "--outdir", str(tmp_path), str(place)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        pdf = pypdfium2.PdfDocument(tmp_path / f"{place.stem}.pdf")
        pages = [page.get_textpage().get_text_range() for page in pdf]
        text = " ".join(" ".join(pages).split())
        assert f"Page 1 of {len(pdf)}" in pages[0]
        for section in made.sections[:1]:
            assert text.count(" ".join(section.heading.split())) >= 2  # in the contents, and there
        last = made.notes[-1].split(":")[0].rstrip(".")
        assert " ".join(last.split())[:60] in text
        if made.is_exempt:
            assert NOT_FOR_PUBLICATION in pages[0]


# -- Markdown and HTML -----------------------------------------------------------------------


def test_markdown_has_a_footnote_for_each_citation(briefing: Briefing) -> None:
    text = markdown(briefing)
    used = [int(n) for n in re.findall(r"\[\^(\d+)\](?!:)", text)]
    told = [int(n) for n in re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)]
    assert used == told == list(range(1, len(briefing.notes) + 1))
    assert text.startswith(f"# {escaped(briefing.title)}\n")
    assert len(re.findall(r"^## ", text, re.MULTILINE)) == len(briefing.sections)


def test_markdown_shows_what_papers_hold_and_nothing_takes_effect() -> None:
    read = MarkdownIt("commonmark").enable("table").render(markdown(hostile()))
    page = BeautifulSoup(read, "html.parser")
    assert not page.find_all(["a", "img", "script", "code"])
    assert SHOWN in page.get_text()
    cells = [cell.get_text() for cell in page.find_all("td")]
    assert cells == [f"{SHOWN}[^3]", "", "=1+1"]


@pytest.mark.parametrize(
    "text",
    ["1. not a list", "2) nor this", "- nor this", "+ nor this", "# nor a heading", "> nor a quote",
     "=== nor a heading", "a\\b", "*a*", "&amp;", "http://a.example www.a.example a@b.example"],
)  # fmt: skip
def test_markdown_shows_exactly_the_text(text: str) -> None:
    read = MarkdownIt("commonmark").enable("table").render(escaped(text))
    page = BeautifulSoup(read, "html.parser")
    assert page.get_text().strip() == text
    assert {tag.name for tag in page.find_all()} == {"p"}


def test_html_is_one_safe_file_that_can_be_read_aloud(briefing: Briefing) -> None:
    page = BeautifulSoup(web_page(briefing), "html.parser")
    assert page.html is not None and page.html["lang"] == "en-GB" and len(page.find_all("h1")) == 1
    assert "default-src 'none'" in str(page.find("meta", {"http-equiv": True}))
    ids = [str(one["id"]) for one in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert all(str(one["href"])[1:] in ids for one in page.find_all("a"))
    notes = page.select("[role=doc-endnotes] li")
    assert len(notes) == len(briefing.notes)
    assert len(page.select("a[role=doc-noteref]")) == len(briefing.notes)
    assert all(str(image["src"]).startswith("data:image/png") and image["alt"]
               for image in page.find_all("img"))  # fmt: skip
    for table in page.find_all("table"):
        assert table.caption and all(head["scope"] == "col" for head in table.find_all("th"))


@pytest.mark.parametrize("write", [web_page, lambda one: preview(one, 3)])
def test_html_shows_what_papers_hold_and_nothing_takes_effect(
    write: Callable[[Briefing], str],
) -> None:
    page = BeautifulSoup(write(hostile()), "html.parser")
    assert not page.find_all("script")
    assert SHOWN in page.get_text()
    assert [str(image["src"])[:10] for image in page.find_all("img")] == ["data:image"]
    assert all(str(one["href"]).startswith("#") for one in page.find_all("a"))


# -- files -----------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", FORMATS)
def test_what_is_not_for_publication_says_so_in_the_file_and_its_name(
    tmp_path: Path, ending: str
) -> None:
    place = save(hostile("exempt"), tmp_path / f"herons{ending}")
    assert place.name == f"herons-not-for-publication{ending}"
    text = place.read_bytes()
    if ending == ".docx":
        document = opened(text)
        text = "\n".join(one.text for one in document.paragraphs[:3]).encode()
        assert NOT_FOR_PUBLICATION in document.sections[0].header.paragraphs[0].text
    assert NOT_FOR_PUBLICATION.encode() in text
    assert not (tmp_path / f"herons{ending}").exists()
    assert marked(hostile("exempt"), place) == place
    assert save(hostile(), tmp_path / f"herons{ending}").name == f"herons{ending}"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    place = tmp_path / "herons.md"
    place.write_text("the last version")
    with pytest.raises(ValueError, match=r"herons\.odt does not end in"):
        save(hostile(), tmp_path / "herons.odt")
    (tmp_path / ".herons.md.part").mkdir()
    with pytest.raises(OSError):
        save(hostile(), place)
    assert place.read_text() == "the last version"
