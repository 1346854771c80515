from dataclasses import replace

import numpy
import pytest
from scipy.stats import bootstrap

from eval.catalogue import MEASURES
from eval.intervals import DRAWS, Interval, bounds, draw_cases, drawn_values, interval
from eval.scores import Score

BY_NAME = {kept.name: kept for kept in MEASURES}
SCORE = Score("a", "figure", True, True, 1, 1, 1, 1, 4, 4, 20, 100.0)


def of(name: str, scores: list[Score]) -> Interval | None:
    return interval(BY_NAME[name], scores, draw_cases(len(scores)))


def test_it_is_the_percentile_bootstrap_of_a_mean() -> None:
    """The same as SciPy's, but for the luck of the draw."""
    said = [n % 3 == 0 for n in range(90)]
    ours = of("answer_rate", [replace(SCORE, answered=one) for one in said])
    theirs = bootstrap(
        (numpy.array(said, float),), numpy.mean, method="percentile", n_resamples=20_000, rng=1
    ).confidence_interval
    assert ours is not None
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=0.02)


def test_a_ratio_over_citations_is_drawn_by_cases() -> None:
    """Of one bad answer with many citations and nine good ones with one, the answer is drawn."""
    bad = replace(SCORE, citations=30, verbatim=0)
    scores = [bad, *(replace(SCORE, citations=1, verbatim=1) for _ in range(9))]
    found = of("verbatim_rate", scores)
    assert found is not None
    # Drawn citation by citation it would lie between 0.1 and 0.4; but the answer may not be drawn.
    assert found.high == 1.0
    assert found.low < 0.15


def test_more_cases_make_it_narrower_and_it_holds_the_value() -> None:
    widths = []
    for count in (20, 200):
        scores = [replace(SCORE, answered=n % 4 > 0) for n in range(count)]
        found = of("answer_rate", scores)
        assert found is not None and found.low < 0.75 < found.high
        widths.append(found.high - found.low)
    assert widths[1] < 0.5 * widths[0]


def test_percentiles_and_medians_have_one_too() -> None:
    scores = [replace(SCORE, milliseconds=float(n), words=n) for n in range(1, 101)]
    for name in ("latency_p50_ms", "latency_p95_ms", "median_words"):
        found, value = of(name, scores), BY_NAME[name].of(scores).value
        assert found is not None and value is not None
        assert found.low <= value <= found.high
        assert found.low < found.high


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_draw_from_gives_none(count: int) -> None:
    scores = [SCORE] * count + [replace(SCORE, answerable=False)] * 3
    assert of("answer_rate", scores) is None


def test_where_every_case_is_alike_it_shows_no_doubt() -> None:
    assert of("answer_rate", [SCORE] * 5) == Interval(1.0, 1.0)


def test_a_draw_of_nothing_is_left_out_and_too_many_leave_no_interval() -> None:
    rare = [SCORE, SCORE, *(replace(SCORE, answerable=False) for _ in range(98))]
    values = drawn_values(*BY_NAME["answer_rate"].columns(rare), draw_cases(100))
    assert numpy.isnan(values).sum() > 0.05 * DRAWS
    assert bounds(values) is None
    assert bounds(numpy.array([0.5] * 99 + [numpy.nan])) == Interval(0.5, 0.5)


def test_the_same_cases_give_the_same_interval() -> None:
    scores = [replace(SCORE, answered=n % 3 > 0) for n in range(30)]
    assert of("answer_rate", scores) == of("answer_rate", list(scores))
