"""What a paper is taken to be: its date, council, committee, kind, status and access."""

from datetime import date
from pathlib import Path

import pytest

from ingest.dates import date_in_name, dates_in, meeting_date_in
from ingest.describe import Overrides, describe
from ingest.readers import read_pages
from papers import KINDS, PAGE_BREAK, Page, Paper
from samples import PAPERS


def said(text: str, file: str = "paper.txt") -> Paper:
    """What is told of a paper with this text, its pages parted by form feeds."""
    pages = tuple(Page(n, page) for n, page in enumerate(text.split(PAGE_BREAK), start=1))
    return describe("0" * 64, file, pages)


def told(path: Path) -> Paper:
    return describe("0" * 64, path.name, read_pages(path, path.read_bytes()))


# -- dates ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("15th July, 2015", [date(2015, 7, 15)]),
        ("1st, 2nd and 3rd February 2016", [date(2016, 2, 3)]),
        ("24<sup>th</sup> June 2015", [date(2015, 6, 24)]),
        ("the 9th day of October 2024", [date(2024, 10, 9)]),
        ("22 Sept 2017", [date(2017, 9, 22)]),
        ("13th-Feb-2025", [date(2025, 2, 13)]),
        ("01/10/2015 and 2.11.2016", [date(2015, 10, 1), date(2016, 11, 2)]),
        ("31st February 2016", []),
        ("July 2015", []),
        ("minute 15 of July", []),
        ("12 March 3025", []),
    ],
)
def test_dates_in(text: str, days: list[date]) -> None:
    assert dates_in(text) == days


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("20180625.pdf", date(2018, 6, 25)),
        ("2025-01-30", date(2025, 1, 30)),
        ("minutes 2025.03.04.pdf", date(2025, 3, 4)),
        ("cabinet_13th-Feb-2025_10.00.pdf", date(2025, 2, 13)),
        ("Minutes of the meeting held on 9th January 2025.pdf", date(2025, 1, 9)),
        ("2024-00096.pdf", None),
        ("24-00096 - Report.pdf", None),
        ("431356f2210963b5.txt", None),
        ("report 20251301.pdf", None),
        ("2025-02-30.pdf", None),
    ],
)
def test_date_in_name(name: str, day: date | None) -> None:
    assert date_in_name(name) == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (["CABINET", "Tuesday 11th February, 2025"], date(2025, 2, 11)),
        (["Minutes of the meeting held on Tuesday 19 September 2017 at 6.30pm"], date(2017, 9, 19)),
        (["Report to the Public Meeting, 24th June 2015"], date(2015, 6, 24)),
        (["To: Cabinet - 30 January 2025"], date(2025, 1, 30)),
        (["COUNCIL SEMINAR", "15th July, 2015"], date(2015, 7, 15)),
        (
            # wrapped in the middle of the date
            ["MINUTES of a meeting of the Cabinet held in the Council Chamber on Thursday, 30",
             "January 2025."],
            date(2025, 1, 30),
        ),
        (
            # wrapped before it
            ["Minutes of the meeting of the Scrutiny Panel held in the Town Hall, Marlbeck on",
             "Monday, 3 June 2024."],
            date(2024, 6, 3),
        ),
        (
            # the next meeting's date does not outweigh this one's
            ["SCRUTINY PANEL", "3rd June, 2024", "Date of next meeting: Monday 8th July, 2024"],
            date(2024, 6, 3),
        ),
        # Dates of something else are not taken.
        (["6. Minutes of the previous meeting held on 12th March, 2025"], None),
        (["Minutes of the previous meeting of the Cabinet, Wednesday 12th March, 2025"], None),
        (["They were approved as a correct record at the meeting held on 3rd July, 2024"], None),
        (["Date: 3 February 2016"], None),
        (["Published: 4 March 2025"], None),
        (["Dear Councillor, I refer to your letter dated 3 February 2016"], None),
        (["Performance as at 31st December 2024"], None),
        (["For the quarter ending 30 June 2024"], None),
        (["The visit will take place by", "28 February 2025"], None),
        (["The Committee met twice in 2024."], None),
        ([], None),
    ],
)  # fmt: skip
def test_the_date_of_the_meeting(head: list[str], day: date | None) -> None:
    assert meeting_date_in(head) == day


