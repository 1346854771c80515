"""Whether a paper is draft, and whether the public may see it: in doubt, they may not.

The marks are those of Schedule 12A to the Local Government Act 1972 and councils' own words for
it. They are looked for where a mark stands: in the file's name, in the first lines, and in the
first and last lines of every page.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from papers import Access, Kind, Page, Status

# Marks wherever they stand in a line.
MARK = re.compile(
    r"\bnot[\s-]+for[\s-]+publication\b|\bnot to be published\b|"
    r"\bexempt (?:from publication|by virtue|under|information under)\b|"
    r"\bexempt\b.{0,80}\bschedule 12a\b|\bschedule 12a\b.{0,80}\bexempt\b|"
    r"\bby virtue of paragraphs?\b.{0,80}\b(?:schedule 12a|part 1)\b|"
    r"\bcontains? (?:\w+ )?(?:exempt|confidential) information\b|"
    r"\bprivate (?:and|&) confidential\b|\bcommercial(?:ly)?[ -](?:in[ -]confidence|sensitive)\b|"
    r"\bofficial\W{1,3}sensitive\b|\bpink papers?\b|\beithriedig\b|\bcyfrinachol\b|"
    r"\bnid i['’]?w gyhoeddi\b|\bnot for (?:the )?(?:press|public)\b|"
    r"\bparagraphs? \d.{0,30}\bschedule 12a\b.{0,20}\bapplies\b|^\W*press and public excluded\W*$",
    re.IGNORECASE,
)
# Marks that are a line, or a cell of a table, by themselves or nearly so.
LABEL = re.compile(
    r"^\W*(?:strictly |draft\W+|document is |this (?:report|paper|item) is )?"
    r"(?:exempt|confidential|restricted)"
    r"(?:[\s/]+(?:exempt|confidential|report|papers?|appendix|annex|information|minutes?|items?))*"
    r"(?: \w{1,3})?"
    r"(?:\W*$|\s*[-–—:]\s*(?!no\b|none\b|n/?a\b|not applicable\b).*)|"
    r"^\W*(?:[\w ]{0,20}(?:classification|status|access)|public or private|marking)\s*[:|]\W*"
    r"(?:exempt|confidential|restricted|private|part (?:ii|2|two|b))\b|"
    r"^\W*(?:is this (?:report|paper|item) )?exempt(?:ion|ed)?\s*[:?|]\W*yes\b|"
    r"^\W*(?:for )?publication\s*[:?|]\W*no\b|"
    r"^\W*(?:open|public)\s*/\s*(?:closed|private|exempt)\s*[:?|]\W*(?:closed|private|exempt)\b|"
    r"^\W*access\s*[:?|]\W*closed\b|"
    r"^\W*private(?: (?:report|paper))?\W*$|"
    r"^\W*(?:part (?:ii|2|two|b)|exempt|private|closed|pink|confidential) "
    r"(?:minutes|reports?)\b(?! of (?:the )?(?:last|previous))|"
    r"[-–—:(]\s*(?:exempt|confidential)\s*\)?\W*$|"
    r"^\W*part\s+(?:ii|2|two|b)\W*(?:$|(?:exempt|confidential|private|closed|report|item)\b)",
    re.IGNORECASE,
)
IN_NAME = re.compile(
    r"\b(?<!non )(?:exempt|confidential|not for publication|nfp|part (?:ii|2|b) (?:minutes|report)|"
    r"minutes part (?:ii|2|b)|(?:private|restricted|pink) (?:minutes|papers?|reports?|items?))\b|"
    r"(?:^|/)(?:private|pink|restricted)/",
    re.IGNORECASE,
)
# Words that say there is nothing exempt, and those of blank forms and standing resolutions.
NONE_IS = re.compile(
    r"\b(?:exempt|confidential|publication)\b[^.]{0,40}[:?|]\W*(?:no|none|n/?a|not applicable)\b|"
    r"\b(?:no|not contain|not include|without) (?:any )?(?:exempt|confidential)\b|"
    r"\bdo not include\b|\bfor publication\s*\[|\bwere none\b",
    re.IGNORECASE,
)
STANDING = re.compile(
    r"\bexclu(?:de|ded|sion)\b|\bthe public be\b|\bexempt items\b|\bif any\b", re.IGNORECASE
)
PART = re.compile(r"^\W*part\s", re.IGNORECASE)

FIRST_LINES = 40
EDGE_LINES = 3
LONGEST_MARK = 110


def access_of(head: Sequence[str], pages: Sequence[Page], file: str, kind: Kind) -> Access:
    """Exempt if the file's name or a line where marks stand says so.

    An agenda or minutes deal with exempt items and are still public, so that in them only the
    first lines count, and there a divider ("Part II") does not.
    """
    # "ExemptMinutes_v2.pdf" as "Exempt Minutes v2 pdf"; a folder keeps its stroke.
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", file)
    if IN_NAME.search(re.sub(r"[_\-.]+", " ", parted)) or IN_NAME.search(
        re.sub(r"[_\-./]+", " ", parted)
    ):
        return "exempt"
    meeting = kind in ("agenda", "minutes")
    lines = list(head[:8] if meeting else head[:FIRST_LINES])
    if not meeting:
        lines += [line for page in pages for line in _edges(page)]
    pairs = [f"{a} {b}" for a, b in zip(lines, lines[1:], strict=False)]
    if any(is_exempt_mark(line) and not (meeting and PART.match(line)) for line in lines):
        return "exempt"
    return (
        "exempt" if any(MARK.search(_plain(p)) and is_exempt_mark(p) for p in pairs) else "public"
    )


def is_exempt_mark(line: str) -> bool:
    """Whether a line marks what it stands on as not for the public."""
    plain = _plain(line)
    if NONE_IS.search(plain):
        return False
    if re.search(r"\bnot for publication\b", plain, re.IGNORECASE):
        return True
    return bool(MARK.search(plain) or LABEL.search(plain)) and not STANDING.search(plain)


def status_of(head: Sequence[str], name: str, kind: Kind) -> Status:
    """Draft if the top lines say so, or the file's ``name`` where it holds minutes."""
    said = "\n".join(head[:14])
    if re.search(r"^\W*draft\W*$|\bdraft minutes\b|\bto be confirmed\b", said, re.I | re.M):
        return "draft"
    named = kind == "minutes" and re.search(r"\bdraft\b", name.lower().replace("_", " "))
    return "draft" if named else "approved"


def _edges(page: Page) -> Iterator[str]:
    """The lines at the top and the foot of a page that are short and start as a mark does."""
    lines = [line.strip(" \t#*|_-") for line in page.text.split("\n") if line.strip()]
    for line in dict.fromkeys(lines[:EDGE_LINES] + lines[-EDGE_LINES:]):
        if len(line) < LONGEST_MARK and not line[:1].islower():
            yield line


def _plain(line: str) -> str:
    """A line in ordinary letters: no soft hyphens, no wide letters, no letter-spacing."""
    text = unicodedata.normalize("NFKC", line)
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    if re.fullmatch(r"(?:\w ){2,}\w(?:\s{2,}(?:\w )+\w)*\W*", text):
        text = " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", text))
    return " ".join(text.replace("‑", "-").replace("NOT-FOR-PUB", "NOT FOR PUB").split())
