"""The sentences of the screens: plain words for scopes, counts, states and citations."""

from collections import Counter
from collections.abc import Sequence

from assistant.answer import Answer, Withheld
from assistant.plain import listed
from number_words import counted
from papers import Citation, Coverage, Kind, Scope, Status, spoken_date

ANSWERED = "What the papers say"
NOT_IN_PAPERS = "The papers don’t say"
WRITTEN = (
    "These sentences were written from the papers, not copied from them. Each was checked against "
    "the page it cites: open the source before you rely on it."
)
NOT_FOR_PUBLICATION = "NOT FOR PUBLICATION: this answer quotes an exempt paper."
NEAREST = "The nearest passages – these may not answer your question"
# A sentence that lists more committees than this would not be read.
MOST_COMMITTEES = 6

KINDS: dict[Kind, str] = {
    "minutes": "Minutes",
    "agenda": "Agenda",
    "report": "Report",
    "commissioner_report": "Commissioner’s report",
    "performance_report": "Performance report",
    "appendix": "Appendix",
    "decision_record": "Record of decision",
    "other": "Other paper",
}
STATUSES: dict[Status, str] = {
    "draft": "Draft: not yet approved",
    "approved": "Not marked as a draft",
    "superseded": "Superseded: a later version has been read",
}


def scope_words(scope: Scope) -> str | None:
    """Name the chosen filters: "Searching: Cabinet, from 1 May 2025"; None if there are none."""
    parts = [name for name in (scope.committee, scope.council) if name]
    if scope.first_date:
        parts.append(f"from {spoken_date(scope.first_date)}")
    if scope.last_date:
        parts.append(f"to {spoken_date(scope.last_date)}")
    return f"Searching: {', '.join(parts)}" if parts else None


def coverage_words(coverage: Coverage) -> str:
    """Say in one sentence what was searched."""
    if not coverage.papers:
        return "Searched: no papers. None match the filters."
    said = f"Searched: {counted(coverage.papers, 'paper')}"
    if coverage.committees:
        named = list(coverage.committees)
        if len(named) > MOST_COMMITTEES:
            others = len(named) - MOST_COMMITTEES
            named = [*named[:MOST_COMMITTEES], counted(others, "other committee")]
        said += f" from {listed(named)}"
    return f"{said}{dates_words(coverage)}."


def dates_words(coverage: Coverage) -> str:
    """Give the dates of what was searched, to end a sentence: ", 3 May 2024 to 1 June 2025"."""
    if coverage.first_date is None or coverage.last_date is None:
        return ""
    first, last = spoken_date(coverage.first_date), spoken_date(coverage.last_date)
    return f", dated {first}" if first == last else f", dated {first} to {last}"


def withheld_words(withheld: Sequence[Withheld]) -> list[str]:
    """Say how many sentences were withheld, then each reason with its count; nothing if none."""
    if not withheld:
        return []
    number = counted(len(withheld), "sentence was", "sentences were")
    reasons = Counter(one.reason for one in withheld)
    lines = [f"– {reason}{f' ({n} of them)' if n > 1 else ''}" for reason, n in reasons.items()]
    return [f"{number} withheld, because:", *lines]


def meeting(citation: Citation) -> str:
    """Head the sentences of one meeting: its date, then who met."""
    if citation.meeting_date is None:
        return f"No date · {citation.body}"
    return f"{spoken_date(citation.meeting_date)} · {citation.body}"


def place_parts(citation: Citation) -> tuple[str, str]:
    """``citation.place`` in two: who met and when; which minute and page."""
    parts = [citation.committee or citation.council or citation.title]
    if citation.meeting_date is not None:
        parts.append(spoken_date(citation.meeting_date))
    head = ", ".join(parts) + ", "
    return head, citation.place.removeprefix(head)


def ready(answer: Answer) -> str:
    """Tell those who do not see the screen that the answer has come."""
    if answer.status == "not_in_papers":
        return "The papers don’t say. What was searched is listed under the question."
    sentences = counted(len(answer.sentences), "sentence")
    return f"The answer is ready under the question: {sentences}, each with its source."


def to_copy(answer: Answer) -> str:
    """Write the answer as plain text with its citations, to paste into a briefing or an e-mail."""
    lines = [answer.question, "", ANSWERED if answer.sentences else NOT_IN_PAPERS, ""]
    if any(citation.access == "exempt" for citation in answer.citations):
        lines = [NOT_FOR_PUBLICATION, "", *lines]
    for sentence in answer.sentences:
        numbers = ", ".join(str(n) for n in sentence.citations)
        lines += [f"{sentence.shown} [{numbers}]", ""]
    for citation in answer.citations:
        status = f" ({citation.standing})" if citation.standing else ""
        lines.append(f"[{citation.n}] {citation.place}{status}. {citation.title}, {citation.file}")
    return "\n".join([*lines, "", coverage_words(answer.coverage)])
