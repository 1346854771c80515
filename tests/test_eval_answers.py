"""Ready answers of any system: read, paired with their cases, and looked up in the papers."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer, Sentence
from assistant.contract import answer_json
from assistant.retrieve import Library
from eval.answers import GivenAnswer, as_answer, pair, read_answers
from eval.cases import SAMPLES, Case, CasesError, read_cases
from eval.citations import NO_PAPER, NO_SPAN, TWO_PAPERS, cited_in, look_up, out_of_range
from eval.run import Given, answer_cases, judge_answer
from eval.second_reading import Pages
from papers import Scope

FILE = "2024-07-03-childrens-scrutiny-minutes.pdf"
CITED = {"n": 1, "file": FILE, "page": 1, "quote": "any words"}
ROW = {
    "id": "one",
    "status": "answered",
    "sentences": [{"text": "Any words.", "citations": [1]}],
    "citations": [CITED],
}


@pytest.fixture(scope="module")
def asked(sample_library: Library) -> list[tuple[Case, Given]]:
    """Ten answers of the real assistant."""
    cases = [case for case in read_cases(SAMPLES) if case.answerable][:10]
    return list(answer_cases(sample_library, cases, Scope()))


def written(path: Path, rows: Sequence[object]) -> Path:
    file = path / "answers.jsonl"
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{", "not JSON"),
        ("[]", "valid dictionary or instance of GivenAnswer"),
        ({**ROW, "id": ""}, '"id": String should have at least 1 character'),
        ({key: ROW[key] for key in ("status", "sentences")}, '"id": Field required'),
        ({**ROW, "id": 7}, '"id"'),
        ({**ROW, "status": "maybe"}, "'answered' or 'not_in_papers'"),
        ({**ROW, "sentences": "Any words."}, '"sentences": Input should be a valid list'),
        ({**ROW, "sentences": [{"text": 5}]}, '"sentences.0.text"'),
        ({**ROW, "sentences": [{"text": "a", "citations": ["1"]}]}, '"sentences.0.citations.0"'),
        ({**ROW, "citations": [{**CITED, "page": "1"}]}, '"citations.0.page"'),
        ({**ROW, "citations": [{"n": 1, "file": FILE}]}, '"citations.0.quote": Field required'),
        ({**ROW, "citations": [CITED, CITED]}, "two citations have the number 1"),
        ('{"id": "one", "status": "answered", "timings_ms": {"total": NaN}}', "NaN is no number"),
        ({**ROW, "timings_ms": {"total": -1.0}}, '"timings_ms.total"'),
        ('{"id": "one", "status": "answered", "notice": "\\ud800"}', "half a character"),
        ("[" * 100_000, "lists within lists"),
    ],
)
def test_a_malformed_row_is_named_by_file_and_line(row: object, said: str, tmp_path: Path) -> None:
    file = written(tmp_path, [{**ROW, "id": "zero"}, "", row])
    with pytest.raises(CasesError) as raised:
        read_answers(file)
    assert str(raised.value).startswith(f"{file}, line 3: ")
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file holds no answer"),
        (b"\n\n", "the file holds no answer"),
        (b'{"id": "\xff"}\n', "line 1: the text is not UTF-8"),
        (None, "no such file"),
    ],
)
def test_a_file_that_cannot_be_read(content: bytes | None, said: str, tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CasesError, match=said):
        read_answers(file)


CASES = tuple(Case(one, f"Question {one}?", "unanswerable", False) for one in ("one", "two"))


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        (["one", "two", "one"], 'line 3: the id "one" stands on line 1 already'),
        (["two"], 'there is no answer to "one"'),
        (["one", "two", "three"], 'no case goes by the id of the answer "three"'),
        (["three"], 'there is no answer to "one", "two"'),
    ],
)
def test_ids_that_do_not_pair_are_named(ids: list[str], said: str, tmp_path: Path) -> None:
    file = written(tmp_path, [{**ROW, "id": one} for one in ids])
    with pytest.raises(CasesError) as raised:
        pair(CASES, read_answers(file), file)
    assert str(file) in str(raised.value) and said in str(raised.value)


def test_answers_are_paired_in_the_order_of_the_cases(tmp_path: Path) -> None:
    rows = [{**ROW, "id": one, "sentences": [{"text": one}]} for one in ("two", "one")]
    file = written(tmp_path, rows)
    paired = pair(CASES, read_answers(file), file)
    assert [one.sentences[0].text for one in paired] == ["one", "two"]
    assert [one.question for one in paired] == ["Question one?", "Question two?"]


def test_our_own_answers_read_back_score_the_same(
    asked: list[tuple[Case, Given]], pages: Pages, tmp_path: Path
) -> None:
    file = written(
        tmp_path, [{"id": case.id, **answer_json(given.answer)} for case, given in asked]
    )
    cases = [case for case, _ in asked]
    back = pair(cases, read_answers(file), file)
    assert any(one.citations for one in back)
    for (case, given), answer in zip(asked, back, strict=True):
        again = judge_answer(case, replace(given, answer=answer), pages)
        assert again.score == judge_answer(case, given, pages).score


def bare(given: Given) -> dict[str, Any]:
    """An answer with no more than another system can know."""
    row = answer_json(given.answer)
    kept = ("n", "file", "page", "quote")
    return {
        "id": "one",
        "status": row["status"],
        "sentences": row["sentences"],
        **{
            part: [{name: one[name] for name in kept} for one in row[part]]
            for part in ("citations", "nearest")
        },
    }


def test_citations_may_lack_what_another_system_does_not_know(
    asked: list[tuple[Case, Given]], pages: Pages
) -> None:
    tried = 0
    for case, given in asked:
        answer = as_answer(case, GivenAnswer.model_validate(bare(given)))
        scored = judge_answer(case, Given(answer, None), pages)
        ours = judge_answer(case, given, pages)
        assert all(one.start == NO_SPAN for one in answer.citations)
        assert scored.score == replace(ours.score, milliseconds=None)
        assert [one.citation.paper_id for one in scored.looked_up] == [
            one.citation.paper_id for one in ours.looked_up
        ]
        tried += len(answer.citations)
    assert tried > 10


@pytest.mark.parametrize(
    ("change", "unresolved"),
    [
        ({}, None),
        ({"file": "no-such-paper.pdf"}, NO_PAPER),
        ({"file": None}, NO_PAPER),
        ({"file": "2025-02-11-cabinet-exempt-placements.pdf"}, NO_PAPER),
        ({"paper_id": "0" * 64}, NO_PAPER),
        ({"paper_id": "theirs-17"}, None),
        ({"page": 99}, "the paper has no page 99"),
        ({"page": 0}, "the paper has no page 0"),
        ({"page": -3}, "the paper has no page -3"),
        ({"page": None}, "the paper has no page 0"),
        ({"page": 10**40}, f"the paper has no page {10**40}"),
        ({"start": 10**40, "end": 10**40 + 5}, None),
        ({"quote": ""}, None),
    ],
)
def test_a_citation_that_points_nowhere_scores_nought_and_stops_nothing(
    change: dict[str, Any], unresolved: str | None, pages: Pages
) -> None:
    text = (pages.stored(pages.named(FILE)[0].paper_id, 1) or "").strip()
    sound = {**CITED, "quote": text.split("\n")[0]}
    row = {**ROW, "citations": [{**sound, **change}]}
    answer = as_answer(CASES[0], GivenAnswer.model_validate(row))
    (found,) = look_up(answer, pages)
    assert found.unresolved == unresolved
    assert found.verbatim is not bool(set(change) & {"file", "page", "start", "quote"}
                                      or change.get("paper_id") == "0" * 64)  # fmt: skip
    scored = judge_answer(CASES[0], Given(answer, None), pages).score
    assert scored.citations == 1
    assert scored.resolved == (unresolved is None)
    assert scored.verbatim == int(found.verbatim)
    assert scored.verbatim_again <= scored.read_again == 1


def test_an_id_and_a_file_that_do_not_belong_together(pages: Pages) -> None:
    other = next(one for one in pages.papers().values() if one.file != FILE)
    row = {**ROW, "citations": [{**CITED, "paper_id": other.paper_id}]}
    (found,) = look_up(as_answer(CASES[0], GivenAnswer.model_validate(row)), pages)
    assert found.unresolved == TWO_PAPERS


def test_a_refusal_says_nothing_whatever_comes_with_it(pages: Pages) -> None:
    row = {**ROW, "status": "not_in_papers"}
    result = judge_answer(
        CASES[0], Given(as_answer(CASES[0], GivenAnswer.model_validate(row)), None), pages
    )
    assert (result.score.words, result.score.citations, result.faults) == (0, 0, ())


def test_citations_stand_in_the_order_in_which_sentences_bear_them(pages: Pages) -> None:
    given = GivenAnswer.model_validate({**ROW, "citations": [{**CITED, "n": n} for n in (1, 2, 3)]})
    sentences = (Sentence("a", (3, 9)), Sentence("b", (1, 3, 9)))
    answer: Answer = replace(as_answer(CASES[0], given), sentences=sentences)
    assert [one.citation.n for one in cited_in(answer, look_up(answer, pages))] == [3, 1]
    assert out_of_range(answer) == (9, 9)
