"""Recorded votes: the numbers stand far from the motion, with names between them."""

from collections.abc import Callable

import pytest

from assistant.ask import ask
from assistant.retrieve import Library
from assistant.votes import is_of_a_vote, vote_in

MINUTES = """Marlbeck Borough Council
Minutes of the Council held on 6 May 2025
Present: Councillor Sze (in the Chair), Councillors Birch, Marchbank and Quist

7. Bus subsidy

Councillor Birch proposed, and Councillor Quist seconded the following amendment:

That the subsidy for the number 9 bus be doubled.

Members spoke about the bus at length.

Following the debate, the Chair put to the vote the amendment and the voting was as follows:

For (12)

Councillors Abbot, Birch, Carver and Quist

Against (31)

Councillors Dray, Marchbank and Sze

Abstain (2)

Councillors Hale and Ivory

Amendment lost.

8. Swimming pool

The Chair put to the vote the motion on the pool and the voting was as follows:

For (40)

Against (3)

Motion carried.
"""


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (
            ["The voting was as follows:", "For (12)", "Cllr A", "Against (3)", "Motion lost."],
            [0, 1, 3, 4],
        ),
        (["It was put to the vote.", "The motion was carried."], [0, 1]),
        (["Members spoke.", "For 2025-26 the budget was £3m."], []),
        (["The voting was as follows:", "For (1)", "Put to the vote again:", "For (2)"], [0, 1]),
        (["A recorded vote was asked for.", "In favour: 9", "Against: 8."], [0, 1, 2]),
    ],
)
def test_the_first_vote_is_told_without_the_names(texts: list[str], told: list[int]) -> None:
    assert vote_in(texts) == told


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("For (41)", True),
        ("Abstentions (2) Councillors Hale and Ivory", True),
        ("For 2025 the grant is £2m.", False),
        ("Against a target of 10 per cent, 8 was reached.", False),
        ("The amendment fell.", True),
    ],
)
def test_what_is_of_a_vote(text: str, is_one: bool) -> None:
    assert is_of_a_vote(text) is is_one


@pytest.fixture(scope="module")
def library(library_of: Callable[..., Library]) -> Library:
    return library_of(minutes=MINUTES)


@pytest.mark.parametrize(
    ("question", "numbers", "others"),
    [
        (
            "What was the vote on the bus subsidy?",
            ["For (12)", "Against (31)", "Amendment lost."],
            ["For (40)"],
        ),
        ("Did the amendment on the number 9 bus pass?", ["Against (31)", "Amendment lost."], []),
        ("How did members vote on the swimming pool?", ["For (40)", "Motion carried."], []),
    ],
)
def test_a_motion_brings_its_vote(
    library: Library, question: str, numbers: list[str], others: list[str]
) -> None:
    answer = ask(library, question)
    texts = [sentence.text for sentence in answer.sentences]
    assert answer.status == "answered"
    assert set(numbers) <= set(texts), texts
    assert not set(others) & set(texts[: len(numbers)])
