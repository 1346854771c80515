"""Citations of actions and of sentences in later papers, many at a time."""

from lineofsight.later_papers import Said
from papers import Access, Action, Citation, Paper, Reader
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
        return Citation(
            n=n,
            paper_id=paper.paper_id,
            file=paper.file,
            title=paper.title,
            council=paper.council,
            committee=paper.committee,
            meeting_date=paper.meeting_date,
            kind=paper.kind,
            status=paper.status,
            access="exempt" if "exempt" in (paper.access, access) else "public",
            page=page,
            printed_page=printed,
            item=item,
            quote=quote,
            start=span[0],
            end=span[1],
            ocr=ocr,
        )


def cite_action(action: Action, paper: Paper, pages: Pages, n: int = 1) -> Citation:
    """The place of an action's own words."""
    span = (action.start, action.end)
    return pages.cite(paper, action.page, action.item, action.text, span, action.access, n)


def cite_said(said: Said, n: int, pages: Pages) -> Citation:
    """The place of a sentence."""
    one = said.passage
    return pages.cite(said.paper, one.page, one.item, said.text, (said.start, said.end),
                      one.access, n)  # fmt: skip
