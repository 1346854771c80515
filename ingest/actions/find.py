"""Find the actions of a paper: formal decisions with their limbs, then sentence by sentence."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from ingest.actions.askers import ASKS, asker_of
from ingest.actions.due import due_in
from ingest.actions.limbs import decisions_at, lead_of
from ingest.actions.owners import owner_of, subject_of
from ingest.actions.paragraphs import Paragraph, Sentence, paragraphs_of
from ingest.actions.pattern import Pattern
from ingest.actions.patterns import said_as
from ingest.actions.procedure import procedure_in
from ingest.actions.who import full_name
from ingest.structure.blocks import Block
from papers import Action, ActionKind, Attendance, Item, Kind, Page, Paper

# Kinds of paper that tell what a meeting did; in others only formal words count.
MINUTED: tuple[Kind, ...] = ("minutes", "other")

NOBODY = Attendance()

# A sentence that only settles or hands on what the one before it says.
SETTLED = re.compile(
    r"^(?:(?:it|this|these|that) (?:was|were|is) (?:\w+ )?(?:agreed|approved"
    r"|carried|seconded)\b"
    r"(?! (?:to|that)\b)|(?:this|these|that) (?:was |were )?\w+ were (?:happy"
    r"|content)\b|agreed\b.{0,20}$|carried\b|unanimous"
    r"|(?:this was )?proposed (?:by|cllr|councillor|mr)\b|proposer\b|seconded\b"
    r"|all (?:\w+ )?(?:present )?"
    r"(?:were |was )?(?:in favour|agreed|in agreement)\b|the (?:motion|proposal|resolution"
    r"|recommendation)s? (?:was|were)\b|.{0,90}\b(?:motion|vote) (?:was )?carried)",
    re.IGNORECASE,
)
HANDED_ON = re.compile(
    r"^(?:[\w'&,.-]+ ){0,7}(?:to|was asked to|were asked to|asked to|"
    r"(?P<promised>will|agreed to)) (?:do|action"
    r"|arrange|deal with|see to|attend to|enquire|follow up|progress)(?: this| so| these| it|"
    r" that)?(?: \w+){0,2}\.?$|^(?:he|she|they) (?P<pledged>will) look into (?:this|it)\b",
    re.IGNORECASE,
)
PROPOSED = re.compile(r"\bpropos|\bseconded\b|\bmotion\b", re.IGNORECASE)
# A promise that takes up what was just asked: "this would be sent", "officers would do so".
TAKEN_UP = re.compile(
    r"\b(?:this|it|these|that|they) (?:would|will|could) be\b|\b(?:would|will) (?:\w+ )?(?:do"
    r"|provide|share|circulate|send|check|arrange|look into|raise|include|consider|come back)\b"
    r"[^.]{0,25}\b(?:this|it|these|so|that|them)\b",
    re.IGNORECASE,
)
AT_ONCE = re.compile(
    r"\b(?:asked|requested)\b.*\b(?:agreed|undertook|promised|offered) to (?!the\b)\w+"
    r"|\b(?:asked|requested)\b.*\bconfirmed (?:that )?(?:this|it) (?:would|could) be\b",
    re.IGNORECASE,
)
# What announces a motion that is quoted at length, and where the quotation ends.
MOTION = re.compile(r"\b(?:motion|amendment|proposed purpose)\b[^.]*:$", re.IGNORECASE)
CLOSED = re.compile(r"\"[.,;]?$")
LONGEST_MOTION = 40  # in paragraphs
# What runs on for longer is a table or a list of names, not a sentence.
LONGEST_SENTENCE = 2000
# So many letters before an action tell it from another in the same words.
BEFORE = 80
ACCEPTED = ("undertook to", "confirmed that this would happen", "someone agreed to")
MINUTES = re.compile(r"\bminutes\b|\bsigned\b", re.IGNORECASE)
NOTES = re.compile(r"\W*(?:\w{1,4}\W )?(?:to )?notes? ", re.IGNORECASE)
LAST_TIME = re.compile(r"\bat (?:the|our) (?:last|previous) meeting\b", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """An action on its way: what is said, its page span, how it was known, what came before."""

    kind: ActionKind
    said: str
    page: int
    start: int
    end: int
    char_start: int
    name: str
    lead: str = ""
    formal: bool = False
    asked_in: str = ""
    speaker: str | None = None
    teller: str | None = None


def actions_of(
    paper: Paper,
    pages: Sequence[Page],
    blocks: Sequence[Sequence[Block]],
    items: Sequence[Item],
    attendance: Attendance = NOBODY,
) -> tuple[Action, ...]:
    """The actions of a paper in reading order; ``blocks`` are the blocks of each page.

    The text of each is a slice of its page. An action is exempt if the paper, its page or its
    item is. Names are made whole from ``attendance`` where it leaves no doubt.
    """
    paragraphs = paragraphs_of(pages, blocks)
    starts = [item.char_start for item in items]
    found = _found(pages, paragraphs, paper.kind in MINUTED)
    text = "\n".join(page.text for page in pages)
    actions = []
    found.sort(key=lambda f: (f.page, f.start))
    for one, action_id in zip(found, _ids(paper, pages, found), strict=True):
        page = pages[one.page]
        place = bisect_right(starts, one.char_start) - 1
        item = items[place] if place >= 0 else None
        exempt = "exempt" in (paper.access, item.access if item else "public") or any(
            start < one.end and one.start < end for start, end in page.exempt
        )
        body = paper.committee or paper.council
        body = body if not one.formal or NOTES.match(one.said) else None
        owner = owner_of(one.kind, one.said, one.lead, one.speaker, body, one.teller)
        asked_by = asker_of(one.kind, one.said, one.asked_in or one.lead, one.speaker, body)
        if asked_by == owner:
            asked_by = None  # nobody asks himself
        actions.append(
            Action(
                action_id=action_id,
                paper_id=paper.paper_id,
                kind=one.kind,
                formal=one.formal,
                text=page.text[one.start : one.end],
                owner=full_name(owner, attendance, text),
                asked_by=full_name(asked_by, attendance, text),
                due=None if one.formal and MINUTES.search(one.said) else due_in(one.said),
                page=page.number,
                start=one.start,
                end=one.end,
                item=item.number if item else None,
                access="exempt" if exempt else "public",
            )
        )
    return tuple(actions)


def _ids(paper: Paper, pages: Sequence[Page], found: Sequence[Found]) -> list[str]:
    """An id for each action: its paper's, and a digest of its words.

    What people note of an action hangs on its id, so it stays the same when the paper is read
    anew and more or fewer actions are found. Words that stand in the paper twice are told apart
    by those before them.
    """
    words = [_folded(pages[one.page].text[one.start : one.end]) for one in found]
    ids: list[str] = []
    for one, said in zip(found, words, strict=True):
        if words.count(said) > 1:
            before = pages[one.page].text[max(0, one.start - BEFORE) : one.start]
            said = f"{_folded(before)}|{said}"
        digest = sha256(said.encode("utf-8", "replace")).hexdigest()
        while (action_id := f"{paper.paper_id[:20]}-a{digest[:10]}") in ids:
            digest = sha256(digest.encode()).hexdigest()
        ids.append(action_id)
    return ids


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _found(
    pages: Sequence[Page],
    paragraphs: Sequence[Paragraph],
    minuted: bool,
) -> list[Found]:
    found: list[Found] = []
    before: Sentence | None = None
    hit: Found | None = None  # what the sentence before was found to be, if anything
    place, quoted = 0, 0
    while place < len(paragraphs):
        paragraph = paragraphs[place]
        after = place
        speaker: str | None = None
        teller: str | None = None
        if quoted or _opens_motion(paragraph, paragraphs[place - 1] if place else None):
            closes = CLOSED.search(paragraph.said) is not None
            whole = not quoted and closes and paragraph.said.count('"') % 2 == 0
            quoted = 0 if whole or (quoted and closes) or quoted > LONGEST_MOTION else quoted + 1
            place += 1
            continue
        for sentence in paragraph.sentences:
            if len(sentence.said) > LONGEST_SENTENCE:
                hit = before = None
                continue
            decisions, after = decisions_at(pages, paragraphs, place, sentence)
            if decisions:
                found += [
                    Found(
                        d.kind, d.said, d.page, d.start, d.end, d.char_start, "decision", d.lead,
                        procedure_in(d.said) is not None,
                    )
                    for d in decisions
                ]  # fmt: skip
                hit, before = found[-1], sentence
                if after > place or decisions[-1].end >= paragraph.end:
                    break
                continue
            new = _told(sentence, before, hit, minuted) if not paragraph.heading else None
            if SETTLED.search(sentence.said) and _resolved_next(paragraphs, place):
                new = None  # the vote; the resolution follows in full
            if new is not None:
                if hit is not None and new.start <= hit.start and new.page == hit.page:
                    found.remove(hit)
                new = replace(new, speaker=speaker, teller=teller)
                found.append(new)
            hit, before = new, sentence
            speaker = subject_of(sentence.said) or speaker
            teller = None if ASKS.search(sentence.said) else subject_of(sentence.said) or teller
        place = max(place + 1, after)
    return found


def _opens_motion(paragraph: Paragraph, before: Paragraph | None) -> bool:
    """Whether a motion is quoted from here: it is put to the vote, not decided yet."""
    announced = before is not None and MOTION.search(before.said) is not None
    return announced and '"' in paragraph.said


def _resolved_next(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Whether one of the next paragraphs states in full what was resolved."""
    following = paragraphs[place + 1 : place + 3]
    return any(lead_of(p.sentences[0].said) == "resolution" for p in following if p.sentences)


