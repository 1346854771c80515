"""Citations, many at a time, with the printed number of each page."""

from assistant.citing import citation_of
from papers import Access, Citation, Paper, Reader
from records import Records
from records.pages import page_marks


class Pages:
    """The pages that a reader may see, for the printed numbers of what is cited."""

    def __init__(self, records: Records, reader: Reader) -> None:
        """Look them up once."""
        self.records, self.reader = records, reader
        self._marks = page_marks(records, reader)

    def cite(
        self, paper: Paper, page: int, item: str | None, quote: str, span: tuple[int, int],
        access: Access, n: int,
    ) -> Citation:  # fmt: skip
        """The citation of ``quote``, which stands at ``span`` of a page's text."""
        printed, ocr = self._marks.get((paper.paper_id, page), (None, False))
        return citation_of(
            paper, page, quote, span,
            item=item, printed=printed, exempt=access == "exempt", ocr=ocr, n=n,
        )  # fmt: skip
