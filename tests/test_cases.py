import json
from pathlib import Path
from typing import Any

import pytest

from eval.cases import KINDS, SAMPLES, Case, CasesError, Gold, Place, read_cases
from eval.scores import fold, holds
from ingest.readers import read_pages
from samples import PAPERS

GOOD: dict[str, Any] = {
    "id": "figure-01",
    "question": "How many?",
    "answerable": True,
    "kind": "figure",
    "gold": [{"file": "a.pdf", "page": 2, "quote": "There were 37."}],
    "key_facts": [["37", "thirty-seven"]],
    "note": "",
}
REFUSE: dict[str, Any] = {
    **GOOD,
    **{"id": "unanswerable-01", "kind": "unanswerable"},
    **{"answerable": False, "gold": [], "key_facts": []},
}
GOLD = GOOD["gold"][0]


@pytest.fixture(scope="module")
def pages() -> dict[tuple[str, int], str]:
    return {
        (path.name, page.number): fold(page.text)
        for path in sorted(PAPERS.iterdir())
        for page in read_pages(path, path.read_bytes())
    }


@pytest.fixture(scope="module")
def shipped() -> tuple[Case, ...]:
    return read_cases(SAMPLES)


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_a_case_is_read_whole(tmp_path: Path) -> None:
    row = {
        **GOOD,
        "gold": [{**GOLD, "also": [{"file": "b.pdf", "page": 1}]}],
        "history": [{"question": "And then?", "answer_gist": "37."}],
    }
    file = tmp_path / "cases.jsonl"
    file.write_text("\n" + lines(row) + "\n" + lines(REFUSE), encoding="utf-8-sig")
    case, refused = read_cases(file)
    assert case.gold == (Gold(Place("a.pdf", 2), "There were 37.", (Place("b.pdf", 1),)),)
    assert case.gold[0].places == {Place("a.pdf", 2), Place("b.pdf", 1)}
    assert case.key_facts == (("37", "thirty-seven"),)
    assert [(turn.question, turn.answer) for turn in case.history] == [("And then?", "37.")]
    assert not refused.answerable


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{", "not JSON"),
        ("[1, 2]", "the row must be an object"),
        ({key: GOOD[key] for key in GOOD if key != "kind"}, 'the row has no "kind"'),
        ({**GOOD, "histroy": []}, '"histroy", which is not the name of anything'),
        ({**GOOD, "id": 7}, '"id" must be text, not 7'),
        ({**GOOD, "question": "  "}, '"question" must not be empty'),
        ({**GOOD, "question": "Why \ud800?"}, '"question" holds half a character'),
        ({**GOOD, "kind": "guess"}, '"kind" must be one of figure, person'),
        ({**GOOD, "kind": ["figure"]}, '"kind" must be one of figure, person'),
        ({**GOOD, "answerable": "yes"}, '"answerable" must be true or false, not "yes"'),
        ({**GOOD, "answerable": False}, '"answerable" is false but "kind" is "figure"'),
        ({**GOOD, "kind": "unanswerable"}, '"answerable" is true but "kind" is "unanswerable"'),
        ({**GOOD, "gold": []}, 'at least one entry in "gold"'),
        ({**GOOD, "key_facts": []}, 'at least one entry in "key_facts"'),
        ({**GOOD, "key_facts": [[]]}, 'entry 1 of "key_facts" must not be empty'),
        ({**GOOD, "key_facts": ["37"]}, 'entry 1 of "key_facts" must be a list, not "37"'),
        ({**GOOD, "key_facts": [["37", ""]]}, 'entry 2 of entry 1 of "key_facts" must not be'),
        ({**REFUSE, "key_facts": [["37"]]}, 'an unanswerable case has nothing in "key_facts"'),
        ({**REFUSE, "gold": [GOLD]}, 'an unanswerable case has nothing in "gold"'),
        ({**GOOD, "gold": GOLD}, '"gold" must be a list'),
        ({**GOOD, "gold": [{**GOLD, "page": 0}]}, "must be a whole number from 1, not 0"),
        ({**GOOD, "gold": [{**GOLD, "page": True}]}, "must be a whole number from 1, not true"),
        ({**GOOD, "gold": [{**GOLD, "page": "2"}]}, 'must be a whole number from 1, not "2"'),
        ({**GOOD, "gold": [{**GOLD, "file": "/a.pdf"}]}, "must be relative to the folder"),
        ({**GOOD, "gold": [{**GOLD, "file": "../a.pdf"}]}, "must be relative to the folder"),
        ({**GOOD, "gold": [{**GOLD, "quote": ""}]}, '"quote" in entry 1 of "gold" must not be'),
        ({**GOOD, "gold": [{**GOLD, "also": [{"file": "b.pdf"}]}]}, 'has no "page"'),
        ({**GOOD, "history": [{"question": "And?"}]}, 'has no "answer_gist"'),
        ({**GOOD, "history": [{"question": "And?", "answer": "37"}]}, 'has no "answer_gist"'),
        ({**GOOD, "note": None}, '"note" must be text, not null'),
        ({**REFUSE}, 'the id "unanswerable-01" stands on line 1 already'),
    ],
)
def test_a_malformed_row_is_named_by_file_and_line(
    row: dict[str, Any] | str, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "bad.jsonl"
    bad = row if isinstance(row, str) else json.dumps(row)
    file.write_text(f"{lines(REFUSE)}\n{bad}\n", encoding="utf-8")
    with pytest.raises(CasesError) as raised:
        read_cases(file)
    assert str(raised.value).startswith(f"{file}, line 3: ")
    assert said in raised.value.reason


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (None, None, "cannot be read"),
        (b"", None, "holds no case"),
        (b"\n \n", None, "holds no case"),
        (lines(GOOD).encode() + b'{"id": "caf\xe9"}\n', 2, "not UTF-8"),
    ],
)
def test_a_file_that_is_no_file_of_cases(
    content: bytes | None, line: int | None, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "bad.jsonl"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CasesError) as raised:
        read_cases(file)
    assert raised.value.line == line
    assert said in str(raised.value)
    assert str(file) in str(raised.value)


