"""The choices of the action log: which actions are shown, and in what order."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from lineofsight.actions.log import Logged
from lineofsight.actions.words import KINDS, STATES
from papers import ActionKind, ActionState

ANY = ""
OWNER, KIND, STATE, OVERDUE, FORMAL, THEME, ORDER, PAGE = (
    "log-owner", "log-kind", "log-state", "log-overdue", "log-formal", "log-theme", "log-order",
    "log-page",
)  # fmt: skip
KEPT = "log-kept"
NEWEST, OLDEST, BY_STATE, BY_OWNER = (
    "Newest meeting first",
    "Oldest meeting first",
    "Overdue and silent first",
    "Who is to do it, A to Z",
)
ORDERS = (NEWEST, OLDEST, BY_STATE, BY_OWNER)
# What needs a member's eye comes first.
URGENT: tuple[ActionState, ...] = ("overdue", "silent", "open", "reported_back", "done")


@dataclass(frozen=True)
class Wanted:
    """Which actions are shown; None and "" mean any. ``theme`` are words in a reader's own."""

    owner: str | None = None
    kind: ActionKind | None = None
    state: ActionState | None = None
    formal: bool = False
    theme: str = ""
    order: str = NEWEST

    def takes(self, one: Logged) -> bool:
        """Whether an action is shown; its theme is looked at elsewhere."""
        return (
            (self.formal or not one.action.formal)
            and (self.owner is None or one.action.owner == self.owner)
            and (self.kind is None or one.action.kind == self.kind)
            and (self.state is None or one.state == self.state)
        )


def keep_choices() -> None:
    """Streamlit forgets fields that are not drawn: keep them while one action is looked at."""
    kept = st.session_state.setdefault(KEPT, {})
    for key in (OWNER, KIND, STATE, OVERDUE, FORMAL, THEME, ORDER):
        if key in st.session_state:
            kept[key] = st.session_state[key]
        elif key in kept:
            st.session_state[key] = kept[key]


def choose(logged: Sequence[Logged]) -> Wanted:
    """Draw the choices and give what they say; ``logged`` are the actions to choose among."""
    owners = sorted({one.action.owner for one in logged if one.action.owner}, key=str.casefold)
    if st.session_state.get(OWNER) not in (ANY, *owners):
        st.session_state[OWNER] = ANY
    with st.container(border=True):
        theme = st.text_input(
            "About", key=THEME, max_chars=200, on_change=first_page,
            placeholder="Words of your own, such as: reliance on agency social workers",
        )  # fmt: skip
        left, middle, right = st.columns(3, vertical_alignment="bottom")
        state = left.selectbox(
            "State", [ANY, *STATES], key=STATE, on_change=first_page,
            format_func=lambda one: STATES.get(one, "Any state"),
        )  # fmt: skip
        owner = middle.selectbox(
            "Who is to do it", [ANY, *owners], key=OWNER, on_change=first_page,
            format_func=lambda one: one or "Anybody",
        )  # fmt: skip
        overdue = right.checkbox("Overdue only", key=OVERDUE, on_change=first_page)
        with st.expander("More choices: kind, order, procedure"):
            left, right = st.columns(2)
            kind = left.selectbox(
                "Kind", [ANY, *KINDS], key=KIND, on_change=first_page,
                format_func=lambda one: KINDS.get(one, "Any kind"),
            )  # fmt: skip
            order = right.selectbox("Order", ORDERS, key=ORDER, on_change=first_page)
            formal = st.checkbox(
                "Show procedure too, such as minutes approved or a report noted", key=FORMAL,
                on_change=first_page,
            )  # fmt: skip
    return Wanted(
        owner=owner or None,
        kind=kind or None,  # type: ignore[arg-type]  # one of KINDS
        state="overdue" if overdue else state or None,  # type: ignore[arg-type]
        formal=formal,
        theme=theme.strip(),
        order=order,
    )


def in_order(logged: Sequence[Logged], order: str) -> list[Logged]:
    """``logged`` in one of :data:`ORDERS`; those without a date come last."""
    oldest = sorted(
        logged,
        key=lambda one: (one.paper.meeting_date is None, str(one.paper.meeting_date)),
    )
    newest = sorted(oldest, key=lambda one: str(one.paper.meeting_date or ""), reverse=True)
    if order == OLDEST:
        return oldest
    if order == BY_STATE:
        return sorted(newest, key=lambda one: URGENT.index(one.state))
    if order == BY_OWNER:
        return sorted(
            newest, key=lambda one: (not one.action.owner, (one.action.owner or "").casefold())
        )
    return newest


def first_page() -> None:
    """Another choice, another list: begin at its first page."""
    st.session_state[PAGE] = 0
