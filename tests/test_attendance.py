"""Who was there, who sent apologies, and what was declared, as the papers print it."""

import pytest

from ingest.structure.attendance import attendance_of
from ingest.structure.blocks import blocks_of
from ingest.structure.items import items_of
from ingest.structure.names import names_in
from papers import Attendance, Page


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Councillors A. Birch (Chair), Oakes and Ash", ["A. Birch (Chair)", "Oakes", "Ash"]),
        ("Councillor Birch (in the Chair); The Mayor (Councillor M. Ash), Councillors Oakes, Elm",
         ["Councillor Birch (in the Chair)", "The Mayor (Councillor M. Ash)", "Oakes", "Elm"]),
        ("Mr R W Birch, OBE, Mrs J Oakes-Ash and Rich Elm",
         ["Mr R W Birch, OBE", "Mrs J Oakes-Ash", "Rich Elm"]),
        ("Mr J Birch (Director of Homes, Roads and Parks), Ms A Elm (Clerk)",
         ["Mr J Birch (Director of Homes, Roads and Parks)", "Ms A Elm (Clerk)"]),
        ("Mr Birch, Mrs \nOakes, Mr Crow-\nAsh", ["Mr Birch", "Mrs Oakes", "Mr Crow-Ash"]),
        ("Jane Birch, Diocesan co-optee\nDave Elm, teacher representative", 
         ["Jane Birch", "Dave Elm"]),
        ("Councillor Jo Elm, Cabinet Member for Children, Young People and Learning",
         ["Councillor Jo Elm"]),
        ("Cllrs Birch (in the chair), Elm & the Clerk",
         ["Birch (in the chair)", "Elm", "the Clerk"]),
        ("D Birch (Chair) N Oakes, R Elm", ["D Birch (Chair)", "N Oakes", "R Elm"]),
        ("Mr Birch*, Mrs Oakes<sup>1</sup>", ["Mr Birch", "Mrs Oakes"]),
        ("There were none", []),
        ("the meeting began at 7.00pm", []),
    ],
)  # fmt: skip
def test_names(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def attended(text: str) -> Attendance:
    pages = (Page(1, text),)
    blocks = (tuple(blocks_of(text, set())),)
    return attendance_of(pages, blocks, items_of(pages, blocks))


@pytest.mark.parametrize(
    ("text", "present", "apologies", "declarations"),
    [
        ("Present:- Councillors Birch (Chair), Oakes and Ash.\n\n"
         "Apologies for absence were received from Councillors Elm and Yew.\n\n"
         "39. DECLARATIONS OF INTEREST\n\nThere were none.\n\n40. HOMES\n\nText.",
         ("Birch (Chair)", "Oakes", "Ash"), ("Elm", "Yew"), ()),
        ("PRESENT: Mr R Birch (Chairman), \nMr N Oakes and Mrs J Ash\n\n"
         "IN ATTENDANCE: Ms A Elm (Clerk)\n\n84. Apologies\n\n"
         "Apologies were received from Mrs C Yew.\n\n"
         "85. Declarations of Interest\n\n"
         "(1) Mrs Ash declared an interest that she was a governor.\n\n"
         "86. Homes\n\nMr Birch declared the meeting open.",
         ("Mr R Birch (Chairman)", "Mr N Oakes", "Mrs J Ash", "Ms A Elm (Clerk)"), ("Mrs C Yew",),
         ("Mrs Ash declared an interest that she was a governor.",)),
        ("Present:  Cllrs Birch (in the chair), Oakes & the Clerk.\n"
         "2711. Apologies for absence:  Cllr Ash, Elm.\n"
         "2712. Declarations of interest:  Cllr Birch re 2718.\n2713. Homes: None.",
         ("Birch (in the chair)", "Oakes", "the Clerk"), ("Cllr Ash", "Elm"),
         ("Cllr Birch re 2718.",)),
        ("Present\n\nCouncillor Jan Birch (Chair)\nCouncillors Ash and Elm\n\n"
         "Also in attendance:\n\n"
         "Councillor Jo Yew, Cabinet Member for Homes\n\nThe meeting began at seven and went on.",
         ("Councillor Jan Birch (Chair)", "Ash", "Elm", "Councillor Jo Yew"), (), ()),
        ("Forum Attendees | Officials\nJane Birch (JB) Oakmere | Tom Elm (TE) Clerk\n"
         "Ann Ash (AA) Fennside | Apologies\nJo Yew (JY) Oakmere | Sam Fir (SF)\n\nText.",
         ("Jane Birch (JB)", "Tom Elm (TE)", "Ann Ash (AA)", "Jo Yew (JY)"), (), ()),
        ("1. Apologies\n\nThe Clerk reported apologies from Mr \nBirch and Mr Crow-\nAsh."
         "\n\n2. Homes",
         (), ("Mr Birch", "Mr Crow-Ash"), ()),
        ("Apologies for absence were received from Councillor Ash and from\nMrs. C. Yew (co-optee)."
         "\n\n1. Homes\n\nText.",
         (), ("Councillor Ash", "Mrs. C. Yew (co-optee)"), ()),
        ("1. Apologies\n\nThere were no apologies.\n\n2. Homes\n\nText.", (), (), ()),
        ("The report sets out the homes of the borough.\n\nThey grew.", (), (), ()),
    ],
)  # fmt: skip
def test_attendance(
    text: str, present: tuple[str, ...], apologies: tuple[str, ...], declarations: tuple[str, ...]
) -> None:
    assert attended(text) == Attendance(present, apologies, declarations)
