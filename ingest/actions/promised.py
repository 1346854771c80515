"""How minutes say that somebody will do something, or that it will be done."""

from ingest.actions.pattern import ASKED
from ingest.actions.pattern import pattern as _of
from ingest.actions.wording import DO, DONE, HOW, NAMES, NEWS, PERSON, PROMISE, PROMISER

# What was promised before, and is only told of now: "had first been promised for May".
RETOLD = (
    r"|\bha(?:d|s|ve) (?:\w+ ){0,2}been (?:promised|undertaken|offered|pledged|volunteered)\b"
    r"|\bhad (?:(?:\w+ly|also|first) )?been (?:told|advised|informed|assured)\b[^.;]*$"
    r"|\bhad (?:previously|earlier|originally|first|once|already) (?:been )?(?:promised|told|agreed"
    r"|undertaken|advised|assured|informed|said|stated|offered)\b[^.;]*$"
    r"|\b(?:was|were) (?:originally|first|previously) (?:promised|told|due)\b"
)

# What may or may not come about.
HYPOTHETICAL = (
    r"\?|^(?:[\w']+,? ){0,3}(?:if|unless|should|whether)\b|^were\b|\b(?:asked"
    r"|queried|enquired|questioned|wondered) (?:if|whether|how|what|when|why"
    r"|who)\b[^,;]*$|\b(?:if|unless|whether|should|hopefully|probably|hoped"
    r"|expected|anticipated|forecast|priorit(?:y|ies))\b[^,;:]*$" + RETOLD
)

# What somebody thinks would come of a thing, and what no person does.
OPINION = (
    r"|\b(?:commented|felt|argued|believed|acknowledged|feared|thought|opined"
    r"|speculated) (?:that|it)\b"
    r"|\b(?:an?|any|such an?) (?:[\w-]+ ){1,4}(?:would|will)\b"
    r"|\b(?:programme|strategy|bill|act|scheme|policy|framework|implementation|system|model"
    r"|increase|reduction|change|changes|funding|inspections?|government"
    r"|(?-i:[A-Z]\w+ Authorit(?:y|ies))"
    r"(?: \([A-Z]+\))?) (?:would|will)\b"
)

