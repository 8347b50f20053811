"""One folder of Delta tables: rows whose `id` is new are appended, Arrow comes out through DuckDB.

Invariant: after any number of writers, retries and kills a row is in its table once or not at all. Writers of
one table take turns by a lock that the system drops when its holder dies; where the file system has no locks
they merge on `id`, which reads the whole table at every commit, and try again when a commit loses the race.
Every other failure becomes one `StoreError`.
"""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]
import pyarrow.compute as pc  # type: ignore[import-untyped,unused-ignore]

from degel.errors import StoreError

from .schema import SCHEMA, TABLES

__all__ = ["Tables", "failure"]

_MARKER = "store.json"
_SPARE = 1 << 16  # bytes that a commit and its log take at least
_MARK = {"format": "degel", "schema": SCHEMA}
_TRIES = 60  # twelve writers at once needed at most 19 tries of a commit
_T = TypeVar("_T")
_Log = list[tuple[str, int, int]]  # name, size and time of each file of a table's log


class Tables:
    """The tables in a folder; nothing is written before the first `insert`.

    Raises `StoreError` when the folder is a file, belongs to a newer dégel, or cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._listed: dict[
            str, tuple[_Log, list[str]]
        ] = {}  # files of each table, and the log that named them
        self._check()

    def _check(self) -> None:
        try:
            if self.path.exists() and not self.path.is_dir():
                raise StoreError(f"{self.path} is a file; a store is a folder, give another path")
            marker = self.path / _MARKER
            if not marker.exists():
                if self.path.is_dir() and any(self.path.iterdir()) and not self._holds_tables():
                    raise StoreError(
                        f"{self.path} holds other files and no store; give an empty or new folder"
                    )
                return
            written = json.loads(marker.read_text(encoding="utf-8"))
            version = int(written["schema"])
        except OSError as error:
            raise failure(self.path, error) from error
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"{self.path / _MARKER} is damaged ({_brief(error)}); it should read {json.dumps(_MARK)}"
            ) from error
        if version > SCHEMA:
            raise StoreError(
                f"{self.path} was written by a newer dégel (layout {version}, this one knows {SCHEMA}); update dégel"
            )

    def _holds_tables(self) -> bool:
        return any((self.path / name / "_delta_log").is_dir() for name in TABLES)

    def _mark(self) -> None:
        marker = self.path / _MARKER
        if marker.exists():
            return
        self.path.mkdir(parents=True, exist_ok=True)
        partial = self.path / f".{_MARKER}.{os.getpid()}.{random.randrange(10**9)}"
        partial.write_text(json.dumps(_MARK) + "\n", encoding="utf-8")
        partial.replace(marker)

    def exists(self, name: str) -> bool:
        """True when the table has been written to."""
        return (self.path / name / "_delta_log").is_dir()

    def insert(self, name: str, rows: Sequence[Mapping[str, Any]] | pa.Table) -> int:
        """The number of rows that were new; rows whose `id` is in the table change nothing."""
        table = self.arrow(name, rows)
        if table.num_rows == 0:
            return 0

        def work() -> int:
            from deltalake import DeltaTable, write_deltalake

            self._require_room(table)
            self._mark()
            with self._turn(name) as alone:
                if not self.exists(name):
                    write_deltalake(str(self.path / name), table.schema.empty_table(), mode="ignore")
                if alone:
                    fresh = self._unknown(name, table)
                    if fresh.num_rows:
                        write_deltalake(str(self.path / name), fresh, mode="append")
                    return int(fresh.num_rows)
                done = (
                    DeltaTable(str(self.path / name))
                    .merge(table, "target.id = source.id", source_alias="source", target_alias="target")
                    .when_not_matched_insert_all()
                    .execute()
                )
                return int(done.get("num_target_rows_inserted", 0))

        return self._write(work)

    def _require_room(self, table: pa.Table, *rewritten: str) -> None:
        """Raise before a write that cannot fit: a merge that meets the end of the disk leaves a trace of its own threads."""
        above = self.path
        while not above.exists() and above != above.parent:
            above = above.parent
        largest = max((Path(file).stat().st_size for file in rewritten if Path(file).exists()), default=0)
        needed = table.nbytes // 4 + largest + _SPARE
        if shutil.disk_usage(above).free < needed:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.path))
        if needed > _largest_file():
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(self.path))

    def _unknown(self, name: str, table: pa.Table) -> pa.Table:
        """The rows whose id is not in the table."""
        files = self.files(name)
        if not files:
            return table
        import duckdb

        try:
            with duckdb.connect() as connection:
                connection.execute("SET threads = 1")
                connection.register("fresh", table.select(["id"]))
                known = connection.sql(
                    f"SELECT id FROM {self._source(name)} SEMI JOIN fresh USING (id)"
                ).to_arrow_table()
        except duckdb.Error as error:
            raise StoreError(f"the store {self.path} could not be read: {_brief(error)}") from error
        if not known.num_rows:
            return table
        return table.filter(pc.invert(pc.is_in(table["id"], value_set=known["id"].combine_chunks())))

    @contextmanager
    def _turn(self, name: str) -> Iterator[bool]:
        """Waits for this writer's turn; gives False when the file system has no locks."""
        try:
            import fcntl
        except ImportError:
            yield False
            return
        with (self.path / f".{name}.lock").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX)
                alone = True
            except OSError:
                alone = False
            yield alone

    def replace(self, name: str, rows: Sequence[Mapping[str, Any]] | pa.Table, among: Sequence[str]) -> int:
        """Put `rows` in place of every row whose document is in `among`, in one commit; the number inserted."""
        table = self.arrow(name, rows)
        listed = ",".join(f"'{_quoted(id)}'" for id in among)

        def work() -> int:
            from deltalake import DeltaTable

            if not self.exists(name):
                return self.insert(name, table)
            self._require_room(table, *self.files(name))
            column = "id" if name == "documents" else "document"
            with self._turn(name):
                done = (
                    DeltaTable(str(self.path / name))
                    .merge(table, "target.id = source.id", source_alias="source", target_alias="target")
                    .when_matched_update_all()
                    .when_not_matched_insert_all()
                    .when_not_matched_by_source_delete(f"target.{column} IN ({listed})")
                    .execute()
                )
            return int(done.get("num_target_rows_inserted", 0))

        return self._write(work)

    def overwrite(self, name: str, rows: Sequence[Mapping[str, Any]] | pa.Table) -> None:
        """Put `rows` in place of the whole table, in one commit."""
        table = self.arrow(name, rows)

        def work() -> None:
            from deltalake import write_deltalake

            self._mark()
            with self._turn(name):
                write_deltalake(str(self.path / name), table, mode="overwrite")

        self._write(work)

    def query(
        self, sql: str, parameters: Sequence[object] = (), *, ids: Iterable[str] | None = None
    ) -> pa.Table:
        """The answer to a DuckDB query over the tables, each named in braces: `SELECT id FROM {events}`.

        `ids` become the one column `id` of a table named `wanted`: a join with it stays fast where a list would
        be searched once a row. A file that a concurrent `tidy` took away is looked for once more.
        """
        import duckdb

        for attempt in range(3):
            names = {name: self._source(name) for name in TABLES if f"{{{name}}}" in sql}
            try:
                with duckdb.connect() as connection:
                    connection.execute("SET threads = 1; SET preserve_insertion_order = true")
                    if ids is not None:
                        wanted = pa.array(sorted(set(ids)), pa.string())
                        connection.register("wanted", pa.table({"id": wanted}))
                    return connection.sql(sql.format(**names), params=list(parameters)).to_arrow_table()
            except duckdb.IOException as error:
                if attempt == 2:
                    raise _damaged(self.path, error) from error
                self._listed.clear()
                time.sleep(0.05)
            except duckdb.InvalidInputException as error:
                raise _damaged(self.path, error) from error
            except duckdb.Error as error:
                raise StoreError(f"the store {self.path} could not be read: {_brief(error)}") from error
        raise AssertionError("unreachable")

    def _source(self, name: str) -> str:
        files = self.files(name)
        if not files:
            columns = ", ".join(
                f'CAST(NULL AS {_sql_type(field.type)}) AS "{field.name}"' for field in TABLES[name]
            )
            return f"(SELECT {columns} WHERE false)"
        listed = ", ".join(f"'{_quoted(file)}'" for file in files)
        return f"read_parquet([{listed}], union_by_name = true)"

    def files(self, name: str) -> list[str]:
        """The Parquet files of a table's newest version, in order; the log is read again when it has changed."""
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError

        if not self.exists(name):
            return []
        for attempt in range(3):
            try:
                log = self._log(name)
                known = self._listed.get(name)
                if known is not None and known[0] == log:
                    return known[1]
                uris = DeltaTable(str(self.path / name)).file_uris()
                found = sorted(uri.removeprefix("file://") for uri in uris)
                self._listed[name] = log, found
                return found
            except (DeltaError, OSError) as error:
                # A folder whose first commit is not yet written is a table without rows.
                if not any((self.path / name / "_delta_log").glob("*.json")):
                    return []
                if attempt == 2:
                    damaged = "json error" in str(error).casefold()
                    raise (_damaged if damaged else failure)(self.path, error) from error
                time.sleep(0.05)
        return []

    def _log(self, name: str) -> _Log:
        with os.scandir(self.path / name / "_delta_log") as entries:
            stats = [(entry.name, entry.stat()) for entry in entries]
        return sorted((file, stat.st_size, stat.st_mtime_ns) for file, stat in stats)

    def version(self, name: str) -> int:
        """The number of the table's newest commit, -1 when there is none."""
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError

        try:
            return DeltaTable(str(self.path / name)).version() if self.exists(name) else -1
        except DeltaError:
            return -1

    def arrow(self, name: str, rows: Sequence[Mapping[str, Any]] | pa.Table) -> pa.Table:
        """The rows as an Arrow table of the layout; of rows with one `id` the first is kept."""
        schema = TABLES[name]
        if isinstance(rows, pa.Table):
            return rows.select(schema.names).cast(schema)
        first = {row["id"]: row for row in reversed(rows)}
        return pa.Table.from_pylist(list(first.values())[::-1], schema=schema)

    def tidy(self, *, keep: timedelta = timedelta(days=7)) -> dict[str, int]:
        """Compact small files and drop those no longer in use for `keep`; the number of files after, by table."""
        from deltalake import DeltaTable

        counts = {}
        for name in TABLES:
            if not self.exists(name):
                continue

            def work(name: str = name) -> int:
                with self._turn(name):
                    table = DeltaTable(str(self.path / name))
                    table.optimize.compact()
                    table.vacuum(
                        retention_hours=int(keep.total_seconds() // 3600),
                        dry_run=False,
                        enforce_retention_duration=False,
                    )
                    table.create_checkpoint()
                    return len(table.file_uris())

            counts[name] = self._write(work)
        return counts

    def _write(self, work: Callable[[], _T]) -> _T:
        from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError

        for attempt in range(_TRIES):
            try:
                return work()
            except CommitFailedError as error:
                if attempt == _TRIES - 1 or _is_full(error):
                    raise failure(self.path, error) from error
                time.sleep(random.uniform(0.01, 0.05 * min(attempt + 1, 10)))
            except TableNotFoundError as error:
                # Another writer is making the table: its log folder is there, its first commit is not.
                if attempt >= 20:
                    raise failure(self.path, error) from error
                time.sleep(0.05)
                self._make_again(error)
            except (DeltaError, OSError) as error:
                raise failure(self.path, error) from error
        raise AssertionError("unreachable")

    def _make_again(self, error: Exception) -> None:
        from deltalake import write_deltalake
        from deltalake.exceptions import DeltaError

        for name, schema in TABLES.items():
            log = self.path / name / "_delta_log"
            if log.is_dir() and not any(log.glob("*.json")):
                try:
                    write_deltalake(str(self.path / name), schema.empty_table(), mode="ignore")
                except DeltaError:
                    continue


def _is_full(error: BaseException) -> bool:
    text = str(error).casefold()
    number = getattr(error, "errno", None)
    return number in (errno.ENOSPC, errno.EDQUOT) or "no space left" in text or "quota exceeded" in text


def _largest_file() -> float:
    """The most bytes that this process may write to one file (`ulimit -f`)."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return float("inf")
    soft = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    return float("inf") if soft == resource.RLIM_INFINITY else float(soft)


def failure(path: Path, error: BaseException) -> StoreError:
    """The error of a path in one sentence with its remedy."""
    if isinstance(error, StoreError):
        return error
    if _is_full(error):
        return StoreError(
            f"the disk of {path} is full; what was added so far is kept, free some space and run the same command again"
        )
    text = str(error).casefold()
    if getattr(error, "errno", None) == errno.EFBIG or "file too large" in text:
        return StoreError(
            f"a file of {path} would be larger than this process may write; raise the limit (`ulimit -f unlimited`) "
            "and run the same command again"
        )
    if isinstance(error, PermissionError) or "permission denied" in text or "read-only file system" in text:
        return StoreError(f"{path} cannot be written; check its permissions or choose another folder")
    return StoreError(f"the store {path} could not be written or read: {_brief(error)}")


def _damaged(path: Path, error: BaseException) -> StoreError:
    return StoreError(
        f"files of the store {path} are missing or damaged ({_brief(error)}); put back a copy of the folder, "
        "or add the documents to a new store"
    )


def _brief(error: BaseException) -> str:
    return " ".join(str(error).partition(" 0: <unknown>")[0].split())[:200]


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def _sql_type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return _sql_type(kind.value_type) + "[]"
    if pa.types.is_struct(kind):
        return "STRUCT(" + ", ".join(f'"{f.name}" {_sql_type(f.type)}' for f in kind) + ")"
    names = {
        pa.string(): "VARCHAR", pa.int32(): "INTEGER", pa.int64(): "BIGINT", pa.float64(): "DOUBLE",
        pa.bool_(): "BOOLEAN", pa.date32(): "DATE", pa.binary(): "BLOB",
    }  # fmt: skip
    return names[kind]
