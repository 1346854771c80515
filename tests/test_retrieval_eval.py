"""The measures of a ranking, and the command that measures the search on transcripts."""

import json
from pathlib import Path

import pytest
from forks import Commands

from eval.rank_metrics import hit, mean, ndcg, recall, reciprocal_rank
from eval.retrieval import RetrievalError, read_folder

RANKED = ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("relevant", "k", "hit_k", "recall_k", "first", "gain"),
    [
        ({"a"}, 2, 1.0, 1.0, 1.0, 1.0),
        ({"b"}, 2, 1.0, 1.0, 0.5, 0.6309),
        ({"c"}, 2, 0.0, 0.0, 0.0, 0.0),
        ({"a", "c", "x"}, 2, 1.0, 0.5, 1.0, 0.6131),  # two could be there, one is
        ({"a", "b", "c"}, 2, 1.0, 1.0, 1.0, 1.0),
        (set(), 2, 0.0, 1.0, 0.0, 1.0),
    ],
)
def test_the_measures_of_a_ranking(
    relevant: set[str], k: int, hit_k: float, recall_k: float, first: float, gain: float
) -> None:
    assert hit(RANKED, relevant, k) == hit_k
    assert recall(RANKED, relevant, k) == recall_k
    assert reciprocal_rank(RANKED, relevant, k) == first
    assert ndcg(RANKED, relevant, k) == pytest.approx(gain, abs=1e-4)


def test_an_interval_holds_its_mean_and_is_the_same_again() -> None:
    one = mean([0.0, 1.0] * 50)
    assert one.value == 0.5
    assert 0.35 < one.low < 0.45 < 0.55 < one.high < 0.65
    assert one == mean([0.0, 1.0] * 50)
    assert mean([1.0]).low == 1.0


def write(folder: Path, corpus: list[object], queries: list[object]) -> Path:
    folder.mkdir()
    for name, rows in (("corpus", corpus), ("queries", queries)):
        (folder / f"{name}.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    return folder


TURNS = [
    ("The Chair", "Good morning. We begin with the ferry to the island and its timetable."),
    ("Ann Ody", "The ferry sails twice a day in winter, and that is not enough for the islanders."),
    ("Bob Ell", "I want to speak of the swimming pool: its roof leaks over the deep end."),
    ("Ann Ody", "A new roof costs more than the old pool is worth."),
]
CORPUS: list[object] = [
    {"meeting_id": "m1", "turn_index": n, "speaker": who, "text": said}
    for n, (who, said) in enumerate(TURNS)
]


def query(number: int, text: str, turns: list[int]) -> dict[str, object]:
    return {"query_id": f"q{number}", "meeting_id": "m1", "query": text, "relevant_turns": turns}


def test_turns_are_told_by_the_characters_of_a_span(tmp_path: Path) -> None:
    folder = write(tmp_path / "set", CORPUS, [query(0, "?", [1])])
    meetings, queries = read_folder(folder)
    transcript = meetings["m1"]
    ferry = transcript.text.index("Ann Ody: The ferry")
    pool = transcript.text.index("Bob Ell")
    assert transcript.turns_in(ferry, ferry + 1) == [("m1", 1)]
    assert transcript.turns_in(ferry - 2, ferry) == []  # between two turns
    assert transcript.turns_in(ferry, pool + 1) == [("m1", 1), ("m1", 2)]
    assert transcript.turns_in(0, len(transcript.text)) == [("m1", n) for n in range(4)]
    assert queries[0].relevant == {("m1", 1)}


@pytest.mark.parametrize(
    ("corpus", "queries", "said"),
    [
        (CORPUS, [], "holds no question"),
        ([{"meeting_id": "m1"}], [query(0, "?", [1])], "corpus.jsonl, line 1: a row needs"),
        (CORPUS, [{"query_id": "q"}], "queries.jsonl, line 1: a row needs"),
        (CORPUS, [3], "queries.jsonl, line 1: a row needs"),
    ],
)
def test_a_bad_folder_is_told(
    tmp_path: Path, corpus: list[object], queries: list[object], said: str
) -> None:
    with pytest.raises(RetrievalError, match=said):
        read_folder(write(tmp_path / "set", corpus, queries))


def test_the_command_loads_asks_and_measures(commands: Commands, tmp_path: Path) -> None:
    questions: list[object] = [
        query(0, "How often does the ferry sail?", [1]),
        query(1, "What is wrong with the swimming pool?", [2, 3]),
        query(2, "What was said of the ferry?", []),
    ]
    folder = write(tmp_path / "set", CORPUS, questions)
    done = commands.run(tmp_path / "data", "eval", "retrieval", folder, "--json")
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert (told["questions"], told["meetings"], told["failed"]) == (3, 1, [])
    assert told["measures"]["hit@10"]["value"] == pytest.approx(2 / 3)
    assert told["measures"]["R@10"]["value"] == 1.0
    missing = commands.run(tmp_path / "data", "eval", "retrieval", tmp_path / "no", "--json")
    assert missing.status == 2
    assert "corpus.jsonl could not be read" in json.loads(missing.out)["error"]
