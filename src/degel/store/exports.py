"""The store's tables in formats of exchange: PLOVER JSONL, flat pairs, CSV and Parquet.

Lists of actors are expanded to pairs in flat tables (one row for each actor and recipient), and stay lists in
PLOVER JSONL and Parquet.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

from degel.errors import DegelError, StoreError

if TYPE_CHECKING:
    from .store import Store

__all__ = ["event_pairs", "plover_event", "polecat_table", "write_plover", "write_table"]

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


def write_plover(store: Store, path: str | Path, **filters: Any) -> int:
    """The number of events written to a file of one PLOVER JSON event a line, ordered by date and id."""
    count = 0
    with _whole(Path(path)) as partial, partial.open("w", encoding="utf-8", newline="\n") as file:
        for line in _plover_lines(store, filters):
            file.write(line)
            count += 1
    return count


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A path to write to that becomes `path` when all is written: a full disk leaves no half of a file behind."""
    partial = path.with_name(f".{path.name}.partial{path.suffix}")
    try:
        try:
            yield partial
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        remedy = "free some space" if error.errno == errno.ENOSPC else "give another path"
        raise StoreError(f"{path} cannot be written ({error.strerror or error}); {remedy}") from error


def _plover_lines(store: Store, filters: Mapping[str, Any]) -> Iterator[str]:
    table = store.events(**filters).sort_by([("date", "ascending"), ("id", "ascending")])
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
    if path.suffix not in (".parquet", ".csv", ".tsv", ".jsonl"):
        raise DegelError(f"{path} has an unknown ending; use .csv, .tsv, .jsonl or .parquet")
    with _whole(path) as partial:
        if path.suffix == ".parquet":
            import pyarrow.parquet as pq  # type: ignore[import-untyped,unused-ignore]

            pq.write_table(table, partial, compression="zstd")
        elif path.suffix == ".jsonl":
            with partial.open("w", encoding="utf-8", newline="\n") as file:
                for row in table.to_pylist():
                    file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
        else:
            import pyarrow.csv as pacsv  # type: ignore[import-untyped,unused-ignore]

            options = pacsv.WriteOptions(delimiter="\t" if path.suffix == ".tsv" else ",")
            pacsv.write_csv(_flat(table), partial, options)
    return path


def polecat_table(store: Store, **filters: Any) -> pa.Table:
    """Events that were done, one row for each actor and recipient, under the column names of POLECAT.

    What dégel does not measure (people and places of the story, GeoNames ids) is left empty; `Intensity` is the
    score as the manual prints it.
    """
    from degel.actors.states import systems

    rows = []
    for row in event_pairs(store, modality="done", **filters).to_pylist():
        found: dict[str, Any] = dict.fromkeys(_POLECAT)
        for side, part in (("Actor", "actor"), ("Recipient", "recipient")):
            country = row[f"{part}_country"]
            found[f"{side} Name"] = row[f"{part}_name"] or row[part]
            found[f"{side} Country"] = country
            found[f"{side} COW"] = systems(country, row["date"])[0] if country and row["date"] else None
            found[f"Primary {side} Sector"] = found[f"{side} Sectors"] = row[f"{part}_sector"]
        score = row["score"] if row["plover_score"] is None else row["plover_score"]
        found.update(
            {
                "Event ID": row["id"],
                "Event Date": _day(row["date"]),
                "Event Type": row["type"],
                "Event Mode": row["mode"],
                "Intensity": str(score),
                "Quad Code": str(_QUADS[row["quad"]]),
                "Contexts": row["contexts"] or None,
                "Placename": row["place"],
                "Country": row["place_country"],
                "Source": row["source"],
                "Publication Date": _day(row["published"]),
                "Language": row["lang"],
                "Version": "degel",
            }
        )
        rows.append(found)
    return pa.Table.from_pylist(rows, schema=pa.schema([(name, pa.string()) for name in _POLECAT]))


_POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip


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
