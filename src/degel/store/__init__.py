"""The embedded store: coded documents in, events, corrections, vintages and exchange formats out."""

from __future__ import annotations

from .store import Counts, Store

__all__ = ["Counts", "Store"]