def test_a_date_in_the_folder_stands_in_for_one_the_paper_lacks() -> None:
    assert said("A plan for play areas", "cabinet/2025-01-30/plan.txt").meeting_date == date(
        2025, 1, 30
    )
    own = said("CABINET\n4th March, 2025\n\nText.", "cabinet/2025-01-30/minutes.txt")
    assert own.meeting_date == date(2025, 3, 4)
    assert said("A plan for play areas", "cabinet/plan.txt").meeting_date is None


# -- councils ------------------------------------------------------------------------------

LOW = "A line of the report.\n" * 12
TWICE = "Kent County Council met. Kent County Council agreed."


@pytest.mark.parametrize(
    ("text", "file", "council"),
    [
        ("MARLBECK BOROUGH COUNCIL\nCABINET", "a.txt", "Marlbeck Borough Council"),
        ("# Kent County Council\n\nCabinet", "a.txt", "Kent County Council"),
        ("London Borough of Croydon\nScrutiny", "a.txt", "London Borough of Croydon"),
        ("LONDON BOROUGH OF CROYDON\nSCRUTINY", "a.txt", "London Borough of Croydon"),
        # named in the text, more often than another
        (f"{LOW}{TWICE} Surrey County Council too.", "a.txt", "Kent County Council"),
        (f"{LOW}The Oakmere Parish Council met.", "a.txt", None),  # once is not enough
        (f"{LOW}Oakmere Parish Council met. Oakmere Parish Council agreed.", "a.txt",
         "Oakmere Parish Council"),
        ("The Oakmere Parish Council\nMinutes", "a.txt", "Oakmere Parish Council"),
        # the officer who gives a presentation is a guest
        (
            f"{LOW}Officers of Worcestershire County Council, two of Worcestershire County "
            "Council and one of Worcestershire County Council gave a presentation. "
            "Bromsgrove District Council thanked them. Bromsgrove District Council noted it.",
            "a.txt",
            "Bromsgrove District Council",
        ),
        # its place only
        ("The rate for Rotherham was 4%. Rotherham is improving.", "a.txt",
         "Rotherham Metropolitan Borough Council"),
        ("They live in Rotherham Road.", "a.txt", None),
        ("The guests came from Rotherham.", "a.txt", None),  # once is not enough
        # a folder
        ("A note on nothing.", "kent_2025/cabinet/a.txt", "Kent County Council"),
        ("A note on nothing.", "kent.txt", None),
        # two that compare
        (f"{LOW}{TWICE} Surrey County Council met. Surrey County Council agreed.", "a.txt", None),
        ("Rotherham and Barnsley were compared.", "a.txt", None),
        ("A note on nothing.", "kent/surrey/a.txt", None),
        ("No council is named here.", "a.txt", None),
    ],
)  # fmt: skip
def test_the_council(text: str, file: str, council: str | None) -> None:
    assert said(text, file).council == council


# -- committees ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "file", "committee"),
    [
        ("IMPROVING LIVES SELECT COMMISSION\n3rd February, 2016", "a.txt",
         "Improving Lives Select Commission"),
        ("CHILDREN AND YOUNG PEOPLE SCRUTINY SUB-COMMITTEE", "a.txt",
         "Children and Young People Scrutiny Sub-Committee"),
        ("Minutes of the meeting of the Audit and Standards Committee held on 3 May 2024", "a.txt",
         "Audit and Standards Committee"),
        ("A plan\nReport to: Cabinet, 11th February, 2025", "a.txt", "Cabinet"),
        ("A plan\nTo: Scrutiny Panel - 3 May 2024", "a.txt", "Scrutiny Panel"),
        ("MARLBECK BOROUGH COUNCIL\nCABINET\n3rd May 2024", "a.txt", "Cabinet"),
        ("OAKMERE PARISH COUNCIL\nMinutes of the meeting held on 3 May 2024", "a.txt",
         "Oakmere Parish Council"),
        ("A plan for play areas.", "marlbeck/scrutiny-panel/2024/a.txt", "Scrutiny Panel"),
        ("A plan for play areas.", "marlbeck/full_council/a.txt", "Full Council"),
        ("Cabinet Member for Finance\nA plan", "a.txt", None),
        ("Minutes of the last meeting of the Audit Committee", "a.txt", None),
        ("A plan for play areas.", "a.txt", None),
    ],
)  # fmt: skip
def test_the_committee(text: str, file: str, committee: str | None) -> None:
    assert said(text, file).committee == committee


