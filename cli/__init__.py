"""The command line: ``line-of-sight ingest | ask | search | actions | papers | check | …``."""

import logging
import sys

import typer

from cli.actions import actions
from cli.ask import ask, search
from cli.brief import brief
from cli.figures import figures
from cli.papers import check, ingest, papers_app
from cli.serve import serve
from cli.start import NOT_DONE
from cli.timeline import timeline
from eval.command import app as evaluation
from ingest.progress import tell

app = typer.Typer(
    help="Ask a council's committee papers; check every sentence against paper, page and minute.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command()(ingest)
app.command()(ask)
app.command()(search)
app.command()(actions)
app.command()(figures)
app.command()(timeline)
app.command()(brief)
app.add_typer(papers_app, name="papers", help="What has been read; remove papers.")
app.command()(check)
app.command()(serve)
app.add_typer(evaluation, name="eval", help="Measure how far the answers can be trusted.")


def main() -> None:
    """Run the command line; what nobody foresaw ends in a sentence and exit status 1 too."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    try:
        app()
    except Exception as error:
        logging.getLogger("line-of-sight").debug("could not go on", exc_info=True)
        tell(
            f"Could not go on ({type(error).__name__}: {error}). If the index is damaged, "
            "'line-of-sight check --repair' mends it."
        )
        sys.exit(NOT_DONE)
