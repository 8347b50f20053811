"""A store and two states → their relation: weekly series, state, changes with cards, gestures, evidence.

The measure never contains what the press says of the pair; that stands beside it in `assessments`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

from degel.actors.states import find_country
from degel.errors import DegelError
from degel.store import Store

from .acts import Act, acts_by_pair, monday
from .cards import Card, make_card
from .errors import DRAWS
from .scale import load_scale
from .series import Series, series_of
from .states import Rules, trace

__all__ = ["Evidence", "Relation", "measure", "relation"]

_LATEST = 12
_GESTURE_SCORE = 2.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """One report of an act: the words, and where they stand (`text[start:end]` of the document)."""

    event: str
    document: str
    text: str | None
    sentence: str | None
    start: int
    end: int
    lang: str | None
    source: str | None
    url: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Relation:
    """The relation of `a` and `b` (ISO3, in the order asked for); arrays in `columns` have one value a week.

    `state` is that of the last week, `enough` false when nothing may be said of the pair (grade E). `changes`
    are cards, oldest first, `gestures` friendly acts without a change, newest first, `latest` the newest acts,
    `acts` all of them, oldest first.
    """

    a: str
    b: str
    scale: str
    until: date
    weeks: tuple[date, ...]
    columns: Mapping[str, npt.NDArray[np.float64]] = field(repr=False)
    states: tuple[str, ...] = field(repr=False)
    grades: tuple[str, ...] = field(repr=False)
    state: str
    grade: str
    changes: tuple[Card, ...]
    gestures: tuple[Act, ...] = field(repr=False)
    latest: tuple[Act, ...] = field(repr=False)
    assessments: tuple[Mapping[str, Any], ...] = field(repr=False)
    evidence: Mapping[str, tuple[Evidence, ...]] = field(repr=False)
    presses: tuple[str, ...] = ()
    undated: int = 0
    unreal: int = 0
    acts: tuple[Act, ...] = field(default=(), repr=False)

    @property
    def enough(self) -> bool:
        """False when the evidence of the last weeks is too thin for any statement."""
        return self.grade != "E"

    @property
    def tone(self) -> float | None:
        """The filtered tone of the last week, −10 … +10; `None` when the evidence is too thin."""
        return float(self.columns["tone"][-1]) if self.enough else None

    def interval(self, level: int = 80) -> tuple[float, float] | None:
        """The 50, 80 or 95 % interval of the last week's tone; `None` when the evidence is too thin."""
        if level not in (50, 80, 95):
            raise DegelError(f"there is no {level} % interval; use 50, 80 or 95")
        if not self.enough:
            return None
        return float(self.columns[f"low{level}"][-1]), float(self.columns[f"high{level}"][-1])

    def to_table(self) -> pa.Table:
        """The weekly series as an Arrow table; tone and intervals are null in weeks of grade E."""
        silent = np.array([grade == "E" for grade in self.grades])
        columns: dict[str, pa.Array] = {
            "week": pa.array(self.weeks, pa.date32()),
            "a": pa.array([self.a] * len(self.weeks), pa.string()),
            "b": pa.array([self.b] * len(self.weeks), pa.string()),
            "state": pa.array(self.states, pa.string()),
            "grade": pa.array(self.grades, pa.string()),
        }
        for name, values in self.columns.items():
            hidden = np.isnan(values) | (silent & (name not in _COUNTS))
            columns[name] = pa.array(np.where(hidden, 0.0, values), mask=hidden)
        return pa.table(columns)

    def to_frame(self) -> Any:
        """The weekly series as a pandas data frame; raises `DegelError` when pandas is not installed."""
        try:
            return self.to_table().to_pandas()
        except ImportError as error:
            raise DegelError(
                "pandas is not installed; run `pip install pandas`, or use to_table()"
            ) from error

    def chart(self, width: int = 72) -> str:
        """The series as text: a line of tone, one of activity, and the state below."""
        from .chart import text_chart

        return text_chart(self, width)

    def svg(self, width: int = 760, height: int = 320) -> str:
        """The series as an SVG drawing with its intervals and states."""
        from .chart import svg_chart

        return svg_chart(self, width, height)

    def png(self, width: int = 760, height: int = 320, *, scale: float = 2.0) -> bytes:
        """The drawing of `svg` as a PNG image, `scale` pixels for each of its units."""
        from .chart import png_chart

        return png_chart(self, width, height, scale)


