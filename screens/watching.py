"""“Keep watching this”, under an answer: makes a sightline of the question."""

import streamlit as st

from lineofsight.sightline import LONGEST_NAME, SightlineError, watch
from lineofsight.theme import theme_within
from papers import Scope
from screens.open import Desk, stores_of
from screens.verbatim import say

WATCHED = "watched"
DONE = "You are watching this now. The Line of sight page shows it, and what is new."


def keep_watching(desk: Desk, question: str, scope: Scope, number: int) -> None:
    """Draw the button that watches what was asked, within the same filters.

    ``number`` is that of the answer in the conversation.
    """
    said: dict[int, str] = st.session_state.setdefault(WATCHED, {})
    key = hash((number, question))
    if key in said:
        say(said[key], css="los-lead")
        return
    st.button(
        "Keep watching this",
        key=f"watch-{number}",
        icon=":material/visibility:",
        on_click=_watch,
        args=(desk, question, scope, said, key),
    )


def _watch(desk: Desk, question: str, scope: Scope, said: dict[int, str], key: int) -> None:
    theme = theme_within(question.rstrip(" ?"), scope)
    try:
        watch(stores_of(desk).records, theme, desk.reader, theme.words[:LONGEST_NAME])
    except SightlineError as error:
        said[key] = str(error)
    else:
        said[key] = DONE
