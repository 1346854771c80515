"""Which decisions are procedure only: minutes approved, a report noted, the press sent out."""

import re

# Each (name, pattern) on a folded sentence or limb.
PROCEDURE = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "minutes approved",
            r"\bminutes\b.{0,200}\b(?:correct|true|accurate|approved|agreed|confirmed|accepted"
            r"|signed|adopted|received|noted)\b|\b(?:approv\w+|confirm\w+|accept\w+"
            r"|agree\w*|sign\w*)"
            r" the minutes\b|\bapproved and signed\b|\b(?:true|correct|accurate) record\b"
            r"|\bsigned (?:by the chair\w* )?as (?:a |being )*(?:true|correct|accurate)\b",
        ),
        (
            "noted or received",
            r"^[^.]{0,200}\b(?:be|was|were|is|are|and) (?:also |duly )?(?:noted|received)\b"
            r"|\bnoted (?:the|that|and)\b|\bnotes? (?:the|that|and|progress|with)\b|[-–:]"
            r" ?noted\b"
            r"|^(?:all )?noted\b|\breceive (?:and note )?the\b|\bbe noted\b|^\W*\w{0,3}\W*"
            r"(?:to )?notes?\b",
        ),
        (
            "press and public",
            r"\b(?:press|public)\b.{0,80}\bexclu|\bexclu.{0,80}\b(?:press|public)\b"
            r"|\bschedule 12a\b|\bre-?admit",
        ),
        (
            "put off",
            r"\b(?:be|was|were|is|are|been) (?:therefore |further )?(?:deferred|adjourned"
            r"|withdrawn)\b"
            r"|^deferred\b|[-–:] ?deferred\b|\bdefer (?:the|this|consideration)\b",
        ),
        (
            "next meeting",
            r"\bnext (?:ordinary |full |scheduled )?meeting\b.{0,90}\b(?:take place|be held|was"
            r" (?:set|fixed|confirmed)|will be)\b|\bdates? of (?:the )?next"
            r" meeting\b.{0,40}\bagreed\b",
        ),
        (
            "apologies",
            r"\b(?:apolog(?:y|ies)|absences?)\b.{0,90}\b(?:accepted|approved|noted|received)\b"
            r"|\breasons? for absence\b",
        ),
        ("interests", r"\bdeclarations?\b.{0,60}\b(?:noted|received|accepted)\b|\bdispensation"),
        (
            "conduct of the meeting",
            r"\b(?:meeting|item|business|council) (?:be|was|is|stands?) (?:now )?adjourned\b"
            r"|\bstanding orders?\b.{0,60}\b(?:suspend|lifted|reinstat|waive)|\bsuspen\w+ "
            r"(?:of )?"
            r"(?:the )?standing orders?\b|\b(?:meeting|time limit)\b.{0,30}\b(?:be|was)"
            r" extended\b"
            r"|\border of (?:the )?(?:business|agenda)\b|\bclosed session\b",
        ),
        (
            "chair elected",
            r"\b(?:elect|re-?elect)\w*\b.{0,60}\b(?:chair(?:man|woman|person)?"
            r"|vice-chair\w*|mayor)\b"
            r"|\btake the chair\b|\bin the chair\b",
        ),
    )
)
# What a decision does besides: then it is more than procedure.
SUBSTANCE = re.compile(
    r"\b(?:and|;) (?:that )?(?:the |a |an )?(?:[\w' ]{0,60} )?(?:be (?:asked"
    r"|requested|submitted|brought"
    r"|provided|invited|circulated|established|approved(?! as)|endorsed|supported"
    r"|adopted(?! as)"
    r"|authorised|delegated|reported|referred)|approved? (?:the|a|an) (?!minutes)|endorsed? the"
    r"|delegate|request)\b",
    re.IGNORECASE,
)


def procedure_in(said: str) -> str | None:
    """The name of the procedure that a decision is and nothing else, or None.

    ``said`` is the folded sentence or limb, with the heading it stands under where it is short.
    """
    for name, pattern in PROCEDURE:
        if pattern.search(said):
            if name == "noted or received" and SUBSTANCE.search(said):
                continue
            return name
    return None
