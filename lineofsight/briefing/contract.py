"""The machine-readable form of a briefing, as ``brief --json`` prints it; and in a few words."""

from pathlib import Path
from typing import Any

from assistant.contract import citation_json
from lineofsight.briefing.parts import Briefing, Row, Statement
from lineofsight.briefing.versions import TITLES, Change, Changes
from number_words import counted


def briefing_json(
    briefing: Briefing, changes: Changes, out: Path, seconds: float
) -> dict[str, Any]:
    """A briefing that was written to ``out`` as plain data, with what changed."""
    return {
        "out": str(out),
        "title": briefing.title,
        "sections": [
            {"name": section.name, "heading": section.heading} for section in briefing.sections
        ],
        "statements": [
            {
                "section": section.name,
                "text": _words(said),
                "citations": [citation.n for citation in said.citations],
            }
            for section in briefing.sections
            for said in section.said
        ],
        "sources": [citation_json(citation) for citation in briefing.citations],
        "seconds": round(seconds, 2),
        "since": changes.since.isoformat() if changes.since else None,
        "changed": [_change_json(change) for change in changes.changes],
        "not_for_publication": briefing.is_exempt,
    }


def in_words(briefing: Briefing, changes: Changes, out: Path, seconds: float) -> str:
    """What was written, and how much has changed, in a few lines."""
    papers = len({citation.paper_id for citation in briefing.citations})
    lines = [
        f"{out}: {counted(briefing.statements, 'statement')} from {counted(papers, 'paper')} "
        f"in {counted(len(briefing.sections), 'section')} ({seconds:.1f} seconds)."
    ]
    if changes.since is None:
        return f"{lines[0]}\nThis is the first version of it."
    lines.append(f"Since the last version ({changes.since:%Y-%m-%d %H:%M} UTC):")
    counts = {kind: sum(1 for one in changes.changes if one.kind == kind) for kind in TITLES}
    lines += [f"  {title}: {counts[kind]}" for kind, title in TITLES.items() if counts[kind]]
    return "\n".join(lines if any(counts.values()) else [*lines, "  nothing has changed"])


def _words(said: Statement | Row) -> str:
    if isinstance(said, Statement):
        return said.words
    return " | ".join(cell.words for cell in said.cells)


def _change_json(change: Change) -> dict[str, Any]:
    return {
        "change": change.kind,
        "section": change.section,
        "text": change.words,
        "was": change.was or None,
        "now": change.now or None,
        "place": change.citation.place,
        "file": change.citation.file,
        "page": change.citation.page,
    }
