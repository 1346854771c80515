"""What PDFium, the PDF engine of the Chrome browser, makes of a file: text, contents, pictures.

It opens what pypdf cannot, says what a page without text holds, and draws it for OCR.
"""

import itertools
from typing import Literal

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from ingest.readers.characters import storable
from ingest.readers.pdf_raised import RaisedFigures

# "letters": text is drawn on the page, but the file does not say which letters they are.
Holding = Literal["nothing", "pictures", "letters", "drawings"]

# What is drawn for OCR: 300 dots an inch, as Tesseract asks for, and no more dots than these.
# That is a sheet of A2; a larger one is drawn with fewer dots an inch, down to the least.
DOTS_PER_INCH = 300
FEWEST_DOTS_PER_INCH = 75
MOST_DOTS = 40_000_000
# A picture in the file with more dots than this is not opened: unpacked it would fill the memory.
MOST_DOTS_IN_FILE = 200_000_000
# Marks that PDFium puts for a hyphen at the end of a line, which it joins to the next one.
HYPHENS = str.maketrans({"\ufffe": "-\n", "\x02": "-\n"})
# Of a page with more pieces than this, only the first ones are looked at.
MOST_PIECES = 20_000
SMALL = 0.5  # the scale at which a page is looked at for being blank: 36 dots an inch
WRITTEN_ON = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT)


class TooLargeError(Exception):
    """A page or a picture on it has too many dots to be drawn."""


class LockedError(Exception):
    """The file opens only with a password."""


class Drawn:
    """A PDF opened with PDFium. Pages are numbered from 1. Use it as a context manager."""

    def __init__(self, content: bytes) -> None:
        """Open the file; raises LockedError or ``pypdfium2.PdfiumError``."""
        try:
            self._file = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            # PDFium's last error may be that of a file before; a locked one names its lock.
            if error.err_code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in content:
                raise LockedError from error
            raise
        self.count = len(self._file)

    def __enter__(self) -> "Drawn":
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def label(self, number: int) -> str:
        """The label that the file gives a page, "" where it gives none."""
        return str(self._file.get_page_label(number - 1))

    def text(self, number: int) -> str:
        """The text of a page; "" where there is none or the page is broken."""
        try:
            return self._text_of(self._file[number - 1])
        except pypdfium2.PdfiumError:
            return ""

    def text_filled_in(self, number: int) -> str | None:
        """The text of a page with that of its form fields and notes; None where it has none.

        The page of the opened file is changed: fields and notes are made part of it.
        """
        try:
            page = self._file[number - 1]
            if not _is_written_on(page):
                return None
            pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
            page.close()
            return self._text_of(self._file[number - 1])
        except pypdfium2.PdfiumError:
            return None

    def holds(self, number: int) -> Holding | None:
        """What a page without text holds; None where the page is broken."""
        try:
            page = self._file[number - 1]
            if self._is_blank(page):
                return "nothing"
            kinds = {piece.type for piece in _pieces(page)}
        except (pypdfium2.PdfiumError, TooLargeError):
            return None
        if pdfium.FPDF_PAGEOBJ_IMAGE in kinds:
            return "pictures"
        return "letters" if pdfium.FPDF_PAGEOBJ_TEXT in kinds else "drawings"

    def covered(self, number: int) -> float:
        """The share of a page that its largest picture covers."""
        try:
            page = self._file[number - 1]
            width, height = page.get_size()
            shares = [0.0]
            for piece in _pieces(page, [pdfium.FPDF_PAGEOBJ_IMAGE]):
                left, bottom, right, top = piece.get_bounds()
                shares.append((right - left) * (top - bottom) / max(width * height, 1.0))
            return max(shares)
        except pypdfium2.PdfiumError:
            return 0.0

    def picture(self, number: int) -> tuple[Image.Image, int]:
        """A page in shades of grey, and its dots an inch. Raises TooLargeError."""
        page = self._file[number - 1]
        _check_pictures(page)
        width, height = page.get_size()
        square_inches = max(width, 1.0) * max(height, 1.0) / 72**2
        dots = min(DOTS_PER_INCH, int((MOST_DOTS / square_inches) ** 0.5))
        if dots < FEWEST_DOTS_PER_INCH:
            raise TooLargeError(f"{width / 72:.0f} by {height / 72:.0f} inches")
        drawn: Image.Image = page.render(scale=dots / 72, grayscale=True).to_pil()
        return drawn, dots

    def _text_of(self, page: pypdfium2.PdfPage) -> str:
        words = page.get_textpage()
        text = RaisedFigures(words, str(words.get_text_range())).written()
        return storable(text.replace("\r\n", "\n").translate(HYPHENS))

    def _is_blank(self, page: pypdfium2.PdfPage) -> bool:
        """Whether nothing is to be seen on a page: every dot of it has one colour."""
        _check_pictures(page)
        width, height = page.get_size()
        scale = min(SMALL, (MOST_DOTS / max(width * height, 1.0)) ** 0.5)
        dark, light = page.render(scale=scale, grayscale=True).to_pil().convert("L").getextrema()
        return bool(dark == light)


def _pieces(page: pypdfium2.PdfPage, kinds: list[int] | None = None) -> list[pypdfium2.PdfObject]:
    return list(itertools.islice(page.get_objects(filter=kinds), MOST_PIECES))


def _check_pictures(page: pypdfium2.PdfPage) -> None:
    """Raise TooLargeError for a picture that would fill the memory: a pixel bomb."""
    for piece in _pieces(page, [pdfium.FPDF_PAGEOBJ_IMAGE]):
        width, height = piece.get_px_size()
        if width * height > MOST_DOTS_IN_FILE:
            raise TooLargeError(f"a picture of {width} by {height} dots")


def _is_written_on(page: pypdfium2.PdfPage) -> bool:
    """Whether a page has form fields or notes that are written on it."""
    for place in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_PIECES)):
        note = pdfium.FPDFPage_GetAnnot(page, place)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind in WRITTEN_ON:
            return True
    return False
