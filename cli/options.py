"""The options that several commands share."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from papers import Reader

DAY = ["%Y-%m-%d"]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
AsReader = Annotated[Reader | None, typer.Option("--reader", help="Whose eyes.")]
Council = Annotated[str | None, typer.Option(help="Only this council, or a part of its name.")]
Committee = Annotated[str | None, typer.Option(help="Only this committee, or a part of its name.")]
From = Annotated[datetime | None, typer.Option("--from", formats=DAY, help="From this day on.")]
To = Annotated[datetime | None, typer.Option("--to", formats=DAY, help="Up to this day.")]
Questions = Annotated[Path | None, typer.Option(help="JSON Lines of questions, for many at once.")]
Out = Annotated[Path | None, typer.Option(help="Where the JSON Lines of a batch are written.")]
