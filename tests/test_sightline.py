"""Sightlines: saved, seen by those who may, opened with all strands; what is new, what is quiet."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.retrieve import Library
from ingest.load import load
from ingest.stores import Stores
from lineofsight.sightline import (
    LONGEST_NAME,
    SightlineError,
    looked,
    open_sightline,
    rename,
    view_of,
    watch,
)
from lineofsight.theme import Theme
from papers import Reader
from records.sightlines import changes_of, last_look, sightline, sightlines, stop_watching

FIRST = """HARTLEY VALE BOROUGH COUNCIL

CHILDREN'S PANEL

Minutes of a meeting held on 4 March 2024

1. Foster carers

Councillor Penrose asked how many foster carers had left. The Director replied that 12 foster
carers had left in the year. Foster carers told the panel that they felt ignored.

2. Parking

The Engineer reported that parking at the station was free.
"""
SECOND = """HARTLEY VALE BOROUGH COUNCIL

CHILDREN'S PANEL

Minutes of a meeting held on 3 June 2024

1. Foster carers

The Director reported that 9 more foster carers had been approved since March.
"""
THEME = Theme("foster carers")


@pytest.fixture
def stores(empty_stores: Callable[[str], Stores], tmp_path: Path) -> Stores:
    stores = empty_stores("data")
    add(stores, tmp_path, "first", FIRST)
    return stores


def add(stores: Stores, folder: Path, name: str, text: str) -> None:
    place = folder / f"{name}.txt"
    place.write_text(text, "utf-8")
    load([place], stores)


def library_of(stores: Stores) -> Library:
    return Library(stores.records, stores.open_index(), stores.open_embedder())


# -- saving ----------------------------------------------------------------------------------


def test_what_is_watched_is_kept_as_it_was_named(stores: Stores) -> None:
    theme = Theme(
        "foster  carers\nwho left", ("Hartley Vale Borough Council",), ("Children's Panel",),
        date(2024, 1, 1), date(2024, 12, 31),
    )  # fmt: skip
    made = watch(stores.records, theme, Reader.PUBLIC, "Our carers")
    (kept,) = sightlines(stores.records, Reader.PUBLIC)
    assert kept == made
    assert (kept.name, kept.words) == ("Our carers", "foster carers who left")
    assert kept.councils == theme.councils and kept.committees == theme.committees
    assert (kept.first_date, kept.last_date) == (theme.first_date, theme.last_date)


@pytest.mark.parametrize(
    ("maker", "seen_by"),
    [
        (Reader.PUBLIC, {Reader.PUBLIC, Reader.MEMBER, Reader.OFFICER}),
        (Reader.MEMBER, {Reader.MEMBER, Reader.OFFICER}),
        (Reader.OFFICER, {Reader.MEMBER, Reader.OFFICER}),
    ],
)
def test_one_made_with_a_clearance_is_not_shown_without_it(
    stores: Stores, maker: Reader, seen_by: set[Reader]
) -> None:
    made = watch(stores.records, THEME, maker)
    for reader in Reader:
        seen = reader in seen_by
        assert (made in sightlines(stores.records, reader)) is seen
        assert (sightline(stores.records, made.sightline_id, reader) == made) is seen
        assert bool(changes_of(stores.records, made.sightline_id, reader)) is seen
        if not seen:
            assert not rename(stores.records, made, reader, "Mine")
            assert not stop_watching(stores.records, made.sightline_id, reader)


@pytest.mark.parametrize(
    ("theme", "name", "says"),
    [
        (Theme(""), "", "Say what to watch"),
        (Theme("of the and"), "", "Say what to watch"),
        (Theme("carers " * 60), "", "at most 300"),
        (Theme("carers", (), (), date(2024, 2, 1), date(2024, 1, 1)), "", "after the last"),
        (Theme("carers"), "x" * (LONGEST_NAME + 1), f"at most {LONGEST_NAME}"),
    ],
)
def test_what_cannot_be_watched_is_said_in_a_sentence(
    stores: Stores, theme: Theme, name: str, says: str
) -> None:
    with pytest.raises(SightlineError, match=says):
        watch(stores.records, theme, Reader.PUBLIC, name)
    assert sightlines(stores.records, Reader.PUBLIC) == []


def test_renaming_and_stopping_are_kept_in_its_history(stores: Stores) -> None:
    made = watch(stores.records, THEME, Reader.PUBLIC)
    assert rename(stores.records, made, Reader.PUBLIC, "  Our   carers ")
    with pytest.raises(SightlineError):
        rename(stores.records, made, Reader.PUBLIC, "  ")
    assert sightlines(stores.records, Reader.PUBLIC)[0].name == "Our carers"
    assert stop_watching(stores.records, made.sightline_id, Reader.PUBLIC)
    assert sightlines(stores.records, Reader.PUBLIC) == []
    assert sightline(stores.records, made.sightline_id, Reader.PUBLIC) is None
    assert not stop_watching(stores.records, made.sightline_id, Reader.PUBLIC)
    done = changes_of(stores.records, made.sightline_id, Reader.PUBLIC)
    assert [(one.what, one.name) for one in done] == [
        ("made", "foster carers"), ("renamed", "Our carers"), ("stopped", "Our carers")
    ]  # fmt: skip


# -- opening ---------------------------------------------------------------------------------


def test_a_sightline_shows_its_strands_every_line_cited(sample_library: Library) -> None:
    view = view_of(sample_library, Theme("agency social workers"), Reader.PUBLIC)
    assert not view.is_empty and view.answer.status == "answered"
    days = [one.meeting_date for one in view.answer.citations if one.meeting_date]
    assert days == sorted(days, reverse=True), "what the papers say now comes first"
    assert {n for one in view.answer.sentences for n in one.citations} == {
        one.n for one in view.answer.citations
    }
    assert view.actions and view.figures and view.timeline.entries and view.enquiries
    cited = [
        *view.answer.citations,
        *(one.citation for one in view.actions),
        *(one.citation for one in view.figures),
        *(one.citation for one in view.timeline.entries),
    ]
    for one in cited:
        page = sample_library.records.page(one.paper_id, one.page, Reader.PUBLIC)
        assert page is not None and page.text[one.start : one.end] == one.quote
    assert view.coverage.papers == 13


def test_a_theme_that_no_paper_mentions_is_empty_and_stays_watched(stores: Stores) -> None:
    made = watch(stores.records, Theme("zebra lessons"), Reader.PUBLIC)
    view = open_sightline(library_of(stores), made, Reader.PUBLIC)
    assert view.is_empty and view.answer.status == "not_in_papers"
    assert view.answer.sentences == () and view.coverage.papers == 1
    assert view.enquiries == () and view.new.count == 0
    assert made in sightlines(stores.records, Reader.PUBLIC)


def test_several_committees_are_looked_through_and_no_others(sample_library: Library) -> None:
    theme = Theme("agency social workers", committees=("Cabinet", "Commissioner's Public Meeting"))
    view = view_of(sample_library, theme, Reader.PUBLIC)
    seen = {one.committee for one in view.timeline.meetings}
    seen |= {one.committee for one in view.answer.citations}
    assert seen == set(theme.committees) and view.coverage.papers == 3


# -- what is new -----------------------------------------------------------------------------


def test_nothing_is_new_at_the_first_look_or_when_nothing_came(stores: Stores) -> None:
    library, made = library_of(stores), watch(stores.records, THEME, Reader.PUBLIC)
    view = open_sightline(library, made, Reader.PUBLIC)
    assert view.new.since is None and view.new.count == 0 and view.timeline.entries
    looked(stores.records, made, view)
    again = open_sightline(library, made, Reader.PUBLIC)
    assert again.new.since is not None and again.new.count == 0 and again.new.quiet == ()


def test_what_came_since_is_new_and_who_fell_silent_is_told(stores: Stores, tmp_path: Path) -> None:
    library, made = library_of(stores), watch(stores.records, THEME, Reader.PUBLIC)
    looked(stores.records, made, open_sightline(library, made, Reader.PUBLIC))
    add(stores, tmp_path, "second", SECOND)
    news = open_sightline(library, made, Reader.PUBLIC).new
    assert ["9 more" in one.words for one in news.entries] == [True]
    assert any("No front-line voice in these papers since March 2024" in one.words
               for one in news.quiet)  # fmt: skip
    assert any("No question from members" in one.words for one in news.quiet)
    looked(stores.records, made, open_sightline(library, made, Reader.PUBLIC))
    after = open_sightline(library, made, Reader.PUBLIC).new
    assert after.count == 0 and after.quiet == ()


def test_a_paper_off_the_theme_brings_nothing_new(stores: Stores, tmp_path: Path) -> None:
    library, made = library_of(stores), watch(stores.records, THEME, Reader.PUBLIC)
    looked(stores.records, made, open_sightline(library, made, Reader.PUBLIC))
    off = SECOND.replace("foster carers", "bus lanes").replace("Foster carers", "Bus lanes")
    add(stores, tmp_path, "third", off)
    news = open_sightline(library, made, Reader.PUBLIC).new
    assert news.count == 0 and news.quiet == ()


def test_each_clearance_has_its_own_looks(stores: Stores) -> None:
    library, made = library_of(stores), watch(stores.records, THEME, Reader.PUBLIC)
    looked(stores.records, made, open_sightline(library, made, Reader.PUBLIC))
    assert last_look(stores.records, made.sightline_id, Reader.PUBLIC) is not None
    assert last_look(stores.records, made.sightline_id, Reader.OFFICER) is None


def test_what_is_exempt_is_in_no_strand_for_the_public(sample_library: Library) -> None:
    theme = Theme("options for residential placements")
    view = view_of(sample_library, theme, Reader.PUBLIC)
    told = repr(view)
    assert "exempt-placements" not in told
    assert "exempt-placements" in repr(view_of(sample_library, theme, Reader.OFFICER))


# -- the seeds -------------------------------------------------------------------------------


def test_the_caseloads_of_the_seeds(seed_library: Library) -> None:
    view = view_of(seed_library, Theme("social worker caseloads"), Reader.PUBLIC)
    told = {
        (value, one.citation.meeting_date, one.citation.council)
        for one in view.timeline.entries
        for value in ("48 per", "16.5", "22 per", "12 and 20")
        if value in one.words
    }
    rotherham, croydon = "Rotherham Metropolitan Borough Council", "London Borough of Croydon"
    for value in ("48 per", "16.5", "22 per"):
        assert (value, date(2015, 7, 15), rotherham) in told
    assert ("12 and 20", date(2017, 9, 19), croydon) in told


def test_the_cost_of_agency_staff_is_silent_since_it_was_promised(seed_library: Library) -> None:
    view = view_of(seed_library, Theme("agency social workers"), Reader.PUBLIC)
    silent = [
        one for one in view.actions
        if one.state == "silent" and "actual cost" in one.action.text
    ]  # fmt: skip
    assert silent and silent[0].since == date(2015, 7, 15)
    assert any("actual cost" in one.question for one in view.enquiries)
