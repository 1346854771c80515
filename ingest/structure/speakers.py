"""Who speaks where: the turns of a transcript, and reports that a person gives point by point."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structure.blocks import MARKER, NUMBER_MARKER, Block
from ingest.structure.persons import FULL_NAME, OFFICE, SPEAKER, TITLED, person
from ingest.structure.placed import Placed, placed_blocks
from papers import Item, Page

SAYS = (
    r"(?:said|stated|reported|explained|advised|informed|highlighted|outlined|updated|provided|gave|"
    r"presented|introduced|confirmed|commented|added|felt|suggested|emphasised|stressed|drew|"
    r"spoke|referred|responded|replied|answered|asked|enquired|queried|reminded|clarified|"
    r"announced|expressed|pointed out|summarised|acknowledged|described|raised|noted that)"
)
# "In the course of it, the Director, Ms Oakes, also said that".
INTRO = r"(?:(?:In|During|At|As|Following|After|Before|On) [^,.:;]{3,80}, )?"
SPEAKS = re.compile(
    rf"{INTRO}(?P<name>{SPEAKER})(?:,? \([^)]{{2,60}}\)|, [^.;:]{{2,140}}?,)?"
    rf" (?:also |then |further |again |had |briefly )?{SAYS}\b"
)
LEADS_IN = re.compile(r"[:;]\s*[-–—]?\s*$")
# "Councillor Oakes: I should like to ask …", "**Jane Birch:** Yes."
LABEL = re.compile(
    rf"(?:\**(?P<name>{TITLED}|{OFFICE}|(?:A )?[Mm]ember of the public)|\*\*(?P<bold>{FULL_NAME}))"
    r"(?: \([^)]{2,60}\))?(?::\**|\*\*:) (?:\S+ ){3,}.*[.?!”\"]$"
)
LIMB = re.compile(r"\s*(?:[-–—•·▪◦●*\uf0b7\uf0a7]|\(?(?:[a-z]|[ivx]{1,4})[.)]|\(\d{1,2}\)|[a-z])")
NUMBERED = re.compile(r"\s*\d{1,3}[.)]\s")
# So many labels make a transcript; fewer are a list of contacts.
FEWEST_LABELS = 3


@dataclass(frozen=True)
class Turn:
    """What one person says: who, and the span in the whole paper's text."""

    speaker: str
    char_start: int
    char_end: int


def turns_of(
    pages: Sequence[Page], blocks: Sequence[Sequence[Block]], items: Sequence[Item]
) -> tuple[Turn, ...]:
    """The turns of a paper in order, as far as it names who speaks. No turn crosses an item."""
    placed = list(placed_blocks(pages, blocks, items))
    labels = [LABEL.match(" ".join(one.text.split())) for one in placed]
    labelled = [label is not None for label in labels]
    transcript = sum(labelled) >= FEWEST_LABELS
    turns: list[Turn] = []
    place = 0
    while place < len(placed):
        one = placed[place]
        last = place
        speaker = None
        label = labels[place]
        if transcript and label:
            speaker = label["name"] or label["bold"]
            while _goes_on(placed, last) and not labelled[last + 1]:
                last += 1
        elif not one.heading:
            speaks = SPEAKS.match(_bare(one.text))
            speaker = speaks["name"] if speaks else None
            if speaks and LEADS_IN.search(one.text):
                in_list = NUMBERED.match(one.text) is not None
                while _goes_on(placed, last) and _is_limb(placed[last + 1].text, in_list):
                    last += 1
        if speaker is not None:
            turns.append(Turn(person(speaker), one.char_start, placed[last].char_end))
        place = last + 1
    return tuple(turns)


def speaker_at(turns: Sequence[Turn], char: int) -> str | None:
    """Who speaks at a place in the whole paper's text; None where that cannot be told."""
    place = bisect_right([turn.char_start for turn in turns], char) - 1
    return turns[place].speaker if place >= 0 and char < turns[place].char_end else None


def _bare(text: str) -> str:
    """A block's words on one line, without the bullet or number before them."""
    marker = MARKER.match(text)
    begin = marker.end() if marker else 0
    number = NUMBER_MARKER.match(text, begin)
    return " ".join(text[number.end() if number else begin :].split())


def _goes_on(placed: Sequence[Placed], place: int) -> bool:
    """Whether a turn can run from the block at ``place`` into the next one."""
    if place + 1 >= len(placed):
        return False
    following = placed[place + 1]
    return following.item == placed[place].item and not following.heading


def _is_limb(text: str, in_list: bool) -> bool:
    """Whether a block is a point of a report; numbered ones are, unless the report is one."""
    return LIMB.match(text) is not None or (not in_list and NUMBERED.match(text) is not None)
