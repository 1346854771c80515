"""``line-of-sight eval run``: ask every case, judge the answers, and write what was found."""

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from eval.cases import Case, CasesError, read_cases
from eval.options import AsJson, AsReader, DataDir
from eval.start import (
    BAD_USAGE,
    NOT_DONE,
    Voice,
    document,
    open_library,
    open_papers,
    read_settings,
)
from papers import Scope
from settings import Settings

if TYPE_CHECKING:  # the assistant takes seconds to import, and a bad file of cases never needs it
    from langchain_core.language_models import BaseChatModel

    from eval.report import Report
    from eval.run import Given, Result
    from eval.thresholds import Line
    from ingest.stores import Stores

WRITTEN = "{}, answers written by a chat model"


@dataclass(frozen=True)
class _Task:
    """What the command was given, read and found good before anything is asked.

    ``ready`` are answers that are not to be asked for, by the ids of their cases.
    """

    file: Path
    cases: tuple[Case, ...]
    ready: "Mapping[str, Given] | None"
    lines: "tuple[Line, ...]"
    before: "Report | None"


def run(
    cases: Annotated[Path, typer.Argument(help="The cases, one JSON object a line.")],
    data_dir: DataDir = None,
    reader: AsReader = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Write into this folder; into the data folder when left out."),
    ] = None,
    answers: Annotated[
        Path | None, typer.Option(help="Score these answers, one a line, and ask nothing.")
    ] = None,
    system: Annotated[
        str | None, typer.Option(help="Who gave the answers, as the report is to name it.")
    ] = None,
    thresholds: Annotated[
        Path | None, typer.Option(help="A TOML file of what measures must reach.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(help="An earlier report.json to compare with.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a run that was stopped.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Ask every case, judge the answers, and write a report.

    Exits with 2 when the configuration is wrong, a file given is malformed or a gold page does not
    hold its quotation, before anything is asked; with 1 when the cases cannot be asked, the
    report cannot be written, the run is stopped, or a threshold is missed.
    """
    voice = Voice(as_json)
    settings = read_settings(voice)
    task = _read(cases, answers, thresholds, baseline, voice)
    stores, scope = open_papers(settings, data_dir, reader, voice)
    _refuse_bad_gold(task, stores, scope, voice)
    from eval.report_folder import FolderError, copy_answers, open_folder, write_report

    with voice.stopping(NOT_DONE, FolderError):
        folder = open_folder(out, stores.folder, resume and task.ready is None)
        if answers:
            copy_answers(answers, folder)
    if task.ready is None:
        given = _ask(task, stores, settings, scope, folder, resume, voice)
    else:
        given = ((case, task.ready[case.id]) for case in task.cases)
    results = _judge(given, task, stores, scope, folder, voice)
    name = system or (answers.stem if answers else _own_name(settings))
    report = _report(results, task, stores, scope, name)
    with voice.stopping(NOT_DONE, FolderError):
        write_report(report, folder)
    _print(report, folder, voice)
    if not report.passed:
        raise typer.Exit(NOT_DONE)


def _read(
    cases: Path, answers: Path | None, thresholds: Path | None, baseline: Path | None, voice: Voice
) -> _Task:
    with voice.stopping(BAD_USAGE, CasesError):
        read = read_cases(cases)
    from eval.answers import pair, read_answers
    from eval.report import ReportError, read_report
    from eval.run import Given
    from eval.thresholds import ThresholdsError, read_thresholds

    ready = None
    with voice.stopping(BAD_USAGE, CasesError, ThresholdsError, ReportError):
        lines = read_thresholds(thresholds) if thresholds else ()
        before = read_report(baseline) if baseline else None
        if answers:
            paired = zip(read, pair(read, read_answers(answers), answers), strict=True)
            ready = {case.id: Given(one, one.timings_ms.get("total")) for case, one in paired}
    return _Task(cases, read, ready, lines, before)


def _refuse_bad_gold(task: _Task, stores: "Stores", scope: Scope, voice: Voice) -> None:
    """Stop, listing every row, where a gold page does not hold its quotation."""
    from eval.gold import bad_gold, lines_of, told
    from eval.second_reading import Pages

    found = bad_gold(task.cases, Pages(stores.records, stores.folder, scope.reader))
    lines = lines_of(task.file)
    for one in found:
        if one.serious:
            voice.tell(told(one, task.file, lines))
    absent = {one.case_id for one in found if one.what == "absent"}
    if absent:
        how_many = "1 case asks" if len(absent) == 1 else f"{len(absent)} cases ask"
        said = f"{how_many} for words that the gold page does not hold. Mend the file of cases."
        raise voice.stop(said, BAD_USAGE)


def _ask(
    task: _Task,
    stores: "Stores",
    settings: Settings,
    scope: Scope,
    folder: Path,
    resume: bool,
    voice: Voice,
) -> "Iterator[tuple[Case, Given]]":
    """Ask each case and write its answer down at once, those apart that an earlier run kept."""
    from eval.kept_answers import AnswersFile, kept_rows, mark_of
    from eval.report import ANSWERS
    from eval.run import answer_cases

    library, chat = open_library(stores, settings, voice), _chat(settings, voice)
    how = f"{settings.chat_model}|{settings.reranker}|{settings.embedding_model}"
    mark = mark_of(stores.records, scope.reader, how)
    path = folder / ANSWERS
    rows, kept = kept_rows(path, task.cases, mark) if resume else ({}, {})
    if resume:
        voice.tell(f"{len(kept)} of {len(task.cases)} answers are kept from before.")
    with AnswersFile(path, mark, rows) as file:
        for case, given in answer_cases(library, task.cases, scope, chat, kept):
            file.add(case, given)
            yield case, given
        file.put_in_order(task.cases)


def _judge(
    given: "Iterator[tuple[Case, Given]]",
    task: _Task,
    stores: "Stores",
    scope: Scope,
    folder: Path,
    voice: Voice,
) -> "list[Result]":
    """Judge each answer as it comes, with a bar that shows how far it is."""
    from eval.run import judge_answer
    from eval.second_reading import Pages

    pages = Pages(stores.records, stores.folder, scope.reader)
    results: list[Result] = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    try:
        with Progress(*columns, TimeRemainingColumn(), console=voice.messages) as bar:
            shown = bar.add_task("Asking", total=len(task.cases))
            for case, one in given:
                results.append(judge_answer(case, one, pages))
                bar.update(shown, completed=len(results))
    except KeyboardInterrupt:
        again = ["line-of-sight", "eval", "run", str(task.file), "--out", str(folder), "--resume"]
        said = (
            f"Stopped after {len(results)} of {len(task.cases)} cases. Their answers are kept. "
            f"To go on, give the same options and --resume: {shlex.join(again)}"
        )
        raise voice.stop(said, NOT_DONE) from None
    except OSError as error:
        said = f"The answers cannot be written to {folder} ({error.strerror})."
        raise voice.stop(said, NOT_DONE) from error
    return results


def _report(
    results: "list[Result]", task: _Task, stores: "Stores", scope: Scope, system: str
) -> "Report":
    from eval.compare import compare
    from eval.second_reading import Pages
    from eval.summary import About, make_report
    from eval.thresholds import judge_thresholds

    pages = Pages(stores.records, stores.folder, scope.reader)
    coverage = stores.records.coverage(scope)
    about = About(datetime.now(UTC), system, task.file.name, coverage)
    report = make_report(results, pages, about)
    judged = judge_thresholds(task.lines, report.measures)
    beside = compare(task.before, report) if task.before else None
    return replace(report, thresholds=judged, comparison=beside)


def _print(report: "Report", folder: Path, voice: Voice) -> None:
    from eval.report import HTML, report_json
    from eval.tables import print_report

    if voice.as_json:
        data = report_json(report)
        failed = [{"id": one.id, "said": list(one.failed)} for one in report.failed]
        shown = {name: value for name, value in data.items() if name != "results"}
        typer.echo(document({**shown, "failed": failed, "out": str(folder)}))
        return
    print_report(report)
    voice.tell(f"The report is in {folder / HTML}.")


def _chat(settings: Settings, voice: Voice) -> "BaseChatModel | None":
    if not settings.chat_model:
        return None
    from assistant.chat import ChatModelError, chat_model

    with voice.stopping(BAD_USAGE, ChatModelError):
        return chat_model(settings.chat_model)


def _own_name(settings: Settings) -> str:
    from eval.report import OURS

    return WRITTEN.format(OURS) if settings.chat_model else OURS
