"""The running app in a real Chromium: what a councillor does, by mouse and by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from forks import Commands
from playwright.sync_api import Locator, Page, expect
from running_app import App, be_still, fill, press

pytestmark = pytest.mark.browser

BOX = "Ask a question about the papers"


def ask(page: Page, question: str) -> None:
    """Type a question and wait until its answer has come in full."""
    fill(page, page.get_by_role("textbox", name=BOX), question)
    newest = page.locator(".stChatMessage").first
    expect(newest).to_contain_text(question)
    done = page.locator("p", has_text="Searched:").first
    expect(done).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="papers don’t say").or_(
        page.get_by_role("status").filter(has_text="The answer is ready")
    ).first).to_be_attached()  # fmt: skip


def answer(page: Page) -> Locator:
    """The newest answer."""
    return page.locator(".stChatMessage").nth(1)


def test_ask_open_a_source_and_close_it_by_keyboard(page: Page) -> None:
    ask(page, "Who asked for the actual cost of agency social workers in pounds?")
    expect(page.get_by_role("heading", name="What the papers say")).to_be_visible()
    expect(answer(page)).to_contain_text("Councillor Cawthra asked for the actual cost")
    source = answer(page).get_by_role("button", name="13 March 2024").first
    name = source.inner_text().replace("\n", " ")
    assert "Source" in name and "minute 62" in name and "Children's Scrutiny Commission" in name
    press(page, source)

    panel = page.get_by_role("dialog")
    expect(panel).to_be_visible()
    picture = panel.get_by_role("img", name="as printed, the quotation marked")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth > 500")
    expect(panel.locator("mark").first).to_be_visible()
    assert len(panel.locator("mark").first.inner_text().split()) > 3
    expect(panel).to_contain_text("Not marked as a draft")
    with page.expect_download() as download:
        panel.get_by_role("button", name="Download the paper (PDF").click()
    assert download.value.suggested_filename == "2024-03-13-childrens-scrutiny-minutes.pdf"

    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(source).to_be_focused()


def test_what_the_papers_do_not_say_and_markup_in_a_question(page: Page) -> None:
    question = (
        "What do zebra lessons cost in $x^2$ :smile: <img src=x onerror=\"document.title='x'\"> "
        "**b** [l](http://evil.example) ![i](http://evil.example/i.png)"
    )
    ask(page, question)
    expect(page.get_by_role("heading", name="The papers don’t say")).to_be_visible()
    expect(answer(page)).to_contain_text("The nearest passages – these may not answer")
    expect(answer(page)).to_contain_text("Searched: 13 papers from")
    assert page.locator(".stChatMessage").first.locator("img, a, strong, .katex").count() == 0
    assert page.title() == "Line of Sight"


def test_filters_can_be_set_by_keyboard_and_are_kept(page: Page) -> None:
    committee = page.get_by_role("combobox", name="Committee")
    be_still(page)
    committee.focus()
    page.keyboard.type("Cabinet")
    page.keyboard.press("Enter")
    expect(committee).to_have_value("Cabinet")
    ask(page, "What was agreed about the budget for agency social workers?")
    expect(answer(page)).to_contain_text("Searching: Cabinet")
    page.get_by_role("link", name="Papers", exact=True).click()
    expect(page.get_by_role("heading", name="Papers", exact=True)).to_be_visible()
    page.get_by_role("link", name="Ask", exact=True).click()
    expect(page.get_by_role("combobox", name="Committee")).to_have_value("Cabinet")
    expect(answer(page)).to_contain_text("Searching: Cabinet")


@pytest.fixture
def added(app: App, commands: Commands) -> Iterator[list[str]]:
    """The files that a test adds to the papers of the app, which are removed when it ends."""
    files: list[str] = []
    yield files
    for file in files:
        assert commands.run(app.data, "papers", "remove", file).status == 0


def test_papers_are_listed_and_added_by_upload_and_by_command(
    app: App, page: Page, tmp_path: Path, commands: Commands, added: list[str]
) -> None:
    ask(page, "How many kestrel boxes were put up?")
    expect(answer(page)).not_to_contain_text("forty-one")

    page.get_by_role("link", name="Papers", exact=True).click()
    expect(page.get_by_role("heading", name="Papers", exact=True)).to_be_visible()
    expect(page.get_by_role("table").first).to_contain_text("2025")
    expect(page.get_by_text("13 papers have been read")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("exempt-placements")

    uploaded = tmp_path / "2025-10-08-kestrel-panel.txt"
    uploaded.write_text(minutes("8 October 2025", "forty-one kestrel boxes were put up"))
    added.append(uploaded.name)
    page.locator("input[type=file]").set_input_files(uploaded)
    expect(page.get_by_role("button", name="Remove 2025-10-08-kestrel-panel.txt")).to_be_visible()
    press(page, page.get_by_role("button", name="Read these papers"))
    expect(page.get_by_text("1 new paper read")).to_be_visible()
    expect(page.get_by_text("14 papers have been read")).to_be_visible()
    page.get_by_role("link", name="Ask", exact=True).click()
    ask(page, "How many kestrel boxes were put up by October 2025?")
    expect(answer(page)).to_contain_text("forty-one kestrel boxes were put up")

    by_command = tmp_path / "2025-11-12-osprey-panel.txt"
    by_command.write_text(minutes("12 November 2025", "seventeen osprey platforms were mended"))
    added.append(by_command.name)
    done = commands.run(app.data, "ingest", by_command)
    assert done.status == 0, done.err
    ask(page, "How many osprey platforms were mended?")
    expect(answer(page)).to_contain_text("seventeen osprey platforms were mended")
    press(page, answer(page).get_by_role("button", name="12 November 2025").first)
    expect(page.get_by_role("dialog").locator("mark").first).to_contain_text("osprey")


def minutes(day: str, said: str) -> str:
    return (
        f"MARLBECK BOROUGH COUNCIL\n\nWILDLIFE PANEL\n\nMinutes of a meeting held on {day}\n\n"
        f"1. Birds\n\nThe Ranger reported that {said}.\n"
    )
