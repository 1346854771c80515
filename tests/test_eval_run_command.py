"""``eval run``: what the command reads first, writes, compares, keeps and goes on with."""

import _thread
import json
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner
from typer.testing import Result as Ran

from eval.cases import SAMPLES, read_cases
from eval.command import app
from eval.report import newest_report, read_report
from ingest.load import load
from ingest.stores import open_stores
from papers import Reader
from samples import PAPERS


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with two sample papers: as the command meets it."""
    folder = tmp_path_factory.mktemp("data")
    papers = ("2024-07-03-childrens-scrutiny-minutes.pdf", "2025-02-11-cabinet-minutes.html")
    report = load([PAPERS / name for name in papers], open_stores(folder))
    assert not report.failed
    yield folder


def three_cases(folder: Path) -> Path:
    """A file of three of the shipped cases."""
    kept = ("person-03", "decision-01", "unanswerable-20")
    rows = SAMPLES.read_text(encoding="utf-8").splitlines(keepends=True)
    file = folder / "three.jsonl"
    file.write_text("".join(row for row in rows if json.loads(row)["id"] in kept), "utf-8")
    return file


@pytest.fixture
def three(tmp_path: Path) -> Path:
    return three_cases(tmp_path)


def invoke(data: Path, cases: Path, *options: str | Path) -> Ran:
    asked = ["run", str(cases), "--data-dir", str(data), *map(str, options)]
    return CliRunner().invoke(app, asked)


def rows_of(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "answers.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def run_once(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """The folder of a whole run of three cases, and what the command said."""
    folder = tmp_path_factory.mktemp("out") / "run"
    cases = three_cases(tmp_path_factory.mktemp("cases"))
    return folder, invoke(data_dir, cases, "--out", folder, "--json", "--reader", "public")


def test_command_prints_one_json_document(run_once: tuple[Path, Ran]) -> None:
    folder, ran = run_once
    assert ran.exit_code == 0, ran.output
    document = json.loads(ran.stdout)
    assert (document["cases"], document["papers"], document["reader"]) == (3, 2, "public")
    assert (document["answerable"], document["unanswerable"]) == (2, 1)
    assert document["measures"]["verbatim_rate"]["value"] == 1.0
    assert document["by_kind"]["unanswerable"]["refusal_recall"]["of"] == 1
    assert document["out"] == str(folder)


def test_command_writes_the_answers_and_the_report_in_three_forms(
    run_once: tuple[Path, Ran],
) -> None:
    folder, ran = run_once
    assert [row["id"] for row in rows_of(folder)] == ["person-03", "decision-01", "unanswerable-20"]
    assert all(row["status"] in ("answered", "not_in_papers") for row in rows_of(folder))
    made = read_report(folder / "report.json")
    assert [one.id for one in made.results] == [row["id"] for row in rows_of(folder)]
    assert [one.id for one in made.failed] == [o["id"] for o in json.loads(ran.stdout)["failed"]]
    assert "<html" in (folder / "report.html").read_text("utf-8")
    assert "<testsuites" in (folder / "junit.xml").read_text("utf-8")


def test_command_prints_tables_for_people_and_keeps_the_report_in_the_data_folder(
    data_dir: Path, three: Path
) -> None:
    ran = invoke(data_dir, three)
    assert ran.exit_code == 0, ran.output
    assert "3 cases (1 unanswerable)" in ran.stdout
    assert "Quotations word for word" in ran.stdout
    assert "By kind" in ran.stdout
    assert "3/3" in ran.stderr
    newest = newest_report(data_dir, Reader.PUBLIC)
    assert newest is not None and newest.cases_file == three.name
    assert (datetime.now(UTC) - newest.made_at).total_seconds() < 600


def test_an_officers_report_is_not_for_the_public(
    run_once: tuple[Path, Ran], tmp_path: Path
) -> None:
    text = (run_once[0] / "report.json").read_text("utf-8")
    for name, reader in (("1", "public"), ("2", "officer"), ("3", "torn")):
        folder = tmp_path / "evaluation" / name
        folder.mkdir(parents=True)
        said = text.replace('"reader": "public"', f'"reader": "{reader}"')
        (folder / "report.json").write_text(said if reader != "torn" else text[:99], "utf-8")
    for eyes, seen in ((Reader.PUBLIC, "public"), (Reader.MEMBER, "officer")):
        newest = newest_report(tmp_path, eyes)
        assert newest is not None and newest.reader == seen
    assert newest_report(tmp_path / "evaluation", Reader.OFFICER) is None


def test_ready_answers_are_scored_as_those_asked_for(
    run_once: tuple[Path, Ran], data_dir: Path, three: Path, tmp_path: Path
) -> None:
    answers = run_once[0] / "answers.jsonl"
    out = tmp_path / "out"
    ran = invoke(data_dir, three, "--answers", answers, "--out", out, "--system", "Theirs")
    assert ran.exit_code == 0, ran.output
    theirs, ours = read_report(out / "report.json"), read_report(run_once[0] / "report.json")
    assert theirs.system == "Theirs"
    assert [replace(one.score, milliseconds=None) for one in theirs.results] == [
        replace(one.score, milliseconds=None) for one in ours.results
    ]
    assert theirs.failed == tuple(
        replace(one, score=replace(one.score, milliseconds=t.score.milliseconds))
        for one, t in zip(ours.failed, theirs.failed, strict=True)
    )


def test_a_threshold_that_is_missed_ends_with_1_and_the_report_says_so(
    data_dir: Path, three: Path, run_once: tuple[Path, Ran], tmp_path: Path
) -> None:
    lines, out = tmp_path / "lines.toml", tmp_path / "out"
    lines.write_text("[median_words]\nat_most = 0\n[verbatim_rate]\nat_least = 1\n", "utf-8")
    asked = ("--answers", run_once[0] / "answers.jsonl", "--thresholds", lines, "--out", out)
    ran = invoke(data_dir, three, *asked)
    assert ran.exit_code == 1
    assert "NOT REACHED: Words in an answer (median)" in ran.stdout
    assert [line.met for line in read_report(out / "report.json").thresholds] == [False, True]
    lines.write_text("[verbatim_rate]\nat_least = 1\n", "utf-8")
    assert invoke(data_dir, three, *asked).exit_code == 0


def test_a_measure_that_could_not_be_computed_misses_its_threshold(
    data_dir: Path, three: Path, run_once: tuple[Path, Ran], tmp_path: Path
) -> None:
    rows = [{"id": row["id"], "status": "not_in_papers"} for row in rows_of(run_once[0])]
    answers, lines = tmp_path / "silent.jsonl", tmp_path / "lines.toml"
    answers.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    lines.write_text("[verbatim_rate]\nat_least = 0\n", "utf-8")
    out = tmp_path / "out"
    ran = invoke(
        data_dir, three, "--answers", answers, "--thresholds", lines, "--out", out, "--json"
    )
    assert ran.exit_code == 1
    (line,) = json.loads(ran.stdout)["thresholds"]
    assert (line["met"], line["value"]) == (False, None)
    assert "no answer has a citation" in line["said"]


def test_a_baseline_is_compared_with(
    data_dir: Path, three: Path, run_once: tuple[Path, Ran], tmp_path: Path
) -> None:
    rows = [{"id": row["id"], "status": "not_in_papers"} for row in rows_of(run_once[0])]
    answers = tmp_path / "silent.jsonl"
    answers.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    out, before = tmp_path / "out", run_once[0] / "report.json"
    ran = invoke(data_dir, three, "--answers", answers, "--baseline", before, "--out", out)
    assert ran.exit_code == 0, ran.output
    made = read_report(out / "report.json").comparison
    assert made is not None and made.paired == 3
    right = {one.id for one in read_report(before).results if not one.failed and one.answerable}
    assert right and set(made.worse) == right
    assert f"over the 3 cases that both have: {len(made.better)} better" in ran.stdout


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        ("--answers", '{"id": "one"}', 'line 1: "status": Field required'),
        ("--answers", '{"id": "one", "status": "answered"}', "there is no answer to"),
        ("--thresholds", "[verbatim]\nat_least = 1", 'there is no measure "verbatim"'),
        ("--baseline", '{"cases": 3}', "is not a report of an evaluation"),
        ("--baseline", None, "cannot be read"),
    ],
)
def test_what_is_given_is_read_before_anything_is_asked(
    option: str, text: str | None, said: str, three: Path, tmp_path: Path
) -> None:
    data, file = tmp_path / "data", tmp_path / "given"
    if text is not None:
        file.write_text(text, "utf-8")
    ran = invoke(data, three, option, file, "--json")
    assert ran.exit_code == 2
    error = json.loads(ran.stdout)["error"]
    assert str(file) in error and said in error
    assert not data.exists()


# -- stopping and going on --------------------------------------------------------------------


def stop_after(answers: Path, rows: int) -> threading.Thread:
    """Press Ctrl+C once so many rows are written."""

    def watch() -> None:
        for _ in range(3000):
            if answers.exists() and answers.read_bytes().count(b"\n") >= rows:
                _thread.interrupt_main()
                return
            time.sleep(0.01)

    thread = threading.Thread(target=watch)
    thread.start()
    return thread


def test_a_run_that_is_stopped_keeps_what_is_done_and_goes_on(
    sample_data: Path, tmp_path: Path
) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    cases, out = tmp_path / "cases.jsonl", tmp_path / "out"
    cases.write_text("".join(SAMPLES.read_text("utf-8").splitlines(True)[:24]), "utf-8")
    watching = stop_after(out / "answers.jsonl", 3)
    stopped = invoke(sample_data, cases, "--out", out)
    watching.join()
    assert stopped.exit_code == 1, stopped.output
    assert "of 24 cases. Their answers are kept." in stopped.stderr
    assert f"--out {out} --resume" in stopped.stderr
    kept = (out / "answers.jsonl").read_text("utf-8").splitlines()
    assert 3 <= len(kept) < 24
    assert not (out / "report.json").exists()
    with (out / "answers.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "list-01", "sta')  # as a death in the middle of a row leaves it
    ran = invoke(sample_data, cases, "--out", out, "--resume")
    assert ran.exit_code == 0, ran.output
    assert f"{len(kept)} of 24 answers are kept" in ran.stderr
    assert (out / "answers.jsonl").read_text("utf-8").splitlines()[: len(kept)] == kept
    assert [row["id"] for row in rows_of(out)] == [case.id for case in read_cases(cases)]
    assert read_report(out / "report.json").cases == 24


def test_only_answers_that_still_hold_are_kept(sample_data: Path, tmp_path: Path) -> None:
    cases, out = tmp_path / "cases.jsonl", tmp_path / "out"
    rows = [json.loads(line) for line in SAMPLES.read_text("utf-8").splitlines()]
    followed = next(row for row in rows if row.get("history"))
    rows = [*rows[:3], followed]

    def kept(*options: str) -> str:
        cases.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
        ran = invoke(sample_data, cases, "--out", out, "--resume", *options)
        assert ran.exit_code == 0, ran.output
        return next(line for line in ran.stderr.splitlines() if "kept from before" in line)[:6]

    assert kept() == "0 of 4"
    assert kept() == "4 of 4"
    rows[0]["question"] += " Please."
    assert kept() == "3 of 4"
    followed["history"][-1]["answer_gist"] += " It did."
    assert kept() == "3 of 4"
    assert kept("--reader", "officer") == "0 of 4"
    assert kept("--reader", "officer") == "4 of 4"
    open_stores(sample_data).records.index_changed()
    assert kept("--reader", "officer") == "0 of 4"


def test_resume_finds_the_newest_run_of_the_data_folder_that_was_stopped(
    data_dir: Path, three: Path, run_once: tuple[Path, Ran]
) -> None:
    folder = data_dir / "evaluation" / "2025-01-01T000000Z"
    folder.mkdir(parents=True)
    lines = (run_once[0] / "answers.jsonl").read_text("utf-8").splitlines(True)
    (folder / "answers.jsonl").write_text("".join(lines[:2]), "utf-8")
    ran = invoke(data_dir, three, "--resume", "--json")
    assert json.loads(ran.stdout)["out"] == str(folder)
    assert "2 of 3 answers are kept" in ran.stderr


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


def test_command_names_a_folder_that_cannot_be_written(
    data_dir: Path, three: Path, tmp_path: Path
) -> None:
    out = tmp_path / "taken"
    out.write_text("a file, and no folder", "utf-8")
    ran = invoke(data_dir, three, "--out", out)
    assert ran.exit_code == 1
    assert str(out) in ran.stderr
