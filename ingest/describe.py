"""What a paper says of itself: council, committee, meeting date, kind, title, status, access."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from ingest.access import access_of, status_of
from ingest.councils import council_in_path, council_named, council_of_place, council_told
from ingest.dates import date_in_name, dates_in, meeting_date_in
from papers import Access, Kind, Page, Paper, Status

HEAD_LINES = 45
BODIES = (
    r"(?:Sub-?Committee|Committee|Commission|Cabinet|Panel|Board|Seminar|Forum|Assembly|Executive|"
    r"Working Group|Task (?:and Finish )?Group|Public Meeting|Council)"
)
MEETING_OF = re.compile(
    rf"\b(?i:meeting|agenda|minutes) (?i:of) (?i:the |a )?(?i:meeting of (?:the |a )?)?"
    rf"(?P<body>(?!above|last|previous)(?=[A-Z])[^.:,;()]{{0,90}}?\b(?i:{BODIES}))\b(?! Member)",
)
ADDRESSED_TO = re.compile(
    rf"^\s*(?:Report )?to:?\s+(?P<body>(?=[A-Z])[^.:,;()\d–—]{{0,80}}?\b{BODIES}(?:['’]s?)?"
    rf"(?:\s+Public Meeting)?)\b",
    re.IGNORECASE,
)
REPORT_TO = re.compile(
    rf"^\W*Report (?:to|for)\W+(?:the )?(?P<body>(?=[A-Z])[^.:;()\d,]{{0,80}}?\b{BODIES})\b",
    re.IGNORECASE,
)
BODY_LINE = re.compile(
    rf"^\W*(?:EXTRAORDINARY |ANNUAL )?(?P<body>(?=[A-Z])[A-Za-z'’&,\s-]{{0,80}}?\b{BODIES})"
    r"(?:\s*[-–—,]?\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*|\d{1,2}\s*(?:<sup>)?\w*.*))?\W*$",
    re.IGNORECASE,
)
# "Minutes of the meeting of the Planning Committee": what stands before a committee's name.
LEAD_IN = re.compile(
    r"^(?:(?:draft )?(?:minutes|agenda|meeting|report)\s+(?:of|for|to)\s+(?:(?:the|a)\s+)?)+|"
    r"^(?:the|a)\s+",
    re.IGNORECASE,
)
NOT_A_BODY = re.compile(
    r"\b(?:pathway|cabinet member|member for|approved by|seconded|director|chairman of|councillor|"
    r"lead officer|leader|decision|recommend|above council|"
    r"present|apolog|county hall|council chamber|item|"
    r"council tax|council’s|council's|annual report|budget)\b",
    re.IGNORECASE,
)
TITLE_WORDS = re.compile(
    r"\b(?:report|plan|strategy|policy|review|budget|scorecard|statement|framework|appendix|"
    r"register|summary|consultation|amendment)\b",
    re.IGNORECASE,
)
# The first words of a transcript: a name, a colon, and all that was said. No title.
UTTERED = re.compile(r"[^:\d]{3,80}:\s+\S+(?:\s+\S+){14}")


@dataclass(frozen=True)
class Overrides:
    """What the person loading a paper knows better than the paper; None leaves it to the paper."""

    council: str | None = None
    committee: str | None = None
    meeting_date: date | None = None
    kind: Kind | None = None
    status: Status | None = None
    access: Access | None = None

    def apply(self, paper: Paper) -> Paper:
        """``paper`` with whatever is given here."""
        given = {name: value for name, value in vars(self).items() if value is not None}
        return replace(paper, **given)


def describe(paper_id: str, file: str, pages: Sequence[Page]) -> Paper:
    """Read a paper's description from its own first lines; from its text and file name last.

    ``file`` is the path relative to the folder given, with "/" between its parts.
    """
    head = _head(pages)
    text = "\n".join(page.text for page in pages)
    kind = _kind(head, file)
    council = (
        council_named(head[:12])
        or council_in_path(file)
        or council_told(text)
        or council_of_place(text)
    )
    committee = _committee(head, council) or _committee_in_path(file, council)
    return Paper(
        paper_id=paper_id,
        file=file,
        title=_title(head, file, kind, committee),
        council=council,
        committee=committee,
        meeting_date=meeting_date_in(head) or _date_in_path(file),
        kind=kind,
        status=status_of(head, PurePosixPath(file).stem, kind),
        access=access_of(head, pages, file, kind),
        page_count=len(pages),
    )


def _head(pages: Sequence[Page]) -> list[str]:
    """The first lines that say something, without Markdown's and HTML's marks."""
    lines = []
    for page in pages[:2]:
        for line in page.text.split("\n"):
            bare = re.sub(r"</?\w+>|\*\*|__", "", line).strip(" \t#*|_-")
            if re.fullmatch(r"(?:[A-Z] ){2,}[A-Z]", bare):
                bare = bare.replace(" ", "")  # "A G E N D A"
            if bare:
                lines.append(" ".join(bare.split()))
    return lines[:HEAD_LINES]


def _committee(head: list[str], council: str | None) -> str | None:
    name = re.compile(rf"^{re.escape(council or '')}\W+", re.IGNORECASE)
    for place, whole in enumerate(head[:25]):
        line = name.sub("", whole) if council else whole
        if re.search(r"\b(?:pathway|previous|last|next) ", line, re.IGNORECASE):
            continue
        following = head[place + 1] if place + 1 < len(head) else ""
        heading = BODY_LINE.match(line) if place < 12 and _stands_alone(line, place) else None
        if heading and _named(heading["body"]) == council:
            heading = None  # the council's own name heads its committees' papers too
        meeting = MEETING_OF.search(f"{line} {following}")
        for match in (ADDRESSED_TO.search(line), REPORT_TO.search(line), heading, meeting):
            # "Cabinet" at the end of a line may be half of "Cabinet Member".
            half = following.startswith("Member")
            if match and not half and not NOT_A_BODY.search(match["body"]):
                return _named(match["body"])
        if council and re.search(r"\bmeeting of the above Council\b", line):
            return council
    # A parish, town or community council meets as itself.
    local = council is not None and re.search(r"\b(?:Parish|Town|Community) Council$", council)
    return council if local else None


def _stands_alone(line: str, place: int) -> bool:
    """Whether a line can be a heading that names a committee, not a table's or a sentence's."""
    return bool(line.upper() == line or dates_in(line) or place < 3) and len(line.split()) <= 14


def _named(body: str) -> str:
    """A committee's name as it is written in running text."""
    words = " ".join(body.split()).strip(" -–,'’")
    words = LEAD_IN.sub("", words)
    if words.isupper():
        small = {"AND", "OF", "THE", "FOR", "ON", "IN", "TO"}
        words = " ".join(
            word.lower()
            if n and word in small
            else "-".join(part.capitalize() for part in word.split("-"))
            for n, word in enumerate(words.split())
        )
    return re.sub(r"^(?:Extraordinary|Annual General|Special)\s+(?=\w+ )", "", words)


