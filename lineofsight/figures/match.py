"""Which figures bear on a theme: by their name, the words around them, what stands over them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.words import STOP, stem
from lineofsight.concepts import HEADING, OTHER_WORD, Concepts
from papers import Figure, Paper, Scope
from records import Records
from records.figures import figures
from records.held import held_while_unchanged

# A figure bears on a theme where its name and the words around it, with what stands over them, hold
# this share of the theme, and its own name this; or the words around it nearly all of it.
ENOUGH, NAMED, NEARLY_ALL = 0.7, 0.4, 0.95
# So many letters on either side of a number are around it; of a row, all of it.
AROUND = 160
WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Words:
    """A text with its stems, and those of its words written together: "case load", "caseload"."""

    text: str
    stems: frozenset[str]


@dataclass(frozen=True)
class Known:
    """A figure with its paper and the words by which it is found.

    ``copies`` are other papers in which the same words give it.
    """

    figure: Figure
    paper: Paper
    name: Words
    around: Words
    above: Words
    copies: tuple[Paper, ...] = ()


@held_while_unchanged(most=8)
def known_figures(records: Records, scope: Scope) -> Sequence[Known]:
    """The figures within ``scope``, copies folded into one.

    Where two papers give a figure in the same words, it stands as the newest has it.
    """
    held: dict[tuple[object, ...], Known] = {}
    for figure, paper in figures(records, scope):
        at = number_at(figure)
        key = (
            " ".join(figure.text.split()), at - figure.start, figure.measure, figure.subject,
            figure.value, figure.as_of, paper.council,
        )  # fmt: skip
        before = held.get(key)
        if before is None:
            name = f"{figure.measure} {figure.subject or ''} {figure.unit or ''}"
            near = figure.text[max(0, at - figure.start - AROUND) : at - figure.start + AROUND]
            held[key] = Known(
                figure, paper, _words(name), _words(f"{name} {near}"), _words(figure.context)
            )
        elif before.paper.paper_id != paper.paper_id:
            newer = str(paper.meeting_date or "") >= str(before.paper.meeting_date or "")
            others = (*before.copies, before.paper if newer else paper)
            kept = (figure, paper) if newer else (before.figure, before.paper)
            held[key] = replace(before, figure=kept[0], paper=kept[1], copies=others)
    return tuple(held.values())


def number_at(figure: Figure) -> int:
    """Where the number itself begins in the page's text: its id ends in it."""
    return int(figure.figure_id.rsplit("-", 1)[-1])


def bearing(one: Known, concepts: Concepts) -> float | None:
    """How well a figure bears on a theme, 0 to 2; None where it does not."""
    whole = _share(concepts, one.around, one.above)
    if whole < ENOUGH:
        return None
    own = _share(concepts, one.name)
    if own < NAMED and _share(concepts, one.around) < NEARLY_ALL:
        return None
    return own + whole


def _share(concepts: Concepts, said: Words, above: Words | None = None) -> float:
    """The share of the theme, 0 to 1, that a text holds, what stands over it a little less."""
    own = [one.held(said.stems, said.text) for one in concepts.concepts]
    if not any(own):
        return 0.0
    over = [
        HEADING * one.held(above.stems, above.text) if above else 0.0 for one in concepts.concepts
    ]
    return sum(
        one.share * max(pair) for one, *pair in zip(concepts.concepts, own, over, strict=True)
    )


@lru_cache(maxsize=60_000)
def _words(text: str) -> Words:
    bare = OTHER_WORD.sub(" ", text)
    words = [word for word in WORD.findall(bare.lower()) if len(word) > 1 or word.isdigit()]
    stems = {stem(word) for word in words if word not in STOP}
    stems |= {
        stem(one + other)
        for one, other in zip(words, words[1:], strict=False)
        if one.isalpha() and other.isalpha() and len(one) > 2
    }
    return Words(text, frozenset(stems))
