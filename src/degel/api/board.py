"""A store → answers for the faces: relations, the survey of all pairs, single events; kept while they hold.

Invariant: an answer is kept under the state of the tables it was made from, and never given for another one.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from degel.errors import DegelError
from degel.records import Happening
from degel.relations import Card, Relation, measure, relation
from degel.relations.acts import Act, monday
from degel.store import Store
from degel.store.corrections import Correction

from .shelf import Shelf, touching
from .view import View

__all__ = ["Board", "MissingError", "Standing"]

_DATA = ("documents", "events", "assessments")
_KEPT = 512  # relations; one is about 200 kB
_PATIENCE = 2.0  # seconds that a page may wait for the copy of a store that changed
_REST = 10.0  # a copy is made anew after ten times the time that it takes
_T = TypeVar("_T")


class MissingError(DegelError):
    """What was asked for is not in the store."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a pair stands: what the front, the maps and the tables show of it.

    `tone`, `low`, `high`, `delta` are `None` when nothing may be said; `last` is the day of the newest act,
    `recent` the number of acts in the last 13 weeks, `gesture` the newest friendly act outside of a thaw.
    """

    a: str
    b: str
    state: str
    grade: str
    tone: float | None
    low: float | None
    high: float | None
    delta: float | None
    acts: int
    recent: int
    last: date | None
    mean: float | None
    changes: tuple[Card, ...]
    gesture: Act | None
    yearly: Mapping[int, tuple[float, int]]

    @property
    def change(self) -> Card | None:
        """The newest change of state."""
        return self.changes[-1] if self.changes else None


class Board:
    """The answers of one store. Safe in threads; nothing is computed before it is asked for."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._lock = threading.RLock()
        self._shelf: Shelf | None = None
        self._kept: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._turns: dict[tuple[Any, ...], threading.Lock] = {}
        self._renewing: threading.Thread | None = None
        self._corrections: tuple[str, tuple[Correction, ...]] = ("", ())

    def close(self) -> None:
        """Drop the copy of the store."""
        with self._lock:
            if self._shelf is not None:
                self._shelf.close()
                self._shelf = None

    # --- the state of the store

    def version(self, *tables: str) -> str:
        """What names the state of the tables, or of all that an answer can depend on when none is named."""
        if tables:
            return ".".join(_newest_commit(self.store, name) for name in tables)
        return f"{self.shelf().version}.{self.version('corrections', 'notes')}"

    def shelf(self) -> Shelf:
        """The copy of the store in its present state.

        A large store that changed is copied in the background, and not all the time: until the new copy is ready
        answers come from the one before, and say up to which day it knows. Corrections always count at once.
        """
        version = self.version(*_DATA)
        shelf = self._shelf
        if shelf is not None and shelf.version == version:
            return shelf
        if shelf is not None and shelf.seconds > _PATIENCE:
            self._renew_later(shelf)
            return shelf
        with self._lock:
            if self._shelf is None or self._shelf.version != version:
                self._put(Shelf(self.store, version))
            assert self._shelf is not None
            return self._shelf

    def _renew_later(self, old: Shelf) -> None:
        with self._lock:
            resting = time.monotonic() - old.made < _REST * old.seconds
            if resting or (self._renewing is not None and self._renewing.is_alive()):
                return

            def work() -> None:
                fresh = Shelf(self.store, self.version(*_DATA))
                with self._lock:
                    self._put(fresh)

            self._renewing = threading.Thread(target=work, name="degel-shelf", daemon=True)
            self._renewing.start()

    def _put(self, fresh: Shelf) -> None:
        old, self._shelf = self._shelf, fresh
        if old is not None:  # threads may still read from it
            timer = threading.Timer(30.0, old.close)
            timer.daemon = True
            timer.start()

    def corrections(self) -> tuple[Correction, ...]:
        """Every correction, oldest first."""
        version = self.version("corrections")
        if self._corrections[0] != version:
            self._corrections = (version, tuple(self.store.corrections()))
        return self._corrections[1]

    def keep(self, key: tuple[Any, ...], make: Callable[[], _T]) -> _T:
        """The answer under `key`, made when it is not there; the least used go first."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: _T = self._kept[key]
                return found
            turn = self._turns.setdefault(key, threading.Lock())
        with turn:  # two readers of one page do not make it twice
            with self._lock:
                if key in self._kept:
                    return self._kept[key]  # type: ignore[no-any-return]
            try:
                made = make()
            finally:
                with self._lock:
                    self._turns.pop(key, None)
            with self._lock:
                self._kept[key] = made
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return made

    # --- pairs

    def relation(self, a: str, b: str, view: View | None = None) -> Relation:
        """The relation of all acts of a pair as of `view.asof`, by its scale and actors, in the order a, b."""
        view = view or View()
        shelf = self.shelf()
        listed = self._of_pair(shelf, a, b)
        marks = tuple(item.id for item in listed)
        key = ("relation", shelf.version, marks, a, b, view.asof, view.scale, view.actors)

        def make() -> Relation:
            return relation(
                shelf.pair(a, b, listed), a, b, until=view.asof or shelf.last_day, scale=view.scale,
                all_actors=view.actors == "all",
            )  # fmt: skip

        return self.keep(key, make)

    def shown(self, a: str, b: str, view: View) -> Relation:
        """The relation measured on the acts that the view looks at; the whole one when it looks at all."""
        whole = self.relation(a, b, view)
        if view.whole:
            return whole
        acts = choose_acts(whole.acts, view)
        key = ("shown", id(whole), view.way, view.channel, view.press)

        def make() -> tuple[Relation, Relation]:
            made = measure(a, b, acts, until=whole.until, scale=view.scale)
            return whole, made  # the whole is kept alive, so that its id stays its own

        return self.keep(key, make)[1]

    def _of_pair(self, shelf: Shelf, a: str, b: str) -> list[Correction]:
        corrections = self.corrections()
        if not corrections:
            return []
        low, high = min(a, b), max(a, b)
        ids = self.keep(
            ("ids", shelf.version, low, high),
            lambda: frozenset(
                shelf.query("SELECT id FROM pair_events WHERE pair_a = ? AND pair_b = ?", [low, high])[
                    "id"
                ].to_pylist()
            ),
        )
        return touching(corrections, ids)

    def titles(self, a: str, b: str) -> Mapping[str, Mapping[str, Any]]:
        """Title (its beginning) and URL of the document of each event of a pair, by the event's id."""
        shelf = self.shelf()
        low, high = min(a, b), max(a, b)

        def make() -> Mapping[str, Mapping[str, Any]]:
            found = shelf.query(
                "SELECT e.id, left(d.title, 400) AS title, left(d.url, 2000) AS url FROM pair_events e JOIN pair_documents d "
                "ON d.id = e.document AND d.pair_a = e.pair_a AND d.pair_b = e.pair_b "
                "WHERE e.pair_a = ? AND e.pair_b = ? AND d.pair_a = ? AND d.pair_b = ?",
                [low, high, low, high],
            )
            columns = (found[name].to_pylist() for name in ("id", "title", "url"))
            return {id: {"title": title, "url": url} for id, title, url in zip(*columns, strict=True)}

        return self.keep(("titles", shelf.version, low, high), make)

    def rows(self, a: str, b: str, ids: Iterable[str]) -> dict[str, Mapping[str, Any]]:
        """Events of a pair by id, corrections applied, rejected ones with probability 0."""
        from degel.store.corrections import correct_rows

        shelf = self.shelf()
        listed = self._of_pair(shelf, a, b)
        found = shelf.pair(a, b, listed).tables.query(
            "SELECT e.*, d.lang, d.source, d.source_country, d.url, d.title, d.published "
            "FROM {events} e JOIN {documents} d ON d.id = e.document SEMI JOIN wanted w ON w.id = e.id",
            ids=ids,
        )
        return {row["id"]: row for row in correct_rows(found, listed, rejected=True).to_pylist()}

    def event(self, id: str) -> Mapping[str, Any]:
        """One event's row, corrections applied; `MissingError` when there is none."""
        from degel.store.corrections import correct_rows

        shelf = self.shelf()
        row = shelf.event(id)
        if row is None:
            raise MissingError(
                f"there is no event {id[:60]!r} in this store; follow a link from a pair's page"
            )
        import pyarrow as pa

        own = [item for item in self.corrections() if item.target == id]
        if not own:
            return row
        schema = shelf.query(
            "SELECT e.* EXCLUDE (pair_a, pair_b), d.lang, d.source, d.source_country, d.url, d.title, d.published "
            "FROM pair_events e JOIN documents d ON d.id = e.document LIMIT 0"
        ).schema
        found: dict[str, Any] = correct_rows(
            pa.Table.from_pylist([row], schema=schema), own, rejected=True
        ).to_pylist()[0]
        return found

    def happening(self, event: str, a: str, b: str, view: View | None = None) -> Act | None:
        """The act that the event is a report of, in the relation of a pair."""
        found = self.relation(a, b, view)
        return next((act for act in found.acts if event in act.happening.members), None)

    # --- all pairs

    def survey(
        self, view: View | None = None, *, pairs: Iterable[tuple[str, str]] | None = None
    ) -> list[Standing]:
        """Where every pair stands, most acts first; kept until the store changes."""
        view = View(asof=view.asof, scale=view.scale, actors=view.actors) if view else View()
        shelf = self.shelf()
        marks = self.version("corrections")
        if pairs is not None:
            return [self._standing(a, b, view) for a, b in pairs]
        return self.keep(
            ("survey", shelf.version, marks, view),
            lambda: [self._standing(a, b, view) for a, b, _, _ in shelf.pairs()],
        )

    def _standing(self, a: str, b: str, view: View) -> Standing:
        found = self.relation(a, b, view)
        return standing_of(found)

    def warm(self, stop: threading.Event, *, most: int = 400) -> None:
        """Measure the pairs with most acts ahead of the first visit, one after the other, until told to stop."""
        for a, b, _, _ in self.shelf().pairs()[:most]:
            if stop.wait(0.005):
                return
            self.relation(a, b)


