"""A report of an evaluation as tests need it: small, and with all that has to be shown.

Not a test. Its papers, places and people are invented.
"""

from dataclasses import replace
from datetime import UTC, date, datetime

from eval.cases import CaseKind
from eval.report import (
    CaseResult,
    Compared,
    Comparison,
    Report,
    Reported,
    ShownCitation,
    ShownGold,
    ShownSentence,
    Threshold,
)
from eval.scores import Score
from papers import Coverage, Reader

MADE_AT = datetime(2025, 11, 3, 9, 30, tzinfo=UTC)
PAGE = "61. Agency staff\nThe Director said that 48 of 155 posts were held by agency workers.\n"
QUOTE = "48 of 155 posts were held by agency workers."


def share(
    value: float | None, of: int, low: float | None = None, high: float | None = None
) -> Reported:
    return Reported(value=value, of=of, unit="share", low=low, high=high)


def result(case_id: str, kind: CaseKind = "figure") -> CaseResult:
    """A case that was answered rightly."""
    start = PAGE.index(QUOTE)
    return CaseResult(
        id=case_id,
        question="How many posts did agency workers hold?",
        kind=kind,
        answerable=kind != "unanswerable",
        status="answered",
        sentences=(ShownSentence(QUOTE, (1,), supported=True),),
        citations=(
            ShownCitation(
                n=1,
                file="panel-minutes.pdf",
                page=2,
                place="Kestrel Panel, 8 October 2025, minute 61, page 2",
                quote=QUOTE,
                unresolved=None,
                verbatim=True,
                found=True,
                read_by="PDFium",
                not_read=None,
                page_text=PAGE,
                marked=(start, start + len(QUOTE)),
                gold=True,
            ),
        ),
        gold=(ShownGold("panel-minutes.pdf", 2, QUOTE),),
        missing_facts=(),
        score=Score(
            case_id=case_id, kind=kind, answerable=kind != "unanswerable", answered=True, facts=1,
            facts_found=1, gold=1, gold_found=1, citations=1, verbatim=1, words=9,
            milliseconds=420.0,
        ),
    )  # fmt: skip


def report(*results: CaseResult) -> Report:
    """A report on 100 questions, of which ``results`` are shown."""
    answered = replace(
        share(0.8, 75, 0.707, 0.88),
        label="Answerable questions answered",
        means="Whether it answered at all.",
        cannot_tell="A wrong answer counts as much as a right one.",
    )
    facts = replace(share(0.66, 75, 0.58, 0.74), label="Every key fact in the answer")
    verbatim = replace(share(1.0, 150, 1.0, 1.0), label="Quotations word for word")
    refused = replace(
        share(None, 0), label="Unanswerable questions refused", reason="no case is unanswerable"
    )
    time = Reported(
        420.0, 100, "milliseconds", None, 400.0, 470.4, "Time to answer (median)", "lower"
    )
    measures = {
        "answer_rate": answered,
        "key_fact_recall": facts,
        "quotation_verbatim": verbatim,
        "refusal_recall": refused,
        "latency_p50_ms": time,
    }
    return Report(
        made_at=MADE_AT,
        system="Line of Sight",
        cases_file="kestrel-cases.jsonl",
        reader=Reader.PUBLIC,
        papers=13,
        coverage=Coverage(13, ("Kestrel Panel",), date(2024, 3, 13), date(2025, 9, 17)),
        cases=100,
        answerable=75,
        unanswerable=25,
        judge="words, numbers and names compared with the page",
        measures=measures,
        by_kind={"figure": {"answer_rate": share(0.5, 4, 0.0, 1.0)}},
        results=results,
    )


THRESHOLD = Threshold(
    "key_fact_recall", "Every key fact in the answer", 0.7, None, 0.66, False,
    "Every key fact in the answer: 66.0%; it must be at least 70.0%.",
)  # fmt: skip
COMPARISON = Comparison(
    system="An earlier assistant",
    made_at=datetime(2025, 10, 1, tzinfo=UTC),
    paired=100,
    better=("figure-01",),
    worse=("figure-02",),
    only_now=(),
    only_before=("figure-09",),
    measures=(
        Compared("answer_rate", "Answerable questions answered", 0.7, 0.8, 0.1, 0.02, 0.18, 0.01,
                 "an exact test of signs", None,
                 "Answerable questions answered: 70.0% before, 80.0% now."),
    ),
)  # fmt: skip
