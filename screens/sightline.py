"""One sightline: what the papers say on a theme, in strands; what is new; renaming, stopping."""

import streamlit as st

from assistant.plain import listed
from lineofsight.sightline import Sightline, SightlineError, View, looked, rename, theme_of, view_of
from papers import Citation, spoken_date
from records import Records
from records.sightlines import Look, changes_of, last_look, stop_watching
from screens import wording
from screens.answers import show_answer
from screens.figure_strand import show_points
from screens.open import Desk, library_of
from screens.source import show_source
from screens.sources import SOURCE, open_source
from screens.strands import show_actions, show_enquiries, show_news, show_timeline
from screens.verbatim import say

# The sightline that is open; what was shown at the look before this one; what was just done.
OPENED, SINCE, TOLD = "line-open", "line-since", "line-told"
STOPPING, NAMING = "line-stopping", "line-naming"
GONE = "This sightline is no longer watched."
WATCHED_ON = (
    "It stays watched: as soon as a paper that mentions it is read, it is shown here and marked "
    "as new."
)
NOT_FOR_PUBLICATION = "NOT FOR PUBLICATION: some of this stands in exempt papers."
DONE = {"made": "Made", "renamed": "Renamed", "stopped": "Stopped watching"}


def show_sightline(records: Records, desk: Desk, sightline: Sightline) -> None:
    """Draw one sightline; raises NotReadyError where the papers cannot be searched."""
    st.button("All my sightlines", on_click=close, icon=":material/arrow_back:")
    say(sightline.name, "h2", "los-headline")
    say(scope_words(sightline), css="los-quiet")
    since = _since(records, desk, sightline)
    with st.spinner("Looking through the papers…"):
        view = view_of(library_of(desk), theme_of(sightline), desk.reader, since)
    if view.is_empty:
        _empty(view)
    else:
        _strands(view, str(sightline.sightline_id))
    looked(records, sightline, view)
    _change(records, desk, sightline)
    source: Citation | None = st.session_state.pop(SOURCE, None)
    if source is not None:
        show_source(source, desk)


def scope_words(sightline: Sightline) -> str:
    """Say what is watched and where; words that are its name too stand above already."""
    same = sightline.words.casefold() == sightline.name.casefold()
    said = "Watched" if same else f"Watching “{sightline.words}”"
    where = [*sightline.committees, *sightline.councils]
    said += f" in {listed(where)}" if where else " in all papers"
    if sightline.first_date:
        said += f", from {spoken_date(sightline.first_date)}"
    if sightline.last_date:
        said += f", to {spoken_date(sightline.last_date)}"
    return f"{said}."


def open_one(sightline_id: int) -> None:
    """Have a sightline shown when the page is drawn again."""
    st.session_state[OPENED] = sightline_id
    st.session_state.pop(SINCE, None)


def close() -> None:
    """Have the list shown again."""
    for key in (OPENED, SINCE, STOPPING):
        st.session_state.pop(key, None)


def _since(records: Records, desk: Desk, sightline: Sightline) -> Look | None:
    """The look before this one: it stays the same for as long as the sightline stays open."""
    held = st.session_state.get(SINCE)
    if held is None or held[0] != sightline.sightline_id:
        look = last_look(records, sightline.sightline_id, desk.reader)
        held = st.session_state[SINCE] = (sightline.sightline_id, look)
    since: Look | None = held[1]
    return since


def _empty(view: View) -> None:
    say("The papers don’t mention this", "h3", "los-headline")
    say(wording.coverage_words(view.coverage))
    say(WATCHED_ON)


def _strands(view: View, name: str) -> None:
    told = [one for one in view.actions if not one.action.formal]
    if view.is_exempt:
        say(NOT_FOR_PUBLICATION, css="los-question")
    new = len(view.new.quiet) + view.new.count
    answer, news, figures, actions, timeline, enquiries = st.tabs(
        [
            "Answer",
            f"What’s new ({new})" if new else "What’s new",
            f"Figures ({len(view.figures)})",
            f"Actions ({len(told)})",
            f"Timeline ({len(view.timeline.entries)})",
            f"Lines of enquiry ({len(view.enquiries)})",
        ]
    )
    with answer:
        show_answer(iter([view.answer]), 0, view.theme.scope(view.reader), open_source)
    with news:
        show_news(view.new, f"{name}-news")
    with figures:
        show_points(view.figures, f"{name}-figure")
    with actions:
        show_actions(view.actions, f"{name}-action")
    with timeline:
        show_timeline(view.timeline, f"{name}-time")
    with enquiries:
        show_enquiries(view.enquiries, f"{name}-ask")


def _change(records: Records, desk: Desk, sightline: Sightline) -> None:
    say("This sightline", "h3", "los-meeting")
    with (
        st.form("line-name", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        name = st.text_input("Name", value=sightline.name, max_chars=80, key=NAMING)
        renamed = st.form_submit_button("Rename")
    if renamed:
        try:
            done = rename(records, sightline, desk.reader, name)
        except SightlineError as error:
            st.error(str(error))
        else:
            st.session_state[TOLD] = "Renamed." if done else GONE
            st.rerun()
    if st.session_state.get(STOPPING) == sightline.sightline_id:
        say(
            f"Stop watching “{sightline.name}”? It will leave the list. The papers, and what was "
            "set on their actions, stay as they are.",
            css="los-question",
        )
        with st.container(horizontal=True):
            st.button("Yes, stop watching", on_click=_stop, args=(records, desk, sightline))
            st.button("No, keep watching", on_click=_keep)
    else:
        st.button("Stop watching", on_click=_ask_to_stop, args=(sightline.sightline_id,))
    lines = [
        f"{DONE[one.what]} on {spoken_date(one.at.date())}, {one.at:%H:%M} UTC, as “{one.name}”."
        for one in changes_of(records, sightline.sightline_id, desk.reader)
    ]
    with st.expander("History of changes"):
        for line in lines:
            say(line)


def _ask_to_stop(sightline_id: int) -> None:
    st.session_state[STOPPING] = sightline_id


def _keep() -> None:
    st.session_state.pop(STOPPING, None)


def _stop(records: Records, desk: Desk, sightline: Sightline) -> None:
    done = stop_watching(records, sightline.sightline_id, desk.reader)
    st.session_state[TOLD] = f"You are no longer watching “{sightline.name}”." if done else GONE
    close()
