"""What is wrong with an answer, in plain sentences for whoever reads the report."""

from assistant.answer import Answer
from eval.cases import Case, Gold
from eval.run import Result
from eval.scores import missing_facts

WRONGLY_REFUSED = "It says that the papers do not answer this, and they do."
WRONGLY_ANSWERED = "It gives an answer, and the papers do not hold one."
SAID_NOTHING = "It says that there is an answer, and gives no sentence."
# The kind of fault that is said in our own words.
UNANSWERABLE = "answered_unanswerable"


def failures(result: Result) -> tuple[str, ...]:
    """Everything that is wrong with the answer to a case, the gravest first; empty if nothing.

    A refusal where the papers answer, an answer where they do not; each fact that is lacking;
    right pages not cited; and every fault found in it.
    """
    case, answer = result.case, result.answer
    if answer.status != "answered":
        return (WRONGLY_REFUSED,) if case.answerable else ()
    said = [] if case.answerable else [WRONGLY_ANSWERED]
    if not answer.sentences:
        said.append(SAID_NOTHING)
    said += [_lacks(group) for group in missing_facts(case, answer)]
    if case.answerable and not result.score.gold_found:
        said.append(f"It cites no page that holds the answer: {_expected(case)}.")
    said += [_fault(answer, one.sentence, one.said) for one in result.faults
             if one.kind != UNANSWERABLE]  # fmt: skip
    return tuple(dict.fromkeys(said))


def _lacks(group: tuple[str, ...]) -> str:
    ways = " or ".join(f"“{fact}”" for fact in group)
    return f"It does not say {ways}."


def _expected(case: Case) -> str:
    return "; ".join(_place(gold) for gold in case.gold)


def _place(gold: Gold) -> str:
    return f"{gold.place.file}, page {gold.place.page}"


def _fault(answer: Answer, sentence: int | None, said: str) -> str:
    if sentence is None or len(answer.sentences) == 1:
        return said
    return f"Sentence {sentence + 1}: {said}"
