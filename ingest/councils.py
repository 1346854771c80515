"""Which council a paper belongs to: as its heading names it, else as its text tells."""

import re
from collections import Counter
from functools import cache
from importlib.resources import files

KIND = (
    r"(?:Metropolitan Borough|London Borough|County Borough|Borough|City|County|District|"
    r"Community|Parish|Town|Unitary|Combined)"
)
NAME = r"[A-Z][\w'’-]+(?: (?:(?:of|and|upon|on|with|the|&) )*[A-Z][\w'’-]+){0,5}?"
FULL_NAME = re.compile(
    rf"\b(?:{NAME} {KIND} (?:Council|Authority)"
    r"|(?:London|Royal) Borough of [A-Z][\w'’-]+(?: (?:and|upon) [A-Z][\w'’-]+| [A-Z][\w'’-]+)?)\b"
)
# What may stand before "County Council" without being its place.
NOT_PLACES = {"The", "Full", "Both", "Each", "Every", "This", "Your", "Our", "Extraordinary"}
# An officer introduced with a council's name who presents to the meeting is its guest.
PRESENTATION = re.compile(r"\b(?:provided|gave|delivered|made) (?:a|the) (?:joint )?presentation\b")
# So many characters before those words may introduce the guests; so much of a paper is read.
INTRODUCTION = 400
MOST_READ = 200_000
ENOUGH_MENTIONS = 2


def council_named(heading: list[str]) -> str | None:
    """The council whose full name starts one of the ``heading`` lines, or None."""
    for line in heading:
        match = FULL_NAME.match(_title_case_shouting(line))
        if match:
            return canonical(match.group())
    return None


def council_told(text: str) -> str | None:
    """The council that a paper's text names in full more often than any other, or None.

    An officer introduced with a council's name who presents to the meeting is its guest, so
    that council does not count. Nothing is guessed where two compare.
    """
    text = text[:MOST_READ]
    named = Counter(
        canonical(name) for name in FULL_NAME.findall(text) if name.split()[0] not in NOT_PLACES
    )
    for guest in _guests(text):
        named.pop(guest, None)
    ranked = named.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH_MENTIONS:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None


def council_of_place(text: str) -> str | None:
    """The principal council whose place ``text`` names far more often than any other place."""
    text = text[:MOST_READ]
    guests = _guests(text)
    gazetteer = _gazetteer()
    mentions = (gazetteer[place] for place in _places().findall(text))
    places = Counter(council for council in mentions if council not in guests)
    ranked = places.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH_MENTIONS:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else None


def _guests(text: str) -> set[str]:
    guests: set[str] = set()
    for match in PRESENTATION.finditer(text):
        introduction = text[max(0, match.start() - INTRODUCTION) : match.start()]
        sentence = re.split(r"\.\s", introduction)[-1]
        guests |= {canonical(name) for name in FULL_NAME.findall(sentence)}
    return guests


def council_in_path(path: str) -> str | None:
    """The principal council whose place a folder of ``path`` is named for, or None."""
    folders = path.rpartition("/")[0]
    words = " " + re.sub(r"[^a-z]+", " ", folders.lower()) + " "
    found = {
        council
        for place, council in _gazetteer().items()
        if f" {re.sub(r'[^a-z]+', ' ', place.lower())} " in words
    }
    return found.pop() if len(found) == 1 else None


def canonical(name: str) -> str:
    """``name`` as the council's full name, without what a sentence put before it.

    "Report Kent County Council" is Kent County Council; a council the gazetteer does not
    know (a parish's) stays as it is written.
    """
    name = " ".join(name.split()).removeprefix("The ")
    match = re.fullmatch(rf"(?P<place>.*?) (?P<kind>{KIND} (?:Council|Authority))", name)
    if match is None:
        return name
    words = match["place"].split()
    for first in range(len(words)):
        known = _gazetteer().get(" ".join(words[first:]))
        if known and known.endswith(match["kind"]):
            return known
    return name


def _title_case_shouting(text: str) -> str:
    """Words in capitals as a name is written: "KENT COUNTY COUNCIL" as "Kent County Council"."""
    small = {"OF", "AND", "UPON", "ON", "WITH", "THE"}
    return re.sub(
        r"\b[A-Z][A-Z'’-]+\b",
        lambda m: m.group().lower() if m.group() in small else m.group().capitalize(),
        text,
    )


@cache
def _gazetteer() -> dict[str, str]:
    """Places and their councils' full names, from councils.txt."""
    councils: dict[str, str] = {}
    form = "%"
    for line in (files("ingest") / "councils.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            form = line.strip("[]")
        elif line and not line.startswith("#"):
            for place in line.split("; "):
                councils.setdefault(place, form.replace("%", place))
    return councils


@cache
def _places() -> re.Pattern[str]:
    """Any place of the gazetteer, the longer names first, unless it names a street or a house."""
    names = sorted(_gazetteer(), key=len, reverse=True)
    either = "|".join(re.escape(name) for name in names)
    return re.compile(rf"\b({either})\b(?! (?:Road|Street|Lane|House)\b)")
