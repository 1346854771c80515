"""Words that people around councils use for the same thing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.question import read_question
from assistant.retrieve import Library, search
from assistant.same_words import read_same_words
from assistant.weights import weigh
from assistant.words import stems_of
from papers import Scope


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Which tips are shut?", "tips", "household waste recycling centre"),
        ("Did the Lib Dems move it?", "lib dems", "liberal democrat"),
        ("caseloads of NQSWs", "nqsws", "newly qualified social worker"),
        ("Newly qualified social workers", "newly qualified social workers", "nqsw"),
        ("fostering by foster carers", "foster carers", "foster parent"),
    ],
)
def test_a_name_leads_to_its_others(text: str, name: str, other: str) -> None:
    assert other in read_same_words().in_text(text)[name]


@pytest.mark.parametrize("text", ["fly-tip", "tipping point", "multiple", "the sender"])
def test_part_of_a_word_names_nothing(text: str) -> None:
    assert not read_same_words().in_text(text)


def test_a_file_of_names(tmp_path: Path) -> None:
    file = tmp_path / "names.txt"
    file.write_text("# a remark | no name\n\nXYZ | big thing | monster\nalone\n", "utf-8")
    names = read_same_words(file)
    assert names.in_text("the XYZs, a monster and alone") == {
        "xyzs": ("big thing", "monster"),
        "monster": ("xyz", "big thing"),
    }


def test_no_name_stands_in_a_line_twice() -> None:
    assert all(name not in others for name, others in read_same_words().others.items())


def test_a_question_in_the_one_word_finds_the_other(library_of: Callable[..., Library]) -> None:
    library = library_of(
        minutes="Marlbeck Borough Council\nMinutes of the Cabinet held on 3 March 2025\n\n"
        "4. Waste\n\nThe household waste recycling centre at Mill Lane was closed for a week.\n\n"
        "5. Lorries\n\nMembers spoke of the weight of lorries on the lane by the mill.\n"
    )
    question = read_question("Which tip was shut?")
    best = search(library, question, Scope(), 5)[0]
    assert "household waste" in best.passage.text
    weights = weigh(library, question, Scope())
    assert "tip" in weights.held(stems_of(best.passage.text))
