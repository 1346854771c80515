"""The Ask page, run whole by Streamlit's own test runner: answers, filters and sources."""

import html
import re
from datetime import date
from pathlib import Path

import pytest
from pages import ask, markup, open_app, sources, words
from streamlit.testing.v1 import AppTest

from ingest.describe import Overrides
from ingest.load import load
from ingest.stores import open_stores
from screens import wording
from screens.ask import SAMPLE_QUESTIONS

ANSWERABLE = "What share of social work posts do agency workers hold?"
NOT_IN_PAPERS = "What does a season ticket for the Marlbeck swimming pool cost?"
EXEMPT_QUESTION = "What are the options for residential placements in the exempt report?"
INJECTION = (
    "<img src=x onerror=alert(1)> <script>alert(2)</script> $x^2$ :smile: :red[bad] "
    "**bold** [link](http://evil.example) ![i](http://evil.example/i.png) &amp; `code`"
)


def test_the_empty_page_says_what_can_be_asked_about(data: Path) -> None:
    at = open_app()
    assert not at.exception
    assert "13 papers" in words(at)
    assert "dated 13 March 2024 to 17 September 2025" in words(at)
    assert [b.label for b in at.button] == list(SAMPLE_QUESTIONS)


@pytest.mark.parametrize("number", range(len(SAMPLE_QUESTIONS)))
def test_each_example_question_is_answered(data: Path, number: int) -> None:
    at = open_app()
    at.button(key=f"example-{number}").click().run()
    assert not at.exception
    assert "What the papers say" in words(at)
    assert sources(at)


def test_an_answer_names_each_meeting_once_and_each_source_in_full(data: Path) -> None:
    at = ask(open_app(), ANSWERABLE)
    assert "<h2" in markup(at) and "What the papers say" in words(at)
    meetings = re.findall(r'<h3 class="los-meeting">(.*?)</h3>', markup(at))
    assert meetings and len(meetings) == len(set(meetings))
    assert all(re.match(r"\d{1,2} [A-Z][a-z]+ \d{4} · \w", meeting) for meeting in meetings)
    place = r"Source \d+: .+, \d{1,2} \w+ \d{4}, (minute|paragraph|item) [\w.()]+, page \d+.*"
    assert all(re.fullmatch(place, name) for name in sources(at))
    numbers = [int(re.findall(r"\d+", name)[0]) for name in sources(at)]
    assert numbers == list(range(1, len(numbers) + 1))
    # A sentence that goes on over the page has a source for each half.
    assert len(numbers) >= markup(at).count('class="los-sentence"') > 0
    assert "Searched: 13 papers from" in words(at)


def test_what_another_paper_says_too_is_named_by_its_meeting(data: Path, tmp_path: Path) -> None:
    said = "The repair of the slipway at Weir Street cost £48,000 in 2024 and took nine weeks."
    for paper, day, body in (
        ("minutes", "Minutes of the Harbour Panel held on 12 February 2025", said),
        ("report", "Report to the Harbour Panel, 26 February 2025", f"Members heard that {said}"),
    ):
        text = f"Marlbeck Borough Council\n{day}\n\n4. Slipway\n\n{body}\n"
        (tmp_path / f"{paper}.txt").write_text(text)
    load([tmp_path / "minutes.txt", tmp_path / "report.txt"], open_stores(data))
    at = ask(open_app(), "What did the repair of the slipway at Weir Street cost in 2024?")
    (also,) = (b.label for b in at.button if b.label.startswith("Also said in source"))
    assert re.fullmatch(r"Also said in source \d+: [^*]+, 26 February 2025, [^*]*page 1", also)


def test_a_draft_is_marked_in_words(draft_only: None) -> None:
    at = ask(open_app(), "What share of posts did agency workers hold at 31st December, 2024?")
    drafts = [name for name in sources(at) if name.endswith("draft minutes")]
    assert drafts and all("15 January 2025" in name for name in drafts)


def test_nothing_internal_is_shown(data: Path) -> None:
    at = ask(open_app(), ANSWERABLE)
    shown = words(at).lower()
    for internal in ("score", "similarity", "token", "minilm", "embedding", "chroma", "sqlite"):
        assert not re.search(rf"\b{internal}\b", shown), internal


def test_what_can_be_copied_holds_the_citations(data: Path) -> None:
    at = ask(open_app(), ANSWERABLE)
    copied = at.code[0].value
    assert copied.startswith(ANSWERABLE)
    assert re.search(r"\[1\] .*, \d{1,2} \w+ \d{4}, .*page \d+", copied)
    assert copied.count("\n[") == len(sources(at))


def test_what_the_papers_do_not_say(data: Path) -> None:
    at = ask(open_app(), NOT_IN_PAPERS)
    shown = words(at)
    assert "The papers don’t say" in shown
    assert "What the papers say" not in shown
    assert "Searched: 13 papers from" in shown
    assert wording.NEAREST in shown
    assert sources(at)


