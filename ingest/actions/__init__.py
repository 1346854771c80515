"""Actions found at reading: what was decided, recommended, promised and asked for."""

from ingest.actions.find import actions_of

__all__ = ["actions_of"]
