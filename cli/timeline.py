"""The command ``timeline``: a theme through the meetings, each entry under its voice."""

import json
from typing import Annotated

import typer

from cli.options import AsJson, AsReader, Committee, Council, From, To
from cli.start import BAD_USAGE, open_asked, stop


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
    asked = open_asked(reader, council, committee, first, last)
    scope = asked.scope
    library = asked.library()
    from lineofsight.theme import theme_within
    from lineofsight.timeline.meetings import timeline_on
    from lineofsight.timeline.words import in_words, timeline_json

    watched = theme_within(theme, scope)
    found = timeline_on(library, watched, scope.reader)
    print(json.dumps(timeline_json(watched, found)) if as_json else in_words(found))
