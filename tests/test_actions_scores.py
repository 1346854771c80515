"""Scoring the actions found against those that a person marked."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.actions import (
    ActionReport,
    FoundAction,
    GoldAction,
    locate,
    read_gold,
    report_json,
    score_actions,
)
from eval.cases import CasesError
from eval.command import app
from ingest.stores import Stores
from papers import Action, ActionKind, Page, Paper, Reading

PAGE = "It was agreed to fence the pond. Clerk to write to the school. The report was noted."


def gold(text: str, kind: ActionKind, **told: object) -> GoldAction:
    return GoldAction("a.txt", 1, kind, text, **told)  # type: ignore[arg-type]


def action(
    text: str, kind: ActionKind, formal: bool = False, owner: str | None = None, at: int = -1
) -> Action:
    start = PAGE.index(text) if at < 0 else at
    return Action(
        f"{start}{kind}", "ab" * 32, kind, formal, text, owner, None, None, 1, start,
        start + len(text), None, "public",
    )  # fmt: skip


def found(text: str, kind: ActionKind, formal: bool = False, file: str = "a.txt") -> FoundAction:
    return FoundAction(file, action(text, kind, formal), PAGE)


POND = gold("agreed to fence the pond", "resolution")
CLERK = gold("Clerk to write to the school.", "request", owner="The Clerk")
NOTED = gold("The report was noted.", "resolution", formal=True)


def shares(report: ActionReport, row: str) -> tuple[int, int, int, int]:
    one = report.rows[row]
    return one.gold, one.found, one.gold_matched, one.found_matched


def test_finds_match_by_kind_and_overlap() -> None:
    finds = [
        found("It was agreed to fence the pond.", "resolution"),
        found("Clerk to write to the school.", "undertaking"),
        found("The report was noted.", "resolution", formal=True),
    ]
    report = score_actions([POND, CLERK, NOTED], finds)
    assert shares(report, "resolution") == (1, 1, 1, 1)
    assert shares(report, "request") == (1, 0, 0, 0)
    assert shares(report, "undertaking") == (0, 1, 0, 0)
    assert shares(report, "formal") == (1, 1, 1, 1)
    assert report.misses == (CLERK,)
    assert [find.action.kind for find in report.false_finds] == ["undertaking"]
    assert report.wrong_formal == 0


def test_a_find_the_size_of_the_page_matches_one_case_only() -> None:
    second = gold("The report was noted.", "resolution")
    report = score_actions([POND, second], [found(PAGE, "resolution")])
    assert report.rows["resolution"].recall == 0.5
    assert report.rows["resolution"].precision == 1.0
    assert report.rows["resolution"].f1 == pytest.approx(2 / 3)


def test_a_wrong_formal_mark_matches_and_is_reported() -> None:
    report = score_actions([NOTED], [found("The report was noted.", "resolution")])
    assert shares(report, "formal") == (1, 0, 1, 0)
    assert shares(report, "resolution") == (0, 1, 0, 1)
    assert report.wrong_formal == 1
    assert (report.misses, report.false_finds) == ((), ())


def test_borderline_cases_count_neither_way() -> None:
    border = gold("Clerk to write to the school.", "request", borderline=True)
    assert score_actions([border], []).misses == ()
    spared = score_actions([border], [found("Clerk to write", "undertaking")])
    assert shares(spared, "undertaking") == (0, 0, 0, 0)
    assert spared.false_finds == ()


def test_other_files_and_pages_are_left_out() -> None:
    report = score_actions([POND], [found("agreed to fence the pond", "resolution", file="b.txt")])
    assert shares(report, "resolution") == (1, 0, 0, 0)
    elsewhere = GoldAction("a.txt", 2, "resolution", "agreed to fence the pond")
    report = score_actions([elsewhere], [found("agreed to fence the pond", "resolution")])
    assert shares(report, "resolution") == (1, 1, 0, 0)


def test_fields_are_compared_on_matched_cases() -> None:
    finds = [FoundAction("a.txt", action("Clerk to write", "request", owner="Clerk"), PAGE)]
    assert score_actions([CLERK], finds).fields["owner"] == (1, 1)
    finds = [FoundAction("a.txt", action("Clerk to write", "request", owner="Mayor"), PAGE)]
    assert score_actions([CLERK], finds).fields["owner"] == (0, 1)
    body = gold("agreed to fence the pond", "resolution", owner="NWC")
    named = action("agreed to fence", "resolution", owner="Nether Wallop Council")
    assert score_actions([body], [FoundAction("a.txt", named, PAGE)]).fields["owner"] == (1, 1)


def test_locate_folds_white_space_quotes_and_hyphens() -> None:
    page = "The clerk’s long-\nstanding  note – read."
    spans = locate("clerk's longstanding note - read", page)
    assert [page[a:b] for a, b in spans] == ["clerk’s long-\nstanding  note – read"]
    assert len(locate("a b", "a b, a  b")) == 2
    assert locate("absent", page) == ()


# -- the file of cases and the command ------------------------------------------------------

ROW = {"file": "a.txt", "page": 1, "kind": "resolution", "text": "agreed to fence the pond"}


def cases_file(folder: Path, *rows: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_cases_are_read(tmp_path: Path) -> None:
    marked = {**ROW, "owner": "Clerk", "formal": True, "borderline": True, "minute": None}
    assert read_gold(cases_file(tmp_path, ROW, marked)) == (
        GoldAction("a.txt", 1, "resolution", "agreed to fence the pond"),
        GoldAction(
            "a.txt", 1, "resolution", "agreed to fence the pond", "Clerk", None, None, True, True
        ),
    )


BAD: tuple[object, ...] = (
    [],
    {"file": "a.txt"},
    {**ROW, "kind": "promise"},
    {**ROW, "page": "1"},
    {**ROW, "page": True},
    {**ROW, "formal": "yes"},
    {**ROW, "owner": 7},
    {**ROW, "text": ""},
)


@pytest.mark.parametrize("row", BAD)
def test_a_bad_case_names_its_line(tmp_path: Path, row: object) -> None:
    with pytest.raises(CasesError, match="line 2"):
        read_gold(cases_file(tmp_path, ROW, row))


def test_a_file_without_cases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CasesError):
        read_gold(cases_file(tmp_path))
    with pytest.raises(CasesError):
        read_gold(tmp_path / "absent.jsonl")


@pytest.fixture
def pond_data(empty_stores: Callable[[str], Stores]) -> Path:
    """A data folder with one paper and two actions found in it."""
    stores = empty_stores("pond")
    paper = Paper(
        "ab" * 32, "a.txt", "A paper", None, None, None, "minutes", "approved", "public", 1
    )
    actions = (action("It was agreed to fence the pond.", "resolution"), action("noted", "request"))
    stores.records.add(Reading(paper, (Page(1, PAGE),), (), (), actions=actions))
    return stores.folder


def test_the_command_prints_and_writes(pond_data: Path, tmp_path: Path) -> None:
    cases = cases_file(tmp_path, ROW, {**ROW, "kind": "request", "text": "Clerk to write"})
    out = tmp_path / "out"
    asked = ["actions", str(cases), "--data-dir", str(pond_data), "--reader", "public"]
    result = CliRunner().invoke(app, [*asked, "--json", "--out", str(out)])
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["rows"]["resolution"]["f1"] == 1.0
    assert told["rows"]["request"]["f1"] == 0.0
    assert (told["unread"], told["misses"], told["false_finds"]) == ([], 1, 1)
    (missed,), (false,) = told["missed"], told["found_in_error"]
    assert "Clerk to write" in missed["text"] and "noted" in false["text"]
    for name, text in (("misses", "Clerk to write"), ("false_finds", "noted")):
        lines = (out / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["text"] for line in lines] == [text]
    shown = CliRunner().invoke(app, asked).stdout
    assert "resolution" in shown and "1.00" in shown


def test_the_command_names_what_was_not_read(pond_data: Path, tmp_path: Path) -> None:
    other = {**ROW, "file": "b.txt"}
    asked = ["actions", str(cases_file(tmp_path, ROW, other)), "--data-dir", str(pond_data)]
    assert "not read: b.txt" in CliRunner().invoke(app, asked).stdout


def test_the_command_stops_where_it_cannot_go_on(pond_data: Path, tmp_path: Path) -> None:
    bad = cases_file(tmp_path, {"file": "a.txt"})
    result = CliRunner().invoke(app, ["actions", str(bad), "--data-dir", str(pond_data), "--json"])
    assert (result.exit_code, "line 1" in json.loads(result.stdout)["error"]) == (2, True)
    none = cases_file(tmp_path, {**ROW, "file": "b.txt"})
    result = CliRunner().invoke(app, ["actions", str(none), "--data-dir", str(pond_data)])
    assert result.exit_code == 1


def test_a_report_without_finds_is_still_json() -> None:
    told = json.loads(json.dumps(report_json(score_actions([POND], [])), allow_nan=False))
    assert told["rows"]["resolution"] == {
        "gold": 1,
        "found": 0,
        "gold_matched": 0,
        "found_matched": 0,
        "precision": None,
        "recall": 0.0,
        "f1": 0.0,
    }
