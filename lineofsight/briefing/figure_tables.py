"""The section on figures: each measure with its chart, and its values in a table."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lineofsight.briefing.chart import chart
from lineofsight.briefing.marks import mark_of_figure
from lineofsight.briefing.parts import Block, Cell, Row, Subheading, Table, Wording
from lineofsight.briefing.words import readable
from lineofsight.figures.points import Point, date_order
from lineofsight.figures.words import (
    day_in_words,
    name_of,
    number_in_words,
    rating_in_words,
    sense_in_words,
    value_in_words,
)

NONE = "No figures on this topic were found in these papers."
RATED = (
    "Values, targets and ratings are as the papers print them, unless a rating is said to be by "
    "the reader’s own thresholds."
)
OTHERS = "Other figures"
RESTATED = "Restated: another paper or place gives"
KINDS = {"%": "per cent", "£": "pounds", "": "number"}
# So many measures have a chart of their own: those with the most values.
MOST_CHARTS = 12
WIDTHS = {"Measure": 34, "Date": 20, "Value": 18, "Target": 13, "Rating": 15, "Council": 20,
          "To note": 30}  # fmt: skip
ALWAYS = ("Date", "Value")


def figure_blocks(points: Sequence[Point]) -> tuple[Block, ...]:
    """A chart and a table for each measure given for two dates or more, a table for all others."""
    if not points:
        return (Wording(NONE),)
    series: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for point in sorted(points, key=date_order):
        series[point.series, _kind(point)].append(point)
    over_time = sorted(
        (key for key, held in series.items() if len({one.as_of for one in held}) > 1),
        key=lambda key: -len(series[key]),
    )[:MOST_CHARTS]
    blocks: list[Block] = [Wording(RATED)]
    kinds = {name: [kind for other, kind in series if other == name] for name, _ in over_time}
    for name, kind in over_time:
        label = readable(name_of(series[name, kind][0]))
        told = f" ({KINDS[kind]})" if len(kinds[name]) > 1 else ""
        blocks += _measure(series[name, kind], f"{label}{told}")
    others = [one for key, held in series.items() if key not in over_time for one in held]
    if others:
        if over_time:
            blocks.append(Subheading(OTHERS))
        blocks.append(_table(others, "Figures that stand by themselves", with_measure=True))
    return tuple(blocks)


def _kind(point: Point) -> str:
    """Percentages, amounts of money and counts are never drawn on one axis."""
    unit = point.figure.unit or ""
    return unit if unit in KINDS else ""


def _measure(points: list[Point], label: str) -> Iterator[Block]:
    yield Subheading(label)
    drawn = chart([same[0] for same in _once(points)], label)
    if drawn is not None:
        yield drawn
    yield _table(points, f"Values of: {label}", with_measure=False)


def _table(points: list[Point], caption: str, with_measure: bool) -> Table:
    told = _once(points)
    firsts = [same[0] for same in told]
    several = len({point.paper.council for point in points}) > 1
    columns: dict[str, list[Cell]] = {
        "Measure": [Cell(readable(name_of(one)) if with_measure else "") for one in firsts],
        "Date": [Cell(day_in_words(one)) for one in firsts],
        "Value": [Cell(_value(same[0]), tuple(one.citation for one in same)) for same in told],
        "Target": [Cell(_target(one)) for one in firsts],
        "Rating": [Cell(_rating(one)) for one in firsts],
        "Council": [Cell(one.paper.council or "Not named" if several else "") for one in firsts],
        "To note": [Cell(_noted(one, points)) for one in firsts],
    }
    kept = [
        head
        for head, cells in columns.items()
        if head in ALWAYS or any(cell.words for cell in cells)
    ]
    rows = zip(*(columns[head] for head in kept), strict=True)
    return Table(
        caption=caption,
        heads=tuple(kept),
        widths=tuple(WIDTHS[head] for head in kept),
        rows=tuple(
            Row(cells, mark_of_figure(one)) for cells, one in zip(rows, firsts, strict=True)
        ),
    )


def _once(points: Sequence[Point]) -> list[list[Point]]:
    """The points with those together that give the same value of the same day, rated ones first.

    Those whose targets or ratings contradict each other stay apart.
    """
    same: dict[object, list[list[Point]]] = defaultdict(list)
    for point in sorted(points, key=lambda one: (one.rating is None, one.figure.target is None)):
        figure = point.figure
        where = (point.series, point.as_of, point.paper.council)
        groups = same[where, figure.value, _kind(point), figure.sense]
        fitting = (group for group in groups if _agree(group[0], point))
        group = next(fitting, None)
        if group is None:
            groups.append([point])
        else:
            group.append(point)
    told = [group for groups in same.values() for group in groups]
    return sorted(told, key=lambda group: date_order(group[0]))


def _agree(one: Point, other: Point) -> bool:
    pairs = ((one.figure.target, other.figure.target), (one.rating, other.rating))
    return all(None in pair or pair[0] == pair[1] for pair in pairs)


def _value(point: Point) -> str:
    """The value with its unit, and whether it is an average, an end of a range and the like."""
    sense = sense_in_words(point.figure)
    return readable(value_in_words(point.figure)) + (f" ({sense})" if sense else "")


def _target(point: Point) -> str:
    target = point.figure.target
    return "" if target is None else readable(number_in_words(target, point.figure.unit))


def _rating(point: Point) -> str:
    return rating_in_words(point).replace("your thresholds", "the reader’s own thresholds")


def _noted(point: Point, points: Sequence[Point]) -> str:
    """What is to be known of it; how its paper stands is said in the note."""
    own = value_in_words(point.figure)
    values = dict.fromkeys(
        value_in_words(other.figure)
        for other in points
        if other.figure.figure_id in point.restated_by
    )
    others = " and ".join(value for value in values if value != own)
    restated = (
        f"{RESTATED} {others or 'another value'} for the same date" if point.restated_by else ""
    )
    return readable(". ".join(note for note in (restated, point.redefined or "") if note))
