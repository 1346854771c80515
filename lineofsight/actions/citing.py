"""Citations of actions, and of the sentences in later papers that tell of them."""

from lineofsight.actions.later_papers import Said
from lineofsight.citing import Pages
from papers import Action, Citation, Paper


def cite_action(action: Action, paper: Paper, pages: Pages, n: int = 1) -> Citation:
    """The place of an action's own words."""
    span = (action.start, action.end)
    return pages.cite(paper, action.page, action.item, action.text, span, action.access, n)


def cite_said(said: Said, n: int, pages: Pages) -> Citation:
    """The place of a sentence."""
    one = said.passage
    return pages.cite(said.paper, one.page, one.item, said.text, (said.start, said.end),
                      one.access, n)  # fmt: skip
