"""The embedding model: the same vectors whether a question or a thousand passages are embedded."""

import subprocess
import sys
from pathlib import Path

import numpy
import pytest

from vectorstore import SentenceEmbedder
from vectorstore.compiled import compiled
from vectorstore.embedding import MANY

# Of every length from a word to past the model's window.
TEXTS = [f"Item {n}. " + "The Director reported on placements. " * (n % 60) for n in range(MANY)]


@pytest.fixture(scope="module")
def embedder() -> SentenceEmbedder:
    return SentenceEmbedder()


def test_many_texts_are_embedded_as_one_is(embedder: SentenceEmbedder) -> None:
    together = embedder.encode(TEXTS)
    assert embedder._for_many is not None, "the model was not compiled"
    alone = numpy.concatenate([embedder.encode([text]) for text in TEXTS])
    assert (together * alone).sum(axis=1).min() > 0.999
    assert numpy.allclose(numpy.linalg.norm(together, axis=1), 1.0, atol=1e-5)


def test_a_question_never_waits_for_the_model_to_be_compiled() -> None:
    embedder = SentenceEmbedder()
    embedder.encode(TEXTS[: MANY - 1])
    embedder.embed_query("Who was present?")
    assert embedder._for_many is None


def test_a_model_that_cannot_be_compiled_is_used_as_it_is(
    monkeypatch: pytest.MonkeyPatch, embedder: SentenceEmbedder
) -> None:
    monkeypatch.setitem(sys.modules, "openvino", None)
    assert compiled(embedder._folder, 1) is None
    plain = SentenceEmbedder()
    assert numpy.allclose(plain.encode(TEXTS[:3]), plain.encode(TEXTS)[:3], atol=0.02)


def test_compiling_tells_nobody(tmp_path: Path) -> None:
    """No connection is tried, although the compiler's makers would like to hear of its use."""
    program = (
        "import socket, sys\n"
        "def refuse(*to): print('CONNECTED', to); raise OSError\n"
        "socket.socket.connect = refuse\n"
        "socket.getaddrinfo = refuse\n"
        "from vectorstore import SentenceEmbedder\n"
        f"SentenceEmbedder().encode(['a text'] * {MANY})\n"
        "print('openvino' in sys.modules, sys.modules['openvino_telemetry'])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    assert ran.stdout == "True None\n", ran.stderr
