"""dégel: who did what to whom in the world's news, with the sentence that proves it.

import degel
coder = degel.Coder()
coded = coder(degel.Document(text=..., published="2019-05-15"))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from degel.errors import DegelError
from degel.records import (
    Actor,
    Assessment,
    Coded,
    Document,
    Event,
    Failure,
    Happening,
    Place,
    Quote,
    Span,
    When,
)

if TYPE_CHECKING:
    from degel.coder import Coder
    from degel.evaluate.proof import Problem, prove
    from degel.relations import Relation
    from degel.sources import read_documents
    from degel.store import Store

__all__ = [
    "Actor",
    "Assessment",
    "Coded",
    "Coder",
    "DegelError",
    "Document",
    "Event",
    "Failure",
    "Happening",
    "Place",
    "Problem",
    "Quote",
    "Relation",
    "Span",
    "Store",
    "When",
    "prove",
    "read_documents",
    "relation",
    "thaws",
]

# Loaded on first use: spaCy alone costs 2.8 s, and `degel --help` needs none of it.
_LAZY = {
    "Coder": "degel.coder",
    "Problem": "degel.evaluate.proof",
    "prove": "degel.evaluate.proof",
    "Relation": "degel.relations",
    "relation": "degel.relations",
    "thaws": "degel.relations",
    "read_documents": "degel.sources",
    "Store": "degel.store",
}


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'degel' has no attribute {name!r}")
