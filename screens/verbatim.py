"""Text from papers, files and questions is data: the only ways in which a screen shows it.

Nothing here lets Markdown, HTML, LaTeX or an emoji code in such a text take effect.
"""

import re
from html import escape
from pathlib import PurePosixPath

import streamlit as st

# Marks that stand in plain-text and Markdown papers for how a word looks: shown without them.
TAGS = re.compile(r"</?(?:sup|sub|b|i|u|em|strong)>|<br ?/?>", re.IGNORECASE)
HEADING = re.compile(r"^#{1,6} +", re.MULTILINE)
STRONG = re.compile(r"(?<![*\w])\*\*(?=\S)|(?<=\S)\*\*(?![*\w])")
# A row of a Markdown table: its cells are shown with a dot between them.
ROW = re.compile(r"^[ \t]*\|(.+?)\|?[ \t]*$", re.MULTILINE)
RULE = re.compile(r"^[ \t]*\|[ \t:|-]+\|?[ \t]*\n?", re.MULTILINE)
MARKED_UP = {".txt", ".md", ".markdown"}
# A long line of a PDF that ends in mid-sentence: the break is the printer's.
PRINTED_BREAK = re.compile(r"^(.{50,}[^.;:!?\s] ?)\n(?=\S)", re.MULTILINE)
# Characters that Markdown may read as its own, and those that start a link or an emoji code.
MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+.!|~$<>&^=-])")
CODES = re.compile(r"(:|@|www)", re.IGNORECASE)
WORD_JOINER = "\u2060"


def html(text: str) -> str:
    """``text`` as HTML that shows exactly it, to stand in an element or a quoted attribute."""
    return escape(text, quote=True)


def label(text: str) -> str:
    """``text`` on one line for a label that Streamlit reads as Markdown (a button, an expander)."""
    return CODES.sub(rf"\1{WORD_JOINER}", MARKDOWN.sub(r"\\\1", " ".join(text.split())))


def shown(text: str, file: str) -> str:
    """``text`` as it is read by a person: without a plain paper’s tags, stars, hashes and bars.

    For display only; ``file`` is the paper's file, whose ending says whether it holds such marks.
    """
    if PurePosixPath(file).suffix.lower() not in MARKED_UP:
        return text
    rows = ROW.sub(_cells, RULE.sub("", text))
    return HEADING.sub("", STRONG.sub("", TAGS.sub("", rows)))


def _cells(row: re.Match[str]) -> str:
    return " · ".join(cell.strip() for cell in row[1].split("|"))


def flowing(text: str, file: str) -> str:
    """``text`` with the line breaks of a printed page's sentences as spaces; as long as before."""
    if PurePosixPath(file).suffix.lower() != ".pdf":
        return text
    return PRINTED_BREAK.sub(r"\1 ", text)


def marked(text: str, start: int, end: int, file: str) -> str:
    """Write ``text`` as HTML with ``text[start:end]`` in a mark element, all of it escaped."""
    before, quote, after = text[:start], text[start:end], text[end:]
    outside = [html(shown(part, file)) for part in (before, after)]
    return f"{outside[0]}<mark>{html(shown(quote, file))}</mark>{outside[1]}"


def say(text: str, tag: str = "p", css: str = "los-lead") -> None:
    """Put ``text``, whatever it holds, on the screen as one element of the given class."""
    st.html(f'<{tag} class="{css}">{html(text)}</{tag}>')


def safe_name(name: str) -> str:
    """Make a file name that is safe to save under and to offer for download.

    Folders, control characters and leading dots are dropped; the ending is kept.
    """
    last = re.split(r"[\\/]", name)[-1]
    kept = re.sub(r"[^\w .,()&'’–-]", "_", last).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    if not dot or not re.fullmatch(r"\w{1,8}", ending):
        stem, dot, ending = kept, "", ""
    return f"{stem[:100].strip() or 'paper'}{dot}{ending}"
