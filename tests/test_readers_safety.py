"""Hostile files: nothing is followed, fetched, run or written, whatever a file asks for."""

import io
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import odfdo
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

from ingest.isolate import ReaderProcess
from ingest.read import Draft, Source
from papers import PaperError


class Listener:
    """A web server's door: it notes whether anybody knocks."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.settimeout(0.2)
        self.knocks = 0
        self.shut = threading.Event()
        self.thread = threading.Thread(target=self._listen)
        self.thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.socket.getsockname()[1]}/x"

    def _listen(self) -> None:
        while not self.shut.is_set():
            try:
                self.socket.accept()[0].close()
                self.knocks += 1
            except TimeoutError:
                continue


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.shut.set()
    made.thread.join()
    made.socket.close()


def hostile_html(address: str, file: Path) -> bytes:
    return f"""<!DOCTYPE html [<!ENTITY e SYSTEM "file://{file}">]><html><head>
<link rel="stylesheet" href="{address}"><base href="{address}">
<meta http-equiv="refresh" content="0;url={address}"><script src="{address}"></script></head>
<body background="{address}"><img src="{address}"><iframe src="file://{file}"></iframe>
<object data="{address}"></object><p>The report &e; was noted.</p>
<img src="data:image/png;base64,AAAA"><script>document.write("written")</script></body></html>
""".encode()


def hostile_word(address: str, file: Path) -> bytes:
    paper = docx.Document()
    paper.add_paragraph("The report was noted.")
    for kind in (
        RELATIONSHIP_TYPE.IMAGE,
        RELATIONSHIP_TYPE.HEADER,
        RELATIONSHIP_TYPE.NUMBERING,
        RELATIONSHIP_TYPE.STYLES.replace("styles", "attachedTemplate"),
    ):
        paper.part.relate_to(address, kind, is_external=True)
        paper.part.relate_to(f"file://{file}", kind, is_external=True)
    made = io.BytesIO()
    paper.save(made)
    return made.getvalue()


def hostile_odt(address: str, file: Path) -> bytes:
    paper = odfdo.Document("text")
    paper.body.clear()
    paper.body.append(odfdo.Paragraph("The report was noted."))
    for place in (address, f"file://{file}"):
        paper.body.append(
            odfdo.Element.from_tag(
                f'<text:section text:name="s"><text:section-source xlink:href="{place}"/>'
                f'<text:p><draw:frame><draw:image xlink:href="{place}"/></draw:frame></text:p>'
                "</text:section>"
            )
        )
    made = io.BytesIO()
    paper.save(made)
    return made.getvalue()


def hostile_pdf(address: str, file: Path) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, invariant=1)
    canvas.drawString(72, 700, "The report was noted.")
    canvas.showPage()
    canvas.save()
    writer = PdfWriter(made)
    writer.add_attachment("../../escaped.txt", b"the attachment")
    actions: list[dict[str, PdfObject]] = [
        {"/S": NameObject("/JavaScript"), "/JS": TextStringObject(f"app.launchURL('{address}')")},
        {"/S": NameObject("/Launch"), "/F": TextStringObject("/bin/sh")},
        {"/S": NameObject("/URI"), "/URI": TextStringObject(address)},
        {"/S": NameObject("/GoToR"), "/F": TextStringObject(str(file)), "/D": NumberObject(0)},
    ]
    made_actions = [
        DictionaryObject({NameObject(key): value for key, value in action.items()})
        for action in actions
    ]
    writer.root_object[NameObject("/OpenAction")] = made_actions[0]
    made_actions[0][NameObject("/Next")] = ArrayObject(made_actions[1:])
    opened = DictionaryObject({NameObject("/O"): made_actions[0]})
    writer.pages[0][NameObject("/AA")] = opened
    out = io.BytesIO()
    writer.write(out)
    assert "/OpenAction" in PdfReader(out).root_object
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.html", hostile_html),
        ("a.docx", hostile_word),
        ("a.odt", hostile_odt),
        ("a.pdf", hostile_pdf),
    ],
)
def test_nothing_is_followed_fetched_run_or_written(
    name: str,
    make: Callable[[str, Path], bytes],
    tmp_path: Path,
    listener: Listener,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / name).write_bytes(make(listener.address, secret))
    monkeypatch.chdir(folder)
    before = sorted(tmp_path.rglob("*"))
    with ReaderProcess() as reader:
        draft = reader.read(Source(folder / name, name))
    assert isinstance(draft, Draft)
    (page,) = draft.pages
    assert "The report" in page.text and "was noted." in page.text
    for taken in ("secret", "written", "attachment"):
        assert taken not in page.text
    assert listener.knocks == 0
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "name",
    ["..pdf", "a..b.pdf", "two\nlines.pdf", "-rf.pdf", "$(touch x).pdf", "n" * 196 + ".pdf"],
)
def test_no_name_does_harm(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(hostile_pdf("http://a.example", tmp_path))
    with ReaderProcess() as reader:
        draft = reader.read(Source(path, name))
    assert isinstance(draft, Draft)
    assert draft.paper.file == name
    assert [found.name for found in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not hold to address space limits")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("deep.html", b"<div>" * 3_000_000),
        ("wide.html", b"<table><tr>" + b"<td>x" * 3_000_000),
        ("long.txt", b"\x00" * 300_000_000),
    ],
)
def test_a_file_of_any_type_that_needs_too_much_is_named_and_the_next_is_read(
    name: str, content: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "next.md").write_text("# The next paper\n")
    with ReaderProcess(seconds=5, memory=600 * 1024**2) as reader:
        error = reader.read(Source(tmp_path / name, name))
        after = reader.read(Source(tmp_path / "next.md", "next.md"))
    assert isinstance(error, PaperError)
    assert isinstance(after, Draft)
