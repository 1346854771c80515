"""Plain text and Markdown: the text as it stands, markup included; form feeds part pages."""

from ingest.readers.characters import storable
from papers import PAGE_BREAK, Page, PaperError

# A text file may hold a few stray control characters; more than this share is not text.
MOST_CONTROLS = 0.01


def read_text(content: bytes) -> tuple[Page, ...]:
    """The pages of a text file in UTF-8, UTF-16 with its mark, or Windows-1252."""
    text = storable(_decode(content))
    controls = sum(1 for c in text if ord(c) < 32 and c not in "\n\t\f")
    if b"\x00" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        controls = len(text)
    if controls > MOST_CONTROLS * len(text):
        raise PaperError("the file holds binary data, not text; check what kind of file it is")
    texts = text.split(PAGE_BREAK)
    if len(texts) > 1 and not texts[-1].strip():
        del texts[-1]  # pdftotext ends every page with a form feed, the last one too
    return tuple(Page(n, page) for n, page in enumerate(texts, start=1))


def _decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
