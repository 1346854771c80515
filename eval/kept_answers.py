"""The answers of a run, kept as they are given, so that a run that was stopped can go on."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from pydantic import ValidationError

from assistant.contract import answer_json
from eval.answers import GivenAnswer, as_answer
from eval.cases import Case
from eval.run import Given
from papers import Reader
from records import Records


def mark_of(records: Records, reader: Reader, how: str) -> str:
    """A mark that two runs share only if the same papers were asked the same way.

    It moves on with the index, with the clearance of the ``reader``, and with ``how`` the answers
    are made. A change to the assistant's own code does not move it.
    """
    known = ",".join(sorted(records.known()))
    said = f"{records.generation()}|{known}|{reader}|{how}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]


class AnswersFile:
    """A JSON Lines file of answers that grows by a row a case. Use it as a context manager.

    A row is ``{"id", …Answer, "asked": {"of", "history", "milliseconds"}}``; ``asked`` says what
    it was an answer to.
    """

    def __init__(self, path: Path, mark: str, kept: Mapping[str, str]) -> None:
        """Write to ``path``: first the rows that were ``kept`` by their ids, then new ones.

        ``mark`` is of :func:`mark_of`. Raises OSError where the file cannot be written.
        """
        self._path, self._mark = path, mark
        self._rows = dict(kept)
        self._write_all(self._rows.values())
        self._file: TextIO = path.open("a", encoding="utf-8")

    def __enter__(self) -> "AnswersFile":
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def add(self, case: Case, given: Given) -> None:
        """Write the answer to a case at once, unless it was kept from before."""
        if case.id in self._rows:
            return
        asked = {
            "of": self._mark,
            "history": _history(case),
            "milliseconds": None if given.milliseconds is None else round(given.milliseconds, 1),
        }
        row = {"id": case.id, **answer_json(given.answer), "asked": asked}
        self._rows[case.id] = json.dumps(row, ensure_ascii=False, allow_nan=False)
        self._file.write(f"{self._rows[case.id]}\n")
        self._file.flush()

    def put_in_order(self, cases: Sequence[Case]) -> None:
        """Write the rows anew in the order of the cases."""
        self._write_all(self._rows[case.id] for case in cases if case.id in self._rows)

    def _write_all(self, rows: Iterable[str]) -> None:
        unfinished = self._path.with_name(f".{self._path.name}.new")
        unfinished.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
        os.replace(unfinished, self._path)


def kept_rows(
    path: Path, cases: Sequence[Case], mark: str
) -> tuple[dict[str, str], dict[str, Given]]:
    """The rows, and the answers in them, of an earlier run that still hold, by the cases' ids.

    A row holds where it is to the same question with the same history and bears the same
    ``mark``. Any other, and one that was cut off, is passed over: its case is asked again.
    """
    by_id = {case.id: case for case in cases}
    rows: dict[str, str] = {}
    answers: dict[str, Given] = {}
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return rows, answers
    for line in lines:
        try:
            row = json.loads(line)
            asked = row["asked"]
            case = by_id[row["id"]]
            same = asked["of"] == mark and asked["history"] == _history(case)
            if same and row["question"] == case.question:
                answer = as_answer(case, GivenAnswer.model_validate(row))
                answers[case.id] = Given(answer, asked["milliseconds"])
                rows[case.id] = line
        except (ValueError, KeyError, TypeError, ValidationError):
            continue
    return rows, answers


def _history(case: Case) -> list[list[str]]:
    return [[turn.question, turn.answer] for turn in case.history]
