"""A store → what is thawing and freezing now, over all pairs of states, strongest change first.

Most pairs cannot be listed, and are not looked at closely: those with too few acts of late are never read, those whose tone
has not moved and who sent no costly signal are passed over after one estimate of all pairs at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]
import pyarrow.compute as pc  # type: ignore[import-untyped,unused-ignore]

from degel.store import Store

from .acts import Act, acts_by_pair, monday
from .cards import Card
from .model import Array, estimate_tone
from .observe import week_index, weigh
from .relation import first_day, measure, silent_weeks, until_day
from .scale import load_scale
from .series import WINDOW, last_grade, may_be_graded, series_of
from .states import Rules, trace

__all__ = ["Thaw", "moving", "thaws"]

_RANK = (
    "rupture", "thaw confirmed", "freeze confirmed", "normalisation", "relapse", "thaw watch", "freeze watch",
)  # fmt: skip

Pair = tuple[str, str]


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
    since: date | None = None,
    until: date | None = None,
    weeks: int = 13,
    scale: str = "plover",
    all_actors: bool = False,
    rules: Rules | None = None,
    limit: int | None = None,
) -> list[Thaw]:
    """The pairs whose state changed in the last `weeks` weeks, or from `since` on, and is still in force, strongest first.

    Pairs of grade E (too little evidence) are never listed. Raises `StoreError` for an empty store.
    """
    store.require()
    table = load_scale(scale)
    rules = rules or Rules()
    last = until_day(store, since, until)
    if since is not None:
        weeks = -(-(last - since).days // 7)
    chosen = _busy(store, all_actors, last)
    tellings = [
        telling
        for telling in store.tellings(modality="done", official=not all_actors, until=last, ids=chosen)
        if telling.published is None or telling.published <= last
    ]
    copies = store.copies({telling.document for telling in tellings})
    happenings = store.happenings(tellings=tellings, copies=copies)
    acts = {
        key: found
        for key, found in acts_by_pair(happenings, tellings, copies, table, all_actors=all_actors).items()
        if last_grade(found, last) != "E"
    }
    watched = first_day(store)
    found = []
    for a, b in moving(acts, last, weeks, rules):
        if not _moved(acts[a, b], last, weeks, rules, watched):
            continue
        pair = measure(a, b, acts[a, b], until=last, scale=scale, rules=rules, watched=watched)
        card = pair.changes[-1]
        if since is not None and card.day < since:
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


def _moved(acts: Sequence[Act], last: date, weeks: int, rules: Rules, watched: date | None) -> bool:
    """True when the pair's state changed in the last `weeks` weeks to one that is listed."""
    acts = [act for act in acts if act.day <= last]
    series = series_of(acts, acts[0].day, last, bare=True)
    _, turns = trace(series, rules, silent=silent_weeks(watched, acts[0].day))
    if not turns or turns[-1].state not in _RANK:
        return False
    return (last - series.weeks[turns[-1].week] - timedelta(days=6)).days <= 7 * weeks