def test_every_kind_is_shipped(shipped: tuple[Case, ...]) -> None:
    assert len(shipped) >= 40
    assert {case.kind for case in shipped} == set(KINDS)
    assert sum(not case.answerable for case in shipped) >= 12
    assert sum(bool(case.history) for case in shipped) >= 5
    assert any(case.note.startswith("Exempt") for case in shipped)


@pytest.mark.parametrize("case", read_cases(SAMPLES), ids=lambda case: case.id)
def test_gold_stands_on_its_page(case: Case, pages: dict[tuple[str, int], str]) -> None:
    for gold in case.gold:
        assert len(gold.quote.split()) <= 60
        assert fold(gold.quote) in pages[gold.place.file, gold.place.page]
        for place in gold.also:
            page = pages[place.file, place.page]
            facts = [fact for group in case.key_facts for fact in group]
            assert any(holds(page, fact) for fact in facts) or fold(gold.quote) in page


@pytest.mark.parametrize("case", read_cases(SAMPLES), ids=lambda case: case.id)
def test_an_answer_of_the_gold_quotes_holds_every_key_fact(case: Case) -> None:
    perfect = "\n".join(gold.quote for gold in case.gold)
    for group in case.key_facts:
        assert any(holds(perfect, fact) for fact in group), group


@pytest.mark.parametrize("case", read_cases(SAMPLES), ids=lambda case: case.id)
def test_a_question_does_not_give_its_answer_away(case: Case) -> None:
    for group in case.key_facts:
        assert not any(holds(case.question, fact) for fact in group), group


def test_no_exempt_paper_is_gold_or_quoted_by_a_public_case(shipped: tuple[Case, ...]) -> None:
    files = {place.file for case in shipped for gold in case.gold for place in gold.places}
    assert not [file for file in files if "exempt" in file]
