"""From a file's bytes to a Paper with its pages, items and passages."""

import hashlib
import logging
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.actions import actions_of
from ingest.describe import Overrides, describe
from ingest.exempt import exempt_spans, mark_actions, mark_items, mark_pages, mark_passages
from ingest.figures.find import figures_of
from ingest.readers import read_pages
from ingest.structure.attendance import attendance_of
from ingest.structure.blocks import Block, Span, blocks_of, running_lines
from ingest.structure.exchanges import exchanges_of
from ingest.structure.items import items_of, whole_items
from ingest.structure.passages import CountPieces, passages_of
from ingest.structure.reports import Report, reports_of
from ingest.structure.speakers import Turn, turns_of
from papers import Action, Attendance, Exchange, Figure, Item, Page, Paper, PaperError, Reading

# The version of the reading code: raised whenever papers read before should be read anew.
READING = 6


@dataclass(frozen=True)
class Source:
    """A file to read, and the name it goes by: its path below the folder that was given.

    ``said`` is what a person said of it; ``refused`` why it may not be read at all.
    """

    path: Path
    file: str
    said: Overrides = Overrides()
    refused: str | None = None


@dataclass(frozen=True)
class Draft:
    """A paper read but not yet cut into passages, which needs the embedding model's window."""

    paper: Paper
    pages: tuple[Page, ...]
    blocks: tuple[tuple[Block, ...], ...]
    items: tuple[Item, ...]
    reports: tuple[Report, ...] = ()
    turns: tuple[Turn, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    attendance: Attendance = Attendance()
    actions: tuple[Action, ...] = ()
    figures: tuple[Figure, ...] | None = None
    exempt: tuple[Span, ...] = ()

    def cut(self, window: int, count_pieces: CountPieces) -> Reading:
        """The paper with passages of at most ``window`` word pieces each."""
        passages = passages_of(
            self.paper,
            self.pages,
            self.blocks,
            self.items,
            window,
            count_pieces,
            self.reports,
            self.turns,
            self.exchanges,
        )
        return Reading(
            self.paper,
            self.pages,
            self.items,
            mark_passages(passages, self.exempt),
            self.exchanges,
            self.actions,
            self.attendance,
            self.figures or (),
        )

    def marked(self) -> "Draft":
        """The same paper with its exempt parts marked: every part where all of it is exempt."""
        exempt = exempt_spans(
            self.paper, self.pages, self.blocks, whole_items(self.items), self.reports
        )
        pages, items = mark_pages(self.pages, exempt), mark_items(self.items, exempt)
        marked = replace(
            self, exempt=exempt, pages=pages, items=items, actions=mark_actions(self.actions, pages)
        )
        if self.figures is None or exempt or self.exempt:
            # A public figure must not lean on a word of what is exempt: found only after marking.
            return marked.with_figures()
        return marked

    def with_figures(self) -> "Draft":
        """The same paper with the figures of its pages as they are marked."""
        found = figures_of(self.paper, self.pages, self.blocks, self.items, self.reports)
        return replace(self, figures=found)


def read_content(source: Source) -> bytes:
    """The bytes of a file; raises PaperError where it cannot be opened."""
    if source.refused is not None:
        raise PaperError(source.refused)
    try:
        if source.path.is_symlink() and source.path.exists():
            # A link in a folder of papers may lead to what was never meant to be read.
            raise PaperError("this is a link to another file; give the file itself")
        if source.path.exists() and not (source.path.is_file() or source.path.is_dir()):
            raise PaperError("this is not a file but a device or a pipe; leave it out")
        return source.path.read_bytes()
    except FileNotFoundError as error:
        raise PaperError("there is no such file or folder; check the path") from error
    except PermissionError as error:
        raise PaperError("this user may not open it; change its permissions") from error
    except OSError as error:
        raise PaperError(f"the file could not be opened ({error.strerror})") from error


def paper_id_of(content: bytes) -> str:
    """The sha256 of a file's bytes, in hexadecimal: what a paper is known by."""
    return hashlib.sha256(content).hexdigest()


def read_draft(source: Source, content: bytes) -> Draft:
    """Read and describe a paper; raises PaperError with a sentence on what is wrong."""
    pages = read_pages(source.path, content)
    running = running_lines(pages)
    blocks = tuple(tuple(blocks_of(page.text, running)) for page in pages)
    if not any(blocks):  # the same few words on every page are its text, not a running header
        blocks = tuple(tuple(blocks_of(page.text, set())) for page in pages)
    paper = source.said.apply(describe(paper_id_of(content), source.file, pages))
    reports = reports_of(pages, blocks)
    items = items_of(pages, blocks, reports)
    attendance = attendance_of(pages, blocks, items)
    draft = Draft(
        paper,
        pages,
        blocks,
        items,
        reports,
        turns_of(pages, blocks, items),
        exchanges_of(pages, blocks, items, attendance),
        attendance,
        actions_of(paper, pages, blocks, items, attendance),
    )
    # A person who says that a paper is public says so of all of it.
    return draft.with_figures() if source.said.access == "public" else draft.marked()


def attempt(source: Source) -> Draft | PaperError:
    """Like :func:`read_draft` from the file itself, the error returned: it crosses processes."""
    try:
        return read_draft(source, read_content(source))
    except PaperError as error:
        return PaperError(error.reason, error.page)
    except MemoryError:
        return PaperError("it needs more memory than a paper should; ask for a fresh copy")
    except Exception as error:  # whatever is wrong with one file, the others go on
        logging.getLogger(__name__).warning("could not read %s", source.path, exc_info=True)
        return PaperError(f"the file could not be understood ({type(error).__name__}); report it")
