"""The Papers page: what is listed, to whom, and what is read when it is added."""

from pathlib import Path

import pytest
from pages import ROOT, ask, markup, open_app, open_page, sources, words
from streamlit.testing.v1 import AppTest

from ingest.load import load
from ingest.stores import open_stores

EXEMPT_FILE = "2025-02-11-cabinet-exempt-placements.pdf"


def test_the_list_counts_in_words_and_heads_its_columns(data: Path) -> None:
    at = open_page("papers")
    assert "13 papers have been read, dated 13 March 2024 to 17 September 2025" in words(at)
    assert '<th scope="col">Date</th>' in markup(at)
    assert "11 February 2025" in words(at)
    assert any("Cabinet – 1 paper" in e.label for e in at.expander)


def test_a_draft_is_listed_as_one(draft_only: None) -> None:
    assert "Draft" in words(open_page("papers"))


def test_no_papers_yet_is_said_on_both_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOS_DATA_DIR", str(tmp_path / "new"))
    assert "No papers have been read yet" in words(open_page("papers"))
    at = open_app()
    assert "No papers have been read yet" in words(at)
    assert not at.chat_input


def test_uploads_are_read_and_failures_named(data: Path) -> None:
    at = open_page("papers")
    uploads = [
        ("../../2025-10-08-kestrel.txt", KESTREL.encode(), "text/plain"),
        ("empty.txt", b"", "text/plain"),
        ("not-really.pdf", b"hello", "application/pdf"),
    ]
    at.file_uploader[0].set_value(uploads)
    at.text_input(key="add-council").set_value("Marlbeck Borough Council")
    at.text_input(key="add-committee").set_value("Kestrel Panel")
    submit(at)
    shown = words(at)
    assert "2025-10-08-kestrel.txt: read, 1 page and" in shown
    assert ".." not in shown
    assert "empty.txt: the file is empty" in shown
    assert "not-really.pdf: the file is named .pdf but is not a PDF" in shown
    assert any("Kestrel Panel – 1 paper" in e.label for e in at.expander)
    asked = ask(open_app(), "How many kestrel boxes were put up?")
    assert "forty-one kestrel boxes" in words(asked)
    assert any("Kestrel Panel, 8 October 2025" in name for name in sources(asked))


def test_failures_are_listed_to_officers_only(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "dismissal-of-mr-umber.pdf"
    broken.write_bytes(b"not a pdf")
    load([broken], open_stores(data))
    assert "dismissal" not in words(open_page("papers"))
    monkeypatch.setenv("LOS_READER", "officer")
    shown = words(open_page("papers"))
    assert "dismissal-of-mr-umber.pdf" in shown and "not a PDF" in shown


def test_an_upload_says_nothing_of_an_exempt_twin(data: Path) -> None:
    content = (ROOT / "samples" / "papers" / EXEMPT_FILE).read_bytes()
    at = open_page("papers")
    at.file_uploader[0].set_value([("mine.pdf", content, "application/pdf")])
    submit(at)
    assert "mine.pdf" in words(at)
    assert EXEMPT_FILE not in words(at)


def test_no_file_chosen_is_said(data: Path) -> None:
    at = open_page("papers")
    submit(at)
    assert "Choose one or more files first." in at.error[0].value


def submit(at: AppTest) -> None:
    at.button[[b.label for b in at.button].index("Read these papers")].click().run()
    assert not at.exception


KESTREL = """Minutes of a meeting held on 8 October 2025

1. Kestrels

The Ranger reported that forty-one kestrel boxes were put up in Fennside Wood.
"""
