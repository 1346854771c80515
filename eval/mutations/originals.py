"""Which answers are sound enough to plant a fault in."""

from collections.abc import Iterable, Sequence

from assistant.answer import Answer
from eval.cases import Case
from eval.mutations.mutant import Mutant, Original
from eval.mutations.reworded import reworded
from eval.red_team import Labelled

REWORDED = "{}, in other words"


def sound(answered: Iterable[tuple[Case, Answer]]) -> tuple[list[Original], list[str]]:
    """The sound answers, each also in other words; and the ids of the cases left out.

    A refusal is sound where the papers do not answer (an answer is then planted), and left out
    where they do: there is nothing in it to change. An answer where the papers do not answer is
    a fault already and is left out too. Whether an answer is right is not asked: only that each
    of its sentences is held by what it cites.
    """
    originals: list[Original] = []
    left_out: list[str] = []
    for case, answer in answered:
        if case.answerable != (answer.status == "answered"):
            left_out.append(case.id)
            continue
        originals.append(Original(case.id, answer, case))
        other = reworded(answer)
        if other is not None:
            originals.append(Original(REWORDED.format(case.id), other, case))
    return originals, left_out


def by_hand(labelled: Sequence[Labelled]) -> tuple[list[Original], list[Mutant]]:
    """The answers written by hand: the sound ones, and those with a fault as mutants."""
    originals = [Original(one.id, one.answer, one.case) for one in labelled if one.fault is None]
    mutants = [
        Mutant(one.fault, Original(one.id, one.answer, one.case), one.answer, None, None, "by hand")
        for one in labelled
        if one.fault is not None
    ]
    return originals, mutants
