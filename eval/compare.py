"""A report beside an earlier one, case by case: what is better, what is worse, and is it chance.

Only cases that both reports have, by their id and with the same question, are compared. For a
measure that is yes or no in each case the test is McNemar's, exact: of the cases that changed, as
many should have got better as worse (McNemar, Psychometrika 12, 1947; a binomial test of the two
numbers). For any other it is a permutation test: in each case the two results are changed round
or not, by chance (Fisher, The Design of Experiments, 1935). Both are two-sided.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray
from scipy.stats import binomtest

from eval.catalogue import MEASURES, Kept, Numbers
from eval.intervals import (
    DRAWS,
    SEED,
    Drawn,
    bounds,
    draw_cases,
    drawn_values,
    percentile_of,
    ratios,
)
from eval.report import CaseResult, Compared, Comparison, Report
from eval.thresholds import shown_value

MCNEMAR, PERMUTATION = "McNemar's exact test", "a paired permutation test"
# A difference that chance makes less often than this is called one.
RARE = 0.05
# Differences no larger than this are none, but for rounding.
SAME = 1e-12
ONE_IN_20 = "Of so many measures about one in 20 differs by chance alone."

# What each case adds to a measure: its part and its whole.
Columns = tuple[Numbers, Numbers]


@dataclass(frozen=True)
class _Pair:
    before: CaseResult
    now: CaseResult


def compare(before: Report, now: Report) -> Comparison:
    """Compare ``now`` with ``before``, the baseline: which cases changed, and each measure."""
    old = {result.id: result for result in before.results}
    new = {result.id: result for result in now.results}
    both = [_Pair(old[id_], result) for id_, result in new.items() if id_ in old]
    pairs = [pair for pair in both if _asks_the_same(pair)]
    notes = []
    if len(pairs) < len(both):
        changed = ", ".join(pair.now.id for pair in both if not _asks_the_same(pair))
        notes.append(f"The question itself was changed, so it is not compared: {changed}.")
    if before.reader != now.reader:
        notes.append(f"The baseline was asked as a {before.reader} reader.")
    if before.papers != now.papers:
        notes.append(f"The baseline was asked of {before.papers} papers, this of {now.papers}.")
    if before.judge != now.judge:
        notes.append("The baseline was judged by another judge of support.")
    notes.append(ONE_IN_20)
    drawn = draw_cases(len(pairs)) if pairs else numpy.zeros((DRAWS, 0), dtype=numpy.int64)
    return Comparison(
        system=before.system,
        made_at=before.made_at,
        paired=len(pairs),
        better=tuple(p.now.id for p in pairs if p.before.failed and not p.now.failed),
        worse=tuple(p.now.id for p in pairs if p.now.failed and not p.before.failed),
        only_now=tuple(id_ for id_ in new if id_ not in old),
        only_before=tuple(id_ for id_ in old if id_ not in new),
        measures=tuple(_compared(kept, pairs, drawn) for kept in MEASURES),
        notes=tuple(notes),
    )


def mcnemar(better: int, worse: int) -> float:
    """The chance, 0 to 1, of so uneven a split of the cases that changed, if both were alike."""
    changed = better + worse
    return float(binomtest(better, changed, 0.5).pvalue) if changed else 1.0


def permutation(before: Columns, now: Columns, percentile: int | None = None) -> float:
    """The chance of a difference so large if each case's two results could be changed round.

    ``before`` and ``now`` are the parts and the wholes of the same cases, in the same order. Of
    DRAWS changes, and the one that was seen, those with a difference no smaller are counted.
    """
    swap = numpy.random.default_rng(SEED).random((DRAWS, len(before[0]))) < 0.5
    ones, others = _changed_round(before, now, swap), _changed_round(now, before, swap)
    if percentile is None:
        differences = ratios(*ones) - ratios(*others)
    else:
        differences = numpy.array(
            [
                percentile_of(ones[0][row], ones[1][row], percentile)
                - percentile_of(others[0][row], others[1][row], percentile)
                for row in range(DRAWS)
            ]
        )
    seen = _value(now, percentile) - _value(before, percentile)
    as_large = numpy.isnan(differences) | (abs(differences) >= abs(seen) - SAME)
    return (int(as_large.sum()) + 1) / (DRAWS + 1)


def _compared(kept: Kept, pairs: Sequence[_Pair], drawn: Drawn) -> Compared:
    old, new = [p.before.score for p in pairs], [p.now.score for p in pairs]
    first, last = kept.of(old), kept.of(new)
    if first.value is None or last.value is None:
        reason = first.reason if first.value is None else last.reason
        reason = reason if pairs else "the two reports have no case in common"
        said = f"{kept.label}: not compared ({reason})."
        return Compared(
            kept.name, kept.label, first.value, last.value, None, None, None, None, None,
            reason, said,
        )  # fmt: skip
    before, now = kept.columns(old), kept.columns(new)
    better, worse = _changed(kept, pairs, before, now)
    if _is_yes_or_no(before, now):
        test, p = MCNEMAR, mcnemar(len(better), len(worse))
    else:
        test, p = PERMUTATION, permutation(before, now, kept.percentile)
    spread = bounds(
        drawn_values(*now, drawn, kept.percentile) - drawn_values(*before, drawn, kept.percentile)
    )
    return Compared(
        measure=kept.name,
        label=kept.label,
        before=round(first.value, 4),
        now=round(last.value, 4),
        difference=round(last.value - first.value, 4),
        low=round(spread.low, 4) if spread else None,
        high=round(spread.high, 4) if spread else None,
        p=float(f"{p:.2g}"),
        test=test,
        reason=None,
        said=_said(kept, first.value, last.value, p),
        better=better,
        worse=worse,
    )


def _said(kept: Kept, before: float, now: float, p: float) -> str:
    values = f"{shown_value(kept, before)} before, {shown_value(kept, now)} now"
    if abs(now - before) < SAME:
        return f"{kept.label}: {shown_value(kept, now)}, as before."
    if p >= RARE:
        return f"{kept.label}: {values}. Chance alone may well make that much difference."
    way = "a difference" if kept.better == "neither" else "worse"
    if kept.better != "neither" and (now > before) == (kept.better == "higher"):
        way = "better"
    return f"{kept.label}: {values}. That is {way}, by more than chance would make."


def _changed(
    kept: Kept,
    pairs: Sequence[_Pair],
    before: Columns,
    now: Columns,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the cases of which a measure got better, and worse, where both have it."""
    better, worse = [], []
    for place, pair in enumerate(pairs):
        if before[1][place] > 0 and now[1][place] > 0 and kept.better != "neither":
            gain = _of_case(kept, now, place) - _of_case(kept, before, place)
            if gain * (1 if kept.better == "higher" else -1) > 0:
                better.append(pair.now.id)
            elif gain:
                worse.append(pair.now.id)
    return tuple(better), tuple(worse)


def _of_case(kept: Kept, columns: Columns, place: int) -> float:
    part, whole = columns[0][place], columns[1][place]
    return float(part / whole if kept.percentile is None else part)


def _is_yes_or_no(before: Columns, now: Columns) -> bool:
    """Whether each case adds 0 or 1 of 1, the same cases before and now."""
    return bool(
        numpy.array_equal(before[1], now[1])
        and set(numpy.unique(before[1])) <= {0.0, 1.0}
        and set(numpy.unique(numpy.concatenate([before[0], now[0]]))) <= {0.0, 1.0}
    )


def _changed_round(ours: Columns, theirs: Columns, swap: NDArray[numpy.bool_]) -> Columns:
    """The columns of many draws (DRAWS, cases), each case ours, or theirs where it is swapped."""
    return numpy.where(swap, theirs[0], ours[0]), numpy.where(swap, theirs[1], ours[1])


def _value(columns: Columns, percentile: int | None) -> float:
    if percentile is not None:
        return percentile_of(*columns, percentile)
    return float(ratios(columns[0][None], columns[1][None])[0])


def _asks_the_same(pair: _Pair) -> bool:
    return (pair.before.question, pair.before.history) == (pair.now.question, pair.now.history)
