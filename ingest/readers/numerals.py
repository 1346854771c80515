"""The number of a point in a list, in the form the list is numbered: 3, c, C, iii, III."""

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
MOST_ROMAN = 4000


def numeral(number: int, form: str) -> str:
    """Write ``number`` in the ``form`` "1", "a", "A", "i" or "I"; in figures where that fails.

    After z come aa, bb, cc, as word processors have it.
    """
    if number < 1:
        return str(number)
    if form in ("a", "A"):
        letter = chr(ord(form) + (number - 1) % 26)
        return letter * ((number - 1) // 26 + 1)
    if form in ("i", "I") and number < MOST_ROMAN:
        roman = _roman(number)
        return roman.upper() if form == "I" else roman
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in ROMAN:
        written += letters * (number // value)
        number %= value
    return written
