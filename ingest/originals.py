"""The papers as they were published, kept in the data folder to be shown and downloaded."""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Container
from pathlib import Path

from papers import PaperError

FOLDER = "papers"
COPYING = ".copying-"
# Only what was put there by this module is ever taken away again.
_OURS = re.compile(rf"([0-9a-f]{{64}})(\..*)?|{re.escape(COPYING)}.*", re.DOTALL)


def keep_original(data_folder: Path, paper_id: str, path: Path) -> None:
    """Copy the file at ``path`` into the data folder under its paper's sha256, whole or not.

    Raises PaperError where the file is no longer the one that was read.
    """
    target = data_folder / FOLDER / f"{paper_id}{path.suffix.lower()}"
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=target.parent, prefix=COPYING)
    try:
        with os.fdopen(handle, "wb") as copy, path.open("rb") as file:
            shutil.copyfileobj(file, copy)
            # On the disk before it has its name: a name without its bytes would not be mended.
            copy.flush()
            os.fsync(copy.fileno())
        with open(unfinished, "rb") as copied:
            if hashlib.file_digest(copied, "sha256").hexdigest() != paper_id:
                raise PaperError("the file changed while it was being read; read it again")
        os.replace(unfinished, target)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


def original(data_folder: Path, paper_id: str) -> Path | None:
    """Where the file of a paper is kept, or None if it is not."""
    return next((data_folder / FOLDER).glob(f"{paper_id}*"), None)


def drop_original(data_folder: Path, paper_id: str) -> None:
    """Take away the file of a paper; that it is not there is no error."""
    for path in (data_folder / FOLDER).glob(f"{paper_id}*"):
        path.unlink(missing_ok=True)


def leftovers(data_folder: Path, known: Container[str]) -> list[Path]:
    """The copies that belong to no ``known`` paper, and those that were never finished."""
    folder = data_folder / FOLDER
    named = [(_OURS.fullmatch(path.name), path) for path in folder.glob("*") if path.is_file()]
    return sorted(path for ours, path in named if ours and ours[1] not in known)
