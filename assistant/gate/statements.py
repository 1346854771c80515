"""What a chat model writes, cut into sentences as it comes, each with the passages it cites.

A citation is a passage's number in square brackets, alone or in a list: ``[2]``, ``[1, 3]``.
Nothing else is one: not "risk ref 12", not ``[80-84]``, which cites nothing that can be followed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.words import words_of

_GROUPS = r"(?:\s*\[[^\[\]\n]{0,60}\])*"
# A sentence ends where another begins; the citations after its full stop are its own.
END = re.compile(rf"[.!?][\"”’')*_]*{_GROUPS}(?=\s+[^\s\[])|{_GROUPS}\s*\n(?=\s*[^\s\[])")
ABBREVIATION = re.compile(
    r"(?:\b(?:Cllrs?|Mr|Mrs|Ms|Dr|Prof|St|No|Nos|vs?|etc|e\.g|i\.e|approx|para|paras|p|pp|Rev|Rt|"
    r"Hon|Sec|[A-Z])|(?:^|\n)\s*\d{1,2})\.$"
)
BRACKET = re.compile(r"\[([^\[\]]*)\]")
CITES = re.compile(r"\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*")
CITES_BADLY = re.compile(r"\d|passage|source|http|www", re.IGNORECASE)
BULLET = re.compile(r"^\s*(?:[-*•·#>]+|\d{1,2}[.)])\s+")
MARKUP = re.compile(r"\*{1,3}|__|`+")
# A piece of a sentence with fewer words of meaning is judged with the whole of it.
ENOUGH_WORDS = 3


@dataclass(frozen=True)
class Claim:
    """A sentence, or the piece of one before a citation, and the passages it cites by number."""

    text: str
    cites: tuple[int, ...]


@dataclass(frozen=True)
class Statement:
    """One sentence of a chat model.

    ``text`` is without its citations and marks of layout, ``unreadable`` says that a bracket in
    it looks like a citation but cannot be followed.
    """

    text: str
    claims: tuple[Claim, ...]
    unreadable: bool = False

    @property
    def cites(self) -> tuple[int, ...]:
        """Every passage cited, by number, each once."""
        return tuple(dict.fromkeys(n for claim in self.claims for n in claim.cites))


def sentences_of(pieces: Iterable[str]) -> Iterator[str]:
    """Raw sentences, each as soon as it is complete; what is left when the pieces end, last."""
    held = ""
    for piece in pieces:
        held += piece
        while (cut := _first_end(held)) is not None:
            yield held[:cut]
            held = held[cut:]
    if held.strip():
        yield held


def read_statement(sentence: str) -> Statement | None:
    """A raw sentence with its citations read; None if it says nothing (no letter, no figure)."""
    text = BULLET.sub("", MARKUP.sub("", plain(sentence)))
    pieces: list[tuple[str, list[int]]] = []
    unreadable = False
    kept, last = "", 0
    for bracket in BRACKET.finditer(text):
        inside = bracket.group(1)
        kept += text[last : bracket.start()]
        last = bracket.end()
        if CITES.fullmatch(inside):
            numbers = [int(number) for number in re.findall(r"\d+", inside)]
            if pieces and not _has_words(kept):
                pieces[-1][1].extend(numbers)
            else:
                pieces.append((kept, numbers))
                kept = ""
        else:
            unreadable = unreadable or CITES_BADLY.search(inside) is not None
            kept += bracket.group()
    kept += text[last:]
    whole = _tidy("".join(piece for piece, _ in pieces) + kept)
    if not re.search(r"\w", whole):
        return Statement("", (), unreadable) if pieces or unreadable else None
    return Statement(whole, _claims(whole, pieces, kept), unreadable)


def plain(text: str) -> str:
    """``text`` without characters that cannot be seen, each letter and digit in its plain form."""
    text = unicodedata.normalize("NFKC", text).encode("utf-8", "replace").decode("utf-8")
    kept = (c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")
    return "".join(kept).strip()


def _first_end(held: str) -> int | None:
    for end in END.finditer(held):
        before = held[: end.start() + 1]
        if held[end.start()] != "." or not ABBREVIATION.search(before):
            return end.end()
    return None


def _claims(whole: str, pieces: list[tuple[str, list[int]]], rest: str) -> tuple[Claim, ...]:
    """One claim a piece; the whole sentence as one where a piece is too short to be judged."""
    if pieces and rest.strip():
        text, numbers = pieces.pop()
        pieces.append((text + rest, numbers))
    claims = [Claim(_tidy(text), tuple(dict.fromkeys(numbers))) for text, numbers in pieces]
    if len(claims) > 1 and all(len(words_of(claim.text)) >= ENOUGH_WORDS for claim in claims):
        return tuple(claims)
    return (Claim(whole, tuple(dict.fromkeys(n for claim in claims for n in claim.cites))),)


def _has_words(text: str) -> bool:
    return re.search(r"\w", re.sub(r"\band\b", "", text)) is not None


def _tidy(text: str) -> str:
    text = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(text.split()))
    return re.sub(r"([.,;:])(?:\s*[.,;:])+$", r"\1", text).strip(" ,;")
