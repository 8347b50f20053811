"""Happenings with their tellings → the acts of each pair of states, weighted as the index weighs them.

w = p × m × d: p that type and pair are right, m = 0.5 for what only one side says of the other, d = 1/(n − 1)
for an act of n parties. How often an act was reported never weighs: only independent sources count, and only
in p and in the grade.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

from degel.actors.states import state_entries
from degel.records import Happening
from degel.store.outlets import outlet_country, outlet_name
from degel.stories.happenings import source_groups
from degel.stories.signals import Signal, find_signal
from degel.stories.telling import Telling

from .scale import QUAD_OF, QUADS, Scale

__all__ = ["CHANNELS", "Act", "acts_by_pair", "monday"]

CHANNELS: Mapping[str, frozenset[str]] = {
    "diplomatic": frozenset({"diplomatic", "territory"}),
    "military": frozenset({"military", "peacekeeping", "cbrn", "terrorism"}),
    "economic": frozenset({"economic", "natural_resource", "technology"}),
    "legal": frozenset({"legal", "asylum", "migration", "crime", "corruption"}),
    "cyber": frozenset({"cyber", "intelligence", "misinformation"}),
    "humanitarian": frozenset({"humanitarian", "health", "disasters", "human_security"}),
}
WORST = 9.0  # scores are winsorised here: one massacre and one shot are not told apart by a mean
_HEARSAY = 0.5
_OLD = timedelta(days=366)  # an act told this long after its day is background, not news
_LATE = timedelta(days=31)  # an act first told so long after its day was no news: nobody could know it then
_NAMING = ("coded", "icews", "gdelt")  # origins that name their outlets


@dataclass(frozen=True, slots=True)
class Act:
    """One act between two states: `way` +1 is a→b, −1 is b→a, 0 both (a before b in the alphabet).

    `shares` are the parts of the independent sources from the press of a, of b and of the rest of the world;
    `outlets` and `countries` name one paper, the first, of each independent source.
    `blind` acts come from a data set that does not name its sources.
    """

    happening: Happening
    members: tuple[Telling, ...]
    way: int
    day: date
    score: float
    weight: float
    quad: int
    channels: tuple[str, ...]
    shares: tuple[float, float, float]
    outlets: frozenset[str]
    countries: frozenset[str]
    n_groups: int
    signal: Signal | None
    blind: bool


def monday(day: date) -> date:
    """The Monday of the ISO week.

    >>> monday(date(2020, 9, 17))
    datetime.date(2020, 9, 14)
    """
    return day - timedelta(days=day.weekday())


def acts_by_pair(
    happenings: Iterable[Happening],
    tellings: Iterable[Telling],
    copies: Mapping[str, str],
    scale: Scale,
    *,
    all_actors: bool = False,
    pair: tuple[str, str] | None = None,
) -> dict[tuple[str, str], list[Act]]:
    """The acts of every pair (a < b) in order of date, of states' organs unless `all_actors`."""
    by_id = {telling.id: telling for telling in tellings}
    found: dict[tuple[str, str], list[Act]] = {}
    for happening in happenings:
        members = tuple(by_id[id] for id in happening.members if id in by_id)
        day = _day(happening, members)
        if day is None:
            continue
        ways = _ways(happening, members, all_actors)
        if pair is not None:
            ways = {key: way for key, way in ways.items() if key == pair}
        if not ways:
            continue
        groups = source_groups(members, copies)
        blind = all(telling.origin not in _NAMING for telling in members)
        signal = None if _late(happening, members) else find_signal(members)
        contexts = {context for telling in members for context in telling.contexts}
        channels = tuple(name for name, wanted in CHANNELS.items() if contexts & wanted)
        firsts = [_first(group) for group in groups]  # a wire's text printed by ten papers is one source
        outlets = frozenset(
            (telling.source or copies.get(telling.document, telling.document)).casefold()
            for telling in firsts
        )
        countries = frozenset(t.source_country for t in firsts if t.source_country)
        # A digest that names the outlets it read stands for them.
        cited = frozenset(outlet_name(name, None) or name for t in members for name in t.cited)
        outlets |= cited
        countries |= {land for name in cited if (land := outlet_country(name))}
        score = max(-WORST, min(WORST, scale.score(happening.type, happening.mode, happening.score)))
        parties = len(set(happening.actor) | set(happening.recipient))
        for key, way in ways.items():
            found.setdefault(key, []).append(
                Act(
                    happening=happening,
                    members=members,
                    way=way,
                    day=day,
                    score=score,
                    weight=_weight(happening, members, groups, key, parties),
                    quad=QUADS.index(QUAD_OF[happening.type]) if happening.type in QUAD_OF else 0,
                    channels=channels,
                    shares=_shares(groups, key),
                    outlets=outlets,
                    countries=countries,
                    n_groups=max(len(groups), len(cited)),
                    signal=signal,
                    blind=blind,
                )
            )
    for acts in found.values():
        acts.sort(key=lambda act: (act.day, act.happening.id))
    return found


