"""Read every PDF of a folder as a load does, and tell what became of each.

    python -m bench.torture FOLDER

Beside the files may lie a ``manifest.json``: a list of what PDFium finds in each
(``file``, ``password``, ``pdfium_pages``, ``pdfium_chars``). Where PDFium finds text, our text
should be there too, or the reason why not; each file that differs is listed at the end.
"""

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.isolate import ReaderProcess
from ingest.read import Source
from ingest.readers.silence import remarks
from papers import PaperError

# Two programs seldom agree to the letter: white space and ligatures are not counted the same.
NEAR = 0.8
SLOW = 10.0


@dataclass(frozen=True)
class Result:
    """What became of one file. ``reason`` is why it failed, or what to know of its pages."""

    file: str
    pages: int | None
    characters: int
    passages: int
    reason: str | None
    seconds: float


def read_folder(folder: Path, files: list[str] | None = None) -> Iterator[Result]:
    """Read ``files`` of a folder, or every PDF in it, one after another."""
    names = files or sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))
    with ReaderProcess() as process:
        for name in names:
            started = time.monotonic()
            answer = process.read(Source(folder / name, name))
            seconds = round(time.monotonic() - started, 1)
            if isinstance(answer, PaperError):
                yield Result(name, None, 0, 0, answer.reason, seconds)
                continue
            characters = sum(len("".join(page.text.split())) for page in answer.pages)
            # One letter, one word piece: the passages do not depend on the model here.
            passages = len(answer.cut(1_000_000, len_of_each).passages)
            reason = remarks(answer.pages)
            yield Result(name, len(answer.pages), characters, passages, reason, seconds)


def len_of_each(texts: list[str]) -> list[int]:
    return [len(text) for text in texts]


def manifest_of(folder: Path) -> dict[str, dict[str, Any]]:
    """What other programs make of the files, by file; empty where nothing is known."""
    path = folder / "manifest.json"
    if not path.is_file():
        return {}
    return {row["file"]: row for row in json.loads(path.read_text(encoding="utf-8"))}


def disagreement(result: Result, known: dict[str, Any]) -> str | None:
    """How what was read differs from what PDFium finds; None where it does not."""
    theirs = known.get("pdfium_chars") or 0
    if result.pages is None:
        return f"PDFium finds {theirs} characters; ours fails: {result.reason}" if theirs else None
    if known.get("pdfium_pages") is None:
        return f"PDFium could not read it; ours reads {result.characters} characters"
    if result.pages != known["pdfium_pages"]:
        return f"PDFium finds {known['pdfium_pages']} pages, ours {result.pages}"
    if not theirs and result.characters:
        return f"PDFium finds no text; ours reads {result.characters} characters"
    # PDFium's count has the white space in it.
    if theirs and result.characters < (1 - 2 * (1 - NEAR)) * theirs:
        return f"PDFium finds {theirs} characters, ours {result.characters} without white space"
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    known = manifest_of(folder)
    results = []
    for result in read_folder(folder):
        results.append(result)
        got = "failed" if result.pages is None else f"{result.pages} p, {result.characters} c"
        print(f"{result.file}\t{got}\t{result.passages}\t{result.seconds}\t{result.reason or ''}")
    total = sum(result.seconds for result in results)
    failed = sum(result.pages is None for result in results)
    print(f"\n{len(results)} files in {total:.0f} s: {len(results) - failed} read, {failed} failed")
    print("\nOther than PDFium:")
    for result in results:
        differs = disagreement(result, known.get(result.file, {})) if known else None
        if differs:
            print(f"- {result.file}: {differs}")
    print("\nText without passages:")
    for result in results:
        if result.characters and not result.passages:
            print(f"- {result.file}: {result.characters} characters")
    print(f"\nSlower than {SLOW:.0f} s:")
    for result in results:
        if result.seconds > SLOW:
            print(f"- {result.file}: {result.seconds} s")


if __name__ == "__main__":
    main()
