"""The figures that a sentence tells: each number with its measure, its date and its target."""

import re
from dataclasses import replace
from datetime import date

from ingest.figures import name_shape, naming, wording
from ingest.figures.as_of import periods_in
from ingest.figures.numbers import Number, numbers_in
from ingest.figures.ratings import rating_near
from ingest.figures.senses import sense_of
from ingest.figures.sentence_dates import AGAINST, Segment, date_of, segments_of
from ingest.figures.several import in_order, sharing, with_targets
from ingest.figures.told import Earlier, Told, leant_on
from papers import Sense

# Where one statement ends and another begins.
CLAUSE_END = re.compile(
    r";|\s[–—-]\s|\bbut\b|,\s+(?:and|while|whilst|which|with|where|although|however|bringing"
    r"|leaving|increasing|reducing|taking|making|raising|lowering|resulting in|leading to"
    r"|up|down)\b|"
    r"\.\s|:\s|,\s+(?=(?:the average|it was|there were|there was)\b)|\band\s+(?=(?:there|the|one"
    r"|it|they|he|she|\d|an?\s+(?:average|maximum|minimum|further|total))\b)|\bof whom\b"
    r"|\bof which\b",
    re.IGNORECASE,
)
TARGET = re.compile(
    r"\b(?:targets?|target (?:of|is|was|figure of|level of)|aim of|goal of|"
    r"target\s*[:=]|ambition of|trajectory of|profiled target of)\b"
    r"[^.;\d]{0,40}$",
    re.IGNORECASE,
)
TARGET_AFTER = re.compile(
    r"\s*(?:%\s*)?(?:\)|,)?\s*(?:\w+ )?target\b(?! (?:was|is|has|had|been))", re.IGNORECASE
)
# "the target of 80% is to be reached" tells no value; "below 15% by March" is one to be reached.
TO_COME = re.compile(
    r"\b(?:nearest|to be (?:below|above|under|over|at least|no more)|\bno[ -](?:one"
    r"|\w+ (?:\w+ )?(?:can|has|should|may|must|will))|\b(?:over|above|beyond|under|the"
    r"|a) limits? of|to bring|bring(?:ing)? (?:it|the figure)|reduce (?:it|this) to|to reach"
    r"|should (?:be|hold|have)|no more than|not exceed|until (?:it|this|they) (?:is|are|was|were"
    r"|reach\w*))\b[^.;]{0,50}$",
    re.IGNORECASE,
)
OF = re.compile(r"\s*of\b")
TOTAL = re.compile(
    r"\W*(?:(?:making|giving|for|and)\s)?\s*(?:an? |the )?(?:grand )?totals?(?: of)?\W*",
    re.IGNORECASE,
)
# What is only supposed is no figure.
SUPPOSED = re.compile(
    r"\b(?:having|if|imagine|suppose|e\.g\.|for example|such as|say)\s+(?:\w+ ){0,4}$",
    re.IGNORECASE,
)
# "39 of 160 posts": the whole stands between a number and what it counts.
OF_WHOLE = re.compile(r"\s+(?:out\s+of|of)\s+(?:the |these |all )?[\d,]+(?=\s)")


def told_in(
    said: str, meeting: date | None, earlier: Earlier, topic: str = ""
) -> tuple[list[Told], Number | None]:
    """The figures in ``said``, in order, and a target that stands there without a value of its own.

    ``said`` is one sentence as printed; spans count within it. ``earlier`` is what the sentences
    before told, for one that only says "the average was 18", and ``topic`` what its paragraph is
    about, where that has a heading of its own.
    """
    text = re.sub(r"\s", " ", said)
    if not re.search(
        r"\d|\b(?:\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|ten|"
        r"eleven|twelve|two|three|four|five|six|seven|eight|nine|one|hundred)\b",
        text,
        re.I,
    ):
        return [], None  # fmt: skip
    periods = periods_in(text, meeting)
    bare = text
    for period in periods:
        bare = bare[: period.start] + " " * (period.end - period.start) + bare[period.end :]
    numbers = numbers_in(bare)
    if not numbers:
        return [], None
    segments = segments_of(text)
    targets = [one for one in numbers if _is_target(bare, one)]
    values = [one for one in numbers if one not in targets]
    values = [
        one
        for one in values
        if not SUPPOSED.search(bare[: one.start]) and not TO_COME.search(bare[: one.start])
    ]
    found: list[Told] = []
    names = naming.listed(bare, numbers)
    for one in values:
        segment = next(s for s in segments if s.start <= one.start < s.end)
        told = _told(text, bare, one, numbers, segment, earlier, found, topic)
        if told is None or (one.start in names and names[one.start] is None):
            continue
        told = replace(told, measure=names.get(one.start) or told.measure)
        as_of, words = date_of(text, one, numbers, periods, segments, segment, meeting, earlier)
        following = min((n.start for n in values if n.start >= one.end), default=len(text))
        rating = rating_near(text, one.end, following)
        found.append(replace(told, as_of=as_of, as_of_text=words, rating=rating))
    found = in_order(text, found, segments)
    found = sharing(found)
    loose = targets[-1] if targets else None
    return with_targets(text, found, targets), loose if not found else None


