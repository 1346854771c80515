"""The hard facts of a sentence: what a paper must bear out word for word, not in spirit.

Figures, dates, ratings, names, and the small words that turn a sentence round: "never", "all",
"only", "might", "rejected". Each is read the same way from what a model wrote and from a page.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.days import Day, days_in
from assistant.gate.amounts import amounts_in
from assistant.words import STOP

Kind = Literal[
    "figure", "date", "rating", "name", "quantity", "negation", "verdict", "hedge", "direction",
    "decision",
]  # fmt: skip

# Words of one meaning stand for each other; the name before the colon is what they share.
GROUPS: tuple[tuple[Kind, str, str], ...] = (
    ("rating", "requires improvement", r"requir\w+ improvement(?: to be good)?"),
    *(
        ("rating", word, word)
        for word in (
            "red", "amber", "green", "inadequate", "adequate", "good", "outstanding",
            "satisfactory", "unsatisfactory", "poor", "excellent",
        )
    ),
    ("rating", "on track", r"on[ -](?:track|target)"),
    ("rating", "off track", r"off[ -](?:track|target)|behind (?:schedule|target|plan)"),
    ("quantity", "all", r"all|every|each|every(?:one|body|thing)|entire(?:ly)?|universally"),
    ("quantity", "none", r"no|none|nobody|no[ -]one|nothing|nil|neither|nor"),
    ("quantity", "never", r"never"),
    ("quantity", "always", r"always|without exception|consistently|invariably"),
    ("quantity", "only", r"only|solely|exclusively"),
    ("quantity", "most", r"most|mostly|majority|mainly|largely"),
    ("quantity", "some", r"some|several|certain|part(?:ly|ially)?|a (?:small )?number of"),
    ("quantity", "few", r"few|minority|rarely|seldom|hardly"),
    ("quantity", "many", r"many|numerous|often|frequently|usually"),
    ("quantity", "both", r"both(?! [\w' -]+ and )"),
    ("quantity", "half", r"half|halves|halved"),
    ("quantity", "third", r"(?:one|two|a)[ -]thirds?|thirds"),
    ("quantity", "quarter", r"(?:one|three|a)[ -]quarters?|quarters"),
    ("quantity", "double", r"doubl\w+|twice|twofold"),
    ("quantity", "triple", r"tripl\w+|trebl\w+|threefold"),
    ("quantity", "dozen", r"dozens?"),
    ("quantity", "hundreds", r"hundreds|thousands|millions|billions"),
    ("negation", "not", r"not|cannot|\w+n't|no|none|never|neither|nor|without|nobody|nothing|"
     r"no longer|hardly|scarcely"),
    ("verdict", "refused", r"reject\w*|refus\w+|declin(?:ed to|es to)|lost|fail\w*|withdr[ae]wn?|"
     r"defer\w*|postpon\w*|unable|lack\w*|den(?:y|ied|ies)|oppos\w+|dismiss\w*|cancel\w*|"
     r"abandon\w*|fell through|defeated|overturned|revoked|rescinded|suspended"),
    ("hedge", "perhaps", r"(?-i:may)|might|could|whether|if|unless|until|propos\w+|possib\w+|"
     r"potential\w*|perhaps|consider(?:ed|ing)?|hop(?:e|es|ed|ing)|aim\w*|target(?:s|ed)?|"
     r"estimat\w+|forecast\w*|project(?:ed|ion|ions)|expect\w*|intend\w*|plan(?:ned|s to)|"
     r"subject to|likely|alleg\w+|claim(?:ed|s)?|should|suggest\w*|asked|queried|enquired|"
     r"provisional\w*|draft"),
    ("direction", "up", r"increas\w+|r(?:ise|ises|ose|isen|ising)|grow\w*|grew|higher|improv\w+|"
     r"gain\w*|exceed\w*|above|better|upward\w*"),
    ("direction", "more", r"more|additional|extra|greater"),
    ("direction", "less", r"less|fewer|smaller"),
    ("direction", "down", r"decreas\w+|f(?:all|alls|ell|allen|alling)|reduc\w+|drop\w*|lower\w*|"
     r"declin\w+|below|worse\w*|deteriorat\w*|downward\w*|cuts?|shr[iau]nk\w*"),
    ("decision", "agreed", r"agree[ds]?|resolv\w+|decid\w+"),
    ("decision", "approved", r"approv\w+|adopt\w+|endors\w+|ratif\w+"),
    ("decision", "noted", r"noted|receiv(?:ed|e)"),
    ("decision", "recommended", r"recommend\w*"),
    ("decision", "promised", r"promis\w+|undert(?:ook|ake|aken)|committed to|pledg\w+|assur\w+"),
)  # fmt: skip
_GROUPS = tuple(
    (kind, key, re.compile(rf"(?<![\w])(?:{form})(?!\w)", re.IGNORECASE))
    for kind, key, form in GROUPS
)
_NAME_WORD = r"[A-Z][\w'&-]*"
NAME = re.compile(
    rf"(?<![\w]){_NAME_WORD}\.?(?:\s+(?:(?:of|for|the|de|van)\s+){{0,2}}{_NAME_WORD}\.?)*"
)
OPENING = re.compile(r"^[\W_]*|[:?!.]\s+[\W_]*")
CODE = re.compile(r"[^\s,;:()\"|]*\d[^\s,;:()\"|]*")
# How a sentence may open without naming anybody.
OPENERS = STOP | frozenset(
    """according additionally although among another currently despite finally first following
    furthermore given how however instead last later meanwhile moreover next officers one
    overall previously recently second similarly since specifically thus today two well whilst
    within""".split()
)
# Whoever these are, they are no one person or place.
NOBODY = frozenset({("i",), ("a",), ("members",), ("councillors",), ("officers",), ("staff",)})
TITLES = {"cllr": "councillor", "cllrs": "councillors", "dept": "department", "&": "and"}
# Marks of layout that stand in the text of plain papers.
TAGS = re.compile(r"</?(?:sup|sub|b|i|u|em|strong)>|<br ?/?>", re.IGNORECASE)
# What stands before a figure and changes what it says.
BEFORE = (
    ("over", r"more than|over|above|in excess of|exceed(?:s|ed|ing)?|greater than|upwards of"),
    ("at least", r"at least|no (?:less|fewer) than|a minimum of"),
    ("at most", r"up to|no more than|at most|a maximum of"),
    ("under", r"less than|fewer than|under|below"),
    ("about", r"about|around|approximately|nearly|almost|roughly|circa|c\.|some|just"),
    ("from", r"from"),
    ("by", r"by|of"),
    ("to", r"to"),
)
_BEFORE = tuple((name, re.compile(rf"\b(?:{form})\s*$", re.IGNORECASE)) for name, form in BEFORE)


@dataclass(frozen=True)
class Fact:
    """One hard fact: its kind, what it comes to, and where in the folded text it stands.

    ``before`` is the word before a figure that changes what it says: "over", "from", "to".
    """

    kind: Kind
    key: str | Day | tuple[str, ...]
    start: int
    end: int
    before: str = ""


def folded(text: str) -> str:
    """``text`` as it is compared: white space, line-end hyphens, ligatures, quotation marks."""
    text = TAGS.sub("", text)
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    text = re.sub(r"(?<=[a-z])-\s*\n\s*(?=[a-z])", "", text)
    text = re.sub("[‘’‚‛`´]", "'", re.sub("[“”„‟«»]", '"', text))
    text = re.sub("[‐‑‒–—−]", "-", text)
    return " ".join(re.sub(r"\*{2,}|__", "", text).split())


def facts_in(text: str) -> tuple[Fact, ...]:
    """Every hard fact of a ``folded`` sentence, in the order in which they stand."""
    found: list[Fact] = []
    rest = text
    for day, start, end in days_in(text):
        found.append(Fact("date", day, start, end))
        rest = _without(rest, start, end)
    for amount, first, last in list(amounts_in(rest)):
        start, end = _trimmed(rest, first, last)
        found.append(Fact("figure", amount.key, start, end, _before(rest, start)))
        rest = _without(rest, start, end)
    for match in CODE.finditer(rest):
        found.append(Fact("figure", f"code {match.group().strip('.').lower()}", *match.span()))
        rest = _without(rest, *match.span())
    for kind, key, pattern in _GROUPS:
        for match in pattern.finditer(rest):
            found.append(Fact(kind, key, *match.span()))
            if kind == "rating":
                rest = _without(rest, *match.span())
    found += _names(rest)
    return tuple(sorted(found, key=lambda fact: fact.start))


def name_words(text: str) -> tuple[str, ...]:
    """The words of a text as names are compared: small letters, titles in full, no "'s"."""
    words = (re.sub(r"'s$|^'|'$", "", word.lower()) for word in re.findall(r"[\w'&-]+", text))
    return tuple(TITLES.get(word, word) for word in words if word)


def _names(text: str) -> Iterator[Fact]:
    opens = {match.end() for match in OPENING.finditer(text)}
    for match in NAME.finditer(text):
        words, start = match.group(), match.start()
        while words and start in opens and _only_opens(name_words(words)):
            _, _, words = words.partition(" ")
            words = words.removeprefix("of ").removeprefix("for ").removeprefix("the ")
            start = match.end() - len(words)
        key = name_words(words)
        if key and key not in NOBODY:
            yield Fact("name", key, start, match.end())


def _only_opens(words: tuple[str, ...]) -> bool:
    """Whether the first of some words with a capital owes it to its place: "However", "Sadly"."""
    first = words[0] if words else ""
    return first in OPENERS or (first.endswith("ly") and not first.endswith("ley"))


def _before(text: str, start: int) -> str:
    ahead = re.sub(r"\b(?:an?|the)\s*$", "", text[:start])
    return next((name for name, form in _BEFORE if form.search(ahead)), "")


def _without(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
