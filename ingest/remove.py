"""Remove papers for good: from the records, from the index, and the copies of their files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.check import mend_unfinished
from ingest.lock import PATIENCE, Notice, one_writer, silent, unfinished
from ingest.originals import drop_original
from ingest.space import stops_plainly
from ingest.stores import Stores
from papers import Paper, Reader
from records.listing import printable
from records.removal import earlier_versions, remove_papers, superseded_by_any


@dataclass(frozen=True)
class Removal:
    """What was removed, and what could not be.

    ``removed`` are the papers, each followed by its earlier versions; ``failures`` the files
    that could not be read and are no longer listed as such; ``unknown`` the names that nothing
    here bears; ``ambiguous`` those that several papers bear, which all stay; ``shadowed`` are
    papers that one of the removed had superseded under another name.
    """

    removed: tuple[Paper, ...]
    failures: tuple[str, ...]
    unknown: tuple[str, ...]
    ambiguous: tuple[tuple[str, tuple[Paper, ...]], ...]
    shadowed: tuple[Paper, ...]

    @property
    def complete(self) -> bool:
        """Whether every name was found and meant one paper."""
        return not (self.unknown or self.ambiguous)


def remove(
    stores: Stores, names: Sequence[str], patience: float = PATIENCE, notice: Notice = silent
) -> Removal:
    """Remove the papers of these ``names``: files as they are listed, or sha256 of papers.

    A paper goes with the earlier versions of its file: none of them comes back in its place.
    The records let go of it first, in one transaction, so nothing ever shows half of it; what
    a death leaves in the index or on the disk is cleared away by the next command that writes.
    Raises BusyError when another command goes on writing.
    """
    with stops_plainly(stores.folder), one_writer(stores.folder, patience, notice):
        mend_unfinished(stores, notice)
        found, unknown, ambiguous = _find(stores, names)
        failed = [one.file for one in stores.records.failures(Reader.OFFICER)]
        failures = {name: [file for file in failed if _is_name(name, file)] for name in unknown}
        for file in (file for files in failures.values() for file in files):
            stores.records.forget_failure(file)
        ids = [paper.paper_id for paper in found]
        shadowed = superseded_by_any(stores.records, ids)
        if found:
            with unfinished(stores.folder):
                _remove(stores, found)
        return Removal(
            removed=tuple(found),
            failures=tuple(file for files in failures.values() for file in files),
            unknown=tuple(name for name in unknown if not failures[name]),
            ambiguous=tuple(ambiguous),
            shadowed=tuple(shadowed),
        )


def _find(
    stores: Stores, names: Iterable[str]
) -> tuple[list[Paper], list[str], list[tuple[str, tuple[Paper, ...]]]]:
    """The papers of these names with their earlier versions; names of none; names of several."""
    known = [one.paper for one in stores.records.known().values()]
    found: dict[str, Paper] = {}
    unknown: list[str] = []
    ambiguous: list[tuple[str, tuple[Paper, ...]]] = []
    for name in dict.fromkeys(names):
        named = [paper for paper in known if name == paper.paper_id] or [
            paper for paper in known if _is_name(name, paper.file)
        ]
        earlier = {
            one.paper_id for paper in named for one in earlier_versions(stores.records, paper)
        }
        latest = [paper for paper in named if paper.paper_id not in earlier]
        if len(latest) == 1:
            for paper in (latest[0], *earlier_versions(stores.records, latest[0])):
                found[paper.paper_id] = paper
        elif latest:
            ambiguous.append((name, tuple(latest)))
        else:
            unknown.append(name)
    return list(found.values()), unknown, ambiguous


def _is_name(name: str, file: str) -> bool:
    return name in (file, printable(file))


def _remove(stores: Stores, papers: list[Paper]) -> None:
    index = stores.open_index()  # first: if it cannot be opened, nothing has been removed
    index.remove(remove_papers(stores.records, papers))
    stores.records.index_changed()
    for paper in papers:
        drop_original(stores.folder, paper.paper_id)


def as_data(removal: Removal) -> dict[str, Any]:
    """What was done as plain data, as ``papers remove --json`` prints it."""
    return {
        "removed": [{"file": one.file, "paper_id": one.paper_id} for one in removal.removed]
        + [{"file": file, "paper_id": None} for file in removal.failures],
        "unknown": list(removal.unknown),
        "ambiguous": [
            {"file": name, "paper_ids": [paper.paper_id for paper in papers]}
            for name, papers in removal.ambiguous
        ],
    }


def in_words(removal: Removal) -> str:
    """What was done, in plain lines, with what to know and what to do."""
    lines = [
        f"Removed {printable(one.file)}"
        + (" (an earlier version)." if one.status == "superseded" else ".")
        for one in removal.removed
    ]
    if removal.removed:
        lines.append("A file that is still in a folder of papers comes back when it is read again.")
    lines += [
        f"{printable(file)}: it could not be read, and is no longer listed as such."
        for file in removal.failures
    ]
    lines += [
        f"{printable(one.file)} had been replaced by what was removed. It can still be opened "
        "where it is cited; read it again to search it."
        for one in removal.shadowed
    ]
    lines += [f"{printable(name)}: no paper has this name." for name in removal.unknown]
    lines += [
        f"{printable(name)}: {len(papers)} papers have this name. Name one by its paper_id: "
        + ", ".join(f"{paper.paper_id} ({paper.meeting_date or 'no date'})" for paper in papers)
        for name, papers in removal.ambiguous
    ]
    return "\n".join(lines)
