"""What Word (DOCX) and OpenDocument (ODT) files have in common: a zip of XML files.

Neither format says where its pages break, so a paper is one page, as on the web.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence

from ingest.access import is_exempt_mark
from ingest.readers.characters import storable
from papers import Page, PaperError

# An office file is a zip; unpacked, a paper stays far below this many bytes.
MOST_UNPACKED = 200 * 1024**2
DAMAGED = "the file is damaged and could not be read ({}); save it anew"
LONGEST_MARK = 200
# A definition of entities stands at the head of an XML file.
HEAD = 8192


def check_zip(content: bytes, form: str) -> None:
    """Refuse what is not a zip, needs a password, would unpack to too much, or has entities."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise PaperError("the file is locked with a password, or is of the old Word format; "
                         "save it as DOCX without a password")  # fmt: skip
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            if sum(info.file_size for info in file.infolist()) > MOST_UNPACKED:
                raise PaperError(
                    "unpacked, the file is far larger than a paper; ask for a fresh copy"
                )
            for name in file.namelist():
                # OpenOffice once named the grammar of its list of files, and of nothing else.
                if name.endswith((".xml", ".rels")) and name != "META-INF/manifest.xml":
                    _check_entities(file, name)
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        raise PaperError(f"the file is not {form}, though it is named so") from error
    except (NotImplementedError, RuntimeError) as error:
        raise PaperError(DAMAGED.format(type(error).__name__)) from error


def _check_entities(file: zipfile.ZipFile, name: str) -> None:
    with file.open(name) as part:
        head = part.read(HEAD).replace(b"\x00", b"")  # it may be UTF-16
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise PaperError("the file defines entities, which no paper needs; save it anew")


def exempt_marks(lines: Iterable[str]) -> list[str]:
    """Of the lines of headers and footers those that say it is not for the public."""
    whole = (" ".join(line.split()) for line in lines)
    return [line for line in dict.fromkeys(whole) if len(line) < LONGEST_MARK and _marks(line)]


def _marks(line: str) -> bool:
    return bool(line) and is_exempt_mark(line)


def page_of(marks: Sequence[str], lines: Sequence[str]) -> Page:
    """The one page of a paper; ``marks`` come first."""
    text = "\n".join(line.rstrip() for line in [*marks, *lines])
    return Page(1, storable(re.sub(r"\n{3,}", "\n\n", text).strip("\n")))
