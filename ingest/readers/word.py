"""Word files (DOCX): paragraphs, lists with their numbers, and tables, in reading order.

What Word shows is read: insertions that are tracked, content controls and text boxes too, but
no deletions, nothing that is struck out and no comments.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.document import DocumentPart
from lxml.etree import XMLSyntaxError

from ingest.readers.office import DAMAGED, check_zip, exempt_marks, page_of
from ingest.readers.raised import Raised, with_raised
from ingest.readers.silence import STRUCK_OUT
from ingest.readers.tables import row_of
from ingest.readers.word_lists import WordLists
from ingest.readers.word_look import WordLook
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
        look = WordLook(document)
        lines = list(_Writer(WordLists(document), look).blocks(document.element.body))
        marks += exempt_marks(look.struck)  # in doubt it is exempt still
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, XMLSyntaxError,
            OpcError, zipfile.BadZipFile, RecursionError) as error:  # fmt: skip
        raise PaperError(DAMAGED.format(type(error).__name__)) from error
    page = page_of(list(dict.fromkeys(marks)), lines)
    if look.struck or look.has_deletions:
        page = replace(page, unread=STRUCK_OUT)
    return (page,)


def _around(part: DocumentPart) -> Iterator[str]:
    """The lines of the headers and footers, which stand outside the text itself."""
    for relation in part.rels.values():
        if relation.is_external or relation.reltype not in AROUND:
            continue
        for paragraph in parse_xml(relation.target_part.blob).iter(qn("w:p")):
            yield _text(paragraph)


class _Writer:
    """Writes out the blocks of one file, counting its lists."""

    def __init__(self, lists: WordLists, look: WordLook) -> None:
        """Write with the numbers of ``lists`` what ``look`` says is shown."""
        self._lists = lists
        self._look = look

    def blocks(self, whole: Iterable[BaseOxmlElement]) -> Iterator[str]:
        """The lines of a body, a cell or a text box, each block followed by an empty one."""
        for block in whole:
            if block.tag == qn("w:p"):
                text = _text(block, self._look)
                # A number is used up by an empty paragraph too, but is not shown without words.
                marker = self._lists.marker(block)
                yield f"{marker}{text}" if text.strip() else ""
                yield ""
                for box in _text_boxes(block):
                    yield from self.blocks(box)
            elif block.tag == qn("w:tbl"):
                for table_row in block.iter(qn("w:tr")):
                    if not _is_deleted(table_row):
                        yield row_of(list(self._cells(table_row)))
                yield ""
            elif block.tag in WRAPPERS:
                yield from self.blocks(block)

    def _cells(self, table_row: BaseOxmlElement) -> Iterator[str]:
        for cell in table_row:
            if cell.tag == qn("w:tc"):
                merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                # A cell merged with the one above it is given once, as it is printed.
                goes_on = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
                # A table within a cell has its rows read by themselves.
                own = [block for block in cell if block.tag != qn("w:tbl")]
                yield "" if goes_on else "\n".join(self.blocks(own))
            elif cell.tag in WRAPPERS:
                yield from self._cells(cell)


def _text(paragraph: BaseOxmlElement, look: WordLook | None = None) -> str:
    """The words of a paragraph; with a ``look`` without those struck out, its marks raised."""
    pieces: list[str] = []
    is_raised = False
    waiting = list(reversed(paragraph))
    while waiting:
        piece = waiting.pop()
        if piece.tag in HIDDEN or piece.tag in (TEXT_BOX, FALLBACK):
            continue
        if look is not None and piece.tag == qn("w:r"):
            if look.leaves_out(piece, paragraph):
                continue
            is_raised = look.is_raised(piece, paragraph)
        if piece.tag == qn("w:t"):
            text = piece.text or ""
            pieces.append(Raised(text) if is_raised else text)
        elif piece.tag in SIGNS:
            pieces.append(SIGNS[piece.tag])
        else:
            waiting.extend(reversed(piece))
    return with_raised(pieces)


def _text_boxes(paragraph: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """The text boxes that hang on a paragraph, each once though Word writes it in two ways."""
    for box in paragraph.iter(TEXT_BOX):
        above = {ancestor.tag for ancestor in box.iterancestors()}
        if FALLBACK not in above and not above & HIDDEN:
            yield box


def _is_deleted(table_row: BaseOxmlElement) -> bool:
    return table_row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None
