"""Who may see what: an exempt paper reaches nobody but members and officers, by any way in."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.contract import answer_json, passages_json
from assistant.plain import in_words
from assistant.question import read_question
from assistant.retrieve import Library, PassageRetriever, search
from ingest.describe import Overrides
from ingest.load import LoadReport, load
from ingest.stores import Stores
from papers import Access, Reader, Scope
from records.choices import UnknownNameError, choose_council_and_committee

EXEMPT = "2025-02-11-cabinet-exempt-placements.pdf"
CLEARED = (Reader.MEMBER, Reader.OFFICER)
# Words and figures that stand in the exempt paper and in no other (samples/README.md).
SECRETS = (
    "Quillbrook", "Thornmere", "Hartwithy", "6,850", "5,975", "6,240", "6,495", "187,500",
    "120,000", "412,000", "3,223,000", "2,310,000", "2,070,000", "exempt-placements",
)  # fmt: skip
QUESTIONS = (
    "What is the settlement with Quillbrook Residential Care Limited?",
    "How much does a place at Thornmere House cost a week?",
    "Why was the contract for children's residential placements terminated?",
    "What did the exempt report to Cabinet recommend?",
)


@pytest.fixture(scope="module")
def exempt_id(loaded_samples: tuple[Stores, LoadReport]) -> str:
    (one,) = [one for one in loaded_samples[1].papers if one.file == EXEMPT]
    assert one.paper_id is not None
    return one.paper_id


@pytest.mark.parametrize(
    ("reader", "access"),
    [
        (Reader.PUBLIC, ("public",)),
        (Reader.MEMBER, ("public", "exempt")),
        (Reader.OFFICER, ("public", "exempt")),
    ],
)
def test_clearance(reader: Reader, access: tuple[Access, ...]) -> None:
    assert reader.may_see == access


def test_nobody_is_cleared_who_did_not_say_so() -> None:
    assert Scope().reader is Reader.PUBLIC


# -- records -------------------------------------------------------------------------------


def test_records_by_reader(sample_library: Library, exempt_id: str) -> None:
    records = sample_library.records
    for reader in Reader:
        scope, cleared = Scope(reader=reader), reader in CLEARED
        files = {row.paper.file for row in records.papers(scope)}
        assert (EXEMPT in files, len(files)) == ((True, 14) if cleared else (False, 13))
        assert records.coverage(scope).papers == len(files)
        assert (records.paper(exempt_id, reader) is not None) is cleared
        for number in (1, 2):
            assert (records.page(exempt_id, number, reader) is not None) is cleared
        assert bool(records.passages_of(exempt_id, scope)) is cleared
        found = search(sample_library, read_question("Quillbrook"), scope, 5)
        assert any("Quillbrook" in one.passage.text for one in found) is cleared
    keys = list(records.passages_of(exempt_id, Scope(reader=Reader.OFFICER)))
    assert len(keys) > 5
    assert records.passages(keys, Scope()) == {}
    assert len(records.passages(keys, Scope(reader=Reader.MEMBER))) == len(keys)


def test_the_choices_name_no_committee_of_exempt_papers_alone(
    tmp_path: Path, empty_stores: Callable[[str], Stores]
) -> None:
    stores = empty_stores("data")
    path = tmp_path / "a.txt"
    path.write_text("OAKMERE TOWN COUNCIL\nAPPEALS PANEL\n3rd May, 2024\n\nA grievance was heard.")
    load([path], stores, Overrides(access="exempt"))
    for council, committee in (("Oakmere", None), (None, "Appeals")):
        with pytest.raises(UnknownNameError) as raised:
            choose_council_and_committee(stores.records, Reader.PUBLIC, council, committee)
        told = str(raised.value)
        assert told.endswith("The papers name: none yet.")
    assert choose_council_and_committee(stores.records, Reader.MEMBER, "oak", "appeals") == (
        "Oakmere Town Council",
        "Appeals Panel",
    )


def test_failures_are_for_members_and_officers(
    tmp_path: Path, empty_stores: Callable[[str], Stores]
) -> None:
    stores = empty_stores("data")
    (tmp_path / "Dismissal of an officer.pdf").write_bytes(b"x")
    load([tmp_path / "Dismissal of an officer.pdf"], stores)
    assert stores.records.failures(Reader.PUBLIC) == []
    for reader in CLEARED:
        (one,) = stores.records.failures(reader)
        assert one.file == "Dismissal of an officer.pdf"


# -- the index, searching and asking -------------------------------------------------------


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_index_by_reader(sample_library: Library, exempt_id: str, question: str) -> None:
    index, records = sample_library.index, sample_library.records
    vector = sample_library.embedder.embed_query(question)
    for reader in Reader:
        keys = [k for k, _ in index.nearest(vector, Scope(reader), 60, records.generation())]
        assert len(keys) == 60
        assert any(key.startswith(exempt_id[:20]) for key in keys) is (reader in CLEARED)


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_of_an_exempt_paper_is_told_to_the_public(
    sample_library: Library, exempt_id: str, question: str
) -> None:
    answer = ask(sample_library, question)
    found = search(sample_library, read_question(question), Scope(), 60)
    assert len(found) == 60
    retriever = PassageRetriever(library=sample_library)
    told = json.dumps(
        [
            {**answer_json(answer), "question": "", "standalone_question": ""},
            passages_json(found),
            in_words(answer),
            [document.page_content for document in retriever.invoke(question)],
        ]
    )
    for secret in (*SECRETS, exempt_id):
        assert secret not in told
    assert answer.coverage.papers == 13


def test_a_member_is_told(sample_library: Library) -> None:
    for reader in CLEARED:
        answer = ask(sample_library, QUESTIONS[1], scope=Scope(reader=reader))
        assert EXEMPT in {citation.file for citation in answer.citations}
        assert answer.coverage.papers == 14
        found = search(sample_library, read_question(QUESTIONS[0]), Scope(reader=reader), 5)
        assert found[0].paper.file == EXEMPT


# -- dates, councils and committees --------------------------------------------------------

CABINET = "Cabinet"
CSC = "Children's Scrutiny Commission"


@pytest.mark.parametrize(
    ("scope", "files"),
    [
        (Scope(committee=CABINET), {"2025-02-11-cabinet-minutes.html"}),
        (Scope(Reader.OFFICER, committee=CABINET), {"2025-02-11-cabinet-minutes.html", EXEMPT}),
        (Scope(council="Marlbeck Borough Council", committee=CABINET),
         {"2025-02-11-cabinet-minutes.html"}),
        (Scope(council="Oakmere Town Council"), set()),
        (Scope(committee="cabinet"), set()),
        (Scope(first_date=date(2025, 7, 2)),
         {"2025-07-02-childrens-scrutiny-agenda.txt", "2025-09-17-childrens-scrutiny-minutes.pdf"}),
        (Scope(last_date=date(2024, 6, 19)),
         {"2024-03-13-childrens-scrutiny-minutes.pdf", "2024-06-19-commissioner-report.txt"}),
        (Scope(first_date=date(2025, 2, 26), last_date=date(2025, 2, 26)),
         {"2025-02-26-commissioner-report.md"}),
        (Scope(committee=CSC, first_date=date(2025, 3, 1), last_date=date(2025, 7, 1)),
         {"2025-03-12-childrens-scrutiny-minutes.pdf", "2025-03-12-performance-report-q3.md"}),
        (Scope(first_date=date(2025, 12, 1), last_date=date(2025, 1, 1)), set()),
    ],
)  # fmt: skip
def test_filters_in_both_stores(sample_library: Library, scope: Scope, files: set[str]) -> None:
    records, everything = sample_library.records, Scope(reader=Reader.OFFICER)

    def of(keys: list[str]) -> set[str]:
        return {paper.file for _, paper in records.passages(keys, everything).values()}

    assert {row.paper.file for row in records.papers(scope)} == files
    assert records.coverage(scope).papers == len(files)
    vector = sample_library.embedder.embed_query("the report on children")
    nearest = sample_library.index.nearest(vector, scope, 300, records.generation())
    assert of([key for key, _ in nearest]) == files
    found = search(sample_library, read_question("the report on children"), scope, 300)
    assert {one.paper.file for one in found} == files
    answer = ask(sample_library, "What was reported on children?", scope=scope)
    assert {one.file for one in (*answer.citations, *answer.nearest)} <= files
    assert answer.coverage == records.coverage(scope)


def test_a_paper_without_a_date_is_left_out_of_a_range(
    tmp_path: Path, empty_stores: Callable[[str], Stores]
) -> None:
    stores = empty_stores("data")
    (tmp_path / "in").mkdir()
    for name, day in (("dated.txt", "\n3rd May, 2024"), ("undated.txt", "")):
        text = f"OAKMERE TOWN COUNCIL\nPLAY PANEL{day}\n\nThe swings were mended in {name}."
        (tmp_path / "in" / name).write_text(text)
    load([tmp_path / "in"], stores)
    library = Library(stores.records, stores.open_index(), stores.open_embedder())
    for scope, files in (
        (Scope(), {"dated.txt", "undated.txt"}),
        (Scope(first_date=date(1900, 1, 1)), {"dated.txt"}),
        (Scope(last_date=date(2100, 1, 1)), {"dated.txt"}),
    ):
        assert {row.paper.file for row in stores.records.papers(scope)} == files
        found = search(library, read_question("Were the swings mended?"), scope, 9)
        assert {one.paper.file for one in found} == files
        vector = library.embedder.embed_query("swings")
        nearest = library.index.nearest(vector, scope, 9, stores.records.generation())
        assert len(nearest) == len(files)
    coverage = stores.records.coverage(Scope())
    assert (coverage.papers, coverage.first_date, coverage.last_date) == (
        2,
        date(2024, 5, 3),
        date(2024, 5, 3),
    )
