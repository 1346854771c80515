"""Evaluation cases: what they are, how they are read, and those on the sample papers.

The sample cases are to be asked for a public reader: some have their only answer in a paper
that the public may not see, and must be refused.
"""

from pathlib import Path

from eval.cases.lines import CasesError
from eval.cases.read import KINDS, Case, CaseKind, Gold, Place, read_cases

SAMPLES: Path = Path(__file__).parent / "samples.jsonl"
"""The cases on the sample papers, as JSON Lines."""

__all__ = [
    "KINDS",
    "SAMPLES",
    "Case",
    "CaseKind",
    "CasesError",
    "Gold",
    "Place",
    "read_cases",
]
