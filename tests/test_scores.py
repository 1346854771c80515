from dataclasses import replace

import pytest

from assistant.answer import Answer, Sentence
from eval import measures
from eval.cases import Case, Gold, Place
from eval.measures import MEASURES
from eval.scores import Score, holds, is_verbatim, score
from papers import Citation

PAGE = "6. WORKFORCE\n37 of the 160 posts (23.1%) were\nheld by agency workers. It was 10%.\n"
QUOTE = "37 of the 160 posts (23.1%) were\nheld by agency workers."
START = PAGE.index(QUOTE)
CITATION = Citation(
    n=1,
    paper_id="a" * 64,
    file="2024-07-03-minutes.pdf",
    title="Minutes",
    council="Marlbeck Borough Council",
    committee="Children's Scrutiny Commission",
    meeting_date=None,
    kind="minutes",
    status="approved",
    access="public",
    page=2,
    printed_page=None,
    item="6",
    quote=QUOTE,
    start=START,
    end=START + len(QUOTE),
)
CASE = Case(
    id="figure-01",
    question="How many posts were agency?",
    kind="figure",
    answerable=True,
    gold=(Gold(Place("2024-07-03-minutes.pdf", 2), QUOTE, (Place("pack.pdf", 9),)),),
    key_facts=(("37", "thirty-seven"), ("23.1%",)),
)
SCORE = Score(
    case_id="figure-01",
    kind="figure",
    answerable=True,
    answered=True,
    facts=2,
    facts_found=2,
    gold=1,
    gold_found=1,
    citations=2,
    verbatim=2,
    words=20,
    milliseconds=100.0,
)
HALF = replace(SCORE, facts_found=1, gold=2, gold_found=1, verbatim=1, words=30, milliseconds=200.0)
SILENT = replace(
    SCORE, answered=False, facts_found=0, gold_found=0, citations=0, verbatim=0, words=0
)
NO_CASE = replace(SCORE, kind="unanswerable", answerable=False, facts=0, facts_found=0, gold=0)
WRONG = replace(NO_CASE, gold_found=0, words=40, milliseconds=400.0)
REFUSED = replace(WRONG, answered=False, citations=0, verbatim=0, words=0, milliseconds=50.0)


@pytest.mark.parametrize(
    ("text", "fact", "expected"),
    [
        ("It fell to 10%.", "10", True),
        ("It fell to 10.", "10", True),
        ("(10)", "10", True),
        ("10, 12 and 14", "10", True),
        ("between 10-12 months", "12", True),
        ("in 2010", "10", False),
        ("on 100 days", "10", False),
        ("10.5 cases", "10", False),
        ("3.10 cases", "10", False),
        ("10,000 people", "10", False),
        ("1,210 people", "210", False),
        ("Q10 of the year", "10", False),
        ("£334.7m in all", "334.7", True),
        ("£334.7m in all", "334.7m", True),
        ("£334.7m2 in all", "334.7", False),
        ("the 10th of May", "10", False),
        ("£1.65 million", "£1.65 million", True),
        ("£1.65\n  Million", "£1.65 million", True),
        ("£21.65 million", "1.65", False),
        ("£1.65 million", "£1", False),
        ("Councillor OKAFOR asked", "okafor", True),
        ("agency\nworkers", "agency workers", True),
        ("a scarce thing", "care", False),
        ("the carers", "care", False),
        ("in care, and after", "care", True),
        ("the Council's care-leavers", "care", True),
        ("Councillor P. Whitlam", "D. Whitlam", False),
        ("Councillor P. Whitlam", "P. Whitlam", True),
        ("nineteen", "nine", False),
        ("100%", "100%", True),
        ("2100%", "100%", False),
        ("anything", "", False),
        ("", "10", False),
    ],
)
def test_a_fact_stands_by_itself(text: str, fact: str, expected: bool) -> None:
    assert holds(text, fact) is expected


@pytest.mark.parametrize(
    ("citation", "page", "expected"),
    [
        (CITATION, PAGE, True),
        (CITATION, None, False),
        (CITATION, PAGE.replace("37", "38"), False),
        (CITATION, " " + PAGE, False),
        (replace(CITATION, quote=" ".join(QUOTE.split())), PAGE, False),
        (replace(CITATION, end=CITATION.end + 1), PAGE, False),
        (replace(CITATION, quote="", end=CITATION.start), PAGE, False),
        (replace(CITATION, quote="\n", start=12, end=13), PAGE, False),
        (replace(CITATION, quote="10%.\n", start=len(PAGE) - 5, end=len(PAGE) + 5), PAGE, False),
        (
            replace(CITATION, start=START - len(PAGE), end=START + len(QUOTE) - len(PAGE)),
            PAGE,
            False,
        ),
    ],
)
def test_a_quotation_is_verbatim(citation: Citation, page: str | None, expected: bool) -> None:
    assert is_verbatim(citation, page) is expected


