"""The forms in which councils number minutes, agenda items and sections of reports."""

import re
from dataclasses import dataclass
from typing import Literal

from ingest.structure.blocks import is_heading

Style = Literal["code", "numbered", "paragraph", "letter"]

# What Markdown and bullets put before a number.
MARKS = r"(?P<marks>[-#>*•\s]*)"
# Each form: its style, and the pattern of number and heading at the start of a block.
_FORMS: tuple[tuple[Style, str], ...] = (
    # A26/17 · 123/24 · FC 12/2024 · C/23/45
    (
        "code",
        r"(?P<number>[A-Z]{0,6}[ /.-]?\d{1,4}/\d{2,4}(?:/\d{1,3})?)(?![\d/])[.:]?\**\s+"
        r"(?P<heading>\S.*)",
    ),
    ("code", r"(?P<number>\d{2}\.\d{2}\.\d{2})\.?\**\s+(?P<heading>\S.*)"),
    # P12. · CS 47 ·
    ("code", r"(?P<number>(?!Q)[A-Z]{1,4}[ .]?\d{1,4})[.:]\**\s+(?P<heading>[A-Z].*)"),
    # Agenda Item No. 7: · ITEM 7 –
    (
        "numbered",
        r"(?i:(?:agenda\s+)?item(?:\s+(?:no\.?|number))?\s*:?)\s*(?P<number>\d{1,3}[a-z]?)"
        r"\**\s*[.:–—-]?\**\s+(?P<heading>\S.*)",
    ),
    # 2.1 · 2.1.3. ·
    ("paragraph", r"(?P<number>\d{1,3}(?:\.\d{1,3}){1,3})\.?\**:?\s+(?P<heading>\S.*)"),
    # 3 | Budget · 3a | Adults
    ("numbered", r"(?P<number>\d{1,2}[a-z]?)\s*\|\s*(?P<heading>[A-Z][^|]*)$"),
    # 39. · **7 · 19.Age
    (
        "numbered",
        r"(?P<number>\d{1,4})(?:[.:]?\**\s+|\.(?=[A-Z][a-z]))\**(?P<heading>[A-Z‘“\"(\d].*)",
    ),
    # (a) · b) ·
    ("letter", r"\(?(?P<number>[a-z])\)\**\s+\**(?P<heading>[A-Z].*)"),
)
FORMS = tuple((style, re.compile(MARKS + pattern)) for style, pattern in _FORMS)
# A number in a cell or on a line of its own, its heading in the block that follows.
LONE_NUMBER = re.compile(
    r"(?:(?i:(?:agenda )?item(?: no\.?| number)?:?)\s+)?\d{1,4}[.:]?|"
    r"[A-Z]{0,6}[ /.-]?\d{1,4}/\d{2,4}"
)
# The line of a table of contents: its heading, dots, and a page.
CONTENTS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}")
# "Accounts for payment:-" on a line of its own.
HEADS_LINE = re.compile(r"[^.\n]{3,90}:\s*[-–—]*\s*(?:\n|$)")
# "2.8 Improved oversight: …" has a title; "2.9 The following rules apply: …" has none.
RUN_IN = re.compile(r"(?:[\w’'()&/,-]+ ){0,7}[\w’'()&/,-]+ ?:\s")
LEADS_IN = re.compile(r"\b(?:following|follows|apply|include[ds]?|are|is|was|were|to|that)\b")
LONGEST_HEADING = 110
# A heading of more words than this, with a full stop at its end, is a sentence.
LONGEST_TITLE = 10
RESOLVES = re.compile(r"\**(?:RESOLVED|Resolved|RECOMMENDED|Recommended|AGREED)\b")


@dataclass(frozen=True)
class Numbered:
    """A block that begins with a number: the number as printed and by its parts, its heading.

    ``parts`` is (2, 1, 3) for "2.1.3" and (3, 1) for "3a"; ``prefix`` the letters before it.
    ``marked`` says that it is set as a heading, ``sentence`` that it reads as a paragraph.
    """

    number: str
    prefix: str
    parts: tuple[int, ...]
    heading: str
    char_start: int
    style: Style
    marked: bool
    sentence: bool


def numbered(text: str, char_start: int) -> Numbered | None:
    """What number a block begins with, if any; ``text`` is its text, or a lone number and more."""
    if CONTENTS.search(text[:200]):
        return None
    for style, form in FORMS:
        match = form.match(text)
        if match is None:
            continue
        heading = match["heading"].split("\n")[0].strip(" *#:-–—|")
        if style == "paragraph" and not re.match(r"\W*[A-Za-z]*.{0,12}[A-Za-z]{3}", heading):
            return None  # a figure in a table
        marked = is_heading(text) or "#" in match["marks"]
        number = match["number"].strip()
        return Numbered(
            number=number,
            prefix="" if style == "letter" else re.split(r"\d", number)[0].strip(" /.-"),
            parts=_parts(number),
            heading=_short(heading),
            char_start=char_start,
            style=style,
            marked=marked,
            sentence=not marked and _is_sentence(text, text[match.start("heading") :], style),
        )
    return None


def follows(number: Numbered, last: Numbered) -> bool:
    """Whether ``number`` counts on from ``last``: 40 after 39, 2.2 after 2.1, 2.1 after 2."""
    if number.prefix != last.prefix:
        return False
    here, before = number.parts, last.parts
    depth = next(
        (n for n, (a, b) in enumerate(zip(here, before, strict=False)) if a != b),
        min(len(here), len(before)),
    )
    if depth == len(before):  # a step down: 2, then 2.1
        return len(here) > depth and all(part <= 2 for part in here[depth:])
    if depth == len(here):
        return False
    step = here[depth] - before[depth]
    return 0 < step <= 3 and all(part <= 2 for part in here[depth + 1 :])


def _parts(number: str) -> tuple[int, ...]:
    """The parts of a number to count by: "2.1" (2, 1), "3a" (3, 1), "A26/17" (17, 26)."""
    if re.fullmatch(r"[a-z]", number):
        return (ord(number) - ord("a") + 1,)
    parts = [int(part) for part in re.findall(r"\d+", number)]
    if "/" in number and len(parts) == 2:
        parts.reverse()  # the year stands behind the minute
    letter = re.search(r"\d([a-z])$", number)
    if letter:
        parts.append(ord(letter.group(1)) - ord("a") + 1)
    return tuple(parts)


def _is_sentence(text: str, heading: str, style: Style) -> bool:
    """Whether a numbered block is a paragraph of a minute, not the heading of one."""
    bare = heading.strip(" *#:-")
    if HEADS_LINE.match(heading):
        return False
    if style == "paragraph":
        titled = RUN_IN.match(bare) is not None and not LEADS_IN.search(bare.partition(":")[0])
        return len(text.split()) > LONGEST_TITLE and not titled
    runs_on = _short(bare) == bare
    ended = re.search(r"(?<![ap]\.m)\.\s*$", text) is not None
    long = len(text.split()) > LONGEST_TITLE and ended
    return RESOLVES.match(heading) is not None or (runs_on and long)


def _short(heading: str) -> str:
    """The heading alone, where text runs on behind it ("Police Report:  Attached.")."""
    head = re.split(r":\s|\.\s{1,}|\s{2,}", heading, maxsplit=1)[0]
    return head if len(head) <= LONGEST_HEADING else head[:LONGEST_HEADING].rsplit(" ", 1)[0]
