"""Cut a page's text into blocks (paragraphs, bullets, rows, headings) and sentences.

Everything is a span of the page's text: nothing is copied or repaired here. A block that a
stray blank line cuts in two is one block whose span covers the blank line.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structure.rows import column_signs, is_header, is_row, whole_rows
from papers import Page

Span = tuple[int, int]

# How a line starts that begins a new block: a bullet, a numbered paragraph, a resolution.
BULLET = r"[-–—•·▪◦●*\uf0b7\uf0a7\u2023\u25a0]\s|[\uf0b7\uf0a7]\s?"
NUMBER = (
    r"\(?(?:\d{1,4}|[a-z]|[ivx]{1,4})[.)]\)?\s|\d{1,3}\.(?=[A-Z][a-z])|\d{1,2}[a-z]?\s*\|\s|"
    r"\d{1,3}(?:\.\d{1,3})+\.?\s|[A-Z]\d+/\d+\s"
)
STARTS_BLOCK = re.compile(
    rf"\s*(?:#+\s|\*\*|{BULLET}|{NUMBER}|RESOLVED|Resolved|RECOMMENDED|Recommended|Q\.?\d)"
)
# "2. Bus shelters": a number and a few words, on a line by itself.
TITLE_LINE = re.compile(
    rf"\s*(?:#+\s*)?\**(?:{NUMBER})\s*\**[A-Z‘“\"](?:\S+\s+){{0,9}}\S*(?<![.:;,])\s*"
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
PAGE_NUMBER = re.compile(
    r"[-–—!|\s]*(?:(?:page|tudalen)\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—!|\s]*"
    r"|\d{1,4}\s*\|\s*p\s?a\s?g\s?e",
    re.IGNORECASE,
)
LEFT_BLANK = re.compile(
    r"[\W_]*(?:this )?page (?:is )?(?:has been )?(?:intentionally )?left (?:intentionally )?blank"
    r"(?: intentionally)?[\W_]*",
    re.IGNORECASE,
)
# What a pack prints at the foot of a report's first page, by its page number.
STAMP = re.compile(r"agenda item (?:no\.? )?\d{1,2}[a-z]?", re.IGNORECASE)
SENTENCE_STOP = re.compile(r"[.:;?!][\"'”’)\]*]*\s*[-–—]?\s*$")
# A line that breaks off after one of these words goes on below.
BREAKS_OFF = re.compile(
    r"(?:[&(]|\b(?:a|an|and|as|at|be|been|but|by|for|from|had|has|in|is|its|nor|of|on|or|our|"
    r"that|the|their|this|to|was|were|which|who|will|with|would))\s*$"
)
# A list's short limbs begin in small letters and end without a stop; a cut sentence is longer.
FEWEST_CUT_WORDS = 8
# A row with more words than this is a layout of text; its sentences are quoted one by one.
MOST_ROW_WORDS = 60


@dataclass(frozen=True)
class Block:
    """A paragraph, bullet, heading or row of a table: its span in the page's text."""

    start: int
    end: int
    heading: bool
    row: bool = False


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
    last = len(lines) - _furniture(bare[first:][::-1], running, STAMP)
    lines, bare = lines[first:last], bare[first:last]
    rows = whole_rows(bare)
    longest = max((end - start for start, end in lines), default=0)
    blocks: list[Block] = []
    current: list[Span] = []
    row_end = -1
    for place, span in enumerate(lines):
        if place in rows:
            _close(text, current, blocks)
            row_end = rows[place]
        if place <= row_end:
            current.append(span)
            if place == row_end:
                _close(text, current, blocks, row=True)
        elif not bare[place]:
            _close(text, current, blocks)
        else:
            line = text[span[0] : span[1]]
            if current and _breaks(text[current[-1][0] : current[-1][1]], line, longest):
                _close(text, current, blocks)
            current.append(span)
    _close(text, current, blocks)
    return _without_stray_gaps(text, blocks)


