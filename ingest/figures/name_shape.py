"""Make of a measure's words what can head a chart and a table: a name, not half a sentence."""

import re

from ingest.figures import wording
from ingest.figures.name_words import (
    AFTER_COMMA,
    BREAKS,
    DONE,
    FINITE,
    LEADS,
    NOUNS,
    PARTICIPLE,
    PASSIVE,
    PLANNED,
    PRONOUN,
    RELATIVE,
    WHO,
)

# Where a date was taken out of a name; where another statement begins.
DANGLING = re.compile(r"(?:\s*\b(?:in|at|on|for|to|of))?\s+(?=[,;)])")
AND_SO = re.compile(
    r"\s+and\s+(?=(?:due|the|an?|it|they|there|so|because|has|have|is|are|was|were|would|will)\b)"
)
ADVERBS = frozenset("only now also still just already currently".split())
LONGEST_WORDS, MOST_SUBJECT = 14, 8


def as_name(measure: str, unit: str | None = None) -> str:
    """A measure's words without what makes half a sentence of them, at most some 14 words.

    "posts were held by agency workers" is posts held by agency workers; "spending is planned to
    increase" spending: planned increase; "the service has moved by" the service.
    """
    said = LEADS.sub("", DANGLING.sub("", measure))
    if len(wording.plain(said)) < 3 or wording.is_generic(said):
        said = measure
    after_comma = AFTER_COMMA.search(said)
    if after_comma and not wording.is_generic(said[after_comma.end() :]):
        said = said[after_comma.end() :]
    planned = PLANNED.search(said)
    if planned:
        what = (planned["what"] or "").lower()
        subject = _last_subject(said[: planned.start()])
        said = f"{subject}: {planned['how']} {NOUNS.get(what, what)}" if what else subject
    said = AND_SO.split(RELATIVE.sub(" ", said))[0]
    if " which " in said:
        said = said[: said.index(" which ")]
    passive = PASSIVE.search(said)
    if passive and not FINITE.search(said[: passive.start()]):
        who = wording.plain(said[: passive.start()])
        if who and not wording.is_generic(who):
            done = predicate(said[passive.end() :])
            alone = len([word for word in done.split() if word not in ADVERBS]) < 2
            said = who if unit == "£" and alone else f"{who} {done}"
    verbs = [one for one in FINITE.finditer(said) if not WHO.search(said[: one.start()])]
    if verbs:
        subject = _last_subject(said[: verbs[-1].start()]) if len(verbs) > 1 else ""
        subject = subject or wording.plain(said[: verbs[0].start()])
        if len(subject) > 2 and not wording.is_generic(subject) and not PRONOUN.search(subject):
            said = subject
    shown = wording.plain(shortened(said))
    return shown if len(shown) > 2 else measure


def without_owner(measure: str, owner: str) -> str:
    """A measure without whose it is at its end: "late assessments in the North Team"."""
    said = re.sub(
        rf"(?:\s+(?:in|for|at|by|of|from))?\s+(?:the\s+)?{re.escape(owner)}\W*$", "", measure
    )
    return measure if wording.is_generic(said) else said


def whole_of(subject: str, measure: str, after: str) -> tuple[str | None, str]:
    """Subject and measure of a share "of" something, where the two make one name.

    "58% of assessments were completed in time" is assessments completed in time; "98% of LAC had a
    plan" is a plan, of LAC.
    """
    how = rf"\b(?P<how>(?:in|on|within|out of|up to) (?:\w+ )?){re.escape(measure)}"
    alone = re.search(how, after)
    if alone and len(measure.split()) == 1:
        measure = f"{alone['how']}{measure}"
    done = PARTICIPLE.match(measure) or (alone and measure.startswith(alone["how"]))
    if done and subject.islower():
        return None, f"{subject} {measure}"
    return subject, measure


def predicate(after: str) -> str:
    """What is said of the things counted, without its verb: "in time", "over 45 days old"."""
    said = re.sub(r"^\s*(?:were|was|are|is|had|have|remained)\b(?: been| now)*", "", after)
    stop = re.search(r"[,;:.]\s|[.;:]$|\b(?:and|but|while|whilst)\b", said)
    return " ".join(said[: stop.start() if stop else None].split()[:LONGEST_WORDS])


def _last_subject(before: str) -> str:
    """The name that ends right before a verb, as much of it as belongs together."""
    verbs = list(FINITE.finditer(before))
    if not verbs:
        return wording.plain(before)
    rest = re.sub(rf"^\s*(?:not )?{DONE}\s*(?:that\s+)?", "", before[verbs[-1].end() :])
    name = wording.plain(rest)
    return "" if wording.is_generic(name) else name


def shortened(said: str) -> str:
    """At most ``LONGEST_WORDS`` words, cut where a phrase ends."""
    words = said.split()
    if len(words) > MOST_SUBJECT and re.search(r"\w{3,}[,;]\s", said):
        first = re.split(r"(?<=\w{3})[,;]\s", said)[0]
        if len(first.split()) > 2:
            said, words = first, first.split()
    if len(words) <= LONGEST_WORDS:
        return said
    cut = next((n for n in range(LONGEST_WORDS, 3, -1) if words[n].lower() in BREAKS), 0)
    return " ".join(words[: cut or LONGEST_WORDS])
