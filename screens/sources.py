"""The buttons of the Line of sight page that open a source, and what remembers which."""

import streamlit as st

from papers import Citation
from screens import wording
from screens.verbatim import label

SOURCE = "line-source"


def cited(citation: Citation, key: str, under_heading: bool = False) -> None:
    """Draw the button that opens a citation; ``under_heading`` says that one names the meeting."""
    who, where = wording.place_parts(citation)
    standing = f" – {label(citation.standing)}" if citation.standing else ""
    named = f"*{label(who)}* {label(where)}" if under_heading else label(citation.place)
    st.button(
        f"Source: {named}{standing}",
        key=f"{'source' if under_heading else 'cited'}-{key}",
        type="tertiary",
        on_click=open_source,
        args=(citation,),
    )


def open_source(citation: Citation) -> None:
    """Have the panel opened at this citation when the page is drawn again."""
    st.session_state[SOURCE] = citation
