"""The action log: what was decided, promised and asked for, and what became of it."""
