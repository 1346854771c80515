"""What became of an action, as later papers tell it: proposed, quoted, and as a spreadsheet."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from promises import HEAD, JULY, JUNE, LAST, LATER, MAY, OFFICER, PROMISES, PUBLIC, about

from assistant.retrieve import Library
from ingest.describe import Overrides
from ingest.load import load
from ingest.stores import Stores
from lineofsight.actions.log import log, log_of
from lineofsight.actions.spreadsheet import HEADS, as_csv
from lineofsight.actions.words import state_in_words
from lineofsight.spreadsheet import safe_cell
from lineofsight.theme import Theme
from papers import ActionState, Reader, Scope

MET = date(2021, 5, 5)


@pytest.fixture(scope="module")
def wallop(library_of: Callable[..., Library]) -> Library:
    """Three meetings of one panel: what was promised, what was said of it, and silence."""
    return library_of(
        may=HEAD.format(day=MAY) + PROMISES,
        june=HEAD.format(day=JUNE) + LATER,
        july=HEAD.format(day=JULY) + LAST,
    )


STATES: tuple[tuple[str, ActionState, date | None], ...] = (
    ("bandstand", "silent", date(2021, 5, 5)),
    ("otters", "done", date(2021, 6, 9)),
    ("skate park", "overdue", date(2021, 6, 30)),
    ("allotments", "silent", date(2021, 6, 9)),  # mentioned in June, not since
    ("fountain", "done", date(2021, 6, 9)),
    ("benches", "silent", date(2021, 6, 9)),  # only promised once more
    ("notice boards", "silent", date(2021, 5, 5)),
    ("minutes of the meeting", "done", date(2021, 5, 5)),
)


@pytest.mark.parametrize(("word", "state", "since"), STATES)
def test_what_the_papers_suggest(
    wallop: Library, word: str, state: ActionState, since: date | None
) -> None:
    logged = [one for one in log_of(wallop.records, PUBLIC) if one.paper.file == "may.txt"]
    one = about(tuple(logged), word)
    assert (one.state, one.since) == (state, since)
    assert not one.is_set and one.evidence == one.proposed.evidence


def test_what_is_suggested_is_quoted_word_for_word(wallop: Library) -> None:
    for one in log_of(wallop.records, PUBLIC):
        assert one.action.formal or one.proposed.as_of == date(2021, 7, 14)
        for cited in (one.citation, *one.evidence):
            page = wallop.records.page(cited.paper_id, cited.page, Reader.PUBLIC)
            assert page is not None and page.text[cited.start : cited.end] == cited.quote
    otters = about(log_of(wallop.records, PUBLIC, "may.txt"), "otters")
    assert "had been sent to all members" in otters.evidence[0].quote
    assert otters.evidence[0].file == "june.txt"


def test_of_the_newest_meeting_nothing_is_silent_or_overdue(
    library_of: Callable[..., Library],
) -> None:
    library = library_of(may=HEAD.format(day=MAY) + PROMISES)
    states = {one.state for one in log_of(library.records, PUBLIC) if not one.action.formal}
    assert states == {"open"}


def test_another_council_tells_nothing(library_of: Callable[..., Library]) -> None:
    other = HEAD.replace("Wallop", "Furzedown").format(day=JUNE) + LATER
    library = library_of(may=HEAD.format(day=MAY) + PROMISES, other=other)
    assert about(log_of(library.records, PUBLIC, "may.txt"), "otters").state == "open"


def test_a_copy_of_the_same_words_is_no_report(library_of: Callable[..., Library]) -> None:
    library = library_of(may=HEAD.format(day=MAY) + PROMISES, june=HEAD.format(day=JUNE) + PROMISES)
    one = about(log_of(library.records, PUBLIC, "may.txt"), "bandstand")
    assert (one.state, one.since) == ("silent", date(2021, 5, 5))


def test_what_only_an_exempt_paper_tells_is_for_those_who_may_see_it(
    tmp_path: Path, empty_stores: Callable[[str], Stores]
) -> None:
    stores = empty_stores("data")
    (tmp_path / "may.txt").write_text(HEAD.format(day=MAY) + PROMISES)
    (tmp_path / "june.txt").write_text(HEAD.format(day=JUNE) + LATER)
    load([tmp_path / "may.txt"], stores)
    load([tmp_path / "june.txt"], stores, Overrides(access="exempt"))
    public = about(log_of(stores.records, PUBLIC, "may.txt"), "otters")
    assert (public.state, public.evidence, public.proposed.as_of) == ("open", (), MET)
    cleared = about(log_of(stores.records, OFFICER, "may.txt"), "otters")
    assert cleared.state == "done" and cleared.evidence[0].access == "exempt"


def test_the_scope_chooses_actions_not_what_became_of_them(wallop: Library) -> None:
    chosen = log_of(wallop.records, Scope(last_date=MET))
    assert {one.paper.file for one in chosen} == {"may.txt"}
    assert about(chosen, "otters").state == "done"


def test_a_theme_keeps_what_bears_on_it(wallop: Library) -> None:
    found = log(wallop, PUBLIC, Theme("the cost of the bandstand roof"))
    assert ["bandstand" in one.action.text for one in found] == [True]
    assert log(wallop, PUBLIC, Theme("the price of bus tickets")) == ()
    assert log(wallop, PUBLIC, Theme("bandstand roof", councils=("Furzedown",))) == ()


def test_the_seeds(seed_library: Library) -> None:
    found = log(seed_library, PUBLIC, Theme("agency social workers"))
    (cost,) = (one for one in found if "actual cost" in one.action.text)
    assert (cost.state, cost.since) == ("silent", date(2015, 7, 15))
    assert state_in_words(cost) == "Silent since 15 July 2015"


def test_no_cell_of_the_csv_can_be_run(wallop: Library) -> None:
    for text in ("=1+1", "+44", "-2", "@SUM", " =cmd|'/c calc'!A0", "\t=1", "\r\n@x"):
        assert safe_cell(text).startswith("'")
    logged = log_of(wallop.records, PUBLIC)
    rows = list(csv.reader(io.StringIO(as_csv(logged).decode("utf-8-sig"))))
    assert tuple(rows[0]) == HEADS and len(rows) == len(logged) + 1
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    (otters,) = (row for row in rows if "otters" in row[HEADS.index("What the paper says")])
    assert otters[:2] == ["Done", "2021-06-09"]
    assert "had been sent" in otters[HEADS.index("Evidence")]
