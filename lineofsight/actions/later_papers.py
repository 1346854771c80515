"""Every sentence of a council's papers, in date order, and where each of its words stands."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy
from numpy.typing import NDArray

from lineofsight.actions.report_words import REPORT_HEARD, THIS_REPORT
from lineofsight.actions.subjects import stems_told
from papers import Paper, Passage, Reader, Scope
from records import Records
from records.held import held_while_unchanged

# So many lines of which most begin with a capital letter are a list and no sentence.
FEWEST_LINES, MOST_BEGUN = 4, 0.7
LINE = re.compile(r"[^\s].*[^\s]|[^\s]")
CAPITAL = re.compile(r"\W{0,3}[A-Z]")
# Kinds of paper that are one report, with a title that says of what.
REPORTS = ("report", "performance_report", "commissioner_report")
Numbers = NDArray[numpy.int64]
Weights = NDArray[numpy.float64]
# So many readings of the papers are remembered: for the public and for those who may see more.
REMEMBERED = 3


@dataclass(frozen=True)
class Said:
    """A sentence: its passage and paper, its page span, the stems of its telling words."""

    paper: Paper
    passage: Passage
    start: int
    end: int
    stems: frozenset[str]

    @property
    def text(self) -> str:
        """Its words exactly as they stand on the page."""
        first = self.passage.start
        return self.passage.text[self.start - first : self.end - first]


class CouncilPapers:
    """The sentences of one council's dated papers, oldest first, numbered from 0.

    ``days`` are the meetings' dates as ordinals, ``of_committee`` says for each committee which
    sentences are of its papers, ``same_passage`` which have the one before in their own passage.
    """

    def __init__(self, said: Iterable[Said]) -> None:
        """Put the sentences in the order of their meetings."""
        self.said = sorted(said, key=lambda one: _day(one.paper))
        self.days: Numbers = numpy.array([_day(one.paper) for one in self.said], dtype=numpy.int64)
        self.of_committee = {
            committee: numpy.array([one.paper.committee == committee for one in self.said])
            for committee in {one.paper.committee for one in self.said}
        }
        self.same_passage = numpy.array(
            [
                number > 0 and one.passage.key == self.said[number - 1].passage.key
                for number, one in enumerate(self.said)
            ],
            dtype=bool,
        )

    @cached_property
    def places(self) -> dict[str, Numbers]:
        """For each stem the numbers of the sentences that hold it."""
        found: dict[str, list[int]] = {}
        for number, one in enumerate(self.said):
            for stem in one.stems:
                found.setdefault(stem, []).append(number)
        return {stem: numpy.array(numbers) for stem, numbers in found.items()}

    @cached_property
    def starts(self) -> dict[tuple[str, int, int], int]:
        """The number of the sentence that starts at a place: paper, page, start in its text."""
        return {
            (one.paper.paper_id, one.passage.page, one.start): number
            for number, one in enumerate(self.said)
        }

    @cached_property
    def reports(self) -> list[tuple[int, frozenset[str]]]:
        """The sentences that tell of a report before a meeting, with the stems of its heading."""
        found: list[tuple[int, frozenset[str]]] = []
        for number, one in enumerate(self.said):
            is_report = one.paper.kind in REPORTS
            topic = one.paper.title if is_report else one.passage.heading
            told = THIS_REPORT if is_report else REPORT_HEARD
            if topic and (is_report or one.paper.kind == "minutes") and told.search(one.text):
                found.append((number, stems_told(topic)))
        return found

    def rarity(self, stem: str) -> float:
        """The inverse document frequency of a stem among the sentences (Spärck Jones, 1972)."""
        return math.log(1 + len(self.said) / (1 + len(self.places.get(stem, ()))))

    def meetings(self, committee: str | None) -> list[date]:
        """The days on which a committee met, or the council if None, oldest first."""
        days = self.days if committee is None else self.days[self.of_committee[committee]]
        return [date.fromordinal(int(day)) for day in numpy.unique(days)]

    def held(self, weights: Mapping[str, float]) -> tuple[Weights, Weights, Numbers]:
        """How much of what is sought each sentence holds: alone, and with the one before it.

        ``weights`` say what each stem counts for, 0 to 1; a sentence scores the sum of those of
        its stems times their rarity. The third array is how many it holds alone.
        """
        alone = numpy.zeros(len(self.said))
        together = numpy.zeros(len(self.said))
        count = numpy.zeros(len(self.said), dtype=numpy.int64)
        for stem, weight in weights.items():
            here = self.places.get(stem)
            if here is None:
                continue
            worth = weight * self.rarity(stem)
            alone[here] += worth
            count[here] += 1
            after = here[here + 1 < len(self.said)] + 1
            together[numpy.union1d(here, after[self.same_passage[after]])] += worth
        return alone, together, count

    def before(self, paper_id: str, page: int, start: int) -> str:
        """The sentence right before a place in a paper, in the same passage; "" if none is."""
        number = self.starts.get((paper_id, page, start))
        if number is None or not self.same_passage[number]:
            return ""
        return self.said[number - 1].text

    def with_before(self, number: int) -> Said:
        """A sentence together with the one right before it, which must be of its own passage."""
        one, before = self.said[number], self.said[number - 1]
        return replace(one, start=before.start, stems=before.stems | one.stems)


@held_while_unchanged(most=REMEMBERED)
def papers_of_councils(records: Records, reader: Reader) -> dict[str, CouncilPapers]:
    """The sentences that ``reader`` may see of the current, dated papers, council by council."""
    scope = Scope(reader=reader)
    said: dict[str, list[Said]] = {}
    for row in records.papers(scope):
        paper = row.paper
        if paper.council is None or paper.meeting_date is None:
            continue
        listed = said.setdefault(paper.council, [])
        for passage, _ in records.passages_of(paper.paper_id, scope).values():
            for start, end in _spans(passage):
                text = passage.text[start - passage.start : end - passage.start]
                listed.append(Said(paper, passage, start, end, stems_told(text)))
    return {council: CouncilPapers(ones) for council, ones in said.items() if ones}


def _spans(passage: Passage) -> list[tuple[int, int]]:
    """The sentences of a passage; a list without full stops, item by item.

    Clerks write what arose as lines that each begin with a capital letter and have no end.
    """
    spans: list[tuple[int, int]] = []
    for start, end in passage.sentences:
        text = passage.text[start - passage.start : end - passage.start]
        lines = list(LINE.finditer(text))
        begun = [line for line in lines if CAPITAL.match(line[0])]
        if len(begun) < FEWEST_LINES or len(begun) < MOST_BEGUN * len(lines):
            spans.append((start, end))
            continue
        stops = [line.start() for line in begun[1:]] + [len(text)]
        for first, stop in zip((0, *stops), stops, strict=False):
            spans.append((start + first, start + first + len(text[first:stop].rstrip())))
    return spans


def _day(paper: Paper) -> int:
    return paper.meeting_date.toordinal() if paper.meeting_date else 0
