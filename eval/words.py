"""Measures in plain words, for people who decide on them: the report and the Evaluation page.

Shares are put as "66 in every 100", their intervals as "between 58 and 74 in every 100".
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from eval.cases import KINDS, CaseKind
from eval.report import OURS, Report, Reported
from number_words import counted
from papers import Reader, spoken_date

NOT_MEASURED = "Not measured"
# With fewer than this many, resampling cannot show how far chance may reach.
FEW = 10

KIND_WORDS: dict[CaseKind, str] = {
    "figure": "Figures",
    "person": "People: who said or did it",
    "date": "Dates",
    "decision": "Decisions",
    "reason": "Reasons",
    "undertaking": "Undertakings",
    "list": "Lists",
    "comparison": "Comparisons",
    "version": "Drafts and later versions",
    "unanswerable": "Questions that the papers do not answer",
}
# The measures that speak of trust, most telling first, each with the sentence that puts it.
HEADLINES: dict[str, str] = {
    "right_answers": "Of every 100 questions, it got {n} right in every respect.",
    "answer_rate": "Of every 100 questions that the papers answer, it answered {n}.",
    "key_fact_recall": "Of every 100 questions that the papers answer, its answer to {n} held "
    "every fact that was looked for.",
    "gold_page_hit": "Of every 100 questions that the papers answer, its answer to {n} cited a "
    "page that holds the answer.",
    "refusal_recall": "Of every 100 questions that the papers do not answer, it said so for {n}.",
    "quotation_verbatim": "Of every 100 quotations, {n} stand word for word on the page cited.",
    "citation_recall": "Of every 100 sentences of its answers, {n} are held by the words they "
    "cite.",
}
OF_EVERY_100 = (
    "The numbers are of every 100 questions of the kind, each with the range in which the true "
    "number lies, as above."
)
ABOUT_RANGES = (
    "“Between … and …” is the range in which the true figure lies with 95% confidence: 19 times "
    "in 20. It was found by drawing questions again and again from those asked. Where all went "
    "the same way, it follows from how many there were."
)
# What the table by kind shows: more columns could not be read.
BY_KIND: dict[str, str] = {
    "answer_rate": "Answered",
    "key_fact_recall": "Every fact found",
    "gold_page_hit": "A right page cited",
    "refusal_recall": "Said that the papers do not answer",
}


@dataclass(frozen=True)
class Told:
    """A measure in words: what it is, its value, how sure that is, and what it rests on."""

    label: str
    value: str
    sure: str
    of: str


@dataclass(frozen=True)
class Cell:
    """A share of a kind of question: of every 100, and within which range; None if not measured."""

    hundredths: str | None
    sure: str


@dataclass(frozen=True)
class ToldKind:
    """A kind of question in words: its name, how many were asked, and a cell a measure."""

    name: str
    cases: str
    cells: tuple[Cell, ...]


def value_words(measure: Reported) -> str:
    """Put the value in words: "66 in every 100", "31 words", "1.2 seconds"."""
    if measure.value is None:
        return NOT_MEASURED
    if measure.unit == "share":
        return f"{hundredths(measure.value)} in every 100"
    if measure.unit == "milliseconds":
        return _seconds(measure.value)
    return f"{measure.value:,.0f} {'word' if round(measure.value) == 1 else 'words'}"


def hundredths(share: float) -> str:
    """Put a share as a number of every hundred, all and none only where it is all or none."""
    if 0 < share < 0.005:
        return "fewer than 1"
    if 0.995 <= share < 1:
        return "more than 99"
    return str(math.floor(100 * share + 0.5))


def interval_words(measure: Reported) -> str:
    """Say between which values the true one lies with 95% confidence, rounded outwards.

    Where all went the same way, the range is by the rule of three (see :func:`_range`).
    """
    if measure.value is None:
        return f"{_sentence(measure.reason or 'no reason was given')}."
    if measure.of < FEW:
        return f"Only {measure.of} counted: too few to say how sure this is."
    if measure.unit == "share" and measure.value in (0, 1):
        low, high = _range(measure)
        went = f"All {measure.of:,}" if measure.value else f"None of {measure.of:,}"
        return f"{went} did: between {low} and {high} in every 100."
    if measure.low is None or measure.high is None:
        return "How sure this is was not measured."
    if measure.unit == "share":
        low, high = _range(measure)
        return f"Between {low} and {high} in every 100."
    if measure.unit == "milliseconds":
        return f"Between {_seconds(measure.low)} and {_seconds(measure.high)}."
    return f"Between {math.floor(measure.low):,} and {math.ceil(measure.high):,} words."


def told(measure: Reported, label: str = "") -> Told:
    """Put a measure in words, under its own label or another."""
    return Told(
        label or measure.label, value_words(measure), interval_words(measure), f"{measure.of:,}"
    )


def headlines(report: Report) -> tuple[Told, ...]:
    """Put what matters most in whole sentences, as far as it was measured."""
    return tuple(
        told(measure, sentence.format(n=_about(measure.value)))
        for name, sentence in HEADLINES.items()
        if (measure := report.measures.get(name)) is not None and measure.value is not None
    )


def kinds(report: Report) -> tuple[ToldKind, ...]:
    """Put each kind of question that was asked in words, with the measures of BY_KIND."""
    asked = Counter(result.kind for result in report.results)
    return tuple(
        ToldKind(
            KIND_WORDS[kind],
            f"{asked[kind]:,}" if asked else "",
            tuple(_cell(measures.get(name)) for name in BY_KIND),
        )
        for kind in KINDS
        if (measures := report.by_kind.get(kind)) is not None
    )


def measured_words(report: Report) -> str:
    """Say in a few sentences what was measured, when, on what and with whose eyes."""
    system = report.system.replace(OURS, "this assistant", 1)
    eyes = {
        Reader.PUBLIC: "a member of the public",
        Reader.MEMBER: "a member, who may see exempt papers",
        Reader.OFFICER: "an officer, who may see exempt papers",
    }[report.reader]
    covered = report.coverage
    dates = ""
    if covered.first_date and covered.last_date:
        dates = f" dated {spoken_date(covered.first_date)} to {spoken_date(covered.last_date)}"
    return (
        f"On {spoken_date(report.made_at.date())}, {counted(report.cases, 'question')} whose right "
        f"answers are known, from the file {report.cases_file}, {_was(report.cases)} put to "
        f"{system}, reading as {eyes}: {counted(report.papers, 'paper')}{dates}. "
        f"The papers answer {report.answerable:,} of these questions. They do not answer the "
        f"other {report.unanswerable:,}, and a good assistant says so."
    )


def is_ours(report: Report) -> bool:
    """Whether the answers are this assistant's own, and not another system's."""
    return report.system.startswith(OURS)


def limits(report: Report) -> Sequence[str]:
    """Say what the report as a whole cannot tell, whatever its figures."""
    return (
        "It speaks for these questions and these papers. The intervals say how far the luck of "
        "which questions were drawn could move a figure. They do not say how well other papers, "
        "or questions of another sort, would be answered.",
        "Words, numbers, names and pages are compared, not sense. An answer may hold every fact "
        "that was looked for and still mislead, and a good answer in other words may be "
        "counted as wrong.",
        "Whoever wrote the questions decided which pages and facts are right. Mistakes in that "
        "count against the answers.",
        "Whether a citation supports its sentence was judged by a program, not by a person. It is "
        f"{report.judge}.",
    )


def _cell(measure: Reported | None) -> Cell:
    if measure is None or measure.value is None:
        return Cell(None, "")
    number = hundredths(measure.value)
    if measure.of < FEW:
        return Cell(number, "too few to say")
    if measure.value not in (0, 1) and (measure.low is None or measure.high is None):
        return Cell(number, "")
    low, high = _range(measure)
    return Cell(number, f"{low} to {high}")


def _range(measure: Reported) -> tuple[int, int]:
    """The range of a share in hundredths, rounded outwards.

    Where every case went the same way resampling shows no doubt at all, so the doubt is put by
    the rule of three: of n cases that all went one way, up to 3/n may in truth go the other
    (Hanley and Lippman-Hand 1983, JAMA 249:1743, "If nothing goes wrong, is everything all
    right?").
    """
    if measure.value in (0, 1):
        doubt = min(100, math.ceil(300 / measure.of))
        return (100 - doubt, 100) if measure.value else (0, doubt)
    low, high = measure.low or 0.0, 1.0 if measure.high is None else measure.high
    return math.floor(100 * low + 1e-9), math.ceil(100 * high - 1e-9)


def _about(share: float) -> str:
    if share in (0, 1):
        return "all 100" if share else "none"
    number = hundredths(share)
    return f"about {number}" if number.isdigit() else number


def _seconds(milliseconds: float) -> str:
    if milliseconds < 100:
        return f"{milliseconds / 1000:.2f} seconds"
    return f"{milliseconds / 1000:,.1f} seconds"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def _sentence(clause: str) -> str:
    return clause[:1].upper() + clause[1:].rstrip(".")
