"""Words that are struck out were taken back by those who wrote them: they are not the paper's."""

import io
from pathlib import Path

import docx
import docx.document
import odfdo
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from ingest.readers import read_pages
from ingest.readers.silence import STRUCK_OUT, remarks
from papers import PaperError

LEFT_OUT = f"not all of page 1: {STRUCK_OUT}"


def read(name: str, content: bytes) -> tuple[list[str], str | None]:
    """The lines of a file's one page, and what whoever loads it is told."""
    pages = read_pages(Path(name), content)
    assert len(pages) == 1
    lines = [" ".join(line.split()) for line in pages[0].text.split("\n") if line]
    return lines, remarks(pages)


def saved(paper: "docx.document.Document | odfdo.Document") -> bytes:
    made = io.BytesIO()
    paper.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>for <del>ten</del> <ins>five</ins> minutes</p>", ["for five minutes"]),
        ("<p>A</p><s><p>B</p></s><p><STRIKE id='1'>C <b>D</b></STRIKE></p>", ["A"]),
        ("<p>A<span role=deletion>B</span></p>", ["A"]),
        ("<p>A <i style='color:red; TEXT-DECORATION: underline line-through'>B</i></p>", ["A"]),
        ("<p>A <i style='text-decoration-line:line-through'>B <b>C</b></i></p>", ["A"]),
        ("<style>p.x, .y{text-decoration:line-through}</style><p class=x>A<p class='z y'>B<p>C",
         ["C"]),
        # The points of a list and the cells of a row stay in their places.
        ("<ol><li>A</li><li><del>B</del></li><li>C</li></ol>", ["1. A", "3. C"]),
        ("<table><tr><td>A<td style='text-decoration:line-through'>1<td>2</table>", ["A | | 2"]),
        # Marked as exempt, if only once: in doubt it still is.
        ("<p>A</p><p><del>NOT FOR PUBLICATION</del></p>", ["NOT FOR PUBLICATION", "A"]),
    ],
)  # fmt: skip
def test_what_is_struck_out_of_a_web_page(html: str, lines: list[str]) -> None:
    assert read("minutes.html", html.encode()) == (lines, LEFT_OUT)


@pytest.mark.parametrize(
    "html",
    [
        "<p style='text-decoration: underline'>A</p>",
        "<p style='text-decoration: none; color: line-through'>A</p>",
        "<style>b.x{text-decoration:line-through}</style><p class=x>A</p>",
        "<style>b .x{text-decoration:line-through}</style><p class=x>A</p>",
        "<p>A<del> </del></p>",
        "<p><ins>A</ins></p>",
    ],
)
def test_what_stands_in_a_web_page_is_read(html: str) -> None:
    assert read("minutes.html", html.encode()) == (["A"], None)


def test_no_page_strikes_out_too_deep() -> None:
    html = "<p>A</p>" + "<s>" * 20_000 + "B" + "</s>" * 20_000
    assert read("minutes.html", html.encode()) == (["A"], LEFT_OUT)


def word(strike: str, text: str) -> str:
    return f"<w:r {nsdecls('w')}><w:rPr>{strike}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("strike", "stands"),
    [
        ("<w:strike/>", False),
        ('<w:strike w:val="1"/>', False),
        ('<w:dstrike w:val="true"/>', False),
        ('<w:rStyle w:val="Struck"/>', False),
        ('<w:rStyle w:val="StruckToo"/>', False),
        ('<w:rStyle w:val="StruckToo"/><w:strike w:val="false"/>', True),
        ('<w:strike w:val="0"/>', True),
        ('<w:rStyle w:val="NoSuch"/>', True),
        ('<w:rStyle w:val="Round"/>', True),
        ("<w:b/>", True),
    ],
)
def test_what_is_struck_out_of_a_word_file(strike: str, stands: bool) -> None:
    paper = docx.Document()
    for style in (
        '<w:style {} w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style>',
        '<w:style {} w:styleId="StruckToo"><w:basedOn w:val="Struck"/></w:style>',
        '<w:style {} w:styleId="Round"><w:basedOn w:val="Round"/></w:style>',
    ):
        paper.styles.element.append(parse_xml(style.format(nsdecls("w"))))
    paragraph = paper.add_paragraph("It closes on ")
    paragraph._p.append(parse_xml(word(strike, "2 June")))
    paragraph.add_run(" 9 July.")
    expected = "It closes on 2 June 9 July." if stands else "It closes on 9 July."
    assert read("minutes.docx", saved(paper)) == ([expected], None if stands else LEFT_OUT)


