"""Actions found in whole papers: limbs, sentences that lean on each other, names, access."""

import re
from dataclasses import replace

import pytest

from ingest.actions import actions_of
from ingest.actions.askers import asker_of
from ingest.actions.owners import OWNERS as OWNER_PATTERNS
from ingest.actions.owners import owner_of
from ingest.actions.who import full_name
from ingest.structure.blocks import blocks_of, running_lines
from ingest.structure.items import items_of
from papers import Access, Action, ActionKind, Attendance, Kind, Page, Paper

HALL = "MINUTES of the Parks Panel held in the hall at Nether Wallop\n\n"


def found_in(
    *texts: str,
    kind: Kind = "minutes",
    access: Access = "public",
    exempt: str = "",
    attendance: Attendance = Attendance(),  # noqa: B008 (frozen)
) -> tuple[Action, ...]:
    """The actions of a paper of these pages, after checking what holds for all of them."""
    pages = tuple(Page(n, text) for n, text in enumerate(texts, start=1))
    running = running_lines(pages)
    blocks = tuple(tuple(blocks_of(page.text, running)) for page in pages)
    items = items_of(pages, blocks)
    if exempt:
        items = tuple(
            replace(item, access="exempt") if item.number == exempt else item for item in items
        )
    paper = Paper(
        "ab" * 32, "a.txt", "A paper", "Wallop Council", "Parks Panel", None, kind, "approved",
        access, len(pages),
    )  # fmt: skip
    actions = actions_of(paper, pages, blocks, items, attendance)
    assert len({action.action_id for action in actions}) == len(actions)
    for action in actions:
        assert action.text == texts[action.page - 1][action.start : action.end]
        assert action.text.strip() == action.text != ""
        assert re.fullmatch("(?:ab){10}-a[0-9a-f]{10}", action.action_id)
    order = [(action.page, action.start) for action in actions]
    assert order == sorted(order)
    return actions


def told(*texts: str, kind: Kind = "minutes") -> list[tuple[str, str]]:
    return [(a.kind, " ".join(a.text.split())) for a in found_in(*texts, kind=kind)]


PAPERS: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    (  # limbs in paragraphs of their own, with a heading between them
        "3. RESOLVED that the Panel agree to:\n\n(a) Note the report.\n\nBuildings\n\n"
        "(b) Let the lodge from 1 May; and\n\n(c) Mend the roof.\n\nThe Chair closed the meeting.",
        [
            ("resolution", "(a) Note the report."),
            ("resolution", "(b) Let the lodge from 1 May; and"),
            ("resolution", "(c) Mend the roof."),
        ],
    ),
    (  # limbs within the paragraph, the last in one of its own
        "Resolved:- (1) That the report be noted.\n\n- (2) That the pond be fenced.",
        [
            ("resolution", "(1) That the report be noted."),
            ("resolution", "- (2) That the pond be fenced."),
        ],
    ),
    (  # one decision that goes on after a semicolon
        "RESOLVED that the gate be moved; and that the Head of Parks be asked to paint it.",
        [
            ("resolution", "RESOLVED that the gate be moved;"),
            ("resolution", "and that the Head of Parks be asked to paint it."),
        ],
    ),
    (  # no markers at all
        "RESOLVED:\n\nThat the pond be fenced.\n\nThat the fence be green.\n\nThe band played.",
        [
            ("resolution", "That the pond be fenced."),
            ("resolution", "That the fence be green."),
        ],
    ),
    (  # recommendations that a report lists
        "The Panel made several recommendations, as follows:\n\n- More benches.\n\n- Fewer bins.",
        [("recommendation", "- More benches."), ("recommendation", "- Fewer bins.")],
    ),
    (  # a motion is not decided until it is resolved
        "Mr Pike proposed, and Ms Larch seconded the following motion:\n\n“The Panel is asked to"
        " agree the following:\n\n(a) The pond be fenced.\n\n(b) The pond be filled in.”\n\n"
        "Motion carried.\n\nRESOLVED that the pond be fenced.",
        [("resolution", "RESOLVED that the pond be fenced.")],
    ),
    (  # a request and the promise that answers it are one
        "Cllr Quill asked for the cost of the fence.\n\nMs Larch agreed to provide this.",
        [
            (
                "undertaking",
                "Cllr Quill asked for the cost of the fence. Ms Larch agreed to provide this.",
            )
        ],
    ),
    (
        "Members asked for the lease. The Head of Parks said that this would be circulated.",
        [
            (
                "undertaking",
                "Members asked for the lease. The Head of Parks said that this would be"
                " circulated.",
            )
        ],
    ),
    (
        "Cllr Quill asked for the lease to be shared and Ms Larch agreed to send a copy.",
        [
            (
                "undertaking",
                "Cllr Quill asked for the lease to be shared and Ms Larch agreed to send a copy.",
            )
        ],
    ),
    (  # a job handed on
        "Cllr Quill reported that the gate is stuck again. Clerk to deal with this.",
        [("request", "Cllr Quill reported that the gate is stuck again. Clerk to deal with this.")],
    ),
    (  # a proposal and its fate
        "It was proposed that the pond be fenced. This was agreed by all.",
        [
            (
                "resolution",
                "It was proposed that the pond be fenced. This was agreed by all.",
            )
        ],
    ),
    (  # the vote alone, and the talk that follows it
        "Cllr Quill proposed a raffle. AGREED.\n\nThe band played until four o'clock.",
        [("resolution", "Cllr Quill proposed a raffle. AGREED.")],
    ),
    (  # what was asked last time
        "This was raised at the last meeting. The Clerk was asked to write to the county.",
        [],
    ),
)


