import pytest

from eval.quotation import find_by_points, find_quotation, fold


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        ("held by agency workers", "posts were held by\nagency  workers.", True),
        ("held by agency workers", "posts were heldby agencywor-\nkers.", True),
        ("the office of the council", "the oﬃce of the council", True),
        ("“Keep it,” she said", '"Keep it," she said', True),
        ("the child’s plan", "the child's plan", True),
        ("2015–16", "2015-16", True),
        ("well-being", "wellbeing", True),
        ("23.1% of posts", "23.1 % of posts", True),
        ("£1,250 a week", "£ 1,250 a week", True),
        ("café", "cafe\u0301", True),
        ("A | B", "A B", True),
        ("• The report be noted", "▪ The report be noted", True),
        # Another letter, figure, sign or order is another quotation.
        ("held by agency workers", "held by agency worker", False),
        ("Held by", "held by", False),
        ("23.1%", "23.7%", False),
        ("23.1", "231", False),
        ("agency workers held", "held agency workers", False),
        ("£5", "€5", False),
        # Numbers neither run together nor lose their sign.
        ("12 18", "1218", False),
        ("1218", "12 18", False),
        ("-5%", "5%", False),
        ("12-18", "1218", False),
        # It may not begin or end within a word or a number.
        ("2.4% of posts", "12.4% of posts", False),
        ("4% of posts", "2.4% of posts", False),
        ("posts: 12", "posts: 12.5", False),
        ("posts: 12", "posts: 12,500", False),
        ("posts: 12", "posts: 12. And", True),
        ("art of the plan", "part of the plan", False),
        ("the plan", "the planner", False),
        ("", "anything", False),
        (" – ", "a – b", False),
    ],
)
def test_what_is_folded_and_what_is_not(quote: str, text: str, expected: bool) -> None:
    assert (find_quotation(quote, text) is not None) is expected


@pytest.mark.parametrize(
    ("quote", "text", "found"),
    [
        ("of 160 posts", "37 of  160\nposts.", "of  160\nposts"),
        ("4% of posts", "2.4% of posts and 4% of posts", "4% of posts"),
        ("efﬁcient", "an efficient way", "efficient"),
    ],
)
def test_the_span_is_of_the_text_as_it_is(quote: str, text: str, found: str) -> None:
    span = find_quotation(quote, text)
    assert span is not None
    assert text[span[0] : span[1]] == found


def test_every_letter_kept_has_its_place() -> None:
    text = "The oﬃce: 12 – 18 days"
    folded = fold(text)
    assert folded.letters == "Theoffice:12-18days"
    assert len(folded.places) == len(folded.letters)
    assert [text[place] for place in folded.places[-4:]] == list("days")


@pytest.mark.parametrize(
    ("quote", "text", "expected"),
    [
        (
            "1. The report be noted.\n2. Officers write.",
            "The report be noted. Officers write.",
            True,
        ),
        ("(a) The report be noted.", "The report be noted.", True),
        (
            "2. Officers write.\n1. The report be noted.",
            "The report be noted. Officers write.",
            False,
        ),
        ("1. The report be refused.", "The report be noted.", False),
        ("1. ", "The report be noted.", False),
    ],
)
def test_points_stand_without_the_numbers_of_their_list(
    quote: str, text: str, expected: bool
) -> None:
    assert (find_by_points(quote, fold(text)) is not None) is expected
