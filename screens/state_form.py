"""The form in which a person sets what became of an action."""

from datetime import date

import streamlit as st

from lineofsight.actions.log import Logged
from lineofsight.actions.set_state import NotSetError, Setting, place_of_words, set_state
from lineofsight.actions.words import STATES
from papers import ActionState, Citation, Paper, Reader, Scope, spoken_date
from records import Records
from records.action_states import Place
from screens.verbatim import label, say

# The name that was given last, so that it need be given but once.
NAME = "your-name"
SAVED = "log-saved"
# The page shows something else now, and is to be read from its top.
TURNED = "log-turned"
# How often a form was sent: the next one is empty again.
SENT = "log-sent"
AS_SUGGESTED = "As the papers suggest"
NO_PAPER = "No paper"
SAVED_WORDS = "The change is saved. It stands in the history of this action."
SHORT = 160


def state_form(records: Records, reader: Reader, one: Logged) -> None:
    """Draw the form, and set the state when it is sent.

    Whoever sends it is held to the version that was on the screen when the action was opened.
    """
    say("Change the state", "h2", "los-section")
    say(
        "Give the words of a paper that show it, or a reason. Your name, the time and the earlier "
        "state are kept with the change."
    )
    version: int = st.session_state.setdefault(version_key(one), one.version)
    times: int = st.session_state.get(SENT, 0)
    with st.form(f"log-form-{times}"):
        name = st.session_state.get(NAME, "")
        who = st.text_input("Your name", value=name, max_chars=80, key=f"log-name-{times}")
        states: list[ActionState | None] = [*STATES, None]
        state = st.radio(
            "State", states, index=states.index(one.state), key=f"log-set-{times}",
            format_func=lambda named: STATES[named] if named else AS_SUGGESTED,
        )  # fmt: skip
        since = st.date_input(
            "On which day, or since when (optional)", value=None, format="DD/MM/YYYY",
            min_value=date(1970, 1, 1), key=f"log-since-{times}",
        )  # fmt: skip
        ticked = [cited for cited in _offered(one) if _is_ticked(cited, one)]
        chosen = st.selectbox(
            "A paper that shows it", [None, *_papers(records, reader, one.paper)],
            format_func=lambda paper: _titled(paper) if paper else NO_PAPER,
            key=f"log-paper-{times}",
        )  # fmt: skip
        page = st.number_input(
            "Page of that paper", min_value=1, value=1, step=1, key=f"log-number-{times}"
        )
        words = st.text_area(
            "Words on that page that show it, copied from the page", height=80,
            key=f"log-words-{times}",
        )  # fmt: skip
        reason = st.text_area("Reason", height=80, max_chars=2000, key=f"log-reason-{times}")
        sent = st.form_submit_button("Save the change", type="primary")
    if not sent:
        return
    st.session_state[NAME] = who
    try:
        evidence = [Place(c.paper_id, c.page, c.start, c.end) for c in ticked]
        if chosen is not None:
            evidence.append(place_of_words(records, reader, chosen.paper_id, int(page), words))
        day = since if isinstance(since, date) else None
        setting = Setting(state, who, version, day, reason, tuple(evidence))
        set_state(records, reader, one.action.action_id, setting)
    except NotSetError as error:
        # What another set is on the screen now, above this form.
        st.session_state[version_key(one)] = one.version
        st.error(str(error))
        return
    st.session_state.pop(version_key(one), None)
    st.session_state[SAVED], st.session_state[TURNED] = SAVED_WORDS, True
    st.session_state[SENT] = times + 1
    st.rerun()


def version_key(one: Logged) -> str:
    """Under which name the version on the screen is kept."""
    return f"log-version-{one.action.action_id}"


def _offered(one: Logged) -> list[Citation]:
    """The evidence that the papers suggest, other than the action's own words."""
    return [cited for cited in one.proposed.evidence if cited.quote != one.action.text]


def _is_ticked(citation: Citation, one: Logged) -> bool:
    words = " ".join(citation.quote.split())
    short = words if len(words) <= SHORT else f"{words[:SHORT].rsplit(' ', 1)[0]} …"
    return st.checkbox(
        label(f"Evidence: “{short}” – {citation.place}"),
        key=f"log-evidence-{one.action.action_id}-{citation.n}",
    )


def _papers(records: Records, reader: Reader, paper: Paper) -> list[Paper]:
    """The papers of the same council, those of the meeting and after it first, newest first."""
    rows = [row.paper for row in records.papers(Scope(reader=reader, council=paper.council))]
    met = str(paper.meeting_date or "")
    newest = sorted(rows, key=lambda one: str(one.meeting_date or ""), reverse=True)
    return sorted(newest, key=lambda one: str(one.meeting_date or "") < met)


def _titled(paper: Paper) -> str:
    day = spoken_date(paper.meeting_date) if paper.meeting_date else "no date"
    return f"{day} – {paper.title} ({paper.file})"
