"""Where the doors shut and open again in the midst of a text."""

import pytest
from exempt_parts import HEAD, SECRET, draft_of, hidden

LAST = "\n\n{n}. Date of the next meeting\nThe next meeting would be held on 1st June, 2024.\n"


@pytest.mark.parametrize("gap", ["\n", "\n\n", " "])
def test_what_comes_after_the_doors_open_again_in_the_same_text_is_open(gap: str) -> None:
    said = [
        "4. Placements\nThe press and public were excluded from the meeting at 7.30 pm.",
        SECRET,
        "The press and public were re-admitted to the meeting.",
        "The weir was to be mended.",
    ]
    shut = hidden(draft_of(HEAD + gap.join(said) + LAST.format(n=5)))
    assert "Quillbrook" in shut and "48,250" in shut
    assert "Mill Lane" not in shut and "re-admitted" not in shut
    assert "weir" not in shut and "1st June" not in shut


def test_a_resolution_on_several_lines_stays_open_to_its_end() -> None:
    resolved = (
        "3. Exclusion of the public\nRESOLVED: That, under Section 100A(4) of the Local\n"
        "Government Act 1972, the press and public be excluded from the\n"
        "meeting for the following item, since exempt information as\n"
        "Part 1 of Schedule 12A has it would be heard.\n"
    )
    shut = hidden(
        draft_of(HEAD + resolved + f"{SECRET}\n\n4. Placements\n{SECRET}" + LAST.format(n=5))
    )
    assert shut.count("Quillbrook") == 2
    assert "Schedule 12A" not in shut and "RESOLVED" not in shut and "1st June" not in shut


def test_a_sign_shuts_only_the_items_that_bear_it() -> None:
    text = f"4. Placements *\n{SECRET}\n\n5. Roads\nThe road was open.\n\n* denotes exempt item"
    shut = hidden(draft_of(HEAD + text))
    assert "Quillbrook" in shut and "road" not in shut


def test_a_part_that_is_told_to_end_leaves_the_rest_open() -> None:
    text = (
        f"4. Placements\n[Exempt information starts] {SECRET} [Exempt information ends] The weir."
    )
    shut = hidden(draft_of(HEAD + text + LAST.format(n=5)))
    assert "Quillbrook" in shut and "weir" not in shut and "1st June" not in shut


def test_doors_that_will_open_later_are_still_shut() -> None:
    said = "The public were excluded.\nThe public would be re-admitted at nine o'clock.\n"
    shut = hidden(draft_of(HEAD + "4. Placements\n" + said + SECRET + LAST.format(n=5)))
    assert "Quillbrook" in shut
