"""The numbers and dates of a sentence that its quotations do not give."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from assistant.days import Day, day_of, days_in
from assistant.gate.amounts import Amount, amounts_in
from eval.faults.evidence import Evidence
from eval.faults.fault import FaultKind

DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
# "minute 44": a number that stands over the page, not in it.
NUMBERED = re.compile(
    r"\b(?:minutes?|items?|pages?|paragraphs?|sections?|quarters?|nos?)\.?\s*$", re.IGNORECASE
)
# "one of them" counts nothing, and "first" may only open a list.
UNCOUNTED = re.compile(r"(?:one|first|second)", re.IGNORECASE)
# A code such as "24-00096" or "T21": a figure with something joined to it.
CODE = re.compile(r"[\w/.-]*\d[\w/.-]*")
# A dash before a number with a space between is no minus.
LOOSE = re.compile(r"[-+]\s")
PART_OF = re.compile(r"\s*(?:out\s+)?of\s+(?:the\s+|its\s+|all\s+)*", re.IGNORECASE)
# A code of the title that is shorter than this may be anything.
SHORTEST_CODE = 4


def wrong_numbers(claim: str, evidence: Evidence) -> Iterator[tuple[FaultKind, str]]:
    """Each number and date of a folded ``claim`` that the evidence does not give, and a sentence.

    Numbers are compared by value ("£1.3m" is "£1,300,000", "five" is "5"); a percentage and a sum
    of money as such. A date must be given as fully as it is said, and may be the meeting's.
    """
    rest = claim
    given = [day for day, _, _ in days_in(evidence.text)]
    over = [day_of(met) for met in evidence.met]
    over += [day for day, _, _ in days_in(f"{evidence.over} {evidence.before}")]
    for day, start, end in days_in(claim):
        if not _is_given(day, given, over):
            yield "date", f"“{claim[start:end].strip()}” is not a date that the quotation gives."
        rest = _without(rest, start, end)
    there = without_days(evidence.text)
    amounts = [amount for amount, _, _ in amounts_in(there)]
    keys, values = {one.key for one in amounts}, _values(there)
    for amount, start, end in list(amounts_in(rest)):
        words = rest[start:end].strip()
        if not _is_counted(amount, words, rest[:start], keys, values, evidence):
            yield "number", f"“{words}” is not a number that the quotation gives."
        rest = _without(rest, start, end)
    pairs = list(_pairs(there))
    for one, other in _pairs(without_days(claim)):
        near = [pair for pair in pairs if one in pair or other in pair]
        if near and (one, other) not in near:
            yield "number", f"“{one} of {other}” is not a share that the quotation gives."
    codes = {match.group().strip(".-/").casefold() for match in CODE.finditer(evidence.text)}
    titles = (match.group().strip(".-/").casefold() for match in CODE.finditer(evidence.over))
    codes |= {one for one in titles if len(one) >= SHORTEST_CODE}
    for match in CODE.finditer(rest):
        code = match.group().strip(".-/").casefold()
        parts = DIGITS.findall(code)
        if code not in codes and not all(_plain(part) in values for part in parts):
            yield "number", f"“{match.group()}” is not a number that the quotation gives."


def without_days(text: str) -> str:
    """``text`` with blanks where its dates stand."""
    rest = text
    for _, start, end in days_in(text):
        rest = _without(rest, start, end)
    return rest


def _is_given(day: Day, given: list[Day], over: list[Day]) -> bool:
    if any(one.bears_out(day) for one in (*given, *over)):
        return True
    # "13th August" of a paper of 2015 is 13 August 2015.
    if day.year is not None and any(one.year == day.year for one in over):
        return any(one.bears_out(replace(day, year=None)) for one in given)
    return False


def _is_counted(
    amount: Amount, words: str, before: str, keys: set[str], values: set[str], evidence: Evidence
) -> bool:
    if amount.key in keys or UNCOUNTED.fullmatch(words):
        return True
    value = f"{abs(amount.value).normalize():f}" if LOOSE.match(words) else _value(amount)
    if NUMBERED.search(before) and value in _values(evidence.over):
        return True
    if amount.kind in ("percentage", "money"):
        # In a row of a table the sign may stand in the header of the column.
        return value in values and re.search(r"[|\t]", evidence.text) is not None
    return value in values


def _value(amount: Amount) -> str:
    return f"{amount.value.normalize():f}"


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """The numbers of each "44 of the 160" in a text, by value."""
    amounts = list(amounts_in(text))
    for (one, _, end), (other, start, _) in pairwise(amounts):
        if PART_OF.fullmatch(text[end:start]):
            yield _value(one), _value(other)


def _values(text: str) -> set[str]:
    """Every number in a text by its value alone, whatever it counts."""
    found = {_value(amount) for amount, _, _ in amounts_in(text)}
    return found | {_plain(number) for number in DIGITS.findall(text)}


def _plain(number: str) -> str:
    """A number without commas and without noughts that say nothing: "1,300.50" is "1300.5"."""
    bare = number.replace(",", "")
    return bare.rstrip("0").rstrip(".") if "." in bare else bare


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
