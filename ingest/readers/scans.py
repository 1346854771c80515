"""A page of a PDF that has no text of its own: read by OCR, or with the reason why not."""

import pypdfium2

from ingest.readers.ocr import Recognition, UnreadableError, recognise
from ingest.readers.pdfium import Drawn, TooLargeError
from ingest.readers.silence import (
    BLANK,
    CIPHER,
    DAMAGED,
    DRAWINGS,
    OCR_FAILED,
    SCANNED,
    TOO_LARGE,
    WORDLESS,
)
from papers import Page


def read_scan(
    drawn: Drawn, number: int, printed: str | None, broken: bool, cipher: bool = False
) -> Page:
    """The page as OCR reads it, or without text and with the reason in ``unread``.

    ``broken`` says that pypdf could not read the page; ``cipher`` that it has a text layer which
    makes no sense.
    """
    holds = drawn.holds(number)
    try:
        if holds == "nothing":
            return Page(number, "", printed, unread=DAMAGED if broken else BLANK)
        picture, dots = drawn.picture(number)
        found = recognise(picture, dots)
    except TooLargeError as error:
        return Page(number, "", printed, unread=TOO_LARGE.format(error))
    except pypdfium2.PdfiumError:
        return Page(number, "", printed, unread=DAMAGED)
    except UnreadableError:
        return Page(number, "", printed, unread=OCR_FAILED)
    if found is not None and found.is_text:
        return Page(number, found.text, printed, ocr=True)
    if cipher or holds == "letters":
        return Page(number, "", printed, unread=CIPHER if found is None else _unsure(found))
    if holds == "drawings":
        return Page(number, "", printed, unread=DRAWINGS)
    return Page(number, "", printed, unread=SCANNED if found is None else WORDLESS)


def _unsure(found: Recognition) -> str:
    return f"the file does not say which letters are drawn, and {WORDLESS}"
