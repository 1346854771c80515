"""The versions of briefings: so that the next one can say what has changed since the last.

A version holds where its statements stand, never their words: those are read from the papers
again, as far as the reader may still see them.
"""

import json
from collections.abc import Collection
from dataclasses import astuple, dataclass
from datetime import datetime

from sqlalchemy import insert, select

from papers import Access, Reader
from records import schema
from records.store import Records


@dataclass(frozen=True)
class Kept:
    """A statement of an earlier version: its section, and where its words stand.

    ``key`` tells it from others, ``said`` is what may have changed since: a figure's value, an
    action's state. ``start`` and ``end`` count within the page's text. ``rests_on`` are the other
    places that ``said`` was taken from: paper, page, start and end.
    """

    section: str
    key: str
    said: str
    paper_id: str
    page: int
    start: int
    end: int
    item: str | None
    rests_on: tuple[tuple[str, int, int, int], ...] = ()


@dataclass(frozen=True)
class Version:
    """A briefing as it was when somebody took it away (``made_at`` is UTC).

    ``sections`` are the names of all it had, those that said nothing too.
    """

    made_at: datetime
    sections: tuple[str, ...]
    statements: tuple[Kept, ...]


def keep_version(records: Records, topic: str, reader: Reader, version: Version) -> None:
    """Keep a ``version`` of the briefing on ``topic``, with the clearance it was made under."""
    statements = json.dumps([astuple(one) for one in version.statements])
    with records.engine.begin() as connection:
        connection.execute(
            insert(schema.briefings).values(
                topic=topic,
                access=_access(reader),
                made_at=version.made_at,
                sections=json.dumps(version.sections),
                statements=statements,
            )
        )


def last_version(
    records: Records, topic: str, reader: Reader, sections: Collection[str]
) -> Version | None:
    """The last version of the briefing on ``topic`` made under the same clearance; None if none.

    Of those the newest that had all these ``sections``, else the newest that had any of them.
    One that was made with what is exempt is never compared with one that was made without.
    """
    columns = schema.briefings.c
    with records.engine.connect() as connection:
        rows = connection.execute(
            select(columns.id, columns.sections)
            .where(columns.topic == topic, columns.access == _access(reader))
            .order_by(columns.made_at.desc(), columns.id.desc())
        ).all()
        shared = [(row.id, len({*sections} & {*json.loads(row.sections)})) for row in rows]
        if not any(number for _, number in shared):
            return None
        whole = next((one for one, number in shared if number == len({*sections})), None)
        chosen = whole or next(one for one, number in shared if number)
        row = connection.execute(select(schema.briefings).where(columns.id == chosen)).one()
    statements = tuple(Kept(*one) for one in json.loads(row.statements))
    return Version(row.made_at, tuple(json.loads(row.sections)), statements)


def _access(reader: Reader) -> Access:
    return "exempt" if "exempt" in reader.may_see else "public"
