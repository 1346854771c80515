"""The machine-readable form of answers and passages, as every ``--json`` prints them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from assistant.answer import Answer
from assistant.retrieve import Found
from papers import Citation, Coverage


def answer_json(answer: Answer) -> dict[str, Any]:
    """An Answer as plain data: dates as YYYY-MM-DD, unknown values as None."""
    return {
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "status": answer.status,
        "mode": answer.mode,
        "sentences": [
            {"text": sentence.text, "citations": list(sentence.citations)}
            for sentence in answer.sentences
        ],
        "citations": [citation_json(citation) for citation in answer.citations],
        "notice": answer.notice,
        "withheld": [{"text": one.text, "reason": one.reason} for one in answer.withheld],
        "nearest": [citation_json(citation) for citation in answer.nearest],
        "coverage": coverage_json(answer.coverage),
        "timings_ms": answer.timings_ms,
    }


def citation_json(citation: Citation) -> dict[str, Any]:
    """A Citation as plain data, with the place as a council writes it."""
    return {
        "n": citation.n,
        "paper_id": citation.paper_id,
        "file": citation.file,
        "title": citation.title,
        "council": citation.council,
        "committee": citation.committee,
        "meeting_date": day_json(citation.meeting_date),
        "kind": citation.kind,
        "status": citation.status,
        "access": citation.access,
        "page": citation.page,
        "printed_page": citation.printed_page,
        "item": citation.item,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "ocr": citation.ocr,
        "also_in": list(citation.also_in),
        "replaces": list(citation.replaces),
        "place": citation.place,
    }


def coverage_json(coverage: Coverage) -> dict[str, Any]:
    """A Coverage as plain data."""
    return {
        "papers": coverage.papers,
        "committees": list(coverage.committees),
        "first_date": day_json(coverage.first_date),
        "last_date": day_json(coverage.last_date),
    }


def passages_json(found: Sequence[Found]) -> list[dict[str, Any]]:
    """Passages as plain data, best first; ``score`` compares within one search only."""
    return [
        {
            "file": one.paper.file,
            "page": one.passage.page,
            "item": one.passage.item,
            "start": one.passage.start,
            "end": one.passage.end,
            "char_start": one.passage.char_start,
            "char_end": one.passage.char_end,
            "text": one.passage.text,
            "score": round(one.score, 6),
        }
        for one in found
    ]


def day_json(day: date | None) -> str | None:
    """A day as YYYY-MM-DD; null where it is not known."""
    return day.isoformat() if day else None
