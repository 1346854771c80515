"""A theme in a councillor's own words, and the passages of the papers that bear on it."""

from dataclasses import dataclass
from datetime import date

from assistant.copies import fold
from assistant.found import Found
from assistant.question import read_question
from assistant.retrieve import Library
from lineofsight.concepts import FEWEST, Concepts, read_concepts
from papers import Paper, Reader, Scope
from records.held import held_while_unchanged

# More passages than any reader would look through.
MOST = 400
# So many passages are compared by meaning; the others are as like as the last of these.
NEAREST = 400
# A passage bears on a theme by its words if one stretch of it holds this share of them. With
# fewer it must be like the theme in meaning too, all the more the fewer it holds; with none, very
# much so. Set by hand to round values on six themes of real papers; six others were held out.
ENOUGH = 0.7
LIKE_ENOUGH, LIKE_PER_SHARE = 0.86, 0.7
ALIKE = 0.6
# Where part of the words goes without saying, since all that stands round it is about them.
LIKE_IMPLIED = 0.3
# So many answers are remembered while the papers stay the same.
REMEMBERED = 32
# What the likeness of meaning, 0 to 1, counts for beside the share of the words, in the order.
MEANING = 0.7


@dataclass(frozen=True)
class Theme:
    """What is watched: the theme's words, and where it is looked for; empty means anywhere."""

    words: str
    councils: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    first_date: date | None = None
    last_date: date | None = None

    def scope(self, reader: Reader) -> Scope:
        """The Scope of a search for it; where several committees are named, too wide."""
        return Scope(
            reader,
            self.councils[0] if len(self.councils) == 1 else None,
            self.committees[0] if len(self.committees) == 1 else None,
            self.first_date,
            self.last_date,
        )

    def covers(self, paper: Paper) -> bool:
        """Whether a paper is of the councils and committees that were chosen."""
        return (not self.councils or paper.council in self.councils) and (
            not self.committees or paper.committee in self.committees
        )


def theme_within(words: str, scope: Scope) -> Theme:
    """The theme of these words, looked for in the papers of ``scope``."""
    return Theme(
        words,
        (scope.council,) if scope.council else (),
        (scope.committee,) if scope.committee else (),
        scope.first_date,
        scope.last_date,
    )


def passages_on(library: Library, theme: Theme, reader: Reader) -> tuple[Found, ...]:
    """The passages that bear on ``theme`` and that ``reader`` may see, best first.

    What stands in two papers in the same words comes once, from the newest, the others named as
    its copies. Scores, 0 to 1.7, compare within one call only. At most ``MOST``.
    """
    return _passages_on(library, theme, reader)


@held_while_unchanged(most=REMEMBERED)
def _passages_on(library: Library, theme: Theme, reader: Reader) -> tuple[Found, ...]:
    """The passages, found once: the strands of a page share them."""
    concepts = concepts_of(library, theme, reader)
    if not concepts.concepts:
        return ()
    occurrences = library.occurrences.get(reader)
    scope = theme.scope(reader)
    vector = library.embedder.embed_query(concepts.text)
    nearest = dict(library.index.nearest(vector, scope, NEAREST, occurrences.generation))
    floor = min(nearest.values(), default=0.0) if len(nearest) == NEAREST else 0.0
    keys = {*concepts.holding, *(key for key, like in nearest.items() if like >= ALIKE)}
    found = []
    # The records have the last word on what may be seen.
    for key, (passage, paper) in library.records.passages(sorted(keys), scope).items():
        if theme.covers(paper):
            said, likeness = concepts.outspoken.share_of(passage), nearest.get(key, floor)
            share = concepts.share_of(passage)
            if bears(said, likeness) or (share >= ENOUGH and likeness >= LIKE_IMPLIED):
                found.append(Found(passage, paper, said + MEANING * likeness))
    found.sort(key=lambda one: (-one.score, one.passage.key))
    return tuple(fold(found[:MOST]))


def concepts_of(library: Library, theme: Theme, reader: Reader) -> Concepts:
    """What ``theme`` is made of, as the papers that ``reader`` may see have it."""
    occurrences = library.occurrences.get(reader)
    question = read_question(theme.words)
    return read_concepts(question, occurrences, library.records, theme.scope(reader))


def bears(share: float, likeness: float) -> bool:
    """Whether a text bears on a theme: the share of its words, 0 to 1, and cosine similarity."""
    if share >= ENOUGH:
        return True
    if share >= FEWEST:
        return likeness >= LIKE_ENOUGH - LIKE_PER_SHARE * share
    return likeness >= ALIKE
