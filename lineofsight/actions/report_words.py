"""How a later paper says that something was done or reported back: named patterns."""

import re
from dataclasses import dataclass
from typing import Literal

# What stands between "has" and "been sent": "has now also been sent".
BETWEEN = r"(?:now|also|since|already|all|both|subsequently|duly|then|just|again|\w+ly)"
HAS = rf"(?:has|have|had|'ve)(?: {BETWEEN})*"
HAS_BEEN = rf"(?:{HAS} been|was|were|now)(?: {BETWEEN})*"
# What clerks write of in few words: "Letter sent", "Reply received".
NOUNS = (
    "letter|e-?mail|reply|response|report|plan|list|copy|copies|figure|information|quote|quotation"
    "|estimate|invoice|cheque|note|notice|details|form|application|grant|donation|policy|work"
    "|works|repair|bench|sign|bin|return|account|correspondence|document|costing|proposal|paper"
    "|meeting|visit|survey|inspection|workshop"
)
# Past forms that are not the participle: "the Clerk wrote to the school".
IRREGULAR = {"written": "wrote", "spoken": "spoke", "given": "gave", "taken": "took"}


# "Presented the scorecard": told of a meeting's own course, without "has".
PAST = r"(?:presented|submitted|circulated|tabled|introduced) (?:a|an|the|copies|his|her|their)"


@dataclass(frozen=True)
class Family:
    """Ways to ask for one thing, and to tell that it was done.

    ``passive`` tells it of the thing ("has been sent", "Letter sent"), ``active`` of whoever did
    it ("has sent"), ``past`` are the bare verbs that tell it right after his name ("the Clerk
    sent"). ``anybody`` says that it counts whoever did it: members visit what an officer arranged.
    """

    name: str
    asked: re.Pattern[str]
    passive: re.Pattern[str]
    active: re.Pattern[str]
    past: re.Pattern[str]
    anybody: bool


def _family(
    name: str, asked: str, done: str, anybody: bool = False, listed: str = "(?!)"
) -> Family:
    course = f"|{PAST}" if name in ("handed over", "brought before") else ""
    told = rf"\b(?:{HAS_BEEN} (?:{done})|(?:{NOUNS})s? (?:{BETWEEN} )?(?:{done}))\b|{listed}"
    return Family(
        name,
        re.compile(rf"\b(?:{asked}|be (?:\w+ )?(?:{done}))\b", re.IGNORECASE),
        re.compile(told, re.IGNORECASE),
        re.compile(rf"\b(?:{HAS} (?:{done}){course})\b", re.IGNORECASE),
        re.compile(rf"(?: {BETWEEN})* (?:{_past(done)})\b", re.IGNORECASE),
        anybody,
    )


def _past(done: str) -> str:
    for participle, past in IRREGULAR.items():
        done = re.sub(rf"\b{participle}\b", past, done)
    return done


