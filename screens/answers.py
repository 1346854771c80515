"""An answer on the screen: drawn part by part as it comes, or whole when it is shown again."""

from collections.abc import Callable, Iterable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.answer import Answer, Sentence
from papers import Citation, Scope
from screens import wording
from screens.verbatim import label, say, shown

# What a citation's button does.
OpenSource = Callable[[Citation], None]


def show_answer(
    parts: Iterable[Answer],
    turn: int,
    scope: Scope,
    open_source: OpenSource,
) -> Answer:
    """Draw an answer from its ``parts`` and give it back whole.

    ``turn`` keeps the buttons of one answer apart from those of the next. Raises ValueError if
    there are no parts.
    """
    whole: Answer | None = None
    meetings: dict[str, DeltaGenerator] = {}
    latest, drawn = "", 0
    for part in parts:
        if whole is None:
            whole = part
            _headline(part, scope)
        else:
            whole += part
        if part.notice:
            say(part.notice, css="los-quiet")
        for sentence in part.sentences:
            cited = [one for one in whole.citations if one.n in sentence.citations]
            heading = wording.meeting(cited[0]) if cited else ""
            if whole.mode == "written" and heading != latest:
                meetings.pop(heading, None)  # what is written is read in its own order
            latest = heading
            if heading not in meetings:
                meetings[heading] = st.container(gap="small")
                with meetings[heading]:
                    say(heading, "h3", "los-meeting")
            drawn += 1
            with meetings[heading]:
                _sentence(sentence, cited, f"{turn}-{drawn}", open_source)
    if whole is None:
        raise ValueError("an answer has at least one part")
    _foot(whole, turn, open_source)
    return whole


def _headline(answer: Answer, scope: Scope) -> None:
    chosen = wording.scope_words(scope)
    if chosen:
        say(chosen, css="los-quiet")
    answered = answer.status == "answered"
    say(wording.ANSWERED if answered else wording.NOT_IN_PAPERS, "h2", "los-headline")
    if answer.standalone_question.strip() != answer.question.strip():
        say(f"Read as: {answer.standalone_question}", css="los-quiet")


def _sentence(
    sentence: Sentence,
    cited: list[Citation],
    name: str,
    open_source: OpenSource,
) -> None:
    with st.container(gap=None):
        say(shown(sentence.shown, cited[0].file if cited else ""), css="los-sentence")
        with st.container(horizontal=True, gap="small"):
            for citation in cited:
                key = f"source-{name}-{citation.n}"
                again = citation.n in sentence.again
                elsewhere = wording.meeting(citation) != wording.meeting(cited[0])
                _source(citation, key, open_source, again=again, elsewhere=elsewhere)


def _source(
    citation: Citation,
    key: str,
    open_source: OpenSource,
    *,
    again: bool = False,
    elsewhere: bool = False,
) -> None:
    """Draw the button that opens a citation, named in full for those who hear it by itself.

    The part in stars repeats the heading above; the style keeps it from sight, not from hearing.
    What says the same ``again`` is named as such, and by its meeting if it is of another one.
    """
    who, where = wording.place_parts(citation)
    standing = citation.standing
    place = f"{label(who)} {label(where)}" if elsewhere else f"*{label(who)}* {label(where)}"
    st.button(
        f"{'Also said in source' if again else 'Source'} {citation.n}: {place}"
        + (f" – {label(standing)}" if standing else ""),
        key=key,
        type="tertiary",
        on_click=open_source,
        args=(citation,),
    )


def _foot(answer: Answer, turn: int, open_source: OpenSource) -> None:
    if answer.status == "not_in_papers":
        _not_in_papers(answer, turn, open_source)
        return
    if answer.mode == "written":
        say(wording.WRITTEN, css="los-quiet")
    for line in wording.withheld_words(answer.withheld):
        say(line, css="los-quiet")
    say(wording.coverage_words(answer.coverage), css="los-quiet")
    with st.expander("Copy with citations"):
        text = wording.to_copy(answer)
        st.code(text, language=None, wrap_lines=True)
        st.download_button(
            "Download as a text file",
            text,
            file_name="answer-with-citations.txt",
            mime="text/plain",
            key=f"copy-{turn}",
            on_click="ignore",
        )


def _not_in_papers(answer: Answer, turn: int, open_source: OpenSource) -> None:
    say(wording.coverage_words(answer.coverage))
    if not answer.coverage.papers:
        say("Clear or change the filters at the side, then ask again.")
        return
    if not answer.nearest:
        say("No passage comes near this question. Other words may find one.")
        return
    say(wording.NEAREST, "h3", "los-meeting")
    for citation in answer.nearest:
        text = " ".join(shown(citation.quote, citation.file).split())
        with st.container(gap=None):
            say(wording.meeting(citation), css="los-quiet")
            say(text, css="los-sentence")
            _source(citation, f"source-{turn}-near-{citation.n}", open_source)
