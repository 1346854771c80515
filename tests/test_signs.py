"""What a question wants, what its words weigh, and the evidence that it is answered."""

from collections.abc import Callable
from datetime import date

import pytest

from assistant.evidence import Evidence, gather
from assistant.question import read_question
from assistant.quotes import choose
from assistant.refuse import Line, read_line
from assistant.retrieve import Library, search
from assistant.signs import has_sign
from assistant.weights import Weights, weigh
from papers import Scope

MINUTES = """Marlbeck Borough Council
Minutes of the Children's Scrutiny Committee held on 3 March 2025
Present: Councillor Sze (in the Chair), Councillors Birch and Marchbank
Apologies for absence were received from Councillor Quist.

12. Looked after Children (LAC)

The Director reported that 214 LAC had a dental check in the year. The contract with the dentist
cost £48,000.

13. Agency staff

Councillor Marchbank asked why agency staff were used. The Director said that posts were hard to
fill.
"""


@pytest.mark.parametrize(
    ("question", "text", "signed"),
    [
        ("How many places are there?", "There are 19 places.", True),
        ("How many places are there?", "12. In March 2024 places were found.", False),
        ("What percentage had a check?", "The rate was 82 per cent.", True),
        ("What percentage had a check?", "The number was 82.", False),
        ("How much did the contract cost?", "It cost £48,000.", True),
        ("How much did the contract cost?", "There were 48 contracts.", False),
        ("When was it opened?", "It opened in May 2023.", True),
        ("When was it opened?", "It opened late.", False),
        ("What was said?", "Nothing was said.", True),
        ("What is the contract worth?", "It runs for 2 years.", False),
        ("What is the contract worth?", "It is worth £48,000.", True),
        ("What precept was asked for?", "The clerk applied for 3 grants.", False),
        ("What did the fair raise?", "It raised 1.4 million.", True),
        ("How many places are there?", "They cost £19 each.", False),
        ("How many places are there?", "82% of them were filled.", False),
        ("If it is agreed, when would it open?", "It would open at once.", False),
    ],
)
def test_a_sentence_bears_the_sign_that_is_wanted(question: str, text: str, signed: bool) -> None:
    assert has_sign(read_question(question), text) is signed


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("What does the council pay the dentist?", "figure"),
        ("What will the new boiler cost?", "figure"),
        ("What did officers say about the cost?", "anything"),
        ("What did officers promise about what they pay?", "undertaking"),
        ("If the bid is won, when will work start?", "date"),
        ("What happened when the boiler failed?", "anything"),
    ],
)
def test_what_a_question_wants(question: str, wanted: str) -> None:
    assert read_question(question).wanted == wanted


@pytest.fixture(scope="module")
def library(library_of: Callable[..., Library]) -> Library:
    return library_of(minutes=MINUTES)


def test_an_abbreviation_is_held_by_the_words_it_stands_for(library: Library) -> None:
    weights = weigh(library, read_question("How many LAC had a dental check?"), Scope())
    assert sum(weights.shares.values()) == pytest.approx(1.0)
    assert "lac" in weights.held(frozenset({"look", "children"}))
    assert "lac" not in weights.held(frozenset({"children"}))


def test_a_follow_up_is_about_its_own_words_first(library: Library) -> None:
    asked = "And the dentist?"
    question = read_question("And the dentist? (What did the agency cost?)", asked)
    assert question.earlier == {"agency", "cost"}
    shares = weigh(library, question, Scope()).shares
    whole = weigh(library, read_question(question.text), Scope()).shares
    assert shares["dentist"] > whole["dentist"]
    assert sum(shares.values()) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("text", "day", "held"),
    [
        ("What was agreed on 9 January?", date(2025, 1, 9), True),
        ("What was agreed on 9th Jan?", date(2019, 1, 9), True),
        ("What was agreed on 9 January?", date(2025, 1, 10), False),
        ("What was agreed on 9 January 2025?", date(2019, 1, 9), False),
    ],
)
def test_a_day_without_its_year_is_of_any_year(text: str, day: date, held: bool) -> None:
    assert any(period.holds(day) for period in read_question(text).periods) is held


def test_the_share_of_a_question() -> None:
    weights = Weights({"dentist": 0.75, "cost": 0.25})
    assert weights.share(frozenset({"dentist", "other"})) == 0.75
    assert weights.share(frozenset()) == 0.0


def evidence(library: Library, text: str) -> Evidence:
    question = read_question(text)
    found = search(library, question, Scope(), 20)
    return gather(library, question, found, choose(library, question, found, Scope()), Scope())


def test_who_sent_apologies_said_nothing(library: Library) -> None:
    away = "What did Councillor Quist ask about agency staff on 3 March 2025?"
    there = "What did Councillor Marchbank ask about agency staff on 3 March 2025?"
    assert (evidence(library, away).apologies, evidence(library, there).apologies) == (1.0, 0.0)
    his = "What was Councillor Quist’s view of agency staff on 3 March 2025?"
    ours = "What did Marlbeck Borough Council hear from Councillor Marchbank on 3 March 2025?"
    theirs = "What did Marlbeck Borough Council hear from Councillor Quist on 3 March 2025?"
    assert (evidence(library, ours).apologies, evidence(library, theirs).apologies) == (0.0, 1.0)
    named_in_full = "What did Ada Quist say about agency staff on 3 March 2025?"
    assert (evidence(library, his).apologies, evidence(library, named_in_full).apologies) == (1, 1)


