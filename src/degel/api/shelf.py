"""A store → a copy for readers, laid out by pair of states, so that one pair is read without scanning the rest.

Invariant: every answer is the one the store itself gives; only the time it takes differs. The copy is a DuckDB
file in a folder of its own that goes when the shelf is closed. Corrections are never copied: they are read
from the store each time, so that a correction counts at once.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

from degel.errors import StoreError
from degel.store import Store
from degel.store.corrections import CORRECTABLE, Correction
from degel.store.tables import Tables

__all__ = ["PairStore", "Shelf", "sweep", "touching"]

# Text and furniture are most of a store's bytes, and no chart needs them.
_DOCUMENT_COLUMNS = "* EXCLUDE (text, furniture)"

_PREFIX = "degel-shelf-"

_BUILD = f"""
CREATE TABLE documents AS SELECT {_DOCUMENT_COLUMNS} FROM {{documents}};
CREATE TEMP TABLE fresh AS SELECT e.* FROM {{events}} e SEMI JOIN documents d ON d.id = e.document;
CREATE TEMP TABLE sides AS
  SELECT id, document, unnest(list_distinct(list_transform(
    list_concat(list_concat(actors, recipients), list_concat(actor_states, recipient_states)),
    lambda k: split_part(k, '/', 1)))) AS country FROM fresh;
CREATE TEMP TABLE pairs AS
  SELECT one.country AS a, two.country AS b, one.id, one.document FROM sides one
  JOIN sides two ON one.id = two.id AND one.country < two.country
  WHERE length(one.country) = 3 AND length(two.country) = 3;
CREATE TABLE pair_events AS
  SELECT p.a AS pair_a, p.b AS pair_b, e.* FROM pairs p JOIN fresh e ON e.id = p.id
  ORDER BY pair_a, pair_b, e.date, e.id;
CREATE TABLE pair_documents AS
  SELECT p.a AS pair_a, p.b AS pair_b, d.* FROM (SELECT DISTINCT a, b, document FROM pairs) p
  JOIN documents d ON d.id = p.document ORDER BY pair_a, pair_b, d.id;
CREATE TABLE lone_events AS SELECT e.* FROM fresh e ANTI JOIN pairs p ON p.id = e.id ORDER BY e.id;
CREATE TABLE event_pairs AS SELECT id, min(a || b) AS pair FROM pairs GROUP BY id ORDER BY id;
CREATE TABLE pair_counts AS
  SELECT pair_a AS a, pair_b AS b, count(*) AS events, max(date) AS last,
    count(*) FILTER (modality = 'done' AND
      ((list_contains(actor_states, pair_a) AND list_contains(recipient_states, pair_b))
      OR (list_contains(actor_states, pair_b) AND list_contains(recipient_states, pair_a))
      OR (len(recipients) = 0 AND list_contains(actor_states, pair_a) AND list_contains(actor_states, pair_b))))
      AS official
  FROM pair_events GROUP BY pair_a, pair_b ORDER BY official DESC, a, b;
CREATE TABLE days AS
  SELECT published AS date, count(*) AS all_documents FROM documents WHERE published IS NOT NULL
  GROUP BY published ORDER BY published;
CREATE TEMP TABLE lands AS SELECT id, published, unnest(list_distinct(countries)) AS country FROM documents
  WHERE published IS NOT NULL;
CREATE TABLE pair_days AS
  SELECT one.country AS pair_a, two.country AS pair_b, one.published AS date, count(*) AS pair FROM lands one
  JOIN lands two ON one.id = two.id AND one.country < two.country
  GROUP BY ALL ORDER BY pair_a, pair_b, date;
CREATE TABLE pair_assessments AS
  SELECT s.a AS pair_a, s.b AS pair_b, s.*, d.published AS date, d.source, d.url, d.lang FROM {{assessments}} s
  JOIN documents d ON d.id = s.document ORDER BY pair_a, pair_b, date DESC NULLS LAST, s.document, s.id;
