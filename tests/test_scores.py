from dataclasses import replace
from typing import Any

import pytest

from assistant.answer import Answer, Sentence
from eval.cases import Case, Gold, Place
from eval.catalogue import MEASURES, Kept
from eval.citations import NO_SPAN, LookedUp, is_verbatim
from eval.faults import Fault
from eval.measures import fact_support
from eval.scores import Score, holds, score
from eval.second_reading import SecondPage
from eval.support import judge
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
    first_rank=1,
    resolved=2,
    read_again=2,
    verbatim_again=2,
    sentences=2,
    cited=2,
    supported=2,
    pairs=2,
    precise=2,
    stated={"number": 2, "date": 1, "rating": 1, "negation": 1, "name": 1},
    held={"number": 2, "date": 1, "rating": 1, "negation": 1, "name": 1},
)
# Half the facts, one of two places as the second citation, one of two citations misquoted.
HALF = replace(
    SCORE,
    facts_found=1,
    gold=2,
    gold_found=1,
    first_rank=2,
    verbatim=1,
    read_again=1,
    verbatim_again=0,
    supported=1,
    precise=1,
    held={**SCORE.held, "number": 1, "rating": 0},
    faults=("number", "rating"),
    words=30,
    milliseconds=200.0,
)
NOTHING_CITED: dict[str, Any] = {
    **dict.fromkeys(("citations", "verbatim", "resolved", "read_again", "verbatim_again"), 0),
    **dict.fromkeys(("sentences", "cited", "supported", "pairs", "precise", "words"), 0),
}
SILENT = replace(
    SCORE,
    answered=False,
    facts_found=0,
    gold_found=0,
    first_rank=None,
    offered=True,
    stated={},
    held={},
    **NOTHING_CITED,
)
NO_CASE = replace(SCORE, kind="unanswerable", answerable=False, facts=0, facts_found=0, gold=0)
WRONG = replace(NO_CASE, gold_found=0, first_rank=None, words=40, milliseconds=400.0)
REFUSED = replace(WRONG, answered=False, stated={}, held={}, milliseconds=50.0, **NOTHING_CITED)


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
        (replace(CITATION, start=NO_SPAN, end=NO_SPAN), PAGE, True),
        (replace(CITATION, start=NO_SPAN, end=NO_SPAN), PAGE.replace("posts", "jobs"), False),
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


def looked_up(citation: Citation) -> LookedUp:
    """What is found of a citation; page 2 of every paper is PAGE and has no second reading."""
    page = PAGE if citation.page == 2 and citation.file != "nowhere.pdf" else None
    verbatim = is_verbatim(citation, page)
    return LookedUp(
        citation,
        None if page else "it names no paper that was read",
        verbatim,
        SecondPage(page, None, "it was not kept") if page else None,
        (0, 1) if verbatim else None,
    )


def answer_of(sentences: tuple[str, ...], citations: tuple[Citation, ...]) -> Answer:
    return Answer(
        question=CASE.question,
        standalone_question=CASE.question,
        status="answered" if sentences else "not_in_papers",
        sentences=tuple(Sentence(text, tuple(c.n for c in citations)) for text in sentences),
        citations=citations,
    )


def score_of(answer: Answer, *faults: Fault) -> Score:
    found = tuple(looked_up(citation) for citation in answer.citations)
    return score(CASE, answer, found, judge(answer, found, faults), faults, 12.5)


PACK = replace(CITATION, file="pack.pdf", n=2)
GONE = replace(CITATION, n=2, page=3)


@pytest.mark.parametrize(
    ("sentences", "citations", "facts_found", "gold_found", "verbatim", "rank"),
    [
        ((QUOTE,), (CITATION,), 2, 1, 1, 1),
        (("There were thirty-seven.",), (CITATION,), 1, 1, 1, 1),
        (("There were 370.",), (replace(CITATION, page=3),), 0, 0, 0, None),
        ((QUOTE,), (PACK,), 2, 0, 1, None),
        ((QUOTE,), (PACK, replace(CITATION, n=3)), 2, 1, 2, 2),
        ((QUOTE,), (replace(CITATION, file="nowhere.pdf"),), 2, 0, 0, None),
        ((QUOTE,), (GONE, replace(CITATION, n=3)), 2, 1, 1, 2),
        (("37 posts.", "That is 23.1%."), (CITATION, replace(CITATION, n=2)), 2, 1, 2, 1),
        ((), (), 0, 0, 0, None),
    ],
)
def test_score_of_one_answer(
    sentences: tuple[str, ...],
    citations: tuple[Citation, ...],
    facts_found: int,
    gold_found: int,
    verbatim: int,
    rank: int | None,
) -> None:
    scored = score_of(answer_of(sentences, citations))
    assert (scored.facts, scored.facts_found) == (2, facts_found)
    assert (scored.gold, scored.gold_found, scored.first_rank) == (1, gold_found, rank)
    assert (scored.citations, scored.verbatim) == (len(citations), verbatim)
    assert scored.answered is bool(sentences)
    assert scored.words == sum(len(text.split()) for text in sentences)
    assert scored.milliseconds == 12.5


def test_a_page_that_no_sentence_cites_is_not_cited() -> None:
    answer = replace(answer_of((QUOTE,), (CITATION, PACK)), sentences=(Sentence(QUOTE, (2,)),))
    scored = score_of(answer)
    assert (scored.gold_found, scored.first_rank) == (0, None)


def test_a_number_out_of_range_counts_as_a_citation_and_scores_nought() -> None:
    answer = replace(answer_of((QUOTE,), (CITATION,)), sentences=(Sentence(QUOTE, (1, 7)),))
    scored = score_of(answer)
    assert (scored.citations, scored.resolved, scored.verbatim) == (2, 1, 1)
    # The other page has no second reading; the number points nowhere, and that is nought of one.
    assert (scored.read_again, scored.verbatim_again) == (1, 0)
    assert (scored.pairs, scored.precise) == (2, 1)


