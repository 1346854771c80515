"""Loaded again: new versions of a paper, and what somebody says of one that is known."""

import shutil
from datetime import date
from pathlib import Path

from loading import EVERYTHING, Make, minutes, nearest, outcomes
from searching import files_with

from ingest.check import check
from ingest.describe import Overrides
from ingest.load import load
from ingest.originals import original
from papers import Reader, Scope

# -- versions ------------------------------------------------------------------------------


def test_changed_bytes_supersede_and_the_old_page_can_still_be_opened(
    folder: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    first = load([folder], stores).papers[0]
    assert first.paper_id is not None
    old_keys = stores.records.passage_keys()
    (folder / "a.txt").write_text(minutes("Agency workers held an eighth of posts."))
    report = load([folder], stores)
    second = report.papers[0]
    assert (second.file, second.outcome) == ("a.txt", "superseded")
    assert second.paper_id not in (None, first.paper_id)
    assert set(outcomes(report).values()) == {"superseded", "unchanged"}

    old = stores.records.page(first.paper_id, 1, Reader.PUBLIC)
    assert old is not None and "a fifth of posts" in old.text
    paper = stores.records.paper(first.paper_id, Reader.PUBLIC)
    assert paper is not None and paper.status == "superseded"
    assert original(stores.folder, first.paper_id) is not None

    assert files_with(stores, "fifth") == []
    assert files_with(stores, "eighth") == ["a.txt"]
    gone = {key for key in old_keys if key.startswith(first.paper_id[:20])}
    assert gone and not gone & set(nearest(stores, "agency workers held a fifth of posts"))
    assert stores.open_index().keys() == stores.records.passage_keys()
    assert len(stores.records.papers(EVERYTHING)) == 3


def test_going_back_to_the_first_version(folder: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    texts = [
        minutes("A fifth of posts."),
        minutes("An eighth of posts."),
        minutes("A fifth of posts."),
    ]
    for text in texts:
        (folder / "a.txt").write_text(text)
        load([folder / "a.txt"], stores)
    assert files_with(stores, "fifth") == ["a.txt"] and files_with(stores, "eighth") == []
    assert [row.paper.status for row in stores.records.papers(EVERYTHING)] == ["approved"]
    assert check(stores).agree


def test_the_same_name_at_another_meeting_is_another_paper(
    tmp_path: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    for month in ("May", "June"):
        (tmp_path / month).mkdir()
        (tmp_path / month / "minutes.txt").write_text(
            minutes(f"It was agreed in {month}.", f"3rd {month}, 2024")
        )
        report = load([tmp_path / month], stores)
        assert outcomes(report) == {"minutes.txt": "added"}
    rows = stores.records.papers(EVERYTHING)
    assert [row.paper.meeting_date for row in rows] == [date(2024, 5, 3), date(2024, 6, 3)]
    assert [row.paper.status for row in rows] == ["approved", "approved"]


def test_the_same_bytes_under_two_names_are_one_paper(folder: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    shutil.copy(folder / "a.txt", folder / "below" / "again.txt")
    for first in ("added", "unchanged"):
        report = load([folder], stores)
        by_file = {one.file: one for one in report.papers}
        assert by_file["a.txt"].outcome == first
        assert by_file["below/again.txt"].outcome == "unchanged"
        assert by_file["below/again.txt"].reason == "the same paper as a.txt"
        assert by_file["below/again.txt"].paper_id == by_file["a.txt"].paper_id
    assert files_with(stores, "agency") == ["a.txt"]


# -- overrides -----------------------------------------------------------------------------


def test_overrides_hold_when_a_paper_is_loaded_and_when_it_is_known(
    folder: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    path = folder / "a.txt"
    load([path], stores, Overrides(committee="Audit Committee"))
    (row,) = stores.records.papers(EVERYTHING)
    assert (row.paper.committee, row.paper.meeting_date) == ("Audit Committee", date(2024, 5, 3))
    assert outcomes(load([path], stores)) == {"a.txt": "unchanged"}
    assert outcomes(load([path], stores, Overrides(committee="Audit Committee"))) == {
        "a.txt": "unchanged"
    }

    report = load([path], stores, Overrides(meeting_date=date(2024, 5, 4), kind="report"))
    assert outcomes(report) == {"a.txt": "added"}
    (row,) = stores.records.papers(EVERYTHING)
    paper = row.paper
    assert (paper.meeting_date, paper.kind) == (date(2024, 5, 4), "report")
    assert paper.committee == "Audit Committee"  # said before, and still true
    for scope in (
        Scope(committee="Audit Committee"),
        Scope(first_date=date(2024, 5, 4), last_date=date(2024, 5, 4)),
    ):
        assert files_with(stores, "agency", scope) == ["a.txt"]
        assert len(nearest(stores, "agency workers", scope)) == row.passages
    assert check(stores).agree


def test_an_exempt_paper_stays_exempt_when_something_else_is_said_of_it(
    folder: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    load([folder / "a.txt"], stores, Overrides(access="exempt"))
    load([folder / "a.txt"], stores, Overrides(committee="Audit Committee"))
    assert stores.records.papers(Scope()) == []
    (row,) = stores.records.papers(EVERYTHING)
    assert (row.paper.access, row.paper.committee) == ("exempt", "Audit Committee")


def test_a_new_version_of_an_exempt_paper_is_exempt_until_somebody_says_otherwise(
    folder: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    load([folder / "a.txt"], stores, Overrides(access="exempt"))
    (folder / "a.txt").write_text(minutes("Agency workers held a quarter of posts."))
    load([folder / "a.txt"], stores)
    assert [row.paper.access for row in stores.records.papers(EVERYTHING)] == ["exempt"]
    assert stores.records.papers(Scope()) == []
    load([folder / "a.txt"], stores, Overrides(access="public"))
    assert [row.paper.access for row in stores.records.papers(EVERYTHING)] == ["public"]


def test_a_data_folder_that_takes_no_copies_is_named_and_nothing_is_stored(
    folder: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    (stores.folder / "papers").write_text("in the way")
    report = load([folder], stores)
    assert {one.outcome for one in report.papers} == {"failed"}
    assert all("could not be copied into the data folder" in str(o.reason) for o in report.papers)
    assert stores.records.papers(EVERYTHING) == []


def test_the_bytes_of_a_superseded_exempt_paper_stay_exempt(
    folder: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    (folder / "archive.txt").write_bytes((folder / "a.txt").read_bytes())
    load([folder / "a.txt"], stores, Overrides(access="exempt"))
    (folder / "a.txt").write_text(minutes("Agency workers held a quarter of posts."))
    load([folder / "a.txt"], stores)
    load([folder / "archive.txt"], stores)
    assert stores.records.papers(Scope()) == []
    assert {row.paper.access for row in stores.records.papers(EVERYTHING)} == {"exempt"}


def test_a_load_that_may_not_replace_only_adds(folder: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    load([folder / "a.txt"], stores, Overrides(access="exempt"))
    before = [row.paper for row in stores.records.papers(EVERYTHING)]
    other = Overrides(committee="Planning Committee", access="public")
    same = load([folder / "a.txt"], stores, other, may_replace=False)
    assert outcomes(same) == {"a.txt": "unchanged"}
    assert [row.paper for row in stores.records.papers(EVERYTHING)] == before
    (folder / "a.txt").write_text(minutes("Forged."))
    forged = load([folder / "a.txt"], stores, may_replace=False)
    assert outcomes(forged) == {"a.txt": "added"}
    assert [row.paper.access for row in stores.records.papers(Scope())] == ["public"]
    assert files_with(stores, "fifth") == ["a.txt"], "what was there before is still found"


def test_a_copy_that_is_said_to_be_exempt_makes_the_paper_exempt(
    folder: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    load([folder / "a.txt"], stores)
    shutil.copy(folder / "a.txt", folder / "copy.txt")
    load([folder / "copy.txt"], stores, Overrides(access="exempt"))
    assert stores.records.papers(Scope()) == []
    assert files_with(stores, "agency", Scope()) == []
    assert nearest(stores, "agency workers", Scope()) == []
