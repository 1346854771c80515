"""The table of figures: value, date, rating and source of each; and dropping a wrong one."""

from collections.abc import Callable, Sequence

import streamlit as st

from lineofsight.figures.judge import (
    LONGEST_NAME,
    LONGEST_REASON,
    NotDecidedError,
    decisions,
    drop,
    put_back,
)
from lineofsight.figures.points import Point
from lineofsight.figures.words import (
    day_in_words,
    name_of,
    notes_of,
    number_in_words,
    rating_in_words,
    sense_in_words,
    value_in_words,
)
from number_words import counted
from papers import Citation, Reader, spoken_date
from records import Records
from screens.verbatim import html, label, say, shown

OpenSource = Callable[[Citation], None]
DROPPING, PAGE, WHO = "figures-dropping", "figures-page", "figures-who"
AT_ONCE = 25
HEADS = ("As of", "Value", "What the paper says", "Rating and target")
WIDTHS = (2.2, 2.2, 6, 2.4)
SHOWN = 260


def figure_table(points: Sequence[Point], every: Sequence[Point], open_source: OpenSource) -> None:
    """Draw the points, newest last; ``every`` holds those that a restated one may differ from."""
    pages = max(0, len(points) - 1) // AT_ONCE + 1
    page = min(int(st.session_state.get(PAGE, 0)), pages - 1)
    with st.container(key="log-heads"):
        for column, head in zip(st.columns(WIDTHS), HEADS, strict=True):
            with column:
                say(head, "p", "los-question")
    for number, point in enumerate(points[page * AT_ONCE : (page + 1) * AT_ONCE]):
        _row(point, every, number, open_source)
    if pages > 1:
        with st.container(horizontal=True, vertical_alignment="center"):
            if page:
                st.button("Earlier figures", on_click=_turn, args=(page - 1,))
            say(f"Page {page + 1} of {pages}")
            if page + 1 < pages:
                st.button("Later figures", on_click=_turn, args=(page + 1,))


def _row(point: Point, every: Sequence[Point], number: int, open_source: OpenSource) -> None:
    figure = point.figure
    with st.container(key=f"log-row-figure-{number}"):
        day, value, words, rating = st.columns(WIDTHS)
        with day:
            say(day_in_words(point), css="los-lead")
        with value:
            sense = sense_in_words(figure)
            after = f'<br><span class="los-quiet">{html(sense)}</span>' if sense else ""
            st.html(f"<strong>{html(value_in_words(figure))}</strong>{after}")
        with words, st.container(gap=None):
            say(name_of(point), css="los-question")
            say(f"“{_short(point)}”", css="los-sentence")
            for note in notes_of(point, every):
                say(note, css="los-voice")
            say(point.paper.council or "Council not named", css="los-quiet")
            with st.container(gap=None):
                st.button(
                    f"Source: {label(point.citation.place)}",
                    key=f"cited-figure-{number}",
                    type="tertiary",
                    on_click=open_source,
                    args=(point.citation,),
                )
                st.button(
                    "This is wrong",
                    key=f"cited-wrong-{number}",
                    type="tertiary",
                    on_click=_start_drop,
                    args=(figure.figure_id,),
                    help=f"Leave out {label(value_in_words(figure))}",
                )
        with rating:
            parts = [f"<strong>{html(rating_in_words(point))}</strong>"] if point.rating else []
            if figure.target is not None:
                parts.append(f"Target {html(number_in_words(figure.target, figure.unit))}")
            st.html("<br>".join(parts) or '<span class="los-quiet">Not rated</span>')


def ask_to_drop(records: Records, reader: Reader, point: Point) -> None:
    """Open the form that leaves a wrong figure out, over the page."""
    opened = st.dialog("Leave out a wrong figure", width="medium", on_dismiss=stop_dropping)
    opened(_drop_form)(records, reader, point)


def stop_dropping() -> None:
    """The form is closed; the figure stays."""
    st.session_state.pop(DROPPING, None)


def _drop_form(records: Records, reader: Reader, point: Point) -> None:
    figure = point.figure
    version = len(decisions(records, reader).get(figure.figure_id, ()))
    with st.form("figures-drop"):
        say(
            f"{value_in_words(figure)}, {day_in_words(point)} – {name_of(point)}",
            css="los-question",
        )
        say(f"“{_short(point)}”", css="los-sentence")
        say(
            "It will no longer be shown or charted for anyone. It is kept with your name and "
            "reason, and can be put back.",
            css="los-quiet",
        )
        who = st.text_input("Your name", key=WHO, max_chars=LONGEST_NAME)
        reason = st.text_area("Why it is wrong", max_chars=LONGEST_REASON, height=90)
        with st.container(horizontal=True):
            sent = st.form_submit_button("Leave this figure out", type="primary")
            cancelled = st.form_submit_button("Keep it")
    if cancelled:
        stop_dropping()
        st.rerun()
    if sent:
        try:
            drop(records, reader, figure.figure_id, who, reason, version)
        except NotDecidedError as error:
            st.error(str(error))
            return
        stop_dropping()
        st.rerun()


def dropped_list(
    records: Records, reader: Reader, points: Sequence[Point], open_source: OpenSource
) -> None:
    """The figures that were left out, each with who did so and why, and a way back."""
    if not points:
        return
    told = decisions(records, reader)
    with st.expander(f"Left out as wrong: {counted(len(points), 'figure')}"):
        for number, point in enumerate(points):
            figure = point.figure
            with st.container(key=f"log-row-dropped-{number}"):
                say(f"{value_in_words(figure)}, {day_in_words(point)} – {name_of(point)}",
                    css="los-question")  # fmt: skip
                for one in told.get(figure.figure_id, ()):
                    what = "left it out" if one.dropped else "put it back"
                    why = f" Reason: {one.reason}" if one.reason else ""
                    when = spoken_date(one.at.date())
                    say(f"{one.who or 'A person'} {what} on {when}.{why}", css="los-lead")
                st.button(
                    f"Source: {label(point.citation.place)}",
                    key=f"cited-dropped-{number}",
                    type="tertiary",
                    on_click=open_source,
                    args=(point.citation,),
                )
                _put_back_form(records, reader, point, len(told.get(figure.figure_id, ())), number)


def _put_back_form(
    records: Records, reader: Reader, point: Point, version: int, number: int
) -> None:
    with st.form(f"figures-back-{number}"):
        who = st.text_input("Your name", key=f"figures-back-who-{number}", max_chars=LONGEST_NAME)
        reason = st.text_input("Why it is right after all", max_chars=LONGEST_REASON)
        if st.form_submit_button("Put this figure back"):
            try:
                put_back(records, reader, point.figure.figure_id, who, reason, version)
            except NotDecidedError as error:
                st.error(str(error))
            else:
                st.rerun()


def _short(point: Point) -> str:
    said = " ".join(shown(point.figure.text, point.paper.file).split())
    if len(said) <= SHOWN:
        return said
    # The words around the number itself are what matters.
    at = said.find(" ".join(point.figure.printed.split()))
    first = max(0, min(at - SHOWN // 2, len(said) - SHOWN))
    part = said[first : first + SHOWN]
    return f"{'… ' if first else ''}{part}{' …' if first + SHOWN < len(said) else ''}"


def _start_drop(figure_id: str) -> None:
    st.session_state[DROPPING] = figure_id


def _turn(page: int) -> None:
    st.session_state[PAGE] = page
