"""Words from papers and people as a file can hold them: one line, nothing that XML forbids."""

import re
from unicodedata import category

# Neither XML nor HTML may hold these: control characters, halves of pairs, and non-characters.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# Marks that join letters of some scripts; others that cannot be seen would only turn text round.
JOINERS = "\u200c\u200d"


def readable(text: str) -> str:
    """``text`` on one line, with a � for each character that a file may not hold.

    Characters that cannot be seen (soft hyphens, marks that turn the direction of the text) are
    left out; all others stand as they are.
    """
    seen = "".join(c for c in text if c in JOINERS or category(c) != "Cf")
    return FORBIDDEN.sub("\ufffd", " ".join(seen.split()))


def file_name(title: str, suffix: str) -> str:
    """A file name made of a ``title``: "agency-social-workers.docx"."""
    words = re.findall(r"[^\W_]+", title.casefold())
    return f"{'-'.join(words)[:80].strip('-') or 'briefing'}{suffix}"
