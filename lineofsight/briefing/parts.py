"""What a briefing is made of: sections of cited statements, tables, charts and fixed wording."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from lineofsight.briefing.words import readable
from papers import Citation, Reader

SectionName = Literal[
    "purpose",
    "papers_say",
    "figures",
    "promises",
    "timeline",
    "enquiries",
    "changes",
    "coverage",
    "sources",
]
SECTIONS: tuple[SectionName, ...] = get_args(SectionName)
HEADINGS: dict[SectionName, str] = {
    "purpose": "Purpose",
    "papers_say": "What the papers say",
    "figures": "Figures",
    "promises": "Promises and their state",
    "timeline": "Timeline",
    "enquiries": "Lines of enquiry",
    "changes": "What has changed since the last version",
    "coverage": "What was searched, and what was not found",
    "sources": "Sources",
}
NOT_FOR_PUBLICATION = "Contains what is not for publication"


@dataclass(frozen=True)
class Mark:
    """What tells a statement from others when the briefing is made again.

    ``key`` stays the same from one version to the next; ``said`` is what may change beside it: a
    figure's value as printed, the state of an action; empty for a quotation.
    """

    key: str
    said: str = ""


@dataclass(frozen=True)
class Statement:
    """Something that a paper says, with the citations that hold it: one at least.

    ``words`` are the paper's, verbatim but for white space, where ``is_quoted``; otherwise fixed
    wording around what the citations say, and their quotations stand in the notes. ``lead`` is
    fixed wording before it: whose voice it is. Raises ValueError without a citation.
    """

    words: str
    citations: tuple[Citation, ...]
    lead: str = ""
    is_quoted: bool = True
    mark: Mark | None = None

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError("a statement of a briefing has a citation")

    @property
    def shown(self) -> str:
        """The words as they are printed: a quotation between quotation marks."""
        return f"“{self.words}”" if self.is_quoted else self.words

    @property
    def led_by(self) -> str:
        """The lead as it is printed before the words: "Members asked:"; empty if none."""
        return f"{self.lead}:" if self.lead and not self.lead.endswith("?") else self.lead


@dataclass(frozen=True)
class Wording:
    """A paragraph of fixed wording: what the briefing itself says, which no paper does."""

    words: str


@dataclass(frozen=True)
class Subheading:
    """A heading within a section, such as a meeting or a measure."""

    words: str


@dataclass(frozen=True)
class Picture:
    """A chart: a PNG so many ``width`` and ``height`` pixels wide and high, and what it shows."""

    png: bytes
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class Cell:
    """A cell of a table: a paper's words, verbatim where ``is_quoted``, and what holds them."""

    words: str
    citations: tuple[Citation, ...] = ()
    is_quoted: bool = False

    @property
    def shown(self) -> str:
        """The words as they are printed: a quotation between quotation marks."""
        return f"“{self.words}”" if self.is_quoted else self.words


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    mark: Mark | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All citations of the row, in reading order."""
        return tuple(one for cell in self.cells for one in cell.citations)


@dataclass(frozen=True)
class Table:
    """A table with one row of heads. ``widths`` are the shares of its columns.

    Each row has a citation, but for those of a table of fixed wording (``is_fixed``), such as
    the list of sources. Raises ValueError for a row without one, or of another length.
    """

    caption: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    is_fixed: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            if not (self.is_fixed or row.citations):
                raise ValueError("a row of a briefing's table has a citation")
            if len(row.cells) != len(self.heads):
                raise ValueError("a row of a briefing's table has a cell under each head")


Block = Statement | Wording | Subheading | Picture | Table


@dataclass(frozen=True)
class Section:
    """A section of a briefing under its heading, which whoever makes the briefing may change."""

    name: SectionName
    heading: str
    blocks: tuple[Block, ...]

    @property
    def said(self) -> Iterator[Statement | Row]:
        """The statements and cited table rows, in reading order."""
        for block in self.blocks:
            if isinstance(block, Statement):
                yield block
            elif isinstance(block, Table) and not block.is_fixed:
                yield from block.rows


@dataclass(frozen=True)
class Briefing:
    """A briefing as it is written to a file, its citations numbered in reading order.

    ``about`` says in one line which papers it is of. ``reader`` is whose clearance it was made
    under; ``is_exempt`` whether it holds anything that is not for publication.
    """

    title: str
    about: str
    made_on: date
    reader: Reader
    is_exempt: bool
    sections: tuple[Section, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation, by its number, which starts at 1."""
        return tuple(citation for citation, _ in self._cited)

    @property
    def notes(self) -> tuple[str, ...]:
        """The words of the footnotes, by number: each citation's place as a council writes it.

        The words cited stand there too where the text itself does not quote them; and the council
        where papers of several are cited.
        """
        several = len({citation.council for citation in self.citations}) > 1
        return tuple(_note(citation, not quoted, several) for citation, quoted in self._cited)

    @property
    def _cited(self) -> Iterator[tuple[Citation, bool]]:
        for section in self.sections:
            for said in section.said:
                for part in (said,) if isinstance(said, Statement) else said.cells:
                    lead = part.lead if isinstance(part, Statement) else ""
                    for citation in part.citations:
                        yield citation, part.is_quoted or readable(citation.quote) in lead

    @property
    def statements(self) -> int:
        """How many cited statements there are, table rows counted."""
        return sum(1 for section in self.sections for _ in section.said)


def _note(citation: Citation, with_quotation: bool, with_council: bool) -> str:
    named = with_council and citation.committee is not None
    told = [citation.council if named else None, citation.standing]
    beside = "; ".join(one for one in told if one)
    quotation = f": “{readable(citation.quote)}”" if with_quotation else "."
    return f"{readable(citation.place)}{f' ({readable(beside)})' if beside else ''}{quotation}"
