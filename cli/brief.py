"""The command that writes a briefing: ``brief``."""

import json
import time
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from cli.options import AsJson, AsReader, Committee, Council, From, To
from cli.start import BAD_USAGE, NOT_DONE, open_asked, plain_failures, stop
from ingest.progress import tell

Sections = Annotated[
    str | None,
    typer.Option(
        help="Which sections, in order, with commas; a heading after an equals sign: "
        "purpose,papers_say,figures=This year’s figures,sources."
    ),
]


def brief(
    topic: Annotated[str, typer.Argument(help="What the briefing is about, in quotation marks.")],
    out: Annotated[Path, typer.Option(help="A .docx, .md or .html file to write.")],
    title: Annotated[str, typer.Option(help="Its title, if not the topic.")] = "",
    sections: Sections = None,
    council: Council = None,
    committee: Committee = None,
    first: From = None,
    last: To = None,
    reader: AsReader = None,
    as_json: AsJson = False,
) -> None:
    """Write a briefing on a topic, every statement with its source."""
    started = time.perf_counter()
    _check(topic, out, first, last)
    from lineofsight.briefing import contract, files, make, order
    from lineofsight.theme import theme_within

    try:
        choices = order.read_sections(sections) if sections else order.Options().sections
    except ValueError as error:
        stop(str(error), BAD_USAGE)
    asked = open_asked(reader, council, committee, first, last)
    scope = asked.scope
    theme = theme_within(topic.strip(), scope)
    library = asked.library()
    options = order.Options(title, choices)
    with plain_failures():
        material = make.gather(library, theme, scope.reader, options.names, progress=_tell_step)
        briefing = make.arrange(material, options)
        written = files.save(briefing, out)
        make.keep(asked.stores.records, material, options.names)
    if written != out:
        tell(f"It holds what is not for publication, so the file is named {written.name}.")
    seconds = time.perf_counter() - started
    told = (briefing, material.changes, written, seconds)
    print(json.dumps(contract.briefing_json(*told)) if as_json else contract.in_words(*told))


def _check(topic: str, out: Path, first: datetime | None, last: datetime | None) -> None:
    """Stop with a sentence before any work is done where it cannot come to anything."""
    if not topic.strip():
        stop("Say what the briefing is to be about, in quotation marks.", BAD_USAGE)
    if out.suffix.casefold() not in (".docx", ".md", ".html"):
        stop(
            f"{out} does not say which format to write. End its name in .docx (Word), "
            ".md (Markdown) or .html.",
            BAD_USAGE,
        )
    if first and last and first > last:
        stop("The first date is after the last. Change --from or --to.", BAD_USAGE)
    if not out.absolute().parent.is_dir():
        stop(f"There is no folder {out.parent} to write {out.name} in. Make it first.", NOT_DONE)


def _tell_step(number: int, of: int, doing: str) -> None:
    tell(f"[{number}/{of}] {doing}…")
