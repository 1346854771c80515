"""Read the words in a picture of a page with Tesseract (the optional extra ``ocr``).

Fails closed: what Tesseract itself is not sure of is not kept as a paper's text.
"""

import os
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from PIL import Image

from ingest.readers.characters import storable
from ingest.readers.limits import allow

# The most seconds that OCR may take over one page: the file's time limit is put off by as much.
SECONDS_A_PAGE = 60
# Tesseract gives each word its confidence, from 0 to 100. The mean of a page of clear print is
# 85 to 95, of a poor photocopy 70 to 80, of a map, a photograph or a page upside down 20 to 45.
LEAST_CONFIDENCE = 60.0
# With fewer words than this it is a picture with a caption or a logo, not a page of text.
FEWEST_WORDS = 5
# A line in which no word is as sure as this is a picture, a rule or a speck taken for words.
SURE = 50.0
# English, and Welsh where its data is installed: one paper often holds both.
LANGUAGES = ("eng", "cym")
NOT_INSTALLED = "install tesseract-ocr (Debian: apt install tesseract-ocr) and line-of-sight[ocr]"


@dataclass(frozen=True)
class Recognition:
    """What OCR made of a page: its text, paragraphs parted by empty lines, and how sure it is."""

    text: str
    words: int
    confidence: float

    @property
    def is_text(self) -> bool:
        """Whether it is good enough to be kept."""
        return self.words >= FEWEST_WORDS and self.confidence >= LEAST_CONFIDENCE


class UnreadableError(Exception):
    """Tesseract could not read the picture: it failed or took too long."""


def recognise(picture: Image.Image, dots_per_inch: int) -> Recognition | None:
    """What is written in ``picture``; None where Tesseract is not installed.

    A page that makes no sense as it stands is tried once more on its side and upside down.
    Raises UnreadableError.
    """
    languages = languages_installed()
    if not languages:
        return None
    allow(SECONDS_A_PAGE)
    found = _recognise(picture, dots_per_inch, languages, mode=3)
    if not found.is_text and found.words >= FEWEST_WORDS:
        allow(SECONDS_A_PAGE)
        turned = _recognise(picture, dots_per_inch, languages, mode=1)
        found = max(found, turned, key=lambda one: one.confidence)
    return found


@cache
def languages_installed() -> tuple[str, ...]:
    """The languages of ours that Tesseract can read here; none where it cannot be used."""
    try:
        import pytesseract

        known = pytesseract.get_languages()
    except (ImportError, OSError, RuntimeError):
        return ()
    return tuple(language for language in LANGUAGES if language in known)


def _recognise(
    picture: Image.Image, dots_per_inch: int, languages: tuple[str, ...], mode: int
) -> Recognition:
    """Run Tesseract once; ``mode`` is its page segmentation: 3 upright, 1 whichever way up."""
    import pytesseract

    # One thread: the load has as many readers as it may use processors.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    try:
        table = pytesseract.image_to_data(
            picture,
            lang="+".join(languages),
            config=f"--dpi {dots_per_inch} --psm {mode}",
            output_type=pytesseract.Output.DICT,
            timeout=SECONDS_A_PAGE,
        )
    except (RuntimeError, OSError, ValueError) as error:
        raise UnreadableError(str(error)) from error
    return from_table(table)


def from_table(table: dict[str, list[Any]]) -> Recognition:
    """The text in Tesseract's table of words, line by line and paragraph by paragraph."""
    names = ("block_num", "par_num", "line_num", "conf", "text")
    rows = [
        (block, paragraph, line, float(sure), str(word).strip())
        for block, paragraph, line, sure, word in zip(*(table[n] for n in names), strict=True)
        if float(sure) >= 0 and str(word).strip()
    ]
    paragraphs: list[str] = []
    for _, paragraph in groupby(rows, key=lambda row: row[:2]):
        lines = [list(line) for _, line in groupby(paragraph, key=lambda row: row[2])]
        sure = [line for line in lines if any(_is_sure(row[3], row[4]) for row in line)]
        if sure:
            paragraphs.append("\n".join(" ".join(row[4] for row in line) for line in sure))
    # Of all the words, also of those in the lines left out: a page of specks is no page of text.
    confidences = [row[3] for row in rows if any(sign.isalnum() for sign in row[4])]
    mean = sum(confidences) / len(confidences) if confidences else 0.0
    return Recognition(storable("\n\n".join(paragraphs)), len(confidences), round(mean, 1))


def _is_sure(confidence: float, word: str) -> bool:
    return confidence >= SURE and any(sign.isalnum() for sign in word)
