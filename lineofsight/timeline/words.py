"""A timeline as plain data, and as words for a person at a terminal."""

from textwrap import fill
from typing import Any

from assistant.contract import citation_json
from lineofsight.theme import Theme
from lineofsight.timeline.meetings import Timeline
from lineofsight.timeline.voices import LABELS
from papers import spoken_date

NOTHING = "No paper here mentions it."
WIDTH = 96


def timeline_json(theme: Theme, timeline: Timeline) -> dict[str, Any]:
    """A timeline as plain data: dates as YYYY-MM-DD, unknown values as None."""
    return {
        "theme": theme.words,
        "meetings": [
            {
                "meeting_date": one.meeting_date and one.meeting_date.isoformat(),
                "council": one.council,
                "committee": one.committee,
                "entries": [
                    {
                        "voice": entry.voice,
                        "text": entry.text,
                        "citation": citation_json(entry.citation),
                        "goes_on": citation_json(entry.goes_on) if entry.goes_on else None,
                    }
                    for entry in one.entries
                ],
            }
            for one in timeline.meetings
        ],
        "ladder": [
            {
                "voice": rung.voice,
                "entries": rung.entries,
                "last_date": rung.last and rung.last.isoformat(),
                "words": rung.words,
            }
            for rung in timeline.ladder
        ],
    }


def in_words(timeline: Timeline) -> str:
    """The meetings in order with their entries, then the ladder of voices."""
    if not timeline.meetings:
        return NOTHING
    lines: list[str] = []
    for one in timeline.meetings:
        day = spoken_date(one.meeting_date) if one.meeting_date else "No date"
        lines += ["", f"{day} · {one.committee or one.council or 'No committee named'}"]
        for entry in one.entries:
            lines.append(_wrapped(f"{LABELS[entry.voice]}: “{entry.words}”", "  ", "    "))
            lines.append(_wrapped(f"[{entry.citation.place}]", "    ", "     "))
    lines += ["", "Whose voices these are"]
    lines += [f"  {LABELS[rung.voice]}: {rung.words}." for rung in timeline.ladder]
    return "\n".join(lines[1:])


def _wrapped(text: str, first: str, other: str) -> str:
    return fill(text, WIDTH, initial_indent=first, subsequent_indent=other)
