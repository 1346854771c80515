"""The words by which minutes and reports tell who speaks, in the field's own phrases.

Verbs and nouns are written one after another: a sentence that tells of speech names who, then what
they do. The patterns are searched in a sentence on one line.
"""

import re

# -- members ---------------------------------------------------------------------------------

MEMBERS = (
    r"(?:(?:[Tt]he |[Aa] |[Ss]everal |[Ss]ome |[Oo]ther |[Aa]nother |[Oo]ne |[Ee]lected |"
    r"[Cc]ommittee |[Bb]oard )*[Mm]embers?['’]?(?! of)|"
    r"(?:[Tt]he )?(?:Vice-)?[Cc]hair(?:man|person|woman)?|"
    r"(?:[Tt]he )?(?:[Cc]ouncillors?|Cllrs?)\b\.?(?: [A-Z]\.?)*(?: [A-Z][\w'’-]+)*"
    r"(?: and [A-Z][\w'’-]+)*|"
    r"(?:[Tt]he )?(?:Sub-|Select )?(?:Committee|Commission|Panel|Board))"
)
# What members do in a debate.
DEBATES = (
    r"(?:also |further |again |then |had |have |were |was |strongly )*"
    r"(?:asked|asking|enquired|inquired|queried|questioned|wondered|sought|wanted to|wished|"
    r"requested|raised|express|expressed|felt|suggested|pointed out|commented|stressed|emphasised|"
    r"discussed|challenged|highlighted|referred|thought|considered|observed|remarked|urged|"
    r"called for|proposed|moved|concern|concerned|concerns|disappointed|welcomed the|reported|"
    r"stated|said|received|spoke|criticised|argued|encouraged|–|-)(?!\w)"
)
MEMBERS_ASKED = re.compile(
    rf"^[^.]{{0,60}}?\b{MEMBERS}(?: \([^)]*\))? {DEBATES}|"
    r"\b(?:[Cc]oncerns?|[Qq]uestions?|[Qq]ueries|[Ii]ssues?) (?:was|were) "
    r"(?:raised|asked|expressed)|"
    r"^(?:It was|Mrs?\.?|Ms\.?)(?: [A-Z]\w+)* (?:asked|queried|questioned|enquired)\b|"
    r"^(?:Questions?|Q\d*)\b[^.]{0,40}:|^(?:Discussion|A discussion) (?:ensued|took place)"
)
MOTION_HEADING = re.compile(r"\bmotions?\b|\bquestions? (?:from|by|to)\b", re.IGNORECASE)
MOVED = re.compile(r"\b(?:moved|seconded|amendment|motion)\b", re.IGNORECASE)
RESOLVED = re.compile(
    r"^\W*(?:RESOLVED|Resolved|AGREED|RECOMMENDED)\b|"
    r"\b(?:[Ii]t was|was|were) (?:unanimously )?(?:resolved|agreed|RESOLVED|AGREED)\b(?! with)|"
    r"\b(?:Council|Committee|Cabinet|Commission|Panel|Board|Sub-Committee|[A-Z]{2,4}) "
    r"(?:unanimously |formally )*(?:resolved|agreed|RESOLVED|AGREED|decided|object|objected|"
    r"approved|recommended)\b"
)

# -- officers and Cabinet --------------------------------------------------------------------

