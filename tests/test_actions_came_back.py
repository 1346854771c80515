"""What later minutes say of an action, in the words that British minutes use: invented pairs."""

from collections.abc import Callable

import pytest

from assistant.retrieve import Library
from lineofsight.actions.log import Logged, log_of
from papers import Scope

HEAD = "Minutes\nNether Wallop Parish Council\nMeeting of the Parish Council held on {day}\n\n"
# (a word that tells the action, the item in May, the item in June, what became of it)
PAIRS: tuple[tuple[str, str, str, str], ...] = (
    # The matter is the topic, and somebody has dealt with it.
    (
        "hedge",
        "The hawthorn hedge at Brackley Turn hides the sign. Clerk to ask Highways to cut it.",
        "Hawthorn hedge, Brackley Turn – Highways have surveyed it and do not own the land.",
        "reported_back",
    ),
    (
        "kissing gate",
        "The kissing gate at Sallow Lane has lost its latch. Clerk to contact the warden.",
        "Kissing gate, Sallow Lane: a new latch has now been fitted by the warden.",
        "reported_back",
    ),
    # A sentence that takes up the one before it.
    (
        "flood warning",
        "Members agreed to accept the offer of a flood warning gauge for the mill bridge.",
        "Flood warning gauge for the mill bridge. This has been ordered and comes in July.",
        "reported_back",
    ),
    (
        "lighting column",
        "Clerk to ask who owns the lighting column behind the chapel of rest.",
        "Lighting column behind the chapel of rest. Reply received saying it is not adopted.",
        "reported_back",
    ),
    # Whoever was to do it did it.
    (
        "allotment fair",
        "Councillor Quill to attend the allotment fair at Furzedown on 4th June.",
        "Councillor Quill attended the allotment fair at Furzedown and met the new warden.",
        "done",
    ),
    (
        "bowls club",
        "The Clerk agreed to write to the bowls club about the cost of floodlights.",
        "The Clerk wrote to the bowls club on the cost of floodlights.",
        "done",
    ),
    # A payment that was agreed is handed over.
    (
        "playgroup",
        "It was agreed that a donation for the playgroup sandpit be paid at once.",
        "Councillor Oddy presented a cheque to the playgroup for its sandpit.",
        "done",
    ),
    # A paper with a name of its own.
    (
        "Burial Grounds Policy",
        "Councillor Finch was asked to produce a draft Burial Grounds Policy and circulate it.",
        "Councillor Finch has drawn up a Burial Grounds Policy, which has been circulated.",
        "done",
    ),
    # Somebody whom the action names has dealt with it.
    (
        "limes",
        "Clerk to ask Rowan Vale, tree warden, to look at the limes that overhang the pump.",
        "Rowan Vale has booked a climber for the limes that overhang the pump.",
        "reported_back",
    ),
    (
        "mounting block",
        "The mounting block at Sallow End is loose. Clerk to ask the mason to reset it.",
        "Mounting block, Sallow End – the mason has chased this up with those who have the work "
        "in hand.",
        "reported_back",
    ),
    # What was put off, and then came, as had been promised.
    (
        "otter survey",
        "The Ecology Officer promised to circulate a note on the otter survey of the leat.",
        "The note on the otter survey of the leat, which had first been promised for May, was "
        "circulated to all members.",
        "done",
    ),
    # It is only asked for again, put off, refused or still awaited.
    (
        "weathercock",
        "The Clerk agreed to obtain a quotation for gilding the weathercock.",
        "Weathercock: no quotation for the gilding had been received.",
        "other",
    ),
    (
        "duck house",
        "Clerk to ask the wildlife ranger to repair the duck house.",
        "Duck house: Clerk to ask the wildlife ranger again about its repair.",
        "other",
    ),
    (
        "bunting",
        "Councillor Larch agreed to provide bunting for the regatta.",
        "Councillor Larch had promised to provide bunting for the regatta.",
        "other",
    ),
    # The same place or body, but another matter.
    (
        "trough",
        "Clerk to ask about the leaking horse trough in Pound Street car park.",
        "Pound Street car park – the ticket machine has been replaced.",
        "other",
    ),
    (
        "Twinning Association",
        "The Twinning Association sent a card from Lindau. Clerk to reply.",
        "Twinning Association – a new treasurer has been appointed.",
        "other",
    ),
    # A pronoun that only means a person does not bring in what was said before.
    (
        "tuba",
        "Mr Pike moved the beehives from the orchard to the ridge beside the kiln. Also ask him "
        "when the brass band gets a tuba.",
        "Beehives from the orchard, ridge beside the kiln – two of them have been painted.",
        "other",
    ),
)  # fmt: skip
# As larger councils write.
SCRUTINY: tuple[tuple[str, str, str, str], ...] = (
    (
        "by team",
        "The Strategic Director undertook to circulate the cost of agency staff by team.",
        "The Strategic Director confirmed that the cost of agency staff by team had been "
        "circulated to Members.",
        "done",
    ),
    (
        "return interviews",
        "Resolved:- That a report on return interviews for missing children be submitted in May.",
        "Return interviews for missing children\n\nConsideration was given to a report presented "
        "by the Head of Safeguarding.",
        "reported_back",
    ),
    (
        "youth centres",
        "The Head of Youth agreed to provide opening hours of the youth centres.",
        "The opening hours of the youth centres, requested at the last meeting, were set out at "
        "Appendix A.",
        "done",
    ),
    (
        "siblings",
        "Resolved:- That the Cabinet Member be asked to review the fostering fee for siblings.",
        "The Cabinet Member had reviewed the fostering fee for siblings and would not raise it.",
        "done",
    ),
    (
        "school places",
        "Members asked for a briefing on school places in Furzedown before the autumn.",
        "A briefing on school places in Furzedown had been held for all members on 2nd June.",
        "done",
    ),
    (
        "assessment centre",
        "Resolved:- That a visit to the assessment centre be arranged.",
        "Four members had visited the assessment centre on 20th May and praised its staff.",
        "done",
    ),
    (
        "home to school",
        "Resolved:- That officers provide figures on home to school transport by ward.",
        "The report showed home to school transport by ward, as the Panel had asked.",
        "reported_back",
    ),
    (
        "Saturdays",
        "Councillor Oddy requested that the contact centre be open on Saturdays.",
        "It was confirmed that the contact centre now opens on Saturdays.",
        "done",
    ),
    (
        "mobile library",
        "The Director agreed to bring back options for the mobile library.",
        "The Director had hoped to bring options for the mobile library but had no survey.",
        "other",
    ),
    (
        "health assessments",
        "The Lead Nurse promised to share the audit of health assessments.",
        "Members were disappointed that the audit of health assessments had not been shared.",
        "other",
    ),
    (
        "council tax",
        "The Chair agreed to write to the Minister on council tax for care leavers.",
        "The Panel had been told that the Chair would write to the Minister on council tax.",
        "other",
    ),
)
ALL = (*PAIRS, *SCRUTINY)


