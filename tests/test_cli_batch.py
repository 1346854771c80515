"""Many questions at once: a file of JSON Lines in, another out, a bad row named by its line."""

from pathlib import Path

import pytest
from command_line import ANSWER, PASSAGE, QUESTION, done, lines, refused, rows

pytestmark = pytest.mark.usefixtures("no_settings")


def test_a_batch_of_questions(samples: Path, tmp_path: Path) -> None:
    turn = {"question": "How many places are there in supported lodgings?", "answer": "21"}
    questions = rows(
        tmp_path / "in.jsonl",
        {"id": "a", "question": QUESTION},
        "",
        {"id": "b", "question": "And in 2024?", "history": [turn]},
        '{"id": "c", "question": "line\u2028separators and agency workers"}',
        '{"id": "half", "question": "half a character \\ud800 and agency workers"}',
        {"id": "d", "question": "What is the price of hotel rooms in Venice?", "history": None},
    )
    out = tmp_path / "out.jsonl"
    assert done("ask", "--questions", questions, "--out", out) == {"out": str(out), "rows": 5}
    answers = lines(out)
    assert [one["id"] for one in answers] == ["a", "b", "c", "half", "d"]
    assert [set(one) for one in answers] == [{"id", *ANSWER}] * 5
    assert "supported lodgings" in answers[1]["standalone_question"]
    assert answers[4]["status"] == "not_in_papers"
    alone = done("ask", QUESTION)
    for key in ANSWER - {"timings_ms"}:
        assert answers[0][key] == alone[key]


def test_a_batch_of_searches(samples: Path, tmp_path: Path) -> None:
    questions = rows(tmp_path / "in.jsonl", {"id": "a", "question": "supported lodgings"})
    out = tmp_path / "out.jsonl"
    done("search", "--questions", questions, "--out", out, "--limit", "2")
    (row,) = lines(out)
    assert set(row) == {"id", "passages"}
    assert [set(one) for one in row["passages"]] == [PASSAGE] * 2


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("{not JSON", "line 2: not JSON ("),
        ('{"id": "x"}', 'line 2: a row needs a "question"'),
        ('{"id": "x", "question": 7}', 'line 2: a row needs a "question"'),
        ("[1]", 'line 2: a row needs a "question"'),
        ('{"question": "x", "history": "y"}', 'line 2: "history" must be a list'),
        ('{"question": "x", "history": ["y"]}', 'line 2: "history" must be a list'),
    ],
)
@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_bad_row_is_named_by_file_and_line(
    samples: Path, tmp_path: Path, command: str, row: str, sentence: str
) -> None:
    questions = rows(tmp_path / "in.jsonl", {"id": "a", "question": QUESTION}, row)
    out = tmp_path / "out.jsonl"
    said = refused(command, "--questions", questions, "--out", out, status=2)
    assert f"{questions}, {sentence}" in said
    assert not out.exists()


def test_a_batch_that_cannot_be_read_or_written(samples: Path, tmp_path: Path) -> None:
    missing, out = tmp_path / "missing.jsonl", tmp_path / "out.jsonl"
    assert "could not be read" in refused("ask", "--questions", missing, "--out", out, status=2)
    questions = rows(tmp_path / "in.jsonl", {"id": "a", "question": QUESTION})
    nowhere = tmp_path / "no such folder" / "out.jsonl"
    assert "Could not go on" in refused("ask", "--questions", questions, "--out", nowhere, status=1)
