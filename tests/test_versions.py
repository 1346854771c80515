"""Versions of one paper: a draft gives way to its approved minutes, and may be approved later."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.check import check
from ingest.describe import Overrides
from ingest.load import load
from ingest.stores import Stores
from ingest.versions import approved_meetings, are_alike
from papers import Action, Page, Paper, Reader, Scope

Make = Callable[[str], Stores]
EVERYTHING = Scope(reader=Reader.OFFICER)
BODY = """
1. Bridges
Councillor Cawthra asked when the bridge at Mill Lane would be mended. The Head of Highways said
that work would start in June and last three weeks, and that a diversion would be signed.

2. Libraries
The Commission heard that visits had risen by 4% since January and that Saturday opening would go
on until the autumn, when it would be looked at again with the Friends of the library.
"""
APPROVED = (
    "Minutes\nMarlbeck Borough Council\nMeeting of the Audit Committee held on 4th May, 2024\n"
)
DRAFT = "DRAFT\n" + APPROVED
NEXT = (
    "Minutes\nMarlbeck Borough Council\nMeeting of the Audit Committee held on 1st June, 2024\n\n"
    "1. Minutes\nResolved:- That the minutes of the meeting held on 4th May, 2024 be approved as a "
    "correct record{but}.\n"
)


def loaded(stores: Stores, tmp_path: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(text)
        load([path], stores)


def current(stores: Stores) -> dict[str, Paper]:
    return {row.paper.file: row.paper for row in stores.records.papers(EVERYTHING)}


@pytest.mark.parametrize("order", [("draft", "final"), ("final", "draft")])
def test_a_draft_gives_way_to_the_approved_minutes_in_either_order(
    tmp_path: Path, empty_stores: Make, order: tuple[str, str]
) -> None:
    stores = empty_stores("data")
    texts = {"draft": DRAFT + BODY, "final": APPROVED + BODY.replace("4%", "5%")}
    for name in order:
        loaded(stores, tmp_path, **{name: texts[name]})
    assert list(current(stores)) == ["final.txt"]
    known = {one.paper.file: one for one in stores.records.known().values()}
    assert known["draft.txt"].paper.status == "superseded"
    assert known["draft.txt"].superseded_by == known["final.txt"].paper.paper_id
    assert check(stores).agree
    again = load([tmp_path / "draft.txt", tmp_path / "final.txt"], stores)
    assert {one.outcome for one in again.papers} == {"unchanged"}
    # It stays readable, so that what was cited can be opened.
    old = known["draft.txt"].paper.paper_id
    assert stores.records.page(old, 1, Reader.PUBLIC) is not None


def test_other_minutes_of_the_same_meeting_stand_beside_a_draft(
    tmp_path: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    other = (
        "\n1. Flooding\nThe river gauge at the weir had been renewed after the winter's storms.\n"
    )
    loaded(stores, tmp_path, draft=DRAFT + BODY, other=APPROVED + other)
    assert set(current(stores)) == {"draft.txt", "other.txt"}


def test_a_public_paper_supersedes_no_exempt_draft(tmp_path: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    loaded(stores, tmp_path, exempt_draft=DRAFT + BODY, final=APPROVED + BODY)
    assert set(current(stores)) == {"exempt_draft.txt", "final.txt"}


@pytest.mark.parametrize(
    ("but", "status"),
    [("", "approved"), (", subject to the amendment of minute 2", "draft")],
)
def test_the_next_meeting_approves_a_draft(
    tmp_path: Path, empty_stores: Make, but: str, status: str
) -> None:
    stores = empty_stores("data")
    loaded(stores, tmp_path, may=DRAFT + BODY, june=NEXT.format(but=but))
    assert current(stores)["may.txt"].status == status
    again = load([tmp_path / "may.txt"], stores)
    assert {one.outcome for one in again.papers} == {"unchanged"}


def test_what_the_public_brings_supersedes_and_approves_nothing(
    tmp_path: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    for name, text in {"fake": APPROVED + BODY, "june": NEXT.format(but="")}.items():
        (tmp_path / f"{name}.txt").write_text(text)
        load([tmp_path / f"{name}.txt"], stores, may_replace=False)
    loaded(stores, tmp_path, may=DRAFT + BODY)
    assert current(stores)["may.txt"].status == "draft"
    # The same papers from somebody whose word counts do.
    load([tmp_path / "fake.txt", tmp_path / "june.txt"], stores)
    assert set(current(stores)) == {"fake.txt", "june.txt"}


def test_what_the_public_said_of_a_paper_goes_when_somebody_else_brings_it(
    tmp_path: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    (tmp_path / "may.txt").write_text(APPROVED + BODY)
    invented = Overrides(committee="Committee of Pranks")
    load([tmp_path / "may.txt"], stores, invented, may_replace=False)
    load([tmp_path / "may.txt"], stores)
    assert current(stores)["may.txt"].committee == "Audit Committee"


def test_an_extract_supersedes_no_whole(tmp_path: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    loaded(stores, tmp_path, extract=APPROVED + "\nPresent: Councillor Cawthra\n")
    loaded(stores, tmp_path, may=DRAFT + BODY)
    assert set(current(stores)) == {"extract.txt", "may.txt"}


def test_a_draft_that_was_approved_still_gives_way(tmp_path: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    loaded(stores, tmp_path, may=DRAFT + BODY, june=NEXT.format(but=""), final=APPROVED + BODY)
    assert set(current(stores)) == {"june.txt", "final.txt"}


def test_two_undated_notes_of_one_name_stand_side_by_side(
    tmp_path: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    for place, text in {"x": "A note on the ford and its keepers.", "y": "Bees in May."}.items():
        (tmp_path / place).mkdir()
        (tmp_path / place / "note.txt").write_text(text)
    load([tmp_path / "x", tmp_path / "y"], stores)
    assert len(stores.records.current()) == 2


def test_minutes_of_another_committee_approve_nothing(tmp_path: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    loaded(
        stores, tmp_path, may=DRAFT + BODY, june=NEXT.format(but="").replace("Audit", "Planning")
    )
    assert current(stores)["may.txt"].status == "draft"


def action(text: str, formal: bool = True) -> Action:
    return Action(
        "a", "p", "resolution", formal, text, None, None, None, 1, 0, len(text), None, "public"
    )


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("That the minutes of the meeting held on 4 May 2024 be approved as a correct record", 1),
        ("RESOLVED that the minutes of 4 May 2024 and 9 May 2024 be signed as a true record.", 2),
        ("That the minutes of the previous meeting be agreed as an accurate record.", 0),
        ("That the minutes of 4 May 2024 be approved as a correct record as amended.", 0),
        ("That the report of 4 May 2024 be noted.", 0),
    ],
)
def test_which_meetings_an_action_approves(text: str, days: int) -> None:
    assert len(approved_meetings([action(text)])) == days
    assert approved_meetings([action(text, formal=False)]) == set()


def test_texts_are_alike_by_their_runs_of_words() -> None:
    one = [Page(1, "the bridge at Mill Lane would be mended in June and July of this year")]
    assert are_alike(one, [Page(1, one[0].text + " after all")])
    assert not are_alike(one, [Page(1, "the ford at Mill Lane would be closed in June after rain")])
    assert not are_alike(one, [Page(1, "")])
