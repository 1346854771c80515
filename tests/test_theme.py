"""Which passages bear on a theme: all that do, no others, and none that the reader may not see."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.retrieve import Library
from lineofsight.theme import Theme, bears, concepts_of, passages_on
from papers import Reader

MINUTES = """HARTLEY VALE BOROUGH COUNCIL

CHILDREN'S PANEL

Minutes of a meeting held on 4 March 2024

1. Agency workers

Councillor Penrose asked what the Council spent on agency social workers. The Director replied
that agency social workers cost twice as much as permanent staff.

2. Caseloads

The Director reported that the average caseload of a social worker was 17 children. Caseloads in
the East Team were higher.

3. Parking

The Engineer reported that parking at the station had been free since May. A multi-agency group
would look at the station forecourt.

4. Library plans

The Librarian reported that the plan of the new library was up to date.

5. Bus plans

The Engineer reported that plans for the bus lane had a start date in June.
"""
OTHER = """LOWER WENDLE PARISH COUNCIL

PLAYGROUND COMMITTEE

Minutes of a meeting held on 9 May 2024

1. Swings

The Clerk reported that the swings had been mended and that an estate agency had paid for them.

2. Grass

The Clerk reported that social workers from the county had asked about the grass.
"""


@pytest.fixture(scope="module")
def library(library_of: Callable[..., Library]) -> Library:
    return library_of(panel=MINUTES, parish=OTHER)


def texts(library: Library, theme: Theme, reader: Reader = Reader.PUBLIC) -> list[str]:
    found = passages_on(library, theme, reader)
    return [" ".join(one.passage.text.split()) for one in found]


@pytest.mark.parametrize(
    ("words", "said", "unsaid"),
    [
        ("agency social workers", ["twice as much"], ["estate agency", "forecourt", "grass"]),
        ("reliance on agency social workers", ["twice as much"], ["estate agency", "swings"]),
        ("social worker caseloads", ["average caseload"], ["grass", "forecourt"]),
        ("up to date plans", ["plan of the new library"], ["start date in June"]),
        ("parking at the station", ["free since May"], ["swings", "caseload"]),
    ],
)
def test_what_bears_on_a_theme_and_what_does_not(
    library: Library, words: str, said: list[str], unsaid: list[str]
) -> None:
    found = texts(library, Theme(words))
    assert all(any(one in text for text in found) for one in said)
    assert not any(one in text for text in found for one in unsaid)


@pytest.mark.parametrize("words", ["zebra lessons", "nuclear submarines", "the and of", "", "?"])
def test_a_theme_that_no_paper_mentions_finds_nothing(library: Library, words: str) -> None:
    assert passages_on(library, Theme(words), Reader.PUBLIC) == ()


@pytest.mark.parametrize(
    ("theme", "count"),
    [
        (Theme("swings"), 1),
        (Theme("swings", councils=("Lower Wendle Parish Council",)), 1),
        (Theme("swings", councils=("Hartley Vale Borough Council",)), 0),
        (Theme("swings", committees=("Playground Committee", "Children's Panel")), 1),
        (Theme("swings", first_date=date(2024, 5, 10)), 0),
        (Theme("swings", last_date=date(2024, 5, 9)), 1),
    ],
)
def test_it_is_looked_for_where_it_is_watched(library: Library, theme: Theme, count: int) -> None:
    assert len(passages_on(library, theme, Reader.PUBLIC)) == count


def test_the_best_comes_first_and_no_passage_twice(sample_library: Library) -> None:
    found = passages_on(sample_library, Theme("agency social workers"), Reader.PUBLIC)
    assert len(found) > 10
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len({one.passage.key for one in found}) == len(found)


def test_what_is_exempt_bears_on_a_theme_for_those_alone_who_may_see_it(
    sample_library: Library,
) -> None:
    theme = Theme("options for residential placements")
    seen = passages_on(sample_library, theme, Reader.MEMBER)
    assert any(one.is_exempt for one in seen)
    assert not any(one.is_exempt for one in passages_on(sample_library, theme, Reader.PUBLIC))


@pytest.mark.parametrize(
    ("share", "likeness", "expected"),
    [(1.0, 0.0, True), (0.7, 0.0, True), (0.55, 0.3, False), (0.55, 0.5, True), (0.0, 0.65, True),
     (0.0, 0.5, False), (0.2, 0.59, False)],
)  # fmt: skip
def test_fewer_words_need_more_likeness(share: float, likeness: float, expected: bool) -> None:
    assert bears(share, likeness) is expected


@pytest.mark.parametrize(
    ("words", "phrases"),
    [
        ("up to date plans", {"up to date", "plans"}),
        ("social worker caseloads", {"social", "worker", "caseloads"}),
        ("what is the Council's view of potholes?", {"potholes", "view", "council"}),
    ],
)
def test_a_theme_is_read_into_its_concepts(library: Library, words: str, phrases: set[str]) -> None:
    read = concepts_of(library, Theme(words), Reader.PUBLIC).concepts
    assert {word for one in read for word in one.phrase.split()} >= {
        word for phrase in phrases for word in phrase.split()
    } - {"view", "council"}
    assert sum(one.share for one in read) == pytest.approx(1)
