"""Whether a sentence turns round what its quotations say: denies it, or swaps a word for another.

A sentence close to the wording of its quotation is laid beside it word by word: a figure, a
rating, a name or a small word that was changed, added or left out shows, even where what was put
in stands elsewhere in the quotation. Of a sentence in other words, only what it denies is compared.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import product

from assistant.days import days_in
from assistant.gate.facts import facts_in
from assistant.words import stems_of
from eval.faults.evidence import Evidence
from eval.faults.fault import FaultKind
from eval.faults.names import ANYBODY, MONTHS_AND_DAYS, RATINGS, TITLES
from number_words import VALUES

TOKEN = re.compile(r"[£$€]?\d+(?:[.,:/]\d+)*%?|[^\W\d_]+(?:'[^\W\d_]+)*")
# A sentence is close to its quotation where so much of it, between the first run of words that
# they share and the last, stands there in the same order; a run has at least so many words.
CLOSE = 0.65
FEWEST_TOKENS = 4
SHORTEST_RUN = 2
# A change of more words than this is other wording, not one word for another.
MOST_CHANGED = 3
# "Minute No. 51", "not only", "no later than": they deny nothing.
IDLE = re.compile(
    r"\bNos?\.?\s*\d+|\bnot (?:only|least)\b|\bno (?:more|less|fewer|later|earlier) than\b|"
    r"\bno doubt\b|\bwhether or not\b|\bor not\b",
    re.IGNORECASE,
)
DENIES = re.compile(
    r"\b(?:not|no|none|never|nor|neither|cannot|without|unless|nobody|nothing|\w+n't)\b",
    re.IGNORECASE,
)
# A reply to the question, before what is said.
REPLY = re.compile(r"^(?:no|not (?:yet|quite)|yes)\s*[:,;.-]\s*", re.IGNORECASE)
# What comes to a denial in other words.
REFUSES = re.compile(
    r"\b(?:reject\w*|refus\w+|declin\w+|lost|fail\w*|withdr[ae]w\w*|defer\w*|postpon\w*|unable|"
    r"lack\w*|den(?:y|ied|ies)|oppos\w+|dismiss\w*|cancel\w*|abandon\w*|absen\w+|defeated|"
    r"ruled out|unlikely|yet to|hardly|rarely|seldom|stopp?ed|ceas\w+|un[a-z]{4,}ed|zero|nil|"
    r"exclud\w+|omit\w*|miss(?:ed|ing)|only|limit\w*|prevent\w*|avoid\w*|below|short of)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[,;:()]\s|\s-\s|\b(?:and|but|while|whilst|whereas|although|though)\b")
SENTENCE = re.compile(r"(?<=[.!?;:])\s+")
# The share of a clause's words that the quotation's clause must have to be about the same.
SAME_MATTER = 0.5
ASIDE = re.compile(r"[,;:()]|\s-\s")
OPEN = frozenset("may might could possibly perhaps proposed provisional estimated".split())
CERTAIN = frozenset("will shall must is are was were has had does did can".split())
OPPOSITES = (("up", "down"), ("more", "less"))


@dataclass(frozen=True)
class Token:
    """A word or a figure of a text, where it stands, and whether that is within a date."""

    text: str
    start: int
    end: int
    dated: bool


def turned(claim: str, evidence: Evidence) -> Iterator[tuple[FaultKind, str]]:
    """How a folded ``claim`` turns round what its quotations say: a kind and a sentence each."""
    claim = REPLY.sub("", claim)
    yield from _changed(claim, evidence.text)
    context = f"{evidence.text} {evidence.before}"
    alone = _denies(claim) and not _denies(context) and not REFUSES.search(context)
    if alone or _is_denied_otherwise(claim, evidence.text):
        yield "negation", "The sentence denies what the quotation says, or says what it denies."
    ways = {one.key for one in facts_in(evidence.text) if one.kind == "direction"}
    said = {one.key for one in facts_in(claim) if one.kind == "direction"}
    for one, other in (pair for both in OPPOSITES for pair in (both, both[::-1])):
        if one in said and other in ways and one not in ways and other not in said:
            yield "wording", "The sentence has a rise for a fall, or the reverse."


def _changed(claim: str, text: str) -> Iterator[tuple[FaultKind, str]]:
    """What was changed in a claim that is close to the wording of its quotation."""
    claim, text = _without_idle(claim), _without_idle(text)
    a, b = _tokens(claim), _tokens(text)
    ours, theirs = ([one.text.lower() for one in tokens] for tokens in (a, b))
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    every = matcher.get_matching_blocks()
    blocks = [block for block in every if block.size >= SHORTEST_RUN]
    shared = sum(block.size for block in blocks)
    if shared < FEWEST_TOKENS or shared < CLOSE * (blocks[-1].a + blocks[-1].size - blocks[0].a):
        return
    first, last = blocks[0].b, blocks[-1].b + blocks[-1].size
    for block in every:
        if block.size and last < block.b <= last + MOST_CHANGED:
            last = block.b + block.size
    put_in, left_out = [], []
    for how, a1, a2, b1, b2 in matcher.get_opcodes():
        if how == "equal" or b1 < first or b2 > last:
            continue
        new, old = a[a1:a2], b[b1:b2]
        if how == "replace" and max(len(new), len(old)) <= MOST_CHANGED:
            yield from _swapped(new, old)
        put_in += [one.text for one in new if DENIES.fullmatch(one.text)]
        if not (how == "insert" and _is_aside(text, b, b1, b2)):
            left_out += [one.text for one in old if DENIES.fullmatch(one.text)]
    before = text[: b[first].start]
    ahead = DENIES.findall(CLAUSE.split(SENTENCE.split(before)[-1])[-1])
    after = SENTENCE.split(text[b[last - 1].end :])[0]
    at_the_end = after.strip(" .;:,!?\"'")
    if DENIES.fullmatch(at_the_end):  # "two were and two were not"
        left_out.append(at_the_end)
    if len(put_in) < len(left_out) + len(ahead) and not DENIES.search(_outside(claim, a, blocks)):
        word = (left_out + ahead)[0]
        yield "negation", f"The sentence leaves out a “{word}” of the quotation's wording."
    near = f"{SENTENCE.split(before)[-1]} {text[b[first].start : b[last - 1].end]} {after}"
    added = put_in[len(left_out) :] or DENIES.findall(_outside(claim, a, blocks))
    if added and (len(put_in) > len(left_out) or not _denies(near)):
        yield "negation", f"The sentence puts a “{added[0]}” into the quotation's wording."


def _outside(claim: str, tokens: list[Token], blocks: list[Match]) -> str:
    """What a claim says before and after the words it shares with its quotation."""
    start, end = blocks[0].a, blocks[-1].a + blocks[-1].size
    return f"{claim[: tokens[start].start]} {claim[tokens[end - 1].end :]}"


def _swapped(ours: list[Token], theirs: list[Token]) -> Iterator[tuple[FaultKind, str]]:
    """One hard word put for another of its kind."""
    for one, other in product(ours, theirs):
        kind = _kind(one.text)
        if kind is not None and kind == _kind(other.text) and not _alike(one.text, other.text):
            yield (
                "date" if one.dated else kind,
                f"“{one.text}” stands where the quotation has “{other.text}”.",
            )
    here, there = (" ".join(one.text for one in tokens) for tokens in (ours, theirs))
    said = {one.kind: one.key for one in facts_in(here)}
    was = {one.kind: one.key for one in facts_in(there)}
    other_way = any(
        same in said and same in was and said[same] != was[same]
        for same in ("direction", "quantity", "verdict", "decision")
    )
    made_certain = here.lower() in CERTAIN and there.lower() in OPEN
    if other_way or made_certain:
        yield "wording", f"“{here}” stands where the quotation has “{there}”."


def _kind(word: str) -> FaultKind | None:
    small = word.lower()
    if word[-1:].isdigit() or word[:1].isdigit() or small in VALUES or word[:1] in "£$€":
        return "number"
    if small in RATINGS:
        return "rating"
    if small in MONTHS_AND_DAYS:
        return "date"
    proper = word[:1].isupper() and small not in TITLES and small not in ANYBODY
    return "name" if proper and len(word) > 1 else None


def _alike(one: str, other: str) -> bool:
    """Whether two words of a kind come to the same: "31%" and "31.0%", "five" and "5", a plural."""
    if _kind(one) == "number":
        return _value(one) == _value(other)
    a, b = one.lower(), other.lower()
    short, long = sorted((a.rstrip("s"), b.rstrip("s")), key=len)
    return long.startswith(short) and (len(short) >= 3 or a == b)


def _value(word: str) -> str:
    spelled = VALUES.get(word.lower())
    bare = word.strip("£$€%").replace(",", "") if spelled is None else str(spelled)
    return bare.rstrip("0").rstrip(".") if "." in bare else bare


def _is_aside(text: str, tokens: list[Token], first: int, end: int) -> bool:
    """Whether the tokens left out are an aside: between two commas, or in brackets."""
    before = text[tokens[first - 1].end : tokens[first].start] if first else ""
    after = text[tokens[end - 1].end : tokens[end].start] if end < len(tokens) else "."
    return bool(ASIDE.search(before) and ASIDE.search(after))


def _is_denied_otherwise(claim: str, text: str) -> bool:
    """Whether no clause, and no sentence, that is about the same is denied as the claim is."""
    sentences = SENTENCE.split(text)
    if _agrees(claim, sentences):
        return False
    clauses = [one for sentence in sentences for one in CLAUSE.split(sentence)]
    parts = [part for part in CLAUSE.split(claim) if len(stems_of(part)) > 1] or [claim]
    return any(not _agrees(part, [*clauses, *sentences]) for part in parts)


def _agrees(part: str, others: list[str]) -> bool:
    """Whether one of those that share most words with ``part`` denies, or affirms, as it does."""
    words = stems_of(part)
    shared = [len(words & stems_of(other)) for other in others]
    most = max(shared, default=0)
    if not words or most < SAME_MATTER * len(words):
        return True
    best = [other for other, count in zip(others, shared, strict=True) if count == most]
    return any(_as_one(part, other) for other in best)


def _as_one(one: str, other: str) -> bool:
    """Whether both deny or neither does; a refusal in words is as good as a denial, and as none."""
    if _denies(one) == _denies(other):
        return True
    return REFUSES.search(one if _denies(other) else other) is not None


def _denies(text: str) -> bool:
    return DENIES.search(_without_idle(text)) is not None


def _without_idle(text: str) -> str:
    """``text`` with blanks for the words that look like a denial and are none."""
    return IDLE.sub(lambda match: " " * len(match.group()), text)


def _tokens(text: str) -> list[Token]:
    dates = [(start, end) for _, start, end in days_in(text)]
    return [
        Token(match.group(), *match.span(), any(a <= match.start() < b for a, b in dates))
        for match in TOKEN.finditer(text)
    ]
