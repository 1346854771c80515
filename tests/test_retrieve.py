"""The search: words and what means the same, what stands beside, meetings named, copies."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sentence_transformers import CrossEncoder
from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

from assistant.abbreviations import spelled_out
from assistant.named import asks_for_last, names_body
from assistant.question import read_question
from assistant.retrieve import Found, Library, search
from assistant.spelling import put_right
from assistant.terms import read_terms
from ingest.load import load
from ingest.stores import Stores
from papers import Reader, Scope
from vectorstore.reranker import Reranker

Empty = Callable[[str], Stores]

FILLER = [
    "The clerk read out the list of apologies and the chair thanked the caretaker for the hall.",
    "A grant was given to the bowls club for new nets and a mower that starts in the morning.",
    "The bus shelter by the mill wants paint, and the bench beside it has lost two of its slats.",
    "Members looked at the plans for the car park and asked for more room for bicycles there.",
    "The Christmas lights were put up late, and the tree by the pump leaned over in the wind.",
]


def minutes(council: str, day: str, *said: str) -> str:
    body = "\n\n".join(f"{n}. {one}" for n, one in enumerate(said, start=1))
    return f"{council}\n\nMinutes of the Cabinet held on {day}\n\n{body}\n"


def library_of(empty: Empty, tmp_path: Path, papers: dict[str, str]) -> Library:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in papers.items():
        (folder / name).write_text(text, encoding="utf-8")
    stores = empty("data")
    assert not load([folder], stores).failed
    return Library(stores.records, stores.open_index(), stores.open_embedder())


def ask_for(library: Library, question: str, limit: int = 5) -> list[Found]:
    return search(library, read_question(question), Scope(), limit)


@pytest.mark.parametrize(
    ("before", "abbreviation", "words"),
    [
        ("the number of Looked After Children ", "LAC", "looked after children"),
        ("Looked-after children ", "LAC", "looked after children"),
        ("the Department for Education ", "DE", "department for education"),
        ("the Minister of Housing ", "MH", "minister of housing"),
        ("the children ", "LAC", None),
        ("Landlords with children ", "LAC", None),
    ],
)
def test_an_abbreviation_is_spelled_out_by_the_words_before_it(
    before: str, abbreviation: str, words: str | None
) -> None:
    assert spelled_out(before, abbreviation) == words


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("What was decided at the last meeting?", True),
        ("What do the latest minutes say of parking?", True),
        ("What does the most recent scrutiny report say?", True),
        ("How many left last year?", False),
    ],
)
def test_the_last_meeting_is_asked_for(question: str, asks: bool) -> None:
    assert asks_for_last(read_question(question)) is asks


def test_a_body_is_named_by_its_own_part_only() -> None:
    assert names_body(("croydon", "parking"), ("Croydon Council", None))
    assert not names_body(("council", "parking"), ("Croydon Council", "Scrutiny Committee"))


def test_abbreviations_lead_both_ways(empty_stores: Empty, tmp_path: Path) -> None:
    library = library_of(
        empty_stores,
        tmp_path,
        {
            "one.txt": minutes(
                "Wexbury Borough Council",
                "3 February 2016",
                "The Harbour Dredging Order (HDO) was explained to members by the engineer.",
                *FILLER,
            ),
            "two.txt": minutes(
                "Wexbury Borough Council",
                "9 March 2016",
                *FILLER[:2],
                "The HDO lapses in June, the harbour engineer told members.",
            ),
            "three.txt": minutes(
                "Wexbury Borough Council",
                "6 April 2016",
                *FILLER[2:],
                "Members heard that the harbour dredging order was renewed for a year.",
            ),
        },
    )
    occurrences = library.occurrences.get()
    for question in ("When does the HDO end?", "When does the harbour dredging order end?"):
        terms = read_terms(read_question(question), occurrences, library.records, Scope())
        assert {"hdo", "harbour dredging order"} & {one for t in terms.words for one in t.same}
        files = {one.paper.file for one in ask_for(library, question, 3)}
        assert files == {"one.txt", "two.txt", "three.txt"}, question
    none = read_terms(read_question("The XYZ fund?"), occurrences, library.records, Scope())
    assert not any(term.same for term in none.words)


def test_a_typing_error_finds_the_word_that_the_papers_have(sample_library: Library) -> None:
    occurrences = sample_library.occurrences.get()
    assert put_right("safegaurding", False, occurrences) == "safeguard"
    assert put_right("safeguarding", False, occurrences) is None  # the papers have it
    assert put_right("zyxwvutsr", False, occurrences) is None
    assert put_right("plan", False, occurrences) is None  # too short to tell
    right = [one.passage.key for one in ask_for(sample_library, "agency placements")]
    assert [one.passage.key for one in ask_for(sample_library, "agency placemnets")][0] in right


def test_what_stands_beside_the_words_is_found_too(empty_stores: Empty, tmp_path: Path) -> None:
    # Two answers with the same words: the one whose neighbour names the matter comes first.
    said = "The officer replied that it would be done by the end of the summer at no cost."
    library = library_of(
        empty_stores,
        tmp_path,
        {
            "a.txt": minutes("Wexbury Council", "3 May 2016", *FILLER[:4], said, *FILLER[2:4]),
            "b.txt": minutes(
                "Wexbury Council",
                "7 June 2016",
                *FILLER[:3],
                "A member asked about the dredging of the quay.",
                said.replace("summer", "autumn"),
                *FILLER[3:],
            ),
        },
    )
    found = ask_for(library, "What did the officer say about dredging the quay?", 12)
    order = [one.paper.file for one in found if "The officer replied" in one.passage.text]
    assert order[0] == "b.txt"


def test_a_meeting_that_is_named_comes_first(empty_stores: Empty, tmp_path: Path) -> None:
    said = "Parking charges were put up, and {} members spoke against the new parking charges."
    library = library_of(
        empty_stores,
        tmp_path,
        {
            "a.txt": minutes(
                "Wexbury Council", "3 May 2016", *FILLER[:2], said.format("two"), FILLER[2]
            ),
            "b.txt": minutes(
                "Norling Council", "7 June 2017", *FILLER[:2], said.format("nine"), FILLER[2]
            ),
        },
    )

    def first(question: str) -> str:
        return ask_for(library, question)[0].paper.file

    assert first("What was said of parking charges in May 2016?") == "a.txt"
    assert first("What was said of parking charges in June 2017?") == "b.txt"
    assert first("What was said of parking charges at Wexbury?") == "a.txt"
    assert first("What was said of parking charges at Norling?") == "b.txt"
    assert first("What was said of parking charges at the last meeting?") == "b.txt"
    assert first("What was said of parking charges at the last meeting of Wexbury?") == "a.txt"


def test_copies_are_found_once_and_other_figures_twice(empty_stores: Empty, tmp_path: Path) -> None:
    said = "The quay fund stood at £{} and members thanked the harbour master for his long work."
    library = library_of(
        empty_stores,
        tmp_path,
        {
            "old.txt": minutes("Wexbury Council", "3 May 2016", *FILLER, said.format("900")),
            "new.txt": minutes("Wexbury Council", "7 June 2016", *FILLER, said.format("900")),
            "other.txt": minutes("Wexbury Council", "5 July 2016", *FILLER, said.format("901")),
        },
    )
    found = ask_for(library, "How much was in the quay fund?", 10)
    told = {
        one.paper.file: [paper.file for paper in one.copies]
        for one in found
        if "quay fund" in one.passage.text
    }
    assert told == {"new.txt": ["old.txt"], "other.txt": []}
    newest = next(one for one in found if one.paper.file == "new.txt")
    assert newest.paper.meeting_date == date(2016, 6, 7)


def test_scores_fall_and_stay_above_nothing(sample_library: Library) -> None:
    scores = [one.score for one in ask_for(sample_library, "agency social workers", 20)]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


@pytest.mark.parametrize("question", ["", "?", "the of and", '"', "zyxwvutsr", "a" * 3000])
def test_any_question_can_be_searched(sample_library: Library, question: str) -> None:
    assert len(ask_for(sample_library, question)) <= 5


def test_words_of_a_paper_that_comes_later_are_found(empty_stores: Empty, tmp_path: Path) -> None:
    library = library_of(
        empty_stores, tmp_path, {"a.txt": minutes("Wexbury Council", "3 May 2016", *FILLER)}
    )
    assert not any("otter" in one.passage.text for one in ask_for(library, "otters at the weir"))
    later = tmp_path / "later.txt"
    later.write_text(minutes("Wexbury Council", "7 June 2016", "Otters were seen at the weir."))
    stores = empty_stores("data")
    load([later], stores)
    assert "Otters" in ask_for(library, "otters at the weir")[0].passage.text


def test_an_exempt_word_is_nowhere_to_be_found(sample_library: Library) -> None:
    def files(reader: Reader) -> set[str]:
        question = read_question("exempt placements fees residential homes")
        found = search(sample_library, question, Scope(reader), 50)
        return {one.paper.file for one in found if one.paper.access == "exempt"}

    assert files(Reader.MEMBER)
    assert not files(Reader.PUBLIC)


def test_a_reranker_has_the_last_word(sample_library: Library, tmp_path: Path) -> None:
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghijklmnopqrstuvwxyz"]
    (tmp_path / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
    )
    config.num_labels = 1
    model = tmp_path / "model"
    BertForSequenceClassification(config).save_pretrained(model)
    BertTokenizer(str(tmp_path / "vocab.txt")).save_pretrained(model)
    CrossEncoder(str(model)).save_pretrained(str(model))
    reranker = Reranker(str(model))
    library = Library(
        sample_library.records, sample_library.index, sample_library.embedder, reranker
    )
    question = "What share of agency social workers was there?"
    found = ask_for(library, question, 30)
    plain = ask_for(sample_library, question, 30)
    texts = [f"{one.passage.context}\n{one.passage.text}".strip() for one in found]
    judged = reranker.score(question, texts)
    assert judged == sorted(judged, reverse=True)
    assert {one.passage.key for one in found} == {one.passage.key for one in plain}
    assert [one.passage.key for one in found] != [one.passage.key for one in plain]
    assert [one.score for one in found] == [one.score for one in plain]
