"""Let a chat model write the answer, and show of it what the gate lets through."""

import logging
import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace

from langchain_core.language_models import BaseChatModel

from assistant import prompts
from assistant.answer import Answer, Sentence, Withheld
from assistant.chat import ChatError, Limits, Trouble, words_of_chat
from assistant.gate.gate import LEANS, Gate, leans_back
from assistant.gate.statements import Statement, read_statement, sentences_of
from assistant.question import Question
from assistant.quotes import Quote, cite
from assistant.retrieve import Found, Library
from papers import Citation, Scope

log = logging.getLogger(__name__)

# What the model is given: so many passages, of so many words together.
MOST_PASSAGES = 6
MOST_GIVEN_WORDS = 1100
# A model that goes on and on has lost its thread.
MOST_SENTENCES = 25
NO_ANSWER = re.compile(r"\W*not in the passages\b", re.IGNORECASE)

_INSTEAD = "What follows is taken word for word from the papers instead."
NOTICES: dict[Trouble, str] = {
    "down": f"The writing assistant could not be reached. {_INSTEAD}",
    "busy": f"The writing assistant is too busy just now. {_INSTEAD}",
    "slow": f"The writing assistant took too long. {_INSTEAD}",
    "cut": f"The writing assistant broke off. {_INSTEAD}",
    "empty": f"The writing assistant wrote nothing. {_INSTEAD}",
    "malformed": f"What the writing assistant sent could not be read. {_INSTEAD}",
    "long": f"The writing assistant did not come to an end. {_INSTEAD}",
}
NOTHING_HELD = (
    f"Nothing that the writing assistant wrote could be checked against the papers. {_INSTEAD}"
)
FOUND_NONE = (
    "The writing assistant did not find the answer in the passages that came nearest. "
    "What follows is taken word for word from the papers: it may not answer the question."
)
UNFINISHED = (
    "The writing assistant did not finish. What it had written was checked and stands first; "
    "what follows it is taken word for word from the papers."
)


@dataclass(frozen=True)
class Written:
    """How a written answer ended: the ``notice`` to give with the quotations that must follow.

    No notice: it stands by itself. ``citations`` is how many it has given.
    """

    notice: str | None
    citations: int


@dataclass
class _Sources:
    """The citations given so far: a place that is cited again keeps its number."""

    library: Library
    scope: Scope
    numbers: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def cite(self, quotes: Sequence[Quote]) -> tuple[tuple[int, ...], tuple[Citation, ...]]:
        """The numbers of the quotes' citations, and those citations that are new."""
        numbers, new = [], []
        for quote in quotes:
            place = (quote.found.passage.key, quote.start, quote.end)
            if place not in self.numbers:
                self.numbers[place] = len(self.numbers) + 1
                new.append(cite(self.library, quote, self.numbers[place], self.scope.reader))
            numbers.append(self.numbers[place])
        return tuple(numbers), tuple(new)


def passages_to_give(best: Sequence[Found], found: Sequence[Found]) -> tuple[Found, ...]:
    """The passages for the model: the ``best`` first, then the others ``found``, each once."""
    given: dict[str, Found] = {}
    words = 0
    for one in (*best, *found):
        length = len(one.passage.text.split())
        if one.passage.key in given or words + length > MOST_GIVEN_WORDS:
            continue
        if len(given) == MOST_PASSAGES:
            break
        given[one.passage.key] = one
        words += length
    return tuple(given.values())


def write(
    chat: BaseChatModel,
    library: Library,
    question: Question,
    given: Sequence[Found],
    opening: Answer,
    scope: Scope,
    limits: Limits | None = None,
) -> Generator[Answer, None, Written]:
    """The parts of a written answer: each sentence that holds, with its citations, as it comes.

    ``opening`` carries the question; every part is a copy of it. A sentence that does not hold
    is a part with what was withheld.
    """
    gate = Gate(library, scope, tuple(given))
    sources = _Sources(library, scope)
    request = prompts.answer(prompts.as_data(given), question.text)
    words = words_of_chat(
        chat, [("system", prompts.rules()), ("human", request)], limits or Limits()
    )
    part = replace(opening, mode="written")
    seen: set[str] = set()
    withheld_before = False
    try:
        for raw in sentences_of(words):
            if not seen and NO_ANSWER.match(raw):
                return Written(FOUND_NONE, 0)
            statement = read_statement(raw)
            if statement is None or statement.text in seen:
                continue
            seen.add(statement.text)
            held = _judged(gate, statement, withheld_before)
            withheld_before = isinstance(held, str)
            if isinstance(held, str):
                yield replace(part, withheld=(Withheld(statement.text, held),))
            else:
                numbers, new = sources.cite(held)
                sentence = Sentence(statement.text, numbers)
                yield replace(part, sentences=(sentence,), citations=new)
            if len(seen) >= MOST_SENTENCES:
                raise ChatError("long")
    except ChatError as error:
        log.warning("the chat model failed: %s", error.trouble, exc_info=error.__cause__)
        notice = UNFINISHED if sources.numbers else NOTICES[error.trouble]
        return Written(notice, len(sources.numbers))
    finally:
        words.close()  # type: ignore[attr-defined]
    return Written(None if sources.numbers else NOTHING_HELD, len(sources.numbers))


def _judged(gate: Gate, statement: Statement, withheld_before: bool) -> tuple[Quote, ...] | str:
    if withheld_before and leans_back(statement.text):
        return LEANS
    return gate.judge(statement)