FAMILIES = tuple(
    _family(*one)
    for one in (
        (
            "handed over",
            "provide|circulate|share|send|forward|supply|distribute|issue|e-?mail|give|include",
            "provided|circulated|shared|sent(?: out)?|forwarded|supplied|distributed|issued|emailed"
            "|given|appended|attached|made available|included|handed over|set out",
        ),
        (
            "brought before",
            "submit|present|report|bring|come back|refer",
            "submitted|presented|reported(?: back)?|brought (?:back|to)|referred|tabled",
            True,
        ),
        ("talked over", "discuss|consider|look at", "discussed|considered|looked at", True),
        (
            "put to others",
            "write|contact|ask|report|speak|raise|e-?mail|inform|notify|reply|respond|invite"
            "|liaise|request|enquire|take up|approach",
            "written(?: to)?|contacted|spoken(?: to| with)?|emailed|replied|invited|raised"
            "|taken up|approached|sent|reported (?:this|it|these|them)",
        ),
        ("chosen", "appoint|nominate|elect|recruit", "appointed|nominated|elected|recruited", True),
        (
            "set up",
            "establish|set up|form|create|launch|introduce|implement|put in place|start",
            "established|set up|formed|created|launched|introduced|implemented|put in place|started"
            "|in place",
        ),
        (
            "mended",
            "repairs?|fix|fill|mend|replace(?:ment)?|remov(?:e|al)|install(?:ation)?|clean|clear"
            "|cut(?: back)?|paint|erect|plant|resurface|trim|tidy|re-?locate|re-?sited?|move",
            "repaired|fixed|filled(?: in)?|mended|replaced|removed|installed|cleaned|cleared"
            "|cut(?: back)?|painted|erected|planted|resurfaced|trimmed|tidied|re-?located|moved"
            "|re-?sited|attended to|put up",
            True,
        ),
        (
            "bought",
            "purchase|buy|order|obtain|acquire|quotes?|quotations?|estimates?",
            "purchased|bought|ordered|obtained|acquired|delivered|received",
        ),
        (
            "paid",
            "pay|payment|donate|donation|grant|fund|contribute|cheque",
            "paid|donated|granted|reimbursed|refunded",
            True,
            # As accounts for payment are listed: "Village Hall £30 (Ch. No. 104)".
            r"£[\d,]+(?:\.\d\d)? ?\((?:Ch|Chq|BACS|DD)\b"
            r"|\b(?:presented|handed (?:over )?|gave|sent) (?:[\w'’]+ ){1,3}cheque\b",
        ),
        (
            "arranged",
            "arrange|organise|hold|attend|meet|visits?|survey|book|convene|briefing|workshop|seminar",
            "arranged|organised|held|attended|met|visited|booked|taken place|convened|surveyed",
            True,
            r"\b(?:meeting|visit|workshop)\b[^.;:]{0,50}\b(?<!be )(?:held|took place)\b",
        ),
        ("adopted", "adopt|approve|endorse|sign|ratify", "adopted|approved|endorsed|signed", True),
        (
            "looked into",
            "review|investigate|look into|check|find out|explore|inspect|clarify|examine|ascertain",
            "reviewed|investigated|looked into|checked|found out|explored|inspected|clarified"
            "|examined|ascertained|visited|surveyed",
        ),
        (
            "made ready",
            "produce|prepare|draft|draw up|update|amend|publish|complete|finalise|develop|deliver"
            "|apply",
            "produced|prepared|drafted|drawn up|updated|amended|published|completed|finalised"
            "|developed|delivered|applied(?: for)?",
        ),
    )
)
# Done, whatever it was.
FINISHED = re.compile(
    rf"\b(?:{HAS_BEEN} (?:completed|finished|carried out|actioned|implemented|resolved|concluded)"
    rf"|{HAS} taken place|(?:is|are) (?:now )?(?:complete|completed|in place|finished)"
    r"|now (?:complete|completed|finished|in place|opens?|includes?|shows?|installed))\b",
    re.IGNORECASE,
)
# Any other thing that "has been repeated", where to repeat it was asked.
PARTICIPLE = re.compile(
    rf"\b{HAS_BEEN} (?P<verb>\w{{3,}}(?:ed|wn)|made|sent|spent|built|kept|taken|given|held)\b",
    re.IGNORECASE,
)
# Something came back: a reply, an update, a person who tells.
PAPERS = (
    "repl(?:y|ies)|responses?|answers?|confirmation|feedback|updates?|quotes?|quotations?"
    "|estimates?|acknowledge?ments?|reports?|letters?|e-?mails?|information|figures|accounts"
    "|costings?|details|correspondence|documents?|copies|proposals|advice|briefings?|notes?|papers?"
    "|suggestions|comments|notifications?|applications|offers"
)
# What members and clerks tell that they did between two meetings, in the bare past.
WENT_AND_DID = (
    r"(?:(?-i:Clerk|Chair(?:man|woman|person)?)|(?-i:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr)\b\.?"
    r"(?: (?-i:[A-Z][\w'’-]*|&|and)){1,5}) (?:also |then |both )?(?:spoke (?:to|with)|wrote to"
    r"|contacted|rang|e-?mailed|met (?:with|the|(?-i:[A-Z]))|visited|inspected|checked"
    r"|carried out|collected|delivered|obtained|attended)"
)
CAME_BACK = re.compile(
    rf"\b(?:(?:{PAPERS}) (?:(?:has|have|had|was|were) )?(?:{BETWEEN} )*(?:been )?"
    rf"(?:received|circulated|provided|shared|sent|tabled)"
    rf"|(?:{PAPERS})\b[^.,;:]{{0,50}}\b(?:has|have|had) (?:now )?been received"
    rf"|{WENT_AND_DID}"
    rf"|(?:received|had) (?:an? |the |some )?(?:\w+ )?(?:{PAPERS})"
    rf"|(?:presented|circulated|tabled|submitted|gave|provided|produced) (?:an? |the |some "
    rf"|copies of |preliminary )?(?:[\w-]+ )?(?:{PAPERS}|presentations?|plans?|drafts?)"
    rf"|(?:reported|fed|came|come|written|wrote) back|report back (?:from|on|re)"
    rf"|{HAS} (?:replied|responded|confirmed|advised|visited|inspected|investigated|looked into)"
    rf"|(?:replied|responded) (?:that|saying|to say|explaining|advising))\b",
    re.IGNORECASE,
)
# What whoever was asked does with a matter, and what he may find.
DEALINGS = (
    "reviewed|chased|looked (?:in)?(?:to|at)|visited|inspected|investigated|surveyed|assessed"
    "|examined|checked|considered|discussed|ordered|repaired|fixed|replaced|removed|cleared"
    "|cleaned|cut back|filled|painted|installed|erected|re-?located|re-?sited|arranged|booked"
    "|attended|met (?:on|with)|spoken (?:to|with)|written (?:to|back)|contacted|replied"
    "|responded|confirmed|advised|accepted|declined|refused|rejected|resolved|approved|signed"
    "|prepared|drafted|produced|published|circulated|presented|submitted|received|obtained|paid"
    "|appointed|set up|established|launched|completed|taken up|dealt with"
)
# A person of the action, or a council's update, tells what became of it.
TELLS = re.compile(
    r"\b(?:(?:reported|advised|confirmed|explained|announced|stated|informed|replied|responded"
    r"|updated)(?! by)|updates? (?:from|on|re|received)|progress report)\b",
    re.IGNORECASE,
)
UPDATES = re.compile(
    r"\b(?:matters arising|updates?|action (?:log|list|tracker|points?)|clerk'?s report"
    r"|reports? back|outstanding (?:matters|actions|issues))\b",
    re.IGNORECASE,
)
# What is no dealing: it was asked for, felt or noticed once more.
ONLY_SAID = (
    "asked|requested|invited|suggested|proposed|raised|expressed|queried|questioned|concerned"
    "|complained|moved|seconded|noticed|wanted|wished|hoped|planned|intended|expected|needed"
    "|appeared|ceased|happened|increased|decreased|caused|damaged|ignored|continued|used|stated"
    "|reported(?! back)|promised|attended"
)
# Somebody has dealt with it, whatever they found: told as news, in the perfect tense.
DEALT = re.compile(
    rf"\b(?:{HAS}(?: been)?|(?:was|were|now)(?: {BETWEEN})*) (?:{DEALINGS})\b"
    rf"|\b(?:{HAS} been|now(?: been)?) (?!(?:{ONLY_SAID})\b)\w{{2,}}(?:ed|wn)\b"
    rf"|\b(?:{HAS} )?(?:had (?:a |an )?(?:\w+ )?meetings? with|made (?:\w+ )?(?:progress|steps))\b"
    rf"|\b(?:is|are) (?:{BETWEEN} )*(?:looking (?:in)?to|looking at|considering|investigating"
    r"|working on|dealing with|carrying out|reviewing)\b"
    r"|\bha(?:s|ve) (?:it|this|the (?:work|matter)) in hand\b",
    re.IGNORECASE,
)
# A report lies before a meeting, as minutes and as the report itself tell.
REPORT = "report|update|paper|presentation|briefing|strategy|plan|review"
REPORT_HEARD = re.compile(
    rf"\b(?:considered|received|noted|consideration (?:was )?given to|gave consideration to"
    rf"|introduced|presented|outlined|heard)\b[^.]{{0,60}}\b(?:{REPORT})s?\b"
    rf"|\b(?:{REPORT}) (?:\w+ ){{0,8}}(?:was|were) (?:presented|considered|received|submitted"
    rf"|noted|circulated|introduced|tabled)\b",
    re.IGNORECASE,
)
THIS_REPORT = re.compile(
    rf"\b(?:this|the) (?:{REPORT})\b[^.]{{0,30}}\b(?:provides|sets out|updates|presents|gives"
    r"|informs|summarises|details|responds to)\b",
    re.IGNORECASE,
)
# An action that asks for one.
ASKS_REPORT = re.compile(
    rf"\b(?:submit|present|bring|provid|receiv|consider|produc|prepar|come)\w*\b.{{0,80}}"
    rf"\b(?:{REPORT})s?\b"
    rf"|\b(?:{REPORT})s?\b.{{0,120}}\b(?:submitted|presented|brought|provided|received|considered"
    rf"|prepared|produced|come|report back)\b|\breport back\b",
    re.IGNORECASE,
)
# It came because it had been asked for: "as the Panel had requested".
AS_ASKED = re.compile(
    r"\bas (?:(?:\w+ ){1,4}had (?:asked|requested)"
    r"|(?:previously |originally )?(?:requested|asked for|promised|agreed) (?:at|by|in) )",
    re.IGNORECASE,
)
# Not yet, or asked for once more. Whatever stands in the sentence, it says nothing came of it.
NOT_YET = re.compile(
    r"\b(?:not (?:yet|been|had|received|heard|responded|replied|happened|done|appear)|n't been"
    r"|(?:has|have|had|is|was|were|are|did|does|do) not|hasn't|haven't|wasn't|didn't"
    rf"|no (?:\w+ )?(?:{PAPERS})|no (?:further|news|progress|action)|nothing"
    r"|still|await\w*|outstanding|pending|chas(?:e|ing)|chased(?! \w+ up with)|remind\w*|yet to"
    r"|never|overdue|delayed"
    r"|unable|failed|defer\w*|postpone\w*|re-?agenda|(?:has|have|had) promised to)\b",
    re.IGNORECASE,
)
# It is still to come, only asked for, or only supposed.
TO_COME = re.compile(
    r"\b(?:will|would|shall|should|could|might|must|to be|be|need(?:s|ed)? to|going to|due to"
    r"|hop(?:e|es|ed|ing)|plan(?:s|ned)? to|intend\w*|propos\w+|if|whether|unless|until|once"
    r"|when|(?<!been )asked|asks?|request\w*|suggest\w*|recommend\w*|resolved"
    r"|(?<!had )agreed (?:to|that)"
    r"|(?:clerk|officers?|cllrs?|councillors?) (?:(?:(?-i:[A-Z]\w*)|also|then|now|again) )*to)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"[;:]\s|(?<!\bNo)\.\s|,\s(?:and|but|which|who)\s|\s[-–—]\s"
    r"|\s(?:but|although|however|while|whilst)\s"
)
Came = Literal["done", "reported_back"]


def clauses_of(said: str) -> list[str]:
    """The clauses of a folded sentence, in order."""
    return [part for part in CLAUSE.split(said) if part.strip()]


def families_of(said: str) -> tuple[Family, ...]:
    """The ways of doing that an action's words ask for."""
    return tuple(family for family in FAMILIES if family.asked.search(said))
