"""Plant one known fault at a time in a sound answer.

Each change is chosen so that it is a fault by construction, by looking at the letters alone and
not by asking the judge: the figure, date, rating or name put in stands nowhere in what the
sentence rests on, the page or paper put in does not hold the quotation. The words are changed in
the sentence, and in a second mutant, as a dishonest system would, in the quotation too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from random import Random

from assistant.answer import Answer, Sentence
from assistant.words import stems_of
from eval.faults import FAULT_KINDS, FaultKind
from eval.faults.support import JOINS
from eval.mutations.mutant import Mutant, Original
from eval.mutations.places import Places
from eval.mutations.wording import CHANGERS
from papers import Citation, Paper

PLANTED: tuple[FaultKind, ...] = tuple(
    kind for kind in FAULT_KINDS if kind not in ("wording", "unsupported", "quotation")
)
# A quotation is cut in two where each half has at least so many words.
FEWEST_WORDS = 5
# Two quotations that share more than this of their words may hold the same sentence.
ALIKE = 0.4


def plant(
    original: Original, others: Sequence[Original], places: Places, seed: int
) -> Iterator[Mutant]:
    """Every mutant of one sound answer: at most one of each fault, in words and in quotation.

    ``others`` are sound answers to take names and sentences from. The same seed plants the same.
    """
    chance = Random(f"{seed} {original.id}")  # noqa: S311 - drawn again the same
    answer = original.answer
    if original.case is not None and not original.case.answerable:
        yield from _answered(original, others, chance)
        return
    sentences = list(range(len(answer.sentences)))
    chance.shuffle(sentences)
    for kind, how, _ in CHANGERS:
        yield from _first(_worded(original, kind, how, n, places, chance) for n in sentences)
    for number in sentences[:1]:
        yield _uncited(original, number)
        yield _out_of_range(original, number)
    for planter in (_other_page, _other_paper, _stitched_quotation, _replaced_paper):
        yield from _first(planter(original, n, places, chance) for n in sentences)
    yield from _stitched_sentence(original)


def _first(many: Iterator[list[Mutant]]) -> list[Mutant]:
    """The mutants of the first sentence that could be changed so."""
    return next((mutants for mutants in many if mutants), [])


def _worded(
    original: Original, kind: FaultKind, how: str, number: int, places: Places, chance: Random
) -> list[Mutant]:
    """A word of a sentence changed: in the sentence alone, and in its quotation too."""
    sentence = original.answer.sentences[number]
    cited = _cited(original.answer, sentence)
    around = places.around(cited)
    changer = next(change for name, said, change in CHANGERS if (name, said) == (kind, how))
    for change in changer(sentence.text, around, places.names, chance):
        old, text = sentence.text[change.start : change.end], change.made_in(sentence.text)
        said = f"{how}: “{old}” made “{change.new}”" if old else f"{how}: “{change.new.strip()}”"
        told = _with_sentence(original.answer, number, text)
        mutants = [Mutant(kind, original, told, number, None, said)]
        for citation in cited:
            quote = _changed_too(sentence.text, change.start, citation.quote, old, change.new)
            if quote is None or places.stands(quote, citation):
                continue
            lied = _with_citation(told, replace(citation, quote=quote))
            said += ", in its quotation too"
            mutants.append(Mutant(kind, original, lied, number, citation.n, said))
            break
        return mutants
    return []


def _changed_too(text: str, start: int, quote: str, old: str, new: str) -> str | None:
    """The quotation with the same change; None where the words round it do not stand there."""
    before = text[:start].split()[-1:]
    ahead = f"{before[0]} " if before and text[start - 1 : start] == " " else ""
    place = quote.find(ahead + old) if old else quote.find(text[max(0, start - 12) : start])
    if place < 0:
        return None
    place += len(ahead) if old else len(text[max(0, start - 12) : start])
    return quote[:place] + new + quote[place + len(old) :]


def _uncited(original: Original, number: int) -> Mutant:
    sentences = list(original.answer.sentences)
    sentences[number] = replace(sentences[number], citations=())
    bare = replace(original.answer, sentences=tuple(sentences))
    return Mutant("missing_citation", original, bare, number, None, "citations taken away")


def _out_of_range(original: Original, number: int) -> Mutant:
    beyond = max((one.n for one in original.answer.citations), default=0) + 1
    sentences = list(original.answer.sentences)
    sentences[number] = replace(sentences[number], citations=(beyond,))
    answer = replace(original.answer, sentences=tuple(sentences))
    return Mutant("out_of_range", original, answer, number, beyond, f"number {beyond} cited")


def _other_page(original: Original, number: int, places: Places, chance: Random) -> list[Mutant]:
    """Another page of the paper cited: with the old quotation, and with words of that page."""
    mutants = []
    for citation in _only(original.answer, number):
        for page in places.other_pages(citation, chance):
            moved = replace(citation, page=page)
            mutants += _moved("wrong_page", original, number, moved, places, chance)
            break
    return mutants


def _other_paper(original: Original, number: int, places: Places, chance: Random) -> list[Mutant]:
    """A page of another paper: with the old quotation, and with words of that page."""
    mutants = []
    for citation in _only(original.answer, number):
        for paper, page in places.other_papers(citation, chance):
            moved = _of_paper(citation, paper, page)
            mutants += _moved("wrong_paper", original, number, moved, places, chance)
            break
    return mutants


def _moved(
    kind: FaultKind,
    original: Original,
    number: int,
    moved: Citation,
    places: Places,
    chance: Random,
) -> list[Mutant]:
    said = f"page {moved.page} of {moved.file} cited"
    told = _with_citation(original.answer, moved)
    mutants = [Mutant(kind, original, told, number, moved.n, said)]
    text = original.answer.sentences[number].text
    words = places.other_words(text, moved, chance)
    if words is not None:
        lied = _with_citation(original.answer, replace(moved, quote=words))
        said += ", with other words of that page"
        mutants.append(Mutant(kind, original, lied, number, moved.n, said))
    return mutants


def _stitched_quotation(
    original: Original, number: int, places: Places, chance: Random
) -> list[Mutant]:
    """The first half of the quotation and the end of another sentence of its page, as one."""
    for citation in _only(original.answer, number):
        words = citation.quote.split()
        other = places.other_words(original.answer.sentences[number].text, citation, chance)
        if other is None or min(len(words), len(other.split())) < 2 * FEWEST_WORDS:
            continue
        half = len(words) // 2
        quote = " ".join([*words[:half], *other.split()[-FEWEST_WORDS:]])
        if places.stands(quote, citation):
            continue
        told = _with_citation(original.answer, replace(citation, quote=quote))
        mutant = Mutant("stitched", original, told, number, citation.n, "a quotation stitched")
        lied = replace(mutant, answer=_with_sentence(told, number, quote))
        return [mutant, replace(lied, change="a quotation stitched, and the sentence with it")]
    return []


def _stitched_sentence(original: Original) -> Iterator[Mutant]:
    """The words of one quotation run on, midway, into those of the next, with both citations."""
    answer = original.answer
    for number in range(len(answer.sentences) - 1):
        one, other = answer.sentences[number], answer.sentences[number + 1]
        quotes = [" ".join(c.quote for c in _cited(answer, s)) for s in (one, other)]
        stems = [stems_of(quote) for quote in quotes]
        if len(stems[0] & stems[1]) > ALIKE * min(map(len, stems)):
            continue
        first = _half(one.text, quotes[0], ends=True)
        second = _half(other.text, quotes[1], ends=False)
        if first is None or second is None or set(one.citations) & set(other.citations):
            continue
        joined = Sentence(f"{first} {second}", (*one.citations, *other.citations))
        sentences = (*answer.sentences[:number], joined, *answer.sentences[number + 2 :])
        told = replace(answer, sentences=sentences)
        yield Mutant("stitched", original, told, number, None, "a sentence stitched from two")
        return


def _half(text: str, quote: str, ends: bool) -> str | None:
    """A half of a sentence that ends, or else begins, midway in words of its quotation."""
    words, there = text.split(), " ".join(quote.split())
    for cut in range(len(words) // 2, len(words) - FEWEST_WORDS):
        part = words[cut - FEWEST_WORDS : cut] if ends else words[cut : cut + FEWEST_WORDS]
        parted = not part[-1][-1:].isalpha() if ends else part[0].lower() in JOINS
        if len(part) == FEWEST_WORDS and not parted and " ".join(part) in there:
            return " ".join(words[:cut] if ends else words[cut:])
    return None


def _replaced_paper(
    original: Original, number: int, places: Places, chance: Random
) -> list[Mutant]:
    """A version of the paper that was replaced, cited as the current one for the same words."""
    for citation in _only(original.answer, number):
        for paper, page in places.replaced(citation):
            told = _with_citation(original.answer, _of_paper(citation, paper, page))
            said = f"{paper.file} cited, which was replaced"
            return [Mutant("superseded", original, told, number, citation.n, said)]
    return []


def _answered(original: Original, others: Sequence[Original], chance: Random) -> Iterator[Mutant]:
    """An answer where the papers do not say: sound words of another answer."""
    lenders = [one.answer for one in others if one.answer.sentences and one.id != original.id]
    if lenders:
        lender = chance.choice(lenders)
        answer = replace(
            original.answer,
            status="answered",
            sentences=lender.sentences,
            citations=lender.citations,
            nearest=(),
        )
        said = "an answer given where the papers do not say"
        yield Mutant("answered_unanswerable", original, answer, None, None, said)


def _cited(answer: Answer, sentence: Sentence) -> list[Citation]:
    return [one for one in answer.citations if one.n in sentence.citations]


def _only(answer: Answer, number: int) -> list[Citation]:
    """The citation of a sentence that has just one: no other can hold it then."""
    cited = _cited(answer, answer.sentences[number])
    return cited if len(cited) == 1 else []


def _with_sentence(answer: Answer, number: int, text: str) -> Answer:
    sentences = list(answer.sentences)
    sentences[number] = replace(sentences[number], text=text)
    return replace(answer, sentences=tuple(sentences))


def _with_citation(answer: Answer, changed: Citation) -> Answer:
    citations = tuple(changed if one.n == changed.n else one for one in answer.citations)
    return replace(answer, citations=citations)


def _of_paper(citation: Citation, paper: Paper, page: int) -> Citation:
    """The citation with all that it says of its paper taken from another one."""
    known = asdict(paper)
    del known["page_count"]
    status = "approved" if paper.status == "superseded" else paper.status
    return replace(citation, **{**known, "status": status, "page": page})
