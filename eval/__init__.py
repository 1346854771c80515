"""Evaluation: questions with known answers, asked of the real assistant, and what came of them."""
