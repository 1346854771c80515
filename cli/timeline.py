"""The command ``timeline``: a theme through the meetings, each entry under its voice."""

import json
from typing import Annotated

import typer

from cli.options import AsJson, AsReader, Committee, Council, From, To
from cli.start import BAD_USAGE, open_all, open_library, read_settings, scope_of, stop


def timeline(
    theme: Annotated[str, typer.Argument(help="What to follow, in quotation marks.")],
    council: Council = None,
    committee: Committee = None,
    first: From = None,
    last: To = None,
    reader: AsReader = None,
    as_json: AsJson = False,
) -> None:
    """Follow a theme through the meetings in date order, each entry under its voice."""
    if not theme.strip():
        stop("Say what to follow, in a few words.", BAD_USAGE)
    settings = read_settings()
    stores = open_all(settings)
    scope = scope_of(stores, reader or settings.reader, council, committee, first, last)
    library = open_library(stores)
    from lineofsight.theme import Theme
    from lineofsight.timeline import timeline_on
    from lineofsight.timeline_words import in_words, timeline_json

    watched = Theme(
        theme,
        (scope.council,) if scope.council else (),
        (scope.committee,) if scope.committee else (),
        scope.first_date,
        scope.last_date,
    )
    found = timeline_on(library, watched, scope.reader)
    print(json.dumps(timeline_json(watched, found)) if as_json else in_words(found))
