"""How minutes say that somebody is asked for something, or told to do it."""

from ingest.actions.pattern import ASKED, QUESTION
from ingest.actions.pattern import pattern as _of
from ingest.actions.wording import DO, NAMES, PERSON

# The wording of a report or a motion, not a request that was made.
COUNCIL_IS_ASKED = (
    r"\b(?:council|cabinet|committee|commission|panel|board) (?:is|are|was|be) "
    r"(?:asked|invited)\b"
)

# Jobs handed out: tried before promises, since "will" often follows.
TOLD = (
    _of(
        "request",
        "clerk to do",
        "clerk",
        r"(?:^|[.;:–-] ?|\band |\baction: ?)(?:the )?(?:\w+ )?clerk (?:(?:&|and) "
        + NAMES
        + r" )?(?:(?:to |is to |should |must |was to )(?:also |then |now )?"
        r"(?-i:[a-z]+)|(?:also |then )?(?-i:" + DO + r"))\b",
        unless=(r"\bclerk will\b"),
        loose=True,
    ),
    _of(
        "request",
        "action",
        "action",
        r"^actions?(?: ?points?)? ?[:–-]|\baction: ?(?-i:[A-Z])|\bto action\b",
    ),
    _of(
        "request",
        "was asked to",
        " to ",
        r"\b(?:was|were|is|are|be|been|clerk|cllrs?(?: "
        + NAMES
        + r")?|chair\w*|officers?) (?:also |then |therefore |further )*(?:asked"
        r"|requested|instructed|invited|tasked|authorised|urged|reminded|advised"
        r"|told) (?:not )?to (?-i:[a-z]+)",
        but=(r"\bhad been (?:asked|requested|invited|instructed)\b|" + COUNCIL_IS_ASKED),
        unless=QUESTION,
    ),
    _of(
        "request",
        "told to, in short",
        "ask,inform,acknowledge,notify,thank,remind,write,reply,advise,chase,invite,tell,contact",
        r"^(?:also |please |then |alternatively )?(?:ask(?:ed)? (?!if\b|whether\b"
        r"|how\b)|inform |acknowledge |notify |thank |remind |write to |reply (?:to"
        r"|that|say)|advise |chase |invite |tell |contact (?:the |(?-i:[A-Z])))"
        r"(?!you\b)",
        loose=True,
    ),
    _of(
        "request",
        "asked that",
        "ask,request,urge,insist",
        r"\b(?:asked|requested|urged|requests|requesting|asks|insisted) that\b|\b"
        r"(?:asked|requested) (?!if\b|whether\b|how\b|what\b|when\b|why\b|who\b)"
        r"[^.,]{3,70} be \w+(?:ed|en|nt|ut)\b"
        r"|\breiterated (?:the|their|his|her) request\b",
        unless=(QUESTION + r"|\bhow do\b|\bat what\b"),
    ),
    _of(
        "request",
        "it was requested",
        "request",
        r"\b(?:it (?:was|is)|a request (?:was|had been|has been)(?: made|"
        r" received)?) (?:requested|from|for|that|made)\b|\brequest had been"
        r" received\b",
    ),
)

