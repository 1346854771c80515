"""What was found in papers beside their passages: actions, exchanges, attendance; whole texts."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import ColumnElement, Table, func, select

from papers import Action, Attendance, Exchange, Page, Paper, Reader, Scope
from records import schema
from records.rows import page_of, paper_in, paper_of
from records.store import Records

Found = TypeVar("Found")


def actions(records: Records, scope: Scope, file: str | None = None) -> list[tuple[Action, Paper]]:
    """The actions of the current papers within ``scope``, each with its paper, in reading order.

    ``file`` keeps those of one paper, by the name it was loaded under. Papers come by council,
    committee and date.
    """
    columns = schema.actions.c
    of_file = [schema.papers.c.file == file] if file is not None else []
    return found_on_pages(records, scope, schema.actions, columns.action_id, Action, of_file)


def found_on_pages(
    records: Records,
    scope: Scope,
    table: Table,
    name: ColumnElement[str],
    make: Callable[..., Found],
    conditions: Sequence[ColumnElement[bool]] = (),
) -> list[tuple[Found, Paper]]:
    """What a ``table`` keeps by the spans of pages, each with its words and its paper.

    Only of current papers within ``scope`` and of parts that its reader may see; papers by
    council, committee and date, and within one in reading order, then by ``name``. ``make`` takes
    the table's columns by name, and ``text``, the words of the span.
    """
    columns = table.c
    words = func.substr(schema.pages.c.text, columns.start + 1, columns.end - columns.start)
    papers = {row.paper.paper_id: row.paper for row in records.papers(scope)}
    statement = (
        select(table, words.label("text"))
        .join(schema.papers, schema.papers.c.paper_id == columns.paper_id)
        .join(
            schema.pages,
            (schema.pages.c.paper_id == columns.paper_id) & (schema.pages.c.number == columns.page),
        )
        .where(
            schema.papers.c.superseded_by.is_(None),
            columns.access.in_(scope.reader.may_see),
            *paper_in(scope),
            *conditions,
        )
        .order_by(columns.page, columns.start, name)
    )
    found: dict[str, list[Found]] = {paper_id: [] for paper_id in papers}
    with records.engine.connect() as connection:
        for row in connection.execute(statement):
            if row.paper_id in found:  # one that was stored this very moment is told next time
                found[row.paper_id].append(make(**row._mapping))
    return [(one, papers[paper_id]) for paper_id, ones in found.items() for one in ones]


def exchanges(records: Records, paper_id: str, reader: Reader) -> list[Exchange]:
    """The questions with their replies of a paper that ``reader`` may see whole, in order."""
    columns = schema.exchanges.c
    with records.engine.connect() as connection:
        rows = connection.execute(
            select(
                columns.asked_by,
                columns.answered_by,
                columns.char_start,
                columns.reply_start,
                columns.char_end,
            )
            .where(columns.paper_id == paper_id)
            .order_by(columns.char_start)
        ).all()
    return [Exchange(*row) for row in rows] if is_open(records, paper_id, reader) else []


def attendance(records: Records, paper_id: str, reader: Reader) -> Attendance:
    """Who was at the meeting; nobody where ``reader`` may not see the paper."""
    with records.engine.connect() as connection:
        held = connection.scalar(
            select(schema.papers.c.attendance).where(
                schema.papers.c.paper_id == paper_id, *paper_in(Scope(reader=reader))
            )
        )
    return Attendance(**{name: tuple(said) for name, said in json.loads(held or "{}").items()})


def is_open(records: Records, paper_id: str, reader: Reader) -> bool:
    """Whether ``reader`` may see the whole of a paper, so that its file may be handed over."""
    if records.paper(paper_id, reader) is None:
        return False
    if "exempt" in reader.may_see:
        return True
    with records.engine.connect() as connection:
        shut = connection.scalar(
            select(func.count())
            .select_from(schema.pages)
            .where(
                schema.pages.c.paper_id == paper_id,
                schema.pages.c.exempt != "[]",
            )
        )
    return not shut


def of_meeting(records: Records, paper: Paper) -> list[Paper]:
    """The other current papers of the same kind and meeting that those who may replace loaded.

    The same meeting is the same council, committee and date, as far as the papers say. A draft
    that was approved later is a draft still. For loading, not for showing.
    """
    columns = schema.papers.c
    with records.engine.connect() as connection:
        rows = connection.execute(
            select(schema.papers).where(
                columns.council.is_not_distinct_from(paper.council),
                columns.committee.is_not_distinct_from(paper.committee),
                columns.meeting_date.is_not_distinct_from(paper.meeting_date),
                columns.kind == paper.kind,
                columns.paper_id != paper.paper_id,
                columns.superseded_by.is_(None),
                columns.trusted,
            )
        ).all()
    return [
        replace(paper_of(row), status="draft") if row.status == "draft" else paper_of(row)
        for row in rows
    ]


def earlier_versions(records: Records, paper_id: str, reader: Reader) -> list[Paper]:
    """The versions of a paper that it has superseded and ``reader`` may see, by file."""
    columns = schema.papers.c
    with records.engine.connect() as connection:
        rows = connection.execute(
            select(schema.papers)
            .where(columns.superseded_by == paper_id, *paper_in(Scope(reader=reader)))
            .order_by(columns.file, columns.paper_id)
        ).all()
    return [paper_of(row) for row in rows]


def pages(records: Records, paper_id: str) -> tuple[Page, ...]:
    """Every page of a paper, whoever may see it: for comparing versions, not for showing."""
    with records.engine.connect() as connection:
        rows = connection.execute(
            select(schema.pages)
            .where(schema.pages.c.paper_id == paper_id)
            .order_by(schema.pages.c.number)
        ).all()
    return tuple(page_of(row) for row in rows)
