"""Answers and passages as a person reads them on a terminal."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from assistant.answer import Answer
from assistant.retrieve import Found
from number_words import counted
from papers import Citation, Coverage, spoken_date
from records.listing import printable


def in_words(answer: Answer) -> str:
    """An Answer as text: the sentences under their meetings, then the sources, then coverage."""
    lines: list[str] = []
    if answer.standalone_question != answer.question:
        lines += [f"Read as: {answer.standalone_question}", ""]
    if answer.status == "not_in_papers":
        lines += ["The papers don't say.", "", searched(answer.coverage)]
        if answer.nearest:
            lines += ["", "The nearest passages, which may not answer:"]
            lines += [f"  {one.place}: {one_line(one.quote)}" for one in answer.nearest]
        return "\n".join(lines)
    if answer.notice:
        lines += [answer.notice, ""]
    lines.append("What the papers say")
    by_number = {citation.n: citation for citation in answer.citations}
    cited = [(by_number[s.citations[0]], s) for s in answer.sentences]
    for meeting, group in groupby(cited, key=lambda pair: meeting_heading(pair[0])):
        lines += ["", meeting]
        lines += [
            f"  {printable(sentence.shown)} {''.join(f'[{n}]' for n in sentence.citations)}"
            for _, sentence in group
        ]
    lines += ["", "Sources"]
    lines += [f"  [{c.n}] {c.place}{_standing(c)} ({c.file})" for c in answer.citations]
    reasons = Counter(one.reason for one in answer.withheld)
    if reasons:
        lines += ["", f"Sentences withheld: {reasons.total()}, because"]
        lines += [f"  {reason} ({count})" for reason, count in reasons.items()]
    return "\n".join([*lines, "", searched(answer.coverage)])


def meeting_heading(citation: Citation) -> str:
    """The heading over a meeting's sentences: "3 February 2016 · Marlbeck Council, Cabinet"."""
    parts = [
        spoken_date(citation.meeting_date) if citation.meeting_date else "Date not known",
        citation.body,
    ]
    return " · ".join(parts)


def searched(coverage: Coverage) -> str:
    """What was searched, in a sentence."""
    if not coverage.papers:
        return "No papers were searched: none have been read that match."
    papers = counted(coverage.papers, "paper")
    between = (
        f" of meetings from {spoken_date(coverage.first_date)} to {spoken_date(coverage.last_date)}"
        if coverage.first_date and coverage.last_date
        else ""
    )
    committees = f": {', '.join(coverage.committees)}" if coverage.committees else ""
    return f"Searched {papers}{between}{committees}."


def passages_in_words(found: Sequence[Found]) -> str:
    """Passages as text, best first, each under the place it stands."""
    if not found:
        return "Nothing was found."
    lines = []
    for one in found:
        day = f", {spoken_date(one.paper.meeting_date)}" if one.paper.meeting_date else ""
        lines.append(f"{one.paper.title}{day}, page {one.passage.page} ({one.paper.file})")
        lines += [f"  {one_line(one.passage.text)}", ""]
    return "\n".join(lines).rstrip()


def listed(words: Sequence[str]) -> str:
    """Words joined as in a sentence: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def one_line(text: str) -> str:
    """A text on one line, whatever characters are in it."""
    return printable(" ".join(text.split()))


def _standing(citation: Citation) -> str:
    return f", {citation.standing}" if citation.standing else ""
