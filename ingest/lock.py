"""One writer at a time in a data folder; the next one knows when it did not end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from number_words import counted

LOCK = "writer.lock"
# Stands in the data folder while a command writes, and after one that died at it.
MARK = "unfinished"
# How long a second writer waits for the first, in seconds.
PATIENCE = 600.0

WAITING = (
    "Another command is writing to this data folder. Waiting for it to end, "
    "for up to {minutes} (Ctrl-C stops waiting) …"
)
BUSY = "Another command is writing to this data folder. Wait for it to end, then try again."


class BusyError(Exception):
    """Another command is still writing to the same data folder."""


# Told a sentence that a person should see while a command goes on.
Notice = Callable[[str], None]


def silent(sentence: str) -> None:
    """The Notice of nobody."""


@contextmanager
def one_writer(folder: Path, patience: float = PATIENCE, notice: Notice = silent) -> Iterator[None]:
    """Hold the data ``folder`` for writing; the lock ends with the process that holds it.

    ``notice`` is told when this has to wait. Raises BusyError after ``patience`` seconds.
    """
    lock = FileLock(folder / LOCK)
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            if patience > 0:
                notice(WAITING.format(minutes=_minutes(patience)))
            lock.acquire(timeout=patience)
    except Timeout as error:
        raise BusyError(BUSY) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def unfinished(folder: Path) -> Iterator[None]:
    """Mark the stores as being written; the mark goes only when the writing ended well."""
    (folder / MARK).touch()
    yield
    (folder / MARK).unlink(missing_ok=True)


def was_left_unfinished(folder: Path) -> bool:
    """Whether the writer before this one died or failed at it. Ask while holding the lock."""
    return (folder / MARK).exists()


def _minutes(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return f"{seconds:.0f} seconds"
    return counted(minutes, "minute")
