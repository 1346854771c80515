"""How minutes write a question and a reply: named patterns, matched on one line of text each."""

import re

from ingest.structure.persons import FULL_NAME, OFFICE, SPEAKER, TITLED

MEMBERS = (
    r"(?:(?:[Aa]nother |[Oo]ne |[Aa] |[Ss]ome |[Tt]he )?(?:[Cc]ouncillors?|[Mm]embers?)"
    r"(?: of the (?:public|[Cc]ommittee|[Cc]ommission|[Pp]anel|[Bb]oard|[Cc]abinet))?|"
    r"[Aa] (?:resident|member of the public|parent|governor)|[Tt]he [Pp]anel|[Tt]he [Cc]ommittee)"
)
OFFICERS = r"(?:[Oo]fficers|[Tt]he [Oo]fficers?|[Tt]hey|[Mm]embers)"
ASKS = (
    r"(?:asked|enquired|inquired|queried|questioned|wanted to know|wished to know|"
    r"sought (?:clarification|clarity|assurance|reassurance)|"
    r"requested (?:clarification|information))"
)
REPLIES = (
    r"(?:replied|responded|answered|explained|confirmed|stated|advised|said|clarified|agreed|"
    r"reported|assured|reassured|noted|indicated|informed|undertook|acknowledged|commented|"
    r"described|reiterated|told|elaborated)"
)
_AFTER_NAME = r"(?:,? \([^)]{2,60}\)|, [^.;:?]{2,120}?,)?"
# "Councillor Oakes asked …", "Councillor Oakes referred to … and asked …"
QUESTION = re.compile(
    rf"(?P<asker>{TITLED}|{MEMBERS}|{OFFICE}|{FULL_NAME})['’]?{_AFTER_NAME}"
    rf"(?: also| then| further| again)? (?:{ASKS}\b|(?:[a-z]+ed|felt|saw|drew|spoke)\b"
    rf"(?:[^.;?]{{0,240}}? and (?:also )?{ASKS}\b|[^.;]{{0,300}}\?))"
)
# "Councillor Oakes felt that it was not all about money. Were there … ?"
SAYS_FIRST = re.compile(rf"(?P<asker>{TITLED}|{MEMBERS}){_AFTER_NAME} [a-z]+")
NO_QUESTION = re.compile(
    r"\b(?:asked|requested) (?:[^.;?]{0,60} )?(?:to (?!(?:what|which|whom)\b)(?:[a-z]+)\b|"
    r"that (?:[^.;?]{0,90} )?(?:be|is|are)\b|for (?:a|an|the)? ?\w+ to be\b)",
)
WORDS_OF_QUESTION = re.compile(
    r"\b(?:whether|if|how|what|when|where|who|whom|why|which|about|regarding|for|the)\b|\?"
)
# "The Director replied that …", "In response, officers confirmed …", "It was explained that …"
REPLY = re.compile(
    r"(?:(?:In (?:response|reply|answer)(?: to (?:this|that|the question|[^,.]{0,40} question))?,?|"
    r"By way of (?:reply|response|answer),?) )?"
    rf"(?P<answerer>{SPEAKER}|{OFFICERS}|It was|They were|[A-Z][a-z]+){_AFTER_NAME}"
    rf"(?: also| then| further| again|,? in (?:reply|response),?)? {REPLIES}\b"
)
SURE_REPLY = re.compile(
    r"\b(?:replied|responded|answered|explained|confirmed|clarified|advised|assured|reassured)\b"
)
SUREST_REPLY = re.compile(r"\b(?:replied|responded|answered)\b")
IN_REPLY = re.compile(r"(?:In (?:response|reply|answer)|By way of (?:reply|response|answer))\b")
# "In response to a question from Councillor Oakes, the Director said …"
ANSWERED = re.compile(
    rf"(?:In|By way of|As an) (?:response|reply|answer)(?:ing)? to (?:an? |the |further |several )?"
    rf"(?:questions?|quer(?:y|ies)|enquir(?:y|ies)|concerns?|{TITLED}|{MEMBERS})[^;]{{0,240}}?,? "
    rf"(?=(?P<answerer>{TITLED}|[Tt]he {OFFICE}|{OFFICERS}|it was){_AFTER_NAME} {REPLIES}\b)"
)
FROM = re.compile(
    rf"(?:from|by|of|raised by|put by|to) (?P<asker>{TITLED}|{MEMBERS})\b|"
    rf"to (?P<whose>{TITLED}|[Mm]embers?)['’]s?\b|to (?P<members>[Mm]embers['’]?) "
)
# "Members enquired about … and were told that …", "… queried … and the Director responded …"
_WAS_TOLD = r"(?:were|was) (?:told|advised|informed|assured)"
BOTH = re.compile(
    rf"(?P<asker>{TITLED}|{MEMBERS}|{OFFICE})['’]?(?: also)? {ASKS}\b[^;?]{{5,400}}?[,;]? and "
    rf"(?=(?:{_WAS_TOLD}|(?P<answerer>(?:[Tt]he )?(?:{OFFICE}|{TITLED})|officers){_AFTER_NAME} "
    rf"{REPLIES})\b)"
)
# "Q1 …", "Question 3 by Mr Oakes to Mrs Birch", "Reply:", "A: …"
LABELLED_QUESTION = re.compile(
    r"\W*(?i:(?:supplementary )?(?:Q\.?\s?\d*|question(?: \d+)?))\**\s*"
    rf"(?:(?i:by|from|asked by) (?P<asker>{SPEAKER})"
    rf"(?:,? (?:to|for) (?:the )?(?P<answerer>{SPEAKER}))?[^:?]{{0,100}}|[:.)\-–])"
)
LABELLED_REPLY = re.compile(
    r"\W*(?i:A\d*|answer(?: \d+)?|reply|response)"
    rf"(?: (?i:by|from|given by) (?P<answerer>{SPEAKER})[^:]{{0,80}})?\**\s*[:.)\-–]"
)
LABELLED = re.compile(
    r"\W*(?:(?:supplementary )?(?:Q\.?\s?\d*|question)|A\d*|answer|reply|response)\b",
    re.IGNORECASE,
)
# "… asked why it was late – Response: …"
DASHED = re.compile(
    r"\s[-–—]\s*(?=(?:response|reply|answer|officer response)\b\s*[:–-])", re.IGNORECASE
)
