"""KEDS series (date, source, target, code; tab-separated) → events and documents of the store.

The code system is told from the codes: those from 21 to 22 exist in WEIS alone, whatever the file is called.
A day of one file is one document: KEDS series are read from one wire, and name no articles.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from ..store import Counts, Store
from .codes import find_coding, split_actor
from .rows import Row, actor, add_in_batches, document_row, event_row, read_day, table_rows

__all__ = ["import_keds", "keds_system"]

_ORIGIN = "keds"
_PROBABILITY = 0.7
_COLUMNS = {"date", "source", "target", "code"}


def import_keds(store: Store, path: str | Path) -> Counts:
    """What was new of a KEDS file; raises `SourceError` for another kind of file."""
    return add_in_batches(store, _rows(path, keds_system(path)))


def keds_system(path: str | Path) -> str:
    """`weis` or `cameo`: which code system a KEDS file uses."""
    weis = total = 0
    for _, fields in table_rows(path, "\t", _is_keds, "KEDS file"):
        if len(fields) >= 4 and re.fullmatch(r"\d{3,4}", fields[3]):
            total += 1
            weis += fields[3][:2] in ("21", "22")
    return "weis" if total and weis / total > 0.01 else "cameo"


def _is_keds(first: list[str]) -> bool:
    return set(first) >= _COLUMNS


def _rows(path: str | Path, system: str) -> Iterator[tuple[Row, Row]]:
    name = re.sub(r"\.(tsv|tab|txt|csv)?(\.gz)?$", "", Path(path).name)
    header: dict[str, int] = {}
    seen: dict[str, int] = {}
    for line, fields in table_rows(path, "\t", _is_keds, "KEDS file"):
        if line == 1:
            header = {column: i for i, column in enumerate(fields)}
            continue
        if len(fields) < 4:
            continue
        day_text, source, target, code = (fields[header[c]] for c in ("date", "source", "target", "code"))
        coding = find_coding(system, code)
        one, other = (actor(*split_actor(side, system), side) for side in (source, target))
        if coding is None or one is None or other is None:
            continue
        day = read_day(day_text, path, line)
        key = "|".join((day_text, source, target, code))
        seen[key] = seen.get(key, 0) + 1
        digest = hashlib.sha256(f"{name}|{key}|{seen[key]}".encode()).hexdigest()[:24]
        document = f"keds:{name}:{day}"
        yield (
            event_row(
                id=digest,
                document=document,
                origin=_ORIGIN,
                day=day,
                coding=coding,
                code=code,
                system=system,
                sides=(one, other),
                probability=_PROBABILITY,
            ),
            document_row(document, _ORIGIN, day),
        )
