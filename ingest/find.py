"""Find the files to load: folders walked in order, with what a ``papers.csv`` says of each."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path

from ingest.describe import Overrides
from ingest.papers_csv import NAME, Told, is_list, key_of, read_papers_csv, together
from ingest.read import Source
from papers import PaperError

NOTHING_SAID = Overrides()
LINK = "this is a link to a folder; give the folder itself"
ALONE = "this is a list of papers, not a paper; give the folder it stands in"
PERHAPS_EXEMPT = (
    f"the {NAME} says that a file which is not there is exempt, and does not name this one; "
    "mend the list and load it again"
)
UNUSABLE = f"the {NAME} beside it could not be understood; mend the list and load it again"


@dataclass(frozen=True)
class _List:
    """A list of papers, and the names in it that no file below its folder bears."""

    told: Told
    missing: tuple[str, ...]

    @property
    def names_exempt_stranger(self) -> bool:
        """Whether it says "exempt" of a file that is not there: it may mean another one."""
        said = (self.told.said.get(name) for name in self.missing)
        return any(one is not None and one.access == "exempt" for one in said)


def find(paths: Iterable[Path], given: Overrides = NOTHING_SAID) -> Iterator[Source]:
    """Every file in ``paths``; hidden files are left out.

    What cannot be read at all (a folder that is shut, a link to a folder, a faulty list) is
    named like a file, with why it is refused, so that it is told as a failure. ``given`` is
    what is said of the whole load; what a list says of one paper goes before it.
    """
    for path in paths:
        try:
            is_folder = path.is_dir()
        except OSError as error:
            yield Source(path, path.name[:200], given, f"it could not be opened ({error.strerror})")
            continue
        if is_folder:
            yield from _in_folder(path, given)
        elif is_list(path.name):
            yield _below(path.parent, path, given, ALONE)
        else:
            lists = _lists(path.parent, _beside(path))
            yield _listed(_below(path.parent, path, given), path.parent, lists)


def _in_folder(top: Path, given: Overrides) -> Iterator[Source]:
    shut: list[OSError] = []
    lists: dict[Path, _List | PaperError] = {}
    for root, folders, names in os.walk(top, onerror=shut.append):
        here = Path(root)
        seen = sorted(name for name in folders if not name.startswith("."))
        folders[:] = [name for name in seen if not (here / name).is_symlink()]
        lists |= _lists(here, names)
        for name in sorted(set(seen) - set(folders)):
            yield _below(top, here / name, given, LINK)
        for name in sorted(names):
            if not name.startswith(".") and not is_list(name):
                yield _listed(_below(top, here / name, given), top, lists)
        yield from _faults(top, here, given, lists)
    for error in shut:
        yield _below(top, Path(str(error.filename)), given)


def _beside(path: Path) -> list[str]:
    """The names of the lists in the folder of the file at ``path``, folders left out."""
    try:
        return [one.name for one in path.parent.iterdir() if is_list(one.name) and not one.is_dir()]
    except OSError:  # a folder whose files may be read but not looked through
        return [NAME] if (path.parent / NAME).is_file() else []


def _lists(folder: Path, names: list[str]) -> dict[Path, _List | PaperError]:
    """The list that stands in ``folder``, if one does, or why it cannot be used."""
    standing = sorted(name for name in names if is_list(name))
    if not standing:
        return {}
    try:
        if len(standing) > 1:
            raise PaperError(f"{' and '.join(standing)} stand in one folder; keep one list of them")
        told = read_papers_csv(folder / standing[0])
        there = {key_of(path.relative_to(folder).as_posix()) for path in folder.rglob("*")}
        missing = [name for name in (*told.said, *told.wrong) if name not in there]
        return {folder: _List(told, tuple(missing))}
    except PaperError as error:
        return {folder: error}


def _listed(source: Source, top: Path, lists: dict[Path, _List | PaperError]) -> Source:
    """``source`` with what the lists that name it say; refused if a list is unusable."""
    said: list[Overrides] = []
    for folder in source.path.parents:
        listed = lists.get(folder)
        if isinstance(listed, PaperError):
            return replace(source, refused=UNUSABLE)
        if listed is not None:
            told = listed.told
            name = key_of(source.path.relative_to(folder).as_posix())
            if name in told.wrong:
                return replace(source, refused=told.wrong[name])
            if name in told.said:
                said.append(told.said[name])
            elif listed.names_exempt_stranger:
                return replace(source, refused=PERHAPS_EXEMPT)
        if folder == top:
            break
    # The nearest list goes before those above it, and all before what was given; exempt wins.
    return replace(
        source, said=reduce(lambda above, near: together(near, above), said[::-1], source.said)
    )


def _faults(
    top: Path, here: Path, given: Overrides, lists: dict[Path, _List | PaperError]
) -> Iterator[Source]:
    """The list in this folder as a failure, if it is unusable or names what is not there."""
    listed = lists.get(here)
    if isinstance(listed, PaperError):
        yield _below(top, here / NAME, given, listed.reason)
    elif listed is not None and listed.missing:
        reason = f"it names {', '.join(listed.missing[:3])}, which is not there; check the names"
        yield _below(top, here / NAME, given, reason)


def _below(top: Path, file: Path, given: Overrides, refused: str | None = None) -> Source:
    """A file and its name below the folder; a name that is not UTF-8 is spelt with "?"."""
    name = file.relative_to(top).as_posix()
    return Source(file, name.encode("utf-8", "replace").decode("utf-8"), given, refused)
