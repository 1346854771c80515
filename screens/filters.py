"""The filters in the sidebar: which council, which committee, which dates."""

from collections.abc import Sequence

import streamlit as st

from papers import Paper, Reader, Scope

ANY = ""
COUNCIL, COMMITTEE, FIRST, LAST = "council", "committee", "first_date", "last_date"
KEPT = "filters"


def choose_scope(papers: Sequence[Paper], reader: Reader) -> Scope | None:
    """Draw the filters and give what they say; None if the dates contradict each other.

    The choices come from ``papers``, which must be those that ``reader`` may see. They are kept
    while the reader looks at another page.
    """
    _bring_back()
    with st.sidebar:
        st.html('<h2 class="los-section">Narrow the search</h2>')
        council = _choose("Council", COUNCIL, "Every council", [p.council for p in papers])
        inside = [p for p in papers if not council or p.council == council]
        committee = _choose(
            "Committee", COMMITTEE, "Every committee", [p.committee for p in inside]
        )
        first = st.date_input("From this date", value=None, key=FIRST, format="DD/MM/YYYY")
        last = st.date_input("To this date", value=None, key=LAST, format="DD/MM/YYYY")
        contradictory = first is not None and last is not None and first > last
        if contradictory:
            st.error("The first date is after the last. Change one of them to search.")
        if any(st.session_state.get(key) for key in (COUNCIL, COMMITTEE, FIRST, LAST)):
            st.button("Clear the filters", on_click=_clear)
    st.session_state[KEPT] = {
        key: st.session_state.get(key) for key in (COUNCIL, COMMITTEE, FIRST, LAST)
    }
    if contradictory:
        return None
    return Scope(reader, council or None, committee or None, first, last)


def _choose(label: str, key: str, everything: str, names: Sequence[str | None]) -> str:
    options = [ANY, *sorted({name for name in names if name})]
    if st.session_state.get(key) not in options:
        st.session_state[key] = ANY
    chosen = st.selectbox(label, options, key=key, format_func=lambda name: name or everything)
    return chosen or ANY


def _bring_back() -> None:
    """Streamlit forgets a page's own fields while another page is shown."""
    for key, value in st.session_state.get(KEPT, {}).items():
        if key not in st.session_state:
            st.session_state[key] = value


def _clear() -> None:
    for key, value in {COUNCIL: ANY, COMMITTEE: ANY, FIRST: None, LAST: None}.items():
        st.session_state[key] = value
