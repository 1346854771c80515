"""Between table rows and the nouns of ``papers``; and the one place that enforces a Scope."""

import json
import re
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, func

from papers import Page, Paper, Passage, Scope
from records import schema

BLACK = "█"


def paper_of(row: Any) -> Paper:  # noqa: ANN401 - a row of any selection
    """The Paper in a row that selects the ``papers`` table."""
    return Paper(
        paper_id=row.paper_id,
        file=row.file,
        title=row.title,
        council=row.council,
        committee=row.committee,
        meeting_date=row.meeting_date,
        kind=row.kind,
        status="superseded" if row.superseded_by else "approved" if row.approved else row.status,
        access=row.access,
        page_count=row.page_count,
    )


def page_of(row: Any) -> Page:  # noqa: ANN401 - a row of any selection
    """The Page in a row of ``pages``, every word of it."""
    exempt = tuple((start, end) for start, end in json.loads(row.exempt))
    return Page(row.number, row.text, row.printed, row.ocr, exempt)


def blacked_out(page: Page) -> Page:
    """The page as the public may see it: what is exempt is black, all else in its old place."""
    text = page.text
    for start, end in page.exempt:
        text = text[:start] + re.sub(r"[^\n]", BLACK, text[start:end]) + text[end:]
    return replace(page, text=text)


def passage_of(row: Any) -> Passage:  # noqa: ANN401 - a row of any selection
    """The Passage in a row of ``passages`` joined with its slice of the page's text."""
    return Passage(
        key=row.key,
        paper_id=row.paper_id,
        page=row.page,
        start=row.start,
        end=row.end,
        char_start=row.char_start,
        text=row.slice,
        context=row.context,
        item=row.item,
        heading=row.heading,
        sentences=tuple((start, end) for start, end in json.loads(row.sentences)),
        access=row.access,
        runs_on=row.runs_on,
        speaker=row.speaker,
    )


def passage_slice() -> ColumnElement[str]:
    """The passage's text, cut from the page it stands on: a quotation cannot drift from it."""
    return func.substr(
        schema.pages.c.text,
        schema.passages.c.start + 1,
        schema.passages.c.end - schema.passages.c.start,
    ).label("slice")


def paper_in(scope: Scope) -> list[ColumnElement[bool]]:
    """The conditions under which a paper may be seen, counted or named within ``scope``."""
    columns = schema.papers.c
    conditions: list[ColumnElement[bool]] = [columns.access.in_(scope.reader.may_see)]
    if scope.council is not None:
        conditions.append(columns.council == scope.council)
    if scope.committee is not None:
        conditions.append(columns.committee == scope.committee)
    if scope.first_date is not None:
        conditions.append(columns.meeting_date >= scope.first_date)
    if scope.last_date is not None:
        conditions.append(columns.meeting_date <= scope.last_date)
    return conditions


def passage_in(scope: Scope) -> list[ColumnElement[bool]]:
    """The conditions under which a passage may be searched: current, and open to the reader."""
    return [
        *paper_in(scope),
        schema.passages.c.access.in_(scope.reader.may_see),
        schema.papers.c.superseded_by.is_(None),
    ]