# -- kinds and status ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "file", "kind"),
    [
        ("Minutes of the meeting held on 3 May 2024", "a.txt", "minutes"),
        ("CABINET\n3rd May 2024\n\nPresent:- Councillor Oakes\n\nApologies: none", "a.txt",
         "minutes"),
        ("CABINET\n\nA G E N D A\n\n1. Apologies", "a.txt", "agenda"),
        ("Cabinet papers", "Agenda frontsheet 30th-Jan-2025.txt", "agenda"),
        ("Record of Decision\nTaken by the Leader", "a.txt", "decision_record"),
        ("Appendix B\nRisk register", "a.txt", "appendix"),
        ("Risk register", "Appendix B - risks.txt", "appendix"),
        ("Commissioner for Children's Social Care\nReport to the Public Meeting", "a.txt",
         "commissioner_report"),
        ("Children's services performance report\nQuarter 1", "a.txt", "performance_report"),
        ("Report to: Cabinet\nSubject: Play areas", "a.txt", "report"),
        ("A group met on Tuesday", "20240513_Group_meeting_minutes.txt", "minutes"),
        ("A map of the borough", "a.txt", "other"),
    ],
)  # fmt: skip
def test_the_kind(text: str, file: str, kind: str) -> None:
    assert kind in KINDS
    assert said(text, file).kind == kind


@pytest.mark.parametrize(
    ("text", "file", "status"),
    [
        ("DRAFT\nMinutes of the meeting held on 3 May 2024", "a.txt", "draft"),
        ("Draft minutes of the meeting held on 3 May 2024", "a.txt", "draft"),
        ("Minutes of the meeting held on 3 May 2024\nTo be confirmed", "a.txt", "draft"),
        ("Minutes of the meeting held on 3 May 2024", "minutes_draft.txt", "draft"),
        ("Minutes of the meeting held on 3 May 2024", "a.txt", "approved"),
        ("Minutes of the meeting held on 3 May 2024\nThe draft budget was noted", "a.txt",
         "approved"),
        ("Report to: Cabinet\nThe budget", "draft budget.txt", "approved"),
    ],
)  # fmt: skip
def test_the_status(text: str, file: str, status: str) -> None:
    assert said(text, file).status == status


# -- access --------------------------------------------------------------------------------

LATER = "Report to: Cabinet\nThe options\n" + "The text goes on.\n" * 40


@pytest.mark.parametrize(
    "text",
    [
        "NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A",
        "This report is not for publication",
        "Strictly not for publication",
        "CABINET\nPART II - EXEMPT\nA contract",
        "PART B\nA contract",
        "Part 2 (confidential)\nA contract",
        "EXEMPT REPORT\nA contract",
        "Confidential\nA contract",
        "Exempt minutes\nA contract",
        "Classification: Exempt",
        "EXEMPT - NOT FOR PUBLICATION",
        "This appendix is exempt under paragraph 3 of Part 1 of Schedule 12A",
        "This appendix contains exempt information",
        "**NOT FOR PUBLICATION**",
        f"{LATER}{PAGE_BREAK}EXEMPT APPENDIX\nThe tenders",
        f"{LATER}{PAGE_BREAK}{LATER}{PAGE_BREAK}NOT FOR PUBLICATION\nThe tenders",
    ],
)
def test_a_mark_of_exemption_shuts_the_whole_paper(text: str) -> None:
    assert said(text).access == "exempt"


@pytest.mark.parametrize(
    "text",
    [
        "Cabinet\nDo not include information which is exempt or confidential in this form",
        "Do not include information which is exempt under paragraph 3 of Schedule 12A",
        "Not for publication [delete if the report is open]",
        "AGENDA\n\nExempt reports (if any)",
        "AGENDA\n\nEXEMPT INFORMATION - there were none",
        "That the public be excluded, as the report contains exempt information",
        "AGENDA\n\n12. EXEMPT ITEMS\n\nThere are no exempt items.",
        "AGENDA\n\nEXEMPT ITEMS\nThere were no exempt items.",
        "AGENDA\n\n9. Exclusion of the press and public, if any exempt information is discussed",
        "WRITTEN MINUTES – PART A",
        "Part 1 of Schedule 12A is explained in Part 2 of the Constitution",
        "The Cabinet considered an exempt report on placements.",
        "Minutes of the meeting held on 3 May 2024",
    ],
)
def test_what_only_speaks_of_exemption_is_public(text: str) -> None:
    assert said(text).access == "public"


# -- whole papers --------------------------------------------------------------------------

