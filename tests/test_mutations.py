"""The test of the harness itself: known faults are planted in sound answers, and found."""

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from forks import Commands

from assistant.answer import Answer, Sentence
from eval.cases import SAMPLES, Case
from eval.faults import FAULT_KINDS, FaultKind
from eval.mutations import (
    PLANTED,
    Caught,
    Mutant,
    MutationReport,
    Original,
    Places,
    by_hand,
    last_names,
    measure,
    plant,
    report_json,
    sound,
)
from eval.mutations.reworded import reworded
from eval.mutations.wording import CHANGERS
from eval.red_team import read_red_team
from eval.run import Result
from eval.second_reading import Pages

AROUND = "Of 45 posts 12 were rated Red on 3 May 2024, Councillor Ashdown said. They were not paid."
# (the change, a sentence, what it may rest on, all that may come of it)
CHANGES: list[tuple[str, str, str, set[str]]] = [
    ("a digit altered", "Of 45 posts", AROUND,
     {f"Of {n} posts" for n in (*range(15, 100, 10), *range(41, 50)) if n not in (45, 12)}),
    ("a digit altered", "Minute No. 45 of May 2024", AROUND, set()),
    ("a rating flipped", "It was rated Red.", AROUND,
     {"It was rated Amber.", "It was rated Green."}),
    ("a rating flipped", "It was judged good.", "good, poor",
     {"It was judged inadequate.", "It was judged outstanding."}),
    ("a rating flipped", "The green belt is a good thing.", AROUND, set()),
    ("a denial dropped", "They were not paid.", AROUND, {"They were paid."}),
    ("a denial dropped", "It can be cut without delay.", AROUND, {"It can be cut with delay."}),
    ("a denial dropped", "It was not only paid, but no later than May.", AROUND, set()),
    ("a denial added", "They were paid.", "They were paid.", {"They were not paid."}),
    ("a denial added", "They were not paid and had left.", AROUND, set()),
    ("a denial added", "Were they paid?", AROUND, set()),
    ("a name swapped", "Councillor Ashdown spoke.", AROUND, {"Councillor Brook spoke."}),
    ("a name swapped", "Cllr Ashdown spoke.", f"{AROUND} Brook", set()),
    ("a date shifted", "In 2024 it rose.", AROUND,
     {"In 2023 it rose.", "In 2025 it rose.", "In 2026 it rose."}),
    ("a date shifted", "In 2024 it rose.", "2023 2025 2026", set()),
]  # fmt: skip


@pytest.fixture(scope="module")
def originals(sample_results: tuple[Result, ...]) -> list[Original]:
    """Our own answers to a quarter of the sample cases, in the papers' words and in others."""
    return sound([(one.case, one.answer) for one in sample_results[::4]])[0]


@pytest.fixture(scope="module")
def mutants(originals: list[Original], pages: Pages) -> list[Mutant]:
    texts = [one.text for original in originals for one in original.answer.sentences]
    places = Places(pages, last_names(texts))
    return [one for original in originals for one in plant(original, originals, places, 7)]


@pytest.mark.parametrize(("how", "text", "around", "all_of"), CHANGES)
def test_a_change_is_a_fault_by_construction(
    how: str, text: str, around: str, all_of: set[str]
) -> None:
    changer = next(change for _, said, change in CHANGERS if said == how)
    for seed in range(20):
        made = {
            one.made_in(text) for one in changer(text, around, ["Ashdown", "Brook"], Random(seed))
        }
        assert made <= all_of and bool(made) == bool(all_of)


def test_names_are_those_of_people() -> None:
    texts = ["Then Ann Lee replied, and Councillor Brook asked Mr May for staff.", "Mr Staff"]
    assert last_names(texts) == ("Brook", "Lee")


def test_the_harness_catches_what_is_planted(
    originals: list[Original], mutants: list[Mutant], pages: Pages
) -> None:
    written, faulty = by_hand(read_red_team())
    report = measure([*originals, *written], [*mutants, *faulty], pages)
    assert report.passes, [one.change for one in report.missed]
    assert report.originals > 60 and report.planted > 200
    assert all(report.kinds[kind].planted >= 3 for kind in FAULT_KINDS)
    assert report.alarmed is not None and report.alarmed <= 0.01


