"""What one answer is worth: counts that :mod:`eval.measures` adds up. Pure functions."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer import Answer
from eval.cases import Case, CaseKind
from papers import Citation

PageText = Callable[[str, int], str | None]
"""A paper's id and a 1-based page to that page's text as stored; None where there is none."""


@dataclass(frozen=True)
class Score:
    """What came of one case: counts only, so that any measure can be made of them.

    ``facts_found`` of ``facts`` groups of key facts stand in the answer, ``gold_found`` of
    ``gold`` places are cited, ``verbatim`` of ``citations`` are word for word. ``words`` counts
    the answer's words; ``milliseconds`` is the wall-clock time from question to whole answer.
    """

    case_id: str
    kind: CaseKind
    answerable: bool
    answered: bool
    facts: int
    facts_found: int
    gold: int
    gold_found: int
    citations: int
    verbatim: int
    words: int
    milliseconds: float


def score(case: Case, answer: Answer, page_text: PageText, milliseconds: float) -> Score:
    """Count what ``answer`` gets right of ``case``; ``milliseconds`` is the time it took."""
    text = answer_text(answer)
    return Score(
        case_id=case.id,
        kind=case.kind,
        answerable=case.answerable,
        answered=answer.status == "answered",
        facts=len(case.key_facts),
        facts_found=sum(any(holds(text, fact) for fact in group) for group in case.key_facts),
        gold=len(case.gold),
        gold_found=gold_found(case, answer.citations),
        citations=len(answer.citations),
        verbatim=sum(
            is_verbatim(one, page_text(one.paper_id, one.page)) for one in answer.citations
        ),
        words=len(text.split()),
        milliseconds=milliseconds,
    )


def answer_text(answer: Answer) -> str:
    """Join the sentences of an answer, one a line; empty for a refusal."""
    return "\n".join(sentence.text for sentence in answer.sentences)


def fold(text: str) -> str:
    """``text`` with every run of white space as one space, and none at the ends."""
    return " ".join(text.split())


def holds(text: str, fact: str) -> bool:
    """Whether ``fact`` stands in ``text`` by itself, case and white space aside.

    "10" is in "10%" and "page 10." but not in "2010", "10.5", "10,000" or "3.10"; one unit
    letter may follow a number, so that "334.7" is in "334.7m". "care" is not in "scarce".

    Blind spot: words are compared, not sense. "not 12.4%" holds "12.4%", a figure of another
    year is as good as the right one, and "twenty" does not hold "20" unless the case says so.
    """
    wanted = fold(fact).casefold()
    if not wanted:
        return False
    before = after = ""
    if wanted[0].isalnum():
        before = r"(?<![^\W_])" + (r"(?<!\d[.,])" if wanted[0].isdigit() else "")
    if wanted[-1].isdigit():
        after = r"(?!\d|[.,]\d|[^\W_]{2})"
    elif wanted[-1].isalnum():
        after = r"(?![^\W_])"
    return re.search(before + re.escape(wanted) + after, fold(text).casefold()) is not None


def gold_found(case: Case, citations: Sequence[Citation]) -> int:
    """How many of the case's gold entries are cited at one of their places (file and page)."""
    cited = {(citation.file, citation.page) for citation in citations}
    return sum(any((p.file, p.page) in cited for p in entry.places) for entry in case.gold)


def is_verbatim(citation: Citation, page: str | None) -> bool:
    """Whether the quotation is, character for character, the stored page text at its span.

    It must also stand in the page with white space folded, as a person would look for it, and
    must not be empty. False where there is no such page for this reader.
    """
    return (
        page is not None
        and bool(citation.quote.strip())
        and 0 <= citation.start < citation.end <= len(page)
        and page[citation.start : citation.end] == citation.quote
        and fold(citation.quote) in fold(page)
    )
