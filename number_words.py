"""Numbers and words: a number that a paper writes in words, and how many of a thing there are."""

import re
from decimal import Decimal

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
# The value of each word below a hundred.
VALUES = {word: n for n, word in enumerate(UNITS)} | {
    word: 10 * n for n, word in enumerate(TENS, 2)
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
# What stands behind digits too: "£4.5m", "120k".
MULTIPLES = SCALES | {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9}

MARKS = re.compile(r"(?<!\dm)(?<!\d m)(?<![ck]m)[²³]|[⁰¹⁴⁵⁶⁷⁸⁹]")

_SCALE = "|".join(SCALES)
# Longest first: "seventeen" is not "seven".
_ONES = "|".join(sorted(UNITS[1:], key=len, reverse=True))
_TO_99 = rf"(?:(?:{'|'.join(TENS)})(?:[\s-]+(?:{'|'.join(UNITS[1:10])})\b)?|{_ONES})"
_TO_999 = rf"(?:(?:{_TO_99}|a)[\s-]+hundred(?:\s+(?:and\s+)?{_TO_99})?|{_TO_99})"
_JOIN = r",?\s+(?:and\s+)?"


def _up_to(number: str, scale: str) -> str:
    """The pattern of ``number`` and of so many of ``scale``, with a ``number`` after it or not.

    Each scale stands once, the largest first: "two thousand and five thousand" are two numbers.
    """
    rest = rf"(?:{_JOIN}{number}(?![\s-]+(?:{_SCALE})\b))?"
    return rf"(?:(?:{_TO_999}|a)[\s-]+{scale}\b{rest}|{number})"


_WHOLE = _up_to(_up_to(_up_to(_TO_999, "thousand"), "million"), "billion")
_HALF = (
    rf"(?:{_TO_99}(?:\s+(?:{_SCALE}))?|a\s+(?:{_SCALE}))\s+and\s+a\s+half\b(?:\s+(?:{_SCALE})\b)?"
    r"|half\s+a\s+(?:million|billion)\b"
)
# For use inside a longer expression that ignores case and sees to what stands on either side.
# "Zero", and a "hundred" or "million" with no number before it, are not among them. Most words
# begin no number: what begins one is looked at first.
IN_WORDS = rf"(?=(?:a|half)\s|{'|'.join(TENS)}|{_ONES})(?:{_HALF}|{_WHOLE})"


def counted(number: int, one: str, many: str | None = None) -> str:
    """How many of a thing: "1 paper", "1,204 papers"; ``many`` where it is not ``one`` and an s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def without_marks(text: str) -> str:
    """``text`` with a space for each raised figure, the mark of a footnote: "2024²", "£3m¹".

    It is no part of the number or word before it. Those of "m²" and "km³" are left.
    """
    return MARKS.sub(" ", text)


def value_in_words(said: str) -> Decimal:
    """What a number in words comes to: 405 for "four hundred and five"; 2.5 million with a half."""
    whole = part = Decimal(0)
    scale = 1
    for word in re.split(r"[\s,-]+", said.lower()):
        if word == "half":
            part += Decimal(scale) / 2  # of one; of a million in "a million and a half"
        elif word == "hundred":
            part, scale = Decimal(part or 1) * 100, 100
        elif word in SCALES:
            scale = SCALES[word]
            whole, part = whole + (part or 1) * scale, Decimal(0)
        elif word in VALUES:
            part, scale = part + VALUES[word], 1
    return whole + part
