"""Ask every case of the real assistant, score the answers, and sum the scores up."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from assistant.answer import Answer
from assistant.ask import ask
from assistant.contract import answer_json
from assistant.retrieve import Library
from eval.cases import KINDS, Case, CaseKind
from eval.measures import MEASURES, Measure
from eval.scores import Score, score
from papers import Scope
from records import Records

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Result:
    """One case with the answer that was given and its score."""

    case: Case
    answer: Answer
    score: Score


@dataclass(frozen=True)
class Summary:
    """Every measure by name, over all cases and over the cases of each kind present."""

    cases: int
    answerable: int
    measures: Mapping[str, Measure]
    by_kind: Mapping[CaseKind, Mapping[str, Measure]]


def run_cases(
    library: Library,
    records: Records,
    cases: Sequence[Case],
    scope: Scope,
    progress: Progress = lambda done, total: None,
) -> tuple[Result, ...]:
    """Ask each case within ``scope``, with its history, and score the answer.

    ``records`` give the page texts that quotations are compared with, as the reader in
    ``scope`` may see them. ``progress`` is told how many cases are done and how many there are.
    """

    def page_text(paper_id: str, number: int) -> str | None:
        page = records.page(paper_id, number, scope.reader)
        return page.text if page else None

    results: list[Result] = []
    for case in cases:
        started = time.perf_counter()
        answer = ask(library, case.question, case.history, scope)
        milliseconds = 1000 * (time.perf_counter() - started)
        scored = score(case, answer, page_text, milliseconds)
        results.append(Result(case, answer, scored))
        progress(len(results), len(cases))
    return tuple(results)


def summarise(results: Sequence[Result]) -> Summary:
    """Every measure over ``results``, together and kind by kind."""
    every = [result.score for result in results]
    return Summary(
        cases=len(every),
        answerable=sum(one.answerable for one in every),
        measures=_measures(every),
        by_kind={
            kind: _measures([one for one in every if one.kind == kind])
            for kind in KINDS
            if any(one.kind == kind for one in every)
        },
    )


def summary_json(summary: Summary) -> dict[str, Any]:
    """Put a Summary as plain data; each measure is ``{"value", "of", "unit", "reason"}``."""
    return {
        "cases": summary.cases,
        "answerable": summary.answerable,
        "unanswerable": summary.cases - summary.answerable,
        "measures": _plain(summary.measures),
        "by_kind": {kind: _plain(measures) for kind, measures in summary.by_kind.items()},
    }


def result_json(result: Result) -> dict[str, Any]:
    """Make one row of the answers file: the case's id, the Answer, and what it scored."""
    return {"id": result.case.id, **answer_json(result.answer), "score": asdict(result.score)}


def _measures(every: Sequence[Score]) -> dict[str, Measure]:
    return {kept.name: kept.of(every) for kept in MEASURES}


def _plain(measures: Mapping[str, Measure]) -> dict[str, dict[str, Any]]:
    units = {kept.name: kept.unit for kept in MEASURES}
    return {
        name: {
            "value": None if measure.value is None else round(measure.value, 4),
            "of": measure.of,
            "unit": units[name],
            "reason": measure.reason,
        }
        for name, measure in measures.items()
    }
