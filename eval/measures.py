"""The measures, each a pure function of one case's Score with its formula and blind spot.

Each gives what one case adds: a part and a whole. A measure over many cases is the sum of the
parts over the sum of the wholes, so that no case is dropped from it without being left out of its
whole; where the whole is nought there is no value. :mod:`eval.catalogue` names them for people.
"""

from collections.abc import Callable

from eval.scores import Score

Ratio = tuple[float, float]
Each = Callable[[Score], Ratio]
NOTHING: Ratio = (0.0, 0.0)


def key_fact_recall(one: Score) -> Ratio:
    """Answerable cases with every group of key facts in the answer / answerable cases.

    A refusal holds no fact and counts as a miss. Blind spot: see :func:`eval.scores.holds`; and
    an answer that quotes a whole page holds everything, so read it beside :func:`words`.
    """
    return _yes(one.facts_found == one.facts) if one.answerable and one.facts else NOTHING


def key_fact_share(one: Score) -> Ratio:
    """Average, over answerable cases, groups found / groups asked for.

    Kinder than :func:`key_fact_recall` to half an answer. Blind spot: a group is a group,
    whether it is the point of the question or a detail.
    """
    return (one.facts_found / one.facts, 1.0) if one.answerable and one.facts else NOTHING


def gold_page_hit(one: Score) -> Ratio:
    """Answerable cases with a citation at any gold place or one of its ``also`` / answerable.

    Only citations that a sentence bears count. Blind spot: pages, not sentences. Any sentence of
    the right page counts, and a paper that is one long page is hit by whatever is cited from it.
    """
    return _yes(one.gold_found > 0) if one.answerable and one.gold else NOTHING


def gold_page_shown(one: Score) -> Ratio:
    """Answerable cases with a citation at any gold place, or one offered as nearest / answerable.

    A reader who is told that the papers do not say is still led to the page. Blind spot: as
    :func:`gold_page_hit`; and nobody may read on after a refusal.
    """
    found = one.gold_found > 0 or (one.offered and not one.answered)
    return _yes(found) if one.answerable and one.gold else NOTHING


def gold_pages_all(one: Score) -> Ratio:
    """Answerable cases with a citation for every gold entry / answerable cases.

    Blind spot: as :func:`gold_page_hit`; and a case whose entries each carry the whole answer
    is judged as if each were needed.
    """
    return _yes(one.gold_found == one.gold) if one.answerable and one.gold else NOTHING


def gold_first_rank(one: Score) -> Ratio:
    """Average, over answerable cases, 1 / rank of the first citation at a gold place; 0 for none.

    The mean reciprocal rank (Voorhees, TREC-8, 1999), of citations in the order in which the
    sentences bear them. Blind spot: an answer in the order of the meetings is marked down for
    what it cites before the right page, though that may belong to the answer.
    """
    if not (one.answerable and one.gold):
        return NOTHING
    return (1.0 / one.first_rank if one.first_rank else 0.0), 1.0


def citation_resolves(one: Score) -> Ratio:
    """Citations that name a page of a paper that was read / citations.

    A number in a sentence that no citation has counts as a citation that does not. Blind spot:
    the page exists; nothing is said of what stands on it.
    """
    return float(one.resolved), float(one.citations)


def verbatim_rate(one: Score) -> Ratio:
    """Citations that are word for word the stored text / citations, over all cases.

    Word for word is :func:`eval.citations.is_verbatim`; a citation that names no page is not.
    Blind spot: a quotation can be exact and beside the question, and a page that was misread
    from its file is quoted as misread: see :func:`quotation_verbatim`.
    """
    return float(one.verbatim), float(one.citations)


def quotation_verbatim(one: Score) -> Ratio:
    """Citations whose quotation stands on the page as a second program reads it / citations.

    White space, hyphenation, ligatures, quotation marks and dashes are folded
    (:mod:`eval.quotation`). Left out are citations of pages that have no second reading, such as
    scans; one that names no page scores nought. Blind spot: two programs can misread a page
    alike, and letters in another order than the eye's are a difference to it.
    """
    return float(one.verbatim_again), float(one.read_again)


