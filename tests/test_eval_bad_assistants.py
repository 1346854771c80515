"""Two assistants that are bad on purpose: the harness ranks both below ours, and says why.

One answers every question with the passage found first, word for word and rightly cited; the
other refuses every question. Each does best at a measure by which nobody should choose.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from assistant.answer import Answer
from assistant.question import read_question
from assistant.retrieve import Library, search
from eval.answers import GivenAnswer, as_answer
from eval.cases import SAMPLES, Case, read_cases
from eval.compare import compare
from eval.failures import WRONGLY_ANSWERED, WRONGLY_REFUSED
from eval.report import OURS, Report
from eval.run import Given, Result, judge_answer
from eval.second_reading import Pages
from eval.summary import About, make_report
from papers import Scope

CASES = read_cases(SAMPLES)


def answer_with_the_top_passage(library: Library, case: Case) -> Answer:
    found = search(library, read_question(case.question), Scope(), 1)[0]
    passage = found.passage
    row = {
        "id": case.id,
        "status": "answered",
        "sentences": [{"text": " ".join(passage.text.split()), "citations": [1]}],
        "citations": [
            {
                "n": 1,
                "paper_id": passage.paper_id,
                "page": passage.page,
                "quote": passage.text,
                "start": passage.start,
                "end": passage.end,
            }
        ],
    }
    return as_answer(case, GivenAnswer.model_validate(row))


def refuse(library: Library, case: Case) -> Answer:
    return Answer(case.question, case.question, "not_in_papers")


@pytest.fixture(scope="module")
def reports(
    sample_library: Library, sample_results: tuple[Result, ...], pages: Pages
) -> dict[str, Report]:
    answers = {
        "top": [Given(answer_with_the_top_passage(sample_library, case), 1.0) for case in CASES],
        "silent": [Given(refuse(sample_library, case), 1.0) for case in CASES],
    }
    coverage = sample_library.records.coverage(Scope())
    about = About(datetime.now(UTC), OURS, "samples.jsonl", coverage)
    judged: dict[str, Sequence[Result]] = {
        name: [judge_answer(case, one, pages) for case, one in zip(CASES, given, strict=True)]
        for name, given in answers.items()
    }
    judged["ours"] = sample_results
    return {name: make_report(results, pages, about) for name, results in judged.items()}


def value(report: Report, measure: str) -> float:
    said = report.measures[measure].value
    assert said is not None
    return said


@pytest.mark.parametrize("bad", ["top", "silent"])
def test_both_rank_below_ours(reports: dict[str, Report], bad: str) -> None:
    compared = compare(reports[bad], reports["ours"])
    right = next(one for one in compared.measures if one.measure == "right_answers")
    print(bad, right.said, right.p)
    assert right.difference is not None and right.difference > 0
    assert len(compared.better) > len(compared.worse)


def test_the_one_that_always_answers_is_told_by_what_the_papers_do_not_say(
    reports: dict[str, Report],
) -> None:
    top, ours = reports["top"], reports["ours"]
    assert value(top, "answer_rate") == value(top, "verbatim_rate") == 1.0  # nothing to see there
    assert value(top, "refusal_recall") == 0.0 < value(ours, "refusal_recall")
    assert value(top, "wrong_answer_rate") == 1.0
    assert top.measures["refusal_precision"].reason == "nothing was refused"
    unanswerable = [one for one in top.results if not one.answerable]
    assert unanswerable and all(WRONGLY_ANSWERED in one.failed for one in unanswerable)
    (said,) = [
        one.said for one in compare(top, ours).measures if one.measure == "wrong_answer_rate"
    ]
    assert "That is better, by more than chance would make." in said


def test_the_one_that_always_refuses_is_told_by_what_the_papers_do_say(
    reports: dict[str, Report],
) -> None:
    silent, ours = reports["silent"], reports["ours"]
    assert value(silent, "refusal_recall") == 1.0  # nothing to see there
    assert value(silent, "answer_rate") == value(silent, "coverage") == 0.0
    assert value(silent, "key_fact_recall") == value(silent, "gold_page_hit") == 0.0
    assert silent.measures["verbatim_rate"].reason == "no answer has a citation"
    answerable = [one for one in silent.results if one.answerable]
    assert all(one.failed == (WRONGLY_REFUSED,) for one in answerable)
    (said,) = [one.said for one in compare(silent, ours).measures if one.measure == "answer_rate"]
    assert "That is better, by more than chance would make." in said
