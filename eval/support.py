"""Which sentences of an answer their citations hold: citation recall and precision as in ALCE.

Gao, Yen, Yu and Chen, "Enabling Large Language Models to Generate Text with Citations" (EMNLP
2023): a sentence has recall 1 where it bears a citation and all its citations together support
it; a citation has precision 1 where its sentence has recall 1 and it is not irrelevant, that is,
where it supports the sentence alone or the others do not support it without it. ALCE's judge is
a model of inference; ours is lexical (JUDGE), so that two runs, and two machines, judge alike.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answer import Answer
from assistant.days import Day
from assistant.gate.facts import facts_in, folded
from assistant.words import stems_of
from eval.citations import LookedUp
from eval.faults import Fault

JUDGE = (
    "a lexical judge: every number, date, name and meaningful word of the sentence stands in the "
    "quotations cited, and no fault of fact was found in it"
)
# A sentence that states one of these is judged by it, under the name that people read.
STATES = {"figure": "number", "date": "date", "rating": "rating", "name": "name",
          "negation": "negation"}  # fmt: skip
RUN_ON = re.compile(r"\S{200}")
FACT_KINDS = tuple(STATES.values())


@dataclass(frozen=True)
class Support:
    """What the citations of an answer hold of it.

    ``sentences`` says of each sentence whether its citations together hold it. Of the ``pairs``
    of a sentence and a citation it bears, ``precise`` are not irrelevant. ``stated`` counts, by
    kind of fact, the sentences that state one, ``held`` those of them that have a sound citation
    and no fault of that kind.
    """

    sentences: tuple[bool, ...]
    pairs: int
    precise: int
    stated: Mapping[str, int]
    held: Mapping[str, int]


def judge(answer: Answer, looked_up: Sequence[LookedUp], faults: Sequence[Fault] = ()) -> Support:
    """Judge every sentence of ``answer`` by its citations.

    ``faults`` are those that were found in it. A quotation that does not stand on its page, and a
    number that no citation has, hold nothing; and where a sentence has no sound citation at all,
    nothing that it states is held.
    """
    quotes = {one.citation.n: one.citation.quote for one in looked_up if _stands(one)}
    supported: list[bool] = []
    pairs = precise = 0
    stated: dict[str, int] = {}
    held: dict[str, int] = {}
    for number, sentence in enumerate(answer.sentences):
        wrong = {str(fault.kind) for fault in faults if fault.sentence == number}
        cited = [quotes.get(n, "") for n in dict.fromkeys(sentence.citations)]
        holds_all = not wrong and supports(sentence.text, cited)
        supported.append(holds_all)
        pairs += len(cited)
        if holds_all:
            precise += sum(not _is_irrelevant(sentence.text, cited, n) for n in range(len(cited)))
        bad = {fault.citation for fault in faults if _is_of_citation(fault, number)}
        checked = any(n in quotes and n not in bad for n in sentence.citations)
        for kind in kinds_stated(sentence.text) | (wrong & set(FACT_KINDS)):
            stated[kind] = stated.get(kind, 0) + 1
            held[kind] = held.get(kind, 0) + (checked and kind not in wrong)
    return Support(tuple(supported), pairs, precise, stated, held)


def kinds_stated(sentence: str) -> set[str]:
    """The kinds of fact that a sentence states: those of FACT_KINDS that can be found in it."""
    return {STATES[fact.kind] for fact in facts_in(_folded(sentence)) if fact.kind in STATES}


def supports(sentence: str, quotes: Sequence[str]) -> bool:
    """Whether the quotations together hold every number, date, name and word of the sentence.

    White space and punctuation are folded, words stemmed, numbers and dates compared by value;
    an empty list supports nothing. Blind spot: the order of the words, and which fact is said of
    what, are not looked at; a paraphrase that is true but in other words is not held.
    """
    if not any(quote.strip() for quote in quotes):
        return False
    said, there = _read(sentence), _read("\n".join(quotes))
    return (
        said.words <= there.words
        and said.amounts <= there.amounts
        and all(any(day.bears_out(one) for day in there.days) for one in said.days)
    )


@dataclass(frozen=True)
class _Held:
    words: frozenset[str]
    amounts: frozenset[str]
    days: frozenset[Day]


@lru_cache(maxsize=2048)
def _read(text: str) -> _Held:
    plain = _folded(text)
    facts = facts_in(plain)
    words = plain
    for fact in facts:
        if fact.kind in ("figure", "date"):
            words = f"{words[: fact.start]}{' ' * (fact.end - fact.start)}{words[fact.end :]}"
    return _Held(
        stems_of(words),
        frozenset(str(fact.key) for fact in facts if fact.kind == "figure"),
        frozenset(fact.key for fact in facts if isinstance(fact.key, Day)),
    )


def _folded(text: str) -> str:
    """The text folded, and whatever runs on without a space, as no word does, cut into pieces."""
    return folded(RUN_ON.sub(r"\g<0> ", text))


def _is_irrelevant(sentence: str, cited: Sequence[str], number: int) -> bool:
    rest = [quote for n, quote in enumerate(cited) if n != number]
    return not supports(sentence, [cited[number]]) and supports(sentence, rest)


def _is_of_citation(fault: Fault, sentence: int) -> bool:
    """Whether a fault is of a citation of this sentence, other than that the paper was replaced."""
    return fault.sentence == sentence and fault.citation is not None and fault.kind != "superseded"


def _stands(one: LookedUp) -> bool:
    return one.found is not None or one.verbatim