def _is_target(text: str, number: Number) -> bool:
    before = text[max(0, number.start - 60) : number.start]
    if TARGET.search(before):
        return (
            not re.search(
                r"\b(?:missed|met|exceeded|below|above|against|towards|short of) (?:the|its|our"
                r"|their) target\b[^.;]*$",
                before,
                re.I,
            )
            or "of" in before[-4:]
        )
    return TARGET_AFTER.match(text[number.end :]) is not None


def _told(
    text: str, bare: str, one: Number, numbers: list[Number], segment: Segment,
    earlier: Earlier, found: list[Told], topic: str,
) -> Told | None:  # fmt: skip
    """One number with what it measures; None where it measures nothing that can be told."""
    last = found[-1] if found else None
    # A range's second end reads what stands around the first.
    if one.sense == "to" and last is not None and last.sense == "from":
        unit = last.unit or _unit(bare, one)
        found[-1] = replace(last, unit=unit)
        return replace(last, value=one.value, printed=text[one.start : one.end], sense="to",
                       start=one.start, end=one.end, unit=unit)  # fmt: skip
    before, after, lead, start = _around(text, bare, one, numbers, segment)
    unit = one.unit if not one.bare else wording.unit_after(after, 0)
    if one.bare and one.value == 1 and unit is None:
        unit = wording.single_after(after)
    rate = unit is not None and wording.is_rate(unit)
    linked = wording.before_verb(before)
    own = wording.owner_in(after) or wording.owner_in(before)
    leans = last if last is not None and _alike(last.unit, one) else None
    sense = sense_of(bare, one, lead)
    carried = leans or leant_on(earlier, one.unit, sense)
    in_brackets = before.rstrip().endswith("(") and last is not None
    subject, measure = wording.what_is_measured(before, after, linked, unit, one.unit == "%", rate)
    named = naming.beside(before, after, one.unit) if not rate else ""
    if leans is not None and re.search(r"\bof wh(?:ich|om)\s*$", bare[: one.start]):
        named = naming.part_of(leans.measure, after)
    if not named and not linked:
        named = naming.before_which(bare[: one.start])
    if not named and one.bare and unit and not rate and linked is None:
        named = naming.counted(before, after)
    whole = naming.share_of(before, measure) if one.unit == "%" and OF.match(after) else None
    if whole is not None:
        subject, measure = whole
    elif named:
        measure = named
        subject = subject if re.match(r"\s*of\b", after) and one.unit == "%" else None
    if one.bare and unit is None and leans is not None:
        if segment.against and segment.start > leans.start:
            unit, measure = leans.unit, leans.measure
        elif re.match(r"\s*(?:were|was|are|is|had|have|remained)\b", after) and leans.unit:
            unit = leans.unit
            measure = f"{unit} {name_shape.predicate(after)}"
        elif re.match(r"\s*(?:in|for|at) ", after) and one.start - leans.end < 60:
            unit, measure = leans.unit, leans.measure
    elif (
        leans is not None and own and one.start - leans.end < 60 and not wording.before_verb(before)
    ):
        # "94% in the South Team, 88% in the Central Team"
        measure = name_shape.without_owner(leans.measure, leans.subject or own)
    if in_brackets and last is not None:
        alone = naming.bracketed(before) if last.unit == one.unit else ""
        measure = alone or last.measure
        subject = None if alone else last.subject
    if TOTAL.fullmatch(before):
        measure = "Total"  # of what stands above it, not another value of the last of that
    elif wording.is_generic(measure):
        if topic and leans is None:
            measure = topic
        elif carried is not None:
            measure = carried.measure
            subject = subject or own or carried.subject
        else:
            words = (
                wording.plain(bare[start:lead]),
                wording.last_topic(bare[:lead]),
                wording.plain(after),
                measure,
            )
            measure = next((said for said in words if not wording.is_generic(said)), measure)
    if one.bare and not _is_meant(bare, one, unit, linked, sense, measure, leans, segment):
        return None
    if subject and one.unit == "%":
        subject, measure = name_shape.whole_of(subject, measure, after)
    subject = subject or own
    if own:
        measure = name_shape.without_owner(measure, own)
    if subject and wording.is_generic(subject):
        subject = None
    if measure != topic:
        measure = name_shape.as_name(measure, one.unit)
    if len(measure) < 3:
        return None
    return Told(
        measure, subject, one.value, text[one.start : one.end], unit, sense, one.start, one.end
    )


