"""``line-of-sight eval attribution``: how well the gate judges support, on labelled pairs."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from eval.cases import CasesError
from eval.options import AsJson
from eval.start import BAD_USAGE, Voice, document


def attribution(
    pairs: Annotated[Path, typer.Argument(help="The labelled pairs, one JSON object a line.")],
    as_json: AsJson = False,
) -> None:
    """Put labelled claims and their evidence to the gate of the written mode.

    Its limits were set on the even rows of the development pairs (the first row is row 0), so
    both halves are measured. Exits with 2 when the file is malformed.
    """
    from eval.attribution import Judgement, judge, measure, read_pairs
    from vectorstore import SentenceEmbedder

    voice = Voice(as_json)
    with voice.stopping(BAD_USAGE, CasesError):
        read = read_pairs(pairs)
    embedder = SentenceEmbedder()
    judged = [
        judge(embedder, pair)
        for pair in track(read, "Judging", console=voice.messages, transient=True)
    ]
    halves = {"all": judged, "even": judged[::2], "odd": judged[1::2]}
    rows: dict[str, Judgement] = {name: measure(half) for name, half in halves.items()}
    if as_json:
        typer.echo(document({name: asdict(row) for name, row in rows.items()}))
        return
    table = Table(title="The gate as a judge of support", title_justify="left")
    table.add_column("Rows")
    for heading in ("Pairs", "Balanced accuracy", "Macro-F1", "Supported shown",
                    "Unsupported shown"):  # fmt: skip
        table.add_column(heading, justify="right")
    for name, row in rows.items():
        shares = (row.balanced_accuracy, row.macro_f1, row.supported_shown, row.unsupported_shown)
        table.add_row(name, str(row.pairs), *(f"{share:.3f}" for share in shares))
    Console().print(table)
