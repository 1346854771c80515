"""What is new on a theme since it was last looked at, and what has gone quiet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from lineofsight.actions.log import Logged
from lineofsight.enquiries.gaps import Enquiry
from lineofsight.figures.points import Point
from lineofsight.timeline.meetings import Entry, Timeline
from papers import Citation, spoken_date
from records.sightlines import Look, Shown


@dataclass(frozen=True)
class Quiet:
    """Something that has gone quiet: in words, with the citations that tell of it, if any do."""

    words: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class News:
    """What has come since ``since`` (UTC), when the sightline was last looked at; None if never.

    ``entries``, ``points`` and ``actions`` stand in papers that were not there then, or not in
    these words; ``changed`` are actions in a state that they were not in.
    """

    since: datetime | None = None
    entries: tuple[Entry, ...] = ()
    points: tuple[Point, ...] = ()
    actions: tuple[Logged, ...] = ()
    changed: tuple[Logged, ...] = ()
    quiet: tuple[Quiet, ...] = ()

    @property
    def count(self) -> int:
        """How many new things there are, what has gone quiet not counted."""
        return len(self.entries) + len(self.points) + len(self.actions) + len(self.changed)


def news_of(
    look: Look | None,
    timeline: Timeline,
    points: Sequence[Point],
    logged: Sequence[Logged],
    enquiries: Iterable[Enquiry],
) -> News:
    """What is new and what is quiet since ``look``; nothing is new at the first look."""
    if look is None:
        return News()
    shown, known = look.shown, set(look.shown.papers)
    quiet: list[Quiet] = []
    for rung in timeline.ladder:
        if rung.is_silent and rung.voice not in shown.silent:
            spoke = [one.citation for one in timeline.entries if one.voice == rung.voice]
            quiet.append(Quiet(f"{rung.words}.", tuple(spoke[-1:])))
    for one in logged:
        was = shown.actions.get(one.action.action_id)
        if one.state in ("silent", "overdue") and was not in (None, one.state):
            since = f" since {spoken_date(one.since)}" if one.since else ""
            state = "Overdue" if one.state == "overdue" else "Not mentioned"
            words = " ".join(one.action.text.split())
            quiet.append(Quiet(f"{state}{since}: “{words}”", (one.citation,)))
    for enquiry in enquiries:
        if enquiry.gap == "no_longer_reported" and _mark(enquiry) not in shown.stopped:
            quiet.append(Quiet(enquiry.why, enquiry.citations))
    return News(
        since=look.at,
        entries=tuple(
            one
            for one in timeline.entries
            if one.citation.paper_id not in known and _words_mark(one) not in shown.entries
        ),
        points=tuple(one for one in points if one.figure.figure_id not in shown.figures),
        actions=tuple(one for one in logged if one.action.action_id not in shown.actions),
        changed=tuple(
            one
            for one in logged
            if shown.actions.get(one.action.action_id, one.state) != one.state
            and one.state in ("reported_back", "done")
        ),
        quiet=tuple(quiet),
    )


def shown_of(
    timeline: Timeline,
    points: Sequence[Point],
    logged: Sequence[Logged],
    enquiries: Iterable[Enquiry],
    papers: Iterable[str],
) -> Shown:
    """What is shown now, to be compared with at the next look; ``papers`` are those searched."""
    return Shown(
        papers=tuple(sorted(set(papers))),
        entries=tuple(_words_mark(one) for one in timeline.entries),
        figures=tuple(one.figure.figure_id for one in points),
        actions={one.action.action_id: one.state for one in logged},
        silent=tuple(rung.voice for rung in timeline.ladder if rung.is_silent),
        stopped=tuple(_mark(one) for one in enquiries if one.gap == "no_longer_reported"),
    )


def _words_mark(entry: Entry) -> str:
    """What the same words have in common in every paper, and nothing can be read from."""
    return sha256(entry.words.casefold().encode()).hexdigest()[:16]


def _mark(enquiry: Enquiry) -> str:
    citation = enquiry.citations[0]
    return f"{citation.paper_id}-{citation.page}-{citation.start}"
