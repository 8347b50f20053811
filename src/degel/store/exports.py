"""The store's tables in formats of exchange: PLOVER JSONL, flat pairs, CSV and Parquet.

Lists of actors are expanded to pairs in flat tables (one row for each actor and recipient), and stay lists in
PLOVER JSONL and Parquet.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

from degel.errors import DegelError, StoreError

if TYPE_CHECKING:
    from .store import Store

__all__ = ["event_pairs", "plover_event", "write_plover", "write_table"]

_QUADS = {"verbal-cooperation": 1, "material-cooperation": 2, "verbal-conflict": 3, "material-conflict": 4}
_MODALITIES = {
    "future": "future",
    "hypothetical": "hypothetical",
    "negated": "negation",
    "historical": "historical",
}


def plover_event(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of `Store.events` as a PLOVER JSON event; absent values are left out.

    Quads are 1 to 4; the modality goes under PLOVER's name for it (`negation`) in `auxiliary_mode`.
    """
    event: dict[str, Any] = {
        "id": row["id"],
        "has_event": True,
        "date": _day(row["date"]),
        "enddate": _day(row["date_end"]) if row["date_end"] != row["date"] else None,
        "actor": [_entity(actor) for actor in row["actor"]],
        "recipient": [_entity(actor) for actor in row["recipient"]],
        "event": row["type"],
        "mode": row["mode"],
        "auxiliary_mode": _MODALITIES.get(row["modality"]),
        "context": list(row["contexts"] or ()),
        "quad_code": _QUADS[row["quad"]],
        "event_scale": row["score"],
        "plover_scale": row["plover_score"],
        "probability": row["probability"],
        "claimant": _entity(row["claimant"]) if row["claimant"] else None,
        "event_text": row["evidence"],
        "text": row["sentence"],
        "text_info": {"start": row["start"], "end": row["end"], "document": row["document"]},
        "event_loc": {
            "resolved_place": row["place"],
            "country_code": row["place_country"],
            "lat": row["lat"],
            "lon": row["lon"],
        },
        "cite_info": {
            "url": row["url"],
            "title": row["title"],
            "language": row["lang"],
            "publication": row["source"],
            "date": _day(row["published"]),
        },
        "coder": "degel" if row["origin"] == "coded" else row["origin"],
        "comment": row["detail"],
    }
    found: dict[str, Any] = _dense(event)
    return found


def write_plover(store: Store, path: str | Path) -> int:
    """The number of events written to a file of one PLOVER JSON event a line, ordered by date and id."""
    lines = _plover_lines(store)
    count = 0
    try:
        with Path(path).open("w", encoding="utf-8", newline="\n") as file:
            for line in lines:
                file.write(line)
                count += 1
    except OSError as error:
        raise StoreError(f"{path} cannot be written ({error.strerror or error})") from error
    return count


def _plover_lines(store: Store) -> Iterator[str]:
    table = store.events().sort_by([("date", "ascending"), ("id", "ascending")])
    for batch in table.to_batches(max_chunksize=5000):
        for row in batch.to_pylist():
            yield json.dumps(plover_event(row), ensure_ascii=False, sort_keys=True) + "\n"


def event_pairs(store: Store, **filters: Any) -> pa.Table:
    """Events as flat rows, one for each actor and recipient: id, date, a, b, sectors, type, mode, evidence …

    Actors of an act without recipient are paired with each other, in both directions.
    """
    rows = []
    for row in store.events(**filters).to_pylist():
        sides = [(one, other) for one in row["actor"] for other in row["recipient"]]
        if not row["recipient"]:
            sides = [(one, other) for one in row["actor"] for other in row["actor"] if one is not other]
        for one, other in sides:
            rows.append(
                {
                    "id": row["id"],
                    "date": row["date"],
                    "date_end": row["date_end"],
                    "precision": row["precision"],
                    "actor": one["code"] or one["country"],
                    "actor_country": one["country"],
                    "actor_sector": one["sector"],
                    "actor_name": one["name"],
                    "recipient": other["code"] or other["country"],
                    "recipient_country": other["country"],
                    "recipient_sector": other["sector"],
                    "recipient_name": other["name"],
                    **{name: row[name] for name in _FLAT},
                    "contexts": ";".join(row["contexts"] or ()),
                }
            )
    schema = pa.schema(
        [(n, pa.string()) for n in ("id",)]
        + [("date", pa.date32()), ("date_end", pa.date32()), ("precision", pa.string())]
        + [
            (f"{side}{part}", pa.string())
            for side in ("actor", "recipient")
            for part in ("", "_country", "_sector", "_name")
        ]
        + list(_FLAT.items())
        + [("contexts", pa.string())]
    )
    return pa.Table.from_pylist(rows, schema=schema)


_FLAT = {
    "type": pa.string(),
    "mode": pa.string(),
    "modality": pa.string(),
    "quad": pa.string(),
    "score": pa.float64(),
    "plover_score": pa.float64(),
    "probability": pa.float64(),
    "place": pa.string(),
    "place_country": pa.string(),
    "document": pa.string(),
    "start": pa.int32(),
    "end": pa.int32(),
    "evidence": pa.string(),
    "source": pa.string(),
    "url": pa.string(),
    "lang": pa.string(),
    "published": pa.date32(),
    "origin": pa.string(),
}


def write_table(table: pa.Table, path: str | Path) -> Path:
    """The path of the table written as `.parquet`, `.csv`, `.tsv` or `.jsonl`, by its ending.

    In CSV lists become text joined by `;`, and records JSON. Raises `DegelError` for another ending.
    """
    path = Path(path)
    try:
        if path.suffix == ".parquet":
            import pyarrow.parquet as pq  # type: ignore[import-untyped,unused-ignore]

            pq.write_table(table, path, compression="zstd")
        elif path.suffix in (".csv", ".tsv"):
            import pyarrow.csv as pacsv  # type: ignore[import-untyped,unused-ignore]

            options = pacsv.WriteOptions(delimiter="\t" if path.suffix == ".tsv" else ",")
            pacsv.write_csv(_flat(table), path, options)
        elif path.suffix == ".jsonl":
            with path.open("w", encoding="utf-8", newline="\n") as file:
                for row in table.to_pylist():
                    file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
        else:
            raise DegelError(f"{path} has an unknown ending; use .csv, .tsv, .jsonl or .parquet")
    except OSError as error:
        raise StoreError(f"{path} cannot be written ({error.strerror or error})") from error
    return path


def _flat(table: pa.Table) -> pa.Table:
    for i, field in enumerate(table.schema):
        if pa.types.is_nested(field.type) or pa.types.is_binary(field.type):
            values = [_text(value) for value in table.column(i).to_pylist()]
            table = table.set_column(i, field.name, pa.array(values, pa.string()))
    return table


def _text(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ";".join(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)


def _entity(actor: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "code": actor["code"] or actor["country"],
        "country": actor["country"],
        "sector": actor["sector"],
        "entity_text": actor["name"],
        "office": actor["office"],
        "identifier_id": actor["wikidata"],
    }


def _day(value: Any) -> str | None:
    return None if value is None else value.isoformat()


def _dense(value: Any) -> Any:
    if isinstance(value, dict):
        found = {key: _dense(item) for key, item in value.items()}
        return {key: item for key, item in found.items() if item is not None and item != {}}
    if isinstance(value, list):
        return [_dense(item) for item in value]
    return value