def test_the_same_seed_plants_the_same(originals: list[Original], pages: Pages) -> None:
    places = Places(pages, ("Ashdown",))
    one, other, third = (list(plant(originals[0], originals, places, n)) for n in (7, 7, 8))
    assert one == other != third
    assert all(mutant.answer != originals[0].answer for mutant in one)


def test_each_kind_is_planted_in_words_and_in_quotations(mutants: list[Mutant]) -> None:
    kinds = {one.kind for one in mutants}
    assert set(PLANTED) - kinds <= {"rating", "superseded"}  # as the answers happen to be
    changes = " ".join(one.change for one in mutants)
    assert "in its quotation too" in changes and "with other words of that page" in changes
    assert "and the sentence with it" in changes


def test_what_is_no_fault_is_missed_and_fails_the_test(
    originals: list[Original], pages: Pages
) -> None:
    same = [Mutant("number", one, one.answer, 0, None, "nothing") for one in originals[:4]]
    report = measure(originals[:4], same, pages)
    assert report.caught == 0.0 and not report.passes
    assert list(report.missed) == same


def test_one_false_alarm_in_a_hundred_is_the_most() -> None:
    one = Original("a", Answer("?", "?", "not_in_papers"))
    kinds: dict[FaultKind, Caught] = {"number": Caught(100, 99), "date": Caught(0, 0)}
    report = MutationReport(kinds, 100, ((one, ()),), ())
    assert report.passes and report.alarmed == 0.01
    assert not replace(report, originals=99).passes
    assert not replace(report, kinds={"number": Caught(100, 98)}).passes
    rare: dict[FaultKind, Caught] = {"number": Caught(1000, 1000), "date": Caught(20, 19)}
    assert replace(report, kinds=rare).passes
    assert not replace(report, kinds=rare | {"date": Caught(20, 18)}).passes
    assert not replace(report, originals=0).passes
    assert report_json(report)["kinds"] == {"number": {"planted": 100, "caught": 99, "share": 0.99}}


def test_answers_that_are_not_sound_are_left_out() -> None:
    asked = Case("a", "?", "figure", True), Case("b", "?", "unanswerable", False)
    refusal = Answer("?", "?", "not_in_papers")
    answer = Answer("?", "?", "answered", sentences=(Sentence("It rose.", (1,)),))
    originals, left_out = sound([(asked[0], refusal), (asked[1], answer)])
    assert (originals, left_out) == ([], ["a", "b"])
    originals, left_out = sound([(asked[0], answer), (asked[1], refusal)])
    assert ([one.id for one in originals], left_out) == (["a", "b"], [])


def test_other_words_say_the_same(originals: list[Original]) -> None:
    texts = [one.text for original in originals for one in original.answer.sentences]
    assert any(" per cent" in text for text in texts) and any("had before it" in t for t in texts)
    refusal = Answer("?", "?", "not_in_papers")
    assert reworded(refusal) is None


def test_the_command_prints_a_table_and_writes_what_was_missed(
    commands: Commands, sample_data: Path, tmp_path: Path
) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text("".join(SAMPLES.read_text("utf-8").splitlines(True)[:3]), "utf-8")
    done = commands.run(sample_data, "eval", "mutate", cases, "--out", tmp_path / "out")
    assert done.status == 0, done.err
    assert "Planted faults" in done.out and "sound answers" in done.out
    told = json.loads((tmp_path / "out" / "mutation.json").read_text("utf-8"))
    assert told["passes"] and told["planted"] > 200 and told["sound"] >= 50
    assert told["kinds"]["name"]["share"] == 1.0
    missed = (tmp_path / "out" / "missed.jsonl").read_text("utf-8").splitlines()
    assert len(missed) == len(told["missed"])
    assert f"Of {told['planted']} faults planted" in done.out
    cases.write_text("{}", "utf-8")
    assert commands.run(sample_data, "eval", "mutate", cases, "--json").status == 2
