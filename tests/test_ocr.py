"""Scanned pages: read by OCR, marked so, dropped where OCR is unsure, named where there is none."""

import io
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.isolate import ReaderProcess
from ingest.read import Draft, Source
from ingest.readers.ocr import NOT_INSTALLED, from_table
from ingest.readers.pdf import read_pdf
from ingest.readers.silence import remarks
from papers import PaperError

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="tesseract-ocr is not installed"
)
MINUTES = (
    "MARLBECK BOROUGH COUNCIL",
    "CHILDREN'S SCRUTINY COMMISSION",
    "",
    "The Strategic Director said that the number of agency social workers had fallen",
    "from 41 to 29 since the last meeting, and that the cost would fall with it.",
    "",
    "Resolved: That the report be noted and that a further report be brought in June.",
)


def typed(*lines: str, pages: int = 1) -> bytes:
    """A PDF with a text layer."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    for _ in range(pages):
        for place, line in enumerate(lines):
            canvas.drawString(60, 760 - 20 * place, line)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def scanned(*lines: str, pages: int = 1, turned: int = 0, stamp: str = "") -> bytes:
    """The same as a picture on each page, as a scanner makes it, and a stamp that is text."""
    page = pypdfium2.PdfDocument(typed(*lines))[0]
    picture = page.render(scale=200 / 72, grayscale=True).to_pil().rotate(turned, expand=True)
    return pictured(picture, pages, stamp)


def pictured(picture: Image.Image, pages: int = 1, stamp: str = "") -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    for _ in range(pages):
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.drawString(260, 20, stamp)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def joined(*files: bytes) -> bytes:
    writer = PdfWriter()
    for file in files:
        writer.append(PdfReader(io.BytesIO(file)))
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def dense(pages: int) -> bytes:
    """Pages that take Tesseract some seconds each."""
    return scanned(*[f"{n}. {MINUTES[3]}" for n in range(36)], pages=pages)


def very_dense(pages: int) -> bytes:
    """Pages that keep Tesseract busy for long, so that it does not end by itself."""
    page = pypdfium2.PdfDocument(typed(*[f"{n}. {MINUTES[3]}" for n in range(37)]))[0]
    one = page.render(scale=90 / 72, grayscale=True).to_pil().convert("L")
    sheet = Image.new("L", (one.width * 3, one.height * 3), 255)
    for place in range(9):
        sheet.paste(one, (one.width * (place % 3), one.height * (place // 3)))
    return pictured(sheet, pages)


@needs_tesseract
def test_a_scan_is_read_with_its_paragraphs_and_marked() -> None:
    (page,) = read_pdf(scanned(*MINUTES))
    assert page.ocr and page.unread is None
    paragraphs = page.text.split("\n\n")
    assert paragraphs[-1] == MINUTES[-1]
    assert "from 41 to 29 since the last meeting" in paragraphs[-2]
    assert remarks([page]) == "read by OCR and perhaps wrong in places: page 1"


@needs_tesseract
@pytest.mark.parametrize("turned", [180, 90])
def test_a_scan_that_lies_on_its_side_or_head_is_read(turned: int) -> None:
    (page,) = read_pdf(scanned(*MINUTES * 3, turned=turned))
    assert page.ocr
    assert "fallen" in page.text and "further report be brought" in page.text


@needs_tesseract
def test_only_the_scanned_pages_of_a_paper_go_through_ocr() -> None:
    pages = read_pdf(joined(typed("The first page is typed."), scanned(*MINUTES)))
    assert [page.ocr for page in pages] == [False, True]
    assert pages[0].text.strip() == "The first page is typed."


@needs_tesseract
def test_a_number_stamped_on_a_scan_is_not_taken_for_the_page() -> None:
    (page,) = read_pdf(scanned(*MINUTES, stamp="Page 11"))
    assert page.ocr
    assert "agency social workers" in page.text and "Page 11" in page.text


@needs_tesseract
def test_a_picture_behind_a_title_leaves_the_title() -> None:
    (page,) = read_pdf(pictured(Image.new("L", (400, 600), 200), stamp="Corporate Plan 2025"))
    assert (page.text.strip(), page.ocr, page.unread) == ("Corporate Plan 2025", False, None)


@needs_tesseract
def test_what_ocr_is_unsure_of_is_no_text() -> None:
    specks = Image.effect_noise((900, 1200), 120)
    with pytest.raises(PaperError, match="OCR found no words it could be sure of"):
        read_pdf(pictured(specks))


def test_without_tesseract_a_scan_is_a_named_failure_and_a_typed_page_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scan.pdf").write_bytes(scanned(*MINUTES, pages=2))
    (tmp_path / "mixed.pdf").write_bytes(
        joined(typed("The first page is typed."), scanned(*MINUTES), typed("So is the third."))
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    with ReaderProcess() as reader:
        scan = reader.read(Source(tmp_path / "scan.pdf", "scan.pdf"))
        mixed = reader.read(Source(tmp_path / "mixed.pdf", "mixed.pdf"))
    assert isinstance(scan, PaperError)
    assert scan.reason == f"no text on pages 1–2: scanned; to read it, {NOT_INSTALLED}"
    assert "apt install tesseract-ocr" in NOT_INSTALLED and "line-of-sight[ocr]" in NOT_INSTALLED
    assert isinstance(mixed, Draft)
    assert [bool(page.text.strip()) for page in mixed.pages] == [True, False, True]
    assert remarks(mixed.pages) == f"no text on page 2: scanned; to read it, {NOT_INSTALLED}"


def row(*words: tuple[int, int, int, float, str]) -> dict[str, list[object]]:
    names = ("block_num", "par_num", "line_num", "conf", "text")
    return {name: [word[place] for word in words] for place, name in enumerate(names)}


@pytest.mark.parametrize(
    ("table", "text", "words", "confidence"),
    [
        (row(), "", 0, 0.0),
        (row((1, 0, 0, -1, ""), (1, 1, 1, 90, "One"), (1, 1, 1, 80, "line")), "One line", 2, 85.0),
        (row((1, 1, 1, 90, "One"), (1, 1, 2, 90, "two")), "One\ntwo", 2, 90.0),
        (row((1, 1, 1, 90, "One"), (1, 2, 1, 90, "two")), "One\n\ntwo", 2, 90.0),
        (row((1, 1, 1, 90, "One"), (2, 1, 1, 90, "two")), "One\n\ntwo", 2, 90.0),
        # A line of specks is left out, but tells against the page.
        (row((1, 1, 1, 90, "One"), (2, 1, 1, 10, "~f"), (2, 1, 1, 95, "|")), "One", 2, 50.0),
    ],
)
def test_the_table_of_words(
    table: dict[str, list[object]], text: str, words: int, confidence: float
) -> None:
    found = from_table(table)
    assert (found.text, found.words, found.confidence) == (text, words, confidence)


@pytest.mark.parametrize(
    ("words", "confidence", "is_text"),
    [(50, 90.0, True), (50, 61.0, True), (50, 59.0, False), (4, 95.0, False), (0, 0.0, False)],
)
def test_only_what_ocr_is_sure_of_is_text(words: int, confidence: float, is_text: bool) -> None:
    found = from_table(row(*[(1, 1, 1, confidence, "word")] * words))
    assert found.is_text is is_text


def pixel_bomb() -> bytes:
    """A page with a picture of 20,000 by 20,000 dots, which fits into some fifty kilobytes."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    stream = StreamObject()
    stream.set_data(b"\x00" * (20_000 // 8 * 20_000))
    picture = stream.flate_encode()
    for name, value in {
        "/Type": NameObject("/XObject"),
        "/Subtype": NameObject("/Image"),
        "/Width": NumberObject(20_000),
        "/Height": NumberObject(20_000),
        "/ColorSpace": NameObject("/DeviceGray"),
        "/BitsPerComponent": NumberObject(1),
    }.items():
        picture[NameObject(name)] = value
    pictures = DictionaryObject({NameObject("/Im1"): writer._add_object(picture)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): pictures})
    draw = StreamObject()
    draw.set_data(b"595 0 0 842 0 0 cm /Im1 Do")
    page[NameObject("/Contents")] = writer._add_object(draw)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def giant_page() -> bytes:
    """A page of 200 by 200 inches, drawn on from corner to corner."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(14_400, 14_400), invariant=1)
    canvas.drawImage(ImageReader(Image.new("L", (10, 10), 90)), 0, 0, 9_000, 9_000)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (pixel_bomb, r"too large to be drawn for OCR \(a picture of 20000 by 20000 dots\)"),
        (giant_page, r"too large to be drawn for OCR \(200 by 200 inches\)"),
    ],
    ids=["pixel bomb", "giant page"],
)
def test_what_is_too_large_to_be_drawn_is_named(make: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(PaperError, match=reason):
        read_pdf(make())


@needs_tesseract
def test_scans_get_more_time_than_typed_pages(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(dense(pages=2))
    with ReaderProcess(seconds=2) as reader:
        draft = reader.read(Source(tmp_path / "scan.pdf", "scan.pdf"))
    assert isinstance(draft, Draft)
    assert all(page.ocr for page in draft.pages)


def processes(named: str, marked: str) -> list[int]:
    """The processes with a word in their command, started with ``marked`` in the environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()  # empty once it is dead
            environment = (folder / "environ").read_bytes()
        except OSError:
            continue
        if named.encode() in command and marked.encode() in environment:
            found.append(int(folder.name))
    return found


def wait_for(named: str, marked: str, there: bool) -> list[int]:
    """Wait for such a process to be there, or not so long that Tesseract ends by itself."""
    deadline = time.monotonic() + (30 if there else 1.5)
    while time.monotonic() < deadline:
        found = processes(named, marked)
        if bool(found) is there:
            return found
        time.sleep(0.02)
    raise AssertionError(f"{named} is {'not ' if there else 'still '}there")


needs_proc = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="Linux only")


