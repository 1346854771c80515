"""What the harness finds wrong with an answer, and what it must leave alone."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Answer, Sentence
from eval.answers import GivenAnswer, as_answer
from eval.cases import Case
from eval.faults import FAULT_KINDS, SAID, Fault, FaultKind, find_faults
from eval.faults.evidence import Evidence
from eval.faults.support import support_faults
from eval.red_team import RED_TEAM, Labelled, can_be_judged, read_red_team
from eval.second_reading import Pages

LABELLED = read_red_team()
MET = date(2026, 3, 4)
# (what is said, the quotation, the kinds of fault in it)
JUDGED: list[tuple[str, str, set[FaultKind]]] = [
    # Numbers: by value, however they are written, and as what they count.
    ("Fees rose by £1.3m.", "Fees rose by £1,300,000 in the year.", set()),
    ("Five homes were closed.", "In May 5 homes were closed.", set()),
    ("31 per cent of posts were vacant.", "31% of the posts were vacant.", set()),
    ("31 posts were vacant.", "In May 32 posts were vacant.", {"number"}),
    ("£31 of each grant was kept back.", "31 of the grants were kept back.", {"number"}),
    ("44 of 160 posts were vacant.", "44 of the 160 posts were vacant, 48 of 155 before.", set()),
    ("48 of 160 posts were vacant.", "44 of the 160 posts were vacant, 48 of 155 before.",
     {"number"}),
    ("The average was 23 and the highest 17.2.", "The average was 17.2 and the highest was 23.",
     {"number"}),
    # Dates: as fully as they are said; a year may be the meeting's.
    ("The hub opened on 8 January 2024.", "The hub had opened on 8th January, 2024.", set()),
    ("The hub opened on 8 January 2026.", "The hub had opened on 8th January.", set()),
    ("The hub opened on 9 January 2024.", "The hub had opened on 8th January, 2024.", {"date"}),
    ("The hub opened on 8 January 2025.", "The hub had opened on 8th January, 2024.", {"date"}),
    ("On 4 March 2026 the Board heard that the hub had opened.", "The hub had opened.", set()),
    # Ratings.
    ("The measure was rated Red.", "The measure was rated Red against a target of 90%.", set()),
    ("The measure was rated Amber.", "The measure was rated Red against a target.", {"rating"}),
    ("Two were Red and one Green in May.", "Two were Green and one Red in May.", {"rating"}),
    # Denials: dropped, added, in other words, and words that deny nothing.
    ("The report was ready.", "The report, which was due in May, was not ready.", {"negation"}),
    ("The report was not ready.", "The report, which was due in May, was ready.", {"negation"}),
    ("She said two were ready and two were.", "She said two were ready and two were not.",
     {"negation"}),
    ("The grant will not be paid.", "The grant will be withdrawn and cannot be paid.", set()),
    ("Members were not told why.", "Members had never been told why.", set()),
    ("Workers hold no more than twelve cases.", "Workers were limited to twelve cases.", set()),
    ("No: the fund was not used.", "The fund was not used.", set()),
    ("The fund, of £5, was used.", "The fund was used.", {"number"}),
    # Names: of the quotation, of what it leans on, of what stands over the page.
    ("Councillor Ashdown asked for the list.", "Councillor Ashdown asked for the list.", set()),
    ("Cllr Ashdown asked for the full list.", "Councillor Ashdown asked for the list.", set()),
    ("Councillor Brook asked for the list.", "Councillor Ashdown asked for the list.", {"name"}),
    ("Brook asked for the list then.", "Councillor Ashdown asked for the list.", {"name"}),
    ("Mr May asked for the full list.", "Mr Ashdown asked for the list.", {"name"}),
    ("Mary Brook asked Ann Lee for it.", "Mary Lee, the Head, was asked for it by Ann Brook.",
     {"name"}),
    ("The Family Help Hub had opened.", "The FHH had opened.", set()),
    ("The Quality Board heard that fees rose.", "The fees rose again.", set()),
    ("The Harbour Board heard that fees rose.", "The fees rose again.", {"name"}),
    # Words that turn it round, and words that are not there.
    ("Complaints had risen from 12 to 9.", "Complaints had fallen from 12 to 9.", {"wording"}),
    ("The fee will be doubled in May.", "The fee may be doubled in May.", {"wording"}),
    ("Parking on verges worries the residents' groups.", "The fees rose again in the year.",
     {"unsupported"}),
    # What is the quotation, letter for letter, is not judged.
    ("Not ‘all’ — but 3 of  5 — agreed.", "Not 'all' - but 3 of 5 - agreed.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("said", "quote", "kinds"), JUDGED)
def test_a_sentence_beside_its_quotation(said: str, quote: str, kinds: set[FaultKind]) -> None:
    evidence = Evidence((quote,), over="Minutes of the Quality Board", met=(MET,))
    assert {kind for kind, _ in support_faults(said, evidence)} == kinds


def test_a_sentence_leans_on_the_one_before() -> None:
    said = "Ann Lee agreed to send the list."
    evidence = Evidence(("She agreed to send the list.",))
    assert [kind for kind, _ in support_faults(said, evidence)] == ["name"]
    leaning = replace(evidence, before="Ann Lee replied.")
    assert not list(support_faults(said, leaning))


def test_a_sentence_runs_from_one_quotation_into_another() -> None:
    quotes = (
        "The budget for repairs to roads was set at four million pounds.",
        "Members of the panel visited the new harbour office on foot.",
    )
    evidence = Evidence(quotes)
    stitched = "The budget for repairs to roads visited the new harbour office on foot."
    assert "stitched" in dict(support_faults(stitched, evidence))
    both = f"{quotes[0][:-1]}, and {quotes[1]}"
    assert "stitched" not in dict(support_faults(both, evidence))


@pytest.mark.parametrize("labelled", LABELLED, ids=[one.id for one in LABELLED])
def test_answers_written_by_hand(labelled: Labelled, pages: Pages) -> None:
    kinds = {fault.kind for fault in find_faults(labelled.case, labelled.answer, pages)}
    if labelled.fault is None:
        assert not kinds
    else:
        assert labelled.fault in kinds


def test_the_answers_written_by_hand_cover_every_kind(pages: Pages) -> None:
    count = {kind: sum(one.fault == kind for one in LABELLED) for kind in FAULT_KINDS}
    assert min(count.values()) >= 3
    assert sum(one.fault is None for one in LABELLED) >= 50
    assert set(SAID) == set(FAULT_KINDS)
    assert can_be_judged(LABELLED, {paper.file for paper in pages.papers().values()})
    assert not can_be_judged(LABELLED, {"another.pdf"})
    assert RED_TEAM.name == "red_team.jsonl"


def given(pages: Pages, **fields: object) -> Answer:
    """A sound answer of one sentence on the draft of the sample minutes, changed in some field."""
    citation = {
        "n": 1,
        "file": "2024-03-13-childrens-scrutiny-minutes.pdf",
        "page": 2,
        "quote": "The average caseload at 29th February, 2024, was 21.8 children per social worker",
    } | fields
    sentences = [{"text": "The average caseload was 21.8 children.", "citations": [1]}]
    row = {"id": "a", "status": "answered", "sentences": sentences, "citations": [citation]}
    case = Case("a", "What is the caseload?", "figure", True)
    return as_answer(case, GivenAnswer.model_validate(row))


def find(pages: Pages) -> int:
    quote = "The average caseload at 29th February, 2024, was 21.8 children per social worker"
    paper = pages.named("2024-03-13-childrens-scrutiny-minutes.pdf")[0]
    return next(n for n in range(1, 9) if pages.find(quote, paper.paper_id, n))


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({}, set()),
        ({"page": 3}, {"wrong_page"}),
        ({"page": 0}, {"wrong_page"}),
        ({"page": 99}, {"wrong_page"}),
        ({"paper_id": "f" * 64}, {"wrong_paper"}),
        ({"file": "no-such-paper.pdf"}, {"wrong_paper"}),
        ({"file": "2024-06-19-commissioner-report.txt", "page": 1}, {"wrong_paper"}),
        ({"meeting_date": "2024-03-14"}, {"wrong_paper"}),
        ({"quote": " … "}, {"quotation"}),
        ({"quote": "The average caseload at 29th February, 2024, was 31.8 children per social"},
         {"quotation"}),
        ({"quote": "The average caseload at 29th February, 2024, 72% of assessments"},
         {"stitched"}),
    ],
)  # fmt: skip
def test_a_citation_by_itself(
    pages: Pages, fields: dict[str, object], kinds: set[FaultKind]
) -> None:
    answer = given(pages, **({"page": find(pages)} | fields))
    found = find_faults(None, answer, pages)
    assert {fault.kind for fault in found} == kinds
    assert all((fault.sentence, fault.citation) == (0, 1) for fault in found)
    assert all(fault.said.endswith(".") for fault in found)


def test_a_citation_that_no_sentence_bears_is_judged_too(pages: Pages) -> None:
    answer = given(pages, page=99)
    bare = replace(answer, sentences=(Sentence("It rose.", ()),))
    assert [(one.kind, one.sentence, one.citation) for one in find_faults(None, bare, pages)] == [
        ("wrong_page", None, 1),
        ("missing_citation", 0, None),
    ]


def test_who_says_that_a_paper_was_replaced_may_cite_it(pages: Pages) -> None:
    labelled = next(one for one in LABELLED if one.fault == "superseded")
    text = "An earlier draft had 14.2% of social work posts held by agency workers."
    told = replace(labelled.answer, sentences=(Sentence(text, (1,)),))
    assert not find_faults(None, told, pages)


def test_a_refusal_has_no_fault(pages: Pages) -> None:
    case = Case("a", "What is the moon?", "unanswerable", False)
    refusal = Answer("What is the moon?", "What is the moon?", "not_in_papers")
    assert find_faults(case, refusal, pages) == ()
    answered = replace(refusal, status="answered")
    said = "The papers do not answer this question, yet an answer was given."
    assert find_faults(case, answered, pages) == (Fault("answered_unanswerable", None, None, said),)


def test_what_a_reader_may_not_see_is_no_paper_to_him(pages: Pages) -> None:
    answer = given(pages, file="2025-02-11-cabinet-exempt-placements.pdf", page=1)
    (fault,) = find_faults(None, answer, pages)
    assert fault.kind == "wrong_paper"
