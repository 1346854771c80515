"""What a briefing is about: a saved sightline or a topic, the papers it is of, and whose eyes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from assistant.plain import listed
from papers import Paper, Reader, Scope, spoken_date
from records import Records
from records.sightlines import Sightline, sightlines
from screens.verbatim import say

OWN_WORDS = 0
START, WORDS, COUNCILS, COMMITTEES, FIRST, LAST, EYES = (
    f"briefing-{name}"
    for name in ("start", "words", "councils", "committees", "first", "last", "eyes")
)
KEYS = (START, WORDS, COUNCILS, COMMITTEES, FIRST, LAST, EYES)
MOST_LETTERS = 300
PUBLIC_ONLY = "Papers open to the public"
ALL_PAPERS = "Papers that are not for publication too"
SHUT = (
    "The briefing and its file name will say that it contains what is not for publication. Give "
    "it only to people who may see that."
)
CONTRADICTORY = "The first date is after the last. Change one of them to make a briefing."
NO_SIGHTLINES = (
    "You can also watch a topic on the Line of sight page, and make a briefing from it here."
)


@dataclass(frozen=True)
class Topic:
    """What was chosen: the words, where they are looked for, and for which eyes."""

    words: str
    councils: tuple[str, ...]
    committees: tuple[str, ...]
    first_date: date | None
    last_date: date | None
    eyes: Reader


def choose_topic(records: Records, reader: Reader) -> Topic | None:
    """Draw the choices and give what they say; None while they are empty or contradictory.

    The choices come from papers and sightlines that ``reader`` may see.
    """
    eyes = _choose_eyes(reader)
    watched = {one.sightline_id: one for one in sightlines(records, eyes)}
    chosen = _choose_start(watched)
    if chosen is not None:
        say(f"Watches “{chosen.words}”{_where(chosen)}.", css="los-quiet")
        return Topic(
            chosen.words, chosen.councils, chosen.committees, chosen.first_date,
            chosen.last_date, eyes,
        )  # fmt: skip
    words = st.text_input(
        "Topic, in your own words",
        key=WORDS,
        max_chars=MOST_LETTERS,
        placeholder="For example: agency social workers",
    )
    papers = [row.paper for row in records.papers(Scope(reader=eyes))]
    councils, committees, first, last = _choose_papers(papers)
    if first is not None and last is not None and first > last:
        st.error(CONTRADICTORY)
        return None
    if not words.strip():
        return None
    return Topic(words.strip(), councils, committees, first, last, eyes)


def _choose_eyes(reader: Reader) -> Reader:
    if reader is Reader.PUBLIC:
        return reader
    chosen = st.radio(
        "Which papers may it hold?", (PUBLIC_ONLY, ALL_PAPERS), key=EYES, horizontal=True
    )
    if chosen == ALL_PAPERS:
        st.warning(SHUT)
        return reader
    return Reader.PUBLIC


def _choose_start(watched: dict[int, Sightline]) -> Sightline | None:
    if not watched:
        return None
    options = [OWN_WORDS, *watched]
    if st.session_state.get(START) not in options:
        st.session_state[START] = OWN_WORDS
    chosen = st.selectbox(
        "What is the briefing about?",
        options,
        key=START,
        format_func=lambda one: (
            f"My sightline: {watched[one].name}" if one else "A topic in my own words"
        ),
    )
    return watched.get(chosen)


def _where(sightline: Sightline) -> str:
    places = [*sightline.committees, *sightline.councils]
    where = f" in the papers of {listed(places)}" if places else " in all papers"
    first, last = sightline.first_date, sightline.last_date
    start = f" from {spoken_date(first)}" if first else ""
    return f"{where}{start}{f' to {spoken_date(last)}' if last else ''}"


def _choose_papers(
    papers: Sequence[Paper],
) -> tuple[tuple[str, ...], tuple[str, ...], date | None, date | None]:
    councils = sorted({paper.council for paper in papers if paper.council})
    left, right = st.columns(2)
    with left:
        chosen = _several("Councils", COUNCILS, councils, "Every council")
    inside = [paper for paper in papers if not chosen or paper.council in chosen]
    committees = sorted({paper.committee for paper in inside if paper.committee})
    with right:
        bodies = _several("Committees", COMMITTEES, committees, "Every committee")
    with left:
        first = st.date_input("Meetings from", value=None, key=FIRST, format="DD/MM/YYYY")
    with right:
        last = st.date_input("Meetings to", value=None, key=LAST, format="DD/MM/YYYY")
    return chosen, bodies, first, last


def _several(name: str, key: str, options: Sequence[str], nothing: str) -> tuple[str, ...]:
    held = st.session_state.get(key)
    if held:  # what was chosen may no longer be among them
        st.session_state[key] = [one for one in held if one in options]
    return tuple(st.multiselect(name, options, key=key, placeholder=nothing))
