"""The audit: every change that a person made to what was read, kept for good."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, insert, literal, select

from papers import Access, Reader, Scope
from records import schema
from records.rows import paper_in
from records.store import Records


@dataclass(frozen=True)
class Change:
    """One change: of what, who made it and when (UTC), from what to what, and why.

    ``about`` is the kind of thing ("action"), ``about_id`` which one; it stands at ``start`` to
    ``end`` of a page. ``was`` and ``now`` are plain data. ``who`` and ``reason`` are None for a
    reader who may not know them. ``access`` is of the change itself, ``note_access`` of those two.
    """

    about: str
    about_id: str
    paper_id: str
    page: int
    start: int
    end: int
    was: Mapping[str, Any]
    now: Mapping[str, Any]
    who: str | None
    reason: str | None
    access: Access
    note_access: Access
    at: datetime = datetime.min  # set when it is stored


class ChangedMeanwhileError(Exception):
    """Somebody else changed the same thing first: nothing was stored."""


def changes(records: Records, about: str, reader: Reader) -> list[Change]:
    """The changes to things of one kind that ``reader`` may know of, oldest first.

    What hangs on a paper that the reader may not see, or that was removed, is left out.
    """
    columns = schema.audit.c
    with records.engine.connect() as connection:
        rows = connection.execute(
            select(schema.audit)
            .join(schema.papers, schema.papers.c.paper_id == columns.paper_id)
            .where(
                columns.about == about,
                columns.access.in_(reader.may_see),
                *paper_in(Scope(reader=reader)),
            )
            .order_by(columns.id)
        ).all()
    return [
        Change(
            about=row.about,
            about_id=row.about_id,
            paper_id=row.paper_id,
            page=row.page,
            start=row.start,
            end=row.end,
            was=json.loads(row.was),
            now=json.loads(row.now),
            who=row.who if row.note_access in reader.may_see else None,
            reason=row.reason if row.note_access in reader.may_see else None,
            access=row.access,
            note_access=row.note_access,
            at=row.at,
        )
        for row in rows
    ]


def add_change(
    records: Records, change: Change, reader: Reader, version: int, same: Sequence[str] = ()
) -> None:
    """Store a change, unless another was stored meanwhile.

    ``version`` is how many changes to the thing ``reader`` knew of when deciding on it; ``same``
    are other ids under which it was changed before. Raises ChangedMeanwhileError where there are
    more by now. Counting and storing are one statement, so that no two can pass at once.
    """
    columns = schema.audit.c
    known = (
        select(func.count())
        .select_from(schema.audit)
        .where(
            columns.about == change.about,
            columns.about_id.in_([change.about_id, *same]),
            columns.access.in_(reader.may_see),
        )
        .scalar_subquery()
    )
    values = {
        "about": change.about,
        "about_id": change.about_id,
        "paper_id": change.paper_id,
        "page": change.page,
        "start": change.start,
        "end": change.end,
        "at": datetime.now(UTC).replace(tzinfo=None),
        "who": change.who or "",
        "was": json.dumps(dict(change.was)),
        "now": json.dumps(dict(change.now)),
        "reason": change.reason,
        "access": change.access,
        "note_access": change.note_access,
    }
    row = select(*(literal(value, columns[name].type) for name, value in values.items())).where(
        known == version
    )
    with records.engine.begin() as connection:
        stored = connection.execute(insert(schema.audit).from_select(list(values), row))
        if stored.rowcount != 1:
            raise ChangedMeanwhileError
