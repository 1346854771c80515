"""``line-of-sight eval``: how far the answers, and the actions found, can be trusted."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from eval.actions import ActionReport, FoundAction, read_gold, report_json, score_actions
from eval.attribution_command import attribution
from eval.cases import CasesError, read_cases
from eval.retrieval_command import retrieval
from papers import Reader, Scope
from settings import Settings

if TYPE_CHECKING:  # the assistant takes seconds to import, and a bad file of cases never needs it
    from eval.measures import Kept, Measure
    from eval.run import Result, Summary

app = typer.Typer(help="Measure how far the answers can be trusted.", no_args_is_help=True)

app.command()(attribution)
app.command()(retrieval)

# What the table by kind shows: the rest is seldom of use for a handful of cases.
BY_KIND = {
    "key_fact_recall": "Facts",
    "gold_page_hit": "Page",
    "verbatim_rate": "Verbatim",
    "answer_rate": "Answered",
    "refusal_recall": "Refused",
}


@app.callback()
def evaluation() -> None:
    """Measure how far the answers can be trusted."""


@app.command()
def run(
    cases: Annotated[Path, typer.Argument(help="The cases, one JSON object a line.")],
    data_dir: Annotated[
        Path | None, typer.Option(help="The data folder; LOS_DATA_DIR when left out.")
    ] = None,
    reader: Annotated[
        Reader | None, typer.Option(help="Ask as this reader; LOS_READER when left out.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Write the answers and their scores here, one a line.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Ask every case and print the measures.

    Exits with 2 when the configuration is wrong or the file of cases is malformed, before
    anything is asked, and with 1 when the cases cannot be asked or the answers not written.
    """
    messages = Console(stderr=True)
    try:
        settings, read = Settings(), read_cases(cases)
    except CasesError as error:
        raise _stop(str(error), 2, messages, as_json) from error
    except ValidationError as error:
        wrong = ", ".join(f"LOS_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        raise _stop(f"The configuration is wrong. {wrong}.", 2, messages, as_json) from error

    from assistant.retrieve import Library
    from eval.run import run_cases, summarise, summary_json
    from ingest.stores import open_stores
    from vectorstore import IndexMismatchError

    stores = open_stores(
        data_dir or settings.data_dir,
        settings.database_url or None,
        settings.chroma_url or None,
        settings.embedding_model,
    )
    scope = Scope(reader=reader or settings.reader)
    papers = stores.records.coverage(scope).papers
    if not papers:
        said = "No papers have been read into this data folder: load some, then try again."
        raise _stop(said, 1, messages, as_json)
    try:
        library = Library(stores.records, stores.open_index(), stores.open_embedder())
    except (IndexMismatchError, OSError) as error:
        raise _stop(str(error), 1, messages, as_json) from error
    if out is not None:
        try:  # before the questions, so that no answer is lost
            out.open("a", encoding="utf-8").close()
        except OSError as error:
            said = f"The answers cannot be written to {out} ({error.strerror})."
            raise _stop(said, 1, messages, as_json) from error
    with Progress(console=messages, transient=True) as bar:
        task = bar.add_task("Asking", total=len(read))
        results = run_cases(
            library,
            stores.records,
            read,
            scope,
            lambda done, total: bar.update(task, completed=done, total=total),
        )
    if out is not None:
        _write(results, out)
    summary = summarise(results)
    if as_json:
        typer.echo(_document({"reader": scope.reader, "papers": papers, **summary_json(summary)}))
    else:
        _print(summary, f"asked as a {scope.reader} reader of {papers} papers")


@app.command()
def actions(
    gold: Annotated[Path, typer.Argument(help="The marked actions, one JSON object a line.")],
    data_dir: Annotated[
        Path | None, typer.Option(help="The data folder; LOS_DATA_DIR when left out.")
    ] = None,
    reader: Annotated[
        Reader | None, typer.Option(help="See what this reader may see; LOS_READER when left out.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Write what was missed and found in error to this folder.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Compare the actions found in the papers read with those that a person marked.

    Exits with 2 when the configuration is wrong or the file is malformed, and with 1 when none
    of the marked papers has been read or the findings cannot be written.
    """
    messages = Console(stderr=True)
    try:
        settings, cases = Settings(), read_gold(gold)
    except CasesError as error:
        raise _stop(str(error), 2, messages, as_json) from error
    except ValidationError as error:
        wrong = ", ".join(f"LOS_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        raise _stop(f"The configuration is wrong. {wrong}.", 2, messages, as_json) from error

    from ingest.stores import open_stores
    from records import structure

    stores = open_stores(
        data_dir or settings.data_dir,
        settings.database_url or None,
        settings.chroma_url or None,
        settings.embedding_model,
    )
    scope = Scope(reader=reader or settings.reader)
    known = {row.paper.file for row in stores.records.papers(scope)}
    unread = sorted({case.file for case in cases} - known)
    if len(unread) == len({case.file for case in cases}):
        said = "None of the marked papers has been read into this data folder: load them first."
        raise _stop(said, 1, messages, as_json)
    found = []
    for action, paper in structure.actions(stores.records, scope):
        page = stores.records.page(paper.paper_id, action.page, scope.reader)
        found.append(FoundAction(paper.file, action, page.text if page else ""))
    report = score_actions(cases, found)
    if out is not None:
        try:
            _write_findings(report, out)
        except OSError as error:
            said = f"The findings cannot be written to {out} ({error.strerror})."
            raise _stop(said, 1, messages, as_json) from error
    if as_json:
        typer.echo(_document({"reader": scope.reader, "unread": unread, **report_json(report)}))
    else:
        _print_actions(report, unread)


def _write_findings(report: ActionReport, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    misses = [asdict(case) for case in report.misses]
    false = [{"file": find.file, **asdict(find.action)} for find in report.false_finds]
    for name, rows in (("misses", misses), ("false_finds", false)):
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        (out / f"{name}.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")


def _print_actions(report: ActionReport, unread: list[str]) -> None:
    table = Table(title="Actions by kind", title_justify="left")
    for heading in ("Kind", "Marked", "Found", "Precision", "Recall", "F1"):
        table.add_column(heading, justify="left" if heading == "Kind" else "right")
    for name, row in report.rows.items():
        shares = (row.precision, row.recall, row.f1)
        shown = ("–" if share is None else f"{share:.2f}" for share in shares)
        table.add_row(name, str(row.gold), str(row.found), *shown)
    console = Console()
    console.print(table)
    for name, (same, of) in report.fields.items():
        console.print(f"{name}: {same} of {of} matched actions that name one", highlight=False)
    console.print(f"marked formal otherwise: {report.wrong_formal}", highlight=False)
    for file in unread:
        console.print(f"not read: {file}", markup=False, highlight=False, soft_wrap=True)


def _stop(message: str, status: int, messages: Console, as_json: bool) -> typer.Exit:
    """Tell what went wrong, as JSON too where that was asked for; the exit to raise."""
    messages.print(message, style="red", markup=False, highlight=False, soft_wrap=True)
    if as_json:
        typer.echo(_document({"error": message}))
    return typer.Exit(status)


def _document(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)


def _write(results: "tuple[Result, ...]", out: Path) -> None:
    from eval.run import result_json

    rows = (json.dumps(result_json(one), ensure_ascii=False, allow_nan=False) for one in results)
    out.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def _print(summary: "Summary", how: str) -> None:
    from eval.measures import MEASURES

    unanswerable = summary.cases - summary.answerable
    console = Console()
    whole = Table(
        title=f"{summary.cases} cases ({unanswerable} unanswerable), {how}",
        title_justify="left",
    )
    whole.add_column("Measure")
    whole.add_column("Value", justify="right")
    whole.add_column("Of", justify="right")
    for kept in MEASURES:
        measure = summary.measures[kept.name]
        value = measure.reason or _shown(kept, summary.measures)
        whole.add_row(kept.label, value, str(measure.of))
    console.print(whole)
    kinds = Table(title="By kind", title_justify="left")
    kinds.add_column("Kind")
    kinds.add_column("Cases", justify="right")
    shown = [kept for kept in MEASURES if kept.name in BY_KIND]
    for kept in shown:
        kinds.add_column(BY_KIND[kept.name], justify="right")
    for kind, measures in summary.by_kind.items():
        count = str(measures["latency_p50_ms"].of)
        kinds.add_row(kind, count, *(_shown(kept, measures) for kept in shown))
    console.print(kinds)


def _shown(kept: "Kept", measures: "Mapping[str, Measure]") -> str:
    value = measures[kept.name].value
    if value is None:
        return "–"
    return f"{value:.1%}" if kept.unit == "share" else f"{value:,.0f}{_UNITS[kept.unit]}"


_UNITS = {"words": "", "milliseconds": " ms"}
