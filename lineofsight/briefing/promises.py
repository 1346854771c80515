"""The section on promises: what was resolved, recommended, promised or asked for; its state."""

from collections.abc import Sequence

from lineofsight.actions.log import Logged
from lineofsight.actions.words import STATES, state_in_words
from lineofsight.briefing.marks import mark_of_words
from lineofsight.briefing.parts import Block, Cell, Row, Table, Wording
from lineofsight.briefing.words import readable
from papers import ActionKind, ActionState, Citation, spoken_date

NONE = "No promise, decision, recommendation or request on this topic was found in these papers."
HOW = (
    "The state of each is proposed from later papers, which are cited, or was set by a person, "
    "who is named."
)
CAPTION = "What was said, who is to do it by when, and what became of it"
HEADS = ("Meeting", "What was said", "Who, and by when", "State")
WIDTHS = (17, 45, 19, 19)
KINDS: dict[ActionKind, str] = {
    "resolution": "resolved",
    "recommendation": "recommended",
    "undertaking": "promised",
    "request": "asked for",
}
# What needs a member's eye comes first.
ORDER: tuple[ActionState, ...] = ("overdue", "silent", "open", "reported_back", "done")


def promise_blocks(logged: Sequence[Logged]) -> tuple[Block, ...]:
    """The actions that are not mere procedure, in a table: overdue and silent ones first."""
    told = _once([one for one in logged if not one.action.formal])
    if not told:
        return (Wording(NONE),)
    rows = sorted(told, key=lambda one: (ORDER.index(one.state), str(one.paper.meeting_date)))
    return (Wording(HOW), Table(CAPTION, HEADS, WIDTHS, tuple(_row(one) for one in rows)))


def _once(logged: Sequence[Logged]) -> list[Logged]:
    """What stands in two papers of one meeting, in the same words, once; as a person set it."""
    kept: dict[str, Logged] = {}
    for one in logged:
        key = mark_of_words(one.citation, one.action.text).key
        if key not in kept or (one.is_set and not kept[key].is_set):
            kept[key] = one
    return list(kept.values())


def _row(one: Logged) -> Row:
    action = one.action
    day = spoken_date(one.paper.meeting_date) if one.paper.meeting_date else "Date not known"
    who = [action.owner or "Nobody named", action.due or "no date given"]
    if action.asked_by:
        who.insert(1, f"asked by {action.asked_by}")
    words = readable(action.text)
    return Row(
        (
            Cell(f"{day}, {KINDS[action.kind]}"),
            Cell(words, (one.citation,), is_quoted=True),
            Cell(readable("; ".join(who))),
            Cell(readable(_state(one)), _evidence(one)),
        ),
        mark_of_words(one.citation, action.text, STATES[one.state].casefold()),
    )


def _evidence(one: Logged) -> tuple[Citation, ...]:
    """What else tells of the state: the action's own words are cited beside it."""
    own = one.citation
    place = (own.paper_id, own.page, own.start, own.end)
    return tuple(
        said for said in one.evidence if (said.paper_id, said.page, said.start, said.end) != place
    )


def _state(one: Logged) -> str:
    """The state in words: "Silent since 3 February 2016"; who set it, where a person did."""
    word = state_in_words(one)
    if not one.is_set:
        return word
    when = f" on {spoken_date(one.set_at.date())}" if one.set_at else ""
    why = f": {one.reason}" if one.reason else ""
    return f"{word} (set by {one.set_by or 'a reader'}{when}{why})"
