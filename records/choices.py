"""From a part of a council's or committee's name to the name itself."""

from collections.abc import Collection

from papers import Reader, Scope
from records.store import Records


class UnknownNameError(Exception):
    """No council or committee, or more than one, goes by this name; the message lists them."""


def choose_council_and_committee(
    records: Records, reader: Reader, council: str | None, committee: str | None
) -> tuple[str | None, str | None]:
    """The full names of what ``reader`` asked for; None stays None ("any").

    Raises UnknownNameError with the names there are, among the papers the reader may see.
    """
    papers = [row.paper for row in records.papers(Scope(reader=reader))]
    chosen = council and choose(council, {p.council for p in papers if p.council}, "council")
    within = {
        p.committee for p in papers if p.committee and (chosen is None or p.council == chosen)
    }
    return chosen or None, (committee and choose(committee, within, "committee")) or None


def choose(part: str, names: Collection[str], noun: str) -> str:
    """The one of ``names`` that is ``part``, or else holds it, whatever the case.

    Raises UnknownNameError when none does, or several do.
    """
    wanted = part.strip().casefold()
    exact = [name for name in names if name.casefold() == wanted]
    holding = exact or [name for name in names if wanted in name.casefold()]
    if len(holding) == 1:
        return holding[0]
    listed = "; ".join(sorted(holding or names)) or "none yet"
    if holding:
        raise UnknownNameError(f'More than one {noun} has "{part}" in its name: {listed}.')
    raise UnknownNameError(f'No {noun} here has "{part}" in its name. The papers name: {listed}.')
