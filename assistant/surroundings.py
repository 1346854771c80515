"""What a sentence cannot be quoted without: its lead-in, its reply, the fate of its motion.

A limb under "The following proposals were rejected:-" says the opposite of itself alone, a
motion that was lost is no decision, a row of figures needs the header over its columns, and a
sentence that goes on over the page needs both its halves.
"""

import re

from assistant.above import LONGEST_LEAD_IN, header_of, lead_ins, refusing_headings
from assistant.candidates import asks
from assistant.places import Place, steps, whole
from assistant.question import Wanted
from assistant.retrieve import Library
from assistant.rows import is_row
from assistant.undone import speaks_of_a_motion, undone_by
from assistant.votes import is_of_a_vote, is_put, vote_in
from papers import Scope

# How many sentences after a question are taken for the reply to it.
REPLY = 2
# How far a vote may stand from the motion, and its beginning from its end.
VOTE_AFTER, VOTE_BEFORE = 40, 12

# "That the report be noted" is a resolution; "That was too high" leans on what came before.
LEANS_BACK = re.compile(
    r"^(?:this|these|they|it|he|she|such|however|also|nevertheless|the latter|both|his|her|their|"
    r"that (?:is|was|has|had|would|will|meant|figure))\b",
    re.IGNORECASE,
)


def with_surroundings(
    library: Library, place: Place, scope: Scope, wanted: Wanted = "anything"
) -> list[Place]:
    """A sentence with those it needs, in reading order; empty if it may not be quoted.

    A half of a sentence stands for the whole of it: :func:`whole` gives both halves. Where a
    vote is ``wanted``, a motion brings the vote on it, and a part of a vote the rest.
    """
    place = whole(library, place, scope)[0]
    if wanted == "vote" and (vote := _vote(library, place, scope)):
        return vote
    headings = refusing_headings(library, place, scope)
    if headings is None:
        return []
    if is_row(place.text):
        return [*headings, *header_of(library, place, scope), place]
    before = lead_ins(library, place, scope)
    if sum(one.words for one in before) > LONGEST_LEAD_IN:
        return []  # its meaning hangs on more than can be shown
    before = [*(one for one in headings if one not in before), *before]
    if not before and LEANS_BACK.match(place.text):
        before = [one for one in steps(library, place, -1, 1, scope) if one.is_short]
    if asks(place.text):
        after = [one for one in steps(library, place, +1, REPLY, scope) if one.is_short]
    else:
        after = undone_by(library, whole(library, place, scope)[-1], scope)
    return [*before, place, *after]


def _vote(library: Library, place: Place, scope: Scope) -> list[Place]:
    """The vote that a sentence belongs to, or that follows the motion it speaks of."""
    first = place
    if is_of_a_vote(place.text):
        for one in [place, *steps(library, place, -1, VOTE_BEFORE, scope)]:
            if is_put(one.text):
                first = one
                break
    elif not speaks_of_a_motion(library, place, scope):
        return []
    near = [first, *steps(library, first, +1, VOTE_AFTER, scope)]
    return [near[n] for n in vote_in([one.text for one in near])]
