"""The command line: ``line-of-sight ingest | ask | search | actions | papers | check | …``."""

import logging
import sys

import typer

from cli.ask import actions, ask, search
from cli.papers import check, ingest, papers_app
from cli.serve import serve
from eval.command import app as evaluation

app = typer.Typer(
    help="Ask a council's committee papers; check every sentence against paper, page and minute.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command()(ingest)
app.command()(ask)
app.command()(search)
app.command()(actions)
app.add_typer(papers_app, name="papers", help="What has been read; remove papers.")
app.command()(check)
app.command()(serve)
app.add_typer(evaluation, name="eval", help="Measure how far the answers can be trusted.")


def main() -> None:
    """Run the command line."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    app()
