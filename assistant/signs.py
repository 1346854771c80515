"""Signs of the kind of answer a question wants: a figure, a date, a name, a decision."""

import re

from assistant.question import Question, Wanted
from month_names import MONTHS
from number_words import IN_WORDS

# Beside numbers written in words, "two hundred and six": those that say no number by themselves.
_NUMBERS = (
    rf"{IN_WORDS}|none|nobody|no one|dozens?|handful|hundreds?|thousands?|millions?|half|third|"
    "quarter|double|twice"
)
_MONTHS = "|".join(MONTHS)
SIGNS: dict[Wanted, re.Pattern[str]] = {
    "figure": re.compile(rf"\d|£|\b(?:{_NUMBERS})\b", re.IGNORECASE),
    "date": re.compile(
        rf"\b(?:{_MONTHS}|spring|summer|autumn|winter|easter|whitsun|christmas|new year|"
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:day|week|fortnight|month|year)s?|"
        r"(?:school|autumn|spring|summer) (?:term|holidays)|half[- ]term|quarter|Q[1-4]|"
        r"today|tomorrow|yesterday|immediately|(?:19|20)\d\d|"
        r"\d{1,2}[./]\d{1,2}[./](?:\d\d)?\d\d)\b",
        re.IGNORECASE,
    ),
    "person": re.compile(
        r"\b(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Sir|Chair\w*|Director|Commissioner|Officer"
        r"|Head)\b|\b[A-Z][a-z]+ [A-Z][a-z]+\b"
    ),
    "reason": re.compile(
        r"\b(?:because|due to|owing to|as a result|in order to|so that|reason|therefore|since|"
        r"necessity|meant that|given that|to ensure)\b",
        re.IGNORECASE,
    ),
    "decision": re.compile(
        r"\b(?:resolv|agree|approv|carried|lost|decid|recommend|endors|defer|vot)\w*|^That\b",
        re.IGNORECASE,
    ),
    "vote": re.compile(
        r"^(?:for|against|abstain\w*|abstentions?)\b\W{0,3}\d|\b(?:carried|lost|unanimous\w*|votes?|"
        r"voting)\b",
        re.IGNORECASE,
    ),
    "undertaking": re.compile(
        r"\b(?:agreed to|undert\w+|would|will|promis\w+|confirmed|assur\w+|commit\w+)\b",
        re.IGNORECASE,
    ),
}
# Figures of one kind, where the question says which: shares, sums of money, and how many.
MONEY = re.compile(
    r"£\s?\d[\d,.]*\s?(?:m|k|bn|million|billion)?|\d\s?(?:p|m|k|bn|pence|pounds|million|billion)\b|"
    r"\d,\d{3}\b|\d\.\d|\b(?:double|twice|free of charge|no charge)\b",
    re.IGNORECASE,
)
SHARE = re.compile(r"\d\s?%|\bper ?cent|\b(?:half|third|quarter)s?\b", re.IGNORECASE)
NOT_COUNTED = re.compile(r"£\s?\d[\d,.]*|\d[\d,.]*\s?(?:%|per ?cent\b)", re.IGNORECASE)
KINDS = (
    (re.compile(r"\bper ?cent|\bpercentage|\bproportion\b|\bwhat share\b|%", re.IGNORECASE), SHARE),
    (
        re.compile(
            r"^(?!.*\bhow many\b).*(?:£|\b(?:pounds|costs?|price|money|pay|paid|paying|worth|"
            r"spend|spent|fees?|fine|rent|precept|salary|compensation|refund|owed?)\b)",
            re.IGNORECASE,
        ),
        MONEY,
    ),
)
HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
# Days and years are figures, but not of how many or how much.
DATES = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})\b(?:,?\s+(?:19|20)\d\d)?|"
    r"\b(?:19|20)\d\d(?:\s?[-/–]\s?\d{2,4})?\b",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"^\W*\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]+)[.)]\s+")


def has_sign(question: Question, text: str) -> bool:
    """Whether a sentence bears a sign of the kind of answer ``question`` wants, if it wants any."""
    pattern = SIGNS.get(question.wanted)
    if question.wanted == "figure":
        kinds = (sign for asked, sign in KINDS if asked.search(question.text))
        pattern = next(kinds, pattern)
        text = without_dates(text)
        if HOW_MANY.search(question.text):
            text = NOT_COUNTED.sub(" ", text)
    return pattern is None or pattern.search(text) is not None


def without_dates(text: str) -> str:
    """``text`` without its dates and years, and without the number it begins with."""
    return DATES.sub(" ", NUMBERED.sub("", text))
