"""A real server on loopback that speaks OpenAI's streaming protocol and does as it is told."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel

# How it can fail; anything else that it is told to say, it says, word by word.
FAILURES = (
    "refuse 429", "refuse 500", "refuse 401", "hang", "hang midway", "cut", "cut quietly",
    "malformed", "not events", "empty", "blank", "endless", "out of room",
)  # fmt: skip
START = "The first half of a sentence that never"


class ChatServer:
    """Serves until its ``with`` block ends. ``says`` is its next answer or one of FAILURES."""

    def __init__(self) -> None:
        self.says = ""
        self.asked: list[dict[str, Any]] = []
        self.over = threading.Event()
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # noqa: N802 - the name that http.server calls
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                owner.asked.append(json.loads(body))
                owner.reply(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)

    def __enter__(self) -> "ChatServer":
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.over.set()
        self.server.shutdown()
        self.server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/v1"

    @property
    def prompt(self) -> str:
        """What the last request told the model."""
        return "\n".join(str(one["content"]) for one in self.asked[-1]["messages"])

    def model(self) -> BaseChatModel:
        model: BaseChatModel = init_chat_model(
            "openai:any", base_url=self.url, api_key="none", max_retries=0, timeout=20
        )
        return model

    def reply(self, to: BaseHTTPRequestHandler) -> None:
        says = self.says
        if says.startswith("refuse"):
            to.send_response(int(says.split()[1]))
            to.end_headers()
            to.wfile.write(b'{"error": {"message": "no"}}')
            return
        if says == "hang":
            self.over.wait(20)
            return
        to.send_response(200)
        events = says != "not events"
        to.send_header("Content-Type", "text/event-stream" if events else "text/html")
        to.end_headers()
        try:
            for line in self._lines(says):
                to.wfile.write(line)
                to.wfile.flush()
        except OSError:
            pass  # the client has left

    def _lines(self, says: str) -> Iterator[bytes]:
        if says == "not events":
            yield b"<html>It works!</html>"
        elif says == "malformed":
            yield b"data: {this is not JSON\n\n"
        elif says in ("empty", "blank"):
            yield _event("\n \n" if says == "blank" else "", "stop")
            yield b"data: [DONE]\n\n"
        elif says in ("hang midway", "cut", "cut quietly"):
            for word in START.split():
                yield _event(f"{word} ")
            if says == "hang midway":
                self.over.wait(20)
            elif says == "cut":
                yield b"data: {broken"
                yield b"\n\n"
        elif says == "endless":
            while not self.over.is_set():
                yield _event("on and on ")
                time.sleep(0.001)
        else:
            for word in says.removeprefix("out of room").split(" "):
                yield _event(f"{word} ")
            yield _event("", "length" if says.startswith("out of room") else "stop")
            yield b"data: [DONE]\n\n"


def _event(text: str, reason: str | None = None) -> bytes:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": reason}
    chunk = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "any",
             "choices": [choice]}  # fmt: skip
    return f"data: {json.dumps(chunk)}\n\n".encode()