@pytest.mark.parametrize(("text", "actions"), PAPERS)
def test_actions_of_a_page(text: str, actions: list[tuple[str, str]]) -> None:
    assert told(HALL + text) == actions


def test_limbs_go_on_over_a_page() -> None:
    first = f"{HALL}RESOLVED that:\n\n(a) the pond be fenced;\n\n(b) the lodge be let; and"
    actions = found_in(first, "(c) the gate be moved.\n\nThe band played until four.")
    assert [(a.page, a.text[:3]) for a in actions] == [(1, "(a)"), (1, "(b)"), (2, "(c)")]


def test_a_sentence_over_a_page_is_found_on_the_page_with_more_of_it() -> None:
    first = f"{HALL}The weather was fine. A morning of tree planting will be"
    actions = found_in(first, "held in November for the schools of both parishes and their staff.")
    assert [(a.kind, a.page, a.due) for a in actions] == [("undertaking", 2, "November")]


def test_only_formal_words_count_outside_minutes() -> None:
    text = "The service will publish a plan.\n\nRecommendations:\n\n1. That the plan be agreed."
    assert told(text, kind="report") == [("recommendation", "1. That the plan be agreed.")]


FORMAL = (
    ("RESOLVED that the minutes of 4 May be approved as a correct record.", True),
    ("7. Minutes of the last meeting: Approved and signed as correct.", True),
    ("RESOLVED that the report be noted.", True),
    ("RESOLVED that the pond be fenced.", False),
)


@pytest.mark.parametrize(("text", "formal"), FORMAL)
def test_procedure_is_marked(text: str, formal: bool) -> None:
    assert [action.formal for action in found_in(HALL + text)] == [formal]


def test_a_sentence_too_long_to_be_one_is_passed_over() -> None:
    assert told(f"{HALL}{'Clerk to ask if ' * 500}they agree") == []


ITEMS = "41. THE POND\n\nClerk to mend the fence.\n\n42. THE LODGE\n\nClerk to let the lodge."


def test_an_action_knows_its_item() -> None:
    assert [action.item for action in found_in(ITEMS)] == ["41", "42"]


def test_an_action_is_exempt_with_its_item_or_paper() -> None:
    assert [a.access for a in found_in(ITEMS)] == ["public", "public"]
    assert [a.access for a in found_in(ITEMS, exempt="42")] == ["public", "exempt"]
    assert [a.access for a in found_in(ITEMS, access="exempt")] == ["exempt", "exempt"]


def test_an_action_is_exempt_on_an_exempt_part_of_its_page() -> None:
    page = Page(1, ITEMS, exempt=((ITEMS.index("42."), len(ITEMS)),))
    blocks = (tuple(blocks_of(ITEMS, set())),)
    paper = Paper(
        "ab" * 32, "a.txt", "A paper", None, None, None, "minutes", "approved", "public", 1
    )
    assert [a.access for a in actions_of(paper, (page,), blocks, ())] == ["public", "exempt"]


