"""Find the items of a paper: minutes, agenda items, sections of a report, unnumbered headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.structure.blocks import Block
from ingest.structure.numbering import LONE_NUMBER, Numbered, follows, numbered
from ingest.structure.reports import Report
from papers import Item, Page

# How many numbered paragraphs that are sentences make a numbering, where no headings are.
FEWEST_SENTENCES = 5
FEWEST_LETTERS = 3
# Two of "A26/17" make a numbering; of "P12" and "19.11.02", which may be a date, three.
FEWEST_CODES = 3
LONGEST_HEADING = 110
MOST_HEADING_WORDS = 16
# A list within a minute seldom counts so far.
FEWEST_MINUTES = 20
# How many numbers may be missing where the next ones count on again.
WIDEST_GAP = 40
# Where this share of a page's blocks are rows, a number at the start of a line is a row's.
MOSTLY_ROWS = 0.4

# Words set as headings within an item, that head nothing new.
WITHIN = re.compile(
    r"\W*(?:resolved|recommended|recommendations?|agreed|decision|decided|motion|amendment|lost|"
    r"carried|noted?|for|against|abstain|abstentions?|action|draft|minutes?|in the chair|chair|"
    r"voting|present|in attendance|apologies|councillors?|questions?|answers?|reply|response|"
    r"reasons?|options?|total)\b",
    re.IGNORECASE,
)
# Plain lines that end a report's last numbered paragraph.
CLOSING = re.compile(
    r"\W*(?:contact (?:details|officers?)|background (?:documents|papers)|appendices|"
    r"report authors?|further information|(?:lead|relevant|responsible) (?:officers?|directors?)|"
    r"list of appendices|supporting information)\W*",
    re.IGNORECASE,
)
# A person's name is no heading.
PERSON = re.compile(r"(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Sir|Prof\w*)\b")
# A plain line of so few words, over a paragraph of so many, heads it.
MOST_PLAIN_WORDS = 9
FEWEST_TEXT_WORDS = 14
# A heading whose number is the agenda's, put behind it: "The Workforce (Agenda item 7)".
AGENDA_NUMBER = re.compile(r"\((?:agenda )?item (?:no\.? )?\d{1,2}[a-z]?\)\W*$", re.IGNORECASE)


def items_of(
    pages: Sequence[Page], blocks: Sequence[Sequence[Block]], reports: Sequence[Report] = ()
) -> tuple[Item, ...]:
    """The items of a paper in order; none where nothing is numbered or headed.

    ``blocks`` are the blocks of each page, ``reports`` the reports inside a pack, in each of
    which the numbering starts anew. An item runs to the next one, or to the end of its report;
    one without a number has "" for it. A plain number ("44.") counts only where it goes on from
    the one before, so that a figure at the start of a line is no minute.
    """
    length = sum(len(page.text) + 1 for page in pages) - 1
    parts = [(report.char_start, report.char_end) for report in reports] or [(0, length)]
    placed = _placed(pages, blocks)
    items: list[Item] = []
    for start, end in parts:
        within = [one for one in placed if start <= one.char_start < end]
        heads = _heads(within)
        ends = [head.char_start for head in heads[1:]] + [end]
        items += [
            Item(head.number, head.heading, head.char_start, stop)
            for head, stop in zip(heads, ends, strict=False)  # no head, no end
        ]
    return tuple(items)


def whole_items(items: Sequence[Item]) -> tuple[Item, ...]:
    """The numbered items, each with all that stands under it: unnumbered headings, 2.1 under 2."""
    chosen = [item for item in items if item.number]
    length = max((item.char_end for item in items), default=0)
    whole = []
    for place, item in enumerate(chosen):
        beneath = re.compile(rf"{re.escape(item.number)}[.a-z]")
        later = (one for one in chosen[place + 1 :] if not beneath.match(one.number))
        following = next(later, None)
        whole.append(replace(item, char_end=following.char_start if following else length))
    return tuple(whole)


@dataclass(frozen=True)
class _Placed:
    """A block with its text, where it starts in the whole paper, and its number, if any."""

    text: str
    char_start: int
    heading: bool
    row: bool
    number: Numbered | None


@dataclass(frozen=True)
class _Head:
    """What starts an item, and how high it stands: the smaller, the higher."""

    number: str
    heading: str
    char_start: int
    standing: int


def _placed(pages: Sequence[Page], blocks: Sequence[Sequence[Block]]) -> list[_Placed]:
    found = []
    offset = 0
    for page, page_blocks in zip(pages, blocks, strict=True):
        rows = sum(block.row for block in page_blocks) > MOSTLY_ROWS * len(page_blocks)
        for place, block in enumerate(page_blocks):
            text = page.text[block.start : block.end]
            start = offset + block.start
            whole = text
            if LONE_NUMBER.fullmatch(text) and place + 1 < len(page_blocks):
                whole = " ".join(page.text[block.start : page_blocks[place + 1].end].split("\n", 1))
            number = None if block.row else numbered(whole, start)
            dotted = number is not None and text.startswith(f"{number.number}.")
            if rows and number and number.style == "numbered" and not (number.marked or dotted):
                number = None
            found.append(_Placed(text, start, block.heading, block.row, number))
        offset += len(page.text) + 1
    return found


def _heads(blocks: Sequence[_Placed]) -> list[_Head]:
    """The starts of the items among the blocks of one report, or of a whole paper."""
    chosen = {one.char_start: one for one in _chosen([b.number for b in blocks if b.number])}
    heads: list[_Head] = []
    section: Numbered | None = None
    for place, block in enumerate(blocks):
        number = chosen.get(block.char_start)
        standing = _standing(block)
        if number is not None:
            if not number.sentence:
                section = number
            under = section is not None and number.parts[: len(section.parts)] == section.parts
            heading = section.heading if section and number.sentence and under else number.heading
            heads.append(_Head(number.number, heading, block.char_start, standing))
        elif _is_unnumbered(blocks, place, plain=not chosen):
            joined = bool(heads) and not heads[-1].number and blocks[place - 1].heading
            if joined and heads[-1].char_start == blocks[place - 1].char_start:
                continue  # a heading over two blocks
            first = not any(not b.heading for b in blocks[:place])
            if (chosen and not heads) or first:
                continue  # the paper's own head
            if not heads or standing <= heads[-1].standing or not heads[-1].number:
                heads.append(_Head("", _heading(block.text), block.char_start, standing))
    return heads


def _is_unnumbered(blocks: Sequence[_Placed], place: int, plain: bool) -> bool:
    """Whether a block without a number heads something new.

    ``plain`` lines that stand alone count too where a paper has no numbers at all.
    """
    block = blocks[place]
    bare = block.text.strip(" #*_\n")
    words = bare.split()
    if block.row or block.number or len(words) > MOST_HEADING_WORDS or WITHIN.match(bare):
        return False
    if CLOSING.fullmatch(bare) or (AGENDA_NUMBER.search(bare) and bare[0] != "("):
        return True
    if not _is_name(bare) or (bare.endswith(":") and not block.text.startswith("#")):
        return False
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    between_rows = place > 0 and blocks[place - 1].row and after is not None and after.row
    if block.heading or after is None:
        return block.heading and not between_rows
    stands_alone = bare[0].isupper() and bare[-1].isalpha() and len(words) <= MOST_PLAIN_WORDS
    leads = after.text[:1].isupper() and len(after.text.split()) >= FEWEST_TEXT_WORDS
    listed = place > 0 and blocks[place - 1].text.rstrip(" -–").endswith((":", ";", ","))
    return plain and stands_alone and leads and not listed and not PERSON.match(bare)


def _is_name(bare: str) -> bool:
    """Whether a line can be the name of something: words, and little else."""
    letters = sum(c.isalpha() for c in bare)
    solid = sum(not c.isspace() for c in bare)
    long_words = [word for word in re.findall(r"[^\W\d_]+", bare) if len(word) > 3]
    return letters > 0.75 * solid and (len(long_words) > 1 or any(len(w) > 6 for w in long_words))


def _standing(block: _Placed) -> int:
    """How high a heading stands: Markdown's levels first, then capitals, bold, plain, sentence."""
    marks = re.match(r"#+", block.text.strip())
    if marks:
        return len(marks.group())
    if block.number is not None and block.number.sentence:
        return 10
    if block.heading:
        return 8 if block.text.strip().startswith("**") else 7
    return 9


