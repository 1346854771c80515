"""The papers as they were published, kept in the data folder to be shown and downloaded."""

import os
import shutil
import tempfile
from pathlib import Path

FOLDER = "papers"


def keep_original(data_folder: Path, paper_id: str, path: Path) -> None:
    """Copy the file at ``path`` into the data folder under its paper's sha256, whole or not."""
    target = data_folder / FOLDER / f"{paper_id}{path.suffix.lower()}"
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=target.parent, prefix=".copying-")
    os.close(handle)
    try:
        shutil.copyfile(path, unfinished)
        os.replace(unfinished, target)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


def original(data_folder: Path, paper_id: str) -> Path | None:
    """Where the file of a paper is kept, or None if it is not."""
    return next((data_folder / FOLDER).glob(f"{paper_id}.*"), None)
