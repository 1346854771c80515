"""One action: its words and source, what became of it and on what evidence, its history, a form."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from lineofsight.actions.due_dates import due_day
from lineofsight.actions.log import Logged
from lineofsight.actions.words import KINDS, STATES, state_in_words, worded
from papers import ActionState, Citation, Reader, spoken_date
from records import Records
from records.action_states import Place, StateChange, vanished, words_at
from screens import wording
from screens.state_form import SAVED, state_form
from screens.verbatim import html, label, say, shown

OpenSource = Callable[[Citation], None]
SAYS: dict[ActionState, str] = {
    "open": "Later papers mention it, or hold too few of its words to tell; none settles it.",
    "reported_back": "A later paper takes it up and says that something came of it:",
    "done": "A later paper says that it was done:",
    "overdue": "The day that its own words set is past, and no later paper says what came of it.",
    "silent": "No later paper mentions it.",
}


NOTHING_LATER = "No later paper of this council has been read."
CANNOT_TELL = "The paper does not say its council or its date, so no later paper can be compared."


def show_action(records: Records, reader: Reader, one: Logged, open_source: OpenSource) -> None:
    """Draw one action with all that is known of it, and the form to set its state."""
    action, paper = one.action, one.paper
    said = " ".join(shown(action.text, paper.file).split())
    if saved := st.session_state.pop(SAVED, None):
        st.success(saved)
    say(f"State: {state_in_words(one)}", "h2", "los-headline")
    with st.container(gap=None):
        say(said, css="los-sentence")
        _source(one.citation, "source-log-own", open_source)
    _facts(one)
    _standing(one, open_source)
    _history(records, reader, one.changes)
    state_form(records, reader, one)


def show_vanished(records: Records, reader: Reader) -> None:
    """What was set on actions that are no longer read in their papers: nothing of it is lost."""
    gone = vanished(records, reader)
    if not gone:
        return
    say("Set on actions that are no longer found", "h2", "los-section")
    say(
        "These papers have been read anew since, and the words are no longer taken for an action. "
        "What was set is kept."
    )
    for paper, words, changes in gone:
        what = " ".join(words.split()) if words else "Its words can no longer be shown"
        with st.expander(f"{label(paper.title)}: {label(what[:120])}"):
            say(what, css="los-sentence")
            say(f"{paper.file}, page {changes[-1].of.page}", css="los-quiet")
            _history(records, reader, changes)


def _facts(one: Logged) -> None:
    action, paper = one.action, one.paper
    due = action.due
    if due and paper.meeting_date and not any(letter.isdigit() for letter in due):
        day = due_day(due, action.text, paper.meeting_date)
        due = f"{due} (by {spoken_date(day)})" if day else due
    facts = {
        "Kind": KINDS[action.kind] + (", procedure" if action.formal else ""),
        "Meeting": one.citation.place,
        "Who is to do it": action.owner or "Not said in the paper",
        "Asked by": action.asked_by or "Not said in the paper",
        "Due": due or "Not said in the paper",
    }
    if one.citation.standing:
        facts["Take care"] = one.citation.standing
    rows = "".join(
        f"<dt>{html(name)}</dt><dd>{html(' '.join(told.split()))}</dd>"
        for name, told in facts.items()
    )
    st.html(f'<dl class="los-facts">{rows}</dl>')


def _standing(one: Logged, open_source: OpenSource) -> None:
    say("What became of it", "h2", "los-section")
    if one.is_set:
        when = f" on {spoken_date(one.set_at.date())}" if one.set_at else ""
        say(f"{one.set_by or 'A person'} set this to “{state_in_words(one)}”{when}.")
        if one.reason:
            say(f"Reason: {one.reason}")
        _quotes(one, one.evidence, "set", open_source)
        say("What the papers suggest", "h3", "los-meeting")
    proposed = one.proposed
    if one.action.formal:
        say("This is procedure: it was done when it was decided.")
        return
    upto = proposed.as_of and f" Papers up to {spoken_date(proposed.as_of)} were looked through."
    says = SAYS[proposed.state]
    met = one.paper.meeting_date
    if proposed.state == "silent" and proposed.since and met and proposed.since > met:
        says = "That is when a paper last mentioned it."
    if proposed.state == "open" and proposed.as_of in (None, one.paper.meeting_date):
        says = NOTHING_LATER if proposed.as_of else CANNOT_TELL
    say(f"{worded(proposed.state, proposed.since)}. {says}")
    _quotes(one, proposed.evidence, "said", open_source)
    say(f"Suggested by a rule; nobody has checked it.{upto or ''}", css="los-quiet")


def _quotes(
    one: Logged, evidence: tuple[Citation, ...], name: str, open_source: OpenSource
) -> None:
    """The evidence as printed, with its sources; the action's own words stand above already."""
    for citation in evidence:
        if citation.quote == one.action.text:
            continue
        with st.container(gap=None):
            say(wording.meeting(citation), css="los-quiet")
            words = " ".join(shown(citation.quote, citation.file).split())
            say(words, css="los-sentence")
            _source(citation, f"source-log-{name}-{citation.n}", open_source)


def _history(records: Records, reader: Reader, changes: tuple[StateChange, ...]) -> None:
    changes = tuple(one for one in changes if not one.is_shut)
    if not changes:
        return
    say("History of changes", "h3", "los-meeting")
    lines = []
    for change in reversed(changes):
        when = f"{spoken_date(change.at.date())}, {change.at:%H:%M} UTC"
        now = _worded(change.state, change.since)
        why = f" Reason: {change.reason}" if change.reason else ""
        shown_by = [_place(records, reader, place) for place in change.evidence]
        on = f" Evidence: {'; '.join(shown_by)}." if shown_by else ""
        who = change.who or "A person"
        was = _worded(change.was, change.was_since)
        line = f"{when}: {who} changed it from {was} to {now}.{why}{on}"
        lines.append(f"<li>{html(line)}</li>")
    st.html(f'<ul class="los-list">{"".join(lines)}</ul>')


def _worded(state: ActionState | None, since: date | None) -> str:
    word = STATES[state].lower() if state else "what the papers suggest"
    return f"{word} ({spoken_date(since)})" if since else word


def _place(records: Records, reader: Reader, place: Place) -> str:
    there = words_at(records, place, reader)
    if there is None:
        return "words that can no longer be opened"
    paper, words = there
    quote = " ".join(words.split())
    short = quote if len(quote) <= 160 else f"{quote[:160].rsplit(' ', 1)[0]} …"
    return f"“{short}” ({paper.file}, page {place.page})"


def _source(citation: Citation, key: str, open_source: OpenSource) -> None:
    """The button that opens a citation, named in full: no heading above it names the meeting."""
    standing = f" – {label(citation.standing)}" if citation.standing else ""
    st.button(
        f"Source: {label(citation.place)}{standing}",
        key=key,
        type="tertiary",
        on_click=open_source,
        args=(citation,),
    )
