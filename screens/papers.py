"""Papers: what has been read, by council and committee, and what could not be."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from number_words import counted
from papers import WARNED_OF, Coverage, Paper, Reader, Scope, spoken_date
from records import Records
from records.store import PaperRow
from screens import wording
from screens.open import Desk, stores_of
from screens.upload import add_papers
from screens.verbatim import html, label, say

# With more papers than this the lists start closed, so that the page can be looked over.
OPEN_LISTS = 40
HEADS = ("Date", "Paper", "Kind", "Status", "Pages", "Passages")


def papers_screen(desk: Desk) -> None:
    """Draw the page; raises NotReadyError where the papers cannot be reached."""
    say("Papers", "h1", "los-title")
    records = stores_of(desk).records
    rows = sorted(records.papers(Scope(reader=desk.reader)), key=_named_first)
    _summary(rows, records.coverage(Scope(reader=desk.reader)))
    add_papers(desk)
    for council, of_council in groupby(rows, key=lambda row: row.paper.council):
        say(council or "No council named", "h2", "los-section")
        for committee, listed in groupby(of_council, key=lambda row: row.paper.committee):
            _committee(committee, list(listed), is_open=len(rows) <= OPEN_LISTS)
    _failures(records, desk.reader)


def _named_first(row: PaperRow) -> tuple[bool, str, bool, str, str, str]:
    paper = row.paper
    council, committee = paper.council or "", paper.committee or ""
    return (not council, council, not committee, committee, str(paper.meeting_date), paper.file)


def _summary(rows: Sequence[PaperRow], covered: Coverage) -> None:
    if not rows:
        say("No papers have been read yet. Add some below.")
        return
    pages = sum(row.paper.page_count for row in rows)
    passages = sum(row.passages for row in rows)
    say(
        f"{counted(len(rows), 'paper has', 'papers have')} been read"
        f"{wording.dates_words(covered)}: {counted(pages, 'page')}, cut into "
        f"{counted(passages, 'passage')} that can be searched."
    )


def _committee(committee: str | None, rows: list[PaperRow], is_open: bool) -> None:
    name = committee or "No committee named"
    with st.expander(f"{label(name)} – {counted(len(rows), 'paper')}", expanded=is_open):
        head = "".join(f'<th scope="col"{_aligned(name)}>{name}</th>' for name in HEADS)
        body = "".join(f"<tr>{_cells(row)}</tr>" for row in reversed(rows))
        st.html(
            f'<table class="los-papers"><caption class="los-spoken">Papers of {html(name)}'
            f"</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )


def _cells(row: PaperRow) -> str:
    paper = row.paper
    date = spoken_date(paper.meeting_date) if paper.meeting_date else "No date"
    title = f'{html(paper.title)}<br><span class="los-quiet">{html(paper.file)}</span>'
    cells = (date, title, wording.KINDS[paper.kind], _status(paper), paper.page_count, row.passages)
    return "".join(
        f"<td{_aligned(name)}>{cell}</td>" for name, cell in zip(HEADS, cells, strict=True)
    )


def _status(paper: Paper) -> str:
    marks = [mark for mark in (paper.status, paper.access) if mark in WARNED_OF]
    return ", ".join(marks).capitalize() or "Not marked as a draft"


def _aligned(head: str) -> str:
    return ' class="los-number"' if head in ("Pages", "Passages") else ""


def _failures(records: Records, reader: Reader) -> None:
    """List what could not be read, as far as the reader may know of it."""
    failures = records.failures(reader)
    if not failures:
        return
    say("Files that could not be read", "h2", "los-section")
    say("These files are not searched. Each says what to do; then add the file again.")
    rows = "".join(
        f"<tr><td>{spoken_date(one.at.date())}</td><td>{html(one.file)}</td>"
        f"<td>{html(one.reason)}</td></tr>"
        for one in failures
    )
    st.html(
        '<table class="los-papers"><caption class="los-spoken">Files that could not be read'
        '</caption><thead><tr><th scope="col">Tried on</th><th scope="col">File</th>'
        f'<th scope="col">Why, and what to do</th></tr></thead><tbody>{rows}</tbody></table>'
    )
