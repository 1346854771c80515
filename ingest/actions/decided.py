"""How minutes say that something was decided or recommended."""

from ingest.actions.pattern import ASKED
from ingest.actions.pattern import pattern as _of
from ingest.actions.wording import BODY, HOW, NAMES, PERSON

# What was settled before the meeting, or by somebody else.
EARLIER = (
    r"\b(?:had|has|have|having) (?:been |also |previously |already |since |now"
    r" )*(?:agreed|approved|resolved|decided|adopted|accepted)\b|\b(?:previously"
    r"|already|last year)\b|\bat (?:the|its|a) (?:last|previous)\b|\bonce\b|\bif"
    r" (?:it|this|they|these)\b|\bamendment\b"
)

# Before "be", where it states a decision: "that the lodge be let", not "will be let".
SUBJUNCTIVE = (
    r"(?<! would)(?<! will)(?<! should)(?<! to)(?<! could)(?<! can)(?<! may)(?<! must)"
    r"(?<! might)(?<! not)(?<! cannot)(?<! also)(?<! now)(?<! then)(?<! shall)"
)

RESOLUTIONS = (
    _of(
        "resolution",
        "resolved",
        "resolved",
        r"\b(?:it (?:was|is)|be it|and|" + BODY + r") " + HOW + r"resolved\b",
        but=(r"\b(?:had|has|have) (?:been )?resolved\b"),
    ),
    _of(
        "resolution",
        "it was agreed",
        "agreed,decided,approved,determined",
        r"\b(?:it|this|that) (?:was|has been|is|were) "
        + HOW
        + r"(?:agreed|decided|approved|determined)\b(?! with)",
        but=(ASKED + r"|\bwas approved by\b"),
    ),
    _of(
        "resolution",
        "a body agreed",
        "agreed,approved,decided,voted,endorsed,adopted,ratified,accepted,elected,a"
        "ppointed,supported,co-opted",
        r"\b"
        + BODY
        + r" (?:present )?(?:have |has )?"
        + HOW
        + r"(?:agreed|approved|decided|voted|endorsed|adopted|ratified|accepted"
        r"|elected|appointed|supported|co-opted)\b(?! with\b)|(?:requested|received"
        r"|discussed),? agreed to\b|^agreed (?:to|that)\b",
        but=(
            r"\b(?:had|having) (?:been |also |previously )*(?:agreed|approved)\b"
            r"|\bpreviously\b|\bonce\b|\bif\b|" + ASKED
        ),
    ),
    _of(
        "resolution",
        "agreed, in short",
        "agreed,approved,adopted,ratified,accepted,carried,co-opted,appointed",
        r"^[\w ,£&/()'.:–-]{0,200}?\b(?:was |were |is |are |be )?"
        + HOW
        + r"(?:agreed|approved|adopted|ratified|accepted|carried|co-opted|appointed)"
        r"(?: unanimously| by all(?: present)?| for payment| nem con| as presented|"
        r" as amended)?[ .;]*$",
        but=(EARLIER + r"|" + ASKED + r"|\b(?:not|lost|who|which)\b"),
        unless=(r"^.{240}"),
    ),
    _of(
        "resolution",
        "so these were adopted",
        "adopted,ratified,approved,co-opted,elected,appointed,authorised,agreed,accepted",
        r"\b(?:was|were) "
        + HOW
        + r"(?:adopted|ratified|approved for payment|co-opted|re-elected|authorised"
        r"|elected (?:as )?(?:the )?(?:chair|vice|mayor|deputy|president))\b|\b"
        r"(?:cllrs?|councillors?) "
        + NAMES
        + r" (?:was|were) (?:duly )?(?:elected|appointed)\b|\b(?:donation|figure"
        r"|budget|quote|quotation|grant|sum|payments?|application|policy|policies"
        r"|precept|amount|expenditure|invoices?|cheques?|accounts?|cost|budget|terms"
        r" of reference) (?:[^.]{0,60} )?(?:was|were) "
        + HOW
        + r"(?:agreed|approved|accepted|authorised)\b",
        but=(EARLIER + r"|" + ASKED + r"|\b(?:by which|who|refused)\b"),
    ),
    _of(
        "resolution",
        "verdict after a dash",
        "approved,agreed,objection,refused,object,support,no comment",
        r"[-–—:] ?(?:all |both |these |unanimously |was |were )*(?:approved|agreed"
        r"|no objections?|refused|objected?|objections?|supported|support|no"
        r" comments? to make)(?: subject to [^.]*| with [^.]*| in principle|"
        r" unanimously| for payment)?[ .;]*$",
        but=(r"\bamendment\b"),
    ),
    _of(
        "resolution",
        "the council raised no objection",
        "objection,comments,object",
        r"\b(?:raised|raise|have|has|were|offered?|made|submit\w*) no (?:objections?"
        r"|adverse comments?)\b|\b(?:agreed|resolved|wish\w*) to (?:object"
        r"|support)\b|^no objections?\b",
        but=ASKED,
    ),
    _of(
        "resolution",
        "all were happy",
        "happy,content,agreement,favour,agreeable",
        r"\b(?:members|cllrs|councillors|all|all present|everyone|committee|present"
        r"|they) (?:present )?(?:was |were |are |is )(?:all )?(?:happy|content|in"
        r" agreement|in favour|agreeable)\b(?: (?:with|for|to|of|that)\b|[.;]?$)",
        but=(ASKED + r"|\bif\b(?! so\b)"),
    ),
    _of(
        "resolution",
        "and all present were",
        "in favour,happy,content,agree",
        r"\bif [^.?]{3,60}\b(?:were|was|are) (?:in favour|happy|content|agreeable|in"
        r" agreement)\b[^?]*\b(?:all present|they|all|members"
        r"|councillors)\b[^.?]{0,20}\b(?:were|was|did|agreed)\.?$",
    ),
    _of(
        "resolution",
        "carried",
        "favour,carried,unanimous",
        r"\ball in favour\b|\bcarried unanimously\b|\bunanimously (?:agreed|approved"
        r"|carried)\b|\b(?:motion|proposal|resolution) (?:was )?(?:duly )?carried\b"
        r"|\bvote was carried\b",
        unless=(r"\bamendment\b|\bif\b|\blost\b"),
    ),
    _of(
        "resolution",
        "proposed and agreed",
        "proposed",
        r"\bproposed\b.*\b(?:and|was) (?:all |duly )?(?:agreed|carried|appointed"
        r"|elected|resolved|approved)\b|\bproposed (?:by )?"
        + PERSON
        + r" "
        + NAMES
        + r",? ?(?:and )?seconded (?:by )?"
        + PERSON,
        unless=(r"\bamendment\b|\bmotion that\b|\bmotion:|\blost\b"),
    ),
    _of(
        "resolution",
        "that it be",
        " be ",
        r"^(?:\W?\w{1,2}\W )?that (?:the|a|an|this|members|councillor|cllr|in|with"
        r"|it|subject|(?-i:[A-Z]))\b[^?]{3,300}?" + SUBJUNCTIVE + r" be (?!able)\w+"
        r"|^(?:\W?\w{1,2}\W )?(?:the|an?) [^,.?]{3,100}?" + SUBJUNCTIVE + r" be (?:noted|approved"
        r"|adopted|added|agreed|confirmed|endorsed|received|accepted|circulated|submitted|made"
        r"|authorised|requested|asked|invited|appointed|deferred|supported|ratified)\b",
        loose=True,
    ),
    _of(
        "resolution",
        "a body notes or approves",
        "note,approve,agree,endorse,adopt,resolve,support,receive",
        r"^(?:(?:the|and|accordingly|therefore),? )*(?:[\w&-]+ ){0,4}(?:committee"
        r"|cabinet|council|board|panel|commission|executive|members) (?:(?:approve"
        r"|agree|endorse|adopt|resolve|support)s?|notes|(?:noted|received) the "
        r"(?:contents of the )?(?:\w+ )?(?:report|update|minutes|position"
        r"|presentation|letter|correspondence|statement|information|work programme"
        r"|forward plan))\b",
    ),
    _of(
        "resolution",
        "recommend approval",
        "recommend",
        r"\brecommend(?:ed|s)? (?:approval|refusal)\b|\b(?:approval|refusal) (?:is "
        r"|was )?recommended\b",
    ),
    _of(
        "resolution",
        "put off",
        "deferred,carried forward,adjourned,discussed again",
        r"\b(?:was|were|is|are|be|item|matter) (?:to be |therefore )?(?:deferred"
        r"|adjourned (?:to|until)|carried forward|discussed again at the next)\b"
        r"|^deferred\b|[-–:] ?deferred\b",
        but=ASKED,
    ),
    _of(
        "resolution",
        "was signed or noted",
        "noted,signed,record",
        r"\b(?:was|were) (?:duly |[\w-]+ and )?noted(?: by (?:the )?(?:members"
        r"|councillors|committee|council))?[.;]?$|[-–] ?noted[.;]?$|^(?:all"
        r" )?noted[.;]?$|\bapproved (?:and|&) signed\b|\b(?:confirmed|agreed) (?:and"
        r"|&) signed\b|\bsigned (?:by the chair\w* )?as (?:a |being )*(?:true"
        r"|correct|accurate)\b|\b(?:a|as|an) (?:true|correct|accurate)(?: and \w+)?"
        r" record\b",
        unless=(
            r"\b(?:concern|letter|apolog\w+|complaint|declaration)s? (?:was|were)\b|\bif"
            r" in order\b|\bapologies were noted\b"
        ),
    ),
    _of(
        "resolution",
        "it was felt it should",
        "it was felt",
        r"\bit was felt (?:that )?[^.]{3,120}\b(?:needs? to be|should be|be"
        r" appointed)\b",
        loose=True,
    ),
)

RECOMMENDATIONS = (
    _of(
        "recommendation",
        "recommends that",
        "recommend",
        r"\b(?:it (?:is|was)|has|have|had|be|"
        + BODY
        + r"|i|we|officers?|report|therefore|he|she|they) (?:\w+ly |also |therefore"
        r" )?recommend(?:s|ed)? (?:that|to|the|approval|refusal)\b|\b(?:should be"
        r"|be) recommended to\b",
        unless=(r"\b(?:recommended|recommends) (?:practice|level|limit)\b"),
    ),
    _of(
        "recommendation",
        "it was proposed that",
        "proposed,suggested",
        r"\bit (?:was|is) (?:also |therefore )?(?:proposed|suggested) (?:that|to)\b"
        r"|\bis being proposed\b",
        unless=(r"\bseconded\b|\ball (?:present )?(?:agreed|in)\b"),
    ),
)
