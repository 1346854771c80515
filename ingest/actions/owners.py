"""Who is to do an action, and who asked for it, as the text names them."""

import re

from papers import ActionKind, Attendance

TITLE = (
    r"(?:(?:County |Town |Parish )?(?:Cllrs?|Councillors?)(?: (?:Mrs|Ms|Mr|Dr))?"
    r"|Mr|Mrs|Ms|Miss|Dr|Sir)\.?"
)
NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){0,2}"
PEOPLE = (
    rf"{TITLE} [A-Z][\w'’.-]*(?:(?:,| &| and|, and) (?:{TITLE} )?[A-Z][\w'’.-]*|"
    rf" [A-Z][\w'’.-]*){{0,5}}"
)
ROLE = (
    r"(?:[Tt]he )?(?:[Aa]ssistant |[Dd]eputy |[Ii]nterim |[Cc]orporate "
    r"|[Ee]xecutive |[Tt]own |[Pp]arish )*(?:Clerk"
    r"|Chair(?:man|woman|person)?|Vice-Chair\w*|Leader|Mayor|Chief Executive"
    r"|Directors?(?: of| for)?(?:,? (?:and |of )?"
    r"[A-Z][\w'’&]+)*|Head of(?:,? (?:and )?[A-Z][\w'’&]+)+|Cabinet Member(?:"
    r" for)?(?:,? (?:and )?[A-Z][\w'’&]+)*"
    r"|Portfolio Holder|Monitoring Officer|Officers?|officers|[Mm]embers"
    r"|Councillors|Cllrs|Committee|Commission"
    r"|Cabinet|County Council|Council|Board|Panel|Service|Team)\b"
)
BODY_NAMED = (
    r"(?:[Tt]he )?(?:[A-Z][\w'’&]+ )*(?:Committee|Board|Council|Service|Trust|Team"
    r"|Group|Authority|Forum|Commission)"
)
ACRONYM = r"(?:[Tt]he )?[A-Z]{2,6}(?: [A-Z][a-z]+)?"
WHO = rf"(?P<who>{PEOPLE}|{ROLE}|{BODY_NAMED}|{ACRONYM}|{NAME})"
BRACKETS = r"(?: \([^)]*\))?,?"
SOON = (
    r"(?: (?:also|then|therefore|now|has|have|had|is|are|was|were|unanimously"
    r"|reported|stated|said|explained|replied|she|he|they|that|it|saying))*"
)

# Each (name, pattern with the group ``who``); the first that is found tells.
OWNERS: dict[ActionKind, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "undertaking": (
        (
            "promised",
            re.compile(
                rf"{WHO}{BRACKETS}{SOON} (?:agreed to|undertook|offered|promised|committed"
                rf"|volunteered|confirmed that this|given an)"
            ),
        ),
        ("will do", re.compile(rf"{WHO}{BRACKETS}{SOON} (?:will|would)\b")),
        ("to do it", re.compile(rf"(?:^|[.;:–-] ){WHO} to (?=[a-z])")),
        (
            "said it will be",
            re.compile(
                rf"{WHO}{BRACKETS}{SOON} (?:advised|said|stated|confirmed|explained|reported)"
            ),
        ),
        ("began to say", re.compile(rf"^{WHO}{BRACKETS} was \w+ing")),
    ),
    "request": (
        (
            "was asked",
            re.compile(
                rf"{WHO} (?:was|were|be|has been|have been|is|are)?(?: also)? ?(?:asked"
                rf"|requested|instructed|invited|advised) to"
            ),
        ),
        ("clerk", re.compile(r"(?:^|[.;:–-] ?|\band )(?P<who>(?:[Tt]he )?Clerk)\b")),
        (
            "told in short",
            re.compile(
                r"^(?:Also |Please )?(?P<clerk>[Aa]sk|[Ii]nform|[Aa]cknowledge|[Nn]otify"
                r"|[Ww]rite|[Cc]hase|[Rr]eply|[Cc]ontact)\b"
            ),
        ),
        (
            "asked them to",
            re.compile(
                rf"(?:asked|urged|reminded|requested|called on|asked whether|asked if|queried"
                rf" whether) {WHO}"
            ),
        ),
    ),
    "resolution": (
        (
            "delegated",
            re.compile(
                rf"(?:[Dd]elegate(?:d)? (?:authority )?(?:be given )?to|authority (?:be given"
                rf"|be delegated) to|authorise) {WHO}"
            ),
        ),
        (
            "be asked",
            re.compile(
                rf"[Tt]hat {WHO} (?:be (?:asked|requested|invited|authorised|instructed)|meet"
                rf"|writes?|investigate|attend|report)"
            ),
        ),
        (
            "agreed who",
            re.compile(rf"agreed (?:that )?{WHO} (?:would|will|should|write|to (?=[a-z])|inspect)"),
        ),
        ("were asked", re.compile(rf"{WHO} (?:was|were) asked to")),
        (
            "was appointed",
            re.compile(rf"{WHO} (?:was|were) (?:proposed|elected|appointed|co-opted)"),
        ),
        ("happy for", re.compile(rf"happy for {WHO} to")),
    ),
    "recommendation": (
        ("recommended to", re.compile(rf"recommended (?:that|to) {WHO}")),
        ("proposed that", re.compile(rf"proposed that {WHO}")),
    ),
}
# The body that a decision names as its own: "RESOLVED that Cabinet agree to:".
DECIDED_BY = re.compile(
    r"(?:RESOLVED|Resolved|resolved)\W*(?:that|to|That)?[\s:]*(?P<who>(?:[Tt]he )?"
    r"(?:[A-Z]\w+ )*(?:Cabinet"
    r"|Council|Committee|Commission|Board|Panel|Executive))\b"
)
GIVES = re.compile(
    r"\b(?P<who>[A-Z]{2,5}C) (?:would |to |will )?(?:give|pay|make|contribute|ask)\b"
)
ASKERS = (
    (
        "recommended",
        re.compile(
            rf"{WHO}{BRACKETS}{SOON}[^.]{{0,90}} (?:recommended|made (?:several|the"
            rf" following|these|\w+) recommendations)\b"
        ),
    ),
    (
        "asked",
        re.compile(
            rf"{WHO}{BRACKETS}{SOON} (?:asked|requested|urged|suggested|enquired|queried"
            rf"|proposed|called for|wished|would like|emphasised|stressed|commented|stated"
            rf"|raised)\b"
        ),
    ),
)
# Lone words that name an office or a body by themselves.
WORDS = frozenset(
    "Clerk Chairman Chair Chairwoman Chairperson Leader Mayor Officers officers"
    " Officer Members members"
    " Councillors Cllrs Committee Commission Cabinet Council Board Panel Service"
    " Team Government".split()
)
PRONOUNS = frozenset("He She They It This That These Those There I We If As Also In On At".split())


