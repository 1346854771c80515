"""How an OpenDocument text shows its words: which are struck out, and which are raised.

The styles say so that its paragraphs and the spans within them bear.
"""

import re
from collections.abc import Iterator, Sequence

import odfdo
from odfdo.element import EText

from ingest.readers.raised import Raised

# A style may rest on another, and a broken file's on itself.
MOST_STYLES = 20
# "super", or by how much of the letters' height: "33% 58%".
RAISED = re.compile(r"\s*(?:super\b|(?!0%)\d)", re.IGNORECASE)
STYLES = "descendant::style:style[@style:family='text' or @style:family='paragraph']"
PARAGRAPHS = ("text:p", "text:h")
STRUCK_BY = ("style:text-line-through-style", "style:text-line-through-type")
PLACED_BY = ("style:text-position",)
DELETIONS = "descendant::text:tracked-changes//text:deletion"


class TextLook:
    """How one text shows its words.

    ``struck`` is what was struck out, a paragraph each; ``has_deletions`` says whether words are
    marked as deleted by those who track changes.
    """

    def __init__(self, parts: Sequence[odfdo.Element]) -> None:
        """Look up the styles in the ``parts`` of the file, the later before the earlier ones."""
        self._styles = {
            (_said(style, "style:family"), _said(style, "style:name")): style
            for part in parts
            for style in part.get_elements(STYLES)
        }
        self.has_deletions = any(part.get_elements(DELETIONS) for part in parts)
        self.struck: list[str] = []

    def shown(self, pieces: Sequence[object]) -> Iterator[str]:
        """The ``pieces`` of one paragraph without those struck out, the raised ones as Raised."""
        struck = ""
        for piece in pieces:
            above = _above(piece) if isinstance(piece, EText) else []
            through = (self._first(above, name) for name in STRUCK_BY)
            if any(said not in ("", "none") for said in through):
                struck += str(piece)
            elif RAISED.match(self._first(above, *PLACED_BY)):
                yield Raised(piece)
            else:
                yield str(piece)
        if struck.strip():
            self.struck.append(struck)

    def _first(self, above: list[tuple[str, str]], name: str) -> str:
        """What the nearest of the styles named says by the attribute ``name``; "" for nothing."""
        for style in above:
            for _ in range(MOST_STYLES):
                known = self._styles.get(style)
                if known is None:
                    break
                for properties in known.get_elements("style:text-properties"):
                    said = _said(properties, name)
                    if said:
                        return said
                style = (style[0], _said(known, "style:parent-style-name"))
        return ""


def _above(piece: EText) -> list[tuple[str, str]]:
    """The family and the name of the styles that a piece of text stands in, the nearest first."""
    tag = piece.parent
    if tag is not None and piece.is_tail():
        tag = tag.parent
    styles = []
    while tag is not None:
        is_paragraph = tag.tag in PARAGRAPHS
        styles.append(("paragraph" if is_paragraph else "text", _said(tag, "text:style-name")))
        if is_paragraph:
            break
        tag = tag.parent
    return styles


def _said(element: odfdo.Element, name: str) -> str:
    return str(element.get_attribute(name) or "")
