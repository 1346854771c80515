"""Whether the quotations that a sentence cites bear it out: a rule of words, figures and names."""

import re
from collections.abc import Iterator
from itertools import chain

from assistant.gate.facts import folded
from assistant.words import stems_of
from eval.faults.evidence import Evidence
from eval.faults.fault import FaultKind
from eval.faults.names import abbreviated, wrong_names, wrong_ratings
from eval.faults.numbers import without_days, wrong_numbers
from eval.faults.turns import turned
from eval.quotation import fold

# The share of a sentence's words that must stand in its quotations, or before them.
COVERED = 0.5
# A sentence with fewer words of meaning than this cannot be judged by them.
FEWEST_STEMS = 3
# Where a sentence was stitched together, so many words on either side are of one quotation.
FEWEST_WORDS = 4
NUMERIC = re.compile(r"[£$€]?\d[\d.,]*|\bper ?cent\b|%")
JOINS = frozenset(
    "and but or nor while whilst whereas which who because so as although though then with".split()
)


def support_faults(text: str, evidence: Evidence) -> Iterator[tuple[FaultKind, str]]:
    """Why the evidence does not bear out a sentence: at most one fault of each kind, and why.

    Nothing for a sentence that is its quotations, word for word.
    """
    claim = folded(text)
    if not claim or _is_word_for_word(claim, evidence):
        return
    found: dict[FaultKind, str] = {}
    if _is_stitched(claim, evidence):
        said = "The sentence joins the beginning of one quotation to the end of another."
        found["stitched"] = said
    judges = (turned, wrong_numbers, wrong_ratings, wrong_names)
    for kind, said in chain.from_iterable(judge(claim, evidence) for judge in judges):
        found.setdefault(kind, said)
    if covered(claim, evidence) < COVERED:
        found.setdefault("unsupported", "Most words of the sentence are not in its quotation.")
    yield from found.items()


def covered(claim: str, evidence: Evidence) -> float:
    """The share of a folded claim's meaningful words, 0 to 1, that stand in its quotations.

    Numbers and dates are judged by themselves, and what stands over the page says nothing of what
    is on it: these words are left out of account. Of a claim with hardly any others, which has a
    number or a date to be judged by, 1.
    """
    words = NUMERIC.sub(" ", without_days(claim))
    stems = stems_of(words) - stems_of(evidence.over)
    if len(stems) < FEWEST_STEMS and words != claim:
        return 1.0
    stems = stems or stems_of(claim)
    held = stems_of(f"{evidence.text} {evidence.before}") | abbreviated(claim, evidence)
    return len(stems & held) / len(stems) if stems else 0.0


def _is_word_for_word(claim: str, evidence: Evidence) -> bool:
    letters = _letters(claim)
    return letters == _letters(evidence.text) or letters in map(_letters, evidence.quotes)


def _is_stitched(claim: str, evidence: Evidence) -> bool:
    """Whether a sentence runs on, midway, from the words of one quotation into those of another.

    Two clauses that a comma or a word such as "and" joins are two things said of two quotations.
    """
    texts = [f" {_spaced(quote)} " for quote in evidence.quotes]
    words = claim.split()
    for cut in range(FEWEST_WORDS, len(words) - FEWEST_WORDS + 1):
        if words[cut - 1][-1] in ".!?;:,)-" or words[cut].lower() in JOINS:
            continue
        one = f" {_spaced(' '.join(words[cut - FEWEST_WORDS : cut]))} "
        other = f" {_spaced(' '.join(words[cut : cut + FEWEST_WORDS]))} "
        starts = {n for n, quote in enumerate(texts) if one in quote}
        ends = {n for n, quote in enumerate(texts) if other in quote}
        if starts and ends and not starts & ends:
            return True
    return False


def _spaced(text: str) -> str:
    return " ".join(re.findall(r"[\w£%]+", text.casefold()))


def _letters(text: str) -> str:
    return fold(text).letters.casefold().strip(" .\"'…")
