"""Tell a row of a table, and the line that heads its columns, from running text, line by line."""

import re
from collections.abc import Sequence

# A figure as tables print it: 1,234.5 · -£3.2m · (5.49%) · +27.4; never a telephone number.
_FIGURE = r"[-+–−]?£?(?:\d{1,3}(?:,\d{3})+|0|[1-9]\d{0,3}|\d{1,6}(?=\.\d))(?:\.\d+)?(?:%|m|k|bn)?"
FIGURE = re.compile(rf"{_FIGURE}|\({_FIGURE}\)")
EMPTY_CELL = re.compile(r"[-–—+*]|n/?a|nil|tbc", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
# Days and pages are no figures of a row.
DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    r"(?:,? (?:19|20)\d\d)?|\(pages? [^)]*\)|(?<![\d.,] )\b\d{1,4} [-–] \d{1,4}\)?$",
    re.IGNORECASE,
)
# What is put before the cells of a row, or of a line that is none: a number, a bullet, a label.
MARKER = re.compile(
    r"\s*(?:\(?\w{1,4}[.)]+|\d+(?:\.\d+)*\.?|[-–•·▪◦●*\uf0b7]|[A-Z][\w ]{0,24}:)\t+"
)
SECTION = re.compile(r"\s*\d{1,2}[a-z]?\s*\|\s*[A-Z]")
LONGEST_CELL = 80

# Words and signs that stand over columns of figures.
COLUMN = re.compile(
    r"\b(?:19|20)\d\d(?:\s?[-/–]\s?\d{2,4})?(?!\d)|\b\d\d/\d\d/\d\d(?:\d\d)?\b|£\s?'?(?:000'?s?|m|k|bn)\b"
    r"|%|\bQ[1-4]\b|\b(?:Year|Quarter|Week|Month|Row|Ref|YTD|RAG|No\.)(?!\w)"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b"
    r"|\b(?:Actuals?|Targets?|Budget(?:ed)?|Forecast|Outturn|Variance|Total|Baseline|Estimated?|"
    r"Revised|Approved|Net|Gross|Income|Expenditure|Spend|Number|Percentage|Rate|Rating|Value|"
    r"Lowest|Highest|Average|Previous|Current|Change|Trend|Direction|Amount|Cost|Balance|"
    r"England|National|Ward|Measure|Indicator|Directorate|Category|Type|Description|Status|"
    r"Project|Reserve|Funding|Staffing)\b",
    re.IGNORECASE,
)
# Bare numbers: "Year 1" and "Quarter 2" head columns, "12 15" stands in them.
COUNT = re.compile(r"(?<![\w.,/£–-])(?!(?:19|20)\d\d\b)\d+(?![\w.,/–-])")
COUNTED = re.compile(
    r"\b(?:Year|Quarter|Week|Month|Period|Age|Table|Note|Stage) \d+\b", re.IGNORECASE
)
SMALL = frozenset("of and to the for by in on at or per a as with".split())
MOST_HEADER_WORDS = 40
# Words of sentences, which no header holds.
VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|be|been|will|would|it|that|which|this)\b")
ENDED = re.compile(r"[.:;?!][\"'”’)]*\s*$")
UNFINISHED = re.compile(r"(?:[&,/(–-]|\b(?:and|of|the|for|to|in|with|by|or))\s*$")
MOST_WRAPPED = 4
# A first cell that wraps over short lines holds no more words than this.
MOST_LABEL_WORDS = 12


def is_row(line: str) -> bool:
    """Whether a line is a row of a table: cells parted by tabs or bars, or a run of figures."""
    if _has_cells(line):
        return True
    if line.rstrip().endswith("."):
        return False
    words = DAY.sub(" ", line).split()
    figures = [bool(FIGURE.fullmatch(word)) for word in words]
    count = sum(figures)
    if count < 2 or not _amounts(words) and is_header(line):
        return False
    longest, run = 0, 0
    for word, figure in zip(words, figures, strict=True):
        run = run + figure if figure or EMPTY_CELL.fullmatch(word) else 0
        longest = max(longest, run)
    plain_years = sum(1 for word in words if YEAR.fullmatch(word))
    small = sum(word[0].islower() for word in words) > 0.3 * len(words)
    few_words = not small and count >= (0.3 if _amounts(words) else 0.5) * len(words)
    return longest >= 3 or (count - plain_years >= 2 and (run >= 2 or few_words))


def has_bars(line: str) -> bool:
    """Whether the cells of a row are parted by bars or tabs."""
    return _has_cells(line)


