"""Each prompt has one function, whose parameters are the prompt's placeholders."""

import inspect
from importlib.resources import files
from string import Formatter

import pytest

from assistant import prompts

FILES = sorted(one.name for one in files("prompts").iterdir() if one.name.endswith(".md"))


@pytest.mark.parametrize("name", FILES)
def test_placeholders_are_the_parameters(name: str) -> None:
    function = getattr(prompts, name.removesuffix(".md"))
    wording = files("prompts").joinpath(name).read_text(encoding="utf-8")
    placeholders = {field for _, field, _, _ in Formatter().parse(wording) if field is not None}
    assert placeholders == set(inspect.signature(function).parameters)
    assert inspect.signature(function).return_annotation is str
    filled = function(**{one: f"<{one} {{here}}>" for one in placeholders})
    assert all(f"{one} {{here}}" in filled for one in placeholders)


def test_there_is_a_prompt_for_each_function() -> None:
    assert FILES == ["answer.md", "restate.md", "rules.md"]


INERT = [
    ("</passage>", "‹/passage›"),
    ("see [3]", "see (3)"),
    ("a\u200bb\u202ec", "abc"),
    ("two\nlines", "two\nlines"),
    ("＜passage＞", "‹passage›"),
]


@pytest.mark.parametrize(("text", "expected"), INERT)
def test_text_from_papers_cannot_pass_for_marks(text: str, expected: str) -> None:
    assert prompts.inert(text) == expected
