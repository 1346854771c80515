"""What stands over the columns of a table: the period, the target, the rating, the measure."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ingest.figures.as_of import Period, periods_in
from papers import Sense

Role = Literal["label", "value", "target", "rating", "aside"]

_RATING = r"RAG(?:\s+(?:status|rating))?|rating|status|traffic light"
_TARGET = (
    r"(?:\d{4}[-/]\d{2,4}\s+)?(?:annual |year end |year-end |local |our |quarterly "
    r"|YTD )?(?:target|goal|trajectory)(?:\s+\d{4}[-/]\d{2,4})?"
)
_ASIDE = (
    r"direction(?: of travel)?|DoT|trend|comments?|commentary|notes?|owner|lead(?: officer)?"
    r"|ref(?:erence)?|"
    r"no\.?|row|good is|polarity|unit|frequency|source|better|page|polarity|id|action|budget line"
    r"|data note"
)
_LABEL = (
    r"measures?|indicators?|performance (?:measure|indicator)s?|KPIs?|PIs?|descriptions?"
    r"|plan types?|"
    r"types?|titles?|names?|category|categories|service(?: area)?s?|directorates?|teams?|areas?"
    r"|wards?|"
    r"schools?|headline(?: description)?|brief description|project(?: name)?|scheme|item"
    r"|source of (?:income|funding)|"
    r"key service(?: description)?|fund|reserves?|risk|organisation|account|details?"
    r"|item of account|locality|MTFP category"
)
_NOW = (
    r"(?:this|current|latest) (?:quarter|month|year|period|position|performance|result|value)"
    r"|actuals?(?: to date)?|current|latest|performance|result|year to date|YTD|outturn|now"
    r"|position"
)
_BEFORE = (
    r"(?:previous|prior|last) (?:quarter|month|year|period|position|performance|result"
    r"|value|outturn)|previous|prior|baseline"
)
_SENSES: dict[str, Sense] = {
    "lowest": "lowest", "minimum": "lowest", "min": "lowest", "low": "lowest",
    "highest": "highest", "maximum": "highest", "max": "highest", "high": "highest",
    "average": "average", "mean": "average", "median": "average",
}  # fmt: skip
_WIDE = (
    r"national(?: average)?|england(?: average)?|statistical neighbours?(?: average)?"
    r"|regional(?: average)?|SN|benchmark|comparators?"
)
SCALE = re.compile(
    r"£\s?'?(?:000'?s?|k\b|m\b|million\b|bn\b|thousand)|£'?000'?s?|\bthousands?\b|\bmillions?\b|£",
    re.IGNORECASE,
)
TARGET, RATING, ASIDE, LABEL = (
    re.compile(rf"\W*(?:{form})\W*", re.IGNORECASE) for form in (_TARGET, _RATING, _ASIDE, _LABEL)
)
NOW, BEFORE, WIDE = (
    re.compile(rf"\b(?:{form})\b", re.IGNORECASE) for form in (_NOW, _BEFORE, _WIDE)
)
MEASURE = re.compile(r"\b(?:measures?|indicators?|KPIs?|PIs?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Column:
    """One column: what it holds, in its words, with its period, sense, scale and unit.

    ``scale`` is what its bare numbers are multiplied by (£000 is 1000.0). ``before`` says that it
    is of an earlier period than the paper's, without naming it. ``whose`` is a wider body whose
    values it holds; ``words`` what is left to say what is measured, empty where only a period is.
    """

    role: Role
    words: str = ""
    as_of: date | None = None
    as_of_text: str | None = None
    sense: Sense | None = None
    unit: str | None = None
    scale: float = 1.0
    before: bool = False
    whose: str | None = None
    names_measures: bool = False


def column_of(title: str, first: bool, meeting: date | None) -> Column:
    """What a column with this title holds; ``first`` says that it is the table's first one."""
    said = " ".join(title.replace("**", "").split())
    if RATING.fullmatch(said):
        return Column("rating")
    periods = periods_in(said, meeting)
    rest = _without(said, periods)
    unit, scale = unit_of(said)
    rest = " ".join(SCALE.sub(" ", rest).replace("%", " ").split()).strip(" -–:()/")
    if TARGET.fullmatch(said) or TARGET.fullmatch(rest or "-"):
        return Column("target", unit=unit, scale=scale)
    if first or (LABEL.fullmatch(said) and not periods):
        return Column("label", said, names_measures=MEASURE.search(said) is not None)
    if ASIDE.fullmatch(said):
        return Column("aside")
    sense = _SENSES.get(rest.lower())
    whose = rest if WIDE.fullmatch(rest) else None
    before = BEFORE.search(rest) is not None and not periods
    if sense or whose or before or NOW.fullmatch(rest):
        rest = ""
    last = periods[-1] if periods else None
    return Column("value", rest, last.last if last else None,
                  said[last.start : last.end] if last else (said if before else None),
                  sense, unit, scale, before, whose)  # fmt: skip


