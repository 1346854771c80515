"""Numbers that measure nothing: minutes and pages, telephones, times, ages, Acts, cheques."""

import re

# What is counted off or filed by number: "Minute No. 62", "Section 47", "slide 9", "Box 7".
_FILED = (
    r"minutes?|paragraphs?|paras?\.?|sections?|sub-?sections?|pages?|pp?\.|append(?:ix|ices)|"
    r"annex(?:es)?|items?|tables?|figures?|fig\.|charts?|graphs?|slides?|box(?:es)?|lines?|parts?|"
    r"schedules?|articles?|regulations?|clauses?|rules?|chapters?|phases?|stages?|tranches?|"
    r"tiers?|levels?|bands?|options?|priority|outcome|objective|questions?|recommendations?|"
    r"resolutions?|motions?|amendments?|versions?|year|key stages?|zones?|rooms?|flats?|plots?|"
    r"routes?|gates?|junctions?|footpaths?|forms?|refs?\.?:?|references?:?|nos?\.?:?|cheques?"
    r"|chq\.?|"
    r"ch\. ?no\.?|invoices?|footnotes?|notes?|volumes?|vol\.|standing orders?|channel|covid|steps?|"
    r"scenarios?|weeks?|category|type|class|charity|permit|licen[cs]e|strand|module|theme|agenda"
)
_N = r"\(?[A-Z]{0,3}/?\d+(?:\.\d+)*[a-z]?\)?(?:\(\w{1,3}\))*(?![%\d]|,\d)"
_LIST = r"[ ,]*(?:(?:and|or|to|&|-|–|/)\s*)?"
TIME_UNIT = (
    r"(?:calendar |working |school |full |consecutive |business )?"
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|nights?|decades?|terms?)"
)
_SMALL = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty(?:[ -](?:one|two|four|five|eight))?|thirty|"
    r"forty(?:[ -]five)?|fifty|sixty|ninety)"
)
_COUNT = rf"(?:\d+(?:\.\d+)?|{_SMALL})"
_FORMS = (
    # Telephones, addresses of the net, a paragraph's own number, other numbers of a file.
    r"(?:\+44|\(?\b0\d{2,5}\)?)[\s-]?\d{3,4}[\s-]?\d{3,6}\b|\bext(?:ension)?\.? \d+",
    r"\bhttps?://\S+|\bwww\.\S+|\S+@\S+|\b\w+\.(?:gov|org|co|com)\b\S*",
    r"(?:^|\n)\s*\(?(?:\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2})+\.?)(?=\s+[A-Za-z(])|\[\d+\]"
    r"|\b\d{1,2}\)(?=\s[a-z])",
    rf"\b(?:{_FILED})(?:\s?nos?\.?:?|\s?numbers?:?)?[ \n#]*(?:{_N}{_LIST})*{_N}",
    r"\b\d+(?:/\d+){2,}|\b\d{1,6}/\d{3,}\b|\b\w*\d\w*(?:[-/]\w*\d\w*)*/\w*[A-Za-z]\w*(?:/\w+)*",
    r"\bnumber \d{3,}\b|£?'000'?s?\b|£\s?000'?s?\b|#\d+",
    # Times: 10.30 a.m., 18:45, 1400 hours, at 20.40, 24/7.
    r"\b\d{1,2}(?:[.:]\d{2})? ?(?:a\.?m\b|p\.?m\b|noon|o['’]clock)\.?|\b[012]?\d:[0-5]\d\b|"
    r"\b\d{4} ?h(?:ou)?rs\b|\bat [012]?\d\.[0-5]\d(?=[ .,]|$)(?! ?(?:%|per|m\b|million))|24/7",
    # Ages: "aged 18 to 21", "under 5's", "over-60s", "16 and 17 year olds".
    r"\b(?:aged?s?|turn(?:ed|ing)|born)(?: of)? (?:between |from |under |over |up to )?\d+"
    r"(?:\s?(?:-|–|to|and|or)\s?\d+)?(?!%)",
    r"\b(?:under|over)[ -]\d{1,2}(?:['’]?s)\b|\b\d{1,2}\+(?!\d)",
    r"\b\d{1,2}(?:\s?(?:-|–|to|and|or)\s?\d{1,2})?[ -]years?[ -]olds?",
    r"\b\d{1,2}\s?[-–]\s?\d{1,2}(?: and \d{1,2}\s?[-–]\s?\d{1,2})? years?",
    r"\b\d{1,2}\s?[-–]\s?\d{1,2}(?= (?:\w+ )?(?:services?|section|cohort|age|adults?|population"
    r"|provision|year|transition|group|learning|disabled|pathway)s?\b)",
    # Two years that follow one another: "the 25-26 budget", "in 24/25".
    rf"\b(?:{'|'.join(f'{n:02}[-–/]{n + 1:02}' for n in range(10, 40))})\b(?!\s?(?:%|per|cases?"
    r"|days?|hours?|weeks?|places|pupils|children))",
    # What a rate is a rate of.
    r"\b(?:per|for every|in every|out of every) (?:1,?000|10,?000|100,?000|hundred|thousand|"
    r"ten thousand|one hundred|million)\b",
    # How long something may take, lasts or runs: it says what is measured.
    rf"\b(?:within|in|over|for|after|every|beyond|than|last|past|previous|preceding|next|first|"
    rf"following|guideline of|limit of|period of|to|of|on|by|under|the|a|an|each|up to|at|least|"
    rf"these|those|coming|another|further|additional|rolling|initial|notice of|life of) "
    rf"(?:(?:a|an|the|last|past|previous|next|first|least|than|to|more|about|around|period of|"
    rf"up to|further|only|just) )*"
    rf"{_COUNT}(?:\s?(?:-|–|to|or)\s?{_COUNT})?[ -]+{TIME_UNIT}\b",
    rf"\b{_COUNT}[ -](?:point|stage|phase|part|page|fold|way|year|month|week|day|hour|minute|tier|"
    rf"step|member|person|bed(?:room)?|storey|mile|form)(?= [a-z])",
    rf"\b{_COUNT}-{TIME_UNIT}\b",
    rf"\b{_COUNT} {TIME_UNIT}(?:['’]s?)? (?:ago|later|time|earlier|before|after|old|notice"
    rf"|early)\b",
    # Places in a row, and "one" as a pronoun.
    r"\b\d+(?:st|nd|rd|th)\b",
    r"\bone (?:of|another|thing|way|hand|off|day|that|to|stop|which|or|and(?! a half)|year|side"
    r"|where|for|in)\b",
    r"\b(?:no|each|this|that|which|any|every|the|another|new|last|first)[ -]one\b",
    r"\bone[- ](?:off|to[- ]one|stop|way|page|year)\b|\bone\b(?= (?:was|is|has|would|can|could))",
    r"\b(?:first|one|two|half|both)[- ](?:hand|half|thirds?|quarters?|way)\b",
)
_ANY = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.IGNORECASE)
# Post codes, roads, codes: in capitals only.
_CODES = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]{1,8}[-/.]?\d+\w*(?:[/-]\w+)*\b(?!%)"
    r"|\b\d+[A-Z]{1,3}\b"
    r"|\b(?:Act|Regulations|Order|Rules|Agenda) \d{4}\b"
)
# "an average of 35 days" is a figure all the same.
_MEASURED = re.compile(r"\b(?:average|mean|median|maximum|minimum|total) ?$", re.IGNORECASE)
# What is counted off in speech, and what no council reports as a figure.
_STRUCTURE = re.compile(
    r"\s*(?:[\w-]+ ){0,2}?(?:points?|areas?|priorit(?:y|ies)|options?|phases?|stages?|sections?|"
    r"recommendations?|items?|questions?|reports?|paragraphs?|pages?|copies|objectives?|issues?|"
    r"principles?|themes?|strands?|outcomes?|aims?|elements?|parts?|pillars?|reasons?|ways?"
    r"|things?|"
    r"aspects?|sub-?groups?|working groups?|groups?|workstreams?|committees?|documents?|minutes?|"
    r"appendices|times|occasions?|halves|bullet|slides?|steps?|categories|types?|kinds?|levels?|"
    r"tiers?|columns?|dates?|versions?|seminars?|workshops?|letters?|emails?|p['’]?s|sides?|"
    r"directions?|action plans?|matters?|topics?|headings?|sets?|motions?|amendments?|changes|"
    r"bodies|stars?|duties|standards|Directors|rules|measures|indicators|different|main|key"
    r"|words?|names?|examples?|factors?|criteria|challenges|conditions?|"
    r"o['’]clock|thirds?|quarters?|hundredths?|fold|separate)\b",
    re.IGNORECASE,
)


def blanked(text: str) -> str:
    """``text`` with every number that is no figure blanked out, all else in its place."""
    rest = _CODES.sub(lambda match: " " * len(match.group()), text)

    def blank(match: re.Match[str]) -> str:
        measured = _MEASURED.search(rest, max(0, match.start() - 12), match.start())
        return match.group() if measured else " " * len(match.group())

    return _ANY.sub(blank, rest)


def counts_off(after: str) -> bool:
    """Whether the words after a bare number make it part of a text's own order: "four areas"."""
    return _STRUCTURE.match(after) is not None
