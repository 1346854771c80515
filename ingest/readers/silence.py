"""Why a page has no text, in words for the person who loads it: nothing is lost in silence."""

from collections.abc import Sequence

from ingest.readers.ocr import NOT_INSTALLED
from papers import Page

BLANK = "blank"
DAMAGED = "damaged; ask for a fresh copy"
SCANNED = f"scanned; to read it, {NOT_INSTALLED}"
CIPHER = f"the file does not say which letters are drawn; to read it, {NOT_INSTALLED}"
WORDLESS = "a picture in which OCR found no words it could be sure of"
DRAWINGS = "drawings without words"
TOO_LARGE = "too large to be drawn for OCR ({}); ask for a smaller copy"
OCR_FAILED = "OCR could not read it or took too long; ask for the version with a text layer"
STRUCK_OUT = "what is struck out or marked as deleted was left out"


def remarks(pages: Sequence[Page]) -> str | None:
    """What to know of how a paper's pages were read; None where all is as it should be."""
    reasons: dict[tuple[str, str], list[int]] = {}
    for page in pages:
        missing = "not all of" if page.text.strip() else "no text on"
        why = page.unread or (None if page.text.strip() else BLANK)
        if why is not None:
            reasons.setdefault((missing, why), []).append(page.number)
    said = [f"{missing} {page_range(nn)}: {why}" for (missing, why), nn in reasons.items()]
    read = [page.number for page in pages if page.ocr]
    if read:
        said.append(f"read by OCR and perhaps wrong in places: {page_range(read)}")
    return "; ".join(said) or None


def is_wordless(page: Page) -> bool:
    """Whether there was nothing on a page to be read: blank, a drawing, or a picture."""
    return page.unread in (None, BLANK, DRAWINGS, WORDLESS)


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
