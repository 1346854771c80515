"""The command that lists the action log: ``actions``."""

import json
from typing import Annotated

import typer

from cli.options import AsJson, AsReader, Committee, Council, From, To
from cli.start import open_all, open_library, plain_failures, read_settings, scope_of
from papers import ActionState

NOT_DONE_YET: tuple[ActionState, ...] = ("open", "overdue", "silent")


def actions(
    file: Annotated[str | None, typer.Option(help="Of this paper, as `papers` lists it.")] = None,
    only_open: Annotated[
        bool, typer.Option("--open", help="Only what is not yet done or reported back.")
    ] = False,
    state: Annotated[ActionState | None, typer.Option(help="Only what is in this state.")] = None,
    owner: Annotated[
        str | None, typer.Option(help="Only what this person or body is to do; a part will do.")
    ] = None,
    theme: Annotated[str | None, typer.Option(help="Only what bears on these words.")] = None,
    council: Council = None,
    committee: Committee = None,
    first: From = None,
    last: To = None,
    reader: AsReader = None,
    as_json: AsJson = False,
) -> None:
    """List what was decided, promised and asked for, and what became of it.

    What became of an action is proposed from later papers, unless a person set it. As of when:
    the newest meeting in the papers, never today.
    """
    settings = read_settings()
    stores = open_all(settings)
    scope = scope_of(stores, reader or settings.reader, council, committee, first, last)
    from lineofsight.action_log import log_of, on_theme
    from lineofsight.contract import action_json
    from lineofsight.log_words import log_in_words
    from lineofsight.theme import Theme

    with plain_failures():
        found = log_of(stores.records, scope, file)
        if theme and theme.strip():
            library = open_library(stores, settings.reranker)
            found = on_theme(library, found, Theme(theme.strip()), scope.reader)
    kept = [
        one
        for one in found
        if (not only_open or one.state in NOT_DONE_YET)
        and (state is None or one.state == state)
        and (not owner or owner.casefold() in (one.action.owner or "").casefold())
    ]
    rows = {"actions": [action_json(one) for one in kept]}
    print(json.dumps(rows) if as_json else log_in_words(kept))
