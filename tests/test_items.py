"""The items of a paper: every form of number, headings without one, packs of several papers."""

import pytest

from ingest.structure.blocks import blocks_of, running_lines
from ingest.structure.items import items_of, whole_items
from ingest.structure.reports import reports_of
from papers import Item, Page


def found_in(*texts: str) -> tuple[Item, ...]:
    pages = tuple(Page(n, text) for n, text in enumerate(texts, start=1))
    running = running_lines(pages)
    blocks = tuple(tuple(blocks_of(page.text, running)) for page in pages)
    return items_of(pages, blocks, reports_of(pages, blocks))


def items_in(*texts: str) -> list[tuple[str, str]]:
    return [(item.number, item.heading) for item in found_in(*texts)]


@pytest.mark.parametrize(
    ("texts", "items"),
    [
        (["39. APOLOGIES\n\nNone.\n\n40. MINUTES\n\nAgreed."],
         [("39", "APOLOGIES"), ("40", "MINUTES")]),
        (["#### 40. Declarations\n\nNone.\n\n#### 41. Questions\n\nNone."],
         [("40", "Declarations"), ("41", "Questions")]),
        (["**7 Police report**\n\nHeard.\n\n**8 Highways**\n\nHeard."],
         [("7", "Police report"), ("8", "Highways")]),
        (["A26/17 Apologies\n\nNone.\n\nA27/17 Minutes\n\nAgreed."],
         [("A26/17", "Apologies"), ("A27/17", "Minutes")]),
        (["19.11.01 Apologies: none.\n\n19.11.02 Police Report:  Attached."],
         [("19.11.01", "Apologies"), ("19.11.02", "Police Report")]),
        (["1.1 The first point\n\n1.2 The second point\n\n2.1 The third"],
         [("1.1", "The first point"), ("1.2", "The second point"), ("2.1", "The third")]),
        (["Item 4 Budget\n\nText.\n\nItem 5 Housing\n\nText."],
         [("4", "Budget"), ("5", "Housing")]),
        # minutes go on over a page, and one number may be missing
        (["11. FIRST\n\nText.", "12. SECOND\n\nText.\n\n14. FOURTH\n\nText."],
         [("11", "FIRST"), ("12", "SECOND"), ("14", "FOURTH")]),
        # figures and years at the start of a line are no minutes
        (["15. PERFORMANCE\n\nIt will be done by the end of\n\n2026. The Chair agreed.\n\n"
          "16. NEGLECT\n\nText."],
         [("15", "PERFORMANCE"), ("16", "NEGLECT")]),
        (["2026. The year began well.\n\nText follows."], []),
        (["318 Children were looked after.\n\n305 Children were in March."], []),
        # other forms of number
        (["Agenda Item 7: Budget\n\nText.\n\nAgenda Item 8: Housing\n\nText."],
         [("7", "Budget"), ("8", "Housing")]),
        (["ITEM NO. 3 – Roads\n\nText.\n\nITEM NO. 4 – Parks\n\nText."],
         [("3", "Roads"), ("4", "Parks")]),
        (["123/24 Apologies\n\nNone.\n\n124/24 Minutes\n\nAgreed."],
         [("123/24", "Apologies"), ("124/24", "Minutes")]),
        (["AGENDA\n\n1\n\nApologies\n\nNone.\n\n2\n\nMinutes\n\nAgreed."],
         [("1", "Apologies"), ("2", "Minutes")]),
        (["19.Age\n\nNo.\n\n20.Sex\n\nNo."], [("19", "Age"), ("20", "Sex")]),
        (["3 | Budget\n\nText.\n\n3a | Adults\n\nText.\n\n4 | Capital\n\nText."],
         [("3", "Budget"), ("3a", "Adults"), ("4", "Capital")]),
        (["1. Introduction\n\n1.1 Homes are few\n\n1.1.1 Very few\n\n2. Next\n\n2.1 More"],
         [("1", "Introduction"), ("1.1", "Homes are few"), ("1.1.1", "Very few"), ("2", "Next"),
          ("2.1", "More")]),
        (["(a) Roads\n\nText.\n\n(b) Parks\n\nText.\n\n(c) Homes\n\nText."],
         [("a", "Roads"), ("b", "Parks"), ("c", "Homes")]),
        # a paragraph takes the heading of its section
        (["1. Introduction\n\n1.1 The Council has more homes than it had a year ago in the town."
          "\n\n1.2 Repairs: these are dear, and the number of them grew in each of five years."],
         [("1", "Introduction"), ("1.1", "Introduction"), ("1.2", "Repairs")]),
        # limbs and lists within a minute are no items
        (["41. HOMES\n\n(1) That it be noted.\n\n(2) That more be built.\n\n1. One is here.\n\n"
          "2. Two is there.\n\n42. ROADS\n\nText."], [("41", "HOMES"), ("42", "ROADS")]),
        # a long first line between two minutes is a minute all the same
        (["2535. Parks\n\nText.\n\n2536. Panel – the Clerk went to it and told all those there"
          " what was said.\n\n2537. Roads\n\nText."],
         [("2535", "Parks"),
          ("2536", "Panel – the Clerk went to it and told all those there what was said."),
          ("2537", "Roads")]),
        # numbered paragraphs, where nothing else is numbered
        (["\n\n".join(f"{n}. This is what paragraph {n} of the strategy has to say to all of its "
                      "readers." for n in range(1, 7))],
         [(str(n), f"This is what paragraph {n} of the strategy has to say to all of its readers.")
          for n in range(1, 7)]),
        # a table of contents numbers nothing, nor do rows
        (["1 Homes ........ 4\n\n2 Roads ........ 9"], []),
        (["1 Homes 12.4 13.1 0.7\n2 Roads 11.0 12.1 1.1\n3 Parks 5.0 4.9 -0.1"], []),
        # an unnumbered heading ends an item that stands no higher
        (["## 1. Homes\n\n1.1 They grew\n\n## 2. Roads\n\n2.1 None\n\n### Summary\n\nAll is well."],
         [("1", "Homes"), ("1.1", "They grew"), ("2", "Roads"), ("2.1", "None"), ("", "Summary")]),
        (["1.1 Homes grew\n\n1.2 Roads did not\n\nContact details\n\nJane Birch"],
         [("1.1", "Homes grew"), ("1.2", "Roads did not"), ("", "Contact details")]),
        (["A31/17 Homes (agenda item 5)\n\nText.\n\nA32/17 Roads (agenda item 6)\n\nText.\n\n"
          "The Workforce (Agenda item 7)\n\nText."],
         [("A31/17", "Homes (agenda item 5)"), ("A32/17", "Roads (agenda item 6)"),
          ("", "The Workforce")]),
        (["39. HOMES\n\nText.\n\n40. ROADS\n\nRESOLVED\n\nThat it be so."],
         [("39", "HOMES"), ("40", "ROADS")]),
        # none numbered: plain lines that stand over text
        (["Minutes of the forum\n\nWelcome\n\nThe Chair welcomed all those present to the first "
          "meeting of the year and told them of it.\n\nOpen Homes\n\nThe Director told the forum "
          "of the new homes that are to be built beside the river."],
         [("", "Welcome"), ("", "Open Homes")]),
        # in a pack the numbering starts anew
        (["From: Jane Birch\nTo: Cabinet\nSubject: Homes\n\n1.1 Homes grew\n\n1.2 More",
          "APPENDIX A\n\nRoads\n\n1.1 Roads did not\n\n1.2 None"],
         [("1.1", "Homes grew"), ("1.2", "More"), ("1.1", "Roads did not"), ("1.2", "None")]),
        (["Nothing is numbered here.\n\nNor here."], []),
        ([""], []),
    ],
)  # fmt: skip
def test_items(texts: list[str], items: list[tuple[str, str]]) -> None:
    assert items_in(*texts) == items


def test_an_item_ends_with_its_report() -> None:
    texts = ("From: Jane Birch\nTo: Cabinet\nSubject: Homes\n\n1.1 Homes.\n\n1.2 More.",
             "APPENDIX A\n\nFigures of the year.")  # fmt: skip
    items = found_in(*texts)
    assert [item.number for item in items] == ["1.1", "1.2"]
    assert items[-1].char_end == len(texts[0]) + 1


def test_the_whole_of_an_item_holds_what_stands_under_it() -> None:
    text = "1. Homes\n\n1.1 They grew.\n\n1.2 More.\n\n2. Roads\n\n2.1 None.\n\n# Annex\n\nText."
    whole = {
        item.number: text[item.char_start : item.char_end] for item in whole_items(found_in(text))
    }
    assert whole["1"].startswith("1. Homes") and whole["1"].rstrip().endswith("More.")
    assert whole["1.1"].rstrip() == "1.1 They grew."
    assert whole["2.1"].endswith("Text."), "an unnumbered heading ends no whole item"
