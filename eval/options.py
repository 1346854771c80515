"""The options that several evaluation commands share."""

from pathlib import Path
from typing import Annotated

import typer

from papers import Reader

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
AsReader = Annotated[
    Reader | None,
    typer.Option("--reader", help="See what this reader may see; LOS_READER when left out."),
]
DataDir = Annotated[Path | None, typer.Option(help="The data folder; LOS_DATA_DIR when left out.")]
