"""Answers written by hand on the sample papers: sound ones, and ones with one fault each.

``cases/red_team.jsonl`` follows the contract for answers, so that it can be read as any system's
answers can, with two fields more in a row: ``fault``, the kind of the one fault in it or null, and
``answerable``, false where the papers do not answer the question. The sentences are such as a chat
model writes: in other words than the papers'.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from assistant.answer import Answer
from eval.answers import as_answer, read_answers
from eval.cases import Case, CasesError
from eval.cases.lines import numbered_lines
from eval.faults import FAULT_KINDS, FaultKind

RED_TEAM: Path = Path(__file__).parent / "cases" / "red_team.jsonl"


@dataclass(frozen=True)
class Labelled:
    """An answer with the kind of its one fault; None where it is sound.

    ``case`` is there where the papers do not answer the question, and is then unanswerable.
    """

    id: str
    answer: Answer
    fault: FaultKind | None
    case: Case | None


def read_red_team(path: Path = RED_TEAM) -> tuple[Labelled, ...]:
    """The labelled answers of a JSON Lines file, in its order.

    Raises CasesError, naming the file and the line, for a row that is malformed.
    """
    given = read_answers(path)
    labelled = []
    for number, line in numbered_lines(path):
        row = json.loads(line)
        fault, answerable = row.get("fault"), row.get("answerable", True)
        if fault is not None and fault not in FAULT_KINDS:
            reason = f'"fault" must be null or one of {", ".join(FAULT_KINDS)}'
            raise CasesError(path, number, reason)
        if not isinstance(answerable, bool):
            raise CasesError(path, number, '"answerable" must be true or false')
        one = given[row["id"]]
        case = Case(one.id, one.question or "", "unanswerable", answerable)
        answer = as_answer(case, one)
        labelled.append(Labelled(one.id, answer, fault, None if answerable else case))
    return tuple(labelled)


def can_be_judged(labelled: Collection[Labelled], files: Collection[str]) -> bool:
    """Whether the papers that the sound answers cite are among the ``files`` that were read."""
    sound = (one.answer for one in labelled if one.fault is None)
    return {citation.file for answer in sound for citation in answer.citations} <= set(files)
