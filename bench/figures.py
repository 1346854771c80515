"""What finding figures costs at ingest, over the papers of a folder.

    python -m bench.figures FOLDER

reads each paper in this process and times `ingest.figures.find.figures_of` beside all of its
reading. Papers with exempt parts are told apart: they are looked through once more there.
"""

import argparse
import time
from pathlib import Path

from ingest.describe import Overrides
from ingest.figures.find import figures_of
from ingest.read import Draft, Source, attempt

SUFFIXES = (".pdf", ".html", ".docx", ".odt", ".md", ".txt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    told: dict[str, list[tuple[float, float, int, int]]] = {"public": [], "exempt in part": []}
    for path in sorted(given.folder.rglob("*")):
        if not path.is_file() or path.suffix.lower() not in SUFFIXES:
            continue
        started = time.perf_counter()
        draft = attempt(Source(path, path.name, Overrides()))
        whole = time.perf_counter() - started
        if isinstance(draft, Draft):
            shut = any(page.exempt for page in draft.pages) and draft.paper.access == "public"
            told["exempt in part" if shut else "public"].append((whole, *_timed(draft)))
    print("| papers | pages | figures | all reading, s | figures, s | share | ms a page |")
    print("|---|---|---|---|---|---|---|")
    for kind, rows in told.items():
        if rows:
            reading, finding = sum(row[0] for row in rows), sum(row[1] for row in rows)
            pages, figures = sum(row[2] for row in rows), sum(row[3] for row in rows)
            print(
                f"| {len(rows)} {kind} | {pages:,} | {figures:,} | {reading:.1f} | {finding:.1f} | "
                f"{finding / reading:.0%} | {1000 * finding / pages:.1f} |"
            )


def _timed(draft: Draft) -> tuple[float, int, int]:
    """Seconds for finding the figures of a paper, its pages, and how many figures it has."""
    started = time.perf_counter()
    found = figures_of(draft.paper, draft.pages, draft.blocks, draft.items, draft.reports)
    return time.perf_counter() - started, len(draft.pages), len(found)


if __name__ == "__main__":
    main()
