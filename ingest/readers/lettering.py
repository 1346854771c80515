"""Whether the text that a program took from a page is words: not torn apart, not a cipher."""

import re
import unicodedata

# How programs write a letter whose meaning the file does not give.
GLYPH = re.compile(r"/(?:g|G|cid|uni|glyph)[0-9A-Fa-f]{1,5}|\(cid:\d+\)")
# More than this share of such letters, and what is left cannot be read either.
MOST_UNKNOWN = 0.25
# English and Welsh have these words of one letter; more of others than this share are pieces.
SINGLE_WORDS = frozenset("aAIiOoYyEeU&")
MOST_PIECES = 0.06
# A page set with each word on a line of its own has fewer words a line than this.
FEWEST_WORDS = 1.5
FEWEST_LINES = 12


def letters_in(text: str) -> int:
    """How many letters and digits there are in ``text``."""
    return sum(character.isalnum() for character in text)


def is_cipher(text: str) -> bool:
    """Whether much of ``text`` is letters that the file gives no meaning: a broken text layer."""
    signs = "".join(text.split())
    if not signs:
        return False
    named = sum(len(match) for match in GLYPH.findall(signs))
    unknown = sum(unicodedata.category(sign) in ("Cc", "Co", "Cn", "Cs") for sign in signs)
    unknown += signs.count("\ufffd")
    return named + unknown > MOST_UNKNOWN * len(signs)


def is_torn(text: str, other: str) -> bool:
    """Whether ``text`` tears apart words or lines that ``other``, of the same page, keeps whole."""
    pieces, pieces_of_other = _pieces(text), _pieces(other)
    if pieces > MOST_PIECES and pieces > 2 * pieces_of_other:
        return letters_in(other) > 0.8 * letters_in(text)
    lines, lines_of_other = _lines(text), _lines(other)
    if len(lines) < FEWEST_LINES or not lines_of_other:
        return False
    return _words_a_line(lines) < FEWEST_WORDS and _words_a_line(lines_of_other) > 2 * FEWEST_WORDS


def _pieces(text: str) -> float:
    """The share of words that are single letters and no words."""
    words = [word for word in text.split() if any(sign.isalpha() for sign in word)]
    pieces = sum(len(word) == 1 and word not in SINGLE_WORDS for word in words)
    return pieces / len(words) if words else 0.0


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _words_a_line(lines: list[str]) -> float:
    return sum(len(line.split()) for line in lines) / len(lines)
