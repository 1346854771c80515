"""By when something is to be done, in the words of the text."""

import re

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
YEAR = r"(?:19|20)\d{2}(?:[-/]\d{2,4})?"
DAY = (
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:the )?\d{{1,2}}(?: ?"
    rf"(?:st|nd|rd|th))?(?: of)? {MONTH}(?:,? {YEAR})?"
)
SEASON = (
    r"(?:the )?(?:early |late |mid-?)?(?:spring|summer|autumn|winter|new year|next"
    r" year|following year)"
)
MEETING = (
    rf"(?:the |a |its |our |their )?(?:(?:next|future|following|forthcoming|{MONTH}"
    rf"|{DAY})(?: \w+)"
    rf"{{0,4}} meetings?|next (?:month|week|year|quarter)|meeting (?:on|in) (?:{DAY}|{MONTH}))"
)
WHEN = (
    rf"(?:{DAY}|(?:early |late |mid-? ?|the end of |end of )*{MONTH}(?: {YEAR})?"
    rf"|{SEASON}|{MEETING}"
    rf"|(?:the )?end of (?:the |this |next )?(?:week|month|year|financial year"
    rf"|quarter|{MONTH})(?: {YEAR})?"
    rf"|(?:the )?{YEAR} (?:municipal year|financial year|work programme))"
)
# Each (name, pattern); the first that is found tells.
DUE = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "every so often",
            r"\bon an? (?:regular|quarterly|monthly|weekly|annual|yearly) basis\b"
            rf"(?:,? starting (?:in |from )?{WHEN})?|\b(?:quarterly|monthly|weekly"
            rf"|annually)\b",
        ),
        (
            "at the end of",
            rf"(?:at |by )(?P<due>(?:the )?end of (?:the |this |next )?(?:week|month|year"
            rf"|financial year|quarter|{MONTH})(?: {YEAR})?)",
        ),
        ("by then", rf"\b(?P<due>by {WHEN})"),
        (
            "before then",
            rf"\b(?P<due>before (?:the )?{WHEN})|\b(?P<due2>within (?:\w+ ){{1,3}}(?:days"
            rf"|weeks|months))"
            r"|\b(?P<due3>in (?:\w+ ){1,2}(?:days|weeks|months)(?:'? time)?)\b",
        ),
        ("at a meeting", rf"\b(?:at|to|for|on|in) (?P<due>{MEETING})"),
        ("on a day", rf"\b(?:on|from|for|until) (?P<due>{DAY})"),
        ("in a month", rf"\b(?:in|during|from|until|around) (?P<due>{WHEN})"),
        (
            "a day, told bare",
            rf"(?P<due>{DAY})|\b(?P<due2>{SEASON} {YEAR})|\((?P<due3>{MONTH}(?: {YEAR})?)\)",
        ),
        (
            "while it lasts",
            r"\b(?P<due>(?:whilst|while|once|until such time as) (?:the|it|this|they)"
            r" [\w ]{2,30}? (?:closed|open"
            r"|received|completed?|finished|available))\b",
        ),
        (
            "soon",
            r"\b(?P<due>in due course|as soon as possible|immediately|urgently|imminently"
            r"|shortly"
            r"|without delay|as needed|a\.?s\.?a\.?p\.?|before the next meeting|after the"
            r" meeting"
            r"|next (?:week|month|year|meeting)|this (?:week|month)|annually|in (?:the"
            r" )?future)\b",
        ),
    )
)


# A day on which something was done before.
PAST = re.compile(
    r"\b(?<!be )(?:published|held|agreed|dated|met|received|since|meetings? of"
    r"|meetings? (?:held )?(?:on|in)|attended|issued|signed"
    r"|produced|as at|done|made|closed|submitted)(?: (?:by|at|in|on|of|and|the"
    r"|council|county|cabinet"
    rf"|{DAY}))* ?$",
    re.IGNORECASE,
)


def due_in(said: str) -> str | None:
    """The words of ``said`` that set a date, a meeting or a pace; None where it sets none."""
    for _name, pattern in DUE:
        for match in pattern.finditer(said):
            if PAST.search(said, 0, match.start()):
                continue
            named = [words for words in match.groupdict().values() if words]
            return (named[0] if named else match[0]).strip(" ,.")
    return None
