"""How well the gate judges support: the measures on pairs made by hand, and on the shared ones."""

import json
from pathlib import Path

import pytest
from conftest import SHARED

from assistant.retrieve import Library
from eval.attribution import ATTRIBUTABLE, Judged, Pair, judge, measure, read_pairs
from eval.cases import CasesError

EVIDENCE = "The panel met in May. The pool at Fennside had 310 visitors in June 2024."


def pair(claim: str, label: str = ATTRIBUTABLE) -> Pair:
    return Pair(id=claim, claim=claim, evidence=[EVIDENCE], label=label)


@pytest.mark.parametrize(
    ("claim", "shown"),
    [
        ("The pool at Fennside had 310 visitors in June 2024 [1].", True),
        ("The pool at Fennside had 301 visitors in June 2024.", False),
        ("The pool at Umberfield had 310 visitors in June 2024.", False),
        ("Visitors praised the warm water of the pool.", False),
    ],
)
def test_a_pair_is_judged(sample_library: Library, claim: str, shown: bool) -> None:
    assert judge(sample_library.embedder, pair(claim)).let_through is shown


def test_the_measures() -> None:
    shown, withheld = (True, None), (False, "it did not hold")
    judged = [
        *(Judged(pair("a"), *shown) for _ in range(3)),
        Judged(pair("a"), *withheld),
        Judged(pair("b", "not attributable"), *shown),
        *(Judged(pair("b", "not attributable"), *withheld) for _ in range(3)),
    ]
    made = measure(judged)
    assert made.pairs == 8
    assert made.balanced_accuracy == made.macro_f1 == made.supported_shown == 0.75
    assert made.unsupported_shown == 0.25
    assert measure([]).balanced_accuracy == 0


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(pair("a").model_dump_json() + '\n{"id": "x"}\n')
    with pytest.raises(CasesError, match="line 2: claim"):
        read_pairs(file)


def test_few_unsupported_claims_of_the_shared_pairs_are_let_through(
    sample_library: Library,
) -> None:
    file = SHARED / "attribution" / "dev.jsonl"
    if not file.is_file():
        pytest.skip("the shared pairs are not here")
    few = [one for one in read_pairs(file)[1::2] if len(json.dumps(one.evidence)) < 1500][::4]
    made = measure([judge(sample_library.embedder, one) for one in few])
    assert made.unsupported_shown <= 0.1 and made.balanced_accuracy >= 0.55
