"""A report as tables on the terminal."""

from rich.console import Console
from rich.table import Table

from eval.catalogue import MEASURES, Kept
from eval.report import Comparison, Report, Reported
from eval.thresholds import shown_value

# What the table by kind shows: the rest is seldom of use for a handful of cases.
BY_KIND = {
    "key_fact_recall": "Facts",
    "gold_page_hit": "Page",
    "quotation_verbatim": "Verbatim",
    "answer_rate": "Answered",
    "refusal_recall": "Refused",
}
MANY = 10
NO_DOUBT = (
    "Where every case went one way the interval shows no doubt, though there is some: of n, up to "
    "3/n may go the other way."
)


def print_report(report: Report) -> None:
    """Print the measures, then the kinds, the thresholds and what changed since the baseline."""
    console = Console()
    console.print(_whole(report))
    console.print(_kinds(report))
    if any(one.low == one.high for one in report.measures.values() if one.value is not None):
        _say(console, NO_DOUBT)
    for note in report.notes:
        _say(console, note)
    if report.faults:
        counted = ", ".join(f"{kind} {number}" for kind, number in sorted(report.faults.items()))
        _say(console, f"Faults found: {counted}.")
    for line in report.thresholds:
        _say(console, f"{'Reached' if line.met else 'NOT REACHED'}: {line.said}")
    if report.comparison is not None:
        _print_comparison(report.comparison, console)


def _say(console: Console, sentence: str) -> None:
    console.print(sentence, markup=False, highlight=False, soft_wrap=True)


def _whole(report: Report) -> Table:
    table = Table(
        title=f"{report.cases} cases ({report.unanswerable} unanswerable), asked as a "
        f"{report.reader} reader of {report.papers} papers",
        title_justify="left",
    )
    for heading in ("Measure", "Value", "95% interval", "Of"):
        left = heading == "Measure"
        table.add_column(heading, justify="left" if left else "right", no_wrap=left)
    for kept in MEASURES:
        measure = report.measures[kept.name]
        value = measure.reason or _value(kept, measure.value)
        table.add_row(kept.label, value, _between(kept, measure), str(measure.of))
    return table


def _kinds(report: Report) -> Table:
    table = Table(title="By kind", title_justify="left")
    table.add_column("Kind")
    table.add_column("Cases", justify="right")
    shown = [kept for kept in MEASURES if kept.name in BY_KIND]
    for kept in shown:
        table.add_column(BY_KIND[kept.name], justify="right")
    for kind, measures in report.by_kind.items():
        cells = (_value(kept, measures[kept.name].value) for kept in shown)
        table.add_row(kind, str(measures["coverage"].of), *cells)
    return table


def _print_comparison(comparison: Comparison, console: Console) -> None:
    _say(
        console,
        f"Beside the report on {comparison.system} of {comparison.made_at:%d %B %Y}, over the "
        f"{comparison.paired} cases that both have: {len(comparison.better)} better, "
        f"{len(comparison.worse)} worse.",
    )
    for what, ids in (("Better", comparison.better), ("Worse", comparison.worse)):
        if ids:
            more = f" and {len(ids) - MANY} more" if len(ids) > MANY else ""
            _say(console, f"{what}: {', '.join(ids[:MANY])}{more}.")
    for one in comparison.measures:
        if one.difference:
            _say(console, one.said if one.p is None else f"{one.said} (p = {one.p:g}, {one.test})")
    for note in comparison.notes:
        _say(console, note)


def _value(kept: Kept, value: float | None) -> str:
    return "–" if value is None else shown_value(kept, value)


def _between(kept: Kept, measure: Reported) -> str:
    if measure.low is None or measure.high is None:
        return "–"
    low = shown_value(kept, measure.low).split(" ")[0].rstrip("%")
    return f"{low}–{shown_value(kept, measure.high)}"
