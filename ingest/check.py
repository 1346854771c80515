"""Compare the two stores and mend the index from the records."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.lock import Notice, one_writer, silent, unfinished, was_left_unfinished
from ingest.originals import leftovers
from ingest.space import stops_plainly
from ingest.stores import Stores
from papers import Paper, Passage, Reader, Scope

if TYPE_CHECKING:
    from vectorstore import Index

EVERYTHING = Scope(reader=Reader.OFFICER)
UNFINISHED = "The last command that wrote to this data folder did not end. Checking the index …"
REBUILDING = "Making the index anew from the records, which takes a while …"


@dataclass(frozen=True)
class CheckReport:
    """What the comparison found: counts of papers and passages, and what did not agree.

    ``missing`` passages are in the records but not in the index; ``stray`` ones the reverse;
    ``stale`` ones are in both, but not described or worded alike. ``damaged`` says that the
    index could not be read, so that all its passages are missing. ``leftovers`` are copies of
    files that became no paper.
    """

    papers: int
    passages: int
    missing: int
    stray: int
    stale: int
    damaged: bool
    leftovers: int
    repaired: bool

    @property
    def differ(self) -> bool:
        """Whether anything was found that a repair mends."""
        return bool(self.missing or self.stray or self.stale or self.damaged or self.leftovers)

    @property
    def agree(self) -> bool:
        """Whether both stores hold the same passages, now or after the repair."""
        return self.repaired or not self.differ


def check(stores: Stores, repair: bool = False, notice: Notice = silent) -> CheckReport:
    """Compare records and index; with ``repair``, make the index follow the records.

    ``notice`` is told what keeps a person waiting. Raises BusyError when another command goes
    on writing.
    """
    with stops_plainly(stores.folder), one_writer(stores.folder, notice=notice):
        if not repair:
            return _compare(stores, False, notice)
        with unfinished(stores.folder):
            return _compare(stores, True, notice)


def mend_unfinished(stores: Stores, notice: Notice = silent) -> bool:
    """Mend what the last command left if it died or failed while it wrote; says whether it did.

    To be called before writing, while the lock is held.
    """
    if not was_left_unfinished(stores.folder):
        return False
    notice(UNFINISHED)
    _compare(stores, True, notice, any_model=False)
    return True


def _compare(stores: Stores, repair: bool, notice: Notice, any_model: bool = True) -> CheckReport:
    expected = stores.records.passage_keys()
    left = leftovers(stores.folder, stores.records.known())
    index = _readable_index(stores, repair and any_model)
    damaged = index is None
    if index is None and repair:
        notice(REBUILDING)
        index = _new_index(stores)
    held = index.keys() if index else set()
    stale = _stale(stores, index) if index else set()
    report = CheckReport(
        papers=len(stores.records.current()),
        passages=len(expected),
        missing=len(expected - held),
        stray=len(held - expected),
        stale=len(stale),
        damaged=damaged,
        leftovers=len(left),
        repaired=False,
    )
    if index is None or not (repair and report.differ):
        return report
    index.remove(held - expected)
    wanting = (expected - held) | stale
    for paper in stores.records.current():
        index.add([entry for entry in _entries(stores, paper) if entry[0].key in wanting])
    stores.records.index_changed()
    for path in left:
        path.unlink(missing_ok=True)
    return replace(report, repaired=True)


def _stale(stores: Stores, index: "Index") -> set[str]:
    return {
        key for paper in stores.records.current() for key in index.stale(_entries(stores, paper))
    }


def _entries(stores: Stores, paper: Paper) -> list[tuple[Passage, Paper]]:
    return list(stores.records.passages_of(paper.paper_id, EVERYTHING).values())


def _readable_index(stores: Stores, replaceable: bool) -> "Index | None":
    """The index, or None where it is damaged.

    One that another embedding model made counts as damaged where it is ``replaceable``.
    """
    from vectorstore import IndexMismatchError

    if not stores.index_is_sound():
        return None
    try:
        return stores.open_index()
    except IndexMismatchError:
        if not replaceable:
            raise
        return None


def _new_index(stores: Stores) -> "Index":
    stores.clear_index()
    index = stores.open_index()
    index.open_anew()  # it may have been open since before
    return index


def in_words(report: CheckReport) -> str:
    """The report in a sentence or two, with what to do."""
    size = f"{report.papers} papers and {report.passages} passages"
    if not report.differ:
        return f"The records and the index agree: {size}."
    wrong = [
        "The index is damaged and cannot be searched" if report.damaged else "",
        f"The index lacks {report.missing} passages and holds {report.stray} that are not in the "
        f"records ({size})"
        if (report.missing or report.stray) and not report.damaged
        else "",
        f"The index describes {report.stale} passages otherwise than the records"
        if report.stale
        else "",
        f"{report.leftovers} copies of files were left that became no paper"
        if report.leftovers
        else "",
    ]
    mended = "It has been mended." if report.repaired else "Run 'line-of-sight check --repair'."
    return " ".join([*(f"{sentence}." for sentence in wrong if sentence), mended])