def test_a_follow_up_says_how_it_was_read(data: Path) -> None:
    at = ask(
        ask(open_app(), "Who asked for the actual cost of agency social workers?"), "and when?"
    )
    assert "Read as: and when? (Who asked" in words(at)
    assert "Earlier in this conversation" in words(at)
    at.button[[b.label for b in at.button].index("Start a new conversation")].click().run()
    assert "Read as" not in words(at)
    assert "Questions you could ask" in words(at)


def test_filters_narrow_the_search_and_show_as_words(data: Path) -> None:
    at = open_app()
    at.selectbox(key="committee").set_value("Cabinet").run()
    at.date_input(key="first_date").set_value(date(2025, 1, 1)).run()
    at = ask(at, "What was agreed about the budget for agency social workers?")
    assert "Searching: Cabinet, from 1 January 2025" in words(at)
    assert "Searched: 1 paper from Cabinet, dated 11 February 2025." in words(at)
    assert sources(at) and all("Cabinet, 11 February 2025" in name for name in sources(at))


def test_filters_that_leave_nothing_have_their_own_sentence(data: Path) -> None:
    at = open_app()
    at.date_input(key="first_date").set_value(date(2030, 1, 1)).run()
    at = ask(at, ANSWERABLE)
    assert "The papers don’t say" in words(at)
    assert "no papers. None match the filters." in words(at)
    at.button[[b.label for b in at.button].index("Clear the filters")].click().run()
    assert at.date_input(key="first_date").value is None


def test_dates_that_contradict_each_other_are_said_and_the_question_waits(data: Path) -> None:
    at = open_app()
    at.date_input(key="first_date").set_value(date(2025, 2, 1)).run()
    at.date_input(key="last_date").set_value(date(2025, 1, 1)).run()
    at = ask(at, ANSWERABLE)
    assert "first date is after the last" in at.error[0].value
    assert "waits" in at.warning[0].value
    at.date_input(key="last_date").set_value(date(2025, 12, 1)).run()
    assert "What the papers say" in words(at)


def test_markup_in_a_question_is_only_text(data: Path) -> None:
    at = ask(open_app(), INJECTION)
    assert html.escape(INJECTION) in markup(at)
    assert "<img" not in markup(at) and "<script" not in markup(at)
    assert not any(INJECTION in one.value for one in at.markdown)


def test_a_blank_question_is_no_question(data: Path) -> None:
    at = ask(open_app(), "   ")
    assert "Questions you could ask" in words(at)


def test_markup_in_a_paper_is_only_text(data: Path, tmp_path: Path) -> None:
    paper = tmp_path / "2025-10-01-zebra.txt"
    paper.write_text(
        "MARLBECK BOROUGH COUNCIL\n\nSCRUTINY PANEL\n\nMinutes of the meeting of the Scrutiny "
        f"Panel held on 1 October 2025\n\n1. Zebras\n\nThe zebra crossing costs £77 {INJECTION}. "
        "It was resolved that the zebra crossing be built.\n"
    )
    report = load([paper], open_stores(data), Overrides(committee="Panel :smile: *x* $y$ <b>"))
    assert not report.failed
    at = ask(open_app(), "What does the zebra crossing cost?")
    assert "£77" in words(at)
    assert "<img" not in markup(at) and "<script" not in markup(at) and "<b>" not in markup(at)
    assert "Panel :smile: *x* $y$ <b>, 1 October 2025" in words(open_source(at, 0))
    label = next(b.label for b in at.button if b.label.startswith("Source"))
    assert r"\*x\* \$y\$ \<b\>" in label and ":smile:" not in label
    assert "<img" not in markup(at)


def open_source(at: AppTest, number: int) -> AppTest:
    [button for button in at.button if button.label.startswith("Source")][number].click().run()
    assert not at.exception
    return at


def test_the_source_panel_marks_the_words_and_offers_the_paper(data: Path) -> None:
    at = ask(open_app(), "What did officers promise about the cost of agency social workers?")
    names = sources(at)
    at = open_source(at, next(n for n, name in enumerate(names) if "13 March 2024" in name))
    (mark,) = set(re.findall(r"<mark>(.*?)</mark>", markup(at), re.DOTALL))
    assert len(mark.split()) > 3
    shown = words(at)
    assert "Children's Scrutiny Commission, 13 March 2024, minute 62, page" in shown
    for fact in ("Not marked as a draft", "Marlbeck Borough Council", "Minutes", "of 4"):
        assert fact in shown
    labels = [button.label for button in at.download_button]
    assert any(label.startswith("Download the paper (PDF") for label in labels)
    assert at.get("imgs") or at.get("image")


def test_a_source_that_is_no_longer_open_to_the_reader_is_not_shown(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOS_READER", "officer")
    at = open_app()
    at.selectbox(key="committee").set_value("Cabinet").run()
    at = ask(at, EXEMPT_QUESTION)
    number = next(n for n, b in enumerate(sources(at)) if "paragraph" in b)
    monkeypatch.setenv("LOS_READER", "public")
    at = open_source(at, number)
    assert "can no longer be opened" in at.info[0].value
    assert not re.search("<mark>", markup(at))
