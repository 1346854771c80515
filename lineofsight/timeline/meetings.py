"""A theme through the meetings in date order, each entry under the voice it comes from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from assistant.found import Found
from assistant.quotes import Quote, cite
from assistant.retrieve import Library
from assistant.words import stems_of
from lineofsight.concepts import Bearing, Concepts, text_of
from lineofsight.figures.points import Point, figures_on
from lineofsight.theme import Theme, concepts_of, passages_on
from lineofsight.timeline.ladder import Rung
from lineofsight.timeline.spoken_words import FIGURE
from lineofsight.timeline.voices import VOICES, Spoken, Voice, voice_of
from papers import Action, Citation, Exchange, Figure, Paper, Passage, Reader, Scope
from records.held import held_while_unchanged
from records.structure import actions, exchanges

# So many timelines are remembered while the papers stay the same.
REMEMBERED = 32
# So many entries at most of one voice at one meeting: those most on the theme.
MOST_OF_A_VOICE = 3
# What a sentence itself holds of a theme counts for so much, what stands round it for the rest (a
# little less, what stands elsewhere in its passage); less than so much of both is no entry.
OWN, LEAST = 0.65, 0.6
PASSAGE = 0.9
# Two entries of a meeting that share so many of their words say the same.
SAME_AGAIN = 0.8


@dataclass(frozen=True)
class Entry:
    """A sentence on the theme, word for word, with the voice it comes from.

    ``citation`` holds it; ``goes_on`` is its other half where it goes on over the page. ``weight``,
    0 to 1, is how far it bears on the theme. ``holds_figure`` says that it gives a figure, whoever
    speaks.
    """

    voice: Voice
    citation: Citation
    weight: float
    goes_on: Citation | None = None
    holds_figure: bool = False

    @property
    def text(self) -> str:
        """The words exactly as they stand on the page (on the first of two pages)."""
        return self.citation.quote

    @property
    def words(self) -> str:
        """The whole sentence on one line, to be read."""
        rest = self.goes_on.quote if self.goes_on else ""
        return " ".join(f"{self.text} {rest}".split())


@dataclass(frozen=True)
class Meeting:
    """What was said on the theme at one meeting; an unknown date, council or committee is None."""

    meeting_date: date | None
    council: str | None
    committee: str | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Timeline:
    """The meetings at which a theme came up, oldest first, those without a date last."""

    meetings: tuple[Meeting, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, in the order of the meetings."""
        return tuple(entry for meeting in self.meetings for entry in meeting.entries)

    @property
    def ladder(self) -> tuple[Rung, ...]:
        """Every voice in the order of the ladder, the silent ones too."""
        newest = max((m.meeting_date for m in self.meetings if m.meeting_date), default=None)
        rungs = []
        for voice in VOICES:
            spoken = [one for one in self.entries if _is_heard(voice, one)]
            days = [one.citation.meeting_date for one in spoken]
            last = max((day for day in days if day), default=None)
            rungs.append(Rung(voice, len(spoken), last, newest))
        return tuple(rungs)


def _is_heard(voice: Voice, entry: Entry) -> bool:
    """Whether an entry is in a voice; a figure that somebody tells of is a figure reported too."""
    return entry.voice == voice or (voice == "figures_reported" and entry.holds_figure)


def timeline_on(
    library: Library, theme: Theme, reader: Reader, points: Sequence[Point] | None = None
) -> Timeline:
    """The timeline of ``theme`` in the papers that ``reader`` may see.

    A sentence that holds one of the ``points`` on the theme bears on it, even where it names it
    only by what stands before it ("the range was between …"). They are looked up if not given.
    """
    if points is None:
        points = figures_on(library, theme, reader)
    figures = tuple(point.figure for point in points)
    return _timeline(library, theme, reader, figures)


@held_while_unchanged(most=REMEMBERED)
def _timeline(
    library: Library, theme: Theme, reader: Reader, figures: tuple[Figure, ...]
) -> Timeline:
    """The timeline, drawn once."""
    found = passages_on(library, theme, reader)
    decided = actions(library.records, theme.scope(reader)) if found else []
    concepts = concepts_of(library, theme, reader)
    known = _Known(library, reader, decided, figures)
    bearing = [*found, *_beside(library, theme.scope(reader), found, figures)]
    drawn = [one for passage in bearing for one in _entries(passage, concepts, known)]
    meetings = []
    for at, of_meeting in groupby(sorted(drawn, key=_by_meeting), key=_meeting):
        chosen = _chosen(list(of_meeting))
        entries = tuple(known.whole(one) for one in chosen)
        meetings.append(Meeting(*at, entries))
    return Timeline(tuple(meetings))


@dataclass(frozen=True)
class _Drawn:
    found: Found
    bearing: Bearing
    voice: Voice
    weight: float

    @property
    def text(self) -> str:
        return text_of(self.found.passage, self.bearing.span)


