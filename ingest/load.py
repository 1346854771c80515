"""Load files and folders into both stores: each paper whole or not at all, one writer at a time."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from ingest.check import mend_unfinished
from ingest.describe import Overrides
from ingest.find import find
from ingest.isolate import read_all
from ingest.lock import PATIENCE, Notice, one_writer, silent, unfinished
from ingest.originals import keep_original
from ingest.read import READING, Draft, Source, paper_id_of, read_content
from ingest.readers.silence import remarks
from ingest.space import stop_if_unwritable, stops_plainly
from ingest.stores import Stores
from ingest.versions import approve_minutes, are_alike, other_minutes
from papers import Paper, PaperError, Reading
from records.store import Known
from records.structure import of_meeting, pages


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


Progress = Callable[[Outcome, int, int], None]


def load(
    paths: Sequence[Path],
    stores: Stores,
    overrides: Overrides | None = None,
    workers: int = 1,
    progress: Progress = lambda outcome, done, total: None,
    patience: float = PATIENCE,
    may_replace: bool = True,
    notice: Notice = silent,
) -> LoadReport:
    """Read every paper in ``paths`` (files and folders) into both stores.

    A file that cannot be read is a named failure and never stops the others. A file whose
    bytes are known is left alone, unless ``overrides`` say something new of it. PDF files are
    read in other processes, ``workers`` of them, while this one embeds.

    Unless it ``may_replace``, a load only adds: it neither supersedes an earlier version nor
    changes what is known of a paper, nor tells from a name that a paper is exempt.

    ``progress`` is told each outcome, how many are done and how many there are; ``notice``
    what keeps a person waiting. Raises BusyError when another command still writes after
    ``patience`` seconds, CannotStoreError when the disk is full or may not be written; what
    was stored until then is kept. What a load leaves that dies or fails, the next one mends.
    """
    started = time.monotonic()
    sources = list(find(paths, overrides or Overrides()))
    outcomes: list[Outcome] = []
    with stops_plainly(stores.folder), one_writer(stores.folder, patience, notice):
        mended = mend_unfinished(stores, notice)
        with unfinished(stores.folder):
            for outcome in _outcomes(sources, stores, workers, may_replace):
                outcomes.append(outcome)
                progress(outcome, len(outcomes), len(sources))
            new = any(one.outcome in ("added", "superseded") for one in outcomes)
            if mended or (may_replace and new):
                approve_minutes(stores.records)
    return LoadReport(tuple(outcomes), round(time.monotonic() - started, 2))


def _outcomes(
    sources: list[Source], stores: Stores, workers: int, may_replace: bool
) -> Iterator[Outcome]:
    """One outcome for each source, in order."""
    known = stores.records.known()
    exempt = {
        one.paper.file for one in known.values() if one.paper.access == "exempt" and may_replace
    }
    fresh: list[Source] = []
    settled: dict[Source, Outcome] = {}
    for source in sources:
        try:
            held = known.get(paper_id_of(read_content(source)))
        except PaperError as error:
            settled[source] = _failed(source, error, stores)
            continue
        if held and _is_settled(source, held, known, may_replace):
            settled[source] = _unchanged(source, held.paper, stores)
        else:
            fresh.append(source)
    drafts = read_all(fresh, workers)
    for source in sources:
        if source in settled:
            yield settled[source]
            continue
        draft = next(drafts)
        if isinstance(draft, PaperError):
            yield _failed(source, draft, stores)
            continue
        held = known.get(draft.paper.paper_id)
        if held and _is_settled(source, held, known, may_replace):
            yield _unchanged(source, held.paper, stores)
            continue
        draft = _described(source, draft, held, source.file in exempt)
        yield _store(source, draft, stores, may_replace)
        known[draft.paper.paper_id] = Known(draft.paper, None, READING)


def _is_settled(source: Source, held: Known, known: dict[str, Known], may_replace: bool) -> bool:
    """Whether nothing is to be done for a source whose bytes are ``held`` already."""
    if not may_replace:
        return True
    said_access = source.said.access
    if held.superseded_by is not None and said_access in (None, held.paper.access):
        # An old file put back under its own name is the paper again; a draft whose approved
        # minutes go by another name stays superseded.
        later = known.get(held.superseded_by)
        return later is not None and later.paper.file != source.file
    if not held.trusted:
        return False  # a public reader brought it; now somebody does whose word counts
    said = source.said
    if held.approved and said.status == "draft":
        said = replace(said, status=None)  # it was one when that was said
    said_anew = said.apply(held.paper) != held.paper
    return not (said_anew or held.read_with < READING)


def _described(source: Source, draft: Draft, held: Known | None, was_exempt: bool) -> Draft:
    """The draft with what is known of its paper from before.

    What was said of a paper when it was loaded still holds, unless it was a public reader who
    said it. The bytes of an exempt paper, and
    new versions of it, are exempt until somebody says otherwise.
    """
    paper = draft.paper
    if held is not None and held.superseded_by is None and held.trusted:
        kept = {name: value for name, value in vars(held.paper).items() if value is not None}
        # A later version of the reading code may find that a paper is exempt.
        shut = "exempt" in (paper.access, held.paper.access)
        kept |= {"page_count": paper.page_count, "access": "exempt" if shut else "public"}
        paper = source.said.apply(replace(paper, **kept))
    if source.said.access is None and (
        was_exempt or (held is not None and held.paper.access == "exempt")
    ):
        paper = replace(paper, access="exempt")
    described = replace(draft, paper=paper)
    same = (paper.access, paper.kind) == (draft.paper.access, draft.paper.kind)
    return described if same else described.marked()


def _store(source: Source, draft: Draft, stores: Stores, may_replace: bool) -> Outcome:
    embedder, index = stores.open_embedder(), stores.open_index()
    reading = draft.cut(embedder.window, embedder.count_pieces)
    paper = reading.paper
    try:
        keep_original(stores.folder, paper.paper_id, source.path)
    except PaperError as error:
        return _failed(source, error, stores)
    except OSError as error:
        stop_if_unwritable(stores.folder, error)
        reason = f"the file could not be copied into the data folder ({error.strerror})"
        return _failed(source, PaperError(reason), stores)
    earlier, later = _versions(reading, stores) if may_replace else ([], None)
    if later is not None:
        reading = replace(reading, passages=())
    # The index first: what the records do not name is never shown, so a load that dies here
    # leaves nothing visible.
    index.add([(passage, paper) for passage in reading.passages])
    gone = stores.records.add(
        reading,
        [one.paper_id for one in earlier],
        later.paper_id if later else None,
        READING,
        trusted=may_replace,
    )
    index.remove(set(gone) - {passage.key for passage in reading.passages})
    notes = [f"superseded by {later.file}" if later else None, remarks(reading.pages)]
    return Outcome(
        file=source.file,
        paper_id=paper.paper_id,
        outcome="superseded" if earlier else "added",
        pages=len(reading.pages),
        passages=len(reading.passages),
        actions=len(reading.actions),
        reason="; ".join(note for note in notes if note) or None,
    )


def _versions(reading: Reading, stores: Stores) -> tuple[list[Paper], Paper | None]:
    """The earlier versions that a paper replaces, and the later one that has replaced it."""
    paper = reading.paper
    same = of_meeting(stores.records, paper)
    earlier = [
        other
        for other in same
        if other.file == paper.file
        # Two notes of one name that give no date may have nothing to do with each other.
        and (paper.meeting_date is not None or _is_alike(reading, other, stores))
    ]
    others = [
        other
        for other in other_minutes(paper, same)
        if other not in earlier and _is_alike(reading, other, stores)
    ]
    if paper.status != "draft":
        return earlier + others, None
    return earlier, others[0] if others else None


def _is_alike(reading: Reading, other: Paper, stores: Stores) -> bool:
    return are_alike(reading.pages, pages(stores.records, other.paper_id))


def _failed(source: Source, error: PaperError, stores: Stores) -> Outcome:
    stores.records.add_failure(source.file, error.reason)
    return Outcome(source.file, None, "failed", reason=error.reason)


def _unchanged(source: Source, known: Paper, stores: Stores) -> Outcome:
    stores.records.forget_failure(source.file)
    reason = None if known.file == source.file else f"the same paper as {known.file}"
    return Outcome(source.file, known.paper_id, "unchanged", known.page_count, reason=reason)
