"""The test of the harness itself: known faults planted in sound answers, and how many it finds."""

from eval.mutations.catch import (
    LEAST_CAUGHT,
    MOST_ALARMS,
    Caught,
    MutationReport,
    measure,
    report_json,
)
from eval.mutations.mutant import Mutant, Original
from eval.mutations.originals import by_hand, sound
from eval.mutations.places import Places
from eval.mutations.plant import PLANTED, plant
from eval.mutations.wording import last_names

__all__ = [
    "LEAST_CAUGHT",
    "MOST_ALARMS",
    "PLANTED",
    "Caught",
    "Mutant",
    "MutationReport",
    "Original",
    "Places",
    "by_hand",
    "last_names",
    "measure",
    "plant",
    "report_json",
    "sound",
]
