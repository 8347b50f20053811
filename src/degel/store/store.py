"""The embedded store: coded documents in, tables out; corrections, vintages and upkeep.

Invariant: a document's own row is written last, so that a document that is listed is complete; a reader sees
only events of listed documents, and a run that was killed is completed by running it again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

from degel.errors import StoreError
from degel.records import Coded, Happening
from degel.stories.duplicates import group_duplicates
from degel.stories.happenings import merge_tellings
from degel.stories.telling import Telling

from .corrections import CORRECTABLE, Correction, bindings, carry_over, check_mode, correct_rows
from .rows import TOLD, coded_rows, tellings_of
from .tables import Tables

__all__ = ["Counts", "Store"]

_BATCH = 1000  # documents a commit; a commit costs about 40 ms a table whatever its size
_LONGEST = 30.0  # seconds after which what was coded is committed, however little it is
_EVENT_ORDER = "ORDER BY e.date DESC NULLS LAST, e.document, e.start, e.id"


@dataclass(frozen=True, slots=True)
class Counts:
    """What an `add` has put into the store; `known` documents were there before, of them `recoded` coded anew."""

    documents: int = 0
    known: int = 0
    recoded: int = 0
    quotes: int = 0
    events: int = 0
    assessments: int = 0
    failures: int = 0


class Store:
    """A folder of Delta tables that many processes may append to while others read.

    The folder is made by the first `add`. Raises `StoreError` when the path is a file, holds something else,
    or was written by a newer dégel.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self.tables = Tables(self.path)

    def __repr__(self) -> str:
        return f"Store({str(self.path)!r})"

    # --- in

    def add(
        self,
        coded: Iterable[Coded] | Coded,
        *,
        keep_text: bool = True,
        recode: bool = False,
        batch: int = _BATCH,
    ) -> Counts:
        """What was new. Documents that the store holds change nothing, unless `recode` replaces their coding.

        With `keep_text=False` text, evidence and titles of quotes stay out; offsets, hashes and URLs are kept.
        Raises `StoreError` on a full or unwritable disk; what was committed before stays.
        """
        items = [coded] if isinstance(coded, Coded) else coded
        totals = dict.fromkeys(
            ("documents", "known", "recoded", "quotes", "events", "assessments", "failures"), 0
        )
        for part in _parts(items, batch):
            for name, number in self._add_part(part, keep_text, recode).items():
                totals[name] += number
        return Counts(**totals)

    def _add_part(self, part: Sequence[Coded], keep_text: bool, recode: bool) -> dict[str, int]:
        unique = {item.document.id: item for item in part if item.document.id is not None}
        known = self._known(list(unique))
        new = [item for item in unique.values() if item.document.id not in known]
        fresh = list(unique.values()) if recode else new
        recoded = len(fresh) - len(new)
        counts = {
            "known": len(part) - len(new),
            "recoded": recoded,
            "failures": sum(len(item.failures) for item in fresh),
        }
        rows: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("quotes", "events", "assessments", "documents")
        }
        for item in fresh:
            for name, more in coded_rows(item, keep_text=keep_text).items():
                rows[name].extend(more)
        ids = [row["id"] for row in rows["documents"]]
        if recode and ids:
            self._carry_over(ids, rows["events"])
        for name, listed in rows.items():  # documents come last: see the invariant
            if ids and (recode or self._left_over(name, ids)):
                counts[name] = self.tables.replace(name, listed, ids)
            else:
                counts[name] = self.tables.insert(name, listed)
        return counts

    def _left_over(self, name: str, ids: Sequence[str]) -> bool:
        """True when rows of documents that are not listed are there: a run was killed, perhaps of another version."""
        if name == "documents" or not self.tables.exists(name):
            return False
        found = self.tables.query(
            f"SELECT 1 AS one FROM {{{name}}} t SEMI JOIN wanted w ON t.document = w.id LIMIT 1", ids=ids
        )
        return bool(found.num_rows)

    def _carry_over(self, ids: Sequence[str], events: list[dict[str, Any]]) -> None:
        """Say corrections again of the events that take the place of those they were said of; keep the rest."""
        corrections = self.corrections()
        if not corrections or not self.tables.exists("events"):
            return
        old = self.tables.query("SELECT t.* FROM {events} t SEMI JOIN wanted w ON t.document = w.id", ids=ids)
        again, kept = carry_over(corrections, old.to_pylist(), events)
        # Before the events: a run that is killed between the two has said them of events that are not there yet.
        self.tables.insert("corrections", [item.row() for item in again])
        events.extend(kept)

    def add_rows(self, rows: Mapping[str, Sequence[Mapping[str, Any]] | pa.Table]) -> Counts:
        """What was new of rows that an import made: `events` and `documents` of the tables' layout."""
        counts = {
            name: self.tables.insert(name, rows[name])
            for name in ("quotes", "events", "assessments", "documents")
            if name in rows
        }
        return Counts(**counts)

    def _known(self, ids: Sequence[str]) -> set[str]:
        if not ids or not self.tables.exists("documents"):
            return set()
        found = self.tables.query("SELECT id FROM {documents} SEMI JOIN wanted USING (id)", ids=ids)
        return set(found["id"].to_pylist())

    # --- out

    def last_day(self) -> date:
        """The last day on which the store's documents were published; without one, the last day of an event."""
        found = self.tables.query("SELECT max(published) AS day FROM {documents}")["day"][0].as_py()
        if found is None:
            found = self.tables.query("SELECT max(date_end) AS day FROM {events}")["day"][0].as_py()
        return found if found is not None else date(1970, 1, 1)

    def documents(self, ids: Sequence[str] | None = None) -> pa.Table:
        """The documents table, or the rows of `ids`, in order of publication."""
        join = "" if ids is None else "SEMI JOIN wanted USING (id)"
        return self.tables.query(
            f"SELECT * FROM {{documents}} {join} ORDER BY published DESC NULLS LAST, id", ids=ids
        )

    def quotes(self, document: str | None = None) -> pa.Table:
        """The quotes table, or the quotes of one document, in order."""
        where = "" if document is None else "WHERE document = ?"
        return self.tables.query(
            f"SELECT * FROM {{quotes}} {where} ORDER BY document, start, id",
            [] if document is None else [document],
        )

    def assessments(self, a: str | None = None, b: str | None = None) -> pa.Table:
        """What the press says of pairs, newest first, with the date, source and URL of its document."""
        wanted = [code for code in (a, b) if code]
        where = "WHERE " + " AND ".join("? IN (s.a, s.b)" for _ in wanted) if wanted else ""
        return self.tables.query(
            "SELECT s.*, d.published AS date, d.source, d.url, d.lang FROM {assessments} s "
            f"JOIN {{documents}} d ON d.id = s.document {where} ORDER BY date DESC NULLS LAST, s.document, s.id",
            wanted,
        )

    def events(
        self,
        a: str | None = None,
        b: str | None = None,
        *,
        since: date | None = None,
        until: date | None = None,
        type: str | None = None,
        modality: str | None = None,
        directed: bool = False,
        official: bool = False,
        document: str | None = None,
        rejected: bool = False,
        ids: Iterable[str] | None = None,
        limit: int | None = None,
        columns: Sequence[str] = ("*",),
    ) -> pa.Table:
        """Events, newest first, with `lang`, `source`, `url`, `title`, `published` of their document.

        `a` and `b` are keys (`RUS`, `EU`, `RUS/OPP`) on opposite sides, in either direction unless `directed`;
        two actors of an act without recipient count too. `official` keeps acts between states' organs, `ids` those events.
        Corrections are applied: rejected events are left out unless `rejected`. `columns` are those of the event; without
        `id`, `actors`, `recipients` and their states, `type`, `modality`, `document`, `start` and dates it cannot be corrected.
        """
        where, values = _pair_filter(a, b, directed, official)
        for condition, value in (
            ("e.date_end >= ?", since),
            ("e.date <= ?", until),
            ("e.document = ?", document),
            ("e.type = ?", type),
            ("e.modality = ?", modality),
        ):
            if value is not None:
                where.append(condition)
                values.append(value)
        chosen = " AND ".join(where) or "true"
        corrections = self._corrections(CORRECTABLE)
        edited = sorted({c.target for c in corrections if c.action == "edit"})
        if edited:  # an edit may put an event into the selection, or take it out: looked at once corrected
            chosen = f"({chosen}) OR list_contains(?, e.id)"
        table = self.tables.query(
            f"SELECT {', '.join(f'e.{name}' for name in columns)}, d.lang, d.source, d.source_country, d.url, d.title, d.published, "
            "json_extract_string(d.meta, '$.sources') AS cited "
            "FROM {events} e JOIN {documents} d ON d.id = e.document "
            + ("" if ids is None else "SEMI JOIN wanted w ON e.id = w.id ")
            + f"WHERE {chosen} {_EVENT_ORDER}"
            + (f" LIMIT {int(limit)}" if limit is not None and not corrections else ""),
            [*values, edited] if edited else values,
            ids=ids,
        )
        table = correct_rows(table, corrections, rejected=rejected)
        if edited:
            import duckdb

            chosen = " AND ".join(where) or "true"
            with duckdb.connect() as connection:
                connection.register("corrected", table)
                table = connection.sql(
                    f"SELECT * FROM corrected e WHERE {chosen} {_EVENT_ORDER}", params=values
                ).to_arrow_table()
        return table.slice(0, limit) if limit is not None else table

    def tellings(self, a: str | None = None, b: str | None = None, **filters: Any) -> list[Telling]:
        """The events of `events(...)` as tellings, corrections applied."""
        return tellings_of(self.events(a, b, columns=TOLD, **filters))

    def copies(self, documents: Iterable[str] | None = None) -> dict[str, str]:
        """For each document that was read the id that stands for its group of near-duplicates."""
        join = "" if documents is None else "SEMI JOIN wanted USING (id)"
        found = self.tables.query(
            f"SELECT id, minhash FROM {{documents}} {join} WHERE minhash IS NOT NULL ORDER BY id",
            ids=documents,
        )
        return group_duplicates(zip(found["id"].to_pylist(), found["minhash"].to_pylist(), strict=True))

    def happenings(
        self,
        a: str | None = None,
        b: str | None = None,
        *,
        tellings: Sequence[Telling] | None = None,
        copies: Mapping[str, str] | None = None,
        **filters: Any,
    ) -> list[Happening]:
        """Acts that were done, in order of date: reports of one act merged, merges and splits respected.

        `tellings` and the `copies` of their documents may be given by whoever has read them.
        """
        if tellings is None:
            tellings = self.tellings(a, b, modality="done", **filters)
        if copies is None:
            copies = self.copies({telling.document for telling in tellings})
        together, apart = bindings(self._corrections({"merge", "split"}))
        return merge_tellings(tellings, copies, together=together, apart=apart)

    def coverage(self, a: str, b: str) -> pa.Table:
        """Documents a day that have events of both states, and of any: `date`, `pair`, `all`."""
        return self.tables.query(
            "SELECT published AS date, count(*) FILTER (list_contains(countries, ?) AND "
            "list_contains(countries, ?)) AS pair, count(*) AS all_documents FROM {documents} "
            "WHERE published IS NOT NULL GROUP BY published ORDER BY published",
            [a, b],
        )

    def counts(self) -> dict[str, int]:
        """The number of rows of each table."""
        return {
            name: int(self.tables.query(f"SELECT count(*) AS n FROM {{{name}}}")["n"][0].as_py())
            for name in ("documents", "quotes", "events", "assessments", "corrections", "vintages")
        }

    def is_empty(self) -> bool:
        """True when the store holds no document."""
        return not self.tables.query("SELECT 1 AS one FROM {documents} LIMIT 1").num_rows

    def require(self) -> None:
        """Raises `StoreError` when the store holds no document."""
        if self.is_empty():
            raise StoreError(f"the store {self.path} is empty; put documents in with `degel add` first")

    # --- corrections

    def correct(self, target: str, action: str, who: str, why: str, **fields: Any) -> Correction:
        """The correction that was appended; it is kept for good, and applied to everything read after it.

        `accept` and `reject` take an event id; `edit` an event id and the columns to change. `merge` and `split` take
        an event or happening id and `members=[ids]`: a merge makes them one act, a split takes the members out of
        it (all of them apart from each other when they are all it has). Raises `StoreError` for an unknown action,
        id or column.
        """
        at = datetime.now(UTC)
        correction = Correction.make(target, action, who, why, fields, at)
        if action in CORRECTABLE:
            self._require_events({target})
            if fields.get("mode") is not None and "type" not in fields:
                for type in self.events(ids=[target], rejected=True)["type"].to_pylist():
                    check_mode(type, fields["mode"])
        else:
            members, others = self._members(target, action, list(fields["members"]))
            named = {"members": members, **({"others": others} if others else {})}
            correction = Correction.make(min((*members, *others)), action, who, why, named, at)
        self.tables.insert("corrections", [correction.row()])
        return correction

    def _members(self, target: str, action: str, members: Sequence[str]) -> tuple[list[str], list[str]]:
        """The events of a merge or split, and those that its members are to be parted from."""
        by_id = {item.id: item.members for item in self.happenings()}
        named = {id for name in members for id in by_id.get(name, (name,))}
        whole = set(by_id.get(target, (target,)))
        self._require_events(named | whole)
        if action == "merge":
            named |= whole
            if len(named) < 2:
                raise StoreError("a merge needs two events or happenings; name another one as member")
            return sorted(named), []
        if target in by_id and (strange := named - whole):
            raise StoreError(
                f"the event {min(strange)!r} is no member of the happening {target!r}; name one of its own"
            )
        if len(named | whole) < 2:
            raise StoreError("a split needs two events; this act has one report only")
        return sorted(named), sorted(whole - named)

    def _require_events(self, ids: set[str]) -> None:
        found = self.tables.query("SELECT id FROM {events} SEMI JOIN wanted USING (id)", ids=ids)
        if missing := ids - set(found["id"].to_pylist()):
            raise StoreError(
                f"the store {self.path} has no event {min(missing)!r}; `degel export events` lists the ids"
            )

    def corrections(self) -> list[Correction]:
        """Every correction, oldest first."""
        return self._corrections(None)

    def _corrections(self, actions: Iterable[str] | None) -> list[Correction]:
        if not self.tables.exists("corrections"):
            return []
        rows = self.tables.query('SELECT c.* FROM {corrections} c ORDER BY c."at", c.id').to_pylist()
        return [Correction.read(row) for row in rows if actions is None or row["action"] in set(actions)]

    # --- upkeep

    def tidy(self, *, keep: timedelta = timedelta(days=7)) -> dict[str, int]:
        """Compact the tables and drop files out of use for `keep`; refresh the happenings table.

        Returns the number of files by table. Content stays as it is.
        """
        if self.tables.exists("events"):
            self.tables.overwrite("happenings", [happening_row(item) for item in self.happenings()])
        return self.tables.tidy(keep=keep)

    def release(
        self,
        folder: str | os.PathLike[str],
        *,
        title: str = "dégel event data",
        codebook: str | os.PathLike[str] | None = None,
    ) -> Path:
        """The folder of a frozen, citable vintage; the same store and code give byte-identical files.

        `codebook` is the folder that was laid over the shipped one when the documents were coded. Raises `StoreError` when the store is empty or the folder holds something already.
        """
        from .release import write_release

        self.require()
        made = write_release(self, Path(folder), title=title, codebook=Path(codebook) if codebook else None)
        try:
            self.tables.insert("vintages", [{**made, "at": datetime.now(UTC).isoformat()}])
        except StoreError as error:
            raise StoreError(
                f"the release in {folder} is complete, but its store does not list it: {error}"
            ) from error
        return Path(folder)

    def vintages(self) -> pa.Table:
        """The vintages that were released from this store, oldest first."""
        return self.tables.query('SELECT v.* FROM {vintages} v ORDER BY v."at", v.id')


