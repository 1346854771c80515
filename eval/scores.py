"""What one answer is worth: counts that :mod:`eval.measures` adds up. Pure functions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.answer import Answer
from eval.cases import Case, CaseKind
from eval.citations import LookedUp, cited_in, out_of_range
from eval.faults import Fault
from eval.support import Support


@dataclass(frozen=True)
class Score:
    """What came of one case: counts only, so that any measure can be made of them.

    ``facts_found`` of ``facts`` groups of key facts stand in the answer; ``gold_found`` of
    ``gold`` places are cited, the first as the ``first_rank``-th citation (1-based, None where
    none is); ``offered`` says whether one is among the nearest that a refusal offers. Of
    ``citations`` (those that are listed, and numbers that no citation has),
    ``resolved`` name a page and ``verbatim`` are word for word on the stored page; of
    ``read_again`` (all but those whose page has no second reading) ``verbatim_again`` stand in
    that. Of ``sentences`` ``cited`` bear a citation and ``supported`` are held by what they cite;
    of the ``pairs`` of a sentence and a citation ``precise`` are. ``stated`` and ``held`` count,
    by kind of fact, the sentences that state one and those of them in which none is at fault;
    ``faults`` are the kinds of fault found, each once for each time. ``words`` counts the
    answer's words. ``milliseconds`` is the wall-clock time from question to whole answer, None
    where it is not known.
    """

    case_id: str
    kind: CaseKind
    answerable: bool
    answered: bool
    facts: int
    facts_found: int
    gold: int
    gold_found: int
    citations: int
    verbatim: int
    words: int
    milliseconds: float | None
    first_rank: int | None = None
    resolved: int = 0
    read_again: int = 0
    verbatim_again: int = 0
    sentences: int = 0
    cited: int = 0
    supported: int = 0
    pairs: int = 0
    precise: int = 0
    offered: bool = False
    stated: Mapping[str, int] = field(default_factory=dict)
    held: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


def score(
    case: Case,
    answer: Answer,
    looked_up: Sequence[LookedUp],
    support: Support,
    faults: Sequence[Fault],
    milliseconds: float | None,
) -> Score:
    """Count what ``answer`` gets right of ``case``.

    ``looked_up`` are its citations (:func:`eval.citations.look_up`), ``support`` says which of
    its sentences they hold (:func:`eval.support.judge`), ``faults`` what is wrong with it
    (:func:`eval.faults.find_faults`); ``milliseconds`` is the time it took, if it is known.
    """
    text = answer_text(answer)
    every = len(answer.citations) + len(set(out_of_range(answer)))
    return Score(
        case_id=case.id,
        kind=case.kind,
        answerable=case.answerable,
        answered=answer.status == "answered",
        facts=len(case.key_facts),
        facts_found=len(case.key_facts) - len(missing_facts(case, answer)),
        gold=len(case.gold),
        gold_found=gold_found(case, cited_in(answer, looked_up)),
        citations=every,
        verbatim=sum(one.verbatim for one in looked_up),
        words=len(text.split()),
        milliseconds=milliseconds,
        first_rank=first_rank(case, cited_in(answer, looked_up)),
        offered=any((one.file, one.page) in _gold_places(case) for one in answer.nearest),
        resolved=sum(one.unresolved is None for one in looked_up),
        read_again=every - sum(one.unresolved is None and not one.read_twice for one in looked_up),
        verbatim_again=sum(one.read_twice and one.found is not None for one in looked_up),
        sentences=len(answer.sentences),
        cited=sum(bool(one.citations) for one in answer.sentences),
        supported=sum(support.sentences),
        pairs=support.pairs,
        precise=support.precise,
        stated=support.stated,
        held=support.held,
        faults=tuple(fault.kind for fault in faults),
    )


def answer_text(answer: Answer) -> str:
    """Join the sentences of an answer, one a line; empty for a refusal."""
    return "\n".join(sentence.text for sentence in answer.sentences)


def fold(text: str) -> str:
    """``text`` with every run of white space as one space, and none at the ends."""
    return " ".join(text.split())


def missing_facts(case: Case, answer: Answer) -> tuple[tuple[str, ...], ...]:
    """The groups of key facts of which the answer holds no string (see :func:`holds`)."""
    text = answer_text(answer)
    return tuple(group for group in case.key_facts if not any(holds(text, fact) for fact in group))


def holds(text: str, fact: str) -> bool:
    """Whether ``fact`` stands in ``text`` by itself, case and white space aside.

    "10" is in "10%" and "page 10." but not in "2010", "10.5", "10,000" or "3.10"; one unit
    letter may follow a number, so that "334.7" is in "334.7m". "care" is not in "scarce".

    Blind spot: words are compared, not sense. "not 12.4%" holds "12.4%", a figure of another
    year is as good as the right one, and "twenty" does not hold "20" unless the case says so.
    """
    wanted = fold(fact).casefold()
    if not wanted:
        return False
    before = after = ""
    if wanted[0].isalnum():
        before = r"(?<![^\W_])" + (r"(?<!\d[.,])" if wanted[0].isdigit() else "")
    if wanted[-1].isdigit():
        after = r"(?!\d|[.,]\d|[^\W_]{2})"
    elif wanted[-1].isalnum():
        after = r"(?![^\W_])"
    return re.search(before + re.escape(wanted) + after, fold(text).casefold()) is not None


def gold_found(case: Case, cited: Sequence[LookedUp]) -> int:
    """How many of the case's gold entries are cited at one of their places (file and page).

    A citation that names no page of a paper that was read is at no place.
    """
    places = {_place(one) for one in cited if one.unresolved is None}
    return sum(any((p.file, p.page) in places for p in entry.places) for entry in case.gold)


def first_rank(case: Case, cited: Sequence[LookedUp]) -> int | None:
    """The 1-based rank of the first citation at any gold place; None where none is."""
    gold = _gold_places(case)
    ranks = (
        rank
        for rank, one in enumerate(cited, start=1)
        if one.unresolved is None and _place(one) in gold
    )
    return next(ranks, None)


def _gold_places(case: Case) -> set[tuple[str, int]]:
    return {(place.file, place.page) for entry in case.gold for place in entry.places}


def _place(one: LookedUp) -> tuple[str, int]:
    return one.citation.file, one.citation.page
