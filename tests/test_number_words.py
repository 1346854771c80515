"""Numbers and months in words: the same reading serves the papers, the gate and the due days."""

import re
from datetime import date
from decimal import Decimal

import pytest

from assistant.days import Day, days_in
from assistant.gate.amounts import amounts_in
from ingest.actions.paragraphs import places
from ingest.dates import dates_in
from ingest.figures.as_of import periods_in
from ingest.figures.numbers import numbers_in, value_of
from lineofsight.actions.due_dates import due_day
from month_names import MONTH, MONTHS, month_number
from number_words import IN_WORDS, counted, value_in_words

# (what a paper says, every number in it)
TEXTS: list[tuple[str, list[str]]] = [
    ("seven homes", ["7"]),
    ("seventeen homes", ["17"]),
    ("Thirty-two per cent of homes", ["32"]),
    ("thirty two homes", ["32"]),
    ("four hundred homes", ["400"]),
    ("four hundred and five homes", ["405"]),
    ("a hundred and twenty homes", ["120"]),
    ("one hundred twenty homes", ["120"]),
    ("twelve hundred homes", ["1200"]),
    ("twenty-five hundred homes", ["2500"]),
    ("nineteen thousand and five homes", ["19005"]),
    ("five thousand, three hundred and two homes", ["5302"]),
    ("one hundred and thirty-two thousand homes", ["132000"]),
    ("a million homes", ["1000000"]),
    ("one million two hundred thousand homes", ["1200000"]),
    ("two million, three hundred thousand and five homes", ["2300005"]),
    ("three billion pounds", ["3000000000"]),
    ("two and a half million pounds", ["2500000"]),
    ("a million and a half homes", ["1500000"]),
    ("half a million homes", ["500000"]),
    ("one and a half per cent of homes", ["1.5"]),
    ("between two and three homes", ["2", "3"]),
    ("between two thousand and five thousand homes", ["2000", "5000"]),
    ("forty homes and fifty flats", ["40", "50"]),
    ("a year and a half", []),
    ("the sixth of the tenants, and the seventeenth", []),
    ("a home for a tenant, often alone", []),
    ("hundreds of homes, several hundred flats, zero tolerance", []),
]


@pytest.mark.parametrize(("said", "values"), TEXTS)
def test_a_number_in_words_is_found_and_read(said: str, values: list[str]) -> None:
    found = re.findall(rf"\b(?:{IN_WORDS})\b", said, re.IGNORECASE)
    assert [value_in_words(one) for one in found] == [Decimal(value) for value in values]


@pytest.mark.parametrize(("said", "values"), [row for row in TEXTS if row[1]])
def test_the_gate_and_the_figures_read_it_alike(said: str, values: list[str]) -> None:
    assert [one.value for one, _, _ in amounts_in(said)] == [Decimal(value) for value in values]
    assert [one.value for one in numbers_in(said)] == [float(value) for value in values]


@pytest.mark.parametrize(
    ("said", "value"), [("zero tolerance", "0"), ("several hundred flats", "100")]
)
def test_the_gate_has_zero_and_a_bare_scale_borne_out_too(said: str, value: str) -> None:
    assert [one.value for one, _, _ in amounts_in(said)] == [Decimal(value)]


def test_words_whose_dash_was_lost_are_two_numbers() -> None:
    assert [one.value for one in numbers_in("fifteentwenty homes")] == [15, 20]


@pytest.mark.parametrize(
    ("due", "day"),
    [("within thirty days", date(2025, 3, 31)), ("in eighteen months", date(2026, 9, 1))],
)
def test_a_due_day_is_told_in_any_number_of_days(due: str, day: date) -> None:
    assert due_day(due, f"A report is to come back {due}.", date(2025, 3, 1)) == day


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 papers"), (1, "1 paper"), (1204, "1,204 papers")]
)
def test_things_are_counted(number: int, said: str) -> None:
    assert counted(number, "paper") == said
    assert counted(number, "paper is", "papers are").split()[0] == said.split()[0]


def test_every_month_is_known_in_full_and_cut_short() -> None:
    assert [month_number(name) for name in MONTHS] == list(range(1, 13))
    for name in ("Jan", "sept", "SEP", "May"):
        assert re.fullmatch(MONTH, name, re.IGNORECASE)
        assert MONTHS[month_number(name) - 1].startswith(name.lower())
    with pytest.raises(ValueError):
        month_number("Ides")


@pytest.mark.parametrize(
    ("text", "figures", "amounts"),
    [
        ("It cost £120,000¹ to mend.", [120_000], ["money 120000"]),
        ("£1.2 million⁴ was spent", [1_200_000], ["money 1200000"]),
        ("a share of 12 per cent¹²", [12], ["percentage 12"]),
        ("eighteen³ men came", [18], ["number 18"]),
        ("5 m² of floor", [5], ["number 5"]),  # no million
        ("10 km² of land", [10], ["number 10"]),
    ],
)
def test_the_mark_of_a_footnote_is_no_part_of_a_number(
    text: str, figures: list[float], amounts: list[str]
) -> None:
    assert [one.value for one in numbers_in(text)] == figures
    assert [one.key for one, _, _ in amounts_in(text)] == amounts


def test_the_mark_of_a_footnote_is_no_part_of_a_date_or_a_cell() -> None:
    assert [day for day, _, _ in days_in("on 5 March 2025¹")] == [Day(2025, 3, 5)]
    assert [one.last for one in periods_in("on 5 March 2025¹", None)] == [date(2025, 3, 5)]
    assert dates_in("held on 5 March 2025²") == [date(2025, 3, 5)]
    assert value_of("£1,200²") == (1200, "£")


def test_a_raised_figure_numbers_no_limb() -> None:
    assert places("2") == (("figure", 2),)
    assert places("²") == ()
