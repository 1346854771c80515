"""Figures: a measure over time, its chart, the table beside it; every point opens its page."""

from collections.abc import Sequence

import streamlit as st

from lineofsight.figures.points import Point, figures_on, measures_in
from lineofsight.figures.spreadsheet import as_csv
from lineofsight.theme import theme_within
from number_words import counted
from papers import Citation, Scope
from records import Records
from records.figures import measure_key, thresholds
from screens import wording
from screens.figure_chart import show_chart
from screens.figure_table import DROPPING, ask_to_drop, dropped_list, figure_table
from screens.figure_thresholds import threshold_form
from screens.filters import choose_scope
from screens.open import Desk, library_of, stores_of
from screens.source import show_source
from screens.verbatim import say

MEASURE, FOUND, SERIES, SOURCE, KEPT = (
    "figures-measure", "figures-found", "figures-series", "figures-source", "figures-kept",
)  # fmt: skip
NOTHING, EVERYTHING = "", ""
MOST_MEASURES = 300
MOST_LETTERS = 200
NO_PAPERS = "No papers have been read yet, so there are no figures. Add papers on the Papers page."
NO_FIGURES_YET = (
    "No figures have been read from these papers. Papers that were read by an earlier version of "
    "this app have none: read them again on the Papers page."
)
HOW = (
    "Every figure that the papers give for a measure, as printed. Its date is the one that its "
    "own words give, or else the date of the meeting. Nothing is calculated: check the source "
    "before you rely on it."
)


def figures_screen(desk: Desk) -> None:
    """Draw the page; raises NotReadyError where the papers cannot be reached."""
    say("Figures", "h1", "los-title")
    records = stores_of(desk).records
    papers = [row.paper for row in records.papers(Scope(reader=desk.reader))]
    if not papers:
        say(NO_PAPERS)
        return
    _bring_back()
    scope = choose_scope(papers, desk.reader)
    if scope is None:
        st.warning("Change the dates at the side first.")
        return
    measure = _choose_measure(records, scope)
    if measure:
        _shown(records, desk, scope, measure)
    source: Citation | None = st.session_state.pop(SOURCE, None)
    if source is not None:
        show_source(source, desk)


def _choose_measure(records: Records, scope: Scope) -> str:
    """The measure in the reader's own words, or one of those found; "" if none is asked for."""
    say(HOW)
    found = measures_in(records, scope)[:MOST_MEASURES]
    many = {name: number for name, number in found}
    if not found:
        say(NO_FIGURES_YET)
    own, listed = st.columns([3, 2])
    with own:
        asked = st.text_input(
            "What is measured, in your own words",
            key=MEASURE,
            max_chars=MOST_LETTERS,
            placeholder="For example: social worker caseloads",
            on_change=_forget,
        )
    with listed:
        st.selectbox(
            "Or choose one that the papers give",
            [NOTHING, *many],
            key=FOUND,
            format_func=lambda name: _option(name, many),
            on_change=_take,
        )
    st.session_state[KEPT] = asked
    return (asked or "").strip()


def _option(name: str, many: dict[str, int]) -> str:
    if not name:
        return "Choose a measure"
    return f"{name[:1].upper()}{name[1:]} ({counted(many.get(name, 0), 'figure')})"


def _shown(records: Records, desk: Desk, scope: Scope, measure: str) -> None:
    theme = theme_within(measure, scope)
    with st.spinner("Looking through the papers…"):
        every = figures_on(library_of(desk), theme, desk.reader, dropped=True)
    kept = [point for point in every if not point.dropped]
    chosen = wording.scope_words(scope)
    if chosen:
        say(chosen, css="los-quiet")
    if not every:
        say(
            f"The papers give no figure for “{measure}”. Try other words for it.",
            css="los-question",
        )
        say(wording.coverage_words(records.coverage(scope)), css="los-quiet")
        return
    own = thresholds(records, desk.reader).get(measure_key(measure))
    points = _choose_series(kept)
    days = {point.as_of for point in points if point.as_of}
    say(
        f"{counted(len(points), 'figure')} for “{measure}”"
        + (f", on {counted(len(days), 'date')}" if days else ""),
        "h2",
        "los-headline",
    )
    if any(point.citation.access == "exempt" for point in points):
        say("NOT FOR PUBLICATION: some of these stand in exempt papers.", css="los-question")
    to_drop = next((p for p in kept if p.figure.figure_id == st.session_state.get(DROPPING)), None)
    if to_drop is not None:
        ask_to_drop(records, desk.reader, to_drop)
    show_chart(points, "figures", own)
    say("The figures", "h2", "los-section")
    figure_table(points, kept, _open_source)
    _download(points, measure)
    threshold_form(records, desk.reader, measure, own, points)
    dropped_list(records, desk.reader, [point for point in every if point.dropped], _open_source)


def _choose_series(points: Sequence[Point]) -> list[Point]:
    """The points of the series that the reader chooses; all of them to begin with."""
    in_series: dict[str, int] = {}
    for point in points:
        in_series[point.series] = in_series.get(point.series, 0) + 1
    if len(in_series) < 2:
        return list(points)
    names = sorted(in_series, key=lambda name: (-in_series[name], name))
    if st.session_state.get(SERIES) not in (EVERYTHING, *names):
        st.session_state[SERIES] = EVERYTHING
    chosen = st.selectbox(
        "Which figures",
        [EVERYTHING, *names],
        key=SERIES,
        format_func=lambda name: _series_option(name, in_series),
        help="Values of one measure, of the same children, team or body, belong together.",
    )
    return [point for point in points if chosen in (EVERYTHING, point.series)]


def _series_option(name: str, in_series: dict[str, int]) -> str:
    if not name:
        return f"All {counted(sum(in_series.values()), 'figure')}"
    return f"{name[:1].upper()}{name[1:]} ({in_series[name]})"


def _download(points: Sequence[Point], measure: str) -> None:
    exempt = any(point.citation.access == "exempt" for point in points)
    st.download_button(
        f"Download {counted(len(points), 'figure')} as a spreadsheet (CSV)",
        as_csv(points),
        file_name="figures-not-for-publication.csv" if exempt else "figures.csv",
        mime="text/csv",
        on_click="ignore",
        help=f"The figures for {' '.join(measure.split())}" if len(measure) < 60 else None,
    )


def _open_source(citation: Citation) -> None:
    st.session_state[SOURCE] = citation


def _take() -> None:
    """The measure that was chosen from the list becomes the one that is asked for."""
    if st.session_state.get(FOUND):
        st.session_state[MEASURE] = st.session_state[FOUND]
    _forget()


def _forget() -> None:
    for key in (SERIES, DROPPING):
        st.session_state.pop(key, None)


def _bring_back() -> None:
    """Streamlit forgets a page's own fields while another page is shown."""
    if MEASURE not in st.session_state and st.session_state.get(KEPT):
        st.session_state[MEASURE] = st.session_state[KEPT]
