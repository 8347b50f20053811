"""A telling → the costly signal that it reports, if any, by `data/signals.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml

from .telling import Telling

__all__ = ["Signal", "find_signal"]

_DATA = Path(__file__).parent / "data" / "signals.yml"


@dataclass(frozen=True, slots=True)
class Signal:
    """A material act that is hard to take back: `sign` is +1 (towards each other) or −1.

    `routine` marks signals that friends send all the time (visits); one of them never makes a pattern alone.
    """

    name: str
    sign: int
    rupture: Literal["break", "force", "unclear"] | None = None
    institutional: bool = False
    routine: bool = False


def find_signal(members: Iterable[Telling]) -> Signal | None:
    """The costly signal that the tellings of one act report: the first of the list that fits any of them.

    >>> act = Telling("1", "d", "RETREAT", "release", "done", 6.5, 0.9, ("IRN",), ("USA",), ("IRN",), ("USA",), None, None)
    >>> find_signal([act]).name
    'release of prisoners'
    """
    first: tuple[int, Signal] | None = None
    for telling in members:
        for number, entry, signal in _candidates(telling.type, telling.mode, telling.detail):
            if first is not None and number >= first[0]:
                break
            if _fits(entry, telling):
                first = number, signal
                break
    return first[1] if first else None


@lru_cache(maxsize=4096)
def _candidates(
    type: str, mode: str | None, detail: str | None
) -> tuple[tuple[int, Mapping[str, Any], Signal], ...]:
    """The entries that a telling of that type and mode, or of that code, may fit, with their numbers."""
    found = []
    for number, (entry, signal) in enumerate(_signals()):
        types, codes = entry.get("types"), entry.get("codes")
        if detail != f"signal:{entry['name']}":
            if types and type not in types and f"{type}/{mode}" not in types:
                continue
            if codes and not (detail is not None and detail.startswith(tuple(codes))):
                continue
        found.append((number, entry, signal))
    return tuple(found)


def _fits(entry: Mapping[str, Any], telling: Telling) -> bool:
    if telling.detail == f"signal:{entry['name']}":  # found when the document was stored without its text
        return True
    if entry.get("codes"):
        return True  # `_candidates` has looked at it, as at the type
    if (offices := entry.get("offices")) and not set(offices) & set(telling.offices):
        return False
    if words := entry.get("words"):
        if not telling.evidence and not telling.sentence:
            return False
        # The evidence is often cut to the core of the clause: one part must stand in it, the other near it.
        evidence, sentence = telling.evidence.casefold(), (telling.sentence or telling.evidence).casefold()
        return any(
            any(word in one for word in words) and any(word in other for word in entry["and_words"])
            for one, other in ((evidence, sentence), (sentence, evidence))
        )
    return bool(entry.get("types"))


@cache
def _signals() -> tuple[tuple[Mapping[str, Any], Signal], ...]:
    entries = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    return tuple(
        (
            entry,
            Signal(
                entry["name"],
                entry["sign"],
                entry.get("rupture"),
                entry.get("institutional", False),
                entry.get("routine", False),
            ),
        )
        for entry in entries
    )
