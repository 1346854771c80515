"""How many of the actions in a file of cases were found, and how many finds were false.

A find matches a case of the same file, page and kind when their spans overlap. Matching is one
to one, greatest overlap first, so that a find the size of a page earns one match only. Formal
ones form rows of their own: a match between a formal case and a find not marked formal (or the
other way round) counts, each in its own row, and is reported in ``wrong_formal``. A borderline
case is neither asked for nor held against a find: it is never missed, and a find that overlaps
one is not false.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.cases import CasesError
from eval.cases.lines import numbered_lines
from papers import ACTION_KINDS, Action, ActionKind

FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True)
class GoldAction:
    """An action that a reader marked in a paper."""

    file: str
    page: int
    kind: ActionKind
    text: str
    owner: str | None = None
    asked_by: str | None = None
    due: str | None = None
    formal: bool = False
    borderline: bool = False


@dataclass(frozen=True)
class FoundAction:
    """An action that was found, with the file it stands in and the text of its page."""

    file: str
    action: Action
    page_text: str


@dataclass(frozen=True)
class ActionScore:
    """One row of the table: how many were asked for and found, and how many of them match."""

    gold: int
    found: int
    gold_matched: int
    found_matched: int

    @property
    def precision(self) -> float | None:
        """The share of the finds that match; None where nothing was found."""
        return self.found_matched / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of the cases that were found; None where none was asked for."""
        return self.gold_matched / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two; None where there is neither."""
        if self.precision is None and self.recall is None:
            return None
        p, r = self.precision or 0.0, self.recall or 0.0
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True)
class ActionReport:
    """The table by kind (``formal`` apart), what was missed and what was found in error.

    ``fields`` says for owner, asked_by and due how many matched cases name one, and of how many
    the find says the same.
    """

    rows: Mapping[str, ActionScore]
    matches: tuple[tuple[GoldAction, FoundAction], ...]
    misses: tuple[GoldAction, ...]
    false_finds: tuple[FoundAction, ...]
    wrong_formal: int
    fields: Mapping[str, tuple[int, int]]


def read_gold(path: Path) -> tuple[GoldAction, ...]:
    """The cases of a file, one JSON object a line; raises CasesError that names the line."""
    cases = [_case(line, path, number) for number, line in numbered_lines(path)]
    if not cases:
        raise CasesError(path, None, "it holds no cases")
    return tuple(cases)


def _case(line: str, path: Path, number: int) -> GoldAction:
    try:
        row = json.loads(line)
        said = [row[name] for name in ("file", "kind", "text")]
        told = [row.get(name) for name in ("owner", "asked_by", "due")]
        marks = [row.get(name, False) for name in ("formal", "borderline")]
        page = row["page"]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"{error} is missing" if isinstance(error, KeyError) else "it is no JSON object"
        raise CasesError(path, number, reason) from error
    right = (
        all(isinstance(one, str) and one for one in said)
        and all(one is None or isinstance(one, str) for one in told)
        and all(isinstance(one, bool) for one in marks)
        and type(page) is int
        and said[1] in ACTION_KINDS
    )
    if not right:
        kinds = ", ".join(ACTION_KINDS)
        reason = f"a field is of the wrong type, or the kind is none of {kinds}"
        raise CasesError(path, number, reason)
    return GoldAction(said[0], page, said[1], said[2], *told, *marks)


def report_json(report: ActionReport) -> dict[str, Any]:
    """A report as one JSON document, without the texts of what was missed or found in error."""
    return {
        "rows": {
            name: {
                "gold": row.gold,
                "found": row.found,
                "gold_matched": row.gold_matched,
                "found_matched": row.found_matched,
                "precision": row.precision,
                "recall": row.recall,
                "f1": row.f1,
            }
            for name, row in report.rows.items()
        },
        "wrong_formal": report.wrong_formal,
        "fields": {name: {"same": a, "of": b} for name, (a, b) in report.fields.items()},
        "misses": len(report.misses),
        "false_finds": len(report.false_finds),
    }


def locate(text: str, page_text: str) -> tuple[tuple[int, int], ...]:
    """Wherever ``text`` stands in the page, white space, quotes, dashes and hyphenation folded."""
    letters, places = _bare(page_text)
    wanted, _ = _bare(text)
    spans = []
    start = letters.find(wanted) if wanted else -1
    while start >= 0:
        spans.append((places[start], places[start + len(wanted) - 1] + 1))
        start = letters.find(wanted, start + 1)
    return tuple(spans)


def _bare(text: str) -> tuple[str, list[int]]:
    """The letters, figures and signs alone in lower case, and where each of them stands."""
    kept = [
        (c.lower(), place)
        for place, c in enumerate(text.translate(FOLDED))
        if not c.isspace() and c not in "-\u00ad*" and len(c.lower()) == 1
    ]
    return "".join(c for c, _ in kept), [place for _, place in kept]


def score_actions(gold: Sequence[GoldAction], found: Sequence[FoundAction]) -> ActionReport:
    """Match the finds with the cases and count; files that no case names are left out."""
    files = {case.file for case in gold}
    finds = [find for find in found if find.file in files]
    spans = _gold_spans(gold, finds)
    overlaps = []
    for g, case in enumerate(gold):
        for f, find in enumerate(finds):
            if (case.file, case.page) == (find.file, find.action.page):
                shared = _shared(spans[g], find)
                if shared > 0 and (case.borderline or case.kind == find.action.kind):
                    overlaps.append((shared, g, f))
    overlaps.sort(key=lambda o: (-o[0], o[1], o[2]))
    of_gold: dict[int, int] = {}
    of_found: dict[int, int] = {}
    for _, g, f in overlaps:
        if not gold[g].borderline and g not in of_gold and f not in of_found:
            of_gold[g], of_found[f] = f, g
    spared = {f for _, g, f in overlaps if gold[g].borderline} - set(of_found)
    matches = tuple((gold[g], finds[f]) for g, f in sorted(of_gold.items()))
    rows: dict[str, ActionScore] = {}
    for row in (*ACTION_KINDS, "formal"):
        asked = [g for g, c in enumerate(gold) if not c.borderline and _row(c) == row]
        said = [f for f, c in enumerate(finds) if f not in spared and _row(c.action) == row]
        rows[row] = ActionScore(
            len(asked),
            len(said),
            sum(g in of_gold for g in asked),
            sum(f in of_found for f in said),
        )
    return ActionReport(
        rows,
        matches,
        tuple(c for g, c in enumerate(gold) if not c.borderline and g not in of_gold),
        tuple(c for f, c in enumerate(finds) if f not in spared and f not in of_found),
        sum(case.formal != find.action.formal for case, find in matches),
        _fields(matches),
    )


def _row(one: GoldAction | Action) -> str:
    return "formal" if one.formal else one.kind


def _gold_spans(
    gold: Sequence[GoldAction], finds: Iterable[FoundAction]
) -> list[tuple[tuple[int, int], ...]]:
    pages = {(find.file, find.action.page): find.page_text for find in finds}
    return [
        locate(case.text, pages[case.file, case.page]) if (case.file, case.page) in pages else ()
        for case in gold
    ]


def _shared(spans: Sequence[tuple[int, int]], find: FoundAction) -> int:
    """How many characters a find shares with the nearest place where a case may stand."""
    action = find.action
    return max((min(b, action.end) - max(a, action.start) for a, b in spans), default=0)


def _fields(matches: Sequence[tuple[GoldAction, FoundAction]]) -> dict[str, tuple[int, int]]:
    counts = {}
    for field in ("owner", "asked_by", "due"):
        named = [(getattr(c, field), getattr(f.action, field)) for c, f in matches]
        asked = [(g, f) for g, f in named if g]
        counts[field] = (sum(_same(g, f) for g, f in asked), len(asked))
    return counts


def _same(gold: str, found: str | None) -> bool:
    """Whether two names or dates say the same: equal, one within the other, or its initials."""
    a, b = _words(gold), _words(found or "")
    return bool(a and b) and (a in b or b in a or _initials(a) == b or _initials(b) == a)


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.split())


def _words(text: str) -> str:
    text = re.sub(r"\bcouncillor(s?)\b", r"cllr\1", text.lower().translate(FOLDED))
    return " ".join(re.findall(r"[\w']+", re.sub(r"\bthe\b", " ", text)))
