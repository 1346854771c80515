"""Find the files to load: folders walked in order, with what a ``papers.csv`` says of each."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.describe import Overrides
from ingest.papers_csv import NAME, Told, read_papers_csv, together
from ingest.read import Source
from papers import PaperError

NOTHING_SAID = Overrides()
LINK = "this is a link to a folder; give the folder itself"
ALONE = "this is a list of papers, not a paper; give the folder it stands in"
UNUSABLE = f"the {NAME} beside it could not be understood; mend the list and load it again"


def find(paths: Iterable[Path], given: Overrides = NOTHING_SAID) -> Iterator[Source]:
    """Every file in ``paths``; hidden files are left out.

    What cannot be read at all (a folder that is shut, a link to a folder, a faulty list) is
    named like a file, with why it is refused, so that it is told as a failure. ``given`` is
    what is said of the whole load; what a list says of one paper goes before it.
    """
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path, given)
        elif path.name == NAME:
            yield _below(path.parent, path, given, ALONE)
        else:
            lists = _lists(path.parent, [NAME] if (path.parent / NAME).is_file() else [])
            yield _listed(_below(path.parent, path, given), path.parent, lists)


def _in_folder(top: Path, given: Overrides) -> Iterator[Source]:
    shut: list[OSError] = []
    lists: dict[Path, Told | PaperError] = {}
    for root, folders, names in os.walk(top, onerror=shut.append):
        here = Path(root)
        seen = sorted(name for name in folders if not name.startswith("."))
        folders[:] = [name for name in seen if not (here / name).is_symlink()]
        lists |= _lists(here, names)
        for name in sorted(set(seen) - set(folders)):
            yield _below(top, here / name, given, LINK)
        for name in sorted(names):
            if not name.startswith(".") and name != NAME:
                yield _listed(_below(top, here / name, given), top, lists)
        yield from _faults(top, here, given, lists)
    for error in shut:
        yield _below(top, Path(str(error.filename)), given)


def _lists(folder: Path, names: list[str]) -> dict[Path, Told | PaperError]:
    """The list that stands in ``folder``, if one does, or why it cannot be used."""
    if NAME not in names:
        return {}
    try:
        return {folder: read_papers_csv(folder / NAME)}
    except PaperError as error:
        return {folder: error}


def _listed(source: Source, top: Path, lists: dict[Path, Told | PaperError]) -> Source:
    """``source`` with what the nearest list that names it says; refused if a list is unusable."""
    for folder in source.path.parents:
        told = lists.get(folder)
        if isinstance(told, PaperError):
            return Source(source.path, source.file, source.said, UNUSABLE)
        if told is not None:
            name = source.path.relative_to(folder).as_posix()
            if name in told.wrong:
                return Source(source.path, source.file, source.said, told.wrong[name])
            if name in told.said:
                return Source(source.path, source.file, together(told.said[name], source.said))
        if folder == top:
            break
    return source


def _faults(
    top: Path, here: Path, given: Overrides, lists: dict[Path, Told | PaperError]
) -> Iterator[Source]:
    """The list in this folder as a failure, if it is unusable or names what is not there."""
    told = lists.get(here)
    if isinstance(told, PaperError):
        yield _below(top, here / NAME, given, told.reason)
    elif told is not None:
        missing = [name for name in {**told.said, **told.wrong} if not (here / name).is_file()]
        if missing:
            reason = f"it names {', '.join(missing[:3])}, which is not there; check the names"
            yield _below(top, here / NAME, given, reason)


def _below(top: Path, file: Path, given: Overrides, refused: str | None = None) -> Source:
    """A file and its name below the folder; a name that is not UTF-8 is spelt with "?"."""
    name = file.relative_to(top).as_posix()
    return Source(file, name.encode("utf-8", "replace").decode("utf-8"), given, refused)
