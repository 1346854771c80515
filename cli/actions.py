"""The command that lists the action log: ``actions``."""

import json
from typing import Annotated

import typer

from cli.options import AsJson, AsReader, Committee, Council, From, To
from cli.start import open_asked, plain_failures
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
    asked = open_asked(reader, council, committee, first, last)
    from lineofsight.actions.log import log_of, on_theme
    from lineofsight.actions.words import log_in_words
    from lineofsight.contract import action_json
    from lineofsight.theme import Theme

    with plain_failures():
        found = log_of(asked.stores.records, asked.scope, file)
        if theme and theme.strip():
            found = on_theme(asked.library(), found, Theme(theme.strip()), asked.scope.reader)
    kept = [
        one
        for one in found
        if (not only_open or one.state in NOT_DONE_YET)
        and (state is None or one.state == state)
        and (not owner or owner.casefold() in (one.action.owner or "").casefold())
    ]
    rows = {"actions": [action_json(one) for one in kept]}
    print(json.dumps(rows) if as_json else log_in_words(kept))
