"""Recorded votes: the numbers for and against stand far from the words that were voted on."""

import re
from collections.abc import Sequence

# "For (41)", "Against: 10.", "Abstentions (2)", by itself or before the names; not "For 2025-26".
TALLY = re.compile(
    r"(?:for|against|abstain(?:ed|ing)?|abstentions?|in favour)\b\s*[-–:]?\s*"
    r"(?:\(\d{1,3}\)|\d{1,3}\s*(?:votes?\b|[.,;]|$))",
    re.IGNORECASE,
)
SIDE = re.compile(r"\b(for|in favour|against)\b\s*[-–:]?\s*\(?(\d{1,3})\b", re.IGNORECASE)
# "9 votes for and 22 against", in one sentence.
BOTH_SIDES = re.compile(
    r"\b(\d{1,3}) (?:votes? |members? |councillors? )?(?:voted |were )?(?:for|in favour)\b.{0,60}?"
    r"\b(\d{1,3}) (?:votes? |members? |councillors? )?(?:voted |were )?against\b",
    re.IGNORECASE | re.DOTALL,
)
# What comes before the numbers, and what was decided by them.
PUT = re.compile(r"\b(?:put to the vote|voting was|recorded vote|vote was (?:taken|held))\b", re.I)
MOTION = re.compile(r"\b(?:moved|proposed|seconded|amendment|motion)\b", re.IGNORECASE)
# That something is moved: "the proposed budget" is not.
MOVED = re.compile(
    r"\b(?:moved|seconded|amendment|motion)\b|"
    r"\bproposed(?:,| (?:that|by|to|and|the following|as an))(?!\w)|\b(?:was|were) proposed\b",
    re.IGNORECASE,
)
FATE = re.compile(
    r"\b(?:amendment|motion|proposal|recommendation)s?\b.{0,60}"
    r"\b(?:lost|carried|fell|defeated|withdrawn|rejected|not agreed|agreed)\b",
    re.IGNORECASE,
)
# What is put forward without being moved: it stands until it is refused.
PUT_FORWARD = re.compile(
    r"\b(?:recommendation|recommended that|recommends? that|proposals?|proposition|"
    r"call(?:ed)?[- ]in)\b",
    re.IGNORECASE,
)
_PUT = r"(?:amendment|motion|proposal|proposition|recommendation|resolution|decision)s?"
_UNDONE = (
    r"(?:lost|fell|failed|defeated|withdrawn|rejected|refused|declined|overturned|rescinded|"
    r"revoked|quashed|reversed|annulled|set aside|of no effect|"
    r"(?:not|never) (?:\w+ )?(?:agreed|accepted|supported|carried|approved|adopted|endorsed|"
    r"seconded|upheld|pursued|put))"
)
REFUSED = re.compile(
    rf"\b{_PUT}\b.{{0,60}}\b{_UNDONE}\b|"
    rf"\b(?:did not|was not able to|were unable to|declined to|refused to) "
    rf"(?:accept|support|agree|adopt|approve|endorse|uphold)\b.{{0,40}}\b{_PUT}\b|"
    rf"\b(?:rejected|withdrew|overturned|rescinded|revoked|set aside|voted against) "
    rf"(?:the|this|that|his|her|their|its|both|all)\b.{{0,40}}\b{_PUT}\b|"
    r"\b(?:no|want of a|lack of a|without a) seconder\b|\bnot seconded\b|"
    r"\b(?:nobody|no one|no member|no councillor) seconded\b|"
    rf"\b(?:it|this|that|which|vote) (?:was|were) {_UNDONE}\b|"
    r"\b(?:members|councillors|council|committee|cabinet|panel|board|commission|meeting) "
    r"(?:disagreed|did not agree|rejected (?:it|this|that|them))\b|"
    r"\b(?:lost|defeated|rejected) by \w+(?:[- ]\w+)? (?:votes? )?to\b",
    re.IGNORECASE,
)
AMENDS = re.compile(r"\bamend(?:ment|ed|s)?\b", re.IGNORECASE)
# Three numbers at most, each with its names after it, and then the fate.
MOST_LINES = 12


def is_of_a_vote(text: str) -> bool:
    """Whether a sentence belongs to a vote itself: it was taken, its numbers, what became of it."""
    return is_put(text) or FATE.search(text) is not None or TALLY.match(text) is not None


def is_put(text: str) -> bool:
    """Whether a sentence says that a vote was taken, so that its numbers follow."""
    return PUT.search(text) is not None


def is_of_a_motion(text: str) -> bool:
    """Whether a sentence speaks of a motion, on which a vote may follow."""
    return MOTION.search(text) is not None


def is_moved(text: str) -> bool:
    """Whether a sentence says that something was moved, or is the vote on it."""
    return MOVED.search(text) is not None


def is_put_forward(text: str) -> bool:
    """Whether a sentence speaks of a proposal, a recommendation or a decision called in."""
    return PUT_FORWARD.search(text) is not None


def is_refused(text: str) -> bool:
    """Whether a sentence says that what was moved, proposed or decided does not stand."""
    return REFUSED.search(" ".join(text.split())) is not None


def fate_in(motion: str, texts: Sequence[str], moved: bool = True) -> list[int]:
    """Which of ``texts``, the sentences after ``motion``, tell what became of it; or none.

    An amendment's loss leaves the motion as it was, and the numbers of a vote after an amendment
    may be those on the amendment. Else, where the numbers alone tell that it was lost, they are
    its fate. Of what was not ``moved``, only a refusal is told. Another motion ends the search.
    """
    amends = AMENDS.search(motion) is not None
    told: list[int] = []
    end = len(texts)  # of the numbers that are surely its own
    for place, text in enumerate(texts):
        flat = " ".join(text.split())
        of_amendment = AMENDS.search(flat) is not None
        refused = is_refused(flat)
        if refused or (moved and FATE.search(flat)):
            if amends or not of_amendment:
                return [*told, place][-2:]
            if not refused:
                told.append(place)  # what was moved is not what was agreed
        elif _moves_another(flat) and of_amendment == amends:
            end = min(end, place)
            break
        if of_amendment and not amends:
            end = min(end, place)
    return told[-1:] or (_lost_by_numbers(texts[:end]) if moved else [])


def _moves_another(text: str) -> bool:
    return re.search(r"\b(?:moved|proposed)\b", text, re.I) is not None and is_moved(text)


def _lost_by_numbers(texts: Sequence[str]) -> list[int]:
    """The sentences that number those for and against, if no more were for than against."""
    numbers: dict[str, int] = {}
    told: list[int] = []
    for place, text in enumerate(texts):
        if both := BOTH_SIDES.search(text):
            return [place] if int(both[2]) >= int(both[1]) else []
        if TALLY.match(text):
            sides = SIDE.findall(text)
            numbers |= {side.lower(): int(number) for side, number in sides}
            told += [place] if sides else []
            if "against" in numbers and len(numbers) > 1:
                against = numbers.pop("against")
                return told if against >= max(numbers.values()) else []
    return []


def vote_in(texts: Sequence[str]) -> list[int]:
    """Which of ``texts``, sentences in reading order, tell of the first vote among them.

    That it was taken, the numbers, and what became of the motion, as places in ``texts``. The
    names of those who voted, between the numbers, are left out.
    """
    told: list[int] = []
    counted = False
    for place, text in enumerate(texts):
        if told and (place - told[-1] > MOST_LINES or (counted and is_put(text))):
            break
        if TALLY.match(text):
            told.append(place)
            counted = True
        elif FATE.search(text):
            return [*told, place]
        elif is_put(text):
            told = [place]
    return told
