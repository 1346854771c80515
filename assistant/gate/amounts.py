"""Numbers, percentages and sums of money in a text, in figures or in words, as plain values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from number_words import IN_WORDS, MULTIPLES, SCALES, value_in_words, without_marks

Kind = Literal["number", "percentage", "money", "ordinal"]

ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
_SCALE = "|".join(SCALES)
_PERCENT = r"%|per\s?cent\b|percent\b|percentage\spoints?\b"
AMOUNT = re.compile(
    rf"(?<![\w.,])(?P<sign>(?<!\d\s)[-+])?(?P<money>[£$€])?\s?(?P<sign2>-)?"
    rf"(?:(?P<digits>\d+(?:,\d{{3}})*(?:\.\d+)?)"
    rf"(?:(?P<nth>st|nd|rd|th)\b)?(?:\s?(?P<scale>{_SCALE}|bn|mn|m|k)\b)?(?![A-Za-z\d]|[.,]\d)"
    rf"|(?P<words>{IN_WORDS}|zero|{_SCALE})\b|(?P<ordinal>{'|'.join(ORDINALS)})\b)"
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
    for match in AMOUNT.finditer(without_marks(text)):
        given = match.groupdict()
        yield _amount(given), match.start(), match.end()


def _amount(given: dict[str, str | None]) -> Amount:
    if given["ordinal"]:
        return Amount("ordinal", Decimal(ORDINALS.index(given["ordinal"].lower()) + 1))
    if given["words"]:
        value = value_in_words(given["words"])
    else:
        value = Decimal((given["digits"] or "0").replace(",", ""))
        value *= MULTIPLES.get((given["scale"] or "").lower(), 1)
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
