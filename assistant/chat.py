"""A chat model behind LangChain, and its words as they come, within limits of time and length."""

import queue
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from langchain_core.language_models import BaseChatModel

Trouble = Literal["down", "busy", "slow", "cut", "empty", "malformed", "long"]
Message = tuple[Literal["system", "human"], str]

EXTRAS = {"openai": "openai", "azure_openai": "openai", "anthropic": "anthropic",
          "ollama": "ollama"}  # fmt: skip
# How the makers of chat models name the reason for which a model stopped, and "out of room".
STOPPED = ("finish_reason", "stop_reason", "done_reason", "stopReason")
OUT_OF_ROOM = {"length", "max_tokens", "MAX_TOKENS", "model_length", "content_filter", "SAFETY"}


@dataclass(frozen=True)
class Limits:
    """How long to wait for a model, in seconds, and how many letters it may write.

    ``first`` is until its first word, ``between`` from one word to the next.
    """

    first: float = 45.0
    between: float = 15.0
    whole: float = 120.0
    letters: int = 8000


class ChatModelError(Exception):
    """No chat model can be made as configured. The message says what to do."""


class ChatError(Exception):
    """The model's server did not do its part. ``trouble`` is how; ``part`` what had come."""

    def __init__(self, trouble: Trouble, part: str = "") -> None:
        """Keep what went wrong."""
        super().__init__(trouble)
        self.trouble: Trouble = trouble
        self.part = part


def chat_model(name: str, limits: Limits | None = None) -> BaseChatModel:
    """The chat model of this name, as LangChain's ``init_chat_model`` knows it: "openai:…".

    Raises ChatModelError where it cannot be made: an unknown name, a missing package or key.
    """
    provider = name.partition(":")[0]
    extra = EXTRAS.get(provider)
    how = f": pip install 'line-of-sight[{extra}]'" if extra else ""
    try:
        from langchain.chat_models import init_chat_model  # takes seconds; most never need it

        seconds = (limits or Limits()).whole
        model: BaseChatModel = init_chat_model(name, timeout=seconds, max_retries=0)
    except ImportError as error:
        said = f"LOS_CHAT_MODEL names {name}, whose package is not installed{how}."
        raise ChatModelError(said) from error
    except Exception as error:  # every maker has its own errors for a missing key
        said = f"LOS_CHAT_MODEL names {name}, which cannot be used ({_first_line(error)})."
        raise ChatModelError(said) from error
    return model


def words_of_chat(
    chat: BaseChatModel, messages: Sequence[Message], limits: Limits
) -> Iterator[str]:
    """What the model says, piece by piece; raises ChatError when it does not come to its end.

    The model is asked in a thread of its own, so that a server that hangs holds nobody up: past
    a limit the thread is left to end by itself.
    """
    said: queue.Queue[str | Exception | None] = queue.Queue()
    left = threading.Event()
    threading.Thread(target=_listen, args=(chat, messages, said, left), daemon=True).start()
    started = time.monotonic()
    part = ""
    try:
        while True:
            rest = started + limits.whole - time.monotonic()
            wait = limits.between if part else limits.first
            try:
                piece = said.get(timeout=max(0.0, min(wait, rest)))
            except queue.Empty:
                raise ChatError("slow", part) from None
            if piece is None:
                break
            if isinstance(piece, Exception):
                raise ChatError(_trouble(piece, part), part) from piece
            part += piece
            if len(part) > limits.letters:
                raise ChatError("long", part)
            yield piece
    finally:
        left.set()
    if not part.strip():
        raise ChatError("empty")


def _listen(
    chat: BaseChatModel,
    messages: Sequence[Message],
    said: "queue.Queue[str | Exception | None]",
    left: threading.Event,
) -> None:
    """Put what the model says on the queue, then None; or the error that ended it."""
    reason: str | None = None
    try:
        for chunk in chat.stream(list(messages)):
            if left.is_set():
                return
            told = (chunk.response_metadata.get(key) for key in STOPPED)
            reason = next((str(one) for one in told if one), reason)
            if text := str(chunk.text):
                said.put(text)
    except Exception as error:
        said.put(error)
        return
    # A server that dies may end the stream as if all were well: only the reason tells.
    said.put(None if reason and reason not in OUT_OF_ROOM else ChatError("cut"))


def _trouble(error: Exception, part: str) -> Trouble:
    """What an error of a maker's client comes to; all name themselves alike."""
    if isinstance(error, ChatError):
        return error.trouble if part.strip() else "empty"
    if part:
        return "cut"
    names = {one.__name__ for kind in _causes(error) for one in type(kind).__mro__}
    status = getattr(error, "status_code", None)
    if status == 429 or any("RateLimit" in name for name in names):
        return "busy"
    if any("Timeout" in name for name in names):
        return "slow"
    if names & {"JSONDecodeError", "ValidationError", "KeyError", "TypeError", "AttributeError",
                "DecodingError", "UnicodeDecodeError"}:  # fmt: skip
        return "malformed"
    return "down"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200].rstrip(".")
