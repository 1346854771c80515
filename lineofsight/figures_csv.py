"""Figures as a spreadsheet."""

import csv
from collections.abc import Sequence
from io import StringIO

from lineofsight.figure_words import notes_of, rating_in_words, sense_in_words, value_in_words
from lineofsight.figures import Point

HEADS = (
    "As of", "Date from", "Measure", "Whose", "Value", "As printed", "Unit", "Kind of value",
    "Target", "Rating", "Council", "Committee", "Meeting", "To note", "Words", "Source", "File",
    "Page",
)  # fmt: skip
# A cell that begins with one of these may be taken for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(points: Sequence[Point]) -> str:
    """One row a figure under a heading row, for a spreadsheet; it begins with a byte-order mark."""
    written = StringIO()
    out = csv.writer(written)
    out.writerow(HEADS)
    for point in points:
        figure, paper = point.figure, point.paper
        source = "the text" if figure.as_of else "the meeting" if point.as_of else ""
        out.writerow(
            [
                str(point.as_of or ""),
                source,
                _cell(figure.measure),
                _cell(figure.subject or ""),
                f"{figure.value:.10g}",
                _cell(value_in_words(figure)),
                _cell(figure.unit or ""),
                sense_in_words(figure),
                "" if figure.target is None else f"{figure.target:.10g}",
                rating_in_words(point),
                _cell(paper.council or ""),
                _cell(paper.committee or ""),
                str(paper.meeting_date or ""),
                _cell("; ".join(notes_of(point, points))),
                _cell(figure.text),
                _cell(point.citation.place),
                _cell(paper.file),
                str(figure.page),
            ]
        )
    return "\ufeff" + written.getvalue()


def _cell(said: str) -> str:
    """Words on one line, never a formula."""
    line = " ".join(said.split())
    return f"'{line}" if line.startswith(FORMULA) else line
