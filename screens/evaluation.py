"""Evaluation: how far the answers can be trusted, in plain words, from the newest report.

Only sums are shown: no question, answer or quotation, since a paper that could be quoted when
the report was made may not be open to everybody now.
"""

from pathlib import Path

import streamlit as st

from eval.report import Report, newest_report
from eval.words import (
    ABOUT_RANGES,
    BY_KIND,
    OF_EVERY_100,
    Cell,
    headlines,
    is_ours,
    kinds,
    limits,
    measured_words,
)
from number_words import counted
from papers import Scope, spoken_date
from screens.open import Desk, stores_of
from screens.verbatim import html, say

NONE = (
    "There is no evaluation to show yet, so it is not known how far the answers to questions "
    "about these papers can be trusted. Check each answer against its sources."
)
HOW = (
    "Whoever looks after this system can make one. It takes a file of questions whose right "
    "answers are known, among them some that the papers do not answer. With that file, run the "
    "command below where this app is installed. It asks every question, which takes a minute or "
    "two for a hundred, and what it finds is then shown here."
)
COMMAND = "line-of-sight eval run questions.jsonl"
WHERE = (
    "The full report, with each answer that had something wrong and the pages that it cites, lies "
    "in the folder ‘evaluation’ beside the papers. Ask whoever looks after this system for it."
)


def evaluation_screen(desk: Desk) -> None:
    """Draw the page; raises NotReadyError where the papers cannot be reached."""
    say("How far the answers can be trusted", "h1", "los-title")
    papers = stores_of(desk).records.coverage(Scope(reader=desk.reader)).papers
    report = newest_report(Path(desk.data_dir), desk.reader)
    if report is None:
        say(NONE)
        _how("Making an evaluation")
        return
    say(measured_words(report))
    if not is_ours(report):
        say("So these figures are of another assistant, and not of the one on the Ask page.")
    if papers != report.papers:
        say(
            f"The papers have changed since: {counted(papers, 'paper')} can be read now. "
            "These figures may no longer hold."
        )
    _short(report)
    _thresholds(report)
    _kinds(report)
    _limits(report)
    _how("Making a new evaluation")


def _short(report: Report) -> None:
    say("In short", "h2", "los-section")
    rows = "".join(
        f"<li><strong>{html(one.label)}</strong><br>How sure this is: {html(one.sure)} "
        f'<span class="los-quiet">{html(one.of)} were counted.</span></li>'
        for one in headlines(report)
    )
    if rows:
        st.html(f'<ul class="los-findings">{rows}</ul>')
        say(ABOUT_RANGES, css="los-quiet")
    else:
        say("Nothing that speaks of trust could be measured on these questions.")
    wrong, asked = len(report.failed), len(report.results)
    if asked:
        say(
            f"Something was found wrong with {wrong:,} of the {asked:,} answers."
            if wrong
            else f"Nothing was found wrong with any of the {asked:,} answers."
        )


def _thresholds(report: Report) -> None:
    if not report.thresholds:
        return
    say("What had to be reached", "h2", "los-section")
    rows = "".join(
        f"<li>{'Reached' if line.met else 'Not reached'}: {html(line.said)}</li>"
        for line in report.thresholds
    )
    st.html(f'<ul class="los-list">{rows}</ul>')


def _kinds(report: Report) -> None:
    told = kinds(report)
    if not told:
        return
    say("By kind of question", "h2", "los-section")
    say(OF_EVERY_100)
    heads = ("Kind of question", "Asked", *BY_KIND.values())
    head = "".join(f'<th scope="col">{html(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row">{html(kind.name)}</th><td>{html(kind.cases)}</td>'
        f"{''.join(_cell(cell) for cell in kind.cells)}</tr>"
        for kind in told
    )
    st.html(
        '<div class="los-wide" role="region" tabindex="0" aria-label="By kind of question">'
        '<table class="los-kinds"><caption class="los-spoken">The figures by kind of question'
        f"</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(cell: Cell) -> str:
    if cell.hundredths is None:
        dash = '<span aria-hidden="true">–</span>'
        return f'<td>{dash}<span class="los-spoken">Does not apply</span></td>'
    sure = f'<span class="los-quiet">{html(cell.sure)}</span>'
    return f"<td><strong>{html(cell.hundredths)}</strong><br>{sure}</td>"


def _limits(report: Report) -> None:
    say("What this cannot tell", "h2", "los-section")
    told = (*limits(report), *report.notes)
    st.html(f'<ul class="los-list">{"".join(f"<li>{html(one)}</li>" for one in told)}</ul>')
    say(f"Made on {spoken_date(report.made_at.date())}. {WHERE}", css="los-quiet")


def _how(heading: str) -> None:
    say(heading, "h2", "los-section")
    say(HOW)
    st.code(COMMAND, language=None)
