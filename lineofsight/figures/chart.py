"""The chart of figures on the screen: one kind of value over time, told apart without colour."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import altair as alt

from lineofsight.figures.chart_labels import ASIDE, PLACES, Mark, places, width_number
from lineofsight.figures.points import Point
from lineofsight.figures.words import (
    day_in_words,
    money,
    rating_in_words,
    sense_in_words,
    value_in_words,
)
from papers import spoken_date
from records.figures import Thresholds

INK = "#14202b"
TARGET = 44  # how wide the bar of a target is, in pixels
# Told apart by shape as well as by colour; each has a contrast of 4.5 to 1 or more on white.
COLOURS = ("#17567f", "#9c4a00", "#43525f", "#6b2f73", "#1e6b3a", "#8a1538")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
OTHERS = "Other figures"
# The height of the area drawn on, of the days below it, and of a line of the legend, in pixels.
HEIGHT, DAYS, LEGEND_LINE = 300, 40, 22
CLOSE = 150  # days
LONGEST_NAME = 76
# With more points than this their values are not written beside them; so many are told in words.
MOST_LABELLED = 40
# Room below the lowest and above the highest value, as a share of what lies between them.
BELOW, ABOVE = 0.1, 0.12
KINDS = {"%": "percentages", "£": "amounts of money", "": "numbers"}
AXES = {"%": "Per cent", "£": "Pounds", "": "Number"}


def kind_of(point: Point) -> str:
    """Which axis a point belongs on: "%", "£", or "" for a number of things."""
    return point.figure.unit if point.figure.unit in ("%", "£") else ""


def kinds_in(points: Sequence[Point]) -> list[str]:
    """The kinds of value among ``points`` that have a date, the most common first."""
    counted = Counter(kind_of(point) for point in points if point.as_of is not None)
    return [kind for kind, _ in counted.most_common()]


def chart_of(points: Sequence[Point], own: Thresholds | None = None) -> alt.LayerChart | None:
    """A chart of the points of one kind, in date order; None where none of them has a date.

    Every series has its own shape; lines join values of one series and sense. A dashed rule is a
    target, a dotted one a threshold of the reader's own.
    """
    dated = [point for point in points if point.as_of is not None and not point.dropped]
    if not dated:
        return None
    kind = kind_of(dated[0])
    names = _names(dated)
    rows = [{**_row(point, names), "beside": said} for point, said in _beside(dated)]
    _join(rows)
    shown = list(dict.fromkeys(str(row["series"]) for row in rows))
    days = alt.Axis(format=_day_form(dated), labelOverlap=True, tickCount=6)
    sums = alt.Axis(format="~s") if kind == "£" else alt.Axis()
    lowest, highest = _ends(dated, kind, own)
    heights = alt.Scale(domain=[lowest, highest], nice=False, zero=False)
    across = alt.X("day:T", title=None, scale=alt.Scale(type="utc", padding=ASIDE), axis=days)
    up = alt.Y("value:Q", title=AXES[kind], scale=heights, axis=sums)
    legend = alt.Legend(title=None, orient="bottom", labelLimit=700, columns=1, symbolSize=90)
    colour = alt.Color("series:N", legend=legend if len(shown) > 1 else None, scale=alt.Scale(
        domain=shown, range=[COLOURS[n % len(COLOURS)] for n in range(len(shown))]))  # fmt: skip
    shape = alt.Shape("series:N", legend=legend if len(shown) > 1 else None, scale=alt.Scale(
        domain=shown, range=[SHAPES[n % len(SHAPES)] for n in range(len(shown))]))  # fmt: skip
    tips = [alt.Tooltip(f"{name}:N", title=title) for name, title in (
        ("printed", "Value"), ("said_day", "As of"), ("series", "Figure"), ("rating", "Rating"),
        ("council", "Council"))]  # fmt: skip
    drawn = alt.Chart(alt.InlineData(values=rows)).encode(x=across)
    layers: list[alt.Chart | alt.LayerChart] = [
        drawn.mark_line(strokeWidth=1.5, opacity=0.8)
        .encode(y=up, color=colour, detail=["line:N"])
        .transform_filter("datum.joined"),
        drawn.mark_point(filled=True, size=110, opacity=1).encode(
            y=up, color=colour, shape=shape, tooltip=tips
        ),
    ]
    if len(rows) <= MOST_LABELLED:
        for row, found in zip(rows, places(_marks(rows, lowest, highest), HEIGHT), strict=False):
            row |= {f"at{number}": place for number, place in enumerate(found)}
        drawn = alt.Chart(alt.InlineData(values=rows)).encode(x=across)
        for where, align, across_by, down_by in PLACES:
            text = drawn.mark_text(align=align, dx=across_by, dy=down_by, fontSize=13, color=INK)
            layers.append(
                text.encode(y=up, text="beside:N").transform_filter(
                    f"datum['at' + ({width_number()})] === '{where}'"
                )
            )
    if any(row["target"] is not None for row in rows):
        layers.append(
            drawn.mark_tick(
                strokeDash=[5, 3], thickness=2, size=TARGET, color=INK, orient="horizontal"
            )
            .encode(y=alt.Y("target:Q", title=AXES[kind]))
            .transform_filter("isValid(datum.target)")
        )
    layers += _rules(own, kind)
    whole: alt.LayerChart = (
        alt.layer(*layers)
        .properties(height=HEIGHT + DAYS + LEGEND_LINE * len(shown), description=described(points))
        .configure_axis(labelFontSize=14, titleFontSize=14, labelColor=INK, titleColor=INK)
        .configure_legend(labelFontSize=14, labelColor=INK)
        .configure_view(stroke=None)
    )
    return whole


def described(points: Sequence[Point]) -> str:
    """The chart in words, for those who do not see it."""
    dated = [point for point in points if point.as_of is not None and not point.dropped]
    if not dated:
        return "No figure here has a date."
    values = "; ".join(
        f"{value_in_words(one.figure)}{_sense(one)} on {spoken_date(one.as_of)}"
        for one in dated[:MOST_LABELLED]
        if one.as_of
    )
    more = len(dated) - MOST_LABELLED
    rest = f"; and {more} more" if more > 0 else ""
    return f"Chart of {KINDS[kind_of(dated[0])]} over time: {values}{rest}. The table has them all."


def _names(points: Sequence[Point]) -> dict[str, str]:
    """What each series is called in the legend; the smallest ones share a name."""
    counted = Counter(point.series for point in points)
    councils = {point.paper.council for point in points}
    kept = [name for name, _ in counted.most_common(len(SHAPES) - (len(counted) > len(SHAPES)))]
    council_of = {point.series: point.paper.council for point in points}
    several = len(councils) > 1
    return {
        name: _cut(name) + (f" ({council_of[name] or 'council not named'})" if several else "")
        if name in kept
        else OTHERS
        for name in counted
    }


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rsplit(' ', 1)[0]} …"


def _row(point: Point, names: dict[str, str]) -> dict[str, object]:
    figure = point.figure
    name = names[point.series]
    return {
        "day": str(point.as_of),
        "value": figure.value,
        "target": figure.target,
        "printed": f"{_short(point)}{_sense(point)}",
        "series": name[:1].upper() + name[1:],
        "line": f"{point.series}|{figure.sense}|{point.paper.council}",
        "joined": name != OTHERS and figure.sense not in ("from", "to"),
        "said_day": day_in_words(point),
        "rating": rating_in_words(point) or "not rated",
        "council": point.paper.council or "not named",
    }


def _day_form(points: Sequence[Point]) -> str:
    """How the days on the axis are written: to the day where they lie close together."""
    days = [point.as_of for point in points if point.as_of]
    return "%b %Y" if (max(days) - min(days)).days > CLOSE else "%-d %b %Y"


def _join(rows: list[dict[str, object]]) -> None:
    """Draw no line through a series that has several values on one day: they are no course."""
    at: dict[tuple[object, object], set[object]] = {}
    for row in rows:
        at.setdefault((row["line"], row["day"]), set()).add(row["value"])
    several = {line for (line, _), values in at.items() if len(values) > 1}
    for row in rows:
        row["joined"] = bool(row["joined"]) and row["line"] not in several


def _beside(points: Sequence[Point]) -> list[tuple[Point, str]]:
    """What is written beside each point: once for those that lie on one another."""
    at: dict[tuple[str, float], list[Point]] = {}
    for point in points:
        at.setdefault((str(point.as_of), point.figure.value), []).append(point)
    told = []
    for point in points:
        same = at[str(point.as_of), point.figure.value]
        senses = dict.fromkeys(sense_in_words(one.figure) for one in same)
        said = ", ".join(sense for sense in senses if sense)
        words = f"{_short(point)} ({said})" if said else _short(point)
        told.append((point, words if same[0] is point else ""))
    return told


def _ends(points: Sequence[Point], kind: str, own: Thresholds | None) -> tuple[float, float]:
    """Where the axis begins and ends: shares begin at nought, other numbers where they do."""
    drawn = [point.figure.value for point in points]
    drawn += [point.figure.target for point in points if point.figure.target is not None]
    if own is not None and (own.unit or "") == kind:
        drawn += [own.green, own.amber]
    lowest, highest = min(drawn), max(drawn)
    if kind == "%" and lowest >= 0:
        return 0.0, highest * (1 + ABOVE) or 1.0
    between = highest - lowest or abs(highest) or 1.0
    below = lowest - BELOW * between
    return (max(0.0, below) if lowest >= 0 else below), highest + ABOVE * between


def _marks(rows: Sequence[dict[str, object]], lowest: float, highest: float) -> list[Mark]:
    """The points as marks with what is written beside them, then the targets that are drawn."""
    days = [date.fromisoformat(str(row["day"])).toordinal() for row in rows]
    wide = max(days) - min(days)

    def mark(day: int, value: object, said: str, line: str | None, size: float) -> Mark:
        across = (day - min(days)) / wide if wide else 0.5
        return Mark(across, (float(str(value)) - lowest) / (highest - lowest), said, line, size)

    made = [
        mark(day, row["value"], str(row["beside"]), str(row["line"]) if row["joined"] else None, 13)
        for row, day in zip(rows, days, strict=True)
    ]
    targets = [(day, row["target"]) for row, day in zip(rows, days, strict=True)]
    return made + [mark(day, t, "", None, TARGET) for day, t in targets if t is not None]


def _short(point: Point) -> str:
    figure = point.figure
    if figure.unit == "£":
        return money(figure.value)
    return value_in_words(figure) if figure.unit == "%" else " ".join(figure.printed.split())


def _sense(point: Point) -> str:
    said = sense_in_words(point.figure)
    return f" ({said})" if said else ""


def _rules(own: Thresholds | None, kind: str) -> list[alt.Chart | alt.LayerChart]:
    """The reader's thresholds as dotted rules with their names."""
    if own is None or (own.unit or "") != kind:
        return []
    rows = [
        {"at": own.green, "name": "Green from here"},
        {"at": own.amber, "name": "Amber from here"},
    ]
    drawn = alt.Chart(alt.InlineData(values=rows))
    return [
        drawn.mark_rule(strokeDash=[2, 3], color=INK).encode(y="at:Q"),
        drawn.mark_text(align="left", dx=4, dy=-6, color=INK, fontSize=12).encode(
            y="at:Q", x=alt.value(0), text="name:N"
        ),
    ]
