"""Figures as a spreadsheet."""

from collections.abc import Sequence

from lineofsight.figures.points import Point
from lineofsight.figures.words import notes_of, rating_in_words, sense_in_words, value_in_words
from lineofsight.spreadsheet import sheet

HEADS = (
    "As of", "Date from", "Measure", "Whose", "Value", "As printed", "Unit", "Kind of value",
    "Target", "Rating", "Council", "Committee", "Meeting", "To note", "Words", "Source", "File",
    "Page",
)  # fmt: skip


def as_csv(points: Sequence[Point]) -> bytes:
    """The figures as a spreadsheet, one row each. Dates are YYYY-MM-DD."""
    return sheet(HEADS, (_cells(point, points) for point in points))


def _cells(point: Point, points: Sequence[Point]) -> list[str | float]:
    figure, paper = point.figure, point.paper
    return [
        str(point.as_of or ""),
        "the text" if figure.as_of else "the meeting" if point.as_of else "",
        figure.measure,
        figure.subject or "",
        figure.value,
        value_in_words(figure),
        figure.unit or "",
        sense_in_words(figure),
        "" if figure.target is None else figure.target,
        rating_in_words(point),
        paper.council or "",
        paper.committee or "",
        str(paper.meeting_date or ""),
        "; ".join(notes_of(point, points)),
        figure.text,
        point.citation.place,
        paper.file,
        figure.page,
    ]
