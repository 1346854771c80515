"""Saved sightlines: themes that are watched, when they were looked at, and what they showed then.

One made under a clearance for exempt papers may name what is exempt: it is not shown to a reader
without that clearance.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from papers import Access, Reader
from records import schema
from records.store import Records

Done = Literal["made", "renamed", "stopped"]


@dataclass(frozen=True)
class Sightline:
    """A saved theme: its name, its words, and where it is looked for (empty means anywhere).

    ``made_at`` is UTC. ``access`` is "exempt" where it was made under a clearance for that.
    """

    sightline_id: int
    name: str
    words: str
    councils: tuple[str, ...]
    committees: tuple[str, ...]
    first_date: date | None
    last_date: date | None
    access: Access
    made_at: datetime


@dataclass(frozen=True)
class Shown:
    """What a sightline showed when it was looked at, by ids; never the papers' words.

    ``papers`` are all that were searched, ``entries`` marks of the words on the timeline;
    ``actions`` are states by action, ``silent`` the voices that were silent, ``stopped`` marks of
    the measures that were no longer reported.
    """

    papers: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    actions: Mapping[str, str] = field(default_factory=dict)
    silent: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Look:
    """A look at a sightline: when (UTC), at which generation of the records, what was shown."""

    at: datetime
    generation: int
    shown: Shown


@dataclass(frozen=True)
class Change:
    """What was done to a sightline: when (UTC), under which clearance, and its name then."""

    at: datetime
    who: Reader
    what: Done
    name: str


def sightlines(records: Records, reader: Reader) -> list[Sightline]:
    """The sightlines that are watched and that ``reader`` may know of, the newest first."""
    columns = schema.sightlines.c
    with records.engine.connect() as connection:
        rows = connection.execute(
            select(schema.sightlines)
            .where(*_watched_by(reader))
            .order_by(columns.made_at.desc(), columns.id.desc())
        ).all()
    return [_sightline(row) for row in rows]


def sightline(records: Records, sightline_id: int, reader: Reader) -> Sightline | None:
    """One of them; None if it is not watched, or ``reader`` may not know of it."""
    with records.engine.connect() as connection:
        row = connection.execute(
            select(schema.sightlines).where(
                schema.sightlines.c.id == sightline_id, *_watched_by(reader)
            )
        ).first()
    return _sightline(row) if row else None


def add_sightline(
    records: Records,
    reader: Reader,
    name: str,
    words: str,
    councils: tuple[str, ...] = (),
    committees: tuple[str, ...] = (),
    first_date: date | None = None,
    last_date: date | None = None,
) -> Sightline:
    """Save a sightline under the clearance of ``reader``."""
    made_at, access = _now(), _access(reader)
    with records.engine.begin() as connection:
        key = connection.execute(
            insert(schema.sightlines).values(
                name=name,
                words=words,
                councils=json.dumps(councils),
                committees=json.dumps(committees),
                first_date=first_date,
                last_date=last_date,
                access=access,
                made_at=made_at,
            )
        ).inserted_primary_key
        assert key is not None  # noqa: S101 - an insert of one row always has a key
        _keep(connection, key[0], reader, "made", name)
    return Sightline(
        key[0], name, words, councils, committees, first_date, last_date, access, made_at
    )


def rename_sightline(records: Records, sightline_id: int, reader: Reader, name: str) -> bool:
    """Give it another name; False if it is not watched any more, or ``reader`` may not know it."""
    return _change(records, sightline_id, reader, "renamed", name=name)


def stop_watching(records: Records, sightline_id: int, reader: Reader) -> bool:
    """Watch it no more; False as for :func:`rename_sightline`. It and its changes are kept."""
    return _change(records, sightline_id, reader, "stopped", stopped_at=_now())


def changes_of(records: Records, sightline_id: int, reader: Reader) -> list[Change]:
    """What was done to a sightline, watched or not, that ``reader`` may know of; oldest first."""
    columns = schema.sightline_changes.c
    with records.engine.connect() as connection:
        rows = connection.execute(
            select(columns.at, columns.who, columns.what, columns.name)
            .join(schema.sightlines, schema.sightlines.c.id == columns.sightline_id)
            .where(
                columns.sightline_id == sightline_id,
                schema.sightlines.c.access.in_(reader.may_see),
            )
            .order_by(columns.id)
        ).all()
    return [Change(row.at, Reader(row.who), row.what, row.name) for row in rows]


def last_look(records: Records, sightline_id: int, reader: Reader) -> Look | None:
    """When those with the clearance of ``reader`` last looked at it; None if they never did."""
    columns = schema.looks.c
    with records.engine.connect() as connection:
        row = connection.execute(
            select(columns.at, columns.generation, columns.shown).where(
                columns.sightline_id == sightline_id, columns.access == _access(reader)
            )
        ).first()
    if row is None:
        return None
    shown = json.loads(row.shown)
    lists = {name: tuple(held) for name, held in shown.items() if name != "actions"}
    return Look(row.at, row.generation, Shown(actions=shown["actions"], **lists))


def keep_look(
    records: Records, sightline_id: int, reader: Reader, generation: int, shown: Shown
) -> None:
    """They have looked at it now, and this is what they were shown."""
    columns, access = schema.looks.c, _access(reader)
    with records.engine.begin() as connection:
        connection.execute(
            delete(schema.looks).where(
                columns.sightline_id == sightline_id, columns.access == access
            )
        )
        connection.execute(
            insert(schema.looks).values(
                sightline_id=sightline_id,
                access=access,
                at=_now(),
                generation=generation,
                shown=json.dumps(asdict(shown)),
            )
        )


def _change(
    records: Records,
    sightline_id: int,
    reader: Reader,
    what: Done,
    **values: Any,  # noqa: ANN401 - values of columns
) -> bool:
    mine = (schema.sightlines.c.id == sightline_id, *_watched_by(reader))
    with records.engine.begin() as connection:
        row = connection.execute(select(schema.sightlines.c.name).where(*mine)).first()
        if row is None:
            return False
        connection.execute(update(schema.sightlines).where(*mine).values(**values))
        _keep(connection, sightline_id, reader, what, values.get("name", row.name))
    return True


def _keep(connection: Connection, sightline_id: int, reader: Reader, what: Done, name: str) -> None:
    connection.execute(
        insert(schema.sightline_changes).values(
            sightline_id=sightline_id, at=_now(), who=reader.value, what=what, name=name
        )
    )


def _watched_by(reader: Reader) -> tuple[ColumnElement[bool], ...]:
    columns = schema.sightlines.c
    return columns.access.in_(reader.may_see), columns.stopped_at.is_(None)


def _sightline(row: Any) -> Sightline:  # noqa: ANN401 - a row of ``sightlines``
    return Sightline(
        row.id,
        row.name,
        row.words,
        tuple(json.loads(row.councils)),
        tuple(json.loads(row.committees)),
        row.first_date,
        row.last_date,
        row.access,
        row.made_at,
    )


def _access(reader: Reader) -> Access:
    return "exempt" if "exempt" in reader.may_see else "public"


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
