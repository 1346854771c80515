"""What an action is about: its own words without those that tell who does it, how and when."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.words import stem, words_of
from papers import Action

# Words that tell what is to be done with the matter, who is there and when: not the matter.
ACTING = frozenset(
    """able accept accepted accordingly accurate act acting action actions add added address advise
    advised against agenda agree agreed agrees allow already also although announce announced
    another approach approve approved april arrange arranged arrangements ask asked asking
    assurance assurances assured attend attended august back bring brought cannot carried carry ch
    chair chairman chairperson chairwoman chase chased check checked circulate circulated
    clarification clear clerk cllr cllrs come comment comments commission commit committed
    committee concern concerned concerns confirm confirmed consider consideration considered
    contact contacted continue continued correct council councillor councillors councils count
    county cover date day december decide decided decision delegate details different director
    discuss discussed discussion draft due early either else email emailed enable encourage
    encouraged endorse endorsed enquire ensure ensured etc even every everybody everyone everything
    except executive explain explained explore far february feedback felt few final find first
    follow following forward forwarded friday further future get give given going good great happy
    head hear help highlight highlighted hold hour housekeeping however idea important include
    included including inclusion inform information informed input instead instruct instructed
    intend intended invite invited issue issued issues item january july june keep kind know large
    last late later lead leader least less letter letters little long look looked lot main make
    many march matter matters may maybe meet meeting meetings member members mention mentioned
    minute minutes monday month monthly months more most mr mrs ms much nd near nearly need needed
    needs never new next no none nor not note noted notes nothing november now number obtain
    obtained october offer offered officer officers often old one organise others otherwise paper
    papers part particular people per perhaps period permission place plan planned please plus
    point position possible prepare prepared present presented previous process produce produced
    progress promise promised propose proposed provide provided providing pursue put quite raise
    raised rather rd re reason receive received recent recently recommend recommendation
    recommendations recommended record refer referred regard regarding relation relevant remind
    reminded reply report reported reporting reports request requested require required resolution
    resolve resolved respond response result review reviewed saturday say scrutiny second see seek
    select send sent september set several share shared short simply since small some something
    soon sort speak spoken state stated statement step steps still stress stressed submit submitted
    such suggest suggested suggestion sunday supply support sure take taken talk tell th than thank
    thanked thanks therefore thing things think third though thought three throughout thursday thus
    time today together told toward towards tuesday two unanimously undertake undertaken undertook
    unless until update updated updates upon urge urged usual various via vote voted want wanted
    way wednesday week weekly welcome welcomed whatever whether while whilst whole whose within
    without work would write written wrote year years yet""".split()
)
ACTING_STEMS = frozenset(stem(word) for word in ACTING)
DIGITS = re.compile(r"\d")
# Whom somebody is to ask or to write to is not what he is to ask about.
ADDRESSEE = re.compile(
    r"\b(?:ask(?:ed)?|contact(?:ed)?|e-?mail(?:ed)?|writ(?:e|ten) to|chas(?:e|ed)|inform(?:ed)?"
    r"|invite[ds]?|thank(?:ed)?|remind(?:ed)?|liaise|discuss|to|from|by|with|via)"
    r"(?: (?:this|it|these|them|that))?\s+"
    r"(?P<who>(?:[A-Z][\w'’&.-]*|&|and|of)(?:,? (?:[A-Z][\w'’&.-]*|&|and|of))*)"
)
TO_WHOM = re.compile(
    r"\b(?:writ(?:e|ten) to|letter (?:be sent )?to|e-?mail(?:ed)?(?: to)?|contact) (?:the )?"
    r"(?P<who>[A-Z][\w'’&.-]*(?: (?:(?:of|for|and|the|&) )*[A-Z][\w'’&.-]*)+)"
)
TITLED = re.compile(
    r"\b(?:Cllrs?|Councillors?|Mrs?|Ms|Miss|Dr|Sir|Dame|Rev)\b\.?"
    r"(?P<who>(?:(?:,| and| &)? ?[A-Z][\w'’.-]*)+)"
)
# What such a word points to stands in the sentence before.
WRITE = re.compile(r"\b(?:write|letters?|e-?mail)\b", re.IGNORECASE)
WROTE = re.compile(r"\b(?:letters?|wrote|written|e-?mail(?:s|ed)?)\b", re.IGNORECASE)
LEANS = re.compile(
    r"\b(?:this|it|these|those|them|they|him|he|she|his|her|same|accordingly|so|such)\b",
    re.IGNORECASE,
)
PLAIN = re.compile(r"(?<![\w'’-])[a-z][\w'’-]*")
NAME = re.compile(r"[A-Z][\w'’&-]*(?:,? (?:(?:of|for|the|and|&) )?[A-Z][\w'’&-]*)*")
THING = re.compile(
    r"\b(?:Policy|Policies|Strategy|Plan|Register|Report|Framework|Budget|Orders|Charter|Agreement"
    r"|Scheme|Programme|Review|Map|Survey|Accounts|Regulations|Protocol|Assessment)\b"
)
BODY = re.compile(
    r"\b(?:Trust|Council|Committee|School|Forum|Board|Group|Church|Club|Association|Society|Police"
    r"|Commission|Panel|Partnership|Cabinet|Authority|Service|Hall)s?\W*$"
)
PERSON_WORDS = (2, 3)
# Where it is: "in Pound Street car park", "at the Old Mill".
PLACE = re.compile(
    r"\b(?:in|at|near|outside|opposite|behind|beside|along|between|off|next to|adjacent to)\s+"
    r"(?:the |a )?(?:former |rear of (?:the )?)?"
    r"[A-Z][\w'’]*(?:(?: (?:and|of|the|&))* [A-Z][\w'’]*)*"
    r"(?: (?:car park|junction|bridge|lane|road|entrance|site|green|field|path|corner|area))*"
)
# With fewer words than so many nothing can be told to speak of the same.
FEWEST_WORDS, FEW_WORDS = 2, 3
# What the words of the sentence before count for beside an action's own.
BEFORE = 0.5


@lru_cache(maxsize=100_000)
def stems_told(text: str) -> frozenset[str]:
    """The stems of the words of ``text`` that tell a matter from others."""
    return frozenset(
        stem(word)
        for word in words_of(text)
        if not DIGITS.search(word) and stem(word) not in ACTING_STEMS
    )


@dataclass(frozen=True)
class Subject:
    """What an action is about: stems with what each counts for, 0 to 1.

    ``matter`` are those that name nobody who is to be told or asked; ``plain`` those of them that
    stand in small letters, ``names`` those of each name, such as a place or a body. One of
    ``needed`` must be there, if there are any: an action's own words beside those before it.
    ``addressees`` are the names of those who are to be asked or written to. ``people`` are
    names that are no body's and no paper's. ``core`` is what of the matter does not only tell the
    place: one of that must be there. ``rests_on_before`` says that the sentence before tells more
    of it than its own words.
    """

    weights: dict[str, float]
    matter: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    names: tuple[frozenset[str], ...] = ()
    needed: frozenset[str] = frozenset()
    addressees: tuple[frozenset[str], ...] = ()
    people: tuple[frozenset[str], ...] = ()
    core: frozenset[str] = frozenset()
    rests_on_before: bool = False

    def is_told_in(self, stems: frozenset[str], on_topic: bool = False) -> bool:
        """Whether ``stems`` hold more of it than one name: a body has to do with many matters.

        A name is enough where it is the topic, and the action's own words say next to nothing.
        """
        if on_topic and self.rests_on_before:
            return True
        if self.core and not self.core & stems:
            return False
        if self.needed and not self.needed & stems:
            return False
        return bool(self.plain & stems) or sum(bool(name & stems) for name in self.names) > 1

    def is_letter(self, later: str) -> bool:
        """Whether a later sentence tells of a letter to whom the action said to write."""
        if not self.addressees or not WROTE.search(later):
            return False
        held = frozenset(stem(word) for word in words_of(later))
        return any(len(name) > 1 and name <= held for name in self.addressees)


NOTHING = Subject({})


def subject_of(action: Action, before: str = "") -> Subject:
    """What ``action`` is about; NOTHING where too few words tell.

    Who is to do it, who asked and when it is due are left out. ``before`` is the sentence before
    it, which is taken with it where its own words lean on that or are few.
    """
    text = " ".join(action.text.split())
    own = stems_told(text) - _stems_named(action, text)
    weights = dict.fromkeys(own, 1.0)
    matter = stems_told(_without_names(text)) & own
    needed: frozenset[str] = frozenset()
    rests = bool(before) and len(matter) < FEW_WORDS
    leans = LEANS.search(text) is not None
    if before and (len(matter) < FEW_WORDS or leans):
        # Where it only leans on who was spoken of, its own words still say what it is about.
        needed = frozenset() if leans and len(matter) < FEW_WORDS else matter
        weights = {**dict.fromkeys(stems_told(before), BEFORE if matter else 1.0), **weights}
        matter |= stems_told(_without_names(before))
        text = f"{before} {text}"
    addressees = tuple(
        frozenset(stem(word) for word in words_of(match["who"]))
        for match in TO_WHOM.finditer(text)
        if WRITE.search(text)
    )
    if len(matter) < FEWEST_WORDS:
        return Subject({}, addressees=addressees)
    plain = matter & (plain_stems(text) | _things_named(text))
    names = tuple(
        frozenset(stem(word) for word in words_of(match[0])) & matter - plain
        for match in NAME.finditer(_without_names(text))
    )
    core = stems_told(PLACE.sub(" ", _without_names(text))) & matter
    return Subject(weights, matter, plain, names, needed, addressees, _people(text), core, rests)


@lru_cache(maxsize=20_000)
def plain_stems(text: str) -> frozenset[str]:
    """The stems of the words of ``text`` that stand in small letters: no name of a body."""
    return stems_told(" ".join(PLAIN.findall(text)))


def _stems_named(action: Action, text: str) -> frozenset[str]:
    """The stems of who is to do it, who asked and when, but for those the text uses besides.

    "The Head of Youth" may have to do with youth centres.
    """
    told = [" ".join(part.split()) for part in (action.owner, action.asked_by, action.due) if part]
    rest = text
    for part in told:
        rest = rest.replace(part, " ", 1)
    return frozenset(stem(word) for word in words_of(" ".join(told))) - plain_stems(rest)


def _things_named(text: str) -> frozenset[str]:
    """The stems of names that are a paper's or a plan's, such as "Privacy Policy": no bodies."""
    return stems_told(" ".join(name[0] for name in NAME.finditer(text) if THING.search(name[0])))


def _people(text: str) -> tuple[frozenset[str], ...]:
    """The stems of each name of two or three words that is no body's and no paper's."""
    named = (name[0] for name in NAME.finditer(text))
    found = (
        stems_told(name)
        for name in named
        if not BODY.search(name)
        and not THING.search(name)
        and PERSON_WORDS[0] <= len(name.split()) <= PERSON_WORDS[1]
    )
    return tuple(stems for stems in found if len(stems) > 1)


def _without_names(text: str) -> str:
    text = " ".join(text.split())
    for pattern in (TITLED, ADDRESSEE):
        text = pattern.sub(lambda match: match[0].replace(match["who"], " "), text)
    return text
