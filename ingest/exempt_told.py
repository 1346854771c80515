"""The words of running text by which councils tell that the public was shut out, or let in."""

import re


def _told(pattern: str) -> re.Pattern[str]:
    """A pattern for running text, whose words may stand on two lines."""
    return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE)


_PUBLIC = (
    r"(?:(?:all|any|the|remaining|members of) ){0,4}"
    r"(?:(?:press|public)(?: and (?:the )?(?:press|public))?)"
)
# What ends the part of a meeting from which the public was shut out, and what only will.
REOPENED = _told(
    r"\b(?:public|press)\b[^.]{0,60}\bre-?admitted|"
    r"\bre-?admitted\b[^.]{0,40}\b(?:public|press)\b|"
    r"\breturned to (?:open|public)\b|\b(?:open|public) session (?:was )?resumed\b|"
    r"\bmeeting (?:was )?(?:re-?opened|resumed) (?:in|to) (?:the )?(?:open|public)|"
    rf"\b(?:{_PUBLIC}) (?:then |were |was )?(?:rejoined|returned to|invited (?:back|to return) to) "
    r"the (?:meeting|room|chamber)\b",
)
NOT_YET = _told(r"\b(?:would|will|could|may|might|until|before|whether|if)\b(?! now)")
# What else the public may leave than the room.
_SOMETHING = (
    r"(?! (?:comments?|feedback|their|no|an?|any|all|questions?|litter|more|enough|space|"
    r"the (?:building|site|park|bus|train|road|beach))\b)"
)
# The resolution that shuts the doors, or the words for it, and what it shuts them for.
EXCLUDED = _told(
    r"\b(?:public|press)\b(?! (?:sector|transport|health|service))"
    r"[^.;]{0,120}\b(?:be|were|was|are|is|being)\b[^.;]{0,20}\bexcluded\b|"
    r"\bexclud(?:e|ed|ing) (?:members of )?(?:the )?(?:press|public)\b"
    r"(?! (?:sector|transport|health|service|bod|fund|money|land|open))|"
    r"\b(?:moved?|went|go|goes|passed|continued|met|moving|adjourned|turned) (?:\w+ )?"
    r"(?:in)?to (?:a )?(?:(?:private|closed|confidential|exempt) (?:session|business|part)|"
    r"part (?:ii|2|two|b))\b(?! of (?!(?:the |its )?(?:meeting|agenda)))|"
    r"\b(?:meeting|session|committee|members|panel|cabinet|council|board) (?:then |now )?"
    r"(?:went|moved|turned|continued|resumed) (?:in )?private\b(?! (?:sector|sale|hire))|"
    r"\b(?:went|go|goes|moved?|sat|passed|resolved (?:itself|themselves)) into committee\b"
    r"(?! room)|"
    r"\bin (?:camera|closed session)\b|\b(?:meeting|session) (?:\w+ ){0,3}"
    r"(?:closed|no longer open) to the public\b|"
    r"\b(?<!\ba\smember\sof\s)(?:(?:members of )?the (?:press and (?:the )?)?public|"
    r"press and public)(?: and (?:the )?press)? "
    r"(?:then |(?:was|were|be) (?:then )?(?:asked|requested|required|invited|told) to )?"
    rf"(?:left|withdrew|leave|withdraw)\b{_SOMETHING}|"
    rf"\b(?:{_PUBLIC}) (?:then )?(?:having|had) (?:all |now |then )?"
    r"(?:left|withdrawn|retired|been (?:asked|excluded|removed))\b|"
    rf"\b(?:asked|requested|required|invited|told) (?:{_PUBLIC}) to (?:now )?(?:leave|withdraw)\b"
    rf"{_SOMETHING}|"
    rf"\b(?:{_PUBLIC}) (?:\w+ )?be not (?:permitted|allowed|admitted)\b|"
    rf"\b(?:{_PUBLIC}) (?:\w+ )?not be (?:permitted|allowed|admitted) "
    r"(?:to (?:be present|remain|attend|the meeting)|during|for|in)\b|"
    rf"\b(?:{_PUBLIC}) (?:was|were) not (?:present|permitted|allowed|admitted) "
    r"(?:to (?:be present|remain|attend|the meeting)\b|(?:during|for|while) (?:the|th[ie]se?)\b)|"
    r"\b(?:recording|webcast\w*|broadcast\w*|(?:live )?stream\w*|microphones?)\b[^.;]{0,30}"
    r"\b(?:paused|stopped|ended|suspended|halted|(?:switched|turned) off)\b[^.;]{0,80}"
    r"\b(?:(?:exempt|confidential|private) (?:information|items?|reports?|business|matters?|"
    r"session|part|papers?|discussion|minutes?|section)|part (?:ii|2|b))\b|"
    rf"\b(?:following|after|upon) the (?:exclusion|withdrawal|departure) of (?:{_PUBLIC})\b|"
    rf"\bexclusion of (?:{_PUBLIC})\b[^.;\n]{{0,40}}\b(?:agreed|resolved|approved|carried)\b|"
    r"\b(?:press and (?:the )?public|public and (?:the )?press) (?:then )?excluded\b|"
    rf"\b(?:{_PUBLIC}) (?:then )?(?:vacated|exited|departed)\b|"
    r"\bpublic gallery (?:was|were|be|being) (?:then )?(?:cleared|emptied|closed)\b|"
    r"\bclear(?:ed|ing)? the public gallery\b|"
    r"\benter(?:ed|ing)? (?:in)?(?:to )?(?:a )?(?:private|closed|confidential|exempt) session\b|"
    r"\b(?:go|goes|went|gone|moved?|passed) into private(?=\W*(?:$|[.,;:)]|(?:and|at|for|to)\b))|"
    r"\badmission to meetings\) act\b|\bgwahardd y wasg\b",
)
DECIDED = _told(r"\b(?:resolved|agreed|approved|decided|decision|moved|carried)\b")
# A heading that asks for the doors to be shut, below which "Agreed" may be all that is said.
EXCLUSION = _told(rf"\bexclu(?:sion of|ding|de) (?:{_PUBLIC})\b")
# A line in capitals that tells it, and is no heading.
TELLS = _told(r"\b(?:resolved|agreed|left|withdrew|withdrawn|were|was|went|moved|asked)\b")
# What is turned down or turned round, and what is only considered.
NOT_EXCLUDED = _told(
    r"\bnot (?:to )?(?:be )?exclu|\b(?:was|were) lost\b|\bno (?:exempt|confidential|private) |"
    r"\bno (?:such )?(?:items?|matters|business)\b|\btaken? (?:\w+ )?in (?:public|open)|"
    r"\bexcluded\b(?![^.;]*\b(?:schedule|exempt|confidential|section|paragraph)\b)"
    r"[^.;]{0,60}\bto protect public health\b|"
    r"\bnot (?:be )?re-?admitted|\bno (?:need|reason|requirement) to exclude\b|"
    r"\bnot (?:necessary|required|needed) to exclude\b",
)
IF_ANY = _told(r"\bif (?:necessary|any|so)\b|\bany items?\b")
CONSIDERED = _told(r"\bwhether\b|\bif (?:necessary|any|so|the p\w+)\b|\bany items?\b|\bmay be\b")
DEFINITE = _told(r"\bfollowing (?:items?|business|matters?|reports?)\b")
ONE_ITEM = _told(r"\bthe (?:following|next) (?:agenda )?item\b(?!\s*\(s\))(?! and\b)")
# What is told, or decided, to be heard without the public.
_HEARD = (
    r"(?:considered|consider|discussed|discuss|taken|take|took|heard|hear|held|dealt with|"
    r"deal with|received|receive|debated|debate|minuted|determined|presented|took place|"
    r"take place)"
)
_PRIVATELY = (
    r"(?:in (?:private|(?:private|confidential|exempt) (?:session|part))\b"
    r"(?! (?:\w+ )?(?:sector|homes?|ownership|hands|rented)| with\b)|in confidence\b(?! \w)|"
    r"(?:in|under|within) part (?:ii|2|two|b)\b(?! of (?!(?:the |its )?(?:meeting|agenda)))|"
    r"under (?:the )?(?:exempt|confidential|private) (?:business|items?|session|part)\b|"
    r"(?:in private|with|behind) (?:the )?(?:doors closed|closed doors)|"
    rf"(?:without|in the absence of) (?:{_PUBLIC})\b(?! (?:consultation|transport|money|fund))|"
    rf"with (?:{_PUBLIC}) (?:excluded|absent|not present)|"
    r"as (?:an? )?(?:exempt|confidential|part (?:ii|2|b)) (?:item|business|matter))"
)
_MATTER = (
    r"(?:items?|matters?|report|minute|business|proceedings|discussions?|appendix|"
    r"(?:part|remainder|rest) of the \w+)"
)
HELD_PRIVATELY = _told(
    rf"\b(?:this|these|the (?:following|remaining|next|above|final|last)) {_MATTER}\b"
    rf"[^.;]{{0,60}}\b{_HEARD} (?:\w+ ){{0,3}}{_PRIVATELY}|"
    rf"\bthe (?:items?|report|minute|business|discussion|(?:remainder|rest) of the \w+)\b"
    rf"[^.;]{{0,60}}\b{_HEARD} (?:\w+ ){{0,3}}{_PRIVATELY}|"
    rf"\b{_HEARD} (?:this|these|the (?:following|remaining|next|above)|the)"
    rf"(?: (?:exempt|confidential))? {_MATTER}\b"
    rf"[^.;]{{0,40}}\b{_PRIVATELY}|"
    r"\b(?:agreed|resolved|decided)\b[^.;]{0,80}"
    r"\b(?:discuss|consider|deal with|take|hear|debate)\b[^.;]{0,60}"
    r"\bin (?:private|closed session|confidence)\b(?! (?:with|sector|homes?|rented))|"
    r"(?:^|(?<=[.!?]\s))\W*in (?:private|closed|confidential|exempt) session\b|"
    rf"\bwith (?:{_PUBLIC}) (?:excluded|absent|not present)\b"
)
NOT_HELD = _told(
    r"\b(?:should|ought to|could|would|might|must) (?:not )?have been\b|\bnever\b|"
    r"\bhad (?:\w+ )?been\b|\bmay\b|\bmight\b|\bwhether\b|\bif\b|\bwhy\b|\bno (?:longer|need)\b|"
    r"\b(?:was|were) lost\b",
)
NOT_SO = _told(r"\b(?:not|rather than|instead of)\b")
SAID_SO = _told(
    r"\b(?:said|says?|ask(?:ed)?|felt|complain\w+|stat(?:ed|ing)|suggest\w+|object\w+|quer\w+|"
    r"question\w*|criticis\w+|concern\w*|regret\w+|wished|request\w*|noted that)\b",
)
FORWARD = _told(r"\b(?:following|remain(?:der|ing)|rest of|next|final|last|these)\b")
# What is told to be exempt by the Act: what stands there, not an appendix or another paper.
_ENTRY = (
    r"(?:part of (?:the|this) )?(?:minutes?|items?|section|part|discussion|paragraph|entry|report)"
)
TOLD_EXEMPT = _told(
    r"\b(?:(?:this|the|these|that) (?:(?:above|below|following|preceding|next)\b|(?:\w+ )?"
    r"(?:items?|minutes?|matters?|information|discussion|business|section|report|paragraph)\b)|"
    r"it\b)[^.;]{0,60}\b(?:is|are|was|were|be|being|remains?) (?:(?!not\b|no\b)\w+ ){0,2}"
    r"(?:exempt|confidential|restricted|not for publication)\b[^.;]{0,60}"
    r"\b(?:paragraphs? \(?\d|schedule 12a|section 100|part 1 of)|"
    rf"\b(?:this|the (?:above|following|preceding|(?:remainder|rest) of (?:this|the))) {_ENTRY} "
    r"(?:of the minutes? )?(?:is|was|are|were) (?:(?!not\b|no\b)\w+ )?(?:exempt\b"
    r"(?! from (?!publication|disclosure))|confidential\b|restricted\b(?! to)|"
    r"private\b(?! \w)|not for publication\b|"
    r"not (?:open|available) to (?:the )?(?:press|public)\b)|"
    r"(?:^|(?<=[.!?]\s))\W*(?:exempt|confidential|not for publication)(?: from publication)? "
    r"(?:under|by virtue of|within) [^.;]{0,30}\b(?:paragraph|schedule|section)|"
    r"\b(?:treat|regard|class|deal with) (?:this|the) (?:item|matter|minute|report|business)"
    r" as (?:exempt|confidential|private)\b|\b(?:this|the) (?:item|matter|minute|report|business)"
    r" (?:\w+ ){0,2}be (?:treated|regarded|classed|dealt with) as (?:exempt|confidential|private)\b"
)
FOLLOWING = _told(r"\bfollowing\b")
# A motion to shut the doors that the next sentence tells was lost, or was not needed.
LOST_AFTER = _told(
    r"\W*(?:(?:the|this|that) (?:motion|proposal|vote|amendment|resolution)|it|this) "
    r"(?:\w+ ){0,6}?(?:was|were) (?:\w+ ){0,2}?"
    r"(?:lost|defeated|rejected|withdrawn|not (?:agreed|carried|seconded|needed|required))\b|"
    r"\W*(?:note\W+)?there (?:were|was|are|being) "
    r"(?:none|no (?:such|exempt|confidential|private)|not any)\b|\W*not (?:needed|required)\b",
)
THIS_ITEM = _told(r"\bthis (?:agenda )?item\b")
