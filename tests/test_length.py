"""How long an answer is: short where its sentences surely answer, longer where they may not."""

from collections.abc import Callable

import pytest

from assistant.ask import LINE, PASSAGES, ask
from assistant.evidence import gather
from assistant.question import read_question
from assistant.quotes import (
    MOST_SENTENCES,
    MOST_WORDS,
    MOST_WORDS_UNSURE,
    Quote,
    choose,
    in_full,
)
from assistant.retrieve import Library, search
from papers import Scope

HEAD = "Marlbeck Borough Council\nMinutes of the Cabinet held on 3 March 2025\n\n4. Footpaths\n\n"
PLACES = ("Mill Lane", "Orchard Row", "Weir Street", "Kiln Hill", "Fleet Walk", "Abbey Close")
SAID = (
    "Members heard that the footpath at {} had been inspected twice in the winter, and that its "
    "steps, its handrail and its lamps would be mended before the summer."
)
MINUTES = HEAD + " ".join(SAID.format(place) for place in PLACES)
SURE = "What did members hear about the footpath at Weir Street and its handrail?"
UNSURE = "Which volunteers heard that the footpath and its lamps were mended?"


def told(library: Library, text: str, sure: bool | None = None) -> list[Quote]:
    """The quotes of the answer to a question; whether it is ``sure`` is seen from the evidence."""
    question = read_question(text)
    found = search(library, question, Scope(), PASSAGES)
    selection = choose(library, question, found, Scope())
    if sure is None:
        sure = LINE.is_sure(gather(library, question, found, selection, Scope()))
    return in_full(library, question, selection, Scope(), sure)


def words(quotes: list[Quote]) -> int:
    """How many words they have in all."""
    return sum(quote.words for quote in quotes)


def test_an_answer_that_may_not_answer_has_more_room(library_of: Callable[..., Library]) -> None:
    library = library_of(minutes=MINUTES)
    short, long = told(library, UNSURE, sure=True), told(library, UNSURE, sure=False)
    assert MOST_WORDS - 30 < words(short) <= MOST_WORDS
    assert MOST_WORDS < words(long) <= MOST_WORDS_UNSURE
    assert len(short) < len(long) <= MOST_SENTENCES


@pytest.mark.parametrize(("question", "sure"), [(SURE, True), (UNSURE, False)])
def test_the_evidence_tells_how_much_is_quoted(
    library_of: Callable[..., Library], question: str, sure: bool
) -> None:
    library = library_of(minutes=MINUTES)
    assert told(library, question) == told(library, question, sure)
    answer = ask(library, question)
    length = sum(len(sentence.text.split()) for sentence in answer.sentences)
    assert (answer.status == "answered") and (length <= MOST_WORDS) is sure


def test_of_two_sentences_that_tell_as_much_the_shorter_is_quoted_first(
    library_of: Callable[..., Library],
) -> None:
    short = "The whole of the harbour wall was inspected in May."
    long = (
        "The harbour wall was inspected, among the other matters that the surveyors had been "
        "told to look at in the course of the work and of which they had sent a long note to "
        "all of the members and to the clerk, in May."
    )
    for body in (f"{short} {long}", f"{long} {short}"):
        library = library_of(minutes=HEAD + body)
        question = read_question("In which month was the harbour wall inspected?")
        found = search(library, question, Scope(), PASSAGES)
        assert choose(library, question, found, Scope()).candidates[0].text == short
