"""Which sections a briefing has, under which headings, in which order: by keyboard too."""

import streamlit as st

from lineofsight.briefing.order import Choice, Options, moved
from lineofsight.briefing.parts import HEADINGS, SECTIONS, SectionName
from screens.verbatim import say

ORDER, TITLE, MOVED = "briefing-order", "briefing-title", "briefing-moved"
LONGEST_HEADING = 120
HOW = "Choose the sections, give them other headings if you like, and move them up or down."


def keys() -> tuple[str, ...]:
    """The fields of the page that are kept while another page is shown."""
    return (TITLE, *(_key(part, name) for name in SECTIONS for part in ("include", "heading")))


def choose_sections(usual_title: str) -> Options:
    """Draw the title and a row for each section, and give what they say."""
    title = st.text_input("Title", key=TITLE, max_chars=LONGEST_HEADING, placeholder=usual_title)
    say(HOW, css="los-quiet")
    order: tuple[SectionName, ...] = st.session_state.setdefault(ORDER, SECTIONS)
    chosen = [choice for name in order if (choice := _row(name)) is not None]
    told = st.session_state.pop(MOVED, "")
    st.html(f'<p role="status" class="los-spoken">{told}</p>')
    return Options(title.strip(), tuple(chosen))


def _row(name: SectionName) -> Choice | None:
    usual = HEADINGS[name]
    with st.container(horizontal=True, vertical_alignment="center", key=_key("row", name)):
        included = st.checkbox(usual, value=True, key=_key("include", name), width=330)
        with st.container(horizontal=True, vertical_alignment="center", width=460, gap="small"):
            heading = st.text_input(
                f"Heading of the section “{usual}”",
                key=_key("heading", name),
                max_chars=LONGEST_HEADING,
                placeholder=usual,
                label_visibility="collapsed",
                disabled=not included,
            )
            for word, by in (("Up", -1), ("Down", 1)):
                st.button(
                    f"{word} *– move “{usual}” {word.lower()}*",
                    key=_key(word.lower(), name),
                    on_click=_move,
                    args=(name, by),
                )
    return Choice(name, heading.strip()) if included else None


def _move(name: SectionName, by: int) -> None:
    order = tuple(Choice(one) for one in st.session_state[ORDER])
    place = [one.name for one in order].index(name)
    after = tuple(one.name for one in moved(order, place, by))
    st.session_state[ORDER] = after
    st.session_state[MOVED] = (
        f"{HEADINGS[name]} is now section {after.index(name) + 1} of {len(after)}."
    )


def _key(part: str, name: SectionName) -> str:
    return f"briefing-{part}-{name}"
