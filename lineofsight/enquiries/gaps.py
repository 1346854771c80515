"""What a line of enquiry is, and the gaps in the papers that suggest one."""

from dataclasses import dataclass
from typing import Literal, get_args

from papers import Citation

Gap = Literal["no_later_mention", "missed_target", "no_longer_reported", "papers_differ"]
GAPS: tuple[Gap, ...] = get_args(Gap)
HEADINGS: dict[Gap, str] = {
    "no_later_mention": "Promised or decided, and not mentioned again",
    "missed_target": "Off target, and no member asked",
    "no_longer_reported": "No longer reported",
    "papers_differ": "Papers that differ",
}


@dataclass(frozen=True)
class Enquiry:
    """A question that a member could ask, the gap that suggests it, why, and what it rests on."""

    gap: Gap
    question: str
    why: str
    citations: tuple[Citation, ...]
