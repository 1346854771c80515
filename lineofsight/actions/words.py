"""The action log in plain words: states, and the log as a person reads it on a terminal."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from assistant.plain import one_line
from lineofsight.actions.log import Logged
from papers import ActionKind, ActionState, spoken_date
from records.listing import printable

STATES: dict[ActionState, str] = {
    "open": "Open",
    "reported_back": "Reported back",
    "done": "Done",
    "overdue": "Overdue",
    "silent": "Silent",
}
KINDS: dict[ActionKind, str] = {
    "resolution": "Decision",
    "recommendation": "Recommendation",
    "undertaking": "Promise",
    "request": "Request",
}


def state_in_words(one: Logged) -> str:
    """The state with its day: "Silent since 15 July 2015", "Overdue: was due 3 October 2017"."""
    return worded(one.state, None if one.action.formal else one.since)


def worded(state: ActionState, since: date | None) -> str:
    """A state with its day, where one is known."""
    if since is None:
        return STATES[state]
    link = {"silent": " since", "overdue": ": was due"}.get(state, ",")
    return f"{STATES[state]}{link} {spoken_date(since)}"


def log_in_words(logged: Sequence[Logged]) -> str:
    """Actions as text, each under its meeting: what, whose, by when, where it stands, its state."""
    if not logged:
        return "No actions were found."
    lines: list[str] = []
    for paper, group in groupby(logged, key=lambda one: one.paper):
        day = spoken_date(paper.meeting_date) if paper.meeting_date else "Date not known"
        lines += ["", f"{day} · {paper.committee or paper.council or paper.title} ({paper.file})"]
        for one in group:
            action = one.action
            kind = f"{action.kind}, procedure" if action.formal else action.kind
            told = {"for": action.owner, "asked by": action.asked_by, "due": action.due}
            said = [f"{name} {one_line(value)}" for name, value in told.items() if value]
            item = f"item {action.item}, " if action.item else ""
            lines.append(f"  {kind.capitalize()}: {one_line(action.text)}")
            lines.append(f"    {'; '.join([*said, f'{item}page {action.page}'])}")
            if not action.formal:
                by = f", set by {printable(one.set_by or 'somebody')}" if one.is_set else ""
                lines.append(f"    {state_in_words(one)}{by}")
                lines += [
                    f"      {cited.place}: {one_line(cited.quote)}"
                    for cited in one.evidence
                    if cited.quote != action.text
                ]
    return "\n".join(lines).strip("\n")