def sentences_of(text: str, block: Block) -> list[Span]:
    """The spans of the sentences in one block, bullets and leading numbers left out."""
    body = text[block.start : block.end]
    marker = MARKER.match(body)
    begin = marker.end() if marker else 0
    number = NUMBER_MARKER.match(body, begin)
    if number:
        begin = number.end()
    if block.row and len(body.split()) <= MOST_ROW_WORDS:
        return [trim(text, (block.start, block.end))]
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


def _furniture(
    lines: Sequence[str], running: set[str], stamp: re.Pattern[str] = PAGE_NUMBER
) -> int:
    """How many of ``lines``, from the page's edge inwards, are no part of its text.

    ``stamp`` is what else is printed at that edge.

    One bare number is the page's; one after another they are a column of figures.
    """
    numbered = False
    for place, line in enumerate(lines):
        stamped = stamp is STAMP and stamp.fullmatch(line) is not None
        if LEFT_BLANK.fullmatch(line) or stamped:
            continue
        if line and PAGE_NUMBER.fullmatch(line):
            inwards = next((other for other in lines[place + 1 :] if other), "")
            if numbered or (inwards and PAGE_NUMBER.fullmatch(inwards)):
                return place
            numbered = True
        elif line and _without_digits(line) not in running:
            return place
        elif line and _heads_table(line):
            # The header of a table that goes on over the pages stands right over its rows.
            inwards = next((other for other in lines[place + 1 :] if other), "")
            if is_row(inwards) or _heads_table(inwards):
                return place
    return len(lines)


def _heads_table(line: str) -> bool:
    """Whether a line heads the columns of a table: it belongs to each page it stands on."""
    return is_header(line) and column_signs(line) >= 2 and not is_heading(line)


def _breaks(previous: str, line: str, longest: int) -> bool:
    """Whether ``line`` starts a new block after ``previous`` although no blank line parts them."""
    if STARTS_BLOCK.match(line):
        return True
    if is_heading(previous) != is_heading(line):
        return True
    ended = previous.rstrip().endswith((".", ":", "?", "!", ";"))
    titled = TITLE_LINE.fullmatch(previous) is not None
    # A line that stops well short of the right margin ended its paragraph, or was its title.
    short = len(previous.rstrip()) < 0.75 * longest
    return (ended or titled) and short and line.lstrip()[:1].isupper()


def _close(text: str, lines: list[Span], blocks: list[Block], row: bool = False) -> None:
    if lines:
        start, end = trim(text, (lines[0][0], lines[-1][1]))
        blocks.append(Block(start, end, not row and is_heading(text[start:end]), row))
        lines.clear()


def _without_stray_gaps(text: str, blocks: Sequence[Block]) -> list[Block]:
    """``blocks`` with those joined that are one sentence cut by a blank line."""
    joined: list[Block] = []
    for block in blocks:
        if joined and goes_on(text, joined[-1], text, block):
            start = joined.pop().start
            block = Block(start, block.end, is_heading(text[start : block.end]))
        joined.append(block)
    return joined


def goes_on(
    text: str, block: Block, next_text: str, following: Block, continued: bool = False
) -> bool:
    """Whether ``following`` completes the sentence that ``block`` breaks off.

    They may stand on one page or on two, whose texts are ``text`` and ``next_text``.
    ``continued`` says that ``block`` itself goes on from a page before.
    """
    before, after = text[block.start : block.end], next_text[following.start : following.end]
    plain = not (block.heading or block.row or following.heading or following.row)
    if not plain or SENTENCE_STOP.search(before) or STARTS_BLOCK.match(after):
        return False
    words = len(before.split())
    if BREAKS_OFF.search(before):
        return words > 2 and len(after.split()) > 1
    limb = before[0].islower() and not continued  # one of a list without marks
    carried_on = re.match(r"a |[a-z][a-z’']+", after) is not None
    return carried_on and (before.endswith(",") or (not limb and words >= FEWEST_CUT_WORDS))


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
        and not is_row(bare)
    )


def _ends_in_abbreviation(sentence: str) -> bool:
    found = LAST_WORD.search(sentence)
    if found is None:
        return False
    word = found.group(1)
    return word in ABBREVIATIONS or (len(word) == 1 and word.isupper())


def _without_digits(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))
