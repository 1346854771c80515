"""Read off minutes who was there, who sent apologies, and what interests were declared."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.structure.blocks import Block, sentences_of
from ingest.structure.names import names_in
from ingest.structure.persons import FULL_NAME, TITLED
from papers import Attendance, Item, Page

# The head of a list of those present: before a colon, a dash or a gap, or on a line of its own.
_GROUP = r"(?:members|councillors|officers|others|also|virtually|those|attendees|county)"
PRESENT = re.compile(
    rf"\W*(?:{_GROUP}\s+)*(?:present|in attendance|attending|attendees|officials|observers|guests)"
    r"(?:\s+(?:virtually|remotely|(?:for|at) (?:the|this) (?:meeting|item)))?"
    r"\**\s*(?:[:;]\s*[-–—]?|[-–—]|\n|\s{2,}|$)\**",
    re.IGNORECASE,
)
# The head of a column of names in a table.
COLUMN = re.compile(
    r"(?:\w+ )?(?:attendees|officials|present|members|observers|guests|in attendance)\W*$",
    re.IGNORECASE,
)
FROM = re.compile(
    r"\bapolog(?:y|ies)\b[^.:;]{0,80}?(?:\bfrom\b|\bon behalf of\b|:)\s*[-–—]?\s*(?P<names>.+)",
    re.IGNORECASE | re.DOTALL,
)
APOLOGIES = re.compile(
    r"\W*(?:\d[\d./]*\.?\s+)?(?:to (?:receive|note) )?apolog(?:y|ies)\b"
    r"(?: for absence)?(?: \([^)]*\))?\**\s*[:.\n-]*\s*",
    re.IGNORECASE,
)
DECLARATIONS = re.compile(
    r"\b(?:declarations?|disclosures?|register|members['’]?) (?:of )?.{0,60}\binterests?\b",
    re.IGNORECASE,
)
RUN_IN = re.compile(r"[^.:]{0,110}\binterests?\b[^.:]{0,60}:\s*", re.IGNORECASE)
# Words of minutes that say there was nothing, or that explain the rules.
NOTHING = re.compile(
    r"\b(?:no|none|nil|there were not any|not necessary|may wish|remind\w*|required to|invited|"
    r"to (?:receive|declare))\b",
    re.IGNORECASE,
)
NAMED = re.compile(rf"{TITLED}|{FULL_NAME}|\bClerk\b|\bChair\w*\b")
# How far into a paper the list of those present may begin, in blocks, and how long it may run.
FIRST_BLOCKS = 40
MOST_BLOCKS = 14
MOST_WORDS = 40


@dataclass(frozen=True)
class _Placed:
    text: str
    char_start: int
    heading: bool
    row: bool
    sentences: tuple[str, ...]


def attendance_of(
    pages: Sequence[Page], blocks: Sequence[Sequence[Block]], items: Sequence[Item]
) -> Attendance:
    """Who was present (members and officers), who sent apologies, what interests were declared.

    All as printed, without footnote marks; empty where the paper does not say.
    """
    placed = list(_placed(pages, blocks))
    starts = {item.char_start for item in items if item.number}
    return Attendance(
        present=tuple(dict.fromkeys(_present(placed, starts))),
        apologies=tuple(dict.fromkeys(_apologies(placed, items))),
        declarations=tuple(dict.fromkeys(_declarations(placed, items))),
    )


def _placed(pages: Sequence[Page], blocks: Sequence[Sequence[Block]]) -> Iterator[_Placed]:
    offset = 0
    for page, page_blocks in zip(pages, blocks, strict=True):
        for block in page_blocks:
            text = page.text[block.start : block.end]
            sentences = tuple(page.text[a:b] for a, b in sentences_of(page.text, block))
            yield _Placed(text, offset + block.start, block.heading, block.row, sentences)
        offset += len(page.text) + 1


def _present(placed: Sequence[_Placed], starts: set[int]) -> Iterator[str]:
    """The names after each head of a list, over as many blocks as hold names alone."""
    place = 0
    while place < min(len(placed), FIRST_BLOCKS):
        first = placed[place]
        if first.row and any(COLUMN.match(cell.strip()) for cell in _cells(first)):
            last = next((n for n in range(place, len(placed)) if not placed[n].row), len(placed))
            yield from _columns(placed[place:last])
            place = last
            continue
        head = PRESENT.match(first.text)
        place += 1
        if head is None or first.row:
            continue
        rest = first.text[head.end() :]
        yield from names_in(rest)
        for one in placed[place : place + MOST_BLOCKS]:
            ends = one.char_start in starts or PRESENT.match(one.text) or one.row
            names = names_in(one.text) if not ends else []
            if not names or one.text.rstrip().endswith(".") or len(one.text.split()) > MOST_WORDS:
                break
            if APOLOGIES.match(one.text) or (one.heading and rest.strip()):
                break
            yield from names
            place += 1


def _columns(rows: Sequence[_Placed]) -> Iterator[str]:
    """Those present by a table of columns: "Attendees | Officials", with apologies among them."""
    present: dict[int, bool] = {}
    for row in rows:
        for column, cell in enumerate(_cells(row)):
            if COLUMN.match(cell) or APOLOGIES.match(cell):
                present[column] = COLUMN.match(cell) is not None
            elif present.get(column):
                name = re.split(r"(?<=\))\s|,|\s[-–]\s", cell)[0]
                yield from names_in(name)


def _cells(row: _Placed) -> list[str]:
    return [cell.strip() for cell in re.split(r"[|\t]", row.text)]


def _apologies(placed: Sequence[_Placed], items: Sequence[Item]) -> Iterator[str]:
    for place, one in enumerate(placed):
        item = _item_at(items, one.char_start)
        of_item = item is not None and APOLOGIES.match(item.heading) is not None
        if place >= FIRST_BLOCKS and not of_item:
            continue
        found = [match for s in one.sentences if (match := FROM.search(s))]
        for match in found:
            if not NOTHING.search(match["names"][:30]):
                names = " ".join(match["names"].split())
                yield from names_in(re.sub(r"\b(and|,) from\b", r"\1", names))
        if found:
            continue
        head = APOLOGIES.match(one.text)
        rest = one.text[head.end() :] if head else one.text if of_item and not one.heading else ""
        following = placed[place + 1].text if head and place + 1 < len(placed) else ""
        if head and not rest.strip() and not of_item:
            rest = following
        if rest and not NOTHING.search(rest) and len(rest.split()) <= MOST_WORDS:
            yield from names_in(rest)


def _declarations(placed: Sequence[_Placed], items: Sequence[Item]) -> Iterator[str]:
    """Every sentence under the heading of declarations in which somebody declares something."""
    under = False
    for one in placed:
        item = _item_at(items, one.char_start)
        head = DECLARATIONS.search(one.text[:160]) and (one.heading or not items)
        under = bool(
            DECLARATIONS.search(item.heading) if item and item.number else head or under
        ) and not (one.heading and not head and not item)
        if not under:
            continue
        for sentence in one.sentences:
            said = " ".join(RUN_IN.sub("", sentence).split())
            if NAMED.search(said) and not NOTHING.search(said) and not DECLARATIONS.match(said):
                yield said


def _item_at(items: Sequence[Item], char: int) -> Item | None:
    return next((item for item in items if item.char_start <= char < item.char_end), None)
