"""The form in which a reader says from which values on a measure is green, amber or red."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from lineofsight.figures.judge import (
    LONGEST_NAME,
    NotDecidedError,
    rate_by,
    read_value,
    thresholds_in_words,
)
from lineofsight.figures.points import Point
from papers import Reader
from records import Records
from records.figures import Thresholds
from screens.verbatim import say

UNITS = {"%": "per cent", "£": "pounds", "": "numbers"}
HIGHER, LOWER = "A higher value is better", "A lower value is better"
HOW = (
    "The papers’ own ratings are shown as printed. If you set thresholds here, this measure is "
    "rated by them instead, wherever it is shown, and each rating says so."
)


def threshold_form(
    records: Records,
    reader: Reader,
    measure: str,
    own: Thresholds | None,
    points: Sequence[Point],
) -> None:
    """Draw what thresholds hold for ``measure``, and the form to set or take back one's own."""
    if own is not None:
        say(f"Rated by your own thresholds. {thresholds_in_words(own)}", css="los-lead")
    with st.expander("Set your own thresholds" if own is None else "Change your thresholds"):
        say(HOW, css="los-quiet")
        found = Counter(p.figure.unit if p.figure.unit in ("%", "£") else "" for p in points)
        units = [unit for unit, _ in found.most_common()] or [""]
        with st.form("figures-thresholds"):
            unit = st.selectbox(
                "Which values", units, format_func=lambda one: UNITS[one].capitalize()
            ) if len(units) > 1 else units[0]  # fmt: skip
            better = st.radio(
                "Which way is better",
                [HIGHER, LOWER],
                index=0 if own is None or own.higher_is_better else 1,
            )
            green = st.text_input(
                f"Green from this value on ({UNITS[unit]})",
                value=f"{own.green:.10g}" if own else "",
            )
            amber = st.text_input(
                f"Amber from this value on ({UNITS[unit]})",
                value=f"{own.amber:.10g}" if own else "",
            )
            who = st.text_input("Your name", value=own.who if own else "", max_chars=LONGEST_NAME)
            sent = st.form_submit_button("Save these thresholds", type="primary")
            back = own is not None and st.form_submit_button("Go back to the papers’ ratings")
    if sent:
        try:
            new = Thresholds(
                measure, better == HIGHER, read_value(green), read_value(amber), unit or None, who
            )
            rate_by(records, reader, measure, new)
        except NotDecidedError as error:
            st.error(str(error))
            return
        st.rerun()
    if back:
        rate_by(records, reader, measure, None)
        st.rerun()
