"""Whether a citation's quotation stands, in one piece, on the page of the paper it names."""

import re
from collections.abc import Sequence

from eval.citations import paper_cited
from eval.faults.fault import FaultKind
from eval.second_reading import Pages
from papers import Citation, Paper, spoken_date

# A piece of a quotation with fewer words than this may stand anywhere by chance.
FEWEST_WORDS = 3
# A quotation of which so much stands on the page is that page's, altered.
ALTERED = 0.6
ELLIPSIS = re.compile(r"\s*(?:\[\s*)?(?:…|\.\s?\.\s?\.)(?:\s*\])?\s*")


def quotation_fault(citation: Citation, pages: Pages) -> tuple[FaultKind, str] | None:
    """What is wrong with a citation, and a sentence that says so; None where nothing is.

    The quotation must stand word for word in the second reading of the page; white space,
    hyphens at line ends, quotation marks and dashes are folded (:mod:`eval.quotation`).
    """
    paper = paper_cited(citation, pages)
    if paper is None:
        return "wrong_paper", f"No paper that was read goes by {citation.file or 'no name'}."
    wrong = _wrong_label(citation, paper)
    if wrong:
        return "wrong_paper", wrong
    quote = citation.quote
    if not any(sign.isalnum() for sign in quote):
        return "quotation", "The citation quotes nothing."
    if not 1 <= citation.page <= paper.page_count:
        said = f"{paper.file} has {paper.page_count} pages, and page {citation.page} is cited."
        return "wrong_page", said
    if stands(quote, paper, citation.page, pages):
        return None
    where = f"page {citation.page} of {paper.file}"
    elsewhere = next(
        (n for n in _other_pages(citation, paper) if stands(quote, paper, n, pages)), None
    )
    if elsewhere is not None:
        return "wrong_page", f"The words quoted are not on {where} but on page {elsewhere}."
    if _is_stitched(quote, paper, citation.page, pages):
        return "stitched", f"The quotation is made of words that stand apart on {where}."
    likeness = {n: _likeness(quote, paper, n, pages) for n in _pages_of(paper)}
    if likeness.get(citation.page, 0.0) >= ALTERED:
        return "quotation", f"The words quoted do not stand so on {where}."
    best = max(likeness, key=lambda n: likeness[n], default=citation.page)
    if likeness.get(best, 0.0) >= ALTERED:
        return "wrong_page", f"The words quoted are not on {where}; page {best} has some like them."
    return "wrong_paper", f"The words quoted stand nowhere in {paper.file}."


def stands(quote: str, paper: Paper, page: int, pages: Pages) -> bool:
    """Whether a quotation stands in the second reading of a page in one piece."""
    return pages.find(quote, paper.paper_id, page) is not None


def _wrong_label(citation: Citation, paper: Paper) -> str | None:
    """How what a citation says of its paper differs from the paper's records; None if it agrees."""
    if citation.file and citation.file != paper.file:
        return f"The citation names {citation.file}, but its paper is {paper.file}."
    said, known = citation.meeting_date, paper.meeting_date
    if said is not None and known is not None and said != known:
        return (
            f"The citation gives {spoken_date(said)} as the date of {paper.file}, "
            f"which is of {spoken_date(known)}."
        )
    return None


def _pages_of(paper: Paper) -> range:
    return range(1, paper.page_count + 1)


def _other_pages(citation: Citation, paper: Paper) -> list[int]:
    """The other pages of a paper, the nearest first."""
    others = (n for n in _pages_of(paper) if n != citation.page)
    return sorted(others, key=lambda n: abs(n - citation.page))


def _is_stitched(quote: str, paper: Paper, page: int, pages: Pages) -> bool:
    """Whether the quotation falls into two pieces that each stand in the paper, but apart."""
    pieces = [piece for piece in ELLIPSIS.split(quote) if piece.strip()]
    if len(pieces) > 1:
        return all(_somewhere(piece, paper, pages) for piece in pieces)
    words = quote.split()
    near = [n for n in (page, page - 1, page + 1) if n in _pages_of(paper)]
    longest = max(_longest_start(words, paper, n, pages) for n in near)
    for cut in range(longest, max(longest - FEWEST_WORDS, FEWEST_WORDS - 1), -1):
        rest = words[cut:]
        if len(rest) >= FEWEST_WORDS and _somewhere(" ".join(rest), paper, pages):
            return True
    return False


def _longest_start(words: Sequence[str], paper: Paper, page: int, pages: Pages) -> int:
    """How many of the first words stand on the page in one piece, by halving the search."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if stands(" ".join(words[:middle]), paper, page, pages):
            low = middle
        else:
            high = middle - 1
    return low


def _somewhere(words: str, paper: Paper, pages: Pages) -> bool:
    return any(stands(words, paper, n, pages) for n in _pages_of(paper))


def _likeness(quote: str, paper: Paper, page: int, pages: Pages) -> float:
    """The share of a quotation's words, 0 to 1, of which a neighbour stands beside them there."""
    second = pages.second(paper.paper_id, page)
    wanted, text = _words(quote), _words(second.text if second else "")
    pairs = set(zip(text, text[1:], strict=False))
    firsts = {n for n, pair in enumerate(zip(wanted, wanted[1:], strict=False)) if pair in pairs}
    return len(firsts | {n + 1 for n in firsts}) / len(wanted) if wanted else 0.0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
