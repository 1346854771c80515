"""The words by which minutes say that the public was shut out, and those that only sound so."""

import pytest
from exempt_parts import HEAD, SECRET, draft_of, hidden

LAST = "\n\n{n}. Date of the next meeting\nThe next meeting would be held on 1st June, 2024.\n"


@pytest.mark.parametrize(
    "part",
    [
        f"4. Placements\nThe press and public were excluded from the meeting at 7.30 pm.\n{SECRET}",
        "4. Placements\nThe Chairman moved that the public be excluded and this was "
        f"agreed. {SECRET}",
        f"4. Placements\nUnder Section 100A(4) the public were excluded from the meeting. {SECRET}",
        f"4. Placements\nThe press and public left the meeting at 7.30 p.m. {SECRET}",
        f"4. Placements\nThe press and public left the meeting\n{SECRET}",
        "4. Placements\nThe press and public were excluded from the meeting at 7.30 "
        f"pm.\nThe contract may be ended. No private buyer was found. {SECRET}",
        "4. Placements\nThe press and public were excluded from the meeting. The "
        f"tender was lost. {SECRET}",
        "4. Placements\nRESOLVED that the press and public be excluded and that the "
        "settlement with Quillbrook Care Limited be £48,250.",
        f"4. Placements\nThis item was considered in private.\n\n{SECRET}",
        "4. Placements\nThe press and public having left the meeting, the settlement "
        "with Quillbrook Care Limited was agreed at £48,250.",
        "4. Placements\nAfter the public had withdrawn, the settlement with "
        "Quillbrook Care Limited was agreed at £48,250.",
        f"4. Placements\n[Exempt information starts]\n\n{SECRET}\n\n[Exempt information ends]",
        f"4. Placements\n[Exempt information starts] {SECRET} [Exempt information ends]",
        f"4. Placements\nStart of exempt minute\n{SECRET}\nEnd of exempt minute",
        f"4. Placements\n{SECRET}\n\n[Exempt information ends]",
        "4. Placements\nThe Committee agreed to consider this item without the public "
        f"present.\n\n{SECRET}",
        "4. Placements\nRESOLVED that the public be not permitted to be present for "
        f"this item.\n\n{SECRET}",
        "4. Placements\nRESOLVED that members of the public not be permitted to "
        f"remain in the meeting.\n\n{SECRET}",
        f"4. Placements\nCouncillor Abel asked the public to leave. {SECRET}",
        "4. Placements\nThe Chairman then asked members of the public to leave the "
        f"room.\n\n{SECRET}",
        f"4. Placements\nAt 8pm the meeting went private.\n\n{SECRET}",
        f"4. Placements\nDiscussion in private: {SECRET}",
        f"4. Placements\nMembers went into committee.\n\n{SECRET}",
        f"4. Placements\nThe Council resolved itself into committee.\n\n{SECRET}",
        "4. Placements\nThe Committee resolved that the remainder of the business be "
        f"taken with the doors closed.\n\n{SECRET}",
        f"4. Placements\nThis matter was then considered behind closed doors.\n\n{SECRET}",
        "4. Placements\nThe Monitoring Officer advised that the following was exempt "
        f"under paragraph 3.\n\n{SECRET}",
        f"4. Placements\n{SECRET} The above is exempt by virtue of paragraph 3.",
        f"4. Placements\n{SECRET}\n\nThe above minute is exempt by virtue of paragraph 3 "
        "of Part 1 of Schedule 12A.",
        f"4. Placements\n{SECRET}\n\nThe information in this minute is confidential "
        "under section 100A(2) of the Act.",
        f"4. Placements\nConfidential note (not to be circulated): {SECRET}",
        f"4. Placements\nConfidential minute: {SECRET} {SECRET}",
        f"4. Placements\nConfidential: {SECRET} {SECRET}",
        f"4. Placements\nNot for publication by virtue of paragraph 3: {SECRET} {SECRET}",
        "4. Placements\nReason for confidentiality: commercial interests of a third "
        f"party\n\n{SECRET}",
        f"4. Placements\nReason for exemption: paragraph 3\n\n{SECRET}",
        f"4. Placements\nReasons for confidentiality:\nThe interests of a third party.\n\n{SECRET}",
        "4. Placements\nThe recording was paused while Members considered exempt "
        f"information.\n\n{SECRET}",
        "4. Placements\nThe webcast was switched off before the confidential report "
        f"was taken.\n\n{SECRET}",
        f"4. Placements\nRestricted circulation - members only\n\n{SECRET}",
        f"4. Placements (PINK)\n{SECRET}",
        f"4. Placements - pink paper\n{SECRET}",
        f"BELOW THE LINE ITEMS\n\n4. Placements\n{SECRET}",
        f"Below the Line Business\n\n4. Placements\n{SECRET}",
        f"4. Placements *\n\n* denotes exempt item\n\n{SECRET}",
        f"4. *Placements\n{SECRET}\n\n5. Roads\nThe road was open.\n\nItems marked with an "
        "asterisk (*) are confidential.",
        f"4. Placements\n(Taken in private)\n\n{SECRET}",
        f"4. Placements\nThe Committee considered the report in private session.\n\n{SECRET}",
        f"4. Placements\nIt was agreed that this item be dealt with in private.\n\n{SECRET}",
        f"3. Private\nThe following items were considered in private.\n\n4. Placements\n{SECRET}",
        "4. Placements\nThe report was considered in the absence of the press and "
        f"public.\n\n{SECRET}",
        f"4. Placements\nThe meeting moved into Part II.\n\n{SECRET}",
        f"Confidential items\nPlacements of children. {SECRET}",
        f"4. Placements\nThe meeting continued in private session.\n\n{SECRET}",
        f"4. Placements\nThe meeting resumed in private.\n\n{SECRET}",
        f"4. Placements\nClosed minute\n\n{SECRET}",
        f"4. Placements\nThe press and public were not present for this item.\n\n{SECRET}",
        "4. Placements\nMembers of the public were not admitted to the meeting for "
        f"the following business.\n\n{SECRET}",
        f"4. Placements\nThe item was dealt with under exempt business.\n\n{SECRET}",
        f"4. Placements\nTHE PRESS AND PUBLIC LEFT THE MEETING\n\n{SECRET}",
        "4. Placements\nRESOLVED THAT THE PRESS AND PUBLIC BE EXCLUDED FROM THE "
        f"MEETING\n\n{SECRET}",
        "4. Placements\nRESOLVED: That, in accordance with Section 100A(4) of the "
        "Local Government Act 1972, the press and\npublic be excluded from the "
        "meeting for the following item on the grounds that it\ninvolved the likely "
        "disclosure of exempt information as defined in paragraph 3 of\nPart 1 of "
        f"Schedule 12A to the Act.\n{SECRET}",
        "4. Placements\nIt was proposed by Councillor Quist, seconded by Councillor "
        f"Marchbank and\nRESOLVED that the press and\npublic be excluded.\n{SECRET}",
        f"4. Placements\nThe meeting then moved into\nprivate session.\n{SECRET}",
        f"4. Placements\nThe Committee considered the report in\nprivate.\n{SECRET}",
        "4. Placements\nThe live stream was stopped at this point as the Panel moved "
        f"to confidential business.\n\n{SECRET}",
        f"4. Placements\nAt this juncture the public gallery was cleared.\n\n{SECRET}",
        f"4. Placements\nThe press and public left the chamber at 8.05pm\n\n{SECRET}",
        f"4. Placements\nAll members of the public left the room.\n\n{SECRET}",
        f"4. Placements\nThe public were then invited to leave. {SECRET}",
        f"4. Placements\nThe meeting was no longer open to the public. {SECRET}",
        f"4. Placements\nThe Panel considered the confidential appendix in private. {SECRET}",
        f"4. Placements\nExempt from publication under paragraph 3. {SECRET}",
        f"4. Placements\nMinutes of the closed session: {SECRET}",
        f"4. Placements\nCONFIDENTIAL MINUTE NUMBER 45\n{SECRET}",
        f"4. Placements\nMembers voted to exclude the press and public. {SECRET}",
        f"4. Placements\nThe following was discussed in closed session: {SECRET}",
        f"4. Placements\n(The press and public withdrew at this point.)\n\n{SECRET}",
        f"4. Placements\nMembers of the public left at 7.45pm, as resolved.\n\n{SECRET}",
        f"4. Placements\nThe press and public were asked to leave as the Act has it.\n\n{SECRET}",
        f"4. Placements\nThe public vacated the meeting.\n\n{SECRET}",
        f"4. Placements\nDiscussed in closed session.\n\n{SECRET}",
        f"4. Placements\nThis item was taken under Part 2 of the agenda.\n\n{SECRET}",
        f"4. Placements\nThis minute is exempt from publication.\n\n{SECRET}",
        f"4. Placements\nThis minute is confidential.\n\n{SECRET}",
        f"4. Placements\n*** CONFIDENTIAL ***\n{SECRET}",
        f"4. Placements\n<<EXEMPT>>\n{SECRET}",
        f"4. Placements\n(Exempt minute)\n{SECRET}",
        f"4. Placements [E]\n{SECRET}",
        f"4. Placements\nExempt by virtue of paragraph 1\n{SECRET}",
        "4. Placements\nThe Committee went into private session and agreed that the "
        "settlement with Quillbrook Care Limited be £48,250.",
        "4. Placements\nFollowing the exclusion of the press and public, the "
        "settlement with Quillbrook Care Limited was agreed at £48,250.",
        f"3. EXCLUSION OF PRESS AND PUBLIC\n\nAgreed.\n\n4. Placements\n{SECRET}",
        "4. Placements\nIn private session, the settlement with Quillbrook Care "
        "Limited was agreed at £48,250.",
        "4. Placements\nWith the press and public excluded, the Committee agreed the "
        "settlement with Quillbrook Care Limited at £48,250.",
        f"4. Placements\nNote: the remainder of this minute is not for publication.\n{SECRET}",
        "4. Placements\nThe following part of the minute is confidential and is not "
        f"available to the public.\n{SECRET}",
        f"4. Placements\nThe Committee agreed to treat this matter as confidential.\n{SECRET}",
        f"4. Placements\nThe following discussion took place in private.\n{SECRET}",
        "4. Placements\nThe discussion took place in the absence of the press and "
        f"public.\n{SECRET}",
        f"4. Placements\nEXEMPT MINUTE\n{SECRET}",
        f"CLOSED SESSION\n\n4. Placements\n{SECRET}",
        f"PRIVATE BUSINESS\n\n4. Placements\n{SECRET}",
        f"Items considered in the absence of the press and public\n\n4. Placements\n{SECRET}",
        f"4. Placements\nOFFICIAL-SENSITIVE\n{SECRET}",
        f"4. Placements\nTHE FOLLOWING ITEM WAS CONSIDERED IN PRIVATE\n{SECRET}",
        f"4. Placements\nThis item was not open to the public.\n{SECRET}",
        "4. Placements\nThis report is not for publication because it contains exempt "
        f"information.\n{SECRET}",
        f"4. Placements\nCouncillors resolved to enter confidential session.\n{SECRET}",
        f"4. Placements\nThe Council entered into closed session at 9pm.\n{SECRET}",
        f"4. Placements\nStanding orders were suspended and the public withdrew. {SECRET}",
        f"4. Placements\nThe public were requested to withdraw. {SECRET}",
        f"4. Placements\nPublic and press excluded at this point.\n{SECRET}",
        f"4. Placements\nExclusion of press and public agreed.\n{SECRET}",
        f"4. Placements\nPRIVATE ITEM - {SECRET}",
        f"4. Placements\nExempt information (paragraph 3): {SECRET}",
        f"4. Placements\n[Private] {SECRET}",
        f"4. Placements\n[CONFIDENTIAL: {SECRET}]",
        f"4. Placements\nThe Committee resolved to go into private.\n{SECRET}",
        f"4. Placements\nMembers agreed to discuss the settlement in private. {SECRET}",
    ],
)
def test_what_is_said_behind_the_doors_is_shut(part: str) -> None:
    draft = draft_of(HEAD + part + LAST.format(n=5))
    shut = hidden(draft)
    assert "Quillbrook" in shut and "48,250" in shut


