"""What a sentence may rest on: the quotations it cites, and what stands over and before them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.gate.facts import folded
from eval.citations import paper_cited
from eval.second_reading import Pages
from papers import Citation

# "He agreed to this" rests on the sentence before it for who agreed.
LEANS_BACK = re.compile(
    r"^(?:\W*)(?:he|she|they|it|his|her|their|this|these|that|those|both|the latter|such)\b",
    re.IGNORECASE,
)
# How far back the sentence before is looked for, in characters; and where one ends.
BEFORE = 600
SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+|\n\s*\n")


@dataclass(frozen=True)
class Evidence:
    """The quotations a sentence cites, folded, each as a text of its own.

    ``before`` are the sentences before a quotation that leans on them; ``over`` the titles,
    committees and councils of the papers, with the numbers of items and pages after their nouns;
    ``met`` the days of the meetings.
    """

    quotes: tuple[str, ...]
    before: str = ""
    over: str = ""
    met: tuple[date, ...] = ()

    @property
    def text(self) -> str:
        """The quotations as one text."""
        return " ".join(self.quotes)


def evidence_of(citations: Sequence[Citation], pages: Pages) -> Evidence:
    """The evidence of the ``citations`` of one sentence, whose quotations stand where they say."""
    before: list[str] = []
    over: list[str] = []
    met: list[date] = []
    for citation in citations:
        paper = paper_cited(citation, pages)
        if paper is None:
            continue
        titles = (paper.title, paper.committee, paper.council, citation.item)
        nouns = f"minute {citation.item} item {citation.item}" if citation.item else ""
        over += [one for one in (*titles, nouns, f"page {citation.page}") if one]
        if paper.meeting_date is not None:
            met.append(paper.meeting_date)
        if LEANS_BACK.match(citation.quote):
            before.append(_before(citation.quote, paper.paper_id, citation.page, pages))
    return Evidence(
        quotes=tuple(folded(one.quote) for one in citations),
        before=folded(" ".join(before)),
        over=folded(". ".join(dict.fromkeys(over))),
        met=tuple(dict.fromkeys(met)),
    )


def _before(quote: str, paper_id: str, page: int, pages: Pages) -> str:
    """The two sentences before a quotation on its page, as the second reader sees them."""
    second, span = pages.second(paper_id, page), pages.find(quote, paper_id, page)
    if second is None or span is None:
        return ""
    ahead = second.text[max(0, span[0] - BEFORE) : span[0]]
    return " ".join(SENTENCE_END.split(ahead.strip())[-2:])
