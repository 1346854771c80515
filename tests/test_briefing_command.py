"""``line-of-sight brief``: a file that can be opened, what is told of it, and plain refusals."""

import json
from pathlib import Path

import pytest
from docx import Document
from forks import Commands

TOPIC = "agency social workers"
EXEMPT_FILE = "exempt-placements"


def test_it_writes_the_file_and_tells_what_is_in_it(
    commands: Commands, sample_data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "agency.docx"
    ran = commands.run(sample_data, "brief", TOPIC, "--out", out, "--json")
    assert ran.status == 0 and "Looking through the papers" in ran.err
    told = json.loads(ran.out)
    assert set(told) >= {
        "out", "title", "sections", "statements", "sources", "seconds", "changed"
    }  # fmt: skip
    assert told["out"] == str(out) and told["title"] == f"Briefing: {TOPIC}"
    assert told["changed"] == [] and told["since"] is None and 0 < told["seconds"] < 60
    numbers = [n for one in told["statements"] for n in one["citations"]]
    assert (
        numbers == [source["n"] for source in told["sources"]] == list(range(1, len(numbers) + 1))
    )
    assert all(one["citations"] and one["text"] for one in told["statements"])
    headings = [one.text for one in Document(str(out)).paragraphs
                if one.style and one.style.name == "Heading 1"]  # fmt: skip
    assert headings == [section["heading"] for section in told["sections"]]

    again = json.loads(commands.run(sample_data, "brief", TOPIC, "--out", out, "--json").out)
    assert again["since"] and again["changed"] == []


def test_sections_committee_dates_and_title_are_taken(
    commands: Commands, sample_data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "agency.md"
    ran = commands.run(
        sample_data, "brief", TOPIC, "--out", out, "--json", "--title", "For the Chair",
        "--sections", "sources=Papers cited,timeline", "--committee", "scrutiny",
        "--from", "2025-01-01", "--to", "2025-06-30",
    )  # fmt: skip
    told = json.loads(ran.out)
    assert [(one["name"], one["heading"]) for one in told["sections"]] == [
        ("sources", "Papers cited"), ("timeline", "Timeline"),
    ]  # fmt: skip
    assert {one["committee"] for one in told["sources"]} == {"Children's Scrutiny Commission"}
    days = [one["meeting_date"] for one in told["sources"]]
    assert min(days) >= "2025-01-01" and max(days) <= "2025-06-30"
    assert out.read_text("utf-8").startswith("# For the Chair\n")


def test_what_is_exempt_is_for_cleared_readers_only(
    commands: Commands, sample_data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "placements.html"
    arguments = ("brief", "residential placements", "--out", out, "--json")
    public = commands.run(sample_data, *arguments)
    assert public.status == 0 and EXEMPT_FILE not in public.out + out.read_text("utf-8")
    assert json.loads(public.out)["not_for_publication"] is False
    officer = commands.run(sample_data, *arguments, "--reader", "officer")
    told = json.loads(officer.out)
    marked = tmp_path / "placements-not-for-publication.html"
    assert told["out"] == str(marked) and told["not_for_publication"] is True
    assert "Contains what is not for publication" in marked.read_text("utf-8")
    assert marked.name in officer.err and told["since"] is None


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["brief", TOPIC, "--out", "x.pdf"], 2, "End its name in .docx (Word)"),
        (["brief", TOPIC, "--out", "x"], 2, "does not say which format"),
        (["brief", "  ", "--out", "x.md"], 2, "what the briefing is to be about"),
        (["brief", TOPIC, "--out", "x.md", "--sections", "annex"], 2, "no section “annex”"),
        (["brief", TOPIC, "--out", "x.md", "--committee", "Moon"], 2, "No committee here"),
        (["brief", TOPIC, "--out", "x.md", "--from", "2025-02-01", "--to", "2025-01-01"], 2,
         "first date is after the last"),
        (["brief", TOPIC, "--out", "/nowhere/at/all/x.md"], 1, "no folder /nowhere/at/all"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_a_sentence(
    commands: Commands, sample_data: Path, arguments: list[str], status: int, said: str
) -> None:
    ran = commands.run(sample_data, *arguments)
    assert ran.status == status and said in ran.err and "Traceback" not in ran.err


def test_a_terminal_is_told_in_words(commands: Commands, sample_data: Path, tmp_path: Path) -> None:
    ran = commands.run(sample_data, "brief", TOPIC, "--out", tmp_path / "a.md")
    assert "a.md: " in ran.out and "statements from" in ran.out
    assert "This is the first version of it." in ran.out
