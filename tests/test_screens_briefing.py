"""The Briefing page, run whole by Streamlit's own test runner over the loaded samples."""

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from pages import markup, open_page, press, words
from streamlit.testing.v1 import AppTest

from ingest.load import load
from ingest.stores import open_stores
from lineofsight.briefing.make import gather, keep
from lineofsight.briefing.order import Options
from lineofsight.sightline import watch
from lineofsight.theme import Theme
from papers import Reader

TOPIC = "agency social workers"
INJECTION = "<img src=x onerror=alert(1)> **b** [l](http://evil.example) $x$ :smile:"
EXEMPT_FILE = "exempt-placements"


def make(at: AppTest, topic: str = TOPIC) -> AppTest:
    at.text_input(key="briefing-words").set_value(topic)
    press(at, "Make the briefing")
    return at


def headings(at: AppTest) -> list[str]:
    """The headings of the sections in the preview."""
    return [
        html.unescape(one) for one in re.findall(r'<h4 id="section-\d+">(.*?)</h4>', markup(at))
    ]


def file_names(at: AppTest) -> list[str]:
    return [cast(str, one.proto.label) for one in at.get("download_button")]


def test_a_briefing_is_made_looked_over_and_can_be_taken_away(data: Path) -> None:
    at = make(open_page("briefing"))
    assert headings(at)[:3] == ["Purpose", "What the papers say", "Figures"]
    assert len(headings(at)) == 9
    assert "She agreed to provide the actual cost" in words(at)
    assert "data:image/png;base64," in markup(at)
    assert file_names(at) == [
        "Download as Word", "Download as web page (HTML)", "Download as Markdown",
    ]  # fmt: skip
    assert "This is the first version of this briefing" in words(at)
    ids = re.findall(r' id="([^"]+)"', markup(at))
    assert len(ids) == len(set(ids))


def test_sections_are_moved_renamed_and_left_out_by_button_and_field(data: Path) -> None:
    at = make(open_page("briefing"))
    at.button(key="briefing-up-figures").click().run()
    assert headings(at)[:3] == ["Purpose", "Figures", "What the papers say"]
    assert "Figures is now section 2 of 9" in words(at)
    at.button(key="briefing-down-purpose").click().run()
    assert headings(at)[:2] == ["Figures", "Purpose"]
    at.button(key="briefing-up-figures").click().run()
    assert headings(at)[:2] == ["Figures", "Purpose"]
    at.checkbox(key="briefing-include-purpose").uncheck().run()
    at.text_input(key="briefing-heading-figures").set_value("<b>The numbers</b>").run()
    assert headings(at)[:2] == ["<b>The numbers</b>", "What the papers say"]
    at.text_input(key="briefing-title").set_value("For the Chair").run()
    assert "<h3>For the Chair</h3>" in markup(at)
    named = [one.label for one in at.button if one.label.startswith("Up ")]
    assert len(named) == len(set(named)) == 9  # each says by itself what it moves


def test_without_sections_there_is_nothing_to_take_away(data: Path) -> None:
    at = make(open_page("briefing"))
    for box in at.checkbox:
        box.uncheck()
    at.run()
    assert [one.value for one in at.warning] == ["Choose at least one section."]
    assert not file_names(at)


@pytest.mark.parametrize("topic", ["", "   "])
def test_a_briefing_without_a_topic_is_asked_for_one(data: Path, topic: str) -> None:
    at = make(open_page("briefing"), topic)
    assert "Say what the briefing is to be about" in at.error[0].value
    assert not headings(at)


def test_dates_that_contradict_each_other_are_said_to(data: Path) -> None:
    from datetime import date

    at = open_page("briefing")
    at.date_input(key="briefing-first").set_value(date(2025, 5, 1))
    at.date_input(key="briefing-last").set_value(date(2025, 4, 1))
    make(at)
    assert any("first date is after the last" in one.value for one in at.error)
    assert not headings(at)


def test_committees_narrow_the_papers(data: Path) -> None:
    at = open_page("briefing")
    at.multiselect(key="briefing-committees").set_value(["Cabinet"])
    make(at)
    assert "from 1 paper of Cabinet" in words(at)