# A passive that leaves open who is to do it.
LEFT_OPEN = re.compile(
    r"\bbe (?:\w+ly )?(?:submitted|reported|invited|provided|brought|circulated"
    r"|asked|requested|sent|written"
    r"|arranged|produced|presented)\b"
)
LEANS = re.compile(r"^(?:And )?(?:He|She|They)\b|\b(?:she|he) (?:will|would|has agreed|agreed)\b")
TAKES_UP = re.compile(
    r"^(?:The )?Clerk\b.*\b(?:this|these|it|them|him|her|so|following)\b|^(?:The"
    r" )?Clerk \w+ \w+\.$"
)
SUBJECT = re.compile(
    rf"^(?:[\w' ]{{3,40}}: )?(?P<who>{PEOPLE}|[Tt]he (?:Chair\w*|Leader|Clerk"
    rf"|Mayor)|{NAME})(?: \([^)]*\))?,? (?:also |then |has |had )?"
    r"(?:\w+ed|said|spoke|asked|felt|met|was|gave|brought|told|thought|saw)\b"
)
SPEAKS = (
    r" (?:said|explained|agreed|confirmed|stated|thanked|reported|asked|apologised|described"
    r"|highlighted|advised|suggested|requested|replied|undertook|referred|felt|noted)\b"
)


def subject_of(said: str) -> str | None:
    """The person who speaks or acts at the head of a sentence, for "he" or "she" in the next."""
    return _named(SUBJECT.search(said))


def owner_of(
    kind: ActionKind, said: str, lead: str = "", speaker: str | None = None, body: str | None = None
) -> str | None:
    """Who is to do it, in the words of ``said``; None if untold.

    ``lead`` is the sentence that opens a decision, ``speaker`` whom "he" or "she" means, ``body``
    the committee or council whose decision it is.
    """
    for name_of, pattern in OWNERS[kind]:
        match = pattern.search(said)
        if match and name_of == "told in short":
            return "Clerk"
        name = _named(match)
        if name:
            return name
    if kind == "undertaking" and speaker and LEANS.search(said):
        return speaker
    if kind == "resolution":
        for pattern, words in ((DECIDED_BY, lead), (GIVES, said)):
            name = _named(pattern.search(words))
            if name:
                return name
        return None if LEFT_OPEN.search(said) else body
    return None


def asker_of(
    kind: ActionKind, said: str, asked_in: str = "", speaker: str | None = None
) -> str | None:
    """Who wants it, from the sentence itself or the question before it; None if untold."""
    if kind == "resolution":
        return None
    for words in (asked_in, said):
        for _name, pattern in ASKERS:
            for match in pattern.finditer(words):
                name = _named(match)
                passive = re.search(r"\b(?:was|were|be|been|is)\b[\w ]*$", match[0])
                if name and not passive:
                    return name
    if kind == "request" and (LEANS.search(said) or TAKES_UP.search(said)):
        return speaker
    return None


def full_name(name: str | None, attendance: Attendance, text: str = "") -> str | None:
    """A first name or surname made whole where exactly one such person is known.

    Known are those of the ``attendance``, else those whom ``text`` names in full. A lone word
    that nobody is called by is no name.
    """
    if name is None or " " in name or name.isupper() or name in WORDS:
        return name
    people = (*attendance.present, *attendance.apologies)
    known = {person for person in people if name in re.findall(r"[\w'’-]+", person)}
    if not known and re.search(rf"\b{re.escape(name)}{SPEAKS}", text):
        known = set(re.findall(rf"\b{re.escape(name)} [A-Z][a-z'’-]+\b", text))
        return known.pop() if len(known) == 1 else name
    return known.pop() if len(known) == 1 else (name if known else None)


def _named(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    groups = [words for words in match.groupdict().values() if words]
    words = re.sub(r"^(?:[Tt]he|And|Also|This|That) (?=\w)", "", groups[0]).strip(" ,.")
    return None if not words or words.split()[0] in PRONOUNS else words
