"""Papers that give other figures for the same thing: both are quoted, the newest first."""

from collections.abc import Callable

import pytest

from assistant.ask import ask
from assistant.retrieve import Library

PAPER = """MARLBECK COUNCIL
{body}
{day}

BUDGET REPORT

1. Summary

The harbour wall will be mended next year. {said} Members thanked the treasurer.
"""
SAID = "The budget for 2025-26 includes {} to replenish the general reserves of the Council."
QUESTION = "How much of the 2025-26 budget goes to replenishing the general reserves?"


@pytest.fixture
def told(library_of: Callable[..., Library]) -> Callable[..., list[str]]:
    """Load two papers that say these sentences, and give what an answer quotes of them."""

    def make(draft: str, final: str, question: str = QUESTION) -> list[str]:
        library = library_of(
            draft=PAPER.format(body="Cabinet", day="30 January 2025", said=draft),
            final=PAPER.format(body="Full Council", day="13 February 2025", said=final),
        )
        sentences = [one.text for one in ask(library, question).sentences]
        return [text for text in sentences if text.startswith("The budget")]

    return make


def test_other_figures_for_the_same_thing_are_both_quoted(told: Callable[..., list[str]]) -> None:
    draft, final = SAID.format("£16.3m"), SAID.format("£15.8m")
    quoted = told(draft, final)
    assert quoted == [final, draft]


def test_the_same_figures_are_quoted_once(told: Callable[..., list[str]]) -> None:
    same = SAID.format("£16.3m")
    assert told(same, same) == [same]


def test_a_meeting_that_is_named_comes_first(told: Callable[..., list[str]]) -> None:
    draft, final = SAID.format("£16.3m"), SAID.format("£15.8m")
    quoted = told(draft, final, QUESTION.replace("?", ", as told on 30 January 2025?"))
    assert quoted[0] == draft


def test_another_council_is_no_rival(library_of: Callable[..., Library]) -> None:
    papers = {
        name: PAPER.format(body="Cabinet", day=day, said=SAID.format(figure)).replace(
            "MARLBECK COUNCIL", f"{name.upper()} BOROUGH COUNCIL"
        )
        for name, day, figure in (
            ("marlbeck", "30 January 2025", "£16.3m"),
            ("fernhollow", "13 February 2025", "£15.8m"),
        )
    }
    answer = ask(library_of(**papers), QUESTION.replace("How", "At Marlbeck Borough Council, how"))
    assert answer.citations[0].council == "Marlbeck Borough Council"
    first = [one for one in answer.citations if "general reserves" in one.quote][0]
    assert "£16.3m" in first.quote


def test_another_year_is_no_rival(told: Callable[..., list[str]]) -> None:
    draft, final = SAID.replace("2025-26", "2023-24").format("£16.3m"), SAID.format("£15.8m")
    assert told(draft, final)[0] == final