def standing_of(found: Relation) -> Standing:
    """Where a measured pair stands."""
    week = monday(found.until)
    recent = sum(1 for act in found.acts if (week - act.day).days < 91)
    yearly: dict[int, list[float]] = {}
    for act in found.acts:
        yearly.setdefault(act.day.year, []).append(act.score)
    interval = found.interval(80)
    mean = float(found.columns["mean_5_years"][-1]) if len(found.weeks) and found.enough else None
    return Standing(
        a=found.a,
        b=found.b,
        state=found.state if found.enough else "not enough evidence",
        grade=found.grade,
        tone=found.tone,
        low=interval[0] if interval else None,
        high=interval[1] if interval else None,
        delta=float(found.columns["delta"][-1]) if found.enough else None,
        acts=len(found.acts),
        recent=recent,
        last=found.acts[-1].day if found.acts else None,
        mean=mean,
        changes=found.changes,
        gesture=found.gestures[0] if found.gestures else None,
        yearly={year: (sum(scores) / len(scores), len(scores)) for year, scores in sorted(yearly.items())},
    )


def choose_acts(acts: Sequence[Act], view: View) -> list[Act]:
    """The acts that a view looks at; of one press, each act as that press alone has it."""
    chosen = []
    for act in acts:
        if (view.way == "ab" and act.way < 0) or (view.way == "ba" and act.way > 0):
            continue
        if view.channel != "all" and view.channel not in act.channels:
            continue
        if view.press != "all":
            k = ("a", "b", "others").index(view.press)
            if act.shares[k] <= 0:
                continue
            act = replace(act, shares=(1.0, 0.0, 0.0))
        chosen.append(act)
    return chosen


def anchor(happening: Happening) -> str:
    """The event whose id stands for a happening in addresses: it stays when other reports join."""
    return min(happening.members)


def _newest_commit(store: Store, name: str) -> str:
    log = store.path / name / "_delta_log"
    try:
        newest = max((entry.name for entry in log.iterdir() if entry.suffix == ".json"), default="")
    except OSError:
        return "-"
    return newest.removesuffix(".json").lstrip("0") or "0"
