"""An Answer, and the parts it is streamed in."""

import re
from dataclasses import dataclass, field
from typing import Literal

from papers import Citation, Coverage

# A sentence that starts in small letters began before; one that does not end goes on.
CUT_BEFORE = re.compile(r"[a-z]")
WHOLE = re.compile(r"[.!?:;|…][\"'”’)\]*]*$")
NO_COVERAGE = Coverage(0, (), None, None)


@dataclass(frozen=True)
class Sentence:
    """One sentence of an answer and the numbers of the citations that hold it.

    ``again`` are those of them that hold it in words of their own: other places that say the same.
    """

    text: str
    citations: tuple[int, ...]
    again: tuple[int, ...] = ()

    @property
    def shown(self) -> str:
        """The text as it is shown: with dots where the page, or a table, cuts the sentence."""
        before = "… " if CUT_BEFORE.match(self.text) else ""
        after = "" if WHOLE.search(self.text) else " …"
        return f"{before}{self.text}{after}"


@dataclass(frozen=True)
class Withheld:
    """A sentence that was not shown, and why."""

    text: str
    reason: str


@dataclass(frozen=True)
class Answer:
    """What the papers say, every sentence cited; or that they do not say, and what was searched.

    ``nearest`` are the nearest passages when the papers do not answer: offered as such, never
    as an answer. ``timings_ms`` are wall-clock milliseconds by stage.
    ``notice`` is what a person must know of how it came about: that the chat model failed.

    Answers add up, since LangChain joins what it streams with ``+``: the first part carries
    the question and the coverage, each later one a sentence with its citations.
    """

    question: str
    standalone_question: str
    status: Literal["answered", "not_in_papers"]
    mode: Literal["quotes", "written"] = "quotes"
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    nearest: tuple[Citation, ...] = ()
    coverage: Coverage = NO_COVERAGE
    timings_ms: dict[str, float] = field(default_factory=dict)
    notice: str | None = None

    def __add__(self, more: "Answer") -> "Answer":
        """Join a later part of the answer to what came before."""
        return Answer(
            question=self.question,
            standalone_question=self.standalone_question,
            status=more.status,
            mode=more.mode,
            sentences=self.sentences + more.sentences,
            citations=self.citations + more.citations,
            withheld=self.withheld + more.withheld,
            nearest=self.nearest + more.nearest,
            coverage=self.coverage if more.coverage == NO_COVERAGE else more.coverage,
            timings_ms={**self.timings_ms, **more.timings_ms},
            notice=more.notice or self.notice,
        )
