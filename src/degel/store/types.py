"""The types of the codebook as the store needs them: quads, modes, and scores by type and mode."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

__all__ = ["modes_of", "plover_score_of", "quad_of", "score_of", "type_names"]


def type_names() -> tuple[str, ...]:
    """The names of the types, in order of the alphabet."""
    return tuple(_entries())


def modes_of(type_: str) -> tuple[str, ...]:
    """The modes of a type."""
    return tuple(map(str, _entries()[type_].get("modes") or {}))


def quad_of(type_: str) -> str:
    """The quad of a type.

    >>> quad_of("SANCTION")
    'material-conflict'
    """
    return str(_entries()[type_]["quad"])


def score_of(type_: str, mode: str | None) -> float:
    """PLOVER's score with the three fixes; a mode that is not listed has its type's.

    >>> score_of("ACCUSE", None), score_of("CONSULT", "visit")
    (-3.0, 4.0)
    """
    return float(_about(type_, mode)["score"])


def plover_score_of(type_: str, mode: str | None) -> float | None:
    """The score as the manual prints it; `None` for what is not in the manual."""
    found = _about(type_, mode).get("plover_score")
    return None if found is None else float(found)


def _about(type_: str, mode: str | None) -> Mapping[str, Any]:
    entry = _entries()[type_]
    about: Mapping[str, Any] = (entry.get("modes") or {}).get(mode, entry)
    return about


@cache
def _entries() -> Mapping[str, Mapping[str, Any]]:
    import degel.codebook

    folder = Path(degel.codebook.__file__).parent / "entries"
    entries = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.yml")))
    return {entry["id"]: entry for entry in entries}
