"""What surrounds a paper on a council's web site: found, and taken away before it is read."""

import re

from bs4 import BeautifulSoup, Comment, Tag

from ingest.access import is_exempt_mark

# What is never a paper's text, in any web page.
FURNITURE = (
    "nav, header, footer, aside, script, style, noscript, template, iframe, object, embed, svg, "
    "math annotation, button, input, select, textarea, datalist, dialog:not([open]), "
    "[role=navigation], [role=banner], [role=contentinfo], [role=search]"
)
# Names that council sites, ModernGov's above all, give to what helps to use the page.
CLASSES = (
    ".mgActionList, .mgLinks, .mgFileSize, .mgHide, .mgLeftMenu, .mgNavigation, .mgShare, "
    ".breadcrumb, .breadcrumbs, .cookie-banner, .cookie-notice, .skip-link, .sr-only, "
    ".visually-hidden, .share, .share-this, .social-media, .addthis_toolbox, .noprint, .no-print"
)
HIDDEN_STYLE = re.compile(r"\bdisplay\s*:\s*none\b|\bvisibility\s*:\s*hidden\b", re.IGNORECASE)
BODY = "main, [role=main], #modgov, #content, #main-content, .mgContent, .mgMainContent"
# Headings over a list of links to other papers.
LINKS_FOLLOW = re.compile(
    r"\W*(?:additional|supporting|related|background) (?:documents|papers|information)\W*"
    r"|\W*(?:share this (?:item|page|meeting|decision)|media|webcast)\W*",
    re.IGNORECASE,
)
# Lines of the site that stand among those of the paper.
SITE_LINE = re.compile(
    r"\W*(?:share this (?:item|page|meeting|decision)"
    r"|(?:view|download) (?:it )?as (?:html|docx?|pdf)(?: \(\d+\))?(?: [\d.]+ ?[km]b)?"
    r"|(?:pdf|docx?|html) [\d.]+ ?[km]b|back to (?:the )?top|skip to (?:main )?content"
    r"|print(?:er friendly)?(?: this)?(?: page| version)?|add to (?:my )?calendar"
    r"|view (?:the )?(?:background to|decision for|declarations? of interest|reasons? for) .{0,60}"
    r"|view other meetings of this committee|view directions)\W*",
    re.IGNORECASE,
)
LONGEST_MARK = 200


def clear(soup: BeautifulSoup) -> list[str]:
    """Take from a web page what is not its paper, and what is hidden from those who see it.

    Gives back the lines of the site that say that the paper is not for the public.
    """
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    marks = _exempt_marks(soup)
    for tag in soup.select(f"{FURNITURE}, {CLASSES}, [hidden], [aria-hidden=true]"):
        tag.extract()
    for tag in soup.select("[style]"):
        if HIDDEN_STYLE.search(str(tag.get("style"))):
            tag.extract()
    _drop_lists_of_links(soup)
    return marks


def body_of(soup: BeautifulSoup) -> Tag:
    """The part of a page that holds its paper."""
    articles = soup.select("article")
    only = articles[0] if len(articles) == 1 else None
    return soup.select_one(BODY) or only or soup.body or soup


def _exempt_marks(soup: BeautifulSoup) -> list[str]:
    """What says, around the paper, that it is not for the public: kept as its first lines."""
    around = [
        " ".join(tag.get_text(" ").split()) for tag in soup.select("title, header, footer, aside")
    ]
    return [
        line for line in dict.fromkeys(around) if len(line) < LONGEST_MARK and is_exempt_mark(line)
    ]


def _drop_lists_of_links(soup: BeautifulSoup) -> None:
    """Take away "Supporting documents" with the links under it."""
    for heading in soup.select("h2, h3, h4, h5, h6, p"):
        if not LINKS_FOLLOW.fullmatch(" ".join(heading.get_text(" ").split())):
            continue
        following = heading.find_next_sibling()
        if isinstance(following, Tag) and following.name in ("ul", "ol"):
            points = following.find_all("li")
            if all(isinstance(point, Tag) and point.find("a") for point in points):
                following.extract()
                heading.extract()
