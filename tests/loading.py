"""Three small papers to be loaded, and what became of them. Not a test."""

from collections.abc import Callable
from pathlib import Path

from ingest.load import LoadReport
from ingest.stores import Stores
from papers import Reader, Scope

Make = Callable[[str], Stores]
EVERYTHING = Scope(reader=Reader.OFFICER)


def minutes(sentence: str, day: str = "3rd May, 2024") -> str:
    return f"MARLBECK BOROUGH COUNCIL\nCABINET\n{day}\n\nMinutes of the meeting\n\n{sentence}\n"


def three_papers(tmp_path: Path) -> Path:
    """Three small papers, two of them in a folder below."""
    papers = tmp_path / "in"
    (papers / "below").mkdir(parents=True)
    (papers / "a.txt").write_text(minutes("Agency workers held a fifth of posts."))
    (papers / "below" / "b.txt").write_text(
        minutes("Caseloads fell to seventeen.", "4th June, 2024")
    )
    (papers / "below" / "c.md").write_text(minutes("The visit was put off.", "5th July, 2024"))
    return papers


def outcomes(report: LoadReport) -> dict[str, str]:
    return {one.file: one.outcome for one in report.papers}


def nearest(stores: Stores, question: str, scope: Scope = EVERYTHING) -> list[str]:
    """The keys nearest in meaning."""
    vector = stores.open_embedder().embed_query(question)
    index = stores.open_index()
    return [key for key, _ in index.nearest(vector, scope, 20, stores.records.generation())]


def failures(stores: Stores) -> dict[str, str]:
    return {one.file: one.reason for one in stores.records.failures(Reader.OFFICER)}