@pytest.fixture(scope="module")
def came_back(library_of: Callable[..., Library]) -> tuple[Logged, ...]:
    """The actions of two meetings, an item of each for every pair."""
    texts = {}
    for name, day, column in (("may", "5th May, 2021", 1), ("june", "9th June, 2021", 2)):
        items = [
            # A text with a heading of its own stands under it, as a report's item does.
            f"{n}. {pair[column]}\n\n"
            if "\n\n" in pair[column]
            else f"{n}. Item\n{pair[column]}\n\n"
            for n, pair in enumerate(ALL, start=1)
        ]
        texts[name] = HEAD.format(day=day) + "".join(items)
    return log_of(library_of(**texts).records, Scope(), "may.txt")


@pytest.mark.parametrize(("word", "action", "later", "state"), ALL)
def test_what_became_of_it(
    came_back: tuple[Logged, ...], word: str, action: str, later: str, state: str
) -> None:
    about = [one for one in came_back if one.citation.item == str(_number(word))]
    found = {one.state for one in about}
    assert about
    if state == "other":
        assert not found & {"done", "reported_back"}, [one.evidence for one in about]
    else:
        assert state in found, [one.action.text for one in about]
        said = [cited.quote for one in about for cited in one.evidence]
        assert [q for q in said if " ".join(q.split()) not in " ".join(later.split())] == []


def _number(word: str) -> int:
    return next(n for n, pair in enumerate(ALL, start=1) if pair[0] == word)
