"""A folder's list of papers overrides what they say, and is refused where it cannot be read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ingest.describe import Overrides
from ingest.find import find
from ingest.load import LoadReport, load
from ingest.papers_csv import read_papers_csv, together
from ingest.stores import Stores
from papers import Paper, PaperError, Reader, Scope

Make = Callable[[str], Stores]
EVERYTHING = Scope(reader=Reader.OFFICER)
MINUTES = (
    "Minutes\nMeeting of the Audit Committee held on 4th May, 2024\n\nThe bridge was mended.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two papers, one of them in a folder below."""
    top = tmp_path / "papers"
    (top / "below").mkdir(parents=True)
    (top / "a.txt").write_text(MINUTES)
    (top / "below" / "b.txt").write_text(MINUTES.replace("bridge", "ford"))
    return top


def listed(folder: Path, *rows: str) -> Path:
    path = folder / "papers.csv"
    path.write_text("\n".join(["file,council,committee,date,kind,status,access", *rows]) + "\n")
    return path


def by_file(stores: Stores) -> dict[str, Paper]:
    return {row.paper.file: row.paper for row in stores.records.papers(EVERYTHING)}


def reasons(report: LoadReport) -> dict[str, str | None]:
    return {one.file: one.reason for one in report.papers if one.outcome == "failed"}


def test_the_list_overrides_what_the_papers_say(folder: Path, empty_stores: Make) -> None:
    listed(
        folder,
        'a.txt,Marlbeck Borough Council,"Roads, Rivers and Bridges Panel",2023-02-01,report,draft,',
        "below/b.txt,,,3/2/2016,,,exempt",
    )
    stores = empty_stores("data")
    report = load([folder], stores)
    assert [one.file for one in report.papers] == ["a.txt", "below/b.txt"]
    first, second = by_file(stores)["a.txt"], by_file(stores)["below/b.txt"]
    assert first.council == "Marlbeck Borough Council"
    assert first.committee == "Roads, Rivers and Bridges Panel"
    assert (first.meeting_date, first.kind) == (date(2023, 2, 1), "report")
    assert (first.status, first.access) == ("draft", "public")
    assert second.committee == "Audit Committee" and second.meeting_date == date(2016, 2, 3)
    assert second.access == "exempt"
    assert {one.outcome for one in load([folder], stores).papers} == {"unchanged"}


def test_a_list_that_is_changed_is_heeded_at_the_next_load(
    folder: Path, empty_stores: Make
) -> None:
    stores = empty_stores("data")
    load([folder], stores)
    listed(folder, "a.txt,,,,,,exempt")
    load([folder], stores)
    assert by_file(stores)["a.txt"].access == "exempt"
    assert by_file(stores)["below/b.txt"].access == "public"


def test_a_list_below_goes_before_one_above(folder: Path, empty_stores: Make) -> None:
    listed(folder, "below/b.txt,,Upper Panel,,,,", "a.txt,,Upper Panel,,,,")
    listed(folder / "below", "b.txt,,Lower Panel,,,,")
    stores = empty_stores("data")
    load([folder], stores)
    found = {file: paper.committee for file, paper in by_file(stores).items()}
    assert found == {"a.txt": "Upper Panel", "below/b.txt": "Lower Panel"}


def test_a_file_given_alone_is_looked_up_beside_it(folder: Path, empty_stores: Make) -> None:
    listed(folder, "a.txt,,,,,,exempt")
    stores = empty_stores("data")
    load([folder / "a.txt"], stores)
    assert by_file(stores)["a.txt"].access == "exempt"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a.txt,,,2024-13-40,,,", "2024-13-40 is not a date"),
        ("a.txt,,,,novel,,", "novel is no kind"),
        ("a.txt,,,,,superseded,", "superseded is no status"),
        ("a.txt,,,,,,secret", "secret is no access"),
        ("a.txt,,,,,,,,", "more cells"),
        ("a.txt,,,,,,exempt\na.txt,,,,,,public", "listed twice"),
    ],
)
def test_a_faulty_row_withholds_its_paper_and_no_other(
    folder: Path, empty_stores: Make, row: str, said: str
) -> None:
    listed(folder, row)
    stores = empty_stores("data")
    told = reasons(load([folder], stores))
    assert list(told) == ["a.txt"] and said in str(told["a.txt"])
    assert "papers.csv, line" in str(told["a.txt"])
    assert list(by_file(stores)) == ["below/b.txt"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"name,access\na.txt,exempt\n",
        b"file,colour\na.txt,red\n",
        b"file,access\n,exempt\n",
        b"file,access,access\na.txt,exempt,\n",
        b'file,council,access\na.txt,"Marlbeck,exempt\nbelow/b.txt,,exempt\n',
        b"file,access\n../a.txt,exempt\n",
        b"file,access\n/a.txt,exempt\n",
    ],
)
def test_a_list_that_cannot_be_understood_withholds_its_folder(
    folder: Path, empty_stores: Make, content: bytes
) -> None:
    (folder / "papers.csv").write_bytes(content)
    stores = empty_stores("data")
    told = reasons(load([folder], stores))
    assert set(told) == {"a.txt", "below/b.txt", "papers.csv"} and by_file(stores) == {}
    assert "mend the list" in str(told["a.txt"])


