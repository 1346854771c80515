"""A whole evaluation: the shipped cases asked, judged and summed up in a report."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.question import without_times
from assistant.retrieve import Library
from assistant.words import words_of
from eval.cases import KINDS, SAMPLES, read_cases
from eval.catalogue import MEASURES
from eval.failures import WRONGLY_ANSWERED, WRONGLY_REFUSED
from eval.report import OURS, Report, read_report, report_json
from eval.run import Result, run_cases
from eval.second_reading import Pages
from eval.summary import About, make_report
from ingest.load import LoadReport
from ingest.stores import Stores
from papers import Reader, Scope

# What the shipped cases must reach, for a public reader of the sample papers. They are put in
# other words than the papers', and the line that refuses three in four of the unanswerable ones
# (eval/train_refusal.py; one in four before it) also refuses answerable ones put so.
KEY_FACT_RECALL = 0.55
GOLD_PAGE_HIT = 0.65
ANSWER_RATE = 0.70
REFUSAL_RECALL = 0.75
REFUSAL_PRECISION = 0.50
VERBATIM = 1.0
SUPPORT = 0.97

# Words that stand only in the exempt report.
SECRET = ("Quillbrook", "Thornmere", "Hartwithy", "5,975", "187,500")


@pytest.fixture(scope="module")
def report(sample_results: tuple[Result, ...], sample_library: Library, pages: Pages) -> Report:
    return report_of(sample_results, sample_library, pages)


def report_of(results: tuple[Result, ...], library: Library, pages: Pages) -> Report:
    about = About(
        datetime(2025, 11, 3, tzinfo=UTC),
        OURS,
        SAMPLES.name,
        library.records.coverage(Scope(reader=pages.reader)),
    )
    return make_report(results, pages, about)


@pytest.mark.parametrize(
    ("measure", "floor"),
    [
        ("verbatim_rate", VERBATIM),
        ("quotation_verbatim", VERBATIM),
        ("citation_resolves", VERBATIM),
        ("sentences_cited", VERBATIM),
        ("number_support", SUPPORT),
        ("date_support", SUPPORT),
        ("name_support", SUPPORT),
        ("citation_recall", SUPPORT),
        ("citation_precision", SUPPORT),
        ("key_fact_recall", KEY_FACT_RECALL),
        ("gold_page_hit", GOLD_PAGE_HIT),
        ("answer_rate", ANSWER_RATE),
        ("refusal_recall", REFUSAL_RECALL),
        ("refusal_precision", REFUSAL_PRECISION),
    ],
)
def test_shipped_cases_reach_the_floor(measure: str, floor: float, report: Report) -> None:
    value = report.measures[measure].value
    assert value is not None
    assert value >= floor


def test_every_shipped_case_is_asked_once_in_order(sample_results: tuple[Result, ...]) -> None:
    cases = read_cases(SAMPLES)
    assert [result.case for result in sample_results] == list(cases)
    assert [result.answer.question for result in sample_results] == [
        case.question for case in cases
    ]
    assert [result.score.case_id for result in sample_results] == [case.id for case in cases]


def test_history_reaches_the_assistant(sample_results: tuple[Result, ...]) -> None:
    followed = [result for result in sample_results if result.case.history]
    assert followed
    for result in followed:
        words = set(words_of(without_times(result.case.history[-1].question)))
        assert words and words <= set(words_of(result.answer.standalone_question))


def test_nothing_exempt_reaches_a_public_reader(report: Report) -> None:
    shown = json.dumps([[one.sentences, one.citations] for one in report.results], default=vars)
    assert "Marlbeck" in shown
    assert not [word for word in SECRET if word in shown]


def test_quotations_are_compared_with_pages_the_reader_may_see(
    sample_library: Library, pages: Pages, loaded_samples: tuple[Stores, LoadReport]
) -> None:
    case = next(case for case in read_cases(SAMPLES) if "Thornmere" in case.question)
    stores = loaded_samples[0]
    officer = Pages(stores.records, stores.folder, Reader.OFFICER)
    (seen,) = run_cases(sample_library, officer, [case], Scope(reader=Reader.OFFICER))
    exempt = [one for one in seen.looked_up if "exempt" in one.citation.file]
    assert exempt
    assert seen.score.verbatim == seen.score.citations
    assert pages.stored(exempt[0].citation.paper_id, exempt[0].citation.page) is None


def test_progress_counts_up(sample_library: Library, pages: Pages) -> None:
    told: list[tuple[int, int]] = []
    cases = read_cases(SAMPLES)[:3]
    run_cases(sample_library, pages, cases, Scope(), lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_summary_by_kind_adds_up(report: Report) -> None:
    assert set(report.by_kind) == set(KINDS)
    asked = [measures["coverage"].of for measures in report.by_kind.values()]
    assert sum(asked) == report.cases == report.answerable + report.unanswerable
    refusing = report.by_kind["unanswerable"]
    assert refusing["refusal_recall"].value == report.measures["refusal_recall"].value
    assert refusing["key_fact_recall"].value is None
    assert refusing["key_fact_recall"].reason
    cited = [measures["verbatim_rate"].of for measures in report.by_kind.values()]
    assert sum(cited) == report.measures["verbatim_rate"].of


def test_every_measure_has_an_interval_around_it_or_a_reason(report: Report) -> None:
    assert list(report.measures) == [kept.name for kept in MEASURES]
    for name, one in report.measures.items():
        if one.value is None:
            assert one.reason and one.low is None and one.high is None, name
        else:
            assert one.low is not None and one.high is not None, name
            assert one.low <= one.value <= one.high, name


def test_a_report_is_plain_data_without_nan_and_can_be_read_back(
    sample_results: tuple[Result, ...], sample_library: Library, pages: Pages, tmp_path: Path
) -> None:
    answered = tuple(result for result in sample_results if result.case.answerable)
    made = report_of(answered, sample_library, pages)
    document = report_json(made)
    text = json.dumps(document, allow_nan=False)
    assert json.loads(text) == document
    shown = document["measures"]["refusal_recall"]
    assert {name: shown[name] for name in ("value", "of", "unit", "reason")} == {
        "value": None,
        "of": 0,
        "unit": "share",
        "reason": "no case is unanswerable",
    }
    assert document["unanswerable"] == 0
    assert "unanswerable" not in document["by_kind"]
    (tmp_path / "report.json").write_text(text, "utf-8")
    assert read_report(tmp_path / "report.json") == made


def test_a_case_is_right_just_where_nothing_failed(report: Report) -> None:
    each = next(kept.each for kept in MEASURES if kept.name == "right_answers")
    for one in report.results:
        assert bool(each(one.score)[0]) is not bool(one.failed), one.id
    assert report.failed and len(report.failed) < report.cases


def test_what_failed_is_said_plainly(report: Report) -> None:
    for one in report.results:
        refused = one.status == "not_in_papers"
        assert (WRONGLY_REFUSED in one.failed) is (refused and one.answerable)
        assert (WRONGLY_ANSWERED in one.failed) is (not refused and not one.answerable)
        assert all(said.endswith(".") for said in one.failed)


def test_the_quotation_is_marked_in_the_text_of_its_page(report: Report) -> None:
    shown = [citation for one in report.results for citation in one.citations]
    assert shown
    for one in shown:
        assert one.found and one.marked and (one.read_by is None) is (one.not_read is not None)
        marked = one.page_text[slice(*one.marked)]
        assert _letters(one.quote) == _letters(marked)


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def test_a_wrong_answer_lowers_the_measures(
    sample_results: tuple[Result, ...], sample_library: Library, pages: Pages
) -> None:
    right = next(one for one in sample_results if one.score.facts and one.score.facts_found)
    nought = replace(right.score, facts_found=0, gold_found=0, verbatim=0, verbatim_again=0)
    wrong = replace(right, score=nought)
    measures = report_of((wrong,), sample_library, pages).measures
    for name in ("key_fact_recall", "key_fact_share", "gold_page_hit", "verbatim_rate"):
        assert measures[name].value == 0.0
    assert measures["quotation_verbatim"].value == 0.0
