"""A briefing as one HTML file: nothing fetched from elsewhere, made to be read and printed."""

from base64 import b64encode
from html import escape

from lineofsight.briefing.parts import (
    NOT_FOR_PUBLICATION,
    Block,
    Briefing,
    Picture,
    Statement,
    Subheading,
    Table,
    Wording,
)
from lineofsight.briefing.words import readable
from papers import Citation

# Nothing may be fetched or run, whatever stands in a paper.
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
STYLE = """
body { font: 1.06rem/1.5 Arial, "Liberation Sans", sans-serif; color: #14202b; background: #fff;
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1, h2 { color: #17567f; line-height: 1.2; } h1 { font-size: 1.9rem; margin-bottom: .3rem; }
h2 { font-size: 1.4rem; margin-top: 2rem; } h3 { font-size: 1.08rem; margin-bottom: .3rem; }
a { color: #17567f; } a:focus { outline: 3px solid #14202b; background: #ffdd00; }
.shut { border: 3px solid #14202b; padding: .5rem .8rem; font-weight: bold; }
sup { line-height: 0; } sup a { padding: 0 .15em; }
.wide { overflow-x: auto; margin-bottom: 1rem; }
table { border-collapse: collapse; width: 100%; min-width: 32rem; table-layout: fixed;
  font-size: .95rem; }
caption { text-align: left; font-weight: bold; padding: .4rem 0; }
th, td { border: 1px solid #76838f; padding: .35rem .5rem; text-align: left; vertical-align: top; }
th { background: #e3eaf0; } img { max-width: 100%; height: auto; }
figure { margin: 1rem 0; } .notes { font-size: .92rem; }
@media print {
  @page { size: A4; margin: 2cm; }
  body { font-size: 10.5pt; max-width: none; margin: 0; padding: 0; } nav, .back { display: none; }
  a { color: inherit; text-decoration: none; } thead { display: table-header-group; }
  .wide { overflow: visible; } table { min-width: 0; } tr, figure { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
}
"""


def web_page(briefing: Briefing) -> str:
    """``briefing`` as an HTML page in one file, in British English."""
    contents = "".join(
        f'<li><a href="#section-{n}">{_text(section.heading)}</a></li>\n'
        for n, section in enumerate(briefing.sections, 1)
    )
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(briefing.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<header>\n{_title(briefing, 1)}</header>\n"
        f'<nav aria-label="Contents">\n<h2>Contents</h2>\n<ol>\n{contents}</ol>\n</nav>\n'
        f"<main>\n{_sections(briefing, 2)}</main>\n</body>\n</html>\n"
    )


def preview(briefing: Briefing, level: int) -> str:
    """``briefing`` as part of another page, its title a heading of this ``level`` (1 to 4)."""
    return f"{_title(briefing, level)}{_sections(briefing, level + 1)}"


def _title(briefing: Briefing, level: int) -> str:
    shut = f'<p class="shut">{NOT_FOR_PUBLICATION}</p>\n' if briefing.is_exempt else ""
    return f"<h{level}>{_text(briefing.title)}</h{level}>\n{shut}<p>{_text(briefing.about)}</p>\n"


def _sections(briefing: Briefing, level: int) -> str:
    sections = "".join(
        f'<section aria-labelledby="section-{n}">\n'
        f'<h{level} id="section-{n}">{_text(section.heading)}</h{level}>\n'
        f"{''.join(_block(block, level + 1) for block in section.blocks)}</section>\n"
        for n, section in enumerate(briefing.sections, 1)
    )
    return f"{sections}{_notes(briefing, level)}"


def _block(block: Block, level: int) -> str:
    match block:
        case Statement():
            lead = f"<strong>{_text(block.led_by)}</strong> " if block.lead else ""
            return f"<p>{lead}{_text(block.shown)}{_marks(block.citations)}</p>\n"
        case Wording():
            return f"<p>{_text(block.words)}</p>\n"
        case Subheading():
            return f"<h{level}>{_text(block.words)}</h{level}>\n"
        case Picture():
            source = f"data:image/png;base64,{b64encode(block.png).decode()}"
            return (
                f'<figure><img src="{source}" alt="{_text(block.alt)}" width="{block.width}" '
                f'height="{block.height}"></figure>\n'
            )
        case Table():
            return _table(block)


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{_text(head)}</th>' for head in table.heads)
    rows = "".join(
        "<tr>"
        + "".join(f"<td>{_text(one.shown)}{_marks(one.citations)}</td>" for one in row.cells)
        + "</tr>\n"
        for row in table.rows
    )
    whole = sum(table.widths)
    columns = "".join(f'<col style="width: {100 * one / whole:.0f}%">' for one in table.widths)
    caption = _text(table.caption)
    return (
        f'<div class="wide" role="region" aria-label="{caption}" tabindex="0">\n<table>\n'
        f"<caption>{caption}</caption>\n<colgroup>{columns}</colgroup>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _marks(citations: tuple[Citation, ...]) -> str:
    return "".join(
        f'<sup><a id="mark-{one.n}" href="#note-{one.n}" role="doc-noteref" '
        f'aria-label="Note {one.n}">{one.n}</a></sup>'
        for one in citations
    )


def _notes(briefing: Briefing, level: int) -> str:
    if not briefing.notes:
        return ""
    notes = "".join(
        f'<li id="note-{n}">{_text(words)} <a class="back" href="#mark-{n}" '
        f'role="doc-backlink" aria-label="Back to note {n} in the text">↩</a></li>\n'
        for n, words in enumerate(briefing.notes, 1)
    )
    return (
        '<section class="notes" role="doc-endnotes" aria-labelledby="notes">\n'
        f'<h{level} id="notes">Notes</h{level}>\n<ol>\n{notes}</ol>\n</section>\n'
    )


def _text(text: str) -> str:
    return escape(readable(text), quote=True)
