"""What stands in exempt papers changes nothing in what the public finds, not even its order."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.question import read_question
from assistant.retrieve import Library, search
from ingest.load import load
from ingest.stores import Stores
from lineofsight.theme import Theme, concepts_of, passages_on
from papers import Reader, Scope

MINUTES = """Thornmere Borough Council
Minutes of the Children's Scrutiny Committee held on 4 March 2025
Present: Councillors Abel and Cray

1. Caseloads
The average caseload was 18 cases per social worker. There were 24 agency social workers.

2. EXEMPT - NOT FOR PUBLICATION
{hidden}

3. Date of next meeting
The committee would meet on 3 June 2025.
"""
OTHER = """Thornmere Borough Council
Minutes of the Children's Scrutiny Committee held on 3 June 2025
Present: Councillors Abel and Cray

4. Libraries
Opening hours would be looked at in the autumn.

5. Caseloads
The average caseload was 17 cases per social worker.
"""
REPORT = """Thornmere Borough Council
NOT FOR PUBLICATION
Report to the Children's Scrutiny Committee, 2 December 2025
Quillbrook agency social workers

1. Purpose
Quillbrook agency social workers cost more than other agency social workers.
"""
TOLD = "Quillbrook agency social workers were talked about at length in private."
# As long as what it stands for, so that all that is public keeps its place.
NOTHING = "It".ljust(len(TOLD) - 1, "x") + "."


@pytest.fixture
def both(empty_stores: Callable[[str], Stores], tmp_path: Path) -> tuple[Library, Library]:
    """Papers with something told in private, and the same with nothing told."""
    libraries = []
    for name, hidden in (("told", TOLD), ("nothing", NOTHING)):
        folder = tmp_path / f"papers-{name}"
        folder.mkdir()
        (folder / "march.txt").write_text(MINUTES.format(hidden=hidden), "utf-8")
        (folder / "june.txt").write_text(OTHER, "utf-8")
        if hidden == TOLD:
            (folder / "report.txt").write_text(REPORT, "utf-8")
        stores = empty_stores(name)
        load([folder], stores)
        libraries.append(Library(stores.records, stores.open_index(), stores.open_embedder()))
    return libraries[0], libraries[1]


def test_the_public_finds_the_same_in_the_same_order(both: tuple[Library, Library]) -> None:
    for words in ("Quillbrook", "Quilbrook", "agency social workers", "average caseload"):
        seen = []
        for library in both:
            # Whoever asked before in the same process makes no difference.
            search(library, read_question(words), Scope(reader=Reader.OFFICER), 20)
            found = search(library, read_question(words), Scope(), 20)
            theme = Theme(words)
            seen.append(
                (
                    [(one.passage.text, round(one.score, 5)) for one in found],
                    [one.passage.text for one in passages_on(library, theme, Reader.PUBLIC)],
                    concepts_of(library, theme, Reader.PUBLIC),
                )
            )
        told, nothing = seen
        assert told[:2] == nothing[:2], words
        assert [(one.phrase, one.share) for one in told[2].concepts] == [
            (one.phrase, one.share) for one in nothing[2].concepts
        ], words


def test_an_officer_finds_what_is_exempt(both: tuple[Library, Library]) -> None:
    told = both[0]
    found = search(told, read_question("Quilbrook"), Scope(reader=Reader.OFFICER), 3)
    assert "Quillbrook" in found[0].passage.text
