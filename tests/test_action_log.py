"""What became of an action: proposed from later papers, set by people, kept for good."""

import csv
import io
import json
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, update

from assistant.retrieve import Library
from ingest.describe import Overrides
from ingest.load import load
from ingest.remove import remove
from ingest.stores import Stores
from lineofsight.actions.due_dates import due_day
from lineofsight.actions.log import Logged, log, log_of
from lineofsight.actions.set_state import (
    NotSetError,
    SetByAnotherError,
    Setting,
    find,
    place_of_words,
    set_state,
)
from lineofsight.actions.spreadsheet import HEADS, as_csv
from lineofsight.actions.words import log_in_words, state_in_words
from lineofsight.contract import action_json
from lineofsight.spreadsheet import safe_cell
from lineofsight.theme import Theme
from papers import ActionState, Reader, Scope
from records import schema
from records.action_states import Place, vanished
from records.audit import changes

MAY, JUNE, JULY = "5th May, 2021", "9th June, 2021", "14th July, 2021"
HEAD = "Minutes\nWallop Borough Council\nMeeting of the Parks Panel held on {day}\n\n"
PUBLIC, OFFICER = Scope(), Scope(reader=Reader.OFFICER)

# -- by when ---------------------------------------------------------------------------------

MET = date(2021, 5, 5)
MEETINGS = (MET, date(2021, 6, 9), date(2021, 7, 14))
DUE: tuple[tuple[str, str, date | None], ...] = (
    ("by 30 June", "a plan by 30 June", date(2021, 6, 30)),
    ("30th April", "a plan by 30th April", date(2022, 4, 30)),
    ("the meeting on 10th December, 2021", "", date(2021, 12, 10)),
    ("23<sup>rd</sup> May, 2021", "", date(2021, 5, 23)),
    ("the next meeting", "report to the next meeting", date(2021, 6, 9)),
    ("the July meeting", "report to the July meeting", date(2021, 7, 14)),
    ("the November meeting", "report to the November meeting", date(2021, 11, 30)),
    ("the end of September 2021", "", date(2021, 9, 30)),
    ("the end of the year", "", date(2021, 12, 31)),
    ("the end of the financial year", "", date(2022, 3, 31)),
    ("the spring", "mended in the spring", date(2021, 5, 31)),
    ("in six months", "a report in six months", date(2021, 11, 5)),
    ("within 28 days", "a reply within 28 days", date(2021, 6, 2)),
    ("within two weeks", "", date(2021, 5, 19)),
    ("next month", "", date(2021, 6, 5)),
    # No day is set: a pace, a start, a wish, the past.
    ("on a quarterly basis", "", None),
    ("as soon as possible", "", None),
    ("1 June 2021", "the service moves from 1 June 2021", None),
    ("3 February 2021", "the meeting held on 3 February 2021", None),
    ("31 February", "", date(2022, 2, 28)),
)


@pytest.mark.parametrize(("due", "said", "day"), DUE)
def test_the_day_that_words_set(due: str, said: str, day: date | None) -> None:
    assert due_day(due, said or f"a report {due}", MET, MEETINGS) == day


def test_the_next_meeting_is_one_that_the_papers_show() -> None:
    assert due_day("the next meeting", "to the next meeting", MEETINGS[-1], MEETINGS) is None


# -- what later papers say -------------------------------------------------------------------

