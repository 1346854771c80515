"""The chart of figures over time, as the Figures page and a sightline show it."""

from collections.abc import Sequence

import streamlit as st

from lineofsight.figures.chart import KINDS, chart_of, described, kind_of, kinds_in
from lineofsight.figures.points import Point
from records.figures import Thresholds
from screens.verbatim import html, say


def show_chart(points: Sequence[Point], name: str, own: Thresholds | None = None) -> None:
    """Draw the commonest kind of value, and on request the others; ``name`` keeps keys apart.

    ``own`` are the reader's thresholds, drawn too. What the marks mean stands below it.
    """
    kinds = kinds_in(points)
    if not kinds:
        say("None of these figures has a date, so they are not drawn.", css="los-quiet")
        return
    kind = kinds[0]
    if len(kinds) > 1:
        kind = st.radio(
            "Show on the chart",
            kinds,
            format_func=lambda one: KINDS[one].capitalize(),
            horizontal=True,
            key=f"{name}-kind",
        )
    drawn = [point for point in points if kind_of(point) == kind]
    chart = chart_of(drawn, own)
    if chart is None:
        return
    st.html(f'<p class="los-spoken">{html(described(drawn))}</p>')
    with st.container(key=f"{name}-chart"):
        st.altair_chart(chart, width="stretch", theme=None)
    aside = ["Each kind of figure has its own shape."] if len({p.series for p in drawn}) > 1 else []
    if any(point.figure.target is not None for point in drawn):
        aside.append("A short dark bar is the target that the paper gives.")
    aside.append("A value is not written where it would cover another: the table has them all.")
    say(" ".join(aside), css="los-quiet")
