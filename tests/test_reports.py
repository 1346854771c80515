"""The papers inside a pack, found by their heads; none in a paper that is one."""

import pytest

from ingest.structure.blocks import blocks_of
from ingest.structure.reports import reports_of
from papers import Page

FRONT = "AGENDA\n\n1. Apologies\n\n2. Homes"
REPORT = "From: Jane Birch\nTo: Cabinet, 4 June 2024\nSubject: Homes for Fennside\n\nText of it."
BLANK = "This page is intentionally left blank"


@pytest.mark.parametrize(
    ("texts", "titles"),
    [
        ([FRONT, REPORT, "It goes on.", "Appendix A\n\nFigures of the year"],
         [(0, ""), (1, "Homes for Fennside"), (3, "Appendix A: Figures of the year")]),
        ([FRONT, BLANK, "MARLBECK COUNCIL\n\nThe Director reports on homes."], [(0, ""), (2, "")]),
        (["MARLBECK COUNCIL\nReport of the Director of Homes\nTo: Cabinet\nTitle: Homes", "On.",
          "Report of the Director of Roads\nTo: Cabinet\nTitle: Roads of the\nborough"],
         [(0, "Homes"), (2, "Roads of the borough")]),
        # an appendix's name over all its pages is one appendix
        ([REPORT, "Appendix B\n\nOne.", "Appendix B\n\nTwo."],
         [(0, "Homes for Fennside"), (1, "Appendix B: One.")]),
        # a paper that is one
        ([REPORT, "It goes on.", "And on."], []),
        ([REPORT, "Appendix A sets out the homes of the borough."], []),
        (["Text that names nobody.", "From the start: it was so."], []),
        ([""], []),
    ],
)  # fmt: skip
def test_reports(texts: list[str], titles: list[tuple[int, str]]) -> None:
    pages = tuple(Page(n, text) for n, text in enumerate(texts, start=1))
    blocks = tuple(tuple(blocks_of(page.text, set())) for page in pages)
    reports = reports_of(pages, blocks)
    whole = "\f".join(texts)
    assert [(whole[: one.char_start].count("\f"), one.title) for one in reports] == titles
    assert not reports or (reports[0].char_start, reports[-1].char_end) == (0, len(whole))
