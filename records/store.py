"""Write papers whole or not at all; read them back within a Scope."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    delete,
    func,
    insert,
    select,
    update,
)

from papers import Coverage, Page, Paper, Passage, Reader, Reading, Scope
from records import schema
from records.held import Held
from records.rows import (
    blacked_out,
    page_of,
    paper_in,
    paper_of,
    passage_in,
    passage_of,
    passage_slice,
)
from records.writing import drop_passages, insert_reading


@dataclass(frozen=True)
class PaperRow:
    """A paper in a listing, with the number of its passages and when it was read (UTC)."""

    paper: Paper
    passages: int
    read_at: datetime


@dataclass(frozen=True)
class Known:
    """A paper as a load needs to know it: what superseded it, and which code read it.

    ``approved`` says that a later meeting approved it, ``trusted`` that whoever loaded it may
    replace other papers.
    """

    paper: Paper
    superseded_by: str | None
    read_with: int
    approved: bool = False
    trusted: bool = True


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
        self.held = Held(self.generation)

    # -- writing -------------------------------------------------------------------------

    def add(
        self,
        reading: Reading,
        replaces: Sequence[str] = (),
        superseded_by: str | None = None,
        read_with: int = 0,
        trusted: bool = True,
    ) -> list[str]:
        """Store a paper in one transaction; returns the keys of passages that left the search.

        The papers it ``replaces`` (earlier versions of it, by their sha256) stay readable page
        by page, so that what was cited can still be opened, but leave the search. A paper that
        is stored already is stored anew, with its new description. One that is ``superseded_by``
        a paper stored before it is kept to be cited only. What an exempt paper replaces is exempt
        from now on. ``read_with`` is the version of the reading code; ``trusted`` whether
        whoever loaded it may replace other papers.
        """
        paper_id, columns = reading.paper.paper_id, schema.papers.c
        shut = {"access": "exempt"} if reading.paper.access == "exempt" else {}
        with self.engine.begin() as connection:
            gone = [key for one in [*replaces, paper_id] for key in drop_passages(connection, one)]
            connection.execute(
                update(schema.papers)
                .where(columns.paper_id.in_(replaces))
                .values(superseded_by=paper_id, **shut)
            )
            connection.execute(delete(schema.papers).where(columns.paper_id == paper_id))
            insert_reading(connection, reading, superseded_by, read_with, trusted)
            of_file = schema.failures.c.file == reading.paper.file
            connection.execute(delete(schema.failures).where(of_file))
            self._move_on(connection)
        return gone

    def approve(self, paper_ids: Sequence[str]) -> None:
        """These drafts were approved by a later meeting."""
        with self.engine.begin() as connection:
            connection.execute(
                update(schema.papers)
                .where(schema.papers.c.paper_id.in_(paper_ids))
                .values(approved=True)
            )
            self._move_on(connection)

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
        """How often papers, or what is known of them, have changed, and with them the index."""
        with self.engine.connect() as connection:
            return connection.scalar(select(schema.generation.c.number)) or 0

    def current(self) -> list[Paper]:
        """Every paper that is not superseded, whoever may see it: for loading, not for showing."""
        with self.engine.connect() as connection:
            rows = connection.execute(
                select(schema.papers).where(schema.papers.c.superseded_by.is_(None))
            ).all()
        return [paper_of(row) for row in rows]

    def known(self) -> dict[str, Known]:
        """Every paper by its sha256, superseded or not, whoever may see it: for loading only."""
        with self.engine.connect() as connection:
            rows = connection.execute(select(schema.papers)).all()
        return {
            row.paper_id: Known(
                paper_of(row), row.superseded_by, row.read_with, row.approved, row.trusted
            )
            for row in rows
        }

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
        """One page exactly as it is cited, if ``reader`` may see the paper.

        What is exempt on it is blacked out for whoever may not see that.
        """
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
        if row is None:
            return None
        return page_of(row) if "exempt" in reader.may_see else blacked_out(page_of(row))

    def papers(self, scope: Scope) -> list[PaperRow]:
        """The current papers within ``scope``, by council, committee, date and file."""
        columns = schema.papers.c
        counts = (
            select(schema.passages.c.paper_id, func.count().label("passages"))
            .where(schema.passages.c.access.in_(scope.reader.may_see))
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
        columns = schema.papers.c
        with self.engine.connect() as connection:
            found = connection.execute(
                select(columns.meeting_date, columns.committee).where(
                    columns.superseded_by.is_(None), *paper_in(scope)
                )
            ).all()
        dates = [row.meeting_date for row in found if row.meeting_date is not None]
        committees = {row.committee for row in found if row.committee is not None}
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
                    schema.papers.c.approved,
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
