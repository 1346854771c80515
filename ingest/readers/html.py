"""HTML pages, such as ModernGov's minutes pages: the paper's text without the site around it."""

from bs4 import BeautifulSoup, Comment, Tag

from ingest.access import is_exempt_mark
from ingest.readers.characters import storable
from papers import Page

# What surrounds a paper on a council's web site, and what is never text.
FURNITURE = (
    "nav, header, footer, aside, script, style, noscript, template, iframe, svg, "
    "button, input, select, textarea"
)
BODY = "main, [role=main], #content, #main-content, .mgContent, .mgMainContent"
BLOCKS = {
    "address", "article", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption",
    "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p", "pre", "section", "table",
    "title", "tr", "ul",
}  # fmt: skip
CELLS = {"td", "th"}


def read_html(content: bytes) -> tuple[Page, ...]:
    """The one page of an HTML file: each block on its own line, table cells parted by bars."""
    soup = BeautifulSoup(content, "lxml")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    marks = _exempt_marks(soup)
    for furniture in soup.select(FURNITURE):
        furniture.decompose()
    articles = soup.select("article")
    only = articles[0] if len(articles) == 1 else None
    body = soup.select_one(BODY) or only or soup.body or soup
    pieces: list[str] = []
    _write(body, pieces)
    lines = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    text = "\n".join(line.strip("| ") if line.strip("| ") else "" for line in lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return (Page(1, storable("\n".join([*marks, text.strip("\n")]).strip("\n"))),)


def _exempt_marks(soup: BeautifulSoup) -> list[str]:
    """What says, around the paper, that it is not for the public: kept as its first lines."""
    around = [
        " ".join(tag.get_text(" ").split()) for tag in soup.select("title, header, footer, aside")
    ]
    return [line for line in dict.fromkeys(around) if len(line) < 200 and is_exempt_mark(line)]


def _write(tag: Tag, pieces: list[str]) -> None:
    """Append the text of ``tag`` in reading order; a list item starts with a dash."""
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name in BLOCKS:
                pieces.append("\n- " if child.name == "li" else "\n")
            _write(child, pieces)
            if child.name in CELLS:
                pieces.append(" | ")
            elif child.name in BLOCKS:
                pieces.append("\n" if child.name in {"tr", "li", "br"} else "\n\n")
        else:
            pieces.append(" ".join(str(child).split("\n")))
