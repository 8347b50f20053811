"""A store → a panel: directed pair of states × week or month, with explicit zeros, ready to be merged.

Every pair with an act has a row in every period from first to last. Counts are of happenings; the index
columns are those of the period's last week, filtered, and null where the evidence is of grade E.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

from degel.actors.states import systems
from degel.errors import DegelError
from degel.store import Store

from .acts import Act, acts_by_pair, monday
from .relation import first_day, silent_weeks, until_day
from .scale import QUAD_OF, QUADS, load_scale
from .series import Series, series_of
from .states import trace

__all__ = ["panel"]

_INDEX = (
    "tone", "tone_sd", "low80", "high80", "tone_smoothed", "mean_5_years", "delta", "p_improving",
    "p_worsening", "activity",
)  # fmt: skip
_FEWEST = 5  # acts without which a pair can have no grade above E


def panel(
    store: Store,
    *,
    by: Literal["week", "month"] = "month",
    since: date | None = None,
    until: date | None = None,
    countries: Sequence[str] | None = None,
    scale: str = "plover",
    all_actors: bool = False,
) -> pa.Table:
    """The panel as an Arrow table, ordered by pair and period.

    `countries` (ISO3) asks for every directed pair among them, acts or none. Columns: `a`, `b`, `period` (its
    first day), COW and GW codes as of that day (of a state that begins within the period: as of its last), counts by type and quad, mean and sum of scores, index columns.
    Raises `StoreError` for an empty store, `DegelError` for another period than week or month.
    """
    if by not in ("week", "month"):
        raise DegelError(f"a panel is by week or by month, not by {by!r}")
    store.require()
    table = load_scale(scale)
    last = until_day(store, since, until)
    tellings = store.tellings(modality="done", official=not all_actors, until=last)
    copies = store.copies({telling.document for telling in tellings})
    found = store.happenings(tellings=tellings, copies=copies)
    pairs = acts_by_pair(found, tellings, copies, table, all_actors=all_actors)
    wanted = sorted(pairs)
    if countries is not None:
        codes = sorted(set(countries))
        wanted = [(one, other) for i, one in enumerate(codes) for other in codes[i + 1 :]]
    days = [act.day for key in wanted for act in pairs.get(key, ()) if act.day <= last]
    first = since or (min(days) if days else last)
    periods = _periods(first, last, by)
    watched = first_day(store)
    pieces = []
    for key in wanted:
        acts = [act for act in pairs.get(key, []) if act.day <= last]
        pieces.extend(_rows(key, acts, periods, by, last, watched))
    names = list(_rows(("", ""), [], [], by, last)[0])  # a panel without pairs has its columns all the same
    columns = {name: _column(name, [piece[name] for piece in pieces]) for name in names}
    return pa.table(columns).sort_by([("a", "ascending"), ("b", "ascending"), ("period", "ascending")])


def _periods(first: date, last: date, by: str) -> list[date]:
    """The first days of the periods."""
    if by == "week":
        start = monday(first)
        return [start + timedelta(days=7 * i) for i in range((monday(last) - start).days // 7 + 1)]
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    months = [first.year * 12 + first.month - 1 + i for i in range(count)]
    return [date(month // 12, month % 12 + 1, 1) for month in months]


def _place(day: date, periods: Sequence[date], by: str) -> int:
    if by == "week":
        return (monday(day) - periods[0]).days // 7
    return (day.year - periods[0].year) * 12 + day.month - periods[0].month


def _rows(
    key: tuple[str, str],
    acts: Sequence[Act],
    periods: Sequence[date],
    by: str,
    last: date,
    watched: date | None = None,
) -> list[dict[str, Any]]:
    """The columns of both directions of a pair, each as one list a direction."""
    series = series_of(acts, acts[0].day, last) if len(acts) >= _FEWEST else None
    states = trace(series, silent=silent_weeks(watched, acts[0].day))[0] if series else ()
    at = _last_weeks(series, periods, by) if series else [-1] * len(periods)
    made = []
    for one, other, way in ((*key, 1), (key[1], key[0], -1)):
        count = len(periods)
        own = [act for act in acts if act.way in (way, 0) and 0 <= _place(act.day, periods, by) < count]
        place = np.array([_place(act.day, periods, by) for act in own], dtype=np.int64)
        weight = np.array([act.weight for act in own])
        score = np.array([act.score for act in own])
        n = np.bincount(place, minlength=count)
        mass, total = (np.bincount(place, w, count) for w in (weight, weight * score))
        codes = [(_codes(one, day, by), _codes(other, day, by)) for day in periods]
        columns: dict[str, Any] = {
            "a": [one] * count,
            "b": [other] * count,
            "period": list(periods),
            "a_cow": [c[0][1] for c in codes],
            "b_cow": [c[1][1] for c in codes],
            "a_cow_letters": [c[0][0] for c in codes],
            "b_cow_letters": [c[1][0] for c in codes],
            "a_gw": [c[0][2] for c in codes],
            "b_gw": [c[1][2] for c in codes],
            "n": n.tolist(),
        }
        kinds = np.array([act.happening.type for act in own])
        quads = np.array([act.quad for act in own], dtype=np.int64)
        for type_ in sorted(QUAD_OF):
            columns[f"n_{type_.lower()}"] = np.bincount(place[kinds == type_], minlength=count).tolist()
        for k, quad in enumerate(QUADS):
            columns[f"n_{quad.replace('-', '_')}"] = np.bincount(place[quads == k], minlength=count).tolist()
        columns["weight"] = mass.tolist()
        columns["score_sum"] = total.tolist()
        columns["score_mean"] = [t / m if m > 0 else None for t, m in zip(total, mass, strict=True)]
        directed = f"tone_{'ab' if way > 0 else 'ba'}"
        heard = [i >= 0 and series is not None and series.grade[i] != "E" for i in at]
        for name in (*_INDEX, directed):
            values = series.columns[name] if series else np.array([])
            columns["tone_directed" if name == directed else name] = [
                float(values[i]) if ok and np.isfinite(values[i]) else None
                for i, ok in zip(at, heard, strict=True)
            ]
        columns["grade"] = [series.grade[i] if series and i >= 0 else "E" for i in at]
        columns["state"] = [states[i] if series and i >= 0 else "not enough evidence" for i in at]
        made.append(columns)
    return made


@lru_cache(maxsize=1 << 16)
def _codes(state: str, day: date, by: str) -> tuple[str | None, int | None, int | None]:
    """The codes of a state on the first day of a period; of a state that began within it, on its last day."""
    found = systems(state, day)
    if found == (None, None, None):
        after = (
            date(day.year + day.month // 12, day.month % 12 + 1, 1) if by == "month" else day + timedelta(7)
        )
        found = systems(state, after - timedelta(days=1))
    return found


def _last_weeks(series: Series, periods: Sequence[date], by: str) -> list[int]:
    """For each period the week of the series that ends it; −1 before the series starts."""
    start, count = series.weeks[0], len(series.weeks)
    found = []
    for i, day in enumerate(periods):
        if by == "week":
            week = (day - start).days // 7
        else:
            after = periods[i + 1] if i + 1 < len(periods) else day + timedelta(days=31)
            # The last Sunday within the month: a week belongs to the month in which it ends.
            week = (after - start).days // 7 - 1
        found.append(min(week, count - 1) if week >= 0 else -1)
    return found


_TEXT = frozenset({"a", "b", "a_cow_letters", "b_cow_letters", "grade", "state"})


def _column(name: str, parts: Sequence[Sequence[Any]]) -> pa.Array:
    values = [value for part in parts for value in part]
    if name in _TEXT:
        return pa.array(values, pa.string())
    if name == "period":
        return pa.array(values, pa.date32())
    if name == "n" or name.startswith("n_") or name.endswith(("_cow", "_gw")):
        return pa.array(values, pa.int32())
    return pa.array(values, pa.float64())
