"""A briefing as Markdown, with a footnote for each citation."""

import re

from lineofsight.briefing.parts import (
    NOT_FOR_PUBLICATION,
    Block,
    Briefing,
    Cell,
    Picture,
    Section,
    Statement,
    Subheading,
    Table,
    Wording,
)
from lineofsight.briefing.words import readable
from papers import Citation

# What Markdown reads as its own anywhere in a line, what makes a link, and what starts a block.
OWN = re.compile(r"([\\`*_{}\[\]<>#|~$^&@]|(?<=www)\.|:(?=//))", re.IGNORECASE)
STARTS_BLOCK = re.compile(r"^(\d*)([-+=.)])")
NO_PICTURE = "Chart, in the Word and HTML versions of this briefing"


def markdown(briefing: Briefing) -> str:
    """``briefing`` as Markdown with footnotes; nothing in a paper's words takes effect in it."""
    lines = [f"# {escaped(briefing.title)}", ""]
    if briefing.is_exempt:
        lines += [f"**{NOT_FOR_PUBLICATION}**", ""]
    lines += [escaped(briefing.about), ""]
    for section in briefing.sections:
        lines += _section(section)
    notes = [f"[^{n}]: {escaped(words)}" for n, words in enumerate(briefing.notes, 1)]
    return "\n".join([*lines, *notes]).rstrip() + "\n"


def escaped(text: str) -> str:
    """``text`` on one line, as Markdown that shows exactly it."""
    return STARTS_BLOCK.sub(r"\1\\\2", OWN.sub(r"\\\1", readable(text)))


def _section(section: Section) -> list[str]:
    lines = [f"## {escaped(section.heading)}", ""]
    for block in section.blocks:
        lines += [*_block(block), ""]
    return lines


def _block(block: Block) -> list[str]:
    match block:
        case Statement():
            lead = f"**{escaped(block.led_by)}** " if block.lead else ""
            return [f"{lead}{escaped(block.shown)}{_marks(block.citations)}"]
        case Wording():
            return [escaped(block.words)]
        case Subheading():
            return [f"### {escaped(block.words)}"]
        case Picture():
            return [f"*{NO_PICTURE}: {escaped(block.alt)}*"]
        case Table():
            return _table(block)


def _table(table: Table) -> list[str]:
    rows = [" | ".join(_cell(cell) for cell in row.cells) for row in table.rows]
    heads = " | ".join(escaped(head) for head in table.heads)
    rule = " | ".join("---" for _ in table.heads)
    return [f"*{escaped(table.caption)}*", "", *(f"| {row} |" for row in (heads, rule, *rows))]


def _cell(cell: Cell) -> str:
    return f"{escaped(cell.shown)}{_marks(cell.citations)}"


def _marks(citations: tuple[Citation, ...]) -> str:
    return "".join(f"[^{citation.n}]" for citation in citations)
