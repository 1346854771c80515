"""Files that cannot be read and files of strange names: named, and the others never stopped."""

import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from loading import Make, failures, minutes, outcomes
from searching import files_with

from ingest.find import find
from ingest.load import LoadReport, load
from ingest.progress import summary
from ingest.stores import open_stores


def test_a_bad_file_never_stops_the_others(folder: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    (folder / "0.pdf").write_bytes(b"not a PDF")
    (folder / "below" / "0.txt").write_bytes(b"")
    (folder / "below" / "deep.html").write_text("<div>" * 5000 + "x" + "</div>" * 5000)
    (folder / "sheet.xlsx").write_bytes(b"PK")
    report = load([folder, folder / "missing.pdf"], stores)
    assert outcomes(report) == {
        "0.pdf": "failed",
        "a.txt": "added",
        "sheet.xlsx": "failed",
        "below/0.txt": "failed",
        "below/b.txt": "added",
        "below/c.md": "added",
        "below/deep.html": "added",
        "missing.pdf": "failed",
    }
    assert {one.file for one in report.failed} == set(failures(stores))
    assert failures(stores)["missing.pdf"] == "there is no such file or folder; check the path"
    assert all(one.reason == failures(stores)[one.file] for one in report.failed)
    for one in report.failed:
        assert f"{one.file}: {one.reason}" in summary(report)
    assert files_with(stores, "caseloads") == ["below/b.txt"]


def test_a_failure_is_forgotten_once_mended(folder: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    (folder / "0.txt").write_bytes(b"")
    (folder / "copy.txt").write_bytes(b"")
    load([folder], stores)
    assert set(failures(stores)) == {"0.txt", "copy.txt"}
    (folder / "0.txt").write_text(minutes("Mended.", "9th May, 2024"))
    (folder / "copy.txt").write_bytes((folder / "a.txt").read_bytes())
    report = load([folder], stores)
    assert outcomes(report)["0.txt"] == "added" and outcomes(report)["copy.txt"] == "unchanged"
    assert failures(stores) == {}


@pytest.mark.parametrize(
    "name",
    [
        "with a space & 'quotes'.txt",
        "a..b.txt",
        "line\nbreak.txt",
        "l" * 200 + ".txt",
        "Siôn’s papur.txt",
        "$(rm -rf x);.txt",
        "%2e%2e.TXT",
    ],
)
def test_strange_names(tmp_path: Path, empty_stores: Make, name: str) -> None:
    stores, papers = empty_stores("data"), tmp_path / "in"
    papers.mkdir()
    (papers / name).write_text(minutes("Agency workers held a fifth of posts."))
    report = load([papers], stores)
    assert outcomes(report) == {name: "added"}
    assert files_with(stores, "agency") == [name]
    told = replace(report.papers[0], outcome="failed", reason="the reason")
    assert f"  {name.replace(chr(10), '�')}: the reason" in summary(LoadReport((told,), 0.0))


def test_a_name_that_is_not_utf_8(tmp_path: Path, empty_stores: Make) -> None:
    stores, papers = empty_stores("data"), tmp_path / "in"
    papers.mkdir()
    with open(os.fsencode(papers) + b"/caf\xe9.txt", "w") as file:
        file.write(minutes("Agency workers held a fifth of posts."))
    with open(os.fsencode(papers) + b"/caf\xe9.pdf", "w") as file:
        file.write("not a PDF")
    report = load([papers], stores)
    assert outcomes(report) == {"caf?.pdf": "failed", "caf?.txt": "added"}
    assert files_with(stores, "agency") == ["caf?.txt"]


def test_a_path_that_leads_up_and_down_again(folder: Path, empty_stores: Make) -> None:
    stores = empty_stores("data")
    assert outcomes(load([folder / "below" / ".." / "a.txt"], stores)) == {"a.txt": "added"}
    assert outcomes(load([folder / "below" / ".."], stores)) == {
        "a.txt": "unchanged",
        "below/b.txt": "added",
        "below/c.md": "added",
    }


def test_a_link_to_a_file_elsewhere_is_named_and_not_followed(
    folder: Path, tmp_path: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    (tmp_path / "secret.txt").write_text(minutes("The password is swordfish."))
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    report = load([folder], stores)
    assert outcomes(report)["link.txt"] == "failed"
    assert "give the file itself" in failures(stores)["link.txt"]
    assert files_with(stores, "swordfish") == []


def test_hidden_files_are_left_out(folder: Path) -> None:
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_text("x")
    assert [source.file for source in find([folder])] == ["a.txt", "below/b.txt", "below/c.md"]


def test_a_pipe_is_named_and_not_waited_for(folder: Path, empty_stores: Make) -> None:
    os.mkfifo(folder / "pipe.txt")
    report = load([folder], empty_stores("data"))
    assert outcomes(report)["pipe.txt"] == "failed" and outcomes(report)["a.txt"] == "added"


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's leave to read everything, where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(pwd.getpwnam("nobody").pw_uid)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anyone may use, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


def test_what_this_user_may_not_read_is_named(open_folder: Path, empty_stores: Make) -> None:
    embedder = empty_stores("unused").open_embedder()
    papers = open_folder / "in"
    (papers / "shut").mkdir(parents=True)
    (papers / "a.txt").write_text(minutes("Agency workers held a fifth of posts."))
    (papers / "b.txt").write_text(minutes("Nobody may read this.", "6th June, 2024"))
    (papers / "shut" / "c.txt").write_text(minutes("Nor this.", "7th June, 2024"))
    (papers / "b.txt").chmod(0)
    (papers / "shut").chmod(0)
    with as_nobody():
        report = load([papers], open_stores(open_folder / "data", embedder=embedder))
    (papers / "shut").chmod(0o700)
    assert outcomes(report) == {"a.txt": "added", "b.txt": "failed", "shut": "failed"}
    reasons = {one.file: one.reason for one in report.failed}
    assert set(reasons.values()) == {"this user may not open it; change its permissions"}
