"""The action log on the screen: found, opened, set by hand, and told of when another was first."""

import csv
import io
import re
from pathlib import Path

import pytest
from pages import open_page, words
from streamlit.testing.v1 import AppTest

from ingest.stores import open_stores
from lineofsight.actions.log import Logged, log_of
from lineofsight.actions.set_state import Setting, find, set_state
from papers import Reader, Scope
from screens.action_log import AT_ONCE

BREAKDOWN = "breakdown of the late assessments"
VISIT = "asked when Members would be able to visit the MASH"
EXEMPT_WORDS = "conclude a settlement"


def open_log() -> AppTest:
    at = open_page("action_log")
    assert not at.exception and not at.error
    return at


def rows(at: AppTest) -> list[str]:
    """The words of each action listed, without Markdown's marks."""
    listed = [button for button in at.button if str(button.key).startswith("log-open-")]
    return [re.sub(r"\\(.)", r"\1", button.label).replace("\u2060", "") for button in listed]


def choose(at: AppTest, label: str, value: str) -> AppTest:
    next(box for box in at.selectbox if box.label == label).set_value(value).run()
    assert not at.exception
    return at


def named(at: AppTest, label: str) -> None:
    next(button for button in at.button if button.label == label).click().run()
    assert not at.exception


def open_action(at: AppTest, part: str) -> AppTest:
    at.text_input[0].set_value("").run()
    while not any(part in row for row in rows(at)):
        named(at, "Next page")
    key = f"log-open-{next(n for n, row in enumerate(rows(at)) if part in row)}"
    at.button(key=key).click().run()
    assert not at.exception
    return at


def action(data: Path, part: str, reader: Reader = Reader.PUBLIC) -> Logged:
    logged = log_of(open_stores(data).records, Scope(reader=reader))
    return next(one for one in logged if part in " ".join(one.action.text.split()))


def save(at: AppTest, name: str = "A. Ashcombe", reason: str = "", state: str = "done") -> AppTest:
    next(box for box in at.text_input if box.label == "Your name").set_value(name)
    next(box for box in at.text_area if box.label == "Reason").set_value(reason)
    at.radio[0].set_value(state)
    named(at, "Save the change")
    return at


def test_the_log_lists_what_is_no_procedure_and_says_up_to_when(data: Path) -> None:
    at = open_log()
    assert 0 < len(rows(at)) == AT_ONCE
    assert "Papers of meetings up to 17 September 2025 were looked through" in words(at)
    assert "not by today’s date" in words(at)
    assert not any("correct record" in row for row in rows(at))
    heading = re.search(r"(\d+) actions", words(at))
    assert heading is not None
    before = int(heading[1])
    at.checkbox(key="log-formal").check().run()
    heading = re.search(r"(\d+) actions", words(at))
    assert heading is not None and int(heading[1]) > before


def test_a_long_list_is_turned_page_by_page(data: Path) -> None:
    at = open_log()
    first = rows(at)
    named(at, "Next page")
    assert rows(at) and not set(rows(at)) & set(first) and "Page 2 of" in words(at)
    named(at, "Previous page")
    assert rows(at) == first


def test_the_choices_narrow_the_list(data: Path) -> None:
    at = choose(open_log(), "State", "overdue")
    overdue = rows(at)
    assert overdue and "Overdue: was due 15 January 2025" in words(at)
    choose(at, "State", "")
    at.checkbox(key="log-overdue").check().run()
    assert rows(at) == overdue
    choose(at, "Who is to do it", "Head of Corporate Parenting")
    assert 0 < len(rows(at)) < len(overdue)
    choose(at, "Kind", "recommendation")
    assert rows(at) == [] and "No action in the papers fits these choices" in words(at)


def test_words_of_ones_own_find_what_bears_on_them(data: Path) -> None:
    at = open_log()
    at.text_input[0].set_value("care leavers' accommodation").run()
    assert not at.exception
    assert rows(at) and any("accommodation" in row for row in rows(at))
    assert "about “care leavers' accommodation”" in words(at)
    at.text_input[0].set_value("tractor insurance").run()
    assert rows(at) == []


