"""Versions of one paper: a draft and its approved minutes, and the drafts a meeting approved."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from ingest.dates import dates_in
from papers import Action, Page, Paper, Reader, Scope
from records import Records
from records.structure import actions

# Two texts are versions of one paper if at least this share of all their runs of words stands
# in both. Minutes of one meeting share half and more even after many amendments; those of two
# meetings of one committee share about a tenth; an extract shares little with the whole.
ALIKE = 0.4
RUN = 5
APPROVAL = re.compile(
    r"\bminutes\b.{0,200}\b(?:approved|agreed|confirmed|accepted|signed|adopted)\b.{0,60}"
    r"\b(?:correct|true|accurate)\b|"
    r"\b(?:approved|agreed|confirmed|accepted|signed|adopted)\b.{0,40}\bminutes\b",
    re.IGNORECASE | re.DOTALL,
)
# "The minutes of the Parks Working Group held on 4 May" are not the committee's own.
OF_ANOTHER = re.compile(
    r"\bminutes of (?:a |the )?(?:meeting of )?the "
    r"(?!meeting|committee|commission|cabinet|council|panel|board|last|previous)"
    r"(?:\w+ ){0,6}(?:group|sub-?committee|panel|board|committee|forum)\b",
    re.IGNORECASE,
)
AMENDED = re.compile(r"\bsubject to\b|\bamend|\bcorrection|\bexcept\b|\bnot\b", re.IGNORECASE)


def other_minutes(paper: Paper, same: Iterable[Paper]) -> list[Paper]:
    """Of the papers of the ``same`` meeting, the minutes where one is a draft and one is not.

    Only between papers open to the same readers: a public paper tells nothing of an exempt one.
    """
    if paper.kind != "minutes" or paper.meeting_date is None or paper.committee is None:
        return []
    return [
        other
        for other in same
        if other.access == paper.access and (paper.status == "draft") != (other.status == "draft")
    ]


def are_alike(one: Sequence[Page], other: Sequence[Page]) -> bool:
    """Whether two texts are versions of one: they share :data:`ALIKE` of their runs of words.

    The measure is the resemblance of two sets of word shingles (Broder, 1997).
    """
    first, second = _runs(one), _runs(other)
    return bool(first and second) and len(first & second) >= ALIKE * len(first | second)


def _runs(pages: Sequence[Page]) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", " ".join(page.text for page in pages).lower())
    return {tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}


def approved_meetings(actions: Iterable[Action]) -> set[date]:
    """The dates of the meetings whose minutes these actions approve as they stand.

    An approval that names no date, or that comes with a change, approves nothing here: in doubt
    a draft stays one.
    """
    return {
        day
        for action in actions
        if action.formal and APPROVAL.search(action.text) and not AMENDED.search(action.text)
        for day in dates_in(action.text)
    }


def approve_minutes(records: Records) -> None:
    """Mark as approved each draft whose minutes a later meeting of its committee approved."""
    everything = Scope(reader=Reader.OFFICER)
    known = records.known()
    approved = {
        (paper.council, paper.committee, day)
        for action, paper in actions(records, everything)
        if paper.kind == "minutes"
        and paper.committee is not None
        and known[paper.paper_id].trusted
        and not OF_ANOTHER.search(action.text)
        for day in approved_meetings([action])
        if paper.meeting_date is not None and day < paper.meeting_date
    }
    drafts = [
        paper.paper_id
        for paper in records.current()
        if paper.kind == "minutes"
        and paper.status == "draft"
        and (paper.council, paper.committee, paper.meeting_date) in approved
    ]
    if drafts:
        records.approve(drafts)
