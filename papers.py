"""The nouns of Line of Sight: plain, frozen data that every floor of the project shares.

Character positions come in two kinds, always 0-based and end-exclusive:

* ``start`` / ``end`` count within one page's text, as stored in ``records``;
* ``char_start`` / ``char_end`` count within the whole paper's text, its pages joined by one
  form feed.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, get_args

Kind = Literal[
    "minutes",
    "agenda",
    "report",
    "commissioner_report",
    "performance_report",
    "appendix",
    "decision_record",
    "other",
]
Status = Literal["draft", "approved", "superseded"]
Access = Literal["public", "exempt"]
ActionKind = Literal["resolution", "recommendation", "undertaking", "request"]
ActionState = Literal["open", "reported_back", "done", "overdue", "silent"]

Rating = Literal["red", "amber", "green"]
Sense = Literal["average", "lowest", "highest", "from", "to", "about"]

KINDS: tuple[Kind, ...] = get_args(Kind)
ACTION_KINDS: tuple[ActionKind, ...] = get_args(ActionKind)
ACTION_STATES: tuple[ActionState, ...] = get_args(ActionState)
RATINGS: tuple[Rating, ...] = get_args(Rating)
WARNED_OF: tuple[Status | Access, ...] = ("draft", "superseded", "exempt")
PAGE_BREAK = "\f"


class Reader(StrEnum):
    """A person with a clearance. Only members and officers may see exempt papers."""

    PUBLIC = "public"
    MEMBER = "member"
    OFFICER = "officer"

    @property
    def may_see(self) -> tuple[Access, ...]:
        """The kinds of access this reader is cleared for."""
        return ("public",) if self is Reader.PUBLIC else ("public", "exempt")


class PaperError(Exception):
    """A paper could not be read. Its message is one sentence that a person can act on.

    ``page`` is the 1-based page at fault, where one page is.
    """

    def __init__(self, reason: str, page: int | None = None) -> None:
        """Keep ``reason``, a plain sentence without the file's name."""
        super().__init__(reason)
        self.reason = reason
        self.page = page


@dataclass(frozen=True)
class Page:
    """One page: its 1-based number in the file, its text as read, its printed number if any.

    ``ocr`` says that the text was read from a picture of the page, and may be wrong in places.
    ``exempt`` are its spans that are not for the public. ``unread`` says, to whoever loads the
    paper, why the page or a picture on it could not be read; it is not stored.
    """

    number: int
    text: str
    printed: str | None = None
    ocr: bool = False
    exempt: tuple[tuple[int, int], ...] = ()
    unread: str | None = None


@dataclass(frozen=True)
class Item:
    """A numbered minute, agenda item or report section, from its heading to the next one."""

    number: str
    heading: str
    char_start: int
    char_end: int
    access: Access = "public"


@dataclass(frozen=True)
class Exchange:
    """A member's question with the reply that follows it, within one item.

    It runs from ``char_start`` to ``char_end`` in the whole paper's text; the reply starts at
    ``reply_start``. ``asked_by`` and ``answered_by`` are as the paper names them, if it does.
    """

    asked_by: str | None
    answered_by: str | None
    char_start: int
    reply_start: int
    char_end: int


@dataclass(frozen=True)
class Attendance:
    """Who was at a meeting, who sent apologies, and what interests were declared, as printed."""

    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    declarations: tuple[str, ...] = ()


@dataclass(frozen=True)
class Action:
    """Something decided, recommended, promised or asked for: ``text == page text[start:end]``.

    ``formal`` marks procedure, such as minutes approved or a report noted. ``owner`` is who is
    to do it, ``asked_by`` who wants it, ``due`` by when, in the paper's own words; None where it
    does not say.
    """

    action_id: str
    paper_id: str
    kind: ActionKind
    formal: bool
    text: str
    owner: str | None
    asked_by: str | None
    due: str | None
    page: int
    start: int
    end: int
    item: str | None
    access: Access


@dataclass(frozen=True)
class Figure:
    """One value that a paper gives for a measure: ``text == page text[start:end]`` holds it.

    ``measure`` is what is measured, in the paper's words ("average caseload"); ``subject`` whose
    it is, where the paper says ("LAC", "North team"). ``value`` is the number, ``printed`` how the
    page has it ("eighteen", "£334.7m", then 334700000.0). ``unit`` is "%", "£", or the thing
    counted as printed ("days"), None where it does not say. ``sense`` tells an average, an end of
    a range and the like from a plain value: a range is two figures, "from" and "to". ``as_of`` is
    the day or the last day of the period that the text itself gives, ``as_of_text`` in its words;
    None where the text gives none (it is then of the meeting's date). ``target`` is in the same
    unit. ``rating`` is as printed, never worked out. ``context`` is what stands over it: the item's
    heading, the report's title, the header of its table.
    """

    figure_id: str
    paper_id: str
    measure: str
    subject: str | None
    value: float
    printed: str
    unit: str | None
    sense: Sense | None
    as_of: date | None
    as_of_text: str | None
    target: float | None
    rating: Rating | None
    page: int
    start: int
    end: int
    text: str
    item: str | None
    access: Access
    context: str = ""


