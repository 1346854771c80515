"""The numbers that Word counts for itself: "1.", "(a)", "2.3" before the paragraphs of a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from ingest.readers.numerals import numeral

FORMS = {
    "decimal": "1",
    "decimalZero": "1",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
}
# A style may rest on another, and a broken file's on itself.
MOST_STYLES = 20


@dataclass(frozen=True)
class _Level:
    """How one level of a list is numbered: its form, the text around the number, the first."""

    form: str
    text: str
    first: int


class WordLists:
    """The lists of one Word file, counted as its paragraphs are read in order."""

    def __init__(self, document: Document) -> None:
        """Look up the lists that the file defines."""
        self._levels: dict[tuple[str, int], _Level] = {}
        self._abstract: dict[str, str] = {}
        self._first: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()
        self._styles = {
            style.get(qn("w:styleId")): style
            for style in document.styles.element.iter(qn("w:style"))
        }
        for relation in document.part.rels.values():
            if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
                self._define(parse_xml(relation.target_part.blob))

    def marker(self, paragraph: BaseOxmlElement) -> str:
        """What Word shows before a paragraph, with a space after it; "" before most."""
        number, level = self._place(paragraph)
        known = self._levels.get((self._abstract.get(number, ""), level))
        if known is None:
            return "- " if _style_of(paragraph).startswith("ListBullet") else ""
        counts = self._count(number, level, known)
        if known.form == "bullet":
            return "- "
        shown = re.sub(r"%([1-9])", lambda match: self._shown(number, counts, match), known.text)
        return f"{shown.strip()} " if shown.strip() else ""

    def _define(self, numbering: BaseOxmlElement) -> None:
        for whole in numbering.iter(qn("w:abstractNum")):
            for level in whole.iter(qn("w:lvl")):
                place = int(level.get(qn("w:ilvl"), "0"))
                known = _Level(
                    _value(level, "w:numFmt", "decimal"),
                    _value(level, "w:lvlText", ""),
                    int(_value(level, "w:start", "1")),
                )
                self._levels[whole.get(qn("w:abstractNumId")), place] = known
        for concrete in numbering.iter(qn("w:num")):
            number = concrete.get(qn("w:numId"))
            self._abstract[number] = _value(concrete, "w:abstractNumId", "")
            for override in concrete.iter(qn("w:lvlOverride")):
                first = _value(override, "w:startOverride", "")
                if first:
                    self._first[number, int(override.get(qn("w:ilvl"), "0"))] = int(first)

    def _place(self, paragraph: BaseOxmlElement) -> tuple[str, int]:
        """The list that a paragraph belongs to, "" for none, and its level in it."""
        number, level = "", None
        for properties in self._properties(paragraph):
            listed = properties.find(qn("w:numPr"))
            if listed is not None:
                level = level or _value(listed, "w:ilvl", "") or None
                number = _value(listed, "w:numId", "")
                if number:
                    break
        return ("" if number == "0" else number), int(level or 0)

    def _properties(self, paragraph: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
        """A paragraph's own properties, then those of its style and of the styles below it."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is not None:
            yield properties
        style = self._styles.get(_style_of(paragraph))
        for _ in range(MOST_STYLES):
            if style is None:
                return
            properties = style.find(qn("w:pPr"))
            if properties is not None:
                yield properties
            style = self._styles.get(_value(style, "w:basedOn", ""))

    def _count(self, number: str, level: int, known: _Level) -> dict[int, int]:
        """Count a paragraph; lists of one definition count on, unless one says where to start."""
        counts = self._counts.setdefault(self._abstract[number], {})
        first = self._first.get((number, level))
        if first is not None and (number, level) not in self._restarted:
            self._restarted.add((number, level))
            counts[level] = first
        else:
            counts[level] = counts.get(level, known.first - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return counts

    def _shown(self, number: str, counts: dict[int, int], match: "re.Match[str]") -> str:
        place = int(match[1]) - 1
        level = self._levels.get((self._abstract[number], place))
        if level is None:
            return ""
        return numeral(counts.get(place, level.first), FORMS.get(level.form, "1"))


def _value(parent: BaseOxmlElement, name: str, otherwise: str) -> str:
    child = parent.find(qn(name))
    return otherwise if child is None else str(child.get(qn("w:val"), otherwise))


def _style_of(paragraph: BaseOxmlElement) -> str:
    properties = paragraph.find(qn("w:pPr"))
    return "" if properties is None else _value(properties, "w:pStyle", "")