PROMISES = """1. Bandstand
The Head of Parks undertook to provide the actual cost of mending the bandstand roof to all members.

2. Otters
The Ecology Officer agreed to circulate a note on otters in the mill stream to the Panel.

3. Skate park
The Panel Manager undertook to survey the skate park ramps by 30 June.

4. Allotments
Councillor Ashcombe asked for the waiting list for allotments at Furzedown to be published.

5. Fountain
The Clerk agreed to write to the Marsh Water Company about the pressure at the fountain.

6. Benches
The Head of Parks agreed to order replacement benches for the rose garden.

7. Notice boards
The Head of Parks undertook to inspect the notice boards at Quarry Hill.

8. Minutes
Resolved:- That the minutes of the meeting held on 7th April, 2021 be approved as a correct record.
"""
LATER = """1. Otters
The note on otters in the mill stream, which the Ecology Officer had agreed to circulate (Minute No.
2 of 5th May, 2021), had been sent to all members.

2. Allotments
The waiting list for allotments at Furzedown had still not been published.

3. Fountain
The Clerk's letter to the Marsh Water Company had been sent, and a reply had been received.

4. Benches
The Head of Parks said that replacement benches for the rose garden would be ordered in August.

5. Swings
The Panel heard that the swings by the river had been painted by volunteers from the school.
"""
LAST = """1. Railings
The railings at the north gate were discussed. Nothing else was said about the parks that month.
"""


@pytest.fixture(scope="module")
def wallop(library_of: Callable[..., Library]) -> Library:
    """Three meetings of one panel: what was promised, what was said of it, and silence."""
    return library_of(
        may=HEAD.format(day=MAY) + PROMISES,
        june=HEAD.format(day=JUNE) + LATER,
        july=HEAD.format(day=JULY) + LAST,
    )


def about(logged: tuple[Logged, ...], word: str) -> Logged:
    (one,) = (one for one in logged if word in one.action.text)
    return one


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


# -- set by a person -------------------------------------------------------------------------


@pytest.fixture
def stores(tmp_path: Path, empty_stores: Callable[[str], Stores]) -> Stores:
    """The three meetings, in a folder of their own, to be changed."""
    made = empty_stores("data")
    for name, day, text in (("may", MAY, PROMISES), ("june", JUNE, LATER), ("july", JULY, LAST)):
        (tmp_path / f"{name}.txt").write_text(HEAD.format(day=day) + text)
    load([tmp_path / f"{name}.txt" for name in ("may", "june", "july")], made)
    return made


def bandstand(stores: Stores, reader: Reader = Reader.PUBLIC) -> Logged:
    return about(log_of(stores.records, Scope(reader=reader), "may.txt"), "bandstand")


def in_july(stores: Stores, words: str = "railings at the north gate") -> Place:
    papers = {row.paper.file: row.paper for row in stores.records.papers(OFFICER)}
    return place_of_words(stores.records, Reader.OFFICER, papers["july.txt"].paper_id, 1, words)


def put(stores: Stores, reader: Reader = Reader.PUBLIC, **setting: object) -> Logged:
    """Set the bandstand's state, as somebody who looks at it now."""
    one = bandstand(stores, reader)
    values = {"state": "done", "who": "A. Ashcombe", "version": one.version, **setting}
    return set_state(stores.records, reader, one.action.action_id, Setting(**values))  # type: ignore[arg-type]


def test_what_is_set_beats_what_is_suggested_and_both_are_there(stores: Stores) -> None:
    one = put(stores, since=date(2021, 7, 1), evidence=(in_july(stores),), reason="Told by phone.")
    assert (one.state, one.since) == ("done", date(2021, 7, 1)) and one.is_set
    assert [cited.quote for cited in one.evidence] == ["railings at the north gate"]
    assert one.proposed.state == "silent"
    assert (one.set_by, one.reason) == ("A. Ashcombe", "Told by phone.")
    (change,) = one.changes
    assert (change.was, change.was_since, change.state) == ("silent", date(2021, 5, 5), "done")
    again = put(stores, state="open", reason="Not so.")
    assert (again.state, again.since, len(again.changes)) == ("open", None, 2)
    back = put(stores, state=None, reason="Leave it to the papers.")
    assert (back.state, back.is_set, len(back.changes)) == ("silent", False, 3)


REFUSED: tuple[tuple[dict[str, object], str], ...] = (
    ({}, "Say why"),
    ({"reason": "  "}, "Say why"),
    ({"reason": "So.", "who": "  "}, "enter your name"),
    ({"reason": "So.", "since": date(2999, 1, 1)}, "in the future"),
    ({"evidence": (Place("0" * 64, 1, 0, 5),)}, "can no longer be opened"),
)


