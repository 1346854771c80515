"""``line-of-sight eval retrieval``: how often the search finds the turns that answer."""

import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from eval.options import AsJson, AsReader
from eval.start import BAD_USAGE, NOT_DONE, Voice, document, read_settings
from papers import Scope

if TYPE_CHECKING:
    from eval.rank_metrics import Mean


def retrieval(
    folder: Annotated[Path, typer.Argument(help="With corpus.jsonl and queries.jsonl.")],
    data_dir: Annotated[
        Path | None, typer.Option(help="Keep the loaded meetings here; nowhere when left out.")
    ] = None,
    reader: AsReader = None,
    as_json: AsJson = False,
) -> None:
    """Load transcripts, ask every question of all together, and measure what is found.

    Exits with 2 where the folder or the configuration is of no use, with 1 where no meeting could
    be loaded.
    """
    voice = Voice(as_json)
    from eval.retrieval import RetrievalError, load_meetings, measure, read_folder

    settings = read_settings(voice)
    with voice.stopping(BAD_USAGE, RetrievalError):
        meetings, queries = read_folder(folder)

    from assistant.retrieve import Library
    from ingest.stores import open_stores

    scope = Scope(reader=reader or settings.reader)
    with tempfile.TemporaryDirectory() as scratch:
        kept = data_dir or Path(scratch) / "data"
        stores = open_stores(kept, embedding_model=settings.embedding_model)
        with voice.messages.status("Loading the meetings"):
            failed = load_meetings(meetings, Path(scratch) / "meetings", stores)
        if len(failed) == len(meetings):
            raise voice.stop("None of the meetings could be loaded.", NOT_DONE)
        library = Library(stores.records, stores.open_index(), stores.open_embedder())
        with Progress(console=voice.messages, transient=True) as bar:
            task = bar.add_task("Asking", total=len(queries))
            measures = measure(
                library,
                meetings,
                queries,
                scope,
                lambda done, total: bar.update(task, completed=done, total=total),
            )
    if as_json:
        shown = {name: asdict(one) for name, one in measures.items()}
        counts = {"questions": len(queries), "meetings": len(meetings), "failed": failed}
        typer.echo(document({"reader": scope.reader, **counts, "measures": shown}))
    else:
        _print(measures, f"{len(queries)} questions over {len(meetings)} meetings", failed)


def _print(measures: "dict[str, Mean]", title: str, failed: list[str]) -> None:
    table = Table(title=title, title_justify="left")
    for heading in ("Measure", "Value", "95% between"):
        table.add_column(heading, justify="left" if heading == "Measure" else "right")
    for name, one in measures.items():
        table.add_row(name, f"{one.value:.3f}", f"{one.low:.3f} and {one.high:.3f}")
    console = Console()
    console.print(table)
    for file in failed:
        console.print(f"not read: {file}", markup=False, highlight=False, soft_wrap=True)
