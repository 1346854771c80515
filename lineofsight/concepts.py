"""What a theme is made of: its words, its set phrases, and how much each of them says."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

import numpy
from numpy.typing import NDArray

from assistant.question import Question
from assistant.terms import read_terms
from assistant.words import STOP, stem, stems_of
from papers import Passage, Scope
from records import Records
from records.occurrences import Occurrences, Places

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# "Up to date", "out of borough": words that mean nothing apart.
SET_PHRASE = re.compile(
    r"\b(?:up to|out of|in to|on to) [^\W\d_]+|\bvalue for money\b|\bface to face\b", re.IGNORECASE
)
# What is multi-agency is not about agencies.
OTHER_WORD = re.compile(r"\b(?:multi|inter|non|cross|intra)-\w+", re.IGNORECASE)
# The stems of so many sentences are remembered: a page reads them for each of its strands.
REMEMBERED = 20_000
# A passage that holds less of a theme cannot bear on it by its words.
FEWEST = 0.4
# Two words of the theme that stand side by side in so large a share of the passages with the rarer
# one, and in so many, are one thing: "social worker".
TOGETHER, FEWEST_TOGETHER = 0.15, 3
# Half a compound, or a word that stands in the heading only, counts for so much.
PART, HEADING = 0.4, 0.8
# What the passages round a passage are about goes without saying in it, and counts for so much:
# so many on either side, so many of them at least, and more than have what it does say.
IMPLIED, NEAR, FEWEST_NEAR = 0.6, 20, 2
# Words that say what is watched of a matter, not what the matter is, count for so much.
GENERAL = 0.3
GENERAL_WORDS = frozenset(
    stem(word)
    for word in """amount approach area arrangement average change concern cost current development
    figure future impact improvement increase issue lack level local matter monitoring need new
    number overall percentage performance position problem progress quality rate reduction reliance
    dependence response review service situation standard support system timeliness timely trend
    update use usage value work working council borough county committee member officer
    authority""".split()
)


@dataclass(frozen=True)
class Concept:
    """One thing a theme speaks of: the stems that make it up, and its share of the whole, 0 to 1.

    ``phrase`` is how it is looked up; ``same`` are sets of stems that mean it ("lac"); ``exact``
    says that its words must stand one after another, as in "up to date".
    """

    phrase: str
    stems: frozenset[str]
    share: float
    same: tuple[frozenset[str], ...] = ()
    exact: re.Pattern[str] | None = None

    def held(self, stems: frozenset[str], text: str) -> float:
        """How much of it a text with these ``stems`` holds: 0, a part, or 1."""
        if any(other <= stems for other in self.same):
            return 1.0
        if self.exact is not None:
            return 1.0 if self.exact.search(text) else 0.0
        if self.stems <= stems:
            return 1.0
        return PART if len(self.stems) > 1 and self.stems & stems else 0.0


@dataclass(frozen=True)
class Bearing:
    """How far a sentence bears on a theme: the share, 0 to 1, that it holds of it.

    ``number`` is its place in the passage, from 0, ``span`` its place in the page's text;
    ``around`` is what it holds together with the sentences before and after it.
    """

    number: int
    span: tuple[int, int]
    own: float
    around: float


@dataclass(frozen=True)
class Concepts:
    """A theme as its concepts, the shares adding up to 1; ``text`` to be compared by meaning.

    ``holding`` has, by key, the passages that may bear on it, with what goes without saying there:
    for each concept ``IMPLIED`` or 0.
    """

    text: str
    concepts: tuple[Concept, ...]
    holding: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    def share(self, text: str, heading: str = "") -> float:
        """The share of the theme, 0 to 1, that ``text`` holds; in its ``heading``, a little less.

        A heading alone is no text on the theme: it counts only beside something of the theme.
        """
        return self._share(_stems(text), text, self._above(heading, ""))

    def share_of(self, passage: Passage) -> float:
        """The most that three sentences of ``passage`` on end hold of the theme."""
        return max((one.around for one in self.sentences(passage)), default=0.0)

    @cached_property
    def outspoken(self) -> "Concepts":
        """The same theme, nothing going without saying."""
        return replace(self, holding={})

    def sentences(self, passage: Passage) -> Iterator[Bearing]:
        """Each sentence of ``passage``, with how far it bears on the theme."""
        texts = [text_of(passage, span) for span in passage.sentences]
        stems = [_stems(text) for text in texts]
        above = self._above(passage.heading or "", passage.key)
        for number, span in enumerate(passage.sentences):
            near = slice(max(0, number - 1), number + 2)
            around = self._share(frozenset().union(*stems[near]), " ".join(texts[near]), above)
            own = self._share(stems[number], texts[number], above)
            yield Bearing(number, span, own, around)

    def _above(self, heading: str, key: str) -> tuple[float, ...]:
        stems = _stems(heading)
        above = [HEADING * one.held(stems, heading) for one in self.concepts]
        return tuple(map(max, above, self.holding.get(key) or [0.0] * len(above)))

    def _share(self, stems: frozenset[str], text: str, above: tuple[float, ...]) -> float:
        own = [one.held(stems, text) for one in self.concepts]
        if not any(own):
            return 0.0
        return sum(
            one.share * max(pair) for one, *pair in zip(self.concepts, own, above, strict=True)
        )

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem of the theme."""
        return frozenset(stem for one in self.concepts for stem in one.stems)


@lru_cache(maxsize=REMEMBERED)
def _stems(text: str) -> frozenset[str]:
    return stems_of(OTHER_WORD.sub(" ", text))


def text_of(passage: Passage, span: tuple[int, int]) -> str:
    """The words of a sentence, by its span in the page."""
    return passage.text[span[0] - passage.start : span[1] - passage.start]


