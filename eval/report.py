"""What an evaluation found, as plain data that is written, read back, shown and compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from eval.cases import CaseKind
from eval.catalogue import Better, Unit
from eval.scores import Score
from papers import Coverage, Reader

FOLDER = "evaluation"
REPORT, ANSWERS = "report.json", "answers.jsonl"
HTML, JUNIT = "report.html", "junit.xml"
OURS = "Line of Sight"


class ReportError(Exception):
    """A report cannot be read; the message names the file and says what is wrong."""


@dataclass(frozen=True)
class Reported:
    """One measure as it is reported, with its 95% bootstrap interval from ``low`` to ``high``.

    ``value`` is None where it could not be computed, and ``reason`` then says why; ``of`` is how
    many cases, sentences or citations it rests on. A share lies between 0 and 1. ``low`` and
    ``high`` are None where there is no value. ``means`` says in plain words what is measured,
    ``cannot_tell`` what it is blind to; ``better`` which way is the better one.
    """

    value: float | None
    of: int
    unit: Unit
    reason: str | None = None
    low: float | None = None
    high: float | None = None
    label: str = ""
    better: Better = "higher"
    means: str = ""
    cannot_tell: str = ""


@dataclass(frozen=True)
class ShownSentence:
    """A sentence of an answer, the numbers of its citations, and what is wrong with it, if it is.

    ``supported`` says whether its citations together hold it, by the judge that the report names.
    """

    text: str
    citations: tuple[int, ...]
    supported: bool
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShownCitation:
    """A citation as it was given, and what was found where it points.

    ``unresolved`` says why it names no page of a paper that was read, None where it does.
    ``verbatim`` is whether the quotation stands in the stored text of the page, ``found`` whether
    it stands in the second reading; that was read by ``read_by``, or else ``not_read`` says why
    there is none. ``page_text`` is a part of the page around the quotation (of the second reading
    where there is one), ``marked`` the span of the quotation in it, None where it was not found.
    ``gold`` says that it is a page that the case expects.
    """

    n: int
    file: str
    page: int
    place: str
    quote: str
    unresolved: str | None
    verbatim: bool
    found: bool
    read_by: str | None
    not_read: str | None
    page_text: str
    marked: tuple[int, int] | None
    gold: bool


@dataclass(frozen=True)
class ShownGold:
    """What a right answer would have cited: the file, the 1-based page and the words there."""

    file: str
    page: int
    quote: str


@dataclass(frozen=True)
class CaseResult:
    """One case with its answer and what came of it.

    ``history`` are the turns before it, as (question, answer). ``failed`` are plain sentences
    that say what is wrong with the answer; empty where nothing is. Each group of
    ``missing_facts`` is a fact that the answer lacks, in the ways in which it may be put.
    """

    id: str
    question: str
    kind: CaseKind
    answerable: bool
    status: str
    sentences: tuple[ShownSentence, ...]
    citations: tuple[ShownCitation, ...]
    gold: tuple[ShownGold, ...]
    missing_facts: tuple[tuple[str, ...], ...]
    score: Score
    failed: tuple[str, ...] = ()
    history: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Threshold:
    """A line that a measure must not cross, and whether it held; ``said`` in a plain sentence."""

    measure: str
    label: str
    at_least: float | None
    at_most: float | None
    value: float | None
    met: bool
    said: str


@dataclass(frozen=True)
class Compared:
    """A measure before and now, over the cases that both reports have.

    ``difference`` is now - before, with its 95% interval from ``low`` to ``high``; ``p`` is the
    chance of a difference so large where there is none, by ``test``. All are None where it could
    not be compared, and ``reason`` says why. ``said`` is a plain sentence.
    """

    measure: str
    label: str
    before: float | None
    now: float | None
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    test: str | None
    reason: str | None
    said: str
    better: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """A report beside an earlier one, the baseline, paired by the ids of the cases.

    ``better`` and ``worse`` are the ids of cases that failed before and do not now, and the
    other way round; ``only_now`` and ``only_before`` those that one of the two does not have.
    """

    system: str
    made_at: datetime
    paired: int
    better: tuple[str, ...]
    worse: tuple[str, ...]
    only_now: tuple[str, ...]
    only_before: tuple[str, ...]
    measures: tuple[Compared, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """An evaluation: what was asked of whom, on what papers, and what came of it.

    ``cases`` is how many were asked, ``cases_file`` the name of their file. ``reader`` is whose
    eyes it was done with: only who has that clearance may see the report. ``papers`` is how many
    papers that reader has, ``coverage`` which. ``judge`` names what tells whether a citation
    supports a sentence. ``faults`` counts each kind of fault found.
    """

    made_at: datetime
    system: str
    cases_file: str
    reader: Reader
    papers: int
    coverage: Coverage
    cases: int
    answerable: int
    unanswerable: int
    judge: str
    measures: Mapping[str, Reported]
    by_kind: Mapping[CaseKind, Mapping[str, Reported]]
    results: tuple[CaseResult, ...] = ()
    faults: Mapping[str, int] | None = None
    thresholds: tuple[Threshold, ...] = ()
    comparison: Comparison | None = None
    notes: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[CaseResult, ...]:
        """The cases with anything wrong with their answer."""
        return tuple(result for result in self.results if result.failed)

    @property
    def passed(self) -> bool:
        """Whether every threshold was met."""
        return all(line.met for line in self.thresholds)


_REPORT = TypeAdapter(Report)


def report_json(report: Report) -> dict[str, Any]:
    """A report as plain data for JSON, with the names of its fields; dates as ISO 8601."""
    data: dict[str, Any] = _REPORT.dump_python(report, mode="json")
    return data


def read_report(path: Path) -> Report:
    """Read a report back from the JSON file at ``path``; raises ReportError where it is none."""
    try:
        return _REPORT.validate_json(path.read_bytes())
    except OSError as error:
        raise ReportError(f"{path} cannot be read ({error.strerror}); check its name") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise ReportError(
            f"{path} is not a report of an evaluation ({where}: {first['msg'].lower()}); "
            f'give a {REPORT} that "eval run" wrote'
        ) from error


def newest_report(data_folder: Path, reader: Reader) -> Report | None:
    """The newest report in the data folder that ``reader`` may see; None where there is none.

    One that was made with the eyes of somebody who may see more is passed over, and so is one
    that cannot be read.
    """
    for path in sorted((data_folder / FOLDER).glob(f"*/{REPORT}"), reverse=True):
        try:
            report = read_report(path)
        except ReportError:
            continue
        if set(report.reader.may_see) <= set(reader.may_see):
            return report
    return None
