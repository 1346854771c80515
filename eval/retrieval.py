"""Measure the search on transcripts whose relevant turns are known, through the product's ingest.

A folder holds ``corpus.jsonl``, rows ``{"meeting_id", "turn_index", "speaker", "text"}``, and
``queries.jsonl``, rows ``{"query_id", "meeting_id", "query", "relevant_turns"}``, as QMSum's
meetings do. Every meeting is loaded as one text file, and every question asked of all together.
"""

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.question import read_question
from assistant.retrieve import Found, Library, search
from eval.rank_metrics import Mean, hit, mean, ndcg, recall, reciprocal_rank
from ingest.load import load
from ingest.stores import Stores
from papers import Scope

# The measures look at so many turns, or passages.
FIRST = 10
BETWEEN_TURNS = "\n\n"

Turn = tuple[str, int]
Progress = Callable[[int, int], None]


class RetrievalError(Exception):
    """The folder cannot be used; the message names the file and says what is wrong."""


@dataclass(frozen=True)
class Query:
    """A question with the turns that answer it, each a meeting and a number."""

    query_id: str
    text: str
    relevant: frozenset[Turn]


@dataclass(frozen=True)
class Transcript:
    """A meeting as one text, with the span of each turn in it, in order."""

    text: str
    turns: tuple[tuple[int, int, Turn], ...]

    def turns_in(self, start: int, end: int) -> list[Turn]:
        """The turns of which a span holds at least one character."""
        ends = [turn_end for _, turn_end, _ in self.turns]
        first = bisect_left(ends, start + 1)
        held = []
        for turn_start, _, turn in self.turns[first:]:
            if turn_start >= end:
                break
            held.append(turn)
        return held


def read_folder(folder: Path) -> tuple[dict[str, Transcript], list[Query]]:
    """The meetings and the questions of a folder; raises RetrievalError where it has none."""
    meetings: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in _rows(folder / "corpus.jsonl", ("meeting_id", "turn_index", "speaker", "text")):
        said = f"{row['speaker']}: {row['text']}"
        meetings[row["meeting_id"]].append((int(row["turn_index"]), said))
    fields = ("query_id", "meeting_id", "query", "relevant_turns")
    queries = [
        Query(
            row["query_id"],
            row["query"],
            frozenset((row["meeting_id"], int(turn)) for turn in row["relevant_turns"]),
        )
        for row in _rows(folder / "queries.jsonl", fields)
    ]
    if not queries:
        raise RetrievalError(f"{folder / 'queries.jsonl'} holds no question")
    return {meeting: _transcript(meeting, said) for meeting, said in meetings.items()}, queries


def load_meetings(meetings: Mapping[str, Transcript], folder: Path, stores: Stores) -> list[str]:
    """Write each meeting as a text file into ``folder`` and load them; what could not be read."""
    folder.mkdir(parents=True, exist_ok=True)
    for meeting, transcript in meetings.items():
        (folder / f"{meeting}.txt").write_text(transcript.text, encoding="utf-8")
    return [outcome.file for outcome in load([folder], stores).failed]


def ranked_turns(found: Sequence[Found], meetings: Mapping[str, Transcript]) -> list[Turn]:
    """The turns in the order the passages give them.

    Passages are taken best first; a passage counts as every turn of which it holds a character,
    in the order of the meeting; a turn stands where the first passage with it puts it.
    """
    turns: dict[Turn, None] = {}
    for one in found:
        transcript = meetings[Path(one.paper.file).stem]
        for turn in transcript.turns_in(one.passage.char_start, one.passage.char_end):
            turns.setdefault(turn)
    return list(turns)


def measure(
    library: Library,
    meetings: Mapping[str, Transcript],
    queries: Sequence[Query],
    scope: Scope,
    progress: Progress = lambda done, total: None,
) -> dict[str, Mean]:
    """Ask every question of all meetings together; each measure with its interval.

    ``hit@10 of passages`` asks whether one of the first ten passages holds a relevant turn; all
    others look at the first ten turns, however few passages these take.
    """
    values: dict[str, list[float]] = defaultdict(list)
    for done, query in enumerate(queries, start=1):
        found = search(library, read_question(query.text), scope, FIRST)
        turns = ranked_turns(found, meetings)
        values["hit@10"].append(hit(turns, query.relevant, FIRST))
        values["R@10"].append(recall(turns, query.relevant, FIRST))
        values["MRR@10"].append(reciprocal_rank(turns, query.relevant, FIRST))
        values["nDCG@10"].append(ndcg(turns, query.relevant, FIRST))
        values["hit@10 of passages"].append(hit(turns, query.relevant, len(turns)))
        progress(done, len(queries))
    return {name: mean(each) for name, each in values.items()}


def _transcript(meeting: str, said: Sequence[tuple[int, str]]) -> Transcript:
    turns, at = [], 0
    for number, words in sorted(said):
        turns.append((at, at + len(words), (meeting, number)))
        at += len(words) + len(BETWEEN_TURNS)
    return Transcript(BETWEEN_TURNS.join(words for _, words in sorted(said)), tuple(turns))


def _rows(path: Path, fields: Sequence[str]) -> list[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise RetrievalError(f"{path} could not be read; check that it is there") from error
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise RetrievalError(f"{path}, line {number}: not JSON ({error.msg})") from error
        missing = [name for name in fields if not isinstance(row, dict) or name not in row]
        if missing:
            raise RetrievalError(f"{path}, line {number}: a row needs {', '.join(missing)}")
        rows.append(row)
    return rows
