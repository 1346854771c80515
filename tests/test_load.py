"""Loading: each paper whole or not at all, nothing lost in silence, the others never stopped."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock
from sqlalchemy import Connection

from ingest.check import check, in_words
from ingest.describe import Overrides
from ingest.find import find
from ingest.load import LoadReport, load
from ingest.lock import LOCK, BusyError
from ingest.originals import original
from ingest.progress import summary
from ingest.read import paper_id_of
from ingest.stores import Stores, open_stores
from papers import Reader, Reading, Scope
from records.search import full_text
from records.writing import insert_reading
from samples import PAPERS
from vectorstore import IndexMismatchError, SentenceEmbedder

Make = Callable[[str], Stores]
EVERYTHING = Scope(reader=Reader.OFFICER)
ROOT = Path(__file__).parent.parent


def minutes(sentence: str, day: str = "3rd May, 2024") -> str:
    return f"MARLBECK BOROUGH COUNCIL\nCABINET\n{day}\n\nMinutes of the meeting\n\n{sentence}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three small papers, two of them in a folder below."""
    papers = tmp_path / "in"
    (papers / "below").mkdir(parents=True)
    (papers / "a.txt").write_text(minutes("Agency workers held a fifth of posts."))
    (papers / "below" / "b.txt").write_text(
        minutes("Caseloads fell to seventeen.", "4th June, 2024")
    )
    (papers / "below" / "c.md").write_text(minutes("The visit was put off.", "5th July, 2024"))
    return papers


def outcomes(report: LoadReport) -> dict[str, str]:
    return {one.file: one.outcome for one in report.papers}


def found(stores: Stores, word: str) -> list[str]:
    """The files whose passages hold ``word``, and that the index holds too."""
    keys = full_text(stores.records, [word], EVERYTHING, 20)
    assert set(keys) <= stores.open_index().keys()
    return sorted({p.file for _, p in stores.records.passages(keys, EVERYTHING).values()})


def nearest(stores: Stores, question: str) -> list[str]:
    """The keys nearest in meaning."""
    vector = stores.open_embedder().embed_query(question)
    index = stores.open_index()
    return [key for key, _ in index.nearest(vector, EVERYTHING, 20, stores.records.generation())]


def failures(stores: Stores) -> dict[str, str]:
    return {one.file: one.reason for one in stores.records.failures(Reader.OFFICER)}


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


# -- what cannot be read -------------------------------------------------------------------


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
    assert found(stores, "caseloads") == ["below/b.txt"]


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
    assert found(stores, "agency") == [name]
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
    assert found(stores, "agency") == ["caf?.txt"]


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
    assert found(stores, "swordfish") == []


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

    assert found(stores, "fifth") == []
    assert found(stores, "eighth") == ["a.txt"]
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
    assert found(stores, "fifth") == ["a.txt"] and found(stores, "eighth") == []
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
    assert found(stores, "agency") == ["a.txt"]


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
        keys = full_text(stores.records, ["agency"], scope, 5)
        vector = stores.open_embedder().embed_query("agency workers")
        generation = stores.records.generation()
        by_meaning = stores.open_index().nearest(vector, scope, 5, generation)
        assert keys and {key for key, _ in by_meaning} == set(keys)
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
    assert found(stores, "fifth") == ["a.txt"], "what was there before is still found"


def test_a_copy_that_is_said_to_be_exempt_makes_the_paper_exempt(
    folder: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    load([folder / "a.txt"], stores)
    shutil.copy(folder / "a.txt", folder / "copy.txt")
    load([folder / "copy.txt"], stores, Overrides(access="exempt"))
    assert stores.records.papers(Scope()) == []
    assert full_text(stores.records, ["agency"], Scope(), 5) == []
    vector = stores.open_embedder().embed_query("agency workers")
    assert stores.open_index().nearest(vector, Scope(), 5, stores.records.generation()) == []


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
    assert found(stores, "caseloads") == []
    assert [row.paper.file for row in stores.records.papers(EVERYTHING)] == ["a.txt"]
    strays = set(nearest(stores, "caseloads fell to seventeen")) - before
    assert strays and stores.records.passages(list(strays), EVERYTHING) == {}

    assert outcomes(load([folder], stores)) == {
        "a.txt": "unchanged",
        "below/b.txt": "added",
        "below/c.md": "added",
    }
    assert found(stores, "caseloads") == ["below/b.txt"]
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
    assert full_text(stores.records, ["agency"], EVERYTHING, 5) == []
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