DROP TABLE fresh; DROP TABLE sides; DROP TABLE pairs; DROP TABLE lands;
"""


def sweep() -> int:
    """Drop the copies of processes that were killed; the number of folders dropped."""
    dropped = 0
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        owner = folder.name.removeprefix(_PREFIX).partition("-")[0]
        if not owner.isdigit():
            continue
        try:
            os.kill(int(owner), 0)
        except ProcessLookupError:
            shutil.rmtree(folder, ignore_errors=True)
            dropped += 1
        except OSError:
            continue  # it lives, and is another user's
    return dropped


class Shelf:
    """The copy of a store as it stood when it was made; `version` names that state. Close it when done.

    `seconds` is what it took to make, `made` when it was ready (monotonic clock).
    """

    def __init__(self, store: Store, version: str) -> None:
        import duckdb

        self.store, self.version = store, version
        began = time.monotonic()
        sweep()
        self._folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
        try:
            self._connection = duckdb.connect(str(self._folder / "shelf.duckdb"))
            self._connection.execute("SET preserve_insertion_order = false")
            sources = {name: store.tables._source(name) for name in ("documents", "events", "assessments")}
            self._connection.execute(_BUILD.format(**sources))
            self._connection.execute("CHECKPOINT; SET threads = 1; SET preserve_insertion_order = true")
        except duckdb.Error as error:
            self.close()
            reason = " ".join(str(error).split())[:200]
            raise StoreError(f"the store {store.path} could not be read: {reason}") from error
        found = self.query("SELECT max(published) AS day, count(*) AS n FROM documents")
        self.documents = int(found["n"][0].as_py())
        last = found["day"][0].as_py()
        if last is None:
            last = self.query("SELECT max(date_end) AS day FROM pair_events")["day"][0].as_py()
        self.last_day: date = last or date(1970, 1, 1)
        self.made = time.monotonic()
        self.seconds = self.made - began

    def close(self) -> None:
        """Drop the copy."""
        if hasattr(self, "_connection"):
            self._connection.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def query(
        self, sql: str, parameters: Sequence[object] = (), *, tables: Mapping[str, pa.Table] | None = None
    ) -> pa.Table:
        """The answer to a query over the copy; `tables` are joined under their names. Safe in threads."""
        import duckdb

        try:
            with self._connection.cursor() as cursor:
                for name, table in (tables or {}).items():
                    cursor.register(name, table)
                return cursor.sql(sql, params=list(parameters)).to_arrow_table()
        except duckdb.Error as error:
            reason = " ".join(str(error).split())[:200]
            raise StoreError(f"the copy of {self.store.path} could not be read: {reason}") from error

    def pairs(self) -> list[tuple[str, str, int, date | None]]:
        """Every pair with an act between organs of two states: codes, number of them, last day; most first."""
        rows = self.query("SELECT a, b, official, last FROM pair_counts WHERE official > 0").to_pylist()
        return [(row["a"], row["b"], row["official"], row["last"]) for row in rows]

    def pair_of(self, event: str) -> tuple[str, str] | None:
        """A pair that the event belongs to."""
        found = self.query("SELECT pair FROM event_pairs WHERE id = ?", [event])["pair"].to_pylist()
        return (found[0][:3], found[0][3:]) if found else None

    def event(self, id: str) -> dict[str, Any] | None:
        """The row of an event with its document's columns, as coded, without corrections."""
        pair = self.pair_of(id)
        source = "lone_events WHERE id = ?"
        values: list[object] = [id]
        if pair is not None:
            source = "(SELECT * EXCLUDE (pair_a, pair_b) FROM pair_events WHERE pair_a = ? AND pair_b = ? AND id = ?)"
            values = [*pair, id]
        found = self.query(
            "SELECT e.*, d.lang, d.source, d.source_country, d.url, d.title, d.published "
            f"FROM (SELECT * FROM {source}) e JOIN documents d ON d.id = e.document",
            values,
        ).to_pylist()
        return found[0] if found else None

    def pair(self, a: str, b: str, corrections: Sequence[Correction] = ()) -> PairStore:
        """The part of the store that speaks of a pair, as a store to read from."""
        return PairStore(self, min(a, b), max(a, b), corrections)


