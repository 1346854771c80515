"""No file can hang, crash or fill the memory of a load: it is read in a process with limits."""

import io
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    EncodedStreamObject,
    NameObject,
)

from ingest.describe import Overrides
from ingest.isolate import ReaderProcess, read_all
from ingest.read import Draft, Source
from ingest.readers.pdf import read_pdf
from papers import PaperError
from samples import PAPERS

GOOD = next(path for path in sorted(PAPERS.iterdir()) if path.suffix == ".pdf")


def source(path: Path) -> Source:
    return Source(path, path.name)


def pdf_whose_page_is(content: bytes, path: Path) -> Path:
    """A PDF of one page that draws ``content``, compressed."""
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    stream = DecodedStreamObject()
    stream.set_data(content)
    compressed = stream.flate_encode()
    assert isinstance(compressed, EncodedStreamObject)
    page[NameObject("/Contents")] = writer._add_object(compressed)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    buffer = io.BytesIO()
    writer.write(buffer)
    path.write_bytes(buffer.getvalue())
    return path


def test_a_good_paper_reads_as_it_does_in_this_process() -> None:
    with ReaderProcess() as reader:
        draft = reader.read(replace(source(GOOD), said=Overrides(committee="Audit Committee")))
    assert isinstance(draft, Draft)
    assert draft.paper.committee == "Audit Committee"
    assert "Marlbeck" in draft.pages[0].text


def test_a_page_that_takes_for_ever_is_named_and_the_next_file_is_read(tmp_path: Path) -> None:
    slow = pdf_whose_page_is(
        b"BT /F1 9 Tf " + b"0 9 Td (a) Tj " * 2_000_000 + b"ET", tmp_path / "slow.pdf"
    )
    with ReaderProcess(seconds=4) as reader:
        error = reader.read(source(slow))
        after = reader.read(source(GOOD))
    assert isinstance(error, PaperError)
    assert "took longer than 4 seconds" in error.reason
    assert isinstance(after, Draft)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not hold to address space limits")
def test_a_bomb_is_named_and_the_next_file_is_read(tmp_path: Path) -> None:
    bomb = pdf_whose_page_is(b"BT (a) Tj ET " + b" " * 400_000_000, tmp_path / "bomb.pdf")
    assert bomb.stat().st_size < 2_000_000
    with ReaderProcess(memory=400 * 1024**2) as reader:
        error = reader.read(source(bomb))
        after = reader.read(source(GOOD))
    assert isinstance(error, PaperError)
    assert isinstance(after, Draft)


def test_a_reader_that_is_killed_is_named_and_started_again(tmp_path: Path) -> None:
    with ReaderProcess() as reader:
        assert isinstance(reader.read(source(GOOD)), Draft)
        assert reader._process is not None
        os.kill(reader._process.pid, 9)
        error = reader.read(source(GOOD))
        after = reader.read(source(GOOD))
    assert isinstance(error, PaperError)
    assert "broke the reader" in error.reason
    assert isinstance(after, Draft)


def test_what_a_library_prints_does_not_get_into_the_answers() -> None:
    program = (
        "import os; from ingest.worker import _answers; answers = _answers();"
        "print('a library', flush=True); os.write(1, b'and one in C'); answers.write(b'answer');"
        "answers.flush()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, cwd=PAPERS.parent.parent, check=True
    )
    assert done.stdout == b"answer"


def test_pypdf_may_take_only_so_long_before_pdfium_reads_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = pdf_whose_page_is(
        b"BT /F1 9 Tf 10 10 Td (It was agreed.) Tj " + b"0 0 Td () Tj " * 90_000 + b"ET",
        tmp_path / "slow.pdf",
    )
    started = time.process_time()
    assert PdfReader(slow).pages[0].extract_text().strip() == "It was agreed."
    alone = time.process_time() - started
    monkeypatch.setattr("ingest.readers.pdf.SECONDS", alone / 10)
    monkeypatch.setattr("ingest.readers.pdf.SECONDS_A_PAGE", 0.0)
    started = time.process_time()
    (page,) = read_pdf(slow.read_bytes())
    assert page.text.strip() == "It was agreed."
    assert time.process_time() - started < 0.8 * alone


def test_a_module_beside_the_papers_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    with ReaderProcess() as reader:
        assert isinstance(reader.read(source(GOOD)), Draft)


def test_files_come_back_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("MARLBECK BOROUGH COUNCIL\n\nThe visit was put off.\n")
    files = [GOOD, tmp_path / "a.txt", tmp_path / "none.pdf", GOOD]
    read = list(read_all([source(path) for path in files], workers=2))
    assert [type(one) for one in read] == [Draft, Draft, PaperError, Draft]
