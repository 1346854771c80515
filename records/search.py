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


def document_frequencies(records: Records, words: list[str]) -> dict[str, int]:
    """In how many passages each of ``words`` stands (stemmed), whoever may see them.

    Only ever used as a weight: a rare word says more than a common one.
    """
    count = text("SELECT count(*) FROM passage_words WHERE passage_words MATCH :query")
    with records.engine.connect() as connection:
        return {
            word: connection.scalar(count, {"query": '"' + word.replace('"', '""') + '"'}) or 0
            for word in words
        }
