import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.retrieve import Library
from eval.cases import KINDS, SAMPLES, read_cases
from eval.command import app
from eval.measures import MEASURES
from eval.run import Result, Summary, result_json, run_cases, summarise, summary_json
from ingest.load import load
from ingest.stores import open_stores
from papers import Reader, Scope
from samples import PAPERS

# What the shipped cases must reach, for a public reader of the sample papers. They are put in
# other words than the papers', and the line that refuses three in four of the unanswerable ones
# (eval/train_refusal.py; one in four before it) also refuses answerable ones put so.
KEY_FACT_RECALL = 0.40
GOLD_PAGE_HIT = 0.49
ANSWER_RATE = 0.54
REFUSAL_RECALL = 0.75
REFUSAL_PRECISION = 0.37
VERBATIM = 1.0

# Words that stand only in the exempt report.
SECRET = ("Quillbrook", "Thornmere", "Hartwithy", "5,975", "187,500")


@pytest.fixture(scope="module")
def results(sample_library: Library) -> tuple[Result, ...]:
    return run_cases(sample_library, sample_library.records, read_cases(SAMPLES), Scope())


@pytest.fixture(scope="module")
def summary(results: tuple[Result, ...]) -> Summary:
    return summarise(results)


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with two sample papers: as the command meets it."""
    folder = tmp_path_factory.mktemp("data")
    papers = ("2024-07-03-childrens-scrutiny-minutes.pdf", "2025-02-11-cabinet-minutes.html")
    report = load([PAPERS / name for name in papers], open_stores(folder))
    assert not report.failed
    yield folder


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A file of three of the shipped cases."""
    kept = ("person-03", "decision-01", "unanswerable-20")
    rows = SAMPLES.read_text(encoding="utf-8").splitlines(keepends=True)
    file = tmp_path / "three.jsonl"
    file.write_text("".join(row for row in rows if json.loads(row)["id"] in kept), "utf-8")
    return file


@pytest.mark.parametrize(
    ("measure", "floor"),
    [
        ("verbatim_rate", VERBATIM),
        ("key_fact_recall", KEY_FACT_RECALL),
        ("gold_page_hit", GOLD_PAGE_HIT),
        ("answer_rate", ANSWER_RATE),
        ("refusal_recall", REFUSAL_RECALL),
        ("refusal_precision", REFUSAL_PRECISION),
    ],
)
def test_shipped_cases_reach_the_floor(measure: str, floor: float, summary: Summary) -> None:
    value = summary.measures[measure].value
    assert value is not None
    assert value >= floor


def test_every_shipped_case_is_asked_once_in_order(results: tuple[Result, ...]) -> None:
    cases = read_cases(SAMPLES)
    assert [result.case for result in results] == list(cases)
    assert [result.answer.question for result in results] == [case.question for case in cases]
    assert [result.score.case_id for result in results] == [case.id for case in cases]


def test_history_reaches_the_assistant(results: tuple[Result, ...]) -> None:
    followed = [result for result in results if result.case.history]
    assert followed
    for result in followed:
        before = result.case.history[-1].question
        assert before.strip() in result.answer.standalone_question


def test_nothing_exempt_reaches_a_public_reader(results: tuple[Result, ...]) -> None:
    for result in results:
        answer = result_json(result)
        shown = json.dumps([answer["sentences"], answer["citations"], answer["nearest"]])
        assert not [word for word in SECRET if word in shown], result.case.id


def test_quotations_are_compared_with_pages_the_reader_may_see(sample_library: Library) -> None:
    case = next(case for case in read_cases(SAMPLES) if "Thornmere" in case.question)
    scope = Scope(reader=Reader.OFFICER)
    (seen,) = run_cases(sample_library, sample_library.records, [case], scope)
    exempt = [one for one in seen.answer.citations if "exempt" in one.file]
    assert exempt
    assert seen.score.verbatim == seen.score.citations
    assert sample_library.records.page(exempt[0].paper_id, exempt[0].page, Reader.PUBLIC) is None


