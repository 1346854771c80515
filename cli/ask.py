"""Commands that answer and find: ``ask`` and ``search``."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.options import AsJson, AsReader, Committee, Council, From, Out, Questions, To
from cli.start import BAD_USAGE, open_asked, open_chat, plain_failures, stop

Answering = Callable[[list[Any]], Iterator[dict[str, Any]]]


def ask(
    question: Annotated[str | None, typer.Argument(help="In quotation marks.")] = None,
    council: Council = None,
    committee: Committee = None,
    first: From = None,
    last: To = None,
    reader: AsReader = None,
    questions: Questions = None,
    out: Out = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question from the papers, every sentence cited."""
    _one_or_many(question, questions, out)
    asked = open_asked(reader, council, committee, first, last)
    library, scope, chat = asked.library(), asked.scope, open_chat(asked.settings)
    from assistant import ask as asking
    from assistant import batch, contract, plain

    if questions and out:
        _write(
            questions,
            out,
            lambda rows: batch.answer_rows(library, rows, scope, chat),
            as_json,
        )
    elif question:
        answer = asking.ask(library, question, scope=scope, chat=chat)
        print(json.dumps(contract.answer_json(answer)) if as_json else plain.in_words(answer))


def search(
    query: Annotated[str | None, typer.Argument(help="What to look for.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many passages at most.")] = 10,
    council: Council = None,
    committee: Committee = None,
    first: From = None,
    last: To = None,
    reader: AsReader = None,
    questions: Questions = None,
    out: Out = None,
    as_json: AsJson = False,
) -> None:
    """Find the passages nearest to a query, by words and by meaning."""
    _one_or_many(query, questions, out)
    asked = open_asked(reader, council, committee, first, last)
    library, scope = asked.library(), asked.scope
    from assistant import batch, contract, plain
    from assistant.question import read_question
    from assistant.retrieve import search as find

    if questions and out:
        _write(
            questions,
            out,
            lambda rows: batch.search_rows(library, rows, scope, limit),
            as_json,
        )
    elif query:
        found = find(library, read_question(query), scope, limit)
        passages = {"passages": contract.passages_json(found)}
        print(json.dumps(passages) if as_json else plain.passages_in_words(found))


def _one_or_many(one: str | None, questions: Path | None, out: Path | None) -> None:
    if bool(questions) != bool(out) or bool(one and one.strip()) == bool(questions):
        stop("Give either one question, or both --questions FILE and --out FILE.", BAD_USAGE)


def _write(questions: Path, out: Path, answer: Answering, as_json: bool) -> None:
    from assistant import batch

    try:
        rows = batch.read_rows(questions)
    except batch.BatchError as error:
        stop(str(error), BAD_USAGE)
    with plain_failures():
        count = batch.write_rows(out, answer(rows))
    done = {"out": str(out), "rows": count}
    print(json.dumps(done) if as_json else f"{count} rows written to {out}.")