def test_an_action_shows_its_words_its_source_and_what_became_of_it(data: Path) -> None:
    at = open_action(open_log(), BREAKDOWN)
    assert "Done, 15 January 2025" in words(at) and "A later paper says that it was done" in words(
        at
    )
    assert "had been sent to all Members" in words(at)
    assert "nobody has checked it" in words(at)
    sources = [button.label for button in at.button if button.label.startswith("Source")]
    assert len(sources) == 2
    named(at, sources[0])
    assert "The words on the page" in words(at)
    named(at, "Back to the list")
    assert len(rows(at)) == AT_ONCE


def test_a_person_sets_the_state_and_the_history_tells_of_it(data: Path) -> None:
    at = save(open_action(open_log(), VISIT), reason="<b>Seen</b> by us.", state="reported_back")
    assert at.success[0].value.startswith("The change is saved")
    assert "A. Ashcombe set this to “Reported back”" in words(at)
    assert "Reason: <b>Seen</b> by us." in words(at)
    assert "A. Ashcombe changed it from done (12 March 2025) to reported back" in words(at)
    assert action(data, VISIT).set_by == "A. Ashcombe"
    # The name need not be given again, nor the choice of what is listed.
    named(at, "Back to the list")
    open_action(at, BREAKDOWN)
    assert next(b for b in at.text_input if b.label == "Your name").value == "A. Ashcombe"


def test_the_words_of_a_paper_are_taken_as_evidence(data: Path) -> None:
    at = open_action(open_log(), VISIT)
    box = next(one for one in at.selectbox if one.label == "A paper that shows it")
    place = next(
        number for number, option in enumerate(box.options) if "2025-03-12-childrens" in option
    )
    box.select_index(place)
    wording = next(one for one in at.text_area if one.label.startswith("Words on that page"))
    wording.set_value("six Members had visited the  Multi-Agency")
    save(at)
    assert not at.error
    (cited,) = action(data, VISIT).evidence
    assert " ".join(cited.quote.split()) == "six Members had visited the Multi-Agency"
    assert cited.file == "2025-03-12-childrens-scrutiny-minutes.pdf"


WRONG = (
    ({"reason": ""}, "give a reason"),
    ({"name": "", "reason": "So."}, "enter your name"),
)


@pytest.mark.parametrize(("form", "said"), WRONG)
def test_an_incomplete_change_is_told_of_and_not_saved(
    data: Path, form: dict[str, str], said: str
) -> None:
    at = save(open_action(open_log(), VISIT), **form)
    assert said in at.error[0].value
    assert not action(data, VISIT).is_set


def test_of_two_people_the_later_is_told_what_the_earlier_set(data: Path) -> None:
    at = open_action(open_log(), VISIT)
    other = open_stores(data).records
    one = action(data, VISIT)
    setting = Setting("open", "B. Brackley", one.version, reason="Cancelled by the police.")
    set_state(other, Reader.PUBLIC, one.action.action_id, setting)
    save(at, reason="They went.")
    assert "B. Brackley set this action to “open”" in at.error[0].value
    assert "Cancelled by the police." in at.error[0].value
    assert action(data, VISIT).state == "open"
    save(at, reason="They went.")  # having seen it, the later may say so again
    now = find(other, Reader.PUBLIC, one.action.action_id)
    assert now is not None and now.state == "done"
    assert [change.who for change in now.changes] == ["B. Brackley", "A. Ashcombe"]


def test_what_is_exempt_is_not_on_the_public_page(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert action(data, EXEMPT_WORDS, Reader.OFFICER)
    at = open_log()
    at.session_state["log-opened"] = action(data, EXEMPT_WORDS, Reader.OFFICER).action.action_id
    at.run()
    assert "no longer in the papers" in words(at) and "settlement" not in words(at)
    monkeypatch.setenv("LOS_READER", "officer")
    assert "NOT FOR PUBLICATION" in words(open_log())


def test_the_spreadsheet_holds_what_is_listed(data: Path) -> None:
    from lineofsight.actions.spreadsheet import as_csv
    from screens.action_log import once

    listed = once(log_of(open_stores(data).records, Scope()))
    table = list(csv.reader(io.StringIO(as_csv(listed).decode("utf-8-sig"))))
    assert len(table) == len(listed) + 1
    assert "settlement with the provider" not in str(table)
