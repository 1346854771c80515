"""The index follows the records: what a dead command leaves is found, told and mended."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import chromadb
import pytest
from chromadb.config import Settings as ChromaSettings

from ingest.check import UNFINISHED, check, in_words
from ingest.describe import Overrides
from ingest.load import load
from ingest.lock import MARK
from ingest.originals import keep_original, original
from ingest.stores import Stores, open_stores
from papers import Paper, PaperError, Passage, Reader, Scope
from vectorstore.index import COLLECTION
from vectorstore.soundness import is_sound

Make = Callable[[str], Stores]
EVERYTHING = Scope(reader=Reader.OFFICER)
TEXT = "OAKMERE TOWN COUNCIL\nPLAY PANEL\n{day} May 2024\n\nMinutes\n\nThe swings were mended.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    papers = tmp_path / "in"
    papers.mkdir()
    for day in (1, 2, 3):
        (papers / f"{day}.txt").write_text(TEXT.format(day=day))
    return papers


def entries(stores: Stores) -> list[tuple[Passage, Paper]]:
    return [
        entry
        for paper in stores.records.current()
        for entry in stores.records.passages_of(paper.paper_id, EVERYTHING).values()
    ]


def shown(stores: Stores, scope: Scope) -> int:
    """How many passages a search by meaning finds within the scope, by the index alone."""
    vector = stores.open_embedder().embed_query("swings")
    generation = stores.records.generation()
    return len(stores.open_index().nearest(vector, scope, 20, generation))


# -- descriptions ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "scope"),
    [
        ({"access": "exempt"}, Scope()),
        ({"council": "Marlbeck Borough Council"}, Scope(council="Oakmere Town Council")),
        ({"council": None}, Scope(council="Oakmere Town Council")),
        ({"committee": "Parks Panel"}, Scope(committee="Play Panel")),
        ({"meeting_date": date(2020, 1, 1)}, Scope(first_date=date(2024, 1, 1))),
        ({"meeting_date": None}, Scope(first_date=date(2024, 1, 1))),
    ],
)
def test_a_passage_that_the_index_describes_otherwise_is_stale(
    folder: Path, empty_stores: Make, changes: dict[str, str | date | None], scope: Scope
) -> None:
    stores = empty_stores("data")
    load([folder], stores)
    assert shown(stores, scope) == 3
    passage, paper = entries(stores)[0]
    index = stores.open_index()
    index.add([(passage, replace(paper, **changes))])  # type: ignore[arg-type]
    stores.records.index_changed()
    assert shown(stores, scope) == 2
    assert index.stale(entries(stores)) == {passage.key}
    index.add([(passage, paper)])
    assert shown(stores, scope) == 3 and index.stale(entries(stores)) == set()


def test_a_passage_that_the_index_words_otherwise_is_stale(
    folder: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    load([folder], stores)
    passage, paper = entries(stores)[0]
    stores.open_index().add([(replace(passage, context="Another heading"), paper)])
    report = check(stores)
    assert (report.missing, report.stray, report.stale, report.agree) == (0, 0, 1, False)
    assert "describes 1 passages otherwise" in in_words(report)
    assert check(stores, repair=True).agree and not check(stores).differ


def test_a_death_while_a_known_paper_is_described_anew_is_mended_by_the_next_run(
    folder: Path, empty_stores: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores = empty_stores("data")
    load([folder], stores)

    def power_cut(*given: object, **named: object) -> list[str]:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(stores.records, "add", power_cut)
        with pytest.raises(KeyboardInterrupt):
            load([folder], stores, Overrides(access="exempt"))
    assert shown(stores, Scope()) == 2 and len(stores.records.papers(Scope())) == 3
    assert check(stores).stale == 1 and (stores.folder / MARK).exists()
    said: list[str] = []
    assert {one.outcome for one in load([folder], stores, notice=said.append).papers} == {
        "unchanged"
    }
    assert said == [UNFINISHED]
    assert shown(stores, Scope()) == 3 and not check(stores).differ
    assert not (stores.folder / MARK).exists()
    load([folder], stores, notice=said.append)
    assert len(said) == 1


# -- damage ----------------------------------------------------------------------------------


def damage(data: Path, how: str) -> None:
    """What a kill leaves that falls while Chroma writes the files of its vectors."""
    (vectors,) = (path for path in (data / "index").iterdir() if path.is_dir())
    if how == "vectors gone":
        (vectors / "data_level0.bin").unlink()
    elif how == "names garbled":
        (vectors / "index_metadata.pickle").write_bytes(b"x" * 50)
    else:
        (data / "index" / "chroma.sqlite3").write_bytes(b"This is no database. " * 500)


@pytest.fixture
def written_out(folder: Path, tmp_path: Path, empty_stores: Make) -> Path:
    """A data folder whose vectors Chroma has written to files: by itself, at every thousandth."""
    stores = empty_stores("before")
    embedder = stores.open_embedder()
    made_with = {"embedding_model": embedder.name, "dimension": embedder.dimension}
    often = {"hnsw:space": "cosine", "hnsw:sync_threshold": 3, "hnsw:batch_size": 3}
    chromadb.PersistentClient(
        str(stores.folder / "index"), settings=ChromaSettings(anonymized_telemetry=False)
    ).create_collection(COLLECTION, metadata=often | made_with)
    load([folder], stores)
    load([folder], stores, Overrides(kind="report"))
    return Path(shutil.copytree(stores.folder, tmp_path / "data"))


@pytest.mark.parametrize(
    ("how", "by"), [("vectors gone", "check"), ("names garbled", "load"), ("no database", "check")]
)
def test_a_damaged_index_is_told_and_made_anew(
    written_out: Path, folder: Path, empty_stores: Make, how: str, by: str
) -> None:
    damage(written_out, how)
    stores = open_stores(written_out, embedder=empty_stores("unused").open_embedder())
    keys = stores.records.passage_keys()
    said: list[str] = []
    if by == "load":
        (written_out / MARK).touch()
        load([folder], stores, notice=said.append)
        assert said[0] == UNFINISHED
    else:
        report = check(stores)
        assert report.damaged and not report.agree and report.missing == len(keys)
        assert "The index is damaged and cannot be searched" in in_words(report)
        repaired = check(stores, repair=True, notice=said.append)
        assert repaired.damaged and repaired.repaired and repaired.agree
    assert said[-1].startswith("Making the index anew from the records")
    assert stores.open_index().keys() == keys
    assert shown(stores, EVERYTHING) == 3 and not check(stores).differ


def test_a_sound_index_is_sound(written_out: Path, tmp_path: Path) -> None:
    assert is_sound(written_out / "index") and is_sound(tmp_path / "not there")


# -- the copies of the files -----------------------------------------------------------------


def test_copies_that_became_no_paper_are_told_and_dropped(folder: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    load([folder], stores)
    kept = stores.folder / "papers"
    mine = kept / "my own notes.txt"
    for path in (kept / ".copying-abc", kept / f"{'0' * 64}.pdf", mine):
        path.write_text("x")
    report = check(stores)
    assert report.leftovers == 2 and not report.agree
    assert "2 copies of files were left that became no paper" in in_words(report)
    assert check(stores, repair=True).agree
    assert mine.exists() and len(list(kept.iterdir())) == 4
    for paper in stores.records.current():
        assert original(stores.folder, paper.paper_id) is not None


def test_a_file_that_changes_while_it_is_read_is_not_kept_as_what_was_read(
    folder: Path, tmp_path: Path
) -> None:
    with pytest.raises(PaperError, match="the file changed while it was being read"):
        keep_original(tmp_path / "data", "0" * 64, folder / "1.txt")
    assert list((tmp_path / "data" / "papers").iterdir()) == []