def _busy(store: Store, all_actors: bool, last: date) -> list[str]:
    """The events of the pairs whose reports of the last 13 weeks may make a grade: an act has one report at least.

    An act has the days of one of its reports. What analysts edited may be of any pair, and is always read.
    """
    ours, theirs = ("e.actors", "e.recipients") if all_actors else ("e.actor_states", "e.recipient_states")
    rows = store.tables.query(
        f"SELECT e.id, {ours} AS ours, CASE WHEN len(e.recipients) > 0 THEN {theirs} ELSE {ours} END AS theirs, "
        "date_diff('day', DATE '1970-01-01', e.date) + (e.date_end - e.date) // 2 AS day FROM {events} e WHERE e.modality = 'done' AND e.date <= ? "
        f"AND len(list_distinct(list_concat({ours}, {theirs}))) > 1",
        [last],
    )
    edited = sorted({item.target for item in store.corrections() if item.action == "edit"})
    joined = [pc.binary_join(rows[name].combine_chunks(), ",") for name in ("ours", "theirs")]
    encoded = pc.binary_join_element_wise(*joined, ">").dictionary_encode()
    pairs = [
        _pairs(*(part.split(",") for part in text.split(">"))) for text in encoded.dictionary.to_pylist()
    ]
    side = encoded.indices.to_numpy()
    first = monday(last) - timedelta(days=7 * (WINDOW - 1))
    days = rows["day"].to_numpy() - (first - date(1970, 1, 1)).days
    recent = (days >= 0) & (days <= (last - first).days)
    counts: dict[Pair, Counter[int]] = {}
    for cell, number in zip(
        *np.unique(side[recent] * WINDOW + days[recent] // 7, return_counts=True), strict=True
    ):
        for pair in pairs[cell // WINDOW]:
            counts.setdefault(pair, Counter())[int(cell) % WINDOW] += int(number)
    if edited:
        for telling in store.tellings(modality="done", until=last, ids=edited):
            found = _pairs(telling.actors, telling.recipients or telling.actors)
            for pair in found:
                counts.setdefault(pair, Counter()).update(range(WINDOW))
    busy = {pair for pair, weeks in counts.items() if may_be_graded(weeks.total(), len(weeks))}
    chosen = np.array([not busy.isdisjoint(named) for named in pairs], dtype=bool)[side]
    return sorted({*edited, *rows["id"].filter(pa.array(chosen)).to_pylist()})


def _pairs(ours: Sequence[str], theirs: Sequence[str]) -> set[Pair]:
    ours, theirs = ([key.partition("/")[0] for key in side] for side in (ours, theirs))
    return {(min(a, b), max(a, b)) for a in ours for b in theirs if a != b}


def moving(acts: Mapping[Pair, Sequence[Act]], last: date, weeks: int, rules: Rules) -> list[Pair]:
    """The pairs whose state may have changed in the last `weeks` weeks: all that did, and some that did not.

    A state changes by force or a marker of that week; by the tone, where a move was probable; or, up to `settle_weeks` after
    a confirmed move, because it was lost or became normal.
    """
    by_end: dict[int, list[Pair]] = {}
    for key in sorted(acts):
        length = week_index(acts[key][0].day, last) + 1
        by_end.setdefault(-(-length // 104), []).append(key)  # pairs of like length share an array
    since = last - timedelta(days=7 * (weeks + 1))
    found = {
        key
        for key, listed in acts.items()
        if any(
            act.signal and (act.signal.rupture or not act.blind) and since <= act.day <= last
            for act in listed
        )
    }
    for keys in by_end.values():
        up, down = _moves([acts[key] for key in keys], last)
        window = slice(-(weeks + 1 + rules.settle_weeks), None)
        for probable in (up, down):
            seen = np.nan_to_num(probable[window]).max(axis=0) >= rules.watch
            found.update(key for key, yes in zip(keys, seen, strict=True) if yes)
    return sorted(found)


def _moves(listed: Sequence[Sequence[Act]], last: date) -> tuple[Array, Array]:
    """P(improving) and P(worsening) of many pairs, the last week of each in the last row."""
    starts = [acts[0].day for acts in listed]
    lengths = np.array([week_index(start, last) + 1 for start in starts])
    most = int(lengths.max())
    acts = [act for part in listed for act in part]
    pair = np.repeat(np.arange(len(listed)), [len(part) for part in listed])
    # Every pair starts in row 0 with its first act, as when it is measured alone.
    first = np.array([monday(start).toordinal() for start in starts])
    week = (np.array([act.day.toordinal() for act in acts]) - first[pair]) // 7
    inside = week < lengths[pair]
    w, x = np.array([act.weight for act in acts]), np.array([act.score for act in acts])
    shares = np.array([act.shares for act in acts])
    columns = weigh((week + pair * most)[inside], w[inside], x[inside], shares[inside], len(listed) * most)
    tone = estimate_tone(*(np.ascontiguousarray(column.reshape(len(listed), most).T) for column in columns))
    back = (np.arange(most)[:, None] + lengths) % most
    up, down = (np.take_along_axis(p, back, axis=0) for p in (tone.up, tone.down))
    return up, down
