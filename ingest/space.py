"""Say in a sentence that the data folder cannot be written, whichever store found it out."""

import errno
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Fewer bytes than this left on the disk are as good as none.
ROOM = 16 * 1024 * 1024
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR}


class CannotStoreError(OSError):
    """The data folder cannot be written; the message says why and what to do."""


@contextmanager
def stops_plainly(folder: Path) -> Iterator[None]:
    """Turn whatever fails for want of space, or of leave to write, into a CannotStoreError.

    SQLite and Chroma each have their own words for a full disk, and some that name no cause
    at all; so when something fails, it is tried here whether the folder can be written.
    """
    try:
        yield
    except CannotStoreError:
        raise
    except Exception as error:
        stop_if_unwritable(folder, error)
        raise


def stop_if_unwritable(folder: Path, error: Exception) -> None:
    """Raise CannotStoreError if ``error`` came of a data folder that cannot be written."""
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        return  # one file that is too large says nothing of the others
    if _says_full(error):
        raise CannotStoreError(_full(folder)) from error
    try:
        _try_to_write(folder)
    except OSError as fault:
        if fault.errno in FULL:
            raise CannotStoreError(_full(folder)) from error
        if fault.errno in FORBIDDEN:
            raise CannotStoreError(_shut(folder, fault)) from error


def _full(folder: Path) -> str:
    return (
        f"the disk is full, or a file in the data folder {folder} has reached the size it may "
        "have. Free some space and run it again; what was read so far is kept"
    )


def _shut(folder: Path, fault: OSError) -> str:
    return (
        f"the data folder {folder} cannot be written ({fault.strerror}). Let this user write to "
        "it, or set LOS_DATA_DIR to another folder, and run it again"
    )


def _says_full(error: BaseException | None) -> bool:
    """Whether the system, or SQLite beneath another library, says that there is no room."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        if isinstance(error, sqlite3.Error) and (
            getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
        ):
            return True
        error = error.__cause__
    return False


def _try_to_write(folder: Path) -> None:
    """Write as far into a file as the largest one here, and a little further.

    A limit on the size of a file stops the stores' largest files first.
    """
    files = [path for path in folder.rglob("*") if path.is_file()]
    while not folder.exists():
        folder = folder.parent
    for path in files:
        if not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    largest = max((path.stat().st_size for path in files), default=0)
    with tempfile.TemporaryFile(dir=folder) as scratch:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(scratch.fileno(), largest, ROOM)
        else:  # not on macOS
            scratch.seek(largest)
            scratch.write(bytes(ROOM))
            scratch.flush()
