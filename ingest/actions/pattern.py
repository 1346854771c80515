"""A named pattern of an action, and what makes its words mean something else."""

import re
from dataclasses import dataclass

from papers import ActionKind

# A question that may hold the words of an answer.
ASKED = (
    r"\?|\b(?:asked|queried|enquired|questioned|wondered)\b[^.]*\b(?:if|whether"
    r"|how|what|when|why|who)\b"
)
QUESTION = r"\?[\"')]*$"


@dataclass(frozen=True)
class Pattern:
    """One way of saying an action.

    ``but`` is what, up to the end of the match, makes the words mean something else; ``unless``
    what does so anywhere in the sentence. ``loose`` patterns rest on a tense or a mood: they hold
    for minutes only.
    """

    name: str
    kind: ActionKind
    hints: tuple[str, ...]
    says: re.Pattern[str]
    but: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    loose: bool = False

    def found_in(self, said: str) -> bool:
        """Whether a folded sentence says it."""
        low = said.lower()
        if not any(hint in low for hint in self.hints):
            return False
        match = self.says.search(said)
        if match is None or (self.unless and self.unless.search(said)):
            return False
        return not (self.but and self.but.search(said, 0, match.end()))


def pattern(
    kind: ActionKind,
    name: str,
    hints: str,
    says: str,
    *,
    but: str = "",
    unless: str = "",
    loose: bool = False,
) -> Pattern:
    """A pattern from its expressions, letter case left out; ``hints`` parted by commas."""

    def compiled(expression: str) -> re.Pattern[str] | None:
        return re.compile(expression, re.IGNORECASE) if expression else None

    return Pattern(
        name,
        kind,
        tuple(hints.split(",")),
        re.compile(says, re.IGNORECASE),
        compiled(but),
        compiled(unless),
        loose,
    )
