"""Open the records of a data folder: SQLite, made ready if new or of an earlier version."""

from sqlalchemy import create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from records import schema
from records.store import Records


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
