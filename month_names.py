"""The names of the months, in full and as papers cut them short."""

MONTHS = (
    "january february march april may june july august september october november december"
).split()
# For use inside a longer expression that ignores case and sees to where a word ends.
MONTH = "|".join(MONTHS) + "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"


def month_number(name: str) -> int:
    """The number of a month from 1 to 12, by its first three letters: 9 for "Sept".

    Raises ValueError for what is no month.
    """
    return [month[:3] for month in MONTHS].index(name[:3].lower()) + 1