CSC = "Children's Scrutiny Commission"
COMMISSIONER = "Commissioner's Public Meeting"
SAMPLES = {
    "2024-03-13-childrens-scrutiny-minutes.pdf": (CSC, "minutes", "approved", 4),
    "2024-06-19-commissioner-report.txt": (COMMISSIONER, "commissioner_report", "approved", 1),
    "2024-07-03-childrens-scrutiny-minutes.pdf": (CSC, "minutes", "approved", 4),
    "2024-10-09-childrens-scrutiny-minutes.html": (CSC, "minutes", "approved", 1),
    "2024-10-09-performance-report-q1.pdf": (CSC, "performance_report", "approved", 2),
    "2025-01-15-childrens-scrutiny-minutes.pdf": (CSC, "minutes", "draft", 4),
    "2025-01-15-childrens-scrutiny-minutes-approved.pdf": (CSC, "minutes", "approved", 4),
    "2025-01-15-performance-report-q2.pdf": (CSC, "performance_report", "approved", 2),
    "2025-02-11-cabinet-minutes.html": ("Cabinet", "minutes", "approved", 1),
    "2025-02-11-cabinet-exempt-placements.pdf": ("Cabinet", "report", "approved", 2),
    "2025-02-26-commissioner-report.md": (COMMISSIONER, "commissioner_report", "approved", 1),
    "2025-03-12-childrens-scrutiny-minutes.pdf": (CSC, "minutes", "approved", 4),
    "2025-03-12-performance-report-q3.md": (CSC, "performance_report", "approved", 1),
    "2025-07-02-childrens-scrutiny-agenda.txt": (CSC, "agenda", "approved", 1),
    "2025-09-17-childrens-scrutiny-minutes.pdf": (CSC, "minutes", "approved", 4),
}


def test_every_sample_paper_is_in_the_table() -> None:
    assert {path.name for path in PAPERS.iterdir() if path.suffix != ".py"} == set(SAMPLES)


@pytest.mark.parametrize("file", SAMPLES)
def test_a_sample_paper(file: str) -> None:
    paper = told(PAPERS / file)
    assert paper.council == "Marlbeck Borough Council"
    assert paper.meeting_date == date.fromisoformat(file[:10])
    assert (paper.committee, paper.kind, paper.status, paper.page_count) == SAMPLES[file]
    assert paper.access == ("exempt" if "exempt" in file else "public")


@pytest.mark.parametrize("file", SAMPLES)
def test_a_sample_paper_tells_all_without_its_file_name(file: str) -> None:
    path = PAPERS / file
    pages = read_pages(path, path.read_bytes())
    named, nameless = told(path), describe("0" * 64, "paper", pages)
    assert (nameless.council, nameless.committee, nameless.meeting_date, nameless.access) == (
        named.council,
        named.committee,
        named.meeting_date,
        named.access,
    )


@pytest.mark.parametrize(
    ("start", "council", "committee", "day", "kind"),
    [
        ("000_", "Rotherham Metropolitan Borough Council", "Council Seminar", date(2015, 7, 15),
         "minutes"),
        ("001_", "Rotherham Metropolitan Borough Council", "Improving Lives Select Commission",
         date(2016, 2, 3), "minutes"),
        ("002_", "London Borough of Croydon", "Children and Young People Scrutiny Sub-Committee",
         date(2017, 9, 19), "minutes"),
        ("003_", "Bromsgrove District Council", None, None, "minutes"),
        ("004_", "Rotherham Metropolitan Borough Council", "Commissioners' Public Meeting",
         date(2015, 6, 24), "commissioner_report"),
    ],
)  # fmt: skip
def test_a_real_paper(
    seeds: Path, start: str, council: str, committee: str | None, day: date | None, kind: str
) -> None:
    (path,) = seeds.glob(f"{start}*.txt")
    paper = told(path)
    assert (paper.council, paper.committee, paper.meeting_date, paper.kind, paper.access) == (
        council,
        committee,
        day,
        kind,
        "public",
    )


def test_overrides_replace_only_what_they_give() -> None:
    paper = told(PAPERS / "2025-02-11-cabinet-minutes.html")
    assert Overrides().apply(paper) == paper
    changed = Overrides(committee="Audit Committee", access="exempt").apply(paper)
    assert (changed.committee, changed.access) == ("Audit Committee", "exempt")
    assert (changed.council, changed.meeting_date, changed.kind, changed.status) == (
        paper.council,
        paper.meeting_date,
        paper.kind,
        paper.status,
    )


