"""Load files and folders into both stores: each paper whole or not at all, one writer at a time."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from ingest.describe import Overrides
from ingest.isolate import read_all
from ingest.originals import keep_original
from ingest.read import Draft, Source, paper_id_of, read_content
from ingest.readers.pdf import page_range
from ingest.stores import Stores
from papers import Page, Paper, PaperError

LOCK = "writer.lock"
# How long a second writer waits for the first, in seconds.
PATIENCE = 600.0


@dataclass(frozen=True)
class Outcome:
    """What became of one file. ``reason`` says why it failed, or what to know of it."""

    file: str
    paper_id: str | None
    outcome: Literal["added", "unchanged", "superseded", "failed"]
    pages: int = 0
    passages: int = 0
    actions: int = 0
    reason: str | None = None


@dataclass(frozen=True)
class LoadReport:
    """The outcomes in the order of the files, and how long the whole load took in seconds."""

    papers: tuple[Outcome, ...]
    seconds: float

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The files that could not be read."""
        return tuple(outcome for outcome in self.papers if outcome.outcome == "failed")


class BusyError(Exception):
    """Another load is running in the same data folder."""


Progress = Callable[[Outcome, int, int], None]


def load(
    paths: Sequence[Path],
    stores: Stores,
    overrides: Overrides | None = None,
    workers: int = 1,
    progress: Progress = lambda outcome, done, total: None,
    patience: float = PATIENCE,
    may_replace: bool = True,
) -> LoadReport:
    """Read every paper in ``paths`` (files and folders) into both stores.

    A file that cannot be read is a named failure and never stops the others. A file whose
    bytes are known is left alone, unless ``overrides`` say something new of it. PDF files are
    read in other processes, ``workers`` of them, while this one embeds.

    Unless it ``may_replace``, a load only adds: it neither supersedes an earlier version nor
    changes what is known of a paper, nor tells from a name that a paper is exempt.

    ``progress`` is told each outcome, how many are done and how many there are. Raises
    BusyError when another load still runs after ``patience`` seconds.
    """
    started = time.monotonic()
    stores.folder.mkdir(parents=True, exist_ok=True)
    sources = list(find(paths))
    outcomes: list[Outcome] = []
    try:
        with FileLock(stores.folder / LOCK, timeout=patience):
            said = overrides or Overrides()
            for outcome in _outcomes(sources, stores, said, workers, may_replace):
                outcomes.append(outcome)
                progress(outcome, len(outcomes), len(sources))
    except Timeout as error:
        raise BusyError(
            "Another load is running in this data folder. Wait for it to end, then try again."
        ) from error
    return LoadReport(tuple(outcomes), round(time.monotonic() - started, 2))


def find(paths: Iterable[Path]) -> Iterator[Source]:
    """Every file in ``paths``, folders walked in order; hidden files are left out.

    A folder that cannot be opened is named like a file, so that it is told as a failure.
    """
    for path in paths:
        if not path.is_dir():
            yield _below(path.parent, path)
            continue
        shut: list[OSError] = []
        for root, folders, names in os.walk(path, onerror=shut.append):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith("."):
                    yield _below(path, Path(root, name))
        yield from (_below(path, Path(str(error.filename))) for error in shut)


def _below(folder: Path, file: Path) -> Source:
    """A file and its name below the folder; a name that is not UTF-8 is spelt with "?"."""
    name = file.relative_to(folder).as_posix()
    return Source(file, name.encode("utf-8", "replace").decode("utf-8"))


def _outcomes(
    sources: list[Source], stores: Stores, overrides: Overrides, workers: int, may_replace: bool
) -> Iterator[Outcome]:
    """One outcome for each source, in order."""
    current = {paper.paper_id: paper for paper in stores.records.current()}
    ever = stores.records.known()
    exempt = {one.file for one in ever.values() if one.access == "exempt" and may_replace}
    fresh: list[Source] = []
    settled: dict[Source, Outcome] = {}
    for source in sources:
        try:
            paper_id = paper_id_of(read_content(source))
        except PaperError as error:
            settled[source] = _failed(source, error, stores)
            continue
        known = current.get(paper_id)
        if known and (not may_replace or overrides.apply(known) == known):
            settled[source] = _unchanged(source, known, stores)
        else:
            fresh.append(source)
    drafts = read_all(fresh, overrides, workers)
    for source in sources:
        if source in settled:
            yield settled[source]
            continue
        draft = next(drafts)
        if isinstance(draft, PaperError):
            yield _failed(source, draft, stores)
            continue
        known = current.get(draft.paper.paper_id)
        # What was said of a known paper when it was loaded before still holds.
        paper = overrides.apply(known or draft.paper)
        before = ever.get(paper.paper_id)
        if overrides.access is None and (
            source.file in exempt or (before is not None and before.access == "exempt")
        ):
            # The bytes of an exempt paper, and its new versions, are exempt until somebody
            # says otherwise.
            paper = replace(paper, access="exempt")
        if known and (not may_replace or paper == known):
            yield _unchanged(source, known, stores)
        else:
            yield _store(source, replace(draft, paper=paper), stores, may_replace)
            current[paper.paper_id] = paper


def _store(source: Source, draft: Draft, stores: Stores, may_replace: bool) -> Outcome:
    embedder, index = stores.open_embedder(), stores.open_index()
    reading = draft.cut(embedder.window, embedder.count_pieces)
    paper = reading.paper
    try:
        keep_original(stores.folder, paper.paper_id, source.path)
    except OSError as error:
        reason = f"the file could not be copied into the data folder ({error.strerror})"
        return _failed(source, PaperError(reason), stores)
    # The index first: what the records do not name is never shown, so a load that dies here
    # leaves nothing visible.
    index.add([(passage, paper) for passage in reading.passages])
    replaced = stores.records.add(reading, supersede=may_replace)
    index.remove(set(replaced.keys) - {passage.key for passage in reading.passages})
    return Outcome(
        file=source.file,
        paper_id=paper.paper_id,
        outcome="superseded" if replaced.versions else "added",
        pages=len(reading.pages),
        passages=len(reading.passages),
        reason=_silent_pages(reading.pages),
    )


def _failed(source: Source, error: PaperError, stores: Stores) -> Outcome:
    stores.records.add_failure(source.file, error.reason)
    return Outcome(source.file, None, "failed", reason=error.reason)


def _unchanged(source: Source, known: Paper, stores: Stores) -> Outcome:
    stores.records.forget_failure(source.file)
    reason = None if known.file == source.file else f"the same paper as {known.file}"
    return Outcome(source.file, known.paper_id, "unchanged", known.page_count, reason=reason)


def _silent_pages(pages: Sequence[Page]) -> str | None:
    """Name the pages that hold no text in a paper that has some: nothing is lost in silence."""
    silent = [page.number for page in pages if not page.text.strip()]
    return f"no text on {page_range(silent)}, perhaps scanned or pictures" if silent else None