UNDERTAKINGS = (
    _of(
        "undertaking",
        "undertook to",
        "undertook,promised,offered,volunteered,pledged,committed",
        r"\b(?:undertook|promised|offered|volunteered|pledged) (?:to|for) (?!be\b)\w+|\b"
        r"(?:had|has|have) committed to\b",
        but=ASKED + RETOLD,
    ),
    _of(
        "undertaking",
        "gave an assurance",
        "assurance,undertaking,commitment",
        r"\b(?:gave|given|giving) (?:an|his|her|their|the) (?:assurance|undertaking"
        r"|commitment)\b",
        but=ASKED + RETOLD,
    ),
    _of(
        "undertaking",
        "confirmed that this would happen",
        "would,could,will",
        r"\b(?:confirmed|agreed|said|advised|assured \w+|stated) (?:that )?(?:this"
        r"|it|that|they|he|she) (?:would|could|will) (?:be done|happen|be possible"
        r" to|be looked|be actioned|do (?:so|this)|be (?:provided|circulated"
        r"|shared))\b",
    ),
    _of(
        "undertaking",
        "someone agreed to",
        "agreed,happy to,willing to,content to",
        r"(?<!\bit was )(?<!\bwas )(?<!\bwere )\bagreed (?:to|that (?:he|she|they)"
        r" would) (?!(?:the|refer|note|adopt|approve|delegate)\b)\w+|\bagreed to"
        r" do\b|\b(?:was|were) (?:happy|willing|content) to " + DO + r"\b",
        but=(ASKED + r"|\bhad (?:been )?agreed to\b|\bis asked to\b"),
    ),
    _of(
        "undertaking",
        "assured that it would be",
        "confirm,announc,assur,pledge,promise,guarantee",
        r"\b(?:confirmed|announced|assur(?:ed|ances?)|pledged|promised|guaranteed)\b"
        r"(?: [\w']+){0,4}? that [^.;]{2,110}?\b(?:would|will|were to|was to|is to|are to)"
        r" (?!not\b|have\b|cost\b|mean\b|need\b|remain\b)\w+",
        but=(r"\b(?:sought|seek|asked for|requested|wanted|if|whether)\b|\?"),
        loose=True,
    ),
    _of(
        "undertaking",
        "is due to be",
        "due to",
        r"\b(?:is|are|was|were) due to (?:be (?:\w+ly )?" + DONE + r"|" + DO + r")\b",
        but=HYPOTHETICAL,
        loose=True,
    ),
    _of(
        "undertaking",
        "work would continue",
        "continue",
        r"\b(?:work|discussions?|talks|engagement|efforts?|monitoring|conversations|dialogue"
        r"|negotiations|lobbying)\b[^.,;]{0,40} (?:would|will) (?:also )?continue\b",
        but=HYPOTHETICAL,
        loose=True,
    ),
    _of(
        "undertaking",
        "is being set up",
        "being",
        r"\b(?:is|are|was|were) (?:also |now )?being (?:set up|established|drawn up|convened)\b",
        but=HYPOTHETICAL,
        loose=True,
    ),
    _of(
        "undertaking",
        "someone would, on a condition, do",
        "would,will",
        r"\b(?:" + PROMISER + r") (?:would|will), [^,.;]{3,90}, (?:" + PROMISE + r")\b",
        but=HYPOTHETICAL + OPINION,
        loose=True,
    ),
    _of(
        "undertaking",
        "someone will",
        "will,would,'ll",
        r"\b(?:"
        + PROMISER
        + r"|and|also|but|so|however,?|"
        + PERSON
        + r" "
        + NAMES
        + r")(?: then| also)?(?: will| would|'ll) "
        + HOW
        + r"(?:"
        + PROMISE
        + r"|be (?!"
        + NEWS
        + r"\b)\w+ing)\b",
        but=HYPOTHETICAL + OPINION,
        unless=(r"\b(?:will|would) take place\b|\bbe able to be\b"),
        loose=True,
    ),
    _of(
        "undertaking",
        "will be done",
        "be",
        r"\b(?:will|would) (?:continue to )?"
        + HOW
        + r"be (?:fully |further |also |then )?"
        + DONE
        + r"\b",
        but=HYPOTHETICAL,
        unless=(r"\bsavings\b|\bnext meeting (?:will|would)\b"),
        loose=True,
    ),
    _of(
        "undertaking",
        "is to be done",
        "to be",
        r"\b(?:is|are|was|were) to be (?!included|given|taken|asked|found)" + DONE + r"\b",
        but=HYPOTHETICAL,
        unless=(r"\bagain\b|\b(?:bill|law|act)\b|\bneed(?:s|ed)?\b"),
        loose=True,
    ),
    _of(
        "undertaking",
        "to be done, in short",
        "to be",
        r"^(?-i:[A-Z])[\w '&/-]{2,50} to be " + DONE + r"\b",
        but=(
            r"\b(?:needs?|needed|had|has|have|due|likely|wish\w*|asked|request\w*|ought"
            r"|appears?|seems?|expected|was|were|is|are|agreed|proposed|like\w*)\b"
        ),
        loose=True,
    ),
    _of(
        "undertaking",
        "there will be",
        "there w",
        r"\bthere (?:will|would) (?:also )?be (?:an?|further|more|additional|new"
        r"|regular|annual|quarterly|monthly) (?:[\w-]+ ){0,4}(?:review|report|update"
        r"|audit|meeting|training|campaign|consultation|briefing|workshop|survey"
        r"|visit|evaluation|inspection|noticeboard|discussion|programme|presentation"
        r"|monitoring|paper|session|event)s?\b",
        but=HYPOTHETICAL,
        loose=True,
    ),
    _of(
        "undertaking",
        "someone to attend",
        " to ",
        r"(?:^|[.;:–-] )(?:the )?(?:county )?(?:cllrs?|councillors?|mr|mrs|ms|miss"
        r"|chair\w*) " + NAMES + r"(?: and the clerk)? to " + DO + r"\b",
        loose=True,
    ),
    _of(
        "undertaking",
        "said would be available",
        "would be",
        r"\bsaid (?:that )?(?:it |this |they )?would be (?:available|ready|done"
        r"|completed?)\b",
        loose=True,
    ),
)
# Weaker than a promise: tried when nothing else is found.
PLANS = (
    _of(
        "undertaking",
        "someone intends to",
        "intend,plan,going to,looking to,intention,aim",
        r"\b(?:intend(?:s|ed)? to|(?:is|are|was|were) (?:planning|going|intending"
        r"|looking) to|plan(?:s|ned) to|(?:plan|intention|aim) (?:is|was) (?:now )?to)"
        r" (?:" + PROMISE + r"|form)\b",
        but=HYPOTHETICAL,
        loose=True,
    ),
)
