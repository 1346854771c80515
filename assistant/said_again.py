"""The other places that say what a quoted sentence says: the report as well as the minute."""

from collections.abc import Sequence

from assistant.candidates import Candidate
from assistant.gate.borne_out import Around
from assistant.gate.support import fault
from assistant.words import stems_of

# So many places are named beside the one that is quoted; fewer words than these are soon said
# again by chance.
MOST, FEWEST_WORDS = 2, 5


def said_again(
    text: str, candidates: Sequence[Candidate], taken: set[tuple[str, int]]
) -> list[Candidate]:
    """Those of the ``candidates``, best first, that by themselves bear ``text`` out.

    They have all its words and are held to the rules of the gate, so that a figure, a date, a name
    or a denial that is not the same keeps one away. None is on a page, ``(paper id, page)``, that
    is ``taken``, and no two are on one. What is not for publication is not named beside what is.
    """
    stems = stems_of(text)
    found: list[Candidate] = []
    if len(stems) < FEWEST_WORDS:
        return found
    pages = set(taken)
    for one in candidates:
        page = (one.found.paper.paper_id, one.found.passage.page)
        if page in pages or one.found.is_exempt or len(found) == MOST:
            continue
        if not stems <= one.stems:
            continue  # it leaves something out
        paper = one.found.paper
        bodies = tuple(name for name in (paper.council, paper.committee) if name)
        around = Around(one.found.passage.context, paper.meeting_date, bodies)
        if fault(text, [one.text], around) is None:
            found.append(one)
            pages.add(page)
    return found
