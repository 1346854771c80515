"""Formal decisions and recommendations: ``RESOLVED that`` with its limbs, each an action."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.actions.paragraphs import Paragraph, Sentence, fold, places
from papers import ActionKind, Page

# The words that open a decision, on a folded sentence. Each (name, kind, pattern).
LEADS: tuple[tuple[str, ActionKind, re.Pattern[str]], ...] = (
    (
        "resolved to recommend",
        "recommendation",
        re.compile(
            r"\b(?:RESOLVED|Resolved|AGREED|resolved) (?:to|TO) (?:recommend|RECOMMEND)\b"
            r"(?! (?:approval|APPROVAL|refusal|REFUSAL))"
        ),
    ),
    ("recommended, in capitals", "recommendation", re.compile(r"\bRECOMMENDED\b|^RECOMMENDS?\b")),
    (
        "recommendation, as a heading",
        "recommendation",
        re.compile(
            r"^(?:\W|\d)*(?:Recommended(?: (?:that|to)\b| ?[:;–-])"
            r"|(?:The )?[Rr]ecommendations?(?:\(s\))?(?: \d+)? ?[:;–-]"
            r"|RECOMMENDATIONS?(?:\(S\)|\(s\))?(?: \d+)? ?(?:[:;–-]|$))"
        ),
    ),
    (
        "recommendations that follow",
        "recommendation",
        re.compile(
            r"\b(?:mad|mak|agree|submit|propos|put|follow|these|support)\w*\b[^.]{0,60}"
            r"\brecommendations?\b[^.]{0,60}:$|\b(?:is|are) (?:asked|recommended|invited"
            r"|requested) to(?: \w+){0,6} ?:$",
            re.IGNORECASE,
        ),
    ),
    (
        "the body is asked to",
        "recommendation",
        re.compile(
            r"^(?:The |That (?:the )?)?(?:[A-Z]\w+ (?:and |for )?){0,5}(?:Cabinet|Council"
            r"|Committee"
            r"|Commission|Board|Panel|Executive) (?:is|are) (?:therefore )?(?:asked|recommended"
            r"|invited) to\b"
        ),
    ),
    (
        "resolved, in capitals",
        "resolution",
        re.compile(r"(?<!had been )(?<!having )\b(?:RESOLVED|AGREED|DECIDED|RESOLUTION)\b(?! BY)"),
    ),
    (
        "resolved, at the start",
        "resolution",
        re.compile(
            r"^\W*(?:It was |The \w+ )?(?:Resolved|Agreed|Decision|Resolution|Decided|resolved)"
            r"(?: \d[\d/.]*)?(?: ?[:;–-]|(?<!sion)(?<!tion) (?:that|to|unanimously)\b)"
        ),
    ),
    (
        "agreed as follows",
        "resolution",
        re.compile(
            r"\b(?:resolved|agreed|approved|decided|determined)(?: (?:that|to|the following|as"
            r" follows|unanimously))* ?[:–-]+$|\b(?:agreed|approved) (?:that |to |upon )?(?:the"
            r" following|as follows)[^.]{0,60}:$|^(?:As )?(?:Cabinet Member|Leader)\b.*\bI"
            r" agree to ?:?$",
        ),
    ),
)
# What precedes the body of a decision.
OPENING = re.compile(
    r".*?\b(?:RESOLVED|RECOMMENDED|RECOMMENDATIONS?|AGREED|DECIDED|RESOLUTION|Resolved|Agreed"
    r"|Decision|Resolution|Decided|Recommended|Recommendations?|resolved|agreed"
    r"|approved|decided"
    r"|recommendations?)\b(?:\(s\))?[\s:;–-]*(?:unanimously|that|to|as follows|the"
    r" following)?[\s:;–-]*",
    re.DOTALL,
)
INLINE = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[:-]))(?:\((\w{1,4})\)|([a-z]|[ivx]{1,4}|\d{1,2})\)|"
    r"(\d{1,2})\.)(?=\s)"
)
AND_THAT = re.compile(
    r";\s+(?:and\s+)?(?:that|to|agree|note|approve|delegate|endorse|authorise|adopt)\s",
    re.IGNORECASE,
)
PUT = re.compile(r"^\"|\b(?:motion|amendment)\b.*\bthat\b.*:$", re.IGNORECASE)
MOTION = re.compile(r"\b(?:motion|amendment)\b[^.]*:$", re.IGNORECASE)
LONGEST_TOLD = 2000  # as much of a limb as its owner and its date are looked for in
LONGEST_BETWEEN = 120  # a line between limbs, such as a sub-heading of a budget resolution


@dataclass(frozen=True)
class Decision:
    """One action of a formal decision: its kind, what it says, where, and under which lead."""

    kind: ActionKind
    said: str
    page: int
    start: int
    end: int
    char_start: int
    lead: str


def lead_of(said: str) -> ActionKind | None:
    """The kind of decision that a folded sentence opens, or None."""
    for _name, kind, pattern in LEADS:
        if pattern.search(said):
            return kind
    return None


def decisions_at(
    pages: Sequence[Page], paragraphs: Sequence[Paragraph], place: int, sentence: Sentence
) -> tuple[list[Decision], int]:
    """The decisions that ``sentence`` of the paragraph at ``place`` opens, limb by limb.

    With them the place of the first paragraph after the last limb, ``place`` itself where the
    sentence says it all; nothing where it opens none.
    """
    kind = lead_of(sentence.said)
    paragraph = paragraphs[place]
    if kind is None or _is_motion(paragraphs, place, sentence):
        return [], place
    text = pages[sentence.page].text
    one_page = paragraph.page == sentence.page and sentence.end <= paragraph.end
    whole = (
        text[sentence.start : paragraph.end] if one_page else text[sentence.start : sentence.end]
    )
    spans = _inline(whole)
    if spans:
        found = [
            _decision(kind, text, sentence, sentence.start + a, sentence.start + b)
            for a, b, _ in spans
        ]
        more, after = _limbs(paragraphs, place + 1, spans[-1][2])
        return found + [_of(kind, limb, sentence) for limb in more], after if more else place
    opening = OPENING.match(sentence.said)
    body = sentence.said[opening.end() :].strip(". ") if opening else sentence.said
    if body and not body.endswith((":", ":-", ": -")):
        halves = _halves(text[sentence.start : sentence.end]) if sentence.said != body else []
        if fold(text[sentence.start : sentence.end]) != sentence.said:
            halves = []  # it runs over a page break
        spans2 = halves or [(0, sentence.end - sentence.start)]
        return [
            _decision(kind, text, sentence, sentence.start + a, sentence.start + b)
            for a, b in spans2
        ], place
    if sentence.said.endswith("."):
        return [], place  # "The motion was put to the vote and AGREED.": nothing follows
    limbs, after = _limbs(paragraphs, place + 1, None)
    return [_of(kind, limb, sentence) for limb in limbs], after if limbs else place


def _is_motion(paragraphs: Sequence[Paragraph], place: int, sentence: Sentence) -> bool:
    """Whether the words are those of a motion put to the meeting, not yet decided on."""
    before = paragraphs[place - 1].said if place else ""
    return PUT.search(sentence.said) is not None or MOTION.search(before) is not None


def _inline(whole: str) -> list[tuple[int, int, str]]:
    """The limbs that stand within one paragraph: start, end and marker of each."""
    marks: list[tuple[int, str]] = []
    for match in INLINE.finditer(whole):
        marker = (match[1] or match[2] or match[3]).lower()
        if _follows(marks[-1][1] if marks else None, marker):
            marks.append((match.start(), marker))
    if not marks or marks[0][0] > 300:
        return []
    ends = [start for start, _ in marks[1:]] + [len(whole)]
    return [
        (start, start + len(whole[start:end].rstrip()), marker)
        for (start, marker), end in zip(marks, ends, strict=True)
    ]


def _halves(sentence: str) -> list[tuple[int, int]]:
    """A sentence cut before each ``; and that``; empty where it has none."""
    cuts = [match.start() + 1 for match in AND_THAT.finditer(sentence)]
    if not cuts:
        return []
    starts, ends = [0, *cuts], [*cuts, len(sentence)]
    return [
        (a + len(sentence[a:b]) - len(sentence[a:b].lstrip()), b)
        for a, b in zip(starts, ends, strict=True)
    ]


def _follows(last: str | None, marker: str) -> bool:
    """Whether a list may go on from the marker ``last`` (None: begin) with ``marker``."""
    if last is None:
        return any(place in (0, 1) for _, place in places(marker))
    before = places(last)
    return any(
        style == other and (place == number + 1 or style == "bullet")
        for style, place in places(marker)
        for other, number in before
    )


def _limbs(
    paragraphs: Sequence[Paragraph], place: int, last: str | None
) -> tuple[list[Paragraph], int]:
    """The paragraphs that are limbs of a decision, and the place after the last of them."""
    found: list[Paragraph] = []
    after, between = place, 0
    for index in range(place, len(paragraphs)):
        paragraph = paragraphs[index]
        said = paragraph.said
        if not paragraph.sentences:
            continue
        if paragraph.marker is not None:
            if _follows(last, paragraph.marker) and (last is not None or not found):
                found.append(paragraph)
                last, after, between = paragraph.marker, index + 1, 0
            elif found and _is_nested(last, paragraph.marker):
                after = index + 1
            else:
                break
        elif last is None and not said.endswith(":") and not _short(paragraph):
            # A decision with no markers: one paragraph, and others that begin alike.
            if found and not said.startswith(("That ", "To ")):
                break
            found.append(paragraph)
            after = index + 1
        elif (said.endswith(":") and between < 2) or (_short(paragraph) and between < 3):
            between += 1
        else:
            break
    return found, after


def _short(paragraph: Paragraph) -> bool:
    said = paragraph.said
    return paragraph.heading or (len(said) < LONGEST_BETWEEN and not said.endswith("."))


def _is_nested(last: str | None, marker: str) -> bool:
    """Whether a marker opens or continues a list within the limb ``last``."""
    styles = {style for style, _ in places(marker)}
    return marker == "-" or "numeral" in styles or (str(last).isdecimal() and "letter" in styles)


def _of(kind: ActionKind, limb: Paragraph, lead: Sentence) -> Decision:
    return Decision(
        _kind(kind, limb.said),
        limb.said[:LONGEST_TOLD],
        limb.page,
        limb.start,
        limb.end,
        limb.char_start,
        lead.said,
    )


def _decision(kind: ActionKind, text: str, lead: Sentence, start: int, end: int) -> Decision:
    whole = end - start == lead.end - lead.start
    said = lead.said if whole else fold(text[start:end])[:LONGEST_TOLD]
    char_start = lead.char_start + start - lead.start
    return Decision(_kind(kind, said), said, lead.page, start, end, char_start, lead.said)


def _kind(kind: ActionKind, said: str) -> ActionKind:
    """A resolution to recommend something to another body is a recommendation."""
    if re.match(
        r"\W*(?:\w{1,3}\W )?(?:that )?(?:it be |the \w+ )?recommend(?:ed|s)? to\b", said, re.I
    ):
        return "recommendation"
    return kind
