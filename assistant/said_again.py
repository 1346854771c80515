"""The other places that say what a quoted sentence says: the report as well as the minute."""

import re
from collections.abc import Sequence

from assistant.candidates import Candidate, asks
from assistant.found import Found
from assistant.gate.borne_out import Around
from assistant.gate.support import fault
from assistant.places import Place
from assistant.question import YEAR
from assistant.retrieve import Library
from assistant.surroundings import with_surroundings
from assistant.words import stems_of
from month_names import MONTH
from papers import Paper, Scope

# So many places are named beside the one that is quoted; fewer words than these are soon said
# again by chance.
MOST, FEWEST_WORDS = 2, 5
# Words that only say who told it. Any other word more may turn the sentence round: "feared".
REPORTED = stems_of(
    "note noted report reported tell told hear heard inform informed confirm confirmed state "
    "stated advise advised explain explained member officer committee panel cabinet commission "
    "council councillor meeting paper director leader chair head"
)
# Whom these words mean depends on the page; when these are, on the day of the meeting.
SOMEBODY = re.compile(
    r"^(?:it|its|this|that|these|those|such|however|also)\b|"
    r"\b(?:he|she|they|him|her|them|his|hers|their|theirs|we|our|us)\b",
    re.IGNORECASE,
)
SOME_TIME = re.compile(
    r"\b(?:last|next|coming|current|this|previous|past|present|following|recent\w*|today|tomorrow|"
    rf"yesterday|now|currently|so far|to date|ago|within|{MONTH}(?!,?\s+(?:of )?(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
# What was resolved at another meeting was resolved once more.
RESOLVED = re.compile(r"\b(?:resolv|agree|approv|noted?)\w*|^that\b", re.IGNORECASE)


def said_again(
    library: Library,
    text: str,
    quoted: Found,
    candidates: Sequence[Candidate],
    taken: set[tuple[str, int]],
    scope: Scope,
) -> list[Candidate]:
    """Those of the ``candidates``, best first, that by themselves bear out a ``text`` quoted.

    They are of the same council, have all its words and hardly another, need nothing that stands
    around them, and are held to the rules of the gate, so that a figure, a date, a name or a denial
    that is not the same keeps one away. None is on a page, ``(paper id, page)``, that is ``taken``,
    and no two are on one. What is not for publication is not named beside what is.
    """
    stems = stems_of(text)
    found: list[Candidate] = []
    if len(stems) < FEWEST_WORDS or asks(text) or SOMEBODY.search(text):
        return found
    pages = set(taken)
    for one in candidates:
        page = (one.found.paper.paper_id, one.found.passage.page)
        if page in pages or one.found.is_exempt or len(found) == MOST:
            continue
        if not stems <= one.stems or not one.stems - stems <= REPORTED:
            continue  # it leaves something out, or adds what may turn it round
        paper = one.found.paper
        if not _may_mean_the_same(text, quoted.paper, paper):
            continue
        here = Place(one.found, one.place)
        if asks(one.text) or with_surroundings(library, here, scope) != [here]:
            continue  # what stands around it is part of what it says
        bodies = tuple(name for name in (paper.council, paper.committee) if name)
        around = Around(one.found.passage.context, paper.meeting_date, bodies)
        if fault(text, [one.text], around) is None:
            found.append(one)
            pages.add(page)
    return found


def _may_mean_the_same(text: str, paper: Paper, other: Paper) -> bool:
    """Whether a sentence is of the same council in both papers, and of the same time."""
    if paper.council != other.council:
        return False
    if paper.meeting_date == other.meeting_date:
        return True
    dated = YEAR.search(text) is not None and SOME_TIME.search(text) is None
    return dated and RESOLVED.search(text) is None
