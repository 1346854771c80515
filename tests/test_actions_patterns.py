"""Each named pattern of an action, on sentences invented in the words of British minutes."""

import pytest

from ingest.actions.due import DUE, due_in
from ingest.actions.limbs import LEADS, lead_of
from ingest.actions.patterns import PATTERNS, said_as
from ingest.actions.procedure import PROCEDURE, procedure_in

# (sentence, the name of the pattern that it is told by)
SAID = (
    ("It was unanimously resolved to mend the clock.", "resolved"),
    ("It was agreed that the bench be moved to the green.", "it was agreed"),
    ("Members agreed to fund the summer play scheme.", "a body agreed"),
    ("Both invoices approved.", "agreed, in short"),
    ("The new terms of reference were adopted after a short talk.", "so these were adopted"),
    ("DM/2031/0007 – Rear porch, Mill House – no objection.", "verdict after a dash"),
    (
        "The parish had no objection to the barn, and raised no objections to the lane.",
        "the council raised no objection",
    ),
    ("All councillors were happy with the colour of the gate.", "all were happy"),
    (
        "Cllr Quill asked if members were in favour of a survey and all present were.",
        "and all present were",
    ),
    ("A vote was taken, all in favour.", "carried"),
    (
        "Treasurer for the year: Cllr Quill, proposed by Cllr Oddy, seconded by Cllr Finch.",
        "proposed and agreed",
    ),
    ("That the Head of Parks be invited to the autumn meeting.", "that it be"),
    ("The parking survey be added to the work programme.", "that it be"),
    ("The Committee noted the report and the two appendices.", "a body notes or approves"),
    ("The item on allotments was deferred for a legal view.", "put off"),
    ("The letter from the school was noted.", "was signed or noted"),
    (
        "It was felt that any new sign needs to be seen by the Chairman.",
        "it was felt it should",
    ),
    ("The panel recommended that every library open on Sundays.", "recommends that"),
    ("Two storeys, slate roof. Refusal recommended", "recommend approval"),
    ("It was proposed that the Clerk buy three litter bins.", "it was proposed that"),
    ("Clerk to chase the contractor about the drain.", "clerk to do"),
    ("ACTION: Rowan Vale to book the hall", "action"),
    ("Inform the school that the fence is ordered.", "told to, in short"),
    ("The Treasurer was asked to find another quote.", "was asked to"),
    ("She had not heard, however, would check the file.", "someone will"),
    ("She undertook to share the missing appendix.", "undertook to"),
    ("The trust gave an assurance on the opening hours.", "gave an assurance"),
    ("Ms Larch confirmed that this would happen.", "confirmed that this would happen"),
    ("Ms Larch agreed to check the waiting times.", "someone agreed to"),
    ("Cllr Oddy will find out who owns the verge.", "someone will"),
    ("A fuller report would be brought back in the autumn.", "will be done"),
    ("A hiring drive was to be launched for carers.", "is to be done"),
    ("Annual return to be presented in October.", "to be done, in short"),
    ("There would be a further review of the fees.", "there will be"),
    ("Officers confirmed that carers would be part of the new panel.", "assured that it would be"),
    ("Parents were given assurances that the fund would stay whole.", "assured that it would be"),
    ("The plan was due to be presented to the Panel on 3rd June.", "is due to be"),
    ("Work would continue with the bus company.", "work would continue"),
    ("A user group was being set up for the new library.", "is being set up"),
    ("Officers would, after the vote, write to tenants.", "someone would, on a condition, do"),
    ("Members sought assurances on the cost of the roof.", "sought an assurance"),
    ("The Panel would welcome the chance to visit the home.", "would welcome"),
    ("The playgroup are going to form a committee of parents.", "someone intends to"),
    ("Road safety morning, 4th June. Cllr Finch to attend.", "someone to attend"),
    (
        "The lights, which the engineer said would be ready by the weekend.",
        "said would be available",
    ),
    ("The bus company to be asked for a later service.", "to be asked"),
    ("Councillor Finch asked that the minutes show this.", "asked that"),
    ("A request had been received from the scouts for a shed.", "it was requested"),
    (
        "Cllr Oddy asked whether the county could clear the ditch.",
        "asked if someone could",
    ),
    ("Mr Pike asked residents to report every fault.", "asked someone to"),
    ("The traders asked for a loading bay outside the bank.", "asked for something"),
    ("The Chair requested a breakdown by ward.", "requested something"),
    ("She asked the county about the possibility of a ramp.", "asked about the possibility"),
    ("Cllr Quill suggested the bins might be moved.", "a member suggested"),
    ("Members would like to see the audit before Easter.", "a member would like"),
    ("Mr Pike urged care on the towpath.", "urged"),
    ("The Mayor stressed the need for a second crossing.", "stressed the need"),
    (
        "The Commission felt that the tables should name the school.",
        "members felt it should",
    ),
)

