"""The words that tell a name of what is measured from the sentence that it stands in."""

import re

# What stands between a name and "of" before a value: "a saving of about £1m".
OF = re.compile(
    r"\bof(?:\s+(?:about|around|approximately|approx\.?|circa|over|up to|some|nearly|almost|only|"
    r"just|between|at least|more than|less than|under|an?|the|additional|further|extra))*"
    r"\s*[(“\"]?\s*$",
    re.IGNORECASE,
)
# Words that end a name when it is read backwards from "of".
BREAKS = frozenset(
    """a an the this that these those its their our his her my your is are was were be been being
    am has have had having do does did will would can could may might must shall should in on at by
    for from to with within without of and or but nor as if than then so while whilst where when
    which who whom whose into onto upon over under about against between through during before
    after until since because not no all any some each every there it they he she we you i making
    reporting taking bringing leaving giving totalling including projecting requiring showing
    receiving setting put set bring made make makes give gave given take took leave left suggested
    reported received agreed approved paid pay awarded allocated said told required requires
    includes included include comprises comprised generates generated saw see shows
    showed""".split()
)
# "in excess of", "out of", "made up of": no name stands before the "of".
NO_HEADS = frozenset(
    """excess out instead because consisting up terms lot view part all number order spite most
    many each both none one some half rest majority costing comprising consists value worth end
    start top limit limits range ranges minimum maximum case light respect front account course
    region basis""".split()
)
# What rises, falls or is spent: alone it does not say of what.
HEADS = frozenset(
    """increase increases decrease decreases reduction reductions rise rises fall falls change
    changes growth saving savings overspend overspends underspend underspends variance shortfall
    gap pressure pressures expenditure spending spend investment contribution contributions
    drawdown cut cuts transfer repayment impact demand deficit surplus improvement drop payment
    refund fine cost costs budget budgets income grant grants funding balance loss loans loan
    debt fee charge sum total amount share rate reserve reserves""".split()
)
PREPOSITION = re.compile(
    r"(?:to|of|at|by|per|as|from|with|towards|into|each|and|or)\b", re.IGNORECASE
)
# Before the share of a whole.
ACCOUNTS = re.compile(
    r"\b(?:now |currently )?(?:account(?:s|ed|ing)? for|mak(?:es?|ing) up|made up|represent(?:s|ed"
    r"|ing)?|constitut(?:es?|ed|ing)|equat(?:es?|ed|ing) to)(?: (?:about|around|over|nearly|almost|"
    r"just|only|approximately|some|under))*\s*$",
    re.IGNORECASE,
)
LINKS = frozenset("in on for to of from".split())
DETERMINERS = frozenset("a an the this that these those its their our his her".split())
# A value right after one of these describes what follows: "the £1.75m cut to the grant".
DESCRIBES = re.compile(
    r"\b(?:a|an|the|this|that|our|its|their|his|her|one-off|further|additional|extra|proposed|"
    r"(?:includ|requir|need|compris|receiv|deliver|provid|mak|generat|releas|allocat)"
    r"(?:e|es|ed|ing)(?: of)?|made|need(?:s|ed)?)\s+"
    r"(?:average |proposed |further |additional |extra |estimated |total |about |around "
    r"|approximately |over |another |up to |some )*[(“\"]?\s*$",
    re.IGNORECASE,
)
STOPS = re.compile(
    r"[,;:()]|\.\s|\.$|\s[–—-]\s|\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|"
    r"might|must|should|which|who|that|where|when|while|whilst|and|but|or|if|as|so|by|at|in|from|"
    r"with|during|over|under|per|against|towards|compared|due|through|across|within|"
    r"because|since|until|after|before|then|than)\b",
    re.IGNORECASE,
)
DONE = (
    r"(?:[a-z]{3,}(?:ed|en)|made|paid|held|spent|met|set|lost|left|built|kept|let|put|sold|sent|"
    r"brought|found|bought|taught|seen)\b"
)
PARTICIPLE = re.compile(DONE)
DONE_SO = re.compile(
    rf"{DONE} (?:to|by|in|for|as|from|with|on|at|of|through|towards|and|or|the|an?)\b"
)
COPULA = r"(?:is|are|was|were|(?:have|has|had|will|to|would|can) be(?:en)?)(?: being)?"
# How things are that are counted: "88 assessments had been late".
STATE = (
    r"(?:late|open|closed|vacant|overdue|outstanding|available|eligible|absent|missing|unfilled|"
    r"empty|waiting|in time|on time|up[- ]to[- ]date|out of|subject to|awaiting|unallocated|"
    r"permanent|temporary|new|in|below|above|over|under|within|without|receiving|living|attending|using)\b"
)
PASSIVE = re.compile(rf"\b{COPULA} (?=(?:\w+ly )?(?:{DONE}|{STATE}))")
# What is planned rather than done: "spending is planned to increase by £80m".
PLANNED = re.compile(
    rf"\b{COPULA} (?P<how>planned|projected|expected|forecast|estimated|anticipated|predicted|due|"
    r"likely|set) to (?P<what>overspend|underspend|increase|decrease|rise|fall|grow|reduce|save)?",
    re.IGNORECASE,
)
NOUNS = {"grow": "growth", "reduce": "reduction", "save": "saving"}
AT_A = re.compile(r"\bat (?:a|the|an? \w+)\s*$", re.IGNORECASE)
FINITE = re.compile(
    r"(?<!\bto)\s+(?:no longer|never|is|are|was|were|has|have|had|will|would|can|could|may|might|"
    r"must|shall|should|does|do|did|includes?|included|comprises?|comprised|contains?|contained|"
    r"represents?|reflects?)\b",
    re.IGNORECASE,
)
WHO = re.compile(r"\b(?:who|that)$")
# "assessments which had been open": the assessments open.
RELATIVE = re.compile(
    r",? (?:which|that|who) (?:is|are|was|were|(?:have|has|had|will|would) been?|had|have|has)\b"
    r"(?: been)? (?=\w)"
)
# "Combined with the rollover, the council's total grant": the last has the value.
AFTER_COMMA = re.compile(
    r"^(?:(?:as|combined|based|following|despite|although|because|given|due|after|before|since|"
    r"under|if|when|while|whilst|compared|including|using)\b|\().*?[\w)],\s+"
    r"(?=(?:the|our|its|their)\b)",
    re.IGNORECASE,
)
WHICH_WAS = re.compile(
    r",? which (?:at|was|were|is|are|had been|has been|stood at|had (?:fallen|risen) to)"
    r"(?: now| only| about| at)*\s*$"
)
PRONOUN = re.compile(r"\b(?:they|it|he|she|we|there|this|I|you)$")
LEADS = re.compile(
    r"^(?:(?:nonetheless|nevertheless|furthermore|moreover|additionally|however|consequently|"
    r"overall|in addition|as a result|in total|out of|of this|of these|of which|for example|in"
    r" particular|meanwhile|finally|firstly|secondly|this|these|those|that|it|there)\b[\s,]*"
    r"|(?:she|he|they|it|we) (?:was|were|had been) (?:told|informed|advised)(?: that)?\b\s*"
    r"|(?:that )?there (?:is|are|was|were)\b\s*|relat(?:es|ed|ing) to\b\s*"
    r"|resolved\b\W*(?:\(?\w{1,3}\)\s*)?that\s+"
    r"|(?:no\.?\s?)?(?:\d{5,}\)?|\d{4}\s?[),.:;])[),.:;]*\s+"
    r"|(?:taking|bringing|increasing|reducing|making|raising|lowering|representing|requiring|giving|"
    r"comprising|resulting in|leading to)\s+(?:(?:an?|the|of)\s+)?"
    r"|(?:in )?total,? (?:these|this|the)\s+"
    r"|(?:context|example|comparison|reference|summary|conclusion|short|fact|effect),\s+|[o•&]\s+(?=[A-Za-z])|[\s,;:)&]+)+",
    re.IGNORECASE,
)
