"""The second reading, on the sample papers and on papers that were misread on purpose."""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import docx
import odfdo
import pytest
from docx.oxml import OxmlElement
from reportlab.pdfgen.canvas import Canvas

from eval.extraction import ALIKE, UNKNOWN, UNREADABLE
from eval.second_reading import EXEMPT, MISSING, SCAN, Pages
from ingest.load import LoadReport
from ingest.originals import keep_original
from ingest.stores import Stores
from papers import Page, Paper, Reader, Reading, Scope
from samples import PAPERS

# Words that stand only in what is not for the public.
SECRET = ("Quillbrook", "Thornmere", "Hartwithy", "5,975", "187,500")
TEXT = "Agency staff held 37 of the 160 posts (23.1%)."

Keep = Callable[..., Pages]


@pytest.fixture(scope="module")
def public(loaded_samples: tuple[Stores, LoadReport]) -> Pages:
    stores = loaded_samples[0]
    return Pages(stores.records, stores.folder, Reader.PUBLIC)


@pytest.fixture
def keep(empty_stores: Callable[..., Stores], tmp_path: Path) -> Keep:
    """Store a page that was read from a file with these bytes, as if it had been read so."""
    stores = empty_stores()

    def make(suffix: str, content: bytes, page: Page, kept: bool = True) -> Pages:
        paper_id = hashlib.sha256(content).hexdigest()
        paper = Paper(
            paper_id, f"a{suffix}", "A paper", None, None, None, "minutes", "approved", "public", 1
        )  # fmt: skip
        stores.records.add(Reading(paper, (page,), (), ()))
        if kept:
            file = tmp_path / f"paper{suffix}"
            file.write_bytes(content)
            keep_original(stores.folder, paper_id, file)
        return Pages(stores.records, stores.folder, Reader.PUBLIC)

    return make


def only(pages: Pages) -> str:
    (paper_id,) = pages.papers()
    return paper_id


def pdf(*lines: str) -> bytes:
    content = io.BytesIO()
    canvas = Canvas(content)
    for number, line in enumerate(lines):
        canvas.drawString(72, 720 - 20 * number, line)
    canvas.showPage()
    canvas.save()
    return content.getvalue()


def word(*lines: str) -> bytes:
    document, content = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(content)
    return content.getvalue()


def odt(*lines: str) -> bytes:
    document, content = odfdo.Document("text"), io.BytesIO()
    document.body.clear()
    for line in lines:
        document.body.append(odfdo.Paragraph(line))
    document.save(content)
    return content.getvalue()


FORMS = [
    (".pdf", pdf(TEXT, "And more.")),
    (".docx", word(TEXT, "And more.")),
    (".odt", odt(TEXT, "And more.")),
    (".html", f"<title>x</title><p>Agency staff held <b>37</b>{TEXT[20:]}<p>And more.".encode()),
    (".txt", f"{TEXT}\nAnd more.".encode("cp1252")),
    (".md", f"\ufeff{TEXT}\nAnd more.".encode()),
]


@pytest.mark.parametrize(("suffix", "content"), FORMS, ids=[suffix for suffix, _ in FORMS])
def test_our_own_misreading_shows(suffix: str, content: bytes, keep: Keep) -> None:
    misread = TEXT.replace("23.1", "28.1")
    pages = keep(suffix, content, Page(1, misread))
    paper_id = only(pages)
    assert pages.find_stored(misread, paper_id, 1) == (0, len(TEXT))
    assert pages.find(misread, paper_id, 1) is None
    second = pages.second(paper_id, 1)
    assert second is not None and second.read_by and second.reason is None
    span = pages.find(TEXT, paper_id, 1)
    assert span is not None and "23.1%" in second.text[slice(*span)]


def test_what_pdfium_read_first_is_read_by_pypdf(keep: Keep) -> None:
    """Or else the two readings would be one."""
    pages = keep(".pdf", pdf(TEXT), Page(1, TEXT))
    second = pages.second(only(pages), 1)
    assert second is not None and second.read_by == "pypdf"
    assert pages.find(TEXT, only(pages), 1) is not None


