"""PDF files: pypdf reads them first, PDFium where pypdf cannot, OCR what is only a picture.

pypdf keeps the empty lines between paragraphs, by which a page is cut up; PDFium reads more
files and reads them faster. Page numbers are the file's own, from 1.
"""

import io
import logging
import time
from contextlib import ExitStack

import pypdfium2
from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from ingest.readers.characters import storable
from ingest.readers.lettering import is_cipher, is_torn, letters_in
from ingest.readers.limits import TooSlowError, allow, at_most
from ingest.readers.pdfium import Drawn, LockedError
from ingest.readers.raised import raised_as_in
from ingest.readers.scans import read_scan
from ingest.readers.silence import DAMAGED, is_wordless, remarks
from papers import Page, PaperError

LOCKED = "the PDF needs a password; ask for a copy without one"
BROKEN = "the PDF is damaged and could not be read ({}); ask for a fresh copy"
# How long pypdf may try: so many seconds for a file and for each of its pages. What it has not
# read by then, PDFium reads.
SECONDS = 8.0
SECONDS_A_PAGE = 0.3
# A scanned page may have its number stamped on it: text of so few letters is not the page's.
FEWEST_LETTERS = 120
# How much of a page a picture covers that is a scan of it.
MOST_OF_PAGE = 0.6


# pypdf tells every oddity of a file through logging; what matters is raised.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(content: bytes) -> tuple[Page, ...]:
    """The pages of a PDF, each with its text and, where the file names its pages, its label.

    Raises PaperError for what is not a PDF, needs a password, is broken, or holds no words.
    """
    if b"%PDF-" not in content[:1024]:
        raise PaperError("the file is named .pdf but is not a PDF; check how it was saved")
    first = _Pypdf(content)
    with ExitStack() as stack:
        try:
            drawn = stack.enter_context(Drawn(content))
        except LockedError as error:
            raise PaperError(LOCKED) from error
        except pypdfium2.PdfiumError as error:
            if first.locked:
                raise PaperError(LOCKED) from error
            drawn = None
        pages = _pages(first, drawn)
    if not pages:
        raise PaperError("the PDF has no pages; ask for a fresh copy")
    if not any(page.text.strip() for page in pages):
        raise PaperError(remarks(pages) or BROKEN, page=1 if len(pages) == 1 else None)
    return pages


class _Pypdf:
    """A PDF as pypdf reads it, as far as it can and for as long as it may."""

    def __init__(self, content: bytes) -> None:
        """Open the file; ``count`` is its number of pages, None where it cannot be opened."""
        self.locked = False
        self.count: int | None = None
        self.trouble = ""
        self._left = SECONDS
        started = time.process_time()
        try:
            with at_most(self._left):
                self._reader = PdfReader(io.BytesIO(content))
                if self._reader.is_encrypted and not self._reader.decrypt(""):
                    self.locked = True
                else:
                    self.count = len(self._reader.pages)
        except (FileNotDecryptedError, DependencyError):
            self.locked = True
        except MemoryError:
            raise
        except (TooSlowError, Exception) as error:  # pypdf raises many kinds on a broken file
            self.trouble = str(error) or type(error).__name__
        self._left += SECONDS_A_PAGE * (self.count or 0) - (time.process_time() - started)

    def text(self, number: int) -> str | None:
        """The text of a page; None where pypdf cannot read it or has had its time."""
        if self._left <= 0:
            return None
        started = time.process_time()
        try:
            with at_most(self._left):
                return storable(self._reader.pages[number - 1].extract_text())
        except MemoryError:
            raise
        except (TooSlowError, Exception):  # pypdf raises many kinds on one broken page
            return None
        finally:
            self._left -= time.process_time() - started

    def labels(self) -> list[str]:
        """The page labels the file gives; none where it gives none that can be read."""
        try:
            if "/PageLabels" in self._reader.root_object:
                return list(self._reader.page_labels)
        except Exception:  # a broken label tree costs the labels, not the paper
            return []
        return []


def _pages(first: _Pypdf, drawn: Drawn | None) -> tuple[Page, ...]:
    count = drawn.count if drawn else first.count
    if count is None:
        raise PaperError(BROKEN.format(first.trouble))
    allow(count)
    # Where the two count differently, the pages that a person is shown are PDFium's.
    usable = first if first.count == count else None
    if usable:
        labels = usable.labels()
    else:
        labels = [drawn.label(number) for number in range(1, count + 1)] if drawn else []
    if labels == [str(number) for number in range(1, count + 1)]:
        labels = []  # they say nothing
    pages = []
    for number in range(1, count + 1):
        printed = (labels[number - 1] or None) if number <= len(labels) else None
        pages.append(_page(number, printed, usable, drawn))
    return tuple(pages)


def _page(number: int, printed: str | None, first: _Pypdf | None, drawn: Drawn | None) -> Page:
    text = first.text(number) if first else None
    if drawn is None:
        return Page(number, text or "", printed, unread=None if text else DAMAGED)
    broken = text is None
    text = _better(text or "", drawn.text(number))
    filled = drawn.text_filled_in(number)
    if filled and letters_in(filled) > letters_in(text):
        text = filled
    if not letters_in(text):
        return read_scan(drawn, number, printed, broken)
    if is_cipher(text):
        return read_scan(drawn, number, printed, broken, cipher=True)
    if letters_in(text) < FEWEST_LETTERS and drawn.covered(number) > MOST_OF_PAGE:
        scan = read_scan(drawn, number, printed, broken)
        if letters_in(scan.text) > 2 * letters_in(text):
            return scan
        # A picture without words behind a title leaves nothing unread.
        return Page(number, text, printed, unread=None if is_wordless(scan) else scan.unread)
    return Page(number, text, printed)


def _better(text: str, other: str) -> str:
    """The ``text`` that pypdf reads, unless PDFium's is text where it is not, or is whole."""
    if not letters_in(text):
        return other
    if not letters_in(other):
        return text
    if (is_cipher(text) and not is_cipher(other)) or is_torn(text, other):
        return other
    # PDFium alone is asked where figures are drawn.
    return raised_as_in(text, other)
