"""A passage that a search found."""

from dataclasses import dataclass

from papers import Paper, Passage


@dataclass(frozen=True)
class Found:
    """A passage with its paper, and how well it matches: comparable within one search only.

    ``copies`` are other papers in which the same words stand, none of them newer.
    """

    passage: Passage
    paper: Paper
    score: float
    copies: tuple[Paper, ...] = ()
