"""The Briefing page in a real Chromium, by keyboard: make, order, look over, take away."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect
from running_app import be_still, fill, press, serious, widest

pytestmark = pytest.mark.browser

TOPIC = "agency social workers"


def test_a_briefing_is_made_ordered_and_taken_away_by_keyboard(page: Page) -> None:
    page.get_by_role("link", name="Briefing", exact=True).click()
    topic = page.get_by_role("textbox", name="Topic, in your own words")
    fill(page, topic, TOPIC)
    press(page, page.get_by_role("button", name="Make the briefing"))
    expect(page.get_by_role("heading", name="Preview")).to_be_visible()
    preview = page.locator(".los-briefing")
    expect(preview).to_contain_text("She agreed to provide the actual cost")

    press(page, page.get_by_role("button", name="Up – move “Figures” up"))
    second = preview.locator("h4").nth(1)
    expect(second).to_have_text("Figures")
    expect(page.get_by_role("status").filter(has_text="Figures is now section 2")).to_be_attached()
    heading = page.get_by_role("textbox", name="Heading of the section “Figures”")
    fill(page, heading, "The numbers")
    expect(second).to_have_text("The numbers")
    chart = preview.get_by_role("img", name="Line chart of").first
    expect(chart).to_have_js_property("complete", True)
    assert chart.evaluate("image => image.naturalWidth > 500")

    note = preview.get_by_role("link", name="Note 1", exact=True)
    assert note.evaluate("link => document.querySelector(link.getAttribute('href')) !== null")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as Word").click()
    assert download.value.suggested_filename == "briefing-agency-social-workers.docx"
    document = Document(BytesIO(Path(download.value.path()).read_bytes()))
    headings = [
        one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"
    ]
    assert headings[:2] == ["Purpose", "The numbers"]

    for width in (1280, 640):
        page.set_viewport_size({"width": width, "height": 900})
        be_still(page)
        assert not serious(page)
        assert widest(page) <= width  # nothing is cut off at the side

    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("link", name="Papers", exact=True).click()
    expect(page.get_by_role("heading", name="Papers", exact=True)).to_be_visible()
    page.get_by_role("link", name="Briefing", exact=True).click()
    expect(topic).to_have_value(TOPIC)
    expect(preview.locator("h4").nth(1)).to_have_text("The numbers")
    expect(page.get_by_text("since the last version").first).to_be_attached()
