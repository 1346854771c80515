"""What the words around a number say: what is measured, whose it is, what is counted."""

import re

# Words that alone do not say what is measured: the sentence before does.
GENERIC = frozenset(
    """a an the average averages mean median maximum minimum max min highest lowest high low peak
    range ranges figure figures number numbers total totals rate rates percentage percentages
    proportion share result results level levels amount amounts value it this that these those
    which there they them he she we who same now currently only about around of at in on to for by
    per and but so also latest current previous last next new was were is are has had have been be
    being with just then both all us our their its his her one decrease increase rise fall sum
    remaining remainder others other rest month months week weeks day days quarter year years
    still however therefore former latter overall target
    performance less more than over under actual down up cent against compared""".split()
)
COUNTED = frozenset(
    """people children residents staff posts workers officers cases complaints incidents referrals
    places homes houses properties applications visits vacancies appeals households pupils schools
    deaths accidents carers plans adopters assessments contacts families patients beds days hours
    employees apprentices teachers leavers foster placements calls enquiries requests responses
    responded adults students young women men girls boys inspections investigations prosecutions
    arrests crimes offences tenants tenancies dwellings businesses jobs trees potholes vehicles
    buses bins tonnes collections licences permits notices fines convictions volunteers visitors
    users customers clients participants attendees members births admissions discharges absences
    exclusions evictions breaches claims audits actions projects sites practitioners managers
    agencies social permanent temporary agency vacant full part additional more further""".split()
)
PRONOUNS = frozenset("it they this these he she we that there you i who which".split())
_STATEMENTS = re.compile(r"[,;:]\s|\s[–—-]\s|\bthat\b|\bwhile\b|\bbut\b")
_ASKED = re.compile(
    r"^.*\b(?:enquired|asked|queried|questioned)\b(?: about| whether| if| as to| how)?\s*",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"^.*?\b(?:said|says|stated|states|explained|advised|noted|notes|reported|reports|confirmed|"
    r"told|informed|added|outlined|announced|asked|heard|aware|understood|believed|pleased|"
    r"estimated|felt|highlighted|assured|agreed|resolved|commented|remarked|mentioned|indicated|"
    r"suggested|replied|answered|observed|responded|commented|warned|argued|considered|thought|"
    r"hoped|expected|queried|clarified|emphasised|stressed|concluded|pointed out|"
    r"recalled|note|means?|meant|meaning|shows?|showed|found|recognised|acknowledged)\s+"
    r"(?:(?:to|the|a|\w+)\s+){0,4}?(?:that|:)\s+",
    re.IGNORECASE | re.DOTALL,
)
_LEAD = re.compile(
    r"^(?:[\s,;:.–—•·*()\[\]>\"“”'’-]|\b(?:and|but|so|or|also|that|which|while|whilst|where|when|with|"
    r"however|therefore|similarly|currently|overall|of whom|of which|in addition|for example"
    r"|e\.g\.|"
    r"i\.e\.|same date|including|includes|included|such as|only|just|at present|then|now|as at"
    r"|as of|"
    r"the|a|an|there (?:was|were|is|are|had been|has been|have been)|there|by the end of|"
    r"at the end of|the end of|as well as|in the|during the|during|for the|since|from|until|by|at|"
    r"in|of|on|for|is|are|was|were|had|has|have|been|per annum|p\.a\.|to|its|their|our|his|her)\b"
    r"(?![-'’]))+",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?:[\s,;:.–—*(\[\"“'’=-]|\b(?:and|but|or|at|of|to|in|on|by|for|from|with|the|a|an|about|around|"
    r"approximately|approx|over|under|nearly|almost|circa|between|only|just|now|currently|still|"
    r"including|comprising|was|were|is|are|be|been|being|has|had|have|stood|stands|up|down|than|"
    r"more|less|fewer|"
    r"that|which|as|some|estimated|further|additional|another|further|plus|per|totalling|total of|"
    r"a total of|an average of|averaging|compared|against|consistently|already|also|"
    r"approximately|respectively|costing|cost(?:ing)? of|worth|end|year|would|will|could|may|"
    r"fallen|fell|risen|rose|increased|reduced|decreased|dropped|improved|grown|changed|brought|"
    r"end of|start of|reach(?:ed|es|ing)?|remain(?:s|ed|ing)?|equat(?:es|ed|ing)|amount(?:s|ed"
    r"|ing)?|"
    r"total(?:s|led|ling)?|averag(?:es|ed)|var(?:y|ies|ied)|rang(?:es|ed|ing)|low|high|maximum"
    r"|minimum)\b)+$",
    re.IGNORECASE,
)
# A verb that a value follows, right before it.
VERB = re.compile(
    r"\b(?:was|were|is|are|be|been|being|stood|stands|standing|at|reach(?:ed|es|ing)?"
    r"|totall?(?:ed|ing|s)|"
    r"averag(?:ed|es|ing)|ris(?:en|es|ing)|rose|increas(?:ed|es|ing)|fall(?:en|s|ing)|fell|"
    r"reduc(?:ed|es|ing)|drop(?:ped|s|ping)|decreas(?:ed|es|ing)|declin(?:ed|es|ing)|"
    r"improv(?:ed|es|ing)|grown|grew|gone|went|remain(?:s|ed|ing)?|var(?:y|ies|ied|ying)|"
    r"rang(?:es|ed|ing)|amount(?:s|ed|ing)|equat(?:es|ed|ing)|show(?:s|ed|ing)|showing|cost(?:s"
    r"|ing)?|"
    r"forecast|projected|estimated|expected|budgeted|set|had|has|have|held|of|became|exceed(?:s"
    r"|ed)?|"
    r"dropped|met|achiev(?:ed|es|ing)|receiv(?:ed|es|ing)|spent|spend|within)\b"
    r"(?:\s+(?:now|currently|only|about|around|approximately|approx\.?|nearly|almost|over|under|"
    r"just|at|to|between|from|by|up|down|a|an|the|total|of|average|maximum|minimum|mean|high|low|"
    r"peak|highest|lowest|in|then|still|consistently|circa|some|more|less|fewer|than|be|been|"
    r"limits?|agreed|also|therefore|already|figure|level|rate|record|further|region|excess|"
    r"out|as|high|low|well|again|slightly|significantly|between))*\s*$",
    re.IGNORECASE,
)
# A verb whose object is what a number counts: "one worker held 41 cases".
_ACTIVE = re.compile(
    r"\b(?:had|has|have|held|receiv\w+|achiev\w+|met|spent|spend|cost\w*|show\w*|exceed\w*)\b"
    r"(?:\s+\w+){0,2}\s*$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|been|being|stood|stands|would|will|could|who|that|which|"
    r"where|with|receiv\w+|complet\w+|achiev\w+|remain\w*|live[ds]?|living|report\w*|say|said|"
    r"felt|show\w*|agree[ds]?|strongly|did|do|not|took|made|left|held|knew|rated|ha[ds]|placed|in"
    r"|within|"
    r"at|on|for|by|from|subject|during|as|since|aged)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"(?:[a-z’'-]{2,}(?<!ss)(?<!us)(?<!is)s|children|people|staff|men|women|FTEs?|fte|wte)\)?",
    re.IGNORECASE,
)
_NOT_NOUN = frozenset(
    """is was has does as its his this us per plus less across towards perhaps versus always times
    sometimes besides afterwards years and of in to for at on by with from the""".split()
)
_PER = re.compile(
    r"\s*(?:cases |children |visits )?((?:per|for every|for each|an"
    r"|a) (?:FTE )?[\w’'-]+(?: (?:social |team )?(?:worker|manager|officer|head|week|month|day"
    r"|year|hour|pupil|household|member|annum|population|property))?)",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\s*((?:\w+\s+)?(?:per|for every|in every)\s+(?:1,?000|10,?000|100,?000"
    r"|million)(?:\s+(?:population|people|children|residents|households))?)",
    re.IGNORECASE,
)
LONGEST = 110


def unit_after(text: str, end: int) -> str | None:
    """The thing that a bare number counts, as printed after it: "cases per officer"; or None."""
    after = text[end : end + 90]
    rate = _RATE.match(after)
    if rate:
        return " ".join(rate[1].split())
    per = re.match(
        r"\s*(per\s+(?:FTE\s+)?[a-z’'-]+(?:\s+(?:worker|manager|officer|practitioner|head|carer"
        r"|leaver))?)",
        after,
        re.I,
    )
    if per:
        return " ".join(per[1].split())
    taken: list[str] = []
    for word in re.findall(r"[^\s]+", after)[:8]:
        bare = word.strip("“”\"'()*")
        if not re.fullmatch(r"[A-Za-z][A-Za-z’'/&-]*[,.;:]?", bare) or bare.lower() in _NOT_NOUN:
            return None
        taken.append(bare.rstrip(",.;:"))
        if _PLURAL.fullmatch(taken[-1]) and taken[-1].lower() not in _NOT_NOUN:
            if not any(one[0].islower() for one in taken) and "fte" not in taken[-1].lower():
                return None  # a heading or a name follows, not what is counted
            noun = " ".join(taken)
            tail = re.match(
                r"\s*(per\s+[a-z]+(?:\s+worker)?)", after[after.find(word) + len(word) :], re.I
            )
            return f"{noun} {' '.join(tail[1].split())}" if tail else noun
        if bare[-1] in ",.;:":
            return None
    return None


def single_after(after: str) -> str | None:
    """The one thing counted after "1" or "only one": "child"."""
    match = re.match(r"\s*([a-z]{3,}(?:-[a-z]+)?)\b", after)
    return match[1] if match and match[1] not in GENERIC else None


def is_rate(unit: str) -> bool:
    """Whether a unit says of what one value is a share: "per 10,000", "per social worker"."""
    return re.search(r"\bper |^for every|^in every", unit) is not None


def what_is_measured(
    before: str, after: str, linked: str | None, unit: str | None, share: bool, rate: bool
) -> tuple[str | None, str]:
    """Subject (or None) and measure, from the words on either side of a value.

    ``linked`` is what :func:`before_verb` made of those before; ``share`` says that the value is
    a percentage, ``rate`` that its unit is "per" something.
    """
    of = re.match(r"\s*of\s+(?:all |the |our |these |those )?(?=[A-Za-z])", after)
    if share and of:
        subject, measure = split_subject(after[of.end() :])
        if measure and not is_generic(measure):
            return subject, measure
        if linked is not None:
            return (subject, linked) if subject else (None, linked)
        return None, subject
    if linked is not None:
        counted = unit is not None and not share and not rate and unit != "£"
        if not is_generic(linked) and not (counted and _ACTIVE.search(before)):
            return None, linked
        if is_generic(linked) and (share or unit in (None, "£") or rate):
            return None, linked
    if share and re.match(r"\s*[A-Za-z]", after) and not is_generic(plain(after)):
        subject, measure = split_subject(after)
        whole = plain(f"{subject} {measure}") if measure else subject
        return (None, whole) if not measure or is_generic(subject) else (subject, measure)
    led = plain(before)
    if unit and not share and not rate and unit not in "£":
        rest = plain(after)
        if led and not is_generic(led) and len(led.split()) < 9 and len(rest.split()) < 9:
            return None, plain(f"{led} {rest}")
        return None, rest or led
    if led and not is_generic(led):
        return None, led
    return None, plain(after) if not rate else ""


def is_counted(unit: str) -> bool:
    """Whether councils count such things as figures, so that "two" of them is one."""
    words = unit.lower().split()
    return any({word, f"{word}s", f"{word}ren"} & COUNTED for word in words)


def plain(phrase: str) -> str:
    """A phrase without what leads up to it and what hangs after it, on one line, not too long."""
    one_line = " ".join(re.sub(r"</?\w+>|[*_#|]+", " ", phrase).split())
    one_line = _REPORTED.sub("", one_line)
    for _ in range(2):
        one_line = _LEAD.sub("", one_line)
        one_line = _END.sub("", one_line)
    if one_line.count("(") > one_line.count(")"):
        one_line = one_line.rsplit("(", 1)[0]
    if one_line.count(")") > one_line.count("("):
        one_line = one_line.replace(")", "", 1)
    if len(one_line) > LONGEST:
        one_line = one_line[:LONGEST].rsplit(" ", 1)[0]
    return one_line.strip(" ,;:.–—-*'’‘\"“”")


def before_verb(before: str) -> str | None:
    """What the words before a value say is measured, where a verb links the two; "" if generic."""
    verb = VERB.search(before)
    return plain(before[: verb.start()]) if verb else None


def split_subject(after: str) -> tuple[str, str]:
    """From "Looked after Children were visited" to ("Looked after Children", "were visited")."""
    match = None
    for found in _FINITE.finditer(after):
        if not re.match(
            r"(?:on|in|with|subject) (?:a |an |the )?(?:child protection|need|care|plan|employ)",
            after[found.start() :],
            re.I,
        ):
            match = found
            break
    cut = match.start() if match else len(after)
    return plain(after[:cut]), plain(after[cut:])


def last_topic(before: str) -> str:
    """What the nearest statement before is about; "" if none says."""
    for part in reversed(_STATEMENTS.split(before)):
        said = plain(_ASKED.sub("", part))
        if not is_generic(said):
            return said
    return ""


def is_generic(phrase: str) -> bool:
    """Whether a phrase alone does not say what is measured."""
    words = re.findall(r"[A-Za-z][A-Za-z’'-]*", phrase.lower())
    if words and words[0] in PRONOUNS:
        return True
    return all(word in GENERIC or len(word) < 3 for word in words)


# Whose a value is, as the words near it say.
_OWNER = re.compile(
    r"\b(?P<wide>national(?:ly)?|England|English|regional(?:ly)?|statistical neighbours?|"
    r"London|the UK|Wales|Scotland|South East|Yorkshire)\b(?= (?:average|figure|rate|benchmark"
    r"|mean|median)|ly)"
    r"|\b(?P<team>(?:the )?(?:[A-Z][\w’'-]+ ){1,4}(?:Team|Service|School|Academy|Ward|District"
    r"|Division|Directorate|Hospital|Home|Centre|Group|Area|Locality))\b"
    r"|\b(?P<place>[A-Z][a-z]{3,})['’]s (?=average|rate|figure|performance|total|share)",
)


def owner_in(clause: str) -> str | None:
    """The team, place or wider body whose value a clause gives, as printed; the last one named."""
    last = None
    for match in _OWNER.finditer(clause):
        last = match
    if last is None:
        return None
    said = last["wide"] or last["team"] or last["place"]
    return re.sub(r"^the ", "", said)
