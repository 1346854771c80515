"""The Evaluation page: what it says of the newest report, and to whom."""

import html
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pages import ROOT, markup, open_page, words
from reports import THRESHOLD, report, result
from streamlit.testing.v1 import AppTest

from eval.report import FOLDER, REPORT, Report, report_json
from papers import Reader

MEASURED = "On 3 November 2025, 100 questions whose right answers are known"
FACT = "It lacks a fact that was looked for."


def shown() -> AppTest:
    """The page as it is opened now."""
    at = open_page("evaluation")
    assert not at.exception and not at.error
    return at


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder that the page looks into."""
    monkeypatch.setenv("LOS_DATA_DIR", str(tmp_path))
    return tmp_path


def keep(data: Path, made: Report, name: str = "2025-11-03T093000") -> Path:
    path = data / FOLDER / name / REPORT
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(report_json(made)), encoding="utf-8")
    return path


def test_without_a_report_it_says_how_to_make_one(data: Path) -> None:
    said = words(shown())
    assert "There is no evaluation to show yet" in said
    assert "Making an evaluation" in said


def test_it_says_what_was_measured_on_what_and_how_sure_it_is(data: Path) -> None:
    failing = replace(result("figure-02"), failed=(FACT,))
    keep(data, replace(report(result("figure-01"), failing), thresholds=(THRESHOLD,)))
    said = words(shown())
    assert MEASURED in said
    assert "it answered about 80. How sure this is: Between 70 and 88 in every 100." in said
    assert "Something was found wrong with 1 of the 2 answers." in said
    assert f"Not reached: {THRESHOLD.said}" in said
    assert "Figures 2 50 too few to say – Does not apply" in said
    assert "What this cannot tell It speaks for these questions and these papers." in said
    assert "The papers have changed since: 0 papers can be read now." in said


def test_no_question_answer_or_page_is_shown(data: Path) -> None:
    failing = replace(result("figure-02"), failed=(FACT,))
    keep(data, report(failing))
    said = words(shown())
    for clue in ("agency workers", "panel-minutes", "Kestrel Panel", FACT, "figure-02"):
        assert clue not in said


def test_nothing_internal_is_shown(data: Path) -> None:
    keep(data, report(result("one")))
    for internal in ("score", "token", "bootstrap", "recall", "precision", "p95", "milliseconds"):
        assert not re.search(rf"\b{internal}", words(shown()).lower()), internal


def test_the_newest_report_is_shown(data: Path) -> None:
    keep(data, replace(report(), cases_file="older.jsonl"), "2025-11-01T093000")
    keep(data, replace(report(), cases_file="newer.jsonl"), "2025-11-03T093000")
    said = words(shown())
    assert "newer.jsonl" in said and "older.jsonl" not in said


@pytest.mark.parametrize(
    ("made_for", "looks", "seen"),
    [
        (Reader.PUBLIC, "public", True),
        (Reader.PUBLIC, "officer", True),
        (Reader.MEMBER, "public", False),
        (Reader.OFFICER, "public", False),
        (Reader.OFFICER, "officer", True),
        (Reader.MEMBER, "officer", True),
    ],
)
def test_a_report_is_shown_to_those_cleared_for_it(
    data: Path, monkeypatch: pytest.MonkeyPatch, made_for: Reader, looks: str, seen: bool
) -> None:
    keep(data, replace(report(), reader=made_for, cases_file="umber-dismissal.jsonl"))
    monkeypatch.setenv("LOS_READER", looks)
    said = words(shown())
    assert (MEASURED in said) is seen
    assert ("umber-dismissal" in said) is seen
    assert ("There is no evaluation to show yet" in said) is not seen


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: text.replace('"public"', '"everyone"'),
        lambda text: text.replace('"reader"', '"seen_by"'),
        lambda text: "[]",
    ],
)
def test_a_report_that_cannot_be_read_is_passed_over(data: Path, damage: object) -> None:
    keep(data, replace(report(), cases_file="older.jsonl"), "2025-11-01T093000")
    newer = keep(data, replace(report(), cases_file="newer.jsonl"), "2025-11-03T093000")
    assert callable(damage)
    newer.write_text(damage(newer.read_text(encoding="utf-8")), encoding="utf-8")
    said = words(shown())
    assert "older.jsonl" in said and "newer.jsonl" not in said


def test_figures_of_another_assistant_are_not_taken_for_ours(data: Path) -> None:
    ours = replace(report(), system="Line of Sight, answers written by a chat model")
    keep(data, ours, "2025-11-01T093000")
    said = words(shown())
    assert "put to this assistant, answers written by a chat model, reading as" in said
    assert "another assistant" not in said
    keep(data, replace(report(), system="A supplier’s assistant"), "2025-11-03T093000")
    said = words(shown())
    assert "put to A supplier’s assistant" in said and "figures are of another assistant" in said


def test_markup_in_a_report_is_only_text(data: Path) -> None:
    evil = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    made = replace(
        report(result("one")), system=evil, cases_file=evil, judge=evil, notes=(evil,),
        thresholds=(replace(THRESHOLD, said=evil),),
    )  # fmt: skip
    keep(data, made)
    drawn = markup(shown())
    assert "<img" not in drawn and "<script" not in drawn
    assert drawn.count(html.escape(evil)) >= 4


def test_the_page_loads_no_model() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import screens.evaluation, sys; print(*sys.modules)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert "screens.evaluation" in loaded
    heavy = {"torch", "chromadb", "sentence_transformers", "transformers", "eval.run"}
    assert not heavy & set(loaded)
