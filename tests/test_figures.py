"""What counts as a figure of a paper: its value, what it measures, when it was so."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ingest.describe import Overrides
from ingest.figures.as_of import periods_in
from ingest.figures.columns import column_of
from ingest.figures.find import figures_of
from ingest.figures.numbers import numbers_in, value_of
from ingest.figures.sentences import told_in
from ingest.read import Source, attempt
from ingest.structure.blocks import blocks_of
from papers import Figure, Item, Page, Paper, PaperError
from samples import PAPERS

MET = date(2016, 2, 3)
PAPER = Paper("ab" * 32, "minutes.txt", "Minutes of the Panel", "Marlbeck Borough Council",
              "Panel", MET, "minutes", "approved", "public", 1)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Caseloads were at 48 per social worker", [(48.0, None, None)]),
        ("36.7% of plans and 40 per cent of visits", [(36.7, "%", None), (40.0, "%", None)]),
        ("between 12 and 20 cases", [(12.0, None, "from"), (20.0, None, "to")]),
        ("a range of 16.5 – 27 per worker", [(16.5, None, "from"), (27.0, None, "to")]),
        ("limits of eighteen-twenty-two cases", [(18.0, None, "from"), (22.0, None, "to")]),
        # A dash that was lost when the page was read.
        ("limits of eighteentwenty-two cases", [(18.0, None, "from"), (22.0, None, "to")]),
        ("between thirteen and fifteen cases", [(13.0, None, "from"), (15.0, None, "to")]),
        ("£4-6m, £1,250.50 and £8,021k", [
            (4e6, "£", "from"), (6e6, "£", "to"), (1250.5, "£", None), (8.021e6, "£", None)]),
        ("£334.7m, £1.5 million and £2bn", [
            (334.7e6, "£", None), (1.5e6, "£", None), (2e9, "£", None)]),
        ("41 of 58 posts, 7 out of 9 homes", [(41.0, None, None), (7.0, None, None)]),
        ("about thirty five percent of staff", [(35.0, "%", "about")]),
        ("two hundred and fifty-three homes", [(253.0, None, None)]),
        ("an increase of over 300 visits", [(300.0, None, "about")]),
        ("risen from 61% to 89%", [(61.0, "%", "from"), (89.0, "%", "to")]),
        ("15-20% of bins", [(15.0, "%", "from"), (20.0, "%", "to")]),
    ],
)  # fmt: skip
def test_numbers(text: str, expected: list[tuple[float, str | None, str | None]]) -> None:
    assert [(one.value, one.unit, one.sense) for one in numbers_in(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Minute No. 62 and minutes 3 to 5 refer",
        "as set out in paragraphs 3.2 and 4.1, section 47 and page 12",
        "(see slide 9, Appendix 2, Table 3 and Box 7)",
        "1.2 The Panel met",
        "call 01632 960123 or write to ZZ1 2AB",
        "at 10.30 a.m., 18:45 and 7 p.m.",
        "cheque no. 300066, ref. 23/00456",
        "children aged 16 to 17, under 5's and the over 60's",
        "completed within 45 working days and in the last twelve months",
        "an eight point plan with four areas and three priorities",
        "under Regulation 4 and Article 6",
        "one of the members, on the one hand",
        "the A48, the B4293 and COVID-19",
        "a five year plan, 24-hour cover",
        "see www.example.org/2/page3 or clerk7@example.org",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert not numbers_in(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in December", date(2015, 12, 31)),
        ("at the end of 2014", date(2014, 12, 31)),
        ("as at 31<sup>st</sup> May, 2015", date(2015, 5, 31)),
        ("Q3 2024/25", date(2024, 12, 31)),
        ("the third quarter of 2015-16", date(2015, 12, 31)),
        ("Quarter 4, 2015/16", date(2016, 3, 31)),
        ("during 2014/15", date(2015, 3, 31)),
        ("the 2014/15 academic year", date(2015, 8, 31)),
        ("31.03.2015", date(2015, 3, 31)),
        ("on 29 January", date(2016, 1, 29)),
        ("May 29 2015", date(2015, 5, 29)),
        ("by the beginning of June", date(2015, 6, 1)),
        ("in February", MET),  # so far
        ("Mar-15", date(2015, 3, 31)),
    ],
)
def test_periods(text: str, expected: date) -> None:
    assert [period.last for period in periods_in(text, MET) if period.then] == [expected]


@pytest.mark.parametrize(
    "text", ["to be done by March 2017", "the Children Act 1989", "since April 2014"]
)
def test_days_that_only_bound_or_name_something(text: str) -> None:
    assert not [period for period in periods_in(text, MET) if period.then]


Row = tuple[float, str, str | None, date | None]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Timely decisions – 98.6% in December against a low of 36.7% at the end of 2014",
            [
                (98.6, "Timely decisions", None, date(2015, 12, 31)),
                (36.7, "Timely decisions", "lowest", date(2014, 12, 31)),
            ],
        ),
        (
            "The average caseload is 16.5 and there was a maximum of 22 per worker.",
            [
                (16.5, "average caseload", "average", None),
                (22.0, "average caseload", "highest", None),
            ],
        ),
        (
            "There were 427 complaints, compared with 398 in March 2015.",
            [(427.0, "complaints", None, None), (398.0, "complaints", None, date(2015, 3, 31))],
        ),
        (
            "At 31st May, 2015, 39 of 160 posts (24.4%) were held by agency workers.",
            [
                (39.0, "posts held by agency workers", None, date(2015, 5, 31)),
                (24.4, "posts held by agency workers", None, date(2015, 5, 31)),
            ],
        ),
        (
            "The number of looked after children had increased to 423 in December, 2015.",
            [(423.0, "number of looked after children", None, date(2015, 12, 31))],
        ),
        ("Hedge cutting – £60.00", [(60.0, "Hedge cutting", None, None)]),
        ("Having 22 cases would mean one hour a week for each.", []),
    ],
)  # fmt: skip
def test_sentences(said: str, expected: list[Row]) -> None:
    told, _ = told_in(said, MET, {})
    assert [(one.value, one.measure, one.sense, one.as_of) for one in told] == expected


def test_values_given_respectively() -> None:
    told, _ = told_in(
        "96.9% of Looked after Children (LAC) and 90.3% of Children in Need with up-to-date plans "
        "compared to performance at the end of 2014 of 82% and 32% respectively",
        MET, {},
    )  # fmt: skip
    assert [(one.value, one.subject, one.measure) for one in told] == [
        (96.9, "Looked after Children (LAC)", "up-to-date plans"),
        (90.3, "Children in Need", "up-to-date plans"),
        (82.0, "Looked after Children (LAC)", "up-to-date plans"),
        (32.0, "Children in Need", "up-to-date plans"),
    ]
    assert [one.as_of for one in told] == [None, None, date(2014, 12, 31), date(2014, 12, 31)]


def test_targets_and_ratings_are_as_printed() -> None:
    told, _ = told_in("Timeliness stood at 87% against a target of 95%, amber.", MET, {})
    assert [(one.value, one.target) for one in told] == [(87.0, 95.0)]
    told, _ = told_in("Visits in time: 91% (target 95%), rated Red.", MET, {})
    assert [(one.value, one.target, one.rating) for one in told] == [(91.0, 95.0, "red")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("95%", (95.0, "%")), ("(12.3)", (-12.3, None)), ("-£3.2m", (-3.2e6, "£")),
        ("1,234.5", (1234.5, None)), ("(+1.2%)", (1.2, "%")), ("Amber", None), ("n/a", None),
    ],
)  # fmt: skip
def test_cells(cell: str, expected: tuple[float, str | None] | None) -> None:
    assert value_of(cell) == expected


def test_columns() -> None:
    assert column_of("Target 2015/16", False, MET).role == "target"
    assert column_of("RAG", False, MET).role == "rating"
    assert column_of("Lowest", False, MET).sense == "lowest"
    assert column_of("Previous quarter", False, MET).before
    money = column_of("2015-16 £000s", False, MET)
    assert (money.unit, money.scale, money.as_of) == ("£", 1000.0, date(2016, 3, 31))


def read(text: str, paper: Paper = PAPER, items: tuple[Item, ...] = ()) -> list[Figure]:
    pages = (Page(1, text),)
    return list(figures_of(paper, pages, (tuple(blocks_of(text, set())),), items))


SCORECARD = """# Performance report, Quarter 3, 2015/16

