"""A sightline, a theme that is watched: saved, opened with all its strands, renamed, stopped."""

from dataclasses import dataclass

from assistant.answer import Answer
from assistant.retrieve import Library
from assistant.words import words_of
from lineofsight.actions.log import Logged, log
from lineofsight.enquiries.gaps import Enquiry
from lineofsight.enquiries.suggest import enquiries_of
from lineofsight.figures.points import Point, figures_on
from lineofsight.news import News, news_of, shown_of
from lineofsight.papers_say import answer_on
from lineofsight.theme import Theme
from lineofsight.timeline.meetings import Timeline, timeline_on
from papers import Coverage, Reader
from records import Records
from records.sightlines import (
    Look,
    Shown,
    Sightline,
    add_sightline,
    keep_look,
    last_look,
    rename_sightline,
)

__all__ = ["Look", "Shown", "Sightline", "SightlineError", "View", "open_sightline", "watch"]

LONGEST_NAME, LONGEST_THEME = 80, 300


class SightlineError(ValueError):
    """A sightline cannot be saved so. The message says what to do."""


@dataclass(frozen=True)
class View:
    """All that the papers that one reader may see say on a theme, at one moment.

    ``coverage`` is what was searched; ``shown`` is to be kept once the reader has looked.
    """

    theme: Theme
    reader: Reader
    answer: Answer
    figures: tuple[Point, ...]
    actions: tuple[Logged, ...]
    timeline: Timeline
    new: News
    enquiries: tuple[Enquiry, ...]
    coverage: Coverage
    generation: int
    shown: Shown

    @property
    def is_empty(self) -> bool:
        """Whether the papers never mention the theme."""
        return not (self.timeline.meetings or self.figures or self.actions)

    @property
    def is_exempt(self) -> bool:
        """Whether any of it is not for publication."""
        cited = [
            *self.answer.citations,
            *(one.citation for one in self.figures),
            *(one.citation for one in self.actions),
            *(one for action in self.actions for one in action.evidence),
            *(one.citation for one in self.timeline.entries),
        ]
        return any(one.access == "exempt" for one in cited)


def theme_of(sightline: Sightline) -> Theme:
    """The theme that a sightline watches."""
    return Theme(
        sightline.words,
        sightline.councils,
        sightline.committees,
        sightline.first_date,
        sightline.last_date,
    )


def watch(records: Records, theme: Theme, reader: Reader, name: str = "") -> Sightline:
    """Save ``theme`` as a sightline; its ``name`` is the theme's words unless another is given.

    Raises SightlineError where the theme has no words, or something is too long or contradictory.
    """
    words = " ".join(theme.words.split())
    if not words_of(words):
        raise SightlineError("Say what to watch, in a few words of your own.")
    if len(words) > LONGEST_THEME:
        raise SightlineError(f"Say what to watch in at most {LONGEST_THEME} letters.")
    if theme.first_date and theme.last_date and theme.first_date > theme.last_date:
        raise SightlineError("The first date is after the last. Change one of them.")
    return add_sightline(
        records,
        reader,
        good_name(name or words[:LONGEST_NAME]),
        words,
        theme.councils,
        theme.committees,
        theme.first_date,
        theme.last_date,
    )


def rename(records: Records, sightline: Sightline, reader: Reader, name: str) -> bool:
    """Give a sightline another name; False if it is not watched any more.

    Raises SightlineError for no name or one that is too long.
    """
    return rename_sightline(records, sightline.sightline_id, reader, good_name(name))


def good_name(name: str) -> str:
    """``name`` on one line; raises SightlineError if it is empty or too long."""
    name = " ".join(name.split())
    if not name:
        raise SightlineError("Give it a name.")
    if len(name) > LONGEST_NAME:
        raise SightlineError(f"Give it a name of at most {LONGEST_NAME} letters.")
    return name


def open_sightline(library: Library, sightline: Sightline, reader: Reader) -> View:
    """All strands of a saved sightline, and what is new since it was last looked at."""
    look = last_look(library.records, sightline.sightline_id, reader)
    return view_of(library, theme_of(sightline), reader, look)


def view_of(library: Library, theme: Theme, reader: Reader, look: Look | None = None) -> View:
    """All strands of ``theme`` in the papers that ``reader`` may see; new since ``look``."""
    records, scope = library.records, theme.scope(reader)
    generation = records.generation()
    held = [row.paper for row in records.papers(scope) if theme.covers(row.paper)]
    points = figures_on(library, theme, reader)
    logged = log(library, scope, theme)
    timeline = timeline_on(library, theme, reader, points)
    enquiries = enquiries_of(points, logged, timeline, held)
    answer = answer_on(library, theme, reader, timeline)
    return View(
        theme=theme,
        reader=reader,
        answer=answer,
        figures=points,
        actions=logged,
        timeline=timeline,
        new=news_of(look, timeline, points, logged, enquiries),
        enquiries=enquiries,
        coverage=answer.coverage,
        generation=generation,
        shown=shown_of(timeline, points, logged, enquiries, [one.paper_id for one in held]),
    )


def looked(records: Records, sightline: Sightline, view: View) -> None:
    """Keep that the reader has looked at ``view``: what comes later is new."""
    keep_look(records, sightline.sightline_id, view.reader, view.generation, view.shown)
