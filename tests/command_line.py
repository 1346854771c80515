"""The commands as they are called in this process, and what they print. Not a test."""

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from cli import app

QUESTION = "What share of posts was held by agency workers at 31 December 2024?"
# The keys of the contract.
ANSWER = {
    "question", "standalone_question", "status", "mode", "sentences", "citations", "withheld",
    "nearest", "notice", "coverage", "timings_ms",
}  # fmt: skip
CITATION = {
    "n", "paper_id", "file", "title", "council", "committee", "meeting_date", "kind", "status",
    "access",
    "page", "printed_page", "item", "quote", "start", "end", "ocr", "place",
    "also_in", "replaces",
}  # fmt: skip
PASSAGE = {"file", "page", "item", "start", "end", "char_start", "char_end", "text", "score"}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def done(*arguments: str | Path, status: int = 0) -> Any:  # noqa: ANN401 - any JSON document
    """The one JSON document that a command prints; its exit status is ``status``."""
    result = run(*arguments, "--json")
    assert result.exit_code == status, result.output or repr(result.exception)
    return json.loads(result.stdout)


def refused(*arguments: str | Path, status: int) -> str:
    """What a command says when it cannot do what it was asked: one sentence, no traceback."""
    result = run(*arguments)
    assert result.exit_code == status, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return " ".join(result.stderr.split())


def rows(path: Path, *rows: object) -> Path:
    text = "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)
    path.write_text(text, encoding="utf-8")
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
