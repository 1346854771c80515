"""Who people and bodies are in minutes: how they are named, and whole names from parts of them."""

import re

from papers import Attendance

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
    r"|Councillors|Cllrs|Committee|Commission|Executive|Government|Secretary"
    r"|Cabinet|County Council|Council|Board|Panel|Service|Team)\b"
    r"(?: of (?:the )?[A-Z][\w'’&-]*(?: (?:and |for )?[A-Z][\w'’&-]*)*)?"
)
# An office with the words that tell it from others: "the Performance and Quality Manager".
OFFICE = (
    r"(?:[Tt]he )?(?:[A-Z][\w'’&-]+ (?:and |of |for )?){0,4}(?:Director|Manager|Officer|Clerk"
    r"|Chair|Leader|Commissioner|Adviser|Advisor|Secretary|Solicitor|Worker|Co-?ordinator|Lead"
    r"|Engineer|Accountant|Auditor|Inspector|Superintendent|Headteacher|Registrar|Head)\b"
    r"(?: (?:of|for) (?:the )?[A-Z][\w'’&-]*(?: (?:and |for )?[A-Z][\w'’&-]*)*)?"
)
BODY_NAMED = (
    r"(?:[Tt]he )?(?:[A-Z][\w'’&]+ )*(?:Committee|Board|Council|Service|Trust|Team"
    r"|Group|Authority|Forum|Commission|Partnership|Association|Directorate|Agency|Alliance)"
)
ACRONYM = r"(?:[Tt]he )?[A-Z]{2,6}(?: [A-Z][a-z]+)?"
# A body that minutes name by its noun alone: "the department would report".
BODY_MEANT = (
    r"(?:[Tt]he |[Oo]ur )(?:council|authority|department|directorate|service|team|committee|panel"
    r"|board|commission|cabinet|trust|police|school|company|contractors?|developers?|government"
    r"|clerk|chair(?:man|woman|person)?|leader|director|working (?:group|party))\b"
)
WHO = rf"(?P<who>{PEOPLE}|{ROLE}|{OFFICE}|{BODY_NAMED}|{BODY_MEANT}|{ACRONYM}|{NAME})"
# What may stand between a name and its verb: "(Chair)", ", in reply,".
BRACKETS = r"(?: \([^)]*\))?(?:, [^,;.]{3,40},|,)?"
SOON = (
    r"(?: (?:also|then|therefore|now|has|have|had|is|are|was|were|unanimously"
    r"|reported|stated|said|explained|replied|she|he|they|that|it|saying))*"
)

# Lone words that name an office or a body by themselves.
WORDS = frozenset(
    "Clerk Chairman Chair Chairwoman Chairperson Leader Mayor Officers officers"
    " Officer Members members"
    " Councillors Cllrs Committee Commission Cabinet Council Board Panel Service"
    " Team Government Executive Secretary Treasurer Warden Solicitor Engineer Police Trust"
    " Authority Department Directorate Director Manager Trustees Governors Partnership"
    " Commissioner Adviser Agency Association".split()
)
NO_NAMES = frozenset(
    "He She They It This That These Those There I We If As Also In On At By For Any All No"
    " January February March April May June July August September October November December"
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday Spring Summer Autumn Winter"
    " Item Minute Minutes Agenda Appendix Section Recommendation Resolution Following Further"
    " Once However Therefore Also Consideration".split()
)
# Words before a name that only begin the sentence.
LEADS_IN = (
    r"^(?:[Tt]he|And|But|Also|This|That|Although|Though|While|Whilst|When|After|As|If|Since) (?=\w)"
)
SPEAKS = (
    r" (?:said|explained|agreed|confirmed|stated|thanked|reported|asked|apologised|described"
    r"|highlighted|advised|suggested|requested|replied|undertook|referred|felt|noted)\b"
)


def full_name(name: str | None, attendance: Attendance, text: str = "") -> str | None:
    """A first name or surname made whole where exactly one such person is known.

    Known are those of the ``attendance``, else those whom ``text`` names in full. A lone word
    that nobody is called by is no name.
    """
    if name is None or " " in name or name.isupper() or name.islower() or name in WORDS:
        return name
    people = (*attendance.present, *attendance.apologies)
    known = {person for person in people if name in re.findall(r"[\w'’-]+", person)}
    if not known and re.search(rf"\b{re.escape(name)}{SPEAKS}", text):
        known = set(re.findall(rf"\b{re.escape(name)} [A-Z][a-z'’-]+\b", text))
        return known.pop() if len(known) == 1 else name
    return known.pop() if len(known) == 1 else (name if known else None)


def named(match: re.Match[str] | None) -> str | None:
    """The name that a match with the group ``who`` gives; None where it is none."""
    if match is None:
        return None
    groups = [words for words in match.groupdict().values() if words]
    words = re.sub(LEADS_IN, "", groups[0]).strip(" ,.")
    no_name = not words or words.split()[0] in NO_NAMES or re.search(r"\d", words)
    return None if no_name else words
