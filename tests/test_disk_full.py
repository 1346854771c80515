"""No room and no leave to write: one plain sentence, nothing half-stored, and the next run ends."""

import json
import os
import pwd
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from forks import Commands, Ran
from sqlalchemy import event

from ingest.check import check
from ingest.load import load
from ingest.lock import MARK
from ingest.space import CannotStoreError, stops_plainly
from ingest.stores import Stores
from papers import Reader, Scope

EVERYTHING = Scope(reader=Reader.OFFICER)
PAPERS = 5


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Papers of growing length, each of another day."""
    papers = tmp_path / "in"
    papers.mkdir()
    for day in range(1, PAPERS + 1):
        sentences = " ".join(
            f"The panel heard that {number} swings were mended in ward {day}, at some cost."
            for number in range(40 * day)
        )
        (papers / f"{day}.txt").write_text(
            f"OAKMERE TOWN COUNCIL\nPLAY PANEL\n{day} May 2024\n\nMinutes\n\n{sentences}\n"
        )
    return papers


def listed(commands: Commands, data: Path) -> dict[str, int]:
    ran = commands.run(data, "papers", "--json", "--reader", "officer")
    return {one["file"]: one["passages"] for one in json.loads(ran.out)["papers"]}


def stopped(ran: Ran) -> str:
    """The one sentence with which a command stopped, apart from a line for each paper."""
    assert (ran.status, ran.out) == (1, ""), ran
    assert "Traceback" not in ran.err
    (sentence,) = [line for line in ran.err.splitlines() if not line.startswith("[")]
    return sentence


# Too small for the records, for the index, and for the index after some papers.
LIMITS = (60_000, 190_000, 300_000, 600_000)


def test_a_full_disk_stops_a_load_with_a_sentence_and_the_next_run_completes_it(
    folder: Path, tmp_path: Path, commands: Commands
) -> None:
    whole = tmp_path / "whole"
    assert commands.run(whole, "ingest", folder).status == 0
    expected = listed(commands, whole)
    assert len(expected) == PAPERS
    kept = []
    for limit in LIMITS:
        data = tmp_path / f"data{limit}"
        ran = commands.run(data, "ingest", folder, "--json", limit=limit)
        assert stopped(ran).startswith("Could not go on: the disk is full, or a file in the data")
        assert stopped(ran).endswith("what was read so far is kept"), limit
        held = listed(commands, data)
        assert held.items() <= expected.items(), "a paper that is there is whole"
        assert len(held) == ran.err.count(" added ")
        kept.append(len(held))
        if limit == LIMITS[-2]:
            repaired = commands.run(data, "check", "--repair", "--json")
            assert json.loads(repaired.out)["agree"] is True
        assert commands.run(data, "ingest", folder).status == 0
        assert listed(commands, data) == expected
        agreed = json.loads(commands.run(data, "check", "--json").out)
        assert agreed["agree"] is True and agreed["missing"] == agreed["stray"] == 0
    assert min(kept) == 0 < max(kept), "some limits must fall in the middle of a load"


def test_a_file_too_large_to_be_kept_is_named_and_the_others_go_on(
    folder: Path, tmp_path: Path, commands: Commands
) -> None:
    text = (folder / "1.txt").read_text()
    (folder / "0.txt").write_text(text.replace("1 May", "9 May") + " " * 3_000_000)
    ran = commands.run(tmp_path / "data", "ingest", folder, "--json", limit=2_500_000)
    assert ran.status == 1
    by_file = {one["file"]: one for one in json.loads(ran.out)["papers"]}
    assert by_file["0.txt"]["outcome"] == "failed"
    assert "could not be copied into the data folder (File too large)" in by_file["0.txt"]["reason"]
    assert {one["outcome"] for file, one in by_file.items() if file != "0.txt"} == {"added"}
    assert list((tmp_path / "data" / "papers").glob(".copying*")) == []
    assert json.loads(commands.run(tmp_path / "data", "check", "--json").out)["agree"] is True


def test_full_records_stop_a_load_and_the_next_completes_it(
    folder: Path, empty_stores: Callable[[str], Stores]
) -> None:
    stores = empty_stores("data")
    pages = 60

    def small(connection: Any, _record: object) -> None:  # noqa: ANN401 - whatever SQLite gives
        connection.execute(f"PRAGMA max_page_count = {pages}")

    engine = stores.records.engine
    event.listen(engine, "connect", small)
    engine.dispose()
    with pytest.raises(CannotStoreError, match="the disk is full, or a file in the data folder"):
        load([folder], stores)
    held = {row.paper.file: row.passages for row in stores.records.papers(EVERYTHING)}
    assert 0 < len(held) < PAPERS
    assert stores.open_index().keys() > stores.records.passage_keys(), "the index had one already"
    assert (stores.folder / MARK).exists()

    event.remove(engine, "connect", small)
    engine.dispose()
    report = check(stores, repair=True)
    assert report.stray and report.agree and not (stores.folder / MARK).exists()
    assert {one.outcome for one in load([folder], stores).papers} == {"unchanged", "added"}
    rows = {row.paper.file: row.passages for row in stores.records.papers(EVERYTHING)}
    assert len(rows) == PAPERS and rows.items() > held.items()
    assert not check(stores).differ


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anyone may enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_data_folder_that_may_not_be_written_is_told(
    folder: Path, open_folder: Path, commands: Commands, is_there: bool
) -> None:
    data, papers = open_folder / "data", open_folder / "in"
    shutil.copytree(folder, papers)
    if is_there:
        (papers / "1.txt").rename(open_folder / "1.txt")
        assert commands.run(data, "ingest", open_folder / "1.txt").status == 0
    for path in (open_folder, *open_folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    nobody = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else None
    sentence = stopped(commands.run(data, "ingest", papers, user=nobody))
    assert sentence.startswith(f"Could not go on: the data folder {data} cannot be written (")
    assert "Let this user write to it, or set LOS_DATA_DIR to another folder" in sentence


def test_what_fails_for_another_reason_keeps_its_own_words(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="something else"), stops_plainly(tmp_path):
        raise ValueError("something else")
    assert list(tmp_path.iterdir()) == []