@pytest.mark.parametrize(("setting", "said"), REFUSED)
def test_what_cannot_be_set_is_told_in_a_sentence(
    stores: Stores, setting: dict[str, Any], said: str
) -> None:
    with pytest.raises(NotSetError, match=said):
        put(stores, **setting)
    assert bandstand(stores).changes == ()


def test_words_are_found_on_their_page_however_its_lines_break(stores: Stores) -> None:
    place = in_july(stores, "Railings\nThe  railings at")
    page = stores.records.page(place.paper_id, 1, Reader.PUBLIC)
    assert page is not None
    assert page.text[place.start : place.end].split() == "Railings The railings at".split()
    with pytest.raises(NotSetError, match="do not stand on page 1 of july.txt"):
        in_july(stores, "pelicans")
    with pytest.raises(NotSetError, match="There is no page 7 in that paper. It has 1 page"):
        place_of_words(stores.records, Reader.PUBLIC, place.paper_id, 7, "railings")
    whole = in_july(stores, " ")
    assert whole.start == 0 and whole.end > 50


def test_the_later_of_two_is_told_what_the_earlier_set_and_nothing_is_lost(stores: Stores) -> None:
    on_screen = bandstand(stores).version
    put(stores, state="reported_back", reason="A letter came", who="B. Brackley")
    with pytest.raises(SetByAnotherError) as told:
        put(stores, state="open", reason="No letter came.", version=on_screen)
    assert "B. Brackley set this action to “reported back”" in str(told.value)
    assert "A letter came." in str(told.value)
    assert bandstand(stores).state == "reported_back"
    put(stores, state="open", reason="No letter came.", version=told.value.now.version)
    assert [change.state for change in bandstand(stores).changes] == ["reported_back", "open"]