def test_a_row_for_a_file_that_is_not_there_is_told(folder: Path, empty_stores: Make) -> None:
    listed(folder, "c.txt,,,,,,")
    told = reasons(load([folder], empty_stores("data")))
    assert list(told) == ["papers.csv"] and "c.txt" in str(told["papers.csv"])


def test_an_exempt_row_for_a_file_that_is_not_there_withholds_what_it_may_mean(
    folder: Path, empty_stores: Make
) -> None:
    listed(folder, "a.doc.txt,,,,,,exempt", "below/b.txt,,,,,,")
    stores = empty_stores("data")
    told = reasons(load([folder], stores))
    assert set(told) == {"a.txt", "papers.csv"} and "not there is exempt" in str(told["a.txt"])
    assert list(by_file(stores)) == ["below/b.txt"]


def test_letter_case_and_accents_find_the_file_all_the_same(
    tmp_path: Path, empty_stores: Make
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "Cafe\u0301 Minutes.TXT").write_text(MINUTES)
    listed(tmp_path / "in", "CAF\u00c9 minutes.txt,,,,,,exempt")
    stores = empty_stores("data")
    load([tmp_path / "in"], stores)
    assert {paper.access for paper in by_file(stores).values()} == {"exempt"}


def test_what_a_spreadsheet_saves_is_read(tmp_path: Path) -> None:
    path = tmp_path / "papers.csv"
    path.write_bytes("\ufefffile,Council,DATE\r\n.\\a.txt,Côte Council,03/02/2016\r\n".encode())
    assert read_papers_csv(path).said == {
        "a.txt": Overrides(council="Côte Council", meeting_date=date(2016, 2, 3))
    }
    path.write_bytes("file,council\na.txt,Côte Council\n".encode("cp1252"))
    assert read_papers_csv(path).said["a.txt"].council == "Côte Council"


def test_a_list_by_itself_is_no_paper(folder: Path) -> None:
    path = listed(folder, "a.txt,,,,,,")
    (source,) = find([path])
    assert source.refused is not None and "give the folder" in source.refused


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(PaperError, match="could not be opened"):
        read_papers_csv(tmp_path / "papers.csv")


@pytest.mark.parametrize(
    ("listed_as", "given", "together_they_say"),
    [
        (Overrides(kind="minutes"), Overrides(kind="report"), Overrides(kind="minutes")),
        (Overrides(), Overrides(council="Marlbeck"), Overrides(council="Marlbeck")),
        (Overrides(access="public"), Overrides(access="exempt"), Overrides(access="exempt")),
        (Overrides(access="exempt"), Overrides(access="public"), Overrides(access="exempt")),
        (Overrides(access="public"), Overrides(), Overrides(access="public")),
    ],
)
def test_the_list_goes_before_the_command_but_exempt_wins(
    listed_as: Overrides, given: Overrides, together_they_say: Overrides
) -> None:
    assert together(listed_as, given) == together_they_say


def test_a_link_to_a_folder_is_named_and_not_walked(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.txt").write_text(MINUTES)
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    found = {source.file: source.refused for source in find([folder])}
    assert set(found) == {"a.txt", "below/b.txt", "linked"}
    assert "give the folder itself" in str(found["linked"])


@pytest.mark.parametrize("name", ["Papers.csv", "papers.CSV", "PAPERS.CSV"])
def test_the_name_of_a_list_may_be_in_capital_letters(
    folder: Path, empty_stores: Make, name: str
) -> None:
    listed(folder, "a.txt,,,,,,exempt").rename(folder / name)
    stores = empty_stores("data")
    assert {one.outcome for one in load([folder], stores).papers} == {"added"}
    assert by_file(stores)["a.txt"].access == "exempt"
    (alone,) = find([folder / "a.txt"])
    assert alone.said.access == "exempt"
    (itself,) = find([folder / name])
    assert itself.refused is not None and "give the folder" in itself.refused


def test_two_lists_in_one_folder_withhold_its_papers(folder: Path, empty_stores: Make) -> None:
    listed(folder, "a.txt,,,,,,exempt").rename(folder / "PAPERS.CSV")
    listed(folder, "a.txt,,,,,,public")
    stores = empty_stores("data")
    told = reasons(load([folder], stores))
    assert set(told) == {"a.txt", "below/b.txt", "papers.csv"} and by_file(stores) == {}
    assert "PAPERS.CSV and papers.csv" in str(told["papers.csv"])
    (alone,) = find([folder / "a.txt"])
    assert alone.refused is not None


def test_a_list_that_is_a_broken_link_withholds_a_file_given_alone(folder: Path) -> None:
    (folder / "papers.csv").symlink_to(folder / "gone.csv")
    (alone,) = find([folder / "a.txt"])
    assert alone.refused is not None