OFFICERS = (
    r"(?:[Oo]fficers?|(?:[A-Z][\w&'’-]+ |of |for |and |the ){0,8}(?:Director|Head of|Manager|"
    r"Chief Executive|Officer|Clerk|Cabinet Member|Portfolio Holder|Leader|Solicitor|Treasurer|"
    r"Lead|Consultant|Warden|Engineer|Accountant)\b[^.]{0,70}?|"
    r"(?:[Tt]he|[Tt]his) (?:report|presentation|paper|update|strategy))"
)
# "Helena Quarmby, Strategic Director, replied".
NAMED = r"(?:(?:[A-Z][\w.'’-]+ ){0,4}[A-Z][\w.'’-]+, )?"
SAYS = (
    r"(?:also |then |further |had |briefly )*(?:said|stated|reported|explained|advised|informed|"
    r"highlighted|outlined|updated|gave|presented|introduced|confirmed|commented|added|agreed|"
    r"emphasised|stressed|responded|replied|answered|clarified|announced|acknowledged|described|"
    r"reminded|undertook|concurred|assured|set out|sets out|elaborated|summarised)\b"
)
OFFICERS_SAID = re.compile(
    rf"^(?:(?:In|At|On|With|During)\b[^.]{{0,80}}, )?{NAMED}{OFFICERS} {SAYS}|"
    r"^(?!Councillor|Cllr|Member|The )(?:[A-Z][\w.'’-]+ ){1,3}(?:also |then )?"
    r"(?:replied|responded|confirmed|explained|answered|undertook|assured)\b|"
    r"^In (?:answer|reply|response) to\b|"
    r"^(?:It was|They were|Members were|The (?:Committee|Commission|Panel|Board) (?:was|were)) "
    r"(?:reported|explained|confirmed|advised|informed|stated|clarified|told|assured)\b"
)

# -- commissioners, inspectors, auditors -----------------------------------------------------

INSPECTORS = (
    r"(?:(?:HM |the |The )?(?:[Ii]nspectors?|[Ii]nspectorate|[Ii]nspection(?: report)?)|"
    r"Ofsted(?: report| inspection| letter| monitoring visit)?(?: of [^.]{4,30}?)?|CQC|"
    r"Care Quality Commission|(?:[Ll]ead |[Tt]he )?Commissioners?|"
    r"(?:[Ee]xternal |[Ii]nternal )?[Aa]udit(?:ors?)?(?: report)?|Estyn|Ombudsman|HMIC(?:FRS)?|"
    r"[Pp]eer [Rr]eview(?:ers)?|(?:Jay|Casey) [Rr]eport|RO[Ss]PA(?: report| inspection)?)"
)
INSPECTORS_FOUND = re.compile(
    rf"\b{INSPECTORS}\b(?: \([^)]*\))?(?: had| has| have| also| were| was| are){{0,2}} "
    r"(?:found|finds|identified|judged|noted|concluded|said|stated|reported|recommended|rated|"
    r"highlighted|commented|observed|criticised|praised|graded|made|concerned|satisfied|"
    r"described|recognised|acknowledged|raised|shows|showed)\b|"
    r"\b(?:observation|finding|judgement|recommendation|criticism|concern|comment)s?\b"
    r"(?: \w+){0,2} (?:made |raised |set out |identified )?(?:by|of|in|from) (?:the )?"
    rf"{INSPECTORS}|"
    r"\b(?:[Aa]ccording to|[Ii]dentified by|[Ff]ound by|[Rr]ated by|[Jj]udged by) (?:the )?"
    rf"{INSPECTORS}"
)

# -- children, families, front-line staff ----------------------------------------------------