| Measure | Target | Previous quarter | This quarter | Rating |
|---|---|---|---|---|
| Children in Need: plan up to date | 90% | 84.7% | 88.9% | Amber |
| Average caseload | 18 | 18.1 | 17.9 | Green |
"""
PRINTED = """Performance report, Quarter 3, 2015/16

Measure Target Previous quarter This quarter Rating
Children in Need: plan up to date 90% 84.7% 88.9% Amber
Average caseload 18 18.1 17.9 Green
"""


@pytest.mark.parametrize("text", [SCORECARD, PRINTED])
def test_a_scorecard_with_bars_and_one_whose_cells_were_lost(text: str) -> None:
    report = replace(PAPER, kind="performance_report", title="Performance report")
    found = read(text, report)
    assert [(one.value, one.as_of, one.target, one.rating) for one in found] == [
        (84.7, date(2015, 9, 30), None, None),
        (88.9, date(2015, 12, 31), 90.0, "amber"),
        (18.1, date(2015, 9, 30), None, None),
        (17.9, date(2015, 12, 31), 18.0, "green"),
    ]
    assert [one.measure for one in found][::2] == [
        "Children in Need: plan up to date", "Average caseload"
    ]  # fmt: skip
    assert found[0].subject == "Children in Need"


def test_a_table_by_type_takes_its_measure_from_what_stands_over_it() -> None:
    found = read(
        "The table shows the proportion of children with an up to date plan.\n\n"
        "Plan type\tLowest\tMay 29 2015\nChild Protection\t73%\t99%\nPathway Plans\t63%\t84%\n"
    )
    assert [(one.value, one.subject, one.sense, one.as_of) for one in found] == [
        (73.0, "Child Protection", "lowest", None),
        (99.0, "Child Protection", None, date(2015, 5, 29)),
        (63.0, "Pathway Plans", "lowest", None),
        (84.0, "Pathway Plans", None, date(2015, 5, 29)),
    ]
    assert {one.measure for one in found} == {"proportion of children with an up to date plan"}


def test_a_total_in_millions_under_a_heading() -> None:
    [total, _] = read("Appendix I: Risk Register 2016-17\nTOTAL £m 334.7 290.0\n\nRisks follow.\n")
    assert (total.value, total.unit, total.printed) == (334.7e6, "£", "334.7")
    assert "Risk Register 2016-17" in f"{total.measure} {total.context}"


def test_a_figure_is_a_slice_of_its_page_and_is_known_again() -> None:
    text = "1. Workforce\n\nThe Director said that caseloads averaged 17.5 cases per worker.\n"
    items = (Item("1", "Workforce", 0, len(text)),)
    [one] = read(text, items=items)
    assert text[one.start : one.end] == one.text
    assert one.text == "The Director said that caseloads averaged 17.5 cases per worker."
    assert (one.item, one.unit, one.sense) == ("1", "cases per worker", "average")
    assert one.figure_id == read(text, items=items)[0].figure_id
    assert one.figure_id.endswith(f"-{text.index('17.5')}")


def test_a_sentence_leans_on_the_one_before_it() -> None:
    found = read(
        "The number of assessments open beyond the limit has fallen to 38. It was 61 in May 2015 "
        "and 214 in September 2014.\n"
    )
    assert [(one.value, one.as_of) for one in found] == [
        (38.0, None), (61.0, date(2015, 5, 31)), (214.0, date(2014, 9, 30))
    ]  # fmt: skip
    assert {one.measure for one in found} == {"number of assessments open beyond the limit"}


def test_what_is_exempt_stays_exempt() -> None:
    text = "1. Placements\n\nThe placement costs £5,200 a week.\n"
    shut = (Item("1", "Placements", 0, len(text), "exempt"),)
    assert [one.access for one in read(text, items=shut)] == ["exempt"]
    assert [one.access for one in read(text, replace(PAPER, access="exempt"))] == ["exempt"]
    assert [one.access for one in read(text)] == ["public"]


def test_a_public_figure_leans_on_no_word_of_what_is_exempt() -> None:
    secret = "The settlement with the Harrowgate provider was £5,200 in January."
    text = f"{secret} It was £4,900 in December.\n\nThe target was £4,000.\n"
    pages = (Page(1, text, exempt=((0, len(secret)),)),)
    blocks = (tuple(blocks_of(text, set())),)
    found = figures_of(PAPER, pages, blocks, ())
    shut = [one for one in found if one.access == "exempt"]
    seen = [one for one in found if one.access == "public"]
    assert [one.value for one in shut] == [5200.0] and "Harrowgate" in shut[0].measure
    for one in seen:
        told = f"{one.measure} {one.subject} {one.context} {one.text}"
        assert "Harrowgate" not in told and "settlement" not in told
    assert all(one.target is None for one in shut)


@pytest.mark.parametrize("path", sorted(PAPERS.iterdir()), ids=lambda path: path.name)
def test_a_paper_that_is_not_for_publication_is_read_all_the_same(path: Path) -> None:
    draft = attempt(Source(path, path.name, Overrides(access="exempt")))
    assert not isinstance(draft, PaperError)
    assert {one.access for one in draft.figures or ()} <= {"exempt"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # What stands beside the value names it, not the sentence.
        ("The panel has an overspend of £2.4m.", [(2.4e6, "panel: overspend")]),
        ("This is met by a £1.75m cut to the bus grant.", [(1.75e6, "cut to the bus grant")]),
        ("Marlbeck was to receive £40m of the recovery grant.", [(40e6, "recovery grant")]),
        ("Spending is planned to rise by £80m.", [(80e6, "Spending: planned rise")]),
        ("Members asked about dental checks, which at 61% were low.", [(61.0, "dental checks")]),
        ("There were 214 assessments which had been open for too long.",
         [(214.0, "assessments open for too long")]),
        ("58% of assessments were completed in time.", [(58.0, "assessments completed in time")]),
        ("81% of assessments were now in time.", [(81.0, "assessments in time")]),
        ("The Borough was in touch with 137 care leavers.", [(137.0, "care leavers")]),
        ("Spending growth (£203m) and increased funding (£113m) are met.",
         [(203e6, "Spending growth"), (113e6, "increased funding")]),
        ("No. 300102), Hall hire - £30 (Ch.", [(30.0, "Hall hire")]),
        # A list: its names stand before the values, or after them.
        ("Seat £200 Swings £450 Slide £90", [(200.0, "Seat"), (450.0, "Swings"), (90.0, "Slide")]),
        ("67% Yes 20% No 13% Not known", [(67.0, "Yes"), (20.0, "No"), (13.0, "Not known")]),
        ("£90 Plus receipts £20 Less payments £40 Balance £70",
         [(20.0, "Plus receipts"), (40.0, "Less payments"), (70.0, "Balance")]),
        # Years written short, and ages.
        ("Costs were £3m in 25-26.", [(3e6, "Costs")]),
        ("The 18-25 service costs are met.", []),
    ],
)  # fmt: skip
def test_the_name_of_a_measure_is_a_name(said: str, expected: list[tuple[float, str]]) -> None:
    told, _ = told_in(said, MET, {})
    assert [(one.value, one.measure) for one in told] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fivesix visits", [(5.0, "from"), (6.0, "to")]),
        ("twelvefifteen cases", [(12.0, "from"), (15.0, "to")]),
        ("sixtysix homes", [(66.0, None)]),
        ("someone often left", []),
    ],
)
def test_number_words_run_together(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert [(one.value, one.sense) for one in numbers_in(text)] == expected


STACKED = """Table 2: Capital financing in £millions
 2023-24
