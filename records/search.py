"""The texts of passages that hold a word and some signs, within a Scope."""

from sqlalchemy import column, select, table, text

from papers import Scope
from records import schema
from records.rows import passage_in
from records.store import Records


def texts_with(records: Records, word: str, exactly: str, scope: Scope, limit: int) -> list[str]:
    """The texts of passages within ``scope`` that have a ``word``, and ``exactly`` these signs."""
    found = table("passage_words", column("rowid"), column("text"))
    statement = (
        select(found.c.text)
        .select_from(found)
        .join(schema.passages, schema.passages.c.id == found.c.rowid)
        .join(schema.papers, schema.papers.c.paper_id == schema.passages.c.paper_id)
        .where(
            text("passage_words MATCH :query"),
            found.c.text.contains(exactly, autoescape=True),
            *passage_in(scope),
        )
        .limit(limit)
    )
    quoted = word.replace('"', '""')
    with records.engine.connect() as connection:
        return list(connection.scalars(statement, {"query": f'text : "{quoted}"'}))