def happening_row(item: Happening) -> dict[str, Any]:
    """The row of a happening."""
    return {
        "id": item.id,
        "type": item.type,
        "mode": item.mode,
        "actor": list(item.actor),
        "recipient": list(item.recipient),
        "date": item.when.start,
        "date_end": item.when.end,
        "precision": item.when.precision,
        "members": list(item.members),
        "documents": list(item.documents),
        "sources": list(item.sources),
        "score": item.score,
        "probability": item.probability,
    }


def _pair_filter(
    a: str | None, b: str | None, directed: bool, official: bool
) -> tuple[list[str], list[object]]:
    sides = ("e.actor_states", "e.recipient_states") if official else ("e.actors", "e.recipients")
    where: list[str] = []
    values: list[object] = []
    if a and b:
        ways = [(a, b)] if directed else [(a, b), (b, a)]
        terms = []
        for one, other in ways:
            terms.append(f"(list_contains({sides[0]}, ?) AND list_contains({sides[1]}, ?))")
            values += [one, other]
        terms.append(
            f"(len(e.recipients) = 0 AND list_contains({sides[0]}, ?) AND list_contains({sides[0]}, ?))"
        )
        values += [a, b]
        where.append("(" + " OR ".join(terms) + ")")
    elif a or b:
        where.append(f"(list_contains({sides[0]}, ?) OR list_contains({sides[1]}, ?))")
        values += [a or b, a or b]
    elif official:
        where.append(f"len(list_distinct(list_concat({sides[0]}, {sides[1]}))) > 1")
    return where, values


def _parts(items: Iterable[Coded], size: int) -> Iterator[list[Coded]]:
    """The items in parts of `size`, or of what came in half a minute: a run that is killed loses no more."""
    part: list[Coded] = []
    begin = time.monotonic()
    for item in items:
        part.append(item)
        if len(part) >= size or time.monotonic() - begin >= _LONGEST:
            yield part
            part, begin = [], time.monotonic()
    if part:
        yield part
