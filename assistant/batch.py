"""Answer or search for many questions in one process, from and to JSON Lines."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from langchain_core.language_models import BaseChatModel

from assistant.ask import ask
from assistant.contract import answer_json, passages_json
from assistant.follow_up import Turn
from assistant.question import read_question
from assistant.retrieve import Library, search
from papers import Scope


class BatchError(Exception):
    """A row of a questions file cannot be used; the message names the file and the line."""


@dataclass(frozen=True)
class Row:
    """One question of a batch: its id as given, its text, the turns before it, oldest first."""

    id: Any
    question: str
    history: tuple[Turn, ...]


def read_rows(path: Path) -> list[Row]:
    """The rows ``{"id", "question", "history": [{"question", "answer"}]}`` of a JSON Lines file.

    Raises BatchError for a file that cannot be opened or a row that is not of that form.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BatchError(f"{path} could not be read; check the path and that it is text") from error
    return [
        _row(line, f"{path}, line {n}") for n, line in enumerate(lines, start=1) if line.strip()
    ]


def answer_rows(
    library: Library, rows: list[Row], scope: Scope, chat: BaseChatModel | None = None
) -> Iterator[dict[str, Any]]:
    """One ``{"id", …Answer}`` for each row, in order; written where there is a ``chat`` model."""
    for row in rows:
        answer = ask(library, row.question, row.history, scope, chat)
        yield {"id": row.id, **answer_json(answer)}


def search_rows(
    library: Library, rows: list[Row], scope: Scope, limit: int
) -> Iterator[dict[str, Any]]:
    """One ``{"id", "passages"}`` for each row, in order."""
    for row in rows:
        found = search(library, read_question(row.question), scope, limit)
        yield {"id": row.id, "passages": passages_json(found)}


def write_rows(path: Path, rows: Iterator[dict[str, Any]]) -> int:
    """Write rows as JSON Lines, each as soon as it is made; how many there were."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row) + "\n")
            file.flush()
            count += 1
    return count


def _row(line: str, place: str) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise BatchError(f"{place}: not JSON ({error.msg})") from error
    if not isinstance(row, dict) or not isinstance(row.get("question"), str):
        raise BatchError(f'{place}: a row needs a "question"')
    history = row.get("history") or []
    if not isinstance(history, list) or not all(isinstance(turn, dict) for turn in history):
        raise BatchError(f'{place}: "history" must be a list of {{"question", "answer"}}')
    turns = tuple(
        Turn(
            str(turn.get("question", "")), str(turn.get("answer") or turn.get("answer_gist") or "")
        )
        for turn in history
    )
    return Row(row.get("id"), row["question"], turns)
