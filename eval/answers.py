"""Answers of any system, read from JSON Lines and paired with the cases that they answer.

Each line is one JSON object: the case's ``id`` and an Answer, as the contract has it::

    {"id", "status": "answered|not_in_papers",
     "sentences": [{"text", "citations": [1, 2]}],
     "citations": [{"n", "file", "page", "quote", "paper_id", "start", "end", …}]}

The rest of the contract may be left out. A citation needs its number and its quotation; one that
names no paper or no page is kept, and scores nought. What the contract does not know is passed
over.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.answer import Answer, Sentence
from eval.cases import Case, CasesError
from eval.cases.lines import numbered_lines
from eval.citations import NO_SPAN
from papers import Access, Citation, Kind, Status

# No answer takes longer than eleven days.
Milliseconds = Annotated[float, Field(ge=0, le=1e9)]
# How many ids a message names.
NAMED = 5


class _Given(BaseModel):
    """What every part of a row has in common: no text is taken for a number."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class GivenSentence(_Given):
    """A sentence with the numbers of its citations."""

    text: str
    citations: list[int] = Field(default_factory=list)


class GivenCitation(_Given):
    """A citation as a system gave it; what it did not give is None."""

    n: int
    quote: str
    file: str | None = None
    paper_id: str | None = None
    page: int | None = None
    start: int | None = None
    end: int | None = None
    title: str | None = None
    council: str | None = None
    committee: str | None = None
    meeting_date: str | None = None
    kind: str | None = None
    status: str | None = None
    access: str | None = None
    printed_page: str | None = None
    item: str | None = None
    ocr: bool = False


class GivenAnswer(_Given):
    """One row of an answers file."""

    id: Annotated[str, Field(min_length=1)]
    status: Literal["answered", "not_in_papers"]
    question: str | None = None
    standalone_question: str | None = None
    mode: Literal["quotes", "written"] = "quotes"
    sentences: list[GivenSentence] = Field(default_factory=list)
    citations: list[GivenCitation] = Field(default_factory=list)
    nearest: list[GivenCitation] = Field(default_factory=list)
    timings_ms: dict[str, Milliseconds] = Field(default_factory=dict)
    notice: str | None = None

    @model_validator(mode="after")
    def _numbers_differ(self) -> "GivenAnswer":
        numbers = [one.n for one in self.citations]
        twice = sorted({n for n in numbers if numbers.count(n) > 1})
        if twice:
            raise ValueError(f"two citations have the number {twice[0]}")
        return self


def read_answers(path: Path) -> dict[str, GivenAnswer]:
    """The answers of a JSON Lines file by their id, in its order, past blank lines.

    Raises CasesError, naming the file and the line, for a row that is malformed, for two answers
    of one id, and for a file that cannot be read or holds no answer.
    """
    answers: dict[str, GivenAnswer] = {}
    places: dict[str, int] = {}
    for number, text in numbered_lines(path):
        one = _answer(path, number, text)
        if one.id in answers:
            reason = f'the id "{one.id}" stands on line {places[one.id]} already'
            raise CasesError(path, number, reason)
        answers[one.id], places[one.id] = one, number
    if not answers:
        raise CasesError(path, None, "the file holds no answer")
    return answers


def pair(cases: Sequence[Case], given: Mapping[str, GivenAnswer], path: Path) -> tuple[Answer, ...]:
    """The answer to each case, in the order of the cases.

    Raises CasesError naming the file and the ids, where a case has no answer or an answer is to
    no case.
    """
    missing = [case.id for case in cases if case.id not in given]
    if missing:
        raise CasesError(path, None, f"there is no answer to {_named(missing)}")
    unknown = sorted(set(given) - {case.id for case in cases})
    if unknown:
        raise CasesError(path, None, f"no case goes by the id of the answer {_named(unknown)}")
    return tuple(as_answer(case, given[case.id]) for case in cases)


def as_answer(case: Case, given: GivenAnswer) -> Answer:
    """An answer that was read, as the assistant's own are: with what it did not give left open.

    A citation without a file, a page or a span has "", 0 and NO_SPAN for them.
    """
    return Answer(
        question=given.question or case.question,
        standalone_question=given.standalone_question or case.question,
        status=given.status,
        mode=given.mode,
        sentences=tuple(Sentence(one.text, tuple(one.citations)) for one in given.sentences),
        citations=tuple(_citation(one) for one in given.citations),
        nearest=tuple(_citation(one) for one in given.nearest),
        timings_ms=dict(given.timings_ms),
        notice=given.notice,
    )


def _citation(given: GivenCitation) -> Citation:
    spanned = given.start is not None and given.end is not None
    return Citation(
        n=given.n,
        paper_id=given.paper_id or "",
        file=given.file or "",
        title=given.title or "",
        council=given.council,
        committee=given.committee,
        meeting_date=_day(given.meeting_date),
        kind=_one_of(get_args(Kind), given.kind, "other"),
        status=_one_of(get_args(Status), given.status, "approved"),
        access=_one_of(get_args(Access), given.access, "public"),
        page=given.page or 0,
        printed_page=given.printed_page,
        item=given.item,
        quote=given.quote,
        start=given.start if spanned and given.start is not None else NO_SPAN,
        end=given.end if spanned and given.end is not None else NO_SPAN,
        ocr=given.ocr,
    )


def _answer(path: Path, number: int, text: str) -> GivenAnswer:
    try:
        row = json.loads(text, parse_constant=_no_number)
        json.dumps(row, ensure_ascii=False).encode()
        return GivenAnswer.model_validate(row)
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} at character {error.colno}"
        raise CasesError(path, number, reason) from error
    except UnicodeEncodeError as error:
        raise CasesError(
            path, number, "half a character stands in it (\\ud800 and such)"
        ) from error
    except RecursionError as error:
        raise CasesError(path, number, "not an answer: lists within lists without end") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        said = first["msg"].removeprefix("Value error, ")
        raise CasesError(path, number, f'"{where}": {said}' if where else said) from error
    except ValueError as error:
        raise CasesError(path, number, f"not JSON: {error}") from error


def _no_number(said: str) -> Any:  # noqa: ANN401
    raise ValueError(f"{said} is no number")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _one_of(known: Sequence[str], said: str | None, otherwise: str) -> Any:  # noqa: ANN401
    """What was said, where it is a word that is known: of the type of ``known``."""
    return said if said in known else otherwise


def _named(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
    return ", ".join(f'"{one}"' for one in ids[:NAMED]) + more
