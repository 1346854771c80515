"""Where a citation could be moved to: pages, papers and words that do not hold its sentence."""

import re
from collections.abc import Iterator, Sequence
from random import Random

from assistant.words import stems_of
from eval.citations import paper_cited
from eval.quotation import find_quotation
from eval.second_reading import Pages
from papers import Citation, Paper, spoken_date

SENTENCE = re.compile(r"[A-Z][^.!?\n|]*(?:\n(?!\s*\n)[^.!?\n|]*){0,4}[.!?](?=\s|$)")
# Words to quote instead: so long, and sharing so little with the sentence that they cannot hold it.
FEWEST_WORDS, MOST_WORDS = 8, 60
MOST_SHARED = 0.34
# How many papers are looked at for one to move a citation to.
LOOKED_AT = 12


class Places:
    """The papers of a data folder as places to move a citation to, and ``names`` to put in."""

    def __init__(self, pages: Pages, names: Sequence[str]) -> None:
        """Look in ``pages``."""
        self._pages = pages
        self.names = names
        papers = sorted(pages.papers().values(), key=lambda paper: (paper.file, paper.paper_id))
        self._current = [paper for paper in papers if paper.status != "superseded"]
        self._replaced = [paper for paper in papers if paper.status == "superseded"]

    def stands(self, quote: str, citation: Citation) -> bool:
        """Whether a quotation stands on the page that a citation names."""
        paper = paper_cited(citation, self._pages)
        return paper is not None and self._holds(quote, paper, citation.page)

    def around(self, citations: Sequence[Citation]) -> str:
        """All the text a sentence with these citations may rest on, and more: to keep clear of."""
        parts: list[str] = []
        for one in citations:
            paper = paper_cited(one, self._pages)
            page = self._pages.stored(paper.paper_id, one.page) if paper else None
            place = find_quotation(one.quote, page) if page else None
            before = (page or "")[max(0, place[0] - 800) : place[0]] if place else ""
            met = spoken_date(paper.meeting_date) if paper and paper.meeting_date else ""
            titles = (paper.title, paper.committee, paper.council) if paper else ()
            parts += [one.quote, before, met, f"{one.item} {one.page}", *(t for t in titles if t)]
        return "\n".join(parts)

    def other_pages(self, citation: Citation, chance: Random) -> Iterator[int]:
        """Pages of the same paper that do not hold the quotation, in a random order."""
        paper = paper_cited(citation, self._pages)
        if paper is None:
            return
        numbers = [n for n in range(1, paper.page_count + 1) if n != citation.page]
        chance.shuffle(numbers)
        for number in numbers:
            text = self._pages.stored(paper.paper_id, number)
            if text and text.strip() and not self._holds(citation.quote, paper, number):
                yield number

    def other_papers(self, citation: Citation, chance: Random) -> Iterator[tuple[Paper, int]]:
        """Current papers that do not hold the quotation on some page, and that page."""
        others = [one for one in self._current if one.paper_id != citation.paper_id]
        for paper in chance.sample(others, min(LOOKED_AT, len(others))):
            page = min(citation.page, paper.page_count)
            text = self._pages.stored(paper.paper_id, page)
            if text and text.strip() and not self._holds(citation.quote, paper, page):
                yield paper, page

    def replaced(self, citation: Citation) -> Iterator[tuple[Paper, int]]:
        """Papers that were replaced and hold the quotation, and the page it stands on."""
        for paper in self._replaced:
            for number in range(1, paper.page_count + 1):
                if self._holds(citation.quote, paper, number):
                    yield paper, number

    def other_words(self, text: str, citation: Citation, chance: Random) -> str | None:
        """A sentence of the page cited that says something else than ``text`` does, as printed."""
        paper = paper_cited(citation, self._pages)
        page = self._pages.stored(paper.paper_id, citation.page) if paper else None
        stems = stems_of(text)
        found = [match.group() for match in SENTENCE.finditer(page or "")]
        chance.shuffle(found)
        for words in found:
            shared = len(stems & stems_of(words)) / len(stems) if stems else 1.0
            fits = FEWEST_WORDS <= len(words.split()) <= MOST_WORDS
            if fits and shared <= MOST_SHARED and self.stands(words, citation):
                return words
        return None

    def _holds(self, quote: str, paper: Paper, page: int) -> bool:
        seen = self._pages.find(quote, paper.paper_id, page)
        stored = self._pages.find_stored(quote, paper.paper_id, page)
        return seen is not None or stored is not None
