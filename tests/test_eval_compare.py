"""Two reports side by side, on cases whose right comparison is known."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy
import pytest
from scipy.stats import permutation_test

from eval.catalogue import MEASURES
from eval.compare import MCNEMAR, ONE_IN_20, PERMUTATION, compare, mcnemar, permutation
from eval.report import CaseResult, Compared, Comparison, Report
from eval.scores import Score
from eval.summary import by_kind, measured
from papers import Coverage, Reader

SCORE = Score(
    "a", "figure", True, True, 1, 1, 1, 1, 4, 4, 20, 100.0, 1, 4, 4, 4, 2, 2, 2, 4, 4
)  # fmt: skip
GONE = replace(SCORE, answered=False, facts_found=0, gold_found=0, first_rank=None)


def report(scores: Sequence[Score], failed: Sequence[int] = ()) -> Report:
    """A report on cases named by their place; those in ``failed`` have something wrong."""
    results = tuple(
        CaseResult(
            f"case-{n}", f"Question {n}?", one.kind, one.answerable, "answered", (), (), (), (),
            one, ("It is wrong.",) if n in failed else (),
        )
        for n, one in enumerate(scores)
    )  # fmt: skip
    answerable = sum(one.answerable for one in scores)
    return Report(
        datetime(2025, 11, 3, tzinfo=UTC), "A system", "cases.jsonl", Reader.PUBLIC, 3,
        Coverage(3, (), None, None), len(scores), answerable, len(scores) - answerable, "a judge",
        measured(scores), by_kind(scores), results,
    )  # fmt: skip


def of(compared: Comparison, name: str) -> Compared:
    return next(one for one in compared.measures if one.measure == name)


@pytest.mark.parametrize(
    ("better", "worse", "p"),
    [(0, 0, 1.0), (1, 0, 1.0), (5, 5, 1.0), (6, 0, 2 / 2**6), (8, 1, 20 / 2**9), (1, 8, 20 / 2**9)],
)
def test_mcnemar_is_exact_and_two_sided(better: int, worse: int, p: float) -> None:
    assert mcnemar(better, worse) == pytest.approx(p)


def test_permutation_agrees_with_scipys() -> None:
    chance = numpy.random.default_rng(3)
    before, now = chance.normal(0.5, 0.2, 30), chance.normal(0.62, 0.2, 30)
    ones = numpy.ones(30)
    theirs = permutation_test(
        (now, before),
        lambda a, b: numpy.mean(a) - numpy.mean(b),
        permutation_type="samples",
        n_resamples=20_000,
        rng=1,
    ).pvalue
    assert permutation((before, ones), (now, ones)) == pytest.approx(theirs, abs=0.02)


def test_what_got_better_and_worse_is_listed_and_tested_case_by_case() -> None:
    before = [GONE if n < 10 else SCORE for n in range(30)]
    now = [GONE if n == 20 else SCORE for n in range(30)]
    compared = compare(report(before, failed=range(10)), report(now, failed=[20]))
    assert compared.paired == 30
    assert compared.better == tuple(f"case-{n}" for n in range(10))
    assert compared.worse == ("case-20",)
    rate = of(compared, "answer_rate")
    assert (rate.better, rate.worse) == (compared.better, compared.worse)
    assert (rate.before, rate.now, rate.difference) == (0.6667, 0.9667, 0.3)
    assert (rate.test, rate.p) == (MCNEMAR, float(f"{mcnemar(10, 1):.2g}"))
    assert rate.low is not None and rate.high is not None
    assert 0 < rate.low < 0.3 < rate.high < 0.6
    assert "That is better, by more than chance would make." in rate.said


def test_a_fall_is_told_as_worse_and_lower_is_better_where_it_is() -> None:
    before = [SCORE] * 20 + [replace(SCORE, answerable=False, facts=0, gold=0)] * 20
    now = [GONE] * 20 + [replace(before[20], answered=False)] * 20
    compared = compare(report(before), report(now))
    assert "That is worse" in of(compared, "answer_rate").said
    assert "That is better" in of(compared, "wrong_answer_rate").said
    assert len(of(compared, "wrong_answer_rate").better) == 20


def test_a_small_change_may_be_chance() -> None:
    now = [GONE, *[SCORE] * 29]
    rate = of(compare(report([SCORE] * 30), report(now)), "answer_rate")
    assert rate.p == 1.0
    assert "Chance alone may well make that much difference." in rate.said


def test_measures_over_citations_are_tested_by_permutation() -> None:
    worse = replace(SCORE, verbatim=1, verbatim_again=1)
    now = [worse if n % 2 else SCORE for n in range(30)]
    one = of(compare(report([SCORE] * 30), report(now)), "verbatim_rate")
    assert one.test == PERMUTATION
    assert one.p is not None and one.p < 0.01
    assert len(one.worse) == 15 and not one.better
    same = of(compare(report(now), report(now)), "verbatim_rate")
    assert (same.difference, same.p) == (0, 1.0)
    assert same.said.endswith("as before.")


def test_times_are_compared_by_their_percentiles() -> None:
    slow = [replace(SCORE, milliseconds=300.0 + n) for n in range(30)]
    fast = [replace(SCORE, milliseconds=100.0 + n) for n in range(30)]
    one = of(compare(report(slow), report(fast)), "latency_p50_ms")
    assert (one.difference, one.test) == (-200.0, PERMUTATION)
    assert one.p is not None and one.p < 0.01
    assert "better" in one.said


def test_only_cases_that_both_have_with_the_same_question_are_compared() -> None:
    before, now = report([SCORE] * 6), report([SCORE] * 4, failed=[3])
    changed = replace(now.results[3], question="Another question?")
    compared = compare(before, replace(now, results=(*now.results[:3], changed)))
    assert compared.paired == 3
    assert compared.only_before == ("case-4", "case-5")
    assert not compared.only_now
    assert not compared.worse
    assert any("case-3" in note for note in compared.notes)


def test_what_else_differs_between_the_two_is_noted() -> None:
    now = replace(report([SCORE] * 4), reader=Reader.OFFICER, papers=9, judge="another")
    notes = compare(report([SCORE] * 4), now).notes
    assert len(notes) == 4 and notes[-1] == ONE_IN_20


def test_what_cannot_be_compared_says_why() -> None:
    compared = compare(report([SCORE] * 4), report([SCORE] * 4))
    missing = of(compared, "refusal_recall")
    assert (missing.difference, missing.p, missing.reason) == (
        None,
        None,
        "no case is unanswerable",
    )
    empty = compare(replace(report([SCORE]), results=()), report([SCORE]))
    assert empty.paired == 0
    assert {one.reason for one in empty.measures} == {"the two reports have no case in common"}
    assert len(empty.measures) == len(MEASURES)
