"""``line-of-sight eval actions``: the actions found beside those that a person marked."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from eval.actions import ActionReport, FoundAction, read_gold, report_json, score_actions
from eval.cases import CasesError
from eval.options import AsJson, AsReader, DataDir
from eval.start import BAD_USAGE, NOT_DONE, Voice, document, open_data, read_settings
from papers import Scope


def actions(
    gold: Annotated[Path, typer.Argument(help="The marked actions, one JSON object a line.")],
    data_dir: DataDir = None,
    reader: AsReader = None,
    out: Annotated[
        Path | None, typer.Option(help="Write what was missed and found in error to this folder.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Compare the actions found in the papers read with those that a person marked.

    Exits with 2 when the configuration is wrong or the file is malformed, and with 1 when none
    of the marked papers has been read or the findings cannot be written.
    """
    voice = Voice(as_json)
    settings = read_settings(voice)
    with voice.stopping(BAD_USAGE, CasesError):
        cases = read_gold(gold)

    from records import structure

    stores = open_data(settings, data_dir, voice)
    scope = Scope(reader=reader or settings.reader)
    known = {row.paper.file for row in stores.records.papers(scope)}
    unread = sorted({case.file for case in cases} - known)
    if len(unread) == len({case.file for case in cases}):
        said = "None of the marked papers has been read into this data folder: load them first."
        raise voice.stop(said, NOT_DONE)
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
            raise voice.stop(said, NOT_DONE) from error
    if as_json:
        told = {"reader": scope.reader, "unread": unread, **report_json(report)}
        typer.echo(document({**told, **_findings(report)}))
    else:
        _print_actions(report, unread)


def _findings(report: ActionReport) -> dict[str, list[dict[str, Any]]]:
    """What was missed and what was found in error, as plain data."""
    return {
        "missed": [asdict(case) for case in report.misses],
        "found_in_error": [
            {"file": find.file, **asdict(find.action)} for find in report.false_finds
        ],
    }


def _write_findings(report: ActionReport, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    found = _findings(report)
    for name, rows in (("misses", found["missed"]), ("false_finds", found["found_in_error"])):
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
