"""What stands in exempt papers changes nothing in what the public finds, not even its order."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.question import read_question
from assistant.retrieve import Library, search
from ingest.describe import Overrides
from ingest.load import load
from ingest.stores import Stores
from lineofsight.actions.log import Logged, log_of
from lineofsight.actions.set_state import Setting, place_of_words, set_state
from lineofsight.briefing.make import arrange, gather, keep
from lineofsight.briefing.markdown import markdown
from lineofsight.briefing.order import Options
from lineofsight.theme import Theme, concepts_of, passages_on
from papers import Reader, Scope
from vectorstore.embedding import MANY

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
        # After many texts a compiled model takes over, whose last digits differ: one reads both.
        stores.open_embedder().embed_documents(["word"] * MANY)
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


FIRST = """Thornmere Borough Council
Minutes of the Children's Scrutiny Committee held on 4 March 2025
Present: Councillors Abel and Cray

1. Caseloads
The average caseload was 18 cases per social worker at the end of February 2025. The Head of
Fostering agreed to circulate a note on foster carer recruitment to all members.
"""
SECOND = """Thornmere Borough Council
Minutes of the Children's Scrutiny Committee held on 3 June 2025
Present: Councillors Abel and Cray

4. Caseloads
The average caseload was 19 cases per social worker at the end of February 2025, restated. The
note on foster carer recruitment had been circulated to all members.
"""
THIRD = """Thornmere Borough Council
Minutes of the Children's Scrutiny Committee held on 9 September 2025
Present: Councillors Abel and Cray

7. Work
Members heard that work went on.
"""


def foster(library: Library, reader: Reader) -> Logged:
    """The one promise there is."""
    return next(
        one for one in log_of(library.records, Scope(reader=reader)) if "foster" in one.action.text
    )


def test_what_rested_on_a_paper_that_is_exempt_now_is_told_no_more(
    empty_stores: Callable[[str], Stores], tmp_path: Path
) -> None:
    for name, text in (("first", FIRST), ("second", SECOND), ("third", THIRD)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    stores = empty_stores("remarked")
    load([tmp_path / f"{name}.txt" for name in ("first", "second", "third")], stores)
    library = Library(stores.records, stores.open_index(), stores.open_embedder())
    papers = {row.paper.file: row.paper for row in stores.records.papers(Scope())}
    words = "note on foster carer recruitment had been circulated"
    public = Reader.PUBLIC
    there = place_of_words(library.records, public, papers["second.txt"].paper_id, 1, words)
    one = foster(library, public)
    said = Setting("done", "Ann", 0, date(2025, 6, 3), "The June minutes say so", (there,))
    set_state(library.records, public, one.action.action_id, said)
    theme, options = Theme("social worker caseloads"), Options()
    keep(library.records, gather(library, theme, public), options.names)

    load([tmp_path / "second.txt"], stores, Overrides(access="exempt"))

    one = foster(library, public)
    assert (one.state, one.since, one.version) == ("silent", date(2025, 3, 4), 1)
    assert [(each.state, each.since, each.reason) for each in one.changes] == [(None, None, None)]
    briefing = markdown(arrange(gather(library, theme, public), options))
    assert "Was 18" not in briefing and "June" not in briefing
    assert "Was silent" not in briefing and "Was done" not in briefing
    # It can be set again, and what it was set to before is not told then either.
    went_on = place_of_words(library.records, public, papers["third.txt"].paper_id, 1, "work went")
    again = Setting("open", "Bo", one.version, None, "", (went_on,))
    last = set_state(library.records, public, one.action.action_id, again).changes[-1]
    assert (last.was, last.was_since) == ("open", None)
    # What a cleared person sees it to be now is not told to the public as what it was.
    seen = foster(library, Reader.OFFICER)
    off = Setting("reported_back", "Off", seen.version, None, "", (went_on,))
    set_state(library.records, Reader.OFFICER, one.action.action_id, off)
    assert foster(library, public).changes[-1].was == "open"
