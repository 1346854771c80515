"""Compare the two stores and mend the index from the records."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock

from ingest.load import LOCK, PATIENCE
from ingest.stores import Stores
from papers import Reader, Scope

if TYPE_CHECKING:
    from vectorstore import Index


@dataclass(frozen=True)
class CheckReport:
    """What the comparison found: counts of papers and passages, and what did not agree.

    ``missing`` passages are in the records but not in the index; ``stray`` ones the reverse.
    """

    papers: int
    passages: int
    missing: int
    stray: int
    repaired: bool

    @property
    def agree(self) -> bool:
        """Whether both stores hold the same passages, now or after the repair."""
        return self.repaired or not (self.missing or self.stray)


def check(stores: Stores, repair: bool = False) -> CheckReport:
    """Compare records and index; with ``repair``, make the index follow the records."""
    with FileLock(stores.folder / LOCK, timeout=PATIENCE):
        index = _index(stores, repair)
        expected, held = stores.records.passage_keys(), index.keys()
        missing, stray = expected - held, held - expected
        if repair and (missing or stray):
            index.remove(stray)
            everything = Scope(reader=Reader.OFFICER)
            for paper in stores.records.current():
                entries = stores.records.passages_of(paper.paper_id, everything)
                index.add([entry for key, entry in entries.items() if key in missing])
            stores.records.index_changed()
        return CheckReport(
            papers=len(stores.records.current()),
            passages=len(expected),
            missing=len(missing),
            stray=len(stray),
            repaired=repair and bool(missing or stray),
        )


def _index(stores: Stores, repair: bool) -> "Index":
    """The index; with ``repair`` a new, empty one where another embedding model made it."""
    from vectorstore import IndexMismatchError

    try:
        return stores.open_index()
    except IndexMismatchError:
        if not repair:
            raise
        stores.clear_index()
        return stores.open_index()


def in_words(report: CheckReport) -> str:
    """The report in a sentence or two, with what to do."""
    size = f"{report.papers} papers and {report.passages} passages"
    if not (report.missing or report.stray):
        return f"The records and the index agree: {size}."
    wrong = (
        f"The index lacks {report.missing} passages and holds {report.stray} that are not in the "
        f"records ({size})."
    )
    mended = "It has been mended." if report.repaired else "Run 'line-of-sight check --repair'."
    return f"{wrong} {mended}"
