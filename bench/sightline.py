"""How long a sightline takes to open, over the papers of a data folder.

    python -m bench.sightline DATA_FOLDER [--rounds 5]

opens each of the themes below once cold (nothing is remembered of it), then again and again, by
turns. What is timed is `lineofsight.sightline.view_of`: all strands, for the public.
"""

import argparse
import time
from pathlib import Path

import numpy

from assistant.retrieve import Library
from ingest.stores import open_stores
from lineofsight.sightline import view_of
from lineofsight.theme import Theme
from papers import Reader, Scope

THEMES = (
    "social worker caseloads",
    "agency social workers",
    "up to date plans",
    "budget risks",
    "council tax increase",
    "adult social care",
    "home to school transport",
    "foster carer recruitment",
    "playground equipment",
    "zebra lessons",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    stores = open_stores(given.folder)
    library = Library(stores.records, stores.open_index(), stores.open_embedder())
    papers = [row.paper for row in library.records.papers(Scope())]
    print(f"{len(papers)} papers, {sum(paper.page_count for paper in papers):,} pages")
    view_of(library, Theme("nothing in particular"), Reader.PUBLIC)  # the model is loaded
    first = {words: _timed(library, words) for words in THEMES}
    warm: dict[str, list[float]] = {words: [] for words in THEMES}
    for _ in range(given.rounds):
        for words in THEMES:
            warm[words].append(_timed(library, words))
    print("| theme | first, ms | warm p50, ms | warm most, ms |\n|---|---|---|---|")
    for words in THEMES:
        middle = numpy.percentile(warm[words], 50)
        print(f"| {words} | {first[words]:.0f} | {middle:.0f} | {max(warm[words]):.0f} |")
    every = [one for times in warm.values() for one in times]
    middle, most = numpy.percentile(every, [50, 95])
    print(f"| all | {max(first.values()):.0f} at most | {middle:.0f} | {most:.0f} (p95) |")


def _timed(library: Library, words: str) -> float:
    started = time.perf_counter()
    view_of(library, Theme(words), Reader.PUBLIC)
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    main()
