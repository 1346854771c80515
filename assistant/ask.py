"""The chain from a question to an Answer: understand, retrieve, quote or write; in parts."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from langchain_core.language_models import BaseChatModel
from langchain_core.runnables import Runnable, RunnableGenerator, RunnableLambda

from assistant.answer import Answer, Sentence
from assistant.evidence import gather
from assistant.follow_up import Turn, standalone
from assistant.question import Question, read_question
from assistant.quotes import Quote, choose, cite, in_full
from assistant.refuse import read_line
from assistant.restate import restated
from assistant.retrieve import Found, Library, PassageRetriever
from assistant.write import passages_to_give, write
from papers import Citation, Reader, Scope

# How many passages are looked at for sentences, and how many are offered when none answers.
PASSAGES = 20
NEAREST = 3
# Between what the papers answer and what they do not.
LINE = read_line()
# What is not for publication never goes to a chat model, whoever asks.
NEVER_SENT = (
    "Part of this is not for publication, and is never sent to a chat model. "
    "So the papers are quoted."
)
# A follow-up leans on no turn older than this many.
TURNS = 8


@dataclass(frozen=True)
class Ask:
    """A question as it was put: with the turns before it, and what may be searched."""

    question: str
    history: tuple[Turn, ...] = ()
    scope: Scope = Scope()


@dataclass(frozen=True)
class _Understood:
    asked: Ask
    question: Question
    started: float


@dataclass(frozen=True)
class _Retrieved:
    understood: _Understood
    found: tuple[Found, ...]
    at: float


@dataclass(frozen=True)
class _Cited:
    """The citations of a sentence: two ``halves`` where it goes on over a page, else one.

    Those ``again`` say the same elsewhere.
    """

    halves: tuple[Citation, ...]
    again: tuple[Citation, ...] = ()


def answer_chain(library: Library, chat: BaseChatModel | None = None) -> Runnable[Ask, Answer]:
    """A LangChain runnable from an Ask to an Answer; written by the ``chat`` model if there is one.

    Streamed, it gives the Answer in parts: first the question, the status and the coverage,
    then one sentence at a time with its citations, the timings last.
    """

    def understand(asked: Ask) -> _Understood:
        started = time.perf_counter()
        history = asked.history[-TURNS:]
        # An earlier answer to somebody who may see exempt papers may quote one.
        if chat is not None and asked.scope.reader is Reader.PUBLIC:
            text = restated(chat, asked.question, history)
        else:
            text = standalone(asked.question, history)
        question = read_question(text, asked.question)
        return _Understood(asked, question, started)

    def retrieve(understood: _Understood) -> _Retrieved:
        retriever = PassageRetriever(library=library, scope=understood.asked.scope, limit=PASSAGES)
        documents = retriever.invoke(understood.question.text)
        found = tuple(document.metadata["found"] for document in documents)
        return _Retrieved(understood, found, time.perf_counter())

    def tell(retrieved: Iterator[_Retrieved]) -> Iterator[Answer]:
        for one in retrieved:
            yield from _tell(library, chat, one)

    return RunnableLambda(understand) | RunnableLambda(retrieve) | RunnableGenerator(tell)


def ask(
    library: Library,
    question: str,
    history: Sequence[Turn] = (),
    scope: Scope | None = None,
    chat: BaseChatModel | None = None,
) -> Answer:
    """Answer one question within ``scope``; ``history`` holds the turns before it, oldest first."""
    return answer_chain(library, chat).invoke(Ask(question, tuple(history), scope or Scope()))


def _tell(library: Library, chat: BaseChatModel | None, retrieved: _Retrieved) -> Iterator[Answer]:
    asked, question = retrieved.understood.asked, retrieved.understood.question
    selection = choose(library, question, retrieved.found, asked.scope)
    evidence = gather(library, question, retrieved.found, selection, asked.scope)
    answered = bool(selection.quotes) and LINE.is_answered(evidence)
    quotes: list[Quote] = []
    if answered:
        quotes = in_full(library, question, selection, asked.scope, LINE.is_sure(evidence))
    opening = Answer(
        question=asked.question,
        standalone_question=question.text,
        status="answered" if answered else "not_in_papers",
        coverage=library.records.coverage(asked.scope),
    )
    reader = asked.scope.reader
    exempt = any(quote.found.is_exempt for quote in quotes)
    if answered and chat is not None and not exempt:
        best = [quote.found for quote in quotes]
        given = passages_to_give(best, [one for one in retrieved.found if not one.is_exempt])
        yield replace(opening, mode="written")
        written = yield from write(chat, library, question, given, opening, asked.scope)
        if written.citations:
            opening = replace(opening, mode="written")
        if written.notice is not None:
            yield replace(opening, notice=written.notice)
            for cited in _cite(library, quotes, reader, written.citations):
                yield _part(opening, cited)
    elif answered:
        yield replace(opening, notice=NEVER_SENT if chat is not None else None)
        for cited in _cite(library, quotes, reader):
            yield _part(opening, cited)
    else:
        whole = [Quote(one, one.passage.start, one.passage.end) for one in retrieved.found]
        nearest = _cite(library, whole[:NEAREST], reader)
        yield replace(opening, nearest=tuple(one for cited in nearest for one in cited.halves))
    ended = time.perf_counter()
    timings = {
        "retrieve": _ms(retrieved.understood.started, retrieved.at),
        "answer": _ms(retrieved.at, ended),
        "total": _ms(retrieved.understood.started, ended),
    }
    yield replace(opening, timings_ms=timings)


def _part(opening: Answer, cited: _Cited) -> Answer:
    """One sentence of the answer, its white space folded, with its citations."""
    text = " ".join(word for citation in cited.halves for word in citation.quote.split())
    citations = (*cited.halves, *cited.again)
    again = tuple(citation.n for citation in cited.again)
    sentence = Sentence(text, tuple(citation.n for citation in citations), again)
    return replace(opening, sentences=(sentence,), citations=citations)


def _cite(
    library: Library, quotes: Sequence[Quote], reader: Reader, number: int = 0
) -> list[_Cited]:
    """Each quote's citations, numbered on from ``number``."""
    numbers = count(number + 1)
    return [
        _Cited(
            tuple(
                cite(library, half, next(numbers), reader)
                for half in (quote, quote.goes_on)
                if half is not None
            ),
            tuple(cite(library, other, next(numbers), reader) for other in quote.again),
        )
        for quote in quotes
    ]


def _ms(start: float, end: float) -> float:
    return round(1000 * (end - start), 1)
