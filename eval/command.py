"""``line-of-sight eval``: how far the answers, and all that is read, can be trusted."""

import typer

from eval.actions_command import actions
from eval.attribution_command import attribution
from eval.check_command import check
from eval.mutate_command import mutate
from eval.retrieval_command import retrieval
from eval.run_command import run

app = typer.Typer(help="Measure how far the answers can be trusted.", no_args_is_help=True)

app.command()(run)
app.command()(actions)
app.command()(attribution)
app.command()(retrieval)
app.command()(mutate)
app.command()(check)


@app.callback()
def evaluation() -> None:
    """Measure how far the answers can be trusted."""
