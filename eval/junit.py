"""A report as JUnit XML, which build servers show: one testcase a case, failures in plain words."""

import re
from xml.etree import ElementTree

from eval.report import CaseResult, Report

# Characters that XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets), escaped or not.
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SUITE = "line-of-sight eval"


def report_junit(report: Report) -> str:
    """Write ``report`` as JUnit XML: a suite of cases by kind, and one of thresholds if any.

    Both may hold failures: cases whose answer has something wrong, and thresholds not met. Times
    are in seconds, nought where they are not known.
    """
    missed = [line for line in report.thresholds if not line.met]
    root = ElementTree.Element(
        "testsuites",
        name=SUITE,
        tests=str(len(report.results) + len(report.thresholds)),
        failures=str(len(report.failed) + len(missed)),
        errors="0",
    )
    cases = ElementTree.SubElement(
        root,
        "testsuite",
        name=_clean(report.cases_file),
        tests=str(len(report.results)),
        failures=str(len(report.failed)),
        errors="0",
        skipped="0",
        timestamp=report.made_at.isoformat(timespec="seconds"),
        time=f"{sum(_seconds(one) for one in report.results):.3f}",
    )
    properties = ElementTree.SubElement(cases, "properties")
    for name, value in (("system", report.system), ("reader", str(report.reader))):
        ElementTree.SubElement(properties, "property", name=name, value=_clean(value))
    for result in report.results:
        case = ElementTree.SubElement(
            cases,
            "testcase",
            name=_clean(result.id),
            classname=f"cases.{result.kind}",
            time=f"{_seconds(result):.3f}",
        )
        if result.failed:
            failure = ElementTree.SubElement(
                case, "failure", message=_clean(" ".join(result.failed)), type="answer"
            )
            failure.text = _clean(_details(result))
    if report.thresholds:
        lines = ElementTree.SubElement(
            root,
            "testsuite",
            name="thresholds",
            tests=str(len(report.thresholds)),
            failures=str(len(missed)),
            errors="0",
            skipped="0",
            timestamp=report.made_at.isoformat(timespec="seconds"),
        )
        for line in report.thresholds:
            case = ElementTree.SubElement(
                lines, "testcase", name=_clean(line.measure), classname="thresholds", time="0"
            )
            if not line.met:
                said = _clean(line.said)
                ElementTree.SubElement(case, "failure", message=said, type="threshold").text = said
    ElementTree.indent(root)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ElementTree.tostring(root, 'unicode')}\n"


def case_words(result: CaseResult) -> str:
    """Put a failed case in plain words: what is wrong, the question, the answer and its sources."""
    return "\n".join([*result.failed, "", _details(result)])


def _details(result: CaseResult) -> str:
    lines = [f"Question: {result.question}"]
    lines += [f"Asked before: {question}" for question, _ in result.history]
    if not result.sentences:
        lines.append("Answer: the papers do not say.")
    for sentence in result.sentences:
        numbers = ", ".join(str(n) for n in sentence.citations)
        lines.append(f"Answer: {sentence.text} [{numbers}]")
        lines += [f"  Wrong with it: {fault}" for fault in sentence.faults]
    for citation in result.citations:
        lines.append(f"[{citation.n}] {citation.place} ({citation.file}, page {citation.page})")
    for gold in result.gold:
        lines.append(f"Expected: {gold.file}, page {gold.page}: {gold.quote}")
    return "\n".join(lines)


def _seconds(result: CaseResult) -> float:
    return (result.score.milliseconds or 0.0) / 1000


def _clean(text: str) -> str:
    return UNWRITABLE.sub("\ufffd", text)
