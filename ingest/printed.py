"""The numbers printed on a paper's pages: "Page 23", "23 of 40", found where they count up.

In an agenda pack each report has numbers of its own beside the pack's. Those that run through
most of the pages are the ones a person turns to.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from papers import Page

# A line of this many at the top or the foot of a page may hold its number.
EDGE_LINES = 3
# Numbers that count up over fewer pages than this may be chance.
FEWEST_PAGES = 3
NAMED = re.compile(
    r"(?:^|[|\s])(?:page|p a g e|tudalen)\s*[:|]?\s*(\d{1,4})\b"
    r"|\b(\d{1,4})\s*\|\s*(?:page|p a g e)\b",
    re.IGNORECASE,
)
OF = re.compile(r"^[-–—|\[\s]*(\d{1,4})\s*(?:of|o|/)\s*\d{1,4}[-–—|\]\s]*$", re.IGNORECASE)
# Not "(2)" and not "2.", which number what is said on the page.
BARE = re.compile(r"^[-–—|\[\s]*(\d{1,4})[-–—|\]\s]*$")
# The number at either end of a running header or footer: "Corporate Plan 2025–29 | 7".
AT_END = re.compile(r"^(\d{1,4})\s+\D.*$|^.*\D\s+(\d{1,4})$")
LONGEST_EDGE = 120


@dataclass(frozen=True)
class _Found:
    """A number on a page, how far it is ahead of the page's own, and whether "Page" names it."""

    page: int
    ahead: int
    named: bool


def with_printed(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with the numbers printed on them, where the file itself gave them no label.

    A number counts only in a series: always as far ahead of the page's own number, on at least
    three pages and on most; on both pages of a paper of two where the word "Page" stands.
    """
    found = [one for page in pages for one in _numbers_on(page)]
    ahead = _series(found, len(pages))
    if ahead is None:
        return tuple(pages)
    numbered = {one.page for one in found if one.ahead == ahead}
    return tuple(
        replace(page, printed=str(page.number + ahead))
        if page.printed is None and page.number in numbered
        else page
        for page in pages
    )


def _series(found: list[_Found], count: int) -> int | None:
    """How far ahead the numbers are that most pages bear; None where no series does."""
    on_pages = Counter(ahead for _, ahead in {(one.page, one.ahead) for one in found})
    named = Counter(ahead for _, ahead in {(one.page, one.ahead) for one in found if one.named})
    if not on_pages:
        return None
    best = max(on_pages, key=lambda ahead: (on_pages[ahead], named[ahead], -abs(ahead)))
    if count == 2 and named[best] == 2:
        return best
    enough = on_pages[best] >= FEWEST_PAGES and 2 * on_pages[best] > count
    return best if enough else None


def _numbers_on(page: Page) -> Iterator[_Found]:
    lines = [" ".join(line.split()) for line in page.text.split("\n") if line.strip()]
    edges = lines[:EDGE_LINES] + lines[max(EDGE_LINES, len(lines) - EDGE_LINES) :]
    for line in edges:
        if len(line) > LONGEST_EDGE:
            continue
        for form in (NAMED, OF, BARE, AT_END):
            match = form.search(line)
            if match:
                number = int(next(part for part in match.groups() if part))
                if number:
                    yield _Found(page.number, number - page.number, form is NAMED)
                break