def fact_support(kind: str) -> Each:
    """Make the measure: sentences stating a fact of ``kind``, none at fault / such sentences.

    ``kind`` is one of :data:`eval.support.FACT_KINDS`; the faults are those of
    :mod:`eval.faults`, and a sentence without a sound citation holds none. Blind spot: a fact
    that is on the page cited, but of something else, may pass; and one that neither program can
    tell for a fact is not looked at.
    """

    def each(one: Score) -> Ratio:
        return float(one.held.get(kind, 0)), float(one.stated.get(kind, 0))

    return each


def citation_recall(one: Score) -> Ratio:
    """Sentences that their citations together support / sentences: ALCE's citation recall.

    Averaged over sentences, not over answers as in ALCE, so that a long answer weighs more.
    Blind spot: the judge's, see :func:`eval.support.supports`.
    """
    return float(one.supported), float(one.sentences)


def citation_precision(one: Score) -> Ratio:
    """Citations of a sentence that support it, alone or because it needs them / such citations.

    ALCE's citation precision (:mod:`eval.support`). Blind spot: of two citations that each hold
    the whole sentence both count as precise.
    """
    return float(one.precise), float(one.pairs)


def sentences_cited(one: Score) -> Ratio:
    """Sentences that bear a citation / sentences. Blind spot: whatever the citation says."""
    return float(one.cited), float(one.sentences)


def sound_answers(one: Score) -> Ratio:
    """Answers in which no fault was found / answers given.

    Blind spot: an answer can be without fault and beside the question.
    """
    return _yes(not one.faults) if one.answered else NOTHING


def right_answers(one: Score) -> Ratio:
    """Cases got right / cases.

    Right is every key fact, a right page cited and no fault where the papers answer, and a
    refusal where they do not. Blind spot: it is as strict as its strictest part, and a set with
    many unanswerable cases flatters whoever refuses: read it beside :func:`answer_rate`.
    """
    if not one.answerable:
        return _yes(not one.answered)
    whole = one.facts_found == one.facts and one.gold_found > 0
    return _yes(one.answered and whole and not one.faults)


def answer_rate(one: Score) -> Ratio:
    """Answerable cases that were answered at all / answerable cases.

    Blind spot: a wrong answer counts as much as a right one.
    """
    return _yes(one.answered) if one.answerable else NOTHING


def coverage(one: Score) -> Ratio:
    """Cases that were answered / all cases, answerable or not: how often it speaks at all.

    The coverage of a system that may abstain (El-Yaniv and Wiener, JMLR 2010), to be read beside
    how often it is right when it does. Blind spot: neither high nor low is good in itself.
    """
    return _yes(one.answered)


def refusal_precision(one: Score) -> Ratio:
    """Refusals of unanswerable cases / all refusals (a refusal is ``not_in_papers``).

    Blind spot: moves with the share of unanswerable cases in the set, so that two sets cannot
    be compared by it.
    """
    return NOTHING if one.answered else _yes(not one.answerable)


def refusal_recall(one: Score) -> Ratio:
    """Unanswerable cases refused / unanswerable cases.

    Blind spot: refusing everything scores 1, so read it beside :func:`answer_rate`.
    """
    return NOTHING if one.answerable else _yes(not one.answered)


def refusal_f1(one: Score) -> Ratio:
    """2TP / (2TP + FP + FN): TP unanswerable refused, FP answerable refused, FN the rest.

    It is the harmonic mean of precision and recall. Blind spot: hides which of the two is weak.
    """
    right = 2.0 * (not one.answerable and not one.answered)
    return right, right + (one.answerable != one.answered)


def wrong_answer_rate(one: Score) -> Ratio:
    """Unanswerable cases that were answered / unanswerable cases: 1 - refusal recall.

    Blind spot: an answer that only says what the papers do hold on the matter counts as wrong.
    """
    return NOTHING if one.answerable else _yes(one.answered)


def words(one: Score) -> Ratio:
    """The words of the answer, for their median; refusals are left out.

    Blind spot: short is not the same as to the point.
    """
    return (float(one.words), 1.0) if one.answered else NOTHING


def latency(one: Score) -> Ratio:
    """The milliseconds from question to whole answer, for their percentiles by nearest rank.

    The p-th percentile of n times is the ceil(pn/100)-th smallest. Blind spot: one question at a
    time, on the machine it ran on, the first one on cold stores; of fewer than 20 cases the 95th
    percentile is the slowest one.
    """
    return NOTHING if one.milliseconds is None else (one.milliseconds, 1.0)


def _yes(said: bool) -> Ratio:
    return float(said), 1.0
