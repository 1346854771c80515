"""The Line of sight page, run whole by Streamlit's own test runner over the loaded samples."""

import re
from datetime import date
from pathlib import Path

import pytest
from pages import open_app, open_page, press, words
from streamlit.testing.v1 import AppTest

from ingest.load import load
from ingest.stores import Stores, open_stores
from lineofsight.sightline import watch
from lineofsight.theme import Theme
from papers import Reader
from records.sightlines import changes_of, sightlines
from screens.lineofsight import WHAT
from screens.strands import FIRST_LOOK

LATER = """MARLBECK BOROUGH COUNCIL

CHILDREN'S SCRUTINY COMMISSION

Minutes of a meeting held on 12 November 2025

1. Agency workers

The Assistant Director reported that agency social workers held 9 posts.
"""


@pytest.fixture
def stores(data: Path) -> Stores:
    """The samples in a data folder that the page reads and the test may change."""
    return open_stores(data)


def open_lines() -> AppTest:
    at = open_page("lineofsight")
    assert not at.exception and not at.error
    return at


def test_the_empty_page_says_what_can_be_watched(stores: Stores) -> None:
    at = open_lines()
    assert "You are not watching anything yet" in words(at)
    assert [box.label for box in at.text_input] == [WHAT, "A name for it (optional)"]


def test_watching_a_theme_opens_it_with_all_its_strands(stores: Stores) -> None:
    at = open_lines()
    at.text_input[0].set_value("agency social workers")
    at.multiselect[1].set_value(["Cabinet"])
    press(at, "Watch this")
    said = words(at)
    assert "You are now watching “agency social workers”." in at.success[0].value
    assert "Watched in Cabinet." in said
    assert "What the papers say" in said
    assert "11 February 2025 · Marlbeck Borough Council, Cabinet" in said
    tabs = [re.sub(r" \(.*", "", one.label) for one in at.tabs]
    assert tabs == ["Answer", "What’s new", "Figures", "Actions", "Timeline", "Lines of enquiry"]
    assert FIRST_LOOK in said
    assert "No front-line voice in these papers" in said
    assert any(one.startswith(("Source", "Source 1")) for one in (b.label for b in at.button))
    (kept,) = sightlines(stores.records, Reader.PUBLIC)
    assert kept.committees == ("Cabinet",)


@pytest.mark.parametrize(
    ("value", "says"),
    [("", "Say what to watch"), ("of the", "Say what to watch")],
)
def test_what_cannot_be_watched_is_said(stores: Stores, value: str, says: str) -> None:
    at = open_lines()
    at.text_input[0].set_value(value)
    press(at, "Watch this")
    assert says in at.error[0].value
    assert sightlines(stores.records, Reader.PUBLIC) == []


def test_dates_that_contradict_each_other_are_said(stores: Stores) -> None:
    at = open_lines()
    at.text_input[0].set_value("agency social workers")
    at.date_input[0].set_value(date(2025, 2, 1))
    at.date_input[1].set_value(date(2025, 1, 1))
    press(at, "Watch this")
    assert "after the last" in at.error[0].value


def test_a_theme_no_paper_mentions_stays_watched(stores: Stores) -> None:
    at = open_lines()
    at.text_input[0].set_value("zebra lessons")
    press(at, "Watch this")
    assert "The papers don’t mention this" in words(at)
    assert "It stays watched" in words(at) and not at.tabs
    press(at, "All my sightlines")
    assert "zebra lessons" in words(at)


def test_a_source_opens_its_page(stores: Stores) -> None:
    watch(stores.records, Theme("agency social workers"), Reader.PUBLIC)
    at = press(open_lines(), "Open “agency social workers”")
    press(at, "Source")
    assert "The words on the page" in words(at)


def test_what_came_since_is_on_the_card_and_in_its_strand(stores: Stores, tmp_path: Path) -> None:
    made = watch(stores.records, Theme("agency social workers"), Reader.PUBLIC, "Agency")
    at = open_lines()
    assert "Not looked at yet" in words(at)
    press(at, "Open “Agency”")
    press(at, "All my sightlines")
    assert "Nothing new since" in words(at)
    place = tmp_path / "later.txt"
    place.write_text(LATER, "utf-8")
    load([place], stores)
    at = open_lines()
    assert re.search(r"\d+ new since", words(at))
    press(at, f"Open “{made.name}”")
    assert "New in the papers" in words(at) and "held 9 posts" in words(at)
    press(at, "Source")
    assert "New in the papers" in words(at), "it stays new for as long as it stays open"


def test_renaming_and_stopping_asks_first(stores: Stores) -> None:
    made = watch(stores.records, Theme("agency social workers"), Reader.PUBLIC)
    at = press(open_lines(), "Open “agency social workers”")
    at.text_input(key="line-naming").set_value("Agency staff")
    press(at, "Rename")
    assert "Renamed." in at.success[0].value and "Agency staff" in words(at)
    press(at, "Stop watching")
    assert "Stop watching “Agency staff”?" in words(at)
    press(at, "No, keep watching")
    assert len(sightlines(stores.records, Reader.PUBLIC)) == 1
    press(press(at, "Stop watching"), "Yes, stop watching")
    assert "no longer watching" in at.success[0].value
    assert sightlines(stores.records, Reader.PUBLIC) == []
    done = [one.what for one in changes_of(stores.records, made.sightline_id, Reader.PUBLIC)]
    assert done == ["made", "renamed", "stopped"]


def test_the_public_is_shown_no_sightline_and_no_word_of_the_exempt(
    stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = Theme("options for residential placements")
    watch(stores.records, theme, Reader.OFFICER, "Secret placements")
    assert "Secret placements" not in words(open_lines())
    watch(stores.records, theme, Reader.PUBLIC, "Placements")
    at = press(open_lines(), "Open “Placements”")
    assert "exempt" not in words(at) + " ".join(button.label for button in at.button)
    monkeypatch.setenv("LOS_READER", "officer")
    at = press(open_lines(), "Open “Secret placements”")
    assert "NOT FOR PUBLICATION" in words(at)


def test_markup_in_a_theme_is_shown_as_it_was_typed(stores: Stores) -> None:
    name = "<img src=x onerror=alert(1)> **b** :smile: agency"
    watch(stores.records, Theme("agency social workers"), Reader.PUBLIC, name)
    at = open_lines()
    assert name in words(at)
    bodies = " ".join(one.proto.body for one in at.get("html"))
    assert "<img src=x" not in bodies
    assert all("**b**" not in button.label for button in at.button)


def test_an_answer_can_be_kept_watching(stores: Stores) -> None:
    at = open_app()
    at.chat_input[0].set_value("What share of posts do agency workers hold?").run()
    assert not at.exception
    press(at, "Keep watching this")
    assert "You are watching this now" in words(at)
    (kept,) = sightlines(stores.records, Reader.PUBLIC)
    assert kept.words == "What share of posts do agency workers hold"
