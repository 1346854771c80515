"""The figures found in papers, within a Scope; which were dropped, and readers' own thresholds."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import insert, select, update

from papers import Access, Figure, Paper, Reader, Scope
from records import schema
from records.audit import Change, add_change, changes
from records.store import Records
from records.structure import found_on_pages

ABOUT = "figure"


@dataclass(frozen=True)
class Thresholds:
    """By which values a measure is rated: at ``green`` or better green, at ``amber`` so, else red.

    Better is higher or lower; ``who`` set it, and when (UTC).
    """

    measure: str
    higher_is_better: bool
    green: float
    amber: float
    unit: str | None = None
    who: str = ""
    at: datetime = datetime.min


@dataclass(frozen=True)
class Dropped:
    """Who dropped a figure, or put it back, when (UTC) and why.

    ``who`` and ``reason`` are None for a reader who may not know them.
    """

    figure_id: str
    dropped: bool
    who: str | None
    reason: str | None
    at: datetime


def figures(records: Records, scope: Scope) -> list[tuple[Figure, Paper]]:
    """The figures of the current papers within ``scope``, each with its paper, in reading order.

    Papers come by council, committee and date.
    """
    name = schema.figures.c.figure_id
    return found_on_pages(records, scope, schema.figures, name, Figure)


def drops(records: Records, reader: Reader) -> dict[str, tuple[Dropped, ...]]:
    """What was dropped or put back, by the figure's id, oldest first."""
    found: dict[str, tuple[Dropped, ...]] = {}
    for change in changes(records, ABOUT, reader):
        one = Dropped(
            change.about_id, bool(change.now.get("dropped")), change.who, change.reason, change.at
        )
        found[change.about_id] = (*found.get(change.about_id, ()), one)
    return found


def add_drop(
    records: Records, reader: Reader, figure: Figure, dropped: bool, who: str, reason: str,
    version: int,
) -> None:  # fmt: skip
    """Drop a figure or put it back; raises ChangedMeanwhileError where another did so meanwhile.

    ``version`` is how often ``reader`` knew it to be dropped or put back when deciding.
    """
    note: Access = "exempt" if "exempt" in reader.may_see else "public"
    change = Change(
        ABOUT, figure.figure_id, figure.paper_id, figure.page, figure.start, figure.end,
        was={"dropped": not dropped}, now={"dropped": dropped, "printed": figure.printed},
        who=who, reason=reason, access=figure.access, note_access=note,
    )  # fmt: skip
    add_change(records, change, reader, version)


def thresholds(records: Records, reader: Reader) -> dict[str, Thresholds]:
    """The thresholds that hold, by the measure as it is asked for, in small letters.

    Those set by somebody cleared for exempt papers hold for the cleared alone: their measure or
    their values may come from such a paper.
    """
    columns = schema.thresholds.c
    with records.engine.connect() as connection:
        rows = connection.execute(
            select(schema.thresholds)
            .where(columns.dropped_at.is_(None), columns.access.in_(reader.may_see))
            .order_by(columns.id)
        ).all()
    return {
        row.measure: Thresholds(
            row.measure, row.higher_is_better, row.green, row.amber, row.unit, row.who, row.at
        )
        for row in rows
    }


def set_thresholds(records: Records, reader: Reader, measure: str, new: Thresholds | None) -> None:
    """Rate ``measure`` by ``new`` thresholds from now on; None rates it as printed again.

    What held before is kept, with when it ended.
    """
    access = "exempt" if "exempt" in reader.may_see else "public"
    columns = schema.thresholds.c
    now = datetime.now(UTC).replace(tzinfo=None)
    with records.engine.begin() as connection:
        connection.execute(
            update(schema.thresholds)
            .where(
                columns.measure == measure_key(measure),
                columns.dropped_at.is_(None),
                columns.access == access,
            )
            .values(dropped_at=now)
        )
        if new is not None:
            connection.execute(
                insert(schema.thresholds).values(
                    measure=measure_key(measure),
                    higher_is_better=new.higher_is_better,
                    green=new.green,
                    amber=new.amber,
                    unit=new.unit,
                    who=new.who,
                    at=now,
                    access=access,
                )
            )


def measure_key(measure: str) -> str:
    """A measure as thresholds are kept under: in small letters, white space folded."""
    return " ".join(measure.casefold().split())
