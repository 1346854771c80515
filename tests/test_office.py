"""Word and OpenDocument papers: read in order, a table's row on one line, bad ones named."""

import io
import zipfile
from pathlib import Path

import docx
import odfdo
import pytest

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
