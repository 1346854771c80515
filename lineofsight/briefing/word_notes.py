"""Footnotes in a Word file: python-docx has none of its own, so the part is made here.

The part and its relationship follow ECMA-376 part 1, 17.11: two separators that the settings
name, then one note each, in the styles that Word itself uses for them.
"""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph

TEXT_STYLE, MARK_STYLE = "FootnoteText", "FootnoteReference"
SEPARATORS = {-1: "separator", 0: "continuationSeparator"}


class Footnotes:
    """The footnotes of one document, to be added in the order of their numbers, from 1 on."""

    def __init__(self, document: Document, words: Sequence[str]) -> None:
        """Give ``document`` a part for footnotes with these ``words``, its styles and settings."""
        self._words = words
        self._notes = parse_xml(f"<w:footnotes {nsdecls('w')}/>")
        package = document.part.package
        assert package is not None  # noqa: S101 - a document that python-docx opened has one
        part = XmlPart(
            PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, self._notes, package
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        for number, kind in SEPARATORS.items():
            note = _child(self._notes, "w:footnote", type=kind, id=str(number))
            paragraph = _child(note, "w:p")
            _child(_child(paragraph, "w:pPr"), "w:spacing", after="0", line="240")
            _child(_child(paragraph, "w:r"), f"w:{kind}")
        _name_separators(document)
        _add_styles(document)

    def add(self, paragraph: Paragraph, n: int) -> None:
        """Set the mark of note ``n`` at the end of ``paragraph``, and the note below."""
        number = str(n)
        mark = paragraph.add_run()
        _styled(mark._r, MARK_STYLE)
        _child(mark._r, "w:footnoteReference", id=number)
        note = _child(self._notes, "w:footnote", id=number)
        held = _child(note, "w:p")
        _child(_child(held, "w:pPr"), "w:pStyle", val=TEXT_STYLE)
        own = _child(held, "w:r")
        _styled(own, MARK_STYLE)
        _child(own, "w:footnoteRef")
        words = _child(_child(held, "w:r"), "w:t")
        words.set(qn("xml:space"), "preserve")
        words.text = f" {self._words[n - 1]}"


def _add_styles(document: Document) -> None:
    text = document.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.element.set(qn("w:styleId"), TEXT_STYLE)
    text.base_style = document.styles["Normal"]
    text.font.size = Pt(9)
    text.paragraph_format.space_after = Pt(2)
    text.paragraph_format.line_spacing = 1.0
    mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.element.set(qn("w:styleId"), MARK_STYLE)
    mark.font.superscript = True


def _name_separators(document: Document) -> None:
    settings = document.settings.element
    named = OxmlElement("w:footnotePr")
    for number in SEPARATORS:
        _child(named, "w:footnote", id=str(number))
    compatibility = settings.find(qn("w:compat"))
    compatibility.addprevious(named)  # the order of the settings is fixed


def _styled(run: BaseOxmlElement, style: str) -> None:
    _child(_child(run, "w:rPr"), "w:rStyle", val=style)


def _child(parent: BaseOxmlElement, name: str, **attributes: str) -> BaseOxmlElement:
    child = OxmlElement(name)
    for key, value in attributes.items():
        child.set(qn(f"w:{key}"), value)
    parent.append(child)
    return child
