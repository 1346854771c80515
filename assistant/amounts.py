"""Numbers, percentages and sums of money in a text, in figures or in words, as plain values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["number", "percentage", "money", "ordinal"]

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
    "k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9,
}  # fmt: skip
ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
VALUES = {word: n for n, word in enumerate(UNITS)} | {
    word: 10 * n for n, word in enumerate(TENS, 2)
}

_WORD = "|".join([*UNITS, *TENS])
_SCALE = r"hundred|thousand|million|billion"
_PERCENT = r"%|per\s?cent\b|percent\b|percentage\spoints?\b"
IN_WORDS = rf"(?:{_WORD}|(?:{_SCALE}))(?:[\s-]+(?:and\s+)?(?:{_WORD}|{_SCALE}))*"
AMOUNT = re.compile(
    rf"(?<![\w.,])(?P<sign>(?<!\d\s)[-+])?(?P<money>[£$€])?\s?(?P<sign2>-)?"
    rf"(?:(?P<digits>\d+(?:,\d{{3}})*(?:\.\d+)?)"
    rf"(?:(?P<nth>st|nd|rd|th)\b)?(?:\s?(?P<scale>{_SCALE}|bn|mn|m|k)\b)?(?![A-Za-z\d]|[.,]\d)"
    rf"|(?P<words>{IN_WORDS})\b|(?P<ordinal>{'|'.join(ORDINALS)})\b)"
    rf"\s?(?P<percent>{_PERCENT})?(?:\s?(?P<pounds>pounds?|pence)\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Amount:
    """One number with what it counts: things, a percentage, money, or a place in a row."""

    kind: Kind
    value: Decimal

    @property
    def key(self) -> str:
        """What two ways of writing the same amount have in common."""
        return f"{self.kind} {self.value.normalize():f}"


def amounts_in(text: str) -> Iterator[tuple[Amount, int, int]]:
    """Every amount in ``text`` with its span."""
    for match in AMOUNT.finditer(text):
        given = match.groupdict()
        yield _amount(given), match.start(), match.end()


def _amount(given: dict[str, str | None]) -> Amount:
    if given["ordinal"]:
        return Amount("ordinal", Decimal(ORDINALS.index(given["ordinal"].lower()) + 1))
    if given["words"]:
        value = Decimal(_value_of(given["words"].lower()))
    else:
        value = Decimal((given["digits"] or "0").replace(",", ""))
        value *= SCALES.get((given["scale"] or "").lower(), 1)
    if "-" in (given["sign"], given["sign2"]):
        value = -value
    if given["nth"]:
        return Amount("ordinal", value)
    if given["percent"]:
        return Amount("percentage", value)
    if given["money"] or given["pounds"]:
        pence = (given["pounds"] or "").lower() == "pence"
        return Amount("money", value / 100 if pence else value)
    return Amount("number", value)


def _value_of(words: str) -> int:
    whole = part = 0
    for word in re.split(r"[\s-]+", words):
        if word == "hundred":
            part = (part or 1) * 100
        elif word in SCALES:
            whole += (part or 1) * SCALES[word]
            part = 0
        else:
            part += VALUES.get(word, 0)
    return whole + part