@pytest.mark.parametrize(
    "part",
    [
        "3. Debate\nCouncillor Abel said that the discussion should have been held in private.",
        "3. Debate\nCouncillor Abel regretted that the matter had been discussed in private.",
        "3. Debate\nCouncillor Abel asked whether this item should be taken in private.",
        "3. Debate\nCouncillor Abel asked why the report was considered in private.",
        "3. Homes\nResidents asked in private how the homes would be let.",
        "3. Homes\nThe report considered homes in the private rented sector.",
        "3. Thanks\nThe Chairman thanked members of the public for leaving the room tidy.",
        "3. Doors\nIt was agreed that there was no need to exclude the public.",
        "3. Doors\nCouncillor Abel said that the item was wrongly taken in private.",
        "3. Minutes\nMinutes of the private part of the last meeting: agreed.",
        "3. Doors\nRESOLVED that the meeting remain open to the public.",
        "3. Homes\nThis item was about homes taken in private ownership.",
        "3. Tax\nThe sale was exempt from VAT. Exempt accommodation was inspected. "
        "Council tax exemptions rose.",
        "3. Data\nThe data is confidential and staff keep it so.",
        "3. Rates\nThe dwelling was exempt under class N of the order.",
        "3. Doors\nThe motion that the press and public be excluded was put. The motion was lost.",
        "3. Exclusion of the public\nTo agree that the press and public be excluded "
        "for exempt items. There were no such items.",
        "3. Doors\nHe complained that decisions were made behind closed doors.",
        "3. Auditors\nMembers met in private with the auditors before the meeting.",
        "3. Parks\nThe Chairman asked the public to leave comments in the box.",
        "3. Parks\nThe public were asked to leave no litter.",
        "3. Webcast\nThe webcast was stopped for ten minutes by a fault.",
        "3. Webcast\nThe recording was paused for a private ambulance to pass.",
        "3. Reports\nMembers noted that Appendix 2 was exempt under paragraph 3 of Schedule 12A.",
        "3. Form\nReason for exemption: not applicable",
        "3. Form\nReason for confidentiality: None",
        "3. Rooms\nMembers went into Committee Room 2 to see the plans.",
        "3. Accounts\nThe deficit below the line was £3,000.",
        "3. Paint\nThe lamp posts in Mill Street were painted pink",
        "3. Care\nConfidential advice was given to families.",
        "3. Care\nPrivate hire: 212 drivers were licensed.",
        "3. Fire\nThe public were told to leave the building when the bell rang, and "
        "no one was hurt.",
        "3. Talk\nThe Leader said that this item was considered in private by the old council.",
        "3. Absence\nThe report was approved in the absence of the public health manager.",
        "3. Doors\nResolved that this item not be taken in private.",
        "3. Doors\nIt was agreed to take this item in public rather than in private.",
        "3. Roads\nThe public were not present in large numbers.",
        "3. Meals\nThe recording of meals in the confidential register was paused.",
        "3. Legend\n* denotes a key decision",
        "3. Press\nA member of the public was asked to leave for shouting.",
        "3. Part\nThe work moved into part 2 of the plan.",
        "3. Bags\nMembers of the public not be allowed to leave bags was the rule.",
        "3. Notes\nThe report is not exempt under paragraph 3.",
        "3. Notes\nInformation of this kind is usually exempt under paragraph 3, the "
        "Solicitor said in reply to Councillor Quist.",
        "3. FOI\nThe Council had refused the request since the information was exempt "
        "under section 43 of the Freedom of Information Act.",
        "3. Grants\nThe Board discussed the report in confidence terms, and published it.",
        "3. Plans\nMembers of the public who left their details were told of the plans.",
        "3. Homes\nThe private sector housing team and the Board went into the detail.",
        "3. Talk\nThe Mayor said that the Act had been passed without the public being asked.",
        "3. Rates\nThe following charities were exempt: the scouts and the guides.",
        "3. Rates\nThis property is exempt under paragraph 4 of the order.",
        "3. Talk\nThe Leader asked members of the public to leave their questions with the clerk.",
        "3. Talk\nThe Committee agreed to hold a private meeting with the residents "
        "of Mill Street.",
        "3. Notes\nThe minutes were not for circulation until agreed, said the Clerk.",
        "3. Notes\nThe distribution of leaflets was limited to the ward.",
        "3. Notes\nRestricted parking: the bays would be marked.",
        "3. Survey\nThe answers to the survey are confidential and the results would be published.",
        "3. Advice\nThe clinic gave confidential advice. Part 2 of the scheme starts in May.",
        "3. Advice\nPrivate business rates were discussed. The next part begins in May.",
        "3. Audit\nThe committee members held a private discussion with the external "
        "auditor, as good practice allows.",
        "3. Meeting\nThe meeting closed at 8.15 pm.",
        "3. Meeting\nThere were no members of the public present.",
        "3. Meeting\nTwelve members of the public were present.",
        "3. Open\nThe Chairman welcomed the public and press.",
        "3. Rule\nThe constitution sets out when the press and public may be excluded.",
        "3. Rule\nCouncillor Quist asked if the public could be excluded.",
        "3. Buses\nThe public are not allowed to park in the bus bays during the works.",
        "3. Park\nThe public were not admitted to the park for the works.",
        "3. Stream\nThe webcast had been stopped by a power cut. A confidential "
        "helpline was opened.",
        "3. Care\nThe matter was dealt with in confidence by the Ombudsman.",
        "3. Care\nThe carers took the matter up in private with the family.",
        "3. Vote\nA vote was held in private by the union.",
        "3. Scheme\n* Applicants: exempt charities pay nothing.",
        "3. Key\n* = key decision; + = part exempt from call in",
        "3. Trees\nThis matter would be considered in part 2 of the strategy.",
        "3. Confidentiality\nMembers were reminded of the rules of confidentiality: "
        "never share a password.",
    ],
)
def test_ordinary_minutes_lose_no_text(part: str) -> None:
    draft = draft_of(HEAD + part + LAST.format(n=4))
    assert draft.paper.access == "public" and draft.exempt == ()
