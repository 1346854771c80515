"""The section on lines of enquiry: questions that members could ask, and why, gap by gap."""

from collections.abc import Sequence
from itertools import groupby

from lineofsight.briefing.marks import mark_of_words
from lineofsight.briefing.parts import Block, Statement, Subheading, Wording
from lineofsight.briefing.words import readable
from lineofsight.enquiries.gaps import HEADINGS, Enquiry

NONE = "No line of enquiry is suggested: no gap was found in these papers."
HOW = "These questions are suggested by rule, from gaps in the papers that were searched."


def enquiry_blocks(enquiries: Sequence[Enquiry]) -> tuple[Block, ...]:
    """Each question with the reason for it, under the kind of gap that suggests it."""
    if not enquiries:
        return (Wording(NONE),)
    blocks: list[Block] = [Wording(HOW)]
    for gap, group in groupby(enquiries, key=lambda one: one.gap):
        blocks.append(Subheading(HEADINGS[gap]))
        blocks += [_question(one) for one in group]
    return tuple(blocks)


def _question(one: Enquiry) -> Statement:
    first = one.citations[0]
    return Statement(
        readable(one.why),
        one.citations,
        lead=readable(one.question),
        is_quoted=False,
        mark=mark_of_words(first, f"{one.gap}: {first.quote}"),
    )
