"""Event data of others in their native files → the store's tables, marked with their origin."""

from __future__ import annotations

from pathlib import Path

from degel.errors import DegelError

from ..store import Counts, Store
from .gdelt import import_gdelt
from .icews import import_icews
from .keds import import_keds

__all__ = ["import_events", "import_gdelt", "import_icews", "import_keds"]

_KINDS = {"icews": import_icews, "gdelt": import_gdelt, "keds": import_keds}


def import_events(store: Store, kind: str, path: str | Path) -> Counts:
    """What was new of a file of `icews`, `gdelt` or `keds`; importing it twice changes nothing."""
    if kind not in _KINDS:
        raise DegelError(f"{kind!r} cannot be imported; name one of {', '.join(sorted(_KINDS))}")
    return _KINDS[kind](store, path)
