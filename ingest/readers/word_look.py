"""How Word shows a run of text: whether it is struck out, and whether it is raised.

A run says so itself, or the style it bears, or the style of its paragraph.
"""

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ingest.readers.word_lists import MOST_STYLES

VALUE = qn("w:val")
OFF = {"0", "false", "off"}
STRIKES = (qn("w:strike"), qn("w:dstrike"))


class WordLook:
    """How one Word file shows its runs.

    ``struck`` is what was struck out, a paragraph each; ``has_deletions`` says whether words are
    marked as deleted by those who track changes.
    """

    def __init__(self, document: Document) -> None:
        """Look up the styles."""
        styles = document.styles.element.iter(qn("w:style"))
        self._styles = {style.get(qn("w:styleId")): style for style in styles}
        deleted = document.element.body.iter(qn("w:delText"))
        self.has_deletions = any((piece.text or "").strip() for piece in deleted)
        self.struck: list[str] = []
        self._last: BaseOxmlElement | None = None

    def leaves_out(self, run: BaseOxmlElement, paragraph: BaseOxmlElement) -> bool:
        """Whether a run is struck out; what it says is then kept in ``struck``."""
        if not any(self._is_on(strike, run, paragraph) for strike in STRIKES):
            return False
        text = "".join(piece.text or "" for piece in run.iter(qn("w:t")))
        if text.strip() and paragraph is self._last:
            self.struck[-1] += text
        elif text.strip():
            self.struck.append(text)
            self._last = paragraph
        return True

    def is_raised(self, run: BaseOxmlElement, paragraph: BaseOxmlElement) -> bool:
        """Whether a run is printed above the line."""
        place = self._said(qn("w:vertAlign"), run, paragraph)
        if place in ("superscript", "subscript"):
            return place == "superscript"
        lift = self._said(qn("w:position"), run, paragraph) or ""
        return lift.isascii() and lift.isdigit() and int(lift) > 0

    def _is_on(self, name: str, run: BaseOxmlElement, paragraph: BaseOxmlElement) -> bool:
        said = self._said(name, run, paragraph)
        return said is not None and said.lower() not in OFF

    def _said(self, name: str, run: BaseOxmlElement, paragraph: BaseOxmlElement) -> str | None:
        """What the nearest of a run's properties of this name says; None where none does."""
        for properties in self._properties(run, paragraph):
            found = properties.find(name)
            if found is not None:
                return str(found.get(VALUE, "true"))
        return None

    def _properties(
        self, run: BaseOxmlElement, paragraph: BaseOxmlElement
    ) -> Iterator[BaseOxmlElement]:
        """A run's own properties, then those of its styles, the nearest first."""
        own = run.find(qn("w:rPr"))
        if own is not None:
            yield own
            yield from self._of_style(own.find(qn("w:rStyle")))
        whole = paragraph.find(qn("w:pPr"))
        if whole is not None:
            yield from self._of_style(whole.find(qn("w:pStyle")))

    def _of_style(self, named: BaseOxmlElement | None) -> Iterator[BaseOxmlElement]:
        for _ in range(MOST_STYLES):
            style = None if named is None else self._styles.get(named.get(VALUE))
            if style is None:
                return
            properties = style.find(qn("w:rPr"))
            if properties is not None:
                yield properties
            named = style.find(qn("w:basedOn"))
