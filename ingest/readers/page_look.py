"""How a web page shows its words: which of them are struck out, and which are raised.

Its own tags and styles say so, and so do the plain rules of the style sheets within it. What a
page only names is not fetched.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

STRUCK_TAGS = {"del", "s", "strike"}
STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)
RAISED = re.compile(
    r"vertical-align\s*:\s*super\b|font-variant-position\s*:\s*super\b", re.IGNORECASE
)
# A rule that is for a class of tags, whatever they stand in.
CLASS = re.compile(r"([a-z][a-z0-9]*)?\.([\w-]+)", re.IGNORECASE)


class PageLook:
    """How one page shows its words. Its style sheets must still be in it."""

    def __init__(self, soup: BeautifulSoup) -> None:
        """Read the page's style sheets."""
        self._struck: set[tuple[str, str]] = set()
        self._raised: set[tuple[str, str]] = set()
        for sheet in soup.find_all("style"):
            for kind, style in _rules(sheet.get_text()):
                if STRUCK.search(style):
                    self._struck.add(kind)
                if RAISED.search(style):
                    self._raised.add(kind)

    def strike_out(self, soup: BeautifulSoup) -> list[str]:
        """Empty the tags whose text is struck out; gives back what stood in each.

        The tags stay: a struck point of a list has its number, and a struck cell its column.
        """
        said = []
        for tag in soup.find_all(True):
            if not tag.decomposed and self._is_struck(tag):
                said.append(" ".join(tag.get_text(" ").split()))
                tag.clear(decompose=True)
        return [text for text in said if text]

    def is_raised(self, tag: Tag) -> bool:
        """Whether the words in a tag are printed above the line."""
        if tag.name == "sup" or RAISED.search(str(tag.get("style") or "")):
            return True
        return bool(self._raised) and _is_of(tag, self._raised)

    def _is_struck(self, tag: Tag) -> bool:
        if tag.name in STRUCK_TAGS or tag.get("role") == "deletion":
            return True
        if STRUCK.search(str(tag.get("style") or "")):
            return True
        return bool(self._struck) and _is_of(tag, self._struck)


def _is_of(tag: Tag, kinds: set[tuple[str, str]]) -> bool:
    names = [name for name in tag.get_attribute_list("class") if name]
    return any((tag.name, name) in kinds or ("", name) in kinds for name in names)


def _rules(sheet: str) -> Iterator[tuple[tuple[str, str], str]]:
    """The rules of a style sheet for a class of tags: the tag's name or "", the class; the rule."""
    for rule in sheet.split("}"):
        selectors, _, style = rule.partition("{")
        for selector in selectors.split(","):
            match = CLASS.fullmatch(selector.strip())
            if match:
                yield ((match[1] or "").lower(), match[2]), style