def test_a_word_file_that_is_struck_out_by_its_paragraphs_and_by_tracking() -> None:
    paper = docx.Document()
    style = paper.styles.add_style("Gone", WD_STYLE_TYPE.PARAGRAPH)
    style.font.strike = True
    paper.add_paragraph("The library will close.", style="Gone")
    paper.add_paragraph("The library will stay.")
    assert read("a.docx", saved(paper)) == (["The library will stay."], LEFT_OUT)
    paper = docx.Document()
    paragraph = paper.add_paragraph("The library will ")
    for change, tag, text in (("del", "delText", "close"), ("ins", "t", "stay")):
        paragraph._p.append(
            parse_xml(
                f'<w:{change} {nsdecls("w")} w:id="1" w:author="a"><w:r><w:{tag}>{text}</w:{tag}>'
                f"</w:r></w:{change}>"
            )
        )
    assert read("a.docx", saved(paper)) == (["The library will stay"], LEFT_OUT)


def test_a_mark_that_is_struck_out_of_a_word_file_still_holds() -> None:
    paper = docx.Document()
    paragraph = paper.add_paragraph()
    for text in ("NOT FOR ", "PUBLICATION"):
        paragraph.add_run(text).font.strike = True
    paper.add_paragraph("The contract")
    assert read("a.docx", saved(paper)) == (["NOT FOR PUBLICATION", "The contract"], LEFT_OUT)


def open_document(*blocks: str) -> bytes:
    """A text with these blocks; its styles "S" and "T" strike out, "N" does not."""
    paper = odfdo.Document("text")
    paper.body.clear()
    (styles,) = paper.content.root.get_elements("//office:automatic-styles")
    for family, name, parent, through in (
        ("text", "S", "", 'style:text-line-through-style="solid"'),
        ("text", "T", "", 'style:text-line-through-type="double"'),
        ("text", "N", "", 'style:text-line-through-style="none"'),
        ("paragraph", "S", "T", ""),
        ("paragraph", "T", "", 'style:text-line-through-style="solid"'),
    ):
        styles.append(
            odfdo.Element.from_tag(
                f'<style:style style:name="{name}" style:family="{family}" '
                f'style:parent-style-name="{parent}"><style:text-properties {through}/>'
                "</style:style>"
            )
        )
    for block in blocks:
        paper.body.append(odfdo.Element.from_tag(block))
    return saved(paper)


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ('<text:p>for <text:span text:style-name="S">ten</text:span> five</text:p>', "for five"),
        ('<text:p><text:span text:style-name="T">ten<text:a> men</text:a></text:span>A</text:p>',
         "A"),
        ('<text:p text:style-name="S">B<text:span text:style-name="N">A</text:span></text:p>', "A"),
        ('<text:list><text:list-item><text:p>A <text:span text:style-name="S">B</text:span>'
         "</text:p></text:list-item></text:list>", "- A"),
        ('<text:h text:style-name="T">EXEMPT INFORMATION</text:h>', "EXEMPT INFORMATION"),
    ],
)  # fmt: skip
def test_what_is_struck_out_of_an_open_document(block: str, line: str) -> None:
    assert read("a.odt", open_document(block)) == ([line], LEFT_OUT)


def test_what_stands_in_an_open_document_is_read() -> None:
    block = '<text:p>A <text:span text:style-name="N">B</text:span> C</text:p>'
    assert read("a.odt", open_document(block)) == (["A B C"], None)


def test_what_was_deleted_by_tracking_from_an_open_document_is_told() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion>'
        "<text:p>The library will close.</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes>"
    )
    content = open_document(changes, "<text:p>The library will stay.</text:p>")
    assert read("a.odt", content) == (["The library will stay."], LEFT_OUT)


def test_a_paper_of_which_nothing_stands_is_named() -> None:
    with pytest.raises(PaperError, match="all the text of the file is struck out"):
        read("a.html", b"<p><s>The library will close.</s></p>")
