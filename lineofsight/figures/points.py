"""The figures that the papers give for a measure over time: which bear on it, their ratings."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from assistant.retrieve import Library
from assistant.words import stems_of
from lineofsight.citing import Pages
from lineofsight.concepts import Concepts
from lineofsight.figures.match import Known, bearing, known_figures
from lineofsight.theme import Theme, concepts_of
from papers import Citation, Figure, Paper, Rating, Reader, Scope
from records import Records
from records.figures import Thresholds, drops, measure_key, thresholds

Direction = Literal["up", "down", "same"]

# More figures than any reader would look through.
MOST = 400


@dataclass(frozen=True)
class Point:
    """A Figure with its paper, as one point of a series.

    ``as_of`` is the day the figure is of: the text's own, else the meeting's date; None where
    the paper gives no date at all. ``series`` names what points of the same measure, subject and
    kind of unit have in common. ``restated_by`` are the ids of other figures of the same series
    and day that give another value, ``redefined`` says in words how the measure differs from that
    of the point before, ``direction`` how the value does. ``rating`` is as printed or, by the
    reader's own thresholds, ``rated_by_us``. ``dropped`` points are wrong in somebody's judgement.
    """

    figure: Figure
    paper: Paper
    citation: Citation
    as_of: date | None
    series: str
    restated_by: tuple[str, ...] = ()
    redefined: str | None = None
    direction: Direction | None = None
    rating: Rating | None = None
    rated_by_us: bool = False
    dropped: bool = False


def figures_on(
    library: Library, theme: Theme, reader: Reader, dropped: bool = False
) -> tuple[Point, ...]:
    """The points of the measures that ``theme`` names and ``reader`` may see, in date order.

    Points that a reader has dropped are left out unless ``dropped`` asks for them too; they are
    never compared with others. Those without a date come last. At most ``MOST``, best first
    taken. Nothing for a theme without a word that says something.
    """
    from lineofsight.figures.series import in_series  # the points are defined here

    concepts = concepts_of(library, theme, reader)
    if not concepts.concepts:
        return ()
    found = _bearing(library.records, concepts, theme, reader)
    dropped_ids = {
        figure_id for figure_id, told in drops(library.records, reader).items() if told[-1].dropped
    }
    own = thresholds(library.records, reader).get(measure_key(theme.words))
    pages = Pages(library.records, reader)
    points = [
        _point(one, n, pages, own, one.figure.figure_id in dropped_ids)
        for n, one in enumerate(found, start=1)
    ]
    kept = in_series([one for one in points if not one.dropped], concepts)
    if dropped:
        kept += [one for one in points if one.dropped]
    return tuple(sorted(kept, key=date_order))


def date_order(point: Point) -> tuple[bool, str, str, int, int, str]:
    """What points are shown in order of: date, meeting, place; those without a date last."""
    figure = point.figure
    return (
        point.as_of is None,
        str(point.as_of),
        str(point.paper.meeting_date),
        figure.page,
        figure.start,
        figure.figure_id.rjust(48),
    )


def measures_in(records: Records, scope: Scope) -> list[tuple[str, int]]:
    """The measures that several figures within ``scope`` share, with how many, the most first."""
    counted: dict[str, tuple[str, set[tuple[str, date | None, float]]]] = {}
    for one in known_figures(records, scope):
        figure = one.figure
        key = " ".join(sorted(stems_of(figure.measure)))
        if key:
            name, held = counted.setdefault(key, (figure.measure, set()))
            held.add((figure.subject or "", figure.as_of, figure.value))
    shared = [(name, len(held)) for name, held in counted.values() if len(held) > 1]
    return sorted(shared, key=lambda pair: (-pair[1], pair[0].casefold()))


def rated(figure: Figure, own: Thresholds | None) -> tuple[Rating | None, bool]:
    """The rating of a figure and whether it is by the reader's ``own`` thresholds.

    Those hold for values of their own unit; otherwise, and without them, it is as printed.
    """
    if own is None or (own.unit or "") != (figure.unit if figure.unit in ("%", "£") else ""):
        return figure.rating, False
    value, green, amber = figure.value, own.green, own.amber
    if not own.higher_is_better:
        value, green, amber = -value, -green, -amber
    return ("green" if value >= green else "amber" if value >= amber else "red"), True


def _point(one: Known, n: int, pages: Pages, own: Thresholds | None, dropped: bool) -> Point:
    figure, paper = one.figure, one.paper
    rating, by_us = rated(figure, own)
    citation = pages.cite(
        paper, figure.page, figure.item, figure.text, (figure.start, figure.end), figure.access, n
    )
    also = tuple(dict.fromkeys(paper.file for paper in one.copies))
    return Point(
        figure,
        paper,
        replace(citation, also_in=also),
        figure.as_of or paper.meeting_date,
        figure.measure,
        rating=rating,
        rated_by_us=by_us,
        dropped=dropped,
    )


def _bearing(records: Records, concepts: Concepts, theme: Theme, reader: Reader) -> list[Known]:
    """The figures that bear on the theme, the best ``MOST`` of them, in reading order."""
    wanted = concepts.stems | {
        stem for one in concepts.concepts for same in one.same for stem in same
    }
    weighed = []
    every = known_figures(records, theme.scope(reader))
    for place, one in enumerate(every):
        if one.around.stems & wanted and theme.covers(one.paper):
            score = bearing(one, concepts)
            if score is not None:
                weighed.append((-score, place, one))
    best = sorted(weighed, key=lambda pair: pair[:2])[:MOST]
    return [one for _, _, one in sorted(best, key=lambda pair: pair[1])]
