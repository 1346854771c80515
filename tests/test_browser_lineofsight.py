"""The Line of sight page in a real Chromium: watch a theme, follow it, open a source, stop."""

import pytest
from playwright.sync_api import Page, expect
from running_app import App, be_still, fill, press, serious, widest

from screens.lineofsight import WHAT

pytestmark = pytest.mark.browser


def test_a_theme_is_watched_followed_and_let_go_by_keyboard(app: App, page: Page) -> None:
    page.goto(f"{app.url}/line-of-sight")
    box = page.get_by_role("textbox", name=WHAT)
    fill(page, box, "agency social workers")
    expect(page.get_by_role("heading", name="What the papers say")).to_be_visible()
    found = []
    answer = page.get_by_role("tab", name="Answer")
    be_still(page)
    answer.focus()
    for name in ("What’s new", "Figures", "Actions", "Timeline", "Lines of enquiry"):
        page.keyboard.press("ArrowRight")
        tab = page.get_by_role("tab", name=name)
        expect(tab).to_be_focused()
        page.keyboard.press("Enter")
        expect(tab).to_have_attribute("aria-selected", "true")
        for width in (1280, 640):
            page.set_viewport_size({"width": width, "height": 900})
            be_still(page)
            assert widest(page) <= width, f"{name} is wider than {width} pixels"
            found += [f"{name} at {width} px: {one}" for one in serious(page)]
    assert not found, "\n".join(found)

    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("tab", name="Timeline").click()
    panel = page.get_by_role("tabpanel", name="Timeline")
    expect(panel.get_by_role("table")).to_contain_text("No front-line voice in these papers")
    source = panel.get_by_role("button", name="13 March 2024").first
    press(page, source)
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("tab", name="Timeline")).to_have_attribute("aria-selected", "true")

    press(page, page.get_by_role("button", name="Stop watching"))
    press(page, page.get_by_role("button", name="Yes, stop watching"))
    expect(page.get_by_text("no longer watching")).to_be_visible()
    expect(page.get_by_role("button", name="Open “agency social workers”")).to_have_count(0)
