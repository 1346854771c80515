"""What people around councils call by several names: "the tip" is a household waste centre."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.words import words_of

# Set down by hand from what is said in and around councils; for a few names a question of the
# development set that had been refused was the occasion.
FILE = Path(__file__).with_name("same_words.txt")


@dataclass(frozen=True)
class SameWords:
    """Names that stand for the same thing, by each of them in small letters; and how to find one.

    ``pattern`` finds the longest name that stands in a text, with or without an s behind it.
    """

    others: dict[str, tuple[str, ...]]
    pattern: re.Pattern[str]

    def in_text(self, text: str) -> dict[str, tuple[str, ...]]:
        """The names in ``text``, as they stand there but in small letters, with their others."""
        found: dict[str, tuple[str, ...]] = {}
        for match in self.pattern.finditer(text.lower()):
            found.setdefault(match.group(), self.others[match.group(1)])
        return found


def read_same_words(path: Path = FILE) -> SameWords:
    """Read a file of names: a line for each thing, its names parted by bars, ``#`` for remarks.

    Raises OSError where there is no such file.
    """
    others: dict[str, tuple[str, ...]] = {}
    for line in path.read_text("utf-8").splitlines():
        names = tuple(dict.fromkeys(name.strip().lower() for name in line.split("|")))
        if line.startswith("#") or len(names) < 2:
            continue
        for name in names:
            rest = tuple(one for one in names if one != name)
            others[name] = others.get(name, ()) + rest
    return SameWords(others, _pattern(others))


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    # "fly-tip" has nothing to do with the tip, and words that say nothing alone name nothing.
    every = "|".join(re.escape(name) for name in longest if words_of(name))
    return re.compile(rf"(?<![\w-])({every})s?(?![\w-])")
