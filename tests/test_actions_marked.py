"""The actions that a person marked in real papers: most are found, and few others."""

from pathlib import Path

import pytest

from eval.actions import ActionReport, FoundAction, read_gold, score_actions
from ingest.actions import actions_of
from ingest.read import Source, read_content, read_draft

FILES = (
    "seeds/000_431356f2210963b5.txt",
    "seeds/001_79dad25d9b6f4f43.txt",
    "seeds/003_14fd9f65a7e525e8.txt",
    "wye_valley/20180226.pdf",
    "wye_valley/20180625.pdf",
)
AIMS = (
    ("resolution", 0.85),
    ("formal", 0.85),
    ("undertaking", 0.75),
    ("request", 0.65),
)


@pytest.fixture(scope="module")
def report(seeds: Path) -> ActionReport:
    papers = seeds.parent
    gold = seeds.parent.parent / "eval" / "dev_actions.jsonl"
    if not gold.is_file() or not all((papers / file).is_file() for file in FILES):
        pytest.skip("the marked papers are not here")
    found = []
    for file in FILES:
        source = Source(papers / file, file)
        draft = read_draft(source, read_content(source))
        texts = {page.number: page.text for page in draft.pages}
        for action in actions_of(draft.paper, draft.pages, draft.blocks, draft.items):
            assert action.text == texts[action.page][action.start : action.end]
            found.append(FoundAction(file, action, texts[action.page]))
    return score_actions([case for case in read_gold(gold) if case.file in FILES], found)


@pytest.mark.parametrize(("kind", "aim"), AIMS)
def test_actions_of_real_papers(report: ActionReport, kind: str, aim: float) -> None:
    f1 = report.rows[kind].f1
    assert f1 is not None
    assert f1 >= aim
