"""One page of a paper's own file, read by another program than the one that read it first."""

import io
import logging
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from bs4 import BeautifulSoup
from lxml import etree
from pypdf import PdfReader

from ingest.readers.limits import TooSlowError, at_most
from papers import PAGE_BREAK

# How many seconds of work pypdf may put into one page.
SECONDS = 20.0
UNREADABLE = "no second program could read the page"
ALIKE = "only one program could read the page, and it read it first"
UNKNOWN = "there is no second way to read a file of this type"
# What an office file holds besides the text that is shown.
HIDDEN = {"del", "moveFrom", "instrText", "tracked-changes", "annotation", "note-citation"}
LINE_ENDS = {"p", "h", "br", "cr", "tr", "line-break", "table-row"}
GAPS = {"tab", "s", "tc", "table-cell", "noBreakHyphen"}
PARTS = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml|content\.xml|styles\.xml")

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class UnreadError(Exception):
    """There is no second reading; the message is a clause that says why."""


@dataclass(frozen=True)
class Extraction:
    """A page's text, the program that read it, and whether its lists' numbers stand in no file."""

    text: str
    read_by: str
    made_numbers: bool = False


def read_again(path: Path, number: int, stored: str) -> Extraction:
    """The 1-based page of the file at ``path``, by another program than the one that read it.

    ``stored`` is the page's text as it was read first: where PDFium read the same, PDFium was the
    first to read it, and pypdf reads it now. Raises UnreadError, saying why, where nothing else
    reads it.
    """
    kind = path.suffix.lower()
    if kind == ".pdf":
        return _pdf(path, number, stored)
    read = READERS.get(kind)
    if read is None:
        raise UnreadError(UNKNOWN)
    try:
        text = read(path.read_bytes(), number)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise UnreadError(UNREADABLE) from error
    if not text.strip():
        raise UnreadError(UNREADABLE)
    return Extraction(text, "plain text", made_numbers=kind not in (".txt", ".md", ".markdown"))


def _pdf(path: Path, number: int, stored: str) -> Extraction:
    text = _by_pdfium(path, number)
    if not _same(text, stored):
        if text.strip():
            return Extraction(text, "PDFium")
        raise UnreadError(UNREADABLE)
    text = _by_pypdf(path, number)
    if not text.strip():
        raise UnreadError(ALIKE)
    return Extraction(text, "pypdf")


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _by_pdfium(path: Path, number: int) -> str:
    """What PDFium reads, with the form fields and notes that are written on the page."""
    try:
        file = pypdfium2.PdfDocument(path)
        try:
            if not 1 <= number <= len(file):
                return ""
            page = file[number - 1]
            if pdfium.FPDFPage_GetAnnotCount(page):
                pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
                page = file[number - 1]
            text = str(page.get_textpage().get_text_range())
        finally:
            file.close()
    except (pypdfium2.PdfiumError, OSError):
        return ""
    # The marks that PDFium puts for a hyphen where it joins two lines.
    return re.sub("[\ufffe\x02]", "-\n", text.replace("\r\n", "\n"))


def _by_pypdf(path: Path, number: int) -> str:
    try:
        with at_most(SECONDS):
            return PdfReader(path).pages[number - 1].extract_text()
    except MemoryError:
        raise
    except (TooSlowError, Exception):  # pypdf raises many kinds on a broken file
        return ""


def _html(content: bytes, number: int) -> str:
    soup = BeautifulSoup(content, "html.parser")
    for tag in soup(["script", "style", "template"]):
        tag.extract()
    for tag in soup(["sup", "sub", "b", "i", "em", "strong", "span", "a", "u"]):
        tag.unwrap()
    soup.smooth()
    return soup.get_text("\n")


def _office(content: bytes, number: int) -> str:
    """The texts of a DOCX or ODT file in the order of its XML, that of what is deleted apart."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    pieces: list[str] = []
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for name in sorted(filter(PARTS.fullmatch, file.namelist())):
            _write(etree.fromstring(file.read(name), parser), pieces)
    return "".join(pieces)


def _write(root: etree._Element, pieces: list[str]) -> None:
    hidden: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname
        if event == "start":
            if hidden is None and name in HIDDEN:
                hidden = element
            elif hidden is None and element.text:
                pieces.append(element.text)
        else:
            if element is hidden:
                hidden = None
            if hidden is None:
                pieces.append("\n" if name in LINE_ENDS else " " if name in GAPS else "")
                pieces.append(element.tail or "")


def _text(content: bytes, number: int) -> str:
    """The page of a plain text as its bytes give it."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ("utf-16",) if marked else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            pages = content.decode(encoding).split(PAGE_BREAK)
        except UnicodeDecodeError:
            continue
        return pages[number - 1] if 1 <= number <= len(pages) else ""
    return ""


READERS: dict[str, Callable[[bytes, int], str]] = {
    ".html": _html,
    ".htm": _html,
    ".docx": _office,
    ".odt": _office,
    ".txt": _text,
    ".md": _text,
    ".markdown": _text,
}
