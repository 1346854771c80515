"""Make a briefing: gather what its sections need, then put them in the order that was asked for."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date
from itertools import count

from assistant.retrieve import Library
from lineofsight.briefing.enquiries import enquiry_blocks
from lineofsight.briefing.figure_tables import figure_blocks
from lineofsight.briefing.order import Options
from lineofsight.briefing.parts import (
    HEADINGS,
    SECTIONS,
    Block,
    Briefing,
    Row,
    Section,
    SectionName,
    Statement,
    Table,
)
from lineofsight.briefing.promises import promise_blocks
from lineofsight.briefing.said import answer_blocks, timeline_blocks
from lineofsight.briefing.searched import (
    about,
    coverage_blocks,
    holds_exempt,
    papers_on,
    purpose_blocks,
    source_blocks,
)
from lineofsight.briefing.versions import Changes, change_blocks, changes_since, version_of
from lineofsight.sightline import View, view_of
from lineofsight.theme import Theme
from lineofsight.timeline.meetings import Timeline
from papers import Citation, Paper, Reader
from records import Records
from records.briefings import keep_version, last_version

# Called before each step with its number from 1, how many there are, and what is done.
Progress = Callable[[int, int, str], None]
LOOKING = "Looking through the papers"
# The sections that are made of what the papers say, and what is told while they are.
STEPS: dict[SectionName, str] = {
    "papers_say": "Setting out what the papers say",
    "figures": "Setting out the figures and drawing their charts",
    "promises": "Setting out promises and what became of them",
    "timeline": "Following the topic through the meetings",
    "enquiries": "Setting out lines of enquiry",
}


@dataclass(frozen=True)
class Material:
    """All that a briefing on ``theme`` needs, gathered from the papers once.

    ``blocks`` are those of the sections in :data:`STEPS` that were asked for; ``timeline`` tells
    which voices were not heard; ``is_exempt`` says that the reader was told of papers that the
    public is not told of.
    """

    theme: Theme
    reader: Reader
    made_on: date
    searched: tuple[Paper, ...]
    is_exempt: bool
    blocks: dict[SectionName, tuple[Block, ...]]
    timeline: Timeline
    changes: Changes


def make_briefing(
    library: Library,
    topic: Theme | View,
    reader: Reader,
    options: Options | None = None,
    made_on: date | None = None,
    progress: Progress | None = None,
) -> Briefing:
    """The briefing on a theme, or on the view of a sightline, from papers that ``reader`` may see.

    Raises ValueError where the theme has no words, no section is chosen, or the view is another
    reader's.
    """
    options = options or Options()
    return arrange(gather(library, topic, reader, options.names, made_on, progress), options)


def gather(
    library: Library,
    topic: Theme | View,
    reader: Reader,
    names: Collection[SectionName] = SECTIONS,
    made_on: date | None = None,
    progress: Progress | None = None,
) -> Material:
    """What the sections with these ``names`` need, and what changed since the last version.

    Raises ValueError as :func:`make_briefing` does.
    """
    theme = topic.theme if isinstance(topic, View) else topic
    if not theme.words.strip():
        raise ValueError("A briefing needs a topic.")
    records = library.records
    steps = [name for name in STEPS if name in names]
    tell = progress or _tell_nobody
    tell(1, len(steps) + 1, LOOKING)
    view = topic if isinstance(topic, View) else view_of(library, theme, reader)
    if view.reader is not reader:
        raise ValueError("A briefing is made for the reader who opened the sightline.")
    blocks: dict[SectionName, tuple[Block, ...]] = {}
    for number, name in enumerate(steps, 2):
        tell(number, len(steps) + 1, STEPS[name])
        blocks[name] = _blocks(view, name)
    last = last_version(records, topic_of(theme), reader, steps)
    return Material(
        theme,
        reader,
        made_on or date.today(),
        papers_on(records, theme, reader),
        holds_exempt(records, theme, reader),
        blocks,
        view.timeline,
        changes_since(records, last, _sections(blocks), reader),
    )


def arrange(material: Material, options: Options) -> Briefing:
    """The briefing with the sections in the order of ``options``, its citations numbered.

    Sections that were not gathered are left out. Raises ValueError where none is left.
    """
    headings = {one.name: one.heading.strip() or HEADINGS[one.name] for one in options.sections}
    drawn = dict(material.blocks)
    if "changes" in headings:
        drawn["changes"] = change_blocks(material.changes.within(headings))
    if "coverage" in headings:
        drawn["coverage"] = coverage_blocks(material.searched, material.timeline)
    if "purpose" in headings:
        drawn["purpose"] = purpose_blocks(material.theme, material.searched)
    made = [Section(name, headings[name], drawn[name]) for name in headings if name in drawn]
    if "sources" in headings:
        sources = Section("sources", headings["sources"], source_blocks(made))
        made.insert(_place(list(headings), [one.name for one in made], "sources"), sources)
    if not made:
        raise ValueError("A briefing needs at least one section.")
    numbered = _numbered(made)
    exempt = any(
        citation.access == "exempt"
        for section in numbered
        for said in section.said
        for citation in said.citations
    )
    return Briefing(
        title=options.title.strip() or f"Briefing: {material.theme.words.strip()}",
        about=about(material.theme, material.searched, material.made_on),
        made_on=material.made_on,
        reader=material.reader,
        is_exempt=exempt or material.is_exempt,
        sections=numbered,
    )


def keep(records: Records, material: Material, names: Collection[SectionName]) -> None:
    """Remember what the sections with these ``names`` say: the next briefing tells what changed."""
    sections = [one for one in _sections(material.blocks) if one.name in names]
    keep_version(records, topic_of(material.theme), material.reader, version_of(sections))


def topic_of(theme: Theme) -> str:
    """What versions of the same briefing have in common: its words, and where it was looked."""
    words = " ".join(theme.words.casefold().split())
    return json.dumps(astuple(replace(theme, words=words)), default=str)


def _blocks(view: View, name: SectionName) -> tuple[Block, ...]:
    """The blocks of one of the sections in :data:`STEPS`."""
    if name == "papers_say":
        return answer_blocks(view.answer)
    if name == "figures":
        return figure_blocks(view.figures)
    if name == "promises":
        return promise_blocks(view.actions)
    if name == "timeline":
        return timeline_blocks(view.timeline)
    return enquiry_blocks(view.enquiries)


def _tell_nobody(number: int, of: int, doing: str) -> None:
    """Where nobody waits for it."""


def _sections(blocks: dict[SectionName, tuple[Block, ...]]) -> list[Section]:
    return [Section(name, HEADINGS[name], drawn) for name, drawn in blocks.items()]


def _place(order: Sequence[SectionName], made: Sequence[SectionName], name: SectionName) -> int:
    """Where a section belongs among those made already."""
    before = order[: order.index(name)]
    return sum(1 for one in made if one in before)


def _numbered(sections: Sequence[Section]) -> tuple[Section, ...]:
    numbers = count(1)

    def cited(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        return tuple(replace(one, n=next(numbers)) for one in citations)

    def block(one: Block) -> Block:
        if isinstance(one, Statement):
            return replace(one, citations=cited(one.citations))
        if isinstance(one, Table):
            return replace(one, rows=tuple(row(each) for each in one.rows))
        return one

    def row(one: Row) -> Row:
        cells = tuple(replace(cell, citations=cited(cell.citations)) for cell in one.cells)
        return replace(one, cells=cells)

    return tuple(
        replace(section, blocks=tuple(block(one) for one in section.blocks)) for section in sections
    )
