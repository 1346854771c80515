"""The words by which councils shut the public out of part of a meeting, or of its papers."""

import re

_I = re.IGNORECASE

# A line by itself that starts the part of a meeting from which the public is excluded …
_SHUT = (
    r"exempt|confidential|private|closed|restricted|not for publication|schedule 12a|"
    r"excluded|not (?:be )?open|cyfrinachol|eithri\w+"
)
DIVIDER = re.compile(
    rf"\W*(?:(?:part|section|rhan) (?:ii|2|two|b)\b(?!\w).{{0,60}}\b(?:{_SHUT})\b.{{0,60}}|"
    r"(?:exempt|confidential|private|restricted|closed)(?: and \w+| or \w+)? "
    r"(?:items?|business|session|minutes|matters|part|section|agenda)\b.{0,50}|"
    r"(?:items?|matters|business) (?:\w+ ){0,6}"
    r"(?:in (?:private|closed session)|not for publication|not open to|from which the public|"
    r"with the press and public).{0,60})\W*",
    _I,
)
# "Part II" alone divides a meeting's papers; in a report it is a part like another.
BARE_PART = re.compile(r"\W*(?:part|rhan) (?:ii|2|two|b)(?: (?:items?|minutes|agenda))?\W*", _I)
# … and what ends it.
REOPENED = re.compile(
    r"\b(?:public|press)\b[^.]{0,60}\bre-?admitted|"
    r"\bre-?admitted\b[^.]{0,40}\b(?:public|press)\b|"
    r"\breturned to (?:open|public)\b|\b(?:open|public) session (?:was )?resumed\b|"
    r"\bmeeting (?:was )?(?:re-?opened|resumed) (?:in|to) (?:the )?(?:open|public)",
    _I,
)
OPEN_DIVIDER = re.compile(
    r"\W*(?:part (?:i|1|one|a)|"
    r"(?:open|public|unrestricted|non-exempt) (?:items?|session|minutes))\W*",
    _I,
)
# The resolution that shuts the doors, or the words for it, and what it shuts them for.
EXCLUDED = re.compile(
    r"\b(?:public|press)\b(?! (?:sector|transport|health|service))"
    r"[^.;]{0,120}\b(?:be|were|was|are|is|being)\b[^.;]{0,20}\bexcluded\b|"
    r"\bexclud(?:e|ed|ing) (?:members of )?(?:the )?(?:press|public)\b"
    r"(?! (?:sector|transport|health|service|bod|fund|money|land|open))|"
    r"\b(?:moved?|went|go|goes|passed|continued|met|moving) (?:\w+ )?(?:in)?to (?:a )?"
    r"(?:private|closed|confidential|exempt) (?:session|business)\b|"
    r"\bin (?:camera|closed session)\b|\b(?:meeting|session) (?:\w+ ){0,3}closed to the public\b|"
    r"\b(?:(?:members of )?the (?:press and (?:the )?)?public|press and public)"
    r"(?: and (?:the )?press)? (?:then |(?:was|were|be) (?:asked|requested|required) to )?"
    r"(?:left|withdrew|leave|withdraw)\b|"
    r"\badmission to meetings\) act\b|\bgwahardd y wasg\b",
    _I,
)
DECIDED = re.compile(r"\b(?:resolved|agreed|approved|decided|decision|moved|carried)\b", _I)
# What is turned down or turned round, and what is only considered.
NOT_EXCLUDED = re.compile(
    r"\bnot (?:to )?(?:be )?exclu|\b(?:was|were) lost\b|\bno (?:exempt|confidential|private) |"
    r"\bno (?:such )?(?:items?|matters|business)\b|\btaken? (?:\w+ )?in (?:public|open)|"
    r"\bexcluded\b(?![^.;]*\b(?:schedule|exempt|confidential|section|paragraph)\b)"
    r"[^.;]{0,60}\bto protect public health\b|"
    r"\bnot (?:be )?re-?admitted",
    _I,
)
CONSIDERED = re.compile(r"\bwhether\b|\bif (?:necessary|any|so)\b|\bany items?\b|\bmay be\b", _I)
DEFINITE = re.compile(r"\bfollowing (?:items?|business|matters?|reports?)\b", _I)
ONE_ITEM = re.compile(r"\bthe (?:following|next) (?:agenda )?item\b(?!\s*\(s\))(?! and\b)", _I)
THIS_ITEM = re.compile(r"\bthis (?:agenda )?item\b", _I)
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
    r"^(?:exempt|confidential|restricted|private)"
    r"(?: (?:minute|item|report|appendix|annex))?(?:\W*$|\s*(?:\d+[.:]?|[–—:-]))",
    _I,
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
