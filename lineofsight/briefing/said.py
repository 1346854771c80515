"""The sections that quote: what the papers say now, and the theme through the meetings."""

from collections.abc import Iterator
from datetime import date

from assistant.answer import Answer
from lineofsight.briefing.marks import mark_of_words
from lineofsight.briefing.parts import Block, Statement, Subheading, Wording
from lineofsight.briefing.words import readable
from lineofsight.timeline.meetings import Entry, Timeline
from lineofsight.timeline.voices import LABELS
from papers import Citation, spoken_date

NOT_SAID = "The papers do not say anything on this topic that answers for it as a whole."
NEAREST = "The passages nearest to it, which may not be about it"
NO_MEETINGS = "The topic does not come up at any meeting in these papers."


def answer_blocks(answer: Answer) -> tuple[Block, ...]:
    """The sentences of the answer under their meetings; or that there is none, and what is near."""
    if answer.status == "not_in_papers":
        near = [_quoted(one.quote, (one,)) for one in answer.nearest]
        return (Wording(NOT_SAID), *([Subheading(NEAREST)] if near else []), *near)
    return tuple(_sentences(answer))


def _sentences(answer: Answer) -> Iterator[Block]:
    by_number = {citation.n: citation for citation in answer.citations}
    heading = ""
    for sentence in answer.sentences:
        cited = tuple(by_number[n] for n in sentence.citations)
        if meeting_of(cited[0]) != heading:
            heading = meeting_of(cited[0])
            yield Subheading(heading)
        if answer.mode == "quotes":
            yield _quoted(sentence.text, cited)
        else:
            words = readable(sentence.text)
            yield Statement(words, cited, is_quoted=False, mark=mark_of_words(cited[0], words))


def timeline_blocks(timeline: Timeline) -> tuple[Block, ...]:
    """The entries of each meeting, oldest first, each under the voice it comes from."""
    if not timeline.meetings:
        return (Wording(NO_MEETINGS),)
    councils = {meeting.council for meeting in timeline.meetings}
    blocks: list[Block] = []
    for meeting in timeline.meetings:
        who = [meeting.committee, meeting.council if len(councils) > 1 else None]
        bodies = ", ".join(name for name in who if name) or "no committee named"
        blocks.append(Subheading(f"{day_of(meeting.meeting_date)} · {bodies}"))
        blocks += [_entry(entry) for entry in meeting.entries]
    return tuple(blocks)


def _entry(entry: Entry) -> Statement:
    cited = (entry.citation, *((entry.goes_on,) if entry.goes_on else ()))
    mark = mark_of_words(entry.citation, entry.words)
    return Statement(readable(entry.words), cited, lead=LABELS[entry.voice], mark=mark)


def _quoted(words: str, cited: tuple[Citation, ...]) -> Statement:
    mark = mark_of_words(cited[0], " ".join(one.quote for one in cited))
    return Statement(readable(words), cited, mark=mark)


def meeting_of(citation: Citation) -> str:
    """The heading over what was said at one meeting: "3 February 2016 · Improving Lives …"."""
    body = citation.committee or citation.council or citation.title
    return f"{day_of(citation.meeting_date)} · {body}"


def day_of(day: date | None) -> str:
    """A day as it is written, or that it is not known."""
    return spoken_date(day) if day else "Date not known"
