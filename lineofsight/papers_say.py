"""What the papers say now on a theme: an answer with the newest meetings first, all of it cited."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Answer, Sentence
from assistant.ask import ask
from assistant.found import Found
from assistant.retrieve import Library
from lineofsight.theme import Theme, passages_on
from lineofsight.timeline.meetings import Entry, Timeline, timeline_on
from papers import Citation, Coverage, Reader
from records import Records
from records.held import held_while_unchanged

# So many answers are remembered while the papers stay the same.
REMEMBERED = 32
MOST_SENTENCES, MOST_OF_A_MEETING = 6, 2
# A sentence that holds less of the theme than this is shown only where nothing holds more.
ON_THEME = 0.7
# A sentence with the citations that hold it.
Said = tuple[str, tuple[Citation, ...]]


def answer_on(
    library: Library, theme: Theme, reader: Reader, timeline: Timeline | None = None
) -> Answer:
    """What the papers that ``reader`` may see say now on ``theme``, newest first.

    The theme is asked as a question; what of the answer does not bear on it is left out. A theme
    that is no question gets the newest sentences of its ``timeline`` instead, which is looked up
    if not given. ``not_in_papers`` where nothing bears on it.
    """
    empty = Answer(
        question=theme.words,
        standalone_question=theme.words,
        status="not_in_papers",
        coverage=coverage_of(library.records, theme, reader),
    )
    said = _asked(library, theme, reader)
    if not said:
        entries = (timeline or timeline_on(library, theme, reader)).entries
        said = tuple((one.words, _of(one)) for one in _newest(entries))
    newest = sorted(said, key=lambda one: one[1][0].meeting_date or date.min, reverse=True)
    return _numbered(empty, newest) if newest else empty


@held_while_unchanged(most=REMEMBERED)
def _asked(library: Library, theme: Theme, reader: Reader) -> tuple[Said, ...]:
    """The sentences that answer the theme and bear on it."""
    found = passages_on(library, theme, reader)
    # Asked of several councils or committees, the question would be answered from all others too.
    if not found or len(theme.councils) > 1 or len(theme.committees) > 1:
        return ()
    answer = ask(library, theme.words, scope=theme.scope(reader))
    cited = {one.n: one for one in answer.citations}
    said = []
    for sentence in answer.sentences:
        # A watched theme is kept short: one place is enough for each sentence.
        citations = tuple(cited[n] for n in sentence.citations if n not in sentence.again)
        if all(_bears(one, found) for one in citations[:1]):
            said.append((sentence.text, citations))
    return tuple(said)


def coverage_of(records: Records, theme: Theme, reader: Reader) -> Coverage:
    """Which papers are looked through for ``theme``."""
    papers = [row.paper for row in records.papers(theme.scope(reader)) if theme.covers(row.paper)]
    days = [paper.meeting_date for paper in papers if paper.meeting_date]
    committees = sorted({paper.committee for paper in papers if paper.committee})
    return Coverage(
        len(papers), tuple(committees), min(days, default=None), max(days, default=None)
    )


def _newest(entries: Sequence[Entry]) -> list[Entry]:
    """The best sentences of the newest meetings; what members asked is no statement."""
    told = [one for one in entries if one.voice != "members_asked"]
    told = [one for one in told if one.weight >= ON_THEME] or told
    told.sort(key=lambda one: (one.citation.meeting_date or date.min, one.weight), reverse=True)
    chosen: list[Entry] = []
    for one in told:
        here = [other for other in chosen if _meeting(other) == _meeting(one)]
        if len(here) < MOST_OF_A_MEETING and len(chosen) < MOST_SENTENCES:
            chosen.append(one)
    return chosen


def _meeting(entry: Entry) -> tuple[date | None, str | None, str | None]:
    citation = entry.citation
    return citation.meeting_date, citation.council, citation.committee


def _of(entry: Entry) -> tuple[Citation, ...]:
    return (entry.citation, entry.goes_on) if entry.goes_on else (entry.citation,)


def _bears(citation: Citation, found: Sequence[Found]) -> bool:
    return any(
        one.passage.paper_id == citation.paper_id
        and one.passage.page == citation.page
        and one.passage.start <= citation.start < one.passage.end
        for one in found
    )


def _numbered(empty: Answer, said: Sequence[Said]) -> Answer:
    sentences: list[Sentence] = []
    citations: list[Citation] = []
    for text, cited in said:
        numbered = [replace(one, n=len(citations) + n) for n, one in enumerate(cited, 1)]
        citations += numbered
        sentences.append(Sentence(text, tuple(one.n for one in numbered)))
    return replace(empty, status="answered", sentences=tuple(sentences), citations=tuple(citations))
