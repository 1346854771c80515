"""How papers name people: "Councillor A. Birch", "Mr R J Oakes, MBE", "the Strategic Director"."""

import re

TITLE = (
    r"(?:(?:County |Borough |District |Town |Parish )?(?:Cllrs?|Councillors?)|Mr|Mrs|Ms|Miss|Mx|Dr|"
    r"Sir|Dame|Lord|Lady|Baroness|Prof(?:essor)?|Rev(?:erend)?|Commissioner|Ald(?:erman)?|"
    r"The Mayor)"
)
_PARTICLE = r"(?:de|van|von|der|da|di|al|bin|ap|Mc|Mac|O['’])"
_SURNAME = rf"(?:{_PARTICLE} ?)*[A-Z][\w'’]+(?:-[A-Z]?[\w'’]+)*"
_INITIALS = r"(?:[A-Z]\.? ?){0,4}"
# A person by title and name; by first name and surname; or one name alone.
TITLED = rf"{TITLE}\.? (?:{_INITIALS})(?:{_SURNAME})(?: {_SURNAME}){{0,2}}"
FULL_NAME = rf"[A-Z][a-z’'-]+ (?:[A-Z]\. ?)?{_SURNAME}(?:-{_SURNAME})?"
# What an office is called, with what it is the office for.
_OFFICE = (
    r"(?:Director|Officer|Chair(?:man|woman|person)?|Vice[- ]Chair\w*|Leader|Cabinet Member|"
    r"Portfolio Holder|Head|Chief Executive|Clerk|Mayor|Manager|Counsel|Solicitor|Treasurer|"
    r"Inspector|Superintendent|Constable|Adviser|Advisor|Auditor|Surveyor|Planner|Engineer|"
    r"Accountant|Lead|Commissioner|Representative|representative)"
)
_WORDS = r"(?:[A-Z][\w’'&-]+|of|for|and|the|to|&|\([A-Z][^)]{1,40}\))"
OFFICE = (
    rf"(?:[Tt]he )?(?:(?:[A-Z][\w’'-]+|and|of|for|&) ){{0,6}}{_OFFICE}"
    rf"(?:,? (?:{_WORDS},? )*[A-Z][\w’'&-]+)?"
)
MANY = r"(?:[Oo]fficers|[Tt]he officers?|[Oo]fficers present)"
SPEAKER = rf"(?:{TITLED}|{OFFICE}|{FULL_NAME})"


def person(name: str) -> str:
    """A name as it is printed, white space folded, without footnote marks or a trailing comma."""
    plain = " ".join(re.sub(r"[*†‡§]+|<sup>.*?</sup>|\[\d+\]", "", name).split())
    return re.sub(r"(?<=\w)- (?=[A-Z])", "-", plain).strip(" ,;:.-–")  # a name the margin broke
