"""The lines, labels and signs by which councils mark parts of a paper as not for the public."""

import re
from unicodedata import category

_I = re.IGNORECASE

# A line by itself that starts the part of a meeting from which the public is excluded …
_SHUT = (
    r"exempt|confidential|private|closed|restricted|not for publication|schedule 12a|"
    r"excluded|not (?:be )?open|cyfrinachol|eithri\w+"
)
DIVIDER = re.compile(
    rf"\W*(?:(?:part|section|rhan) (?:ii|2|two|b)\b(?!\w).{{0,60}}\b(?:{_SHUT})\b.{{0,60}}|"
    r"(?:exempt|confidential|private|restricted|closed)(?: and \w+| or \w+)? "
    r"(?:items?|business(?! rates)|session|minutes|matters|part|section|agenda)\b.{0,50}|"
    r"(?:items?|matters|business) (?:\w+ ){0,6}"
    r"(?:in (?:private|closed session|the absence of the p)|not for publication|"
    r"not open to|from which the public|with the press and public).{0,60})\W*",
    _I,
)
# "Part II", or "Below the line", divides a meeting's papers; in a report it is a part like another.
BARE_PART = re.compile(
    r"\W*(?:(?:part|rhan) (?:ii|2|two|b)(?: (?:items?|minutes|agenda))?|"
    r"below[- ]the[- ]line(?: (?:items?|business|matters?|reports?|agenda|minutes|session))?)\W*",
    _I,
)
OPEN_DIVIDER = re.compile(
    r"\W*(?:part (?:i|1|one|a)|"
    r"(?:open|public|unrestricted|non-exempt) (?:items?|session|minutes))\W*",
    _I,
)
# Below a divider: nothing came under it.
NOTHING = re.compile(
    r"\W*(?:\(?at the time of [^.]{0,60})?"
    r"(?:there (?:were|was|are|is) (?:no|none)\b(?! declar)[^.]{0,60}|"
    r"no (?:exempt|confidential|private)[^.]{0,40}|none|nil|not applicable)\W",
    _I,
)
# Marks in the heading of an item, beside the councils' own words in ``ingest.access``.
ITEM_MARK = re.compile(
    r"[\s(\[–—:*-](?:part (?:ii|2|b)|private(?: item)?|(?:to be )?taken in private|"
    r"pink (?:pages?|papers?)|exempt[^)\]]{0,40}|confidential(?: item)?|restricted|nfp|"
    r"not open to the public|not for (?:the )?(?:press|public)\b.{0,24})\s*[)\]*]?\W*$|"
    r"\[e\]|\bs(?:ection)? ?100a|\bparagraphs? \d.{0,30}\bschedule 12a\b|"
    r"\bschedule 12a\b.{0,30}\bparagraph|\breason for exemption\b|"
    r"\bnot for (?:the )?(?:press|public)\b|\b(?:cyfrinachol|nid i['’]?w gyhoeddi)\b|"
    r"[(\[–—:*-]\s*pink\W*$|"
    r"^(?:exempt|confidential|restricted|private)"
    r"(?: (?:minute|item|report|appendix|annex))?(?:\W*$|\s*(?:\d+[.:]?|[–—:-]))",
    _I,
)
# A line, or its first words up to a colon, that keeps its item from the public.
_NOTE = (
    r"(?:notes?|minute|reports?|discussions?|addendum|records?|briefings?|appendix|annex|update)"
)
_NOT_NONE = r"(?!\W*(?:(?:no|none|n/?a|nil|not|there (?:is|are|was|were) no\w*)\b|$))"
NOTE_MARK = re.compile(
    rf"\W*(?:(?:strictly )?(?:exempt|confidential|private|restricted|closed) (?:{_NOTE}"
    r"(?: (?:number |no\.? )?\d[\w/.-]*)?"
    r"(?: ?\([^)\n]{0,60}\))?\s*$|"
    rf"(?:{_NOTE}|minutes|items?|business|session|matters?|section)(?: ?\([^)\n]{{0,60}}\))?"
    rf"(?:\s*[:–—]|\s-\s){_NOT_NONE})|"
    r"(?<=\[)(?:exempt|confidential|private|restricted|closed)(?: \w+)?(?:\]|:)|"
    rf"exempt information(?: ?\([^)\n]{{0,60}}\))?\s*:{_NOT_NONE}|"
    rf"(?:exempt|confidential|not for publication[^.:\n]{{0,80}})\s*:{_NOT_NONE}|"
    rf"minutes of (?:the )?(?:exempt|confidential|private|closed) (?:session|part)\s*"
    rf"(?:$|:{_NOT_NONE})|"
    r"(?:restricted|limited) (?:circulation|distribution)\b|"
    r"(?:circulation|distribution)(?: is)? (?:restricted|limited)\b|"
    r"not (?:to be|for) (?:\w+ )?(?:circulat\w+|distribut\w+|disclos\w+)\W*$|"
    r"(?:(?:discussion|item|part|minute|session|business|matter|debate|proceedings|decision|"
    r"report)s? )?(?:(?:considered|taken|heard|held|discussed|dealt with|received|minuted) )?"
    r"in (?:private|camera|confidence|closed session)\s*(?:[)\]]|\W*$|[:–—])|"
    r"reasons? for (?:the )?(?:confidentiality|exemption|exempt\w*|non-publication|privacy|"
    rf"restriction)\s*[:?|–—-]{_NOT_NONE})",
    _I,
)
# What a sign by an item's heading means, told once in a paper: "* denotes an exempt item".
_SIGN = r"([*†‡§#^+~])"
_SHUT_SIGN = r"(?:exempt|confidential|private|restricted|not for publication|not open to)"
LEGEND = re.compile(
    rf"(?:^|[(\[\s]){_SIGN}[)\]\s]*(?:=|:|denotes?|indicates?|means|marks?|shows?|signif\w+)\s"
    rf"(?:\w+ ){{0,4}}?{_SHUT_SIGN}\b|"
    rf"\b(?:items?|reports?|minutes?|matters?) (?:\w+ ){{0,3}}(?:with |by )?(?:an? )?(?:asterisk )?"
    rf"[(\[“\"']*{_SIGN}[)\]”\"']* (?:\w+ ){{0,4}}?{_SHUT_SIGN}\b",
    _I | re.MULTILINE,
)
# The words that open and close an exempt part in the midst of a text.
_STATE = r"(?:exempt|confidential|private|restricted|closed|part (?:ii|2|two|b))"
_PART = (
    r"(?: (?:information|items?|minutes?|business|session|part|section|discussions?|matters?|"
    r"reports?|texts?|contents?|material|notes?|appendix|annex))"
)
_OPENING = (
    rf"(?:(?:start|beginning|commencement) of (?:the )?{_STATE}{_PART}?|"
    rf"{_STATE}{_PART}{{0,2}} (?:starts?|begins?|commences?|started|began|follows?)"
    r"(?: here| below)?)"
)
_CLOSING = (
    rf"(?:end of (?:the )?{_STATE}{_PART}?|"
    rf"{_STATE}{_PART}{{0,2}} (?:ends?|ended|finish(?:es|ed)|concludes?|concluded)(?: here)?)"
)
_CLOCK = r"(?: at \d[\d.: ]*(?:[ap]\.?m\.?)?)?"
EXEMPT_STARTS = re.compile(
    rf"^[^\w\n]*{_OPENING}{_CLOCK}[^\w\n]*$|[\[(<{{]\W{{0,3}}{_OPENING}{_CLOCK}\W{{0,3}}[\])>}}]",
    _I | re.MULTILINE,
)
EXEMPT_ENDS = re.compile(
    rf"^[^\w\n]*{_CLOSING}{_CLOCK}[^\w\n]*$|[\[(<{{]\W{{0,3}}{_CLOSING}{_CLOCK}\W{{0,3}}[\])>}}]",
    _I | re.MULTILINE,
)
NUMBERING = re.compile(
    r"^\W*(?:(?:agenda )?item )?(?:\(?[A-Z]{0,3}\d[\d./]*[a-z]?[.:)]*|[a-z]\))\s+", _I
)
# A cell of a table that is a mark by itself; and what parts cells.
CELL = re.compile(
    r"(?:exempt|confidential|private|restricted|part (?:ii|2|b)|not for publication)"
    r"(?: item)?[\W\d]*",
    _I,
)
CELLS = re.compile(r"[|\t\n]|\s{3,}")
# A sentence of an appendix that is not here: the item itself is public.
APPENDIX = re.compile(r"\b(?:appendi\w+|annex\w*|enclosures?)\b", _I)
STARTS_WITH_MARK = re.compile(
    r"\W*(?:this (?:report|item|paper|appendix|minute|part) (?:is|contains|has) )?"
    r"(?:not for publication|exempt|confidential|private|restricted|by virtue)\b",
    _I,
)


def bare(text: str) -> str:
    """The words of a line without what is not seen, its marks of emphasis and its gaps."""
    visible = "".join(c for c in text if category(c) != "Cf")
    return " ".join(visible.strip(" #*_\n").split())