@dataclass(frozen=True)
class Paper:
    """What is known of one paper. ``paper_id`` is the sha256 of its bytes, in hexadecimal.

    ``file`` is the path relative to the folder it was loaded from. ``council``, ``committee``
    and ``meeting_date`` are None where the paper does not say: nothing is invented.
    """

    paper_id: str
    file: str
    title: str
    council: str | None
    committee: str | None
    meeting_date: date | None
    kind: Kind
    status: Status
    access: Access
    page_count: int


@dataclass(frozen=True)
class Passage:
    """A slice of one page, small enough for the embedding model to see all of it.

    ``text`` is exactly ``page text[start:end]``. ``context`` (council, committee, date,
    heading) is embedded and searched with it but never quoted. ``sentences`` are the page
    spans of the sentences in it, in reading order. ``runs_on`` is the key of the passage on the
    next page in which its last sentence goes on. ``speaker`` is who speaks, where that can be
    told.
    """

    key: str
    paper_id: str
    page: int
    start: int
    end: int
    char_start: int
    text: str
    context: str
    item: str | None
    heading: str | None
    sentences: tuple[tuple[int, int], ...]
    access: Access
    runs_on: str | None = None
    speaker: str | None = None

    @property
    def char_end(self) -> int:
        """Where the passage ends in the whole paper's text."""
        return self.char_start + (self.end - self.start)


@dataclass(frozen=True)
class Reading:
    """Everything read from one file: the paper, its pages, and what was found on them."""

    paper: Paper
    pages: tuple[Page, ...]
    items: tuple[Item, ...]
    passages: tuple[Passage, ...]
    exchanges: tuple[Exchange, ...] = ()
    actions: tuple[Action, ...] = ()
    attendance: Attendance = Attendance()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Citation:
    """A verbatim quotation with the place it stands: ``page text[start:end] == quote``.

    ``ocr`` says that the page's text was read from a picture of it. ``also_in`` are the files of
    other papers with the same words, none of them newer; ``replaces`` those of the earlier
    versions that the paper has superseded.
    """

    n: int
    paper_id: str
    file: str
    title: str
    council: str | None
    committee: str | None
    meeting_date: date | None
    kind: Kind
    status: Status
    access: Access
    page: int
    printed_page: str | None
    item: str | None
    quote: str
    start: int
    end: int
    ocr: bool = False
    also_in: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()

    @property
    def standing(self) -> str | None:
        """What must be known before it is quoted: "draft minutes", "exempt report – not …".

        None for the text of a public paper that is neither draft nor superseded nor scanned.
        """
        marks = [mark for mark in (self.status, self.access) if mark in WARNED_OF]
        said = f"{', '.join(marks)} {self.kind.replace('_', ' ')}" if marks else ""
        warning = " – not for publication" if self.access == "exempt" else ""
        scan = "words read from a scan, check them on the page" if self.ocr else ""
        return "; ".join(part for part in (said + warning, scan) if part) or None

    @property
    def body(self) -> str:
        """Who met: the council and its committee, each named once; the title if neither is known.

        The same committee's name is that of many councils: "Cabinet", "Full Council".
        """
        council, committee = self.council or "", self.committee or ""
        if committee.casefold() in council.casefold():
            return council or self.title
        if council.casefold() in committee.casefold():
            return committee
        return f"{council}, {committee}"

    @property
    def place(self) -> str:
        """The citation as a council writes it.

        For example ``Improving Lives Select Commission, 3 February 2016, minute 44, page 5``.
        The printed page is given too where it differs from the page of the file.
        """
        parts = [self.committee or self.council or self.title]
        if self.meeting_date is not None:
            parts.append(spoken_date(self.meeting_date))
        if self.item:
            noun = {"minutes": "minute", "agenda": "item"}.get(self.kind, "paragraph")
            parts.append(f"{noun} {self.item}")
        page = f"page {self.page}"
        if self.printed_page is not None and self.printed_page != str(self.page):
            page += f" (printed {self.printed_page})"
        return ", ".join([*parts, page])


@dataclass(frozen=True)
class Scope:
    """Which papers a search may use: whose eyes, which councils and committees, which dates.

    None means "any". A date limit leaves out papers whose date is not known.
    """

    reader: Reader = Reader.PUBLIC
    council: str | None = None
    committee: str | None = None
    first_date: date | None = None
    last_date: date | None = None


@dataclass(frozen=True)
class Coverage:
    """What was searched: how many papers, of which committees, between which dates."""

    papers: int
    committees: tuple[str, ...]
    first_date: date | None
    last_date: date | None


def spoken_date(day: date) -> str:
    """Write ``day`` as "3 February 2016"."""
    return f"{day.day} {day:%B %Y}"
