"""Line of sight: my sightlines, what is new in each, and a form to watch something else."""

from collections.abc import Sequence

import streamlit as st

from lineofsight.sightline import Sightline, SightlineError, theme_of, view_of, watch
from lineofsight.theme import Theme
from papers import Paper, Scope, spoken_date
from records import Records
from records.sightlines import last_look, sightline, sightlines
from screens.open import Desk, library_of, stores_of
from screens.sightline import GONE, OPENED, TOLD, close, open_one, scope_words, show_sightline
from screens.verbatim import label, say

WHAT = "What do you want to keep an eye on?"
NO_PAPERS = "No papers have been read yet. You can watch something now: it will wait for them."
NONE_YET = (
    "You are not watching anything yet. Name something you care about, in your own words. You "
    "will see what the papers say, what was promised, the figures, whose voices are "
    "heard, and what is new."
)


def lineofsight_screen(desk: Desk) -> None:
    """Draw the page; raises NotReadyError where the papers cannot be reached."""
    say("Line of sight", "h1", "los-title")
    records = stores_of(desk).records
    told: str | None = st.session_state.pop(TOLD, None)
    # In a container, a message that comes and goes leaves what stands below it as it was.
    with st.container():
        if told:
            st.success(told)
    opened: int | None = st.session_state.get(OPENED)
    if opened is not None:
        one = sightline(records, opened, desk.reader)
        if one is not None:
            show_sightline(records, desk, one)
            return
        close()
        st.info(GONE)
    papers = [row.paper for row in records.papers(Scope(reader=desk.reader))]
    watched = sightlines(records, desk.reader)
    if not papers:
        say(NO_PAPERS)
    if not watched:
        say(NONE_YET)
    for one in watched:
        _card(records, desk, one)
    _make(records, desk, papers, is_open=not watched)


def _card(records: Records, desk: Desk, one: Sightline) -> None:
    with st.container(border=True, key=f"line-card-{one.sightline_id}"):
        say(one.name, "h2", "los-section")
        say(scope_words(one), css="los-quiet")
        for said in badges(records, desk, one):
            say(said, css="los-badge")
        st.button(
            f"Open “{label(one.name)}”",
            key=f"line-open-{one.sightline_id}",
            on_click=open_one,
            args=(one.sightline_id,),
        )


def badges(records: Records, desk: Desk, one: Sightline) -> list[str]:
    """What is to be told of a sightline before it is opened, in words."""
    look = last_look(records, one.sightline_id, desk.reader)
    if look is None:
        return ["Not looked at yet"]
    when = spoken_date(look.at.date())
    if look.generation == records.generation():
        return [f"Nothing new since {when}"]
    with st.spinner("Looking for what is new…"):
        view = view_of(library_of(desk), theme_of(one), desk.reader, look)
    said = []
    if view.new.count:
        said.append(f"{view.new.count:,} new since {when}")
    if view.new.quiet:
        said.append(f"{len(view.new.quiet):,} gone quiet")
    return said or [f"Nothing new since {when}"]


def _make(records: Records, desk: Desk, papers: Sequence[Paper], is_open: bool) -> None:
    with st.expander("Watch something new", expanded=is_open), st.form("line-make", border=False):
        words = st.text_input(
            WHAT, max_chars=300, help="For example: reliance on agency social workers"
        )
        councils = sorted({paper.council for paper in papers if paper.council})
        committees = sorted({paper.committee for paper in papers if paper.committee})
        chosen = st.multiselect(
            "Only these councils (optional)", councils, placeholder="Every council"
        )
        bodies = st.multiselect(
            "Only these committees (optional)", committees, placeholder="Every committee"
        )
        with st.container(horizontal=True):
            first = st.date_input("From this date (optional)", value=None, format="DD/MM/YYYY")
            last = st.date_input("To this date (optional)", value=None, format="DD/MM/YYYY")
        name = st.text_input("A name for it (optional)", max_chars=80)
        if not st.form_submit_button("Watch this", type="primary"):
            return
        theme = Theme(words, tuple(chosen), tuple(bodies), first, last)
        try:
            made = watch(records, theme, desk.reader, name)
        except SightlineError as error:
            st.error(str(error))
            return
    st.session_state[TOLD] = f"You are now watching “{made.name}”."
    open_one(made.sightline_id)
    st.rerun()
