"""A briefing as a Word file: real headings, footnotes, a contents list, tables, pictures."""

from io import BytesIO

from docx import Document as new_document
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from lineofsight.briefing.parts import (
    NOT_FOR_PUBLICATION,
    Block,
    Briefing,
    Picture,
    Row,
    Section,
    Statement,
    Subheading,
    Table,
    Wording,
)
from lineofsight.briefing.word_notes import Footnotes
from lineofsight.briefing.word_page import (
    CELL_STYLE,
    CONTENTS_STYLE,
    WIDTH,
    field_end,
    field_start,
    number_pages,
    prepare,
)
from lineofsight.briefing.words import readable
from papers import Citation

# The headings of sections, each a link, without page numbers: only Word can know those, and a
# list that it must first work out anew would be empty, or ask whoever opens it.
CONTENTS = r'TOC \o "1-1" \n \h \z \u'
HEAD_SHADE = "E3EAF0"


def word(briefing: Briefing) -> bytes:
    """``briefing`` as the bytes of a .docx file, A4, in British English."""
    document = new_document()
    prepare(document, readable(briefing.title), briefing.made_on)
    notes = Footnotes(document, briefing.notes)
    number_pages(document, NOT_FOR_PUBLICATION if briefing.is_exempt else "")
    document.add_paragraph(readable(briefing.title), style="Title")
    if briefing.is_exempt:
        document.add_paragraph().add_run(NOT_FOR_PUBLICATION).bold = True
    document.add_paragraph(readable(briefing.about), style="Subtitle")
    _contents(document, briefing.sections)
    for number, section in enumerate(briefing.sections):
        heading = document.add_heading(readable(section.heading), level=1)
        _bookmark(heading, number)
        for block in section.blocks:
            _block(document, notes, block)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _contents(document: Document, sections: tuple[Section, ...]) -> None:
    document.add_paragraph("Contents", style="Caption")
    for number, section in enumerate(sections):
        entry = document.add_paragraph(style=CONTENTS_STYLE)
        if number == 0:
            field_start(entry, CONTENTS)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _anchor(number))
        link.set(qn("w:history"), "1")
        link.append(entry.add_run(readable(section.heading))._r)
        entry._p.append(link)
        if number == len(sections) - 1:
            field_end(entry)


def _anchor(number: int) -> str:
    return f"_Toc{number + 1:08d}"


def _bookmark(heading: Paragraph, number: int) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), _anchor(number))
    heading._p.insert(1, start)  # after the paragraph's properties
    heading._p.append(end)


def _block(document: Document, notes: Footnotes, block: Block) -> None:
    match block:
        case Statement():
            _statement(document.add_paragraph(), notes, block)
        case Wording():
            document.add_paragraph(readable(block.words))
        case Subheading():
            document.add_heading(readable(block.words), level=2)
        case Picture():
            _picture(document, block)
        case Table():
            _table(document, notes, block)


def _statement(paragraph: Paragraph, notes: Footnotes, statement: Statement) -> None:
    if statement.lead:
        paragraph.add_run(f"{readable(statement.led_by)} ").bold = True
    paragraph.add_run(readable(statement.shown))
    _cite(paragraph, notes, statement.citations)


def _cite(paragraph: Paragraph, notes: Footnotes, citations: tuple[Citation, ...]) -> None:
    for number, citation in enumerate(citations):
        if number:
            paragraph.add_run(" ").font.superscript = True
        notes.add(paragraph, citation.n)


def _picture(document: Document, picture: Picture) -> None:
    shown = document.add_picture(BytesIO(picture.png), width=Emu(WIDTH))
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    about = shown._inline.docPr
    about.set("descr", readable(picture.alt))
    about.set("name", f"Chart {about.get('id')}")


def _table(document: Document, notes: Footnotes, table: Table) -> None:
    caption = document.add_paragraph(readable(table.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    drawn = document.add_table(rows=1, cols=len(table.heads), style="Table Grid")
    drawn.alignment, drawn.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    _property(drawn._tbl.tblPr, "w:tblCaption", readable(table.caption))
    whole = sum(table.widths)
    widths = [Emu(WIDTH * share // whole) for share in table.widths]
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = width
    for cell, width, head in zip(drawn.rows[0].cells, widths, table.heads, strict=True):
        cell.width = width
        _shade(cell)
        _first(cell).add_run(head).bold = True
    _property(drawn.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
    for row in table.rows:
        _row(drawn.add_row(), notes, row, widths)
    _property(drawn.rows[0]._tr.get_or_add_trPr(), "w:cantSplit", first=True)
    document.add_paragraph().paragraph_format.space_after = Emu(0)


def _row(drawn: _Row, notes: Footnotes, row: Row, widths: list[Emu]) -> None:
    _property(drawn._tr.get_or_add_trPr(), "w:cantSplit")
    for cell, width, held in zip(drawn.cells, widths, row.cells, strict=True):
        cell.width = width
        paragraph = _first(cell)
        paragraph.add_run(readable(held.shown))
        _cite(paragraph, notes, held.citations)


def _first(cell: _Cell) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0]
    paragraph.style = CELL_STYLE
    return paragraph


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", HEAD_SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _property(
    properties: BaseOxmlElement, name: str, value: str | None = None, first: bool = False
) -> None:
    added = OxmlElement(name)
    if value is not None:
        added.set(qn("w:val"), value)
    if first:
        properties.insert(0, added)
    else:
        properties.append(added)
