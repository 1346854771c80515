"""One reader for each file format: a path in, the paper's pages out.

A reader raises :class:`papers.PaperError` with a sentence that says what is wrong with the file
and what to do. It never returns an empty paper.
"""

from collections.abc import Callable
from pathlib import Path

from ingest.printed import with_printed
from ingest.readers.html import read_html
from ingest.readers.opendocument import read_odt
from ingest.readers.pdf import read_pdf
from ingest.readers.silence import STRUCK_OUT
from ingest.readers.text import read_text
from ingest.readers.word import read_docx
from papers import Page, PaperError

READERS: dict[str, Callable[[bytes], tuple[Page, ...]]] = {
    ".pdf": read_pdf,
    ".txt": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".docx": read_docx,
    ".odt": read_odt,
    ".html": read_html,
    ".htm": read_html,
}


def read_pages(path: Path, content: bytes) -> tuple[Page, ...]:
    """The pages of the file at ``path``, whose bytes are ``content``.

    Raises PaperError if the file is empty, of an unknown type, or cannot be read.
    """
    reader = READERS.get(path.suffix.lower())
    if path.suffix.lower() == ".doc":
        raise PaperError("the old Word format is not read; open it and save it as DOCX")
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise PaperError(
            f"the file type {path.suffix or '(none)'} is not one this version reads; "
            f"save the paper as one of {known}"
        )
    if not content.strip():
        raise PaperError("the file is empty; ask for a fresh copy")
    pages = reader(content)
    if not any(page.text.strip() for page in pages):
        if any(page.unread == STRUCK_OUT for page in pages):
            raise PaperError(
                "all the text of the file is struck out or marked as deleted; check that it is "
                "the version that stands"
            )
        raise PaperError("no text was found in the file; check that it opens and is not blank")
    return with_printed(pages)
