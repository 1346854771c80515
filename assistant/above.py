"""What stands above a sentence and turns it: the lead-in of its list, a heading, a header."""

import re
from itertools import chain, takewhile

from assistant.places import LONGEST_NEIGHBOUR, MOST_PASSAGES, Place, next_passage, steps
from assistant.retrieve import Found, Library
from assistant.rows import cells_of, has_cells, heads, holds_figures, is_header, is_row
from papers import Scope

LONGEST_LEAD_IN = 70
# How far a lead-in may stand from the sentence, and how many lists may hang one on another.
LIMBS = 15
LEAD_INS = 3
# How far above a row its header may stand, in sentences and in passages.
ROWS = 60
PASSAGES_BACK = 1
LONGEST_LABEL = 10

LEADS_IN = re.compile(r":\s*[-–—]?\s*$")
POINTS_ON = re.compile(
    r"\bthe following\b|\bas follows\b|\bbelow\b|\bfollowing (?:\w+ )?(?:\w+s)\s*[.-]*$",
    re.IGNORECASE,
)
# Words of refusal: what stands under them is not so.
_REFUSED = (
    r"(?:rejected|refused|withdrawn|abandoned|deferred|cancelled|dismissed|declined|lost|defeated|"
    r"superseded|overturned|rescinded|revoked|quashed|discontinued|deleted|struck out|undelivered|"
    r"unsuccessful|discounted|disallowed|postponed|"
    r"(?:not|never|nor)(?: \w+)? (?:approved|agreed|accepted|supported|adopted|endorsed|"
    r"recommended|delivered|achieved|met|implemented|progressed|pursued|carried|completed|started|"
    r"funded|built|permitted|allowed|granted|taken forward|proceeded with|proceeding))"
)
_THINGS = (
    r"(?:items?|proposals?|options?|recommendations?|motions?|amendments?|applications?|appeals?|"
    r"projects?|schemes?|savings?|bids?|actions?|requests?|suggestions?|alternatives?|sites?|"
    r"targets?|matters?|business|reports?|minutes?|resolutions?|decisions?)"
)
# A sentence that refuses the things that are listed after it.
REFUSES_THESE = re.compile(
    rf"(?=.*(?:\b{_REFUSED}\b|\bnot (?:to|support|agree|accept|approve)\b))"
    rf".*\b(?:these|those|all|both|two|three|four|five|six|several) (?:\w+ )?{_THINGS}",
    re.IGNORECASE | re.DOTALL,
)
# A heading that says so of all that it stands over: "Rejected proposals", "Library (withdrawn)";
# "Lost property" and "Deferred payments" are names of other things.
REFUSING_HEADING = re.compile(
    rf"\b{_REFUSED}\b(?:\W+(?:\w+\W+)?{_THINGS}\b)?\s*(?:$|[]:;,.()[–—-])", re.IGNORECASE
)


def lead_ins(library: Library, place: Place, scope: Scope) -> list[Place]:
    """The sentences that a list hangs on, in reading order.

    One list may hang on another where its own lead-in begins in small letters; one that begins
    in a capital, such as a numbered paragraph of minutes, stands by itself.
    """
    found: list[Place] = []
    here = place
    while here.is_limb and len(found) < LEAD_INS:
        lead_in = _lead_in(library, here, scope)
        if lead_in is None:
            break
        found.insert(0, lead_in)
        if not lead_in.text[:1].islower():
            break
        here = lead_in
    return found


def refusing_headings(library: Library, place: Place, scope: Scope) -> list[Place] | None:
    """The heading over a sentence, if it says that what stands under it is refused.

    It is empty if no heading does so, and None if one does that cannot be quoted.
    """
    if _is_label(place):
        return []
    for one in chain([place], steps(library, place, -1, ROWS, scope, PASSAGES_BACK)):
        if one != place and _is_label(one):
            return [one] if REFUSING_HEADING.search(one.text) else []
        for line in one.lines_above[:1]:
            return [line] if REFUSING_HEADING.search(line.text) else []
    heading = place.found.passage.heading or ""
    if not (_is_brief(heading) and REFUSING_HEADING.search(heading)):
        return []
    printed = _printed(library, place.found, heading, scope)
    return [printed] if printed else None


def header_of(library: Library, place: Place, scope: Scope) -> list[Place]:
    """The header over a row's columns, in the same passage or the one before.

    Where it cannot be told whether a row without figures is another header, there are two.
    """
    above: list[Place] = []
    for one in steps(library, place, -1, ROWS, scope, PASSAGES_BACK):
        if has_cells(place.text):
            if not has_cells(one.text):
                break
            above.append(one)
        elif is_header(one.text):
            return [one]
        elif one.words > LONGEST_NEIGHBOUR and not is_row(one.text):
            return []  # text between tables
    return _among(place, above)


def _printed(library: Library, found: Found, heading: str, scope: Scope) -> Place | None:
    """Where a passage's heading is printed: in it, or in one before under the same heading."""
    words = re.compile(r"\s+".join(map(re.escape, heading.split())), re.IGNORECASE)
    here: Found | None = found
    for _ in range(MOST_PASSAGES):
        if here is None:
            return None
        if printed := words.search(here.passage.text):
            start = here.passage.start
            return Place(here, 0, (start + printed.start(), start + printed.end()))
        here = next_passage(library, here, -1, scope, same_item=False)
    return None


def _among(place: Place, above: list[Place]) -> list[Place]:
    """The header of a row among the rows ``above`` it, the nearest first."""
    cells = len(cells_of(place.text))
    table = list(takewhile(lambda one: len(cells_of(one.text)) == cells, above))
    # a row with other cells than all above it lacks its last ones, or has one that spans two
    headers = [one for one in table if heads(one.text)]
    headers = headers or [one for one in above if heads(one.text)][:1]
    if not headers:
        return []
    nearest, top = headers[0], headers[-1]
    again = [one for one in headers if _first_cell(one) == _first_cell(top)]
    if not holds_figures(place.text):
        return again[:1]  # rows of words alone look like headers themselves
    sure = is_header(nearest.text) or nearest in again
    return [nearest] if sure else [again[0], nearest]


def _first_cell(place: Place) -> str:
    return cells_of(place.text)[0].lower()


def _lead_in(library: Library, place: Place, scope: Scope) -> Place | None:
    """The sentence that a list hangs on, if the list hangs on one.

    It ends in a colon, or it stands right before the first limb and points on or refuses.
    """
    for one in steps(library, place, -1, LIMBS, scope):
        if LEADS_IN.search(one.text):
            return one
        if not one.is_limb:
            turns = POINTS_ON.search(one.text) or REFUSES_THESE.match(one.text)
            return one if turns and one.is_short else None
    return None


def _is_label(place: Place) -> bool:
    """Whether a sentence is a heading or a caption: a few words on a line of their own."""
    passage = place.found.passage
    start, end = (at - passage.start for at in place.span)
    before, after = passage.text[:start].rstrip(" ")[-1:], passage.text[end:].lstrip(" ")[:1]
    alone = before in ("\n", "") and after in ("\n", "") and not place.is_limb
    if is_row(place.text) or not (alone or place.text == passage.heading):
        return False
    return _is_brief(place.text) or (LEADS_IN.search(place.text) is not None and place.is_short)


def _is_brief(text: str) -> bool:
    return len(text.split()) <= LONGEST_LABEL and not text.rstrip().endswith((".", ";", "?", "!"))
