"""From a file's bytes to a Paper with its pages, items and passages."""

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path

from ingest.blocks import Block, blocks_of, running_lines
from ingest.describe import Overrides, describe
from ingest.items import items_of
from ingest.passages import CountPieces, passages_of
from ingest.readers import read_pages
from papers import Item, Page, Paper, PaperError, Reading


@dataclass(frozen=True)
class Source:
    """A file to read, and the name it goes by: its path below the folder that was given."""

    path: Path
    file: str


@dataclass(frozen=True)
class Draft:
    """A paper read but not yet cut into passages, which needs the embedding model's window."""

    paper: Paper
    pages: tuple[Page, ...]
    blocks: tuple[tuple[Block, ...], ...]
    items: tuple[Item, ...]

    def cut(self, window: int, count_pieces: CountPieces) -> Reading:
        """The paper with passages of at most ``window`` word pieces each."""
        passages = passages_of(
            self.paper, self.pages, self.blocks, self.items, window, count_pieces
        )
        return Reading(self.paper, self.pages, self.items, passages)


def read_content(source: Source) -> bytes:
    """The bytes of a file; raises PaperError where it cannot be opened."""
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


def read_draft(source: Source, content: bytes, overrides: Overrides) -> Draft:
    """Read and describe a paper; raises PaperError with a sentence on what is wrong."""
    pages = read_pages(source.path, content)
    running = running_lines(pages)
    blocks = tuple(tuple(blocks_of(page.text, running)) for page in pages)
    paper = overrides.apply(describe(paper_id_of(content), source.file, pages))
    return Draft(paper, pages, blocks, items_of(pages, blocks))


def attempt(source: Source, overrides: Overrides) -> Draft | PaperError:
    """Like :func:`read_draft` from the file itself, the error returned: it crosses processes."""
    try:
        return read_draft(source, read_content(source), overrides)
    except PaperError as error:
        return PaperError(error.reason, error.page)
    except MemoryError:
        return PaperError("it needs more memory than a paper should; ask for a fresh copy")
    except Exception as error:  # whatever is wrong with one file, the others go on
        logging.getLogger(__name__).warning("could not read %s", source.path, exc_info=True)
        return PaperError(f"the file could not be understood ({type(error).__name__}); report it")
