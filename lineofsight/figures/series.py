"""Put the points of a theme into series, and tell where they were restated or re-defined."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.abbreviations import spelled_out
from assistant.rows import is_row
from assistant.words import stems_of
from lineofsight.concepts import Concepts
from lineofsight.figures.points import Direction, Point, date_order

# Two names are of one measure if so much of the shorter is in the longer and both name the theme,
# or if so much of both together is in both.
SHORTER, BOTH, NAMES_THEME = 0.75, 0.6, 0.6
# Of a name of fewer words than this another is the same only if its other words say little.
FEWEST = 2
# Names of more words than this are of one measure only if so large a share of them is in both.
LONG, LONG_ALIKE = 8, 0.85
# Below this share of words in common a measure is worded differently from the point before.
SAME_WORDS = 0.5
# Without a date of their own two values are of the same only if nearly all words are.
ALMOST_ALL = 0.8
# A point is compared with so many different ones of a series.
COMPARED = 4
BRACKETED = re.compile(r"\s*\(([A-Z][A-Za-z]{1,6})s?\)")
YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s?[-/–]\s?(?:20)?\d\d)?\b")
GENERAL = stems_of(
    "average highest lowest maximum minimum number percentage proportion rate total figure level "
    "current latest share figures cases case per officer value amount"
)
# What has one of a pair in its name is not what has the other.
OPPOSED = tuple(
    (stems_of(one), stems_of(other))
    for one, other in (
        ("late overdue delayed", "time timely"),
        ("open outstanding waiting", "closed completed"),
        ("appointed recruited started joined starters", "left leavers leaving"),
        ("agency temporary interim", "permanent"),
        ("overspend overspent", "underspend underspent"),
        ("income receipts", "expenditure spending payments"),
        ("budget budgeted", "forecast outturn actual variance"),
        ("gross", "net"),
        ("boys male men", "girls female women"),
        ("primary", "secondary"),
        ("red", "amber"),
        ("vacant vacancies", "filled"),
    )
)
# "64 for every 10,000" is a rate of the population, not a number.
WORDS = re.compile(r"[^\W\d_]{2,}")
PER = re.compile(r"\bper ((?:social |team |full[- ]time )?[a-z]+)")
POPULATION = re.compile(r"\b(?:per|every)\s+\d")


@dataclass(frozen=True)
class _Marks:
    """By what a point is put with others: council, kind of unit, subject, name, share of theme."""

    council: str | None
    kind: str
    counted: frozenset[str]
    subject: frozenset[str]
    name: frozenset[str]
    named: float


def in_series(points: Sequence[Point], concepts: Concepts) -> list[Point]:
    """``points`` with the series of each, and what has become of its value and its measure."""
    short = _abbreviations(points)
    little = concepts.stems | GENERAL | _of_one(points)
    groups: list[tuple[list[_Marks], list[Point]]] = []
    for point in sorted(points, key=date_order):
        marks = _marks(point, concepts, short)
        for held, group in groups:
            alike = sum(_same_measure(marks, other, little) for other in held)
            if marks in held or 2 * alike >= len(held):
                group.append(point)
                if len(held) < COMPARED and marks not in held:
                    held.append(marks)
                break
        else:
            groups.append(([marks], [point]))
    return [point for _, group in groups for point in _told(group)]


def _marks(point: Point, concepts: Concepts, short: dict[str, str]) -> _Marks:
    figure = point.figure
    kind = figure.unit if figure.unit in ("%", "£") else ""
    if figure.unit and POPULATION.search(figure.unit):
        kind = "rate"
    noun = figure.unit if figure.unit and not kind and " per " not in f" {figure.unit}" else ""
    subject = stems_of(_whole(figure.subject or "", short))
    stems = stems_of(_whole(figure.measure, short)) - subject
    return _Marks(
        point.paper.council,
        kind,
        stems_of(noun.split()[-1]) if noun else frozenset(),
        subject,
        (stems - GENERAL) or stems,
        concepts.share(figure.measure, figure.context),
    )


def _same_measure(one: _Marks, other: _Marks, little: frozenset[str]) -> bool:
    """Whether two names are of one measure; ``little`` are stems that tell none from others."""
    if (one.council, one.kind, one.subject) != (other.council, other.kind, other.subject):
        return False
    if one.counted and other.counted and one.counted != other.counted:
        return False  # posts are not workers
    common = one.name & other.name
    if one.name == other.name or not common:
        return one.name == other.name
    if _are_opposed(one.name, other.name):
        return False
    fewest = min(len(one.name), len(other.name))
    differ = one.name ^ other.name
    if min(one.named, other.named) >= NAMES_THEME and len(common) >= SHORTER * fewest:
        most = max(len(one.name), len(other.name))
        short = most <= min(2 * fewest + 1, LONG) or one.subject
        if differ <= little or (fewest >= FEWEST and short):
            return True
    every = len(one.name | other.name)
    return len(common) >= (BOTH if every <= LONG else LONG_ALIKE) * every


def _are_opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    only_one, only_other = one - other, other - one
    return any(
        (only_one & left and only_other & right) or (only_one & right and only_other & left)
        for left, right in OPPOSED
    )


def _told(group: list[Point]) -> Iterator[Point]:
    """The points of one series, in date order, compared with one another."""
    name = _name(group)
    rows = _places(group)
    before: dict[str | None, Point] = {}
    worded: list[Point] = []
    for point in group:
        restated = tuple(other.figure.figure_id for other in group if _restates(point, other, rows))
        earlier = before.get(point.figure.sense)
        redefined = _redefined(worded, point)
        worded.append(point)
        direction = _direction(earlier, point) if earlier else None
        before[point.figure.sense] = point
        yield replace(
            point, series=name, restated_by=restated, redefined=redefined, direction=direction
        )


def _name(group: Sequence[Point]) -> str:
    """What a series is called: by the name that most of its points have, of those the newest."""
    names = [
        f"{one.figure.measure} – {one.figure.subject}" if one.figure.subject else one.figure.measure
        for one in group
    ]
    ends = [one.figure.sense in ("highest", "lowest") for one in group]
    plain = [name for name, end in zip(names, ends, strict=True) if not end] or names
    times = Counter(name.casefold() for name in plain)
    return max(reversed(plain), key=lambda name: times[name.casefold()])


def _of_one(points: Sequence[Point]) -> frozenset[str]:
    """The stems of what values are told for each one of: "per social worker"."""
    said = [f"{point.figure.measure} {point.figure.unit or ''}" for point in points]
    each = [match[1] for one in said for match in PER.finditer(one)]
    return frozenset(stem for one in each for stem in stems_of(one))


def _restates(one: Point, other: Point, rows: dict[str, int]) -> bool:
    """Whether two points give two values for the same day."""
    a, b = one.figure, other.figure
    if a.value == b.value or a.sense != b.sense:
        return False
    if (a.paper_id, a.page, a.start) == (b.paper_id, b.page, b.start):
        return False
    if rows[a.figure_id] != rows[b.figure_id] and min(rows[a.figure_id], rows[b.figure_id]) >= 0:
        return False
    rows_both = is_row(a.text) and is_row(b.text)
    if rows_both and (a.paper_id == b.paper_id or not _same_label(a.text, b.text)):
        return False  # a table does not restate itself, and another only in a row of that name
    if a.as_of is not None or b.as_of is not None:
        return a.as_of == b.as_of
    if a.paper_id == b.paper_id or not _worded_alike(a.measure, b.measure, ALMOST_ALL):
        return False
    if one.as_of == other.as_of and one.as_of is not None:
        return True
    # The register for 2025-26 gave one total in January, another in February.
    years = YEAR.findall(a.measure)
    return bool(years) and years == YEAR.findall(b.measure)


def _places(group: Sequence[Point]) -> dict[str, int]:
    """For each figure its place among those of its row, if others stand there; else -1."""
    by_row: dict[tuple[str, int, int], list[str]] = {}
    for point in group:
        figure = point.figure
        by_row.setdefault((figure.paper_id, figure.page, figure.start), []).append(figure.figure_id)
    return {
        figure_id: place if len(ids) > 1 else -1
        for ids in by_row.values()
        for place, figure_id in enumerate(sorted(ids, key=lambda one: int(one.rsplit("-", 1)[-1])))
    }


def _redefined(before: Sequence[Point], point: Point) -> str | None:
    """In words, how a measure differs from all those of the same series in papers before."""
    others = [one.figure for one in before if one.figure.paper_id != point.figure.paper_id]
    if not others or len(others) < len(before):
        return None  # the first of its paper tells for all of it
    figure, latest = point.figure, others[-1]
    units = {one.unit for one in others if one.unit and " per " in f" {one.unit}"}
    if figure.unit and " per " in f" {figure.unit}" and units and figure.unit not in units:
        return (
            f"Counted differently: “{latest.unit or sorted(units)[0]}” before, “{figure.unit}” here"
        )
    if not any(_worded_alike(one.measure, figure.measure) for one in others):
        return f"Worded differently, so it may not be the same measure: “{latest.measure}” before"
    return None


def _worded_alike(one: str, other: str, share: float = SAME_WORDS) -> bool:
    left, right = stems_of(one) - GENERAL, stems_of(other) - GENERAL
    return len(left & right) >= share * len(left | right)


def _same_label(one: str, other: str) -> bool:
    """Whether two rows are called nearly the same, their values left aside."""
    left, right = (" ".join(WORDS.findall(row)) for row in (one, other))
    return _worded_alike(left, right, ALMOST_ALL)


def _direction(before: Point, point: Point) -> Direction | None:
    if before.as_of == point.as_of:
        return None
    a, b = before.figure.value, point.figure.value
    return "same" if a == b else "up" if b > a else "down"


def _whole(said: str, short: dict[str, str]) -> str:
    """``said`` with abbreviations spelled out: "LAC" and "Looked after Children (LAC)" alike."""
    bare = BRACKETED.sub("", said)
    return " ".join(short.get(word, word) for word in bare.split())


def _abbreviations(points: Sequence[Point]) -> dict[str, str]:
    found: dict[str, str] = {}
    for point in points:
        figure = point.figure
        for text in (figure.text, figure.context, figure.subject or "", figure.measure):
            for match in BRACKETED.finditer(text):
                meaning = spelled_out(text[: match.start()], match[1])
                if meaning:
                    found[match[1]] = meaning
    return found
