"""What a data folder holds after a kill: every paper whole, and the index mended by a check."""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ingest.check import check
from ingest.originals import original
from ingest.stores import Stores
from papers import Reader, Scope
from records.occurrences import Occurrences

EVERYTHING = Scope(reader=Reader.OFFICER)
QUESTION = "How many agency social workers are there?"
# What is found by meaning is found by steps from neighbour to neighbour, which now and then
# lead past a passage that has been embedded anew.
REACHED = 0.97

Whole = dict[str, dict[str, Any]]


def contents(folder: Path) -> Whole:
    """Everything the records hold of each paper, straight from the tables, faults included."""
    database = sqlite3.connect(f"file:{folder / 'records.db'}?mode=ro", uri=True)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    papers: Whole = {}
    for paper_id, pages in database.execute("SELECT paper_id, page_count FROM papers"):
        papers[paper_id] = {"pages stated": pages}
        for table in ("pages", "items", "passages", "actions", "exchanges"):
            rows = database.execute(f"SELECT * FROM {table} WHERE paper_id = ?", (paper_id,))
            names = [column[0] for column in rows.description]
            keep = [at for at, name in enumerate(names) if name not in ("id", "access")]
            papers[paper_id][table] = sorted(repr([row[at] for at in keep]) for row in rows)
        words = "SELECT w.text, w.context FROM passage_words w JOIN passages ON id = w.rowid"
        rows = database.execute(f"{words} WHERE paper_id = ?", (paper_id,))
        papers[paper_id]["words"] = sorted(repr(row) for row in rows)
    orphans = "SELECT count(*) FROM passage_words WHERE rowid NOT IN (SELECT id FROM passages)"
    assert database.execute(orphans).fetchone() == (0,), "words of a paper that is not there"
    database.close()
    return papers


def faults(stores: Stores, wholes: Sequence[Whole]) -> Iterator[str]:
    """What is wrong in a folder after a kill: nothing may be but the index."""
    held = contents(stores.folder)
    for paper_id, parts in held.items():
        if all(parts != whole.get(paper_id) for whole in wholes):
            yield f"{paper_id[:8]} is not whole"
        kept = original(stores.folder, paper_id)
        if kept is None or hashlib.sha256(kept.read_bytes()).hexdigest() != paper_id:
            yield f"{paper_id[:8]} has no original"
    for row in stores.records.papers(EVERYTHING):
        if row.passages != len(wholes[0][row.paper.paper_id]["passages"]):
            yield f"{row.paper.file} is listed with {row.passages} passages"
    found = Occurrences(stores.records, Reader.OFFICER).of("agency")
    if held and len(held) == len(wholes[0]) and not len(found):
        yield "nothing is found by its words"


def search_works(stores: Stores) -> bool:
    """Whether a search by meaning goes through and shows only what the records hold."""
    vector = stores.open_embedder().embed_query(QUESTION)
    try:
        index = stores.open_index()
        found = index.nearest(vector, EVERYTHING, 20, stores.records.generation())
    except Exception:  # an index that a kill has damaged
        return False
    shown = stores.records.passages([key for key, _ in found], EVERYTHING)
    return set(shown) <= stores.records.passage_keys()


def agreement(stores: Stores, repair: bool) -> list[str]:
    """What is wrong after a repair, or after a run that was not killed: nothing may be."""
    report = check(stores, repair)
    wrong = [] if report.agree else [f"the stores do not agree: {report}"]
    index, keys = stores.open_index(), stores.records.passage_keys()
    if index.keys() != keys:
        wrong.append("the index holds other passages than the records")
    if keys:
        vector = stores.open_embedder().embed_query(QUESTION)
        found = index.nearest(vector, EVERYTHING, len(keys), stores.records.generation())
        if len({key for key, _ in found}) < REACHED * len(keys):
            wrong.append(f"a search reaches {len(found)} of {len(keys)} passages")
    return wrong
