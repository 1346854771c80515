"""The header of a table whose titles stand one under another: each line break was a cell once.

A PDF gives "2023-24 / actual / 2024-25 / forecast" for two columns. Where as many titles begin with
a period, or a word that heads a column, as a row has values, each is one column; where not, the
header cannot be told apart and the values are withheld.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from ingest.figures.columns import SCALE, Column, column_of, unit_of
from ingest.structure.rows import is_row

_START = re.compile(
    r"(?<![\w£.,/-])(?:"
    r"(?:Q[1-4]\s+)?(?:19|20)\d\d\s?[-/–]\s?(?:20)?\d\d(?![\d.,])"
    r"|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
    r"[\s'’-]+(?:20)?\d\d\b"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
    r"|(?:19|20)\d\d(?![\d.,-])"
    r"|(?:change|variance|increase|decrease|difference|target|total|movement)(?![\w-]))",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"\d")
_BRACKETS = re.compile(r"\([^()]*\)")
_CAPTION = re.compile(r"\s*Table \d+(?:\.\d+)*[a-z]?\s*[-–:.]?\s*(?P<said>\S.*)?$", re.IGNORECASE)
_GOES_ON = "abcdefghijklmnopqrstuvwxyz£(&"
_IN_UNITS = re.compile(
    r"[\s,(]*(?:\bin )?£\s?(?:millions?|thousands?|m|k|'?000'?s?)\b\)?\s*$", re.IGNORECASE
)
_ENDED = re.compile(r"[.;:?!]\s*$")
_UNIT_EACH = re.compile(r"(?:£\s?(?:'?000'?s?|m|k|bn)?\s*){2,}$", re.IGNORECASE)
_VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|be|been|will|would|that|which|this)\b")
MOST_LINES, MOST_WORDS, LONGEST_TITLE, LONGEST_LABEL = 22, 12, 8, 6
_SCALES = re.compile(rf"{SCALE.pattern}|[%p]", re.IGNORECASE)


@dataclass(frozen=True)
class Stack:
    """The lines that stand over a table's first row, on one line, and what its caption says."""

    header: str
    caption: str


def stack_above(page: str, start: int) -> Stack:
    """The header and the caption of the table whose first row begins at ``start`` of a page."""
    lines: list[str] = []
    caption: list[str] = []
    for line in reversed(page[:start].split("\n")[:-1]):
        bare = line.strip()
        if not bare:
            continue
        told = _CAPTION.match(bare)
        if told:
            caption = [told["said"] or ""]
            while lines and not _START.search(lines[0]) and lines[0][0] in _GOES_ON:
                caption.append(lines.pop(0))
            break
        if (
            len(lines) == MOST_LINES
            or len(bare.split()) > MOST_WORDS
            or _ENDED.search(bare)
            or _VERB.search(bare)
            or (is_row(bare) and not _START.match(bare))
        ):
            break
        lines.insert(0, bare)
    return Stack(" ".join(" ".join(lines).split()), " ".join(" ".join(caption).split()))


def named(caption: str) -> str:
    """A caption without the unit that its table is in: "Capital financing in £millions"."""
    return _IN_UNITS.sub("", caption).strip(" -–:")


def columns_of(stack: Stack, count: int, meeting: date | None) -> tuple[Column, ...]:
    """The label's column and ``count`` others; () where their titles cannot be told apart."""
    bare = _BRACKETS.sub(lambda match: " " * len(match.group()), stack.header)
    starts = [match.start() for match in _START.finditer(bare)]
    if (
        len(starts) != count
        or count < 2
        or not any(_PERIOD.match(bare, at) or bare[at] in "QJFMASOND" for at in starts)
    ):
        return ()
    label = _SCALES.sub(" ", stack.header[: starts[0]]).strip(" -–:/")
    ends = [*starts[1:], len(stack.header)]
    titles = [stack.header[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    if len(label.split()) > LONGEST_LABEL or any(
        len(_SCALES.sub(" ", _BRACKETS.sub(" ", title)).split()) > LONGEST_TITLE for title in titles
    ):
        return ()
    words = [_SCALES.sub(" ", title).split() for title in titles]
    longest = max(len(one) for one in words[:-1])
    if len(words[-1]) > longest and not set("£%") & set(titles[-1]):
        titles[-1] = " ".join(words[-1][:longest])  # what follows is the first row's label
    made = [column_of(_BRACKETS.sub(" ", title), False, meeting) for title in titles]
    if any(column.role not in ("value", "target") for column in made):
        return ()
    unit, scale = unit_of(f"{stack.caption} {stack.header}")
    one_for_all = _UNIT_EACH.search(stack.header) or all(column.unit is None for column in made)
    if unit == "£" and one_for_all:
        made = [one if one.unit else replace(one, unit=unit, scale=scale) for one in made]
    return (Column("label", label), *made)
