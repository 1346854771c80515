"""From judged answers to the Report: every measure with its interval, every case as it is shown."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from eval.cases import KINDS, Case, CaseKind
from eval.catalogue import MEASURES, Kept
from eval.citations import LookedUp
from eval.failures import failures
from eval.intervals import draw_cases, interval
from eval.report import CaseResult, Report, Reported, ShownCitation, ShownGold, ShownSentence
from eval.run import Result
from eval.scores import Score, missing_facts
from eval.second_reading import Pages
from eval.support import JUDGE
from papers import Coverage

# How many characters of a page are shown before and after a quotation, and of one without it.
AROUND, OPENING = 600, 1500
DIGITS = 4


@dataclass(frozen=True)
class About:
    """What a report says of itself: when, which system, which cases, on which papers."""

    made_at: datetime
    system: str
    cases_file: str
    coverage: Coverage


def make_report(results: Sequence[Result], pages: Pages, about: About) -> Report:
    """Sum up judged answers; ``pages`` are those that they were judged by."""
    answerable = sum(one.case.answerable for one in results)
    return Report(
        made_at=about.made_at,
        system=about.system,
        cases_file=about.cases_file,
        reader=pages.reader,
        papers=about.coverage.papers,
        coverage=about.coverage,
        cases=len(results),
        answerable=answerable,
        unanswerable=len(results) - answerable,
        judge=JUDGE,
        measures=measured([one.score for one in results]),
        by_kind=by_kind([one.score for one in results]),
        results=tuple(case_result(one, pages) for one in results),
        faults=dict(Counter(str(fault.kind) for one in results for fault in one.faults)),
        notes=_notes([one.case for one in results], results, pages),
    )


def measured(scores: Sequence[Score]) -> dict[str, Reported]:
    """Every measure over ``scores`` by its name, with its 95% interval where there is one."""
    drawn = draw_cases(len(scores)) if scores else None
    found: dict[str, Reported] = {}
    for kept in MEASURES:
        bounds = None if drawn is None else interval(kept, scores, drawn)
        low, high = (bounds.low, bounds.high) if bounds else (None, None)
        found[kept.name] = _reported(kept, scores, low, high)
    return found


def by_kind(scores: Sequence[Score]) -> dict[CaseKind, dict[str, Reported]]:
    """Every measure over the cases of each kind that there is."""
    return {
        kind: measured([one for one in scores if one.kind == kind])
        for kind in KINDS
        if any(one.kind == kind for one in scores)
    }


def _reported(
    kept: Kept, scores: Sequence[Score], low: float | None, high: float | None
) -> Reported:
    measure = kept.of(scores)
    return Reported(
        value=_rounded(measure.value),
        of=measure.of,
        unit=kept.unit,
        reason=measure.reason,
        low=_rounded(low),
        high=_rounded(high),
        label=kept.label,
        better=kept.better,
        means=kept.means,
        cannot_tell=kept.cannot_tell,
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def case_result(result: Result, pages: Pages) -> CaseResult:
    """One judged answer as it is shown, with what its ``pages`` say where it cites them."""
    case, answer = result.case, result.answer
    faults: dict[int, dict[str, None]] = {}
    for fault in result.faults:
        if fault.sentence is not None:
            faults.setdefault(fault.sentence, {})[fault.said] = None
    return CaseResult(
        id=case.id,
        question=case.question,
        kind=case.kind,
        answerable=case.answerable,
        status=answer.status,
        sentences=tuple(
            ShownSentence(one.text, one.citations, supported, tuple(faults.get(number, ())))
            for number, (one, supported) in enumerate(
                zip(answer.sentences, result.support.sentences, strict=True)
            )
        ),
        citations=tuple(_citation(one, case, pages) for one in result.looked_up),
        gold=tuple(ShownGold(g.place.file, g.place.page, g.quote) for g in case.gold),
        missing_facts=missing_facts(case, answer),
        score=result.score,
        failed=failures(result),
        history=tuple((turn.question, turn.answer) for turn in case.history),
        note=case.note,
    )


def _citation(one: LookedUp, case: Case, pages: Pages) -> ShownCitation:
    cited = one.citation
    text, marked = _page_text(one, pages)
    places = {(place.file, place.page) for gold in case.gold for place in gold.places}
    second = one.second
    return ShownCitation(
        n=cited.n,
        file=cited.file,
        page=cited.page,
        place=cited.place,
        quote=cited.quote,
        unresolved=one.unresolved,
        verbatim=one.verbatim,
        found=one.found is not None,
        read_by=second.read_by if second else None,
        not_read=second.reason if second else None,
        page_text=text,
        marked=marked,
        gold=one.unresolved is None and (cited.file, cited.page) in places,
    )


def _page_text(one: LookedUp, pages: Pages) -> tuple[str, tuple[int, int] | None]:
    """A part of the page around the quotation, and the quotation's span in it, if it is there."""
    cited = one.citation
    text, span = one.second.text if one.second else "", one.found
    if span is None and one.verbatim:
        text = pages.stored(cited.paper_id, cited.page) or ""
        span = (cited.start, cited.end) if 0 <= cited.start < cited.end else None
    if span is None:
        return text[:OPENING], None
    first, last = max(0, span[0] - AROUND), span[1] + AROUND
    return text[first:last], (span[0] - first, span[1] - first)


def _notes(cases: Sequence[Case], results: Sequence[Result], pages: Pages) -> tuple[str, ...]:
    """What whoever reads the figures must know, in plain sentences."""
    notes = []
    known = {paper.file for paper in pages.papers().values()}
    unread = [
        case.id
        for case in cases
        if case.gold and not any(p.file in known for gold in case.gold for p in gold.places)
    ]
    if unread:
        notes.append(
            f"No paper that holds the answer has been read, for {len(unread)} of the cases: "
            f"{', '.join(unread)}."
        )
    other = [
        one.case.id for one in results if one.answer.question.split() != one.case.question.split()
    ]
    if other:
        notes.append(f"The answer repeats another question than the case has: {', '.join(other)}.")
    reasons = Counter(
        one.second.reason for result in results for one in result.looked_up
        if one.second and one.second.reason
    )  # fmt: skip
    for reason, number in reasons.items():
        notes.append(f"{number} quotations were compared with the stored text only: {reason}.")
    return tuple(notes)
