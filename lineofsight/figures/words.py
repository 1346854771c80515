"""Figures in words: a value as a person would say it, what is to be known of it, a line of text."""

from collections.abc import Sequence

from lineofsight.figures.points import Direction, Point
from papers import Figure, Rating, Sense, spoken_date

SENSES: dict[Sense, str] = {
    "average": "average", "lowest": "lowest", "highest": "highest",
    "from": "from", "to": "to", "about": "about",
}  # fmt: skip
RATINGS: dict[Rating, str] = {"red": "Red", "amber": "Amber", "green": "Green"}
DIRECTIONS: dict[Direction, str] = {
    "up": "higher than before", "down": "lower than before", "same": "as before",
}  # fmt: skip
RESTATED = "Restated: another paper or place gives another value for the same date"
NO_DATE = "no date given"
# In a measure of no more words than this its subject is seen without being told again.
MOST_TELLING = 9
LARGE = ((1e9, "bn"), (1e6, "m"))


def value_in_words(figure: Figure) -> str:
    """The value with its unit, as printed where that says all: "48 per worker", "£334.7m"."""
    printed, unit = " ".join(figure.printed.split()), figure.unit
    if unit == "£":
        return printed if "£" in printed or "pound" in printed.lower() else money(figure.value)
    if unit == "%":
        told = "%" in printed or "cent" in printed.lower()
        return printed if told else f"{printed}%"
    return f"{printed} {unit}" if unit else printed


def number_in_words(value: float, unit: str | None) -> str:
    """A number that is not printed anywhere by itself, such as a target, with its unit."""
    if unit == "£":
        return money(value)
    number = f"{value:,.10g}"
    return f"{number}%" if unit == "%" else f"{number} {unit}" if unit else number


def money(value: float) -> str:
    """An amount in pounds: £334.7m, £1,250, -£2.5m, £60.50."""
    sign, size = ("-", -value) if value < 0 else ("", value)
    for scale, letter in LARGE:
        if size >= scale:
            return f"{sign}£{size / scale:,.10g}{letter}"
    pence = f"{size:,.2f}"
    return f"{sign}£{pence.removesuffix('.00')}"


def sense_in_words(figure: Figure) -> str:
    """What kind of value it is: "average", "lowest" and the like; "" for a plain one."""
    return SENSES[figure.sense] if figure.sense else ""


def day_in_words(point: Point) -> str:
    """The day a figure is of, and whether that is only the meeting's date."""
    if point.as_of is None:
        return NO_DATE
    day = spoken_date(point.as_of)
    return day if point.figure.as_of else f"{day} (date of the meeting)"


def rating_in_words(point: Point) -> str:
    """The rating: "Red", or "Red, by your thresholds"; "" where there is none."""
    if point.rating is None:
        return ""
    return RATINGS[point.rating] + (", by your thresholds" if point.rated_by_us else "")


def notes_of(point: Point, points: Sequence[Point]) -> list[str]:
    """What is to be known before a figure is used: restated, worded differently, dropped.

    ``points`` are all that are shown, so that the other value of a restated one can be named.
    """
    others = {other.figure.figure_id: other for other in points}
    named = [others[one] for one in point.restated_by if one in others]
    notes = []
    if point.restated_by:
        values = dict.fromkeys(f"{value_in_words(o.figure)} ({o.citation.place})" for o in named)
        notes.append(f"{RESTATED}: {'; '.join(values)}" if values else RESTATED)
    if point.redefined:
        notes.append(point.redefined)
    if point.dropped:
        notes.append("Dropped")
    if point.citation.standing:
        notes.append(point.citation.standing)
    return notes


def name_of(point: Point) -> str:
    """What is measured and whose it is, on one line."""
    figure = point.figure
    measure = " ".join(figure.measure.split())
    measure = measure[:1].upper() + measure[1:]
    subject = " ".join((figure.subject or "").split())
    told = subject.casefold() in measure.casefold() and len(measure.split()) <= MOST_TELLING
    return measure if not subject or told else f"{measure} – {subject}"


def points_in_words(points: Sequence[Point], measure: str) -> str:
    """The points as lines of text, each with its place, for a terminal."""
    if not points:
        return f'The papers give no figure for "{measure}".'
    lines = []
    for point in points:
        parts = [
            f"{day_in_words(point)}: {value_in_words(point.figure)}",
            sense_in_words(point.figure),
            name_of(point),
            f"target {number_in_words(point.figure.target, point.figure.unit)}"
            if point.figure.target is not None
            else "",
            rating_in_words(point),
            point.paper.council or "",
        ]
        lines.append(" · ".join(part for part in parts if part))
        lines.append(f"    “{' '.join(point.figure.text.split())}”")
        lines.append(f"    {point.citation.place}  [{point.paper.file}]")
        lines += [f"    {note}." for note in notes_of(point, points)]
    return "\n".join(lines)