def test_of_many_at_once_one_is_first(stores: Stores) -> None:
    ends: list[str] = []

    def try_it(number: int) -> None:
        try:
            put(stores, reason=f"Number {number}.", version=0)
            ends.append("saved")
        except SetByAnotherError:
            ends.append("told")

    threads = [threading.Thread(target=try_it, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["saved"] + ["told"] * 5
    assert len(bandstand(stores).changes) == 1


def test_what_a_cleared_reader_writes_stays_with_the_cleared(stores: Stores) -> None:
    put(stores, Reader.OFFICER, reason="SECRET settlement.", who="An Officer",
        evidence=(in_july(stores),))  # fmt: skip
    public, cleared = bandstand(stores), bandstand(stores, Reader.OFFICER)
    assert (cleared.set_by, cleared.reason) == ("An Officer", "SECRET settlement.")
    assert (public.state, public.set_by, public.reason) == ("done", None, None)
    said = f"{action_json(public)} {as_csv([public])!r} {log_in_words([public])}"
    assert "SECRET" not in said and "An Officer" not in said
    # With nothing but a cleared reader's word, even the state is not for the public.
    put(stores, Reader.OFFICER, reason="SECRET too.", state="overdue")
    assert bandstand(stores, Reader.OFFICER).state == "overdue"
    assert (bandstand(stores).state, len(bandstand(stores).changes)) == ("done", 1)
    # And the public can go on, without being told that there is more.
    assert put(stores, reason="We asked.", state="open").state == "open"


def test_evidence_that_becomes_exempt_takes_the_state_with_it(
    stores: Stores, tmp_path: Path
) -> None:
    assert put(stores, evidence=(in_july(stores),)).state == "done"
    load([tmp_path / "july.txt"], stores, Overrides(access="exempt"))
    public = bandstand(stores)
    assert (public.state, public.is_set, public.reason) == ("silent", False, None)
    assert "railings" not in str(action_json(public))
    assert bandstand(stores, Reader.OFFICER).state == "done"


def test_words_that_are_blacked_out_for_the_public_are_no_evidence_of_theirs(
    stores: Stores,
) -> None:
    place = in_july(stores)
    shut = json.dumps([[place.start, place.end]])
    with stores.records.engine.begin() as connection:
        connection.execute(
            update(schema.pages)
            .where(schema.pages.c.paper_id == place.paper_id)
            .values(exempt=shut)
        )
    with pytest.raises(NotSetError, match="can no longer be opened"):
        put(stores, evidence=(place,))
    assert put(stores, Reader.OFFICER, evidence=(place,)).state == "done"
    assert bandstand(stores).changes == ()


def test_what_is_set_on_an_exempt_action_is_exempt(stores: Stores, tmp_path: Path) -> None:
    load([tmp_path / "may.txt"], stores, Overrides(access="exempt"))
    put(stores, Reader.OFFICER, evidence=(in_july(stores),))
    assert changes(stores.records, "action", Reader.PUBLIC) == []
    one = bandstand(stores, Reader.OFFICER)
    assert find(stores.records, Reader.PUBLIC, one.action.action_id) is None
    with pytest.raises(NotSetError, match="no longer be found"):
        set_state(stores.records, Reader.PUBLIC, one.action.action_id,
                  Setting("open", "Somebody", 0, reason="So."))  # fmt: skip


# -- as papers change ------------------------------------------------------------------------


def test_reading_a_paper_anew_keeps_what_was_set(stores: Stores, tmp_path: Path) -> None:
    before = put(stores, reason="Told by phone.")
    load([tmp_path / "may.txt"], stores, Overrides(status="approved", kind="other"))
    load([tmp_path / "may.txt"], stores, Overrides(kind="minutes"))
    after = bandstand(stores)
    assert after.action.action_id == before.action.action_id
    assert (after.state, after.reason) == ("done", "Told by phone.")


def test_a_later_version_of_a_paper_takes_over_what_was_set(stores: Stores, tmp_path: Path) -> None:
    before = put(stores, reason="Told by phone.")
    text = (tmp_path / "may.txt").read_text().replace("1. Bandstand", "1. The bandstand roof")
    (tmp_path / "may.txt").write_text(text)
    load([tmp_path / "may.txt"], stores)
    after = bandstand(stores)
    assert after.action.action_id != before.action.action_id
    assert (after.state, after.reason, after.version) == ("done", "Told by phone.", 1)
    assert put(stores, state="open", reason="It is not.").version == 2


def test_what_was_set_on_an_action_that_vanished_is_kept_and_shown(stores: Stores) -> None:
    one = put(stores, Reader.OFFICER, reason="Told by phone.")
    with stores.records.engine.begin() as connection:  # as a later way of reading might have it
        connection.execute(
            delete(schema.actions).where(schema.actions.c.action_id == one.action.action_id)
        )
        stores.records._move_on(connection)
    assert "bandstand" not in str([x.action.text for x in log_of(stores.records, OFFICER)])
    ((paper, words, listed),) = vanished(stores.records, Reader.OFFICER)
    assert (paper.file, words, listed[0].reason) == ("may.txt", one.action.text, "Told by phone.")
    assert vanished(stores.records, Reader.PUBLIC) == []


def test_removing_a_paper_removes_the_words_said_of_it(stores: Stores) -> None:
    put(stores, reason="Told by phone.")
    remove(stores, ["may.txt"])
    assert vanished(stores.records, Reader.OFFICER) == []
    assert changes(stores.records, "action", Reader.OFFICER) == []
    with stores.records.engine.connect() as connection:
        (row,) = connection.execute(schema.audit.select()).all()
    assert (row.who, row.reason) == ("A. Ashcombe", None)


# -- as data ---------------------------------------------------------------------------------


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


def test_an_action_as_data(stores: Stores) -> None:
    row = action_json(put(stores, since=date(2021, 7, 1), evidence=(in_july(stores),)))
    assert (row["state"], row["since"], row["set_by"]) == ("done", "2021-07-01", "A. Ashcombe")
    assert [cited["quote"] for cited in row["evidence"]] == ["railings at the north gate"]
    assert row["proposed"]["state"] == "silent" and row["as_of"] == "2021-07-14"
    assert row["set_at"].endswith("Z")
