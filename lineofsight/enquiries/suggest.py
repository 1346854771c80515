"""Lines of enquiry: questions that a member could ask, suggested by rule from gaps in the papers.

Each quotes the papers' own words, and says why it is suggested. What it says of the papers is said
of those that were read: "in these papers".
"""

from collections.abc import Iterable, Iterator, Sequence

from assistant.retrieve import Library
from lineofsight.actions.log import Logged, log
from lineofsight.enquiries.figure_gaps import differing, missed, not_reported
from lineofsight.enquiries.gaps import GAPS, Enquiry
from lineofsight.figures.points import Point, figures_on
from lineofsight.theme import Theme
from lineofsight.timeline.meetings import Timeline, timeline_on
from papers import Action, Citation, Paper, Reader, spoken_date

# A quotation in a question is cut after so many words.
MOST_WORDS = 40


def enquiries_on(library: Library, theme: Theme, reader: Reader) -> tuple[Enquiry, ...]:
    """The lines of enquiry on ``theme`` in the papers that ``reader`` may see."""
    scope = theme.scope(reader)
    held = [row.paper for row in library.records.papers(scope) if theme.covers(row.paper)]
    return enquiries_of(
        figures_on(library, theme, reader),
        log(library, scope, theme),
        timeline_on(library, theme, reader),
        held,
    )


def enquiries_of(
    points: Sequence[Point], logged: Sequence[Logged], timeline: Timeline, held: Iterable[Paper]
) -> tuple[Enquiry, ...]:
    """The lines of enquiry that gaps in these suggest; ``held`` are all papers looked through.

    In the order of :data:`GAPS`; within each the newest first.
    """
    papers = list(held)
    found = [
        *_not_mentioned(logged),
        *missed(points, timeline),
        *not_reported(points, timeline, papers),
        *differing(points),
    ]
    return tuple(sorted(found, key=lambda one: (GAPS.index(one.gap), -_ordinal(one.citations[0]))))


def _not_mentioned(logged: Sequence[Logged]) -> Iterator[Enquiry]:
    told: set[object] = set()
    for one in logged:
        words, day = " ".join(one.action.text.split()).casefold(), one.paper.meeting_date
        # The same words stand in more than one paper of a meeting.
        mark = (words, day, one.paper.council, one.paper.committee)
        if one.action.formal or one.state not in ("silent", "overdue") or mark in told:
            continue
        told.add(mark)
        met = f"of the meeting of {spoken_date(day)}" if day else "without a date"
        minutes = "minutes" if one.paper.kind == "minutes" else "paper"
        why = f"It is in the {minutes} {met}"
        if one.state == "overdue":
            by = one.action.due or (spoken_date(one.since) if one.since else "a day now past")
            why += f". Due: {by}. No later paper here says that it was done."
        elif one.since and day and one.since > day:
            why += f". No paper here mentions it after {spoken_date(one.since)}."
        else:
            why += ". No later paper here mentions it."
        yield Enquiry("no_later_mention", _asked(one.action), why, (one.citation,))


def _asked(action: Action) -> str:
    words = _short(action.text)
    if action.kind == "undertaking":
        return f"Was this promise kept, and what came of it: “{words}”?"
    if action.kind == "request":
        return f"Did members get what they asked for here: “{words}”?"
    return f"Has this been carried out, and with what result: “{words}”?"


def _short(text: str) -> str:
    words = text.split()
    if len(words) > MOST_WORDS:
        return f"{' '.join(words[:MOST_WORDS])} …"
    return " ".join(words).rstrip(";:, ")


def _ordinal(citation: Citation) -> int:
    return citation.meeting_date.toordinal() if citation.meeting_date else 0