def _heading(text: str) -> str:
    heading = " ".join(AGENDA_NUMBER.sub("", text.strip(" #*_\n")).split()).strip(" *:-")
    return heading if len(heading) <= LONGEST_HEADING else heading[:LONGEST_HEADING]


def _chosen(numbers: Sequence[Numbered]) -> list[Numbered]:
    """The numbers that are the paper's own numbering, in one of its styles."""
    codes = _counting([one for one in numbers if one.style == "code"])
    sure = bool(codes) and ("/" in codes[0].number or codes[0].parts[2:] in ((1,), (2,)))
    if len(codes) >= (2 if sure else FEWEST_CODES):
        return codes
    headed = _headed([one for one in numbers if one.style == "numbered"])
    sectioned = _sectioned([one for one in numbers if one.style != "letter"])
    paragraphs = sum(one.style == "paragraph" for one in sectioned)
    within = paragraphs > 1 and len(sectioned) > len(headed) + 1
    chosen = sectioned if paragraphs > len(headed) or within else headed
    sentences = _counting([one for one in numbers if one.style == "numbered"])
    if len(sentences) >= FEWEST_SENTENCES and len(sentences) > 2 * len(chosen):
        return sentences
    letters = _counting([one for one in numbers if one.style == "letter" and not one.sentence])
    return chosen or (letters if len(letters) >= FEWEST_LETTERS else [])


