"""The machine-readable form of what the line of sight shows, as ``--json`` prints it."""

from typing import Any

from assistant.contract import citation_json, day_json
from lineofsight.actions.log import Logged
from lineofsight.figures.points import Point


def action_json(one: Logged) -> dict[str, Any]:
    """An action with its state and evidence as plain data: dates as YYYY-MM-DD, None if unknown.

    ``proposed`` is what the papers suggest; ``set_by``, ``set_at`` (UTC) and ``reason`` tell of
    the person who set another state. ``as_of`` is the newest meeting that was looked through.
    """
    action, paper = one.action, one.paper
    return {
        "action_id": action.action_id,
        "kind": action.kind,
        "formal": action.formal,
        "text": action.text,
        "owner": action.owner,
        "asked_by": action.asked_by,
        "due": action.due,
        "file": paper.file,
        "page": action.page,
        "item": action.item,
        "start": action.start,
        "end": action.end,
        "council": paper.council,
        "committee": paper.committee,
        "meeting_date": day_json(paper.meeting_date),
        "access": action.access,
        "state": one.state,
        "since": day_json(one.since),
        "evidence": [citation_json(citation) for citation in one.evidence],
        "as_of": day_json(one.proposed.as_of),
        "proposed": {
            "state": one.proposed.state,
            "since": day_json(one.proposed.since),
            "evidence": [citation_json(citation) for citation in one.proposed.evidence],
        },
        "set_by": one.set_by,
        "set_at": one.set_at.isoformat(timespec="seconds") + "Z" if one.set_at else None,
        "reason": one.reason,
    }


def point_json(point: Point) -> dict[str, Any]:
    """A figure as one point of a series, as plain data: dates as YYYY-MM-DD, None if unknown.

    ``value`` is the plain number (£1.5m is 1500000.0), ``printed`` how the page has it. ``as_of``
    is the text's own date, else the meeting's: ``as_of_from`` says which. ``restated_by`` are the
    ids of figures that give another value for the same date; ``rated_by`` says who rates it.
    """
    figure = point.figure
    rated_by = "reader" if point.rated_by_us else "paper"
    return {
        "figure_id": figure.figure_id,
        "measure": figure.measure,
        "subject": figure.subject,
        "value": figure.value,
        "unit": figure.unit,
        "printed": figure.printed,
        "sense": figure.sense,
        "as_of": day_json(point.as_of),
        "as_of_text": figure.as_of_text,
        "as_of_from": "text" if figure.as_of else "meeting" if point.as_of else None,
        "target": figure.target,
        "direction": point.direction,
        "rating": point.rating,
        "rated_by": rated_by if point.rating else None,
        "series": point.series,
        "restated": bool(point.restated_by),
        "restated_by": list(point.restated_by),
        "redefined": point.redefined,
        "dropped": point.dropped,
        "council": point.paper.council,
        "committee": point.paper.committee,
        "meeting_date": day_json(point.paper.meeting_date),
        "file": point.paper.file,
        "citation": citation_json(point.citation),
    }
