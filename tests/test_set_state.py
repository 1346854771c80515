"""What became of an action, as a person sets it: shown with evidence, and kept for good."""

import json
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from promises import HEAD, JULY, JUNE, LAST, LATER, MAY, OFFICER, PROMISES, about
from sqlalchemy import delete, update

from ingest.describe import Overrides
from ingest.load import load
from ingest.remove import remove
from ingest.stores import Stores
from lineofsight.actions.log import Logged, log_of
from lineofsight.actions.set_state import (
    NotSetError,
    SetByAnotherError,
    Setting,
    find,
    place_of_words,
    set_state,
)
from lineofsight.actions.spreadsheet import as_csv
from lineofsight.actions.words import log_in_words
from lineofsight.contract import action_json
from papers import Reader, Scope
from records import schema
from records.action_states import Place, vanished
from records.audit import changes


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


def test_an_action_as_data(stores: Stores) -> None:
    row = action_json(put(stores, since=date(2021, 7, 1), evidence=(in_july(stores),)))
    assert (row["state"], row["since"], row["set_by"]) == ("done", "2021-07-01", "A. Ashcombe")
    assert [cited["quote"] for cited in row["evidence"]] == ["railings at the north gate"]
    assert row["proposed"]["state"] == "silent" and row["as_of"] == "2021-07-14"
    assert row["set_at"].endswith("Z")
