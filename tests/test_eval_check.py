"""Whether gold that is not in the papers is found, and named, before anything is asked."""

import json
from pathlib import Path
from typing import Any

import pytest
from forks import Commands

from eval.cases import SAMPLES, read_cases
from eval.gold import bad_gold, lines_of
from eval.second_reading import Pages

MINUTES = "2024-03-13-childrens-scrutiny-minutes.pdf"
EXEMPT = "2025-02-11-cabinet-exempt-placements.pdf"
QUOTE = "In September 2023 it had been 48 of 155 posts (31.0%)."


def row(facts: list[list[str]] | None = None, **gold: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "id": "a",
        "question": "How many?",
        "answerable": True,
        "kind": "figure",
        "gold": [{"file": MINUTES, "page": 2, "quote": QUOTE} | gold],
        "key_facts": facts or [["31.0%"]],
    }


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(f"{json.dumps(one)}\n" for one in rows), "utf-8")
    return path


@pytest.mark.parametrize(
    ("case", "what", "said"),
    [
        (row(), None, ""),
        (row(quote="In September  2023 it had been 48 of 155\nposts (31.0 %)."), None, ""),
        (row(quote="In September 2023 it had been 84 of 155 posts"), "absent", "does not hold"),
        (row(page=1), "absent", f"page 1 of {MINUTES} does not hold"),
        (row(page=99), "absent", "no page 99"),
        (row(file="minutes.pdf"), "unread", "no paper of the name minutes.pdf has been read"),
        (row(file=EXEMPT, page=1), "unread", "has been read"),
        (row(also=[{"file": MINUTES, "page": 98}]), "absent", "no page 98"),
        (row(also=[{"file": "copy.pdf", "page": 1}]), "unread", "copy.pdf"),
        (row(facts=[["31%", "31.0%"], ["thirty"]]), "fact", "none of “thirty” stands"),
    ],
)
def test_each_fault_of_a_case_is_found(
    pages: Pages, tmp_path: Path, case: dict[str, Any], what: str | None, said: str
) -> None:
    found = bad_gold(read_cases(write(tmp_path / "cases.jsonl", case)), pages)
    assert [one.what for one in found] == ([what] if what else [])
    assert all(said in one.said and one.serious == (what != "fact") for one in found)


def test_the_cases_shipped_are_sound(pages: Pages) -> None:
    assert bad_gold(read_cases(SAMPLES), pages) == ()


def test_lines_are_counted_past_blank_ones(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(f"\n{json.dumps(row())}\n\n{json.dumps(row() | {'id': 'b'})}\n", "utf-8")
    assert lines_of(path) == {"a": 2, "b": 4}


def test_the_commands_name_every_bad_row(
    commands: Commands, sample_data: Path, tmp_path: Path
) -> None:
    bad, fact = row(page=1) | {"id": "b"}, row(facts=[["thirty"]]) | {"id": "c"}
    path = write(tmp_path / "cases.jsonl", row(), bad, fact)
    done = commands.run(sample_data, "eval", "check", path)
    assert done.status == 1
    lines = done.out.splitlines()
    assert lines[0].startswith(f"{path}, line 2 (b): page 1 of {MINUTES} does not hold")
    assert lines[1].startswith(f"{path}, line 3 (c): warning: none of “thirty”")
    assert lines[2] == "1 of 3 cases cannot be used with the papers in this data folder."
    told = json.loads(commands.run(sample_data, "eval", "check", path, "--json").out)
    assert [(one["line"], one["id"], one["bad"]) for one in told["found"]] == [
        (2, "b", True),
        (3, "c", False),
    ]
    ran = commands.run(sample_data, "eval", "run", path, "--out", tmp_path / "out")
    assert ran.status == 2 and f"{path}, line 2 (b)" in ran.err
    assert not (tmp_path / "out").exists()
    good = commands.run(sample_data, "eval", "check", write(path, row()))
    assert (good.status, good.out) == (0, "1 case: every gold page holds its quotation.\n")
    path.write_text("{", "utf-8")
    assert commands.run(sample_data, "eval", "check", path, "--json").status == 2
