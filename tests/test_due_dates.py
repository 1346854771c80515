"""By when something is to be done: the day that the words of an action set."""

from datetime import date

import pytest

from lineofsight.actions.due_dates import due_day

MET = date(2021, 5, 5)
MEETINGS = (MET, date(2021, 6, 9), date(2021, 7, 14))
DUE: tuple[tuple[str, str, date | None], ...] = (
    ("by 30 June", "a plan by 30 June", date(2021, 6, 30)),
    ("30th April", "a plan by 30th April", date(2022, 4, 30)),
    ("the meeting on 10th December, 2021", "", date(2021, 12, 10)),
    ("23<sup>rd</sup> May, 2021", "", date(2021, 5, 23)),
    ("the next meeting", "report to the next meeting", date(2021, 6, 9)),
    ("the July meeting", "report to the July meeting", date(2021, 7, 14)),
    ("the November meeting", "report to the November meeting", date(2021, 11, 30)),
    ("the end of September 2021", "", date(2021, 9, 30)),
    ("the end of the year", "", date(2021, 12, 31)),
    ("the end of the financial year", "", date(2022, 3, 31)),
    ("the spring", "mended in the spring", date(2021, 5, 31)),
    ("in six months", "a report in six months", date(2021, 11, 5)),
    ("within 28 days", "a reply within 28 days", date(2021, 6, 2)),
    ("within two weeks", "", date(2021, 5, 19)),
    ("next month", "", date(2021, 6, 5)),
    # No day is set: a pace, a start, a wish, the past.
    ("on a quarterly basis", "", None),
    ("as soon as possible", "", None),
    ("1 June 2021", "the service moves from 1 June 2021", None),
    ("3 February 2021", "the meeting held on 3 February 2021", None),
    ("31 February", "", date(2022, 2, 28)),
)


@pytest.mark.parametrize(("due", "said", "day"), DUE)
def test_the_day_that_words_set(due: str, said: str, day: date | None) -> None:
    assert due_day(due, said or f"a report {due}", MET, MEETINGS) == day


def test_the_next_meeting_is_one_that_the_papers_show() -> None:
    assert due_day("the next meeting", "to the next meeting", MEETINGS[-1], MEETINGS) is None
