"""Print the Markdown in `samples/sources` as PDF papers: `python -m samples.make`.

A source begins with a few `name: value` lines between two `---` lines: `title` (the PDF's
own title) and `header` (printed at the top of each page). Below them a small part of Markdown is
understood:

| in the source | in the paper |
|---|---|
| `# words` | a centred line of the heading block |
| `= words` | the kind of paper, centred below the heading block and ruled off |
| `> words` | a boxed notice: draft, approved, not for publication |
| `## words` | a numbered minute or section |
| `### words` | a heading within a minute |
| `- words` | a bullet |
| `| a | b |` rows | a table; with a `|---|` row, the row above that one is its heading |
| anything else | a paragraph, one to a line |

The same source always gives the same bytes.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from samples import PAPERS

SOURCES = Path(__file__).parent / "sources"
COUNCIL = "Marlbeck Borough Council"

MARGIN = 22 * mm
PAD = 4
WIDTH = A4[0] - 2 * MARGIN
RULE = colors.HexColor("#555555")
SHADE = colors.HexColor("#e8e8e8")

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14.5, spaceAfter=8)
CELL = ParagraphStyle("cell", BODY, fontSize=9, leading=12, spaceAfter=0)
COLUMN = ParagraphStyle("column", CELL, fontName="Helvetica-Bold")
BULLET = ParagraphStyle(
    "bullet", BODY, leftIndent=18, bulletIndent=6, bulletFontName="Symbol", spaceAfter=4
)
STYLES = {
    "#": ParagraphStyle(
        "heading block", BODY, fontName="Helvetica-Bold", fontSize=13, leading=18,
        alignment=TA_CENTER, spaceAfter=2,
    ),
    "=": ParagraphStyle(
        "kind", BODY, fontName="Helvetica-Bold", alignment=TA_CENTER, spaceBefore=4,
    ),
    ">": ParagraphStyle(
        "notice", BODY, fontName="Helvetica-Bold", alignment=TA_CENTER, borderWidth=1,
        borderColor=colors.black, borderPadding=6, leftIndent=7, rightIndent=7,
        spaceBefore=10, spaceAfter=16,
    ),
    "##": ParagraphStyle(
        "minute", BODY, fontName="Helvetica-Bold", spaceBefore=8, spaceAfter=6, keepWithNext=1,
    ),
    "###": ParagraphStyle(
        "part", BODY, fontName="Helvetica-BoldOblique", spaceAfter=4, keepWithNext=1,
    ),
    "-": BULLET,
}  # fmt: skip
MARKED = re.compile(r"(#{1,3}|=|>|-) (.+)")
DIVIDER = re.compile(r"[|\s:-]+")


def main() -> None:
    """Print every source, and say which papers were written."""
    for source in sorted(SOURCES.glob("*.md")):
        print(make(source, PAPERS / f"{source.stem}.pdf"))


def make(source: Path, paper: Path) -> Path:
    """Print one source as a PDF at `paper`."""
    facts, lines = read(source.read_text(encoding="utf-8"))

    def top(canvas: Canvas, _: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(MARGIN, A4[1] - 14 * mm, COUNCIL)
        canvas.drawRightString(A4[0] - MARGIN, A4[1] - 14 * mm, facts["header"])

    def foot(canvas: Canvas, _: BaseDocTemplate) -> None:
        # Drawn after the words of the page, so that it is also read after them.
        canvas.setFont("Helvetica", 9)
        canvas.drawCentredString(A4[0] / 2, 12 * mm, f"Page {canvas.getPageNumber()}")

    frame = Frame(MARGIN, 22 * mm, WIDTH, A4[1] - 44 * mm, 0, 0, 0, 0)
    page = PageTemplate(frames=[frame], onPage=top, onPageEnd=foot)
    facts_of_file = {"title": facts["title"], "author": COUNCIL, "lang": "en-GB"}
    document = BaseDocTemplate(str(paper), pagesize=A4, invariant=1, **facts_of_file)
    document.addPageTemplates([page])
    document.build(list(flow(lines)), canvasmaker=pen)
    return paper


def pen(*given: object, **named: object) -> Canvas:
    """Make a canvas whose strings do not end their line, so that a table's row is read as one."""
    canvas = Canvas(*given, **named)

    def write(x: float, y: float, text: str, *_: object, **__: object) -> None:
        line = canvas.beginText(x, y)
        line.textOut(text)
        canvas.drawText(line)

    canvas.drawString = write
    return canvas


def read(text: str) -> tuple[dict[str, str], list[str]]:
    """Part a source into the facts at its head and the lines that have words on them."""
    _, head, body = text.split("---\n", 2)
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    return facts, [line for line in body.splitlines() if line.strip()]


def flow(lines: list[str]) -> Iterator[Flowable]:
    """Lay out what stands on the pages, from top to bottom."""
    for is_table, group in groupby(lines, key=lambda line: line.startswith("|")):
        if is_table:
            yield from table(list(group))
        else:
            for line in group:
                yield from words(line)


def words(line: str) -> Iterator[Flowable]:
    """Set a heading, a notice, a bullet or a paragraph."""
    marked = MARKED.fullmatch(line)
    if marked is None:
        yield Paragraph(escape(line), BODY)
        return
    mark, rest = marked.groups()
    yield Paragraph(escape(rest), STYLES[mark], bulletText="\u2022" if mark == "-" else None)
    if mark == "=":
        yield HRFlowable(width="100%", color=RULE, spaceAfter=12)


def table(lines: list[str]) -> Iterator[Flowable]:
    """Set a ruled table; its heading row comes again on a new page.

    Where every row fits on one line it is set as one, so that it is also read as one;
    otherwise the cells are wrapped.
    """
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines]
    headed = len(lines) > 1 and DIVIDER.fullmatch(lines[1]) is not None
    if headed:
        del rows[1]
    fonts = [COLUMN if headed and not n else CELL for n in range(len(rows))]
    widths = [
        max(stringWidth(cell, font.fontName, font.fontSize) for cell, font in column) + 2 * PAD
        for column in (zip(cells, fonts, strict=True) for cells in zip(*rows, strict=True))
    ]
    cells: list[list[str | Paragraph]] = [list(row) for row in rows]
    if sum(widths) > WIDTH:
        cells = [
            [Paragraph(escape(cell), font) for cell in row]
            for row, font in zip(rows, fonts, strict=True)
        ]
        widths = [WIDTH / len(widths)] * len(widths)
    style: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, RULE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONT", (0, 0), (-1, -1), CELL.fontName, CELL.fontSize, CELL.leading),
        ("LEFTPADDING", (0, 0), (-1, -1), PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), PAD),
    ]
    if headed:
        style.append(("BACKGROUND", (0, 0), (-1, 0), SHADE))
        style.append(("FONTNAME", (0, 0), (-1, 0), COLUMN.fontName))
    yield Spacer(0, 6)
    yield Table(
        cells, colWidths=widths, style=style, hAlign="LEFT", repeatRows=1 if headed else 0,
        spaceAfter=12,
    )  # fmt: skip


if __name__ == "__main__":
    main()
