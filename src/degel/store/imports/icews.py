"""ICEWS daily files (20 columns, tab-separated) → events and documents of the store.

`Event ID` repeats across files, so that the key is id and date. Countries are names; sides that are bodies
without a code are left out, and so are statements and appeals.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..outlets import outlet_country
from ..store import Counts, Store
from .codes import body_named, country_named, find_coding, icews_sector
from .rows import Row, actor, add_in_batches, document_row, event_row, read_day, table_rows

__all__ = ["import_icews"]

_ORIGIN = "icews"
_PROBABILITY = 0.75  # about the share of codings that ICEWS's own evaluation found right


def import_icews(store: Store, path: str | Path) -> Counts:
    """What was new of an ICEWS file; raises `SourceError` for another kind of file."""
    return add_in_batches(store, _rows(path))


def _rows(path: str | Path) -> Iterator[tuple[Row, Row]]:
    header: dict[str, int] = {}
    for line, fields in table_rows(
        path, "\t", lambda first: "Event ID" in first and "CAMEO Code" in first, "ICEWS file"
    ):
        if line == 1:
            header = {name: i for i, name in enumerate(fields)}
            continue
        if len(fields) < len(header):
            continue  # a line cut short: nothing of it can be trusted
        row = {name: fields[i] for name, i in header.items()}
        coding = find_coding("cameo", row["CAMEO Code"])
        one, other = _side(row, "Source"), _side(row, "Target")
        if coding is None or one is None or other is None:
            continue
        day = read_day(row["Event Date"], path, line)
        source = row["Publisher"] or None
        document = f"icews:{row['Story ID']}"
        yield (
            event_row(
                id=f"icews:{row['Event ID']}:{day}",
                document=document,
                origin=_ORIGIN,
                day=day,
                coding=coding,
                code=row["CAMEO Code"],
                system="cameo",
                sides=(one, other),
                probability=_PROBABILITY,
                place=row["City"] or row["Province"] or row["Country"] or None,
                place_country=country_named(row["Country"]),
                lat=_number(row["Latitude"]),
                lon=_number(row["Longitude"]),
            ),
            document_row(document, _ORIGIN, day, source, None, outlet_country(source)),
        )


def _side(row: dict[str, str], side: str) -> Row | None:
    name, land = row[f"{side} Name"], row[f"{side} Country"]
    country = country_named(land)
    if country is None:
        return actor(None, body_named(name), None, name)
    return actor(country, None, icews_sector(row[f"{side} Sectors"], name, land), name)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
