"""Each reader: what it reads from a file, and the sentence it gives for a file it cannot read."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.readers import read_pages
from ingest.readers.html import read_html
from ingest.readers.lettering import is_cipher, is_torn
from ingest.readers.pdf import read_pdf
from ingest.readers.silence import page_range, remarks
from ingest.readers.text import read_text
from papers import PaperError
from samples import PAPERS


def pdf(*pages: str) -> bytes:
    """A PDF with one line of text on each page; none on a page whose line is empty."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    for line in pages:
        if line:
            canvas.drawString(72, 700, line)
        else:
            canvas.rect(72, 72, 300, 300)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def blank_pages(count: int) -> bytes:
    """A PDF of so many pages on which nothing stands."""
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(595, 842)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def locked(password: str, algorithm: str = "AES-256") -> bytes:
    """A PDF that opens with ``password``."""
    writer = PdfWriter(io.BytesIO(pdf("The visit took place on 24th February, 2025.")))
    writer.encrypt(password, "the owner's", algorithm=algorithm)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def without_catalogue() -> bytes:
    """A PDF cut off before its table of contents, with nothing in it that can be found again."""
    return b"%PDF-1.7\n" + bytes(range(256)) * 4


NOT_A_PDF = "the file is named .pdf but is not a PDF; check how it was saved"
PASSWORD = "the PDF needs a password; ask for a copy without one"
EMPTY = "the file is empty; ask for a fresh copy"
BLANK = "no text was found in the file; check that it opens and is not blank"
BINARY = "the file holds binary data, not text; check what kind of file it is"
DRAWINGS = "drawings without words"
KNOWN = ".docx, .htm, .html, .markdown, .md, .odt, .pdf, .txt"


