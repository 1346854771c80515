"""The prompts for a chat model: one function for each file in ``prompts/``.

Text from papers and from readers is put in as data: it cannot close the marks around it, look
like a citation, or hold letters that cannot be seen.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from assistant.gate.facts import TAGS
from assistant.gate.statements import plain
from assistant.retrieve import Found
from papers import spoken_date

# What the marks of a passage are made of, and the brackets of a citation.
_INERT = str.maketrans({"<": "‹", ">": "›", "[": "(", "]": ")"})


def rules() -> str:
    """What the model is told before every question."""
    return _wording("rules")


def answer(passages: str, question: str) -> str:
    """The request to answer ``question`` from ``passages``, as :func:`as_data` writes them."""
    return _wording("answer").format(passages=passages, question=inert(question))


def restate(conversation: str, question: str) -> str:
    """The request to make a follow-up stand by itself; ``conversation`` is made inert too."""
    return _wording("restate").format(conversation=inert(conversation), question=inert(question))


def as_data(given: Sequence[Found]) -> str:
    """Passages as a model sees them, numbered from 1, each between its marks."""
    return "\n\n".join(_passage(number, found) for number, found in enumerate(given, 1))


def inert(text: str) -> str:
    """``text`` without anything that could pass for a mark, a citation or an unseen letter."""
    return "\n".join(" ".join(plain(line).translate(_INERT).split()) for line in text.splitlines())


def _passage(number: int, found: Found) -> str:
    paper, passage = found.paper, found.passage
    day = spoken_date(paper.meeting_date) if paper.meeting_date else "no date"
    parts = [paper.committee or paper.council or paper.title, day, paper.kind.replace("_", " ")]
    parts += [paper.status] if paper.status in ("draft", "superseded") else []
    parts += [passage.heading] if passage.heading else []
    source = re.sub(r"\s+", " ", inert(", ".join(parts))).replace('"', "'")
    text = inert(TAGS.sub("", passage.text))
    return f'<passage number="{number}" source="{source}">\n{text}\n</passage>'


@cache
def _wording(name: str) -> str:
    return files("prompts").joinpath(f"{name}.md").read_text(encoding="utf-8").strip()