@pytest.mark.parametrize(
    "mark",
    [
        "Appendix 2 (Exempt)",
        "Status: Exempt",
        "Exempt from publication under paragraph 3",
        "EXEMPT ITEM",
        "EXEMPT APPENDIX 2",
        "EXEMPT/CONFIDENTIAL",
        "Strictly Private and Confidential",
        "Confidential – Not for Publication",
        "CONFIDENTIAL: members only",
        "Restricted",
        "OFFICIAL-SENSITIVE",
        "COMMERCIALLY SENSITIVE",
        "Public or private: Private",
        "PART TWO",
        "PART II - EXEMPT",
        "Placement contract award – Not for publication",
        "NOT FOR\nPUBLICATION",
        "N O T  F O R  P U B L I C A T I O N",
        "not for publi\u00adcation",
        "By virtue of paragraph 3 of Part 1 of\nSchedule 12A to the Act",
        "| Publication status | Not for publication |",
        "NOT FOR PUBLICATION – exclusion of the press and public",
        "Exempt information (if any): this report is not for publication",
    ],
)
def test_marks_of_exempt_papers(mark: str) -> None:
    text = (
        f"MARLBECK BOROUGH COUNCIL\nCABINET\n{mark}\n11 February 2025\n\n1.1 The contract ends.\n"
    )
    assert describe("x", "contract.txt", (Page(1, text),)).access == "exempt"
    small_print = f"MARLBECK BOROUGH COUNCIL\nCABINET\n\n{'A line.' * 9}\n" * 20 + mark
    if mark[0].isupper():
        assert describe("x", "contract.txt", (Page(1, small_print),)).access == "exempt"


@pytest.mark.parametrize(
    "words",
    [
        "Exempt information: None",
        "Not for publication: No",
        "This report does not contain exempt information",
        "Contains confidential information? No",
        "Part B: Equality impact",
        "Part 2 – Performance indicators",
        "Classification: Unrestricted",
        "Confidential Reporting (Whistleblowing) Policy",
        "and confidential\nand members were satisfied",
    ],
)
def test_words_that_are_no_mark(words: str) -> None:
    text = (
        f"MARLBECK BOROUGH COUNCIL\nCABINET\n{words}\n11 February 2025\n\n1.1 The contract ends.\n"
    )
    assert describe("x", "contract.txt", (Page(1, text),)).access == "public"


@pytest.mark.parametrize(
    "name", ["exempt/contract.pdf", "Confidential Appendix 2.pdf", "NFP_fees.txt"]
)
def test_a_file_named_as_exempt_is_exempt(name: str) -> None:
    assert describe("x", name, (Page(1, "MARLBECK BOROUGH COUNCIL"),)).access == "exempt"


@pytest.mark.parametrize("divider", ["PART II", "PART B - EXEMPT ITEMS", "CONFIDENTIAL ITEMS"])
def test_an_agenda_with_exempt_items_is_public(divider: str) -> None:
    items = "\n".join(f"{n}. Item" for n in range(1, 7))
    text = (
        f"MARLBECK BOROUGH COUNCIL\nCABINET\n11 February 2025\nAGENDA\n{items}\n{divider}\n7. Fees"
    )
    assert describe("x", "agenda.txt", (Page(1, text),)).access == "public"


def test_a_mark_around_a_web_page_makes_its_paper_exempt() -> None:
    page = "<title>Report - Not for publication</title><main><p>The contract ends.</p></main>"
    pages = read_pages(Path("contract.html"), page.encode())
    assert describe("x", "contract.html", pages).access == "exempt"


@pytest.mark.parametrize(
    ("heading", "committee"),
    [
        ("Minutes of the Planning Committee held on 8 April 2025", "Planning Committee"),
        ("MINUTES OF THE PLANNING COMMITTEE\n8 April 2025", "Planning Committee"),
        (
            "MINUTES OF A MEETING OF THE LICENSING SUB-COMMITTEE HELD ON 3 May 2024",
            "Licensing Sub-Committee",
        ),
    ],
)
def test_committees_named_after_minutes_of(heading: str, committee: str) -> None:
    text = f"MARLBECK BOROUGH COUNCIL\n\n{heading}\n\nPresent: Councillor Ellerby"
    assert describe("x", "a.txt", (Page(1, text),)).committee == committee


def test_a_long_text_without_full_stops_is_described() -> None:
    # Looking back for the guests of a presentation once took minutes on such a text.
    text = "MARLBECK BOROUGH COUNCIL\n" + "word " * 200_000
    assert describe("x", "a.txt", (Page(1, text),)).council == "Marlbeck Borough Council"
