"""Write papers whole or not at all; read them back within a Scope."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    create_engine,
    delete,
    event,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from papers import Coverage, Page, Paper, Passage, Reader, Reading, Scope
from records import schema
from records.rows import paper_in, paper_of, passage_in, passage_of, passage_slice
from records.writing import drop_passages, insert_reading


@dataclass(frozen=True)
class PaperRow:
    """A paper in a listing, with the number of its passages and when it was read (UTC)."""

    paper: Paper
    passages: int
    read_at: datetime


@dataclass(frozen=True)
class Replaced:
    """What a paper replaced: earlier versions, and passages that left the search."""

    versions: tuple[str, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Failure:
    """A file that could not be read: why, in a sentence, and when (UTC)."""

    file: str
    reason: str
    at: datetime


class Records:
    """The records of one data folder. Safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        """Use ``engine``; :func:`open_records` makes one."""
        self.engine = engine

    # -- writing -------------------------------------------------------------------------

    def add(self, reading: Reading, supersede: bool = True) -> Replaced:
        """Store a paper in one transaction, and say what it replaced.

        An earlier version (the same file of the same meeting) stays readable page by page, so
        that what was cited can still be opened, but leaves the search. A paper that is stored
        already is stored anew, with its new description. Unless told to ``supersede``, earlier
        versions stay as they are.
        """
        paper, columns = reading.paper, schema.papers.c
        with self.engine.begin() as connection:
            old = connection.scalars(
                select(columns.paper_id).where(
                    columns.file == paper.file,
                    columns.council.is_not_distinct_from(paper.council),
                    columns.committee.is_not_distinct_from(paper.committee),
                    columns.meeting_date.is_not_distinct_from(paper.meeting_date),
                    columns.kind == paper.kind,
                    columns.paper_id != paper.paper_id,
                    columns.superseded_by.is_(None),
                    literal(supersede),
                )
            ).all()
            keys = [
                key
                for paper_id in [*old, paper.paper_id]
                for key in drop_passages(connection, paper_id)
            ]
            connection.execute(
                update(schema.papers)
                .where(columns.paper_id.in_(old))
                .values(superseded_by=paper.paper_id)
            )
            connection.execute(delete(schema.papers).where(columns.paper_id == paper.paper_id))
            insert_reading(connection, reading)
            connection.execute(delete(schema.failures).where(schema.failures.c.file == paper.file))
            self._move_on(connection)
        return Replaced(tuple(old), tuple(keys))

    def _move_on(self, connection: Connection) -> None:
        connection.execute(update(schema.generation).values(number=schema.generation.c.number + 1))

    def add_failure(self, file: str, reason: str) -> None:
        """Remember that ``file`` could not be read, replacing what was known of it."""
        with self.engine.begin() as connection:
            connection.execute(delete(schema.failures).where(schema.failures.c.file == file))
            connection.execute(
                insert(schema.failures).values(
                    file=file, reason=reason, at=datetime.now(UTC).replace(tzinfo=None)
                )
            )

    def forget_failure(self, file: str) -> None:
        """``file`` could be read after all. Nothing is written where nothing was known of it."""
        of_file = schema.failures.c.file == file
        with self.engine.begin() as connection:
            if connection.execute(select(schema.failures.c.file).where(of_file)).first():
                connection.execute(delete(schema.failures).where(of_file))

    def index_changed(self) -> None:
        """Tell other processes to open the index anew."""
        with self.engine.begin() as connection:
            self._move_on(connection)

    # -- reading -------------------------------------------------------------------------

    def generation(self) -> int:
        """How often the index has been written; moves on with every paper."""
        with self.engine.connect() as connection:
            return connection.scalar(select(schema.generation.c.number)) or 0

    def current(self) -> list[Paper]:
        """Every paper that is not superseded, whoever may see it: for loading, not for showing."""
        with self.engine.connect() as connection:
            rows = connection.execute(
                select(schema.papers).where(schema.papers.c.superseded_by.is_(None))
            ).all()
        return [paper_of(row) for row in rows]

    def known(self) -> dict[str, Paper]:
        """Every paper by its sha256, superseded or not, whoever may see it: for loading only."""
        with self.engine.connect() as connection:
            rows = connection.execute(select(schema.papers)).all()
        return {row.paper_id: paper_of(row) for row in rows}

    def paper(self, paper_id: str, reader: Reader) -> Paper | None:
        """The paper with this sha256, if ``reader`` may see it, superseded or not."""
        with self.engine.connect() as connection:
            row = connection.execute(
                select(schema.papers).where(
                    schema.papers.c.paper_id == paper_id, *paper_in(Scope(reader=reader))
                )
            ).first()
        return paper_of(row) if row else None

    def page(self, paper_id: str, number: int, reader: Reader) -> Page | None:
        """One page exactly as it is cited, if ``reader`` may see the paper."""
        with self.engine.connect() as connection:
            row = connection.execute(
                select(schema.pages)
                .join(schema.papers, schema.papers.c.paper_id == schema.pages.c.paper_id)
                .where(
                    schema.pages.c.paper_id == paper_id,
                    schema.pages.c.number == number,
                    *paper_in(Scope(reader=reader)),
                )
            ).first()
        return Page(row.number, row.text, row.printed) if row else None

    def papers(self, scope: Scope) -> list[PaperRow]:
        """The current papers within ``scope``, by council, committee, date and file."""
        columns = schema.papers.c
        counts = (
            select(schema.passages.c.paper_id, func.count().label("passages"))
            .group_by(schema.passages.c.paper_id)
            .subquery()
        )
        with self.engine.connect() as connection:
            rows = connection.execute(
                select(schema.papers, func.coalesce(counts.c.passages, 0).label("passages"))
                .outerjoin(counts, counts.c.paper_id == columns.paper_id)
                .where(columns.superseded_by.is_(None), *paper_in(scope))
                .order_by(columns.council, columns.committee, columns.meeting_date, columns.file)
            ).all()
        return [PaperRow(paper_of(row), row.passages, row.read_at) for row in rows]

    def coverage(self, scope: Scope) -> Coverage:
        """What a search within ``scope`` looks through."""
        found = [row.paper for row in self.papers(scope)]
        dates = [paper.meeting_date for paper in found if paper.meeting_date is not None]
        committees = {paper.committee for paper in found if paper.committee is not None}
        return Coverage(
            papers=len(found),
            committees=tuple(sorted(committees)),
            first_date=min(dates, default=None),
            last_date=max(dates, default=None),
        )

    def failures(self, reader: Reader) -> list[Failure]:
        """The files that could not be read, newest first.

        None for the public: whether a file that was not read is exempt, nobody can tell, and
        its name alone may say too much.
        """
        if "exempt" not in reader.may_see:
            return []
        with self.engine.connect() as connection:
            rows = connection.execute(
                select(schema.failures).order_by(schema.failures.c.at.desc())
            ).all()
        return [Failure(row.file, row.reason, row.at) for row in rows]

    def passages(self, keys: Sequence[str], scope: Scope) -> dict[str, tuple[Passage, Paper]]:
        """The passages with these keys that lie within ``scope``, each with its paper."""
        return self._passages(schema.passages.c.key.in_(keys), scope) if keys else {}

    def passages_of(self, paper_id: str, scope: Scope) -> dict[str, tuple[Passage, Paper]]:
        """All passages of one paper that lie within ``scope``, in reading order."""
        return self._passages(schema.passages.c.paper_id == paper_id, scope)

    def _passages(
        self, condition: ColumnElement[bool], scope: Scope
    ) -> dict[str, tuple[Passage, Paper]]:
        with self.engine.connect() as connection:
            rows = connection.execute(
                select(
                    schema.papers.c.file,
                    schema.papers.c.title,
                    schema.papers.c.council,
                    schema.papers.c.committee,
                    schema.papers.c.meeting_date,
                    schema.papers.c.kind,
                    schema.papers.c.status,
                    schema.papers.c.superseded_by,
                    schema.papers.c.page_count,
                    schema.papers.c.access.label("paper_access"),
                    schema.passages,
                    passage_slice(),
                )
                .join(schema.papers, schema.papers.c.paper_id == schema.passages.c.paper_id)
                .join(
                    schema.pages,
                    (schema.pages.c.paper_id == schema.passages.c.paper_id)
                    & (schema.pages.c.number == schema.passages.c.page),
                )
                .where(condition, *passage_in(scope))
                .order_by(schema.passages.c.paper_id, schema.passages.c.char_start)
            ).all()
        return {row.key: (passage_of(row), paper_of(row)) for row in rows}

    def passage_count(self) -> int:
        """How many current passages there are, whoever may see them."""
        with self.engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(schema.passages)) or 0

    def passage_keys(self) -> set[str]:
        """The keys of every current passage: what the index should hold, no more, no less."""
        with self.engine.connect() as connection:
            return set(connection.scalars(select(schema.passages.c.key)))


def open_records(url: str) -> Records:
    """Open the records at a SQLAlchemy ``url``, creating what is missing.

    Raises ValueError for a database other than SQLite, since full-text search is SQLite's FTS5;
    OSError where it cannot be opened.
    """
    kind = url.partition(":")[0].partition("+")[0]
    if kind != "sqlite":
        raise ValueError(
            f"The records need SQLite, for its full-text search; {kind} has none "
            "that this version uses. Set LOS_DATABASE_URL to sqlite:///path/to/file.db."
        )
    try:
        engine = create_engine(url, connect_args={"timeout": 30})
        event.listen(engine, "connect", _prepare)
        with engine.begin() as connection:
            schema.create(connection)
    except SQLAlchemyError as error:
        reason = str(error.__cause__ or error)
        raise OSError(f"the records at {url} could not be opened ({reason})") from error
    return Records(engine)


def _prepare(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    # Write-ahead logging lets the app read while a command writes.
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()
