"""The action log as CSV, for a spreadsheet: plain cells, none of which a program would run."""

import csv
import io
from collections.abc import Sequence

from lineofsight.action_log import Logged
from lineofsight.log_words import KINDS, STATES
from papers import Citation

HEADS = (
    "State", "Since", "Set by", "Reason", "Kind", "What the paper says", "Owner", "Asked by",
    "Due", "Council", "Committee", "Meeting", "Item", "Page", "File", "Access",
    "Evidence", "Where the evidence stands", "Looked through up to",
)  # fmt: skip
# What a spreadsheet takes for a formula where it stands first in a cell.
FORMULA = ("=", "+", "-", "@")


def as_csv(logged: Sequence[Logged]) -> bytes:
    """The actions as CSV in UTF-8 with a byte order mark, one row each under a row of headings.

    A cell that would start with a sign that spreadsheets take for a formula starts with an
    apostrophe (OWASP, "CSV Injection"). Dates are YYYY-MM-DD.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(HEADS)
    for one in logged:
        writer.writerow([safe_cell(cell) for cell in _cells(one)])
    return out.getvalue().encode("utf-8-sig", "replace")


def safe_cell(text: str) -> str:
    """``text`` on one line, with an apostrophe before what would be taken for a formula."""
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(FORMULA) else line


def _cells(one: Logged) -> list[str]:
    action, paper = one.action, one.paper
    by = (one.set_by or "a person") if one.is_set else ""
    evidence = [cited for cited in one.evidence if cited.quote != action.text]
    return [
        STATES[one.state],
        one.since.isoformat() if one.since else "",
        by,
        one.reason or "",
        KINDS[action.kind] + (", procedure" if action.formal else ""),
        action.text,
        action.owner or "",
        action.asked_by or "",
        action.due or "",
        paper.council or "",
        paper.committee or "",
        paper.meeting_date.isoformat() if paper.meeting_date else "",
        action.item or "",
        str(action.page),
        paper.file,
        "exempt: not for publication" if _is_exempt(one.citation) else "public",
        " … ".join(cited.quote for cited in evidence),
        "; ".join(cited.place for cited in evidence),
        one.proposed.as_of.isoformat() if one.proposed.as_of else "",
    ]


def _is_exempt(citation: Citation) -> bool:
    return citation.access == "exempt"
