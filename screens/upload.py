"""Add papers from the browser: read by the same code as the command, with the same sentences."""

import logging
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ingest.describe import Overrides
from ingest.load import LoadReport, Outcome, load
from ingest.lock import BusyError
from number_words import counted
from papers import Reader
from screens.open import Desk, NotReadyError, stores_of
from screens.verbatim import label, safe_name, say

log = logging.getLogger(__name__)

REPORT = "upload_report"
TYPES = ["pdf", "docx", "odt", "html", "htm", "md", "txt"]
# How long one upload waits for another load to end, in seconds.
PATIENCE = 30.0
FAILED = (
    "Something went wrong and the papers were not all read. Those listed below were. Add the "
    "others again; if it happens again, tell whoever looks after this system."
)


@dataclass(frozen=True)
class Said:
    """What came of an upload: the sentences to show, and how many papers are new."""

    new: int
    sentences: tuple[str, ...]
    failed: tuple[str, ...]
    trouble: str | None = None


def add_papers(desk: Desk) -> None:
    """Draw the form that adds papers, and below it what came of the last upload."""
    with st.form("add-papers", clear_on_submit=True):
        files = st.file_uploader(
            "Add papers (PDF, Word, OpenDocument, HTML, Markdown or text files)",
            type=TYPES,
            accept_multiple_files=True,
            key="files",
        )
        with st.expander("The papers do not say whose they are? Say it here"):
            st.html(
                '<p class="los-quiet">What you write here holds for all the files you add now. '
                "Leave a field empty to let each paper speak for itself.</p>"
            )
            council = st.text_input("Council", key="add-council", max_chars=120)
            committee = st.text_input("Committee", key="add-committee", max_chars=160)
            day = st.date_input(
                "Date of the meeting", value=None, key="add-date", format="DD/MM/YYYY"
            )
        submitted = st.form_submit_button("Read these papers", type="primary")
    if submitted:
        st.session_state[REPORT] = _read(files, _overrides(council, committee, day), desk)
        st.rerun()  # the list above and the filters follow what has just been read
    said: Said | None = st.session_state.pop(REPORT, None)
    if said is not None:
        _show(said)


def _overrides(council: str, committee: str, day: date | None) -> Overrides:
    return Overrides(
        council=" ".join(council.split()) or None,
        committee=" ".join(committee.split()) or None,
        meeting_date=day,
    )


def _read(files: Sequence[UploadedFile], overrides: Overrides, desk: Desk) -> Said:
    if not files:
        return Said(0, (), (), "Choose one or more files first.")
    stores = stores_of(desk)
    bar = st.progress(0.0, text="Reading the papers…")
    done: list[Outcome] = []

    def progress(outcome: Outcome, number: int, total: int) -> None:
        done.append(outcome)
        bar.progress(
            number / max(total, 1),
            text=f"Read {number} of {counted(total, 'paper')}: {label(outcome.file)}",
        )

    trouble = None
    with tempfile.TemporaryDirectory(prefix="line-of-sight-") as folder:
        paths = [_save(file, Path(folder, str(place))) for place, file in enumerate(files)]
        try:
            # What a member of the public adds replaces nothing.
            trusted = "exempt" in desk.reader.may_see
            load(paths, stores, overrides, 1, progress, PATIENCE, may_replace=trusted)
        except BusyError as error:
            trouble = str(error)
        except NotReadyError:
            raise
        except Exception:
            log.exception("an upload could not be read")
            trouble = FAILED
    bar.empty()
    return _said(LoadReport(tuple(done), 0.0), desk, trouble)


def _save(file: UploadedFile, folder: Path) -> Path:
    """Each file in a folder of its own, since two may bear the same name."""
    folder.mkdir()
    path = folder / safe_name(file.name)
    path.write_bytes(file.getbuffer())
    return path


def _said(report: LoadReport, desk: Desk, trouble: str | None) -> Said:
    sentences = [_sentence(one, desk) for one in report.papers if one.outcome != "failed"]
    return Said(
        new=sum(one.outcome in ("added", "superseded") for one in report.papers),
        sentences=tuple(sentences),
        failed=tuple(f"{one.file}: {one.reason}" for one in report.failed),
        trouble=trouble,
    )


def _sentence(outcome: Outcome, desk: Desk) -> str:
    """Say what became of one file. Nothing is told of a paper that the reader may not see."""
    records = stores_of(desk).records
    paper = records.paper(outcome.paper_id or "", desk.reader)
    if outcome.outcome == "unchanged":
        known = f" ({outcome.reason})" if outcome.reason and paper else ""
        return f"{outcome.file}: already here{known}."
    if paper is None and desk.reader is Reader.PUBLIC:
        return (
            f"{outcome.file}: read. It is marked as exempt, so only members and officers will "
            "find it in lists and answers."
        )
    earlier = (
        " It takes the place of an earlier version." if outcome.outcome == "superseded" else ""
    )
    note = f" Note: {outcome.reason}." if outcome.reason else ""
    pages, passages = (
        counted(outcome.pages, "page"),
        counted(outcome.passages, "passage"),
    )
    return f"{outcome.file}: read, {pages} and {passages}.{earlier}{note}"


def _show(said: Said) -> None:
    if said.trouble:
        st.error(said.trouble)
    if said.sentences:
        new = counted(said.new, "new paper") if said.new else "No new papers"
        st.success(
            f"{new} read. Answers and the list below use {'it' if said.new == 1 else 'them'} now."
            if said.new
            else "No new papers: these were here already."
        )
        for sentence in said.sentences:
            say(sentence)
    if said.failed:
        number = counted(len(said.failed), "file")
        st.error(f"{number} could not be read. The others are not touched by this.")
        for sentence in said.failed:
            say(sentence)
