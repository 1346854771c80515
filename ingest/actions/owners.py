"""Who is to do an action, as the text names them: named patterns, a list for each kind."""

import re
from collections.abc import Iterator

from ingest.actions.who import BRACKETS, NAME, OFFICE, PEOPLE, SOON, WHO, named
from ingest.actions.wording import DO
from papers import ActionKind

# What somebody takes upon himself.
TAKES_ON = (
    r"(?:agreed to|undertook|offered|promised|committed|volunteered|pledged|confirmed that this"
    r"|(?:(?<!were )(?<!was )given|gave|gives|provided|offered) "
    r"(?:(?:an?|his|her|their|the|further) )?"
    r"(?:(?:re)?assurances?|undertakings?|commitments?))"
)
# What tells of him before that: "The Director accepted the point and undertook to …".
DID_FIRST = r"(?:(?:also|then|further|fully|again) )?(?:\w+ed|said|told|took|met|felt|spoke|knew)"
# "be submitted by the Head of Parks": who does a thing, not who hears or approves of it.
BY = (
    r"\bbe(?:ing)? (?:\w+ly )?(?:provided|submitted|prepared|presented|produced|sponsored"
    r"|undertaken|carried out|reported|written|circulated|sent|brought|arranged|organised"
    r"|completed|done|drafted|delivered|reviewed|paid|funded|led|held|set up|put up|made"
    r"|drawn up|taken (?:up|forward)|dealt with|published|investigated|monitored|installed"
    rf"|repaired|removed|actioned|developed|supplied) by {WHO}"
)
# Those who ask others, and what he is asked who is named after that.
BIDS = (
    r"(?:[Rr]equest|[Aa]sk|[Ii]nstruct|[Ii]nvite|[Uu]rge|[Cc]all(?:s|ed)? (?:up)?on|[Dd]irect"
    r"|[Rr]ecommend|[Aa]uthorise|[Ee]ncourage|[Cc]ommission)(?:e?s|e?d)?"
)
TASK = (
    rf"(?:(?:also|then|now|therefore|further) )*(?:(?:{DO})(?:e?s)?|should|shall|would|will"
    r"|(?:be|is|are) (?:asked|requested|invited(?! to (?:an?|the|attend)\b)|authorised|instructed"
    r"|tasked)"
    r"|to (?=[a-z])|continues?|engages?|calls?|explores?|develops?|works?|gives?|looks?)\b"
)

