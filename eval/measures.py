"""What many answers are worth: each measure a pure function with its formula and blind spot.

A measure that nothing bears on is None with a reason, never a number that was not measured.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from eval.scores import Score

Unit = Literal["share", "words", "milliseconds"]
Formula = Callable[[Sequence[Score]], "Measure"]


@dataclass(frozen=True)
class Measure:
    """A measured value and how many cases or citations (``of``) it rests on.

    ``value`` is None when it cannot be computed, and ``reason`` says why.
    """

    value: float | None
    of: int
    reason: str | None = None


def key_fact_recall(scores: Sequence[Score]) -> Measure:
    """Answerable cases with every group of key facts in the answer / answerable cases.

    A refusal holds no fact and counts as a miss. Blind spot: see :func:`eval.scores.holds`; and
    an answer that quotes a whole page holds everything, so read it beside :func:`median_words`.
    """
    found = [one.facts_found == one.facts for one in scores if one.answerable and one.facts]
    return _share(sum(found), len(found), "no case is answerable")


def key_fact_share(scores: Sequence[Score]) -> Measure:
    """Average, over answerable cases, groups found / groups asked for.

    Kinder than :func:`key_fact_recall` to half an answer. Blind spot: a group is a group,
    whether it is the point of the question or a detail.
    """
    shares = [one.facts_found / one.facts for one in scores if one.answerable and one.facts]
    return _share(sum(shares), len(shares), "no case is answerable")


def gold_page_hit(scores: Sequence[Score]) -> Measure:
    """Answerable cases with a citation at any gold place or one of its ``also`` / answerable.

    Blind spot: pages, not sentences. Any sentence of the right page counts, and a paper that
    is one long page is hit by whatever is cited from it.
    """
    hits = [one.gold_found > 0 for one in scores if one.answerable and one.gold]
    return _share(sum(hits), len(hits), "no case is answerable")


def gold_pages_all(scores: Sequence[Score]) -> Measure:
    """Answerable cases with a citation for every gold entry / answerable cases.

    Blind spot: as :func:`gold_page_hit`; and a case whose entries each carry the whole answer
    is judged as if each were needed.
    """
    hits = [one.gold_found == one.gold for one in scores if one.answerable and one.gold]
    return _share(sum(hits), len(hits), "no case is answerable")


def verbatim_rate(scores: Sequence[Score]) -> Measure:
    """Citations that are word for word / citations, over all cases.

    Word for word is :func:`eval.scores.is_verbatim`. Blind spot: a quotation can be exact and
    beside the question, and a page that was misread from its file is quoted as misread.
    """
    return _share(
        sum(one.verbatim for one in scores),
        sum(one.citations for one in scores),
        "no answer has a citation",
    )


def refusal_precision(scores: Sequence[Score]) -> Measure:
    """Refusals of unanswerable cases / all refusals (a refusal is ``not_in_papers``).

    Blind spot: moves with the share of unanswerable cases in the set, so that two sets cannot
    be compared by it.
    """
    refused = [one for one in scores if not one.answered]
    return _share(sum(not one.answerable for one in refused), len(refused), "nothing was refused")


def refusal_recall(scores: Sequence[Score]) -> Measure:
    """Unanswerable cases refused / unanswerable cases.

    Blind spot: refusing everything scores 1, so read it beside :func:`answer_rate`.
    """
    cases = [one for one in scores if not one.answerable]
    return _share(sum(not one.answered for one in cases), len(cases), "no case is unanswerable")


def refusal_f1(scores: Sequence[Score]) -> Measure:
    """2TP / (2TP + FP + FN): TP unanswerable refused, FP answerable refused, FN the rest.

    It is the harmonic mean of precision and recall. Blind spot: hides which of the two is weak.
    """
    right = sum(not one.answerable and not one.answered for one in scores)
    wrong = sum(one.answerable != one.answered for one in scores)
    return _share(2 * right, 2 * right + wrong, "no case is unanswerable and nothing was refused")


def wrong_answer_rate(scores: Sequence[Score]) -> Measure:
    """Unanswerable cases that were answered / unanswerable cases: 1 - refusal recall.

    Blind spot: an answer that only says what the papers do hold on the matter counts as wrong.
    """
    cases = [one for one in scores if not one.answerable]
    return _share(sum(one.answered for one in cases), len(cases), "no case is unanswerable")


def answer_rate(scores: Sequence[Score]) -> Measure:
    """Answerable cases that were answered at all / answerable cases.

    Blind spot: a wrong answer counts as much as a right one.
    """
    cases = [one for one in scores if one.answerable]
    return _share(sum(one.answered for one in cases), len(cases), "no case is answerable")


def median_words(scores: Sequence[Score]) -> Measure:
    """Take the median number of words in the answers given; refusals are left out.

    Blind spot: short is not the same as to the point.
    """
    words = [one.words for one in scores if one.answered]
    return Measure(float(median(words)), len(words)) if words else _none("nothing was answered")


def latency_p50(scores: Sequence[Score]) -> Measure:
    """Take the median of the milliseconds from question to whole answer, by nearest rank.

    Blind spot: one question at a time, on the machine it ran on, the first one on cold stores.
    """
    return _percentile(scores, 50)


def latency_p95(scores: Sequence[Score]) -> Measure:
    """Take the 95th percentile of the milliseconds: the ceil(0.95 n)-th smallest of n.

    Blind spot: as :func:`latency_p50`; of fewer than 20 cases it is the slowest one.
    """
    return _percentile(scores, 95)


def _percentile(scores: Sequence[Score], percent: int) -> Measure:
    times = sorted(one.milliseconds for one in scores)
    if not times:
        return _none("no case was asked")
    return Measure(times[math.ceil(percent * len(times) / 100) - 1], len(times))


def _share(part: float, whole: int, reason: str) -> Measure:
    return Measure(part / whole, whole) if whole else _none(reason)


def _none(reason: str) -> Measure:
    return Measure(None, 0, reason)


@dataclass(frozen=True)
class Kept:
    """A measure that is reported: its name, what people read, its unit and its formula."""

    name: str
    label: str
    unit: Unit
    of: Formula


MEASURES = (
    Kept("key_fact_recall", "Every key fact in the answer", "share", key_fact_recall),
    Kept("key_fact_share", "Key facts in the answer, on average", "share", key_fact_share),
    Kept("gold_page_hit", "A right page is cited", "share", gold_page_hit),
    Kept("gold_pages_all", "Every right page is cited", "share", gold_pages_all),
    Kept("verbatim_rate", "Quotations word for word", "share", verbatim_rate),
    Kept("answer_rate", "Answerable questions answered", "share", answer_rate),
    Kept("refusal_precision", "Refusals that were right", "share", refusal_precision),
    Kept("refusal_recall", "Unanswerable questions refused", "share", refusal_recall),
    Kept("refusal_f1", "Refusals, F1", "share", refusal_f1),
    Kept("wrong_answer_rate", "Unanswerable answered all the same", "share", wrong_answer_rate),
    Kept("median_words", "Words in an answer (median)", "words", median_words),
    Kept("latency_p50_ms", "Time to answer (median)", "milliseconds", latency_p50),
    Kept("latency_p95_ms", "Time to answer (19 of 20 within)", "milliseconds", latency_p95),
)
