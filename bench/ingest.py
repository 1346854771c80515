"""How fast papers are read, beside the plain LangChain recipe, and with how much memory.

    python -m bench.ingest FOLDER [--pages 400] [--rounds 2]

takes the PDFs of a folder in order until they have so many pages and reads them by turns with
this project (`ingest.load`, two reader processes as the command line has) and with the recipe
(PyPDFLoader, RecursiveCharacterTextSplitter(1000, 200), HuggingFaceEmbeddings, Chroma), both with
the same embedding model, each in a process of its own and on every core. The clock starts when
the model is loaded and stops when everything is stored. Needs the `bench` extra.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from pypdf import PdfReader
from pypdf.errors import PyPdfError


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--only", choices=["ours", "recipe"], help="leave the other out")
    given = parser.parse_args()
    files, pages = chosen(given.folder, given.pages)
    print(f"{len(files)} files, {pages} pages, {os.cpu_count()} cores, {given.rounds} rounds")
    ways = [given.only] if given.only else ["ours", "recipe"]
    runs: dict[str, list[dict[str, float]]] = {way: [] for way in ways}
    for number in range(given.rounds):
        for way in ways[:: 1 if number % 2 == 0 else -1]:
            runs[way].append(measured(way, files))
            print(f"  round {number + 1}, {way}: {runs[way][-1]}", flush=True)
    print("\n| | pages a second | passages | peak memory, MiB | unchanged files a second |")
    print("|---|---|---|---|---|")
    speed = {}
    for way, results in runs.items():
        speed[way] = pages / median(one["seconds"] for one in results)
        last = results[-1]
        again = f"{last['unchanged']:.0f}" if "unchanged" in last else "–"
        peak = max(one["peak_mib"] for one in results)
        print(f"| {way} | {speed[way]:.1f} | {last['passages']:.0f} | {peak:.0f} | {again} |")
    if len(ways) == 2:
        print(f"\nours / recipe: {speed['ours'] / speed['recipe']:.2f}")


def chosen(folder: Path, most: int) -> tuple[list[Path], int]:
    """The PDFs of a folder, in order, that make up ``most`` pages, and how many they are."""
    files: list[Path] = []
    pages = 0
    for path in sorted(folder.rglob("*.pdf")):
        try:
            size = len(PdfReader(path).pages)
        except (PyPdfError, ValueError):
            continue
        files.append(path)
        pages += size
        if pages >= most:
            break
    return files, pages


def measured(way: str, files: list[Path]) -> dict[str, float]:
    """One run in a process of its own: seconds, passages, peak memory."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "bench.ingest_once", way, folder],
            input="\n".join(str(path.absolute()) for path in files),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=True,
        )
    answer: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return answer


if __name__ == "__main__":
    main()
