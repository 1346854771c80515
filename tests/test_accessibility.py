"""Every page of the app, looked over by axe in a real Chromium: nothing serious may be found."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from reports import COMPARISON, THRESHOLD, report, result
from running_app import ROOT, App, be_still, fill, press, serious, settle

from eval.html import report_html
from eval.report import FOLDER, REPORT, report_json

pytestmark = pytest.mark.browser

WIDTHS = (1280, 640)
# On a narrow screen the links lie in a menu: on one as wide as this they all stand in a row.
ALL_LINKS = 2600
# So many folded parts of a page are opened.
MOST_OPENED = 5
QUESTION = "Who asked for the actual cost of agency social workers in pounds?"
WRONG = replace(result("figure-02"), failed=("It lacks a fact that was looked for.",))
REPORTED = replace(
    report(result("figure-01"), WRONG), thresholds=(THRESHOLD,), comparison=COMPARISON
)


@pytest.fixture
def evaluated(app: App) -> Path:
    """A report of an evaluation, kept where the app looks for the newest."""
    kept = app.data / FOLDER / "2025-11-03T093000" / REPORT
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(report_json(REPORTED)), encoding="utf-8")
    return kept


def links(page: Page, address: str) -> list[str]:
    """The addresses of all pages, as the navigation names them."""
    page.set_viewport_size({"width": ALL_LINKS, "height": 900})
    page.goto(address)
    settle(page)
    named = page.get_by_test_id("stTopNavLink")
    return [str(one.get_attribute("href")) for one in named.all()]


def test_axe_can_find_something(page: Page) -> None:
    page.set_content("<html><body><img src='x'><input><p style='color:#ccc'>pale</p></body></html>")
    assert any("image-alt" in one for one in serious(page))
    assert any("color-contrast" in one for one in serious(page))


def test_no_page_has_a_serious_finding(page: Page, app: App, evaluated: Path) -> None:
    pages = links(page, app.url)
    registered = (ROOT / "app.py").read_text(encoding="utf-8").count("st.Page(")
    assert len(set(pages)) == len(pages) == registered > 1
    found: list[str] = []
    for url in pages:
        page.goto(url)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            settle(page)
            open_folded(page)
            found += [f"{url} at {width} px: {one}" for one in serious(page)]
    assert not found, "\n".join(found)


def open_folded(page: Page) -> None:
    """Open what is folded on the page, and wait until it stands still."""
    folded = page.locator("details:not([open]) > summary")
    number = folded.count()
    for left in range(number - 1, max(number - MOST_OPENED, 0) - 1, -1):
        folded.first.click()
        expect(folded).to_have_count(left)
    if number:
        be_still(page)


def test_an_answer_and_its_source_have_no_serious_finding(page: Page) -> None:
    settle(page)
    fill(page, page.get_by_role("textbox", name=re.compile("^Ask a question")), QUESTION)
    expect(page.get_by_role("status").filter(has_text="The answer is ready").first).to_be_attached()
    be_still(page)
    found = serious(page)
    press(page, page.locator(".stChatMessage").nth(1).get_by_role("button", name="Source 1").first)
    expect(page.get_by_role("dialog").locator("mark").first).to_be_visible()
    be_still(page)
    found += serious(page)
    assert not found, "\n".join(found)


def test_the_report_of_an_evaluation_has_no_serious_finding(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.set_content(report_html(REPORTED))
        assert page.locator("mark").count()
        assert not serious(page)
