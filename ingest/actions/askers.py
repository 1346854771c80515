"""Who asked for an action, as the text names them."""

import re

from ingest.actions.owners import BIDS, LEANS
from ingest.actions.who import BRACKETS, SOON, WHO, named
from papers import ActionKind

ASKERS = (
    (
        "recommended",
        re.compile(
            rf"{WHO}{BRACKETS}{SOON}[^.]{{0,90}} (?:recommended|made (?:several|the"
            rf" following|these|\w+) recommendations)\b"
        ),
    ),
    (
        "asked",
        re.compile(
            rf"{WHO}{BRACKETS}{SOON} (?:asked|requested|urged|suggested|enquired|queried"
            rf"|proposed(?! to)|called for|wished|would like|sought|wondered|questioned)\b"
        ),
    ),
    (
        "said it should be",
        re.compile(
            rf"{WHO}{BRACKETS}{SOON} (?:(?:\w+ly )?felt|emphasised|stressed|commented|stated"
            rf"|raised|highlighted|expressed concern)\b"
        ),
    ),
)
# A question or a wish, which the promise in the next sentence may answer.
ASKS = re.compile(
    r"\b(?:asked|queried|enquired|questioned|wondered|sought|requested|raised|wanted to know"
    r"|suggested|felt|expressed (?:\w+ )?concerns?)\b"
)
# A decision that asks somebody else to do a thing.
BIDS_OTHERS = re.compile(
    rf"\b(?:{BIDS} (?:that )?{WHO}"
    r"|(?:be|is|are) (?:asked|requested|invited) to(?! (?:an?|the|attend)\b))\b"
)
TAKES_UP = re.compile(
    r"^(?:The )?Clerk\b.*\b(?:this|these|it|them|him|her|so|following)\b|^(?:The"
    r" )?Clerk \w+ \w+\.$"
)


def asker_of(
    kind: ActionKind,
    said: str,
    asked_in: str = "",
    speaker: str | None = None,
    body: str | None = None,
) -> str | None:
    """Who wants it, from the sentence itself or the question before it; None if untold.

    ``speaker`` is whom "he" or "she" means, ``body`` the committee or council that decides.
    """
    if kind == "resolution":
        return body if BIDS_OTHERS.search(said) else None
    for words in (asked_in, said):
        # Whoever promises may say what he feels; only what was asked before asks for it.
        wishes = ASKERS if words == asked_in or kind != "undertaking" else ASKERS[:-1]
        for _name, pattern in wishes:
            for match in pattern.finditer(words):
                name = named(match)
                passive = re.search(r"\b(?:was|were|be|been|is)\b[\w ]*$", match[0])
                if name and not passive:
                    return name
    if kind == "request" and (LEANS.search(said) or TAKES_UP.search(said)):
        return speaker
    return None
