"""Action log: what was decided, promised and asked for, and what became of it."""

from collections.abc import Sequence

import streamlit as st

from lineofsight.actions.log import Logged, log_of, on_theme
from lineofsight.actions.set_state import find
from lineofsight.actions.spreadsheet import as_csv
from lineofsight.actions.words import KINDS, state_in_words
from number_words import counted
from papers import Citation, Scope, spoken_date
from records import Records
from screens import wording
from screens.filters import choose_scope
from screens.log_filters import PAGE, Wanted, choose, in_order, keep_choices
from screens.one_action import show_action, show_vanished
from screens.open import Desk, library_of, stores_of
from screens.source import show_source
from screens.state_form import TURNED
from screens.verbatim import html, label, say, shown

OPENED, SOURCE = "log-opened", "log-source"
# Streamlit leaves the page scrolled where the button was: what opens is read from its top, by eye
# and by those who hear the page. No word of a paper or a person goes into this.
TO_TOP = """<script>(() => {
const page = document.querySelector('[data-testid="stMain"]');
const head = document.querySelector('h1.los-title');
if (page) { page.scrollTo(0, 0); }
if (head) { head.setAttribute("tabindex", "-1"); head.focus({preventScroll: true}); }
})();</script>"""
AT_ONCE = 25
# A row shows so many letters of an action; opened, it shows all of them.
SHOWN = 220
HEADS = ("What the paper says", "Who, and by when", "State")
WIDTHS = (6, 3, 3)
NO_PAPERS = "No papers have been read yet, so there are no actions. Add papers on the Papers page."
NONE = "No action in the papers fits these choices. Change or clear some of them."
HOW = (
    "The state of each action is suggested by what later papers say, unless a person has set it. "
    "It goes by the newest meeting that has been read here, not by today’s date. A paper that is "
    "missing here may say more."
)


def action_log_screen(desk: Desk) -> None:
    """Draw the page; raises NotReadyError where the papers cannot be reached."""
    say("Action log", "h1", "los-title")
    records = stores_of(desk).records
    papers = [row.paper for row in records.papers(Scope(reader=desk.reader))]
    if not papers:
        say(NO_PAPERS)
        return
    keep_choices()
    scope = choose_scope(papers, desk.reader)
    opened: str | None = st.session_state.get(OPENED)
    if opened is not None:
        _opened(records, desk, opened)
    elif scope is None:
        st.warning("Change the dates at the side first.")
    else:
        _listed(records, desk, scope)
    if st.session_state.pop(TURNED, False):
        st.html(TO_TOP, unsafe_allow_javascript=True)
    source: Citation | None = st.session_state.pop(SOURCE, None)
    if source is not None:
        show_source(source, desk)


def _opened(records: Records, desk: Desk, action_id: str) -> None:
    st.button("Back to the list", on_click=_open, args=(None,), icon=":material/arrow_back:")
    one = find(records, desk.reader, action_id)
    if one is None:
        say("This action is no longer in the papers. It may have been read anew or taken away.")
        return
    show_action(records, desk.reader, one, _open_source)


def _listed(records: Records, desk: Desk, scope: Scope) -> None:
    say(HOW, css="los-quiet")
    with st.spinner("Looking for what became of each action…"):
        every = once(log_of(records, scope))
    wanted = choose(every)
    found: Sequence[Logged] = [one for one in every if wanted.takes(one)]
    if wanted.theme:
        with st.spinner("Looking through the papers…"):
            library = library_of(desk)
            from lineofsight.theme import Theme  # takes seconds the first time

            found = on_theme(library, tuple(found), Theme(wanted.theme), desk.reader)
    found = in_order(found, wanted.order)
    _summary(found, wanted, scope)
    if found:
        _table(found)
    show_vanished(records, desk.reader)