class _Known:
    """What is known of each paper, read from the records once."""

    def __init__(
        self,
        library: Library,
        reader: Reader,
        decided: Sequence[tuple[Action, Paper]],
        figures: Sequence[Figure],
    ) -> None:
        self._library, self._reader = library, reader
        self._figures: dict[tuple[str, int], list[Figure]] = {}
        for figure in figures:
            self._figures.setdefault((figure.paper_id, figure.page), []).append(figure)
        self._exchanges: dict[str, list[Exchange]] = {}
        self._actions: dict[str, list[Action]] = {}
        for action, paper in decided:
            self._actions.setdefault(paper.paper_id, []).append(action)

    def voice(self, spoken: Spoken, paper: Paper) -> Voice | None:
        if paper.paper_id not in self._exchanges:
            self._exchanges[paper.paper_id] = exchanges(
                self._library.records, paper.paper_id, self._reader
            )
        done = self._actions.get(paper.paper_id, [])
        return voice_of(spoken, paper, self._exchanges[paper.paper_id], done)

    def holds_a_point(self, passage: Passage, span: tuple[int, int]) -> bool:
        """Whether a sentence of ``passage`` gives a figure of the theme."""
        return any(
            span[0] < one.end and one.start < span[1]
            for one in self._figures.get((passage.paper_id, passage.page), ())
        )

    def whole(self, drawn: _Drawn) -> Entry:
        """The entry with its citation, and with its other half where it goes on over the page."""
        passage = drawn.found.passage
        citation = self._cite(Quote(drawn.found, *drawn.bearing.span))
        rest = None
        if passage.runs_on is not None and drawn.bearing.number == len(passage.sentences) - 1:
            scope = Theme("").scope(self._reader)
            entry = self._library.records.passages([passage.runs_on], scope).get(passage.runs_on)
            if entry is not None and entry[0].sentences:
                rest = self._cite(Quote(Found(*entry, 0.0), *entry[0].sentences[0]))
        figure = self.holds_a_point(passage, drawn.bearing.span) or (
            FIGURE.search(drawn.text) is not None
        )
        return Entry(drawn.voice, citation, drawn.weight, rest, figure)

    def _cite(self, quote: Quote) -> Citation:
        return cite(self._library, quote, 1, self._reader)


def _beside(
    library: Library, scope: Scope, found: Sequence[Found], figures: Sequence[Figure]
) -> Iterator[Found]:
    """The passages that give a figure of the theme, and were not found by their words."""
    keys = {one.passage.key for one in found}
    copied = {copy.paper_id for one in found for copy in one.copies}
    places: dict[str, set[tuple[int, int]]] = {}
    for figure in figures:
        if figure.paper_id not in copied:
            places.setdefault(figure.paper_id, set()).add((figure.page, figure.start))
    for paper_id, spots in places.items():
        for key, (passage, paper) in library.records.passages_of(paper_id, scope).items():
            held = any(
                page == passage.page and passage.start <= start < passage.end
                for page, start in spots
            )
            if held and key not in keys:
                yield Found(passage, paper, 0.0)


def _entries(found: Found, concepts: Concepts, known: _Known) -> Iterator[_Drawn]:
    passage, before = found.passage, ""
    # A question names half of the theme, its reply the other: the passage holds the two together.
    whole = PASSAGE * concepts.share(passage.text, passage.heading or "")
    for bearing in concepts.sentences(passage):
        text = text_of(passage, bearing.span)
        weight = OWN * bearing.own + (1 - OWN) * max(bearing.around, whole)
        if known.holds_a_point(passage, bearing.span):
            weight = max(weight, LEAST)
        elif not bearing.own:
            weight = 0.0
        if weight >= LEAST:
            start = bearing.span[0]
            char = passage.char_start + start - passage.start
            spoken = Spoken(
                text, before, passage.text, char, passage.page, start, passage.speaker,
                passage.heading,
            )  # fmt: skip
            voice = known.voice(spoken, found.paper)
            if voice is not None:
                yield _Drawn(found, bearing, voice, weight)
        before = text


def _chosen(of_meeting: Sequence[_Drawn]) -> list[_Drawn]:
    """A meeting's entries: of each voice those most on the theme, in the order of the ladder."""
    chosen: list[_Drawn] = []
    for voice in VOICES:
        best: list[_Drawn] = []
        spoken = (one for one in of_meeting if one.voice == voice)
        for one in sorted(spoken, key=lambda one: (-one.weight, -one.found.score, _place(one))):
            if len(best) < MOST_OF_A_VOICE and not _is_said_in(one, [*chosen, *best]):
                best.append(one)
        chosen += sorted(best, key=_place)
    return chosen


def _is_said_in(one: _Drawn, others: Iterable[_Drawn]) -> bool:
    stems = stems_of(one.text)
    return any(
        len(stems & said) > SAME_AGAIN * len(stems | said)
        for said in (stems_of(other.text) for other in others)
    )


def _meeting(one: _Drawn) -> tuple[date | None, str | None, str | None]:
    paper = one.found.paper
    return paper.meeting_date, paper.council, paper.committee


def _by_meeting(one: _Drawn) -> tuple[date, str, str]:
    day, council, committee = _meeting(one)
    return day or date.max, council or "", committee or ""


def _place(one: _Drawn) -> tuple[str, int]:
    return one.found.paper.file, one.found.passage.char_start + one.bearing.span[0]
