"""What the pages share: colours, file names, marked pages and words."""

import tomllib
from dataclasses import replace
from datetime import date

import pytest
from pages import ROOT

from assistant.answer import Answer, Sentence
from assistant.plain import listed
from number_words import counted
from papers import Citation, Coverage, Scope
from screens import theme, verbatim, wording


def test_the_configuration_file_says_what_the_flags_say() -> None:
    read = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    flat = {f"{section}.{name}": v for section, part in read.items() for name, v in part.items()}
    assert flat == theme.OPTIONS


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        ("theme.textColor", "theme.backgroundColor", 7.0),
        ("theme.textColor", "theme.secondaryBackgroundColor", 7.0),
        ("theme.linkColor", "theme.backgroundColor", 4.5),
        ("theme.linkColor", "theme.secondaryBackgroundColor", 4.5),
        ("theme.borderColor", "theme.backgroundColor", 3.0),
        ("theme.borderColor", "theme.secondaryBackgroundColor", 3.0),
    ],
)
def test_colours_stand_out_enough(front: str, back: str, least: float) -> None:
    high, low = sorted(
        (luminance(str(theme.OPTIONS[front])), luminance(str(theme.OPTIONS[back]))), reverse=True
    )
    assert (high + 0.05) / (low + 0.05) >= least


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("minutes 2025.pdf", "minutes 2025.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\papers\\a.txt", "a.txt"),
        (".hidden.md", "hidden.md"),
        ("a\x00b\n.txt", "a_b_.txt"),
        ("", "paper"),
        ("...", "paper"),
        ('x"<script>.html', "x__script_.html"),
        ("é" * 300 + ".pdf", "é" * 100 + ".pdf"),
    ],
)
def test_file_names_are_made_safe(name: str, safe: str) -> None:
    assert verbatim.safe_name(name) == safe


@pytest.mark.parametrize(
    ("text", "file", "shown"),
    [
        ("15<sup>th</sup> July", "a.txt", "15th July"),
        ("**Resolved** that", "a.md", "Resolved that"),
        ("## 3. Summary\nText", "a.md", "3. Summary\nText"),
        ("3 ** 2 and a*b", "a.md", "3 ** 2 and a*b"),
        ("15<sup>th</sup>", "a.pdf", "15<sup>th</sup>"),
        ("<script>x</script>", "a.txt", "<script>x</script>"),
    ],
)
def test_marks_of_plain_papers_are_not_shown(text: str, file: str, shown: str) -> None:
    assert verbatim.shown(text, file) == shown


def test_printed_line_breaks_flow_and_nothing_moves() -> None:
    long = "The Strategic Director did not have the figure to hand and agreed"
    text = f"{long}\nto send it.\n62. NEXT\n{long}.\nMembers"
    flowed = verbatim.flowing(text, "a.pdf")
    assert flowed == f"{long} to send it.\n62. NEXT\n{long}.\nMembers"
    assert len(flowed) == len(text)
    assert verbatim.flowing(text, "a.txt") == text


def test_a_marked_page_is_escaped() -> None:
    text = 'a <b> "quoted <i>" c & d'
    assert verbatim.marked(text, 6, 18, "a.pdf") == (
        "a &lt;b&gt; <mark>&quot;quoted &lt;i&gt;&quot;</mark> c &amp; d"
    )


CITATION = Citation(
    1, "id", "a.pdf", "Minutes", "Council", "Cabinet", date(2016, 2, 3), "minutes", "draft",
    "public", 5, "7", "44", "q", 0, 1,
)  # fmt: skip


@pytest.mark.parametrize(
    ("council", "committee", "body"),
    [
        ("Marlbeck Borough Council", "Cabinet", "Marlbeck Borough Council, Cabinet"),
        ("Fernhollow County Council", "County Council", "Fernhollow County Council"),
        ("Weir Parish Council", "Weir Parish Council", "Weir Parish Council"),
        ("Marlbeck", "Marlbeck Scrutiny Panel", "Marlbeck Scrutiny Panel"),
        ("Marlbeck Borough Council", None, "Marlbeck Borough Council"),
        (None, "Cabinet", "Cabinet"),
        (None, None, "Minutes"),
    ],
)
def test_a_meeting_is_headed_by_its_council_and_committee(
    council: str | None, committee: str | None, body: str
) -> None:
    assert replace(CITATION, council=council, committee=committee).body == body


def test_wording() -> None:
    assert wording.meeting(CITATION) == "3 February 2016 · Council, Cabinet"
    assert wording.place_parts(CITATION) == (
        "Cabinet, 3 February 2016, ",
        "minute 44, page 5 (printed 7)",
    )
    assert CITATION.standing == "draft minutes"
    exempt = replace(CITATION, status="approved", access="exempt", kind="report")
    assert exempt.standing == "exempt report – not for publication"
    assert replace(CITATION, status="approved").standing is None
    assert counted(1, "paper") == "1 paper" and counted(1204, "paper") == "1,204 papers"
    assert listed(["a"]) == "a" and listed(["a", "b", "c"]) == "a, b and c"
    assert wording.scope_words(Scope()) is None
    many = Coverage(9, tuple("ABCDEFGH"), None, None)
    assert wording.coverage_words(many).endswith("from A, B, C, D, E, F and 2 other committees.")
    copied = wording.to_copy(
        Answer("Q?", "Q?", "answered", sentences=(Sentence("S.", (1,)),), citations=(CITATION,))
    )
    assert "S. [1]" in copied and "page 5 (printed 7) (draft minutes). Minutes, a.pdf" in copied
