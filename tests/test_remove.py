"""``papers remove``: gone from both stores and from the disk, and half of nothing ever shown."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from searching import files_with
from typer.testing import CliRunner

from cli import app
from ingest.check import check
from ingest.load import load
from ingest.originals import original
from ingest.remove import in_words, remove
from ingest.stores import Stores
from papers import Reader, Scope
from records.listing import in_words as listed_in_words
from records.store import Failure

Make = Callable[[str], Stores]
EVERYTHING = Scope(reader=Reader.OFFICER)
TEXT = "OAKMERE TOWN COUNCIL\nPLAY PANEL\n{day} May 2024\n\nMinutes\n\nThe {what} were mended.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    papers = tmp_path / "in"
    papers.mkdir()
    for day, what in enumerate(("swings", "slides", "fences"), start=1):
        (papers / f"{what}.txt").write_text(TEXT.format(day=day, what=what))
    return papers


def files(stores: Stores) -> list[str]:
    return sorted(row.paper.file for row in stores.records.papers(EVERYTHING))


def originals(stores: Stores) -> int:
    return len(list((stores.folder / "papers").iterdir()))


def test_a_removed_paper_is_gone_from_everywhere(folder: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    load([folder], stores)
    (slides,) = (paper for paper in stores.records.current() if paper.file == "slides.txt")
    assert files_with(stores, "slides") == ["slides.txt"]
    generation = stores.records.generation()
    removal = remove(stores, ["slides.txt"])
    assert removal.complete and [paper.file for paper in removal.removed] == ["slides.txt"]
    assert files(stores) == ["fences.txt", "swings.txt"]
    assert stores.records.paper(slides.paper_id, Reader.OFFICER) is None
    assert stores.records.page(slides.paper_id, 1, Reader.OFFICER) is None
    assert files_with(stores, "slides") == []
    assert stores.open_index().keys() == stores.records.passage_keys()
    assert original(stores.folder, slides.paper_id) is None and originals(stores) == 2
    assert stores.records.generation() > generation
    assert not check(stores).differ
    said = in_words(removal)
    assert said.startswith("Removed slides.txt.\n")
    assert "still in a folder of papers comes back when it is read again" in said
    back = {one.file: one.outcome for one in load([folder], stores).papers}
    assert back == {"slides.txt": "added", "swings.txt": "unchanged", "fences.txt": "unchanged"}


def test_a_paper_goes_with_the_earlier_versions_of_its_file(
    folder: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    for what in ("swings", "old swings", "new swings"):
        (folder / "swings.txt").write_text(TEXT.format(day=1, what=what))
        load([folder], stores)
    assert originals(stores) == 5 and len(stores.records.known()) == 5
    removal = remove(stores, ["swings.txt"])
    assert [paper.status for paper in removal.removed] == ["approved", "superseded", "superseded"]
    assert in_words(removal).count("(an earlier version)") == 2
    assert originals(stores) == 2 and len(stores.records.known()) == 2
    assert not check(stores).differ


def test_an_earlier_version_alone_is_named_by_its_sha256(folder: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    (first,) = load([folder / "swings.txt"], stores).papers
    (folder / "swings.txt").write_text(TEXT.format(day=1, what="new swings"))
    load([folder / "swings.txt"], stores)
    removal = remove(stores, [str(first.paper_id)])
    assert [paper.paper_id for paper in removal.removed] == [first.paper_id]
    assert files(stores) == ["swings.txt"] and originals(stores) == 1


def test_a_name_that_several_papers_bear_removes_none_of_them(
    tmp_path: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    for day in (1, 2):
        (tmp_path / str(day)).mkdir()
        path = tmp_path / str(day) / "minutes.txt"
        path.write_text(TEXT.format(day=day, what="swings"))
        load([path], stores)
    removal = remove(stores, ["minutes.txt"])
    assert not removal.complete and removal.removed == () and len(files(stores)) == 2
    said = in_words(removal)
    assert "minutes.txt: 2 papers have this name. Name one by its paper_id:" in said
    for paper in stores.records.current():
        assert f"{paper.paper_id} ({paper.meeting_date})" in said


def test_a_file_that_could_not_be_read_leaves_the_list(folder: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    (folder / "bad.pdf").write_text("not a PDF")
    load([folder], stores)
    removal = remove(stores, ["bad.pdf"])
    assert removal.complete and removal.failures == ("bad.pdf",)
    assert stores.records.failures(Reader.OFFICER) == [] and len(files(stores)) == 3


@pytest.mark.parametrize("dies_at", ["index", "originals"])
def test_a_removal_that_dies_shows_nothing_and_the_next_command_clears_up(
    folder: Path, empty_stores: Make, monkeypatch: pytest.MonkeyPatch, dies_at: str
) -> None:
    stores = empty_stores("data")
    load([folder], stores)

    def power_cut(*given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        if dies_at == "index":
            patch.setattr(stores.open_index(), "remove", power_cut)
        else:
            patch.setattr("ingest.remove.drop_original", power_cut)
        with pytest.raises(KeyboardInterrupt):
            remove(stores, ["slides.txt"])
    assert files(stores) == ["fences.txt", "swings.txt"]
    assert files_with(stores, "slides") == []
    assert check(stores).differ and originals(stores) == 3
    remove(stores, ["swings.txt"])
    assert files(stores) == ["fences.txt"] and originals(stores) == 1
    assert not check(stores).differ


# -- the command -----------------------------------------------------------------------------


@pytest.fixture
def samples(sample_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LOS_DATA_DIR", str(sample_data))
    return sample_data


def run(arguments: Sequence[str], status: int) -> str:
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == status, result.output
    return result.stdout


def test_papers_remove(samples: Path) -> None:
    before = json.loads(run(["papers", "--json", "--reader", "officer"], 0))["papers"]
    file, paper_id = before[0]["file"], before[1]["paper_id"]
    done = json.loads(run(["papers", "remove", file, paper_id, "nowhere.pdf", "--json"], 1))
    assert set(done) == {"removed", "unknown", "ambiguous"}
    assert done["removed"] == [
        {"file": one["file"], "paper_id": one["paper_id"]} for one in before[:2]
    ]
    assert (done["unknown"], done["ambiguous"]) == (["nowhere.pdf"], [])
    after = json.loads(run(["papers", "--json", "--reader", "officer"], 0))["papers"]
    assert after == before[2:]
    assert json.loads(run(["check", "--json"], 0))["agree"] is True
    assert run(["papers", "remove", "nowhere.pdf"], 1) == "nowhere.pdf: no paper has this name.\n"


def test_papers_alone_lists_as_before(samples: Path) -> None:
    assert json.loads(run(["papers", "--committee", "Cabinet", "--json"], 0))["papers"]
    assert "Cabinet" in run(["papers", "--reader", "member"], 0)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("line\nbreak.txt", "line�break.txt"),
        ("red\x1b[31m.txt", "red�[31m.txt"),
        ("turned\u202etxt.exe", "turned�txt.exe"),
        ("café – plan.txt", "café – plan.txt"),
        ("no\xa0break.txt", "no\xa0break.txt"),
    ],
)
def test_a_listing_shows_no_name_that_plays_tricks(name: str, shown: str) -> None:
    told = listed_in_words([], [Failure(name, f"{name} is bad", datetime(2024, 5, 1))])
    assert told.splitlines()[-1] == f"  {shown}: {shown} is bad"


def test_a_strange_name_can_be_removed_as_it_is_shown(tmp_path: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    (tmp_path / "line\nbreak.txt").write_text(TEXT.format(day=1, what="swings"))
    load([tmp_path / "line\nbreak.txt"], stores)
    assert remove(stores, ["line�break.txt"]).complete and files(stores) == []
