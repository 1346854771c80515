"""Invented minutes of three meetings: what was promised, and what became of it. Not a test."""

from lineofsight.actions.log import Logged
from papers import Reader, Scope

MAY, JUNE, JULY = "5th May, 2021", "9th June, 2021", "14th July, 2021"
HEAD = "Minutes\nWallop Borough Council\nMeeting of the Parks Panel held on {day}\n\n"
PUBLIC, OFFICER = Scope(), Scope(reader=Reader.OFFICER)
PROMISES = """1. Bandstand
The Head of Parks undertook to provide the actual cost of mending the bandstand roof to all members.

2. Otters
The Ecology Officer agreed to circulate a note on otters in the mill stream to the Panel.

3. Skate park
The Panel Manager undertook to survey the skate park ramps by 30 June.

4. Allotments
Councillor Ashcombe asked for the waiting list for allotments at Furzedown to be published.

5. Fountain
The Clerk agreed to write to the Marsh Water Company about the pressure at the fountain.

6. Benches
The Head of Parks agreed to order replacement benches for the rose garden.

7. Notice boards
The Head of Parks undertook to inspect the notice boards at Quarry Hill.

8. Minutes
Resolved:- That the minutes of the meeting held on 7th April, 2021 be approved as a correct record.
"""
LATER = """1. Otters
The note on otters in the mill stream, which the Ecology Officer had agreed to circulate (Minute No.
2 of 5th May, 2021), had been sent to all members.

2. Allotments
The waiting list for allotments at Furzedown had still not been published.

3. Fountain
The Clerk's letter to the Marsh Water Company had been sent, and a reply had been received.

4. Benches
The Head of Parks said that replacement benches for the rose garden would be ordered in August.

5. Swings
The Panel heard that the swings by the river had been painted by volunteers from the school.
"""
LAST = """1. Railings
The railings at the north gate were discussed. Nothing else was said about the parks that month.
"""


def about(logged: tuple[Logged, ...], word: str) -> Logged:
    """The one action that says a word."""
    (one,) = (one for one in logged if word in one.action.text)
    return one
