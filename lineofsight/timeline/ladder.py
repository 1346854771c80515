"""A rung of the ladder of voices: how often a voice is heard on a theme, and since when not."""

from dataclasses import dataclass
from datetime import date

from lineofsight.timeline.voices import Voice
from papers import spoken_date

NOT_SPOKEN: dict[Voice, str] = {
    "members_asked": "No question from members in these papers",
    "officers_said": "No word from officers or Cabinet in these papers",
    "inspectors_found": "No finding of a commissioner or inspector in these papers",
    "figures_reported": "No figures in these papers",
    "front_line": "No front-line voice in these papers",
    "resolved": "Nothing resolved in these papers",
}


@dataclass(frozen=True)
class Rung:
    """A voice of the ladder: how many entries it has, and the day of the last meeting it spoke at.

    ``newest`` is the day of the newest meeting that the theme came up at.
    """

    voice: Voice
    entries: int
    last: date | None
    newest: date | None

    @property
    def is_silent(self) -> bool:
        """Whether it was never heard, or not at the newest meeting."""
        return not self.entries or (
            self.last is not None and self.newest is not None and self.last < self.newest
        )

    @property
    def words(self) -> str:
        """What is to be said of it: "No front-line voice in these papers since July 2015"."""
        if not self.entries:
            return NOT_SPOKEN[self.voice]
        if self.last is None:
            return "Heard at a meeting without a date"
        if self.is_silent:
            return f"{NOT_SPOKEN[self.voice]} since {self.last:%B %Y}"
        return f"Last heard on {spoken_date(self.last)}"