FRONT = (
    r"(?:[Yy]oung (?:people|person|adults?|carers?)|[Cc]hildren|[Cc]arers|[Ff]amil(?:y|ies)|"
    r"[Pp]arents?(?:/carers| and carers)?|[Cc]are leavers|[Rr]esidents?|[Tt]enants?|[Pp]atients|"
    r"[Ss]ervice users|[Pp]upils|[Vv]ictims|[Ss]urvivors|"
    r"(?:[Ff]ront[- ]line )?(?:[Ss]taff|[Ww]orkers|[Pp]ractitioners)|"
    r"(?:[Ss]ocial|[Cc]are|[Yy]outh|[Ss]upport) [Ww]orkers|[Tt]eachers|[Nn]urses|"
    r"[Hh]eadteachers|(?:[Mm]embers of the |[Tt]he )[Pp]ublic|[Aa] (?:local )?resident|"
    r"(?:[Tt]eacher|[Pp]arent(?: governor)?|[Yy]outh|[Ff]oster carer|[Dd]iocesan) "
    r"representatives?|"
    r"(?:Youth|Children['’]s|Young People['’]s|Looked After Children['’]s|Children in Care) "
    r"(?:Cabinet|Council|Parliament|Voice))"
)
FRONT_LINE = re.compile(
    rf"\b{FRONT}(?: \([^)]*\))?(?: in [^.,]{{3,30}}| who [^.,]{{3,40}}| from [^.,]{{3,30}})?"
    r"(?: had| have| has| also| often| themselves| consistently| were| was){0,2} "
    r"(?:said|say|told|tell|felt|(?<!not )feel|feeling|fed back|complained|commented|described|"
    r"spoke|reported (?:that|feeling|being|a|to)|expressed|stated|explained|raised|valued|unhappy|"
    r"asked (?:for|that|if|whether|why)|concerned|worried)\b|"
    r"\b(?:[Ff]eedback|[Vv]iews|[Cc]omments|[Cc]omplaints?|[Rr]esponses|[Cc]oncerns|[Tt]estimony)"
    rf"(?: \w+){{0,3}} (?:from|of|by) (?:the )?(?:\w+ ){{0,2}}{FRONT}|"
    r"\b(?:[Ss]taff|[Pp]arents['’]|[Rr]esidents['’]) (?:survey|focus groups?|forum)\b[^.]*\b"
    r"(?:showed|shows|found|said|reported|indicated|told)\b|"
    r"\b[Tt]here (?:has|have) been (?:a |several |\w+ )?complaints?\b|"
    r"\b(?:[Aa]sked|[Cc]ontacted|[Aa]pproached|[Tt]old) by (?:a |an |local |several |some |\w+ )?"
    r"(?:residents?|parents?|pupils?|young people|staff)\b"
)

# -- figures, and what nobody says -----------------------------------------------------------

FIGURE = re.compile(
    r"\d\s?%|\bper ?cent\b|[£€]\s?\d|\b\d[\d,.]{0,15}k?\s?(?:million|bn|m)\b|"
    r"\b(?:average|maximum|minimum|median|total|rate|ratio|target|number)\b[^.]{0,50}\b\d|"
    r"\b\d[\d,.]{0,15}(?:\s+\w+)? per \w+|\b\d[\d,.]{0,15}\b[^.]{0,60}\bcompared (?:to|with)\b|"
    r"(?:[-+]?\d[\d,.]{0,15}\s+){3}"
)
ENDS = re.compile(r"[.?!;:][\"”’')\]]*$")
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|should|must|do|does|"
    r"did|[a-z]{2,}ed|said|told|remains?|needs?|continues?|shows?|includes?|provides?|makes?|takes?|"
    r"gives?|wants?|costs?|left|met|fell|rose|grew|went|came|made|took|gave|found|began|felt|kept|"
    r"ran|saw|spent)\b"
)
PROCEDURE = re.compile(
    r"\bapologies\b|\bdeclarations? of interest|\bminutes of the (?:previous|last|meeting)|"
    r"\bdate of (?:the )?next meeting|\bin attendance\b|\(agenda item|\(pages? \d|^agenda item\b|"
    r"\bwelcomed\b[^.]{0,120}\bto (?:the|this) (?:meeting|seminar|committee|commission)|"
    r"\bthank(?:ed|s)\b[^.]{0,60}\bfor (?:attending|(?:his|her|their|the) "
    r"(?:presentation|report|attendance))|"
    r"\bprepared a presentation\b|\bminutes\b[^.]{0,60}\b(?:approved|agreed|signed|confirmed)\b|"
    r"^(?:search|click|select|clicking)\b|https?://|www\.|"
    r"\bexclusion of the (?:press and )?public|\bmeeting (?:closed|ended|opened)\b",
    re.IGNORECASE,
)
ONLY_SAYS_WHO = re.compile(
    r"^[^.]{0,160}\b(?:explained|reported|stated|advised|outlined) that[;:]?$"
)
