"""The pages of the papers as a second reader sees them, so that our own misreadings show.

What a citation quotes is compared with text that the ingest did not read: PDFium's where pypdf
read the page, pypdf's where PDFium did, and a plain extraction without any of our own rules for
web pages, office files and texts. Blind spot: two programs can misread a page alike, and a page
that was read from a picture has no second reading at all.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from eval.extraction import UnreadError, read_again
from eval.quotation import Folded, find_by_points, find_folded, fold
from ingest.originals import original
from papers import Page, Paper, Reader
from records import Records

# Why a page has no second reading, in words that follow "The stored text was used: ".
EXEMPT = "part of the page is not for publication"
SCAN = "the page is a picture, and its words were read from it"
MISSING = "the paper's own file is not kept in the data folder"
# How many pages are kept in memory at once.
KEPT = 400
# No paper has so many pages; a database cannot look up every number that a row may give.
MOST_PAGES = 1_000_000


@dataclass(frozen=True)
class SecondPage:
    """A page as a second reader sees it: its text, who read it, and why it is our own, if it is.

    ``read_by`` is "PDFium", "pypdf" or "plain text"; None where there is no second reading.
    ``text`` is then the stored one, and ``reason`` a clause that says why. ``made_numbers`` says
    that the numbers of lists are made by whatever shows the file, and stand nowhere in it.
    """

    text: str
    read_by: str | None
    reason: str | None = None
    made_numbers: bool = False


class Pages:
    """The pages of a data folder's papers, as one ``reader`` may see them.

    Nothing that the reader may not see is given out: what is exempt on a page is blacked out, as
    it is in the records, and such a page has no second reading. Not for use by two threads.
    """

    def __init__(self, records: Records, data_folder: Path, reader: Reader) -> None:
        """Look in ``records`` and, for the files themselves, in ``data_folder``."""
        self._records = records
        self._folder = data_folder
        self.reader = reader
        self._papers: dict[str, Paper] | None = None
        self._page = lru_cache(KEPT)(self._page_of)
        self._second = lru_cache(KEPT)(self._second_of)
        self._folded = lru_cache(KEPT)(self._folded_of)
        self._folded_stored = lru_cache(KEPT)(self._folded_stored_of)

    def papers(self) -> dict[str, Paper]:
        """Every paper the reader may see by its id, those that are superseded too."""
        if self._papers is None:
            seen = (self._records.paper(one, self.reader) for one in self._records.known())
            self._papers = {paper.paper_id: paper for paper in seen if paper is not None}
        return self._papers

    def named(self, file: str) -> tuple[Paper, ...]:
        """The papers that go by this file name: the current one first, then superseded ones."""
        found = [paper for paper in self.papers().values() if paper.file == file]
        return tuple(sorted(found, key=lambda paper: paper.status == "superseded"))

    def stored(self, paper_id: str, number: int) -> str | None:
        """The text of a 1-based page as it is stored and cited; None where there is none."""
        page = self._page(paper_id, number)
        return page.text if page else None

    def second(self, paper_id: str, number: int) -> SecondPage | None:
        """The page as a second reader sees it; None where there is no such page."""
        return self._second(paper_id, number)

    def find(self, quote: str, paper_id: str, number: int) -> tuple[int, int] | None:
        """Where a quotation stands in the second reading of a page, as a span of its text.

        White space, hyphenation, ligatures, quotation marks and dashes are folded (see
        :mod:`eval.quotation`). None where it does not stand there, or there is no such page.
        """
        second = self.second(paper_id, number)
        if second is None:
            return None
        text = self._folded(paper_id, number)
        span = find_folded(fold(quote), text)
        return find_by_points(quote, text) if span is None and second.made_numbers else span

    def find_stored(self, quote: str, paper_id: str, number: int) -> tuple[int, int] | None:
        """Where a quotation stands in the stored text of a page, folded likewise."""
        return find_folded(fold(quote), self._folded_stored(paper_id, number))

    def _page_of(self, paper_id: str, number: int) -> Page | None:
        if not 1 <= number <= MOST_PAGES:
            return None
        return self._records.page(paper_id, number, self.reader)

    def _second_of(self, paper_id: str, number: int) -> SecondPage | None:
        page = self._page(paper_id, number)
        if page is None:
            return None
        if page.exempt and "exempt" not in self.reader.may_see:
            return SecondPage(page.text, None, EXEMPT)
        if page.ocr:
            return SecondPage(page.text, None, SCAN)
        path = original(self._folder, paper_id)
        if path is None:
            return SecondPage(page.text, None, MISSING)
        try:
            read = read_again(path, number, page.text)
        except UnreadError as reason:
            return SecondPage(page.text, None, str(reason))
        return SecondPage(read.text, read.read_by, made_numbers=read.made_numbers)

    def _folded_of(self, paper_id: str, number: int) -> Folded:
        second = self.second(paper_id, number)
        return fold(second.text if second else "")

    def _folded_stored_of(self, paper_id: str, number: int) -> Folded:
        return fold(self.stored(paper_id, number) or "")