@needs_tesseract
@needs_proc
def test_a_killed_reader_leaves_no_tesseract(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = f"LOS_TEST={tmp_path}"
    monkeypatch.setenv("LOS_TEST", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    (tmp_path / "scan.pdf").write_bytes(very_dense(pages=9))
    answers: list[Draft | PaperError] = []
    with ReaderProcess() as reader:
        source = Source(tmp_path / "scan.pdf", "scan.pdf")
        thread = threading.Thread(target=lambda: answers.append(reader.read(source)))
        thread.start()
        wait_for("--psm", marker, there=True)
        assert reader._process is not None
        os.kill(reader._process.pid, signal.SIGKILL)
        thread.join(timeout=30)
        assert isinstance(answers[0], PaperError) and "broke the reader" in answers[0].reason
        wait_for("--psm", marker, there=False)
    assert [path.name for path in tmp_path.iterdir()] == ["scan.pdf"]


@needs_tesseract
@needs_proc
def test_a_killed_load_leaves_no_reader_and_no_tesseract(tmp_path: Path) -> None:
    marker = f"LOS_TEST={tmp_path}"
    (tmp_path / "scan.pdf").write_bytes(very_dense(pages=9))
    program = (
        "import sys; from pathlib import Path; from ingest.read import Source; "
        "from ingest.isolate import ReaderProcess\n"
        "with ReaderProcess() as reader: reader.read(Source(Path(sys.argv[1]), 'scan.pdf'))"
    )
    load = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "scan.pdf")],
        env={**os.environ, "LOS_TEST": str(tmp_path), "TMPDIR": str(tmp_path)},
        cwd=Path(__file__).parent.parent,
    )
    wait_for("--psm", marker, there=True)
    load.kill()
    load.wait()
    wait_for("--psm", marker, there=False)
    wait_for("ingest.worker", marker, there=False)
