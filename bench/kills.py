"""Kill an ingest again and again, each run going on in the folder that the last one left.

    python bench/kills.py [--kills 50] [--seed 1] [--papers FOLDER] [--vectors DATA_FOLDER]

Prints one JSON line a kill and one at the end. The first process loads the model and never opens
a store; each attempt is a fork of it, which runs the real load with real stores until SIGKILL.
What the model made of a text is remembered, so that the time goes into storing. Every other data
folder, the first too, has an index that writes its files anew every few passages, which a large
one does every thousand: that is when a kill damages them.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

os.environ["TOKENIZERS_PARALLELISM"] = "false"  # before the tokenizer is imported: this forks
sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy  # noqa: E402

import ingest.check  # noqa: E402
import ingest.load  # noqa: E402
from bench.attempt import PHASES, Attempt, alive, fork, result  # noqa: E402
from bench.whole import QUESTION, Whole, agreement, contents, faults, search_works  # noqa: E402
from ingest.describe import Overrides  # noqa: E402
from ingest.stores import Stores, open_stores  # noqa: E402
from papers import Access  # noqa: E402
from records import Records  # noqa: E402
from samples import PAPERS  # noqa: E402
from vectorstore import Index, SentenceEmbedder  # noqa: E402
from vectorstore.index import COLLECTION  # noqa: E402
from vectorstore.soundness import look  # noqa: E402

# So many passages are added before this index writes its files anew (Chroma: 1,000).
OFTEN = 25


class Remembering(SentenceEmbedder):
    """The real model, which does not work out twice what a text means."""

    def __init__(self) -> None:
        super().__init__(threads=1)
        self.seen: dict[str, numpy.ndarray] = {}

    def encode(self, texts: list[str]) -> numpy.ndarray:
        new = [text for text in dict.fromkeys(texts) if text not in self.seen]
        self.seen.update(zip(new, super().encode(new), strict=True))
        return numpy.asarray([self.seen[text] for text in texts], dtype=numpy.float32)


def stores_in(folder: Path, embedder: SentenceEmbedder) -> Stores:
    """The stores, the index looked at from a fork and not from a process that starts slowly."""

    def is_sound() -> bool:
        attempt = fork(lambda pipe: look(folder / "index"))
        os.close(attempt.pipe)
        return not (folder / "index").exists() or os.waitpid(attempt.pid, 0)[1] == 0

    return replace(open_stores(folder, embedder=embedder), index_is_sound=is_sound)


def trace(pipe: int) -> None:
    """Tell on ``pipe`` when each part of the work begins (small letter) and ends (capital)."""

    def traced(letter: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def told(*args: object, **kwargs: object) -> object:
            os.write(pipe, letter.encode())
            done = work(*args, **kwargs)
            os.write(pipe, letter.upper().encode())
            return done

        return told

    for where, name, letter in (
        (ingest.load, "keep_original", "c"),
        (Index, "add", "i"),
        (Records, "add", "r"),
        (ingest.check, "_compare", "m"),
    ):
        setattr(where, name, traced(letter, getattr(where, name)))


def make_index_that_writes_often(folder: Path, embedder: SentenceEmbedder) -> None:
    import chromadb
    from chromadb.config import Settings

    quiet = Settings(anonymized_telemetry=False)
    chromadb.PersistentClient(str(folder / "index"), settings=quiet).create_collection(
        COLLECTION,
        metadata={
            "hnsw:space": "cosine",
            "hnsw:sync_threshold": OFTEN,
            "hnsw:batch_size": OFTEN,
            "embedding_model": embedder.name,
            "dimension": embedder.dimension,
        },
    )


@dataclass
class Loop:
    """The kills over one ingest, again from an empty folder whenever it completes."""

    papers: Path
    embedder: Remembering
    chance: random.Random
    within: Path
    wholes: tuple[Whole, Whole]  # the papers as they are, and said to be exempt
    seconds: float

    def run(self, kills: int) -> Iterator[dict[str, Any]]:
        done, tries, folders, groups = 0, 0, 0, []
        access: Access | None = None
        folder, left = self._new_folder(folders), len(self.wholes[0])
        while done < kills:
            tries += 1
            attempt = self._start(folder, access)
            groups.append(attempt.pid)
            aim = self._wait(attempt, tries, left / len(self.wholes[0]))
            os.kill(attempt.pid, signal.SIGKILL)
            while attempt.listen(5):
                pass
            os.close(attempt.pipe)
            status = os.waitpid(attempt.pid, 0)[1]
            hit = os.WIFSIGNALED(status)
            done, left = done + hit, left - attempt.told.count("R")
            row: dict[str, Any] = {"kill": done} if hit else {"completed": True}
            row |= {"folder": folders, "access": access, **aim}
            row["phase"] = attempt.phase if hit else "completed"
            row |= self._look(folder, hit, repair=hit and self.chance.random() < 0.2)
            if status and not hit:
                row["faults"].append("the load that was not killed failed: see what it printed")
            yield row
            if hit:
                continue
            left = len(self.wholes[0])
            if access is None:  # then the same papers once more, said to be exempt
                access = "exempt"
            else:
                folders, access = folders + 1, None
                folder = self._new_folder(folders)
        deadline = time.monotonic() + 20
        while alive(groups) and time.monotonic() < deadline:
            time.sleep(0.1)
        yield {"kills": done, "tries": tries, "survivors": alive(groups)}

    def _new_folder(self, number: int) -> Path:
        folder = self.within / f"data{number}"
        if number % 2 == 0:
            result(lambda: make_index_that_writes_often(folder, self.embedder))
        return folder

    def _start(self, folder: Path, access: Access | None) -> Attempt:
        def work(pipe: int) -> None:
            trace(pipe)
            stores = stores_in(folder, self.embedder)
            report = ingest.load.load([self.papers], stores, Overrides(access=access))
            if report.failed:
                raise RuntimeError("; ".join(f"{one.file}: {one.reason}" for one in report.failed))

        return fork(work)

    def _wait(self, attempt: Attempt, tries: int, left: float) -> dict[str, Any]:
        """Until a random time, or in two of three tries a random time after a random beginning.

        A process starts for as long as it stores: half of the kills at a random time find it so.
        """
        span = self.seconds * (0.25 + 0.65 * left)
        if tries % 3 == 1:
            after = self.chance.uniform(0, span)
            self._until(attempt, lambda: False, after)
            return {"after_seconds": round(after, 3)}
        letter, nth = self.chance.choice("ciirrrm"), self.chance.randint(1, 3)
        self._until(attempt, lambda: attempt.told.count(letter) >= nth, 2 * self.seconds)
        after = self.chance.uniform(0, 0.03)
        time.sleep(after)
        attempt.listen(0)
        return {"after": f"{PHASES[letter]} {nth}", "after_seconds": round(after, 3)}

    def _until(self, attempt: Attempt, enough: Callable[[], bool], seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not enough() and time.monotonic() < deadline:
            if not attempt.listen(deadline - time.monotonic()):
                return

    def _look(self, folder: Path, killed: bool, repair: bool) -> dict[str, Any]:
        """What is found in forks: after a kill, and then after a repair or a run that ended."""
        if not (folder / "records.db").exists():
            return {"papers": 0, "faults": [], "searchable": True, "repaired": False}

        searched = not killed or repair or self.chance.random() < 0.5

        def first() -> tuple[int, list[str], bool | None]:
            stores = stores_in(folder, self.embedder)
            found = list(faults(stores, self.wholes))
            works = search_works(stores) if searched else None
            return len(stores.records.known()), found, works

        papers, wrong, works = result(first)
        if repair:
            wrong += result(lambda: agreement(stores_in(folder, self.embedder), True))
        if repair or not killed:
            wrong += result(lambda: agreement(stores_in(folder, self.embedder), False))
        return {"papers": papers, "faults": wrong, "searchable": works, "repaired": repair}


def remembered(folder: Path) -> dict[str, numpy.ndarray]:
    """The vectors in the index of a data folder, by the text they stand for."""
    import chromadb
    from chromadb.config import Settings

    quiet = Settings(anonymized_telemetry=False)
    client = chromadb.PersistentClient(str(folder / "index"), settings=quiet)
    held = client.get_collection(COLLECTION).get(include=["documents", "embeddings"])
    texts, vectors = held["documents"], held["embeddings"]
    assert texts is not None and vectors is not None
    return {text: numpy.asarray(vector) for text, vector in zip(texts, vectors, strict=True)}


def unkilled(
    papers: Path, folder: Path, embedder: Remembering, access: Access | None = None
) -> dict[str, numpy.ndarray]:
    ingest.load.load([papers], stores_in(folder, embedder), Overrides(access=access))
    return embedder.seen


def main() -> None:
    parser = argparse.ArgumentParser(description="Kill an ingest again and again.")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--papers", type=Path, default=PAPERS)
    parser.add_argument("--vectors", type=Path, help="a data folder that holds these papers")
    given = parser.parse_args()
    embedder = Remembering()
    embedder.embed_query(QUESTION)
    within = Path(tempfile.mkdtemp(prefix="kills-"))
    try:
        if given.vectors:
            embedder.seen |= result(lambda: remembered(given.vectors))
        else:
            embedder.seen |= result(lambda: unkilled(given.papers, within / "slow", embedder))
        started = time.monotonic()
        result(lambda: unkilled(given.papers, within / "whole", embedder) and None)
        seconds = time.monotonic() - started
        whole = contents(within / "whole")
        result(lambda: unkilled(given.papers, within / "whole", embedder, "exempt") and None)
        wholes = (whole, contents(within / "whole"))
        loop = Loop(given.papers, embedder, random.Random(given.seed), within, wholes, seconds)
        phases: Counter[str] = Counter()
        for row in loop.run(given.kills):
            if "kill" in row:
                phases[row["phase"]] += 1
            if "kills" in row:
                row |= {"papers": len(whole), "one_ingest_seconds": round(seconds, 2)}
                row |= {"seconds": round(time.monotonic() - started, 1), "phases": phases}
            print(json.dumps(row), flush=True)
    finally:
        shutil.rmtree(within, ignore_errors=True)


if __name__ == "__main__":
    main()
