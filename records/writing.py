"""The statements that write a paper, inside a transaction that the store has opened."""

import json
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, text

from papers import Reading
from records import schema


def insert_reading(
    connection: Connection,
    reading: Reading,
    superseded_by: str | None,
    read_with: int,
    trusted: bool,
) -> None:
    """Insert a paper that is not there: itself, its pages, what was found on them, its words."""
    paper = reading.paper
    connection.execute(
        insert(schema.papers).values(
            **asdict(paper),
            read_at=datetime.now(UTC).replace(tzinfo=None),
            superseded_by=superseded_by,
            read_with=read_with,
            trusted=trusted,
            attendance=json.dumps(asdict(reading.attendance)),
        )
    )
    connection.execute(
        insert(schema.pages),
        [
            {
                "paper_id": paper.paper_id,
                "number": page.number,
                "printed": page.printed,
                "text": page.text,
                "ocr": page.ocr,
                "exempt": json.dumps(page.exempt),
            }
            for page in reading.pages
        ],
    )
    if reading.items:
        connection.execute(
            insert(schema.items),
            [
                {
                    "paper_id": paper.paper_id,
                    "char_start": item.char_start,
                    "char_end": item.char_end,
                    "number": item.number,
                    "heading": item.heading,
                    "access": item.access,
                }
                for item in reading.items
            ],
        )
    if reading.exchanges:
        connection.execute(
            insert(schema.exchanges),
            [{"paper_id": paper.paper_id, **asdict(one)} for one in reading.exchanges],
        )
    if reading.actions:
        connection.execute(
            insert(schema.actions),
            # The text is not stored twice: it is cut from its page whenever it is read.
            [
                {name: value for name, value in asdict(one).items() if name != "text"}
                for one in reading.actions
            ],
        )
    if reading.figures:
        connection.execute(
            insert(schema.figures),
            [
                {name: value for name, value in asdict(one).items() if name != "text"}
                for one in reading.figures
            ],
        )
    for passage in reading.passages:
        row_id = connection.execute(
            insert(schema.passages).values(
                key=passage.key,
                paper_id=passage.paper_id,
                page=passage.page,
                start=passage.start,
                end=passage.end,
                char_start=passage.char_start,
                context=passage.context,
                item=passage.item,
                heading=passage.heading,
                sentences=json.dumps(passage.sentences),
                access=passage.access,
                runs_on=passage.runs_on,
                speaker=passage.speaker,
            )
        ).inserted_primary_key
        assert row_id is not None  # noqa: S101 - an insert of one row always has a key
        connection.execute(
            text("INSERT INTO passage_words (rowid, text, context) VALUES (:id, :text, :ctx)"),
            {"id": row_id[0], "text": passage.text, "ctx": passage.context},
        )


def drop_passages(connection: Connection, paper_id: str) -> list[str]:
    """Take a paper's passages out of the search; returns their keys, for the index to drop."""
    rows = connection.execute(
        select(schema.passages.c.id, schema.passages.c.key).where(
            schema.passages.c.paper_id == paper_id
        )
    ).all()
    for row in rows:
        connection.execute(text("DELETE FROM passage_words WHERE rowid = :id"), {"id": row.id})
    connection.execute(delete(schema.passages).where(schema.passages.c.paper_id == paper_id))
    return [row.key for row in rows]