def read_concepts(
    question: Question, occurrences: Occurrences, records: Records, scope: Scope
) -> Concepts:
    """Read what a theme speaks of, in the spelling of the papers within ``scope``.

    A concept weighs by its inverse document frequency (Spärck Jones, 1972), general words less.
    """
    terms = read_terms(question, occurrences, records, scope)
    asked = {stem(word) for word in question.words}
    found: list[Concept] = []
    taken: set[str] = set()
    for match in SET_PHRASE.finditer(question.text):
        phrase = match.group().lower()
        words = [word for word in phrase.split() if word not in STOP]
        taken.update(words)
        exact = re.compile(r"[\s-]+".join(map(re.escape, phrase.split())), re.IGNORECASE)
        found.append(Concept(phrase, frozenset(map(stem, words)), 1.0, exact=exact))
    others = {term.word: term.same for term in terms.words}
    # A term that only stands for words of the theme is not another word of it.
    names = {name for same in others.values() for name in same}
    words = [
        word for word in others if word not in taken and (stem(word) in asked or word not in names)
    ]
    pairs = [pair for pair in terms.pairs if _is_one_thing(pair, words, taken, occurrences)]
    for pair in pairs:
        one, other = pair.split()
        if one in taken or other in taken:
            continue
        taken.update((one, other))
        both = tuple(stems_of(n) for n in others.get(one, ()) if n in others.get(other, ()))
        found.append(Concept(pair, frozenset((stem(one), stem(other))), 1.0, both))
    for word in words:
        if word not in taken:
            same = tuple(stems_of(name) for name in others[word] if stems_of(name))
            found.append(Concept(word, frozenset((stem(word),)), 1.0, same))
    weights = [_weight(one, occurrences) for one in found]
    whole = sum(weights) or 1.0
    shared = tuple(replace(one, share=w / whole) for one, w in zip(found, weights, strict=True))
    return Concepts(terms.text, shared, _holding(shared, occurrences, scope))


def _holding(
    concepts: tuple[Concept, ...], occurrences: Occurrences, scope: Scope
) -> dict[str, tuple[float, ...]]:
    """The passages within ``scope`` that may hold enough of a theme: see :class:`Concepts`."""
    if not concepts or not len(occurrences):
        return {}
    seen = occurrences.seen(scope)
    held = numpy.array([_held(one, occurrences) * seen for one in concepts])
    near = numpy.array([_near(one >= 1, occurrences) for one in held])
    implied = numpy.zeros_like(held)
    for number, round_it in enumerate(near):
        others = numpy.where(numpy.delete(held, number, 0) >= 1, numpy.delete(near, number, 0), 0)
        more = round_it > others.max(axis=0, initial=0)
        implied[number] = numpy.where(more & (round_it >= FEWEST_NEAR), IMPLIED, 0.0)
    shares = numpy.array([[one.share] for one in concepts])
    most = (shares * numpy.maximum(held, implied)).sum(axis=0) * (held.max(axis=0) > 0)
    return {
        occurrences.keys[place]: tuple(implied[:, place].tolist())
        for place in numpy.flatnonzero(most >= FEWEST)
    }


def _held(concept: Concept, occurrences: Occurrences) -> NDArray[numpy.float64]:
    """For each passage, by place, how much of ``concept`` stands in it or above it: 0 to 1."""
    held = numpy.zeros(len(occurrences))
    if len(concept.stems) > 1 and concept.exact is None:
        for word in concept.phrase.split():
            held[_places(occurrences, word)] += 0.5
        held = numpy.where(held >= 1, 1.0, numpy.where(held > 0, PART, 0.0))
    else:
        held[_places(occurrences, concept.phrase)] = 1.0
    for same in concept.same:
        held[_all_of(occurrences, same)] = 1.0
    return held


def _near(flags: NDArray[numpy.bool_], occurrences: Occurrences) -> NDArray[numpy.int64]:
    """How many of the passages round each, and it itself, in the same paper, have a flag."""
    before = numpy.concatenate(([0], numpy.cumsum(flags)))
    places = numpy.arange(len(flags))
    first = numpy.searchsorted(occurrences.papers, occurrences.papers, "left")
    last = numpy.searchsorted(occurrences.papers, occurrences.papers, "right")
    start = numpy.maximum(first, places - NEAR)
    end = numpy.minimum(last, places + NEAR + 1)
    return numpy.asarray(before[end] - before[start])


def _is_one_thing(pair: str, words: list[str], taken: set[str], occurrences: Occurrences) -> bool:
    one, other = pair.split()
    if one not in words or other not in words or {one, other} & taken:
        return False
    together = len(occurrences.of(pair))
    rarer = min(len(occurrences.of(one)), len(occurrences.of(other)))
    return together >= FEWEST_TOGETHER and together >= TOGETHER * rarer


def _weight(concept: Concept, occurrences: Occurrences) -> float:
    count = len(_places(occurrences, concept.phrase))
    rarity = math.log(1 + len(occurrences) / (1 + count))
    return rarity * (GENERAL if concept.stems <= GENERAL_WORDS else 1.0)


def _places(occurrences: Occurrences, words: str) -> Places:
    """Where words stand one after another, in a passage or above it."""
    return numpy.union1d(occurrences.of(words), occurrences.of(words, "context"))


def _all_of(occurrences: Occurrences, stems: frozenset[str]) -> Places:
    places: Places | None = None
    for word in stems:
        here = _places(occurrences, word)
        places = here if places is None else numpy.intersect1d(places, here)
    return numpy.zeros(0, dtype=numpy.int64) if places is None else places
