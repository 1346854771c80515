"""The Ask page when a chat model writes the answers: what is shown, withheld, escaped and said."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from chat_server import ChatServer
from pages import ask, markup, open_app, words
from streamlit.testing.v1 import AppTest

from assistant import write
from screens import wording

QUESTION = "What share of social work posts do agency workers hold?"
MARKS = (
    "<img src=x onerror=alert(1)> <script>alert(2)</script> ![i](http://evil.example/i.png) "
    "[link](http://evil.example) :smile: $x^2$ **bold**"
)


@pytest.fixture
def server(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ChatServer]:
    with ChatServer() as running:
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        monkeypatch.setenv("OPENAI_BASE_URL", running.url)
        # Each test its own name: the app keeps the model that it has made of one.
        monkeypatch.setenv("LOS_CHAT_MODEL", f"openai:model-at-{running.server.server_address[1]}")
        yield running


def asked(question: str = QUESTION) -> AppTest:
    return ask(open_app(), question)


def test_what_holds_is_shown_and_what_does_not_is_counted(server: ChatServer) -> None:
    server.says = "Nothing yet."
    quoted = asked()
    sentence = next(
        html.unescape(one)
        for one in re.findall(r'<p class="los-sentence">(.*?)</p>', markup(quoted))
        if one.endswith(".") and "…" not in one
    )
    passages = server.prompt.split("<passage ")[1:]
    number = next(n for n, one in enumerate(passages, 1) if sentence[:30] in " ".join(one.split()))
    server.says = (
        f"{sentence} [{number}] Costs are {MARKS} here [{number}]. "
        f"All social workers hold £1.10 posts [{number}]. It was so."
    )
    at = asked()
    shown = words(at)
    assert shown.count(sentence) == 1
    assert wording.WRITTEN in shown and "3 sentences were withheld, because:" in shown
    assert "£1.10" not in shown and "evil.example" not in shown and "Costs are" not in shown
    assert "<img" not in markup(at) and "<script" not in markup(at)
    assert len([b for b in at.button if b.label.startswith("Source")]) == 1
    assert not any(word in shown.lower() for word in ("openai", "model-at", "token", "score"))


def test_a_server_that_fails_is_said_and_the_papers_are_quoted(server: ChatServer) -> None:
    server.says = "refuse 429"
    at = asked()
    assert write.NOTICES["busy"] in words(at)
    assert wording.WRITTEN not in words(at)
    assert [b for b in at.button if b.label.startswith("Source")]


def test_when_nothing_holds_it_is_said(server: ChatServer) -> None:
    server.says = f"All is well {MARKS} [1]."
    at = asked()
    assert write.NOTHING_HELD in words(at)
    assert "1 sentence was withheld, because:" in words(at)
    assert "evil.example" not in markup(at)


def test_an_assistant_that_is_not_set_up_is_said_and_the_papers_are_quoted(
    server: ChatServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOS_CHAT_MODEL", "nobody:knows")
    at = asked()
    assert "not set up rightly" in at.info[0].value
    assert "nobody" not in at.info[0].value
    assert [b for b in at.button if b.label.startswith("Source")]
