"""Word and OpenDocument papers: read in order, a table's row on one line, bad ones named."""

import io
import zipfile
from pathlib import Path

import docx
import docx.document
import odfdo
import pytest
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from ingest.readers import read_pages
from papers import PaperError


def word_file() -> bytes:
    paper = docx.Document()
    paper.add_heading("CHILDREN'S SCRUTINY COMMISSION", 1)
    paper.add_paragraph("Wednesday 9th October, 2024")
    paper.add_paragraph("Caseloads had fallen;", style="List Bullet")
    table = paper.add_table(rows=2, cols=3)
    for row, cells in zip(
        table.rows, (("Plan", "Lowest", "Now"), ("LAC", "71%", "96%")), strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.rows[0].cells[0].merge(table.rows[0].cells[1])
    paper.add_paragraph("Resolved:- That the report be noted.")
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def open_document() -> bytes:
    paper = odfdo.Document("text")
    paper.body.clear()
    paper.body.append(odfdo.Header(1, "CABINET"))
    paper.body.append(odfdo.Paragraph("The 29  th   item\twas put off."))
    paper.body.append(odfdo.List(["first point", "second point"]))
    table = odfdo.Table("T", width=2, height=1)
    table.set_values([["Caseload", "17"]])
    paper.body.append(table)
    paper.body.append(odfdo.Paragraph("The end."))
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def test_a_word_file() -> None:
    (page,) = read_pages(Path("minutes.docx"), word_file())
    assert [line for line in page.text.split("\n") if line] == [
        "CHILDREN'S SCRUTINY COMMISSION",
        "Wednesday 9th October, 2024",
        "- Caseloads had fallen;",
        "Plan Lowest | Now",
        "LAC | 71% | 96%",
        "Resolved:- That the report be noted.",
    ]


def test_an_open_document() -> None:
    (page,) = read_pages(Path("minutes.odt"), open_document())
    lines = [" ".join(line.split()) for line in page.text.split("\n") if line]
    assert lines == [
        "CABINET",
        "The 29 th item was put off.",
        "- first point",
        "- second point",
        "Caseload | 17",
        "The end.",
    ]


def saved(paper: "docx.document.Document | odfdo.Document") -> bytes:
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def lines_of(name: str, content: bytes) -> list[str]:
    (page,) = read_pages(Path(name), content)
    return [line for line in page.text.split("\n") if line]


LISTS = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="44"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/>
</w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"""
NS = nsdecls("w")


def numbered(paper: docx.document.Document, text: str, number: str, level: int) -> None:
    paragraph = paper.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = int(number)


def test_word_counts_its_lists() -> None:
    paper = docx.Document()
    part = paper.part.numbering_part
    root = parse_xml(LISTS)
    part._element = root
    for text, number, level in (
        ("BUDGET", "3", 0),
        ("That the report be noted.", "3", 1),
        ("That the Chair write.", "3", 1),
        ("At once.", "3", 2),
        ("By letter.", "3", 3),
        ("LIBRARIES", "3", 0),
        ("That it be agreed.", "3", 1),
        ("A list of its own.", "4", 0),
        ("No list.", "0", 0),
    ):
        numbered(paper, text, number, level)
    assert lines_of("minutes.docx", saved(paper)) == [
        "44. BUDGET",
        "(a) That the report be noted.",
        "(b) That the Chair write.",
        "44.b.i At once.",
        "- By letter.",
        "45. LIBRARIES",
        "(a) That it be agreed.",
        "1. A list of its own.",
        "No list.",
    ]


@pytest.mark.parametrize(
    ("style", "line"),
    [
        ("List Number", "1. That it be noted."),
        ("List Bullet", "- That it be noted."),
        ("List Paragraph", "That it be noted."),
        ("Normal", "That it be noted."),
    ],
)
def test_a_list_that_comes_with_a_style(style: str, line: str) -> None:
    paper = docx.Document()
    paper.add_paragraph("That it be noted.", style=style)
    assert lines_of("minutes.docx", saved(paper)) == [line]


def test_what_word_shows_is_read_and_what_it_hides_is_not() -> None:
    paper = docx.Document()
    paragraph = paper.add_paragraph("The cost is ")
    for xml in (
        '<w:del {ns} w:id="1" w:author="a"><w:r><w:delText>£9m</w:delText></w:r></w:del>',
        '<w:ins {ns} w:id="2" w:author="a"><w:r><w:t>£5m</w:t></w:r></w:ins>',
        '<w:moveFrom {ns} w:id="3" w:author="a"><w:r><w:t> moved</w:t></w:r></w:moveFrom>',
        "<w:sdt {ns}><w:sdtContent><w:r><w:t> a year.</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r {ns}><w:instrText>PAGE</w:instrText></w:r>",
        "<w:r {ns}><w:pict><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>",
    ):
        paragraph._p.append(parse_xml(xml.format(ns=NS)))
    paper.add_comment(paragraph.runs, text="Check this figure", author="An officer")
    paper.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {NS}><w:sdtContent><w:p><w:r><w:t>AGENDA</w:t></w:r></w:p></w:sdtContent>"
            "</w:sdt>"
        ),
    )
    assert lines_of("report.docx", saved(paper)) == [
        "AGENDA",
        "The cost is £5m a year.",
        "In a box",
    ]


@pytest.mark.parametrize(
    ("header", "marks"),
    [
        ("NOT FOR PUBLICATION by virtue of paragraph 3", 1),
        ("Marlbeck Borough Council – Cabinet", 0),
    ],
)
def test_an_exempt_mark_in_a_header_or_footer_is_kept(header: str, marks: int) -> None:
    word = docx.Document()
    word.add_paragraph("The contract")
    word.sections[0].header.paragraphs[0].text = header
    assert lines_of("report.docx", saved(word)) == [header] * marks + ["The contract"]
    word = docx.Document()
    word.add_paragraph("The contract")
    word.sections[0].footer.paragraphs[0].text = header
    assert lines_of("report.docx", saved(word)) == [header] * marks + ["The contract"]
    odt = odfdo.Document("text")
    odt.body.clear()
    odt.body.append(odfdo.Paragraph("The contract"))
    (master,) = odt.styles.root.get_elements("descendant::style:master-page")[:1]
    head = odfdo.Element.from_tag("style:header")
    head.append(odfdo.Paragraph(header))
    master.append(head)
    assert lines_of("report.odt", saved(odt)) == [header] * marks + ["The contract"]


ODT_LIST = """<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."
 text:start-value="44"/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("
 style:num-suffix=")"/></text:list-style>"""


def test_open_document_counts_its_lists_and_hides_comments() -> None:
    paper = odfdo.Document("text")
    paper.body.clear()
    (styles,) = paper.content.root.get_elements("//office:automatic-styles")
    styles.append(odfdo.Element.from_tag(ODT_LIST))
    for xml in (
        '<text:list text:style-name="L1"><text:list-item><text:p>BUDGET</text:p><text:list>'
        "<text:list-item><text:p>That it be noted.</text:p></text:list-item><text:list-item>"
        "<text:p>That the Chair write.</text:p><text:p>At once.</text:p></text:list-item>"
        "</text:list></text:list-item></text:list>",
        "<text:p>Between<office:annotation><text:p>Check this</text:p></office:annotation> them"
        "</text:p>",
        '<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item>'
        "<text:p>LIBRARIES</text:p></text:list-item></text:list>",
        '<text:list text:style-name="L1"><text:list-item><text:p>ROADS</text:p></text:list-item>'
        "</text:list>",
    ):
        paper.body.append(odfdo.Element.from_tag(xml))
    assert lines_of("minutes.odt", saved(paper)) == [
        "44. BUDGET",
        "(a) That it be noted.",
        "(b) That the Chair write.",
        "At once.",
        "Between them",
        "45. LIBRARIES",
        "44. ROADS",
    ]


def with_part(content: bytes, name: str, head: bytes) -> bytes:
    """The same zip with ``head`` put before the first element of one of its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename == name:
                declaration, _, rest = part.partition(b"?>")
                part = declaration + b"?>" + head + rest.replace(b"BUDGET", b"BUDGET &e;", 1)
            new.writestr(info, part)
    return made.getvalue()


@pytest.mark.parametrize(
    "entity",
    ['<!DOCTYPE x [<!ENTITY e SYSTEM "file://{path}">]>', '<!DOCTYPE x [<!ENTITY e "{path}">]>'],
)
def test_no_entity_is_followed(tmp_path: Path, entity: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    head = entity.format(path=secret).encode()
    word, odt = docx.Document(), odfdo.Document("text")
    word.add_paragraph("BUDGET")
    odt.body.append(odfdo.Paragraph("BUDGET"))
    for name, content, part in (
        ("a.docx", saved(word), "word/document.xml"),
        ("a.odt", saved(odt), "content.xml"),
    ):
        assert "BUDGET" in lines_of(name, content)
        with pytest.raises(PaperError, match="the file defines entities"):
            read_pages(Path(name), with_part(content, part, head))


def zipped(size: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b" " * size)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("old.doc", b"\xd0\xcf\x11\xe0 and so on", "open it and save it as DOCX"),
        ("locked.docx", b"\xd0\xcf\x11\xe0 and so on", "locked with a password"),
        ("text.docx", b"no zip at all", "the file is not a Word file (DOCX)"),
        ("text.odt", b"no zip at all", "the file is not an OpenDocument text (ODT)"),
        ("other.docx", zipped(10), "damaged"),
        ("other.odt", zipped(10), "damaged"),
        ("bomb.docx", zipped(300 * 1024**2), "far larger than a paper"),
        ("cut.docx", word_file()[:2000], "not a Word file (DOCX)"),
    ],
)
def test_bad_office_files_are_named(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(PaperError, match=r".") as caught:
        read_pages(Path(name), content)
    assert reason in caught.value.reason
