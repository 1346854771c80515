"""Where in a block the public is shut out of a meeting, and where it is let in again.

A block may hold the words that shut the doors and what was said behind them, so that what is
exempt starts right behind those words. In doubt it starts too early.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ingest.exempt_marks import APPENDIX, EXEMPT_ENDS, OPEN_DIVIDER, bare
from ingest.exempt_told import (
    CONSIDERED,
    DECIDED,
    DEFINITE,
    EXCLUDED,
    EXCLUSION,
    FORWARD,
    HELD_PRIVATELY,
    IF_ANY,
    LOST_AFTER,
    NOT_EXCLUDED,
    NOT_HELD,
    NOT_SO,
    NOT_YET,
    ONE_ITEM,
    REOPENED,
    SAID_SO,
    TELLS,
    THIS_ITEM,
    TOLD_EXEMPT,
)
from ingest.structure.placed import Placed
from papers import Paper

# Where a sentence ends: a title, an initial and "No." do not end one, "p.m." may.
_STOP = re.compile(
    r"(?<!\bCllr)(?<!\bCllrs)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bNo)(?<!\b[A-Z])"
    r"[.!?;][\"'”’)\]*]*(?=\s+[\"'“‘(\[*£#]*[A-Z0-9])|\n\s*\n"
)
# A resolution runs to the end of its sentence, unless it goes on to resolve something else.
_RESOLUTION = re.compile(r"\bbe\b|\bto exclude\b", re.IGNORECASE)
_RESOLVED = re.compile(
    rf"{_STOP.pattern}|;|\b(?:and|,) that\b(?! (?:in all|the public interest|it|they)\b)"
)
# What is told ("the public left, and …") ends where anything new may begin.
_TOLD = re.compile(rf"{_STOP.pattern}|[,;:]\s|\s[-–—]\s|\band\b|\n(?=[^a-z\n])")
# A line that stops well short of the longest ended there.
_SHORT_LINE = 0.75
SHORTEST_HEAD = 40
LONGEST_HEADING = 110
LONGEST_SENTENCE = 1500


@dataclass(frozen=True)
class Shut:
    """The doors shut at ``at`` in a block's text: for its item, the next one, or the rest."""

    at: int
    reach: Literal["item", "next", "rest"]


def shut_in(piece: Placed, before: str, paper: Paper, at: int = 0) -> Shut | None:
    """Where the public is first shut out in ``piece``, from ``at`` in its text.

    That must be decided or told, not only considered. ``before`` is the text of the block before.
    """
    if piece.heading and not (paper.kind == "minutes" and TELLS.search(piece.text)):
        return None
    first = [
        next(_excluded(piece, before, paper, at), None),
        next(_held_privately(piece, paper, at), None),
        next(_told_exempt(piece, at), None),
    ]
    return min((one for one in first if one), key=lambda one: one.at, default=None)


def opened_in(piece: Placed, at: int = 0) -> tuple[int, int] | None:
    """Where the words that let the public in again start and end in the text of ``piece``.

    What stands before them in their line is not open yet.
    """
    if not at and OPEN_DIVIDER.fullmatch(bare(piece.text)) is not None:
        return 0, len(piece.text)
    for match in REOPENED.finditer(piece.text, at):
        start, end = _sentence(piece.text, match)
        if NOT_YET.search(piece.text, start, match.end()):
            continue
        if not NOT_EXCLUDED.search(piece.text, start, end):
            line = re.compile(r"\n(?=[^a-z\n])")
            lines = [stop.end() for stop in line.finditer(piece.text, at, match.start())]
            return max(start, at, *lines), match.end()
    ended = EXEMPT_ENDS.search(piece.text, at)
    return ended.span() if ended else None


def _excluded(piece: Placed, before: str, paper: Paper, at: int) -> Iterator[Shut]:
    text = piece.text
    head = f"{before} " if len(before) < SHORTEST_HEAD else ""
    for match in EXCLUDED.finditer(text, at):
        start, end = _sentence(text, match)
        sentence = text[start:end]
        if NOT_EXCLUDED.search(head + sentence) or LOST_AFTER.match(text, end):
            continue
        considered = CONSIDERED.search(text, start, match.end()) or IF_ANY.search(sentence)
        if considered and not DECIDED.search(head + text):
            continue
        if paper.kind == "agenda" and not DEFINITE.search(text):
            continue
        yield Shut(_behind(text, match), _reach(sentence))
    agreed = DECIDED.search(text, at)
    asked = len(before) < LONGEST_HEADING and EXCLUSION.search(before)
    if asked and agreed and paper.kind == "minutes" and not EXCLUDED.search(text):
        start, end = _sentence(text, agreed)
        if not NOT_EXCLUDED.search(text, start, end):
            yield Shut(_behind(text, agreed), "rest")


def _held_privately(piece: Placed, paper: Paper, at: int) -> Iterator[Shut]:
    """What is told or decided to be heard without the public, not what someone says of it."""
    for match in HELD_PRIVATELY.finditer(piece.text, at):
        start, end = _sentence(piece.text, match)
        sentence, said = piece.text[start:end], piece.text[start : match.start()]
        if NOT_HELD.search(sentence) or NOT_SO.search(match.group()):
            continue
        if SAID_SO.search(said) and not DECIDED.search(said):
            continue
        if paper.kind not in ("minutes", "agenda") and not THIS_ITEM.search(sentence):
            continue
        reach = _reach(sentence)
        forward = FORWARD.search(sentence) is not None
        yield Shut(_behind(piece.text, match), reach if reach != "rest" or forward else "item")


def _told_exempt(piece: Placed, at: int) -> Iterator[Shut]:
    for match in TOLD_EXEMPT.finditer(piece.text, at):
        start, end = _sentence(piece.text, match)
        sentence = piece.text[start:end]
        unsure = NOT_HELD.search(sentence) and not DECIDED.search(sentence)
        if not unsure and not NOT_EXCLUDED.search(sentence) and not APPENDIX.search(sentence):
            yield Shut(match.end(), "item")


def _reach(sentence: str) -> Literal["item", "next", "rest"]:
    if THIS_ITEM.search(sentence):
        return "item"
    return "next" if ONE_ITEM.search(sentence) else "rest"


def _sentence(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The start and the end of the sentence, or sentences, that ``match`` stands in."""
    low = max(0, match.start() - LONGEST_SENTENCE)
    starts = [stop.end() for stop in _STOP.finditer(text, low, match.start() + 1)]
    ends = _STOP.search(text, match.end())
    return (starts[-1] if starts else low), (ends.end() if ends else len(text))


def _behind(text: str, match: re.Match[str]) -> int:
    """Where what is said behind the doors may start: after the words that shut them."""
    resolution = _RESOLUTION.search(match.group()) is not None
    stop = (_RESOLVED if resolution else _TOLD).search(text, match.end())
    end = stop.end() if stop else len(text)
    if resolution:
        longest = max(len(line) for line in text.split("\n"))
        for line in re.finditer(r"\n(?=[^a-z\n])", text[:end]):
            length = line.start() - (text.rfind("\n", 0, line.start()) + 1)
            if line.start() >= match.end() and length < _SHORT_LINE * longest:
                return line.end()
    return end
