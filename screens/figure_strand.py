"""The figures of a sightline: a chart, and every value below it in words, each with its source."""

from collections.abc import Sequence

import streamlit as st

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
from screens.figure_chart import show_chart
from screens.sources import cited
from screens.verbatim import html, say, shown

NO_FIGURES = "No figure in these papers is given for this."
HEADS = ("As of", "Value", "What the paper says", "Rating and target")
WIDTHS = (2.2, 2.2, 6, 2.4)
AT_ONCE, SHOWN, MORE = 20, 260, "line-more-figures"


def show_points(points: Sequence[Point], name: str) -> None:
    """Draw the chart and the table of ``points``; ``name`` keeps keys apart."""
    if not points:
        say(NO_FIGURES)
        return
    say("To leave out a wrong figure or set thresholds, go to the Figures page.", css="los-quiet")
    show_chart(points, f"line-{name}")
    every = bool(st.session_state.get(f"{MORE}-{name}"))
    # The newest values are the ones to know first where there are many.
    listed = points if every else points[-AT_ONCE:]
    hidden = len(points) - len(listed)
    if hidden:
        st.button(
            f"Show {counted(hidden, 'earlier figure')} too",
            key=f"line-earlier-{name}",
            on_click=_show_all,
            args=(name,),
        )
    show_rows(listed, points, name)


def show_rows(points: Sequence[Point], every: Sequence[Point], name: str) -> None:
    """Draw one row a point: its day, its value, the words, its rating; and its source."""
    with st.container(key=f"log-heads-{name}"):
        for column, head in zip(st.columns(WIDTHS), HEADS, strict=True):
            with column:
                say(head, "p", "los-question")
    for number, point in enumerate(points):
        figure = point.figure
        with st.container(key=f"log-row-{name}-{number}"):
            day, value, words, rating = st.columns(WIDTHS)
            with day:
                say(day_in_words(point))
            with value:
                sense = sense_in_words(figure)
                after = f'<br><span class="los-quiet">{html(sense)}</span>' if sense else ""
                st.html(f"<strong>{html(value_in_words(figure))}</strong>{after}")
            with words, st.container(gap=None):
                say(name_of(point), css="los-question")
                said = " ".join(shown(figure.text, point.paper.file).split())
                short = said if len(said) <= SHOWN else f"{said[:SHOWN].rsplit(' ', 1)[0]} …"
                say(f"“{short}”", css="los-sentence")
                for note in notes_of(point, every):
                    say(note, css="los-voice")
                say(point.paper.council or "Council not named", css="los-quiet")
                cited(point.citation, f"{name}-{number}")
            with rating:
                parts = [html(rating_in_words(point))] if point.rating else []
                if figure.target is not None:
                    parts.append(f"Target {html(number_in_words(figure.target, figure.unit))}")
                st.html("<br>".join(parts) or '<span class="los-quiet">Not rated</span>')


def _show_all(name: str) -> None:
    st.session_state[f"{MORE}-{name}"] = True
