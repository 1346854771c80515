"""Briefings: a theme as a paper of its own, every statement cited; Word, Markdown or HTML."""
