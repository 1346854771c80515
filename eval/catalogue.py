"""The measures that are reported: their names, what people read of them, and how they add up."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy
from numpy.typing import NDArray

from eval import measures
from eval.measures import Each
from eval.scores import Score

Unit = Literal["share", "words", "milliseconds"]
Better = Literal["higher", "lower", "neither"]
Numbers = NDArray[numpy.float64]

NO_ANSWERABLE = "no case is answerable"
NO_UNANSWERABLE = "no case is unanswerable"
NO_CITATION = "no answer has a citation"
NO_SENTENCE = "no answer has a sentence"
NO_TIME = "the answers do not say how long they took"


@dataclass(frozen=True)
class Measure:
    """A measured value and how many cases, sentences or citations (``of``) it rests on.

    ``value`` is None when it cannot be computed, and ``reason`` says why.
    """

    value: float | None
    of: int
    reason: str | None = None


@dataclass(frozen=True)
class Kept:
    """A measure that is reported.

    ``each`` gives what one case adds to it. A ``percentile`` (1 to 99) is taken of what the cases
    add; where it is None, the parts are summed and divided by the sum of the wholes. ``reason``
    is why there is no value, where no case adds anything. ``means`` and ``cannot_tell`` put it in
    plain words; ``better`` says which way is the better.
    """

    name: str
    label: str
    each: Each
    reason: str
    means: str
    cannot_tell: str
    unit: Unit = "share"
    better: Better = "higher"
    percentile: int | None = None

    def of(self, scores: Sequence[Score]) -> Measure:
        """The measure over ``scores``; without a value, and with the reason, over none."""
        parts, wholes = self.columns(scores)
        whole = int(round(float(wholes.sum())))
        if not whole:
            return Measure(None, 0, self.reason)
        if self.percentile is None:
            return Measure(float(parts.sum() / wholes.sum()), whole)
        ordered = numpy.sort(parts[wholes > 0])
        return Measure(float(nearest_rank(ordered, self.percentile)), whole)

    def columns(self, scores: Sequence[Score]) -> tuple[Numbers, Numbers]:
        """What each case adds: its part and its whole, as two arrays as long as ``scores``."""
        added = numpy.array([self.each(one) for one in scores], dtype=numpy.float64)
        added = added.reshape(-1, 2)
        return added[:, 0], added[:, 1]


def nearest_rank(ordered: Numbers, percentile: int) -> numpy.float64:
    """The ceil(pn/100)-th of n numbers in ascending order (n from 1 on, p from 1 to 99)."""
    value: numpy.float64 = ordered[math.ceil(percentile * len(ordered) / 100) - 1]
    return value


MEASURES = (
    Kept(
        "right_answers", "Got right in every respect", measures.right_answers,
        "no case was asked",
        "Questions answered with every fact and a right page and without a fault, or rightly left "
        "unanswered.",
        "It is as strict as its strictest part: one missing detail makes a case wrong.",
    ),
    Kept(
        "key_fact_recall", "Every key fact in the answer", measures.key_fact_recall, NO_ANSWERABLE,
        "Answers that hold every fact that a person marked as needed.",
        "Words are compared, not sense; and a long answer holds more facts by chance.",
    ),
    Kept(
        "key_fact_share", "Key facts in the answer, on average", measures.key_fact_share,
        NO_ANSWERABLE,
        "How many of the facts that a person marked as needed an answer holds, on average.",
        "Every fact counts alike, the point of the question and a detail.",
    ),
    Kept(
        "gold_page_hit", "A right page is cited", measures.gold_page_hit, NO_ANSWERABLE,
        "Answers that cite a page which holds the answer.",
        "Another sentence of the right page counts as well.",
    ),
    Kept(
        "gold_page_shown", "A right page is cited, or offered as nearest",
        measures.gold_page_shown, NO_ANSWERABLE,
        "Answers that cite a page which holds the answer, and refusals that offer one as nearest.",
        "Whether anybody reads what a refusal offers.",
    ),
    Kept(
        "gold_pages_all", "Every right page is cited", measures.gold_pages_all, NO_ANSWERABLE,
        "Answers that cite all the pages which a person marked.",
        "One page may be enough, where each holds the whole answer.",
    ),
    Kept(
        "gold_first_rank", "First right page, how near the top", measures.gold_first_rank,
        NO_ANSWERABLE,
        "100 in 100 where the first page cited is always a right one, 50 where it is always the "
        "second.",
        "An answer in the order of the meetings may cite others first with good reason.",
    ),
    Kept(
        "citation_resolves", "Citations that name a page there is", measures.citation_resolves,
        NO_CITATION,
        "Citations that name a page of a paper that was read.",
        "Whether the page says what is claimed.",
    ),
    Kept(
        "verbatim_rate", "Quotations word for word", measures.verbatim_rate, NO_CITATION,
        "Quotations that are letter for letter what is stored of the page cited.",
        "A page that was misread from its file is quoted as it was misread.",
    ),
    Kept(
        "quotation_verbatim", "Quotations found by a second reading",
        measures.quotation_verbatim, "no page that is cited could be read a second time",
        "Quotations found on the page cited when another program reads the paper's own file.",
        "Scans cannot be read a second time; two programs may misread a page alike.",
    ),
    *(
        Kept(
            f"{kind}_support", f"Sentences whose {many} are borne out",
            measures.fact_support(kind), f"no sentence has {many}",
            f"Sentences with {many} in which none differs from the page cited.",
            "One that stands on the page but is said of something else may pass.",
        )
        for kind, many in (
            ("number", "numbers"), ("date", "dates"), ("rating", "ratings"),
            ("negation", "denials"), ("name", "names"),
        )
    ),
    Kept(
        "citation_recall", "Sentences that their citations hold", measures.citation_recall,
        NO_SENTENCE,
        "Sentences of which every word that matters stands in the words they cite.",
        "A true sentence in other words than the page's counts as not held.",
    ),
    Kept(
        "citation_precision", "Citations that are needed", measures.citation_precision,
        "no sentence has a citation",
        "Citations that hold their sentence alone, or without which the others would not.",
        "Two citations that each hold the whole sentence both count as needed.",
    ),
    Kept(
        "sentences_cited", "Sentences with a citation", measures.sentences_cited, NO_SENTENCE,
        "Sentences that bear a citation.", "Whether the citation holds them.",
    ),
    Kept(
        "sound_answers", "Answers without a fault", measures.sound_answers, "nothing was answered",
        "Answers in which nothing was found that the papers cited do not bear out.",
        "An answer can be without fault and beside the question.",
    ),
    Kept(
        "answer_rate", "Answerable questions answered", measures.answer_rate, NO_ANSWERABLE,
        "Questions that the papers answer, and that were answered at all.",
        "A wrong answer counts as much as a right one.",
    ),
    Kept(
        "coverage", "Questions answered, of all", measures.coverage, "no case was asked",
        "Questions that were answered, whether the papers answer them or not.",
        "Neither many nor few is good in itself.", better="neither",
    ),
    Kept(
        "refusal_precision", "Refusals that were right", measures.refusal_precision,
        "nothing was refused",
        "Of the times it said that the papers do not answer, how often that was so.",
        "It moves with how many questions of the set have no answer.",
    ),
    Kept(
        "refusal_recall", "Unanswerable questions refused", measures.refusal_recall,
        NO_UNANSWERABLE,
        "Questions that the papers do not answer, and of which it said so.",
        "Whoever refuses everything does best at it.",
    ),
    Kept(
        "refusal_f1", "Refusals, F1", measures.refusal_f1,
        "no case is unanswerable and nothing was refused",
        "The two before in one figure, their harmonic mean.", "It hides which of the two is weak.",
    ),
    Kept(
        "wrong_answer_rate", "Unanswerable answered all the same", measures.wrong_answer_rate,
        NO_UNANSWERABLE,
        "Questions that the papers do not answer, and that were answered all the same.",
        "An answer that only says what the papers do hold on the matter counts too.",
        better="lower",
    ),
    Kept(
        "median_words", "Words in an answer (median)", measures.words, "nothing was answered",
        "Half the answers are no longer than this.", "Short is not the same as to the point.",
        "words", "neither", 50,
    ),
    Kept(
        "latency_p50_ms", "Time to answer (median)", measures.latency, NO_TIME,
        "Half the answers took no longer than this.",
        "One question at a time, on the machine it ran on.", "milliseconds", "lower", 50,
    ),
    Kept(
        "latency_p95_ms", "Time to answer (19 of 20 within)", measures.latency, NO_TIME,
        "19 of 20 answers took no longer than this.",
        "One question at a time; of fewer than 20 it is the slowest.", "milliseconds", "lower", 95,
    ),
)  # fmt: skip
"""Every measure that is reported, in the order in which it is shown."""