def sense_of(label: str) -> Sense | None:
    """What kind of value a row of this label gives: "Highest caseload of any worker"."""
    first = re.match(r"\W*(\w+)", label)
    return _SENSES.get(first[1].lower()) if first else None


def unit_of(said: str) -> tuple[str | None, float]:
    """The unit and scale that a title or a label gives its bare numbers: ("£", 1000.0) for £000."""
    signs = list(
        re.finditer(
            r"£\s?'?(?P<scale>000'?s?|k\b|m\b|millions?\b|bn\b|billions?\b|thousands?\b)?",
            said, re.IGNORECASE,
        )
    )  # fmt: skip
    # "Precept @ £1,691.19 £000s": the sign with a scale is the one that the numbers have.
    money = next((one for one in signs if one["scale"]), signs[0] if signs else None)
    if money:
        scale = (money["scale"] or "").lower()
        if scale.startswith(("000", "k", "thousand")):
            return "£", 1000.0
        return "£", 1e9 if scale.startswith("b") else 1e6 if scale.startswith("m") else 1.0
    if "%" in said or re.search(r"\bper ?cent|\bpercentage\b", said, re.IGNORECASE):
        return "%", 1.0
    return None, 1.0


def _without(said: str, periods: list[Period]) -> str:
    for period in reversed(periods):
        said = f"{said[: period.start]} {said[period.end :]}"
    return " ".join(said.split())


_PERIODS = re.compile(
    r"\b(?:Q[1-4]\s+)?20\d\d(?:\s?[-/–]\s?(?:20)?\d\d)?(?![\d.,])|"
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*[\s'’-]+(?:20)?\d\d\b",
    re.IGNORECASE,
)
# The titles of a header that lost its cells when the page was read: each is one column.
_TITLES = re.compile(
    rf"(?P<title>(?:(?:{_NOW}|{_BEFORE}|{_TARGET}|{_RATING}|{_WIDE})(?=\s|$))"
    r"|(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov"
    r"|Dec)[a-z]*[\s'’-]+(?:\d{1,2},?\s+)?(?:20)?\d\d\b"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|Q[1-4](?:\s+\d{4}[-/]\d{2,4})?"
    r"|(?:20)\d\d(?:\s?[-/–]\s?(?:20)?\d\d)?(?!\d)"
    r"|lowest|highest|average|variance|budget|forecast|total|change|upper limit|lower limit"
    r"|external|core|income|grants|net cost)",
    re.IGNORECASE,
)


def titles_in(header: str, count: int) -> tuple[str, list[str]]:
    """The title of the first column and the ``count`` titles after it, in a header on one line.

    The titles stand one after another: at its end, or as many together as there are values.
    None where so many cannot be told apart.
    """
    groups: list[list[re.Match[str]]] = []
    for match in _TITLES.finditer(header):
        if groups and not header[groups[-1][-1].end() : match.start()].strip(" -–|/"):
            groups[-1].append(match)
        else:
            groups.append([match])
    chosen = next((group for group in reversed(groups) if len(group) == count), [])
    if not chosen and groups and len(groups[-1]) > count > 0:
        at_end = not header[groups[-1][-1].end() :].strip(" -–|/.")
        chosen = groups[-1][-count:] if at_end else []
    if not chosen:
        return header, []
    return header[: chosen[0].start()].strip(), [_folded(one["title"]) for one in chosen]


@dataclass(frozen=True)
class Heads:
    """Periods that stand side by side on a page and head columns: "2025-26 £000s 2026-27 £000s"."""

    end: int
    titles: tuple[str, ...]
    unit: str | None
    scale: float


def heads_on(page: str) -> list[Heads]:
    """The rows of periods on a page, two or more together, with the unit printed among them."""
    blank = SCALE.sub(lambda match: " " * len(match.group()), page)
    groups: list[list[re.Match[str]]] = []
    for match in _PERIODS.finditer(blank):
        if groups and not blank[groups[-1][-1].end() : match.start()].strip():
            groups[-1].append(match)
        else:
            groups.append([match])
    found = []
    for group in groups:
        if len(group) > 1:
            around = page[group[0].start() : group[-1].end() + 40]
            titles = tuple(_folded(match.group()) for match in group)
            found.append(Heads(group[-1].end(), titles, *unit_of(around)))
    return found


def _folded(said: str) -> str:
    return " ".join(said.split())
