"""OpenDocument texts (ODT): paragraphs, lists with their numbers, and tables, in reading order."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import odfdo
from lxml.etree import XMLSyntaxError
from odfdo.xmlpart import XmlPart

from ingest.readers.numerals import numeral
from ingest.readers.office import DAMAGED, check_zip, exempt_marks, page_of
from ingest.readers.raised import with_raised
from ingest.readers.silence import STRUCK_OUT
from ingest.readers.tables import row_of
from ingest.readers.text_look import TextLook
from papers import Page, PaperError

# Spaces, tabs and line breaks are elements of their own in this format.
WORDS = "|".join(
    f"descendant::{piece}[not(ancestor::draw:frame or ancestor::text:note "
    "or ancestor::office:annotation)]"
    for piece in ("text()", "text:s", "text:tab", "text:line-break")
)
PARAGRAPHS = "|".join(
    f"descendant-or-self::{piece}[not(ancestor::office:annotation or ancestor::text:note)]"
    for piece in ("text:p", "text:h")
)
BOXES = "descendant::draw:text-box[not(ancestor::office:annotation)]"
WRAPPERS = ("text:section", "text:index-body", "text:table-of-content")
AROUND = "descendant::style:header|descendant::style:footer"


def read_odt(content: bytes) -> tuple[Page, ...]:
    """The one page of an OpenDocument text; a table's row is one line, its cells parted by bars."""
    check_zip(content, "an OpenDocument text (ODT)")
    try:
        document = odfdo.Document(io.BytesIO(content))
        around = _root(document, "styles.xml").get_elements(AROUND)
        marks = exempt_marks(_plain(part) for whole in around for part in whole.children)
        look = TextLook([_root(document, part) for part in ("styles.xml", "content.xml")])
        lines = list(_Writer(document, look).blocks(document.body))
        marks += exempt_marks(look.struck)  # in doubt it is exempt still
    except (KeyError, ValueError, TypeError, AttributeError, XMLSyntaxError, zipfile.BadZipFile,
            RecursionError) as error:  # fmt: skip
        raise PaperError(DAMAGED.format(type(error).__name__)) from error
    page = page_of(list(dict.fromkeys(marks)), lines)
    if look.struck or look.has_deletions:
        page = replace(page, unread=STRUCK_OUT)
    return (page,)


class _Writer:
    """Writes out the blocks of one text, counting its lists."""

    def __init__(self, document: odfdo.Document, look: TextLook) -> None:
        """Look up the styles of the lists; those of the text itself come before the general."""
        self._look = look
        self._levels: dict[tuple[str, int], odfdo.Element] = {}
        for part in ("styles.xml", "content.xml"):
            for style in _root(document, part).get_elements("descendant::text:list-style"):
                for level in style.children:
                    place = str(level.get_attribute("text:level") or "")
                    name = str(style.get_attribute("style:name") or "")
                    if place.isdigit():
                        self._levels[name, int(place)] = level
        # Where each list, by its style and level, has got to.
        self._last: dict[tuple[str, int], int] = {}

    def blocks(self, whole: odfdo.Element) -> Iterator[str]:
        """The lines of a text, each block followed by an empty one."""
        for block in whole.children:
            if block.tag in ("text:p", "text:h"):
                yield from (_plain(block, self._look), "")
                for box in block.get_elements(BOXES):
                    yield from self.blocks(box)
            elif block.tag == "text:list":
                yield from self._list(block, "", 1)
                yield ""
            elif block.tag == "table:table":
                for table_row in block.get_elements("descendant::table:table-row"):
                    cells = table_row.get_elements("table:table-cell")
                    yield row_of(["\n".join(self.blocks(cell)) for cell in cells])
                yield ""
            elif block.tag in WRAPPERS:
                yield from self.blocks(block)

    def _list(self, whole: odfdo.Element, style: str, level: int) -> Iterator[str]:
        """The points of a list, each with its number, letter or dash; lists within it too."""
        style = str(whole.get_attribute("text:style-name") or style)
        if not _goes_on(whole):
            self._last.pop((style, level), None)
        for item in whole.children:
            marker = self._marker(item, style, level) if item.tag == "text:list-item" else ""
            for child in item.children:
                if child.tag == "text:list":
                    yield from self._list(child, style, level + 1)
                elif child.tag in ("text:p", "text:h"):
                    yield f"{marker}{_plain(child, self._look)}"
                    marker = ""

    def _marker(self, item: odfdo.Element, style: str, level: int) -> str:
        form = self._levels.get((style, level))
        if form is None or form.tag != "text:list-level-style-number":
            return "- "
        said = item.get_attribute("text:start-value") or ""
        first = str(form.get_attribute("text:start-value") or "1")
        last = self._last.get((style, level), int(first) - 1 if first.isdigit() else 0)
        number = int(str(said)) if str(said).isdigit() else last + 1
        self._last[style, level] = number
        before = form.get_attribute("style:num-prefix") or ""
        after = form.get_attribute("style:num-suffix") or ""
        kind = str(form.get_attribute("style:num-format") or "")
        return f"{before}{numeral(number, kind)}{after} " if kind else ""


def _root(document: odfdo.Document, name: str) -> odfdo.Element:
    part = document.get_part(name)
    if not isinstance(part, XmlPart):
        raise ValueError(f"{name} is no XML")
    return part.root


def _goes_on(whole: odfdo.Element) -> bool:
    """Whether a list counts on from the one before it."""
    return (
        whole.get_attribute("text:continue-numbering") in ("true", True)
        or whole.get_attribute("text:continue-list") is not None
    )


def _plain(element: odfdo.Element, look: TextLook | None = None) -> str:
    """The words in an element, without those of pictures, notes, comments and deletions.

    With a ``look``, without those that are struck out too, and with the figures raised that are.
    """
    lines = []
    for one in element.get_elements(PARAGRAPHS):
        # Spaces, tabs and line breaks are elements; everything else is text.
        pieces = [" " if isinstance(piece, odfdo.Element) else piece for piece in one.xpath(WORDS)]
        lines.append(with_raised(look.shown(pieces) if look else map(str, pieces)))
    return " ".join(lines)
