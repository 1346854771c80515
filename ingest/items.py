"""Find the numbered items of a paper: minutes, agenda items, sections of a report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Block, is_heading
from papers import Item, Page

# The forms seen in councils' papers, each (name, pattern of number and heading on a block).
MINUTE_CODE = re.compile(r"(?:#+\s*)?\**(?P<number>[A-Z]\d{1,3}/\d{2,4})\**\s+(?P<heading>\S.*)")
MINUTE_DATED = re.compile(r"(?P<number>\d{2}\.\d{2}\.\d{2})\s+(?P<heading>\S.*)")
AGENDA_ITEM = re.compile(
    r"(?:#+\s*)?(?:Agenda )?[Ii]tem\s+(?P<number>\d{1,2})[.:]?\s+(?P<heading>\S.*)"
)
PARAGRAPH = re.compile(r"(?:[-#*]+\s*)?(?P<number>\d{1,2}\.\d{1,2})\.?\s+(?P<heading>\S.*)")
NUMBERED = re.compile(r"(?:[-#]+\s*)?\**(?P<number>\d{1,4})\.?\**\s+\**(?P<heading>[A-Z‘“\"(\d].*)")
# A number in a cell or on a line of its own, its heading in the block that follows.
LONE_NUMBER = re.compile(r"\d{1,4}\.")
LONGEST_HEADING = 110
# A heading of more words than this, with a full stop at its end, is a sentence.
LONGEST_TITLE = 10


@dataclass(frozen=True)
class _Candidate:
    number: str
    heading: str
    char_start: int
    style: str
    marked: bool


def items_of(pages: Sequence[Page], blocks: Sequence[Sequence[Block]]) -> tuple[Item, ...]:
    """The items of a paper in order, each running to the next; none where nothing is numbered.

    ``blocks`` are the blocks of each page. A plain number ("44.") counts only where it goes
    on from the one before, so that a figure at the start of a line is no minute.
    """
    candidates = _candidates(pages, blocks)
    chosen = [c for c in candidates if c.style == "code"] or _in_sequence(candidates)
    if not chosen:
        return ()
    length = sum(len(page.text) + 1 for page in pages) - 1
    ends = [candidate.char_start for candidate in chosen[1:]] + [length]
    return tuple(
        Item(c.number, c.heading, c.char_start, end) for c, end in zip(chosen, ends, strict=True)
    )


def _candidates(pages: Sequence[Page], blocks: Sequence[Sequence[Block]]) -> list[_Candidate]:
    found = []
    offset = 0
    for page, page_blocks in zip(pages, blocks, strict=True):
        for place, block in enumerate(page_blocks):
            text = page.text[block.start : block.end]
            if LONE_NUMBER.fullmatch(text) and place + 1 < len(page_blocks):
                text = page.text[block.start : page_blocks[place + 1].end]
                text = " ".join(text.split("\n", 1))
            candidate = _candidate(text, offset + block.start)
            if candidate:
                found.append(candidate)
        offset += len(page.text) + 1
    return found


def _candidate(text: str, char_start: int) -> _Candidate | None:
    for style, pattern in (
        ("code", MINUTE_CODE),
        ("code", MINUTE_DATED),
        ("item", AGENDA_ITEM),
        ("paragraph", PARAGRAPH),
        ("numbered", NUMBERED),
    ):
        match = pattern.match(text)
        if match:
            heading = match["heading"].split("\n")[0].strip(" *#:-")
            marked = is_heading(text) or text.startswith("#")
            if style == "paragraph" and not (
                re.search(r"[A-Za-z]{3}", heading) and match["number"][-2:] != ".0"
            ):
                return None  # a figure in a table
            if style == "numbered" and not marked and _is_sentence(text, match["heading"]):
                return None
            return _Candidate(match["number"], _short(heading), char_start, style, marked)
    return None


def _is_sentence(text: str, heading: str) -> bool:
    """Whether a numbered block is a paragraph of a minute, not the heading of one."""
    runs_on = _short(heading.strip(" *#:-")) == heading.strip(" *#:-")
    long = len(text.split()) > LONGEST_TITLE and re.search(r"(?<![ap]\.m)\.\s*$", text) is not None
    return heading.startswith(("RESOLVED", "Resolved")) or (runs_on and long)


def _short(heading: str) -> str:
    """The heading alone, where text runs on behind it ("Police Report:  Attached.")."""
    head = re.split(r":\s|\.\s{1,}|\s{2,}", heading, maxsplit=1)[0]
    return head if len(head) <= LONGEST_HEADING else head[:LONGEST_HEADING].rsplit(" ", 1)[0]


def _in_sequence(candidates: list[_Candidate]) -> list[_Candidate]:
    """Keep what counts up: "39." then "40."; "2.1" then "2.2" or "3.1"."""
    chosen: list[_Candidate] = []
    numbered = [c for c in candidates if c.style in ("numbered", "item")]
    paragraphs = [c for c in candidates if c.style == "paragraph"]
    last = None
    for place, candidate in enumerate(numbered):
        number = int(candidate.number)
        following = {int(c.number) for c in numbered[place + 1 : place + 4]}
        starts = last is None or candidate.marked
        # A year at the start of a line starts no run, since the next year does not follow it.
        if (last is not None and 0 < number - last <= 2) or (starts and number + 1 in following):
            chosen.append(candidate)
            last = number
    if len(paragraphs) > len(chosen):
        return sorted(_counting_paragraphs(paragraphs), key=lambda candidate: candidate.char_start)
    return chosen


def _counting_paragraphs(paragraphs: list[_Candidate]) -> list[_Candidate]:
    chosen: list[_Candidate] = []
    last = (0, 0)
    for candidate in paragraphs:
        major, minor = (int(part) for part in candidate.number.split("."))
        if (major == last[0] and 0 < minor - last[1] <= 3) or (
            0 < major - last[0] <= 3 and minor <= 2
        ):
            chosen.append(candidate)
            last = (major, minor)
    return chosen
