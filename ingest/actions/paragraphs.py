"""The paragraphs of a paper as they are read: over page breaks, with their list markers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structure.blocks import Block, Span, sentences_of, trim
from papers import Page

# "(a)", "a)", "2.", "(iv)" or a bullet, before the text of a limb.
MARKER = re.compile(
    r"[\s#*]*(?:[-–—•·▪*\uf0b7]\s+)?(?:\((?P<round>\w{1,4})\)|(?P<plain>[A-Za-z]|[ivx]{1,4}|\d{1,2})"
    r"[.)])(?=\s|[A-Z])"
)
BULLET = re.compile(r"\s*(?:[-–—•·▪◦●*\uf0b7\uf0a7\u25a0]\s|[\uf0b7\uf0a7]|o\s(?=[A-Z]))")
NUMERALS = {"i": 1, "v": 5, "x": 10}
ENDED = re.compile(r"[.:;!?][\"'”’)\]*]*\s*$")
GOES_ON = re.compile(r"\s*(?:[a-z]{2,}|a\s|[,.;:)&–-])")
LONGEST = 1000  # characters of a sentence, or sentences of a paragraph, that still grow
FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00ad": None})


@dataclass(frozen=True)
class Sentence:
    """What is said, white space folded, and the page span of its longer part."""

    said: str
    page: int
    start: int
    end: int
    char_start: int
    opens: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or limb: its sentences, its marker if it has one, its page span.

    ``page`` is an index into the paper's pages; ``char_start`` counts in the whole paper.
    """

    page: int
    start: int
    end: int
    char_start: int
    heading: bool
    marker: str | None
    sentences: tuple[Sentence, ...]

    @property
    def said(self) -> str:
        """All of it, white space folded."""
        return " ".join(sentence.said for sentence in self.sentences)


def fold(text: str) -> str:
    """``text`` with single spaces, straight quotation marks and no tags of its own."""
    return " ".join(re.sub(r"</?sup>|\*\*", "", text).translate(FOLDED).split())


def marker_of(text: str) -> str | None:
    """The marker before a limb in lower case: ``a``, ``2``, ``iv``, or ``-`` for a bullet."""
    match = MARKER.match(text)
    if match:
        return (match["round"] or match["plain"]).lower()
    return "-" if BULLET.match(text) else None


def places(marker: str) -> tuple[tuple[str, int], ...]:
    """Which places in a list a marker may stand for: ``i`` is the 9th letter or the numeral 1."""
    if marker == "-":
        return (("bullet", 0),)
    if marker.isdecimal():
        return (("figure", int(marker)),)
    found = []
    if len(marker) == 1 and "a" <= marker <= "z":
        found.append(("letter", ord(marker) - ord("a") + 1))
    if all(c in NUMERALS for c in marker):
        values = [NUMERALS[c] for c in marker]
        following = [*values[1:], 0]
        signed = [-a if a < b else a for a, b in zip(values, following, strict=True)]
        found.append(("numeral", sum(signed)))
    return tuple(found)


def paragraphs_of(
    pages: Sequence[Page], blocks: Sequence[Sequence[Block]]
) -> tuple[Paragraph, ...]:
    """The paragraphs of a paper in reading order, those cut in two by the layout joined."""
    found: list[Paragraph] = []
    offset = 0
    for index, (page, page_blocks) in enumerate(zip(pages, blocks, strict=True)):
        solid = [b for b in page_blocks if re.search(r"\w{2}", page.text[b.start : b.end])]
        for block in solid:
            paragraph = _paragraph(page.text, index, block, offset)
            if found and _is_one(found[-1], paragraph):
                paragraph = _joined(found.pop(), paragraph, page.text)
            found.append(paragraph)
        offset += len(page.text) + 1
    return tuple(found)


def _paragraph(text: str, index: int, block: Block, offset: int) -> Paragraph:
    spans = _whole(text, sentences_of(text, block))
    sentences = tuple(
        Sentence(fold(text[a:b]), index, a, b, offset + a, place == 0)
        for place, (a, b) in enumerate(spans)
    )
    return Paragraph(
        index,
        block.start,
        block.end,
        offset + block.start,
        block.heading,
        marker_of(text[block.start : block.end]),
        sentences,
    )


def _whole(text: str, spans: Sequence[Span]) -> list[Span]:
    """The sentences, those joined again that were cut inside brackets, as in "(Ch. No. 3)"."""
    whole: list[Span] = []
    for span in spans:
        if whole:
            before = text[whole[-1][0] : whole[-1][1]]
            if before.count("(") > before.count(")") and ")" in text[span[0] : span[1]]:
                whole[-1] = (whole[-1][0], span[1])
                continue
        if span[1] > span[0]:
            whole.append(span)
    return whole


def _is_one(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph goes on in the next one, over a page break or a broken line."""
    if not before.sentences or not after.sentences or after.marker is not None:
        return False
    said, follows = before.sentences[-1].said, after.sentences[0].said
    if ENDED.search(said) or len(said) > LONGEST or len(before.sentences) > LONGEST:
        return False
    if before.page != after.page:
        return not before.heading and not after.heading and len(said) > 12
    return GOES_ON.match(follows) is not None and not before.heading


def _joined(before: Paragraph, after: Paragraph, text: str) -> Paragraph:
    """Two paragraphs as one; the sentence between them keeps the span of its longer part."""
    left, right = before.sentences[-1], after.sentences[0]
    said = f"{left.said} {right.said}"
    if left.page == right.page:
        start, end = trim(text, (left.start, right.end))
        middle = Sentence(said, left.page, start, end, left.char_start, left.opens)
        return Paragraph(
            before.page,
            before.start,
            after.end,
            before.char_start,
            before.heading,
            before.marker,
            (*before.sentences[:-1], middle, *after.sentences[1:]),
        )
    longer = left if len(left.said) >= len(right.said) else right
    middle = Sentence(said, longer.page, longer.start, longer.end, longer.char_start, left.opens)
    main = before if before.end - before.start >= after.end - after.start else after
    return Paragraph(
        main.page,
        main.start,
        main.end,
        before.char_start,
        before.heading,
        before.marker,
        (*before.sentences[:-1], middle, *after.sentences[1:]),
    )
