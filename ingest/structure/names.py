"""Read the names out of a list: "Councillors A. Birch (Chair), Oakes and Ash" holds three."""

import re
from collections.abc import Iterator

from ingest.structure.persons import TITLE, person

# A title that stands for all the names after it.
SHARED = re.compile(
    r"(?:the )?(?:county |borough |district )?(?:cllrs|councillors|messrs)\.?\s+", re.IGNORECASE
)
TITLED_LINE = re.compile(rf"\s*(?:and\s+)?(?:the\s+)?(?:{TITLE}|Messrs|Clerk)\b")
GOES_ON = re.compile(rf"(?:[,&-]|\band|\b{TITLE}\.?)$")
# What stands after a name and belongs to it: honours.
HONOUR = re.compile(r"(?:[CODM]BE|BEM|JP|QC|KC|DL|TD|MP)$")
# What stands after a name and is no name: an office, a body.
OFFICE = re.compile(
    r"(?:\w+ ){0,4}(?:cabinet|shadow|leader|director|head of|chief|officer|manager|chair\w*|"
    r"vice|representative|member|co-?opt\w+|adviser|clerk to|portfolio|executive|secretariat|"
    r"council\b|committee|team)",
    re.IGNORECASE,
)
_WORD = r"(?:[A-Z][\w.’'-]*|de|van|von|der|da|ap)"
NAME = re.compile(rf"{_WORD}(?:\s{_WORD})*\s?(?:\([^)]*\))?(?:\s[A-Z][\w’'-]+)*")
ALONE = re.compile(r"(?:the )?(?:clerk|deputy clerk|rfo|mayor|deputy mayor)(?: \(.*\))?", re.I)
NOT_NAMES = re.compile(
    r"\b(?:agenda|minutes?|items?|part|unrestricted|public|none|apologies|venue|date|time|"
    r"meeting|absence|interests?|present|attendance|welcome)\b",
    re.IGNORECASE,
)
MOST_WORDS = 8
# A line of less than this share of the longest one was not broken by the margin.
SHORT_LINE = 0.7
FULL_LINE = 70


def names_in(text: str) -> list[str]:
    """The names in a list, as printed but for footnote marks and a title shared by several."""
    names: list[str] = []
    for entry in _entries(re.sub(r"<sup>\w+</sup>|<[^>]+>|\*+|^#+", "", text)):
        in_office = False
        for part in _parts(entry):
            bare = person(re.sub(r"^(?:and|also|with|plus)\s+", "", part.strip()))
            name = SHARED.sub("", bare, count=1) if SHARED.match(bare) else bare
            titled = TITLED_LINE.match(bare) is not None
            if HONOUR.match(name) and names and not in_office:
                names[-1] = f"{names[-1]}, {name}"
            elif titled or not in_office:
                in_office = (
                    not titled and not ALONE.fullmatch(name) and OFFICE.match(name) is not None
                )
                if not in_office and _is_name(name):
                    names.append(name)
    return names


def _entries(text: str) -> Iterator[str]:
    """The lines of a list, those joined that only the margin broke."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    longest = max([len(line) for line in lines] + [FULL_LINE])
    entry = ""
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else ""
        is_open = entry.count("(") > entry.count(")") or GOES_ON.search(before) is not None
        full = len(before) >= SHORT_LINE * longest and not TITLED_LINE.match(line)
        if entry and not (is_open or full):
            yield entry
            entry = ""
        entry = f"{entry} {line}".strip()
    if entry:
        yield entry


def _parts(entry: str) -> Iterator[str]:
    """An entry parted at commas, "and" and "&", but not within brackets."""
    depth, start = 0, 0
    for match in re.finditer(r"[()]|[,;]|\s(?:and|&)\s(?!(?!the\b|also\b)[a-z])", entry):
        sign = match.group()
        depth += (sign == "(") - (sign == ")")
        if sign == ")" and depth == 0 and re.match(r"\s+[A-Z]", entry[match.end() :]):
            yield entry[start : match.end()]
            start = match.end()
        elif sign not in "()" and depth <= 0:
            yield entry[start : match.start()]
            start = match.end()
    yield entry[start:]


def _is_name(name: str) -> bool:
    """Whether a part of a list is a person's name, or an office that stands for one."""
    bare = re.sub(r"\([^)]*\)", "", name).strip()
    if ALONE.fullmatch(name):
        return True
    has_word = re.search(r"[A-Z][\w’']+", bare) is not None and not bare.isupper()
    return (
        has_word
        and len(bare.split()) <= MOST_WORDS
        and NAME.fullmatch(name) is not None
        and not NOT_NAMES.search(bare)
    )