def test_a_council_is_no_councillor_who_is_away(library_of: Callable[..., Library]) -> None:
    there = "Councillor Sze (in the Chair), Councillors Birch and Marchbank"
    library = library_of(minutes=MINUTES.replace(there, "Mr Sze (in the Chair) and Mr Birch"))
    asked = "What did the Borough Council hear about agency staff on 3 March 2025?"
    assert evidence(library, asked).apologies == 0.0


def test_another_council_is_elsewhere(library: Library) -> None:
    ours = "What did Marlbeck Borough Council say about agency staff?"
    other = "What did Harrowdyke Town Council say about agency staff?"
    assert (evidence(library, other).elsewhere, evidence(library, ours).elsewhere) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Should I vote for Councillor Sze?", 1.0),
        ("Write a poem about agency staff", 1.0),
        ("Is Councillor Sze any good, in your opinion?", 1.0),
        ("What is Councillor Sze's home address?", 1.0),
        ("What was the director's address to the committee about?", 0.0),
        ("What did members ask about agency staff?", 0.0),
    ],
)
def test_opinions(library: Library, question: str, asked: float) -> None:
    assert evidence(library, question).opinion == asked


def test_another_year_tells_less(library: Library) -> None:
    right = evidence(library, "How many LAC had a dental check in March 2025?")
    wrong = evidence(library, "How many LAC had a dental check in March 2019?")
    assert wrong.told < right.told


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "How many LAC had a dental check in 2024-25?",
            "How many LAC had a dental check in 2019/20?",
        ),
        ("How many LAC had a dental check in 24/25?", "How many LAC had a dental check in 27/28?"),
    ],
)
def test_a_financial_year_is_a_time_too(library: Library, right: str, wrong: str) -> None:
    assert evidence(library, wrong).told < evidence(library, right).told


@pytest.mark.parametrize("ages", ["18-25", "aged 16-17", "16-17 year olds", "16-17-year-olds"])
def test_ages_are_no_financial_year(library: Library, ages: str) -> None:
    asked = "How many LAC had a dental check"
    words = ages.replace("16-17", "16 to 17").replace("18-25", "18 to 25")
    assert (
        evidence(library, f"{asked}, {ages}?").told == evidence(library, f"{asked}, {words}?").told
    )
    assert (
        evidence(library, f"{asked} in 16-17?").told < evidence(library, f"{asked} 16 to 17?").told
    )


def test_a_month_without_its_year_is_the_nearest(library_of: Callable[..., Library]) -> None:
    said = "posts were hard to\nfill."
    asked = "What will the Director report on agency posts in May 2025?"
    told = []
    for day in ("on 23 May", "on the 23rd", "on 23 May 2021"):
        text = MINUTES.replace(said, f"a report on posts would come {day}.")
        told.append(evidence(library_of(minutes=text), asked).told)
    assert told[0] > told[1] == told[2]


def test_a_reply_tells_what_was_asked(library_of: Callable[..., Library]) -> None:
    asked = "When will the mobile dentist come to Harrow Lane?"
    said = "posts were hard to\nfill."
    told = []
    for reply in ("That was not settled. It will come in May.", "It is a fine van. All like it."):
        text = MINUTES.replace(said, "Councillor Birch asked when the mobile dentist would come to "
                               f"Harrow Lane. {reply}")  # fmt: skip
        told.append(evidence(library_of(minutes=text), asked).told)
    assert told[0] > 0.8 > told[1]


def test_more_words_held_together_say_more(library: Library) -> None:
    few = evidence(library, "How many LAC?")
    many = evidence(library, "How many LAC had a dental check in the year with the dentist?")
    assert many.words > few.words


def test_the_line_is_drawn_where_the_file_says() -> None:
    line = Line({"told": 2.0, "opinion": -4.0}, intercept=-1.0, least=0.5, sure=0.7)
    full = Evidence(told=1, words=4, apologies=0, opinion=0, elsewhere=0)
    assert line.chance(full) == pytest.approx(0.7311, abs=1e-4)  # 1 / (1 + e^-1)
    assert line.is_answered(full) and line.is_sure(full)
    assert not line.is_answered(Evidence(told=1, words=4, apologies=0, opinion=1, elsewhere=0))


def test_the_shipped_line_knows_every_kind_of_evidence() -> None:
    line = read_line()
    assert set(line.weights) == set(Evidence.__dataclass_fields__)
    assert (
        min(line.weights["told"], line.weights["words"])
        > 0
        > max(line.weights[name] for name in ("apologies", "opinion", "elsewhere"))
    )


def test_minutes_come_before_a_report_of_the_same_words(
    library_of: Callable[..., Library],
) -> None:
    words = "The Cabinet decided that the bridge at Mill Lane be closed for a year."
    head = "Marlbeck Borough Council\n{} 3 March 2025\n\n4. Mill Lane bridge\n\n"
    minutes = head.format("Minutes of the Cabinet held on") + words
    report = head.format("Report to the Cabinet") + f"{words} It is an old bridge at Mill Lane."
    library = library_of(a_report=report, b_minutes=minutes)
    question = read_question("What did the Cabinet decide about the bridge at Mill Lane?")
    found = search(library, question, Scope(), 20)
    kinds = [one.found.paper.kind for one in choose(library, question, found, Scope()).candidates]
    assert kinds[0] == "minutes" and "report" in kinds
