"""ModernGov pages and other HTML: the paper is kept, the site around it is not."""

import pytest

from ingest.readers.html import read_html


def lines(html: str) -> list[str]:
    (page,) = read_html(html.encode())
    return [line for line in page.text.split("\n") if line]


AGENDA = """<html><head><title>Agenda for Cabinet, 11th February, 2025</title></head><body>
<ul class="mgActionList"><li><a href="x.aspx">View directions</a></li></ul>
<div class="mgContent"><h1 class="mgMainTitleTxt">Agenda and minutes</h1>
<h2 class="mgSubTitleTxt">Cabinet<br>Tuesday, 11th February, 2025</h2>
<h3 class="mgSectionTitle">Media</h3>
<ul class="mgBulletList"><li><a href="g1.pdf">Agenda frontsheet</a> <span class="mgFileSize">PDF
 132 KB</span></li></ul>
<table class="mgItemTable"><caption class="mgHide">Items</caption>
<tr><th>No.</th><th>Item</th></tr>
<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt">4.</p></td><td>
 <p class="mgAiTitleTxt"><a name="AI4"></a><a href="s4.pdf">District Heating</a>
 <span class="mgFileSize">PDF 500 KB</span></p>
 <ul class="mgActionList"><li><a href="b.aspx">View the background to item 4.</a></li></ul>
 <div class="mgWordPara"><p>To consider the report.</p></div>
 <p class="mgSubItemTitleTxt">Additional documents:</p>
 <ul class="mgBulletList"><li><a href="s5.pdf">Appendix A, item 4.</a></li></ul>
 <p class="mgSubItemTitleTxt">Minutes:</p>
 <div class="mgWordPara"><p>Councillor Ostrowe introduced the report.</p>
 <p>RESOLVED - That:</p><ol type="a"><li><p>the cost be noted;</p></li>
 <li>the work be done.</li></ol></div></td></tr>
<tr><td class="mgItemNumberCell"><p>5.</p></td><td><p>Any Other Business</p></td></tr>
</table>
<div style="display: none">For officers</div><p hidden>Later</p><p aria-hidden="true">Icon</p>
<p>Share this item</p><ul><li><a href="http://a.example">Facebook</a></li></ul></div></body></html>
"""


def test_an_agenda_with_minutes() -> None:
    assert lines(AGENDA) == [
        "Agenda and minutes",
        "Cabinet",
        "Tuesday, 11th February, 2025",
        "No. | Item",
        "4. District Heating",
        "To consider the report.",
        "Minutes:",
        "Councillor Ostrowe introduced the report.",
        "RESOLVED - That:",
        "(a) the cost be noted;",
        "(b) the work be done.",
        "5. Any Other Business",
    ]


ITEM = """<body><div id="modgov"><div class="mgContent"><h1>Agenda item</h1><h2>Library opening
hours</h2><div class="mgLinks"><a href="m.aspx">Meeting of Cabinet (Item 12.)</a></div>
<h3 class="mgSectionTitle">Minutes:</h3><div class="mgWordPara">
<p>Councillor Pinnegar said &pound;400,000 was needed.</p></div>
<h3 class="mgSectionTitle">Supporting documents:</h3><ul class="mgBulletList">
<li><a href="1.pdf">Report, item 12.</a> <span class="mgFileSize">PDF 95 KB</span>
<a href="1.html">View as HTML (1) 60 KB</a></li></ul><p>View as DOCX (2) 70 KB</p></div></div>
"""


def test_the_page_of_one_item() -> None:
    assert lines(ITEM) == [
        "Agenda item",
        "Library opening hours",
        "Minutes:",
        "Councillor Pinnegar said £400,000 was needed.",
    ]


@pytest.mark.parametrize(
    ("html", "written"),
    [
        # A table of attendance.
        (
            "<table><thead><tr><th>Attendee</th><th>Role</th><th>Attendance</th></tr></thead>"
            "<tr><td><a href=x>Councillor Sze</a></td><td>Chair</td><td>Present</td></tr></table>",
            ["Attendee | Role | Attendance", "Councillor Sze | Chair | Present"],
        ),
        # A number in a table of figures is no item.
        ("<table><tr><td>12</td><td>agency workers</td></tr></table>", ["12 | agency workers"]),
        ("<table><tr><td>A</td><td><p>x</p><p>y</p></td></tr></table>", ["A | x y"]),
        # A table that sets out the page is no row.
        (
            "<table><tr><td><p>a</p><p>b</p><p>c</p><p>d</p></td><td>e</td></tr></table>",
            ["a", "b", "c", "d", "e"],
        ),
        # A table in a cell of another.
        (
            "<table><tr><td>1.</td><td><p>Budget</p><table><tr><th>x</th><th>y</th></tr><tr>"
            "<td>2</td><td>3</td></tr></table></td></tr></table>",
            ["1. Budget", "x | y", "2 | 3"],
        ),
        ("<ol><li>one<li>two</ol>", ["1. one", "2. two"]),
        ("<ol start=4><li>one<li value=9>two<li>three</ol>", ["4. one", "9. two", "10. three"]),
        ("<ol type=i><li>one<li>two</ol>", ["(i) one", "(ii) two"]),
        ("<ol type=A><li>one<ol><li>in it</ol><li>two</ol>", ["(A) one", "1. in it", "(B) two"]),
        ("<ol start='x'><li>one</ol>", ["1. one"]),
        ("<ul><li><p>in a paragraph</p></ul>", ["- in a paragraph"]),
        # A paper whose heading only sounds like the site's keeps what stands under it.
        (
            "<h3>Background papers</h3><ul><li>Report to Cabinet, May 2024</ul>",
            ["Background papers", "- Report to Cabinet, May 2024"],
        ),
        ("<p>The press may share this item with anyone.</p>",
         ["The press may share this item with anyone."]),
        ("<p style='display:block'>seen</p><p style='VISIBILITY:hidden'>not</p>", ["seen"]),
        ("<p>a<img src='data:image/png;base64,AAAA' alt='b'>c</p>", ["ac"]),
        ("<object data='x.pdf'>inside</object><iframe src='y'></iframe><p>z</p>", ["z"]),
    ],
)  # fmt: skip
def test_pieces(html: str, written: list[str]) -> None:
    assert lines(html) == written


def test_no_page_is_nested_too_deep() -> None:
    assert lines("<div>" * 20_000 + "deep" + "</div>" * 20_000 + "<p>after</p>") == [
        "deep",
        "after",
    ]


def test_an_exempt_mark_of_the_site_is_kept() -> None:
    assert lines("<header>NOT FOR PUBLICATION</header><main><p>The contract</p></main>") == [
        "NOT FOR PUBLICATION",
        "The contract",
    ]
