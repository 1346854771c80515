"""Take papers out of the records for good."""

from sqlalchemy import delete, select, update

from papers import Paper
from records import schema
from records.rows import paper_of
from records.store import Records
from records.writing import drop_passages


def earlier_versions(records: Records, paper: Paper) -> list[Paper]:
    """The versions of the same file that ``paper`` has superseded, the latest of them first."""
    columns = schema.papers.c
    found: list[Paper] = []
    later = [paper.paper_id]
    with records.engine.connect() as connection:
        while later:
            rows = connection.execute(
                select(schema.papers).where(
                    columns.superseded_by.in_(later), columns.file == paper.file
                )
            ).all()
            found += [paper_of(row) for row in rows]
            later = [row.paper_id for row in rows]
    return found


def superseded_by_any(records: Records, paper_ids: list[str]) -> list[Paper]:
    """The papers under other names that one of these has superseded: drafts it approved."""
    columns = schema.papers.c
    with records.engine.connect() as connection:
        rows = connection.execute(
            select(schema.papers).where(
                columns.superseded_by.in_(paper_ids), columns.paper_id.not_in(paper_ids)
            )
        ).all()
    return [paper_of(row) for row in rows]


def remove_papers(records: Records, papers: list[Paper]) -> list[str]:
    """Remove papers with all that hangs on them, in one transaction.

    Returns the keys of the passages that left the search, for the index to drop. That a file
    of these names could not be read is forgotten too. That somebody changed what was known of them
    stays in the audit, without the words in which they said why.
    """
    keys: list[str] = []
    with records.engine.begin() as connection:
        for paper in papers:
            keys += drop_passages(connection, paper.paper_id)
            of_paper = schema.papers.c.paper_id == paper.paper_id
            connection.execute(delete(schema.papers).where(of_paper))
            of_changes = schema.audit.c.paper_id == paper.paper_id
            connection.execute(update(schema.audit).where(of_changes).values(reason=None))
            of_file = schema.failures.c.file == paper.file
            connection.execute(delete(schema.failures).where(of_file))
        moved_on = schema.generation.c.number + 1
        connection.execute(update(schema.generation).values(number=moved_on))
    return keys