_COUNTS = frozenset(
    {"n_happenings", "n_events", "coverage_articles", "n_source_groups", "n_source_countries"}
)


def relation(
    store: Store,
    a: str,
    b: str,
    *,
    since: date | None = None,
    until: date | None = None,
    scale: str = "plover",
    all_actors: bool = False,
    rules: Rules | None = None,
) -> Relation:
    """The relation of two states, named or by code, as it could be known on `until` (default: the store's last day).

    Weeks, changes and acts before `since` are not shown, though they count. Raises `UnknownCountryError`, `StoreError` for an
    empty store, `DegelError` for a pair of one state, an unknown scale or a period that ends before it starts.
    """
    a, b = find_country(a), find_country(b)
    if a == b:
        raise DegelError(f"a relation needs two states; both names are {a}")
    table = load_scale(scale)
    store.require()
    pair = (min(a, b), max(a, b))
    last = until_day(store, since, until)
    rows = store.events(a, b, official=not all_actors, until=until)
    if all_actors:
        rows = _any_actors(store, a, b, until)
    listed = [row for row in rows.to_pylist() if row["published"] is None or row["published"] <= last]
    from degel.store.rows import telling_record

    tellings = [telling_record(row) for row in listed if row["modality"] == "done"]
    copies = store.copies({telling.document for telling in tellings})
    found = store.happenings(tellings=tellings, copies=copies)
    acts = acts_by_pair(found, tellings, copies, table, all_actors=all_actors, pair=pair).get(pair, [])
    if (a, b) != pair:
        acts = [_turned(act) for act in acts]
    by_id = {row["id"]: row for row in listed}
    whole = measure(
        a,
        b,
        acts,
        until=last,
        scale=scale,
        rules=rules,
        coverage=_weekly_coverage(store, a, b),
        assessments=tuple(
            row for row in store.assessments(a, b).to_pylist() if not row["date"] or row["date"] <= last
        ),
        rows=by_id,
        undated=sum(1 for row in listed if row["date"] is None),
        unreal=sum(1 for row in listed if row["modality"] != "done"),
    )
    return whole if since is None else _from(whole, since)


