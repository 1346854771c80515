"""The figures of a table, row by row: the label says what or whose, the columns when and which."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.figures.cells import GARBLED, GLUED, cells_of, is_readable, paired, split_row
from ingest.figures.columns import (
    MEASURE,
    Column,
    Heads,
    column_of,
    sense_of,
    titles_in,
    unit_of,
)
from ingest.figures.numbers import value_of
from ingest.figures.ratings import rating_of
from ingest.figures.sentence_dates import months_before
from ingest.figures.stacked import Stack, columns_of, named
from ingest.figures.told import Told
from papers import Rating

# A total that prints its unit is the one that a table is about: "TOTAL £m 334.7".
OWN_UNIT = re.compile(r"\btotal\b.*£\s?(?:m|k|bn|'?000'?s?)?\s*$", re.IGNORECASE)
GENERAL = re.compile(
    r"(?:grand |sub-?|overall )?totals?|all|overall|average|net(?: total)?|balance|sum|core"
    r"|external|"
    r"other|england|national|gross|income|expenditure",
    re.IGNORECASE,
)
# A first column of these names whose a value is; of others, what is measured.
WHOSE = re.compile(
    r"\b(?:types?|teams?|wards?|schools?|areas?|directorates?|services?|groups?|names?|localit\w+|"
    r"districts?|councils?|authorit\w+|category|categories|divisions?|providers?|sites?"
    r"|boroughs?)\b",
    re.IGNORECASE,
)
PAGE = re.compile(r"page\b", re.IGNORECASE)
ROW_NUMBER = re.compile(r"^\W*\d{1,4}[.)]?\s+(?=[A-Za-z])")


@dataclass(frozen=True)
class Over:
    """What stands over a row: its columns, what the table shows, and the period it is of.

    ``caption`` is what the text before the table, or its heading, says it shows. ``unit`` and
    ``scale`` hold for the columns that give none. ``whose`` says that the labels are subjects,
    ``lead`` is the line above that the row's label goes on from.
    """

    columns: tuple[Column, ...] = ()
    caption: str = ""
    unit: str | None = None
    scale: float = 1.0
    whose: bool = False
    measures: bool = False
    period: date | None = None
    period_text: str | None = None
    lead: str = ""


def over_cells(cells: Sequence[str], caption: str, meeting: date | None) -> Over:
    """What a header row with these cells says of the rows beneath."""
    columns = tuple(column_of(cell, n == 0, meeting) for n, cell in enumerate(cells))
    units = {(column.unit, column.scale) for column in columns if column.role == "value"}
    unit, scale = units.pop() if len(units) == 1 else (None, 1.0)
    first = cells[0] if cells else ""
    measures = any(column.names_measures for column in columns)
    whose = WHOSE.search(first) is not None and not measures
    return Over(columns, caption, unit, scale, whose, measures)


def over_line(header: str, count: int, caption: str, meeting: date | None) -> Over:
    """What a header printed as one line says of rows with ``count`` values each."""
    first, titles = titles_in(header, count)
    unit, scale = unit_of(header) if "£" in header else (None, 1.0)
    measures = re.search(r"\b(?:measure|indicator|KPI)s?\b", first, re.IGNORECASE) is not None
    columns: tuple[Column, ...] = ()
    if titles:
        columns = (
            Column("label", first, names_measures=measures),
            *(column_of(title, False, meeting) for title in titles),
        )
    whose = bool(columns) and not measures and len(first.split()) < 6
    whose = whose and WHOSE.search(first) is not None
    return Over(columns, caption, unit, scale, whose, measures)


def over_heads(
    heads: Sequence[Heads], count: int, at: int, over: Over, meeting: date | None
) -> Over:
    """``over`` with the nearest periods above ``at`` that are as many as a row has values."""
    above = [one for one in heads if one.end <= at and len(one.titles) == count]
    if over.columns or not above:
        return over
    nearest = above[-1]
    columns = [replace(column_of(title, False, meeting), unit=nearest.unit, scale=nearest.scale)
               for title in nearest.titles]  # fmt: skip
    return replace(over, columns=(Column("label"), *columns))


def over_stack(stack: Stack, count: int, over: Over, meeting: date | None) -> Over:
    """``over`` with the columns of a header whose titles stand one under another, if it has any."""
    columns = columns_of(stack, count, meeting)
    if not columns:
        return over
    first = columns[0].words
    measures = MEASURE.search(first) is not None
    whose = WHOSE.search(first) is not None and not measures
    caption = named(stack.caption) or over.caption
    return Over(columns, caption, whose=whose, measures=measures)


def told_in_row(row: str, over: Over) -> list[Told]:
    """The figures of one row, in order; their spans count within ``row``."""
    cells = cells_of(row)
    if cells:
        if not over.columns and not is_readable(cells):
            return []
        columns = list(over.columns) or [Column("label")]
        columns += [Column("value")] * (len(cells) - len(columns))
        labels = [
            cell for (cell, _), column in zip(cells, columns, strict=False)
            if column.role == "label" and value_of(cell) is None
        ]  # fmt: skip
        values = [
            (cell, at, column) for (cell, at), column in zip(cells, columns, strict=False)
            if column.role not in ("label", "aside")
        ]  # fmt: skip
        label = next((one for one in reversed(labels) if one and len(one.split()) < 25), "")
    else:
        label, found = split_row(row)
        columns = list(over.columns)[1:]
        if len(columns) != len(found):
            pairs = paired(row)
            if pairs:
                return _in_pairs(pairs, over)
            # Which of several values is which only their header says.
            if len(found) > 1 and not OWN_UNIT.search(label):
                return []
            columns = [Column("value")] * len(found)
        values = [(cell, at, column) for (cell, at), column in zip(found, columns, strict=True)]
    values = _told_apart(values) if over.columns else values
    label = ROW_NUMBER.sub("", f"{over.lead} {label}".strip() if label else label)
    if GARBLED.search(label) or GLUED.search(row):
        return []
    # Without titles over them, whole numbers may be pages or notes: only amounts are figures.
    nothing = not any(
        re.search(r"[.,%£]", cell) and (value_of(cell) or (0.0, None))[0] for cell, _, _ in values
    )
    if sum(c.isalpha() for c in label) < 3 or PAGE.match(label) or (not over.columns and nothing):
        return []
    return _told(label, values, over)


def _told_apart(values: list[tuple[str, int, Column]]) -> list[tuple[str, int, Column]]:
    """The values of a row without those of columns that have the same title as another."""
    marks = Counter(_title(column) for _, _, column in values)
    return [one for one in values if one[2].role != "value" or marks[_title(one[2])] == 1]


def _title(column: Column) -> tuple[object, ...]:
    return (column.role, column.words.casefold(), column.as_of, column.as_of_text, column.sense,
            column.before, column.whose, column.unit)  # fmt: skip


def _in_pairs(pairs: list[tuple[str, str, int]], over: Over) -> list[Told]:
    told: list[Told] = []
    for label, said, at in pairs:
        found = value_of(said)
        if found is None or sum(letter.isalpha() for letter in label) < 3:
            return []
        told.append(
            Told(" ".join(label.split()), None, found[0], said, found[1] or over.unit, None,
                 at, at + len(said), over.period, over.period_text)
        )  # fmt: skip
    return told


def _told(label: str, values: list[tuple[str, int, Column]], over: Over) -> list[Told]:
    targets = [value_of(cell) for cell, _, column in values if column.role == "target"]
    target = next((one for one in targets if one), None)
    rating: Rating | None = next(
        (one for cell, _, column in values if (one := rating_of(cell, column.role == "rating"))),
        None,
    )
    label_unit, label_scale = unit_of(label)
    told: list[Told] = []
    latest = -1
    for cell, at, column in values:
        found = value_of(cell)
        if column.role != "value" or found is None:
            continue
        value, own = found
        unit = own or column.unit or label_unit or over.unit
        scale = column.scale if column.unit else label_scale if label_unit else over.scale
        if own is None and unit == "£" or (own == "£" and not re.search(r"[a-z]", cell, re.I)):
            value = round(value * scale, 6)
        measure, subject = _names(label, column, over)
        as_of, said = column.as_of, column.as_of_text
        if column.before:
            back = (
                1
                if "month" in (said or "").lower()
                else 12
                if "year" in (said or "").lower()
                else 3
            )
            as_of = months_before(over.period, back) if over.period else None
        elif as_of is None:
            as_of, said = over.period, over.period_text
        if not column.before and not column.whose and column.sense is None:
            latest = len(told)
        start = at + cell.find(cell.strip())
        told.append(
            Told(" ".join(measure.split()), subject, value, cell.strip(), unit,
                 column.sense or sense_of(label),
                 start, start + len(cell.strip()), as_of, said)
        )  # fmt: skip
    if told and (target or rating):
        last = told[latest] if latest >= 0 else told[-1]
        place = told.index(last)
        same = (
            target
            if target and (target[1] or last.unit) == last.unit or not (target and target[1])
            else None
        )
        told[place] = replace(last, target=same[0] if same else None, rating=rating)
    return told


def _headed(label: str) -> str:
    """A label without what describes it at length: its first sentence."""
    first = re.split(r"(?<=\w{3})\.\s", label)[0]
    said = first if len(first.split()) > 2 else label
    return re.sub(r"^(?:and|or|&|of|to|in|for|the)\s+", "", said)


def _names(label: str, column: Column, over: Over) -> tuple[str, str | None]:
    """What is measured in one cell, and whose it is."""
    bare = re.sub(r"\(?£\s?'?(?:000'?s?|m|k|bn)?\)?|\(%\)", " ", label)
    bare = _headed(" ".join(bare.split()).strip(" -–:*")) or label
    if column.whose:
        return bare, column.whose
    if over.measures or not (column.words or over.whose):
        before = re.match(r"([^:]{3,60}):\s+\S", bare)
        if GENERAL.fullmatch(bare) and over.caption:
            return f"{over.caption}: {bare}", None
        return bare, before[1].strip() if before else None
    if column.words:
        return (
            f"{column.words} ({over.caption})"
            if over.caption and len(column.words) < 25
            else column.words
        ), bare
    return (over.caption, bare) if over.caption else (bare, None)
