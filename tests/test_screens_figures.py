"""The Figures page, run whole by Streamlit's own test runner over the loaded samples."""

import re
from pathlib import Path

import pytest
from pages import open_page, words
from streamlit.testing.v1 import AppTest

MEASURE = "social work posts held by agency workers"


@pytest.fixture
def page(data: Path) -> AppTest:
    return open_page("figures")


def find(at: AppTest, measure: str) -> AppTest:
    at.text_input(key="figures-measure").set_value(measure).run()
    assert not at.exception
    return at


def button(at: AppTest, name: str) -> AppTest:
    [pressed, *_] = [one for one in at.button if name in one.label]
    pressed.click().run()
    assert not at.exception
    return at


def test_a_measure_its_chart_and_its_table(page: AppTest) -> None:
    said = words(find(page, MEASURE))
    assert f"figures for “{MEASURE}”" in said
    assert "23.1%" in said and "Target 15%" in said and "Red" in said and "Green" in said
    assert "30 June 2024" in said
    assert page.get("arrow_vega_lite_chart") or page.get("vega_lite_chart")
    assert "Chart of percentages over time" in said or "Chart of numbers over time" in said
    assert any(one.label.startswith("Source:") for one in page.button)


def test_a_source_opens_at_the_figure(page: AppTest) -> None:
    find(page, MEASURE)
    [source, *_] = [one for one in page.button if one.label.startswith("Source:")]
    source.click().run()
    assert not page.exception
    assert "The words on the page" in words(page)


def test_a_measure_can_be_chosen_from_those_found(page: AppTest) -> None:
    listed = page.selectbox(key="figures-found")
    assert len(listed.options) > 5
    chosen = next(one for one in listed.options if "caseload" in one.lower())
    listed.set_value(listed.options.index(chosen) and _value(page, chosen)).run()
    assert not page.exception
    assert page.text_input(key="figures-measure").value
    assert "caseload" in words(page).lower()


def _value(page: AppTest, option: str) -> str:
    """What stands behind an option: its words without the count, as the papers have them."""
    name = option.rsplit(" (", 1)[0]
    return name if name.isupper() else name[:1].lower() + name[1:]


def test_nothing_found_is_said_and_no_markup_takes_effect(page: AppTest) -> None:
    said = words(find(page, "zebra lessons <img src=x onerror=alert(1)> $x^2$ :smile:"))
    assert "The papers give no figure for “zebra lessons" in said
    assert "Searched: 13 papers" in said
    assert "<img" not in "\n".join(one.proto.body for one in page.get("html"))


def test_a_wrong_figure_is_left_out_with_name_and_reason_and_put_back(page: AppTest) -> None:
    find(page, "average caseload per social worker")
    before = words(page)
    button(page, "This is wrong")
    button(page, "Leave this figure out")
    assert any("Say who you are" in one.value for one in page.error)
    page.text_input(key="figures-who").set_value("A Member")
    [reason] = [one for one in page.text_area if one.label == "Why it is wrong"]
    reason.set_value("It is of another council")
    button(page, "Leave this figure out")
    after = words(page)
    assert "A Member left it out" in after and "It is of another council" in after
    counts = [int(re.search(r"(\d+) figures? for", said)[1]) for said in (before, after)]  # type: ignore[index]
    assert counts[1] == counts[0] - 1
    page.text_input(key="figures-back-who-0").set_value("A Member")
    [why] = [one for one in page.text_input if one.label == "Why it is right after all"]
    why.set_value("It is of this council")
    button(page, "Put this figure back")
    assert int(re.search(r"(\d+) figures? for", words(page))[1]) == counts[0]  # type: ignore[index]


def test_own_thresholds_are_said_in_words_and_can_be_taken_back(page: AppTest) -> None:
    find(page, MEASURE)
    [better] = [one for one in page.radio if one.label == "Which way is better"]
    better.set_value("A lower value is better")
    kind = [one for one in page.selectbox if one.label == "Which values"]
    for one in kind:
        one.set_value("%")
    for name, value in (("Green from", "15"), ("Amber from", "20"), ("Your name", "Cllr Example")):
        [box] = [one for one in page.text_input if one.label.startswith(name)]
        box.set_value(value)
    button(page, "Save these thresholds")
    said = words(page)
    assert "Green at 15% or less, amber at 20% or less, otherwise red." in said
    assert "Set by Cllr Example" in said and "by your thresholds" in said
    button(page, "Go back to the papers")
    assert "by your thresholds" not in words(page)


def test_the_public_sees_nothing_of_exempt_papers(page: AppTest) -> None:
    said = words(find(page, "residential placements cost"))
    assert "exempt" not in said.lower() and "NOT FOR PUBLICATION" not in said


def test_without_papers_the_page_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOS_DATA_DIR", str(tmp_path / "none"))
    at = open_page("figures")
    assert "No papers have been read yet" in words(at)