def test_a_topic_that_no_paper_mentions_is_said_plainly(data: Path) -> None:
    at = make(open_page("briefing"), "zebra crossings in Patagonia")
    assert "never mention this topic" in words(at)


def test_a_topic_is_only_ever_text(data: Path) -> None:
    at = make(open_page("briefing"), INJECTION)
    assert INJECTION in words(at)
    assert not re.search(r"<img src=x|<a href=.http", markup(at))


def test_what_is_exempt_is_shown_to_a_cleared_reader_who_asks_for_it(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    topic = "residential placements"
    at = make(open_page("briefing"), topic)
    assert EXEMPT_FILE not in words(at) and not at.radio
    monkeypatch.setenv("LOS_READER", "officer")
    at = make(open_page("briefing"), topic)
    assert EXEMPT_FILE not in words(at) and not at.warning
    at.radio(key="briefing-eyes").set_value("Papers that are not for publication too").run()
    press(at, "Make the briefing")
    assert EXEMPT_FILE in words(at) and "Contains what is not for publication" in words(at)
    assert any("contains what is not for publication" in one.value for one in at.warning)


def test_a_sightline_can_be_briefed_on(data: Path) -> None:
    records = open_stores(data).records
    saved = watch(records, Theme(TOPIC, committees=("Cabinet",)), Reader.PUBLIC, "Agency staff")
    at = open_page("briefing")
    at.selectbox(key="briefing-start").set_value(saved.sightline_id).run()
    assert "Watches “agency social workers” in the papers of Cabinet." in words(at)
    press(at, "Make the briefing")
    assert "from 1 paper of Cabinet" in words(at)


def minutes(said: str) -> str:
    return (
        "MARLBECK BOROUGH COUNCIL\n\nSTAFFING PANEL\n\nMinutes of a meeting held on 8 October 2025"
        f"\n\n1. Staff\n\n{said}\n"
    )


def test_it_is_made_anew_when_papers_change_and_tells_what_has(
    data: Path, tmp_path: Path, loaded_samples: tuple[object, object]
) -> None:
    embedder = loaded_samples[0].open_embedder()  # type: ignore[attr-defined]
    stores = open_stores(data, embedder=embedder)
    from assistant.retrieve import Library

    library = Library(stores.records, stores.open_index(), embedder)
    names = Options().names
    keep(stores.records, gather(library, Theme(TOPIC), Reader.PUBLIC, names), names)
    at = make(open_page("briefing"))
    assert "Nothing has changed since the last version" in words(at)
    paper = tmp_path / "2025-10-08-staffing-panel.txt"
    said = "The Head of Service said that three agency social workers had left."
    paper.write_text(minutes(said))
    load([paper], stores)
    at.run()
    assert not at.exception
    assert any("made anew" in one.value for one in at.info)
    assert said in words(at)
    assert any("since the last version" in one.label for one in at.expander)


def test_what_is_taken_away_is_kept_as_a_version(data: Path) -> None:
    from records.briefings import last_version

    at = make(open_page("briefing"))
    records = open_stores(data).records
    from lineofsight.briefing.make import topic_of

    topic = topic_of(Theme(TOPIC))
    assert last_version(records, topic, Reader.PUBLIC, ["timeline"]) is None
    from screens.briefing import MADE, _taken

    _taken(records, at.session_state[MADE], Options())
    assert last_version(records, topic, Reader.PUBLIC, ["timeline"]) is not None


def test_without_papers_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOS_DATA_DIR", str(tmp_path / "empty"))
    assert "No papers have been read yet" in words(open_page("briefing"))


def test_a_failure_is_said_in_a_sentence(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import lineofsight.briefing.make as making

    def fail(*_: object) -> None:
        raise RuntimeError("no such thing: /secret/place")

    monkeypatch.setattr(making, "gather", cast(Callable[..., None], fail))
    at = make(open_page("briefing"))
    assert "was not made" in at.error[0].value
    assert "secret" not in words(at) + at.error[0].value
