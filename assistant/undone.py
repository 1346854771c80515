"""What follows a sentence and undoes it: the fate of its motion, a denial, a correction."""

import re

from assistant.places import Place, steps
from assistant.retrieve import Library
from assistant.votes import fate_in, is_moved, is_of_a_motion, is_put_forward, is_refused
from papers import Scope

# How far after a motion its fate may stand, and after what is only put forward, its refusal.
MOTION_AFTER, PUT_FORWARD_AFTER = 40, 12
# How far above its wording it may stand that something was moved.
MOVED_BEFORE = 4
# A denial may stand one sentence further on.
DENIED_WITHIN = 2

# A sentence that puts the one before it right: a figure that was wrong is never quoted alone.
CORRECTS = re.compile(
    r"\bcorrect(?:ed)? (?:figure|number|date|name|wording|percentage|rate|amount|total)\b|"
    r"\bshould (?:have )?(?:read|been|say|instead)\b|\bin error\b|"
    r"\bwas (?:amended|corrected) to\b|^\W*(?:correction|erratum|corrigendum)\b",
    re.IGNORECASE,
)
# What a denial speaks of: what was said before it.
_IT = (
    r"(?:this|that|these|those|it|such|(?:the|that|this) (?:\w+ )?(?:above|figures?|numbers?|"
    r"dates?|claims?|statements?|suggestions?|allegations?|rumours?|assertions?|reports?|minutes?|"
    r"decisions?|resolutions?|information|story|article|press release))"
)
_UNTRUE = (
    r"(?:untrue|not true|false|wrong|mistaken|an? mistakes?|incorrect|inaccurate|not correct|"
    r"not accurate|an? misprints?|an? misunderstanding|misleading|unfounded|not the case|"
    r"not so|in error|an? errors?|overturned|rescinded|revoked|quashed|reversed|annulled|"
    r"withdrawn|retracted|disproved|cancelled|abandoned|no longer (?:true|the case|correct|valid)|"
    r"of no effect|no effect|superseded)"
)
DENIES = re.compile(
    rf"\b{_IT}\b(?:\W+\w+){{0,3}}?\W+(?:(?:is|was|were|are|be|been|being)\b(?:\W+\w+){{0,5}}?\W+"
    rf"{_UNTRUE}|ha(?:s|d|ve) (?:since )?(?:been )?{_UNTRUE}|ha(?:s|ve|d) no effect)\b|"
    rf"\b(?:denied|denies|refuted|retracted|disputed|contradicted|withdrew|rejected) {_IT}\b|"
    r"\b(?:there (?:is|are|was|were|had been)|knew of|has|had) no such\b|"
    r"\b(?:it|this|decision|resolution|determination)s?(?: \w+)? (?:was|be|been|is) set aside\b|"
    rf"\b{_IT} (?:will|would|did|does|could|can) (?:not|never|no longer) (?:now )?"
    r"(?:happen|proceed|go ahead|take place|occur|be (?:done|pursued|implemented|taken forward))\b|"
    r"\b(?:decided|agreed|resolved) (?:not to|against)\b|"
    r"\bnothing of the (?:kind|sort)\b|\bquite (?:untrue|wrong)\b|"
    r"\bresolution \(?\w{1,4}\)?(?: above)? (?:has|have|had|be|is) (?:of )?no effect\b",
    re.IGNORECASE,
)
# "However, this is subject to consent": what was said holds only so far.
LIMITS = re.compile(
    r"^\W*(?:however|but|nevertheless|that said|this|these|it|such)\b.{0,80}"
    r"\b(?:subject to|unless|only if|conditional (?:on|upon)|dependent (?:on|upon)|refused)\b|"
    r"^\W*(?:however|but|nevertheless|that said)\b.{0,120}\b(?:"
    r"no (?:\w+ )?(?:decisions?|agreement|approval|plans?|intention|funding|commitment)|"
    r"(?:not|never) (?:now |yet )?(?:be |been )?(?:decided|agreed|approved|confirmed|funded|final|"
    r"certain|happen|proceed|go ahead|take place))\b",
    re.IGNORECASE | re.DOTALL,
)
# "Myth: ...", with the truth after it.
CLAIM = re.compile(r"^\W*(?:myth|claim|rumour|allegation|fiction)\b[^.:]{0,20}[:–-]", re.IGNORECASE)


def undone_by(library: Library, place: Place, scope: Scope) -> list[Place]:
    """The sentences after a sentence that undo it, in reading order; none where nothing does."""
    fate = _fate(library, place, scope)
    near = [one for one in steps(library, place, +1, DENIED_WITHIN, scope) if one.is_short]
    following = {(one.found.passage.key, one.number): n for n, one in enumerate(near)}
    denied = [one for n, one in enumerate(near) if _undoes(place, one, n == 0)]
    extra = [one for one in fate if (one.found.passage.key, one.number) not in following]
    kept = [one for one in near if one in denied or one in fate]
    return [*kept, *extra]


def speaks_of_a_motion(library: Library, place: Place, scope: Scope) -> bool:
    """Whether a sentence, or one shortly before it, says that something was moved."""
    near = [place, *steps(library, place, -1, MOVED_BEFORE, scope)]
    return any(is_of_a_motion(one.text) for one in near)


def _undoes(place: Place, after: Place, is_next: bool) -> bool:
    if DENIES.search(after.text):
        return True
    if not is_next:
        return False
    corrects = CORRECTS.search(after.text) is not None
    return corrects or LIMITS.search(after.text) is not None or CLAIM.match(place.text) is not None


def _fate(library: Library, place: Place, scope: Scope) -> list[Place]:
    """What became of a motion or a proposal, where the sentence is of one, or its wording."""
    moving = place
    if place.text.startswith("That ") and not is_moved(place.text):
        before = steps(library, place, -1, MOVED_BEFORE, scope)
        moving = next(
            (one for one in before if is_moved(one.text) or is_put_forward(one.text)), place
        )
    moved = is_moved(moving.text)
    if is_refused(place.text) or not (moved or is_put_forward(moving.text)):
        return []
    most = MOTION_AFTER if moved else PUT_FORWARD_AFTER
    following = list(steps(library, place, +1, most, scope))
    told = fate_in(moving.text, [one.text for one in following], moved)
    return [following[n] for n in told if following[n].is_short]
