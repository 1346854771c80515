"""What tells the statements of a briefing apart when it is made again from newer papers.

A statement keeps its mark as long as a meeting's papers say the same, in whichever version of a
paper: so a mark holds the meeting and the words, never a page or a place on it.
"""

from hashlib import sha256

from lineofsight.briefing.parts import Mark
from lineofsight.briefing.words import readable
from lineofsight.figures.points import Point
from papers import Citation

LETTERS = 32


def mark_of_words(citation: Citation, words: str, said: str = "") -> Mark:
    """The mark of a statement that quotes ``words``; ``said`` is what may change beside them."""
    return Mark(_key(*_meeting(citation), readable(words).casefold()), said)


def mark_of_figure(point: Point) -> Mark:
    """The mark of a figure: what was measured, of whom, when; its value is what may change."""
    figure, paper = point.figure, point.paper
    key = _key(paper.council, point.series, figure.subject, figure.sense, point.as_of)
    return Mark(key, readable(figure.printed))


def _meeting(citation: Citation) -> tuple[object, ...]:
    body = citation.committee or citation.council or citation.title
    return (citation.council, body, citation.meeting_date)


def _key(*parts: object) -> str:
    return sha256("\n".join(str(part) for part in parts).encode()).hexdigest()[:LETTERS]
