"""Full-text search: BM25 over passage words and their context, within a Scope."""

from sqlalchemy import column, func, select, table, text

from papers import Scope
from records import schema
from records.rows import passage_in
from records.store import Records

# A word in the passage counts twice a word in its context (council, committee, date, heading).
TEXT_WEIGHT, CONTEXT_WEIGHT = 1.0, 0.5


def full_text(records: Records, words: list[str], scope: Scope, limit: int) -> list[str]:
    """The keys of the passages that best match any of ``words``, best first.

    SQLite's FTS5 stems the words (Porter) and ranks by BM25 (Robertson and Zaragoza, 2009).
    ``words`` need no escaping. An empty list finds nothing.
    """
    if not words:
        return []
    query = " OR ".join('"' + word.replace('"', '""') + '"' for word in words)
    found = table("passage_words", column("rowid"))
    rank = func.bm25(text("passage_words"), TEXT_WEIGHT, CONTEXT_WEIGHT)
    statement = (
        select(schema.passages.c.key)
        .select_from(found)
        .join(schema.passages, schema.passages.c.id == found.c.rowid)
        .join(schema.papers, schema.papers.c.paper_id == schema.passages.c.paper_id)
        .where(text("passage_words MATCH :query"), *passage_in(scope))
        .order_by(rank)
        .limit(limit)
    )
    with records.engine.connect() as connection:
        return list(connection.scalars(statement, {"query": query}))


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
