"""A file of gold → documents with the events that people read in them.

One JSON object a line: `text` (or, for gold that may not carry it, `source` and `sha256`), optional `id`, `lang`,
`published`, `title` and `url`, and `events`. An event has `type`, `span` and `actor`; optional are `mode`, `modality` (`done`),
`recipient`, `claimant`, `date`, `place` and `also` (further spans that tell the same act). Sides are codes,
`FRA`, `EU`, `FRA/POL`; `---/REB` is a side without a country.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from degel.errors import DataError
from degel.evaluate.sources import Source, digest
from degel.records import Document, Modality, Span

__all__ = ["GoldDocument", "GoldEvent", "read_gold"]

NOWHERE = "---"


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One event as labelled: `spans` are its tellings, the first one leading; sides are codes with sectors."""

    type: str
    mode: str | None
    modality: Modality
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    spans: tuple[Span, ...]
    claimant: str | None = None
    date: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document and its events, in the order of their leading spans."""

    document: Document
    events: tuple[GoldEvent, ...]


def read_gold(path: Path, types: Mapping[str, object], data: Path | None = None) -> tuple[GoldDocument, ...]:
    """All documents of a gold file; `types` are the event types that labels may use.

    Raises `DataError` with file:line for a line that is no gold, and for a text that is not the one labelled.
    """
    found: list[GoldDocument] = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: the gold cannot be read: {error}") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            where = f"{path}:{number}"
            try:
                row = json.loads(line)
            except ValueError as error:
                raise DataError(f"{where}: this is no JSON object: {error}") from None
            if not isinstance(row, dict):
                raise DataError(f"{where}: give one JSON object a line, with text and events")
            found.append(_document(row, where, types, data))
    return tuple(found)


def _document(
    row: dict[str, Any], where: str, types: Mapping[str, object], data: Path | None
) -> GoldDocument:
    text = _text(row, where, data)
    labels = row.get("events")
    if not isinstance(labels, list):
        raise DataError(f"{where}: no list of events; write [] for a document without any")
    events = [_event(label, len(text), f"{where}: event {k}", types) for k, label in enumerate(labels, 1)]
    events.sort(key=lambda e: e.spans[0])
    doc = Document(
        text,
        lang=row.get("lang"),
        published=row.get("published"),
        title=row.get("title"),
        url=row.get("url"),
        id=row.get("id"),
    )
    return GoldDocument(doc, tuple(events))


def _text(row: dict[str, Any], where: str, data: Path | None) -> str:
    text = row.get("text")
    if isinstance(text, str):
        return text
    if "source" not in row:
        raise DataError(f"{where}: neither text nor source; give the text, or where it lies")
    if data is None:
        raise DataError(f"{where}: the gold carries no text; name the folder of its sources with --data")
    try:
        place = row["source"]
        source = Source(
            str(place["file"]),
            tuple(place["records"]),
            str(place["field"]),
            int(place["start"]),
            int(place["end"]),
        )
    except (KeyError, TypeError, ValueError):
        raise DataError(f"{where}: source must name file, records, field, start and end") from None
    text = source.text(data)
    if digest(text) != row.get("sha256"):
        raise DataError(
            f"{where}: {data / source.file} holds another text than the one labelled; get the version of the gold"
        )
    return text


def _event(label: Any, length: int, where: str, types: Mapping[str, object]) -> GoldEvent:
    if not isinstance(label, dict):
        raise DataError(f"{where}: an event is an object with type, span and actor")
    kind = label.get("type")
    if not isinstance(kind, str) or kind not in types:
        raise DataError(f"{where}: {kind!r} is no event type; use one of {', '.join(sorted(types))}")
    modality = label.get("modality", "done")
    if modality not in get_args(Modality):
        raise DataError(f"{where}: {modality!r} is no modality; use one of {', '.join(get_args(Modality))}")
    actor = _sides(label.get("actor"), where)
    if not actor:
        raise DataError(f"{where}: no actor; an event has at least one")
    spans = [_span(pair, length, where) for pair in (label.get("span"), *label.get("also", ()))]
    return GoldEvent(
        kind,
        label.get("mode"),
        modality,
        actor,
        _sides(label.get("recipient", []), where),
        tuple(spans),
        label.get("claimant"),
        label.get("date"),
        label.get("place"),
    )


def _sides(codes: Any, where: str) -> tuple[str, ...]:
    if not isinstance(codes, list) or not all(isinstance(code, str) and code for code in codes):
        raise DataError(f"{where}: actor and recipient are lists of codes such as FRA, EU or FRA/POL")
    return tuple(codes)


def _span(pair: Any, length: int, where: str) -> Span:
    if (
        not isinstance(pair, list)
        or len(pair) != 2
        or not all(isinstance(n, int) for n in pair)
        or not 0 <= pair[0] < pair[1] <= length
    ):
        raise DataError(f"{where}: {pair!r} is no span of the text; write [start, end] in characters from 0")
    return Span(pair[0], pair[1])