def _counting(numbers: Sequence[Numbered]) -> list[Numbered]:
    """Those that count on from one another, from the first that another one follows."""
    chosen: list[Numbered] = []
    for place, one in enumerate(numbers):
        later = numbers[place + 1 : place + 6]
        fits = follows(one, chosen[-1]) if chosen else any(follows(other, one) for other in later)
        if fits or (chosen and _resumes(one, chosen[-1], later)):
            chosen.append(one)
    return chosen


def _resumes(one: Numbered, last: Numbered, later: Sequence[Numbered]) -> bool:
    """Whether the numbering goes on at ``one`` after a gap: the next two count on from it."""
    if one.prefix != last.prefix or len(one.parts) != 1 or len(last.parts) != 1:
        return False
    following = {n.parts for n in later}
    number = one.parts[0]
    counts_on = (number + 1,) in following and (number + 2,) in following
    return counts_on and last.parts[0] < number <= last.parts[0] + WIDEST_GAP


def _headed(numbers: Sequence[Numbered]) -> list[Numbered]:
    """Numbered headings that count up: 39 and then 40."""
    chosen: list[Numbered] = []
    for place, one in enumerate(numbers):
        followed = any(n.parts[0] == one.parts[0] + 1 for n in numbers[place + 1 : place + 5])
        if one.sentence:
            # Between minutes 2535 and 2537 a long first line is minute 2536 all the same.
            last = chosen[-1].parts[0] if chosen else 0
            fits = last >= FEWEST_MINUTES and one.parts == (last + 1,) and followed
        else:
            near = bool(chosen) and follows(one, chosen[-1])
            near = near and one.parts[0] - chosen[-1].parts[0] <= 2
            # A year at the start of a line starts no run, since the next year does not follow.
            later = [n for n in numbers[place + 1 : place + 6] if not n.sentence]
            fits = near or ((not chosen or one.marked) and followed)
            fits = fits or (bool(chosen) and _resumes(one, chosen[-1], later))
        if fits:
            chosen.append(one)
    return chosen


def _sectioned(numbers: Sequence[Numbered]) -> list[Numbered]:
    """Numbered paragraphs, "2.1", "2.2", "3.1", with the numbered headings over them."""
    chosen: list[Numbered] = []
    # The section of the next paragraph after each number, found from behind.
    majors: list[int | None] = [None] * len(numbers)
    for place in range(len(numbers) - 2, -1, -1):
        later = numbers[place + 1]
        majors[place] = later.parts[0] if later.style == "paragraph" else majors[place + 1]
    for one, following in zip(numbers, majors, strict=True):
        major = one.parts[0]
        last = chosen[-1].parts[0] if chosen else 0
        if one.style == "paragraph":
            fits = follows(one, chosen[-1]) if chosen else major <= 3 and one.parts[1] <= 2
        else:
            in_order = following >= major if following is not None else True
            counts = 0 < major - last <= 2 or (bool(chosen) and follows(one, chosen[-1]))
            fits = one.style == "numbered" and not one.sentence and in_order and counts
        if fits:
            chosen.append(one)
    return chosen
