"""The figures of a table, row by row: the label says what or whose, the columns when and which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.figures.columns import LABEL, Column, Heads, column_of, titles_in, unit_of
from ingest.figures.numbers import value_of
from ingest.figures.ratings import rating_of
from ingest.figures.sentence_dates import months_before
from ingest.figures.told import Told
from ingest.structure.rows import EMPTY_CELL
from papers import Rating

# More bare values than this, without titles, are not told apart; longer cells hold sentences.
MOST_UNTITLED = 3
LONGEST_CELL_WORDS = 8
BLANK = re.compile(
    r"not (?:reported|available|known|applicable|set)|no data|new(?: measure)?|suppressed",
    re.IGNORECASE,
)
RULE = re.compile(r"[\s|:=-]+")
TOKEN = re.compile(rf"(?:{BLANK.pattern})(?=\s|$)|\S+", re.IGNORECASE)
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
    ``scale`` hold for the columns that give none. ``whose`` says that the labels are subjects.
    """

    columns: tuple[Column, ...] = ()
    caption: str = ""
    unit: str | None = None
    scale: float = 1.0
    whose: bool = False
    measures: bool = False
    period: date | None = None
    period_text: str | None = None


def cells_of(row: str) -> list[tuple[str, int]]:
    """The cells of a row parted by bars or tabs, each with its place in it; [] if it has none."""
    sign = "|" if "|" in row else "\t" if "\t" in row else ""
    if not sign:
        return []
    cells: list[tuple[str, int]] = []
    at = 0
    for cell in row.split(sign):
        cells.append((cell.strip(), at + len(cell) - len(cell.lstrip())))
        at += len(cell) + 1
    if sign == "|" and cells and not cells[0][0]:
        cells = cells[1:]
    if sign == "|" and cells and not cells[-1][0]:
        cells = cells[:-1]
    return cells


def is_rule(row: str) -> bool:
    """Whether a row only rules off the header: "|---|---|"."""
    return RULE.fullmatch(row) is not None


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


def split_row(row: str) -> tuple[str, list[tuple[str, int]]]:
    """A row without cells: its label, and its values with their places.

    The values are those at its end or, where words follow them, the longest run of them.
    """
    tokens = [(match.group(), match.start()) for match in TOKEN.finditer(row)]
    runs: list[tuple[int, int]] = []
    for place, (token, _) in enumerate(tokens):
        if not _is_cell(token):
            continue
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    if not runs:
        return " ".join(row.split()), []
    first, last = runs[-1]
    if last < len(tokens):
        first, last = max(runs, key=lambda run: (run[1] - run[0], run[0]))
    begins = next((n for n, (token, _) in enumerate(tokens[:first]) if not _is_cell(token)), first)
    label = row[tokens[begins][1] : tokens[first][1]] if begins < first else ""
    return " ".join(label.split()), tokens[first:last]


def told_in_row(row: str, over: Over) -> list[Told]:
    """The figures of one row, in order; their spans count within ``row``."""
    cells = cells_of(row)
    if cells:
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
            if len(found) > MOST_UNTITLED:
                return []
            columns = [Column("value")] * len(found)
        values = [(cell, at, column) for (cell, at), column in zip(found, columns, strict=True)]
    label = ROW_NUMBER.sub("", label)
    # Without titles over them, whole numbers may be pages or notes: only amounts are figures.
    nothing = not any(
        re.search(r"[.,%£]", cell) and (value_of(cell) or (0.0, None))[0] for cell, _, _ in values
    )
    if sum(c.isalpha() for c in label) < 3 or PAGE.match(label) or (not over.columns and nothing):
        return []
    return _told(label, values, over)


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
            Told(" ".join(measure.split()), subject, value, cell.strip(), unit, column.sense,
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


def _names(label: str, column: Column, over: Over) -> tuple[str, str | None]:
    """What is measured in one cell, and whose it is."""
    bare = re.sub(r"\(?£\s?'?(?:000'?s?|m|k|bn)?\)?|\(%\)", " ", label)
    bare = " ".join(bare.split()).strip(" -–:*") or label
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


def _is_cell(token: str) -> bool:
    return (
        value_of(token) is not None
        or EMPTY_CELL.fullmatch(token) is not None
        or BLANK.fullmatch(token) is not None
        or rating_of(token) is not None
    )


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row of cells heads columns: titles, or days and years, and no values."""
    filled = [cell for cell in cells[1:] if cell]
    if not filled or (value_of(cells[0]) is not None):
        return False
    values = [
        cell
        for cell in filled
        if value_of(cell) is not None and not re.fullmatch(r"(?:19|20)\d\d", cell)
    ]
    return (
        not values
        and (LABEL.fullmatch(cells[0]) is not None or len(filled) >= 1)
        and all(len(cell.split()) <= LONGEST_CELL_WORDS + 4 for cell in filled)
    )