def once(logged: Sequence[Logged]) -> list[Logged]:
    """``logged`` with what stands in two papers of one meeting, in the same words, once."""
    kept: dict[object, Logged] = {}
    for one in logged:
        paper, said = one.paper, " ".join(one.action.text.split()).casefold()
        held = (paper.council, paper.committee, paper.meeting_date, said)
        key = held if paper.meeting_date else one.action.action_id
        first = kept.get(key)
        same_paper = first is not None and first.paper.paper_id == paper.paper_id
        if same_paper or (one.is_set and first is not None and not first.is_set):
            kept[one.action.action_id if same_paper else key] = one
        elif first is None:
            kept[key] = one
    return list(kept.values())


def _summary(found: Sequence[Logged], wanted: Wanted, scope: Scope) -> None:
    chosen = wording.scope_words(scope)
    if chosen:
        say(chosen, css="los-quiet")
    if not found:
        say(NONE)
        return
    newest = max((one.proposed.as_of for one in found if one.proposed.as_of), default=None)
    about = f" about “{wanted.theme}”" if wanted.theme else ""
    say(f"{counted(len(found), 'action')}{about}", "h2", "los-section")
    if newest:
        say(f"Papers of meetings up to {spoken_date(newest)} were looked through.", css="los-quiet")
    exempt = any(one.citation.access == "exempt" for one in found)
    if exempt:
        say("NOT FOR PUBLICATION: some of these stand in exempt papers.", css="los-question")
    st.download_button(
        f"Download {counted(len(found), 'action')} as a spreadsheet (CSV)",
        as_csv(found),
        file_name="action-log-not-for-publication.csv" if exempt else "action-log.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _table(found: Sequence[Logged]) -> None:
    pages = (len(found) - 1) // AT_ONCE + 1
    page = min(int(st.session_state.get(PAGE, 0)), pages - 1)
    with st.container(key="log-heads"):
        for column, head in zip(st.columns(WIDTHS), HEADS, strict=True):
            with column:
                say(head, "p", "los-question")
    for number, one in enumerate(found[page * AT_ONCE : (page + 1) * AT_ONCE]):
        _row(one, number)
    if pages > 1:
        with st.container(horizontal=True, vertical_alignment="center"):
            if page:
                st.button("Previous page", on_click=_turn, args=(page - 1,))
            say(f"Page {page + 1} of {pages}")
            if page + 1 < pages:
                st.button("Next page", on_click=_turn, args=(page + 1,))


def _row(one: Logged, number: int) -> None:
    action, paper = one.action, one.paper
    said = " ".join(shown(action.text, paper.file).split())
    short = said if len(said) <= SHOWN else f"{said[:SHOWN].rsplit(' ', 1)[0]} …"
    with st.container(key=f"log-row-{number}"):
        what, who, state = st.columns(WIDTHS)
        with what, st.container(gap=None):
            st.button(
                label(short), key=f"log-open-{number}", type="tertiary", on_click=_open,
                args=(action.action_id,), help="Open this action",
            )  # fmt: skip
            kind = KINDS[action.kind] + (", procedure" if action.formal else "")
            place = one.citation.place + (
                f" – {one.citation.standing}" if one.citation.standing else ""
            )
            say(f"{kind}. {place}", css="los-quiet")
        with who:
            asked = f"Asked by {action.asked_by}" if action.asked_by else ""
            owner = f"For {action.owner}" if action.owner else "Nobody named"
            parts = [owner, asked, f"Due: {action.due}" * bool(action.due)]
            st.html("<br>".join(html(" ".join(part.split())) for part in parts if part))
        with state:
            by = f"Set by {one.set_by or 'a person'}" if one.is_set else "Suggested by the papers"
            by = "" if action.formal and not one.is_set else by
            st.html(
                f"<strong>{html(state_in_words(one))}</strong><br>"
                f'<span class="los-quiet">{html(by)}</span>'
            )


def _open(action_id: str | None) -> None:
    st.session_state[OPENED] = action_id
    st.session_state[TURNED] = True


def _open_source(citation: Citation) -> None:
    st.session_state[SOURCE] = citation


def _turn(page: int) -> None:
    st.session_state[PAGE] = page
    st.session_state[TURNED] = True