def _around(
    text: str, bare: str, one: Number, numbers: list[Number], segment: Segment
) -> tuple[str, str, int, int]:
    """The words of the same statement before and after a number; where they start, and before."""
    previous = max((n.end for n in numbers if n.end <= one.start), default=0)
    ends = [match for match in CLAUSE_END.finditer(bare, 0, one.start)]
    start = max([match.end() for match in ends] + [0])
    dash = bool(ends) and re.search(r"[:–—-]", ends[-1].group()) is not None
    if dash and wording.is_generic(wording.plain(bare[start : one.start])):
        # "Merlin Waste – £60.00": what stands before the dash is measured.
        start = max([match.end() for match in ends[:-1]] + [0])
    against = AGAINST.search(text, segment.start, one.start) if segment.against else None
    lead = max(start, previous, against.end() if against else 0)
    partner = one
    if one.sense == "from":  # what a range counts stands after its second end
        partner = next((n for n in numbers if n.start >= one.end), one)
    of_whole = OF_WHOLE.match(bare, partner.end) if one.bare else None
    begin = of_whole.end() if of_whole else partner.end
    closing = bare.find(")", begin)
    opening = bare.find("(", begin)
    stops = [len(bare)]
    stops += [match.start() for match in CLAUSE_END.finditer(bare, begin)][:1]
    stops += [match.start() for match in AGAINST.finditer(text, begin)][:1]
    stops += [n.start for n in numbers if n.start >= begin][:1]
    if closing >= 0 and not begin <= opening < closing:
        stops.append(closing)  # the number stands in brackets
    elif (
        begin <= opening < min(stops)
        and closing > opening
        and re.search(r"\d", bare[opening:closing])
    ):
        # "39 of 160 posts (24.4%) were held": the brackets are stepped over.
        rest = re.match(r"[^,;.\d(]*", bare[closing + 1 :])
        return (
            bare[lead : one.start],
            bare[begin:opening] + (rest.group() if rest else ""),
            lead,
            start,
        )
    return bare[lead : one.start], bare[begin : min(stops)], lead, start


def _alike(unit: str | None, one: Number) -> bool:
    """Whether a value in ``unit`` may be of the same measure as a number."""
    if one.unit is not None or not one.bare:
        return unit == one.unit
    return unit not in ("%", "£")


def _unit(text: str, one: Number) -> str | None:
    return one.unit if not one.bare else wording.unit_after(text, one.end)


def _is_meant(
    text: str, one: Number, unit: str | None, linked: str | None, sense: Sense | None,
    measure: str, leans: Told | None, segment: Segment,
) -> bool:  # fmt: skip
    """Whether a number without a sign is a figure: things are counted, or a measure has a value."""
    if leans is not None and (unit is None or unit == leans.unit) and measure == leans.measure:
        return True
    if one.worded and one.value < 13:
        return unit is not None and (wording.is_counted(unit) or wording.is_rate(unit))
    if unit is not None:
        return one.value > 2 or wording.is_counted(unit)
    if sense in ("from", "to"):
        return linked is not None
    if sense in ("average", "highest", "lowest"):
        return True
    ends = re.match(
        r"\s*(?:[.,;)]|$|\b(?:in|at|by|and|with|during|to|on|this|last)\b)", text[one.end :]
    )
    return linked is not None and ends is not None and bool(measure)
