"""What changed in a briefing since the last version that somebody took away."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from assistant.citing import citation_of
from lineofsight.briefing.parts import (
    Block,
    Row,
    Section,
    SectionName,
    Statement,
    Subheading,
    Wording,
)
from lineofsight.briefing.words import readable
from papers import Citation, Reader, spoken_date
from records import Records
from records.action_states import Place, words_at
from records.briefings import Kept, Version
from records.rows import BLACK

ChangeKind = Literal["added", "gone", "restated", "state"]
TITLES: dict[ChangeKind, str] = {
    "added": "New in this version",
    "gone": "No longer in this briefing",
    "restated": "Figures restated",
    "state": "Actions whose state has changed",
}
FIRST = "This is the first version of this briefing."
UNCHANGED = "Nothing has changed since the last version, made on"
SINCE = "Compared with the last version, made on"
WITHHELD = (
    "Some of what the last version said can no longer be shown: its papers were removed or "
    "restricted."
)


@dataclass(frozen=True)
class Change:
    """One thing that changed: ``was`` and ``now`` are a figure's values or an action's states."""

    kind: ChangeKind
    section: SectionName
    citation: Citation
    was: str = ""
    now: str = ""

    @property
    def words(self) -> str:
        """The words of the paper that it is about, on one line."""
        return readable(self.citation.quote)

    @property
    def told(self) -> str:
        """What changed, in words; empty where it was only added or is gone."""
        return f"Was {self.was}, is now {self.now}" if self.was else ""

    @property
    def statement(self) -> Statement:
        """The change as a statement of the briefing, with what it is about quoted."""
        return Statement(self.words, (self.citation,), lead=self.told)


@dataclass(frozen=True)
class Changes:
    """All that changed since ``since`` (UTC; None for a first version).

    ``some_withheld``: what is gone cannot all be told, since its papers may not be seen.
    """

    since: datetime | None
    changes: tuple[Change, ...] = ()
    some_withheld: bool = False

    def within(self, names: Collection[SectionName]) -> "Changes":
        """The changes in the sections with these ``names``."""
        return replace(self, changes=tuple(one for one in self.changes if one.section in names))


def version_of(sections: Sequence[Section], made_at: datetime | None = None) -> Version:
    """The version to keep of a briefing with these ``sections``."""
    kept = tuple(
        Kept(section.name, said.mark.key, said.mark.said, first.paper_id, first.page,
             first.start, first.end, first.item,
             tuple((one.paper_id, one.page, one.start, one.end) for one in said.citations[1:]))
        for section in sections
        for said in section.said
        if said.mark is not None
        for first in said.citations[:1]
    )  # fmt: skip
    names = tuple(section.name for section in sections)
    return Version(made_at or datetime.now(UTC).replace(tzinfo=None), names, kept)


def changes_since(
    records: Records, last: Version | None, sections: Sequence[Section], reader: Reader
) -> Changes:
    """Compare ``sections`` with the ``last`` version, as far as both have the same sections."""
    if last is None:
        return Changes(None)
    found: list[Change] = []
    some_withheld = False
    for section in sections:
        if section.name not in last.sections:
            continue
        before: dict[str, list[Kept]] = defaultdict(list)
        for kept in last.statements:
            if kept.section == section.name:
                before[kept.key].append(kept)
        now: dict[str, list[Statement | Row]] = defaultdict(list)
        for said in section.said:
            if said.mark is not None:
                now[said.mark.key].append(said)
        # What was said then is told only as far as all that it rested on may still be seen.
        told = {
            key: [kept for kept in ones if key not in now or _is_open(records, kept, reader)]
            for key, ones in before.items()
        }
        some_withheld |= any(len(told[key]) < len(ones) for key, ones in before.items())
        still = {key: ones for key, ones in now.items() if key not in told or told[key]}
        found += _new_and_changed(section.name, still, told)
        for one in (kept for key, ones in before.items() if key not in now for kept in ones):
            citation = cite_again(records, one, reader)
            some_withheld |= citation is None
            if citation is not None:
                found.append(Change("gone", section.name, citation))
    return Changes(last.made_at, tuple(found), some_withheld)


def _new_and_changed(
    name: SectionName, now: dict[str, list[Statement | Row]], before: dict[str, list[Kept]]
) -> Iterator[Change]:
    for key, ones in now.items():
        said = [one.mark.said for one in ones if one.mark is not None]
        was = [kept.said for kept in before.get(key, [])]
        citation = ones[0].citations[0]
        if not was:
            yield Change("added", name, citation)
        elif set(said) != set(was):
            kind: ChangeKind = "restated" if name == "figures" else "state"
            yield Change(kind, name, citation, _listed(was), _listed(said))


def _is_open(records: Records, kept: Kept, reader: Reader) -> bool:
    """Whether ``reader`` may still see all that a statement of an earlier version rested on."""
    return cite_again(records, kept, reader) is not None and all(
        words_at(records, Place(*place), reader) is not None for place in kept.rests_on
    )


def _listed(said: Sequence[str]) -> str:
    return " and ".join(dict.fromkeys(said))


def cite_again(records: Records, kept: Kept, reader: Reader) -> Citation | None:
    """The citation of a statement of an earlier version; None where it may not be seen now."""
    paper = records.paper(kept.paper_id, reader)
    page = records.page(kept.paper_id, kept.page, reader)
    quote = page.text[kept.start : kept.end] if page else ""
    if paper is None or page is None or not quote or BLACK in quote:
        return None
    shut = any(start < kept.end and kept.start < end for start, end in page.exempt)
    return citation_of(
        paper, page.number, quote, (kept.start, kept.end),
        item=kept.item, printed=page.printed, exempt=shut, ocr=page.ocr, n=0,
    )  # fmt: skip


def change_blocks(changes: Changes) -> tuple[Block, ...]:
    """What changed, kind by kind, each thing cited."""
    if changes.since is None:
        return (Wording(FIRST),)
    day = spoken_date(changes.since.date())
    withheld = (Wording(WITHHELD),) if changes.some_withheld else ()
    if not changes.changes:
        return (Wording(f"{UNCHANGED} {day}."), *withheld)
    blocks: list[Block] = [Wording(f"{SINCE} {day}.")]
    for kind, title in TITLES.items():
        of_kind = [change for change in changes.changes if change.kind == kind]
        if of_kind:
            blocks += [Subheading(title), *(change.statement for change in of_kind)]
    return (*blocks, *withheld)
