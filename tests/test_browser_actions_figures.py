"""The Action log and the Figures page in a real Chromium: what a councillor does on each."""

import csv
import re

import pytest
from playwright.sync_api import Locator, Page, expect
from running_app import App, be_still, fill, press, widest

pytestmark = pytest.mark.browser

ABOUT = "visit to the MASH"
VISIT = "asked when Members would be able to visit the MASH"
WHO = "A. Ashcombe"
WENT = "Six of us went; <b>no</b> report came."
MEASURE = "social work posts held by agency workers"
# The one value that another paper restates: no other row has it.
VALUE, DAY = "14.2%", "31 December 2024"
WRONG, RIGHT = "It was recorded in error.", "It is what was printed."


def test_an_action_is_found_opened_and_set_by_keyboard(app: App, page: Page) -> None:
    page.goto(f"{app.url}/actions")
    title = page.get_by_role("heading", name="Action log", exact=True)
    see(title)
    every = counted(page, "action")
    fill(page, page.get_by_role("textbox", name="About"), ABOUT)
    see(page.get_by_role("heading", name=f"about “{ABOUT}”"))
    assert 1 < counted(page, "action") < every
    state = page.get_by_role("combobox", name="State")
    be_still(page)
    state.focus()
    page.keyboard.type("Done")
    page.keyboard.press("Enter")
    see(page.get_by_role("heading", name=f"1 action about “{ABOUT}”", exact=True))
    rows = page.locator("[class*=st-key-log-row-]")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Done, 12 March 2025")
    expect(rows).to_contain_text("Suggested by the papers")

    press(page, rows.get_by_role("button", name=VISIT))
    see(page.get_by_role("heading", name="State: Done, 12 March 2025"))
    expect(title).to_be_focused()
    source = page.get_by_role("button", name="Source: Children's Scrutiny Commission, 15 January")
    open_and_close(page, source, VISIT)
    no_wider_than(page, 640)

    page.get_by_role("textbox", name="Your name").fill(WHO)
    page.get_by_role("radio", name="Done").focus()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio", name="Reported back")).to_be_checked()
    page.get_by_role("textbox", name="Reason").fill(WENT)
    press(page, page.get_by_role("button", name="Save the change"))
    see(page.get_by_text("The change is saved"))
    see(page.get_by_role("heading", name="State: Reported back", exact=True))
    see(page.get_by_text(f"{WHO} set this to “Reported back”"))
    history = page.locator(".los-list li")
    expect(history).to_have_count(1)
    expect(history).to_contain_text(
        f"{WHO} changed it from done (12 March 2025) to reported back. Reason: {WENT}"
    )

    # The list has kept its choices, which this action no longer fits; those of its new state, it
    # does.
    press(page, page.get_by_role("button", name="Back to the list"))
    see(page.get_by_text("No action in the papers fits these choices"))
    be_still(page)
    state.focus()
    page.keyboard.type("Reported back")
    page.keyboard.press("Enter")
    mine = rows.filter(has_text=VISIT)
    see(mine)
    expect(mine).to_contain_text(f"Set by {WHO}")
    (told,) = [row for row in downloaded(page, "action-log.csv") if VISIT in str(row)]
    assert (told["State"], told["Set by"], told["Reason"]) == ("Reported back", WHO, WENT)


def test_a_figure_is_looked_up_left_out_and_put_back(app: App, page: Page) -> None:
    page.goto(f"{app.url}/figures")
    fill(page, page.get_by_role("textbox", name="What is measured, in your own words"), MEASURE)
    see(page.get_by_role("heading", name=f"figures for “{MEASURE}”"))
    every = counted(page, "figure")
    rows = page.locator("[class*=st-key-log-row-figure-]")
    expect(rows).to_have_count(every)
    chart = page.locator(".st-key-figures-chart").get_by_role("img")
    described = page.get_by_text(re.compile(r"^Chart of percentages over time: "))
    expect(described).to_contain_text(f"{VALUE} on {DAY}")
    assert chart.evaluate("image => image.getBoundingClientRect().width > 500")
    # A value without room for its label is a point of the chart all the same.
    points = chart.locator(".mark-symbol path")
    drawn = points.count()
    assert drawn > 1
    point = rows.filter(has=page.locator("strong", has_text=VALUE))
    expect(point).to_have_count(1)
    expect(point).to_contain_text(DAY)

    open_and_close(page, point.get_by_role("button", name="Source:"), VALUE)
    no_wider_than(page, 640)

    press(page, point.get_by_role("button", name="This is wrong"))
    form = page.get_by_role("dialog", name="Leave out a wrong figure")
    see(form)
    expect(form).to_contain_text(f"{VALUE}, {DAY}")
    form.get_by_role("textbox", name="Your name").fill(WHO)
    form.get_by_role("textbox", name="Why it is wrong").fill(WRONG)
    press(page, form.get_by_role("button", name="Leave this figure out"))
    see(page.get_by_role("heading", name=f"{every - 1} figures for “{MEASURE}”"))
    expect(form).to_be_hidden()
    expect(point).to_have_count(0)
    expect(rows).to_have_count(every - 1)
    expect(described).not_to_contain_text(f"{VALUE} on {DAY}")
    expect(points).not_to_have_count(drawn)
    left = downloaded(page, "figures.csv")
    assert len(left) == every - 1 and not any("14.2" in row["Value"] for row in left)

    folded = page.get_by_text("Left out as wrong: 1 figure")
    be_still(page)
    folded.click()
    back = page.locator(".st-key-log-row-dropped-0")
    see(back.get_by_text(f"{WHO} left it out on"))
    expect(back).to_contain_text(f"Reason: {WRONG}")
    back.get_by_role("textbox", name="Your name").fill(WHO)
    back.get_by_role("textbox", name="Why it is right after all").fill(RIGHT)
    press(page, back.get_by_role("button", name="Put this figure back"))
    see(page.get_by_role("heading", name=f"{every} figures for “{MEASURE}”"))
    expect(folded).to_have_count(0)
    expect(point).to_have_count(1)
    expect(described).to_contain_text(f"{VALUE} on {DAY}")
    expect(points).to_have_count(drawn)
    assert len(downloaded(page, "figures.csv")) == every


def see(shown: Locator) -> None:
    """Wait until it stands on the page."""
    expect(shown).to_be_visible()


def counted(page: Page, noun: str) -> int:
    """The number in the heading of the list: "25 figures for …"."""
    heading = page.get_by_role("heading", level=2, name=re.compile(rf"^\d+ {noun}s?\b"))
    return int(heading.inner_text().split()[0])


def open_and_close(page: Page, source: Locator, words: str) -> None:
    """Open a source by keyboard, find ``words`` marked in it, and go back by Escape."""
    press(page, source)
    panel = page.get_by_role("dialog")
    expect(panel.locator("mark").first).to_contain_text(words)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(source).to_be_focused()


def no_wider_than(page: Page, width: int) -> None:
    """In a window of ``width`` pixels nothing stands out at the side; then as wide as before."""
    before = page.viewport_size
    assert before is not None
    page.set_viewport_size({"width": width, "height": 900})
    be_still(page)
    assert widest(page) <= width
    page.set_viewport_size(before)
    be_still(page)


def downloaded(page: Page, name: str) -> list[dict[str, str]]:
    """The rows of the spreadsheet that the page offers, each by its headings."""
    with page.expect_download() as download:
        page.get_by_role("button", name="as a spreadsheet (CSV)").click()
    assert download.value.suggested_filename == name
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
