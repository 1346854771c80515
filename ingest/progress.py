"""Tell a person how a load goes: a progress bar on a terminal, one line a file otherwise."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ingest.load import LoadReport, Outcome
from records.listing import printable


@contextmanager
def show_progress() -> Iterator[Callable[[Outcome, int, int], None]]:
    """A callback for :func:`ingest.load.load` that writes to stderr."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _line
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("Reading papers", total=None)

        def advance(outcome: Outcome, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, description="Reading papers")
            if outcome.outcome == "failed":
                bar.console.print(_told(outcome), markup=False, highlight=False)

        yield advance


def report_json(report: LoadReport) -> dict[str, Any]:
    """A load's report as plain data, as ``ingest --json`` prints it."""
    return {"papers": [asdict(outcome) for outcome in report.papers], "seconds": report.seconds}


def summary(report: LoadReport) -> str:
    """What a load did, in a few plain lines; each failure named with its reason."""
    counts = {
        word: sum(1 for outcome in report.papers if outcome.outcome == word)
        for word in ("added", "superseded", "unchanged", "failed")
    }
    lines = [
        f"{counts['added']} added, {counts['superseded']} replaced an earlier version, "
        f"{counts['unchanged']} unchanged, {counts['failed']} could not be read "
        f"({report.seconds:.1f} seconds)."
    ]
    if report.failed:
        lines += ["", "Could not be read:"]
        lines += [f"  {printable(o.file)}: {o.reason}" for o in report.failed]
    noted = [o for o in report.papers if o.outcome in ("added", "superseded") and o.reason]
    if noted:
        lines += ["", "To know:"]
        lines += [f"  {printable(o.file)}: {o.reason}" for o in noted]
    return "\n".join(lines)


def tell(sentence: str) -> None:
    """A sentence on stderr: what keeps a person waiting, or why a command cannot go on."""
    print(sentence, file=sys.stderr, flush=True)


def _line(outcome: Outcome, done: int, total: int) -> None:
    tell(f"[{done}/{total}] {_told(outcome)}")


def _told(outcome: Outcome) -> str:
    found = f"{outcome.pages} pages, {outcome.passages} passages, {outcome.actions} actions"
    counts = f" ({found})" if outcome.passages else ""
    reason = f": {outcome.reason}" if outcome.reason else ""
    return f"{printable(outcome.file)} {outcome.outcome}{counts}{reason}"
