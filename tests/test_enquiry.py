"""Lines of enquiry: each gap suggests its question, and no gap none."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.retrieve import Library
from lineofsight.actions.log import Logged
from lineofsight.actions.reported_back import Proposal
from lineofsight.enquiries.gaps import Enquiry
from lineofsight.enquiries.suggest import enquiries_of, enquiries_on
from lineofsight.figures.points import Point
from lineofsight.theme import Theme
from lineofsight.timeline.meetings import Entry, Meeting, Timeline
from papers import Action, ActionKind, ActionState, Citation, Figure, Paper, Rating, Reader

MARCH, JUNE, SEPTEMBER = date(2024, 3, 4), date(2024, 6, 3), date(2024, 9, 2)


def paper(day: date | None, name: str = "p", council: str = "Hartley Vale") -> Paper:
    return Paper(
        f"{name}-{day}", f"{name}.txt", "A paper", council, "Panel", day, "minutes", "approved",
        "public", 4,
    )  # fmt: skip


def cited(of: Paper, quote: str) -> Citation:
    return Citation(
        1, of.paper_id, of.file, of.title, of.council, of.committee, of.meeting_date, of.kind,
        of.status, of.access, 1, None, "3", quote, 0, len(quote),
    )  # fmt: skip


def logged(
    text: str, kind: ActionKind = "undertaking", state: ActionState = "silent",
    formal: bool = False, due: str | None = None, name: str = "p",
) -> Logged:  # fmt: skip
    of = paper(MARCH, name)
    action = Action(
        f"{name}{text}", of.paper_id, kind, formal, text, None, None, due, 1, 0, 9, "3", "public"
    )
    return Logged(action, of, cited(of, text), state, MARCH, (), Proposal(state))


def point(
    value: float, day: date | None, measure: str = "posts filled on time", unit: str = "%",
    target: float | None = None, rating: Rating | None = None, text: str = "It was given.",
    restated_by: tuple[str, ...] = (), name: str = "p", as_of: date | None = None,
) -> Point:  # fmt: skip
    of = paper(day, name)
    figure = Figure(
        f"{name}-{day}-{value}", of.paper_id, measure, None, value, f"{value:g}%", unit, None,
        as_of, None, target, rating, 1, 0, 9, text, "3", "public",
    )  # fmt: skip
    return Point(figure, of, cited(of, text), as_of or day, measure, restated_by, rating=rating)


def asked(day: date, council: str = "Hartley Vale") -> Timeline:
    citation = cited(paper(day, council=council), "Councillor Ames asked about posts.")
    entry = Entry("members_asked", citation, 1.0)
    return Timeline((Meeting(day, council, "Panel", (entry,)),))


def gaps(found: tuple[Enquiry, ...]) -> list[str]:
    return [one.gap for one in found]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (logged("Dora Quill agreed to give the cost."), 1),
        (logged("Dora Quill agreed to give the cost.", state="overdue", due="by June"), 1),
        (logged("Dora Quill agreed to give the cost.", state="open"), 0),
        (logged("Dora Quill agreed to give the cost.", state="done"), 0),
        (logged("Dora Quill agreed to give the cost.", state="reported_back"), 0),
        (logged("That the minutes be approved.", "resolution", formal=True), 0),
    ],
)
def test_what_was_promised_and_not_mentioned_again(one: Logged, expected: int) -> None:
    found = enquiries_of((), (one,), Timeline(), ())
    assert len(found) == expected
    for enquiry in found:
        assert enquiry.gap == "no_later_mention"
        assert one.action.text in enquiry.question and enquiry.question.endswith("?")
        assert enquiry.citations == (one.citation,)
        assert "4 March 2024" in enquiry.why
        assert ("by June" in enquiry.why) is (one.state == "overdue")


def test_the_same_promise_in_two_papers_of_a_meeting_is_asked_about_once() -> None:
    twice = (logged("Dora Quill agreed to give it."), logged("Dora Quill agreed to give it.",
             name="q"))  # fmt: skip
    assert len(enquiries_of((), twice, Timeline(), ())) == 1


@pytest.mark.parametrize(
    ("one", "timeline", "expected"),
    [
        (point(60, MARCH, target=90), Timeline(), True),
        (point(95, MARCH, target=90), Timeline(), False),
        (point(60, MARCH), Timeline(), False),
        (point(60, MARCH, rating="red"), Timeline(), True),
        (point(60, MARCH, rating="amber"), Timeline(), False),
        (point(60, MARCH, text="60% was filled, below target."), Timeline(), True),
        (point(60, MARCH, measure="agency workers", target=30), Timeline(), True),
        (point(20, MARCH, measure="agency workers", target=30), Timeline(), False),
        (point(60, MARCH, measure="rooms", target=90), Timeline(), False),  # which way is better?
        (point(60, MARCH, target=90), asked(MARCH), False),
        (point(60, MARCH, target=90), asked(JUNE), False),
        (point(60, JUNE, target=90), asked(MARCH), True),
        (point(60, MARCH, target=90), asked(MARCH, "Lower Wendle"), True),
    ],
)
def test_a_target_missed_that_no_member_asked_about(
    one: Point, timeline: Timeline, expected: bool
) -> None:
    found = enquiries_of((one,), (), timeline, ())
    assert gaps(found) == (["missed_target"] if expected else [])
    if found:
        assert one.figure.printed in found[0].question and found[0].citations == (one.citation,)


@pytest.mark.parametrize(
    ("days", "later", "expected"),
    [
        ((MARCH, JUNE), SEPTEMBER, True),
        ((MARCH, JUNE), None, False),
        ((MARCH,), SEPTEMBER, False),
        ((MARCH, SEPTEMBER), JUNE, False),
    ],
)
def test_a_measure_that_is_no_longer_reported(
    days: tuple[date, ...], later: date | None, expected: bool
) -> None:
    points = tuple(point(60, day) for day in days)
    held = [one.paper for one in points] + ([paper(later)] if later else [])
    found = enquiries_of(points, (), Timeline(), held)
    assert gaps(found) == (["no_longer_reported"] if expected else [])
    if found:
        assert "3 June 2024" in found[0].why and len(found[0].citations) == 2


def test_another_councils_later_meeting_says_nothing_of_a_measure() -> None:
    points = (point(60, MARCH), point(61, JUNE))
    held = [*(one.paper for one in points), paper(SEPTEMBER, council="Lower Wendle")]
    assert enquiries_of(points, (), Timeline(), held) == ()


def test_two_papers_that_differ_are_asked_about_once() -> None:
    first = point(334.7, MARCH, as_of=MARCH)
    second = point(345.0, JUNE, name="q", as_of=MARCH, restated_by=(first.figure.figure_id,))
    first = replace(first, restated_by=(second.figure.figure_id,))
    found = enquiries_of((first, second), (), Timeline(), ())
    assert gaps(found) == ["papers_differ"]
    assert "334.7%" in found[0].question and "345%" in found[0].question
    assert [one.paper_id for one in found[0].citations] == [
        first.paper.paper_id, second.paper.paper_id
    ]  # fmt: skip


def test_only_the_newest_value_of_a_measure_is_asked_about() -> None:
    points = (point(60, MARCH, target=90), point(95, JUNE, target=90))
    assert enquiries_of(points, (), Timeline(), ()) == ()
    found = enquiries_of((points[0], point(70, JUNE, target=90)), (), Timeline(), ())
    assert len(found) == 1 and "70%" in found[0].question


def test_a_measure_told_later_in_other_words_is_not_missed() -> None:
    points = (point(60, MARCH), point(61, JUNE))
    held = [*(one.paper for one in points), paper(SEPTEMBER)]
    told = cited(paper(SEPTEMBER), "By then 64% of posts had been filled on time.")
    meeting = Meeting(SEPTEMBER, "Hartley Vale", "Panel", (Entry("officers_said", told, 1.0),))
    assert enquiries_of(points, (), Timeline((meeting,)), held) == ()


def test_a_paper_with_several_values_for_a_day_does_not_differ_from_another() -> None:
    first = point(60, MARCH, as_of=MARCH)
    also = point(75, MARCH, as_of=MARCH)
    second = point(45, JUNE, name="q", as_of=MARCH, restated_by=(first.figure.figure_id,))
    assert gaps(enquiries_of((first, second), (), Timeline(), ())) == ["papers_differ"]
    assert enquiries_of((first, also, second), (), Timeline(), ()) == ()


def test_every_line_of_enquiry_on_the_samples_quotes_its_paper(sample_library: Library) -> None:
    found = enquiries_on(sample_library, Theme("agency social workers"), Reader.PUBLIC)
    assert found
    for one in found:
        assert one.question.endswith((".", "?")) and one.why and one.citations
        for citation in one.citations:
            page = sample_library.records.page(citation.paper_id, citation.page, Reader.PUBLIC)
            assert page is not None
            assert page.text[citation.start : citation.end] == citation.quote
