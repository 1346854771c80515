"""What people set actions to: read from the audit, and matched with the actions there are now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any, get_args

from sqlalchemy import select

from papers import Access, Action, ActionState, Paper, Reader
from records import schema
from records.audit import Change, add_change, changes
from records.rows import BLACK
from records.store import Records

ABOUT = "action"
# The first letters of an action's id are those of its paper's, the rest tell it from others there.
OF_PAPER = 20


@dataclass(frozen=True)
class Place:
    """Words of a paper that show what became of an action: ``page text[start:end]``."""

    paper_id: str
    page: int
    start: int
    end: int


@dataclass(frozen=True)
class StateChange:
    """One change of an action's state. ``state`` None leaves it to what the papers suggest.

    ``who`` and ``reason`` are None for a reader who may not know them; ``at`` is in UTC; ``of`` is
    where the action stood, ``mark`` a digest of its words. ``is_shut`` says that its
    evidence is not, or no longer, for the reader: nothing of it is told but that there is one.
    """

    action_id: str
    was: ActionState
    was_since: date | None
    state: ActionState | None
    since: date | None
    evidence: tuple[Place, ...]
    who: str | None
    reason: str | None
    at: datetime
    of: Place
    mark: str = ""
    is_shut: bool = False


def state_changes(records: Records, reader: Reader) -> dict[str, tuple[StateChange, ...]]:
    """The changes of state that ``reader`` may know of, by the action's id now, oldest first.

    Where a later version of its paper holds an action in the same words, it has the changes of
    both. What was set on an action that is no longer read comes under the id it had.
    """
    made = changes(records, ABOUT, reader)
    if not made:
        return {}
    ids = _ids_now(records, made)
    found: dict[str, list[StateChange]] = {}
    for change in made:
        found.setdefault(ids[change.about_id], []).append(_read(change))
    return {action_id: _open_to(records, listed, reader) for action_id, listed in found.items()}


def add_state_change(
    records: Records,
    reader: Reader,
    action: Action,
    change: StateChange,
    version: int,
    access: Access,
    note_access: Access,
    same: Sequence[str] = (),
) -> None:
    """Store one; raises ChangedMeanwhileError where there are more than ``version`` by now."""
    stored = Change(
        ABOUT, action.action_id, action.paper_id, action.page, action.start, action.end,
        was={
            "state": change.was,
            "since": change.was_since and change.was_since.isoformat(),
            "words": _mark(action.text),
        },
        now={
            "state": change.state,
            "since": change.since and change.since.isoformat(),
            "evidence": [[p.paper_id, p.page, p.start, p.end] for p in change.evidence],
        },
        who=change.who, reason=change.reason, access=access, note_access=note_access,
    )  # fmt: skip
    add_change(records, stored, reader, version, same)


def vanished(
    records: Records, reader: Reader
) -> list[tuple[Paper, str | None, tuple[StateChange, ...]]]:
    """What was set on actions that are no longer read: the paper, the action's words, the changes.

    The words are None where the page no longer shows them, or not to ``reader``.
    """
    found = state_changes(records, reader)
    with records.engine.connect() as connection:
        held = set(
            connection.scalars(
                select(schema.actions.c.action_id)
                .join(schema.papers, schema.papers.c.paper_id == schema.actions.c.paper_id)
                .where(schema.papers.c.superseded_by.is_(None))
            )
        )
    gone = []
    for action_id, listed in found.items():
        paper = records.paper(listed[-1].of.paper_id, reader)
        if action_id not in held and paper is not None and not all(one.is_shut for one in listed):
            there = words_at(records, listed[-1].of, reader)
            same = there is not None and _mark(there[1]) == listed[-1].mark
            gone.append((paper, there[1] if there and same else None, listed))
    return gone


def words_at(records: Records, place: Place, reader: Reader) -> tuple[Paper, str] | None:
    """The paper and the words at a place; None where ``reader`` may not see all of them."""
    paper = records.paper(place.paper_id, reader)
    page = records.page(place.paper_id, place.page, reader)
    if paper is None or page is None:
        return None
    words = page.text[place.start : place.end]
    return None if BLACK in words or not words.strip() else (paper, words)


def _open_to(
    records: Records, listed: Sequence[StateChange], reader: Reader
) -> tuple[StateChange, ...]:
    """The changes of one action, shut where ``reader`` may not see what they were set on.

    Whoever may see everything is told of all, even if a paper cited was removed.
    """
    told: list[StateChange] = []
    for one in listed:
        if "exempt" in reader.may_see:
            told.append(one)
        elif any(words_at(records, place, reader) is None for place in one.evidence):
            told.append(
                replace(one, was="open", was_since=None, state=None, since=None, evidence=(),
                        who=None, reason=None, is_shut=True)
            )  # fmt: skip
        elif told and told[-1].is_shut:  # what was set before it is not to be told here either
            seen = next((before for before in reversed(told) if not before.is_shut), None)
            was: ActionState = (seen.state if seen else None) or "open"
            told.append(replace(one, was=was, was_since=seen.since if seen else None))
        else:
            told.append(one)
    return tuple(told)


def _ids_now(records: Records, made: Sequence[Change]) -> dict[str, str]:
    """For each id that was changed the id of the same action in the papers as they are now.

    It is the same action if it has the same id; or stands at the same place of the same paper; or
    has the same words in the paper that superseded its own.
    """
    columns = schema.actions.c
    with records.engine.connect() as connection:
        rows = connection.execute(
            select(columns.action_id, columns.paper_id, columns.page, columns.start, columns.end)
            .join(schema.papers, schema.papers.c.paper_id == columns.paper_id)
            .where(schema.papers.c.superseded_by.is_(None))
        ).all()
        papers = connection.execute(
            select(schema.papers.c.paper_id, schema.papers.c.superseded_by)
        ).all()
    current = {row.action_id for row in rows}
    standing = {(row.paper_id, row.page, row.start, row.end): row.action_id for row in rows}
    later = {row.paper_id: row.superseded_by for row in papers}
    found: dict[str, str] = {}
    for change in made:
        action_id = change.about_id
        place = (change.paper_id, change.page, change.start, change.end)
        paper_id = later.get(change.paper_id)
        seen = {change.paper_id}
        now = action_id if action_id in current else standing.get(place)
        while now is None and paper_id is not None and paper_id not in seen:
            successor = paper_id[:OF_PAPER] + action_id[OF_PAPER:]
            now = successor if successor in current else None
            seen.add(paper_id)
            paper_id = later.get(paper_id)
        found[action_id] = now or action_id
    return found


def _mark(words: str) -> str:
    return sha256(" ".join(words.split()).encode("utf-8", "replace")).hexdigest()[:16]


def _read(change: Change) -> StateChange:
    was, now = change.was, change.now
    return StateChange(
        action_id=change.about_id,
        was=_state(was) or "open",
        was_since=_day(was),
        state=_state(now),
        since=_day(now),
        evidence=tuple(Place(*one) for one in now.get("evidence", ())),
        who=change.who,
        reason=change.reason,
        at=change.at,
        of=Place(change.paper_id, change.page, change.start, change.end),
        mark=str(was.get("words", "")),
    )


def _state(data: Any) -> ActionState | None:  # noqa: ANN401 - plain data from JSON
    state = data.get("state")
    return state if state in get_args(ActionState) else None


def _day(data: Any) -> date | None:  # noqa: ANN401 - plain data from JSON
    return date.fromisoformat(data["since"]) if data.get("since") else None
