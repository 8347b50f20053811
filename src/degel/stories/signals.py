"""A telling → the costly signal that it reports, if any, by `data/signals.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
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
    members = list(members)
    for entry, signal in _signals():
        if any(_fits(entry, telling) for telling in members):
            return signal
    return None


def _fits(entry: Mapping[str, Any], telling: Telling) -> bool:
    if telling.detail == f"signal:{entry['name']}":  # found when the document was stored without its text
        return True
    types = entry.get("types")
    if types and telling.type not in types and f"{telling.type}/{telling.mode}" not in types:
        return False
    if codes := entry.get("codes"):
        return telling.detail is not None and telling.detail.startswith(tuple(codes))
    if (offices := entry.get("offices")) and not set(offices) & set(telling.offices):
        return False
    if words := entry.get("words"):
        # The evidence is often cut to the core of the clause: one part must stand in it, the other near it.
        evidence, sentence = telling.evidence.casefold(), (telling.sentence or telling.evidence).casefold()
        return any(
            any(word in one for word in words) and any(word in other for word in entry["and_words"])
            for one, other in ((evidence, sentence), (sentence, evidence))
        )
    return bool(types)


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
