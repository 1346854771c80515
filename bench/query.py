"""How fast questions are answered, among 10,000 passages and among 100,000.

    python -m bench.query [--sizes 10000 100000] [--rounds 3] [--keep FOLDER]

makes data folders of invented papers (`bench/recombined.py` says how; minutes, unless --keep has
them from before), opens each once, and asks the same questions of them by turns: first all
questions of the one, then of the other, so that whatever else the machine does befalls both
alike. The first round warms up and does not count. Retrieval is `assistant.retrieve.search`
for 20 passages, an answer is `assistant.ask.ask` in quotes mode.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy

from assistant.ask import ask
from assistant.question import read_question
from assistant.retrieve import Library, search
from bench.recombined import recombine
from papers import Scope

FOUND = 20
QUESTIONS = (
    "How many agency social workers were there?",
    "What was the average caseload per social worker?",
    "Who promised to report back on placements?",
    "What did the committee resolve about the commissioner's report?",
    "Why were assessments late?",
    "When will the next inspection take place?",
    "How much was the overspend on placements?",
    "What was said about foster carers and their recruitment?",
    "Which indicators were rated red?",
    "What did members ask about the LAC sufficiency strategy?",
    "How many children went missing from care?",
    "What share of care leavers were in education, employment or training?",
    "Who chairs the scrutiny committee?",
    "What were the reasons for turnover among newly qualified staff?",
    "What happened to the early help service?",
    "Was the improvement plan approved?",
    "What is the timeliness of initial child protection conferences?",
    "How often are supervision sessions held?",
    "What did the director say about the budget for next year?",
    "Did the cabinet agree the fees for residential homes?",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="make the folders here and leave them")
    parser.add_argument("--only-retrieval", action="store_true", help="leave the answers out")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        libraries = {size: _open(folder / str(size), size) for size in given.sizes}
        print("| | passages | p50, ms | p95, ms |\n|---|---|---|---|")
        for name in ("retrieval",) if given.only_retrieval else ("retrieval", "answer"):
            for size, times in _timed(name, libraries, given.rounds).items():
                middle, most = numpy.percentile(times, [50, 95])
                print(f"| {name} | {size:,} | {middle:.0f} | {most:.0f} |", flush=True)


def _open(folder: Path, size: int) -> Library:
    stores = recombine(folder, size)
    return Library(stores.records, stores.open_index(), stores.open_embedder())


def _timed(name: str, libraries: dict[int, Library], rounds: int) -> dict[int, list[float]]:
    """Milliseconds a question, every library asked by turns; the first round does not count."""
    times: dict[int, list[float]] = {size: [] for size in libraries}
    for number in range(rounds + 1):
        for size in _by_turns(list(libraries), number):
            for question in QUESTIONS:
                started = time.perf_counter()
                if name == "retrieval":
                    search(libraries[size], read_question(question), Scope(), FOUND)
                else:
                    ask(libraries[size], question)
                if number:
                    times[size].append(1000 * (time.perf_counter() - started))
    return times


def _by_turns(sizes: Sequence[int], number: int) -> Sequence[int]:
    return sizes if number % 2 == 0 else sizes[::-1]


if __name__ == "__main__":
    main()
