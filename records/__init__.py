"""The SQL side: papers, page texts, passages with full-text search. The source of truth."""

from records.opening import open_records
from records.store import Failure, PaperRow, Records

__all__ = ["Failure", "PaperRow", "Records", "open_records"]
