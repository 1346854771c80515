"""Learn when to say that the papers do not answer: a line through the evidence of many questions.

    python -m eval.train_refusal --on CASES.jsonl DATA_FOLDER [--on …] --out assistant/refusal.json

Each ``--on`` names questions that are known to be answerable or not (``{"question", "answerable",
"history"}``, one a line) and a data folder with the papers they were asked of. The first is what
counts: the line is drawn where 92 in 100 of its answerable questions are answered, and a second
one where two in three of them are told in few words; the figures printed are of its questions,
each judged by a line learned without it (ten parts, five times). The others only lend their
questions.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

from assistant.ask import PASSAGES
from assistant.evidence import gather
from assistant.follow_up import Turn, standalone
from assistant.question import read_question
from assistant.quotes import choose
from assistant.retrieve import Library, search
from ingest.stores import open_stores
from papers import Scope

# The strength of the prior, and how much the other questions count beside the first ones.
C, LENT = 0.03, 0.3
ANSWERED, IN_FEW_WORDS = 0.92, 0.67
PARTS, TIMES = 10, 5

Array = numpy.ndarray[Any, Any]


def evidence_of(cases: Path, data_folder: Path) -> tuple[list[str], Array, Array]:
    """The names of the evidence, its numbers (questions × names), and who is answerable (0, 1)."""
    stores = open_stores(data_folder)
    library = Library(stores.records, stores.open_index(), stores.open_embedder())
    numbers, answerable, names = [], [], []
    for line in cases.read_text("utf-8").splitlines():
        case = json.loads(line)
        turns = [Turn(str(t["question"]), _said(t)) for t in case.get("history") or []]
        question = read_question(standalone(case["question"], turns), case["question"])
        found = search(library, question, Scope(), PASSAGES)
        selection = choose(library, question, found, Scope())
        evidence = asdict(gather(library, question, found, selection, Scope()))
        names = list(evidence)
        numbers.append(list(evidence.values()))
        answerable.append(int(case["answerable"]))
    return names, numpy.array(numbers), numpy.array(answerable)


def learn(sets: Sequence[tuple[Array, Array, float]]) -> tuple[Array, float]:
    """The weights and the intercept of a line through sets of (numbers, answerable, weight).

    In each set the answerable and the others count alike.
    """
    x = numpy.vstack([numbers for numbers, _, _ in sets])
    y = numpy.concatenate([known for _, known, _ in sets])
    weights = numpy.concatenate([weight * _even(known) for _, known, weight in sets])
    scale = StandardScaler().fit(x)
    model = LogisticRegression(C=C, max_iter=5000)
    model.fit(scale.transform(x), y, sample_weight=weights / weights.mean())
    slopes = model.coef_[0] / scale.scale_
    return slopes, float(model.intercept_[0] - slopes @ scale.mean_)


def held_out(x: Array, y: Array, others: Sequence[tuple[Array, Array, float]]) -> Array:
    """For each question the mean of what lines learned without it make of it, as log-odds."""
    total = numpy.zeros(len(y))
    for seed in range(TIMES):
        parts = StratifiedKFold(PARTS, shuffle=True, random_state=seed)
        for known, asked in parts.split(x, y):
            slopes, intercept = learn([(x[known], y[known], 1.0), *others])
            total[asked] += x[asked] @ slopes + intercept
    return total / TIMES


def _even(known: Array) -> Array:
    share = known.mean()
    each: Array = numpy.where(known == 1, 0.5 / share, 0.5 / (1 - share)) / len(known)
    return each


def _said(turn: dict[str, Any]) -> str:
    return str(turn.get("answer") or turn.get("answer_gist") or "")


def _reached_by(share: float, judged: Array) -> float:
    return float(numpy.sort(judged)[int((1 - share) * len(judged))])


def _chance(odds: float) -> float:
    return round(1 / (1 + float(numpy.exp(-odds))), 4)


def main() -> None:
    """Learn, print what was measured, and write the line."""
    parser = argparse.ArgumentParser(description="Learn when to say that the papers don't answer.")
    parser.add_argument("--on", nargs=2, type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    read = [evidence_of(cases, folder) for cases, folder in given.on]
    (names, x, y), *rest = read
    others = [(numbers, known, LENT) for _, numbers, known in rest]
    judged = held_out(x, y, others)
    least, sure = (_reached_by(share, judged[y == 1]) for share in (ANSWERED, IN_FEW_WORDS))
    slopes, intercept = learn([(x, y, 1.0), *others])
    line = {
        "weights": {name: round(float(w), 4) for name, w in zip(names, slopes, strict=True)},
        "intercept": round(intercept, 4),
        "least": _chance(least),
        "sure": _chance(sure),
    }
    given.out.write_text(json.dumps(line, indent=1) + "\n", "utf-8")
    wrong = float((judged[y == 0] >= least).mean())
    print(f"{len(y)} questions, held out: AUC {roc_auc_score(y, judged):.3f};")
    print(f"where {ANSWERED:.0%} of the answerable are answered, {wrong:.1%} of the others are too")


if __name__ == "__main__":
    main()