def holds_figures(line: str) -> bool:
    """Whether a row holds an amount, a share or a count, years left aside."""
    words = [word for cell in re.split(r"[|\t]", line) for word in cell.split()]
    return any(FIGURE.fullmatch(word) and not YEAR.fullmatch(word) for word in words)


def is_header(line: str) -> bool:
    """Whether a line can head the columns of a table: titles and units, no sentence."""
    words = [word for word in line.split() if word.lower() not in SMALL]
    if not words or len(words) > MOST_HEADER_WORDS or ENDED.search(line) or _amounts(words):
        return False
    if VERB.search(line):
        return False
    small = sum(word[0].islower() for word in words)
    counts = len(COUNT.findall(line)) - len(COUNTED.findall(line))
    signs = column_signs(line)
    return counts < 2 and signs > 0 and small <= (0.6 if signs > 1 else 0.4) * len(words)


def column_signs(text: str) -> int:
    """How many words and signs in ``text`` stand over columns of figures as a rule."""
    return len(COLUMN.findall(text))


def whole_rows(lines: Sequence[str]) -> dict[int, int]:
    """The rows among ``lines``: the number of each one's first line, with that of its last.

    A cell that wraps is joined to its row only where that is plain: the label above figures
    that begin a line, or a line that breaks off at "&", a comma or an open bracket.
    """
    rows: dict[int, int] = {}
    ended = -1
    for place, line in enumerate(lines):
        if place <= ended or not is_row(line):
            continue
        first = place if has_bars(line) else _label_start(lines, place, ended)
        last = place if has_bars(line) else _tail_end(lines, place)
        rows[first] = ended = last
    return rows


def _label_start(lines: Sequence[str], place: int, ended: int) -> int:
    """Where the label of the row at ``place`` starts, after the line ``ended``."""
    above: list[int] = []
    for before in range(place - 1, ended, -1):
        line = lines[before].strip()
        if not line and not above and before == place - 1:
            continue
        if not line or ENDED.search(line) or is_row(line) or len(above) == MOST_WRAPPED:
            break
        above.insert(0, before)
    begins = lines[place].strip()
    nameless = _is_nameless(begins.split())
    first = place
    for before in reversed(above):
        joins = UNFINISHED.search(lines[before]) or begins[:1].islower()
        nearest = nameless and before == above[-1] and column_signs(lines[before]) < 2
        if not joins and not nearest:
            break
        first, begins = before, lines[before].strip()
    words = sum(len(lines[before].split()) for before in above)
    bounded = bool(above) and (above[0] == 0 or not _runs_up(lines, above[0]))
    header = any(column_signs(lines[before]) >= 2 for before in above)
    if nameless and bounded and words <= MOST_LABEL_WORDS and not header:
        return above[0]
    return first


def _is_nameless(words: Sequence[str]) -> bool:
    """Whether a row begins with its figures: "97.5 124.9", but not "78 3,789.0", a row's number."""
    if not all(FIGURE.fullmatch(word) for word in words[:2]):
        return False
    return _amounts(words[:1]) or not _amounts(words)


def _runs_up(lines: Sequence[str], place: int) -> bool:
    """Whether the line above belongs with the one at ``place``: no end, no row, no gap."""
    above = lines[place - 1].strip()
    return bool(above) and not ENDED.search(above) and not is_row(above)


def _tail_end(lines: Sequence[str], place: int) -> int:
    """Where a row that breaks off ends: when its bracket closes, or its line is whole."""
    last = place
    text = lines[place]
    while last + 1 < len(lines) and last - place < MOST_WRAPPED:
        following = lines[last + 1].strip()
        is_open = text.count("(") > text.count(")") or UNFINISHED.search(text)
        if not is_open or not following or is_row(following):
            break
        last += 1
        text = f"{text} {following}"
    return last


def _has_cells(line: str) -> bool:
    marker = MARKER.match(line)
    bare = line[marker.end() if marker else 0 :].strip()
    cells = [cell.strip() for cell in bare.split("\t") if cell.strip()]
    if len(cells) >= 2 and all(len(cell) <= LONGEST_CELL for cell in cells):
        return True
    return line.count("|") >= 2 or (" | " in line.strip() and not SECTION.match(line))


def _amounts(words: Sequence[str]) -> bool:
    """Whether some word is an amount no column heading holds: 1,234 · 56.7 · +3%."""
    return any(
        FIGURE.fullmatch(word) and re.search(r"[,.%£+]|^-\d", word) is not None for word in words
    )
