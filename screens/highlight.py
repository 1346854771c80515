"""A page of a PDF as a picture, with a quotation marked where it stands."""

import io
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageDraw

# PDFium is not safe to use from two threads, and every reader of the app has one.
_PDFIUM = Lock()
TINT = (255, 226, 77)
OUTLINE = (110, 66, 0)
# A page larger than this many pixels either way is drawn smaller.
MOST_PIXELS = 2400
# A line of a quotation shorter than this many letters is too common to be looked for by itself.
FEWEST_LETTERS = 8
KEPT_SIGNS = frozenset("£$€%")


@dataclass(frozen=True)
class Box:
    """A rectangle on a page in points, counted from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class PictureError(Exception):
    """The page cannot be drawn: the file is damaged, locked or has no such page."""


def quote_boxes(pdf_path: Path, page: int, quote: str, before: str = "") -> list[Box]:
    """Where ``quote`` stands on the 1-based ``page``: one box for each line of it, top first.

    White space, hyphens, ligatures and punctuation are folded, since two programs that read a
    PDF seldom agree on them. Where the words stand more than once, ``before`` (the page's text
    ahead of the quotation) tells which is meant. Gives an empty list where the words are not
    found; raises PictureError where the page cannot be opened.
    """
    with _opened(pdf_path, page) as opened:
        text = opened.get_textpage()
        letters: list[str] = []
        places: list[int] = []
        for place in range(text.count_chars()):
            for letter in _fold(chr(pdfium.FPDFText_GetUnicode(text, place))):
                letters.append(letter)
                places.append(place)
        spans = _spans("".join(letters), quote, _fold(before))
        boxes = [
            _char_box(text, place)
            for start, end in spans
            for place in dict.fromkeys(places[start:end])
        ]
        return _lines([box for box in boxes if box.right > box.left and box.top > box.bottom])


def render_page(pdf_path: Path, page: int, boxes: Sequence[Box], scale: float = 2.0) -> bytes:
    """Draw the 1-based ``page`` as a PNG at ``scale`` pixels a point, with ``boxes`` marked.

    A mark is a yellow tint and an outline, so that it does not depend on colour alone. Raises
    PictureError where the page cannot be opened or drawn.
    """
    with _opened(pdf_path, page) as opened:
        width, height = opened.get_size()
        scale = min(scale, MOST_PIXELS / max(width, height, 1.0))
        bitmap = opened.render(scale=scale)
        to_pixel = bitmap.get_posconv(opened).to_bitmap
        corners = [(to_pixel(box.left, box.bottom), to_pixel(box.right, box.top)) for box in boxes]
        picture = bitmap.to_pil().convert("RGB")
    room, line = max(1, round(scale)), max(1, round(0.75 * scale))
    frames = [
        (min(x1, x2) - room, min(y1, y2) - room, max(x1, x2) + room, max(y1, y2) + room)
        for (x1, y1), (x2, y2) in corners
    ]
    # Multiplied like a marker pen, the tint leaves the letters as dark as they are printed.
    tint = Image.new("RGB", picture.size, "white")
    for frame in frames:
        ImageDraw.Draw(tint).rectangle(frame, fill=TINT)
    picture = ImageChops.multiply(picture, tint)
    for frame in frames:
        ImageDraw.Draw(picture).rectangle(frame, outline=OUTLINE, width=line)
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


@contextmanager
def _opened(pdf_path: Path, page: int) -> Iterator[pypdfium2.PdfPage]:
    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf_path)
            try:
                if not 1 <= page <= len(document):
                    raise PictureError(f"there is no page {page}")
                yield document[page - 1]
            finally:
                document.close()
        except (pypdfium2.PdfiumError, OSError) as error:
            raise PictureError(f"page {page} could not be drawn ({error})") from error


def _fold(text: str) -> str:
    """Keep the letters, digits and money signs of ``text``, ligatures and accents taken apart."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if letter.isalnum() or letter in KEPT_SIGNS
    )


def _spans(page: str, quote: str, before: str) -> list[tuple[int, int]]:
    """Where the quotation stands in the folded page: whole if it can be, else line by line."""
    wanted = _fold(quote)
    if not wanted:
        return []
    found = _occurrences(page, wanted)
    if found:
        start = found[min(len(_occurrences(before, wanted)), len(found) - 1)]
        return [(start, start + len(wanted))]
    spans: list[tuple[int, int]] = []
    after = 0
    for line in (_fold(line) for line in quote.splitlines()):
        start = page.find(line, after) if len(line) >= FEWEST_LETTERS else -1
        if start < 0:
            continue
        after = start + len(line)
        spans.append((start, after))
    return spans


def _occurrences(text: str, wanted: str) -> list[int]:
    starts = []
    start = text.find(wanted)
    while start >= 0:
        starts.append(start)
        start = text.find(wanted, start + 1)
    return starts


def _char_box(text: pypdfium2.PdfTextPage, place: int) -> Box:
    left, bottom, right, top = text.get_charbox(place, loose=True)
    return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _lines(boxes: Sequence[Box]) -> list[Box]:
    """Boxes of single characters joined into one box for each line."""
    lines: list[Box] = []
    for box in boxes:
        last = lines[-1] if lines else None
        if last and _share_a_line(last, box):
            lines[-1] = Box(
                min(last.left, box.left),
                min(last.bottom, box.bottom),
                max(last.right, box.right),
                max(last.top, box.top),
            )
        else:
            lines.append(box)
    return lines


def _share_a_line(one: Box, other: Box) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > 0.5 * min(one.top - one.bottom, other.top - other.bottom)
