"""Ask, the home page: a question box, and answers that can be checked sentence by sentence."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assistant.answer import Answer
from assistant.follow_up import Turn
from assistant.plain import listed
from number_words import counted
from papers import Citation, Paper, Scope, spoken_date
from records import Records
from screens import wording
from screens.answers import show_answer
from screens.filters import choose_scope
from screens.open import Desk, NotReadyError, chat_of, library_of, stores_of
from screens.source import show_source
from screens.verbatim import label, say
from screens.watching import keep_watching

log = logging.getLogger(__name__)

TURNS, WAITING, SOURCE = "turns", "waiting", "source"
MOST_LETTERS = 600
FEW_COMMITTEES = 3
BOX = "Ask a question about the papers"
NOT_ANSWERED = (
    "Something went wrong and this question was not answered. Ask it again. If it happens again, "
    "tell whoever looks after this system: its log says what happened."
)
SAMPLE_COUNCIL = "Marlbeck Borough Council"
SAMPLE_QUESTIONS = (
    "What share of social work posts do agency workers hold?",
    "What did officers promise about the cost of agency social workers?",
    "When will the report on care leavers’ accommodation be ready?",
    "Why were dental checks left out of the scorecard?",
)


@dataclass(frozen=True)
class Answered:
    """A question with its answer, and the scope that was searched."""

    question: str
    scope: Scope
    answer: Answer


def ask_screen(desk: Desk, papers_page: StreamlitPage) -> None:
    """Draw the page. ``papers_page`` is where papers are added.

    Raises NotReadyError where the papers cannot be reached.
    """
    say("Ask the papers", "h1", "los-title")
    records = stores_of(desk).records
    papers = [row.paper for row in records.papers(Scope(reader=desk.reader))]
    if not papers:
        say("No papers have been read yet, so there is nothing to ask about.")
        st.page_link(papers_page, label="Add papers")
        return
    scope = choose_scope(papers, desk.reader)
    turns: list[Answered] = st.session_state.setdefault(TURNS, [])
    # In a container, the box stands where it is drawn, and the page does not scroll by itself.
    with st.container():
        asked = st.chat_input(BOX, max_chars=MOST_LETTERS)
    if asked and asked.strip():
        st.session_state[WAITING] = asked.strip()
    waiting: str | None = st.session_state.get(WAITING)
    if waiting is None and not turns:
        _empty(records, desk, papers)
    _conversation(waiting, scope, turns, desk)
    source: Citation | None = st.session_state.pop(SOURCE, None)
    if source is not None:
        show_source(source, desk)
    if not turns and waiting is None:
        library_of(desk)  # made ready while the reader thinks of a question


def _empty(records: Records, desk: Desk, papers: list[Paper]) -> None:
    covered = records.coverage(Scope(reader=desk.reader))
    few = 0 < len(covered.committees) <= FEW_COMMITTEES
    bodies = f" from {listed(covered.committees)}" if few else ""
    say(
        f"Ask about {counted(covered.papers, 'paper')}{bodies}"
        f"{wording.dates_words(covered)}. Every sentence of an answer is taken word for word from "
        "a paper, with a link to the page it stands on."
    )
    say("Questions you could ask", "h2", "los-section")
    for number, question in enumerate(examples(papers)):
        st.button(label(question), key=f"example-{number}", on_click=_ask_this, args=(question,))


def examples(papers: list[Paper]) -> tuple[str, ...]:
    """Questions that the papers at hand may answer: for the samples, or by their committees."""
    if any(paper.council == SAMPLE_COUNCIL for paper in papers):
        return SAMPLE_QUESTIONS
    latest = {
        paper.committee: paper.meeting_date
        for paper in sorted(
            papers, key=lambda paper: (paper.meeting_date is not None, str(paper.meeting_date))
        )
        if paper.committee and paper.meeting_date and paper.kind == "minutes"
    }
    made = [
        f"What did the {committee} resolve on {spoken_date(day)}?"
        for committee, day in list(latest.items())[-3:]
    ]
    return (*made, "What did officers agree to report back on?")


def _conversation(
    waiting: str | None, scope: Scope | None, turns: list[Answered], desk: Desk
) -> None:
    """Draw the newest question first, right under the box; those before it below, newest first."""
    newest, earlier = st.container(), list(enumerate(turns))
    if waiting is None and earlier:
        number, turn = earlier.pop()
        with newest:
            _turn(turn, number, desk)
    if earlier:
        say("Earlier in this conversation", "h2", "los-section")
        for number, turn in reversed(earlier):
            _turn(turn, number, desk)
    if waiting is not None:
        with newest:
            _answer_waiting(waiting, scope, turns, desk)
    if turns:
        with st.sidebar:
            st.button("Start a new conversation", on_click=_start_again)


def _turn(turn: Answered, number: int, desk: Desk) -> None:
    _question(turn.question)
    _answer(iter([turn.answer]), number, turn.scope)
    keep_watching(desk, turn.answer.standalone_question, turn.scope, number)


def _question(question: str) -> None:
    with st.chat_message("You", avatar=":material/person:"):
        say(question, css="los-question")


def _answer(parts: Iterator[Answer], number: int, scope: Scope) -> Answer:
    with st.chat_message("The papers", avatar=":material/menu_book:"):
        return show_answer(parts, number, scope, _open_source)


def _answer_waiting(question: str, scope: Scope | None, turns: list[Answered], desk: Desk) -> None:
    """Answer what was asked; it waits until it is answered, even if the page is drawn anew."""
    _question(question)
    if scope is None:
        st.warning("Your question waits: change the dates at the side first.")
        return
    try:
        answer = _answer(_stream(question, scope, turns, desk), len(turns), scope)
    except NotReadyError:
        del st.session_state[WAITING]
        raise
    except Exception:
        log.exception("a question could not be answered")
        del st.session_state[WAITING]
        st.error(NOT_ANSWERED)
        return
    st.html(f'<p role="status" class="los-spoken">{wording.ready(answer)}</p>')
    keep_watching(desk, answer.standalone_question, scope, len(turns))
    turns.append(Answered(question, scope, answer))
    del st.session_state[WAITING]


def _stream(question: str, scope: Scope, turns: list[Answered], desk: Desk) -> Iterator[Answer]:
    library = library_of(desk)
    from assistant.ask import Ask, answer_chain  # takes seconds the first time

    try:
        chat = chat_of(desk)
    except NotReadyError as error:
        st.info(str(error))
        chat = None
    history = tuple(
        Turn(turn.question, " ".join(sentence.text for sentence in turn.answer.sentences))
        for turn in turns
    )
    with st.spinner("Looking through the papers…"):
        parts = answer_chain(library, chat).stream(Ask(question, history, scope))
        first = next(parts)
    yield first
    yield from parts


def _ask_this(question: str) -> None:
    st.session_state[WAITING] = question


def _open_source(citation: Citation) -> None:
    st.session_state[SOURCE] = citation


def _start_again() -> None:
    st.session_state[TURNS] = []
    st.session_state.pop(WAITING, None)
