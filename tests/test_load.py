"""Loading: each paper whole or not at all, in many processes, through a death of the load."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock
from loading import EVERYTHING, Make, nearest, outcomes
from searching import files_with
from sqlalchemy import Connection

from ingest.check import check, in_words
from ingest.load import LoadReport, load
from ingest.lock import LOCK, BusyError
from ingest.originals import original
from ingest.read import paper_id_of
from ingest.stores import Stores, open_stores
from papers import Reading
from records.writing import insert_reading
from samples import PAPERS
from vectorstore import IndexMismatchError, SentenceEmbedder

ROOT = Path(__file__).parent.parent


# -- again, and in many processes ----------------------------------------------------------


DRAFT = "2025-01-15-childrens-scrutiny-minutes.pdf"


def test_the_samples_are_all_read(loaded_samples: tuple[Stores, LoadReport]) -> None:
    stores, report = loaded_samples
    assert {one.outcome for one in report.papers} == {"added"} and len(report.papers) == 15
    for one in report.papers:
        path = PAPERS / one.file
        assert one.paper_id == paper_id_of(path.read_bytes())
        # The draft of January 2025 has its approved minutes beside it.
        superseded = "superseded by 2025-01-15-childrens-scrutiny-minutes-approved.pdf"
        assert one.reason == (superseded if one.file == DRAFT else None)
        assert one.passages > 0 and one.pages > 0 or one.file == DRAFT
        kept = original(stores.folder, one.paper_id)
        assert kept is not None and kept.read_bytes() == path.read_bytes()
    assert stores.open_index().keys() == stores.records.passage_keys()


def test_a_second_load_changes_nothing_and_opens_no_model(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores = open_stores(sample_data)

    def never(*_: object) -> SentenceEmbedder:
        raise AssertionError("an unchanged folder needs no model, and no paper read anew")

    monkeypatch.setattr("ingest.isolate.ReaderProcess.read", never)
    generation = stores.records.generation()
    shut = replace(stores, open_embedder=never)
    report = load([PAPERS], shut)
    assert set(outcomes(report).values()) == {"unchanged"} and len(report.papers) == 15
    assert stores.records.generation() == generation


def test_two_workers_give_what_one_gives(folder: Path, empty_stores: Make) -> None:
    (folder / "bad.pdf").write_bytes(b"not a PDF")
    one, two = empty_stores("one"), empty_stores("two")
    reports = [load([folder], one, workers=1), load([folder], two, workers=2)]
    assert reports[0].papers == reports[1].papers
    assert one.records.passage_keys() == two.records.passage_keys() == two.open_index().keys()
    rows = [[(r.paper, r.passages) for r in s.records.papers(EVERYTHING)] for s in (one, two)]
    assert rows[0] == rows[1]


# -- dying, waiting, mending ---------------------------------------------------------------


def test_a_load_that_dies_between_the_stores_shows_nothing_and_the_next_completes_it(
    folder: Path, empty_stores: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores = empty_stores("data")
    load([folder / "a.txt"], stores)
    before = stores.records.passage_keys()

    def power_cut(*given: object, **named: object) -> list[str]:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(stores.records, "add", power_cut)
        with pytest.raises(KeyboardInterrupt):
            load([folder], stores)
    assert stores.records.passage_keys() == before
    assert stores.open_index().keys() > before  # the index had it already
    assert files_with(stores, "caseloads") == []
    assert [row.paper.file for row in stores.records.papers(EVERYTHING)] == ["a.txt"]
    strays = set(nearest(stores, "caseloads fell to seventeen")) - before
    assert strays and stores.records.passages(list(strays), EVERYTHING) == {}

    assert outcomes(load([folder], stores)) == {
        "a.txt": "unchanged",
        "below/b.txt": "added",
        "below/c.md": "added",
    }
    assert files_with(stores, "caseloads") == ["below/b.txt"]
    assert check(stores).agree


def test_a_load_that_dies_inside_the_records_leaves_nothing_of_the_paper(
    folder: Path, empty_stores: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores = empty_stores("data")

    def half(
        connection: Connection, reading: Reading, later: str | None, version: int, trusted: bool
    ) -> None:
        insert_reading(connection, reading, later, version, trusted)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("records.store.insert_reading", half)
        with pytest.raises(KeyboardInterrupt):
            load([folder / "a.txt"], stores)
    assert stores.records.papers(EVERYTHING) == [] and stores.records.passage_keys() == set()
    assert files_with(stores, "agency") == []
    assert stores.records.generation() == 0
    assert outcomes(load([folder / "a.txt"], stores)) == {"a.txt": "added"}
    assert check(stores).agree


def test_a_second_load_is_told_that_the_first_still_runs(folder: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    with (
        FileLock(stores.folder / LOCK),
        pytest.raises(BusyError, match="Wait for it to end, then try again"),
    ):
        load([folder], stores, patience=0)
    assert stores.records.papers(EVERYTHING) == []
    assert set(outcomes(load([folder], stores, patience=0)).values()) == {"added"}


def test_check_finds_what_is_missing_and_what_is_stray_and_mends_it(
    folder: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    load([folder], stores)
    report = check(stores)
    assert report.agree and (report.missing, report.stray) == (0, 0)
    assert "agree: 3 papers" in in_words(report)

    index, expected = stores.open_index(), stores.records.passage_keys()
    (one,) = stores.records.passages([min(expected)], EVERYTHING).values()
    index.remove([max(expected)])
    index.add([(replace(one[0], key="a-stray-00000"), one[1])])
    report = check(stores)
    assert (report.missing, report.stray, report.agree, report.repaired) == (1, 1, False, False)
    assert "check --repair" in in_words(report)

    generation = stores.records.generation()
    report = check(stores, repair=True)
    assert (report.missing, report.stray, report.agree, report.repaired) == (1, 1, True, True)
    assert index.keys() == expected
    assert stores.records.generation() > generation
    assert max(expected) in nearest(stores, "the visit was put off")
    assert check(stores).agree


class OtherModel(SentenceEmbedder):
    """The same model under another name."""

    def __init__(self, like: SentenceEmbedder) -> None:
        self.__dict__.update(like.__dict__)
        self.name = "another-model"


def test_an_index_of_another_model_is_told_and_repaired(folder: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    load([folder], stores)
    other = open_stores(stores.folder, embedder=OtherModel(stores.open_embedder()))
    for use in (other.open_index, lambda: check(other)):
        with pytest.raises(IndexMismatchError, match="another-model is set") as raised:
            use()
        assert "check --repair" in str(raised.value)
    assert check(other, repair=True).agree
    assert other.open_index().keys() == stores.records.passage_keys()
    assert nearest(other, "caseloads fell")


def test_what_another_process_loads_is_seen_here(folder: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    load([folder / "a.txt"], stores)
    assert len(nearest(stores, "the visit was put off")) == 1  # the index is open now
    done = subprocess.run(
        [sys.executable, "-m", "ingest", str(folder), "--workers", "1"],
        cwd=ROOT,
        env={**os.environ, "LOS_DATA_DIR": str(stores.folder)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    keys = nearest(stores, "the visit was put off")
    (first,) = stores.records.passages(keys[:1], EVERYTHING).values()
    assert first[1].file == "below/c.md"
    assert set(keys) == stores.records.passage_keys()