def test_progress_counts_up(sample_library: Library) -> None:
    told: list[tuple[int, int]] = []
    cases = read_cases(SAMPLES)[:3]
    run_cases(
        sample_library,
        sample_library.records,
        cases,
        Scope(),
        lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_summary_by_kind_adds_up(summary: Summary) -> None:
    assert set(summary.by_kind) == set(KINDS)
    asked = [measures["latency_p50_ms"].of for measures in summary.by_kind.values()]
    assert sum(asked) == summary.cases
    refusing = summary.by_kind["unanswerable"]
    assert refusing["refusal_recall"] == summary.measures["refusal_recall"]
    assert refusing["key_fact_recall"].value is None
    assert refusing["key_fact_recall"].reason
    cited = [measures["verbatim_rate"].of for measures in summary.by_kind.values()]
    assert sum(cited) == summary.measures["verbatim_rate"].of


def test_summary_is_plain_data_without_nan(results: tuple[Result, ...]) -> None:
    answered = [result for result in results if result.case.answerable]
    document = summary_json(summarise(answered))
    assert json.loads(json.dumps(document, allow_nan=False)) == document
    assert set(document["measures"]) == {kept.name for kept in MEASURES}
    assert document["measures"]["refusal_recall"] == {
        "value": None,
        "of": 0,
        "unit": "share",
        "reason": "no case is unanswerable",
    }
    assert document["unanswerable"] == 0
    assert "unanswerable" not in document["by_kind"]


def test_a_wrong_answer_lowers_the_recall(results: tuple[Result, ...]) -> None:
    right = next(one for one in results if one.score.facts and one.score.facts_found)
    wrong = replace(right, score=replace(right.score, facts_found=0, gold_found=0, verbatim=0))
    measures = summarise([wrong]).measures
    for name in ("key_fact_recall", "key_fact_share", "gold_page_hit", "verbatim_rate"):
        assert measures[name].value == 0.0


def test_command_prints_one_json_document(data_dir: Path, three: Path, tmp_path: Path) -> None:
    out = tmp_path / "answers.jsonl"
    asked = ["run", str(three), "--data-dir", str(data_dir), "--out", str(out), "--json"]
    result = CliRunner().invoke(app, [*asked, "--reader", "public"])
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert (document["cases"], document["papers"], document["reader"]) == (3, 2, "public")
    assert document["measures"]["verbatim_rate"]["value"] == 1.0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["person-03", "decision-01", "unanswerable-20"]
    assert all(row["status"] in ("answered", "not_in_papers") for row in rows)


def test_command_prints_tables_for_people(data_dir: Path, three: Path) -> None:
    result = CliRunner().invoke(app, ["run", str(three), "--data-dir", str(data_dir)])
    assert result.exit_code == 0, result.output
    assert "3 cases (1 unanswerable)" in result.stdout
    assert "Quotations word for word" in result.stdout
    assert "By kind" in result.stdout


@pytest.mark.parametrize("as_json", [False, True])
def test_command_stops_at_a_bad_file_of_cases(as_json: bool, tmp_path: Path) -> None:
    file, data = tmp_path / "bad.jsonl", tmp_path / "data"
    file.write_text('{"id": "one"}\n', encoding="utf-8")
    asked = ["run", str(file), "--data-dir", str(data), *(["--json"] if as_json else [])]
    result = CliRunner().invoke(app, asked)
    said = f'{file}, line 1: the row has no "question"'
    assert result.exit_code == 2
    assert said in result.stderr
    if as_json:
        assert json.loads(result.stdout) == {"error": said}
    else:
        assert not result.stdout
    assert not data.exists()


def test_command_needs_papers(three: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["run", str(three), "--data-dir", str(tmp_path), "--json"])
    assert result.exit_code == 1
    assert "No papers have been read" in json.loads(result.stdout)["error"]


def test_command_names_an_answers_file_that_cannot_be_written(
    data_dir: Path, three: Path, tmp_path: Path
) -> None:
    out = tmp_path / "missing" / "answers.jsonl"
    asked = ["run", str(three), "--data-dir", str(data_dir), "--out", str(out)]
    result = CliRunner().invoke(app, asked)
    assert result.exit_code == 1
    assert str(out) in result.stderr