def _day(happening: Happening, members: Sequence[Telling]) -> date | None:
    when = happening.when
    if when.precision in ("year", "decade") or not members:
        return None
    day = when.start + (when.end - when.start) / 2
    told = [telling.published for telling in members if telling.published]
    if told and min(told) - when.end > _OLD:
        return None
    if told and day > max(told) + timedelta(days=7):
        return None  # done, yet dated after its report: the date was misread
    return day


def _late(happening: Happening, members: Sequence[Telling]) -> bool:
    """True when the first report came too late for a signal: it is background, and a state of its day would be hindsight."""
    told = [telling.published for telling in members if telling.published]
    return bool(told) and min(told) - happening.when.end > _LATE


def _ways(happening: Happening, members: Sequence[Telling], all_actors: bool) -> dict[tuple[str, str], int]:
    actors = _states(happening.actor, [t.actor_states for t in members], all_actors)
    recipients = _states(happening.recipient, [t.recipient_states for t in members], all_actors)
    ways: dict[tuple[str, str], int] = {}
    if not happening.recipient:
        for one, other in combinations(sorted(actors), 2):
            ways[one, other] = 0
        return ways
    for one in actors:
        for other in recipients:
            if one != other:
                key, way = ((one, other), 1) if one < other else ((other, one), -1)
                ways[key] = way if ways.get(key, way) == way else 0
    return ways


def _states(keys: Sequence[str], official: Sequence[Sequence[str]], all_actors: bool) -> list[str]:
    if all_actors:
        known = state_entries()
        codes = [key.partition("/")[0] for key in keys]
        return list(dict.fromkeys(code for code in codes if code in known))
    return [key for key in keys if any(key in codes for codes in official)]


def _weight(
    happening: Happening,
    members: Sequence[Telling],
    groups: Sequence[Sequence[Telling]],
    pair: tuple[str, str],
    parties: int,
) -> float:
    hearsay = all(t.claimant is not None and t.claimant.partition("/")[0] in pair for t in members)
    # What a side says it did itself is no hearsay; what it says the other did is, until a second source.
    about = any(t.claimant is not None and t.claimant not in t.actors for t in members)
    m = _HEARSAY if hearsay and about and len(groups) < 2 else 1.0
    return happening.probability * m / max(parties - 1, 1)


def _first(group: Sequence[Telling]) -> Telling:
    return min(group, key=lambda t: (t.published or date.max, t.source or "", t.document))


def _shares(groups: Sequence[Sequence[Telling]], pair: tuple[str, str]) -> tuple[float, float, float]:
    counts = [0.0, 0.0, 0.0]
    for group in groups:
        countries = {telling.source_country for telling in group}
        side: Literal[0, 1, 2] = 0 if countries == {pair[0]} else 1 if countries == {pair[1]} else 2
        counts[side] += 1.0
    total = sum(counts) or 1.0
    return counts[0] / total, counts[1] / total, counts[2] / total
