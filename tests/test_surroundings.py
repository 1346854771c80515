"""A sentence whose meaning hangs on another is never quoted alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.retrieve import Library
from ingest.load import load
from ingest.stores import Stores

MINUTES = """MARLBECK BOROUGH COUNCIL
CABINET
Tuesday 4th June, 2024

Minutes of the meeting

12. GARDEN WASTE

The following proposals were rejected:-

- Introduce a garden waste charge of £45 a year from April 2025.
- Close the Fennside recycling centre on Sundays.

13. PARKING PERMITS

The Leader stated that, contrary to the press report, it was not the case that:

1. residents would be charged £120 for a second permit;
2. visitor vouchers would be withdrawn in the Old Town.

14. WASTE PARTNERSHIP

Councillor Penhallow moved an amendment, seconded by Councillor Sze:

That the Council withdraw from the regional waste partnership by December 2025.

The amendment was put to the vote. The amendment was LOST.

15. MARKET

Councillor Tindall asked when the covered market would open again.

The Director replied that the roof was being mended. It would open on 2nd September.

16. LIBRARY

The report was received. Opening hours were as follows:

- Monday to Friday, nine until six.
"""


@pytest.fixture
def library(tmp_path: Path, empty_stores: Callable[[str], Stores]) -> Library:
    stores = empty_stores("data")
    (tmp_path / "minutes.txt").write_text(MINUTES)
    load([tmp_path / "minutes.txt"], stores)
    return Library(stores.records, stores.open_index(), stores.open_embedder())


@pytest.mark.parametrize(
    ("question", "words", "with_them"),
    [
        ("Will there be a garden waste charge?", "£45 a year", "proposals were rejected"),
        ("Will the Fennside recycling centre close on Sundays?", "Fennside", "were rejected"),
        ("What will residents be charged for a second permit?", "£120", "it was not the case"),
        ("Will visitor vouchers be withdrawn in the Old Town?", "vouchers", "it was not the case"),
        ("Will the Council withdraw from the regional waste partnership?", "withdraw", "was LOST"),
        ("When will the covered market open again?", "asked when", "2nd September"),
    ],
)
def test_what_a_sentence_hangs_on_is_quoted_with_it(
    library: Library, question: str, words: str, with_them: str
) -> None:
    answer = ask(library, question)
    text = " ".join(sentence.text for sentence in answer.sentences)
    assert words in text, "the sentence itself should be found"
    assert with_them in text


def test_a_lead_in_stands_before_its_limb(library: Library) -> None:
    texts = [one.text for one in ask(library, "Will there be a garden waste charge?").sentences]
    lead_in = next(n for n, text in enumerate(texts) if "were rejected" in text)
    limb = next(n for n, text in enumerate(texts) if "£45" in text)
    assert lead_in < limb
