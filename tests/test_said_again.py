"""Other places that say the same as a quotation: named beside it, by the rules of the gate."""

from collections.abc import Callable

import pytest

from assistant.ask import ask
from assistant.plain import in_words
from assistant.retrieve import Library
from papers import Reader, Scope

HEAD = "Marlbeck Borough Council\n{} 3 March 2025\n\n4. Mill Lane bridge\n\n"
MINUTES = HEAD.format("Minutes of the Cabinet held on")
REPORT = HEAD.format("Report to the Cabinet")
SAID = "The repair of the bridge at Mill Lane would cost £48,000 and take nine weeks."
ASKED = "What would the repair of the bridge at Mill Lane cost?"

MakeLibrary = Callable[..., Library]


@pytest.mark.parametrize(
    ("other", "named"),
    [
        ("Members noted that the repair of the Mill Lane bridge would cost £48,000 and take nine "
         "weeks.", True),
        ("The repair of the bridge at Mill Lane would cost £84,000 and take nine weeks.", False),
        ("The repair of the bridge at Mill Lane would not cost £48,000 and take nine weeks.",
         False),
        ("It was untrue that the repair of the bridge at Mill Lane would cost £48,000 and take "
         "nine weeks.", False),
        ("Residents feared that the repair of the bridge at Mill Lane would cost £48,000 and take "
         "nine weeks.", False),
        ("Would the repair of the bridge at Mill Lane cost £48,000 and take nine weeks?", False),
        (SAID + " The Leader said that this was wrong: the correct figure was £84,000.", False),
        ("The following estimates were rejected:-\n\n(a) " + SAID, False),
        ("The painting of the bridge would cost £48,000.", False),
    ],
)  # fmt: skip
def test_a_place_that_says_the_same_is_named(
    library_of: MakeLibrary, other: str, named: bool
) -> None:
    answer = ask(library_of(a_minutes=MINUTES + SAID, b_report=REPORT + other), ASKED)
    sentence = next(one for one in answer.sentences if one.text in (SAID, other))
    kinds = {one.n: one.kind for one in answer.citations}
    assert {kinds[n] for n in sentence.again} == ({"report"} if named else set())
    assert set(sentence.again) < set(sentence.citations)


@pytest.mark.parametrize(
    ("said", "council", "day", "named"),
    [
        ("The bridge at Mill Lane was closed for nine weeks of repairs in 2025.",
         "Marlbeck Borough Council", "4 June 2025", True),
        ("The bridge at Mill Lane was closed for nine weeks of repairs in 2025.",
         "Fernhollow Borough Council", "3 March 2025", False),
        ("The bridge at Mill Lane was closed for nine weeks of repairs last winter.",
         "Marlbeck Borough Council", "4 June 2025", False),
        ("The bridge at Mill Lane was closed for nine weeks of repairs in December.",
         "Marlbeck Borough Council", "4 June 2025", False),
        ("He promised that the bridge at Mill Lane would be open after nine weeks.",
         "Marlbeck Borough Council", "3 March 2025", False),
    ],
)  # fmt: skip
def test_the_same_words_elsewhere_may_mean_another_thing(
    library_of: MakeLibrary, said: str, council: str, day: str, named: bool
) -> None:
    report = REPORT.replace("Marlbeck Borough Council", council).replace("3 March 2025", day)
    library = library_of(a_minutes=MINUTES + said, b_report=f"{report}{said} Traffic was lighter.")
    answer = ask(library, "For how many weeks was the bridge at Mill Lane closed or open?")
    assert any(sentence.text == said for sentence in answer.sentences)
    assert any(sentence.again for sentence in answer.sentences) is named


def test_its_words_are_its_own_and_no_part_of_the_sentence(library_of: MakeLibrary) -> None:
    other = "Note that the repair of the Mill Lane bridge would cost £48,000 and take nine weeks."
    answer = ask(library_of(a_minutes=MINUTES + SAID, b_report=REPORT + other), ASKED)
    (sentence,) = (one for one in answer.sentences if one.again)
    quotes = [one.quote for one in answer.citations if one.n in sentence.citations]
    assert sentence.text == SAID and quotes == [SAID, other]
    assert [one.n for one in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert f"{SAID} {''.join(f'[{n}]' for n in sentence.citations)}" in in_words(answer)


def test_a_page_is_named_once(library_of: MakeLibrary) -> None:
    twice = f"{SAID} Members were told that {SAID[0].lower()}{SAID[1:]}"
    answer = ask(library_of(a_minutes=MINUTES + SAID, b_report=REPORT + twice), ASKED)
    (again,) = (n for sentence in answer.sentences for n in sentence.again)
    places = [(one.paper_id, one.page) for one in answer.citations]
    assert places.count(places[again - 1]) == 1


@pytest.mark.parametrize("reader", [Reader.PUBLIC, Reader.OFFICER])
def test_what_is_not_for_publication_is_not_named_beside_what_is(
    library_of: MakeLibrary, reader: Reader
) -> None:
    shut = "NOT FOR PUBLICATION by virtue of paragraph 3 of Schedule 12A\n\n" + REPORT + SAID
    library = library_of(a_minutes=MINUTES + SAID, b_report=shut)
    answer = ask(library, ASKED, scope=Scope(reader=reader))
    assert answer.status == "answered"
    assert not any(sentence.again for sentence in answer.sentences)
