"""The source panel: the page as printed with the quotation marked, and its text beside it."""

import logging
from pathlib import Path

import streamlit as st

from ingest.originals import original
from papers import Citation, Page, Paper, spoken_date
from records.structure import is_open
from screens import wording
from screens.highlight import PictureError, quote_boxes, render_page
from screens.open import Desk, stores_of
from screens.verbatim import flowing, html, marked, safe_name, say

log = logging.getLogger(__name__)

# How much of a page's text is shown on either side of the quotation before one asks for more.
AROUND = 450
FORMATS = {".pdf": "PDF", ".html": "web page", ".htm": "web page"}
NOT_MARKED = "The words could not be found in the picture of the page. They are marked in the text."
NO_PICTURE = "This page cannot be shown as a picture. Its text is here."
NOT_OPEN = "This paper can no longer be opened. It may have been taken away or restricted."
PART_EXEMPT = "Part of this paper is not for the public, so it cannot be downloaded."
NOT_KEPT = "The original file is no longer kept here, so it cannot be downloaded."


def show_source(citation: Citation, desk: Desk) -> None:
    """Open the panel over the page; Escape or its own button closes it."""
    st.dialog(f"Source {citation.n}", width="large")(_panel)(citation, desk)


def _panel(citation: Citation, desk: Desk) -> None:
    stores = stores_of(desk)
    paper = stores.records.paper(citation.paper_id, desk.reader)
    page = stores.records.page(citation.paper_id, citation.page, desk.reader)
    if paper is None or page is None:
        st.info(NOT_OPEN)
        return
    say(citation.place, css="los-question")
    kept = original(stores.folder, paper.paper_id)
    may_download = is_open(stores.records, paper.paper_id, desk.reader)
    whole = not page.exempt or "exempt" in desk.reader.may_see
    if kept is not None and kept.suffix == ".pdf" and whole:
        picture, about = st.columns([3, 2], gap="medium")
        with picture:
            _picture(kept, page, citation)
        with about:
            _facts(paper, citation)
            _download(paper, kept, may_download)
            _text(page, citation)
    else:
        text, about = st.columns([3, 2], gap="medium")
        with text:
            _text(page, citation)
        with about:
            _facts(paper, citation)
            _download(paper, kept, may_download)


def _facts(paper: Paper, citation: Citation) -> None:
    met = spoken_date(paper.meeting_date) if paper.meeting_date else "Not given in the paper"
    facts = {
        "Paper": paper.title,
        "Kind": wording.KINDS[paper.kind],
        "Council": paper.council or "Not named in the paper",
        "Committee": paper.committee or "Not named in the paper",
        "Date": met,
        "Status": wording.STATUSES[paper.status],
        "File": f"{paper.file}, page {citation.page} of {paper.page_count}",
    }
    if citation.replaces:
        facts["Takes the place of"] = ", ".join(citation.replaces)
    if citation.also_in:
        facts["The same words are in"] = ", ".join(citation.also_in)
    if paper.access == "exempt":
        facts["Access"] = "Exempt: not for the public"
    rows = "".join(f"<dt>{html(name)}</dt><dd>{html(said)}</dd>" for name, said in facts.items())
    st.html(f'<dl class="los-facts">{rows}</dl>')


def _download(paper: Paper, kept: Path | None, allowed: bool) -> None:
    if not allowed:
        say(PART_EXEMPT, css="los-quiet")
        return
    try:
        content = kept.read_bytes() if kept is not None else None
    except OSError:
        log.exception("the original of %s could not be read", paper.paper_id)
        content = None
    if kept is None or content is None:
        say(NOT_KEPT, css="los-quiet")
        return
    name = safe_name(paper.file)
    st.download_button(
        f"Download the paper ({FORMATS.get(kept.suffix, 'text')}, {_size(len(content))})",
        content,
        file_name=name,
        # Whatever is not a PDF is only ever saved, never opened as a page of this app.
        mime="application/pdf" if kept.suffix == ".pdf" else "application/octet-stream",
        on_click="ignore",
    )


def _picture(path: Path, page: Page, citation: Citation) -> None:
    try:
        boxes = quote_boxes(path, page.number, citation.quote, page.text[: citation.start])
        picture = render_page(path, page.number, boxes)
    except PictureError:
        log.exception("a page could not be drawn")
        st.info(NO_PICTURE)
        return
    if not boxes:
        st.info(NOT_MARKED)
    marked_or_not = ", the quotation marked" if boxes else ""
    st.image(
        picture,
        width="stretch",
        alt=f"Page {page.number} as printed{marked_or_not}. Its words stand beside it as text.",
    )


def _text(page: Page, citation: Citation) -> None:
    say("The words on the page", "h3", "los-meeting")
    start, end = citation.start, citation.end
    text = flowing(page.text, citation.file)
    first = page.text.rfind("\n", 0, max(0, start - AROUND)) + 1
    stop = page.text.find("\n", end + AROUND)
    last = len(page.text) if stop < 0 else stop
    part = marked(text[first:last], start - first, end - first, citation.file)
    before, after = "… " if first else "", " …" if last < len(text) else ""
    st.html(f'<div class="los-text">{before}{part}{after}</div>')
    if first or last < len(text):
        with st.expander("All the text of this page"):
            st.html(f'<div class="los-text">{marked(text, start, end, citation.file)}</div>')


def _size(number: int) -> str:
    return f"{number / 1_000_000:.1f} MB" if number >= 1_000_000 else f"{max(1, number // 1000)} KB"
