"""The command that opens the app: ``serve``."""

import os
from pathlib import Path
from typing import Annotated

import typer

from cli.start import BAD_USAGE, NOT_DONE, load_papers, open_all, read_settings, stop
from ingest.describe import Overrides
from ingest.progress import summary, tell


def serve(
    papers_folder: Annotated[
        Path | None, typer.Option("--papers", help="Load this folder first.")
    ] = None,
    samples: Annotated[bool, typer.Option(help="Load the sample papers on first run.")] = True,
    port: Annotated[int, typer.Option(help="The port on this machine.")] = 8501,
) -> None:
    """Open the app in a browser on this machine, at http://127.0.0.1:8501."""
    from screens.serve import is_free, run_app

    settings = read_settings()
    if papers_folder is not None and not papers_folder.expanduser().is_dir():
        stop(f"There is no folder {papers_folder}. Check the path given to --papers.", BAD_USAGE)
    if not is_free(port):
        stop(f"Port {port} is taken, perhaps by Line of Sight itself. Try another: --port "
              f"{port + 1} (make run PORT={port + 1}).", NOT_DONE)  # fmt: skip
    stores = open_all(settings, threads=os.cpu_count() or 1)
    if samples and not stores.records.current():
        from samples import PAPERS

        tell("Loading the sample papers (fictional, from samples/).")
        load_papers([PAPERS], stores, Overrides(), workers=1)
    if papers_folder is not None:
        tell(summary(load_papers([papers_folder.expanduser()], stores, Overrides(), workers=2)))
    run_app({"LOS_DATA_DIR": str(settings.data_dir.resolve())}, port)
