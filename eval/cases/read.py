"""Read evaluation cases from JSON Lines, and refuse a malformed row by file and line.

Each line is one JSON object::

    {"id", "question", "answerable", "kind", "note",
     "gold": [{"file", "page", "quote", "also": [{"file", "page"}]}],
     "key_facts": [["one way to write it", "another"], ["a second fact"]],
     "history": [{"question", "answer_gist"}]}

``note``, ``history`` and ``also`` may be left out. An unanswerable case is of the kind
``unanswerable`` and has neither ``gold`` nor ``key_facts``; every other case has both. What a
row holds besides is an error, so that a misspelt name is not passed over.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Literal, get_args

from assistant.follow_up import Turn
from eval.cases.lines import CasesError, numbered_lines

CaseKind = Literal[
    "figure",
    "person",
    "date",
    "decision",
    "reason",
    "undertaking",
    "list",
    "comparison",
    "version",
    "unanswerable",
]
KINDS: tuple[CaseKind, ...] = get_args(CaseKind)
REQUIRED = ("id", "question", "answerable", "kind", "gold", "key_facts")
OPTIONAL = ("note", "history")


@dataclass(frozen=True)
class Place:
    """A page of a paper: the file relative to the folder loaded, and the 1-based page."""

    file: str
    page: int


@dataclass(frozen=True)
class Gold:
    """Words that carry a part of the answer, where they stand, and where else they stand."""

    place: Place
    quote: str
    also: tuple[Place, ...] = ()

    @property
    def places(self) -> frozenset[Place]:
        """The places that are equally good to cite."""
        return frozenset((self.place, *self.also))


@dataclass(frozen=True)
class Case:
    """A question, what came before it, and what a right answer holds.

    ``key_facts`` are groups: a right answer holds at least one string of every group. ``note``
    is for whoever reads the case and is never shown to the assistant.
    """

    id: str
    question: str
    kind: CaseKind
    answerable: bool
    gold: tuple[Gold, ...] = ()
    key_facts: tuple[tuple[str, ...], ...] = ()
    history: tuple[Turn, ...] = ()
    note: str = ""


class _Malformed(Exception):
    """What is wrong with a row, in words that follow its place."""


def read_cases(path: Path) -> tuple[Case, ...]:
    """Read the cases in the JSON Lines file at ``path``, in its order, past blank lines.

    Raises CasesError at the first row that is malformed, for two cases of one id, and for a
    file that cannot be read or holds no case.
    """
    cases: dict[str, tuple[int, Case]] = {}
    for number, line in numbered_lines(path):
        try:
            case = _case(_row(line))
            if case.id in cases:
                raise _Malformed(f'the id "{case.id}" stands on line {cases[case.id][0]} already')
        except _Malformed as error:
            raise CasesError(path, number, str(error)) from error
        cases[case.id] = (number, case)
    if not cases:
        raise CasesError(path, None, "the file holds no case")
    return tuple(case for _, case in cases.values())


def _row(line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise _Malformed(f"not JSON: {error.msg} at character {error.colno}") from error
    return _object(row, "the row", REQUIRED, OPTIONAL)


def _case(row: dict[str, Any]) -> Case:
    case = Case(
        id=_text(row["id"], '"id"'),
        question=_text(row["question"], '"question"'),
        kind=_kind(row["kind"]),
        answerable=_flag(row["answerable"], '"answerable"'),
        gold=tuple(_gold(one, where) for where, one in _list(row["gold"], '"gold"')),
        key_facts=tuple(
            tuple(_text(fact, inner) for inner, fact in _list(group, where, at_least=1))
            for where, group in _list(row["key_facts"], '"key_facts"')
        ),
        history=tuple(
            _turn(one, where) for where, one in _list(row.get("history", []), '"history"')
        ),
        note=_string(row.get("note", ""), '"note"'),
    )
    if case.answerable == (case.kind == "unanswerable"):
        said = "true" if case.answerable else "false"
        raise _Malformed(f'"answerable" is {said} but "kind" is "{case.kind}"')
    for name, held in (("gold", case.gold), ("key_facts", case.key_facts)):
        if case.answerable and not held:
            raise _Malformed(f'an answerable case needs at least one entry in "{name}"')
        if not case.answerable and held:
            raise _Malformed(f'an unanswerable case has nothing in "{name}"')
    return case


def _gold(value: object, where: str) -> Gold:
    row = _object(value, where, ("file", "page", "quote"), ("also",))
    return Gold(
        place=_place({"file": row["file"], "page": row["page"]}, where),
        quote=_text(row["quote"], f'"quote" in {where}'),
        also=tuple(
            _place(one, inner) for inner, one in _list(row.get("also", []), f'"also" in {where}')
        ),
    )


def _place(value: object, where: str) -> Place:
    row = _object(value, where, ("file", "page"))
    file, page = _text(row["file"], f'"file" in {where}'), row["page"]
    if PurePosixPath(file).is_absolute() or ".." in PurePosixPath(file).parts:
        raise _Malformed(f'"file" in {where} must be relative to the folder of the papers')
    if not isinstance(page, int) or isinstance(page, bool) or page < 1:
        raise _Malformed(f'"page" in {where} must be a whole number from 1, not {_shown(page)}')
    return Place(file, page)


def _turn(value: object, where: str) -> Turn:
    row = _object(value, where, ("question", "answer_gist"))
    return Turn(
        question=_text(row["question"], f'"question" in {where}'),
        answer=_string(row["answer_gist"], f'"answer_gist" in {where}'),
    )


def _kind(value: object) -> CaseKind:
    for kind in KINDS:
        if value == kind:
            return kind
    raise _Malformed(f'"kind" must be one of {", ".join(KINDS)}, not {_shown(value)}')


def _object(
    value: object, where: str, required: Collection[str], optional: Collection[str] = ()
) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _Malformed(f"{where} must be an object, not {_shown(value)}")
    for name in required:
        if name not in value:
            raise _Malformed(f'{where} has no "{name}"')
    for name in value:
        if name not in required and name not in optional:
            raise _Malformed(f'{where} has "{name}", which is not the name of anything in a case')
    return value


def _list(value: object, where: str, at_least: int = 0) -> list[tuple[str, object]]:
    if not isinstance(value, list):
        raise _Malformed(f"{where} must be a list, not {_shown(value)}")
    if len(value) < at_least:
        raise _Malformed(f"{where} must not be empty")
    return [(f"entry {number} of {where}", one) for number, one in enumerate(value, start=1)]


def _flag(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise _Malformed(f"{where} must be true or false, not {_shown(value)}")
    return value


def _string(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise _Malformed(f"{where} must be text, not {_shown(value)}")
    if any("\ud800" <= sign <= "\udfff" for sign in value):
        raise _Malformed(f"{where} holds half a character, such as \\ud800")
    return value


def _text(value: object, where: str) -> str:
    text = _string(value, where)
    if not text.strip():
        raise _Malformed(f"{where} must not be empty")
    return text


def _shown(value: object) -> str:
    shown = json.dumps(value, ensure_ascii=False)
    return shown if len(shown) <= 40 else shown[:39] + "…"