REQUESTS = (
    _of(
        "request",
        "to be asked",
        "to be asked,to be invited,to be thanked",
        r"\bto be (?:asked|invited|contacted|thanked)\b",
        unless=QUESTION,
        loose=True,
    ),
    _of(
        "request",
        "asked if someone could",
        "if,whether",
        r"\b(?:asks?|asked|enquired|queried|wondered)\b[^.]{0,60}\b(?:if|whether)"
        r" [^.]{2,80}\b(?:(?:could|can|might) (?!apply|explain)|be possible\b|would "
        r"(?:consider|be (?:willing|prepared|able|possible)|" + DO + r")\b)",
        unless=QUESTION,
    ),
    _of(
        "request",
        "asked someone to",
        "ask,request,urge,encourage,call,invite,remind",
        r"\b(?:asked|requested|urged|encouraged|called (?:up)?on|invited|reminded"
        r"|ask) (?!if\b|whether\b|how\b|what\b|when\b|why\b|who\b|that\b|for\b"
        r"|about\b)[^.,;]{2,80}? (?:to|not to) (?:not )?" + DO + r"\b",
        but=ASKED,
    ),
    _of(
        "request",
        "asked for something",
        "for",
        r"\b(?<!had )(?<!always )(?:asked|asks|called|appealed|pressed)(?: (?!if"
        r"|whether|how|what|when|why|who|about)[\w']+){0,3} for (?!\w+(?: \w+)? "
        r"(?:feelings|views|thoughts)\b|(?:his|her|their) (?:main|views?)\b|an? "
        r"(?:explanation|answer|vote)|clarif|confirm|comments|questions|views|[\w"
        r" -]*(?:amendments|nominations)|and\b)",
        but=(r"\bbeen asked\b"),
        unless=QUESTION,
    ),
    _of(
        "request",
        "requested something",
        "request,sought",
        r"(?<!been )(?<!as )(?<!previously )(?<!was )(?<!were )\brequested (?:an?"
        r"|the|more|further|additional|regular|information|data|figures|details"
        r"|copies|to (?:see|have|receive|be)|some|any|their|his|her)\b",
        unless=(QUESTION + r"|\bclarification\b"),
    ),
    _of(
        "request",
        "asked about the possibility",
        "possibility",
        r"\basked\b[^.]{2,60}\babout the possibility of\b",
    ),
    _of(
        "request",
        "a member suggested",
        "suggested",
        PERSON + r" [^.]{0,60}\bsuggested (?!by\b|in\b)|\b(?:he|she) (?:also )?suggested "
        r"(?!several|in\b)",
        unless=(r"\bit was suggested\b"),
        loose=True,
    ),
    _of(
        "request",
        "sought an assurance",
        "assurance,clarification",
        r"\b(?:sought|asked for|requested) (?:an? |further |some )?"
        r"(?:(?:re)?assurances?|clarification)\b",
        unless=QUESTION,
    ),
    _of(
        "request",
        "would welcome",
        "would welcome",
        r"\bwould (?:also |very much )?welcome (?:the|an?|more|further|some|regular|sight)\b",
        unless=QUESTION,
        loose=True,
    ),
    _of(
        "request",
        "a member would like",
        "like,wish,want",
        PERSON + r" [^.]{0,60}\b(?:would (?:also )?like|wanted|wished) (?:to see|to have|to"
        r" receive|more|further|the|an?)\b",
        unless=(QUESTION + r"|\bthank\b"),
        loose=True,
    ),
    _of(
        "request",
        "urged",
        "urged,called,pressed for,lobbied",
        r"\b(?:urged|called (?:for|on|upon)|pressed for|lobbied for)\b(?! [\w -]*"
        r"(?:amendments|nominations|vote))",
        but=ASKED,
    ),
    _of(
        "request",
        "stressed the need",
        "need,required more,ask of",
        r"\b(?:emphasised|stressed|stated|reiterated|highlighted) (?:that )?(?:the "
        r"(?:urgent )?need (?:for|to)|an? [\w ]{3,30} (?:is|was) needed)\b|^need"
        r" for\b|\brequired more (?:explanation|detail|information|clarity)\b|\bask"
        r" of \w+ was to\b",
        loose=True,
    ),
    _of(
        "request",
        "members felt it should",
        "should,need,must,ought",
        r"\b(?:members?|councillors?(?: "
        + NAMES
        + r")?|cllrs?(?: "
        + NAMES
        + r")?|committee|commission|panel|board|chair\w*|it was|he|she|they)\b[^.]{0,20} (?:felt"
        r"|considered|commented|stressed|emphasised|believed|thought|agreed|said"
        r"|stated|highlighted) (?:\w+ly )?(?:that )?[^.]{3,120}\b(?:should|needed to|needs? to"
        r"|must|ought to)\b",
        unless=QUESTION,
        loose=True,
    ),
)
