"""The evidence that what was found answers a question, as numbers from 0 to 1.

A passage on the right topic is not yet an answer: the year, the person, the council and the kind
of thing asked for must be there too, and together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.candidates import Candidate, asks, stems_of_paper
from assistant.near_words import nearness
from assistant.question import MONTHS, Period, Question, Wanted
from assistant.quotes import Selection
from assistant.retrieve import Found, Library
from assistant.signs import has_sign
from assistant.weights import Weights
from assistant.words import STOP, stem, stems_of, words_of
from papers import Scope
from records.structure import attendance

# A sentence without the figure, date or vote that is wanted counts for this much where it stands
# in the next sentence, or in any that is quoted, or nowhere; one of another time for half.
# Reasons, people and decisions may be told in any words: the want of a sign says nothing.
SURELY_SIGNED: tuple[Wanted, ...] = ("figure", "date", "vote")
SIGNED_NEXT, SIGNED_ELSEWHERE, UNSIGNED = 0.6, 0.5, 0.25
UNTIMELY = 0.5
# So many of the best sentences are looked at for their council.
FIRST = 4
TITLED = re.compile(
    r"\b(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Commissioner)\.?\s+"
    r"(?:[A-Z]\.?\s*)*([A-Z][A-Za-z'’-]+)"
)
CAPITAL = re.compile(r"[\"'(]*([A-Z][A-Za-z'’-]+)")
COUNCIL = re.compile(
    r"\b((?:[A-Z][a-z]+ )+?)(?:(?:Town|County|Borough|City|District|Parish|Community) )*Council\b"
)
OPENS = re.compile(r"^(?:(?:Did|Has|Does|What|How|Is|Was|Were|The|Which|Why|When) )+")
MONTHS_IN_SHORT = {*MONTHS, *(month[:3] for month in MONTHS), "sept"}
# No paper answers these, whatever words they share with one.
OPINION = re.compile(
    r"\bshould (?:i|we|you)\b|\bdo you (?:think|believe|recommend)\b|\bshould .{0,40}\bbe given\b|"
    r"^(?:please )?(?:write|draft|compose|sing)\b|\bcan you (?:give|write|tell) me a\b|"
    r"\bhow do i\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Evidence:
    """What speaks for an answer, and what may speak against one.

    ``held`` is the share of the question's words, each counted alike, that one passage holds.
    ``told`` is the share, rare words counting for more, that is held close to one sentence,
    words of like meaning counting in part, times what that sentence has of the kind of answer,
    the names and the time asked for.

    The others are 0 or 1: whoever is asked about sent ``apologies`` for that meeting; an
    ``opinion`` is asked for; the best sentences are not of the council that is named
    (``elsewhere``).
    """

    held: float
    told: float
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
    signed = any(has_sign(question, quote.text) for quote in selection.quotes)
    texts = [" ".join(_around(one)) for one in candidates]
    other_words = {
        stem(word): word
        for word in question.words
        if stem(word) in weights.shares and stem(word) not in names and not word[0].isdigit()
    }
    near = nearness(library.embedder, other_words, [words_of(text) for text in texts])
    councils = [OPENS.sub("", name).strip() for name in COUNCIL.findall(question.text)]
    return Evidence(
        held=max((_share_alike(weights, one) for one in found), default=0.0),
        told=max(
            (
                _shared(one, question, weights, names, close) * _of_kind(one, question, signed)
                for one, close in zip(candidates, near, strict=True)
            ),
            default=0.0,
        ),
        apologies=float(_sent_apologies(library, question, found, scope)),
        opinion=float(OPINION.search(question.text) is not None),
        elsewhere=float(any(not _is_of(name, candidates[:FIRST]) for name in councils)),
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
    timely = not question.periods or any(
        period.holds(paper.meeting_date) or _is_written(period, before)
        for period in question.periods
    )
    named = len(names & held) / len(names) if names else 1.0
    return share * named * (1.0 if timely else UNTIMELY)


def _of_kind(one: Candidate, question: Question, signed: bool) -> float:
    """How surely a sentence, or one near it, tells the kind of thing that is asked for."""
    if question.wanted not in SURELY_SIGNED or _tells(question, one.text):
        return 1.0
    if _tells(question, _sentence(one, 1)):
        return SIGNED_NEXT
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


def _share_alike(weights: Weights, one: Found) -> float:
    held = weights.held(stems_of(f"{one.passage.context}\n{one.passage.text}"))
    return len(held) / len(weights.shares) if weights.shares else 0.0


def _names(question: Question) -> set[str]:
    """The stems of the question's words in capitals, but for the first and the months."""
    found = set()
    for word in question.text.split()[1:]:
        match = CAPITAL.match(word)
        small = re.sub(r"['’]s?$", "", match.group(1).lower()) if match else ""
        if small and small not in MONTHS_IN_SHORT and small not in STOP:
            found.add(stem(small))
    return found


def _sent_apologies(
    library: Library, question: Question, found: Sequence[Found], scope: Scope
) -> bool:
    """Whether somebody the question names is known to have been away from the meeting it names."""
    people = set(TITLED.findall(question.text))
    meetings = {
        one.paper.paper_id
        for one in found
        if people and any(period.holds(one.paper.meeting_date) for period in question.periods)
    }
    for paper_id in meetings:
        there = attendance(library.records, paper_id, scope.reader)
        for name in people:
            if any(name in one for one in there.apologies):
                return not any(name in one for one in there.present)
    return False


def _is_written(period: Period, text: str) -> bool:
    """Whether the year, or the month of it, stands in a text in words."""
    if (period.last - period.first).days >= 32:
        return str(period.first.year) in text
    month = MONTHS[period.first.month - 1]
    return re.search(rf"{month},?\s+(?:of )?{period.first.year}", text, re.IGNORECASE) is not None


def _is_of(name: str, candidates: Sequence[Candidate]) -> bool:
    papers = [one.found.paper for one in candidates]
    return any(
        name.lower() in f"{paper.council or ''} {paper.committee or ''}".lower() for paper in papers
    )
