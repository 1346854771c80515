"""Two writers at once: the second waits and says so, or says that one is running."""

import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from forks import Commands

from ingest.check import check
from ingest.load import load
from ingest.lock import LOCK, BusyError
from ingest.remove import remove
from ingest.stores import Stores
from samples import PAPERS

Make = Callable[[str], Stores]
WAITING = "Another command is writing to this data folder. Waiting for it to end, for up to 10 min"


def test_the_second_of_two_processes_waits_and_says_so(tmp_path: Path, commands: Commands) -> None:
    papers = [str(path) for path in sorted(PAPERS.glob("2025-0[123]*")) if path.suffix != ".py"]
    call = ["ingest", *papers, "--json"]
    first, second = commands.overlapping(tmp_path / "data", call, call)
    assert first.status == second.status == 0, (first, second)
    assert WAITING not in first.err
    assert second.err.startswith(WAITING)
    outcomes = [
        [one["outcome"] for one in json.loads(ran.out)["papers"]] for ran in (first, second)
    ]
    assert outcomes == [["added"] * len(papers), ["unchanged"] * len(papers)]
    agreed = commands.run(tmp_path / "data", "check", "--json")
    assert json.loads(agreed.out)["papers"] > 0 and json.loads(agreed.out)["agree"] is True


@pytest.mark.parametrize("command", ["load", "check", "remove"])
def test_each_command_that_writes_waits_and_goes_on(empty_stores: Make, command: str) -> None:
    stores = empty_stores("data")
    held = FileLock(stores.folder / LOCK, thread_local=False)
    held.acquire()
    said: list[str] = []

    def notice(sentence: str) -> None:
        said.append(sentence)
        threading.Timer(0.2, held.release).start()

    if command == "load":
        load([PAPERS / "none.txt"], stores, notice=notice)
    elif command == "check":
        check(stores, notice=notice)
    else:
        remove(stores, ["none.txt"], notice=notice)
    assert len(said) == 1 and said[0].startswith(WAITING)


def test_whoever_has_waited_long_enough_is_told_that_one_is_running(empty_stores: Make) -> None:
    stores = empty_stores("data")
    said: list[str] = []
    with (
        FileLock(stores.folder / LOCK),
        pytest.raises(BusyError, match="Wait for it to end, then try again"),
    ):
        load([PAPERS], stores, patience=0.1, notice=said.append)
    assert len(said) == 1


def test_whoever_need_not_wait_is_told_nothing(empty_stores: Make) -> None:
    said: list[str] = []
    load([PAPERS / "none.txt"], empty_stores("data"), notice=said.append)
    assert said == []
