"""A member's question with the reply that follows it; and who speaks where."""

import pytest

from ingest.structure.blocks import blocks_of
from ingest.structure.exchanges import exchanges_of
from ingest.structure.items import items_of
from ingest.structure.speakers import speaker_at, turns_of
from papers import Page

Found = tuple[str | None, str | None, str, str]


def exchanges_in(text: str) -> list[Found]:
    pages = (Page(1, text),)
    blocks = (tuple(blocks_of(text, set())),)
    return [
        (
            one.asked_by,
            one.answered_by,
            " ".join(text[one.char_start : one.reply_start].split()),
            " ".join(text[one.reply_start : one.char_end].split()),
        )
        for one in exchanges_of(pages, blocks, items_of(pages, blocks))
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Councillor Birch asked whether the homes were let. The Strategic Director replied "
         "that they were.",
         ("Councillor Birch", "The Strategic Director",
          "Councillor Birch asked whether the homes were let.",
          "The Strategic Director replied that they were.")),
        ("Councillor Birch asked when it would open.\n\nThe Clerk explained that it was not known. "
         "He would ask.",
         ("Councillor Birch", "The Clerk", "Councillor Birch asked when it would open.",
          "The Clerk explained that it was not known. He would ask.")),
        ("Councillor Birch felt that pay was not all. Were there other reasons?\n\nThe Director "
         "confirmed that there were.",
         ("Councillor Birch", "The Director",
          "Councillor Birch felt that pay was not all. Were there other reasons?",
          "The Director confirmed that there were.")),
        ("In response to a question from Cllr Birch, the Housing Officer said that it was full.",
         ("Cllr Birch", "the Housing Officer", "In response to a question from Cllr Birch,",
          "the Housing Officer said that it was full.")),
        ("Members enquired about the cost and were told that it was £12.",
         ("Members", None, "Members enquired about the cost and", "were told that it was £12.")),
        ("Cllr Birch asked when it would be done and County Cllr Elm said it would be soon.",
         ("Cllr Birch", "County Cllr Elm", "Cllr Birch asked when it would be done and",
          "County Cllr Elm said it would be soon.")),
        ("Q1. Why is the pool shut?\n\nA1. The roof leaks.",
         (None, None, "Q1. Why is the pool shut?", "A1. The roof leaks.")),
        ("Question 1 by Mr Birch to Mrs Elm\n\nWhy is the pool shut?\n\nReply: The roof leaks.",
         ("Mr Birch", "Mrs Elm", "Question 1 by Mr Birch to Mrs Elm Why is the pool shut?",
          "Reply: The roof leaks.")),
        ("- Cllr Birch asked why it was late – Response: the roof leaked.",
         ("Cllr Birch", None, "Cllr Birch asked why it was late –", "Response: the roof leaked.")),
    ],
)  # fmt: skip
def test_an_exchange(text: str, found: Found) -> None:
    assert exchanges_in(f"The report was heard.\n\n{text}\n\nThe report was noted.") == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Birch asked that the report be deferred. The Director said it was late.",
        "Councillor Birch asked the Clerk to write. The Clerk agreed to do so.",
        "Councillor Birch asked whether it was so.\n\nThe next report was received.",
        "Councillor Birch asked whether it was so.\n\nCouncillor Elm said that parks were green.",
        "Councillor Birch asked whether it was so. He said that it should be.",
        "1. HOMES\n\nCouncillor Birch asked if it was so.\n\n2. ROADS\n\nThe Director said no.",
        "Ten questions were asked and replies given.",
        "Nobody asked anything.",
    ],
)
def test_no_exchange(text: str) -> None:
    assert exchanges_in(text) == []


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("5. Mr R Birch, Cabinet Member for Parks, gave news of:\n\n(a) trees\n\n(b) paths",
         "paths", "Mr R Birch"),
        ("Councillor Birch said that it was so. It had been so.", "had been", "Councillor Birch"),
        ("During the debate, the Director of Homes highlighted the following:\n\n• one\n\n• two",
         "two", "the Director of Homes"),
        ("**Cllr Birch:** It is late in the day.\n\nSo it is.\n\n**Jane Elm:** We know it is."
         "\n\n**Cllr Birch:** Why has it come to that?", "So it is", "Cllr Birch"),
        ("Mr Birch provided an update on:\n\n(a) trees\n\nThe report was noted.", "noted", None),
        ("Clerk: Jane Elm\n\nText that nobody says.", "nobody", None),
        ("The homes were let in May. Councillor Birch said so.", "homes", None),
    ],
)  # fmt: skip
def test_who_speaks(text: str, words: str, speaker: str | None) -> None:
    pages = (Page(1, text),)
    blocks = (tuple(blocks_of(text, set())),)
    turns = turns_of(pages, blocks, items_of(pages, blocks))
    assert speaker_at(turns, text.index(words)) == speaker
