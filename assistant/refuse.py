"""Decide whether the papers answer at all."""

from assistant.quotes import Selection

# Set on the development questions and the sample cases together. It refuses what is outside the
# papers; a near-miss (the right topic, another year) it mostly lets through.
ENOUGH = 1.0


def answers(selection: Selection) -> bool:
    """Whether the selection can be offered as an answer.

    The share of the question's words that one passage holds (0 to 1) and the likeness in
    meaning of the nearest sentence (-1 to 1) must together reach ENOUGH: neither alone tells
    an answer from a passage that merely resembles the question.
    """
    return bool(selection.quotes) and selection.held + selection.likeness >= ENOUGH
