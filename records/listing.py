"""What has been read, as a table for a person and as plain data."""

from collections.abc import Sequence
from typing import Any
from unicodedata import category

from number_words import counted
from papers import spoken_date
from records.store import Failure, PaperRow


def as_data(rows: Sequence[PaperRow], failures: Sequence[Failure]) -> dict[str, Any]:
    """Papers and failures as plain data, dates as YYYY-MM-DD."""
    return {
        "papers": [
            {
                "file": row.paper.file,
                "paper_id": row.paper.paper_id,
                "title": row.paper.title,
                "council": row.paper.council,
                "committee": row.paper.committee,
                "meeting_date": row.paper.meeting_date and row.paper.meeting_date.isoformat(),
                "kind": row.paper.kind,
                "status": row.paper.status,
                "access": row.paper.access,
                "pages": row.paper.page_count,
                "passages": row.passages,
            }
            for row in rows
        ],
        "failures": [
            {"file": one.file, "reason": one.reason, "at": one.at.isoformat()} for one in failures
        ],
    }


def in_words(rows: Sequence[PaperRow], failures: Sequence[Failure]) -> str:
    """Papers under their council and committee, then what could not be read."""
    if not rows and not failures:
        return "No papers have been read yet. Read some with: line-of-sight ingest FOLDER"
    lines: list[str] = []
    heading = None
    for row in rows:
        paper = row.paper
        over = f"{paper.council or 'Council not known'} · {paper.committee or 'no committee named'}"
        if over != heading:
            lines += ["", printable(over)]
            heading = over
        day = spoken_date(paper.meeting_date) if paper.meeting_date else "no date"
        pages = counted(paper.page_count, "page")
        marks = "".join(
            f", {mark}"
            for mark in (paper.status, paper.access)
            if mark not in ("approved", "public")
        )
        lines.append(
            f"  {day:>17}  {printable(paper.title)} "
            f"({paper.kind.replace('_', ' ')}, {pages}{marks})  {printable(paper.file)}"
        )
    lines.append(f"\n{len(rows)} papers.")
    if failures:
        lines += ["", "Could not be read:"]
        lines += [f"  {printable(one.file)}: {printable(one.reason)}" for one in failures]
    return "\n".join(lines).lstrip("\n")


def printable(name: str) -> str:
    """A name or a sentence on one line, whatever characters are in it."""
    return "".join(c if c.isprintable() or category(c) == "Zs" else "�" for c in name)
