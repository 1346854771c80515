"""Cut a page's text into blocks (paragraphs, bullets, rows, headings) and sentences.

Everything is a span of the page's text: nothing is copied, joined or repaired here.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from papers import Page

Span = tuple[int, int]

# How a line starts that begins a new block: a bullet, a numbered paragraph, a resolution.
BULLET = r"[-–—•·▪◦●*\uf0b7\uf0a7\u2023\u25a0]\s|[\uf0b7\uf0a7]\s?"
NUMBER = r"\(?(?:\d{1,4}|[a-z]|[ivx]{1,4})[.)]\)?\s|\d{1,3}(?:\.\d{1,3})+\.?\s|[A-Z]\d+/\d+\s"
STARTS_BLOCK = re.compile(
    rf"\s*(?:#+\s|\*\*|{BULLET}|{NUMBER}|RESOLVED|Resolved|RECOMMENDED|Recommended|Q\.?\d)"
)
MARKER = re.compile(rf"\s*(?:#+\s*)?(?:{BULLET})?\s*")
NUMBER_MARKER = re.compile(r"\s*(?:\(\w{1,4}\)|\d{1,4}[.)]|[a-z][.)]|\d+(?:\.\d+)+\.?)\s+(?=\S)")

ABBREVIATIONS = frozenset(
    """Cllr Cllrs Mr Mrs Ms Dr Prof Rev Hon St No Nos para paras p pp vs approx ref Ref i.e e.g
    etc viz cf a.m p.m A.M P.M am Sgt Insp Supt Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
    Ltd Co Inc""".split()
)
SENTENCE_END = re.compile(
    r"[.!?][\"'”’)\]*]*(?=\s+[\"'“‘(\[*]*[A-Z0-9£#])|[.!?][\"'”’)]*\s*$|;\s*$"
)
LAST_WORD = re.compile(r"([A-Za-z][A-Za-z.]*)\.$")
PAGE_NUMBER = re.compile(r"(?:[Pp]age\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?")
NUMBERS = re.compile(r"-?£?\d[\d,.]*[%mk]?")


@dataclass(frozen=True)
class Block:
    """A paragraph, bullet, table row or heading: its span in the page's text."""

    start: int
    end: int
    heading: bool


def running_lines(pages: Sequence[Page]) -> set[str]:
    """The headers and footers that run through a paper, digits replaced by 0.

    A line is running if it stands among the first two or last two of at least three pages and
    of more than two fifths of them.
    """
    seen: Counter[str] = Counter()
    for page in pages:
        lines = [line.strip() for line in page.text.split("\n") if line.strip()]
        edges = {_without_digits(line) for line in lines[:2] + lines[-2:]}
        seen.update(edges)
    enough = max(3, round(0.4 * len(pages)))
    return {line for line, times in seen.items() if times >= enough}


def blocks_of(text: str, running: set[str]) -> list[Block]:
    """The blocks of one page in order, without its running header and footer."""
    lines = _lines(text)
    bare = [text[start:end].strip() for start, end in lines]
    first = _furniture(bare, running)
    last = len(lines) - _furniture(bare[first:][::-1], running)
    blocks: list[Block] = []
    current: list[Span] = []
    longest = max((end - start for start, end in lines), default=0)
    for span in lines[first:last]:
        line = text[span[0] : span[1]]
        if not line.strip():
            _close(text, current, blocks)
            continue
        if current and _breaks(text[current[-1][0] : current[-1][1]], line, longest):
            _close(text, current, blocks)
        current.append(span)
    _close(text, current, blocks)
    return blocks


def sentences_of(text: str, block: Block) -> list[Span]:
    """The spans of the sentences in one block, bullets and leading numbers left out."""
    body = text[block.start : block.end]
    marker = MARKER.match(body)
    begin = marker.end() if marker else 0
    number = NUMBER_MARKER.match(body, begin)
    if number:
        begin = number.end()
    spans: list[Span] = []
    for match in SENTENCE_END.finditer(body, begin):
        if _ends_in_abbreviation(body[begin : match.end()]) and match.end() < len(body.rstrip()):
            continue
        spans.append((begin, match.end()))
        begin = match.end()
    if body[begin:].strip():
        spans.append((begin, len(body)))
    return [trim(text, (block.start + a, block.start + b)) for a, b in spans]


def trim(text: str, span: Span) -> Span:
    """``span`` without white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _lines(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def _furniture(lines: Sequence[str], running: set[str]) -> int:
    """How many of ``lines``, from the page's edge inwards, are no part of its text.

    One bare number is the page's; one after another they are a column of figures.
    """
    numbered = False
    for place, line in enumerate(lines):
        if PAGE_NUMBER.fullmatch(line):
            inwards = next((other for other in lines[place + 1 :] if other), "")
            if numbered or PAGE_NUMBER.fullmatch(inwards):
                return place
            numbered = True
        elif line and _without_digits(line) not in running:
            return place
    return len(lines)


def _breaks(previous: str, line: str, longest: int) -> bool:
    """Whether ``line`` starts a new block after ``previous`` although no blank line parts them."""
    if STARTS_BLOCK.match(line) or _is_row(line) or _is_row(previous):
        return True
    if is_heading(previous) != is_heading(line):
        return True
    ended = previous.rstrip().endswith((".", ":", "?", "!", ";"))
    # A line that stops well short of the right margin ended its paragraph.
    short = len(previous.rstrip()) < 0.75 * longest
    return ended and short and line.lstrip()[:1].isupper()


def _close(text: str, lines: list[Span], blocks: list[Block]) -> None:
    if lines:
        start, end = trim(text, (lines[0][0], lines[-1][1]))
        blocks.append(Block(start, end, is_heading(text[start:end])))
        lines.clear()


def is_heading(block: str) -> bool:
    """Whether a line or block reads as a heading: marked as one, or short and in capitals."""
    bare = block.strip()
    if bare.startswith("#") or re.fullmatch(r"\*\*[^*]+\*\*", bare, re.DOTALL):
        return True
    words = re.sub(r"^\(?[\d.]*\w{0,3}[.)]?\s+", "", bare)
    letters = [c for c in words if c.isalpha()]
    return (
        3 < len(letters) <= 150
        and sum(c.isupper() for c in letters) > 0.8 * len(letters)
        and not bare.endswith((".", ";"))
        and not _is_row(bare)
    )


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table: cells parted by tabs or bars, or mostly figures."""
    if "\t" in line.strip() or line.count("|") >= 2:
        return True
    words = line.split()
    figures = sum(1 for word in words if NUMBERS.fullmatch(word.strip("()%")))
    return figures >= 2 and figures >= 0.3 * len(words) and not line.rstrip().endswith(".")


def _ends_in_abbreviation(sentence: str) -> bool:
    found = LAST_WORD.search(sentence)
    if found is None:
        return False
    word = found.group(1)
    return word in ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _without_digits(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))
