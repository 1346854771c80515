"""Raised figures: the mark of a footnote never becomes part of the number it stands at."""

import io

import docx
import odfdo
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from ingest.readers.html import read_html
from ingest.readers.opendocument import read_odt
from ingest.readers.pdf import read_pdf
from ingest.readers.pdfium import Drawn
from ingest.readers.raised import Raised, raised_as_in, with_raised
from ingest.readers.word import read_docx


@pytest.mark.parametrize(
    ("pieces", "written"),
    [
        (["cost £120,000", Raised("1"), " in"], "cost £120,000¹ in"),
        (["in 2024", Raised("1"), Raised("2"), "."], "in 2024¹²."),
        (["in 2024.", Raised("2,3")], "in 2024.²,³"),
        (["agreed", Raised(" (4)")], "agreed (⁴)"),
        ([Raised("1"), " A forecast."], "¹ A forecast."),
        (["50 m", Raised("2"), " of 10", Raised("-3")], "50 m² of 10⁻³"),
        # Letters stay letters, and so do words and sums that are only set small and high.
        (["the 23", Raised("rd"), " of May"], "the 23rd of May"),
        (["Fares: ", Raised("120 a day"), " or ", Raised("£90")], "Fares: 120 a day or £90"),
        # The upper number of a fraction would be lost; after a figure it would be glued to it.
        ([Raised("1"), "/2 a mile"], "1/2 a mile"),
        (["some ", Raised("3"), "⁄4 of it"], "some 3⁄4 of it"),
        (["3", Raised("1"), "/2 miles"], "3¹/2 miles"),
        # A number alone on its line is raised above nothing.
        (["Total", "\n", Raised("120"), "\n", "men"], "Total\n120\nmen"),
        ([Raised("")], ""),
        (["8", Raised("²")], "8²"),
    ],
)
def test_raised_figures_in_a_line(pieces: list[str], written: str) -> None:
    assert with_raised(pieces) == written


@pytest.mark.parametrize(
    ("text", "other", "written"),
    [
        ("£120,0001 in 20242, and", "£120,000¹\n in 2024²\n, and", "£120,000¹ in 2024², and"),
        ("cost £1201and", "cost £120¹ and", "cost £120¹and"),
        ("no mark", "no mark", "no mark"),
        # Two places alike: nobody can say which.
        ("5 men1\nx 5 men1\ny", "5 men¹", "5 men1\nx 5 men1\ny"),
        # Not the same page: nothing is found.
        ("quite another 1", "cost £120¹ and", "quite another 1"),
        ("1 A forecast.\nIt cost 1", "¹ A forecast.\nIt cost 1", "¹ A forecast.\nIt cost 1"),
        ("1", "¹", "¹"),
        ("m2 of it", "m² of it", "m² of it"),
    ],
)  # fmt: skip
def test_a_raised_figure_is_found_in_another_reading(text: str, other: str, written: str) -> None:
    assert raised_as_in(text, other) == written


def read_by_both(content: bytes) -> tuple[str, str]:
    """The first page as pypdf gives it and as PDFium does, on one line each."""
    (page, *_) = read_pdf(content)
    with Drawn(content) as drawn:
        other = drawn.text(1)
    return " ".join(page.text.split()), " ".join(other.split()).replace(" ,", ",")


def paragraphs(*lines: str) -> bytes:
    made = io.BytesIO()
    style = getSampleStyleSheet()["Normal"]
    SimpleDocTemplate(made, invariant=1).build([Paragraph(line, style) for line in lines])
    return made.getvalue()


def test_the_marks_of_footnotes_in_a_pdf() -> None:
    content = paragraphs(
        "The Elm Lane bridge cost £120,000<super>1</super> and opened in 2024<super>2,3</super>, "
        "and 14<super>13</super> men built it on the 23<super>rd</super> with 5 kg of "
        "CO<sub>2</sub> and 90 m<super>2</super> of steel.",
        "<super>1</super> A forecast.",
        "Fares: <super>120 a day</super> or <super>£90</super>.",
    )
    written = (
        "The Elm Lane bridge cost £120,000¹ and opened in 2024²,³, and 14¹³ men built it on the "
        "23rd with 5 kg of CO2 and 90 m² of steel. ¹ A forecast. Fares: 120 a day or £90."
    )
    first, second = read_by_both(content)
    assert first == written
    assert second.replace(" .", ".") == written


