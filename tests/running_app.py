"""The app as a process of its own, and a page of it in a real Chromium. Not a test."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Request, expect, sync_playwright

from screens.theme import OPTIONS

ROOT = Path(__file__).parent.parent
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LOOPBACK = {"127.0.0.1", "localhost"}
# A busy machine with two cores takes its time to load the model.
PATIENCE = 120_000
# Streamlit draws the page in steps, and moves what stands there meanwhile: it is whole when the
# script has ended and nothing has changed for so long.
STILL_MS = 700
WAIT_TILL_STILL = """still => new Promise(done => {
    let last = Date.now();
    const watch = new MutationObserver(() => { last = Date.now(); });
    watch.observe(document.body, {subtree: true, childList: true, characterData: true});
    const timer = setInterval(() => {
        const app = document.querySelector('.stApp');
        const state = app && app.getAttribute('data-test-script-state');
        if (state && state !== 'notRunning') last = Date.now();
        if (Date.now() - last < still) return;
        watch.disconnect();
        clearInterval(timer);
        done();
    }, 50);
})"""


@dataclass(frozen=True)
class App:
    """The running app, and the data folder it reads."""

    url: str
    data: Path


@contextmanager
def running_app(data: Path, folder: Path) -> Iterator[App]:
    """Start the app on a data folder; ``folder`` is where it runs and keeps its log.

    Once it has ended, its log must hold no traceback.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # As a flag has it, a truth is in small letters; so is JSON's, but text stands as it is.
    flags = [
        f"--{name}={json.dumps(v) if isinstance(v, bool) else v}" for name, v in OPTIONS.items()
    ]
    with (folder / "server.log").open("w") as log:
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
            yield App(url, data)
        finally:
            server.terminate()
            server.wait(timeout=30)
    assert "Traceback" not in (folder / "server.log").read_text()


def _wait(url: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(240):
        assert server.poll() is None, "the server ended before it answered"
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.25)
    raise AssertionError("the server did not start")


@contextmanager
def page_of(app: App) -> Iterator[Page]:
    """A browser of its own on the first page of the app, which may ask no other machine."""
    if not CHROMIUM.exists():
        pytest.skip("there is no Chromium on this machine")
    asked_for: list[str] = []

    def note(request: Request) -> None:
        asked_for.append(request.url)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        page.on("request", note)
        page.on("websocket", lambda socket: asked_for.append(socket.url))
        page.goto(app.url)
        expect(page.get_by_role("heading", name="Ask the papers")).to_be_visible()
        yield page
        browser.close()
    elsewhere = [
        url
        for url in asked_for
        if urlparse(url).scheme not in ("data", "blob", "about")
        and urlparse(url).hostname not in LOOPBACK
    ]
    assert asked_for and not elsewhere


def settle(page: Page) -> None:
    """Wait until the page has its heading and stands still."""
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    be_still(page)


def be_still(page: Page) -> None:
    """Wait until the page stands still: a click on what still moves goes beside it."""
    page.evaluate(WAIT_TILL_STILL, STILL_MS)


def press(page: Page, button: Locator) -> None:
    """Press a button by keyboard, once the page stands still."""
    expect(button).to_be_visible()
    be_still(page)
    button.focus()
    page.keyboard.press("Enter")


def fill(page: Page, box: Locator, words: str) -> None:
    """Write into a box and press Enter, once the page stands still."""
    expect(box).to_be_visible()
    be_still(page)
    box.fill(words)
    page.keyboard.press("Enter")


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
