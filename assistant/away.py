"""Who was away: nobody said anything at a meeting to which they sent apologies."""

import re
from collections.abc import Sequence

from assistant.question import Question
from assistant.retrieve import Found, Library
from papers import Scope
from records.structure import attendance

TITLED = re.compile(
    r"\b(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Commissioner)\.?\s+"
    r"(?:[A-Z]\.?\s*)*([A-Z](?:[A-Za-z-]|['’](?!s\b))+)"
)
# "Jane Smith", without a title.
FULL_NAME = re.compile(r"(?<=\s)[A-Z][a-z]+\s([A-Z](?:[A-Za-z-]|['’](?!s\b))+)")


def sent_apologies(
    library: Library, question: Question, found: Sequence[Found], scope: Scope
) -> bool:
    """Whether somebody the question names is known to have been away from the meeting it names."""
    people = {*TITLED.findall(question.text), *FULL_NAME.findall(question.text)}
    meetings = {
        one.paper.paper_id
        for one in found
        if people and any(period.holds(one.paper.meeting_date) for period in question.periods)
    }
    for paper_id in meetings:
        there = attendance(library.records, paper_id, scope.reader)
        if any(_is_among(name, there.apologies, there.present) for name in people):
            return True
    return False


def _is_among(name: str, away: Sequence[str], present: Sequence[str]) -> bool:
    """Whether a name, as a whole word, stands among those ``away`` and not those ``present``."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    return any(map(word.search, away)) and not any(map(word.search, present))
