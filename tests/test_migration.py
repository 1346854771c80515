"""Records of an earlier version are opened as they are, and their papers read anew when loaded."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from ingest.check import check
from ingest.load import load
from ingest.stores import Stores, open_stores
from papers import Reader, Scope
from records.structure import actions
from samples import PAPERS

FILE = "2024-03-13-childrens-scrutiny-minutes.pdf"
EVERYTHING = Scope(reader=Reader.OFFICER)
# What this version added to the tables of the first.
ADDED = {
    "papers": ("read_with", "attendance"),
    "pages": ("ocr", "exempt"),
    "items": ("access",),
    "passages": ("runs_on", "speaker"),
}


@pytest.fixture
def old_data(sample_data: Path) -> Path:
    """A data folder as the first version would have left it."""
    with open_stores(sample_data).records.engine.begin() as connection:
        for table, columns in ADDED.items():
            for column in columns:
                connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
        connection.execute(text("DROP TABLE actions"))
        connection.execute(text("DROP TABLE exchanges"))
    return sample_data


def test_papers_of_an_earlier_version_can_be_read_at_once(old_data: Path) -> None:
    records = open_stores(old_data).records
    (paper_id,) = (one.paper_id for one in records.current() if one.file == FILE)
    page = records.page(paper_id, 1, Reader.PUBLIC)
    assert page is not None and page.text and page.exempt == ()
    assert records.passages_of(paper_id, Scope())
    assert actions(records, EVERYTHING) == []


def test_the_next_load_reads_them_anew_and_keeps_what_was_said(
    old_data: Path, tmp_path: Path, loaded_samples: tuple[Stores, object]
) -> None:
    stores = open_stores(old_data, embedder=loaded_samples[0].open_embedder())
    with stores.records.engine.begin() as connection:
        named = text("UPDATE papers SET committee = 'Named by Hand' WHERE file = :file")
        connection.execute(named, {"file": FILE})
    file = Path(shutil.copy(PAPERS / FILE, tmp_path / FILE))
    (outcome,) = load([file], stores).papers
    assert (outcome.outcome, outcome.actions > 0) == ("added", True)
    (paper,) = (one for one in stores.records.current() if one.file == FILE)
    assert paper.committee == "Named by Hand"
    assert {one.paper_id for one, _ in actions(stores.records, EVERYTHING)} == {paper.paper_id}
    assert check(stores).agree
    (again,) = load([file], stores).papers
    assert again.outcome == "unchanged"
