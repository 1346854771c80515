"""Sound sentences in other words: what a chat model might make of a quotation without a fault."""

import re
from dataclasses import replace

from assistant.answer import Answer, Sentence
from number_words import UNITS
from papers import Citation, spoken_date

WHOLE = re.compile(r"[A-Z].*[.!?]", re.DOTALL)
# A sentence whose first word can lose its capital.
OPENS = re.compile(r"(?:The|A|An|There|This|These|It|In|At|All|Each|No|Of|For|On)\b")
LONE_DIGIT = re.compile(r"(?<![\w.,/£$€:()-])([2-9])(?= [a-z]{3})(?! (?:per|million|billion))")
AS_WELL: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\d)\s?%"), " per cent"),
    (re.compile(r"\bCouncillor(?=s?\s+[A-Z])"), "Cllr"),
    (re.compile(r"(?<=\d) million\b"), "m"),
    (re.compile(r"(?<=\d)(?:st|nd|rd|th) (?=January|February|March|April|May|June|July|August|"
                r"September|October|November|December)"), " "),
)  # fmt: skip


def reworded(answer: Answer) -> Answer | None:
    """The answer with each whole sentence put in other words that say the same.

    Numbers, titles and dates are written another way, and the sentence is put as what the papers
    of that day say. None where no sentence could be put so.
    """
    sentences = tuple(_reworded(one, answer) for one in answer.sentences)
    return None if sentences == answer.sentences else replace(answer, sentences=sentences)


def _reworded(sentence: Sentence, answer: Answer) -> Sentence:
    cited = [one for one in answer.citations if one.n in sentence.citations]
    if len(cited) != 1 or not WHOLE.fullmatch(sentence.text):
        return sentence
    text = LONE_DIGIT.sub(lambda match: UNITS[int(match.group(1))], sentence.text)
    for form, other in AS_WELL:
        text = form.sub(other, text)
    return replace(sentence, text=_told(text, cited[0]))


def _told(text: str, citation: Citation) -> str:
    if citation.meeting_date is None or not OPENS.match(text):
        return text
    said = text[0].lower() + text[1:]
    if citation.committee:
        day = spoken_date(citation.meeting_date)
        return f"On {day} the {citation.committee} had before it that {said}"
    return f"The papers of {spoken_date(citation.meeting_date)} say that {said}"
