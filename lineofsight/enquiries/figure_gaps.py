"""Gaps in the figures: targets missed, measures no longer reported, papers that differ."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.words import stems_of
from lineofsight.enquiries.gaps import Enquiry
from lineofsight.figures.points import Point
from lineofsight.figures.words import name_of, number_in_words, sense_in_words, value_in_words
from lineofsight.timeline.meetings import Timeline
from papers import Paper, spoken_date

# Later words that hold so large a share of a measure's may be about it.
NEARLY = 0.4
OFF_TARGET = re.compile(
    r"\b(?:below|under|short of|above|over|behind|off|outside) (?:the |its |our )?"
    r"(?:\w+ )?target|\btarget[^.]{0,40}\b(?:missed|not (?:been )?(?:met|achieved|reached))|"
    r"\b(?:miss(?:ed|ing)|not (?:meet(?:ing)?|met|achiev\w+|reach\w*)) (?:the |its |our )?"
    r"(?:\w+ )?target",
    re.IGNORECASE,
)
# Better the more there is of it, or the less: as the measure's own words have it.
MORE_IS_BETTER = re.compile(
    r"\b(?:up[- ]to[- ]date|on time|timel\w+|within|completed?|achiev\w+|attain\w+|satisf\w+|"
    r"retention|recycl\w+|suitable|permanent|seen|visit\w*|reviewed|placed within)\b",
    re.IGNORECASE,
)
LESS_IS_BETTER = re.compile(
    r"\b(?:agency|vacan\w+|turnover|sickness|absence|overspend|caseloads?|complaints?|missing|"
    r"waiting|overdue|late|re-?referrals?|exclusions?|unallocated|backlog|days? (?:taken|lost))\b",
    re.IGNORECASE,
)


def missed(points: Sequence[Point], timeline: Timeline) -> Iterator[Enquiry]:
    """The newest value of each measure, where it is off its target and no member asked."""
    newest: dict[tuple[str | None, str], Point] = {}
    for point in points:
        if point.figure.target is not None or point.rating or OFF_TARGET.search(point.figure.text):
            of = (point.paper.council, name_of(point))
            newest[of] = max(newest.get(of, point), point, key=_age)
    for point in newest.values():
        how = _how_missed(point)
        if how is None or _is_questioned(point, timeline):
            continue
        yield Enquiry(
            "missed_target",
            f"Why was {_named(point)} {_valued(point)}{_at(point)}, and what is being done?",
            f"{how} No question from a member on this is minuted then or later in these papers.",
            (point.citation,),
        )


def _how_missed(point: Point) -> str | None:
    """How a figure missed its target, in words; None if it did not, or that cannot be told."""
    figure = point.figure
    if point.rating == "red":
        whose = "by your own thresholds" if point.rated_by_us else "in the paper"
        return f"The figure is rated red {whose}."
    if OFF_TARGET.search(figure.text):
        return "The paper says that it is off target."
    if figure.target is None or figure.value == figure.target:
        return None
    more = MORE_IS_BETTER.search(figure.measure) is not None
    less = LESS_IS_BETTER.search(figure.measure) is not None
    if more == less or (figure.value < figure.target) != more:
        return None
    return f"The target given is {number_in_words(figure.target, figure.unit)}."


def _is_questioned(point: Point, timeline: Timeline) -> bool:
    day = point.paper.meeting_date
    return any(
        one.voice == "members_asked"
        and one.citation.council == point.paper.council
        and (day is None or one.citation.meeting_date is None or one.citation.meeting_date >= day)
        for one in timeline.entries
    )


def not_reported(
    points: Sequence[Point], timeline: Timeline, papers: Sequence[Paper]
) -> Iterator[Enquiry]:
    """Measures given at two meetings or more, and not at the later ones; ``papers`` are all."""
    series: dict[tuple[str, str | None, str | None], list[Point]] = {}
    for point in points:
        if point.paper.meeting_date and not point.dropped:
            body = (point.series, point.paper.council, point.paper.committee)
            series.setdefault(body, []).append(point)
    for (_, council, committee), reported in series.items():
        days = {one.paper.meeting_date for one in reported if one.paper.meeting_date}
        since = {
            paper.meeting_date
            for paper in papers
            if paper.meeting_date
            and paper.meeting_date > max(days)
            and (paper.council, paper.committee) == (council, committee)
        }
        newest, oldest = max(reported, key=_age), min(reported, key=_age)
        if len(days) > 1 and since and not _is_told_later(newest, points, timeline):
            many = "one later meeting" if len(since) == 1 else f"{len(since)} later meetings"
            yield Enquiry(
                "no_longer_reported",
                f"What is {_named(newest)} now? It was last reported as {_valued(newest)}.",
                f"It was reported at {len(days)} meetings, last on {spoken_date(max(days))}. It "
                f"was not found in the papers of {many} of "
                f"{committee or council or 'the same body'}.",
                (newest.citation, oldest.citation),
            )


def _is_told_later(newest: Point, points: Sequence[Point], timeline: Timeline) -> bool:
    """Whether later words of the same council give a figure for nearly the same, however named."""
    measure, day = stems_of(newest.figure.measure), _day(newest.paper.meeting_date)
    later = [
        one.figure.text
        for one in points
        if one.paper.council == newest.paper.council and _day(one.paper.meeting_date) > day
    ]
    later += [
        one.words
        for one in timeline.entries
        if one.citation.council == newest.paper.council
        and _day(one.citation.meeting_date) > day
        and any(letter.isdigit() for letter in one.words)
    ]
    return any(len(measure & stems_of(words)) >= NEARLY * len(measure) for words in later)


def differing(points: Sequence[Point]) -> Iterator[Enquiry]:
    """Measures that two papers give differently for one day, each pair of values once."""
    by_id = {point.figure.figure_id: point for point in points}
    told: set[object] = set()
    for point in points:
        for other_id in point.restated_by:
            other = by_id.get(other_id)
            if other is None or other.paper.paper_id == point.paper.paper_id:
                continue
            values = frozenset((point.figure.value, other.figure.value))
            mark = (point.paper.council, point.as_of, point.figure.unit, values)
            # A paper that gives several values for one day speaks of several things.
            if mark in told or _is_several(point, points) or _is_several(other, points):
                continue
            told.add(mark)
            first, second = sorted((point, other), key=lambda one: _day(one.paper.meeting_date))
            yield Enquiry(
                "papers_differ",
                f"{_named(first)}{_at(first)} is {_valued(first)} in one paper and "
                f"{_valued(second)} in another: why, and which is right?",
                "Two papers give different values for the same measure and the same date.",
                (first.citation, second.citation),
            )


def _is_several(point: Point, points: Sequence[Point]) -> bool:
    alike = (point.paper.paper_id, point.series, point.as_of)
    values = {
        one.figure.value for one in points if (one.paper.paper_id, one.series, one.as_of) == alike
    }
    return len(values) > 1


def _named(point: Point) -> str:
    return f"“{name_of(point)}”"


def _valued(point: Point) -> str:
    """The value, its unit, and whether it is an average or the like."""
    sense = sense_in_words(point.figure)
    return f"{value_in_words(point.figure)} ({sense})" if sense else value_in_words(point.figure)


def _at(point: Point) -> str:
    return f" at {spoken_date(point.as_of)}" if point.as_of else ""


def _age(point: Point) -> tuple[date, date]:
    return _day(point.paper.meeting_date), _day(point.as_of)


def _day(day: date | None) -> date:
    return day or date.min
