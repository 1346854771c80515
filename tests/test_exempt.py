"""The exempt parts of public papers: marked, and kept from whoever may not see them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from exempt_parts import HEAD, SECRET, draft_of, hidden

from assistant.ask import Ask, answer_chain
from assistant.retrieve import Library
from ingest.describe import Overrides
from ingest.load import load
from ingest.stores import Stores
from papers import PAGE_BREAK, Reader, Scope
from records.rows import BLACK
from records.structure import actions, exchanges, is_open

LAST = "\n\n5. Date of the next meeting\nThe next meeting would be held on 1st June, 2024.\n"
EXCLUSION = (
    "3. Exclusion of the press and public\n"
    "Resolved:- That under Section 100A(4) of the Local Government Act 1972 the press and public "
    "be excluded from the meeting for {what}, which involved exempt information.\n\n"
)
ITEM = f"4. Placements\n{SECRET}\n"


@pytest.mark.parametrize(
    "part",
    [
        f"4. Placements (Exempt)\n{SECRET}\n",
        f"4. Placements – NOT FOR PUBLICATION\n{SECRET}\n",
        "4. Placements\nNot for publication by virtue of paragraph 3 of Part 1 of Schedule 12A.\n"
        f"{SECRET}\n",
        EXCLUSION.format(what="the following item") + ITEM,
        EXCLUSION.format(what="the following items of business") + ITEM,
        EXCLUSION.format(what="the remainder of the meeting") + ITEM,
        f"PART II\n\n{ITEM}",
        f"PART B – EXEMPT\n\n{ITEM}",
        f"EXEMPT ITEMS\n\n{ITEM}",
        f"**Confidential Items**\n\n{ITEM}",
        f"4. Placements (Part II)\n{SECRET}\n",
        f"4. Placements – Private item\n{SECRET}\n",
        f"4. Placements (To be taken in private)\n{SECRET}\n",
        f"4. Placements (pink pages)\n{SECRET}\n",
        f"4. Placements (Paragraph 3, Schedule 12A)\n{SECRET}\n",
        f"4. Confidential – Placements\n{SECRET}\n",
        f"4. Placements\n{SECRET}\n{'It was a long debate. ' * 30}\n\n(Not for publication)\n",
        f"SECTION B – ITEMS NOT OPEN TO THE PUBLIC\n\n{ITEM}",
        "3. Private session\nThere were no members of the public present. Resolved that the press "
        f"and public be excluded from the meeting for the following item(s).\n\n{ITEM}",
        f"3. Private session\nRESOLVED:\n\nThat the press and public be excluded.\n\n{ITEM}",
        f"3. Break\nThe meeting moved into private session.\n\n{ITEM}",
        "3. Break\nResolved that the public be excluded under Schedule 12A to protect public "
        f"health contracts.\n\n{ITEM}",
        f"3. Break\nMembers of the public and press left the meeting.\n\n{ITEM}",
        "EXEMPT ITEMS\n\nTwo residents had been readmitted to hospital.\n\n" + ITEM,
        "EXEMPT ITEMS\n\nThere were no declarations of interest in these items.\n\n" + ITEM,
    ],
)
def test_an_exempt_part_is_marked_and_the_rest_is_not(part: str) -> None:
    draft = draft_of(HEAD + part + LAST)
    assert draft.paper.access == "public"
    assert SECRET in hidden(draft)
    assert "Mill Lane" not in hidden(draft)
    assert {item.access for item in draft.items if item.number == "2"} == {"public"}
    assert {item.access for item in draft.items if item.number == "4"} == {"exempt"}


@pytest.mark.parametrize(
    ("part", "seen"),
    [
        (EXCLUSION.format(what="the following item") + ITEM, "1st June"),
        (f"4. Placements (Exempt)\n{SECRET}\n", "1st June"),
        (
            f"EXEMPT ITEMS\n\n{ITEM}\nThe public were re-admitted to the meeting at 4.10 p.m.\n",
            "1st June",
        ),
    ],
)
def test_what_follows_an_exempt_part_is_open_again(part: str, seen: str) -> None:
    draft = draft_of(HEAD + part + LAST)
    assert SECRET in hidden(draft) and seen not in hidden(draft)


@pytest.mark.parametrize(
    "part",
    [
        "3. Exempt items\nThere were none.\n",
        "EXEMPT ITEMS\n\n(At the time of preparing the agenda there were no exempt items.)\n",
        "3. Exclusion of the press and public\nThere were no exempt items on the agenda.\n",
        "3. Care\nThe provider's prices are commercially sensitive.\n",
        "3. Schools\nPupils excluded from school were to be visited within a week.\n",
        "3. Parking\nThe public were asked to park in Mill Lane.\n",
        "3. Roads\nThe footbridge had been closed to the public since the flood.\n",
        "3. Figures\nThese figures exclude public sector receipts.\n",
        "3. Nature\nThe public consultation would leave time for replies.\n",
        "3. Doors\nResolved that the public not be excluded from the meeting.\n",
        "3. Doors\nA motion that the public be excluded was lost.\n",
        "3. Doors\nThe public are excluded from the meeting, to protect public health.\n",
        "3. Bus lanes\nAppendix 3 to the report contains exempt information about the bids.\n",
    ],
)
def test_nothing_is_marked_where_nothing_is_exempt(part: str) -> None:
    assert draft_of(HEAD + part + LAST).exempt == ()


@pytest.mark.parametrize(
    "mark", ["NOT FOR PUBLICATION by virtue of paragraph 3", "EXEMPT", "CONFIDENTIAL"]
)
def test_a_mark_before_the_heading_shuts_what_follows_too(mark: str) -> None:
    draft = draft_of(HEAD + f"{mark}\n\n4. Placements\n{SECRET}\n" + LAST)
    assert SECRET in hidden(draft) and "1st June" not in hidden(draft)


def test_an_exempt_report_inside_a_pack_is_shut_whole() -> None:
    annex = f"Annex B – Exempt\n\nNOT FOR PUBLICATION by virtue of paragraph 3\n\n{SECRET}\n"
    pack = PAGE_BREAK.join(
        [
            "Agenda\nCabinet\n4th May, 2024\n\n1. Apologies\n\n2. Minutes\n\n3. Bus shelters\n",
            "Report to: Cabinet\nFrom: The Director\nSubject: Bus shelters\n\n1. Mill Lane\n"
            "The shelter in Mill Lane was to be mended.\n",
            annex,
            "Annex C\n\nThe shelter in Weir Street was sound.\n",
        ]
    )
    draft = draft_of(pack)
    assert draft.paper.access == "exempt" or SECRET in hidden(draft)
    assert draft.paper.access == "exempt" or "Weir Street" not in hidden(draft)


def test_a_page_whose_header_is_a_mark_is_shut_whole() -> None:
    open_pages = [HEAD, "2. More\nThe weir was mended in May of the year before last.\n"]
    shut = [f"RESTRICTED – NOT FOR PUBLICATION\n{n}. Placements\n{SECRET}\n" for n in range(3, 8)]
    draft = draft_of(PAGE_BREAK.join([*open_pages, *shut]))
    assert hidden(draft).count(SECRET) == 5 and "weir" not in hidden(draft)


def test_a_table_row_that_is_marked_is_shut() -> None:
    rows = f"| 3 | Bus shelters | Open | Mill Lane |\n| 4 | Placements | EXEMPT | {SECRET} |\n"
    draft = draft_of(HEAD + rows)
    assert SECRET in hidden(draft) and "Bus shelters | Open" not in hidden(draft)


def test_a_part_of_a_strategy_is_no_divider() -> None:
    text = (
        "Report to: Cabinet\nSubject: Homes\n\nPart 2: Our priorities\n\nMore homes by the weir.\n"
    )
    assert draft_of(text, "report.txt").exempt == ()


def test_an_exempt_paper_is_exempt_in_every_part() -> None:
    draft = draft_of(HEAD + LAST, said=Overrides(access="exempt"))
    assert {item.access for item in draft.items} == {"exempt"}
    assert all(page.exempt == ((0, len(page.text)),) for page in draft.pages)


def test_a_person_who_says_public_says_it_of_all() -> None:
    text = HEAD + f"4. Placements (Exempt)\n{SECRET}\n" + LAST
    assert draft_of(text, said=Overrides(access="public")).exempt == ()


def test_the_public_is_shown_nothing_of_an_exempt_part(
    tmp_path: Path, empty_stores: Callable[[str], Stores]
) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(HEAD + EXCLUSION.format(what="the following item") + ITEM + LAST)
    stores = empty_stores("data")
    (paper_id,) = (str(one.paper_id) for one in load([path], stores).papers)
    library = Library(stores.records, stores.open_index(), stores.open_embedder())
    for reader in Reader:
        cleared = reader is not Reader.PUBLIC
        page = stores.records.page(paper_id, 1, reader)
        assert page is not None and (SECRET in page.text) is cleared
        assert "Mill Lane" in page.text and (BLACK in page.text) is not cleared
        passages = stores.records.passages_of(paper_id, Scope(reader=reader))
        assert any("Quillbrook" in one.text for one, _ in passages.values()) is cleared
        assert is_open(stores.records, paper_id, reader) is cleared
        if not cleared:
            assert exchanges(stores.records, paper_id, reader) == []
        found = actions(stores.records, Scope(reader=reader))
        assert any("Quillbrook" in one.text for one, _ in found) <= cleared
        asked = Ask("What was the settlement with Quillbrook Care Limited?", scope=Scope(reader))
        answer = answer_chain(library).invoke(asked)
        quoted = [one.quote for one in (*answer.citations, *answer.nearest)]
        assert any("48,250" in quote for quote in quoted) is cleared


def test_every_place_is_kept_where_text_is_blacked_out(
    tmp_path: Path, empty_stores: Callable[[str], Stores]
) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(HEAD + f"4. Placements (Exempt)\n{SECRET}\n" + LAST)
    stores = empty_stores("data")
    (paper_id,) = (str(one.paper_id) for one in load([path], stores).papers)
    whole = stores.records.page(paper_id, 1, Reader.OFFICER)
    shown = stores.records.page(paper_id, 1, Reader.PUBLIC)
    assert whole is not None and shown is not None and len(whole.text) == len(shown.text)
    assert shown.text.replace(BLACK, "") in {
        whole.text[:start] + "\n" * whole.text[start:end].count("\n") + whole.text[end:]
        for start, end in whole.exempt
    }
