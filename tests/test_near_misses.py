"""The right matter at the wrong council, in the wrong year, or the other way round."""

from collections.abc import Callable

import pytest

from assistant.ask import ask
from assistant.follow_up import Turn
from assistant.named import councils_named
from assistant.question import read_question
from assistant.retrieve import Library

MakeLibrary = Callable[..., Library]
HEAD = "{} Parish Council\n\nMinutes of the meeting held on {}\n\n5. {}\n\n"
PRECEPT = (
    "The Clerk presented the estimates. It was resolved that the precept for 2025/26 be set at "
    "£42,000.\n\n6. Insurance\n\nThe Clerk reported that the insurance had been renewed.\n"
)
ALLOTMENTS = (
    "The Clerk reported that two allotments were vacant and that the water would be turned off "
    "in November. Members thanked the volunteers who had mended the gate.\n"
)


@pytest.fixture
def two_councils(library_of: MakeLibrary) -> Library:
    """Two councils, of which one has set a precept."""
    day = "14 January 2025"
    return library_of(
        low=HEAD.format("Lowfield", day, "Precept") + PRECEPT,
        high=HEAD.format("Highfield", day, "Allotments") + ALLOTMENTS,
    )


@pytest.mark.parametrize(("council", "answered"), [("Lowfield", True), ("Highfield", False)])
def test_another_councils_figure_is_no_answer(
    two_councils: Library, council: str, answered: bool
) -> None:
    answer = ask(two_councils, f"What precept did {council} Parish Council set for 2025/26?")
    assert (answer.status == "answered") is answered
    assert any("£42,000" in one.quote for one in answer.citations) is answered


def test_the_council_named_comes_first(library_of: MakeLibrary) -> None:
    papers = {
        name: HEAD.format(name.title(), day, "Precept") + PRECEPT.replace("42", figure)
        for name, day, figure in (
            ("lowfield", "14 January 2025", "42"),
            ("highfield", "9 January 2025", "57"),
        )
    }
    library = library_of(**papers)
    for name, figure in (("Lowfield", "£42,000"), ("Highfield", "£57,000")):
        answer = ask(library, f"What precept did {name} Parish Council set for 2025/26?")
        first = next(one for one in answer.citations if "precept" in one.quote)
        assert figure in first.quote and first.council == f"{name} Parish Council"


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Did Lowfield Parish Council agree?", ["Lowfield"]),
        ("At Market Weir Town Council, who was elected?", ["Market Weir"]),
        ("How do Fernhollow County Council and Marlbeck Council differ?",
         ["Fernhollow", "Marlbeck"]),
        ("What did the council say?", []),
        ("What did Full Council decide, and the County Council?", []),
    ],
)  # fmt: skip
def test_the_councils_a_question_names(question: str, names: list[str]) -> None:
    assert councils_named(read_question(question)) == names


SICKNESS = HEAD.format("Lowfield", "14 January 2025", "Sickness") + (
    "The number of days lost to sickness was 4,210 in 2023. "
    "The number of days lost to sickness was 3,955 in 2024.\n"
)


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("How many days were lost to sickness in 2024?", True),
        ("How many days were lost to sickness in 2022?", False),
        ("How many days were lost to sickness in 2025?", False),  # the meeting's own year
    ],
)
def test_a_figure_of_another_year_is_no_answer(
    library_of: MakeLibrary, question: str, answered: bool
) -> None:
    assert (ask(library_of(paper=SICKNESS), question).status == "answered") is answered


def test_a_year_in_a_follow_up_takes_the_place_of_the_year_before(library_of: MakeLibrary) -> None:
    library = library_of(paper=SICKNESS)
    before = Turn("How many days were lost to sickness in 2023?", "4,210")
    answer = ask(library, "And in 2022?", [before])
    assert answer.status == "not_in_papers" and "2023" not in answer.standalone_question
    assert ask(library, "And in 2024?", [before]).status == "answered"


def test_a_decision_and_its_reversal_are_both_quoted(library_of: MakeLibrary) -> None:
    said = (
        "Resolved: that the Mill Lane library {} closed at the end of the financial year and the "
        "building sold on the open market."
    )
    library = library_of(
        march=HEAD.format("Lowfield", "5 March 2024", "Library") + said.format("not be"),
        june=HEAD.format("Lowfield", "11 June 2024", "Library") + said.format("be"),
    )
    answer = ask(library, "What was resolved about the Mill Lane library?")
    assert {"library be closed" in one.quote for one in answer.citations} == {True, False}
    assert not any(one.also_in for one in answer.citations)


@pytest.mark.parametrize(
    "day",
    ["before Easter", "by Friday", "within ten days", "in Q3", "on 14.05.25", "on 14/5/2025",
     "by the end of the school term", "tomorrow"],
)  # fmt: skip
def test_a_day_may_be_named_in_many_ways(library_of: MakeLibrary, day: str) -> None:
    said = f"The Clerk undertook to fill the potholes in Cooper Street {day}."
    paper = HEAD.format("Lowfield", "14 January 2025", "Highways") + said
    answer = ask(library_of(paper=paper), "When will the potholes in Cooper Street be filled?")
    assert [one.text for one in answer.sentences][:1] == [said]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What did Councillor Abel say at Lowfield Parish Council in January 2025?", "Councillor"),
        ("Who was present at Lowfield Parish Council on 14 January 2025?", "Present"),
    ],
)
def test_what_only_names_the_paper_or_the_people_does_not_come_first(
    library_of: MakeLibrary, question: str, first: str
) -> None:
    paper = HEAD.format("Lowfield", "14 January 2025", "Lamps").replace(
        "5. Lamps",
        "Present: Councillor Abel (in the Chair), Councillors Brook and Carr.\n\n5. Lamps",
    )
    said = "Councillor Abel hoped that the lamps would be mended, since the path was dark."
    answer = ask(library_of(paper=paper + said), question)
    assert answer.sentences[0].text.startswith(first)


@pytest.mark.parametrize(
    "said",
    [
        "The Leader offered a full apology to the families of Weir Street.",
        "Present arrangements for the families of Weir Street would stay.",
    ],
)
def test_an_apology_is_no_list_of_who_was_there(library_of: MakeLibrary, said: str) -> None:
    paper = HEAD.format("Lowfield", "14 January 2025", "Homes") + said
    answer = ask(library_of(paper=paper), "What was said about the families of Weir Street?")
    assert said in [one.text for one in answer.sentences]
