"""The words that the patterns of actions are made of: who acts, and what is done."""

# Who a council's minutes speak of as one body.
BODY = (
    r"(?:members|cllrs|councillors|committee|council|cabinet|commission|board|panel|forum|group"
    r"|trustees|governors|meeting|all|everyone|executive|(?-i:\b[A-Z]{1,4}C))"
)
# Who among them, or on their behalf, speaks.
PERSON = (
    r"(?:(?:county |town |parish |borough |district )?(?:cllrs?|councillors?|mr"
    r"|mrs|ms|miss|dr|sir"
    r"|mayor)\b\.?|(?:the )?(?:(?:[a-z]+ )?clerk|chair(?:man|woman|person)?|leader|officers?"
    r"|chief executive|director|head of|portfolio holder|cabinet member|members?|committee"
    r"|panel|commission|sub-committee|board|vice-chair\w*)\b)"
)
NAMES = r"(?-i:[A-Z][\w'.-]*(?:(?:,| &| and|, and)? [A-Z][\w'.-]*){0,6})"
# What may stand before "will" or "would" where somebody promises, the word just before it.
PROMISER = (
    r"(?:he|she|they|we|i|clerk|officers?|chair\w*|vice-chair\w*|members?"
    r"|councillors?|cllrs|leader"
    r"|mayor|directors?|managers?|council|committee|cabinet|board|team|teams|service|police"
    r"|department|directorate|authority|group|trust|company|contractors?|staff"
    r"|partnership|forum"
    r"|executive|reports?|secretary|solicitors?|consultants?|representatives?|colleagues|panel"
    r"|commission|sub-committee|engineers?|warden|treasurer|working party|(?-i:"
    r"(?!This|These|That|Those|It|There|Which|What|Such|If)[A-Z][\w'.-]*)\)?)"
)
HOW = (
    r"(?:(?:also|all|then|further|unanimously|therefore|subsequently|formally"
    r"|generally|duly|now"
    r"|accordingly|present|both|in principle|each|again|shortly|first|therefore"
    r"|himself|herself|personally|both|together|later|in turn|in future|hopefully),? )*"
)

# What someone is asked to do: plain verbs.
DO = (
    r"(?:provide|circulate|share|send|supply|report|bring|submit|present|write|contact|e-?mail"
    r"|phone|ring|ask|check|confirm|find|look|investigate|chase|follow|liaise|arrange|organise"
    r"|attend|meet|speak|talk|raise|pass|forward|update|inform|notify|advise"
    r"|publish|post|display"
    r"|distribute|hold|prepare|draft|produce|review|consider|monitor|order|purchase|buy|obtain"
    r"|get|seek|install|repair|replace|remove|clear|clean|make|take|add|include|consult|discuss"
    r"|invite|respond|reply|return|come|go|let|keep|ensure|complete|carry"
    r"|undertake|address|deal"
    r"|pursue|explore|identify|feed|collate|compile|approach|request|enquire|apply|pay|visit"
    r"|inspect|act|work|put|thank|remind|acknowledge|source|draw|register|renew|lodge|object"
    r"|query|locate|re-?send|place|schedule|set|sign|promote|encourage|give|join|issue|amend"
    r"|correct|cut|paint|fill|support|help|comment|claim|complain|cancel|close|open|move|do)"
)
# What someone promises to do: what one can undertake, no state, cost, opinion or forecast.
PROMISE = (
    r"(?:provide|circulate|share|send|supply|report|bring|submit|write|contact|e-?mail|check"
    r"|confirm|find|look (?!to\b|like\b)\w+|investigate|chase|follow|liaise"
    r"|arrange|organise|attend"
    r"|speak|raise|pass|forward|update|inform|notify|advise|publish|distribute|prepare|draft"
    r"|produce|seek|obtain|review|respond|reply|return|(?:come|go) (?:back|to|out)"
    r"|let|keep|ensure|feed|consult"
    r"|invite|pursue|explore|involve|undertake|get|enquire|support and|meet|order|detail"
    r"|contain|hold|pay|take (?:this|it|the|that|these|those|up|back|forward|part"
    r"|on|over|away|note|steps|action)"
    r"|discuss|visit|inspect"
    r"|collate|monitor|ask|put|make (?:contact|enquir\w+|representations"
    r"|arrangements|sure|available"
    r"|an? (?:request|enquiry|report|list|note)|the)|consider|remove|repair"
    r"|replace|install|fill|clear"
    r"|clean|cut|paint|diarise|work with|request|include this|go back|participate"
    r"|escalate|examine"
    r"|assess|issue|present|join|help|do (?:this|so|it|that)|apply for|set up|talk"
    r" to|address|fix"
    r"|carry (?:out|on|forward)|complete|start an?|action|sort|cover the|engage|lobby|press for"
    r"|negotiate|challenge|recruit|appoint|commission|procure|build|create|introduce|implement"
    r"|roll out|deliver|tackle|resolve|strengthen|re-?apply|expand|extend"
    r"|re-?visit|evaluate|test"
    r"|trial|pilot|train|brief|lead on|host|bid|sell|collect|refer|target|focus"
    r"|phone|ring|thank"
    r"|remind|place|give|continue to (?:work|monitor|report|update|review|provide"
    r"|engage|lobby|press"
    r"|pursue|seek|liaise|push|chase))"
)
# What is promised, in the passive.
DONE = (
    r"(?:provided|circulated|shared|sent|supplied|reported|brought|submitted|presented|written"
    r"|contacted|e-?mailed|checked|confirmed|investigated|chased|followed|arranged|organised"
    r"|raised|passed|forwarded|updated|informed|notified|advised|published|posted|displayed"
    r"|distributed|held|prepared|drafted|produced|reviewed|considered|reconsidered|monitored"
    r"|ordered|obtained|sought|installed|repaired|replaced|made available|discussed|invited"
    r"|addressed|explored|identified|fed|added|included|given|heard|enhanced|launched|put"
    r"|undertaken|completed|carried (?:out|forward)|taken|looked (?:at|into)"
    r"|picked up|scheduled"
    r"|tabled|asked|clarified|reinstated|resurfaced|painted|cleared|removed|cut"
    r"|relocated|placed"
    r"|consulted|collated|developed|amended|revised|corrected|recruited|erected"
    r"|purchased|set up"
    r"|done|dealt with|actioned|pursued|referred|re-?visited|implemented|rolled"
    r" out|convened|approved|cut back|signed up|appointed|finalised|extended"
    r"|renewed|posted|delivered to|combined|strengthened|improved|tested|trialled"
    r"|piloted|opened|reopened|re-opened|worked on|introduced|established|created"
    r"|evaluated|audited|re-?assessed|assessed|commissioned|located|trained"
    r"|embedded|tackled|resolved|challenged|targeted|analysed|recorded|recommenced"
    r"|offered|encouraged|re-?issued|re-?submitted|built into|incorporated|fed"
    r" back|factored|picked|captured|measured|shown|highlighted|separated|split|merged"
    r"|ring-?fenced|involved|surveyed)"
)
# What one will be doing that is no promise but a piece of news.
NEWS = r"(?:visiting|holding|running|taking place|having|using|going|coming|being|needing|able)"
