"""Whether a paper is draft, and whether the public may see it: in doubt, they may not."""

import re
from collections.abc import Sequence

from papers import Access, Kind, Page, Status

# Marks of a paper the public may not see. The words of a blank form, of an agenda's standing
# heading or of a Part A paper are not such marks.
EXEMPT = re.compile(
    r"^\W*(?:this (?:report|paper|item|document|appendix) is )?(?:strictly )?not for publication\b|"
    r"^\W*part\s+(?:II|2|B)\b(?!\s*of\b)(?=\W*(?:$|[-–—:(]|exempt|confidential|private))|"
    r"^\W*(?:exempt|confidential)\s*(?:report|paper|appendix|information|minutes?|$)|"
    r"^\W*classification\s*:?\s*(?:exempt|confidential|restricted)|"
    r"\bexempt\s*[-–—:]?\s*not for publication\b|"
    r"\b(?:is|are|be) (?:exempt|confidential)\b.{0,60}\bschedule 12a\b|"
    r"\bby virtue of paragraphs?\b.{0,80}\bschedule 12a\b|"
    r"\bcontains? (?:exempt|confidential) information\b",
    re.IGNORECASE,
)
NOT_EXEMPT = re.compile(
    r"\bdo not include\b|\bfor publication\s*\[|\bexclu(?:de|sion)\b|\bno exempt\b|"
    r"\bif any\b|\bwere none\b|\bthe public be\b|\bexempt items\b",
    re.IGNORECASE,
)
FIRST_LINES = 30
LONGEST_MARK = 90


def access_of(head: Sequence[str], pages: Sequence[Page]) -> Access:
    """Exempt if the top lines say so, or if a short line at the top of any page does."""
    tops = [line for page in pages[1:] for line in _top(page) if len(line) < LONGEST_MARK]
    marked = any(
        EXEMPT.search(line) and not NOT_EXEMPT.search(line) for line in [*head[:FIRST_LINES], *tops]
    )
    return "exempt" if marked else "public"


def status_of(head: Sequence[str], name: str, kind: Kind) -> Status:
    """Draft if the top lines say so, or the file's ``name`` where it holds minutes."""
    said = "\n".join(head[:14])
    if re.search(r"^\W*draft\W*$|\bdraft minutes\b|\bto be confirmed\b", said, re.I | re.M):
        return "draft"
    named = kind == "minutes" and re.search(r"\bdraft\b", name.lower().replace("_", " "))
    return "draft" if named else "approved"


def _top(page: Page) -> list[str]:
    lines = [line for line in page.text.split("\n") if line.strip()][:3]
    return [" ".join(line.strip(" \t#*|_-").split()) for line in lines]
