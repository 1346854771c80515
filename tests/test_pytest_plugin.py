"""``pytest --papers-eval``: one test a case, in a pytest run of its own."""

import json
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from eval.cases import SAMPLES
from ingest.load import LoadReport
from ingest.stores import Stores

pytest_plugins = "pytester"

ROOT = Path(__file__).parent.parent
RIGHT, WRONG, REFUSED = "person-03", "figure-01", "unanswerable-20"
HEAVY = ("torch", "chromadb", "sqlalchemy", "pydantic", "numpy", "assistant", "ingest", "records")


@pytest.fixture
def data(loaded_samples: tuple[Stores, LoadReport]) -> Path:
    """A data folder with the sample papers. Not to be changed."""
    return loaded_samples[0].folder


@pytest.fixture
def cases(pytester: pytest.Pytester) -> Path:
    """A file with some of the shipped cases, and a test beside it."""
    rows = SAMPLES.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if json.loads(row)["id"] in (RIGHT, WRONG, REFUSED)]
    pytester.makepyfile(test_other="def test_other(): pass")
    file = pytester.path / "three.jsonl"
    file.write_text("".join(kept), encoding="utf-8")
    return file


def run(pytester: pytest.Pytester, *options: str | Path) -> pytest.RunResult:
    return pytester.runpytest_inprocess("-v", "-p", "no:cacheprovider", *options)


def test_pytest_knows_the_plugin() -> None:
    known = {one.name: one.value for one in entry_points(group="pytest11")}
    assert known.get("papers-eval") == "eval.pytest_plugin", "install the project anew"


def test_each_case_is_a_test_of_its_name(
    pytester: pytest.Pytester, cases: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOS_DATA_DIR", str(data))
    done = run(pytester, "--papers-eval", cases.name)
    done.assert_outcomes(passed=2, failed=1)
    assert done.ret == pytest.ExitCode.TESTS_FAILED
    said = done.stdout.str()
    assert f"three.jsonl::{RIGHT} PASSED" in said and f"three.jsonl::{REFUSED} PASSED" in said
    assert f"three.jsonl::{WRONG} FAILED" in said
    question = next(
        json.loads(row)["question"]
        for row in cases.read_text(encoding="utf-8").splitlines()
        if json.loads(row)["id"] == WRONG
    )
    assert f"Question: {question}" in said
    assert "Traceback" not in said and "test_other" not in said


@pytest.mark.parametrize(
    ("options", "collected"),
    [
        (["--papers-eval", "three.jsonl"], {RIGHT, WRONG, REFUSED}),
        (["--papers-eval", "three.jsonl", "-k", RIGHT], {RIGHT}),
        (["--papers-eval", "three.jsonl", f"three.jsonl::{WRONG}"], {WRONG}),
        (["--papers-eval", "three.jsonl", "test_other.py"],
         {"test_other", RIGHT, WRONG, REFUSED}),
        (["--papers-eval", "three.jsonl", "."], {"test_other", RIGHT, WRONG, REFUSED}),
        (["test_other.py"], {"test_other"}),
        ([], {"test_other"}),
    ],
)  # fmt: skip
def test_what_is_collected(
    pytester: pytest.Pytester, cases: Path, data: Path, options: list[str], collected: set[str]
) -> None:
    more = ["--papers-eval-data", str(data)] if options[:1] == ["--papers-eval"] else []
    done = pytester.runpytest_inprocess("--collect-only", "-q", *options, *more)
    assert done.ret == pytest.ExitCode.OK, done.stdout.str()
    names = [line.split("::")[1] for line in done.stdout.str().splitlines() if "::" in line]
    assert len(names) == len(set(names)) and set(names) == collected


def test_the_reader_can_be_chosen(pytester: pytest.Pytester, data: Path) -> None:
    rows = SAMPLES.read_text(encoding="utf-8").splitlines(keepends=True)
    # Answered in the exempt report alone, so that the public is rightly refused.
    secret = [row for row in rows if "Thornmere" in row]
    file = pytester.path / "secret.jsonl"
    file.write_text(secret[0], encoding="utf-8")
    for reader, failed in (("public", 0), ("officer", 1)):
        done = run(
            pytester, "--papers-eval", file, "--papers-eval-data", data, "--papers-eval-reader",
            reader,
        )  # fmt: skip
        done.assert_outcomes(passed=1 - failed, failed=failed)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ('{"id": "one"}\n', 'bad.jsonl, line 1: the row has no "question"'),
        ("\n{\n", "bad.jsonl, line 2: not JSON"),
        ("\n", "bad.jsonl: the file holds no case"),
        (None, "bad.jsonl: the file cannot be read (no such file or directory)"),
    ],
)
def test_a_malformed_file_is_a_usage_error_that_names_the_place(
    pytester: pytest.Pytester, data: Path, rows: str | None, said: str
) -> None:
    if rows is not None:
        (pytester.path / "bad.jsonl").write_text(rows, encoding="utf-8")
    done = run(pytester, "--papers-eval", "bad.jsonl", "--papers-eval-data", data)
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    assert said in done.stderr.str()
    assert "Traceback" not in done.stderr.str() + done.stdout.str()


def test_a_folder_without_papers_is_a_usage_error(pytester: pytest.Pytester, cases: Path) -> None:
    missing, empty = pytester.path / "missing", pytester.mkdir("empty")
    done = run(pytester, "--papers-eval", cases, "--papers-eval-data", missing)
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    assert f"there is no data folder {missing}" in done.stderr.str()
    assert not missing.exists()
    done = run(pytester, "--papers-eval", cases, "--papers-eval-data", empty)
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    assert f"no papers have been read into {empty}" in done.stderr.str()


def test_a_wrong_setting_is_a_usage_error(
    pytester: pytest.Pytester, cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOS_READER", "everyone")
    done = run(pytester, "--papers-eval", cases)
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    assert "the configuration is wrong. LOS_READER" in done.stderr.str()


def test_a_model_that_cannot_be_opened_ends_the_run_in_a_sentence(
    pytester: pytest.Pytester, cases: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOS_CHAT_MODEL", "nobody:makes-this")
    done = run(pytester, "--papers-eval", cases, "--papers-eval-data", data)
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    said = done.stdout.str() + done.stderr.str()
    assert "--papers-eval: " in said and "Traceback" not in said
    assert "PASSED" not in said and "FAILED" not in said


def test_it_costs_nothing_where_the_option_is_not_given() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import eval.pytest_plugin, sys; print(*sys.modules)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert "eval.pytest_plugin" in loaded
    ours = {one for one in loaded if one.split(".")[0] == "eval"}
    assert ours == {"eval", "eval.pytest_plugin"}
    assert not {one.split(".")[0] for one in loaded} & set(HEAVY)