class PairStore(Store):
    """A store that answers for one pair of states: what `relation` asks of a store, and nothing else."""

    def __init__(self, shelf: Shelf, a: str, b: str, corrections: Sequence[Correction]) -> None:
        self.path = shelf.store.path
        self.shelf, self.a, self.b = shelf, a, b
        self._listed = tuple(corrections)
        # An edit may bring an event of elsewhere into the pair: those are looked at too.
        edited = sorted({item.target for item in self._listed if item.action == "edit"})
        self.tables: Tables = _PairTables(shelf, a, b, edited)

    def _corrections(self, actions: Iterable[str] | None) -> list[Correction]:
        wanted = None if actions is None else set(actions)
        return [item for item in self._listed if wanted is None or item.action in wanted]

    def is_empty(self) -> bool:
        """True when the whole store holds no document."""
        return self.shelf.documents == 0

    def last_day(self) -> date:
        """The last day of the whole store: the pair was watched in silence until then."""
        return self.shelf.last_day

    def coverage(self, a: str, b: str) -> pa.Table:
        """Documents a day that have events of both states, and of any: `date`, `pair`, `all_documents`."""
        return self.shelf.query(
            "SELECT d.date, coalesce(p.pair, 0) AS pair, d.all_documents FROM days d LEFT JOIN "
            "(SELECT date, pair FROM pair_days WHERE pair_a = ? AND pair_b = ?) p ON p.date = d.date ORDER BY d.date",
            [min(a, b), max(a, b)],
        )

    def assessments(self, a: str | None = None, b: str | None = None) -> pa.Table:
        """What the press says of the pair, newest first."""
        return self.shelf.query(
            "SELECT * EXCLUDE (pair_a, pair_b) FROM pair_assessments WHERE pair_a = ? AND pair_b = ? "
            "ORDER BY date DESC NULLS LAST, document, id",
            [self.a, self.b],
        )


class _PairTables(Tables):
    """The tables as one pair sees them; they cannot be written."""

    def __init__(self, shelf: Shelf, a: str, b: str, edited: Sequence[str]) -> None:
        self.path = shelf.store.path
        self._shelf, self._edited = shelf, edited
        where = f"WHERE pair_a = '{_code(a)}' AND pair_b = '{_code(b)}'"
        events = f"SELECT * EXCLUDE (pair_a, pair_b) FROM pair_events {where}"
        documents = f"SELECT * EXCLUDE (pair_a, pair_b) FROM pair_documents {where}"
        if edited:
            # Rows of other pairs, each once, that an edit may have brought here.
            events += (
                " UNION SELECT * EXCLUDE (pair_a, pair_b) FROM pair_events SEMI JOIN edited USING (id)"
                " UNION SELECT * FROM lone_events SEMI JOIN edited USING (id)"
            )
            documents += (
                " UNION SELECT d.* FROM documents d WHERE d.id IN (SELECT document FROM pair_events "
                "SEMI JOIN edited USING (id) UNION SELECT document FROM lone_events SEMI JOIN edited USING (id))"
            )
        self._names = {"events": f"({events})", "documents": f"({documents})"}

    def exists(self, name: str) -> bool:
        """True for the tables that a pair is read from."""
        return name in self._names

    def insert(self, name: str, rows: object) -> int:
        """Never inserts: raises `StoreError`."""
        raise StoreError(f"the copy of {self.path} cannot be written to; write to the store")

    def query(
        self, sql: str, parameters: Sequence[object] = (), *, ids: Iterable[str] | None = None
    ) -> pa.Table:
        """The answer to a query over the pair's events and documents."""
        tables = {}
        if ids is not None:
            tables["wanted"] = pa.table({"id": pa.array(sorted(set(ids)), pa.string())})
        if self._edited:
            tables["edited"] = pa.table({"id": pa.array(self._edited, pa.string())})
        return self._shelf.query(sql.format(**self._names), parameters, tables=tables)


def _code(code: str) -> str:
    if not (len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()):
        raise StoreError(f"{code!r} is no code of a state; use ISO 3166-1 alpha-3")
    return code


def touching(corrections: Sequence[Correction], ids: Iterable[str]) -> list[Correction]:
    """The corrections that can change what a pair with these events shows: of its events, and every edit."""
    own = set(ids)
    return [
        item
        for item in corrections
        if item.action == "edit"
        or item.target in own
        or (
            item.action not in CORRECTABLE
            and own & {*item.fields.get("members", ()), *item.fields.get("others", ())}
        )
    ]
