"""The action log: what was decided, recommended, promised and asked for, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from lineofsight.actions.citing import cite_action
from lineofsight.actions.reported_back import Proposal, proposals
from lineofsight.citing import Pages
from papers import Action, ActionState, Citation, Paper, Reader, Scope
from records import Records
from records.action_states import StateChange, state_changes, words_at
from records.held import held_while_unchanged
from records.structure import actions

if TYPE_CHECKING:  # the model behind it takes seconds to import, and the whole log needs none
    from assistant.retrieve import Library
    from lineofsight.theme import Theme

# So many readings of the whole log are remembered, for the public and for those cleared.
REMEMBERED = 4
# So much of a theme, as a share, stands in an action's sentence with those beside it.
NEAR = 0.3


@dataclass(frozen=True)
class Logged:
    """An action with its paper, and what became of it.

    ``state``, ``since`` and ``evidence`` are what a person set, else what is ``proposed``; formal
    procedure is done. ``since`` is the day it was reported back or done, the day by which it was
    due, or (silent) the day of the last paper that mentions it; None while it is open.
    ``citation`` is the action's own place. ``set_by``, ``set_at`` (UTC) and ``reason`` tell of the
    person, as far as the reader may know; ``set_at`` is None where the papers alone tell.
    ``changes`` are all that were made, oldest first.
    """

    action: Action
    paper: Paper
    citation: Citation
    state: ActionState
    since: date | None
    evidence: tuple[Citation, ...]
    proposed: Proposal
    set_by: str | None = None
    set_at: datetime | None = None
    reason: str | None = None
    changes: tuple[StateChange, ...] = ()

    @property
    def is_set(self) -> bool:
        """Whether a person set the state."""
        return self.set_at is not None

    @property
    def version(self) -> int:
        """How often it was changed: whoever changes it says which version was on the screen."""
        return len(self.changes)


def log(library: "Library", scope: Scope, theme: "Theme | None" = None) -> tuple[Logged, ...]:
    """The actions of the papers within ``scope``, by council, committee and date.

    With a ``theme``, those only that are on it, by their own words or by their passage. What
    became of them is looked for in all papers that the reader may see, not in the scope alone.
    """
    logged = log_of(library.records, scope)
    return on_theme(library, logged, theme, scope.reader) if theme is not None else logged


def log_of(records: Records, scope: Scope, file: str | None = None) -> tuple[Logged, ...]:
    """The actions of the papers within ``scope``, or of one ``file``, without the model."""
    known = _whole_log(records, scope.reader)
    changed = state_changes(records, scope.reader)
    return tuple(
        _with_changes(records, one, changed.get(one.action.action_id, ()), scope.reader)
        for one in known
        if _is_in(one.paper, scope) and (file is None or one.paper.file == file)
    )


def on_theme(
    library: "Library", logged: tuple[Logged, ...], theme: "Theme", reader: Reader
) -> tuple[Logged, ...]:
    """Those of ``logged`` that are on ``theme``: by their own words, or by their passage.

    A passage on the theme may go on to other matters: what is near the action must bear on it.
    """
    from lineofsight.theme import ENOUGH, concepts_of, passages_on

    scope = theme.scope(reader)
    concepts = concepts_of(library, theme, reader)
    near: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for found in passages_on(library, theme, reader):
        passage = found.passage
        near.setdefault((passage.paper_id, passage.page), []).extend(
            sentence.span for sentence in concepts.sentences(passage) if sentence.around >= NEAR
        )
    return tuple(
        one
        for one in logged
        if theme.covers(one.paper)
        and _is_in(one.paper, scope)
        and (
            concepts.share(one.action.text) >= ENOUGH
            or any(
                start < one.action.end and one.action.start < end
                for start, end in near.get((one.paper.paper_id, one.action.page), ())
            )
        )
    )


@held_while_unchanged(most=REMEMBERED)
def _whole_log(records: Records, reader: Reader) -> tuple[Logged, ...]:
    """Every action that ``reader`` may see with what the papers suggest."""
    found = actions(records, Scope(reader=reader))
    proposed: Mapping[str, Proposal] = proposals(records, found, reader)
    pages = Pages(records, reader)
    return tuple(
        Logged(
            action=one,
            paper=paper,
            citation=cite_action(one, paper, pages),
            state=proposed[one.action_id].state,
            since=proposed[one.action_id].since,
            evidence=proposed[one.action_id].evidence,
            proposed=proposed[one.action_id],
        )
        for one, paper in found
    )


def _with_changes(
    records: Records, one: Logged, changes: tuple[StateChange, ...], reader: Reader
) -> Logged:
    """The action as the last change leaves it whose evidence ``reader`` may see."""
    for change in reversed(changes):
        if change.is_shut:
            continue
        if change.state is None:
            return Logged(
                one.action, one.paper, one.citation, one.state, one.since, one.evidence,
                one.proposed, changes=changes,
            )  # fmt: skip
        evidence = _evidence(records, change, reader)
        if evidence is not None:
            return Logged(
                one.action, one.paper, one.citation, change.state, change.since, evidence,
                one.proposed, change.who, change.at, change.reason, changes,
            )  # fmt: skip
    return replace(one, changes=changes)


def _evidence(records: Records, change: StateChange, reader: Reader) -> tuple[Citation, ...] | None:
    """What a change was set on; None where part of it is not, or no longer, for ``reader``.

    Whoever may see everything is told of a change even if a paper it cites was removed.
    """
    pages = Pages(records, reader) if change.evidence else None
    cited: list[Citation] = []
    for place in change.evidence:
        there = words_at(records, place, reader)
        if there is not None and pages is not None:
            paper, words = there
            span = (place.start, place.end)
            cited.append(pages.cite(paper, place.page, None, words, span, paper.access,
                                    len(cited) + 1))  # fmt: skip
        elif "exempt" not in reader.may_see:
            return None
    return tuple(cited)


def _is_in(paper: Paper, scope: Scope) -> bool:
    """Whether a paper that the reader may see lies within ``scope``."""
    day = paper.meeting_date
    return (
        scope.council in (None, paper.council)
        and scope.committee in (None, paper.committee)
        and (scope.first_date is None or (day is not None and day >= scope.first_date))
        and (scope.last_date is None or (day is not None and day <= scope.last_date))
    )
