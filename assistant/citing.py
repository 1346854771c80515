"""A citation: words of a page, with all that is known of the paper they stand in."""

from papers import Citation, Paper


def citation_of(
    paper: Paper, page: int, quote: str, span: tuple[int, int], *,
    item: str | None, printed: str | None, exempt: bool, ocr: bool, n: int,
) -> Citation:  # fmt: skip
    """The citation, under the number ``n``, of ``quote`` at ``span`` of the page's text.

    ``page`` is 1-based, ``printed`` its printed number, ``item`` the minute or paragraph. The
    words are ``exempt`` where their paper is, or the passage that they stand in.
    """
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
        access="exempt" if exempt or paper.access == "exempt" else "public",
        page=page,
        printed_page=printed,
        item=item,
        quote=quote,
        start=span[0],
        end=span[1],
        ocr=ocr,
    )
