"""Set what became of an action: by a person, on evidence or for a reason, never over another's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from assistant.gate.facts import folded
from lineofsight.actions.log import Logged, log_of
from lineofsight.actions.words import STATES
from papers import Access, ActionState, Reader, Scope
from records import Records
from records.action_states import Place, StateChange, add_state_change, words_at
from records.audit import ChangedMeanwhileError

LONGEST_NAME, LONGEST_REASON = 80, 2000
# Of a page that is cited as a whole, so many letters are quoted.
MOST_QUOTED = 400

NO_NAME = "Say who you are: enter your name. It is kept with the change."
NO_EVIDENCE = (
    "Say why: give a reason, or choose the words of a paper that show what became of the action."
)
GONE = "This action can no longer be found in the papers. Open the action log anew."
NOT_SEEN = "The words chosen as evidence can no longer be opened. Choose others."
LATER_THAN_PAPERS = "The date is in the future. Enter the day on which it came back or was done."


class NotSetError(Exception):
    """A state could not be set. The message is a sentence that a person can act on."""


class SetByAnotherError(NotSetError):
    """Somebody else changed the action meanwhile; ``now`` is how it stands."""

    def __init__(self, now: Logged) -> None:
        """Tell what the other set, as far as the reader may know."""
        last = now.changes[-1]
        who = last.who or "Somebody"
        state = STATES[last.state].lower() if last.state else "as the papers suggest"
        said = f" The reason given: {last.reason.rstrip('.')}." if last.reason else ""
        super().__init__(
            f"{who} set this action to “{state}” while you were looking at it.{said} Nothing of "
            "that is lost, and your change is not saved. Look at what was set; if you still wish "
            "to change it, save again."
        )
        self.now = now


@dataclass(frozen=True)
class Setting:
    """What a person sets: the state (None: as the papers suggest), since when, who, why, on what.

    ``version`` is the version of the action that was on the screen.
    """

    state: ActionState | None
    who: str
    version: int
    since: date | None = None
    reason: str = ""
    evidence: tuple[Place, ...] = ()


def set_state(records: Records, reader: Reader, action_id: str, setting: Setting) -> Logged:
    """Set the state of an action; returns it as it stands then.

    Raises NotSetError where the setting is incomplete, the action or its evidence is not for
    ``reader``; SetByAnotherError where somebody changed it since that ``version``.
    """
    one = find(records, reader, action_id)
    who, reason = " ".join(setting.who.split())[:LONGEST_NAME], setting.reason.strip()
    if one is None:
        raise NotSetError(GONE)
    if not who:
        raise NotSetError(NO_NAME)
    if not reason and not setting.evidence:
        raise NotSetError(NO_EVIDENCE)
    if setting.since is not None and setting.since > datetime.now(UTC).date():
        raise NotSetError(LATER_THAN_PAPERS)
    access: list[Access] = [one.action.access, one.paper.access]
    for place in setting.evidence:
        there = words_at(records, place, reader)
        if there is None:
            raise NotSetError(NOT_SEEN)
        access += [there[0].access, *_access_of_part(records, place)]
    cleared = "exempt" in reader.may_see
    if cleared and not setting.evidence:
        access.append("exempt")  # it rests on nothing but what a cleared person knows
    shut = "exempt" in access
    # What all may know of a change tells what all knew before: never what exempt papers say of it.
    before = one if shut else find(records, Reader.PUBLIC, action_id) or one
    change = StateChange(
        action_id=action_id, was=before.state, was_since=before.since, state=setting.state,
        since=setting.since if setting.state not in (None, "open") else None,
        evidence=setting.evidence, who=who, reason=reason[:LONGEST_REASON] or None,
        at=datetime.now(UTC), of=Place(one.paper.paper_id, one.action.page, one.action.start,
                                       one.action.end),
    )  # fmt: skip
    try:
        add_state_change(
            records, reader, one.action, change, setting.version,
            access="exempt" if shut else "public",
            note_access="exempt" if shut or cleared else "public",
            same=sorted({earlier.action_id for earlier in one.changes}),
        )  # fmt: skip
    except ChangedMeanwhileError:
        now = find(records, reader, action_id)
        if now is None or not now.changes:
            raise NotSetError(GONE) from None
        raise SetByAnotherError(now) from None
    return find(records, reader, action_id) or one


def find(records: Records, reader: Reader, action_id: str) -> Logged | None:
    """The action with this id, if ``reader`` may see it."""
    logged = log_of(records, Scope(reader=reader))
    return next((one for one in logged if one.action.action_id == action_id), None)


def place_of_words(records: Records, reader: Reader, paper_id: str, page: int, words: str) -> Place:
    """Where words stand on a page, however its lines are broken; the whole page if none are given.

    Raises NotSetError where the page is not there for ``reader``, or does not hold the words.
    """
    paper = records.paper(paper_id, reader)
    held = records.page(paper_id, page, reader)
    if paper is None or held is None:
        last = f" It has {paper.page_count} pages." if paper else ""
        raise NotSetError(f"There is no page {page} in that paper.{last} Enter another number.")
    if not words.strip():
        return Place(paper_id, page, 0, len(held.text[:MOST_QUOTED].rsplit(" ", 1)[0]))
    span = _span(held.text, words)
    if span is None:
        raise NotSetError(
            f"These words do not stand on page {page} of {paper.file}. Copy them from the page as "
            "they are printed there, or leave the words out."
        )
    return Place(paper_id, page, *span)


def _span(text: str, words: str) -> tuple[int, int] | None:
    """Where ``words`` stand in ``text``, white space and quotation marks folded."""
    start = text.find(words.strip())
    if start >= 0:
        return start, start + len(words.strip())
    sought = folded(words).casefold().replace(" ", "")
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for one in folded(character).casefold():
            letters.append(one)
            places.append(place)
    found = "".join(letters).find(sought) if sought else -1
    return None if found < 0 else (places[found], places[found + len(sought) - 1] + 1)


def _access_of_part(records: Records, place: Place) -> Sequence[Access]:
    """Exempt, if the public may not see these words of a paper."""
    public = words_at(records, place, Reader.PUBLIC)
    return () if public is not None else ("exempt",)
