"""Find exchanges: a member's question with the reply that follows it, within one item.

Exact rather than many: a question counts only with the reply beside it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structure.asking import (
    ANSWERED,
    BOTH,
    DASHED,
    FROM,
    IN_REPLY,
    LABELLED,
    LABELLED_QUESTION,
    LABELLED_REPLY,
    NO_QUESTION,
    QUESTION,
    REPLY,
    SAYS_FIRST,
    SURE_REPLY,
    SUREST_REPLY,
    WORDS_OF_QUESTION,
)
from ingest.structure.blocks import Block, sentences_of
from ingest.structure.persons import person
from papers import Attendance, Exchange, Item, Page

# How many sentences a question may take before its reply begins; how many blocks a written one.
MOST_SENTENCES = 5
MOST_BLOCKS = 6
# Who is meant by these is told elsewhere.
NOBODY = re.compile(
    r"(?:He|She|It|It was|They|They were|This|That|There|These|The|We|I|His|Her|Both|Who|In|As|At|"
    r"All)$"
)
MEMBER = re.compile(r"(?:\w+ )?(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Members?)\b", re.IGNORECASE)
NOBODY_NAMED = Attendance()
ENDED = re.compile(r"[.:;?!][\"'”’)\]]*\s*$")


@dataclass(frozen=True)
class _Line:
    """A sentence on one line, its span in the whole paper, the block and the item it is in.

    ``places`` holds, for each character of ``text``, where it stands in the paper.
    """

    text: str
    char_start: int
    char_end: int
    block: int
    item: int
    opens: bool
    heading: bool
    places: tuple[int, ...]


def exchanges_of(
    pages: Sequence[Page],
    blocks: Sequence[Sequence[Block]],
    items: Sequence[Item],
    attendance: Attendance = NOBODY_NAMED,
) -> tuple[Exchange, ...]:
    """The exchanges of a paper in order, none overlapping another.

    ``attendance`` tells whose first name a lone name may be.
    """
    lines = _lines(pages, blocks, items)
    whole = " ".join(line.text for line in lines) + " " + " ".join(attendance.present)
    found: list[Exchange] = []
    place = 0
    while place < len(lines):
        exchange = (
            _labelled(lines, place) or _in_one_line(lines, place) or _asked(lines, place, whole)
        )
        if exchange is None:
            place += 1
            continue
        found.append(exchange)
        while place < len(lines) and lines[place].char_start < exchange.char_end:
            place += 1
    return tuple(found)


def _labelled(lines: Sequence[_Line], place: int) -> Exchange | None:
    """A question marked as one, "Q1" or "Question 1 by …", with the reply marked as one."""
    line = lines[place]
    question = LABELLED_QUESTION.match(line.text) if line.opens else None
    if question is None:
        return None
    for other in range(place + 1, len(lines)):
        one = lines[other]
        if one.item != line.item or one.block - line.block > MOST_BLOCKS:
            return None
        reply = LABELLED_REPLY.match(one.text) if one.opens else None
        if reply:
            answerer = reply["answerer"] or question["answerer"]
            end = _end_of_reply(lines, other)
            return Exchange(
                _name(question["asker"]), _name(answerer), line.char_start, one.char_start, end
            )
        if one.opens and LABELLED_QUESTION.match(one.text):
            return None
    return None


def _in_one_line(lines: Sequence[_Line], place: int) -> Exchange | None:
    """A question and its reply in one sentence."""
    line = lines[place]
    dashed = DASHED.search(line.text)
    if dashed and QUESTION.match(line.text):
        question = QUESTION.match(line.text)
        asker, answerer, at = question and question["asker"], None, dashed.end()
    elif (both := BOTH.match(line.text)) is not None:
        asker, answerer, at = both["asker"], both["answerer"], both.end()
    elif (answered := ANSWERED.match(line.text)) is not None:
        asking = FROM.search(answered.group())
        asker = asking and (asking["asker"] or asking["whose"] or asking["members"])
        answerer, at = answered["answerer"], answered.end()
    else:
        return None
    if asker and answerer and person(asker) == person(answerer):
        return None
    start = line.places[at] if at < len(line.places) else line.char_end
    end = _end_of_reply(lines, place)
    return Exchange(_name(asker), _name(answerer), line.char_start, start, end)


def _asked(lines: Sequence[_Line], place: int, whole: str) -> Exchange | None:
    """A question with the reply in a sentence after it, or in the next paragraph."""
    line = lines[place]
    question = QUESTION.match(line.text)
    if line.heading or NO_QUESTION.search(line.text):
        return None
    if question is None:
        question = SAYS_FIRST.match(line.text) if line.opens else None
        only_by_mark = True
    else:
        only_by_mark = not WORDS_OF_QUESTION.search(line.text, question.end())
    if question is None:
        return None
    marked = "?" in line.text
    for other in range(place + 1, min(place + 1 + MOST_SENTENCES, len(lines))):
        one = lines[other]
        if one.item != line.item or one.heading or one.block - line.block > 1:
            return None
        reply = REPLY.match(one.text) if marked or not only_by_mark else None
        apart = one.block > line.block
        if reply and _replies(reply, question["asker"], whole, apart):
            end = _end_of_reply(lines, other)
            answerer = _name(reply["answerer"])
            return Exchange(
                _name(question["asker"]), answerer, line.char_start, one.char_start, end
            )
        if apart or QUESTION.match(one.text) and not _same(one, question["asker"]):
            return None
        marked = marked or one.text.endswith("?")
    return None


def _same(line: _Line, asker: str) -> bool:
    """Whether a further question is put by the same person: "He asked if …"."""
    further = QUESTION.match(line.text)
    name = person(further["asker"]) if further else ""
    return name in ("He", "She", person(asker))


def _replies(reply: re.Match[str], asker: str, whole: str, apart: bool) -> bool:
    """Whether a sentence that reports what somebody said replies to what ``asker`` asked.

    ``apart`` says that it stands in a paragraph of its own.
    """
    text, answerer = reply.group(), person(reply["answerer"])
    if answerer in ("It was", "They were"):
        return True
    if answerer == person(asker) or (NOBODY.match(answerer) and not IN_REPLY.match(text)):
        return False
    lone = re.fullmatch(r"[A-Z][a-z]+", answerer) is not None
    if lone and not re.search(rf"\b{answerer} [A-Z]|\b(?:the|The) {answerer}\b", whole):
        return False  # no one's name
    if not MEMBER.match(answerer) or IN_REPLY.match(text):
        return True
    # What another member said next may be another matter, in a debate above all.
    return (SUREST_REPLY if apart else SURE_REPLY).search(text) is not None


def _end_of_reply(lines: Sequence[_Line], place: int) -> int:
    """Where a reply ends: with its paragraph, or before the next question in it."""
    last = place
    while last + 1 < len(lines):
        following = lines[last + 1]
        cut = not ENDED.search(lines[last].text) and following.text[:1].islower()
        if following.item != lines[last].item or (following.block != lines[last].block and not cut):
            break
        if QUESTION.match(following.text) or ANSWERED.match(following.text):
            break
        last += 1
    return lines[last].char_end


def _name(name: str | None) -> str | None:
    """Who is named, as printed; None for "they", "it was" and the like."""
    if name is None:
        return None
    printed = re.sub(r"['’]s?$", "", person(name))
    return None if not printed or NOBODY.match(printed) or printed.lower() == "they" else printed


def _lines(
    pages: Sequence[Page], blocks: Sequence[Sequence[Block]], items: Sequence[Item]
) -> list[_Line]:
    starts = [item.char_start for item in items]
    found: list[_Line] = []
    offset, number = 0, 0
    for page, page_blocks in zip(pages, blocks, strict=True):
        for block in page_blocks:
            item = bisect_right(starts, offset + block.start) - 1
            spans = [] if block.row else sentences_of(page.text, block)
            if spans and LABELLED.match(page.text[block.start : block.end]):
                # The label of a question ("Q1.") is no part of its sentence.
                spans[0] = (block.start, spans[0][1])
            for n, (start, end) in enumerate(spans):
                words = list(re.finditer(r"\S+", page.text[start:end]))
                text = " ".join(word.group() for word in words)
                places = [
                    offset + start + at
                    for word in words
                    for at in range(word.start(), word.end() + 1)
                ]
                found.append(
                    _Line(text, offset + start, offset + end, number, item, n == 0, block.heading,
                          tuple(places[: len(text)]))
                )  # fmt: skip
            number += 1
        offset += len(page.text) + 1
    return found
