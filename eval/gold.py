"""Whether the gold of evaluation cases is true: each quotation on its page, each place there.

A case that asks for a page that does not hold what it says would count right answers as wrong, so
it is found before anything is asked.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from eval.cases import Case, Gold, Place
from eval.cases.lines import numbered_lines
from eval.scores import holds
from eval.second_reading import Pages
from papers import Paper

UNREAD = "no paper of the name {} has been read"
NO_PAGE = "{} has {} pages, and no page {}"
ABSENT = "page {} of {} does not hold the quotation “{}”"
UNFOUND = "none of {} stands on the pages given"
# So much of a quotation is shown.
SHOWN = 60


@dataclass(frozen=True)
class BadGold:
    """Something in a case that is not so in the papers: the case's id, and a clause that says what.

    ``what`` is wrong: the paper is "unread", the page or the quotation is "absent", or a key
    "fact" stands on none of the pages, and may only be put in other words than the papers'.
    """

    case_id: str
    what: Literal["unread", "absent", "fact"]
    said: str

    @property
    def serious(self) -> bool:
        """Whether the case cannot be used with these papers."""
        return self.what != "fact"


def bad_gold(cases: Sequence[Case], pages: Pages) -> tuple[BadGold, ...]:
    """What is wrong with the gold of ``cases``, in their order, as the reader of ``pages`` sees.

    A gold page must be there and hold its quotation, in the stored text or in a second reading of
    it, with white space, hyphens, quotation marks and dashes folded (:mod:`eval.quotation`);
    pages under ``also`` must be there. Each group of key facts should stand on one of the pages.
    """
    return tuple(one for case in cases for one in _of_case(case, pages))


def told(bad: BadGold, path: Path, lines: Mapping[str, int]) -> str:
    """One line that names the file, the line and the case, and says what is wrong."""
    mark = "" if bad.serious else "warning: "
    return f"{path}, line {lines[bad.case_id]} ({bad.case_id}): {mark}{bad.said}"


def lines_of(path: Path) -> dict[str, int]:
    """The 1-based line of each case by its id, in a file that was read as cases."""
    return {json.loads(line)["id"]: number for number, line in numbered_lines(path)}


def _of_case(case: Case, pages: Pages) -> Iterator[BadGold]:
    wrong = [one for gold in case.gold for one in _of_gold(case.id, gold, pages)]
    yield from wrong
    if wrong:
        return
    texts = [text for gold in case.gold for text in _texts(gold.place, pages)]
    for group in case.key_facts:
        if not any(holds(text, fact) for text in texts for fact in group):
            said = UNFOUND.format(", ".join(f"“{fact}”" for fact in group))
            yield BadGold(case.id, "fact", said)


def _of_gold(case_id: str, gold: Gold, pages: Pages) -> Iterator[BadGold]:
    for place in (gold.place, *gold.also):
        papers = pages.named(place.file)
        if not papers:
            yield BadGold(case_id, "unread", UNREAD.format(place.file))
        elif not any(pages.stored(paper.paper_id, place.page) is not None for paper in papers):
            said = NO_PAGE.format(place.file, papers[0].page_count, place.page)
            yield BadGold(case_id, "absent", said)
        elif place == gold.place and not any(_holds(gold, paper, pages) for paper in papers):
            quote = " ".join(gold.quote.split())
            shown = quote if len(quote) <= SHOWN else quote[: SHOWN - 1] + "…"
            yield BadGold(case_id, "absent", ABSENT.format(place.page, place.file, shown))


def _holds(gold: Gold, paper: Paper, pages: Pages) -> bool:
    where = (gold.quote, paper.paper_id, gold.place.page)
    return pages.find_stored(*where) is not None or pages.find(*where) is not None


def _texts(place: Place, pages: Pages) -> Iterator[str]:
    """The page as it is stored and as a second reader sees it, in every version of the paper."""
    for paper in pages.named(place.file):
        stored = pages.stored(paper.paper_id, place.page)
        second = pages.second(paper.paper_id, place.page)
        yield from (text for text in (stored, second.text if second else None) if text)
