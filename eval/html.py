"""A report as one page of HTML that an officer can read, print and send on.

It is whole by itself: no script, font or picture, and nothing is fetched from elsewhere. All
text from papers, questions and answers is escaped by the template engine.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from eval import words
from eval.faults import FAULT_KINDS, SAID
from eval.report import CaseResult, Report, Reported, ShownCitation
from papers import spoken_date

TEMPLATES = Path(__file__).parent / "templates"
# Characters that HTML does not allow, and halves of characters that cannot be written.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
# How many characters of a page stand before and after the quotation marked on it.
AROUND = 350
BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
NOT_PUBLIC = (
    "NOT FOR PUBLICATION. This report was made with the clearance of {reader}. It may quote "
    "papers that are exempt."
)


@dataclass(frozen=True)
class _Citation:
    """A citation with its judgement in words, its page cut into what stands around the mark."""

    shown: ShownCitation
    said: str
    read: str
    before: str
    quoted: str
    after: str


@dataclass(frozen=True)
class _Case:
    """A failed case with the anchor that leads to it."""

    anchor: str
    result: CaseResult
    kind: str
    citations: tuple[_Citation, ...]


@dataclass(frozen=True)
class _Measure:
    """A measure in words, with what it means and what it is blind to."""

    told: words.Told
    means: str
    cannot_tell: str


def report_html(report: Report) -> str:
    """Write ``report`` as one self-contained HTML document."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    before = report.comparison
    page = environment.get_template("report.html").render(
        report=report,
        day=spoken_date(report.made_at.date()),
        before_day=spoken_date(before.made_at.date()) if before else "",
        measured=words.measured_words(report),
        not_public=_not_public(report),
        headlines=words.headlines(report),
        about_failed=_about_failed(report),
        about_ranges=words.ABOUT_RANGES,
        kind_heads=tuple(words.BY_KIND.values()),
        kinds=words.kinds(report),
        about_kinds=words.OF_EVERY_100,
        cases=tuple(_case(n, one) for n, one in enumerate(report.failed, start=1)),
        measures=tuple(_measure(one) for one in report.measures.values()),
        faults=_faults(report),
        limits=words.limits(report),
    )
    return UNWRITABLE.sub("\ufffd", page.replace("\f", "\n"))


def _not_public(report: Report) -> str:
    if "exempt" not in report.reader.may_see:
        return ""
    return NOT_PUBLIC.format(
        reader=f"{'an' if report.reader == 'officer' else 'a'} {report.reader}"
    )


def _about_failed(report: Report) -> str:
    number, asked = len(report.failed), len(report.results)
    if not asked:
        return "This report holds no single answers."
    if not number:
        return f"Nothing was found wrong with any of the {asked:,} answers."
    whose = "answers has" if number == 1 else "answers have"
    return (
        f"{number:,} of the {asked:,} {whose} something wrong. Each is shown below with its "
        "question, its citations and what the page says."
    )


def _case(number: int, result: CaseResult) -> _Case:
    return _Case(
        f"case-{number}",
        result,
        words.KIND_WORDS[result.kind],
        tuple(_citation(one, bool(result.gold)) for one in result.citations),
    )


def _citation(shown: ShownCitation, has_gold: bool) -> _Citation:
    start, end = shown.marked or (len(shown.page_text), len(shown.page_text))
    before, after = shown.page_text[:start], shown.page_text[end:]
    if shown.marked:
        before, after = _last(before), _first(after)
    return _Citation(
        shown,
        " ".join(_judged(shown, has_gold)),
        _read(shown),
        BLANK_LINES.sub("\n", before),
        BLANK_LINES.sub("\n", shown.page_text[start:end]),
        BLANK_LINES.sub("\n", after),
    )


def _last(text: str) -> str:
    """The end of a text, from a whole word on, with dots where something is left out."""
    if len(text) <= AROUND:
        return text
    _, _, kept = text[-AROUND:].partition(" ")
    return f"… {kept}"


def _first(text: str) -> str:
    """The beginning of a text, up to a whole word, with dots where something is left out."""
    if len(text) <= AROUND:
        return text
    kept, _, _ = text[:AROUND].rpartition(" ")
    return f"{kept} …"


def _judged(shown: ShownCitation, has_gold: bool) -> list[str]:
    if shown.unresolved is not None:
        return [f"This citation leads nowhere: {shown.unresolved.rstrip('.')}."]
    if shown.found:
        said = ["The quotation stands on this page."]
        if not shown.verbatim:
            said.append("It is not word for word what is stored of the page.")
    elif shown.verbatim:
        said = [
            "The quotation is word for word what is stored of this page, but a second program "
            "that read the page did not find it there."
        ]
    else:
        said = ["The quotation does not stand on this page."]
    return [
        *said,
        "The case expects this page." if shown.gold else "The case expects another page.",
    ]


def _read(shown: ShownCitation) -> str:
    mark = ", the quotation marked" if shown.marked else ""
    if shown.read_by is not None and (shown.found or shown.marked is None):
        how = "taken as plain text" if shown.read_by == "plain text" else f"read by {shown.read_by}"
        return f"What the page says, {how}{mark}:"
    why = f" (no other program read it: {shown.not_read.rstrip('.')})" if shown.not_read else ""
    return f"What the page says, as it is stored{why}{mark}:"


def _faults(report: Report) -> list[tuple[str, int]]:
    """Each kind of fault that was found, in plain words, and how often."""
    found = dict(report.faults or {})
    known = [(SAID[kind], found.pop(kind)) for kind in FAULT_KINDS if kind in found]
    return [*known, *found.items()]


def _measure(measure: Reported) -> _Measure:
    return _Measure(words.told(measure), measure.means, measure.cannot_tell)