# -- who ---------------------------------------------------------------------------------

OWNERS: tuple[tuple[ActionKind, str, str | None], ...] = (
    ("undertaking", "Ms Larch agreed to check the waiting times.", "Ms Larch"),
    ("undertaking", "Cllrs Quill & Oddy will attend.", "Cllrs Quill & Oddy"),
    ("undertaking", "Road morning. Cllr Finch to attend", "Cllr Finch"),
    ("undertaking", "The Leader advised that letters would be sent.", "Leader"),
    ("undertaking", "He will look into the matter.", "Mr Pike"),
    (
        "undertaking",
        "The Head of Parks accepted the point and undertook to write.",
        "Head of Parks",
    ),
    ("undertaking", "Ms Larch, in reply, gave assurances that it would be kept.", "Ms Larch"),
    ("undertaking", "Mr Oddy, who agreed to mend it, left early.", "Mr Oddy"),
    ("undertaking", "A note would be circulated by the Monitoring Officer.", "Monitoring Officer"),
    ("undertaking", "It was said that the department would be writing to all.", "department"),
    ("undertaking", "Tess was looking for a new hall.", "Tess"),
    ("undertaking", "The Director announced that staff were to be surveyed.", "Director"),
    ("undertaking", "Members were given assurances that it would be kept.", None),
    ("undertaking", "Asked how Nether Wallop would pay, it was said a note would come.", None),
    ("undertaking", "A notice will be put up.", None),
    ("request", "The Clerk was asked to write.", "Clerk"),
    ("request", "Clerk to write to the county.", "Clerk"),
    ("request", "Later buses, the Bus Forum to be asked.", "Bus Forum"),
    ("request", "Members felt that the council should mend the lane.", "council"),
    ("request", "Mr Pike said it could be sponsored or be paid for by WI.", None),
    ("request", "The planters might be sponsored by the Garden Society.", None),
    ("request", "It was hoped the planters could be funded by Wallop Trust.", "Wallop Trust"),
    ("request", "Inform the school of this.", "Clerk"),
    ("request", "Mr Pike asked members to report faults.", "members"),
    ("resolution", "Delegate authority to the Director of Parks to let it.", "Director of Parks"),
    (
        "resolution",
        "That Councillors Quill and Oddy meet the school.",
        "Councillors Quill and Oddy",
    ),
    ("resolution", "It was agreed the Clerk write to the club.", "Clerk"),
    ("resolution", "That the Head of Parks submit a report in May.", "Head of Parks"),
    ("resolution", "The Bus Forum could be given authority to ask Ms Larch to pay.", "Bus Forum"),
    ("resolution", "That officers provide the figures by ward.", "officers"),
    ("resolution", "To request that the Leader of the Council writes.", "Leader of the Council"),
    ("resolution", "Ask the Bus Forum to look at fares.", "Bus Forum"),
    ("resolution", "Delegates to the Monitoring Officer the reply.", "Monitoring Officer"),
    ("resolution", "The Treasurer was asked to pay it.", "Treasurer"),
    ("resolution", "That a plan be prepared by the Head of Parks.", "Head of Parks"),
    ("resolution", "That Ms Larch be invited to a future meeting.", None),
    ("resolution", "All members were happy for Cllr Finch to go on.", "Cllr Finch"),
    ("resolution", "Cllr Finch was proposed and all agreed.", "Cllr Finch"),
    ("resolution", "The pond is to be fenced.", "Parks Panel"),
    ("resolution", "That a report be submitted.", None),
    ("recommendation", "It was proposed that the Clerk buy bins.", "Clerk"),
    ("recommendation", "It is recommended that Cabinet agree.", "Cabinet"),
    ("recommendation", "That the Bus Forum review its fares.", "Bus Forum"),
    ("recommendation", "1) Bus Forum should review its fares.", "Bus Forum"),
    ("recommendation", "That fares be reviewed by the Bus Forum.", "Bus Forum"),
)


@pytest.mark.parametrize(("kind", "said", "owner"), OWNERS)
def test_who_is_to_do_it(kind: ActionKind, said: str, owner: str | None) -> None:
    assert owner_of(kind, said, speaker="Mr Pike", body="Parks Panel") == owner


