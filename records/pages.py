"""What is printed on each page beside its text: for citing many places at once."""

from sqlalchemy import select

from papers import Reader, Scope
from records import schema
from records.rows import paper_in
from records.store import Records


def page_marks(records: Records, reader: Reader) -> dict[tuple[str, int], tuple[str | None, bool]]:
    """The printed number of each page that ``reader`` may see, by paper and page number.

    With it comes whether the page's words were read from a picture of it.
    """
    columns = schema.pages.c
    with records.engine.connect() as connection:
        rows = connection.execute(
            select(columns.paper_id, columns.number, columns.printed, columns.ocr)
            .join(schema.papers, schema.papers.c.paper_id == columns.paper_id)
            .where(*paper_in(Scope(reader=reader)))
        ).all()
    return {(row.paper_id, row.number): (row.printed, row.ocr) for row in rows}
