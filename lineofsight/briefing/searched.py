"""The sections in fixed wording: purpose, what was searched and not found, and the sources."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from assistant.plain import listed
from lineofsight.briefing.parts import Block, Cell, Row, Section, Subheading, Table, Wording
from lineofsight.briefing.said import day_of
from lineofsight.theme import Theme
from lineofsight.timeline.meetings import Timeline
from number_words import counted
from papers import WARNED_OF, Citation, Paper, Reader, spoken_date
from records import Records

HOW_CITED = (
    "Every statement is taken from a paper and has a note that gives the committee, the date of "
    "the meeting, the minute or paragraph, and the page. Words between quotation marks are exactly "
    "as the paper has them."
)
NO_PAPERS = "No papers were searched: none that have been read match what was chosen."
ALL_SPOKE = "Each of the voices listened for was heard at the newest meeting on this topic."
NOT_FOUND = "What was not found"
LISTENED = (
    "The papers were searched for members’ questions, what officers said, what commissioners and "
    "inspectors found, figures, the voices of children, families and front-line staff, and what "
    "was resolved."
)


def papers_on(records: Records, theme: Theme, reader: Reader) -> tuple[Paper, ...]:
    """The papers that are searched for ``theme``, as far as ``reader`` may see them."""
    rows = records.papers(theme.scope(reader))
    return tuple(row.paper for row in rows if theme.covers(row.paper))


def holds_exempt(records: Records, theme: Theme, reader: Reader) -> bool:
    """Whether ``reader`` is told of papers on ``theme`` that the public is not told of."""
    seen = papers_on(records, theme, reader)
    public = papers_on(records, theme, Reader.PUBLIC)
    return {one.paper_id for one in seen} != {one.paper_id for one in public}


def about(theme: Theme, searched: Sequence[Paper], made_on: date) -> str:
    """One line under the title: of which papers the briefing is, and when it was made."""
    bodies = [*theme.committees, *theme.councils]
    chosen = f" of {listed(bodies)}" if bodies else ""
    between = _between(theme.first_date, theme.last_date)
    papers = counted(len(searched), "paper")
    return f"Made on {spoken_date(made_on)} from {papers}{chosen}{between}."


def purpose_blocks(theme: Theme, searched: Sequence[Paper]) -> tuple[Block, ...]:
    """What the briefing is for, in fixed wording with the words of the ``theme``."""
    dates = _dates(searched)
    within = f", {_between(*dates).strip()}" if dates else ""
    return (
        Wording(
            f"This briefing brings together what the papers of {_bodies(theme, searched)} say "
            f"about “{theme.words}”{within}, to help members prepare."
        ),
        Wording(HOW_CITED),
    )


def coverage_blocks(searched: Sequence[Paper], timeline: Timeline) -> tuple[Block, ...]:
    """What was searched, by committee, and which voices the ``timeline`` does not hear."""
    if not searched:
        return (Wording(NO_PAPERS),)
    papers = counted(len(searched), "paper was", "papers were")
    dates = _dates(searched)
    told = f"{papers} searched{', dated' + _between(*dates) if dates else ''}."
    blocks: list[Block] = [Wording(told), _by_committee(searched)]
    if timeline.meetings:
        silent = [rung.words for rung in timeline.ladder if rung.is_silent]
        blocks += [Subheading(NOT_FOUND), Wording(LISTENED)]
        blocks += [Wording(f"{words}.") for words in silent] or [Wording(ALL_SPOKE)]
    return tuple(blocks)


def source_blocks(sections: Sequence[Section]) -> tuple[Block, ...]:
    """The papers that the other ``sections`` cite, with their pages, in date order."""
    cited: dict[str, list[Citation]] = defaultdict(list)
    for section in sections:
        for said in section.said:
            for citation in said.citations:
                cited[citation.paper_id].append(citation)
    if not cited:
        return (Wording("No paper is cited."),)
    firsts = sorted(cited.values(), key=lambda of: (str(of[0].meeting_date), of[0].file))
    heads = ("Paper", "Meeting", "Standing", "Pages cited", "File")
    rows = tuple(_source(of_paper) for of_paper in firsts)
    return (Table("Papers cited", heads, (30, 30, 16, 14, 30), rows, is_fixed=True),)


def _source(cited: Sequence[Citation]) -> Row:
    first = cited[0]
    body = ", ".join(name for name in (first.committee, first.council) if name)
    marks = [mark for mark in (first.status, first.access) if mark in WARNED_OF]
    pages = ", ".join(str(page) for page in sorted({one.page for one in cited}))
    standing = ", ".join(marks).capitalize() or "Not marked as a draft"
    met = f"{body or 'Not named'}, {day_of(first.meeting_date)}"
    return Row(tuple(Cell(words) for words in (first.title, met, standing, pages, first.file)))


def _by_committee(searched: Sequence[Paper]) -> Table:
    by_body: dict[tuple[str, str], list[Paper]] = defaultdict(list)
    for paper in searched:
        by_body[paper.council or "Not named", paper.committee or "Not named"].append(paper)
    rows = []
    for (council, committee), of_body in sorted(by_body.items()):
        dates = _dates(of_body)
        days = [spoken_date(day) for day in dates] if dates else ["Not known", "Not known"]
        rows.append(Row(tuple(Cell(one) for one in (council, committee, str(len(of_body)), *days))))
    heads = ("Council", "Committee", "Papers", "First", "Last")
    return Table("Papers searched", heads, (28, 32, 13, 20, 20), tuple(rows), is_fixed=True)


def _bodies(theme: Theme, searched: Sequence[Paper]) -> str:
    chosen = [*theme.committees, *theme.councils]
    councils = sorted({paper.council for paper in searched if paper.council})
    few = councils if 0 < len(councils) <= 3 else []
    return listed(chosen or few) or "the councils read here"


def _dates(searched: Sequence[Paper]) -> tuple[date, date] | None:
    days = [paper.meeting_date for paper in searched if paper.meeting_date]
    return (min(days), max(days)) if days else None


def _between(first: date | None, last: date | None) -> str:
    if first is not None and first == last:
        return f" {spoken_date(first)}"
    start = f" from {spoken_date(first)}" if first else ""
    return f"{start}{f' to {spoken_date(last)}' if last else ''}"
