"""Find every figure of a paper: sentence by sentence and row by row, in reading order."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ingest.figures import tables
from ingest.figures.numbers import Number
from ingest.figures.pieces import Piece, pieces_of
from ingest.figures.report_dates import period_of, reported_on, stated_in
from ingest.figures.sentences import told_in
from ingest.figures.several import newness
from ingest.figures.told import REMEMBERED, Earlier, Told, kind_of, remembered
from ingest.structure.blocks import Block
from ingest.structure.reports import Report
from papers import Figure, Item, Page, Paper

# A target belongs to what the sentence right before tells, in a paragraph of so many letters.
NEXT, SAME_PARAGRAPH = 200, 700
NOW = re.compile(
    r"\b(?:now|currently|at present|to date|at the moment|today|presently|at the time)\b",
    re.IGNORECASE,
)


def figures_of(
    paper: Paper,
    pages: Sequence[Page],
    blocks: Sequence[Sequence[Block]],
    items: Sequence[Item],
    reports: Sequence[Report] = (),
) -> tuple[Figure, ...]:
    """The figures of a paper in reading order; ``blocks`` are the blocks of each page.

    The text of each is a slice of its page: the sentence or the row it stands in. A figure is
    exempt if the paper, its page or its item is; a public one is found as if what is exempt did
    not stand there, so that it leans on no word of it. What is printed again on a later page (a
    total in a running header) is found once.
    """
    if paper.access == "exempt" or not any(page.exempt for page in pages):
        return tuple(_found(paper, pages, blocks, items, reports))
    without = [_without_exempt(page) for page in pages]
    seen = [one for one in _found(paper, without, blocks, items, reports) if one.access == "public"]
    on = frozenset(place for place, page in enumerate(pages) if page.exempt)
    every = _found(paper, pages, blocks, items, reports, on)
    shut = [one for one in every if one.access == "exempt"]
    return tuple(sorted(seen + shut, key=lambda one: (one.page, one.start)))


def _without_exempt(page: Page) -> Page:
    """The page with blanks where it is exempt, all else in its place."""
    text = page.text
    for start, end in page.exempt:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return replace(page, text=text)


def _found(
    paper: Paper,
    pages: Sequence[Page],
    blocks: Sequence[Sequence[Block]],
    items: Sequence[Item],
    reports: Sequence[Report],
    on: frozenset[int] | None = None,
) -> list[Figure]:
    """The figures of the pages whose places, from 0, are ``on``; None: of all pages."""
    figures: list[Figure] = []
    seen: set[tuple[str, int, date | None]] = set()
    earlier: Earlier = {}
    section = ""
    # Minutes tell of many papers' figures, a report of its own.
    of_many = paper.kind in ("minutes", "agenda")
    stated = None if of_many else stated_in(pages, paper.meeting_date)
    period = None if of_many else period_of(paper, pages)
    for piece in pieces_of(paper, pages, blocks, items, reports):
        if on is not None and piece.page not in on:
            continue
        page = pages[piece.page]
        text = page.text[piece.start : piece.end]
        if not piece.row and piece.section != section:
            earlier, section = {}, piece.section
        if piece.row and piece.over is not None:
            over = piece.over
            if over.period is None and (period or stated):
                last, said = stated or period or (None, None)
                over = replace(over, period=last, period_text=said)
            found = tables.told_in_row(text, over)
        else:
            found, target = told_in(text, paper.meeting_date, earlier, piece.topic)
            if target is not None:
                _give_target(figures, target, piece, page, paper.meeting_date)
            reported = stated or reported_on(piece.context, paper.meeting_date) or period
            found = _dated(found, text, reported)
            earlier = remembered(earlier, found)
        item = items[piece.item] if piece.item >= 0 else None
        exempt = "exempt" in (paper.access, item.access if item else "public") or any(
            start < piece.end and piece.start < end for start, end in page.exempt
        )
        for told in found:
            key = (" ".join(text.split()), told.start, told.as_of)
            if key in seen:
                continue
            seen.add(key)
            figures.append(
                Figure(
                    figure_id=f"{paper.paper_id[:20]}-f{page.number}-{piece.start + told.start}",
                    paper_id=paper.paper_id,
                    measure=told.measure,
                    subject=told.subject,
                    value=told.value,
                    printed=told.printed,
                    unit=told.unit,
                    sense=told.sense,
                    as_of=told.as_of,
                    as_of_text=told.as_of_text,
                    target=told.target,
                    rating=told.rating,
                    page=page.number,
                    start=piece.start,
                    end=piece.end,
                    text=text,
                    item=(item.number or None) if item else None,
                    access="exempt" if exempt else "public",
                    context=piece.context,
                )
            )
    return figures


def _dated(found: list[Told], text: str, period: tuple[date, str] | None) -> list[Told]:
    """The figures of a sentence that gives no date, with that of the report it stands in."""
    if period is None or NOW.search(text):
        return found
    return [
        told
        if told.as_of or told.as_of_text
        else replace(told, as_of=period[0], as_of_text=period[1])
        for told in found
    ]


def _give_target(
    figures: list[Figure], target: Number, piece: Piece, page: Page, meeting: date | None
) -> None:
    """Put the target that a sentence gives to the newest value of what was told right before."""
    if not figures or figures[-1].page != page.number:
        return
    last = figures[-1]
    if not 0 <= piece.start - last.end < NEXT or kind_of(last.unit) != kind_of(target.unit):
        return
    told = [
        place
        for place in range(max(0, len(figures) - REMEMBERED), len(figures))
        if (figures[place].measure, figures[place].subject) == (last.measure, last.subject)
        and kind_of(figures[place].unit) == kind_of(last.unit)
        and figures[place].access == last.access
        and figures[place].page == page.number
        and piece.start - figures[place].end < SAME_PARAGRAPH
    ]
    newest = max(told, key=lambda n: newness(figures[n].as_of or meeting, figures[n].sense))
    if figures[newest].target is None:
        figures[newest] = replace(figures[newest], target=target.value)
