"""How well each passage matches a question: by its words, by what stands beside it, by meaning."""

import math
from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

from assistant.terms import Terms
from assistant.words import stem
from records.occurrences import Occurrences, Places

Scores = NDArray[numpy.float32]
# BM25 (Robertson and Zaragoza, 2009), as full-text searches have it.
K, B = 1.2, 0.75
# A word in the context of a passage (committee, date, heading) counts half a word in it.
CONTEXT = 0.5
# What the words of the passages one, two and three places off count for: a debate goes on over
# many passages, and a reply follows its question.
BESIDE = (0.8, 0.6, 0.4)
# What each sign says. Set by hand on the QMSum meetings and the development questions together,
# to round values; neighbouring values do as well.
WORDS, WORDS_AROUND, SHARE, SHARE_AROUND, PAIRS, MEANING = 1.0, 1.5, 0.5, 0.5, 0.8, 3.0
MEANING_BESIDE = 0.175
# A pair of words that stands in more passages than this says little and is slow to look up; and
# how many times a passage says a word is counted only where no more passages have the word.
MOST_PAIRS, MOST_PAIRS_SHARE = 2000, 0.05
MOST_COUNTED, MOST_COUNTED_SHARE = 5000, 0.05


def by_words(terms: Terms, occurrences: Occurrences) -> Scores:
    """For each passage how well its words, and those around it, match: 0 and up.

    Each word of the question weighs by its inverse document frequency, as a share of the whole
    question, so that scores mean the same among few passages and many.
    """
    count = len(occurrences)
    score = numpy.zeros(count, dtype=numpy.float32)
    if not count:
        return score
    around_lengths = _around(occurrences.lengths, occurrences)
    short = K * (1 - B + B * occurrences.lengths)
    short_around = K * (1 - B + B * around_lengths / around_lengths.mean())
    found = []
    for term in terms.words:
        places = _union(occurrences, term.word, term.same, "text")
        above = _union(occurrences, term.word, term.same, "context")
        standing = numpy.zeros(count, dtype=numpy.float32)
        standing[above] = CONTEXT
        standing[places] += 1.0
        if len(places) <= max(MOST_COUNTED, MOST_COUNTED_SHARE * count):
            repeated, times = occurrences.times(stem(term.word))
            standing[repeated] += times - 1
        found.append((standing, _rarity(count, int(numpy.count_nonzero(standing)))))
    whole = sum(weight for _, weight in found) or 1.0
    for standing, weight in found:
        if not standing.any():
            continue
        around = _around(standing, occurrences)
        near = (standing > 0) | (_beside(standing, 1, occurrences) > 0)
        gain = WORDS * standing * (K + 1) / (standing + short)
        gain += WORDS_AROUND * around * (K + 1) / (around + short_around)
        gain += SHARE * (standing > 0) + SHARE_AROUND * near
        score += weight / whole * gain
    for pair in terms.pairs:
        places = _pair(pair, occurrences)
        score[places] += PAIRS * _rarity(count, len(places)) / math.log(count + 1)
    return score


def by_meaning(nearest: Sequence[tuple[str, float]], occurrences: Occurrences) -> Scores:
    """For each passage by how much it is nearer in meaning than the last of the ``nearest``.

    ``nearest`` are keys and similarities, best first. A passage gains from those beside it.
    """
    score = numpy.zeros(len(occurrences), dtype=numpy.float32)
    floor = nearest[-1][1] if nearest else 0.0
    for key, likeness in nearest:
        place = occurrences.place_of.get(key)
        if place is not None:
            score[place] = likeness - floor
    return numpy.asarray(
        MEANING * (score + MEANING_BESIDE * _beside(score, 1, occurrences)), dtype=numpy.float32
    )


def _union(occurrences: Occurrences, word: str, same: Sequence[str], column: str) -> Places:
    """The places of a word, and of whatever means the same."""
    places = [occurrences.of(one, column) for one in (word, *same)]
    return places[0] if len(places) == 1 else numpy.unique(numpy.concatenate(places))


def _pair(pair: str, occurrences: Occurrences) -> Places:
    one, other = (occurrences.of(word) for word in pair.split())
    together = numpy.intersect1d(one, other, assume_unique=True)
    if not 0 < len(together) <= max(MOST_PAIRS, MOST_PAIRS_SHARE * len(occurrences)):
        return together[:0]
    return occurrences.of(pair)


def _rarity(count: int, held: int) -> float:
    """The inverse document frequency of a word: above nothing even for one that all have."""
    return math.log(1 + (count - held + 0.5) / (held + 0.5))


def _around(values: Scores, occurrences: Occurrences) -> Scores:
    """Each passage's value with those of the passages beside it in the same paper."""
    whole = values.copy()
    for distance, weight in enumerate(BESIDE, start=1):
        whole += weight * _beside(values, distance, occurrences)
    return whole


def _beside(values: Scores, distance: int, occurrences: Occurrences) -> Scores:
    """The values of the two passages so many places off, in the same paper, added up."""
    beside = numpy.zeros_like(values)
    if len(values) > distance:
        same = occurrences.papers[distance:] == occurrences.papers[:-distance]
        beside[:-distance] += values[distance:] * same
        beside[distance:] += values[:-distance] * same
    return beside
