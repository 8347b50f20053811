"""Rows of imported data sets in the layout of the store's tables, and how they get in."""

from __future__ import annotations

import csv
import gzip
import io
import itertools
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any

from degel.errors import SourceError

from ..store import Counts, Store
from ..types import quad_of, score_of
from .codes import Coding

__all__ = ["Row", "add_in_batches", "document_row", "event_row", "open_table", "read_day"]

Row = dict[str, Any]
_BATCH = 40_000


def open_table(path: str | Path) -> IO[str]:
    """The lines of a plain or gzipped text file; raises `SourceError` when it cannot be read."""
    try:
        file = Path(path).open("rb")  # noqa: SIM115
        head = file.peek(2)[:2]
    except OSError as error:
        raise SourceError(
            f"{path} cannot be read ({error.strerror or error}); give an existing file"
        ) from error
    raw: Any = gzip.GzipFile(fileobj=file) if head == b"\x1f\x8b" else file
    return io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="")


def read_day(text: str, path: str | Path, line: int) -> date:
    """The day of `YYYY-MM-DD` or `YYYYMMDD`; raises `SourceError` with file and line."""
    digits = text.strip().replace("-", "")
    try:
        if len(digits) < 8:
            raise ValueError
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        raise SourceError(f"{path}:{line}: {text!r} is not a date of the form YYYY-MM-DD") from None


def actor(country: str | None, body: str | None, sector: str | None, name: str | None) -> Row | None:
    """The actor of a row, `None` when neither country nor body is known."""
    if country is None and body is None:
        return None
    return {
        "country": country,
        "code": body or country,
        "sector": sector if country else "IGO",
        "name": name,
        "office": None,
        "wikidata": None,
        "start": None,
        "end": None,
    }


def event_row(
    *,
    id: str,
    document: str,
    origin: str,
    day: date,
    coding: Coding,
    code: str,
    system: str,
    sides: tuple[Row, Row],
    probability: float,
    plover_score: float | None = None,
    place: str | None = None,
    place_country: str | None = None,
    lat: float | None = None,
    lon: float | None = None,
) -> Row:
    """A row of the events table; spans are empty, since the text is not there."""
    one, other = sides[::-1] if coding.swap else sides
    keys = [_key(one), _key(other)]
    return {
        "id": id,
        "document": document,
        "type": coding.type,
        "mode": coding.mode,
        "modality": "done",
        "quad": quad_of(coding.type),
        "score": score_of(coding.type, coding.mode),
        "plover_score": plover_score,
        "probability": probability,
        "actor": [one],
        "recipient": [other],
        "actors": [keys[0]],
        "recipients": [keys[1]],
        "actor_states": [one["country"]] if keys[0] == one["country"] else [],
        "recipient_states": [other["country"]] if keys[1] == other["country"] else [],
        "contexts": [],
        "date": day,
        "date_end": day,
        "precision": "day",
        "dated": True,
        "place": place,
        "place_country": place_country,
        "lat": lat,
        "lon": lon,
        "start": 0,
        "end": 0,
        "sentence_start": 0,
        "sentence_end": 0,
        "also": [],
        "why": [f"imported from {origin}"],
        "probabilities": "{}",
        "detail": f"{system}:{code}",
        "origin": origin,
    }


def document_row(
    id: str,
    origin: str,
    day: date,
    source: str | None = None,
    url: str | None = None,
    country: str | None = None,
) -> Row:
    """A row of the documents table for a report whose text is not there."""
    return {
        "id": id,
        "published": day,
        "url": url,
        "source": source,
        "source_country": country,
        "length": 0,
        "related": [],
        "countries": [],
        "meta": "{}",
        "furniture": "[]",
        "failures": "[]",
        "origin": origin,
    }


def _key(side: Row) -> str:
    if side["country"] is None:
        return str(side["code"])
    official = side["sector"] in ("GOV", "MIL", "COP", "SPY", "LEG", "JUD")
    return str(side["country"]) if official else f"{side['country']}/{side['sector']}"


def add_in_batches(store: Store, rows: Iterator[tuple[Row, Row]]) -> Counts:
    """What was new of pairs of an event row and its document's row."""
    totals = {"documents": 0, "events": 0}
    while part := list(itertools.islice(rows, _BATCH)):
        documents: dict[str, Row] = {}
        for event, doc in part:
            known = documents.setdefault(doc["id"], doc)
            known["countries"] = sorted(
                {*known["countries"], *event["actor_states"], *event["recipient_states"]}
            )
        counts = store.add_rows(
            {"events": [event for event, _ in part], "documents": list(documents.values())}
        )
        totals["documents"] += counts.documents
        totals["events"] += counts.events
    return Counts(**totals)


def table_rows(
    path: str | Path, delimiter: str, check: Callable[[list[str]], bool], expected: str
) -> Iterator[tuple[int, list[str]]]:
    """Line number and fields of a delimited file, its first line included; `check` must hold for that one."""
    csv.field_size_limit(1 << 20)
    try:
        with open_table(path) as lines:
            clean = (line.replace("\0", "") for line in lines)
            for number, fields in enumerate(_reader(clean, delimiter), 1):
                if number == 1 and not check(fields):
                    raise SourceError(f"{path}:1: this is no {expected}; the first line has other columns")
                yield number, fields
    except (EOFError, OSError, zlib.error, csv.Error) as error:
        raise SourceError(f"{path} is damaged ({error}); fetch it again") from error


def _reader(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    if delimiter == "\t":  # a quotation mark in a tab-separated row is a quotation mark
        return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=delimiter)
