"""Near-duplicate documents, and events of many documents merged into the acts they tell."""

from __future__ import annotations

from .duplicates import group_duplicates, signature
from .happenings import happenings, merge_tellings, source_groups
from .telling import Telling, tell

__all__ = [
    "Telling",
    "group_duplicates",
    "happenings",
    "merge_tellings",
    "signature",
    "source_groups",
    "tell",
]