@pytest.mark.parametrize(
    ("sentences", "citations", "facts_found", "gold_found", "verbatim"),
    [
        ((QUOTE,), (CITATION,), 2, 1, 1),
        (("There were thirty-seven.",), (CITATION,), 1, 1, 1),
        (("There were 370.",), (replace(CITATION, page=3),), 0, 0, 0),
        ((QUOTE,), (replace(CITATION, file="pack.pdf", page=9),), 2, 1, 0),
        ((QUOTE,), (replace(CITATION, file="pack.pdf"),), 2, 0, 1),
        (("37 posts.", "That is 23.1%."), (CITATION, replace(CITATION, n=2)), 2, 1, 2),
        ((), (), 0, 0, 0),
    ],
)
def test_score_of_one_answer(
    sentences: tuple[str, ...],
    citations: tuple[Citation, ...],
    facts_found: int,
    gold_found: int,
    verbatim: int,
) -> None:
    answer = Answer(
        question=CASE.question,
        standalone_question=CASE.question,
        status="answered" if sentences else "not_in_papers",
        sentences=tuple(Sentence(text, (1,)) for text in sentences),
        citations=citations,
    )
    scored = score(CASE, answer, lambda _, page: PAGE if page == 2 else None, 12.5)
    assert (scored.facts, scored.facts_found) == (2, facts_found)
    assert (scored.gold, scored.gold_found) == (1, gold_found)
    assert (scored.citations, scored.verbatim) == (len(citations), verbatim)
    assert scored.answered is bool(sentences)
    assert scored.words == sum(len(text.split()) for text in sentences)
    assert scored.milliseconds == 12.5


EVERY = [SCORE, HALF, SILENT, WRONG, REFUSED]


@pytest.mark.parametrize(
    ("measure", "value", "of"),
    [
        (measures.key_fact_recall, 1 / 3, 3),
        (measures.key_fact_share, (1 + 0.5 + 0) / 3, 3),
        (measures.gold_page_hit, 2 / 3, 3),
        (measures.gold_pages_all, 1 / 3, 3),
        (measures.verbatim_rate, 5 / 6, 6),
        (measures.answer_rate, 2 / 3, 3),
        (measures.refusal_precision, 1 / 2, 2),
        (measures.refusal_recall, 1 / 2, 2),
        (measures.refusal_f1, 2 / 4, 4),
        (measures.wrong_answer_rate, 1 / 2, 2),
        (measures.median_words, 30.0, 3),
        (measures.latency_p50, 100.0, 5),
        (measures.latency_p95, 400.0, 5),
    ],
)
def test_measure(measure: measures.Formula, value: float, of: int) -> None:
    measured = measure(EVERY)
    assert measured.value == pytest.approx(value)
    assert measured.of == of
    assert measured.reason is None


@pytest.mark.parametrize("kept", MEASURES, ids=lambda kept: kept.name)
def test_nothing_measured_is_none_with_a_reason(kept: measures.Kept) -> None:
    measured = kept.of([])
    assert measured.value is None
    assert measured.of == 0
    assert measured.reason


@pytest.mark.parametrize(
    ("scores", "absent"),
    [
        ([SCORE], {"refusal_precision", "refusal_recall", "refusal_f1", "wrong_answer_rate"}),
        (
            [REFUSED],
            {
                *("key_fact_recall", "key_fact_share", "gold_page_hit", "gold_pages_all"),
                *("verbatim_rate", "answer_rate", "median_words"),
            },
        ),
        ([SILENT], {"verbatim_rate", "refusal_recall", "wrong_answer_rate", "median_words"}),
    ],
)
def test_what_cannot_be_measured(scores: list[Score], absent: set[str]) -> None:
    assert {kept.name for kept in MEASURES if kept.of(scores).value is None} == absent


def test_percentiles_are_times_that_were_measured() -> None:
    scores = [replace(SCORE, milliseconds=float(n)) for n in range(1, 41)]
    assert measures.latency_p50(scores).value == 20.0
    assert measures.latency_p95(scores).value == 38.0
