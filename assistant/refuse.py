"""Decide whether the papers answer at all."""

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.evidence import Evidence

# Made by eval/train_refusal.py: a weight for each kind of evidence, and where the lines are drawn.
LEARNED = Path(__file__).with_name("refusal.json")


@dataclass(frozen=True)
class Line:
    """A logistic regression: the weights of the evidence, and the least chance that is enough.

    From the chance ``sure`` on it is likely that the first sentences chosen do answer.
    """

    weights: dict[str, float]
    intercept: float
    least: float
    sure: float

    def chance(self, evidence: Evidence) -> float:
        """How likely it is, from 0 to 1, that the papers answer."""
        numbers = asdict(evidence)
        total = sum(weight * numbers[name] for name, weight in self.weights.items())
        return 1.0 / (1.0 + math.exp(-self.intercept - total))

    def is_answered(self, evidence: Evidence) -> bool:
        """Whether the evidence is enough for an answer to be given."""
        return self.chance(evidence) >= self.least

    def is_sure(self, evidence: Evidence) -> bool:
        """Whether a short answer will do, since its sentences most likely answer."""
        return self.chance(evidence) >= self.sure


def read_line(path: Path = LEARNED) -> Line:
    """The line drawn by the training script; raises OSError or ValueError for a file not of it."""
    return Line(**json.loads(path.read_text("utf-8")))
