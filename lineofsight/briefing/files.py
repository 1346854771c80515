"""A briefing as a file: in which format, under which name, written whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from lineofsight.briefing.markdown import markdown
from lineofsight.briefing.parts import Briefing
from lineofsight.briefing.web_page import web_page
from lineofsight.briefing.word import word

# The formats by the ending of the file's name.
FORMATS: dict[str, Callable[[Briefing], bytes]] = {
    ".docx": word,
    ".md": lambda briefing: markdown(briefing).encode(),
    ".html": lambda briefing: web_page(briefing).encode(),
}
SHUT = "not-for-publication"


def marked(briefing: Briefing, place: Path) -> Path:
    """``place`` with "not-for-publication" in the file's name where the briefing holds such."""
    if not briefing.is_exempt or SHUT in place.stem.casefold():
        return place
    return place.with_name(f"{place.stem}-{SHUT}{place.suffix}")


def save(briefing: Briefing, place: Path) -> Path:
    """Write ``briefing`` in the format that the file's ending names; returns where it lies.

    What lay there is replaced, by the whole of the new file. Raises ValueError for an ending
    that is not in :data:`FORMATS`, OSError where the file cannot be written.
    """
    write = FORMATS.get(place.suffix.casefold())
    if write is None:
        raise ValueError(f"{place.name} does not end in .docx, .md or .html.")
    written = marked(briefing, place)
    half = written.with_name(f".{written.name}.part")
    try:
        half.write_bytes(write(briefing))
        half.replace(written)
    finally:
        half.unlink(missing_ok=True)
    return written