def _from(whole: Relation, since: date) -> Relation:
    """The relation with what was from the week of `since` on; the last week is always there."""
    first = min(max((since - whole.weeks[0]).days // 7, 0), len(whole.weeks) - 1)
    kept: dict[str, Any] = {
        name: tuple(act for act in getattr(whole, name) if act.day >= since)
        for name in ("gestures", "latest", "acts")
    }
    return replace(
        whole,
        weeks=whole.weeks[first:],
        columns={name: values[first:] for name, values in whole.columns.items()},
        states=whole.states[first:],
        grades=whole.grades[first:],
        changes=tuple(card for card in whole.changes if card.day >= since),
        assessments=tuple(row for row in whole.assessments if not row["date"] or row["date"] >= since),
        **kept,
    )


def measure(
    a: str,
    b: str,
    acts: Sequence[Act],
    *,
    until: date,
    scale: str = "plover",
    rules: Rules | None = None,
    coverage: Mapping[date, tuple[int, int]] | None = None,
    assessments: tuple[Mapping[str, Any], ...] = (),
    rows: Mapping[str, Mapping[str, Any]] | None = None,
    undated: int = 0,
    unreal: int = 0,
    draws: int = DRAWS,
    watched: date | None = None,
) -> Relation:
    """The relation that the acts make up; `way` +1 is a→b. For acts that come from no store.

    `watched` is the day from which acts would have been seen, by default the first of `coverage`. `draws` carry the coder's errors into the intervals; with 0 they are left out, and nothing else changes.
    """
    rules = rules or Rules()
    acts = [act for act in acts if act.day <= until]
    start = acts[0].day if acts else until
    series = series_of(acts, start, until, coverage=coverage, scale=scale, draws=draws)
    watched = watched or min(coverage or (), default=None)
    states, turns = trace(series, rules, silent=silent_weeks(watched, start))
    cards = tuple(make_card(series, turn, rules) for turn in turns)
    shown = sorted(acts, key=lambda act: (act.day, act.happening.id), reverse=True)
    gestures = tuple(_gestures(series, states, shown))
    wanted = {
        act.happening.id: act
        for act in (*shown[:_LATEST], *gestures[:_LATEST], *(act for card in cards for act in card.acts))
    }
    return Relation(
        a=a,
        b=b,
        scale=scale,
        until=until,
        weeks=series.weeks,
        columns=series.columns,
        states=states,
        grades=series.grade,
        state=states[-1],
        grade=series.grade[-1],
        changes=cards,
        gestures=gestures,
        latest=tuple(shown[:_LATEST]),
        assessments=assessments,
        evidence={
            id: tuple(_evidence(rows[t.id]) for t in act.members if rows and t.id in rows)
            for id, act in wanted.items()
        }
        if rows
        else {},
        presses=_presses(acts),
        undated=undated,
        unreal=unreal,
        acts=tuple(acts),
    )


def first_day(store: Store) -> date | None:
    """The first day on which one of the store's documents was published; without one, nothing."""
    found: date | None = store.tables.query("SELECT min(published) AS day FROM {documents}")["day"][0].as_py()
    return found


def silent_weeks(watched: date | None, first: date) -> int:
    """Weeks from the first day that was watched to that of the first act."""
    return max((monday(first) - monday(watched)).days // 7, 0) if watched else 0


def until_day(store: Store, since: date | None, until: date | None) -> date:
    """The last day of a period: of days after the store's last one nothing is known, not even that nothing happened.

    Raises `DegelError` for a period that ends before it starts.
    """
    if since and until and until < since:
        raise DegelError(f"the period ends ({until}) before it starts ({since}); swap the two days")
    last = store.last_day()
    if since and since > last:
        raise DegelError(f"the store {store.path} ends on {last}, before {since}; give an earlier day")
    return min(until, last) if until else last


def _gestures(series: Series, states: Sequence[str], acts: Sequence[Act]) -> list[Act]:
    """Friendly acts in weeks without a thaw: shown, and called by their name."""
    thaw = ("thaw watch", "thaw confirmed", "normalisation", "warming")
    found = []
    for act in acts:
        week = (act.day - series.weeks[0]).days // 7
        if act.quad < 2 and act.score >= _GESTURE_SCORE and states[week] not in thaw:
            found.append(act)
    return found


def _evidence(row: Mapping[str, Any]) -> Evidence:
    return Evidence(
        event=row["id"],
        document=row["document"],
        text=row["evidence"],
        sentence=row["sentence"],
        start=row["start"],
        end=row["end"],
        lang=row["lang"],
        source=row["source"],
        url=row["url"],
        published=row["published"],
    )


def _presses(acts: Sequence[Act]) -> tuple[str, ...]:
    return tuple(
        name for k, name in enumerate(("a", "b", "others")) if any(act.shares[k] > 0 for act in acts)
    )


def _turned(act: Act) -> Act:
    return replace(act, way=-act.way, shares=(act.shares[1], act.shares[0], act.shares[2]))


def _weekly_coverage(store: Store, a: str, b: str) -> dict[date, tuple[int, int]]:
    found: dict[date, tuple[int, int]] = {}
    for row in store.coverage(a, b).to_pylist():
        week = monday(row["date"])
        pair, total = found.get(week, (0, 0))
        found[week] = pair + row["pair"], total + row["all_documents"]
    return found


def _any_actors(store: Store, a: str, b: str, until: date | None) -> pa.Table:
    """The events of every actor of the two states: keys `RUS` and `RUS/…` alike."""
    table = store.events(until=until)
    kept = [
        i
        for i, (one, other) in enumerate(
            zip(table["actors"].to_pylist(), table["recipients"].to_pylist(), strict=True)
        )
        if {a, b} <= {key.partition("/")[0] for key in (*one, *other)}
    ]
    return table.take(pa.array(kept, pa.int64()))
