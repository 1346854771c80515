"""A follow-up question made to stand by itself by the chat model, and checked before it is used.

The reader is shown how the question was read. What the model may not do is bring in a name, a
figure or a date that nobody had said, or drop one that the follow-up gives: the rule without a
model stands in then.
"""

import logging
from collections.abc import Sequence

from langchain_core.language_models import BaseChatModel

from assistant import prompts
from assistant.chat import ChatError, Limits, words_of_chat
from assistant.follow_up import Turn, standalone
from assistant.gate.facts import facts_in, folded, name_words
from assistant.gate.statements import plain
from assistant.words import stems_of

log = logging.getLogger(__name__)

QUICK = Limits(first=20.0, between=10.0, whole=30.0, letters=600)
# What the model sees of each answer before: its beginning, in letters.
OF_AN_ANSWER = 500
TURNS = 3
MOST_WORDS = 60
# The share of the restated question's words that must have been said by somebody.
SAID_BEFORE = 0.7


def restated(
    chat: BaseChatModel, question: str, history: Sequence[Turn], limits: Limits = QUICK
) -> str:
    """``question`` as it can be understood without ``history``; never fails."""
    by_rule = standalone(question, history)
    if not history or by_rule == question:
        return by_rule
    conversation = "\n".join(
        f"Question: {turn.question}\nAnswer: {turn.answer[:OF_AN_ANSWER]}"
        for turn in history[-TURNS:]
    )
    request = prompts.restate(conversation, question)
    try:
        text = "".join(words_of_chat(chat, [("human", request)], limits))
    except ChatError as error:
        log.warning("the follow-up was not restated: %s", error.trouble)
        return by_rule
    made = plain(text).strip().strip('"').strip()
    return made if _is_sound(made, question, f"{conversation}\n{question}") else by_rule


def _is_sound(made: str, question: str, said: str) -> bool:
    """Whether the restated question is one question, of what was said and nothing else."""
    if "\n" in made or not made.endswith("?") or len(made.split()) > MOST_WORDS:
        return False
    known = set(name_words(folded(said)))
    stated = {(one.kind, one.key) for one in facts_in(folded(said)) if one.kind in KEPT}
    for fact in facts_in(folded(made)):
        if fact.kind == "name" and isinstance(fact.key, tuple) and not set(fact.key) <= known:
            return False
        if fact.kind in KEPT and (fact.kind, fact.key) not in stated:
            return False
    kept = {(one.kind, one.key) for one in facts_in(folded(made)) if one.kind in KEPT}
    own = {(one.kind, one.key) for one in facts_in(folded(question)) if one.kind in KEPT}
    stems = stems_of(made)
    shared = stems & stems_of(said)
    return own <= kept and bool(stems) and len(shared) >= SAID_BEFORE * len(stems)


KEPT = ("figure", "date")
