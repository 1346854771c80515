"""The judge of support, and ALCE's citation recall and precision by it."""

import pytest

from assistant.answer import Answer, Sentence
from eval.citations import LookedUp
from eval.faults import Fault
from eval.support import judge, kinds_stated, supports
from papers import Citation

POSTS = "In June 2024, 37 of the 160 posts (23.1%) were held by agency workers."
COST = "Agency workers cost £1.2m in the year, Councillor Farrow was told."


@pytest.mark.parametrize(
    ("sentence", "quotes", "expected"),
    [
        (POSTS, [POSTS], True),
        ("37 of the posts were held by agency workers.", [POSTS], True),
        ("Agency workers held 37 posts.", [POSTS], True),
        ("Agency workers held thirty-seven posts.", [POSTS], True),
        ("Agency workers cost £1,200,000.", [COST], True),
        ("23.1 per cent were held by agency workers.", [POSTS], True),
        ("In June 2024 agency workers cost £1.2m.", [POSTS, COST], True),
        ("In June 2024 agency workers cost £1.2m.", [POSTS], False),
        ("In June 2024 agency workers cost £1.2m.", [COST], False),
        ("Agency workers held 38 posts.", [POSTS], False),
        ("Agency workers held 21.3% of posts.", [POSTS], False),
        ("Agency workers cost £1.2bn.", [COST], False),
        ("In July 2024 agency workers held 37 posts.", [POSTS], False),
        ("Councillor Marlow was told.", [COST], False),
        ("Agency workers held not 37 posts.", [POSTS], False),
        ("Temporary staff held 37 posts.", [POSTS], False),
        (POSTS, [], False),
        (POSTS, ["", " "], False),
    ],
)
def test_every_word_number_date_and_name_must_stand_in_what_is_quoted(
    sentence: str, quotes: list[str], expected: bool
) -> None:
    assert supports(sentence, quotes) is expected


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        (POSTS, {"number", "date"}),
        ("The rating was Red.", {"rating"}),
        ("It was not agreed.", {"negation"}),
        ("The plan was agreed by Councillor Farrow.", {"name"}),
        ("it was agreed.", set()),
    ],
)
def test_what_a_sentence_states(sentence: str, kinds: set[str]) -> None:
    assert kinds_stated(sentence) == kinds


def found(n: int, quote: str, stands: bool = True) -> LookedUp:
    cited = Citation(
        n, "a" * 64, "a.pdf", "A", None, None, None, "minutes", "approved", "public", 1, None, None,
        quote, 0, len(quote),
    )  # fmt: skip
    return LookedUp(cited, None, stands, None, (0, len(quote)) if stands else None)


BOTH = "In June 2024 agency workers cost £1.2m."
NOISE = "The minutes were agreed."
CITED = {1: POSTS, 2: COST, 3: NOISE, 4: POSTS}


@pytest.mark.parametrize(
    ("sentence", "numbers", "recall", "precise"),
    [
        # One citation that holds the sentence is precise, one that does not is not.
        (POSTS, (1,), True, 1),
        (POSTS, (2,), False, 0),
        # Two that hold it only together are both precise.
        (BOTH, (1, 2), True, 2),
        # One that does not hold it, where the other does without it, is irrelevant.
        (POSTS, (1, 2), True, 1),
        (POSTS, (1, 3), True, 1),
        (BOTH, (1, 2, 3), True, 2),
        # Two that each hold it are both precise: ALCE's own blind spot.
        (POSTS, (1, 4), True, 2),
        # Without recall nothing is precise.
        (POSTS + " It fell.", (1, 2), False, 0),
        # A number that no citation has holds nothing, and neither does a citation borne twice.
        (POSTS, (1, 9), True, 1),
        (POSTS, (9,), False, 0),
        (POSTS, (1, 1), True, 1),
        (POSTS, (), False, 0),
    ],
)
def test_recall_and_precision_as_in_alce(
    sentence: str, numbers: tuple[int, ...], recall: bool, precise: int
) -> None:
    answer = Answer("?", "?", "answered", sentences=(Sentence(sentence, numbers),))
    judged = judge(answer, [found(n, quote) for n, quote in CITED.items()])
    assert judged.sentences == (recall,)
    assert (judged.pairs, judged.precise) == (len(set(numbers)), precise)


def test_a_quotation_that_does_not_stand_holds_nothing() -> None:
    answer = Answer("?", "?", "answered", sentences=(Sentence(POSTS, (1,)),))
    assert judge(answer, [found(1, POSTS)]).sentences == (True,)
    assert judge(answer, [found(1, POSTS, stands=False)]).sentences == (False,)


def test_a_fault_of_fact_takes_the_support_away() -> None:
    answer = Answer("?", "?", "answered", sentences=(Sentence(POSTS, (1,)), Sentence(POSTS, (1,))))
    faults = (Fault("number", 1, None, "so"), Fault("negation", 0, None, "so"))
    judged = judge(answer, [found(1, POSTS)], faults)
    assert judged.sentences == (False, False)
    assert (judged.stated["number"], judged.held["number"]) == (2, 1)
    # A denial that was dropped leaves none to be seen: the fault itself counts as one.
    assert (judged.stated["negation"], judged.held["negation"]) == (1, 0)


@pytest.mark.parametrize(
    ("numbers", "stands", "faults", "held"),
    [
        ((1,), True, (), 1),
        ((1, 9), True, (Fault("out_of_range", 0, 9, "so"),), 1),
        ((1,), True, (Fault("superseded", 0, 1, "so"),), 1),
        # With nothing sound to hold it, no number is held, though none was found wrong.
        ((), True, (Fault("missing_citation", 0, None, "so"),), 0),
        ((9,), True, (Fault("out_of_range", 0, 9, "so"),), 0),
        ((1,), False, (), 0),
        ((1,), True, (Fault("wrong_paper", 0, 1, "so"),), 0),
        ((1,), True, (Fault("wrong_paper", 1, 1, "so"),), 1),
        ((1,), True, (Fault("number", 0, None, "so"),), 0),
    ],
)
def test_what_has_no_sound_citation_is_not_held(
    numbers: tuple[int, ...], stands: bool, faults: tuple[Fault, ...], held: int
) -> None:
    answer = Answer("?", "?", "answered", sentences=(Sentence(POSTS, numbers),))
    judged = judge(answer, [found(1, POSTS, stands)], faults)
    assert (judged.stated["number"], judged.held["number"]) == (1, held)
