"""How well the gate judges whether evidence bears a claim out, on pairs that people labelled."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from assistant.gate.borne_out import Around
from assistant.gate.gate import held_by
from eval.cases import CasesError
from eval.cases.lines import numbered_lines
from vectorstore import SentenceEmbedder

ATTRIBUTABLE = "attributable"
SENTENCE = re.compile(r"(?<=[.!?])[\"”')]*(?:\[\d+\])*\s+(?=[\"“'(]?[A-Z0-9])|\n+")
# What the pairs put around their text: a number or an address in front, citations in the claim.
CITED = re.compile(r"\s*\[\d+\]")
TITLE = re.compile(r"(?:Title: (?P<title>[^\n]*)\n)?(?:(?:Section|Text): ?(?P<section>[^\n]*)\n)?")


class Pair(BaseModel):
    """A claim, the evidence it cites, and whether people found that the evidence bears it out."""

    id: str
    claim: str
    evidence: list[str]
    label: str
    source: str = ""


@dataclass(frozen=True)
class Judged:
    """A pair, and whether the gate lets its claim through; ``reason`` says why not."""

    pair: Pair
    let_through: bool
    reason: str | None


@dataclass(frozen=True)
class Judgement:
    """The gate as a judge of support. Shares are of 1.

    ``balanced_accuracy`` is the mean of the share of supported claims let through and that of
    unsupported ones withheld; ``macro_f1`` the mean F1 of both labels; ``unsupported_shown`` the
    share of unsupported claims let through.
    """

    pairs: int
    balanced_accuracy: float
    macro_f1: float
    supported_shown: float
    unsupported_shown: float


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """The pairs of a file, one JSON object a line; raises CasesError naming the line at fault."""
    pairs = []
    for number, line in numbered_lines(path):
        try:
            pairs.append(Pair.model_validate_json(line))
        except ValidationError as error:
            said = error.errors()[0]
            where = ".".join(str(one) for one in said["loc"])
            raise CasesError(path, number, f"{where}: {said['msg']}") from error
    if not pairs:
        raise CasesError(path, None, "there are no pairs in it")
    return tuple(pairs)


def judge(embedder: SentenceEmbedder, pair: Pair) -> Judged:
    """Put one claim to the gate, with each piece of its evidence and with all of them."""
    reason: str | None = None
    claim = CITED.sub("", pair.claim)
    for text in pair.evidence:
        heading = TITLE.match(text)
        assert heading is not None  # noqa: S101 - every part of it may be absent
        body = [one for one in SENTENCE.split(text[heading.end() :]) if one.strip()]
        titles = tuple(part for part in heading.groups() if part)
        over = Around(". ".join(titles), bodies=titles)
        run = held_by(embedder, claim, body, over)
        if not isinstance(run, str):
            return Judged(pair, True, None)
        reason = reason or run
    return Judged(pair, False, reason)


def measure(judged: Sequence[Judged]) -> Judgement:
    """The measures over some pairs; a share of nothing is 0."""
    shown = [one.let_through for one in judged]
    true = [one.pair.label == ATTRIBUTABLE for one in judged]
    both = list(zip(shown, true, strict=True))
    held = both.count((True, True))
    wrong = both.count((True, False))
    missed = both.count((False, True))
    refused = both.count((False, False))
    return Judgement(
        pairs=len(both),
        balanced_accuracy=(_share(held, held + missed) + _share(refused, refused + wrong)) / 2,
        macro_f1=(
            _share(2 * held, 2 * held + wrong + missed)
            + _share(2 * refused, 2 * refused + wrong + missed)
        )
        / 2,
        supported_shown=_share(held, held + missed),
        unsupported_shown=_share(wrong, wrong + refused),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
