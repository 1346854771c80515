"""HTML pages, such as ModernGov's minutes pages: the paper's text without the site around it.

Nothing that a page names is fetched or run: only its own text is looked at.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from ingest.readers.characters import storable
from ingest.readers.numerals import numeral
from ingest.readers.office import exempt_marks
from ingest.readers.page_look import PageLook
from ingest.readers.raised import Raised, with_raised
from ingest.readers.silence import STRUCK_OUT
from ingest.readers.tables import row_of
from ingest.readers.website import SITE_LINE, body_of, clear
from papers import Page

BLOCKS = {
    "address", "article", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li",
    "main", "ol", "p", "pre", "section", "summary", "table", "title", "ul",
}  # fmt: skip
CELLS = {"td", "th"}
# The parser ends these tags where a paragraph begins, and browsers do not; "del" it leaves whole.
STRIKE = re.compile(rb"<(/?)(?:s|strike)(?=[\s/>])", re.IGNORECASE)


def read_html(content: bytes) -> tuple[Page, ...]:
    """The one page of an HTML file: each block on its own line, table cells parted by bars."""
    soup = BeautifulSoup(STRIKE.sub(rb"<\1del", content), "lxml")
    look = PageLook(soup)
    marks = clear(soup)
    struck = look.strike_out(soup)
    marks += exempt_marks(struck)  # in doubt it is exempt still
    lines = _Writer(look).write(body_of(soup)).split("\n")
    text = "\n".join(line for line in lines if not SITE_LINE.fullmatch(line))
    text = storable("\n".join([*dict.fromkeys(marks), _tidy(text)]).strip("\n"))
    return (Page(1, text, unread=STRUCK_OUT if struck else None),)


class _Writer:
    """Writes out a tag without recursion, so that no page is nested too deep for it."""

    def __init__(self, look: PageLook) -> None:
        """Start with nothing written; ``look`` says what is printed raised."""
        self._look = look
        # How many tags that raise their text what is being written is in.
        self._raised = 0
        # What is being written: the page, or one cell of a table within another.
        self._pieces: list[list[str]] = [[]]
        self._rows: list[list[str]] = []
        self._bullet = ""
        # The number of the last point written of each numbered list.
        self._points: dict[int, int] = {}

    def write(self, tag: Tag) -> str:
        """The text of ``tag`` in reading order, its lines tidied."""
        for element, entered in _walk(tag):
            if isinstance(element, Tag):
                if entered:
                    self._enter(element)
                else:
                    self._leave(element)
            else:
                self._text(str(element))
        return _tidy(with_raised(self._pieces[0]))

    def _text(self, text: str) -> None:
        if self._bullet and text.strip():
            self._add(self._bullet)
            self._bullet = ""
        text = " ".join(text.split("\n"))
        self._add(Raised(text) if self._raised else text)

    def _enter(self, tag: Tag) -> None:
        self._raised += self._look.is_raised(tag)
        if tag.name in CELLS:
            self._pieces.append([])
        elif tag.name == "tr":
            self._rows.append([])
        elif tag.name in BLOCKS:
            self._add("\n")
            if tag.name == "li":
                self._bullet = self._bullet_of(tag)

    def _leave(self, tag: Tag) -> None:
        self._raised -= self._look.is_raised(tag)
        if tag.name in CELLS:
            cell = _tidy(with_raised(self._pieces.pop()))
            if self._rows:
                self._rows[-1].append(cell)
            else:
                self._add(f"{cell} ")
        elif tag.name == "tr":
            self._add(f"\n{row_of(self._rows.pop())}\n")
        elif tag.name in BLOCKS:
            self._bullet = ""
            self._add("\n" if tag.name in {"li", "br"} else "\n\n")

    def _bullet_of(self, point: Tag) -> str:
        """What stands before a point of a list: its number or letter, or a dash."""
        whole = point.parent
        if whole is None or whole.name != "ol":
            return "- "
        last = self._points.get(id(whole), _whole_number(whole.get("start"), 1) - 1)
        number = _whole_number(point.get("value"), last + 1)
        self._points[id(whole)] = number
        form = str(point.get("type") or whole.get("type") or "1")
        return f"{number}. " if form == "1" else f"({numeral(number, form)}) "

    def _add(self, piece: str) -> None:
        self._pieces[-1].append(piece)


def _walk(top: Tag) -> Iterator[tuple[PageElement, bool]]:
    """Every element below ``top`` in order; a tag comes twice, entered and left."""
    waiting: list[tuple[PageElement, bool]] = [(child, True) for child in reversed(top.contents)]
    while waiting:
        element, entered = waiting.pop()
        if isinstance(element, Tag):
            yield element, entered
            if entered:
                waiting.append((element, False))
                waiting += [(child, True) for child in reversed(element.contents)]
        elif isinstance(element, NavigableString):
            yield element, True


def _whole_number(said: object, otherwise: int) -> int:
    text = str(said) if said is not None else ""
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else otherwise


def _tidy(text: str) -> str:
    """``text`` with single spaces, none at the ends of lines, and at most one empty line."""
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")
