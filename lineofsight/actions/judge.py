"""Whether a later sentence says that an action was done, or that something of it came back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gate.facts import folded
from assistant.words import stem, words_of
from lineofsight.actions.report_words import (
    AS_ASKED,
    CAME_BACK,
    DEALT,
    FINISHED,
    NOT_YET,
    PARTICIPLE,
    TELLS,
    TO_COME,
    UPDATES,
    Came,
    clauses_of,
    families_of,
)
from lineofsight.actions.subjects import ACTING_STEMS, Subject, stems_told
from papers import Action

ONGOING = re.compile(
    r"\b(?:every|each|regular(?:ly)?|quarterly|monthly|weekly|annually|continue[sd]?|ongoing"
    r"|at least (?:once|twice|\w+ times)|until|always|future)\b",
    re.IGNORECASE,
)
# What stands in brackets, or between commas of how it was asked for: ", requested in May,".
ASIDE = re.compile(
    r"\([^()]*\)|,(?= )[^,;]{0,80}\b(?:requested|promised|asked for|had asked|agreed)\b[^,;]{0,40},"
)
# An office that has to do with many matters.
OFFICE = re.compile(
    r"\b(?:Clerk|Officers?|Members|Councillors|Chair\w*|Council|Committee|Cabinet|Board|Panel"
    r"|Commission|Director|Leader|Mayor|Team|Service)$",
    re.IGNORECASE,
)
# What stands over minutes tells of their own meeting: "Minutes of a meeting held on …".
TITLE = re.compile(r"\W*(?:draft )?minutes of\b", re.IGNORECASE)
# A sentence that takes up the one before it: "This has been ordered."
TAKES_UP = re.compile(
    r"\s*(?:This|These|They|Both|It (?:has|had|is now)|He|She"
    r"|(?:A |The )?(?:[Rr]eply|[Rr]esponse|[Aa]nswer|[Cc]onfirmation))\b"
)
# What a sentence names as its topic before it tells of it: "Closed footway – …", "Bus stop: …".
TOPIC = re.compile(r"\s*(?P<topic>[^.;:?!]{3,120}?)(?:\s+[-–—]\s|\s*:)")


@dataclass(frozen=True)
class Telling:
    """How a later sentence stands to an action.

    ``text`` is the sentence as it stands, ``heading`` that of its passage. ``tells`` says that it
    holds most of what the action is about, ``on_topic`` that it names that as its topic,
    ``takes_up`` that it goes on with the sentence before it, which does, ``names_person`` that
    it names somebody whom the action names.
    """

    text: str
    heading: str = ""
    tells: bool = False
    on_topic: bool = False
    takes_up: bool = False
    names_person: bool = False


def topic_of(text: str) -> str:
    """What a sentence names as its topic, before a dash or a colon; "" where it names none."""
    match = TOPIC.match(text)
    return match["topic"] if match else ""


def came(telling: Telling, action: Action, subject: Subject) -> Came | None:
    """Whether a sentence says that an action was done, or that something of it came back."""
    text = ASIDE.sub("", folded(telling.text))
    if text.endswith(("?", ":")) or TITLE.match(text):
        return None
    undone = NOT_YET.search(text) is not None
    clauses = clauses_of(text)
    about = telling.tells or telling.takes_up
    finished = (FINISHED,) if about or telling.on_topic else ()
    if not undone and any(
        (about or subject.matter & stems_told(clause))
        and (_is_done_in(clause, text, action) or told_in(clause, finished))
        for clause in clauses
    ):
        # What is to be done again and again is not done by being done once.
        return "reported_back" if ONGOING.search(folded(action.text)) else "done"
    asked = AS_ASKED.search(text)
    if asked and not undone and not TO_COME.search(text, 0, asked.start()):
        return "reported_back"
    dealt = telling.on_topic or telling.takes_up or telling.names_person
    news = (CAME_BACK, DEALT) if dealt else (CAME_BACK,)
    if any(told_in(clause, news, NOT_YET) for clause in clauses):
        return "reported_back"
    if (
        telling.tells
        and not undone
        and told_in(text, (TELLS,))
        and (UPDATES.search(telling.heading) or _names_owner(text, action))
    ):
        return "reported_back"
    return None


def owner_did(said: str, action: Action) -> bool:
    """Whether a sentence says of a person who was to do it that he did: "Cllr Oddy met them"."""
    if action.owner is None or OFFICE.search(action.owner) or " " not in action.owner:
        return False
    text = folded(said)
    return NOT_YET.search(text) is None and any(
        _does(clause, action.owner, family.past)
        for family in families_of(folded(action.text))
        for clause in clauses_of(text)
    )


def _is_done_in(clause: str, text: str, action: Action) -> bool:
    """Whether a clause of a sentence says that what an action asks for was done."""
    done: list[re.Pattern[str]] = []
    said = folded(action.text)
    for family in families_of(said):
        if family.passive.search(said):
            continue  # its own words tell that it was done already
        done.append(family.passive)
        if family.anybody or action.owner is None or _names_owner(text, action):
            done.append(family.active)
        if action.owner and _does(clause, action.owner, family.past):
            return True
    asked = {stem(word) for word in words_of(said)} - ACTING_STEMS
    if any(stem(match["verb"].lower()) in asked for match in PARTICIPLE.finditer(clause)):
        done.append(PARTICIPLE)
    return told_in(clause, done)


def _does(clause: str, owner: str, past: re.Pattern[str]) -> bool:
    """Whether a clause says of ``owner`` himself that he did it: "the Clerk sent a letter"."""
    named = re.search(rf"\b{re.escape(owner.split()[-1])}\b(?: \([^)]*\))?", clause)
    to_come = TO_COME.search(clause)
    did = past.match(clause, named.end()) if named else None
    return did is not None and (to_come is None or to_come.start() >= did.end())


def told_in(
    clause: str, patterns: Sequence[re.Pattern[str]], but: re.Pattern[str] | None = None
) -> bool:
    """Whether a clause holds one of ``patterns``, and nothing before it puts that in the future.

    Nor may ``but`` stand up to there; what follows is what came back: "replied that it is not".
    """
    to_come, denied = TO_COME.search(clause), but.search(clause) if but else None
    ends = [one.start() for one in (to_come, denied) if one is not None]
    first = min(ends, default=len(clause))
    found = (pattern.search(clause) for pattern in patterns)
    return any(match is not None and match.end() <= first for match in found)


def _names_owner(text: str, action: Action) -> bool:
    owner = (action.owner or "").split()
    return bool(owner) and owner[-1].lower() in text.lower()