@pytest.mark.parametrize(
    ("file", "content", "sentence"),
    [
        ("empty.pdf", b"", EMPTY),
        ("empty.txt", b" \r\n\t\n", EMPTY),
        ("empty.html", b"", EMPTY),
        ("page.pdf", b"<!DOCTYPE html><p>Sorry, this page has moved.</p>", NOT_A_PDF),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", NOT_A_PDF),
        ("locked.pdf", locked("a password"), PASSWORD),
        ("locked-rc4.pdf", locked("a password", "RC4-128"), PASSWORD),
        ("drawings.pdf", pdf("", "", "", ""), f"no text on pages 1–4: {DRAWINGS}"),
        ("drawing.pdf", pdf(""), f"no text on page 1: {DRAWINGS}"),
        ("blank.pdf", blank_pages(2), "no text on pages 1–2: blank"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01", BINARY),
        ("stream.md", bytes([*range(1, 9), *range(14, 32)]) * 9 + b"text", BINARY),
        ("utf-16-without-its-mark.txt", "The minutes".encode("utf-16-le"), BINARY),
        ("mark-only.txt", b"\xef\xbb\xbf", BLANK),
        ("nul.txt", b"\x00\x00\x00", BLANK),
        ("feeds.txt", b"\x0c\n\x0c", EMPTY),
        ("furniture.html", b"<html><nav>Home</nav><script>let a = 1</script></html>", BLANK),
        (
            "sheet.xlsx",
            b"PK\x03\x04",
            f"the file type .xlsx is not one this version reads; save the paper as one of {KNOWN}",
        ),
        (
            "README",
            b"text",
            f"the file type (none) is not one this version reads; save the paper as one of {KNOWN}",
        ),
    ],
)
def test_bad_input_is_a_named_failure(file: str, content: bytes, sentence: str) -> None:
    with pytest.raises(PaperError) as raised:
        read_pages(Path(file), content)
    assert raised.value.reason == sentence


@pytest.mark.parametrize(
    "content",
    [
        without_catalogue(),
        (PAPERS / "2024-03-13-childrens-scrutiny-minutes.pdf").read_bytes()[:600],
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"trailer\n<< /Root 1 0 R >>\n%%EOF\n",
    ],
    ids=["rubbish", "cut short", "no pages object"],
)
def test_a_damaged_pdf_is_a_named_failure(content: bytes) -> None:
    with pytest.raises(PaperError, match="^the PDF (is damaged and could not be read|has no page)"):
        read_pages(Path("damaged.pdf"), content)


def with_page_two(content: StreamObject) -> bytes:
    """A PDF of two pages, the second of which draws ``content``."""
    writer = PdfWriter(io.BytesIO(pdf("The first page.", "The second page.")))
    writer.pages[1][NameObject("/Contents")] = writer._add_object(content)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_a_broken_page_is_named_by_its_number_and_the_others_are_read() -> None:
    broken = StreamObject()
    broken.set_data(b"not ASCII 85: \xff\xfe~>")
    broken[NameObject("/Filter")] = NameObject("/ASCII85Decode")
    pages = read_pdf(with_page_two(broken))
    assert pages[0].text.strip() == "The first page."
    assert (pages[1].text, pages[0].unread) == ("", None)
    assert remarks(pages) == "no text on page 2: damaged; ask for a fresh copy"


def test_a_page_that_pypdf_cannot_read_is_read_with_pdfium() -> None:
    # pypdf gives up a page for a filter by its short name; PDFium, as browsers do, does not.
    short = StreamObject()
    short.set_data(b"BT /F1 12 Tf 72 700 Td (It was RESOLVED so.) Tj ET".hex().encode() + b">")
    short[NameObject("/Filter")] = NameObject("/AHx")
    content = with_page_two(short)
    with pytest.raises(Exception, match="AHx"):
        PdfReader(io.BytesIO(content)).pages[1].extract_text()
    assert [page.text.strip() for page in read_pdf(content)] == [
        "The first page.",
        "It was RESOLVED so.",
    ]


WHOLE = "The multi disciplinary team met on Monday and will report to the Board in May"
TORN = "The m ulti d isciplinary t eam m et on Monday and w ill r eport to the B oard in May"


@pytest.mark.parametrize(
    ("text", "other", "torn"),
    [
        (WHOLE, WHOLE, False),
        (TORN, WHOLE, True),
        (TORN, TORN, False),  # then the page is printed so
        (TORN, "The", False),  # and what has hardly a word is no better
        ("\n".join(WHOLE.split()), WHOLE, True),
        ("\n".join(WHOLE.split()), "\n".join(WHOLE.split()), False),
        ("Plan\nLowest\nNow", "Plan Lowest Now", False),  # a few short lines may be a list
        ("a) I agree, b) I do not", "I agree I do not", False),
    ],
)
def test_torn_words_are_told_from_whole_ones(text: str, other: str, torn: bool) -> None:
    assert is_torn(text, other) is torn


@pytest.mark.parametrize(
    ("text", "cipher"),
    [
        ("The report was noted.", False),
        ("", False),
        ("/g18/g152/g135/g148/g3/g145", True),
        ("(cid:12)(cid:9)(cid:44)", True),
        ("\x04\x05\x06\x07\x08 \x0e\x0f", True),
        ("\uf0b7 A point in a list that starts with a sign of its own", False),
        ("\uf041\uf042\uf043 one", True),
        ("Adroddiad Pwyllgor – £5.2m", False),
    ],
)
def test_a_text_layer_that_makes_no_sense_is_told(text: str, cipher: bool) -> None:
    assert is_cipher(text) is cipher


def test_what_is_filled_into_a_form_is_read() -> None:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    canvas.drawString(72, 700, "Decision taken by:")
    canvas.acroForm.textfield(x=200, y=690, width=250, value="Cabinet Member for Housing")
    canvas.showPage()
    canvas.save()
    (page,) = read_pdf(made.getvalue())
    assert "Decision taken by:" in page.text
    assert "Cabinet Member for Housing" in page.text


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_opens_with_an_empty_password_is_read(algorithm: str) -> None:
    (page,) = read_pdf(locked("", algorithm))
    assert page.text.strip() == "The visit took place on 24th February, 2025."


def test_a_page_without_text_among_others_stays_in_its_place() -> None:
    pages = read_pdf(pdf("The first page.", "", "The third page."))
    assert [(page.number, page.text.strip()) for page in pages] == [
        (1, "The first page."),
        (2, ""),
        (3, "The third page."),
    ]
    assert [page.printed for page in pages] == [None, None, None]


def test_the_numbers_printed_in_an_agenda_pack_are_kept() -> None:
    writer = PdfWriter(io.BytesIO(pdf("Contents", "The report", "Its second page")))
    labels = ArrayObject(
        [
            NumberObject(0),
            DictionaryObject({NameObject("/S"): NameObject("/r")}),
            NumberObject(1),
            DictionaryObject(
                {
                    NameObject("/S"): NameObject("/D"),
                    NameObject("/P"): TextStringObject("A"),
                    NameObject("/St"): NumberObject(27),
                }
            ),
        ]
    )
    writer.root_object[NameObject("/PageLabels")] = DictionaryObject({NameObject("/Nums"): labels})
    made = io.BytesIO()
    writer.write(made)
    assert "/PageLabels" in PdfReader(made).root_object
    assert [page.printed for page in read_pdf(made.getvalue())] == ["i", "A27", "A28"]


PRINTED = "Résumé – “the council’s” £5\n"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (PRINTED.encode("utf-8"), PRINTED),
        (PRINTED.encode("utf-8-sig"), PRINTED),
        (PRINTED.encode("utf-16"), PRINTED),
        (b"\xfe\xff" + PRINTED.encode("utf-16-be"), PRINTED),
        (PRINTED.encode("cp1252"), PRINTED),
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        (b"a stray \x07 bell in " + b"words " * 40, "a stray \x07 bell in " + "words " * 40),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16 le", "utf-16 be", "cp1252", "line ends", "a bell"],
)
def test_text_is_decoded(content: bytes, text: str) -> None:
    (page,) = read_text(content)
    assert (page.number, page.text, page.printed) == (1, text, None)


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (b"one", ["one"]),
        (b"one\x0ctwo", ["one", "two"]),
        (b"one\n\x0c\x0cthree", ["one\n", "", "three"]),
        (b"one\x0ctwo\x0c", ["one", "two"]),  # as pdftotext ends each page
        (b"one\x0ctwo\n\x0c\n", ["one", "two\n"]),
    ],
)
def test_form_feeds_make_pages(content: bytes, texts: list[str]) -> None:
    pages = read_text(content)
    assert [page.text for page in pages] == texts
    assert [page.number for page in pages] == list(range(1, len(texts) + 1))


