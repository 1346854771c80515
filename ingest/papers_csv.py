"""What a folder's ``papers.csv`` says of the papers in it, which overrides what they say.

Its first line names its columns: ``file`` and any of council, committee, date, kind, status and
access. ``file`` is the path below the folder the list stands in; an empty cell says nothing.
"""

import csv
import io
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypeVar
from unicodedata import normalize

from ingest.describe import Overrides
from papers import KINDS, Access, PaperError, Status

NAME = "papers.csv"
COLUMNS = ("file", "council", "committee", "date", "kind", "status", "access")
STATUSES: tuple[Status, ...] = ("draft", "approved")
ACCESSES: tuple[Access, ...] = ("public", "exempt")
Name = TypeVar("Name", bound=str)


@dataclass(frozen=True)
class Told:
    """What a list says of each file by its path below the list, and the rows that are wrong.

    ``wrong`` holds, for each file that a faulty row names, why it may not be read: what the row
    meant to say (that the paper is exempt, perhaps) is not known.
    """

    said: dict[str, Overrides]
    wrong: dict[str, str]


def read_papers_csv(path: Path) -> Told:
    """What the list at ``path`` says; raises PaperError where it cannot be understood as a whole.

    A list saved by a spreadsheet in UTF-8 (with or without its mark) or in Windows-1252 will do.
    """
    try:
        if path.is_symlink():
            raise PaperError("it is a link to another file; put the list itself here")
        content = path.read_bytes()
    except OSError as error:
        raise PaperError(f"the list could not be opened ({error.strerror})") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    rows = csv.DictReader(io.StringIO(text, newline=""), restkey="too many cells", strict=True)
    try:
        columns = [name.strip().lower() for name in rows.fieldnames or []]
        rows.fieldnames = columns
        unknown = [name for name in columns if name not in COLUMNS]
        if len(set(columns)) < len(columns):
            raise PaperError("its first line names a column twice; leave one of them out")
        if "file" not in columns or unknown:
            said = f"; it does not know {', '.join(unknown)}" if unknown else ""
            raise PaperError(f"its first line must name the columns {', '.join(COLUMNS)}{said}")
        told = Told({}, {})
        for row in rows:
            _read_row({name: (cell or "").strip() for name, cell in row.items()
                       if isinstance(cell, str | None)}, "too many cells" in row,
                      rows.line_num, told)  # fmt: skip
    except csv.Error as error:
        raise PaperError(f"line {rows.line_num} is no row of a list ({error})") from error
    return told


def _read_row(row: dict[str, str], too_long: bool, line: int, told: Told) -> None:
    file = row["file"].replace("\\", "/")
    if "\n" in "".join(row.values()):
        raise PaperError(f"a quotation mark opened before line {line} is not closed; close it")
    if file.startswith("/") or ".." in file.split("/"):
        raise PaperError(f"line {line} names {file}, which is not below the list's own folder")
    file = key_of(file)
    if not file:
        if any(row.values()):
            raise PaperError(f"line {line} names no file; fill in its first cell")
        return
    try:
        if too_long:
            raise ValueError("it has more cells than the first line has columns")
        if file in told.said or file in told.wrong:
            raise ValueError("the file is listed twice")
        told.said[file] = Overrides(
            council=row.get("council") or None,
            committee=row.get("committee") or None,
            meeting_date=_day(row.get("date", "")),
            kind=_one_of(row.get("kind", ""), "kind", KINDS),
            status=_one_of(row.get("status", ""), "status", STATUSES),
            access=_one_of(row.get("access", ""), "access", ACCESSES),
        )
    except ValueError as error:
        told.said.pop(file, None)
        told.wrong[file] = f"{NAME}, line {line}: {error}; mend the list and load it again"


def is_list(name: str) -> bool:
    """Whether a file of this name is a list of papers: in capital letters it is one too."""
    return name.casefold() == NAME


def key_of(file: str) -> str:
    """A file's path as it is looked up: letter case and ways to write an accent play no part."""
    return normalize("NFC", PurePosixPath(file).as_posix() if file else "").casefold()


def _day(written: str) -> date | None:
    if not written:
        return None
    day = written.split("/")
    if len(day) == 3:  # a spreadsheet writes 3/2/2016, or 3/2/16, for the third of February
        if len(day[2]) == 2:
            day[2] = f"20{day[2]}"
        written = f"{day[2]:0>4}-{day[1]:0>2}-{day[0]:0>2}"
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise ValueError(f"{written} is not a date such as 2016-02-03") from error


def _one_of(written: str, column: str, known: tuple[Name, ...]) -> Name | None:
    if not written:
        return None
    for one in known:
        if written.lower().replace(" ", "_") == one:
            return one
    raise ValueError(f"{written} is no {column}; write one of {', '.join(known)}")


def together(listed: Overrides, given: Overrides) -> Overrides:
    """What a list says of one paper before what was given for the whole load; exempt wins."""
    named = {name: value for name, value in vars(listed).items() if value is not None}
    both = replace(given, **named)
    shut = "exempt" in (listed.access, given.access)
    return replace(both, access="exempt") if shut else both
