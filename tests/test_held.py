"""What is worked out from the records is held while the papers stay the same, and no longer."""

import gc
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from assistant.retrieve import Library
from lineofsight.actions.log import log_of
from lineofsight.figures.points import figures_on
from lineofsight.papers_say import answer_on
from lineofsight.theme import Theme, passages_on
from lineofsight.timeline.meetings import timeline_on
from papers import Paper, Reader, Scope
from records import open_records
from records.held import Held, held_while_unchanged

MINUTES = """DRAFT MINUTES

WALLOP BOROUGH COUNCIL

PARKS PANEL

Minutes of a meeting held on 5 May 2021

1. Otters

The Ranger reported that 41 otters had been counted in Wallop Park at 31 March 2021.

Resolved – That the Ranger report back on the otters to the next meeting.
"""
THEME = Theme("otters in Wallop Park")


def logged(library: Library) -> list[Paper]:
    return [one.paper for one in log_of(library.records, Scope())]


def figures(library: Library) -> list[Any]:
    return [one.citation for one in figures_on(library, THEME, Reader.PUBLIC)]


def passages(library: Library) -> list[Paper]:
    return [one.paper for one in passages_on(library, THEME, Reader.PUBLIC)]


def timeline(library: Library) -> list[Any]:
    return [one.citation for one in timeline_on(library, THEME, Reader.PUBLIC).entries]


def answer(library: Library) -> list[Any]:
    return list(answer_on(library, THEME, Reader.PUBLIC).citations)


@pytest.mark.parametrize("shown", [logged, figures, passages, timeline, answer])
def test_an_approval_is_seen_at_once(
    shown: Callable[[Library], list[Any]], library_of: Callable[..., Library]
) -> None:
    library = library_of(may=MINUTES)
    assert {one.status for one in shown(library)} == {"draft"}
    (row,) = library.records.papers(Scope())
    library.records.approve([row.paper.paper_id])
    assert {one.status for one in shown(library)} == {"approved"}


@pytest.mark.parametrize("shown", [logged, figures, passages, timeline, answer])
def test_what_is_held_goes_with_the_records(
    shown: Callable[[Library], list[Any]], library_of: Callable[..., Library]
) -> None:
    made = library_of(may=MINUTES)
    records = open_records(made.records.engine.url.render_as_string())
    gone = weakref.ref(records)
    assert shown(Library(records, made.index, made.embedder))
    del records
    gc.collect()
    assert gone() is None


class Counted:
    """Work on records that only count how often they changed, and on what has such records."""

    def __init__(self) -> None:
        self.number = 0
        self.held = Held(lambda: self.number)
        self.done: list[object] = []

    @property
    def library(self) -> "WithRecords":
        return WithRecords(self)


@dataclass(frozen=True)
class WithRecords:
    records: Counted


@held_while_unchanged(most=2)
def doubled(source: Counted | WithRecords, number: int) -> int:
    records = source.records if isinstance(source, WithRecords) else source
    records.done.append(number)
    return 2 * number


@held_while_unchanged(most=1)
def changed_meanwhile(source: Counted) -> int:
    source.number += len(source.done) == 0
    source.done.append("it")
    return source.number


def test_work_is_done_once_until_the_records_change() -> None:
    records = Counted()
    assert [doubled(records, 3), doubled(records, 3), doubled(records, 4)] == [6, 6, 8]
    assert records.done == [3, 4]
    records.number += 1
    assert [doubled(records, 3), doubled(records, 3)] == [6, 6]
    assert records.done == [3, 4, 3]
    assert [doubled(records.library, 3), doubled(records.library, 3)] == [6, 6]
    assert records.done == [3, 4, 3, 3]
    assert doubled(Counted(), 3) == 6 and records.done == [3, 4, 3, 3]


def test_the_results_asked_for_last_are_held() -> None:
    records = Counted()
    for number in (1, 2, 1, 3, 1, 2):
        doubled(records, number)
    assert records.done == [1, 2, 3, 2]


def test_what_a_change_overtakes_is_not_held() -> None:
    records = Counted()
    assert [changed_meanwhile(records) for _ in range(3)] == [1, 1, 1]
    assert records.done == ["it", "it"]