def test_no_character_is_left_that_a_store_cannot_hold() -> None:
    (page,) = read_html(b"<p>lone &#xD83D; half, NUL &#0; end</p>")
    page.text.encode("utf-8")
    assert "\x00" not in page.text
    (page,) = read_text(b"\xff\xfe" + b"\x3d\xd8" + "a whole\x00 line".encode("utf-16-le"))
    page.text.encode("utf-8")
    assert page.text.endswith("a whole line")


SITE = """<!DOCTYPE html><html><head><title>Minutes - Cabinet</title><style>p { color: red }</style>
</head><body>
<header><a href="/">Marlbeck home</a></header><nav><ul><li>Councillors</li></ul></nav>
<form><label>Search this site</label></form>
<div id="content"><!-- <p>Draft: officers only</p> -->
<h1>Cabinet</h1><p>The Leader
   said &pound;5&nbsp;million &amp; more.</p>
<script>track("Cabinet")</script><noscript>Please turn on scripts.</noscript>
<ul><li>first</li><li>second</li></ul>
<p>3<sup>rd</sup> line<br>after a break</p>
<template>Hidden</template></div>
<aside>Related pages</aside><footer>Contact us</footer></body></html>"""


def test_html_is_read_without_the_site_around_it() -> None:
    (page,) = read_html(SITE.encode())
    assert page.text.split("\n") == [
        "Cabinet",
        "",
        "The Leader said £5 million & more.",
        "",
        "- first",
        "",
        "- second",
        "",
        "3rd line",
        "",
        "after a break",
    ]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<table><tr><th>Measure</th><th>Value</th></tr>"
            "<tr><td>Caseload</td><td>17.2</td></tr></table>",
            ["Measure | Value", "Caseload | 17.2"],
        ),
        (
            "<table><tr><td>  Agency\n workers </td><td></td><td>11.2%</td></tr></table>",
            ["Agency workers | | 11.2%"],
        ),
        ("<p>a&lt;b &#8211; &ldquo;c&rdquo;</p>", ["a<b – “c”"]),
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("no tags at all", ["no tags at all"]),
        ("<p>open <b>bold <i>both</b> left open", ["open bold both left open"]),
        ("<p>a<?xml:namespace prefix = o />b</p>", ["ab"]),  # as Word pastes it
        ("<main><p>the paper</p></main><p>around it</p>", ["the paper"]),
        ("<article>first</article><article>second</article>", ["first", "second"]),
    ],
)
def test_html_pieces(html: str, lines: list[str]) -> None:
    (page,) = read_html(html.encode())
    assert [line for line in page.text.split("\n") if line] == lines


def test_html_in_an_old_encoding_follows_its_own_word() -> None:
    html = '<meta charset="iso-8859-1"><p>caf\xe9, \xa35</p>'.encode("latin-1")
    assert read_html(html)[0].text == "café, £5"


@pytest.mark.parametrize("file", sorted(PAPERS.glob("*.html")), ids=lambda path: path.stem)
def test_the_sample_pages_keep_nothing_of_the_site(file: Path) -> None:
    (page,) = read_pages(file, file.read_bytes())
    for furniture in ("cookie", "Skip to", "siteSettings", "color:", "<", "&nbsp;"):
        assert furniture not in page.text
    assert "RESOLVED" in page.text.upper()


@pytest.mark.parametrize(
    ("numbers", "written"),
    [
        ([3], "page 3"),
        ([1, 2, 3, 4], "pages 1–4"),
        ([1, 2], "pages 1–2"),
        ([1, 2, 7], "pages 1–2 and 7"),
        ([2, 4, 6], "pages 2, 4 and 6"),
        ([1, 3, 4, 5, 9, 10], "pages 1, 3–5 and 9–10"),
    ],
)
def test_page_range(numbers: list[int], written: str) -> None:
    assert page_range(numbers) == written


def test_every_reader_keeps_a_suffix_in_capitals(tmp_path: Path) -> None:
    assert read_pages(tmp_path / "MINUTES.PDF", pdf("The minutes"))[0].text.strip() == "The minutes"
    assert read_pages(tmp_path / "MINUTES.TXT", b"The minutes")[0].text == "The minutes"
