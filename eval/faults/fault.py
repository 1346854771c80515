"""What can be wrong with an answer: the kinds of fault, and what each is called on screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

FaultKind = Literal[
    "number",
    "date",
    "rating",
    "negation",
    "name",
    "wording",
    "unsupported",
    "quotation",
    "stitched",
    "wrong_page",
    "wrong_paper",
    "missing_citation",
    "out_of_range",
    "superseded",
    "answered_unanswerable",
]
FAULT_KINDS: tuple[FaultKind, ...] = get_args(FaultKind)

SAID: Mapping[FaultKind, str] = {
    "number": "A number that the page does not give",
    "date": "A date that the page does not give",
    "rating": "A rating that the page does not give",
    "negation": "Says that something is not so where the page says it is, or the reverse",
    "name": "A name that the page does not give",
    "wording": "Turns round what the page says: rose for fell, will for may, all for some",
    "unsupported": "The words quoted say something else",
    "quotation": "The quotation is not word for word what the page says",
    "stitched": "The quotation is put together from words that stand apart",
    "wrong_page": "The quotation is not on the page cited",
    "wrong_paper": "The quotation is not in the paper cited",
    "missing_citation": "A sentence without a citation",
    "out_of_range": "A citation number that stands for nothing",
    "superseded": "A paper that was replaced, cited as if it were the current one",
    "answered_unanswerable": "An answer where the papers do not say",
}
"""Each kind of fault in plain words."""


@dataclass(frozen=True)
class Fault:
    """One fault of an answer.

    ``sentence`` is the 0-based number of the sentence at fault, ``citation`` the number ``n`` of
    the citation; None where it is not of one. ``said`` is a sentence for a person.
    """

    kind: FaultKind
    sentence: int | None
    citation: int | None
    said: str
