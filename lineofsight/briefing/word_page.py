"""How a Word briefing looks: A4, one plain typeface, British English, numbered pages."""

from datetime import date, datetime, time

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

LANGUAGE = "en-GB"
TYPEFACE = "Arial"
INK, BLUE = RGBColor(0x14, 0x20, 0x2B), RGBColor(0x17, 0x56, 0x7F)
MARGIN = Cm(2.3)
WIDTH = Cm(21) - 2 * MARGIN
# Style: size in points, space before and after, bold.
SIZES: dict[str, tuple[float, float, float, bool]] = {
    "Normal": (11, 0, 6, False),
    "Title": (22, 0, 4, True),
    "Subtitle": (11, 0, 12, False),
    "Heading 1": (16, 18, 6, True),
    "Heading 2": (12, 12, 3, True),
    "Caption": (10, 6, 3, True),
}
CONTENTS_STYLE, CELL_STYLE = "toc 1", "Table text"


# The longest title that Word keeps among a document's properties.
LONGEST = 255


def prepare(document: Document, title: str, made_on: date) -> None:
    """Set the page, the styles, the language and the properties of a new document."""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = MARGIN
    page.top_margin = page.bottom_margin = Cm(2.2)
    for name, size in SIZES.items():
        _set(document.styles[name], *size)
    cell = document.styles.add_style(CELL_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = document.styles["Normal"]
    _set(cell, 9.5, 1, 1, False)
    contents = document.styles.add_style(CONTENTS_STYLE, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    contents.element.set(qn("w:styleId"), "TOC1")
    contents.base_style = document.styles["Normal"]
    _set(contents, 11, 0, 3, False)
    _speak(document)
    about = document.core_properties
    about.title, about.language, about.subject = title[:LONGEST], LANGUAGE, "Briefing"
    about.author = about.last_modified_by = "Line of Sight"
    about.comments, about.keywords = "", ""
    about.created = about.modified = datetime.combine(made_on, time())


def number_pages(document: Document, said: str = "") -> None:
    """Write "Page 2 of 5" at the foot of each page, and what is ``said`` at its head, if any."""
    section = document.sections[0]
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("Page ")
    add_field(foot, "PAGE", "1")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES", "1")
    if said:
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        head.add_run(said).bold = True


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field that shows ``shown`` until it is worked out anew."""
    field_start(paragraph, instruction)
    paragraph.add_run(shown)
    field_end(paragraph)


def field_start(paragraph: Paragraph, instruction: str) -> None:
    """Begin a field in ``paragraph``; what follows, up to :func:`field_end`, is what it shows."""
    paragraph.add_run()._r.append(_field_mark("begin"))
    told = OxmlElement("w:instrText")
    told.set(qn("xml:space"), "preserve")
    told.text = f" {instruction} "
    paragraph.add_run()._r.append(told)
    paragraph.add_run()._r.append(_field_mark("separate"))


def field_end(paragraph: Paragraph) -> None:
    """End the field that began last."""
    paragraph.add_run()._r.append(_field_mark("end"))


def _field_mark(kind: str) -> BaseOxmlElement:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def _set(style: ParagraphStyle, size: float, before: float, after: float, bold: bool) -> None:
    font, spacing = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = TYPEFACE, Pt(size), bold, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if key.endswith(("Theme", "theme"))]:
        del fonts.attrib[key]  # a theme's typeface would win over the one named
    fonts.set(qn("w:cs"), TYPEFACE)
    font.color.rgb = BLUE if style.name.startswith(("Heading", "Title")) else INK
    for tracking in style.element.findall(f"{qn('w:rPr')}/{qn('w:spacing')}"):
        tracking.getparent().remove(tracking)
    spacing.space_before, spacing.space_after = Pt(before), Pt(after)
    spacing.line_spacing = 1.0 if size < 11 else 1.15
    for border in style.element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _speak(document: Document) -> None:
    """Say that the document is in British English, in its styles and its settings."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # else Word opens it as a file of an older Word
