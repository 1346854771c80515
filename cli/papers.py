"""Commands that keep the papers: ``ingest``, ``papers``, ``papers remove`` and ``check``."""

import json
import os
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from cli.options import DAY, AsJson, AsReader, Committee, Council
from cli.start import (
    DONE,
    NOT_DONE,
    load_papers,
    open_all,
    open_asked,
    plain_failures,
    read_settings,
)
from ingest.describe import Overrides
from ingest.progress import report_json, summary, tell
from papers import Access, Kind

papers_app = typer.Typer()


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of papers.")],
    council: Annotated[str | None, typer.Option(help="If the paper does not say it.")] = None,
    committee: Annotated[str | None, typer.Option(help="The committee, likewise.")] = None,
    date: Annotated[datetime | None, typer.Option(formats=DAY, help="The meeting's date.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="What kind of paper it is.")] = None,
    status: Annotated[
        Literal["draft", "approved"] | None, typer.Option(help="Draft or approved.")
    ] = None,
    access: Annotated[Access | None, typer.Option(help="Public or exempt.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read files.")] = 2,
    as_json: AsJson = False,
) -> None:
    """Read papers into the data folder; what is known already is left alone."""
    overrides = Overrides(council, committee, date and date.date(), kind, status, access)
    report = load_papers(
        paths, open_all(read_settings(), threads=os.cpu_count() or 1), overrides, workers
    )
    print(json.dumps(report_json(report)) if as_json else summary(report))
    raise typer.Exit(NOT_DONE if report.failed else DONE)


@papers_app.callback(invoke_without_command=True)
def papers(
    context: typer.Context,
    council: Council = None,
    committee: Committee = None,
    reader: AsReader = None,
    as_json: AsJson = False,
) -> None:
    """List what has been read and, to members and officers, what could not be."""
    if context.invoked_subcommand:
        return
    asked = open_asked(reader, council, committee)
    from records import listing

    records, scope = asked.stores.records, asked.scope
    rows, failures = records.papers(scope), records.failures(scope.reader)
    if as_json:
        print(json.dumps(listing.as_data(rows, failures)))
    else:
        print(listing.in_words(rows, failures))


@papers_app.command()
def remove(
    names: Annotated[list[str], typer.Argument(metavar="FILE…", help="As listed, or paper_ids.")],
    as_json: AsJson = False,
) -> None:
    """Remove papers for good, with the copies of their files and all earlier versions of them.

    A file that is still in a folder of papers comes back when that folder is read again.
    """
    from ingest import remove as removing

    stores = open_all(read_settings())
    with plain_failures():
        removal = removing.remove(stores, names, notice=tell)
    print(json.dumps(removing.as_data(removal)) if as_json else removing.in_words(removal))
    raise typer.Exit(DONE if removal.complete else NOT_DONE)


def check(
    repair: Annotated[bool, typer.Option("--repair", help="Make the index follow.")] = False,
    as_json: AsJson = False,
) -> None:
    """Compare the records with the index, and mend the index if asked to."""
    from ingest.check import check as compare
    from ingest.check import in_words

    with plain_failures():
        report = compare(open_all(read_settings(), threads=os.cpu_count() or 1), repair, tell)
    found = {**asdict(report), "agree": report.agree}
    print(json.dumps(found) if as_json else in_words(report))
    raise typer.Exit(DONE if report.agree else NOT_DONE)