actual
2024-25
forecast
External sources* 172.5 283.7
Own resources 29.8 23.6
"""
AGAIN = """Table 2 - Spending by service
Area £m £m £m
Adults 620.3 564.5 55.7
Children 78.1 76.6 1.5
"""


def test_a_header_printed_over_several_lines_is_read() -> None:
    found = read(STACKED)
    assert [(one.value, one.as_of) for one in found] == [
        (172.5e6, date(2024, 3, 31)), (283.7e6, date(2025, 3, 31)),
        (29.8e6, date(2024, 3, 31)), (23.6e6, date(2025, 3, 31)),
    ]  # fmt: skip
    assert {one.unit for one in found} == {"£"}
    assert found[1].measure == "forecast (Capital financing)"
    assert found[1].subject == "External sources"


@pytest.mark.parametrize(
    "text",
    [
        AGAIN,
        "Base budget £620.3m £564.5m £55.7m\nSavings -£23.0m -£22.2m -£0.8m\n",
        "Fixed assets and 33 > 205.10 256,205\nLoans and 12 > 9.10 1.10\n",
        "forward | 4, Y | | 1,013\nreceipts | ot | lr | 12.10\n",
    ],
)
def test_values_whose_columns_cannot_be_told_apart_are_withheld(text: str) -> None:
    assert not read(text)


def test_a_row_of_two_accounts_lines_is_parted() -> None:
    found = read("Precept 2500.00 Clerk 450.00\nVAT repaid 334.27 Mowing 1753.00\n")
    assert [(one.value, one.measure) for one in found] == [
        (2500.0, "Precept"), (450.0, "Clerk"), (334.27, "VAT repaid"), (1753.0, "Mowing"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The newest of what was told has the target, not what it is compared with.
        ("The share in time was 82%. In March 2015 it had been 71%. The target was 90%.",
         [(82.0, 90.0), (71.0, None)]),
        ("The share in time was 88%, compared with 82% in March 2015, against a target of 90%.",
         [(88.0, 90.0), (82.0, None)]),
        # A target in per cent is of no number of children.
        ("The clinic saw 31 children in the quarter. The target is 80%.", [(31.0, None)]),
    ],
)  # fmt: skip
def test_the_value_that_a_target_is_of(
    text: str, expected: list[tuple[float, float | None]]
) -> None:
    assert [(one.value, one.target) for one in read(f"{text}\n")] == expected


def test_a_public_paper_with_an_exempt_part_is_looked_through_once_more_there_only() -> None:
    secret = "The settlement with Harrowgate was £5,200."
    pages = (Page(1, "Hall hire cost £60.\n"), Page(2, secret, exempt=((0, len(secret)),)))
    blocks = tuple(tuple(blocks_of(page.text, set())) for page in pages)
    found = figures_of(PAPER, pages, blocks, ())
    assert [(one.value, one.access) for one in found] == [(60.0, "public"), (5200.0, "exempt")]
