"""What became of an action, as far as later papers tell: proposed by rule, never decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lineofsight.actions.citing import cite_action, cite_said
from lineofsight.actions.due_dates import due_day
from lineofsight.actions.later_papers import CouncilPapers, papers_of_councils
from lineofsight.actions.what_came import later_of
from lineofsight.citing import Pages
from papers import Action, ActionState, Citation, Paper, Reader
from records import Records


@dataclass(frozen=True)
class Proposal:
    """What the papers suggest became of an action.

    ``since`` is the day of the paper that reports back, the day by which it was due, or the last
    day on which a paper mentions it; None while it is open. ``evidence`` are the words that say
    so. ``as_of`` is the newest meeting in the papers that were looked through, never today.
    """

    state: ActionState
    since: date | None = None
    evidence: tuple[Citation, ...] = ()
    as_of: date | None = None


def proposals(
    records: Records, actions: Sequence[tuple[Action, Paper]], reader: Reader
) -> dict[str, Proposal]:
    """For each of ``actions``, by its id, what the papers that ``reader`` may see suggest.

    Formal procedure is done when it is decided. Of what no later paper could tell, since its
    council or its day is not known, nothing but that it is open.
    """
    councils = papers_of_councils(records, reader)
    pages = Pages(records, reader)
    found: dict[str, Proposal] = {}
    for action, paper in actions:
        council = councils.get(paper.council or "")
        if action.formal:
            found[action.action_id] = Proposal("done", paper.meeting_date)
        elif council is None or paper.meeting_date is None:
            found[action.action_id] = Proposal("open")
        else:
            found[action.action_id] = _proposal(action, paper, paper.meeting_date, council, pages)
    return found


def _proposal(
    action: Action, paper: Paper, met: date, council: CouncilPapers, pages: Pages
) -> Proposal:
    meetings = council.meetings(paper.committee)
    newest = council.meetings(None)[-1]
    later = later_of(action, paper, met, council)
    if later.told:
        quoted = tuple(cite_said(one, n, pages) for n, one in enumerate(later.told, start=1))
        return Proposal(later.came, later.told[0].paper.meeting_date, quoted, newest)
    own = (cite_action(action, paper, pages),)
    due = due_day(action.due, action.text, met, meetings) if action.due else None
    if due is not None and due < meetings[-1]:
        return Proposal("overdue", due, own, meetings[-1])
    if later.can_tell and later.mentioned < newest:
        return Proposal("silent", later.mentioned, own, newest)
    return Proposal("open", as_of=newest)