Patterns = tuple[tuple[str, re.Pattern[str]], ...]
# Each (name, pattern with the group ``who``); the first that is found tells.
OWNERS: dict[ActionKind, Patterns] = {
    "undertaking": (
        ("promised", re.compile(rf"{WHO}{BRACKETS}{SOON} {TAKES_ON}")),
        (
            "who promised",
            re.compile(
                rf"{WHO}(?:,[^,;.]{{3,60}})?,? who (?:has |had |have |also )*"
                rf"(?:{TAKES_ON}|will|would)\b"
            ),
        ),
        (
            "and promised",
            re.compile(
                rf"^(?:[^,.;]{{3,60}}, )?{WHO}{BRACKETS} {DID_FIRST}\b[^.;]*?\b(?:and|but)"
                rf"(?: \w+ly| also| then| further| she| he| they)* (?:{TAKES_ON}|would|will)\b"
            ),
        ),
        (
            "will do",
            re.compile(rf"{WHO}{BRACKETS}{SOON} (?:will|would)\b"),
        ),
        ("to do it", re.compile(rf"(?:^|[.;:–-] ){WHO} to (?=[a-z])")),
        ("by whom", re.compile(BY)),
        (
            "said it will be",
            re.compile(
                rf"{WHO}{BRACKETS}{SOON} (?:advised|said|stated|confirmed|explained|reported"
                rf"|announced|assured|reassured|indicated|replied|responded|clarified|added)"
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
                rf"(?:asked|urged|reminded|requested|called (?:up)?on|encouraged|invited"
                rf"|(?:asked|queried|enquired|wondered) (?:whether|if)) {WHO}"
            ),
        ),
        (
            "they should",
            re.compile(
                rf"(?:suggested|felt|stressed|emphasised|considered|said|stated|commented|asked"
                rf"|requested|recommended|urged|agreed|insisted|proposed) (?:that )?{WHO}"
                rf"(?:['’]s(?: [\w-]+){{1,4}})? (?:should|must|needs? to|needed to|ought to|could"
                rf"|might|would|(?:{DO})\b)"
            ),
        ),
        ("to be asked", re.compile(rf"{WHO} (?:to )?be (?:asked|invited|contacted|thanked)\b")),
        ("by whom", re.compile(BY)),
    ),
    "resolution": (
        (
            "delegated",
            re.compile(
                rf"(?:[Dd]elegat\w+ (?:[\w,'’ ]{{0,120}}? )?to|authority (?:be given"
                rf"|be delegated) to|authorise) {WHO}"
            ),
        ),
        (
            "given authority",
            re.compile(rf"{WHO} (?:\w+ )?be (?:given|granted) (?:\w+ )?(?:authority|powers?)\b"),
        ),
        ("be asked", re.compile(rf"[Tt]hat {WHO}{BRACKETS} {TASK}")),
        ("bid", re.compile(rf"\b{BIDS} (?:that )?{WHO}{BRACKETS} {TASK}")),
        (
            "agreed who",
            re.compile(rf"agreed (?:that |for )?{WHO} (?:would|will|should|to (?=[a-z])|{DO}\b)"),
        ),
        ("were asked", re.compile(rf"{WHO} (?:was|were) asked to")),
        (
            "was appointed",
            re.compile(rf"{WHO} (?:was|were) (?:proposed|elected|appointed|co-opted)"),
        ),
        ("happy for", re.compile(rf"happy for {WHO} to")),
        ("by whom", re.compile(BY)),
    ),
    "recommendation": (
        ("recommended to", re.compile(rf"recommended (?:that|to) {WHO}")),
        ("proposed that", re.compile(rf"proposed that {WHO}")),
        ("be asked", re.compile(rf"[Tt]hat {WHO}{BRACKETS} {TASK}")),
        ("they should", re.compile(rf"(?:^|[.;:–-] |\) ){WHO}{BRACKETS} (?:should|to (?=[a-z]))")),
        ("by whom", re.compile(BY)),
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


# A passive that leaves open who is to do it.
LEFT_OPEN = re.compile(
    r"\bbe (?:\w+ly )?(?:submitted|reported|invited|provided|brought|circulated"
    r"|asked|requested|sent|written"
    r"|arranged|produced|presented)\b"
)
# What a meeting does, whoever tells of it.
FOR_THE_BODY = re.compile(
    r"\bbe (?:\w+ly |re)?(?:approved|considered|discussed|agreed|adopted|decided|determined)\b"
)
ASKED_OF = re.compile(r"\b(?:how|what|why|when|where) (?:(?:the|a|an|any) )?(?:\w+ )?$")
LEANS = re.compile(r"^(?:And )?(?:He|She|They)\b|\b(?:she|he) (?:will|would|has agreed|agreed)\b")
SUBJECT = re.compile(
    rf"^(?:[\w' ]{{3,40}}: )?"
    rf"(?P<who>{PEOPLE}|[Tt]he (?:Chair\w*|Leader|Clerk|Mayor)|{OFFICE}|{NAME})"
    r"(?: \([^)]*\))?(?:, [A-Z][^.;]{3,90},|,)? (?:also |then |has |had )?"
    r"(?:\w+ed|said|spoke|felt|met|was|gave|brought|told|thought|saw|did|took|made|knew)\b"
)


def subject_of(said: str) -> str | None:
    """The person who speaks or acts at the head of a sentence, for "he" or "she" in the next."""
    return named(SUBJECT.search(said))


def owner_of(
    kind: ActionKind,
    said: str,
    lead: str = "",
    speaker: str | None = None,
    body: str | None = None,
    teller: str | None = None,
) -> str | None:
    """Who is to do it, in the words of ``said``; None if untold.

    ``lead`` is the sentence that opens a decision, ``speaker`` whom "he" or "she" means, ``body``
    the committee or council whose decision it is, ``teller`` who goes on telling what would be
    done, and so answers for it where nobody else is named.
    """
    name = next(_owners(kind, said), None)
    if name:
        return name
    if kind == "undertaking":
        if speaker and LEANS.search(said):
            return speaker
        return None if FOR_THE_BODY.search(said) else teller
    if kind == "resolution":
        for pattern, words in ((DECIDED_BY, lead), (GIVES, said)):
            name = named(pattern.search(words))
            if name:
                return name
        return None if LEFT_OPEN.search(said) else body
    return None


def _owners(kind: ActionKind, said: str) -> Iterator[str]:
    """Whoever a pattern of that kind of action names, in the order of the patterns."""
    for name_of, pattern in OWNERS[kind]:
        for match in pattern.finditer(said):
            if ASKED_OF.search(said, 0, match.start()):
                continue  # "how the county would …"
            name = "Clerk" if name_of == "told in short" else named(match)
            if name:
                yield name
