"""Word files (DOCX): paragraphs, lists with their numbers, and tables, in reading order.

What Word shows is read: insertions that are tracked, content controls and text boxes too, but
no deletions and no comments.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.document import DocumentPart
from lxml.etree import XMLSyntaxError

from ingest.readers.office import DAMAGED, check_zip, exempt_marks, page_of
from ingest.readers.tables import row_of
from ingest.readers.word_lists import WordLists
from papers import Page, PaperError

# What holds blocks without being one: a content control, text that is tracked or tagged.
WRAPPERS = {
    qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")
}
HIDDEN = {qn(name) for name in ("w:del", "w:moveFrom", "w:instrText", "w:pPr", "w:rPr")}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEXT_BOX = qn("w:txbxContent")
SIGNS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:ptab"): "\t",
}
AROUND = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def read_docx(content: bytes) -> tuple[Page, ...]:
    """The one page of a Word file; a table's row is one line, its cells parted by bars."""
    check_zip(content, "a Word file (DOCX)")
    try:
        document = Document(io.BytesIO(content))
        marks = exempt_marks(_around(document.part))
        lists = WordLists(document)
        lines = list(_blocks(document.element.body, lists))
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, XMLSyntaxError,
            OpcError, zipfile.BadZipFile, RecursionError) as error:  # fmt: skip
        raise PaperError(DAMAGED.format(type(error).__name__)) from error
    return (page_of(marks, lines),)


def _around(part: DocumentPart) -> Iterator[str]:
    """The lines of the headers and footers, which stand outside the text itself."""
    for relation in part.rels.values():
        if relation.is_external or relation.reltype not in AROUND:
            continue
        for paragraph in parse_xml(relation.target_part.blob).iter(qn("w:p")):
            yield _text(paragraph)


def _blocks(whole: Iterable[BaseOxmlElement], lists: WordLists) -> Iterator[str]:
    """The lines of a body, a cell or a text box, each block followed by an empty one."""
    for block in whole:
        if block.tag == qn("w:p"):
            text = _text(block)
            # A number is used up by an empty paragraph too, but is not shown without words.
            marker = lists.marker(block)
            yield f"{marker}{text}" if text.strip() else ""
            yield ""
            for box in _text_boxes(block):
                yield from _blocks(box, lists)
        elif block.tag == qn("w:tbl"):
            for table_row in block.iter(qn("w:tr")):
                if not _is_deleted(table_row):
                    yield row_of(list(_cells(table_row, lists)))
            yield ""
        elif block.tag in WRAPPERS:
            yield from _blocks(block, lists)


def _cells(table_row: BaseOxmlElement, lists: WordLists) -> Iterator[str]:
    for cell in table_row:
        if cell.tag == qn("w:tc"):
            merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            # A cell merged with the one above it is given once, as it is printed.
            goes_on = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
            yield "" if goes_on else "\n".join(_blocks_in_cell(cell, lists))
        elif cell.tag in WRAPPERS:
            yield from _cells(cell, lists)


def _blocks_in_cell(cell: BaseOxmlElement, lists: WordLists) -> Iterator[str]:
    # A table within a cell has its rows read by themselves.
    return _blocks([block for block in cell if block.tag != qn("w:tbl")], lists)


def _text(paragraph: BaseOxmlElement) -> str:
    pieces: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        piece = waiting.pop()
        if piece.tag in HIDDEN or piece.tag in (TEXT_BOX, FALLBACK):
            continue
        if piece.tag == qn("w:t"):
            pieces.append(piece.text or "")
        elif piece.tag in SIGNS:
            pieces.append(SIGNS[piece.tag])
        else:
            waiting.extend(reversed(piece))
    return "".join(pieces)


def _text_boxes(paragraph: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """The text boxes that hang on a paragraph, each once though Word writes it in two ways."""
    for box in paragraph.iter(TEXT_BOX):
        above = {ancestor.tag for ancestor in box.iterancestors()}
        if FALLBACK not in above and not above & HIDDEN:
            yield box


def _is_deleted(table_row: BaseOxmlElement) -> bool:
    return table_row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None
