"""The action log as a spreadsheet."""

from collections.abc import Sequence

from lineofsight.actions.log import Logged
from lineofsight.actions.words import KINDS, STATES
from lineofsight.spreadsheet import sheet
from papers import Citation

HEADS = (
    "State", "Since", "Set by", "Reason", "Kind", "What the paper says", "Owner", "Asked by",
    "Due", "Council", "Committee", "Meeting", "Item", "Page", "File", "Access",
    "Evidence", "Where the evidence stands", "Looked through up to",
)  # fmt: skip


def as_csv(logged: Sequence[Logged]) -> bytes:
    """The actions as a spreadsheet, one row each. Dates are YYYY-MM-DD."""
    return sheet(HEADS, map(_cells, logged))


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
