"""How many planted faults the harness finds, and how often it finds one where there is none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.faults import FAULT_KINDS, Fault, FaultKind, find_faults
from eval.mutations.mutant import Mutant, Original
from eval.second_reading import Pages

# What the harness must reach to be believed.
LEAST_CAUGHT = 0.99
MOST_ALARMS = 0.01
MOST_MISSED = 0.01

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Caught:
    """Of the mutants ``planted`` with one kind of fault, how many were ``caught``.

    A mutant is caught where a fault is found at the very sentence or citation that was changed,
    and was not found in the original.
    """

    planted: int
    caught: int

    @property
    def share(self) -> float | None:
        """The share that was caught; None where none was planted."""
        return self.caught / self.planted if self.planted else None


@dataclass(frozen=True)
class MutationReport:
    """What came of it: ``kinds`` that were planted, sound ``originals``, and those alarmed at.

    ``missed`` are the mutants that went by, ``alarms`` the faults that were found in sound answers.
    """

    kinds: Mapping[FaultKind, Caught]
    originals: int
    alarms: tuple[tuple[Original, tuple[Fault, ...]], ...]
    missed: tuple[Mutant, ...]

    @property
    def planted(self) -> int:
        """How many mutants there were."""
        return sum(one.planted for one in self.kinds.values())

    @property
    def caught(self) -> float | None:
        """The share of all mutants that was caught; None where there were none."""
        return (
            sum(one.caught for one in self.kinds.values()) / self.planted if self.planted else None
        )

    @property
    def alarmed(self) -> float | None:
        """The share of sound answers in which a fault was found; None where there were none."""
        return len(self.alarms) / self.originals if self.originals else None

    @property
    def passes(self) -> bool:
        """Whether the harness can be believed: each kind of fault caught, and few false alarms.

        Of a kind that was planted too seldom to tell 99 of 100, one may be missed.
        """
        rows = [one for one in self.kinds.values() if one.planted]
        return (
            self.caught is not None
            and self.caught >= LEAST_CAUGHT
            and all(one.planted - one.caught <= max(1, MOST_MISSED * one.planted) for one in rows)
            and self.alarmed is not None
            and self.alarmed <= MOST_ALARMS
        )


def measure(
    originals: Sequence[Original],
    mutants: Sequence[Mutant],
    pages: Pages,
    progress: Progress = lambda done, total: None,
) -> MutationReport:
    """Judge every sound answer and every mutant, and count."""
    total = len(originals) + len(mutants)
    before: dict[str, tuple[Fault, ...]] = {}
    alarms = []
    for done, original in enumerate(originals, start=1):
        faults = find_faults(original.case, original.answer, pages)
        before[original.id] = faults
        if faults:
            alarms.append((original, faults))
        progress(done, total)
    counts = {kind: [0, 0] for kind in FAULT_KINDS}
    missed = []
    for done, mutant in enumerate(mutants, start=len(originals) + 1):
        faults = find_faults(mutant.original.case, mutant.answer, pages)
        new = [one for one in faults if one not in before.get(mutant.original.id, ())]
        there = [one for one in new if _is_there(one, mutant)]
        counts[mutant.kind][0] += 1
        counts[mutant.kind][1] += bool(there)
        if not there:
            missed.append(mutant)
        progress(done, total)
    kinds = {kind: Caught(*both) for kind, both in counts.items()}
    return MutationReport(kinds, len(originals), tuple(alarms), tuple(missed))


def report_json(report: MutationReport) -> dict[str, Any]:
    """A report as plain data; shares are of 1, None where nothing was planted."""
    return {
        "passes": report.passes,
        "planted": report.planted,
        "caught": report.caught,
        "kinds": {
            kind: {
                "planted": one.planted,
                "caught": one.caught,
                "share": one.share,
            }
            for kind, one in report.kinds.items()
            if one.planted
        },
        "sound": report.originals,
        "alarmed": len(report.alarms),
        "false_alarms": report.alarmed,
        "missed": [
            {"kind": one.kind, "id": one.original.id, "change": one.change} for one in report.missed
        ],
        "alarms": [
            {"id": original.id, "faults": [one.said for one in faults]}
            for original, faults in report.alarms
        ],
    }


def _is_there(fault: Fault, mutant: Mutant) -> bool:
    """Whether a fault is of the very place where one was planted."""
    if mutant.sentence is None and mutant.citation is None:
        return fault.kind == mutant.kind
    return (fault.sentence is not None and fault.sentence == mutant.sentence) or (
        fault.citation is not None and fault.citation == mutant.citation
    )
