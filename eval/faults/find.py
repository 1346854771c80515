"""Every fault of one answer: its citations first, then each sentence beside what it cites."""

import re
from collections.abc import Iterator, Sequence

from assistant.answer import Answer, Sentence
from eval.cases import Case
from eval.citations import paper_cited
from eval.faults.evidence import Evidence, evidence_of
from eval.faults.fault import Fault
from eval.faults.quotation import quotation_fault
from eval.faults.support import support_faults
from eval.second_reading import Pages
from papers import Citation

# A sentence that says itself that the paper it takes its words from was replaced.
SAYS_REPLACED = re.compile(
    r"\b(?:supersed\w+|replaced|withdrawn|(?:earlier|previous|draft|original|first)\s+"
    r"(?:\w+\s+)?(?:draft|version|minutes|report|paper))\b",
    re.IGNORECASE,
)


def find_faults(case: Case | None, answer: Answer, pages: Pages) -> tuple[Fault, ...]:
    """Every fault of ``answer``, by its sentences; those of no sentence come first.

    ``case`` is the question with what is known of the right answer; without it the answer is
    judged by its papers alone. ``pages`` are the pages as a second reader sees them, for the
    reader who asked. A refusal has no sentences and can have no fault.

    The judge of support is a rule, not a model. A sentence must be borne out by the quotations it
    cites: every number, date, rating and name in it must stand there (a name may stand in the
    sentence before, where the quotation leans on it, or in the paper's own title, committee or
    council; a date may be the meeting's), it may deny only what they deny, and half of its words
    must be theirs (see :mod:`eval.faults.support`). Blind spots: a true sentence in quite other
    words is a fault to it; a figure that the quotation gives of something else may pass where the
    sentence is not close to the quotation's wording; and it does not read tables.
    """
    found: list[Fault] = []
    if case is not None and not case.answerable and answer.status == "answered":
        said = "The papers do not answer this question, yet an answer was given."
        found.append(Fault("answered_unanswerable", None, None, said))
    faulty = {one.n: _citation_faults(one, pages) for one in answer.citations}
    cited_somewhere = {n for sentence in answer.sentences for n in sentence.citations}
    for n, faults in faulty.items():
        if n not in cited_somewhere:
            found += [Fault(one.kind, None, n, one.said) for one in faults]
    for number, sentence in enumerate(answer.sentences):
        found += _sentence_faults(number, sentence, answer.citations, faulty, pages)
    return tuple(dict.fromkeys(found))


def _citation_faults(citation: Citation, pages: Pages) -> list[Fault]:
    """What is wrong with a citation by itself; its sentence is filled in by the caller."""
    wrong = quotation_fault(citation, pages)
    paper = paper_cited(citation, pages)
    faults = [Fault(*wrong[:1], None, citation.n, wrong[1])] if wrong else []
    if paper is not None and paper.status == "superseded":
        said = f"{paper.file} was replaced by a later version, and is cited as the current paper."
        faults.append(Fault("superseded", None, citation.n, said))
    return faults


def _sentence_faults(
    number: int,
    sentence: Sentence,
    citations: Sequence[Citation],
    faulty: dict[int, list[Fault]],
    pages: Pages,
) -> Iterator[Fault]:
    if not sentence.citations:
        yield Fault("missing_citation", number, None, "The sentence has no citation.")
        return
    by_number = {one.n: one for one in citations}
    for n in sentence.citations:
        if n not in by_number:
            said = f"The sentence cites number {n}, and the answer has no such citation."
            yield Fault("out_of_range", number, n, said)
        for one in faulty.get(n, ()):
            if one.kind != "superseded" or not SAYS_REPLACED.search(sentence.text):
                yield Fault(one.kind, number, n, one.said)
    sound = [
        by_number[n]
        for n in dict.fromkeys(sentence.citations)
        if n in by_number and all(one.kind == "superseded" for one in faulty[n])
    ]
    if sound:
        evidence: Evidence = evidence_of(sound, pages)
        for kind, said in support_faults(sentence.text, evidence):
            yield Fault(kind, number, None, said)