def test_every_way_to_name_an_owner_has_its_sentence() -> None:
    first = {
        (kind, next((n for n, p in OWNER_PATTERNS[kind] if p.search(said)), None))
        for kind, said, _ in OWNERS
    }
    assert {(kind, n) for kind, named in OWNER_PATTERNS.items() for n, _ in named} <= first


def test_the_body_that_a_lead_names_decides() -> None:
    assert (
        owner_of("resolution", "(a) Let it.", lead="RESOLVED that Cabinet agree to:") == "Cabinet"
    )


ASKERS: tuple[tuple[str, str | None], ...] = (
    ("Councillor Finch asked that the gate be shut.", "Councillor Finch"),
    ("He also asked for a bin.", "Mr Pike"),
    ("Clerk to look into this.", "Mr Pike"),
    ("The Clerk was asked to write to the county.", None),
    ("Mr Oddy felt strongly that it should be mended.", "Mr Oddy"),
    ("Mr Oddy stated that the school had asked for a gate.", "school"),
    ("Although Mr Oddy felt it was dear, it should be bought.", "Mr Oddy"),
    ("Members asked what the county proposed to do.", "Members"),
)


@pytest.mark.parametrize(("said", "asked_by"), ASKERS)
def test_who_asks(said: str, asked_by: str | None) -> None:
    assert asker_of("request", said, speaker="Mr Pike") == asked_by


def test_he_and_she_are_whoever_spoke_before() -> None:
    text = "Cllr Quill reported a broken swing. She will find out who made it."
    assert [action.owner for action in found_in(HALL + text)] == ["Cllr Quill"]


PROMISED: tuple[tuple[str, str | None, str | None], ...] = (
    # Whoever goes on telling answers for it, unless he only asked.
    ("Ms Larch reported on the fence. A note would be circulated.", "Ms Larch", None),
    ("Cllr Quill asked about the fence. A note would be circulated.", None, "Cllr Quill"),
    ("Ms Larch spoke on the fence. A note would be considered in May.", None, None),
    ("A12 Fences moved on. A note would be circulated.", None, None),
    # A question that the promise in the next sentence answers.
    ("Cllr Quill asked when it would end. Ms Larch agreed to find out.", "Ms Larch", "Cllr Quill"),
    ("The band played. Ms Larch agreed to find out.", "Ms Larch", None),
    # A decision that bids somebody else.
    ("RESOLVED that the Head of Parks be asked to paint it.", "Head of Parks", "Parks Panel"),
    ("RESOLVED that the gate be painted.", "Parks Panel", None),
)


@pytest.mark.parametrize(("text", "owner", "asked_by"), PROMISED)
def test_who_promises_whom(text: str, owner: str | None, asked_by: str | None) -> None:
    found = found_in(HALL + text)[-1]
    assert (found.owner, found.asked_by) == (owner, asked_by)


SPOKE: tuple[tuple[str, str | None], ...] = (
    ("The Head of Parks did not know. She agreed to find out.", "Head of Parks"),
    ("Ada Pike, Head of Parks, Trees and Ponds, replied. She agreed to find out.", "Ada Pike"),
    ("The Ponds and Parks Manager spoke. He agreed to find out.", "Ponds and Parks Manager"),
)


@pytest.mark.parametrize(("text", "owner"), SPOKE)
def test_he_and_she_are_known_by_name_or_office(text: str, owner: str | None) -> None:
    assert [action.owner for action in found_in(HALL + text)] == [owner]


def test_a_first_name_is_made_whole_where_one_person_bears_it() -> None:
    one = Attendance(present=("Rowan Vale", "Ada Pike"))
    two = Attendance(present=("Rowan Vale",), apologies=("Rowan Moss",))
    assert full_name("Rowan", one) == "Rowan Vale"
    assert full_name("Rowan", two) == "Rowan"
    assert full_name("Rowan", Attendance(), "Rowan Vale came. Rowan said yes.") == "Rowan Vale"
    assert full_name("Consideration", one) is None
    assert full_name("Clerk", one) == "Clerk"
    text = f"{HALL}Rowan agreed to check the lease."
    assert [a.owner for a in found_in(text, attendance=one)] == ["Rowan Vale"]
