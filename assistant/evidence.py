"""The evidence that what was found answers a question, as numbers from 0 up.

A passage on the right topic is not yet an answer: the year, the person, the council and the kind
of thing asked for must be there too, and together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.away import sent_apologies
from assistant.candidates import Candidate, asks, stems_of_paper
from assistant.named import councils_named, is_elsewhere, is_of
from assistant.near_words import nearness
from assistant.question import Question, Wanted
from assistant.quotes import Selection
from assistant.retrieve import Found, Library
from assistant.signs import has_sign
from assistant.timely import is_timely
from assistant.weights import Weights
from assistant.words import STOP, stem, stems_of, words_of
from month_names import MONTHS
from papers import Scope

# A sentence without the figure, date or vote that is wanted counts for this much where it stands
# in the next sentence, or in any that is quoted, or nowhere; one of another time for half, one of
# another council than that named for a quarter.
# Reasons, people and decisions may be told in any words: the want of a sign says nothing.
SURELY_SIGNED: tuple[Wanted, ...] = ("figure", "date", "vote")
SIGNED_NEXT, SIGNED_ELSEWHERE, UNSIGNED = 0.6, 0.5, 0.25
UNTIMELY, UNTOLD_THERE = 0.5, 0.25
# What the reply to a question tells, and the vote on a motion, is told of it: so many sentences on.
REPLIED, REPLY = 0.9, (1, 2)
# So many of the best sentences are looked at for their council.
FIRST = 4
CAPITAL = re.compile(r"[\"'(]*([A-Z][A-Za-z'’-]+)")
MONTHS_IN_SHORT = {*MONTHS, *(month[:3] for month in MONTHS), "sept"}
# No paper answers these, whatever words they share with one.
OPINION = re.compile(
    r"\bshould (?:i|we|you)\b|\bdo you (?:think|believe|recommend)\b|\bshould .{0,40}\bbe given\b|"
    r"^(?:please )?(?:write|draft|compose|sing)\b|\bcan you (?:give|write|tell) me a\b|"
    r"\bhow do i\b|\bin your (?:own )?(?:opinion|view)\b|"
    # Nor is anybody's private life for a tool like this to tell.
    r"\b(?:home|private) address\b|\bdate of birth\b|\bhow old is\b|\bmobile number\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Evidence:
    """What speaks for an answer, and what may speak against one.

    ``told`` is the share of the question, rare words counting for more, that is held close to
    one sentence, words of like meaning counting in part, times what that sentence has of the
    kind of answer, the names and the time asked for. ``words`` is how many of the question's
    words that is: two of two soon stand together by chance, six of eight hardly.

    The others are 0 or 1: whoever is asked about sent ``apologies`` for that meeting; an
    ``opinion`` is asked for, or somebody's private life; the best sentences are not of the
    council that is named (``elsewhere``).
    """

    told: float
    words: float
    apologies: float
    opinion: float
    elsewhere: float


def gather(
    library: Library,
    question: Question,
    found: Sequence[Found],
    selection: Selection,
    scope: Scope,
) -> Evidence:
    """The evidence for a question with what was ``found`` and selected for it."""
    weights, candidates = selection.weights, selection.candidates
    names = _names(question) & set(weights.shares)
    # A sentence that goes on over the page tells what its other half tells.
    wholes = {
        quote.place: f"{quote.text} {quote.goes_on.text}"
        for quote in selection.quotes
        if quote.goes_on
    }
    signed = any(
        has_sign(question, wholes.get(quote.place, quote.text)) for quote in selection.quotes
    )
    texts = [" ".join(_around(one)) for one in candidates]
    other_words = {
        stem(word): word
        for word in question.words
        if stem(word) in weights.shares and stem(word) not in names and not word[0].isdigit()
    }
    near = nearness(library.embedder, other_words, [words_of(text) for text in texts])
    councils = councils_named(question)
    told = max(
        (
            _shared(one, question, weights, names, close)
            * (UNTOLD_THERE if is_elsewhere(councils, one.found.paper, one.text) else 1.0)
            * _of_kind(
                one, wholes.get((one.found.passage.key, one.start), one.text), question, signed
            )
            for one, close in zip(candidates, near, strict=True)
        ),
        default=0.0,
    )
    return Evidence(
        told=told,
        words=told * len(weights.shares),
        apologies=float(sent_apologies(library, question, found, scope)),
        opinion=float(OPINION.search(question.text) is not None),
        elsewhere=float(
            any(
                all(not is_of(name, one.found.paper) for one in candidates[:FIRST])
                for name in councils
            )
        ),
    )


def _shared(
    one: Candidate, question: Question, weights: Weights, names: set[str], near: dict[str, float]
) -> float:
    """The share of the question that stands close to a sentence, by names and time."""
    paper = one.found.paper
    before, after = _around(one)
    held = weights.held(one.stems | stems_of(f"{before} {after}") | stems_of_paper(paper))
    share = sum(weights.shares[word] for word in held)
    share += sum(weights.shares[word] * near[word] for word in near if word not in held)
    timely = is_timely(one, question, f"{before} {after}")
    named = len(names & held) / len(names) if names else 1.0
    return share * named * (1.0 if timely else UNTIMELY)


def _of_kind(one: Candidate, text: str, question: Question, signed: bool) -> float:
    """How surely a sentence, or one near it, tells the kind of thing that is asked for.

    ``text`` is the whole of it.
    """
    if question.wanted not in SURELY_SIGNED or _tells(question, text):
        return 1.0
    if asks(text) and any(_tells(question, _sentence(one, step)) for step in REPLY):
        return REPLIED
    if _tells(question, _sentence(one, 1)):
        return REPLIED if question.wanted == "vote" else SIGNED_NEXT
    return SIGNED_ELSEWHERE if signed else UNSIGNED


def _tells(question: Question, text: str) -> bool:
    return bool(text) and has_sign(question, text) and not asks(text)


def _around(one: Candidate) -> tuple[str, str]:
    """A sentence with what stands over it and the one before it; and the one after it."""
    before, after = (_sentence(one, step) for step in (-1, 1))
    return f"{before} {one.found.passage.context} {one.text}", after


def _sentence(one: Candidate, step: int) -> str:
    """The sentence so many places after (or before) one, in the same passage; "" for none."""
    passage, place = one.found.passage, one.place + step
    if not 0 <= place < len(passage.sentences):
        return ""
    start, end = passage.sentences[place]
    return passage.text[start - passage.start : end - passage.start]


def _names(question: Question) -> set[str]:
    """The stems of the question's words in capitals, but for the first and the months."""
    found = set()
    for word in question.text.split()[1:]:
        match = CAPITAL.match(word)
        small = re.sub(r"['’]s?$", "", match.group(1).lower()) if match else ""
        if small and small not in MONTHS_IN_SHORT and small not in STOP:
            found.add(stem(small))
    return found
