"""The command line: ``line-of-sight ingest | ask | search | papers | check | serve | eval``."""

import json
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from pydantic import ValidationError

from eval.command import app as evaluation
from ingest.describe import Overrides
from ingest.load import BusyError, LoadReport, load
from ingest.progress import report_json, show_progress, summary
from ingest.stores import Stores, open_stores
from papers import Access, Kind, Reader, Scope, Status
from records.choices import UnknownNameError, choose_council_and_committee
from settings import Settings

if TYPE_CHECKING:  # the model takes seconds to import, and most commands never need it
    from assistant.retrieve import Library

DONE, NOT_DONE, BAD_USAGE = 0, 1, 2

app = typer.Typer(
    help="Ask a council's committee papers; check every sentence against paper, page and minute.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

app.add_typer(evaluation, name="eval", help="Measure how far the answers can be trusted.")

DAY = ["%Y-%m-%d"]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
AsReader = Annotated[Reader | None, typer.Option("--reader", help="Whose eyes.")]
Council = Annotated[str | None, typer.Option(help="Only this council, or a part of its name.")]
Committee = Annotated[str | None, typer.Option(help="Only this committee, or a part of its name.")]
From = Annotated[datetime | None, typer.Option("--from", formats=DAY, help="From this day on.")]
To = Annotated[datetime | None, typer.Option("--to", formats=DAY, help="Up to this day.")]
Questions = Annotated[Path | None, typer.Option(help="JSON Lines of questions, for many at once.")]
Out = Annotated[Path | None, typer.Option(help="Where the JSON Lines of a batch are written.")]


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of papers.")],
    council: Annotated[
        str | None, typer.Option(help="The council, if the paper is silent.")
    ] = None,
    committee: Annotated[str | None, typer.Option(help="The committee, likewise.")] = None,
    date: Annotated[datetime | None, typer.Option(formats=DAY, help="The meeting's date.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="What kind of paper it is.")] = None,
    status: Annotated[Status | None, typer.Option(help="Draft or approved.")] = None,
    access: Annotated[Access | None, typer.Option(help="Public or exempt.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read files.")] = 2,
    as_json: AsJson = False,
) -> None:
    """Read papers into the data folder; what is known already is left alone."""
    overrides = Overrides(council, committee, date and date.date(), kind, status, access)
    report = _load(paths, _stores(_settings(), threads=os.cpu_count() or 1), overrides, workers)
    print(json.dumps(report_json(report)) if as_json else summary(report))
    raise typer.Exit(NOT_DONE if report.failed else DONE)


@app.command()
def ask(
    question: Annotated[
        str | None, typer.Argument(help="The question, in quotation marks.")
    ] = None,
    council: Council = None,
    committee: Committee = None,
    first: From = None,
    last: To = None,
    reader: AsReader = None,
    questions: Questions = None,
    out: Out = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question from the papers, every sentence cited."""
    settings = _settings()
    _one_or_many(question, questions, out)
    stores = _stores(settings)
    scope = _scope(stores, reader or settings.reader, council, committee, first, last)
    library = _library(stores)
    from assistant import ask as asking
    from assistant import batch, contract, plain

    if questions and out:
        _write(questions, out, lambda rows: batch.answer_rows(library, rows, scope), as_json)
    elif question:
        answer = asking.ask(library, question, scope=scope)
        print(json.dumps(contract.answer_json(answer)) if as_json else plain.in_words(answer))


@app.command()
def search(
    query: Annotated[str | None, typer.Argument(help="What to look for.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many passages at most.")] = 10,
    council: Council = None,
    committee: Committee = None,
    first: From = None,
    last: To = None,
    reader: AsReader = None,
    questions: Questions = None,
    out: Out = None,
    as_json: AsJson = False,
) -> None:
    """Find the passages nearest to a query, by words and by meaning."""
    settings = _settings()
    _one_or_many(query, questions, out)
    stores = _stores(settings)
    scope = _scope(stores, reader or settings.reader, council, committee, first, last)
    library = _library(stores)
    from assistant import batch, contract, plain
    from assistant.question import read_question
    from assistant.retrieve import search as find

    if questions and out:
        _write(questions, out, lambda rows: batch.search_rows(library, rows, scope, limit), as_json)
    elif query:
        found = find(library, read_question(query), scope, limit)
        passages = {"passages": contract.passages_json(found)}
        print(json.dumps(passages) if as_json else plain.passages_in_words(found))


@app.command()
def papers(
    council: Council = None,
    committee: Committee = None,
    reader: AsReader = None,
    as_json: AsJson = False,
) -> None:
    """List what has been read and, to members and officers, what could not be."""
    settings = _settings()
    stores = _stores(settings)
    scope = _scope(stores, reader or settings.reader, council, committee, None, None)
    from records import listing

    rows, failures = stores.records.papers(scope), stores.records.failures(scope.reader)
    if as_json:
        print(json.dumps(listing.as_data(rows, failures)))
    else:
        print(listing.in_words(rows, failures))


@app.command()
def check(
    repair: Annotated[bool, typer.Option("--repair", help="Make the index follow.")] = False,
    as_json: AsJson = False,
) -> None:
    """Compare the records with the index, and mend the index if asked to."""
    from ingest.check import check as compare
    from ingest.check import in_words

    with _plain_failures():
        report = compare(_stores(_settings(), threads=os.cpu_count() or 1), repair)
    found = {**asdict(report), "agree": report.agree}
    print(json.dumps(found) if as_json else in_words(report))
    raise typer.Exit(DONE if report.agree else NOT_DONE)


@app.command()
def serve(
    papers_folder: Annotated[
        Path | None, typer.Option("--papers", help="Load this folder first.")
    ] = None,
    samples: Annotated[bool, typer.Option(help="Load the sample papers on first run.")] = True,
    port: Annotated[int, typer.Option(help="The port on this machine.")] = 8501,
) -> None:
    """Open the app in a browser on this machine, at http://127.0.0.1:8501."""
    from screens.serve import is_free, run_app

    settings = _settings()
    if papers_folder is not None and not papers_folder.expanduser().is_dir():
        _stop(f"There is no folder {papers_folder}. Check the path given to --papers.", BAD_USAGE)
    if not is_free(port):
        _stop(f"Port {port} is taken, perhaps by Line of Sight itself. Try another: --port "
              f"{port + 1} (make run PORT={port + 1}).", NOT_DONE)  # fmt: skip
    stores = _stores(settings, threads=os.cpu_count() or 1)
    if samples and not stores.records.current():
        from samples import PAPERS

        print("Loading the sample papers (fictional, from samples/).", file=sys.stderr)
        _load([PAPERS], stores, Overrides(), workers=1)
    if papers_folder is not None:
        print(
            summary(_load([papers_folder.expanduser()], stores, Overrides(), workers=2)),
            file=sys.stderr,
        )
    run_app({"LOS_DATA_DIR": str(settings.data_dir.resolve())}, port)


def main() -> None:
    """Run the command line."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    app()


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        wrong = ", ".join(f"LOS_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        _stop(f"The configuration is wrong. {wrong}.", BAD_USAGE)


def _stores(settings: Settings, threads: int = 1) -> Stores:
    with _plain_failures():
        return open_stores(
            settings.data_dir,
            settings.database_url,
            settings.chroma_url,
            settings.embedding_model,
            threads,
        )


def _library(stores: Stores) -> "Library":
    if not stores.records.current():
        print(f"No papers have been read in {stores.folder.resolve()}.", file=sys.stderr)
    with _plain_failures():
        from assistant.retrieve import Library

        return Library(stores.records, stores.open_index(), stores.open_embedder())


def _load(paths: list[Path], stores: Stores, overrides: Overrides, workers: int) -> LoadReport:
    with _plain_failures(), show_progress() as progress:
        return load(paths, stores, overrides, workers, progress)


def _scope(
    stores: Stores,
    reader: Reader,
    council: str | None,
    committee: str | None,
    first: datetime | None,
    last: datetime | None,
) -> Scope:
    try:
        names = choose_council_and_committee(stores.records, reader, council, committee)
    except UnknownNameError as error:
        _stop(str(error), BAD_USAGE)
    return Scope(reader, *names, first and first.date(), last and last.date())


def _one_or_many(one: str | None, questions: Path | None, out: Path | None) -> None:
    if bool(questions) != bool(out) or bool(one and one.strip()) == bool(questions):
        _stop("Give either one question, or both --questions FILE and --out FILE.", BAD_USAGE)


def _write(
    questions: Path,
    out: Path,
    answer: "Callable[[list[Any]], Iterator[dict[str, Any]]]",
    as_json: bool,
) -> None:
    from assistant import batch

    try:
        rows = batch.read_rows(questions)
    except batch.BatchError as error:
        _stop(str(error), BAD_USAGE)
    with _plain_failures():
        count = batch.write_rows(out, answer(rows))
    done = {"out": str(out), "rows": count}
    print(json.dumps(done) if as_json else f"{count} rows written to {out}.")


@contextmanager
def _plain_failures() -> Iterator[None]:
    """Turn what can go wrong with the stores into a sentence and exit status 1."""
    try:
        yield
    except BusyError as error:
        _stop(str(error), NOT_DONE)
    except (OSError, ValueError, RuntimeError) as error:
        logging.getLogger("line-of-sight").debug("could not go on", exc_info=True)
        _stop(f"Could not go on: {error}", NOT_DONE)


def _stop(sentence: str, status: int) -> NoReturn:
    print(sentence, file=sys.stderr)
    raise typer.Exit(status)
