"""A store → what is thawing and freezing now, over all pairs of states, strongest change first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from degel.store import Store

from .acts import acts_by_pair
from .cards import Card
from .relation import last_day, measure
from .scale import load_scale
from .states import Rules

__all__ = ["Thaw", "thaws"]

_RANK = (
    "rupture", "thaw confirmed", "freeze confirmed", "normalisation", "relapse", "thaw watch", "freeze watch",
)  # fmt: skip
_FEWEST = 5  # acts in the last 13 weeks below which a pair has grade E


@dataclass(frozen=True, slots=True)
class Thaw:
    """One pair that moved: its state and since when, the tone with its 80 % interval, Δ over 13 weeks, the card."""

    a: str
    b: str
    state: str
    since: date
    grade: str
    tone: float
    low: float
    high: float
    delta: float
    p_improving: float
    p_worsening: float
    card: Card


def thaws(
    store: Store,
    *,
    until: date | None = None,
    weeks: int = 13,
    scale: str = "plover",
    all_actors: bool = False,
    rules: Rules | None = None,
    limit: int | None = None,
) -> list[Thaw]:
    """The pairs whose state changed in the last `weeks` weeks and is still in force, strongest change first.

    Pairs of grade E (too little evidence) are never listed. Raises `StoreError` for an empty store.
    """
    store.require()
    table = load_scale(scale)
    last = until or last_day(store)
    tellings = [
        telling
        for telling in store.tellings(modality="done", official=not all_actors, until=last)
        if telling.published is None or telling.published <= last
    ]
    happenings = store.happenings(tellings=tellings)
    copies = store.copies({telling.document for telling in tellings})
    recent = last - timedelta(days=7 * 13)
    found = []
    for (a, b), acts in acts_by_pair(happenings, tellings, copies, table, all_actors=all_actors).items():
        if sum(1 for act in acts if act.day > recent) < _FEWEST:
            continue
        pair = measure(a, b, acts, until=last, scale=scale, rules=rules)
        if pair.grade == "E" or not pair.changes or pair.changes[-1].state not in _RANK:
            continue
        card = pair.changes[-1]
        if (last - card.day).days > 7 * weeks:
            continue
        low, high = pair.interval(80) or (0.0, 0.0)
        found.append(
            Thaw(
                a=a,
                b=b,
                state=card.state,
                since=card.day,
                grade=pair.grade,
                tone=float(pair.columns["tone"][-1]),
                low=low,
                high=high,
                delta=float(pair.columns["delta"][-1]),
                p_improving=float(pair.columns["p_improving"][-1]),
                p_worsening=float(pair.columns["p_worsening"][-1]),
                card=card,
            )
        )
    found.sort(
        key=lambda item: (
            _RANK.index(item.state),
            -max(item.p_improving, item.p_worsening),
            -abs(item.delta),
            item.a,
            item.b,
        )
    )
    return found[:limit] if limit is not None else found
