"""The figures of a measure as a picture: values over time, labelled as printed, in greys and blue.

Vega-Lite drawn by vl-convert, which brings its typeface (Liberation Sans) with it: no browser, no
network, and the same picture on every machine.
"""

import struct
from collections.abc import Sequence
from datetime import date
from io import BytesIO

import altair as alt

from lineofsight.briefing.parts import Picture
from lineofsight.briefing.words import readable
from lineofsight.figures.points import Point
from lineofsight.figures.words import value_in_words
from papers import spoken_date

TYPEFACE = "Liberation Sans"
WIDTH, HEIGHT, SCALE = 620, 220, 2
INK, BLUE = "#14202b", "#17567f"
# Told apart by shape and dash as well as by colour.
COLOURS = ["#17567f", "#9c4a00", "#43525f", "#6b2f73", "#1f6b3a", "#8a1c3b"]
SHAPES = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down"]
FEWEST = 2
# Labels of days closer than this share of the whole time may touch; so much room, as a share of
# the values' range, is left above and below them.
NEAR, ROOM = 0.05, 0.14
# Over fewer days than this the days themselves are named, not the months alone.
FEW_MONTHS = 150
MILLION = 1_000_000


def chart(points: Sequence[Point], label: str) -> Picture | None:
    """A chart of ``points``, one line for each kind of value; None for fewer than two dates.

    ``label`` names the measure in its alternative text.
    """
    dated = [point for point in points if point.as_of is not None]
    if len({point.as_of for point in dated}) < FEWEST:
        return None
    councils = {point.paper.council for point in dated}
    rows = _labelled([_row(point, several=len(councils) > 1) for point in dated])
    units = {point.figure.unit for point in dated}
    shown = _drawing(rows, units.pop() if len(units) == 1 else None)
    png = BytesIO()
    shown.save(png, format="png", scale_factor=SCALE)
    width, height = struct.unpack(">II", png.getvalue()[16:24])  # a PNG's header names its size
    return Picture(png.getvalue(), _alt(dated, label), width // SCALE, height // SCALE)


def _row(point: Point, several: bool) -> dict[str, object]:
    figure = point.figure
    council = (point.paper.council or "council not named") if several else ""
    kind = ", ".join(part for part in (council, figure.sense or "") if part) or "value"
    return {
        "day": point.as_of.isoformat() if point.as_of else "",
        "value": figure.value,
        "target": figure.target,
        "printed": value_in_words(figure) if figure.unit in ("%", "£") else figure.printed,
        "kind": kind,
    }


def _labelled(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows with a label each, so that those of days close together do not cover each other.

    Of two near values the lower has its label below; one that says the same again has none.
    """
    labelled: list[dict[str, object]] = []
    touching = NEAR * max(_apart(row, rows[0]) for row in rows)
    for number, row in enumerate(rows):
        near = [other for other in rows if other is not row and _apart(row, other) <= touching]
        again = any(other["printed"] == row["printed"] for other in rows[:number] if other in near)
        below = any(_number(other) > _number(row) for other in near)
        label = "" if again else row["printed"]
        # Where a day has several values, no line is drawn through them: which holds is not known.
        same_day = any(
            row["day"] == other["day"] and row["kind"] == other["kind"] for other in near
        )
        line = None if same_day else row["value"]
        told = {"above": "" if below else label, "below": label if below else "", "line": line}
        labelled.append({**row, **told})
    return labelled


def _apart(row: dict[str, object], other: dict[str, object]) -> int:
    days = (date.fromisoformat(str(one["day"])) for one in (row, other))
    return abs(next(days) - next(days)).days


def _number(row: dict[str, object]) -> float:
    return float(str(row["value"]))


def _range(rows: list[dict[str, object]], from_zero: bool) -> list[float]:
    """From the lowest to the highest value or target, with room for labels."""
    values = [float(str(row[name])) for row in rows for name in ("value", "target")
              if row[name] is not None]  # fmt: skip
    low, high = min(values), max(values)
    if from_zero and low >= 0:
        low = 0.0
    room = (high - low or abs(high) or 1.0) * ROOM
    return [low if low == 0 else low - room, high + room]


def _day_format(rows: list[dict[str, object]]) -> str:
    days = sorted(date.fromisoformat(str(row["day"])) for row in rows)
    return "%b %Y" if (days[-1] - days[0]).days > FEW_MONTHS else "%-d %b %Y"


def _value_axis(rows: list[dict[str, object]], unit: str | None) -> tuple[alt.Axis, str | None]:
    """The axis of the values and its title: large amounts of money in millions of pounds."""
    if unit == "£" and max(abs(_number(row)) for row in rows) >= MILLION:
        return alt.Axis(labelExpr=f"format(datum.value / {MILLION}, ',')"), "£ million"
    return alt.Axis(), unit


def _drawing(rows: list[dict[str, object]], unit: str | None) -> alt.LayerChart:
    kinds = list(dict.fromkeys(str(row["kind"]) for row in rows))
    legend = alt.Legend(title=None, orient="top", labelLimit=400) if len(kinds) > 1 else None
    colours = alt.Scale(domain=kinds, range=[COLOURS[n % len(COLOURS)] for n in range(len(kinds))])
    shapes = alt.Scale(domain=kinds, range=[SHAPES[n % len(SHAPES)] for n in range(len(kinds))])
    across = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(type="utc", padding=28),
        axis=alt.Axis(format=_day_format(rows), labelOverlap=True, tickCount=6),
    )
    height = alt.Scale(domain=_range(rows, from_zero=unit == "%"), nice=False)
    axis, title = _value_axis(rows, unit)
    up = alt.Y("value:Q", title=title, scale=height, axis=axis)
    line = alt.Y("line:Q", title=title, scale=height, axis=axis)
    coloured = alt.Color("kind:N", scale=colours, legend=legend)
    drawn = alt.Chart(alt.InlineData(values=rows)).encode(x=across)
    layers = [
        drawn.mark_line(strokeWidth=2).encode(y=line, color=coloured),
        drawn.mark_point(filled=True, size=80, opacity=1).encode(
            y=up, color=coloured, shape=alt.Shape("kind:N", scale=shapes, legend=legend)
        ),
        drawn.mark_text(dy=-13, color=INK, fontSize=12).encode(y=up, text="above:N"),
        drawn.mark_text(dy=15, color=INK, fontSize=12).encode(y=up, text="below:N"),
    ]
    if any(row["target"] is not None for row in rows):
        layers.append(
            drawn.mark_line(strokeDash=[6, 4], color=INK, point={"shape": "stroke", "color": INK})
            .encode(y=alt.Y("target:Q", title=title, scale=height, axis=axis))
            .transform_filter("isValid(datum.target)")
        )
    shown: alt.LayerChart = (
        alt.layer(*layers)
        .properties(width=WIDTH, height=HEIGHT)
        .configure(font=TYPEFACE, background="white")
        .configure_axis(labelFontSize=12, titleFontSize=12, labelColor=INK, titleColor=INK)
        .configure_legend(labelFontSize=12)
        .configure_view(stroke=None)
    )
    return shown


def _alt(points: Sequence[Point], label: str) -> str:
    values = "; ".join(
        f"{readable(value_in_words(point.figure))} on {spoken_date(point.as_of)}"
        for point in points
        if point.as_of
    )
    targets = any(point.figure.target is not None for point in points)
    dashes = " A dashed line is the target." if targets else ""
    return f"Line chart of {label}: {values}.{dashes} The table gives the same values."
