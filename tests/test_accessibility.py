"""Every page of the app, looked over by axe in a real Chromium: nothing serious may be found."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect, sync_playwright
from reports import COMPARISON, THRESHOLD, report, result

from eval.html import report_html
from eval.report import FOLDER, REPORT, report_json
from ingest.load import LoadReport
from ingest.stores import Stores
from screens.theme import OPTIONS

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 120_000
WIDTHS = (1280, 640)
# Streamlit draws the page in steps: it is whole when it has not changed for so long.
STILL_MS = 700
# On a narrow screen the links lie in a menu: on one as wide as this they all stand in a row.
ALL_LINKS = 2600
QUESTION = "Who asked for the actual cost of agency social workers in pounds?"
WRONG = replace(result("figure-02"), failed=("It lacks a fact that was looked for.",))
REPORTED = replace(
    report(result("figure-01"), WRONG), thresholds=(THRESHOLD,), comparison=COMPARISON
)
WAIT_TILL_STILL = """still => new Promise(done => {
    let timer = setTimeout(done, still);
    new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, still); })
        .observe(document.body, {subtree: true, childList: true, characterData: true});
})"""


@pytest.fixture(scope="module")
def address(
    loaded_samples: tuple[Stores, LoadReport], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where the app runs, over the samples and a report of an evaluation."""
    folder = tmp_path_factory.mktemp("server")
    data = shutil.copytree(loaded_samples[0].folder, folder / "data")
    kept = data / FOLDER / "2025-11-03T093000" / REPORT
    kept.parent.mkdir(parents=True)
    kept.write_text(json.dumps(report_json(REPORTED)), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    flags = [
        f"--{name}={str(v).lower() if isinstance(v, bool) else v}" for name, v in OPTIONS.items()
    ]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), *flags,
             f"--server.port={port}"],
            cwd=folder,
            env={**os.environ, "LOS_DATA_DIR": str(data), "PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(f"{url}/_stcore/health", server)
            yield url
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait(url: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(240):
        assert server.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    raise AssertionError("the server did not start")


@pytest.fixture(scope="module")
def page(address: str) -> Iterator[Page]:
    if not CHROMIUM.exists():
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(PATIENCE)
        yield page
        browser.close()


def widest(page: Page) -> int:
    """How many pixels wide what is shown is: the window's own, and Streamlit's frame inside it.

    That frame scrolls by itself, so the window alone would never be too wide.
    """
    parts = ("html", '[data-testid="stMain"]')
    return max(int(page.locator(part).evaluate("part => part.scrollWidth")) for part in parts)


def serious(page: Page) -> list[str]:
    """What axe finds on the page as it stands that is serious or critical."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: {node['html'][:300]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def settle(page: Page) -> None:
    """Wait until the page has its heading and stands still."""
    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=PATIENCE)
    page.evaluate(WAIT_TILL_STILL, STILL_MS)


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


def test_no_page_has_a_serious_finding(page: Page, address: str) -> None:
    pages = links(page, address)
    registered = (ROOT / "app.py").read_text(encoding="utf-8").count("st.Page(")
    assert len(set(pages)) == len(pages) == registered > 1
    found: list[str] = []
    for url in pages:
        page.goto(url)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            settle(page)
            for closed in page.locator("details:not([open]) > summary").all()[:5]:
                closed.click()
                page.evaluate(WAIT_TILL_STILL, STILL_MS)
            found += [f"{url} at {width} px: {one}" for one in serious(page)]
    assert not found, "\n".join(found)


def test_an_answer_and_its_source_have_no_serious_finding(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    settle(page)
    page.get_by_role("textbox", name=re.compile("^Ask a question")).fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="The answer is ready").first).to_be_attached(
        timeout=PATIENCE
    )
    page.evaluate(WAIT_TILL_STILL, STILL_MS)
    found = serious(page)
    page.locator(".stChatMessage").nth(1).get_by_role("button", name="Source 1").first.click()
    expect(page.get_by_role("dialog").locator("mark").first).to_be_visible(timeout=PATIENCE)
    page.evaluate(WAIT_TILL_STILL, STILL_MS)
    found += serious(page)
    assert not found, "\n".join(found)


def test_the_report_of_an_evaluation_has_no_serious_finding(page: Page) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.set_content(report_html(REPORTED))
        assert page.locator("mark").count()
        assert not serious(page)
