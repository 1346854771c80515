"""Invented minutes with an exempt part, and what of them is kept from the public."""

from pathlib import Path

from ingest.describe import Overrides
from ingest.read import Draft, Source, read_draft
from papers import PAGE_BREAK

HEAD = """Minutes of the Cabinet
Meeting of the Cabinet held on 4th May, 2024
Marlbeck Borough Council
Present: Councillors Marchbank and Quist
Apologies: none

1. Minutes of the last meeting
Resolved:- That the minutes be agreed.

2. Bus shelters
The shelter in Mill Lane was to be mended by the autumn of the year.

"""
SECRET = "The settlement with Quillbrook Care Limited was agreed at £48,250 in full."


def draft_of(text: str, name: str = "minutes.txt", said: Overrides | None = None) -> Draft:
    """What is read from a file of this name that holds ``text``."""
    return read_draft(Source(Path(name), name, said or Overrides()), text.encode())


def hidden(draft: Draft) -> str:
    """The exempt parts of a draft, one after another."""
    text = PAGE_BREAK.join(page.text for page in draft.pages)
    return "\n".join(text[start:end] for start, end in draft.exempt)
