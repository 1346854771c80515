"""The named patterns by which a sentence of minutes is known for an action.

They are in the words British minutes use, one module a kind, and are matched on folded sentences
(see ``paragraphs.fold``) in the order of ``PATTERNS``.
"""

from ingest.actions.decided import RECOMMENDATIONS, RESOLUTIONS
from ingest.actions.pattern import Pattern
from ingest.actions.promised import PLANS, UNDERTAKINGS
from ingest.actions.requested import REQUESTS, TOLD

PATTERNS = (*RESOLUTIONS, *RECOMMENDATIONS, *TOLD, *UNDERTAKINGS, *REQUESTS, *PLANS)


def said_as(said: str, minuted: bool) -> Pattern | None:
    """The first pattern a folded sentence matches.

    A paper that is not ``minuted`` tells what was decided or promised elsewhere, and looks ahead:
    there only what is recommended or asked for in plain words counts.
    """
    for pattern in PATTERNS:
        plain = pattern.kind in ("recommendation", "request") and not pattern.loose
        if (minuted or plain) and pattern.found_in(said):
            return pattern
    return None
