"""Whose voice a sentence of a paper is: the ladder from the committee room to the front line.

A sentence has one voice. What somebody tells of another ("young people told inspectors …") is in
the voice of whoever said it first: that is what is looked for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from assistant.rows import is_row
from lineofsight.timeline.spoken_words import (
    ENDS,
    FIGURE,
    FRONT_LINE,
    INSPECTORS_FOUND,
    MEMBERS_ASKED,
    MOTION_HEADING,
    MOVED,
    OFFICERS_SAID,
    ONLY_SAYS_WHO,
    PROCEDURE,
    RESOLVED,
    VERB,
)
from papers import Action, Exchange, Kind, Paper

Voice = Literal[
    "members_asked",
    "officers_said",
    "inspectors_found",
    "figures_reported",
    "front_line",
    "resolved",
]
# In the order of the ladder, and in words.
VOICES: tuple[Voice, ...] = get_args(Voice)
LABELS: dict[Voice, str] = {
    "members_asked": "Members asked",
    "officers_said": "Officers and Cabinet said",
    "inspectors_found": "Commissioner or inspector found",
    "figures_reported": "Figures reported",
    "front_line": "Children, families and front-line staff",
    "resolved": "Resolved",
}

HE = re.compile(r"^(?:He|She|They)\b")
# A few words without a verb are a label more often than a statement.
FEWEST_WORDS, LABEL_WORDS = 5, 8


@dataclass(frozen=True)
class Spoken:
    """A sentence of a paper as its voice is told: its words, the sentence before it in the passage.

    ``char`` is where it starts in the whole paper's text, ``page`` and ``start`` where on its
    page; ``speaker`` is who speaks in its passage, as printed, ``heading`` that of its item, and
    ``passage`` the words of the whole passage.
    """

    text: str
    before: str
    passage: str
    char: int
    page: int
    start: int
    speaker: str | None
    heading: str | None


def voice_of(
    spoken: Spoken, paper: Paper, exchanges: Sequence[Exchange], actions: Sequence[Action]
) -> Voice | None:
    """The voice of a sentence; None for procedure, headings and lists, which are nobody's.

    ``exchanges`` and ``actions`` are those of the paper.
    """
    text = " ".join(spoken.text.split())
    if not is_said(text) and not is_row(spoken.text):
        return None
    if _is_resolved(spoken, text, paper.kind, actions):
        return "resolved"
    char = spoken.char
    exchange = next((one for one in exchanges if one.char_start <= char < one.char_end), None)
    # A question and its reply in one sentence are a reply.
    if exchange is not None and char + len(spoken.text) <= exchange.reply_start:
        return "members_asked"
    if FRONT_LINE.search(text) or (HE.match(text) and _opens_with_front_line(spoken.before)):
        return "front_line"
    if INSPECTORS_FOUND.search(text):
        return "inspectors_found"
    if exchange is not None or OFFICERS_SAID.match(text):
        return "officers_said"
    if paper.kind == "commissioner_report" and not is_row(spoken.text):
        return "inspectors_found"
    if paper.kind == "minutes" and _is_members(spoken, text):
        return "members_asked"
    if is_row(spoken.text) or FIGURE.search(text):
        return "figures_reported"
    return "officers_said"


def is_said(text: str) -> bool:
    """Whether a text says something of a matter: no heading, no label, no procedure."""
    words = len(text.split())
    if words < FEWEST_WORDS or PROCEDURE.search(text) or ONLY_SAYS_WHO.match(text):
        return False
    if FIGURE.search(text) or VERB.search(text) or text.endswith("?"):
        return True
    return words > LABEL_WORDS and ENDS.search(text) is not None


def _is_members(spoken: Spoken, text: str) -> bool:
    if text.endswith("?") or MEMBERS_ASKED.search(text):
        return True
    if spoken.heading and MOTION_HEADING.search(spoken.heading):
        return True
    # The wording of a motion stands between quotation marks.
    at = spoken.passage.find(spoken.text)
    quoted = spoken.passage[:at].rfind("“") > spoken.passage[:at].rfind("”")
    return (quoted or text.startswith("“")) and MOVED.search(spoken.passage) is not None


def _opens_with_front_line(text: str) -> bool:
    found = FRONT_LINE.search(" ".join(text.split()))
    return found is not None and found.start() <= len("The ")


def _is_resolved(spoken: Spoken, text: str, kind: Kind, actions: Sequence[Action]) -> bool:
    if kind not in ("minutes", "decision_record", "other"):
        return False
    if RESOLVED.search(text) and kind != "other":
        return True
    return any(
        one.kind in ("resolution", "recommendation")
        and one.page == spoken.page
        and one.start <= spoken.start < one.end
        for one in actions
    )
