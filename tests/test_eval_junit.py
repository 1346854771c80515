"""The report as JUnit XML: what a build server counts, and what it shows of a failure."""

from dataclasses import replace
from xml.etree import ElementTree

from reports import QUOTE, THRESHOLD, report, result

from eval.junit import report_junit

FACT = "It lacks a fact that was looked for."
UNWRITABLE = "a \x00 b \x0b c \x1b d \ud800 e \ufffe f"


def test_each_case_is_a_testcase_and_a_failure_says_why() -> None:
    failing = replace(result("figure-02"), failed=(FACT, "It cites the wrong page."))
    root = ElementTree.fromstring(report_junit(report(result("figure-01"), failing)))
    assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "2", "1")
    (suite,) = root.findall("testsuite")
    assert suite.get("name") == "kestrel-cases.jsonl"
    assert (suite.get("tests"), suite.get("failures"), suite.get("time")) == ("2", "1", "0.840")
    assert suite.get("timestamp") == "2025-11-03T09:30:00+00:00"
    good, bad = suite.findall("testcase")
    assert (good.get("name"), good.get("classname")) == ("figure-01", "cases.figure")
    assert good.get("time") == "0.420" and not list(good)
    (failure,) = bad
    assert failure.get("message") == f"{FACT} It cites the wrong page."
    assert failure.text is not None
    for said in ("Question: How many posts", f"Answer: {QUOTE} [1]", "minute 61, page 2"):
        assert said in failure.text


def test_a_refusal_and_a_case_without_a_time() -> None:
    failing = replace(result("one"), failed=("It should have answered.",), sentences=())
    failing = replace(failing, score=replace(failing.score, milliseconds=None))
    root = ElementTree.fromstring(report_junit(report(failing)))
    (case,) = root.iter("testcase")
    assert case.get("time") == "0.000"
    assert "Answer: the papers do not say." in str(case[0].text)


def test_thresholds_are_testcases_too() -> None:
    met = replace(THRESHOLD, measure="answer_rate", met=True)
    made = replace(report(result("one")), thresholds=(THRESHOLD, met))
    root = ElementTree.fromstring(report_junit(made))
    assert (root.get("tests"), root.get("failures")) == ("3", "1")
    missed, held = root.findall("testsuite")[1]
    assert missed.get("name") == "key_fact_recall" and missed[0].get("message") == THRESHOLD.said
    assert held.get("name") == "answer_rate" and not list(held)


def test_nothing_in_a_text_breaks_the_xml() -> None:
    evil = f"</failure><script/> & \" ' ]]> {UNWRITABLE}"
    failing = replace(result(evil), failed=(evil,), question=evil)
    written = report_junit(replace(report(failing), cases_file=evil, system=evil))
    root = ElementTree.fromstring(written.encode("utf-8"))
    (case,) = root.iter("testcase")
    assert str(case.get("name")).startswith("</failure><script/> & \" ' ]]> a \ufffd b")
    assert [one.tag for one in case] == ["failure"]