def test_what_pypdf_read_first_is_read_by_pdfium(keep: Keep) -> None:
    pages = keep(".pdf", pdf("37 of", "160 posts"), Page(1, "37 of \n160 po sts"))
    second = pages.second(only(pages), 1)
    assert second is not None and second.read_by == "PDFium"
    assert pages.find("160 po sts", only(pages), 1) is not None


@pytest.mark.parametrize(
    ("suffix", "content", "page", "kept", "reason"),
    [
        (".pdf", pdf(TEXT), Page(1, TEXT, ocr=True), True, SCAN),
        (".pdf", pdf(TEXT), Page(1, TEXT), False, MISSING),
        (".pdf", pdf(TEXT), Page(1, TEXT, exempt=((0, 6),)), True, EXEMPT),
        (".pdf", b"%PDF-1.4 torn", Page(1, TEXT), True, UNREADABLE),
        (".pdf", b"%PDF-1.4 torn", Page(1, ""), True, ALIKE),
        (".docx", b"PK torn", Page(1, TEXT), True, UNREADABLE),
        (".txt", b" ", Page(1, TEXT), True, UNREADABLE),
        (".rtf", b"{}", Page(1, TEXT), True, UNKNOWN),
    ],
    ids=["scan", "missing", "exempt", "torn", "both torn", "torn office", "blank", "unknown"],
)
def test_where_there_is_no_second_reading_the_stored_text_stands_with_the_reason(
    suffix: str, content: bytes, page: Page, kept: bool, reason: str, keep: Keep
) -> None:
    pages = keep(suffix, content, page, kept)
    second = pages.second(only(pages), 1)
    assert second is not None
    assert (second.read_by, second.reason) == (None, reason)
    assert second.text == pages.stored(only(pages), 1)


@pytest.mark.parametrize("number", [0, -1, 2, 10**30])
def test_a_page_that_is_not_there(number: int, keep: Keep) -> None:
    pages = keep(".txt", TEXT.encode(), Page(1, TEXT))
    assert pages.second(only(pages), number) is None
    assert pages.find(TEXT, only(pages), number) is None
    assert pages.stored("0" * 64, 1) is None


def test_what_is_deleted_from_an_office_file_is_not_read(keep: Keep) -> None:
    document, content = docx.Document(), io.BytesIO()
    paragraph = document.add_paragraph("Held: ")
    run = paragraph.add_run("never said")
    deleted = OxmlElement("w:del")
    paragraph._p.replace(run._r, deleted)
    deleted.append(run._r)
    document.save(content)
    pages = keep(".docx", content.getvalue(), Page(1, "Held: never said"))
    assert pages.find("Held:", only(pages), 1) is not None
    assert pages.find("never said", only(pages), 1) is None


def test_every_sentence_of_the_sample_papers_stands_in_the_second_reading(public: Pages) -> None:
    """The passages are ours, the second reading is not: folded, they must agree."""
    tried = 0
    for paper_id in public.papers():
        for passage, _ in public._records.passages_of(paper_id, Scope()).values():
            text = public.stored(paper_id, passage.page) or ""
            for start, end in passage.sentences:
                if any(sign.isalnum() for sign in text[start:end]):
                    tried += 1
                    assert public.find(text[start:end], paper_id, passage.page), text[start:end]
    assert tried > 500


def test_nothing_exempt_is_given_to_a_public_reader(
    public: Pages, loaded_samples: tuple[Stores, LoadReport]
) -> None:
    stores = loaded_samples[0]
    officer = Pages(stores.records, stores.folder, Reader.OFFICER)
    assert set(public.papers()) < set(officer.papers())
    seen = ""
    for paper_id, paper in officer.papers().items():
        for number in range(1, paper.page_count + 1):
            shown, whole = public.second(paper_id, number), officer.second(paper_id, number)
            assert whole is not None
            seen += whole.text
            assert shown is None or not [word for word in SECRET if word in shown.text]
            assert paper.access == "public" or shown is None
    assert all(word in seen for word in SECRET)


def test_a_paper_is_found_by_its_file(public: Pages) -> None:
    for path in PAPERS.iterdir():
        for paper in public.named(path.name):
            assert (paper.file, paper.access) == (path.name, "public")
    assert not public.named("2025-02-11-cabinet-exempt-placements.pdf")