def test_faults_are_counted_by_kind_and_by_sentence() -> None:
    answer = answer_of(("37 of the 160 posts were held by agency workers.", QUOTE), (CITATION,))
    scored = score_of(answer, Fault("number", 0, None, "so"), Fault("superseded", None, 1, "so"))
    assert scored.faults == ("number", "superseded")
    assert (scored.stated["number"], scored.held["number"]) == (2, 1)
    assert (scored.sentences, scored.supported) == (2, 1)


@pytest.mark.parametrize(("nearest", "offered"), [(CITATION, True), (PACK, False)])
def test_a_refusal_may_offer_the_right_page(nearest: Citation, offered: bool) -> None:
    scored = score_of(replace(answer_of((), ()), nearest=(nearest,)))
    assert (scored.offered, scored.gold_found) == (offered, 0)
    shown = BY_NAME["gold_page_shown"].of([scored, replace(scored, answered=True)])
    assert (shown.value, shown.of) == (0.5 * offered, 2)  # an answer offers nothing


EVERY = [SCORE, HALF, SILENT, WRONG, REFUSED]


BY_NAME = {kept.name: kept for kept in MEASURES}


@pytest.mark.parametrize(
    ("measure", "value", "of"),
    [
        ("key_fact_recall", 1 / 3, 3),
        ("key_fact_share", (1 + 0.5 + 0) / 3, 3),
        ("gold_page_hit", 2 / 3, 3),
        ("gold_page_shown", 3 / 3, 3),
        ("gold_pages_all", 1 / 3, 3),
        ("gold_first_rank", (1 + 1 / 2 + 0) / 3, 3),
        ("citation_resolves", 6 / 6, 6),
        ("verbatim_rate", 5 / 6, 6),
        ("quotation_verbatim", 4 / 5, 5),
        ("number_support", 5 / 6, 6),
        ("date_support", 1.0, 3),
        ("rating_support", 2 / 3, 3),
        ("negation_support", 1.0, 3),
        ("name_support", 1.0, 3),
        ("citation_recall", 5 / 6, 6),
        ("citation_precision", 5 / 6, 6),
        ("sentences_cited", 1.0, 6),
        ("sound_answers", 2 / 3, 3),
        ("right_answers", 2 / 5, 5),
        ("answer_rate", 2 / 3, 3),
        ("coverage", 3 / 5, 5),
        ("refusal_precision", 1 / 2, 2),
        ("refusal_recall", 1 / 2, 2),
        ("refusal_f1", 2 / 4, 4),
        ("wrong_answer_rate", 1 / 2, 2),
        ("median_words", 30.0, 3),
        ("latency_p50_ms", 100.0, 5),
        ("latency_p95_ms", 400.0, 5),
    ],
)
def test_measure(measure: str, value: float, of: int) -> None:
    measured = BY_NAME[measure].of(EVERY)
    assert measured.value == pytest.approx(value)
    assert measured.of == of
    assert measured.reason is None


def test_every_measure_is_tried_above() -> None:
    table = next(mark for mark in test_measure.pytestmark if mark.name == "parametrize")  # type: ignore[attr-defined]
    assert {row[0] for row in table.args[1]} == set(BY_NAME)


@pytest.mark.parametrize("kept", MEASURES, ids=lambda kept: kept.name)
def test_every_measure_says_what_it_means_and_what_it_cannot_tell(kept: Kept) -> None:
    assert kept.label and kept.means.endswith(".") and kept.cannot_tell.endswith(".")
    assert "Blind spot" in (kept.each.__doc__ or fact_support.__doc__ or "")


@pytest.mark.parametrize("kept", MEASURES, ids=lambda kept: kept.name)
def test_nothing_measured_is_none_with_a_reason(kept: Kept) -> None:
    measured = kept.of([])
    assert measured.value is None
    assert measured.of == 0
    assert measured.reason


OF_ANSWERABLE = (
    *("key_fact_recall", "key_fact_share", "gold_page_hit", "gold_page_shown", "gold_pages_all"),
    *("gold_first_rank", "answer_rate"),
)
OF_SENTENCES = (
    *("citation_resolves", "verbatim_rate", "quotation_verbatim", "citation_recall"),
    *("citation_precision", "sentences_cited", "number_support", "date_support"),
    *("rating_support", "negation_support", "name_support"),
)
OF_REFUSALS = ("refusal_precision", "refusal_recall", "refusal_f1", "wrong_answer_rate")


@pytest.mark.parametrize(
    ("scores", "absent"),
    [
        ([SCORE], {"refusal_precision", "refusal_recall", "refusal_f1", "wrong_answer_rate"}),
        ([REFUSED], {*OF_ANSWERABLE, *OF_SENTENCES, "median_words", "sound_answers"}),
        (
            [SILENT],
            {*OF_SENTENCES, "median_words", "sound_answers", "refusal_recall", "wrong_answer_rate"},
        ),
        ([replace(SCORE, milliseconds=None)], {*OF_REFUSALS, "latency_p50_ms", "latency_p95_ms"}),
    ],
)
def test_what_cannot_be_measured(scores: list[Score], absent: set[str]) -> None:
    assert {kept.name for kept in MEASURES if kept.of(scores).value is None} == absent


def test_percentiles_are_times_that_were_measured() -> None:
    scores = [replace(SCORE, milliseconds=float(n)) for n in range(1, 41)]
    assert BY_NAME["latency_p50_ms"].of(scores).value == 20.0
    assert BY_NAME["latency_p95_ms"].of(scores).value == 38.0
