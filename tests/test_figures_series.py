"""Figures over time: found for a measure, restated, worded differently, rated, dropped, exempt."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from forks import Commands

from assistant.retrieve import Library
from lineofsight.contract import point_json
from lineofsight.figures.chart import chart_of, described, kinds_in
from lineofsight.figures.judge import (
    HIGHER,
    NO_NAME,
    NO_REASON,
    NotDecidedError,
    decisions,
    drop,
    put_back,
    rate_by,
    read_value,
    thresholds_in_words,
)
from lineofsight.figures.points import Point, figures_on, measures_in, rated
from lineofsight.figures.spreadsheet import as_csv
from lineofsight.figures.words import money, name_of, notes_of, value_in_words
from lineofsight.theme import Theme
from papers import Reader, Scope
from records.figures import Thresholds, figures, thresholds

MakeLibrary = Callable[..., Library]


def minutes(day: str, said: str) -> str:
    return (
        f"MARLBECK BOROUGH COUNCIL\n\nHOUSING PANEL\n\nMinutes of a meeting held on {day}\n\n"
        f"1. Empty homes\n\n{said}\n"
    )


@pytest.fixture
def library(library_of: MakeLibrary) -> Library:
    """Three meetings that tell of empty homes, and one that tells of something else."""
    return library_of(
        january=minutes(
            "15 January 2025",
            "The Director said that 120 empty homes had been brought back into use by 31 December "
            "2024. The share of empty homes inspected in time was 82% in December 2024.",
        ),
        march=minutes(
            "12 March 2025",
            "The Director corrected a figure: 102 empty homes had been brought back into use by 31 "
            "December 2024. The share of empty homes inspected in time was 88% in February 2025.",
        ),
        june=minutes(
            "11 June 2025",
            "The share of empty homes inspected in time was 91% in May 2025 against a target of "
            "95%. The car park took £4,120 in May 2025.",
        ),
    )


def on(library: Library, words: str, reader: Reader = Reader.PUBLIC) -> tuple[Point, ...]:
    return figures_on(library, Theme(words), reader)


def test_a_measure_in_date_order_each_figure_citing_its_page(library: Library) -> None:
    points = on(library, "empty homes inspected in time")
    assert [(one.figure.value, one.as_of) for one in points if one.figure.unit == "%"] == [
        (82.0, date(2024, 12, 31)), (88.0, date(2025, 2, 28)), (91.0, date(2025, 5, 31))
    ]  # fmt: skip
    shares = [one for one in points if one.figure.unit == "%"]
    assert len({one.series for one in shares}) == 1
    assert [one.direction for one in shares] == [None, "up", "up"]
    assert shares[-1].figure.target == 95.0
    for one in points:
        page = library.records.page(one.paper.paper_id, one.figure.page, Reader.PUBLIC)
        assert page and page.text[one.citation.start : one.citation.end] == one.citation.quote


def test_a_figure_that_shares_one_common_word_is_not_shown(library: Library) -> None:
    assert not on(library, "homes for older people")
    assert not on(library, "zebra crossings")
    assert not on(library, "the and of")
    assert [one.figure.value for one in on(library, "the car park")] == [4120.0]


def test_a_restated_figure_names_the_other(library: Library) -> None:
    points = on(library, "empty homes brought back into use")
    brought = [one for one in points if one.figure.unit != "%"]
    assert [one.figure.value for one in brought] == [120.0, 102.0]
    assert [one.restated_by for one in brought] == [
        (brought[1].figure.figure_id,), (brought[0].figure.figure_id,)
    ]  # fmt: skip
    [note] = notes_of(brought[0], brought)
    assert "Restated" in note and "102 empty homes" in note and "12 March 2025" in note


def test_the_same_words_in_two_papers_stand_once(library_of: MakeLibrary) -> None:
    said = "The register lists 41 unlicensed kennels at 31 December 2024 in the whole borough."
    library = library_of(
        one=minutes("15 January 2025", said), two=minutes("12 March 2025", f"Noted.\n\n{said}")
    )
    [point] = on(library, "unlicensed kennels")
    assert point.paper.meeting_date == date(2025, 3, 12)
    assert point.citation.also_in == ("one.txt",)


def test_an_abbreviation_is_the_same_subject(library_of: MakeLibrary) -> None:
    library = library_of(
        one=minutes(
            "15 January 2025",
            "In December 2024 81% of Looked After Children (LAC) had an up to date passport.",
        ),
        two=minutes("12 March 2025", "In February 2025 86% of LAC had an up to date passport."),
    )  # fmt: skip
    points = on(library, "up to date passport")
    assert [one.figure.value for one in points] == [81.0, 86.0]
    assert points[0].series == points[1].series


def test_a_measure_that_is_worded_differently_is_flagged(library_of: MakeLibrary) -> None:
    library = library_of(
        one=minutes("15 January 2025", "The number of kennels inspected was 40 in December 2024."),
        two=minutes("12 March 2025", "The number of kennels inspected was 44 in February 2025."),
        three=minutes(
            "11 June 2025",
            "The number of kennels inspected or visited with a warrant after any complaint was 90 "
            "in May 2025.",
        ),
    )  # fmt: skip
    noted = {one.figure.value: one.redefined for one in on(library, "kennels inspected")}
    assert noted[40.0] is None and noted[44.0] is None
    assert noted[90.0] and "Worded differently" in noted[90.0]


def test_ratings_are_printed_or_by_the_readers_own_thresholds(library: Library) -> None:
    asked = "empty homes inspected in time"
    shares = [one for one in on(library, asked) if one.figure.unit == "%"]
    assert {one.rating for one in shares} == {None}
    mine = Thresholds(asked, True, 90, 85, "%", " Cllr A Example ")
    rate_by(library.records, Reader.PUBLIC, asked, mine)
    shares = [one for one in on(library, asked.upper()) if one.figure.unit == "%"]
    assert [(one.rating, one.rated_by_us) for one in shares] == [
        ("red", True), ("amber", True), ("green", True)
    ]  # fmt: skip
    kept = thresholds(library.records, Reader.PUBLIC)[asked]
    assert kept.who == "Cllr A Example"
    assert thresholds_in_words(kept).startswith("Green at 90% or more, amber at 85% or more, oth")
    assert not rated(replace(shares[0].figure, unit="£"), mine)[1]
    rate_by(library.records, Reader.PUBLIC, asked, None)
    assert {one.rating for one in on(library, asked)} == {None}


def test_what_a_cleared_reader_sets_is_not_told_to_the_public(library: Library) -> None:
    mine = Thresholds("kennels", False, 3, 5, None, "Officer Example")
    rate_by(library.records, Reader.OFFICER, "kennels", mine)
    assert "kennels" in thresholds(library.records, Reader.MEMBER)
    assert "kennels" not in thresholds(library.records, Reader.PUBLIC)


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (Thresholds("m", True, 80, 90, "%", "A"), HIGHER),
        (Thresholds("m", True, 90, 80, "%", "  "), NO_NAME),
    ],
)
def test_thresholds_that_make_no_sense_are_refused(
    library: Library, new: Thresholds, why: str
) -> None:
    with pytest.raises(NotDecidedError) as told:
        rate_by(library.records, Reader.PUBLIC, "m", new)
    assert str(told.value) == why


@pytest.mark.parametrize("said", ["ninety", "", "nan", "inf"])
def test_a_threshold_must_be_a_number(said: str) -> None:
    with pytest.raises(NotDecidedError):
        read_value(said)
    assert read_value(" £1,250.50 ") == 1250.5 and read_value("95%") == 95.0


def test_a_wrong_point_is_dropped_with_a_reason_and_can_be_put_back(library: Library) -> None:
    asked, records = "empty homes brought back into use", library.records
    wrong = on(library, asked)[0]
    figure_id = wrong.figure.figure_id
    for who, reason, why in ((" ", "a cap", NO_NAME), ("A Member", " ", NO_REASON)):
        with pytest.raises(NotDecidedError) as told:
            drop(records, Reader.PUBLIC, figure_id, who, reason, 0)
        assert str(told.value) == why
    drop(records, Reader.PUBLIC, figure_id, "A Member", "It was corrected later", 0)
    left = on(library, asked)
    assert figure_id not in {one.figure.figure_id for one in left}
    assert not any(one.restated_by for one in left)
    every = figures_on(library, Theme(asked), Reader.PUBLIC, dropped=True)
    assert [one.figure.figure_id for one in every if one.dropped] == [figure_id]
    [kept] = decisions(records, Reader.PUBLIC)[figure_id]
    assert (kept.who, kept.reason, kept.dropped) == ("A Member", "It was corrected later", True)
    with pytest.raises(NotDecidedError, match="Somebody else changed this figure"):
        drop(records, Reader.PUBLIC, figure_id, "B Member", "I think so too", 0)
    put_back(records, Reader.PUBLIC, figure_id, "A Member", "It was right", 1)
    assert figure_id in {one.figure.figure_id for one in on(library, asked)}
    assert len(decisions(records, Reader.PUBLIC)[figure_id]) == 2


def test_exempt_figures_never_reach_a_reader_without_clearance(sample_library: Library) -> None:
    records = sample_library.records
    seen = figures(records, Scope(Reader.OFFICER))
    public = {one.figure_id for one, _ in figures(records, Scope(Reader.PUBLIC))}
    shut = [(one, paper) for one, paper in seen if "exempt" in (one.access, paper.access)]
    assert shut, "the samples hold an exempt report with figures"
    assert not public & {one.figure_id for one, _ in shut}
    for one, paper in shut[:5]:
        told = on(sample_library, one.measure, Reader.PUBLIC)
        assert all(point.paper.file != paper.file for point in told)
    names = {name for name, _ in measures_in(records, Scope(Reader.PUBLIC))}
    open_ones = {one.measure for one, _ in seen if one.figure_id in public}
    assert not names & ({one.measure for one, _ in shut} - open_ones)


def test_a_chart_is_told_in_words_and_by_shape(library: Library) -> None:
    points = on(library, "empty homes inspected in time")
    assert kinds_in(points)[0] == "%"
    drawn = [one for one in points if one.figure.unit == "%"]
    chart = chart_of(drawn, Thresholds("m", True, 90, 85, "%", "A"))
    assert chart is not None
    whole = chart.to_dict()
    assert whole["description"] == described(drawn)
    assert "82%" in described(drawn) and "31 December 2024" in described(drawn)
    assert '"shape"' in json.dumps(whole) and "Green from here" in json.dumps(whole)
    # Where each value is written is chosen by how wide the chart is drawn.
    assert "datum['at' + (width <" in json.dumps(whole) and '"at0": "above"' in json.dumps(whole)
    assert chart_of([replace(one, as_of=None) for one in drawn]) is None


def test_the_spreadsheet_holds_no_formula(library: Library) -> None:
    points = on(library, "empty homes inspected in time")
    evil = replace(points[0], figure=replace(points[0].figure, measure="=HYPERLINK(1)"))
    rows = as_csv([evil, *points[1:]]).decode().splitlines()
    assert len(rows) == len(points) + 1
    assert "'=HYPERLINK(1)" in rows[1] and rows[0].startswith('\ufeff"As of"')


@pytest.mark.parametrize(
    ("value", "said"),
    [(334.7e6, "£334.7m"), (-2.5e9, "-£2.5bn"), (1250, "£1,250"), (60.5, "£60.50")],
)  # fmt: skip
def test_money(value: float, said: str) -> None:
    assert money(value) == said


def test_values_and_names_in_words(library: Library) -> None:
    one = on(library, "empty homes brought back into use")[0]
    assert value_in_words(one.figure) == "120 empty homes"
    money_of = replace(one.figure, unit="£", printed="334.7", value=334.7e6)
    assert value_in_words(money_of) == "£334.7m"
    named = replace(one, figure=replace(one.figure, measure="plans", subject="North Team"))
    assert name_of(named) == "Plans – North Team"


def test_the_command(commands: Commands, sample_data: Path) -> None:
    ran = commands.run(sample_data, "figures", "social work posts held by agency workers", "--json")
    assert ran.status == 0
    points = json.loads(ran.out)["points"]
    assert {"value", "unit", "as_of", "subject", "target", "rating", "citation"} <= set(points[0])
    shares = {(one["as_of"], one["value"]) for one in points if one["unit"] == "%"}
    assert {("2024-06-30", 23.1), ("2024-09-30", 18.8), ("2024-12-31", 12.4)} <= shares
    assert [one["as_of"] for one in points] == sorted(one["as_of"] for one in points)
    assert [one["citation"]["n"] for one in points] == list(range(1, len(points) + 1))
    ran = commands.run(sample_data, "figures", "zebra lessons")
    assert ran.status == 0 and "The papers give no figure" in ran.out
    assert commands.run(sample_data, "figures", " ").status == 2
    narrowed = commands.run(sample_data, "figures", "agency workers", "--from", "2030-01-01")
    assert narrowed.status == 0 and "no figure" in narrowed.out


def test_points_as_plain_data(library: Library) -> None:
    [one, *_] = on(library, "empty homes brought back into use")
    told = point_json(one)
    assert told["restated"] and told["as_of"] == "2024-12-31" and told["as_of_from"] == "text"
    assert json.loads(json.dumps(told)) == told


def test_opposites_are_two_measures(library_of: MakeLibrary) -> None:
    library = library_of(
        one=minutes(
            "15 January 2025", "There were 40 late assessments of young children in December 2024."
        ),
        two=minutes(
            "12 March 2025", "There were 90 timely assessments of young children in February 2025."
        ),
    )
    points = on(library, "assessments")
    assert {one.figure.value for one in points} == {40.0, 90.0}
    assert len({one.series for one in points}) == 2


def test_a_table_does_not_restate_itself(library_of: MakeLibrary) -> None:
    table = (
        "Kennel checks | March 2025\n--- | ---\nKennel checks of farms, first round | 61%\n"
        "Kennel checks of farms, second round | 72%\n"
    )
    library = library_of(one=minutes("11 June 2025", table))
    points = on(library, "kennel checks of farms")
    assert {one.figure.value for one in points} == {61.0, 72.0}
    assert not any(one.restated_by for one in points)
