"""What follows a sentence and undoes it is quoted with it: a fate, a denial, a correction."""

from collections.abc import Callable
from pathlib import Path

import pytest
from searching import first_place

from assistant.undone import undone_by
from ingest.load import load
from ingest.stores import Stores
from papers import Scope

HEAD = """MARLBECK BOROUGH COUNCIL

CABINET

Minutes of the meeting held on 4 June 2024

12. FEN LANE DEPOT

"""
SOLD = "the depot at Fen Lane be sold by June 2026"
WILL = "The depot at Fen Lane will be sold by June 2026."
CARR = f"Councillor Penhallow moved that {SOLD}."


@pytest.fixture
def undone_in(tmp_path: Path, empty_stores: Callable[[str], Stores]) -> Callable[[str], list[str]]:
    """What undoes the first sentence of an item that names the depot, as the item is written."""

    def undone(item: str) -> list[str]:
        stores = empty_stores("data")
        (tmp_path / "minutes.txt").write_text(HEAD + item)
        load([tmp_path / "minutes.txt"], stores)
        library, place = first_place(stores, "depot at Fen Lane")
        return [one.text for one in undone_by(library, place, Scope())]

    return undone


@pytest.mark.parametrize(
    ("motion", "fate"),
    [
        (CARR, "The motion was lost."),
        (CARR, "The mover withdrew the motion."),
        (CARR, "No seconder was found."),
        (CARR, "On a show of hands it was lost by nine votes to four."),
        (CARR, "This was not agreed."),
        (CARR, "There voted 4 in favour and 9 against."),
        (f"It was proposed that {SOLD}.", "The proposal was defeated by 9 votes to 4."),
        (f"Officers recommended that {SOLD}.", "The Panel voted against the recommendation."),
        (f"The decision that {SOLD} was called in.", "RESOLVED that the decision be set aside."),
        (
            f"The recommendation before Members was:\n\nThat {SOLD}.",
            "Members did not accept the recommendation.",
        ),
    ],
)
@pytest.mark.parametrize("between", ["", "Councillor Sze spoke. Councillor Quist spoke. "])
def test_what_was_moved_or_proposed_brings_its_fate(
    undone_in: Callable[[str], list[str]], motion: str, between: str, fate: str
) -> None:
    assert undone_in(f"{motion}\n\n{between}{fate}\n") == [fate]


def test_the_numbers_of_a_lost_vote_are_its_fate(undone_in: Callable[[str], list[str]]) -> None:
    debate = "Councillor Sze spoke. " * 13
    item = f"Councillor Penhallow moved as an amendment that {SOLD}.\n\n{debate}\n\n"
    assert undone_in(f"{item}For: 9. Against: 22.\n") == ["For: 9.", "Against: 22."]
    assert undone_in(f"{item}For: 22. Against: 9.\n") == []


def test_a_motion_is_not_lost_with_its_amendment(undone_in: Callable[[str], list[str]]) -> None:
    amendment = "Councillor Quist moved an amendment that it be let."
    lost = f"{CARR}\n\n{amendment} For: 9. Against: 22. The amendment was lost.\n\n"
    assert undone_in(lost) == []
    assert undone_in(f"{lost}The motion was carried.\n") == ["The motion was carried."]
    assert undone_in(f"{CARR}\n\n{amendment} The amendment was carried.\n") == [
        "The amendment was carried."
    ]


def test_the_fate_of_another_motion_is_not_taken(undone_in: Callable[[str], list[str]]) -> None:
    other = "Councillor Quist moved that the hall be let. The motion was lost."
    assert undone_in(f"{CARR} Members spoke.\n\n{other}\n") == []


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        (WILL, "The Leader denied this."),
        (WILL, "The Leader replied that this was quite untrue and never discussed."),
        (WILL, "That was a mistake: the minute should say let."),
        (WILL, "However, this is subject to the consent of the Minister, which was refused."),
        (WILL, "However, the Leader said that no decision had been made."),
        (WILL, "(This decision was overturned on 2 July 2024.)"),
        (WILL, "[CORRECTION: the Director in fact said 2027.]"),
        (WILL, "This will not now happen."),
        (WILL, "It has since been decided not to sell it."),
        (f"Myth: {WILL}", "Fact: It stays ours."),
    ],
)
def test_a_denial_comes_with_what_it_denies(
    undone_in: Callable[[str], list[str]], said: str, denied: str
) -> None:
    assert undone_in(f"{said} {denied}\n") == [denied]


@pytest.mark.parametrize(
    "denied",
    [
        "The Chair pointed out that the figure was wrong and that there had been 41.",
        "The Director said that this was not the case.",
    ],
)
def test_a_denial_may_stand_one_sentence_on(
    undone_in: Callable[[str], list[str]], denied: str
) -> None:
    assert undone_in(f"{WILL} Members welcomed the news. {denied}\n") == [denied]


@pytest.mark.parametrize(
    "after",
    [
        "This would bring in £2m.",
        "These receipts would pay for the new roof.",
        "However, the price was lower than in 2019.",
        "It had set aside £2m for the roof.",
        "The wrong bins had been emptied in May.",
        "The motion on the swimming pool was lost.",
    ],
)
def test_what_only_goes_on_does_not_come_along(
    undone_in: Callable[[str], list[str]], after: str
) -> None:
    assert undone_in(f"{WILL} {after}\n") == []