NOTHING = (
    "It had been resolved in 2019 that the shed be sold.",
    "What time would the bus be brought back?",
    "Members asked how the fee would be reviewed.",
    "If funds allowed, Cllr Oddy would provide a marquee.",
    "The work was expected to be completed and the savings would be delivered.",
    "This would provide a buffer against higher prices.",
    "A full closure of the lane will be necessary.",
    "County Council is asked to agree the budget.",
    "The Chairman called for further nominations.",
    "No other nominations were received.",
    "Amendment carried.",
    "Apologies were received from Cllr Quill.",
    "She asked for his views on the swings.",
    "The library reopened in May.",
    # What was promised before is no new promise.
    "The note on otters had first been promised for January.",
    "The Panel had been told that a plan would be circulated.",
    "A map had previously been promised and would be published.",
    "The report was originally promised for the spring meeting.",
)


@pytest.mark.parametrize(("said", "name"), SAID)
def test_a_sentence_is_told_by_its_pattern(said: str, name: str) -> None:
    pattern = said_as(said, minuted=True)
    assert pattern is not None
    assert pattern.name == name


@pytest.mark.parametrize("said", NOTHING)
def test_other_sentences_tell_of_no_action(said: str) -> None:
    assert said_as(said, minuted=True) is None


def test_every_pattern_has_its_sentence() -> None:
    names = [pattern.name for pattern in PATTERNS]
    assert len(names) == len(set(names))
    assert set(names) == {name for _, name in SAID}


def test_a_report_looks_ahead_without_promising() -> None:
    said = "The service will publish a plan."
    assert said_as(said, minuted=True) is not None
    assert said_as(said, minuted=False) is None


LEAD = (
    ("RESOLVED TO RECOMMEND to Council that the fees rise", "recommendation"),
    ("That it be RECOMMENDED that the hall be let", "recommendation"),
    ("Recommendations: That the fee stay as it is", "recommendation"),
    ("Cabinet is asked to:", "recommendation"),
    ("Cabinet is asked to agree the new fees.", "recommendation"),
    ("The inspectors made these recommendations to all:", "recommendation"),
    ("The recommendations of the inspectors were discussed:", None),
    ("3. RESOLVED that Cabinet agree to:", "resolution"),
    ("Resolved:- (1) That the report be noted.", "resolution"),
    ("The Board then agreed the following:", "resolution"),
    ("Unanimously AGREED to recommend refusal", "resolution"),
    ("The dispute was resolved last year.", None),
    ("Decision to be made in March.", None),
)


@pytest.mark.parametrize(("said", "kind"), LEAD)
def test_leads_of_formal_decisions(said: str, kind: str | None) -> None:
    assert lead_of(said) == kind


def test_every_lead_has_its_sentence() -> None:
    first = [next((n for n, _, p in LEADS if p.search(said)), None) for said, _ in LEAD]
    assert {name for name, _, _ in LEADS} <= set(first)


FORMAL = (
    ("That the minutes of 4 May be agreed as an accurate record.", "minutes approved"),
    ("Note the forecast underspend of £2m.", "noted or received"),
    ("That the public be excluded under Schedule 12A.", "press and public"),
    ("That the application be deferred for a site visit.", "put off"),
    ("That the next meeting take place on Tuesday.", "next meeting"),
    ("The apologies sent were accepted.", "apologies"),
    ("The declarations made were accepted.", "interests"),
    ("That standing orders be suspended for ten minutes.", "conduct of the meeting"),
    ("That Mr Pike be elected Chairman for the year.", "chair elected"),
    ("That the report be noted and the Director be asked to return.", None),
    ("That the bench be moved.", None),
)


@pytest.mark.parametrize(("said", "name"), FORMAL)
def test_procedure(said: str, name: str | None) -> None:
    assert procedure_in(said) == name


def test_every_procedure_has_its_sentence() -> None:
    assert {name for name, _ in PROCEDURE} <= {name for _, name in FORMAL}


WHEN = (
    ("Reports to come on a quarterly basis.", "on a quarterly basis"),
    ("It would be ready at the end of the week.", "the end of the week"),
    ("The Clerk would write by March 2031.", "by March 2031"),
    ("He will reply within ten working days.", "within ten working days"),
    ("To be raised at the next meeting.", "the next meeting"),
    ("The change takes effect from 1 April 2031.", "1 April 2031"),
    ("A fair will be held in September.", "September"),
    ("Site visit, 31st July, Cllr Finch to attend", "31st July"),
    ("Clear the drain whilst the road is closed.", "whilst the road is closed"),
    ("This is being looked into urgently.", "urgently"),
    ("The report published on 5th February 2031 was praised.", None),
    ("The bench is to be mended.", None),
)


@pytest.mark.parametrize(("said", "due"), WHEN)
def test_when_it_is_due(said: str, due: str | None) -> None:
    assert due_in(said) == due


def test_every_way_to_set_a_date_has_its_sentence() -> None:
    first = {next((n for n, p in DUE if p.search(said)), None) for said, _ in WHEN}
    assert {name for name, _ in DUE} <= first
