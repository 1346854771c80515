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

    @property
    def is_exempt(self) -> bool:
        """Whether its paper, or this part of it, is not for publication."""
        return "exempt" in (self.paper.access, self.passage.access)
