"""Quotations are found and marked on the pages of real PDFs: the samples, and made-up hard ones."""

import io
import threading
from pathlib import Path

import numpy
import pytest
from PIL import Image
from pypdf import PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.readers.pdf import read_pdf
from screens.highlight import Box, PictureError, quote_boxes, render_page

SAMPLES = Path(__file__).parent.parent / "samples" / "papers"
MINUTES = SAMPLES / "2024-03-13-childrens-scrutiny-minutes.pdf"


def printed(path: Path, *lines: str, size: tuple[float, float] = A4) -> Path:
    canvas = Canvas(str(path), pagesize=size, invariant=1)
    for place, line in enumerate(lines):
        canvas.drawString(72, size[1] - 100 - 20 * place, line)
    canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*.pdf")), ids=lambda path: path.stem)
def test_lines_of_every_sample_page_are_found(file: Path) -> None:
    for page in read_pdf(file.read_bytes()):
        at = 0
        for line in page.text.split("\n"):
            start = page.text.index(line, at)
            at = start + len(line)
            if sum(c.isalnum() for c in line) > 8:
                assert quote_boxes(file, page.number, line, page.text[:start]), line


def test_a_sentence_over_two_lines_has_a_box_for_each() -> None:
    text = read_pdf(MINUTES.read_bytes())[1].text
    start = text.index("Councillor Cawthra referred")
    quote = text[start : text.index("one.", start) + 4]
    boxes = quote_boxes(MINUTES, 2, quote, text[:start])
    assert len(boxes) == 2
    assert boxes[0].bottom >= boxes[1].top - 2
    assert all(0 < box.left < box.right < 596 and 0 < box.bottom < box.top < 843 for box in boxes)


def test_words_that_stand_twice_are_marked_where_they_are_cited(tmp_path: Path) -> None:
    path = printed(tmp_path / "twice.pdf", "That the report be noted.", "That the report be noted.")
    first = quote_boxes(path, 1, "That the report be noted.", "")
    second = quote_boxes(path, 1, "That the report be noted.", "That the report be noted.\n")
    assert first[0].bottom > second[0].top - 8
    assert first != second


@pytest.mark.parametrize(
    "quote",
    [
        "the of\ufb01cers  agreed",
        "the offi-\ncers agreed",
        "‘the officers’ agreed",
        "the\u00ad officers\nagreed",
    ],
)
def test_ligatures_hyphens_and_quotation_marks_are_folded(tmp_path: Path, quote: str) -> None:
    path = printed(tmp_path / "folded.pdf", "It was noted that the officers agreed.")
    assert len(quote_boxes(path, 1, quote)) == 1


def test_only_the_quoted_words_are_inside_the_box(tmp_path: Path) -> None:
    path = printed(tmp_path / "part.pdf", "before the quoted words after")
    (box,) = quote_boxes(path, 1, "the quoted words")
    (whole,) = quote_boxes(path, 1, "before the quoted words after")
    assert whole.left + 20 < box.left
    assert box.right < whole.right - 20


def test_lines_in_another_order_are_still_marked_each(tmp_path: Path) -> None:
    path = printed(
        tmp_path / "order.pdf", "the first line of the two", "not quoted", "second of the two lines"
    )
    boxes = quote_boxes(path, 1, "the first line of the two\nsecond of the two lines")
    assert len(boxes) == 2


@pytest.mark.parametrize("quote", ["", " \n ", "…", "words that are not on this page at all"])
def test_what_is_not_on_the_page_has_no_box(quote: str) -> None:
    assert quote_boxes(MINUTES, 1, quote) == []


def tinted(png: bytes) -> list[tuple[int, int]]:
    """The pixels, as (x, y), that have the yellow of a mark."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    red, green, blue = (numpy.asarray(band).astype(int) for band in picture.split())
    rows, columns = numpy.nonzero((red > 240) & (green > 200) & (green < 240) & (blue < 120))
    return list(zip(columns.tolist(), rows.tolist(), strict=True))


def test_the_picture_shows_the_mark_and_stays_readable() -> None:
    text = read_pdf(MINUTES.read_bytes())[1].text
    boxes = quote_boxes(MINUTES, 2, text[text.index("Councillor Cawthra") :][:90])
    plain, marked = render_page(MINUTES, 2, []), render_page(MINUTES, 2, boxes)
    assert marked.startswith(b"\x89PNG")
    assert not tinted(plain)
    assert len(tinted(marked)) > 1000
    assert len(marked) < 1_000_000


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_mark_lies_on_the_words_of_a_turned_page(tmp_path: Path, rotation: int) -> None:
    writer = PdfWriter(printed(tmp_path / "straight.pdf", "some words to mark"))
    writer.pages[0].rotate(rotation)
    path = tmp_path / "turned.pdf"
    writer.write(path)
    boxes = quote_boxes(path, 1, "words to mark")
    marked = render_page(path, 1, boxes, scale=1.0)
    plain = Image.open(io.BytesIO(render_page(path, 1, [], scale=1.0))).convert("L")
    assert (plain.width < plain.height) is (rotation in (0, 180))
    across, down = zip(*tinted(marked), strict=True)
    frame = (min(across), min(down), max(across) + 1, max(down) + 1)
    darkest, _ = plain.crop(frame).getextrema()
    assert isinstance(darkest, (int, float)) and darkest < 100


def test_a_huge_page_is_drawn_smaller(tmp_path: Path) -> None:
    path = printed(tmp_path / "huge.pdf", "a plan", size=(5000, 3000))
    assert max(Image.open(io.BytesIO(render_page(path, 1, []))).size) <= 2400


@pytest.mark.parametrize("page", [0, 5, 99])
def test_a_page_that_is_not_there_is_a_named_error(page: int) -> None:
    with pytest.raises(PictureError):
        render_page(MINUTES, page, [])


def test_a_damaged_or_missing_file_is_a_named_error(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.4\nnothing more")
    for path in (damaged, tmp_path / "missing.pdf"):
        with pytest.raises(PictureError):
            quote_boxes(path, 1, "words")
        with pytest.raises(PictureError):
            render_page(path, 1, [Box(1, 1, 2, 2)])


def test_many_readers_may_look_at_once() -> None:
    found: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: found.append(render_page(MINUTES, 1, [], 0.5)))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1 and len(found) == 6
