"""The SQL side: papers, page texts, passages with full-text search. The source of truth."""

from records.store import Failure, PaperRow, Records, Replaced, open_records

__all__ = ["Failure", "PaperRow", "Records", "Replaced", "open_records"]
