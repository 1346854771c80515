"""Word (DOCX) and OpenDocument (ODT) files: paragraphs, lists and tables in reading order.

Neither format says where its pages break, so a paper is one page, as on the web.
"""

import io
import zipfile

import odfdo
from docx import Document
from docx.table import Table
from lxml.etree import XMLSyntaxError

from ingest.readers.characters import storable
from papers import Page, PaperError

# An office file is a zip; unpacked, a paper stays far below this many bytes.
MOST_UNPACKED = 200 * 1024**2
WORDS = "|".join(
    f"descendant::{piece}[not(ancestor::draw:frame or ancestor::text:note)]"
    for piece in ("text()", "text:s", "text:tab", "text:line-break")
)
DAMAGED = "the file is damaged and could not be read ({}); save it anew"


def read_docx(content: bytes) -> tuple[Page, ...]:
    """The one page of a Word file; a table's row is one line, its cells parted by bars."""
    _check_zip(content, "a Word file (DOCX)")
    try:
        lines: list[str] = []
        for block in Document(io.BytesIO(content)).iter_inner_content():
            if isinstance(block, Table):
                lines += [_row(_once([c.text for c in row.cells])) for row in block.rows] + [""]
            else:
                bullet = "List" in (block.style.name or "" if block.style is not None else "")
                lines += [f"- {block.text}" if bullet and block.text.strip() else block.text, ""]
    except (KeyError, ValueError, XMLSyntaxError, zipfile.BadZipFile, AttributeError) as error:
        raise PaperError(DAMAGED.format(type(error).__name__)) from error
    return (_page(lines),)


def read_odt(content: bytes) -> tuple[Page, ...]:
    """The one page of an OpenDocument text; rows and bullets as in a Word file."""
    _check_zip(content, "an OpenDocument text (ODT)")
    try:
        lines: list[str] = []
        for block in odfdo.Document(io.BytesIO(content)).body.children:
            _write_odt(block, lines)
    except (KeyError, ValueError, TypeError, XMLSyntaxError, zipfile.BadZipFile) as error:
        raise PaperError(DAMAGED.format(type(error).__name__)) from error
    return (_page(lines),)


def _write_odt(block: odfdo.Element, lines: list[str]) -> None:
    if block.tag in ("text:p", "text:h"):
        lines += [_plain(block), ""]
    elif block.tag == "text:list":
        for item in block.get_elements("descendant::text:list-item/text:p"):
            lines.append(f"- {_plain(item)}")
        lines.append("")
    elif block.tag == "table:table":
        for row in block.get_elements("descendant::table:table-row"):
            cells = row.get_elements("table:table-cell")
            lines.append(_row([_plain(cell) for cell in cells]))
        lines.append("")
    elif block.tag == "text:section":
        for child in block.children:
            _write_odt(child, lines)


def _plain(element: odfdo.Element) -> str:
    """The words in an element, without those of pictures, notes and tracked changes."""
    paragraphs = element.get_elements("descendant-or-self::text:p|descendant-or-self::text:h")
    # Spaces, tabs and line breaks are elements of their own in this format.
    return " ".join(
        "".join(
            " " if isinstance(piece, odfdo.Element) else str(piece) for piece in one.xpath(WORDS)
        )
        for one in paragraphs
    )


def _row(cells: list[str]) -> str:
    return " | ".join(" ".join(cell.split()) for cell in cells).strip(" |")


def _once(cells: list[str]) -> list[str]:
    """A merged cell is given once for each column it covers: keep one."""
    return [cell for n, cell in enumerate(cells) if n == 0 or cell != cells[n - 1]]


def _page(lines: list[str]) -> Page:
    text = "\n".join(line.rstrip() for line in lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return Page(1, storable(text.strip("\n")))


def _check_zip(content: bytes, form: str) -> None:
    """Refuse what is not a zip, needs a password, or would unpack to too much."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise PaperError("the file is locked with a password, or is of the old Word format; "
                         "save it as DOCX without a password")  # fmt: skip
    try:
        size = sum(info.file_size for info in zipfile.ZipFile(io.BytesIO(content)).infolist())
    except zipfile.BadZipFile as error:
        raise PaperError(f"the file is not {form}, though it is named so") from error
    if size > MOST_UNPACKED:
        raise PaperError("unpacked, the file is far larger than a paper; ask for a fresh copy")
