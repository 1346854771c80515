"""The command that lists the figures for a measure over time: ``figures``."""

import json
from dataclasses import replace
from typing import Annotated

import typer

from cli.options import AsJson, AsReader, Committee, Council, From, To
from cli.start import BAD_USAGE, open_asked, plain_failures, stop

NO_MEASURE = 'Say which measure, in quotation marks: line-of-sight figures "agency workers".'


def figures(
    measure: Annotated[str, typer.Argument(help="What is measured, in your own words.")],
    council: Council = None,
    committee: Committee = None,
    first: From = None,
    last: To = None,
    reader: AsReader = None,
    as_json: AsJson = False,
) -> None:
    """List the values that the papers give for a measure, in date order."""
    if not measure.strip():
        stop(NO_MEASURE, BAD_USAGE)
    asked = open_asked(reader, council, committee, first, last)
    scope = asked.scope
    library = asked.library()
    from lineofsight.contract import point_json
    from lineofsight.figures.points import figures_on
    from lineofsight.figures.words import points_in_words
    from lineofsight.theme import theme_within

    theme = theme_within(measure.strip(), scope)
    with plain_failures():
        points = figures_on(library, theme, scope.reader)
    numbered = [
        replace(one, citation=replace(one.citation, n=n)) for n, one in enumerate(points, start=1)
    ]
    rows = {"points": [point_json(one) for one in numbered]}
    print(json.dumps(rows) if as_json else points_in_words(numbered, measure.strip()))