def placed(*pieces: tuple[float, float, float, str], turn: int = 0, scale: float = 1.0) -> bytes:
    """A PDF with pieces of text at (x, y) in a size; the page turned and its letters scaled."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    canvas.translate(300, 300)
    canvas.rotate(turn)
    canvas.scale(scale, scale)
    for x, y, size, text in pieces:
        canvas.setFont("Helvetica", size / scale)
        canvas.drawString(x / scale, y / scale, text)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


COST = "It cost £120"
END = stringWidth(COST, "Helvetica", 10)


@pytest.mark.parametrize("turn", [0, 90])
@pytest.mark.parametrize("scale", [1.0, 0.1])
@pytest.mark.parametrize(
    ("pieces", "written"),
    [
        (
            ((0, 0, 10, COST), (END, 3.5, 6.5, "1"), (END + 3.7, 0, 10, " in all")),
            "It cost £120¹ in all",
        ),
        # As large, as low, too far away or too long: no mark.
        (
            ((0, 0, 10, COST), (END, 3.5, 9.5, "1"), (END + 5.5, 0, 10, " in all")),
            "It cost £1201 in all",
        ),
        (
            ((0, 0, 10, COST), (END, 0.5, 6.5, "1"), (END + 3.7, 0, 10, " in all")),
            "It cost £1201 in all",
        ),
        (
            ((0, 0, 10, COST), (END, -3, 6.5, "1"), (END + 3.7, 0, 10, " in all")),
            "It cost £1201 in all",
        ),
        (((0, 0, 10, COST), (END + 5, 3.5, 6.5, "1")), "It cost £120 1"),
        # A large figure with a small caption at half its height.
        (((0, 0, 24, "92%"), (50, 6, 8, "85 last year")), "92% 85 last year"),
        (((0, 0, 16, "92%"), (33, 4, 8, "85"), (44, 4, 8, "last year")), "92% 85 last year"),
    ],
)
def test_only_what_is_small_and_high_and_near_is_raised(
    pieces: tuple[tuple[float, float, float, str], ...], written: str, turn: int, scale: float
) -> None:
    with Drawn(placed(*pieces, turn=turn, scale=scale)) as drawn:
        assert "".join(drawn.text(1).split()) == "".join(written.split())


@pytest.mark.parametrize(
    ("html", "line"),
    [
        (
            "<p>The bridge cost £120,000<sup>1</sup> in 2024<sup><a href='#2'>2</a>, 3</sup>.</p>",
            "The bridge cost £120,000¹ in 2024², ³.",
        ),
        ("<p>10<sup>3</sup> m<sup>2</sup> and CO<sub>2</sub></p>", "10³ m² and CO2"),
        ("<p>on the 23<sup>rd</sup> and 1<sup>st</sup></p>", "on the 23rd and 1st"),
        ("<ol><li><sup>7</sup> A forecast.</li></ol>", "1. ⁷ A forecast."),
        ("<p><sup>1</sup>/<sub>2</sub> mile</p>", "1/2 mile"),
        ("<table><tr><td>Men<td>14<sup>2</sup></td></tr></table>", "Men | 14²"),
        ("<table><tr><td>Men<td><sup>14</sup></td></tr></table>", "Men | 14"),
        ("<p>14<span style='font-size:8pt; vertical-align: super'>3</span> men</p>", "14³ men"),
        ("<style>p { x: y } i, .up {vertical-align:super}</style>14<b class='a up'>3</b>", "14³"),
        ("<style>b.up {vertical-align:super}</style>14<i class=up>3</i>", "143"),
        ("<p>14<span style='vertical-align: top'>3</span></p>", "143"),
    ],
)
def test_raised_figures_in_a_web_page(html: str, line: str) -> None:
    (page,) = read_html(html.encode())
    assert page.text == line


def test_raised_figures_in_a_word_file() -> None:
    paper = docx.Document()
    style = paper.styles.add_style("A mark", WD_STYLE_TYPE.CHARACTER)
    style.font.superscript = True
    paragraph = paper.add_paragraph("The bridge cost £120,000")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" in 2024")
    paragraph.add_run("2", style="A mark")
    paragraph.add_run(", on the 23")
    paragraph.add_run("rd").font.superscript = True
    paragraph.add_run(" with CO")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run(" and 14")
    lifted = '<w:r {}><w:rPr><w:position w:val="6"/></w:rPr><w:t>3</w:t></w:r>'
    paragraph._p.append(parse_xml(lifted.format(nsdecls("w"))))
    plain = paragraph.add_run("5", style="A mark")
    plain.font.superscript = None
    plain._r.get_or_add_rPr().append(
        parse_xml(f'<w:vertAlign {nsdecls("w")} w:val="baseline"/>')
    )  # fmt: skip
    made = io.BytesIO()
    paper.save(made)
    (page,) = read_docx(made.getvalue())
    assert page.text == "The bridge cost £120,000¹ in 2024², on the 23rd with CO2 and 14³5"


ODT_STYLES = (
    ("Up", "", "super 58%"),
    ("UpToo", "Up", ""),
    ("Third", "", "33% 58%"),
    ("Down", "", "-33% 58%"),
    ("Level", "", "0% 100%"),
)


def test_raised_figures_in_an_open_document() -> None:
    paper = odfdo.Document("text")
    paper.body.clear()
    (styles,) = paper.content.root.get_elements("//office:automatic-styles")
    for name, parent, place in ODT_STYLES:
        position = f' style:text-position="{place}"' if place else ""
        styles.append(
            odfdo.Element.from_tag(
                f'<style:style style:name="{name}" style:family="text" '
                f'style:parent-style-name="{parent}"><style:text-properties{position}/>'
                "</style:style>"
            )
        )
    spans = {name: f'<text:span text:style-name="{name}">' for name, _, _ in ODT_STYLES}
    paper.body.append(
        odfdo.Element.from_tag(
            f"<text:p>It cost £120,000{spans['Up']}1</text:span> in 2024{spans['UpToo']}"
            f"<text:a>2</text:a></text:span>, on the 23{spans['Up']}rd</text:span> with 14"
            f"{spans['Third']}3</text:span> men, CO{spans['Down']}2</text:span> and 1"
            f"{spans['Level']}5</text:span></text:p>"
        )
    )
    made = io.BytesIO()
    paper.save(made)
    (page,) = read_odt(made.getvalue())
    assert page.text == "It cost £120,000¹ in 2024², on the 23rd with 14³ men, CO2 and 15"
