"""``line-of-sight eval mutate``: find out whether the harness sees faults that are planted."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from eval.cases import SAMPLES, Case, CasesError, read_cases
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

if TYPE_CHECKING:  # the assistant takes seconds to import, and a bad file of cases never needs it
    from assistant.answer import Answer
    from assistant.retrieve import Library
    from eval.mutations import Mutant, MutationReport, Original
    from eval.second_reading import Pages

SEED = 7


def mutate(
    cases: Annotated[
        Path, typer.Argument(help="The cases; those on the sample papers when left out.")
    ] = SAMPLES,
    answers: Annotated[
        Path | None, typer.Option(help="Plant in these sound answers, one a line; ask nothing.")
    ] = None,
    data_dir: DataDir = None,
    reader: AsReader = None,
    out: Annotated[
        Path | None, typer.Option(help="Write the report and what was missed to this folder.")
    ] = None,
    seed: Annotated[int, typer.Option(help="The same number plants the same faults.")] = SEED,
    as_json: AsJson = False,
) -> None:
    """Plant known faults in sound answers, and count how many the harness finds.

    Answers are asked for, quoted from the papers, and put in other words too; on the sample
    papers, those written by hand are added. Exits with 2 when a file given is malformed, and with
    1 when nothing could be planted, a kind of fault was caught in fewer than 99 of 100, or a
    fault was found in more than 1 of 100 sound answers.
    """
    voice = Voice(as_json)
    settings = read_settings(voice)
    with voice.stopping(BAD_USAGE, CasesError):
        read = read_cases(cases)
        ready = _ready(read, answers) if answers else None
    stores, scope = open_papers(settings, data_dir, reader, voice)
    if ready is None:
        ready = _ask(read, open_library(stores, settings, voice), scope, voice)
    from eval.second_reading import Pages

    pages = Pages(stores.records, stores.folder, scope.reader)
    with voice.stopping(BAD_USAGE, CasesError):
        originals, mutants, left_out = _planted(ready, pages, seed, voice)
    if not mutants:
        raise voice.stop("No answer is sound enough to plant a fault in.", NOT_DONE)
    report = _measured(originals, mutants, pages, voice)
    if out is not None:
        try:
            _write(report, out)
        except OSError as error:
            said = f"The findings cannot be written to {out} ({error.strerror})."
            raise voice.stop(said, NOT_DONE) from error
    _print(report, left_out, voice)
    if not report.passes:
        raise typer.Exit(NOT_DONE)


def _ready(read: tuple[Case, ...], answers: Path) -> "list[tuple[Case, Answer]]":
    from eval.answers import pair, read_answers

    return list(zip(read, pair(read, read_answers(answers), answers), strict=True))


def _ask(
    read: tuple[Case, ...], library: "Library", scope: Scope, voice: Voice
) -> "list[tuple[Case, Answer]]":
    """The assistant's own answers, quoted from the papers."""
    from eval.run import answer_cases

    answered = []
    with Progress(console=voice.messages, transient=True) as bar:
        task = bar.add_task("Asking", total=len(read))
        for case, given in answer_cases(library, read, scope):
            answered.append((case, given.answer))
            bar.update(task, advance=1)
    return answered


def _planted(
    answered: "list[tuple[Case, Answer]]", pages: "Pages", seed: int, voice: Voice
) -> "tuple[list[Original], list[Mutant], list[str]]":
    """The sound answers, the mutants, and the ids of the cases whose answers are not sound."""
    from eval.mutations import Places, by_hand, last_names, plant, sound
    from eval.red_team import can_be_judged, read_red_team

    originals, left_out = sound(answered)
    labelled = read_red_team()
    mutants: list[Mutant] = []
    if can_be_judged(labelled, {paper.file for paper in pages.papers().values()}):
        written, mutants = by_hand(labelled)
        originals += written
    else:
        voice.tell("The sample papers are not in this data folder: no answers by hand are added.")
    texts = [one.text for original in originals for one in original.answer.sentences]
    places = Places(pages, last_names(texts))
    with Progress(console=voice.messages, transient=True) as bar:
        task = bar.add_task("Planting", total=len(originals))
        for original in originals:
            mutants += plant(original, originals, places, seed)
            bar.update(task, advance=1)
    return originals, mutants, left_out


def _measured(
    originals: "list[Original]", mutants: "list[Mutant]", pages: "Pages", voice: Voice
) -> "MutationReport":
    from eval.mutations import measure

    with Progress(console=voice.messages, transient=True) as bar:
        task = bar.add_task("Judging", total=len(originals) + len(mutants))
        return measure(
            originals,
            mutants,
            pages,
            lambda done, total: bar.update(task, completed=done, total=total),
        )


def _write(report: "MutationReport", out: Path) -> None:
    from eval.mutations import report_json

    out.mkdir(parents=True, exist_ok=True)
    (out / "mutation.json").write_text(document(report_json(report)), "utf-8")
    rows = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in _missed(report))
    (out / "missed.jsonl").write_text(rows, "utf-8")


def _missed(report: "MutationReport") -> Iterator[dict[str, object]]:
    from assistant.contract import answer_json

    for mutant in report.missed:
        said = {"fault": mutant.kind, "change": mutant.change, "sentence": mutant.sentence}
        yield {"id": mutant.original.id, **said, **answer_json(mutant.answer)}


def _print(report: "MutationReport", left_out: list[str], voice: Voice) -> None:
    from eval.faults import SAID
    from eval.mutations import report_json

    if voice.as_json:
        typer.echo(document({**report_json(report), "left_out": left_out}))
        return
    table = Table(title="Planted faults", title_justify="left")
    for heading in ("Fault", "Planted", "Caught", "Share"):
        table.add_column(heading, justify="left" if heading == "Fault" else "right")
    for kind, row in report.kinds.items():
        if row.share is not None:
            table.add_row(SAID[kind], str(row.planted), str(row.caught), f"{row.share:.1%}")
    console = Console()
    console.print(table)
    for line in _in_words(report, left_out):
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _in_words(report: "MutationReport", left_out: list[str]) -> Iterator[str]:
    from eval.faults import SAID
    from eval.mutations import LEAST_CAUGHT, MOST_ALARMS, PLANTED

    caught, alarmed = report.caught or 0.0, report.alarmed or 0.0
    yield f"Of {report.planted} faults planted, {caught:.1%} were caught."
    yield (
        f"Of {report.originals} sound answers, {len(report.alarms)} were taken for faulty "
        f"({alarmed:.1%})."
    )
    if left_out:
        yield f"Left out, since the answer is no sound one: {len(left_out)} cases."
    for kind in PLANTED:
        if not report.kinds[kind].planted:
            yield f"Not tested, since it could be planted nowhere: {SAID[kind].lower()}."
    for mutant in report.missed:
        yield f"Missed: {mutant.original.id}, {mutant.change}"
    for original, faults in report.alarms:
        yield f"False alarm: {original.id}, {faults[0].said}"
    if not report.passes:
        yield (
            f"The harness fails its own test: it must catch {LEAST_CAUGHT:.0%} of each kind and "
            f"take at most {MOST_ALARMS:.0%} of the sound answers for faulty."
        )
