"""The citations of an answer looked up in the papers, whatever system gave the answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer
from eval.quotation import find_quotation
from eval.second_reading import Pages, SecondPage
from papers import Citation, Paper

# Where a citation does not say where on its page the quotation stands.
NO_SPAN = -1
NO_PAPER = "it names no paper that was read"
NO_PAGE = "the paper has no page {}"
TWO_PAPERS = "the paper's id and the file name do not belong together"
SHA256 = 64


@dataclass(frozen=True)
class LookedUp:
    """A citation, and what was found where it points.

    ``unresolved`` is a clause that says why it points nowhere; None where it names a page.
    ``verbatim`` is whether the quotation stands in the page's stored text (:func:`is_verbatim`).
    ``second`` is the page as a second reader sees it, None where there is no such page, and
    ``found`` the span of the quotation in that text, None where it does not stand there.
    """

    citation: Citation
    unresolved: str | None
    verbatim: bool
    second: SecondPage | None
    found: tuple[int, int] | None

    @property
    def read_twice(self) -> bool:
        """Whether ``found`` rests on a second reading, and not on the stored text alone."""
        return self.second is not None and self.second.read_by is not None


def look_up(answer: Answer, pages: Pages) -> tuple[LookedUp, ...]:
    """Look up every citation of an answer, in its order. One that points nowhere is no error."""
    return tuple(_look_up(citation, pages) for citation in answer.citations)


def out_of_range(answer: Answer) -> tuple[int, ...]:
    """The numbers that sentences bear and no citation has, each once for each sentence."""
    numbers = {citation.n for citation in answer.citations}
    return tuple(n for one in answer.sentences for n in one.citations if n not in numbers)


def cited_in(answer: Answer, looked_up: Sequence[LookedUp]) -> tuple[LookedUp, ...]:
    """The citations that a sentence bears, in the order in which the answer first bears them."""
    by_number = {one.citation.n: one for one in looked_up}
    order = dict.fromkeys(n for one in answer.sentences for n in one.citations)
    return tuple(by_number[n] for n in order if n in by_number)


def is_verbatim(citation: Citation, page: str | None) -> bool:
    """Whether the quotation is, character for character, the stored page text at its span.

    It must not be empty. Where the citation does not say where it stands (``start`` is
    NO_SPAN), it must stand anywhere in the page, as :func:`find_quotation` compares. False where
    there is no such page for this reader.
    """
    if page is None or not citation.quote.strip():
        return False
    if citation.start == citation.end == NO_SPAN:
        return find_quotation(citation.quote, page) is not None
    return (
        0 <= citation.start < citation.end <= len(page)
        and page[citation.start : citation.end] == citation.quote
    )


def paper_cited(citation: Citation, pages: Pages) -> Paper | None:
    """The paper that a citation names, by its id or else by its file; None where there is none.

    Of several papers of one file the first that has the quotation on that page is meant, the
    current one before those that it superseded. An id that looks like a paper's and is not one
    names no paper, whatever the file.
    """
    paper = pages.papers().get(citation.paper_id)
    if paper is not None:
        return paper
    if len(citation.paper_id) == SHA256 or not citation.file:
        return None
    named = pages.named(citation.file)
    if len(named) == 1:
        return named[0]
    holding = (
        paper
        for paper in named
        if pages.find_stored(citation.quote, paper.paper_id, citation.page) is not None
    )
    return next(holding, named[0] if named else None)


def _look_up(citation: Citation, pages: Pages) -> LookedUp:
    paper = paper_cited(citation, pages)
    if paper is None:
        return LookedUp(citation, NO_PAPER, False, None, None)
    if citation.file and citation.file != paper.file:
        return LookedUp(citation, TWO_PAPERS, False, None, None)
    citation = _filled_in(citation, paper)
    stored = pages.stored(paper.paper_id, citation.page)
    if stored is None:
        return LookedUp(citation, NO_PAGE.format(citation.page), False, None, None)
    return LookedUp(
        citation,
        None,
        is_verbatim(citation, stored),
        pages.second(paper.paper_id, citation.page),
        pages.find(citation.quote, paper.paper_id, citation.page),
    )


def _filled_in(citation: Citation, paper: Paper) -> Citation:
    """The citation with what it does not say of its paper, for it to be shown."""
    return replace(
        citation,
        paper_id=paper.paper_id,
        file=paper.file,
        title=citation.title or paper.title,
        council=citation.council or paper.council,
        committee=citation.committee or paper.committee,
        meeting_date=citation.meeting_date or paper.meeting_date,
        kind=paper.kind,
        status=paper.status,
    )