def _committee_in_path(file: str, council: str | None) -> str | None:
    """A folder named for a committee: "cabinet", "full_council", "scrutiny-panel"."""
    for folder in reversed(PurePosixPath(file).parent.parts):
        words = re.sub(r"[_\-\s]+", " ", folder).strip()
        if re.fullmatch(r"(?:full )?council", words, re.IGNORECASE):
            kind = re.search(r"\w+ Council$", council or "")
            return kind.group() if kind else "Full Council"
        if re.fullmatch(rf"[A-Za-z ]*{BODIES}", words, re.IGNORECASE):
            return words.title().replace(" And ", " and ").replace(" Of ", " of ")
    return None


def _date_in_path(file: str) -> date | None:
    for part in reversed(PurePosixPath(file).parts):
        found = date_in_name(part)
        if found:
            return found
    return None


def _kind(head: list[str], file: str) -> Kind:
    top = "\n".join(head[:14])
    name = PurePosixPath(file).stem.lower().replace("_", " ")
    said = f"{name}\n{top}"

    def has(pattern: str, where: str) -> bool:
        return re.search(pattern, where, re.IGNORECASE | re.MULTILINE) is not None

    if has(r"\brecord of decisions?\b|\bdecision notice\b", top):
        return "decision_record"
    if has(r"^\W*appendix\b|^\W*annex\b", "\n".join(head[:3])) or has(
        r"\bappendix\b|\bannex\b", name
    ):
        return "appendix"
    minutes = (
        r"\bminutes of (?:a|the) (?:\w+ ){0,3}meeting|\bminutes of the (?!last|previous)|^minutes\b"
    )
    if has(minutes, "\n".join(head[:8])) or has(r"^\W*minutes\s*:?\s*$", "\n".join(head)):
        return "minutes"
    if has(r"^\W*present\b\s*:?", "\n".join(head)) and has(r"apolog", "\n".join(head)):
        return "minutes"
    if has(r"^\W*agenda\b(?! item)|\bagenda front ?sheet|\bagenda supplement|\bsummons to\b", said):
        return "agenda"
    if has(r"\bcommissioner\b", "\n".join(head[:4])) and has(r"\breport\b", "\n".join(head[:6])):
        return "commissioner_report"
    if has(r"\bperformance (?:report|monitoring|scorecard|update)|\bscorecard\b", said):
        return "performance_report"
    if has(r"^\W*present\b\s*:?-?\s", "\n".join(head)) or has(r"^minutes\b|\bminutes\b", name):
        return "minutes"
    if has(
        r"^\W*(?:report (?:to|of|by)\b|from\s*:|subject\s*:|purpose of (?:the )?report)|\breport\b",
        said,
    ):
        return "report"
    return "other"


def _title(head: list[str], file: str, kind: Kind, committee: str | None) -> str:
    for place, line in enumerate(head):
        match = re.match(r"(?:Subject|Title|Report title|Title of Decision)\s*:\s*(.*)", line, re.I)
        if match:
            more = head[place + 1] if place + 1 < len(head) and ":" not in head[place + 1] else ""
            title = match[1] or more
            if title:
                return title[:160]
    if kind in ("minutes", "agenda") and committee:
        return f"{kind.capitalize()} of the {committee}"
    stem = PurePosixPath(file).stem
    if " " in stem and len(re.findall(r"[A-Za-z]{3,}", stem)) >= 2:
        return " ".join(stem.replace("_", " ").split())  # named by a person
    for line in head[:8]:
        if (
            TITLE_WORDS.search(line)
            and re.match(r"[A-Z‘“\"]", line)
            and 3 <= len(line.split()) <= 14
        ):
            return line.capitalize() if line.isupper() else line
    if not head or UTTERED.match(head[0]):
        return " ".join(re.sub(r"[_-]+", " ", stem).split()) or stem
    return head[0][:160]