def _told(
    sentence: Sentence, before: Sentence | None, hit: Found | None, minuted: bool
) -> Found | None:
    """What one sentence tells, taken together with the one before it where it leans on that."""
    said = sentence.said
    pattern = said_as(said, minuted)
    near = before is not None and before.page == sentence.page
    near = near and (hit is None or hit.page == sentence.page)
    if before is not None and near:
        leans = HANDED_ON.match(said)
        if leans and (pattern or hit):
            kind: ActionKind = hit.kind if hit else "request"
            if kind == "request" and (leans["promised"] or leans["pledged"]):
                kind = "undertaking"
            return _both(kind, before, sentence, hit)
        if SETTLED.match(said) and (
            (hit and hit.name != "decision") or PROPOSED.search(before.said)
        ):
            return _both("resolution", before, sentence, hit)
    if pattern is None:
        return None
    if pattern.kind == "request" and AT_ONCE.search(said):
        return replace(_alone(pattern, sentence), kind="undertaking")
    asked = hit is not None and hit.kind == "request" and pattern.kind == "undertaking"
    if asked and before is not None and (pattern.name in ACCEPTED or TAKEN_UP.search(said)):
        both = _both(pattern.kind, before, sentence, hit)
        return replace(both if near else _alone(pattern, sentence), asked_in=before.said)
    if pattern.kind == "undertaking" and before is not None and ASKS.search(before.said):
        return replace(_alone(pattern, sentence), asked_in=before.said)
    if pattern.kind == "request" and before is not None and LAST_TIME.search(before.said):
        return None
    return _alone(pattern, sentence)


def _alone(pattern: Pattern, sentence: Sentence) -> Found:
    formal = pattern.kind == "resolution" and procedure_in(sentence.said) is not None
    return Found(
        pattern.kind,
        sentence.said,
        sentence.page,
        sentence.start,
        sentence.end,
        sentence.char_start,
        pattern.name,
        formal=formal,
    )


def _both(kind: ActionKind, before: Sentence, sentence: Sentence, hit: Found | None) -> Found:
    start = hit.start if hit is not None else before.start
    char_start = hit.char_start if hit is not None else before.char_start
    said = f"{hit.said if hit is not None else before.said} {sentence.said}"
    formal = kind == "resolution" and procedure_in(said) is not None
    return Found(kind, said, sentence.page, start, sentence.end, char_start, "both", formal=formal)
