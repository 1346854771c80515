"""Ask every case of the real assistant, or take ready answers, and judge each answer."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from langchain_core.language_models import BaseChatModel

from assistant.answer import Answer
from assistant.ask import ask
from assistant.retrieve import Library
from eval.cases import Case
from eval.citations import LookedUp, look_up
from eval.faults import Fault, find_faults
from eval.scores import Score, score
from eval.second_reading import Pages
from eval.support import Support, judge
from papers import Scope

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Given:
    """An answer that was given to a case, and the milliseconds it took, None if not known."""

    answer: Answer
    milliseconds: float | None


@dataclass(frozen=True)
class Result:
    """One case with the answer that was given, what was found of it, and its score."""

    case: Case
    answer: Answer
    looked_up: tuple[LookedUp, ...]
    faults: tuple[Fault, ...]
    support: Support
    score: Score


def answer_cases(
    library: Library,
    cases: Sequence[Case],
    scope: Scope,
    chat: BaseChatModel | None = None,
    kept: Mapping[str, Given] | None = None,
) -> Iterator[tuple[Case, Given]]:
    """Ask each case within ``scope`` with its history, in order, and give each answer at once.

    Cases whose id is in ``kept`` are not asked again. The answer is written by the ``chat`` model
    if there is one.
    """
    known = kept or {}
    for case in cases:
        if case.id in known:
            yield case, known[case.id]
            continue
        started = time.perf_counter()
        answer = ask(library, case.question, case.history, scope, chat)
        yield case, Given(answer, 1000 * (time.perf_counter() - started))


def judge_answer(case: Case, given: Given, pages: Pages) -> Result:
    """Look up what an answer cites, find its faults, and score it.

    ``pages`` are the pages as the reader who asked may see them, read a second time. A refusal
    says nothing: sentences and citations that come with it are left out.
    """
    answer = given.answer
    if answer.status != "answered":
        answer = replace(answer, sentences=(), citations=())
    looked_up = look_up(answer, pages)
    faults = find_faults(case, answer, pages)
    support = judge(answer, looked_up, faults)
    scored = score(case, answer, looked_up, support, faults, given.milliseconds)
    return Result(case, answer, looked_up, faults, support, scored)


def run_cases(
    library: Library,
    pages: Pages,
    cases: Sequence[Case],
    scope: Scope,
    progress: Progress = lambda done, total: None,
) -> tuple[Result, ...]:
    """Ask each case within ``scope`` and judge the answers.

    ``progress`` is told how many cases are done and how many there are.
    """
    results: list[Result] = []
    for case, given in answer_cases(library, cases, scope):
        results.append(judge_answer(case, given, pages))
        progress(len(results), len(cases))
    return tuple(results)
