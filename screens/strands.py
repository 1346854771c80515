"""The strands of a sightline on the screen: timeline, actions, figures, news, lines of enquiry."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import streamlit as st

from lineofsight.actions.log import Logged
from lineofsight.actions.words import KINDS, state_in_words
from lineofsight.enquiries.gaps import HEADINGS, Enquiry
from lineofsight.news import News
from lineofsight.timeline.meetings import Entry, Timeline
from lineofsight.timeline.voices import LABELS
from number_words import counted
from papers import spoken_date
from screens import wording
from screens.figure_strand import show_rows
from screens.sources import cited
from screens.verbatim import html, say, shown

ALL_MEETINGS = "line-all-meetings"
# More meetings, or more of one kind of thing, are shown only when they are asked for.
MOST_MEETINGS, AT_ONCE = 12, 12
FIRST_LOOK = (
    "This is your first look, so nothing is marked as new. From now on, what is new in the papers "
    "and what has gone quiet will be listed here."
)
NO_ACTIONS = "No promise, request or decision in these papers bears on this."
NO_ENQUIRIES = (
    "No gap was found that suggests a question. Gaps are found by rules: promises that are not "
    "mentioned again, targets missed, figures no longer reported, and papers that differ."
)
HOW_ENQUIRIES = (
    "Questions that a member could ask, suggested by a rule where the papers leave a gap. A paper "
    "that has not been read here may hold the answer."
)


def show_timeline(timeline: Timeline, name: str) -> None:
    """Draw the ladder of voices, then the meetings in date order; ``name`` keeps keys apart."""
    say("Whose voices these are", "h3", "los-meeting")
    rows = "".join(
        f'<tr><th scope="row">{html(LABELS[rung.voice])}</th>'
        f'<td class="los-number">{rung.entries}</td><td>{html(rung.words)}</td></tr>'
        for rung in timeline.ladder
    )
    st.html(
        '<div class="los-wide"><table class="los-ladder"><caption class="los-spoken">How often '
        "each voice is heard on this, and when it was last heard</caption><thead><tr>"
        '<th scope="col">Voice</th><th scope="col" class="los-number">Entries</th>'
        f'<th scope="col">When it was last heard</th></tr></thead><tbody>{rows}</tbody>'
        "</table></div>"
    )
    meetings = timeline.meetings
    hidden = 0 if st.session_state.get(f"{ALL_MEETINGS}-{name}") else len(meetings) - MOST_MEETINGS
    if hidden > 0:
        st.button(
            f"Show {counted(hidden, 'earlier meeting')} too",
            key=f"line-more-{name}",
            on_click=_show_all,
            args=(name,),
        )
        meetings = meetings[hidden:]
    for number, meeting in enumerate(meetings):
        if meeting.entries:
            with st.container(gap="small"):
                say(wording.meeting(meeting.entries[0].citation), "h3", "los-meeting")
                for voice, spoken in groupby(meeting.entries, key=lambda one: one.voice):
                    say(LABELS[voice], "p", "los-voice")
                    for place, entry in enumerate(spoken):
                        _entry(entry, f"{name}-{number}-{voice}-{place}", under_heading=True)


def show_news(news: News, name: str) -> None:
    """Draw what is new since the last look, and what has gone quiet."""
    if news.since is None:
        say(FIRST_LOOK)
        return
    when = f"{spoken_date(news.since.date())}, {news.since:%H:%M} UTC"
    if not news.count and not news.quiet:
        say(f"Nothing is new, and nothing has gone quiet, since the last look on {when}.")
        return
    say(f"Since the last look on {when}.", css="los-quiet")
    if news.quiet:
        say("Gone quiet", "h3", "los-meeting")
        for number, one in enumerate(news.quiet[:AT_ONCE]):
            with st.container(gap=None):
                say(one.words, css="los-sentence")
                for place, citation in enumerate(one.citations):
                    cited(citation, f"{name}-quiet-{number}-{place}")
    if news.changed:
        say("Moved on", "h3", "los-meeting")
        _actions(news.changed, f"{name}-changed")
    if news.entries:
        say("New in the papers", "h3", "los-meeting")
        for number, entry in enumerate(news.entries[:AT_ONCE]):
            _entry(entry, f"{name}-new-{number}")
        _rest(len(news.entries), "Timeline")
    if news.points:
        say("New figures", "h3", "los-meeting")
        show_rows(news.points[:AT_ONCE], news.points, f"{name}-point")
        _rest(len(news.points), "Figures")
    if news.actions:
        say("New actions", "h3", "los-meeting")
        _actions(news.actions[:AT_ONCE], f"{name}-action")
        _rest(len(news.actions), "Actions")


def show_actions(logged: Sequence[Logged], name: str) -> None:
    """Draw the actions, the newest meeting first, procedure left out."""
    told = [one for one in logged if not one.action.formal]
    if not told:
        say(NO_ACTIONS)
        return
    told.sort(key=lambda one: str(one.paper.meeting_date or ""), reverse=True)
    say("To change the state of an action, go to the Action log page.", css="los-quiet")
    _actions(told, name)


def show_enquiries(enquiries: Sequence[Enquiry], name: str) -> None:
    """Draw the questions by the kind of gap, each with why it is suggested and its sources."""
    if not enquiries:
        say(NO_ENQUIRIES)
        return
    say(HOW_ENQUIRIES, css="los-quiet")
    number = 0
    for gap, of_gap in groupby(enquiries, key=lambda one: one.gap):
        say(HEADINGS[gap], "h3", "los-meeting")
        for one in of_gap:
            number += 1
            with st.container(gap=None):
                say(one.question, css="los-question")
                say(f"Why: {one.why}", css="los-lead")
                for place, citation in enumerate(one.citations):
                    cited(citation, f"{name}-{number}-{place}")


def _entry(entry: Entry, key: str, under_heading: bool = False) -> None:
    with st.container(gap=None):
        if not under_heading:
            heading = f"{LABELS[entry.voice]} · {wording.meeting(entry.citation)}"
            say(heading, css="los-quiet")
        say(" ".join(shown(entry.words, entry.citation.file).split()), css="los-sentence")
        with st.container(horizontal=True, gap="small"):
            cited(entry.citation, key, under_heading)
            if entry.goes_on:
                cited(entry.goes_on, f"{key}-on", under_heading)


def _actions(logged: Sequence[Logged], name: str) -> None:
    for number, one in enumerate(logged):
        action = one.action
        told = [f"{KINDS[action.kind]}: {state_in_words(one)}"]
        told += [f"for {action.owner}"] if action.owner else []
        told += [f"asked by {action.asked_by}"] if action.asked_by else []
        told += [f"due: {action.due}"] if action.due else []
        with st.container(gap=None):
            say(" · ".join(" ".join(part.split()) for part in told), css="los-voice")
            say(" ".join(shown(action.text, one.paper.file).split()), css="los-sentence")
            cited(one.citation, f"{name}-{number}")
            for place, citation in enumerate(one.evidence):
                if citation.quote != action.text:
                    words = " ".join(shown(citation.quote, citation.file).split())
                    say(f"Evidence: “{words}”", css="los-quiet")
                    cited(replace(citation, n=place + 1), f"{name}-{number}-by-{place}")


def _rest(count: int, tab: str) -> None:
    if count > AT_ONCE:
        say(f"And {count - AT_ONCE:,} more, under {tab}.", css="los-quiet")


def _show_all(name: str) -> None:
    st.session_state[f"{ALL_MEETINGS}-{name}"] = True
