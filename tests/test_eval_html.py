"""The report as a page: what it says, what it shows, and that nothing in it takes effect."""

import html
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Literal

import pytest
from reports import COMPARISON, PAGE, QUOTE, THRESHOLD, report, result, share

from eval.html import report_html
from eval.report import CaseResult, Report, Reported
from eval.words import hundredths, interval_words, measured_words, value_words
from papers import Reader

EVIL = "<img src=x onerror=alert(1)><script>alert(2)</script>\" ' & {{ 7*7 }} \x00\x1b\ud800"
FACT = "It lacks a fact that was looked for."


def failing() -> CaseResult:
    missing = (("48", "forty-eight"),)
    return replace(result("figure-02"), failed=(FACT,), missing_facts=missing)


class Elements(HTMLParser):
    """Every element of a page with its attributes, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def named(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag in tags]


def words(page: str) -> str:
    """What can be read on the page, the style sheet left out."""
    body = page.split("</head>", 1)[1]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.parametrize(
    ("measure", "value", "sure"),
    [
        (share(0.66, 100, 0.58, 0.74), "66 in every 100", "Between 58 and 74 in every 100."),
        (share(0.655, 100, 0.5812, 0.7401), "66 in every 100", "Between 58 and 75 in every 100."),
        (share(0.999, 900, 0.99, 1.0), "more than 99 in every 100",
         "Between 99 and 100 in every 100."),
        (share(0.001, 900, 0.0, 0.01), "fewer than 1 in every 100",
         "Between 0 and 1 in every 100."),
        (share(1.0, 100, 1.0, 1.0), "100 in every 100",
         "All 100 did: between 97 and 100 in every 100."),
        (share(0.0, 60, 0.0, 0.0), "0 in every 100",
         "None of 60 did: between 0 and 5 in every 100."),
        (share(0.5, 4, 0.0, 1.0), "50 in every 100",
         "Only 4 counted: too few to say how sure this is."),
        (share(0.5, 40), "50 in every 100", "How sure this is was not measured."),
        (replace(share(None, 0), reason="no case is answerable"), "Not measured",
         "No case is answerable."),
        (Reported(420.0, 100, "milliseconds", None, 400.0, 1470.4), "0.4 seconds",
         "Between 0.4 seconds and 1.5 seconds."),
        (Reported(31.4, 100, "words", None, 28.5, 33.2), "31 words", "Between 28 and 34 words."),
    ],
)  # fmt: skip
def test_measures_are_put_in_words(measure: Reported, value: str, sure: str) -> None:
    assert (value_words(measure), interval_words(measure)) == (value, sure)


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.0, "0"), (0.0049, "fewer than 1"), (0.005, "1"), (0.994, "99"), (0.9951, "more than 99"),
     (1.0, "100")],
)  # fmt: skip
def test_all_and_none_are_said_only_of_all_and_none(value: float, said: str) -> None:
    assert hundredths(value) == said


@pytest.mark.parametrize(
    ("measure", "cell"),
    [
        (share(0.75, 40, 0.612, 0.88), "75 61 to 88"),
        (share(1.0, 40, 1.0, 1.0), "100 92 to 100"),
        (share(0.0, 40, 0.0, 0.0), "0 0 to 8"),
        (share(0.5, 9, 0.1, 0.9), "50 too few to say"),
        (share(0.5, 40), "50"),
    ],
)
def test_the_table_by_kind_gives_each_share_with_its_range(measure: Reported, cell: str) -> None:
    made = replace(report(result("one")), by_kind={"figure": {"answer_rate": measure}})
    assert f"Figures 1 {cell} – Does not apply" in words(report_html(made))


def test_it_says_what_was_measured_on_what_and_how_sure_it_is() -> None:
    said = words(report_html(report(result("one"), failing())))
    assert "On 3 November 2025, 100 questions" in said
    assert "13 papers dated 13 March 2024 to 17 September 2025" in said
    assert "it answered about 80. How sure this is: Between 70 and 88 in every 100." in said
    assert "Figures 2 50 too few to say – Does not apply" in said
    assert "Whether it answered at all." in said
    assert "A wrong answer counts as much as a right one." in said
    assert "Unanswerable questions refused Not measured No case is unanswerable." in said
    assert "not by a person. It is words, numbers and names compared with the page." in said


def test_a_failed_case_is_shown_with_the_quotation_marked_on_its_page() -> None:
    page = report_html(report(result("figure-01"), failing()))
    said = words(page)
    assert re.findall(r"<mark>(.*?)</mark>", page) == [QUOTE]
    assert "The Director said that <mark>" in page
    for shown in (FACT, "How many posts did agency workers hold?",
                  "Citation 1: Kestrel Panel, 8 October 2025, minute 61, page 2",
                  "The quotation stands on this page. The case expects this page."):  # fmt: skip
        assert shown in said
    assert "figure-01" not in said
    assert "1 of the 2 answers has something wrong" in said


Judged = tuple[bool, bool, bool, str]


@pytest.mark.parametrize(
    "judged",
    [
        (True, True, True, "The quotation stands on this page. The case expects this page."),
        (True, True, False, "The quotation stands on this page. The case expects another page."),
        (False, True, True, "a second program that read the page did not find it there"),
        (True, False, True, "It is not word for word what is stored of the page"),
        (False, False, True, "The quotation does not stand on this page"),
    ],
)
def test_each_judgement_of_a_citation_has_its_sentence(judged: Judged) -> None:
    found, verbatim, gold, said = judged
    case = failing()
    citation = replace(case.citations[0], found=found, verbatim=verbatim, gold=gold)
    if not found:
        citation = replace(citation, marked=None)
    page = report_html(report(replace(case, citations=(citation,))))
    assert said in words(page)
    assert ("<mark>" in page) is found
    assert QUOTE in words(page).split("Citation 1")[1]


def test_the_page_says_who_read_it() -> None:
    case = failing()
    (citation,) = case.citations
    for shown, said in (
        (citation, "What the page says, read by PDFium, the quotation marked:"),
        (replace(citation, found=False, marked=None), "What the page says, read by PDFium:"),
        (replace(citation, read_by="plain text"), "What the page says, taken as plain text, the"),
        # It stands in the stored text alone, and that is then what is shown.
        (replace(citation, found=False), "as it is stored, the quotation marked:"),
        (replace(citation, read_by=None, not_read="it is a scan"),
         "as it is stored (no other program read it: it is a scan), the quotation marked:"),
    ):  # fmt: skip
        assert said in words(report_html(report(replace(case, citations=(shown,)))))


def test_a_long_page_is_cut_at_whole_words_around_the_quotation() -> None:
    case = failing()
    around = "alphabetically betacarotene gammaglobulin " * 100
    shown = replace(
        case.citations[0], page_text=f"{around}{QUOTE}\n\n \n{around}",
        marked=(len(around), len(around) + len(QUOTE)),
    )  # fmt: skip
    page = report_html(report(replace(case, citations=(shown,))))
    (text,) = re.findall(r'<div class="page">(.*?)</div>', page, re.DOTALL)
    before, after = re.split(f"<mark>{re.escape(QUOTE)}</mark>", text)
    assert 300 < len(before) <= 352 and 300 < len(after) <= 352
    words_of_it = {*around.split(), "…"}
    assert before.startswith("… ") and before.endswith("gammaglobulin ")
    assert after.startswith("\nalphabetically ") and after.endswith(" …")
    assert {*before.split(), *after.split()} <= words_of_it


def test_faults_are_counted_in_plain_words() -> None:
    made = replace(report(result("one")), faults={"wrong_page": 2, "of_another_kind": 1})
    said = words(report_html(made))
    assert "The quotation is not on the page cited: 2" in said
    assert "of_another_kind: 1" in said and "wrong_page" not in said


def test_a_citation_that_leads_nowhere_says_why() -> None:
    case = failing()
    citation = replace(
        case.citations[0], unresolved="no paper of that name was read", page_text="", marked=None
    )
    said = words(report_html(report(replace(case, citations=(citation,)))))
    assert "This citation leads nowhere: no paper of that name was read." in said
    assert "What the page says" not in said


def test_a_refusal_says_so() -> None:
    refused = replace(failing(), status="not_in_papers", sentences=(), citations=())
    said = words(report_html(report(refused)))
    assert "It answered that the papers do not say." in said
    assert "Looked for in the answer: 48 or forty-eight." in said


def test_thresholds_and_a_baseline_are_shown_where_there_are_any() -> None:
    plain = words(report_html(report(result("one"))))
    assert "What had to be reached" not in plain and "What got better" not in plain
    full = replace(report(result("one")), thresholds=(THRESHOLD,), comparison=COMPARISON)
    said = words(report_html(full))
    assert "Every key fact in the answer No 66.0%; it must be at least 70.0%." in said
    assert "Not every line" in said
    assert "Answerable questions answered 70.0% before, 80.0% now." in said
    assert "Now right, wrong before figure-01 Now wrong, right before figure-02" in said


@pytest.mark.parametrize(
    ("reader", "warned"), [("public", False), ("member", True), ("officer", True)]
)
def test_a_report_that_may_quote_exempt_papers_says_so(
    reader: Literal["public", "member", "officer"], warned: bool
) -> None:
    made = replace(report(failing()), reader=Reader(reader))
    assert ("NOT FOR PUBLICATION" in words(report_html(made))) is warned


def everything_evil() -> Report:
    case = failing()
    shown = replace(
        case.citations[0], file=EVIL, place=EVIL, quote=EVIL, page_text=EVIL + PAGE + EVIL,
        marked=(len(EVIL), len(EVIL) + 10), not_read=EVIL, read_by=None,
    )  # fmt: skip
    case = replace(
        case, id=EVIL, question=EVIL, failed=(EVIL,), history=((EVIL, EVIL),), note=EVIL,
        missing_facts=((EVIL, EVIL),), citations=(shown,),
        sentences=(replace(case.sentences[0], text=EVIL, faults=(EVIL,)),),
        gold=(replace(case.gold[0], file=EVIL, quote=EVIL),),
    )  # fmt: skip
    compared = replace(COMPARISON.measures[0], label=EVIL, said=EVIL)
    comparison = replace(
        COMPARISON, system=EVIL, better=(EVIL,), worse=(EVIL,), only_now=(EVIL,),
        only_before=(EVIL,), measures=(compared,), notes=(EVIL,),
    )  # fmt: skip
    measure = replace(share(0.5, 40, 0.4, 0.6), label=EVIL, means=EVIL, cannot_tell=EVIL)
    return replace(
        report(case), system=EVIL, cases_file=EVIL, judge=EVIL, notes=(EVIL,), faults={EVIL: 3},
        measures={EVIL: measure}, thresholds=(replace(THRESHOLD, label=EVIL, said=EVIL),),
        comparison=comparison,
    )  # fmt: skip


def test_text_of_papers_questions_and_answers_is_only_text() -> None:
    page = report_html(everything_evil())
    elements = Elements(page)
    assert not elements.named("img", "script")
    assert not [a for _, a in elements.found if any(name.startswith("on") for name in a)]
    assert words(page).count("<img src=x onerror=alert(1)>") > 20
    assert "{{ 7*7 }}" in words(page) and "49" not in words(page)
    page.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", page)


def test_it_stands_by_itself() -> None:
    full = replace(report(failing()), thresholds=(THRESHOLD,), comparison=COMPARISON)
    page = report_html(full)
    elements = Elements(page)
    assert not elements.named("script", "link", "img", "iframe", "object", "embed", "base")
    assert "default-src 'none'" in page
    assert not re.search(r"@import|url\(|https?:", page)
    assert all(str(one["href"]).startswith("#") for one in elements.named("a"))


def test_every_link_leads_somewhere_and_headings_go_down_step_by_step() -> None:
    full = replace(report(failing(), failing()), thresholds=(THRESHOLD,), comparison=COMPARISON)
    elements = Elements(report_html(full))
    ids = [str(a["id"]) for _, a in elements.found if "id" in a]
    assert len(ids) == len(set(ids))
    assert {str(a["href"])[1:] for a in elements.named("a")} <= set(ids)
    levels = [int(tag[1]) for tag, _ in elements.found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_another_system_is_named() -> None:
    assert "put to An earlier assistant" in measured_words(
        replace(report(), system="An earlier assistant")
    )
