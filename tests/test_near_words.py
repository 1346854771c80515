"""Words that a text does not say, and those in it that come near them."""

from collections.abc import Callable

import numpy
import pytest
from sentence_transformers import SentenceTransformer
from torch import nn

from assistant.ask import ask
from assistant.near_words import nearness
from assistant.retrieve import Library
from vectorstore.word_vectors import WordVectors


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("kids", "children", "parking"),
        ("dentist", "dental", "budget"),
        ("cash", "money", "minutes"),
        ("cost", "price", "councillor"),
    ],
)
def test_a_word_of_like_meaning_is_nearer(
    sample_library: Library, word: str, near: str, far: str
) -> None:
    told, other = nearness(sample_library.embedder, {"it": word}, [["the", near], ["the", far]])
    assert 0.0 <= other["it"] < 0.4 <= told["it"] <= 1.0


def test_what_is_not_there_is_not_near(sample_library: Library) -> None:
    embedder = sample_library.embedder
    assert nearness(embedder, {"it": "kids"}, [[]]) == [{"it": 0.0}]
    assert nearness(embedder, {}, [["children"]]) == [{}]
    (same,) = nearness(embedder, {"it": "kids"}, [["kids"]])
    assert same == {"it": 1.0}


def test_a_model_without_a_table_of_words_finds_none_alike(sample_library: Library) -> None:
    model = sample_library.embedder.model
    bare = SentenceTransformer(modules=[nn.Identity()], device="cpu")
    vectors = WordVectors(bare).of(["kids", "children"])
    assert vectors.shape == (2, 1) and not vectors.any()
    assert numpy.allclose(numpy.linalg.norm(WordVectors(model).of(["kids"]), axis=1), 1.0)


def test_a_question_in_other_words_is_answered(library_of: Callable[..., Library]) -> None:
    library = library_of(
        minutes="""MARLBECK COUNCIL
CHILDREN'S COMMISSION
3rd May, 2024

Minutes of the meeting

7. Health of children in care

The Head of Service reported that 52% of children in care had had a dental examination.
"""
    )
    assert ask(library, "What proportion of kids in care had an exam?").status == "answered"
    assert ask(library, "What proportion of buses in care had a crash?").status == "not_in_papers"
