"""PDF files with a text layer, through pypdf; page numbers are the file's own, from 1."""

import io
import logging

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from ingest.readers.characters import storable
from papers import Page, PaperError

SCANNED = (
    "scanned: no text on {where}; ask for the version with a text layer, or run it through OCR"
)

# pypdf tells every oddity of a file through logging; what matters is raised.
logging.getLogger("pypdf").setLevel(logging.ERROR)


def read_pdf(content: bytes) -> tuple[Page, ...]:
    """The pages of a PDF, each with the text pypdf reads and the number printed on it.

    Raises PaperError for what is not a PDF, is encrypted, is broken, or has no text layer.
    """
    if b"%PDF-" not in content[:1024]:
        raise PaperError("the file is named .pdf but is not a PDF; check how it was saved")
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise PaperError("the PDF needs a password; ask for a copy without one")
        labels = _labels(reader)
        pages = tuple(
            Page(number, _text(reader, number), labels[number - 1])
            for number in range(1, len(reader.pages) + 1)
        )
    except (FileNotDecryptedError, DependencyError) as error:
        raise PaperError("the PDF is encrypted; ask for a copy without a password") from error
    except PaperError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError,
            RecursionError, NotImplementedError) as error:  # fmt: skip
        raise PaperError(f"the PDF is damaged and could not be read ({error})") from error
    if not pages:
        raise PaperError("the PDF has no pages; ask for a fresh copy")
    if not any(page.text.strip() for page in pages):
        raise PaperError(SCANNED.format(where=page_range([page.number for page in pages])))
    return pages


def _text(reader: PdfReader, number: int) -> str:
    try:
        return storable(reader.pages[number - 1].extract_text())
    except Exception as error:  # pypdf raises many kinds on one broken page
        raise PaperError(
            f"page {number} is damaged and could not be read ({error}); ask for a fresh copy",
            page=number,
        ) from error


def _labels(reader: PdfReader) -> list[str | None]:
    """The page labels the file gives, or None for each page where it gives none."""
    try:
        if "/PageLabels" in reader.root_object:
            return list(reader.page_labels)
    except Exception:  # a broken label tree costs the labels, not the paper
        return [None] * len(reader.pages)
    return [None] * len(reader.pages)


def page_range(numbers: list[int]) -> str:
    """Write page numbers as a person would: "page 3", "pages 1–4", "pages 1–2 and 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    written = [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    joined = written[0] if len(written) == 1 else ", ".join(written[:-1]) + " and " + written[-1]
    return f"page {joined}" if len(numbers) == 1 else f"pages {joined}"
