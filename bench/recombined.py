"""A data folder of any size, its papers recombined from the sentences of the sample papers.

The records and the index are the product's own, filled through the product's own code. Only two
things are made up: the papers, and the vectors. To embed 100,000 passages takes an hour, so the
vector of a passage is that of its sentences added up, with some noise.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy

from ingest.load import load
from ingest.stores import Stores, open_stores
from papers import Item, Page, Paper, Passage, Reading, Scope, spoken_date
from vectorstore import SentenceEmbedder

SAMPLES = Path(__file__).parent.parent / "samples" / "papers"
PAGES, PASSAGES, SENTENCES = 10, 4, 4
NOISE = 0.35
# One paper in so many is exempt.
EXEMPT = 50
COMMITTEES = ("Cabinet", "Children's Scrutiny Committee", "Planning Committee", "Audit Committee")
_SYLLABLES = (
    "bar cot den el far gil hol ing ken lam mor nor ort pen rad sel tor und wex yar".split()
)


class AddedUp(SentenceEmbedder):
    """The packaged model for questions; for passages, the vectors of their sentences added up."""

    def __init__(self) -> None:
        """Load the model; nothing is known until :meth:`learn`."""
        super().__init__()
        self._known: dict[str, numpy.ndarray] = {}
        self._noise = numpy.random.default_rng(7)

    def learn(self, texts: Sequence[str]) -> None:
        """Embed these sentences, so that passages made of them need no model."""
        self._known.update(zip(texts, super().encode(list(texts)), strict=True))

    def encode(self, texts: list[str]) -> numpy.ndarray:
        """Unit vectors; whatever has a line that is not known goes through the model."""
        if not self._known or any(self._parts(text) == [] for text in texts):
            return super().encode(texts)
        sums = numpy.array(
            [numpy.sum([self._known[part] for part in self._parts(text)], axis=0) for text in texts]
        )
        sums /= numpy.linalg.norm(sums, axis=1, keepdims=True)
        noise = self._noise.standard_normal(sums.shape) / numpy.sqrt(self.dimension)
        vectors = sums + NOISE * noise
        unit = vectors / numpy.linalg.norm(vectors, axis=1, keepdims=True)
        return numpy.asarray(unit, dtype=numpy.float32)

    def _parts(self, text: str) -> list[str]:
        """The sentences of a passage that this project made: a context, then one a line."""
        return [line for line in text.split("\n") if line in self._known]


def recombine(folder: Path, passages: int) -> Stores:
    """The stores of ``folder``, filled with so many passages unless they are there already."""
    embedder = AddedUp()
    stores = open_stores(folder, embedder=embedder)
    held = stores.records.passage_count()
    if held >= passages:
        return stores
    sentences = _sentences(folder / "samples")
    embedder.learn(sentences)
    chance = random.Random(held)  # noqa: S311 - for papers, not for secrets
    while held < passages:
        reading = _paper(held, sentences, chance)
        stores.open_index().add([(one, reading.paper) for one in reading.passages])
        stores.records.add(reading)
        held += len(reading.passages)
    return stores


def _sentences(folder: Path) -> list[str]:
    """Every sentence of the samples, on one line each."""
    stores = open_stores(folder)
    load([SAMPLES], stores)
    found: dict[str, None] = {}
    for row in stores.records.papers(Scope()):
        for passage, _ in stores.records.passages_of(row.paper.paper_id, Scope()).values():
            for start, end in passage.sentences:
                text = passage.text[start - passage.start : end - passage.start]
                found.setdefault(" ".join(text.split()))
    return [text for text in found if len(text.split()) > 4]


def _paper(number: int, sentences: Sequence[str], chance: random.Random) -> Reading:
    """One invented paper: ten pages, an item on each, four passages under an item."""
    council = f"{_name(chance)} Borough Council"
    day = date(2010, 1, 1) + timedelta(days=chance.randrange(5000))
    committee = chance.choice(COMMITTEES)
    paper = Paper(
        paper_id=hashlib.sha256(str(number).encode()).hexdigest(),
        file=f"{number:06d}.txt",
        title=f"Minutes of {committee}",
        council=council,
        committee=committee,
        meeting_date=day,
        kind="minutes",
        status="approved",
        access="exempt" if number // (PAGES * PASSAGES) % EXEMPT == EXEMPT - 1 else "public",
        page_count=PAGES,
    )
    pages: list[Page] = []
    items: list[Item] = []
    passages: list[Passage] = []
    offset = 0
    for page in range(1, PAGES + 1):
        heading = f"{_name(chance)} {chance.choice(sentences).split()[-1].strip('.')}"
        text = ""
        for start, lines in _places(sentences, chance):
            body = "\n".join(lines)
            text = text.ljust(start, "\n") + body
            spans, at = [], start
            for line in lines:
                spans.append((at, at + len(line)))
                at += len(line) + 1
            context = [council, committee, spoken_date(day), heading]
            passages.append(
                Passage(
                    key=f"{paper.paper_id[:20]}-{len(passages):05d}",
                    paper_id=paper.paper_id,
                    page=page,
                    start=start,
                    end=start + len(body),
                    char_start=offset + start,
                    text=body,
                    context=" · ".join(context),
                    item=str(page),
                    heading=heading,
                    sentences=tuple(spans),
                    access=paper.access,
                )
            )
        pages.append(Page(page, text))
        items.append(Item(str(page), heading, offset, offset + len(text)))
        offset += len(text) + 1
    return Reading(paper, tuple(pages), tuple(items), tuple(passages))


def _places(sentences: Sequence[str], chance: random.Random) -> Iterator[tuple[int, list[str]]]:
    """Where each passage of a page starts, and its lines: sentences, and a name of its own."""
    start = 0
    for _ in range(PASSAGES):
        lines = [*chance.sample(sentences, SENTENCES), f"{_name(chance)} spoke to the matter."]
        yield start, lines
        start += sum(len(line) + 1 for line in lines) + 1


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(3)).capitalize()
