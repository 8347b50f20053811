"""How friendly an act is: type and mode → a score of −10 … +10, by a named scale of `data/scales.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from degel.errors import DegelError

__all__ = ["QUADS", "QUAD_OF", "Scale", "load_scale", "scale_names"]

_DATA = Path(__file__).parent / "data" / "scales.yml"

QUADS = ("verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict")
QUAD_OF: Mapping[str, str] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), QUADS[0]),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), QUADS[1]),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), QUADS[2]),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), QUADS[3]),
}


class Scale:
    """Scores by type and mode."""

    def __init__(self, name: str, scores: Mapping[str, Mapping[str, float]]) -> None:
        self.name = name
        self._scores = scores

    def score(self, type: str, mode: str | None = None, default: float = 0.0) -> float:
        """The score of an act, −10 … +10; a mode that the scale does not list has its type's score.

        >>> load_scale("plover").score("CONSULT", "visit"), load_scale("degel").score("AID")
        (4.0, 7.5)
        """
        modes = self._scores.get(type)
        if modes is None:
            return default
        return modes.get(mode, modes["root"]) if mode else modes["root"]

    def __repr__(self) -> str:
        return f"Scale({self.name!r})"


def scale_names() -> tuple[str, ...]:
    """The names of the scales that are shipped."""
    return tuple(_tables())


@cache
def load_scale(name: str) -> Scale:
    """The scale of that name; raises `DegelError` for an unknown one."""
    tables = _tables()
    if name not in tables:
        raise DegelError(f"there is no scale {name!r}; use one of {', '.join(tables)}")
    own = dict(tables[name])
    like = own.pop("like", None)
    return Scale(name, {**(tables[str(like)] if like else {}), **own})


@cache
def _tables() -> dict[str, dict[str, dict[str, float]]]:
    tables: dict[str, dict[str, dict[str, float]]] = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    return tables
